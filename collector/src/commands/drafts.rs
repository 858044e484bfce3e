use clap::Args;
use kin_conversation::yes_or_no;
use kin_terminal::{Exit, Failure, Result, Table, Terminal};
use serde::Serialize;
use serde_json::json;

use crate::here::{Here, open_device};
use crate::holding::{self, Listed};
use crate::storage::{DraftId, Storage};
use crate::vault::OpenVault;

/// Lists the interviews that were left or cut off: they are kept here, sealed, until they are taken up or discarded.
#[derive(Debug, Args)]
pub(crate) struct Drafts {
    /// Throws the draft of this number away, for ever
    #[arg(long, value_name = "NUMBER", conflicts_with = "json")]
    discard: Option<usize>,
    /// Discards without asking
    #[arg(long, requires = "discard")]
    yes: bool,
    /// Prints JSON for scripts
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    DraftsNone,
    DraftsHeadingNumber,
    DraftsHeadingForm,
    DraftsHeadingBegan,
    DraftsHeadingProgress,
    DraftsHeadingLabel,
    DraftsDiscardAsk { number: usize },
    DraftsDiscarded { number: usize },
    DraftsKept,
}

/// A draft that is not there.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum DraftsError {
    #[error("there is no draft of that number")]
    DraftsNoSuchNumber { count: usize },
    #[error("there are several drafts")]
    DraftsWhichOne { count: usize },
}

impl From<DraftsError> for Failure {
    fn from(error: DraftsError) -> Self {
        Self::error(Exit::Usage, &error)
    }
}

pub(crate) fn run(args: &Drafts, here: &Here, terminal: &mut Terminal) -> Result {
    let mut storage = here.storage(terminal)?;
    let device = open_device(&storage, terminal)?;
    let vault = device.unlock(&storage, &here.passphrase(terminal)?)?;
    if let Some(number) = args.discard {
        let id = numbered(Some(number), &storage, &vault)?;
        if !args.yes && !is_sure(number, terminal)? {
            terminal.say(&Say::DraftsKept);
            return Ok(());
        }
        holding::discard(&mut storage, id)?;
        terminal.say(&Say::DraftsDiscarded { number });
        return Ok(());
    }
    let drafts = holding::list(&storage, &vault)?;
    if args.json {
        let listed: Vec<_> =
            drafts.iter().enumerate().map(|(index, draft)| as_json(index + 1, draft)).collect();
        super::print_json(terminal, &json!({ "drafts": listed }));
        return Ok(());
    }
    if drafts.is_empty() {
        terminal.say(&Say::DraftsNone);
        return Ok(());
    }
    let headings = [
        Say::DraftsHeadingNumber,
        Say::DraftsHeadingForm,
        Say::DraftsHeadingBegan,
        Say::DraftsHeadingProgress,
        Say::DraftsHeadingLabel,
    ];
    let mut table = Table::new(headings.iter().map(|heading| terminal.text(heading)).collect());
    table.right(0);
    for (index, draft) in drafts.iter().enumerate() {
        table.row(vec![
            (index + 1).to_string(),
            format!("{} {}", draft.form, draft.version),
            draft.began.replace('T', " "),
            progress(draft),
            draft.label.as_ref().map(|label| label.as_str().to_owned()).unwrap_or_default(),
        ]);
    }
    terminal.table(&table);
    Ok(())
}

/// How far it came; at the review there is no question any more.
pub(crate) fn progress(draft: &Listed) -> String {
    match draft.progress {
        (0, _) => "✓".to_owned(),
        (position, of) => format!("{position}/{of}"),
    }
}

fn as_json(number: usize, draft: &Listed) -> serde_json::Value {
    json!({
        "number": number, "form": draft.form, "version": draft.version, "began": draft.began, "saved": draft.saved,
        "label": draft.label.as_ref().map(|label| label.as_str()), "position": draft.progress.0, "of": draft.progress.1,
    })
}

/// The draft of a number in the list; of none, the only one there is.
pub(super) fn numbered(number: Option<usize>, storage: &dyn Storage, vault: &OpenVault) -> Result<DraftId> {
    let drafts = holding::list(storage, vault)?;
    let count = drafts.len();
    let number = match number {
        Some(number) => number,
        None if count > 1 => return Err(DraftsError::DraftsWhichOne { count }.into()),
        None => 1,
    };
    let found = number.checked_sub(1).and_then(|index| drafts.get(index));
    Ok(found.ok_or(DraftsError::DraftsNoSuchNumber { count })?.id)
}

fn is_sure(number: usize, terminal: &mut Terminal) -> Result<bool> {
    loop {
        if let Some(answer) = yes_or_no(&terminal.ask(&Say::DraftsDiscardAsk { number })?) {
            return Ok(answer);
        }
    }
}
