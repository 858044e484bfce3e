use clap::Args;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;
use serde_json::json;

use crate::clock::{Clock as _, SystemClock};
use crate::here::{Here, open_device};

/// Lists the forms that may be filled, and whether interviews may start.
#[derive(Debug, Args)]
pub(crate) struct Forms {
    /// Prints JSON for scripts
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    FormsHeadingForm,
    FormsHeadingVersion,
    FormsHeadingTitle,
    FormsHeadingLanguages,
    FormsNone,
}

pub(crate) fn run(args: &Forms, here: &Here, terminal: &mut Terminal) -> Result {
    // The study is the same whoever asks.
    let storage = here.at_work()?.swap_remove(0).storage;
    let device = open_device(&storage, terminal)?;
    let now = SystemClock.now();
    let mut forms = Vec::new();
    for reference in device.note().asked_forms() {
        forms.push(device.read_form(&storage, reference)?);
    }
    if args.json {
        let language = terminal.catalog().language().to_owned();
        let listed: Vec<_> = forms
            .iter()
            .map(|form| {
                json!({
                    "id": form.id(), "version": form.version(), "title": form.title().in_language(&language),
                    "languages": form.languages(), "sha256": kin_protocol::Digest::from_bytes(form.digest()),
                })
            })
            .collect();
        let note = device.note();
        let listing =
            json!({ "note": { "version": note.version, "state": device.note_state(&now) }, "forms": listed });
        super::print_json(terminal, &listing);
        return Ok(());
    }
    if forms.is_empty() {
        terminal.say(&Say::FormsNone);
    } else {
        let headings = [
            Say::FormsHeadingForm,
            Say::FormsHeadingVersion,
            Say::FormsHeadingTitle,
            Say::FormsHeadingLanguages,
        ];
        let mut table = Table::new(headings.iter().map(|heading| terminal.text(heading)).collect());
        for form in &forms {
            table.row(vec![
                form.id().to_owned(),
                form.version().to_owned(),
                form.title().in_language(terminal.catalog().language()).to_owned(),
                form.languages().join(", "),
            ]);
        }
        terminal.table(&table);
    }
    if let Some(warning) = device.clock_warning(&now) {
        terminal.warn(&warning);
    }
    if let Err(error) = device.start(&now) {
        terminal.warn(&error);
    }
    Ok(())
}
