//! `study new`.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::{Timestamp, ToSpan};
use kin_sealing::WorkFactor;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::form::read;
use crate::commands::unlock::{self, Secrets};
use crate::study::{
    DEFAULT_SEALED_BYTES, Draft, FormRead, Opening, Passphrases, Study, StudyError, at_end_of, create, date,
    split,
};

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
    /// How the recovery key is split among custodians
    #[arg(long = "shares", value_name = "K-of-N", default_value = "2-of-3", conflicts_with = "single")]
    split: String,
    /// No working key at the desk: custodians meet whenever something is opened
    #[arg(long, conflicts_with = "single")]
    quorum_only: bool,
    /// One working key in one hand, without recovery: if it is lost, every response is lost
    #[arg(long)]
    single: bool,
    /// Keys without protection against a future quantum computer
    #[arg(long)]
    classical: bool,
    /// A study for practising: the forms of this one, with an id and keys of its own
    #[arg(long, value_name = "STUDY", conflicts_with = "forms")]
    training_of: Option<PathBuf>,
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
    StudyNewSingle,
    StudyNewClassical,
    StudyNewTraining { of: String },
    StudyNewTrainingContacts,
    StudyNewTrainingTitle { title: String },
    StudyNewNextKeys { folder: String },
    StudyNewNextCeremony { folder: String, shares: String },
}

pub(crate) fn run(args: New, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let now = clock::now();
    let folder = args.folder.clone();
    let live = args.training_of.as_deref().map(Study::open).transpose()?;
    // Whoever practises must not need, nor have in her hand, the key that opens real names.
    let leaves_contacts = live.is_some_and(|live| live.settings().contacts.is_some());
    let draft = draft(args, now, terminal)?;
    let passphrase = unlock::new(&unlock::Say::UnlockAskNewRoot, secrets, terminal)?;
    let office = unlock::new(&unlock::Say::UnlockAskNewOffice, secrets, terminal)?;
    let passphrases = Passphrases { root: &passphrase, office: &office };
    let study = create(&folder, &draft, passphrases, WorkFactor::DEFAULT)?;
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
    if let Some(of) = settings.training_of {
        terminal.say(&Say::StudyNewTraining { of: of.to_string() });
        if leaves_contacts {
            terminal.say(&Say::StudyNewTrainingContacts);
        }
    }
    if settings.classical {
        terminal.warn(&Say::StudyNewClassical);
    }
    match settings.opening.split() {
        None => {
            // Twice, as a thing that is easy to want and hard to live with: here, and where the key is made.
            terminal.warn(&Say::StudyNewSingle);
            terminal.say(&Say::StudyNewNextKeys { folder });
        }
        Some(split) => terminal.say(&Say::StudyNewNextCeremony { folder, shares: split.to_string() }),
    }
    Ok(())
}

/// A training study has the forms, the server and the size of the study it is for; its id and keys are its own, the
/// contact custodian's among them.
fn training(args: New, of: &Path, now: Timestamp, terminal: &mut Terminal) -> Result<Draft> {
    let live = Study::open(of)?;
    if live.settings().training_of.is_some() {
        return Err(StudyError::StudyTrainingOfTraining.into());
    }
    let opening = opening(&args)?;
    let settings = live.settings();
    Ok(Draft {
        title: args.title.map_or_else(
            || terminal.text(&Say::StudyNewTrainingTitle { title: settings.title.clone() }),
            |title| title.trim().to_owned(),
        ),
        server: args.server.unwrap_or_else(|| settings.server.clone()),
        now,
        expires: expires(args.expires, now, false, terminal)?,
        sealed_bytes: settings.sealed_bytes,
        opening,
        classical: args.classical,
        training_of: Some(settings.study),
        forms: live.asked_forms()?,
    })
}

fn opening(args: &New) -> Result<Opening> {
    let split = split(&args.split)?;
    Ok(match (args.single, args.quorum_only) {
        (true, _) => Opening::Single,
        (false, true) => Opening::Quorum(split),
        (false, false) => Opening::DeskWithRecovery(split),
    })
}

fn draft(args: New, now: Timestamp, terminal: &mut Terminal) -> Result<Draft> {
    if let Some(of) = args.training_of.clone() {
        return training(args, &of, now, terminal);
    }
    let (opening, classical) = (opening(&args)?, args.classical);
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
    let title = title.trim().to_owned();
    Ok(Draft { title, server, now, expires, sealed_bytes, opening, classical, training_of: None, forms })
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
