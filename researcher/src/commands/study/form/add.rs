//! `study form add`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::form::{diff, read};
use crate::commands::marked;
use crate::stated::stated;
use crate::study::Statement;

/// Adds a form to a study under way, or a newer version of one it has.
///
/// Shows what changes, as form diff does. Refused where answers that were given before would lose their place or their meaning, or where
/// names would come to the desk that no contact custodian keeps: unless people accept that, whose names and reason are kept with the
/// study. A version that was retired is taken up again with the same file.
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// The study's folder
    folder: PathBuf,
    /// The form's file
    file: PathBuf,
    /// Takes it all the same, though answers lose their place or names come to the desk
    #[arg(long, requires_all = ["why", "decided"])]
    accept: bool,
    /// Why that is accepted
    #[arg(long, value_name = "REASON", requires = "accept")]
    why: Option<String>,
    /// Someone who accepts it, by name
    #[arg(long = "decided-by", value_name = "NAME", requires = "accept")]
    decided: Vec<String>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    StudyFormAddAgainst { form: String, before: String, version: String },
    StudyFormAddDone { form: String, version: String, note: String },
    StudyFormAddAgain { form: String, version: String, note: String },
    StudyFormAddAsked { form: String, version: String },
    StudyFormAddNewerAsked { form: String, version: String },
    StudyFormAddLists { form: String },
    StudyFormNext { folder: String },
}

pub(crate) fn run(args: &Add, terminal: &mut Terminal) -> Result {
    let (mut study, _lock) = marked::change(&args.folder, terminal)?;
    let form = read(&args.file, terminal)?;
    let accepts = match &args.why {
        Some(why) if args.accept => {
            let by = args.decided.iter().map(|name| stated("--decided-by", name));
            let by = by.collect::<std::result::Result<_, _>>()?;
            Some(Statement { by, why: stated("--why", why)? })
        }
        _ => None,
    };
    let now = clock::now();
    let considered = study.consider(&form, now)?;
    let version = form.form.version().to_owned();
    for (before, changes) in &considered.changes {
        let (form, before, version) = (form.form.id().to_owned(), before.clone(), version.clone());
        terminal.say(&Say::StudyFormAddAgainst { form, before, version });
        diff::tell(changes, terminal);
        terminal.raw("\n");
    }
    let added = study.add_form(&form, &considered, accepts, now)?;
    let (form, note) = (added.id.clone(), added.note.to_string());
    let is_asked = added.asked == version;
    terminal.say(&if considered.again {
        Say::StudyFormAddAgain { form, version, note }
    } else {
        Say::StudyFormAddDone { form, version, note }
    });
    let (form, version) = (added.id.clone(), added.asked);
    terminal.say(&if is_asked {
        Say::StudyFormAddAsked { form, version }
    } else {
        Say::StudyFormAddNewerAsked { form, version }
    });
    if !considered.changes.is_empty() {
        terminal.say(&Say::StudyFormAddLists { form: added.id });
    }
    terminal.say(&Say::StudyFormNext { folder: args.folder.display().to_string() });
    Ok(())
}
