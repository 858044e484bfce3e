//! `study new`.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::{Timestamp, ToSpan};
use kin_sealing::WorkFactor;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::form::read;
use crate::commands::unlock;
use crate::study::{DEFAULT_SEALED_BYTES, Draft, FormRead, StudyError, at_end_of, create, date};

/// Makes a study in a new folder: its id, its root key under a passphrase, its forms.
///
/// Whatever is not given is asked for, when there is someone to ask.
#[derive(Debug, Args)]
pub(crate) struct New {
    /// The study's folder, which must be new or empty
    folder: PathBuf,
    /// A neutral title, which everyone may read
    #[arg(long)]
    title: Option<String>,
    /// Where devices send to: https://…
    #[arg(long, value_name = "URL")]
    server: Option<String>,
    /// A form of the study; may be given several times
    #[arg(long = "form", value_name = "FILE", num_args = 1..)]
    forms: Vec<PathBuf>,
    /// The last day of the study, as 2027-12-31; a year from now when not given
    #[arg(long, value_name = "DATE")]
    expires: Option<String>,
    /// The one size of all sealed responses, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = DEFAULT_SEALED_BYTES)]
    sealed_bytes: u32,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    StudyNewAskTitle,
    StudyNewAskServer,
    StudyNewAskExpires { default: String },
    StudyNewAskSealedBytes { default: String },
    StudyNewAskForm,
    StudyNewAskAnotherForm,
    StudyNewMade { title: String, folder: String, study: String },
    StudyNewForm { form: String, version: String },
    StudyNewOneRoot,
    StudyNewNext { folder: String },
}

pub(crate) fn run(args: New, passphrase: Option<&Path>, terminal: &mut Terminal) -> Result {
    let now = clock::now();
    let folder = args.folder.clone();
    let draft = draft(args, now, terminal)?;
    let passphrase = unlock::new(&unlock::Say::UnlockAskNewRoot, passphrase, terminal)?;
    let study = create(&folder, &draft, &passphrase, WorkFactor::DEFAULT)?;
    let folder = folder.display().to_string();
    let settings = study.settings();
    terminal.say(&Say::StudyNewMade {
        title: settings.title.clone(),
        folder: folder.clone(),
        study: settings.study.to_string(),
    });
    for form in &settings.forms {
        terminal.say(&Say::StudyNewForm { form: form.id.clone(), version: form.version.clone() });
    }
    terminal.say(&Say::StudyNewOneRoot);
    terminal.say(&Say::StudyNewNext { folder });
    Ok(())
}

fn draft(args: New, now: Timestamp, terminal: &mut Terminal) -> Result<Draft> {
    // Guided only when a person sits there and something is missing: a script gets the same refusal every time.
    let guided =
        terminal.is_interactive() && (args.title.is_none() || args.server.is_none() || args.forms.is_empty());
    let missing = |flag: &str| StudyError::StudyFlagMissing { flag: flag.to_owned() };
    let title = match args.title {
        None if guided => terminal.ask(&Say::StudyNewAskTitle)?,
        given => given.ok_or_else(|| missing("--title"))?,
    };
    let server = match args.server {
        None if guided => terminal.ask(&Say::StudyNewAskServer)?,
        given => given.ok_or_else(|| missing("--server"))?,
    };
    let expires = expires(args.expires, now, guided, terminal)?;
    let sealed_bytes = if guided && args.sealed_bytes == DEFAULT_SEALED_BYTES {
        sealed_bytes(terminal)?
    } else {
        args.sealed_bytes
    };
    let mut forms: Vec<FormRead> = Vec::new();
    for path in &args.forms {
        forms.push(read(path, terminal)?);
    }
    if guided && forms.is_empty() {
        forms.push(read(Path::new(terminal.ask(&Say::StudyNewAskForm)?.trim()), terminal)?);
        loop {
            let path = terminal.ask(&Say::StudyNewAskAnotherForm)?;
            if path.trim().is_empty() {
                break;
            }
            forms.push(read(Path::new(path.trim()), terminal)?);
        }
    }
    let server = server.trim().trim_end_matches('/').to_owned();
    Ok(Draft { title: title.trim().to_owned(), server, now, expires, sealed_bytes, forms })
}

fn expires(
    given: Option<String>,
    now: Timestamp,
    guided: bool,
    terminal: &mut Terminal,
) -> Result<Timestamp> {
    let today = jiff::tz::Offset::UTC.to_datetime(now).date();
    let in_a_year = today.saturating_add(1.year());
    let text = match given {
        None if guided => terminal.ask(&Say::StudyNewAskExpires { default: in_a_year.to_string() })?,
        given => given.unwrap_or_default(),
    };
    if text.trim().is_empty() { Ok(at_end_of(in_a_year)) } else { Ok(at_end_of(date("--expires", &text)?)) }
}

fn sealed_bytes(terminal: &mut Terminal) -> Result<u32> {
    let text = terminal.ask(&Say::StudyNewAskSealedBytes { default: DEFAULT_SEALED_BYTES.to_string() })?;
    if text.trim().is_empty() {
        return Ok(DEFAULT_SEALED_BYTES);
    }
    Ok(text.trim().parse().map_err(|_| StudyError::StudyFlagMissing { flag: "--sealed-bytes".to_owned() })?)
}
