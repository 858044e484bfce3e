//! `release handover`.

use std::path::PathBuf;

use clap::Args;
use jiff::tz::Offset;
use kin_protocol::StudyId;
use kin_sealing::Recipient;
use kin_terminal::{Catalog, Exit, Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::disclosure::{Ledger, What};
use crate::ending::{Ending, OnDisk};
use crate::handing::{HandoverError, Released, Terms};
use crate::stated::stated;
use crate::study::date;

/// Hands a release over: seals its files to somebody else's key, with what they may be used for and until when.
///
/// Only what was released as a table or as records, or the page of a report, is handed over, unchanged. The file is opened
/// with any program for age files and holds a .zip archive.
#[derive(Debug, Args)]
pub(crate) struct Handover {
    /// The study's folder
    folder: PathBuf,
    /// The folder of the release, or the page of a report
    release: PathBuf,
    /// The public key of whoever receives it (age1…)
    #[arg(long, value_name = "RECIPIENT")]
    to: String,
    /// Who receives it: an office, a donor
    #[arg(long, value_name = "NAME")]
    receiver: String,
    /// What it may be used for
    #[arg(long, value_name = "TEXT")]
    purpose: String,
    /// The last day on which they may have it
    #[arg(long, value_name = "DATE")]
    expires: String,
    /// Who hands it over, by name
    #[arg(long, value_name = "NAME")]
    by: String,
    /// The sealed file to write; what is there is never overwritten
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    HandoverDone { out: String, release: u64, number: u64 },
    HandoverDoneNext { folder: String, number: u64, expires: String },
    HandoverTermsTitle { study: StudyId, release: u64 },
    HandoverTermsReceiver { receiver: String },
    HandoverTermsPurpose { purpose: String },
    HandoverTermsExpires { expires: String },
    HandoverTermsBy { by: String },
    HandoverTermsNobody,
    HandoverTermsNotOn,
    HandoverTermsDelete,
}

pub(crate) fn run(args: &Handover, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let now = clock::now();
    let terms = Terms {
        receiver: stated("--receiver", &args.receiver)?,
        recipient: args.to.trim().parse::<Recipient>().ending(Exit::Refused)?,
        purpose: stated("--purpose", &args.purpose)?,
        expires: date("--expires", &args.expires)?,
        by: stated("--by", &args.by)?,
    };
    if terms.expires < Offset::UTC.to_datetime(now).date() {
        return Err(HandoverError::HandoverExpired { expires: terms.expires.to_string() }.into());
    }
    let mut ledger = Ledger::of(&study)?;
    let released = Released::read(&args.release, &ledger)?;
    let release = released.number();
    let words = words(&terms, study.settings().study, release);
    let expires = terms.expires.to_string();
    let (sealed, entry) = released.seal(terms, &words)?;
    ledger.add(now, What::Handover(entry))?;
    let appended = ledger.write(&study)?;
    let number = appended.number;
    if let Err(error) = kin_disk::write_private(&args.out, sealed) {
        appended.undo(&study.layout().releases());
        return Err(error).on_disk();
    }
    terminal.say(&Say::HandoverDone { out: args.out.display().to_string(), release, number });
    terminal.say(&Say::HandoverDoneNext { folder: args.folder.display().to_string(), number, expires });
    Ok(())
}

/// The terms that lie beside the files, in both languages.
fn words(terms: &Terms, study: StudyId, release: u64) -> String {
    let lines = [
        Say::HandoverTermsTitle { study, release },
        Say::HandoverTermsReceiver { receiver: terms.receiver.clone() },
        Say::HandoverTermsPurpose { purpose: terms.purpose.clone() },
        Say::HandoverTermsExpires { expires: terms.expires.to_string() },
        Say::HandoverTermsBy { by: terms.by.clone() },
        Say::HandoverTermsNobody,
        Say::HandoverTermsNotOn,
        Say::HandoverTermsDelete,
    ];
    let mut text = String::new();
    for language in ["vi", "en"] {
        let catalog = Catalog::new(language, crate::ALL_LOCALES);
        for line in &lines {
            text.push_str(&catalog.line(line).text);
            text.push_str("\r\n");
        }
        text.push_str("\r\n");
    }
    text
}
