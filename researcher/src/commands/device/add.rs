//! `device add`.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::{Timestamp, ToSpan};
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::study::{DEFAULT_BOOK_VOUCHERS, NewDevice, StudyError, at_end_of, date};

/// Makes the enrolment package of one more device, signed with the office's key, and notes the device in the registry.
///
/// The package holds secrets: give it by hand, together with the fingerprint on paper, and do not keep it.
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// The study's folder
    folder: PathBuf,
    /// What the team calls the device
    label: String,
    /// The code of the enumerator who uses it; never a name
    #[arg(long, value_name = "CODE")]
    enumerator: String,
    /// The file of the enrolment package
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The last day on which the package may be used; 30 days from now when not given
    #[arg(long, value_name = "DATE")]
    expires: Option<String>,
    /// How many responses it can send before it needs another package
    #[arg(long, value_name = "N", default_value_t = DEFAULT_BOOK_VOUCHERS)]
    vouchers: u32,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    DeviceAddDone { label: String, enumerator: String, package: String, expires: String },
    DeviceAddNext { folder: String },
    DeviceMinted { vouchers: u64, folder: String },
}

pub(crate) fn run(args: Add, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (study, lock) = marked::change(&args.folder, terminal)?;
    let now = clock::now();
    let expires = expires(args.expires.as_deref(), now)?;
    let device = NewDevice {
        label: args.label.clone(),
        enumerator: args.enumerator.clone(),
        expires,
        vouchers: args.vouchers,
    };
    let passphrase = unlock::known(&unlock::Say::UnlockAskOffice, secrets, terminal)?;
    let office = study.unlock_office(&passphrase)?;
    let minted = study.add_device(&lock, device, &office, now, &args.out)?;
    terminal.say(&Say::DeviceAddDone {
        label: args.label,
        enumerator: args.enumerator,
        package: args.out.display().to_string(),
        expires: expires.to_string(),
    });
    terminal.say(&Say::DeviceAddNext { folder: args.folder.display().to_string() });
    tell_minted(minted, &args.folder, terminal);
    Ok(())
}

/// Vouchers that the server does not know yet.
pub(super) fn tell_minted(vouchers: u64, folder: &Path, terminal: &mut Terminal) {
    if vouchers > 0 {
        terminal.say(&Say::DeviceMinted { vouchers, folder: folder.display().to_string() });
    }
}

pub(super) fn expires(given: Option<&str>, now: Timestamp) -> Result<Timestamp> {
    let last_day = match given {
        Some(text) => date("--expires", text)?,
        None => jiff::tz::Offset::UTC.to_datetime(now).date().saturating_add(30.days()),
    };
    let expires = at_end_of(last_day);
    if expires <= now {
        return Err(StudyError::StudyDatePast { flag: "--expires".to_owned() }.into());
    }
    Ok(expires)
}
