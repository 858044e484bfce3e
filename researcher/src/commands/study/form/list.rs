//! `study form list`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;
use serde_json::json;

use crate::commands::marked;
use crate::study::{Study, StudyForm};

/// Lists every version of every form that the study ever had: since which note, and what is asked now.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// The study's folder
    folder: PathBuf,
    /// Prints JSON, for programs
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    StudyFormListForm,
    StudyFormListVersion,
    StudyFormListSince,
    StudyFormListState,
    StudyFormListAsked,
    StudyFormListListed,
    StudyFormListRetired { note: String },
    StudyFormListAccepted { form: String, version: String, at: String, by: String, why: String },
    StudyFormListUnsigned { note: String, folder: String },
}

pub(crate) fn run(args: &List, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    if args.json {
        as_json(&study, terminal);
        return Ok(());
    }
    let settings = study.settings();
    let headings =
        [Say::StudyFormListForm, Say::StudyFormListVersion, Say::StudyFormListSince, Say::StudyFormListState];
    let mut table = Table::new(headings.iter().map(|heading| terminal.text(heading)).collect());
    table.right(2);
    for (form, is_asked) in in_order(&study) {
        let state = match form.retired {
            Some(note) => Say::StudyFormListRetired { note: note.to_string() },
            None if is_asked => Say::StudyFormListAsked,
            None => Say::StudyFormListListed,
        };
        let (since, state) = (form.since.to_string(), terminal.text(&state));
        table.row(vec![form.id.clone(), form.version.clone(), since, state]);
    }
    terminal.table(&table);
    for (form, accepted) in in_order(&study).filter_map(|(form, _)| Some((form, form.accepted.as_ref()?))) {
        terminal.say(&Say::StudyFormListAccepted {
            form: form.id.clone(),
            version: form.version.clone(),
            at: accepted.at.strftime("%Y-%m-%d").to_string(),
            by: accepted.by.join(", "),
            why: accepted.why.clone(),
        });
    }
    let next = settings.note_version + 1;
    if settings.forms.iter().any(|form| form.since == next || form.retired == Some(next)) {
        let folder = args.folder.display().to_string();
        terminal.say(&Say::StudyFormListUnsigned { note: next.to_string(), folder });
    }
    Ok(())
}

/// Form by form, each from its oldest version on; and whether interviews begin with it.
fn in_order(study: &Study) -> impl Iterator<Item = (&StudyForm, bool)> {
    let settings = study.settings();
    settings.form_ids().into_iter().flat_map(move |id| {
        let asked = settings.asked(id).map(|asked| asked.digest);
        let versions = settings.forms.iter().filter(move |form| form.id == id);
        versions.map(move |form| (form, asked == Some(form.digest)))
    })
}

fn as_json(study: &Study, terminal: &mut Terminal) {
    let forms = in_order(study).map(|(form, is_asked)| {
        let accepted = form.accepted.as_ref().map(|accepted| {
            json!({ "at": accepted.at, "by": accepted.by, "why": accepted.why,
                    "orphaning": accepted.orphaning, "names": accepted.names })
        });
        json!({ "id": form.id, "version": form.version, "sha256": form.digest, "since": form.since,
                "retired": form.retired, "asked": is_asked, "accepted": accepted })
    });
    let listing = json!({ "note": study.settings().note_version, "forms": forms.collect::<Vec<_>>() });
    terminal.raw(&format!("{listing:#}\n"));
}
