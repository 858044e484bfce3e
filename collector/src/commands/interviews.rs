use clap::Args;
use kin_sealing::Kind;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;
use serde_json::json;

use crate::commands::outbox;
use crate::here::{Here, open_device};
use crate::interviews::{self, Listed};
use crate::storage::Storage;
use crate::vault::OpenVault;

/// Lists the interviews that were sealed on this device: when, with which form, your label, where each of them is.
///
/// There are no answers in it: nobody here can read them any more. An interview leaves the list 30 days after the server received it.
#[derive(Debug, Args)]
pub(crate) struct Interviews {
    /// Prints JSON for scripts
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    InterviewsNone,
    InterviewsHeadingFinished,
    InterviewsHeadingKind,
    InterviewsHeadingLabel,
    InterviewsOriginal,
    InterviewsPartial,
    InterviewsRefusal,
    InterviewsCorrection { of: u64 },
    InterviewsOther,
    InterviewsUnreadable { count: u64 },
}

pub(crate) fn run(args: &Interviews, here: &Here, terminal: &mut Terminal) -> Result {
    let storage = here.storage(terminal)?;
    let device = open_device(&storage, terminal)?;
    let vault = device.unlock(&storage, &here.passphrase(terminal)?)?;
    let interviews = interviews::list(&storage, &vault)?;
    drop(vault);
    if args.json {
        let listed: Vec<_> = interviews.listed.iter().map(as_json).collect();
        super::print_json(terminal, &json!({ "interviews": listed, "unreadable": interviews.unreadable }));
        return Ok(());
    }
    show(&interviews, terminal);
    Ok(())
}

/// Shows the list of a vault that is open.
pub(crate) fn tell(storage: &dyn Storage, vault: &OpenVault, terminal: &mut Terminal) -> Result {
    show(&interviews::list(storage, vault)?, terminal);
    Ok(())
}

fn show(interviews: &interviews::Interviews, terminal: &mut Terminal) {
    if interviews.listed.is_empty() {
        terminal.say(&Say::InterviewsNone);
    } else {
        let headings = [
            terminal.text(&outbox::Say::OutboxHeadingNumber),
            terminal.text(&Say::InterviewsHeadingFinished),
            terminal.text(&super::forms::Say::FormsHeadingForm),
            terminal.text(&Say::InterviewsHeadingKind),
            terminal.text(&Say::InterviewsHeadingLabel),
            terminal.text(&outbox::Say::OutboxHeadingPlace),
        ];
        let mut table = Table::new(headings.to_vec());
        table.right(0);
        for listed in &interviews.listed {
            table.row(vec![
                listed.sequence.to_string(),
                to_the_minute(&listed.finished),
                format!("{} {}", listed.form.id, listed.form.version),
                terminal.text(&kind(listed)),
                listed.label.as_ref().map_or(String::new(), |label| label.as_str().to_owned()),
                terminal.text(&outbox::place(listed.place)),
            ]);
        }
        terminal.table(&table);
    }
    if interviews.unreadable > 0 {
        terminal.warn(&Say::InterviewsUnreadable { count: interviews.unreadable });
    }
}

/// As the clock on the wall showed it.
pub(crate) fn to_the_minute(finished: &str) -> String {
    finished.chars().take(16).map(|c| if c == 'T' { ' ' } else { c }).collect()
}

fn kind(listed: &Listed) -> Say {
    match (listed.kind, listed.corrects) {
        (Kind::Original, _) => Say::InterviewsOriginal,
        (Kind::Partial, _) => Say::InterviewsPartial,
        (Kind::Refusal, _) => Say::InterviewsRefusal,
        (Kind::Correction, Some(of)) => Say::InterviewsCorrection { of },
        _ => Say::InterviewsOther,
    }
}

fn as_json(listed: &Listed) -> serde_json::Value {
    let (place, day) = outbox::place_as_json(listed.place);
    json!({
        "sequence": listed.sequence, "finished": listed.finished, "form": listed.form.id,
        "version": listed.form.version, "kind": listed.kind, "corrects": listed.corrects,
        "label": listed.label.as_ref().map(|label| label.as_str()), "place": place, "received_on": day,
    })
}
