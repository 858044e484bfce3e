//! `contacts open`.

use std::path::PathBuf;

use clap::Args;
use kin_protocol::handover::{ContactHandover, MAX_HANDOVER_BYTES};
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::commands::unlock::{self, Secrets};
use crate::contacts::{open_handover, unlock_key, write_csv};
use crate::ending::{Ending, OnDisk};

/// Opens a hand-over with the contact custodian's key, on her machine, and writes names and telephone numbers to a file in
/// the clear. Ends with exit code 3 when something was found wrong; what could be opened is then in the file.
#[derive(Debug, Args)]
pub(crate) struct Open {
    /// The hand-over, from contacts extract
    file: PathBuf,
    /// The contact key: identity.age in the folder of contacts new
    #[arg(long, value_name = "FILE")]
    identity: PathBuf,
    /// The CSV file to write; what is there is never overwritten
    #[arg(long, value_name = "FILE")]
    csv: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    ContactsOpenDone { file: String, interviews: u64 },
    ContactsOpenNone,
    ContactsOpenNotOpened { submission: String },
    ContactsOpenFindings { count: u64 },
    ContactsOpenInTheClear { file: String },
}

/// The words of a finding: its name is their id.
#[derive(Serialize)]
struct Counted {
    id: &'static str,
    count: u64,
}

pub(crate) fn run(args: &Open, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let bytes = kin_disk::read(&args.file, MAX_HANDOVER_BYTES as u64).on_disk()?;
    let handover = ContactHandover::parse(&bytes).ending(Exit::Refused)?;
    let ask = unlock::Say::UnlockAskContact { file: args.identity.display().to_string() };
    let passphrase = unlock::known(&ask, secrets, terminal)?;
    let identity = unlock_key(&args.identity, &passphrase)?;
    let opened = open_handover(&handover, &identity);
    let file = args.csv.display().to_string();
    // A file of headings alone would only look as if something had been opened.
    if opened.opened() > 0 {
        write_csv(&opened, &args.csv)?;
        terminal.say(&Say::ContactsOpenDone { file: file.clone(), interviews: opened.opened() });
        terminal.warn(&Say::ContactsOpenInTheClear { file });
    } else {
        terminal.say(&Say::ContactsOpenNone);
    }
    if opened.findings.is_empty() {
        return Ok(());
    }
    for submission in opened.findings.keys() {
        terminal.say(&Say::ContactsOpenNotOpened { submission: submission.clone() });
    }
    let count = opened.findings.len() as u64;
    let failure = Failure::new(Exit::Findings, &Say::ContactsOpenFindings { count });
    Err(opened
        .counted()
        .into_iter()
        .fold(failure, |failure, (finding, count)| failure.because(&Counted { id: finding.into(), count })))
}
