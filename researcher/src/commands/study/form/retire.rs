//! `study form retire`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use super::add;
use crate::commands::marked;

/// Retires a form, or one version of it: from the next study note on no interview begins with it.
///
/// Interviews under way are finished, sealed ones corrected, and everything that was given under it is opened and counted as before. Of a
/// version that no note has listed yet nothing is kept.
#[derive(Debug, Args)]
pub(crate) struct Retire {
    /// The study's folder
    folder: PathBuf,
    /// The form's id
    form: String,
    /// This version alone; all of them when not given
    #[arg(long = "of", value_name = "VERSION")]
    version: Option<String>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    StudyFormRetireDone { form: String, versions: String },
    StudyFormRetireUnseen { form: String, versions: String },
    StudyFormRetireAsked { form: String, version: String },
    StudyFormRetireNone { form: String },
}

pub(crate) fn run(args: &Retire, terminal: &mut Terminal) -> Result {
    let (mut study, _lock) = marked::change(&args.folder, terminal)?;
    let retired = study.retire_form(&args.form, args.version.as_deref())?;
    let form = || args.form.clone();
    if !retired.versions.is_empty() {
        terminal.say(&Say::StudyFormRetireDone { form: form(), versions: retired.versions.join(", ") });
    }
    if !retired.unseen.is_empty() {
        terminal.say(&Say::StudyFormRetireUnseen { form: form(), versions: retired.unseen.join(", ") });
    }
    terminal.say(&match retired.asked {
        Some(version) => Say::StudyFormRetireAsked { form: form(), version },
        None => Say::StudyFormRetireNone { form: form() },
    });
    terminal.say(&add::Say::StudyFormNext { folder: args.folder.display().to_string() });
    Ok(())
}
