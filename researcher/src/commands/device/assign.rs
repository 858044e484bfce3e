//! `device assign`.

use std::path::PathBuf;

use clap::Args;
use kin_protocol::assignment::Payload;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::study::DEFAULT_BOOK_VOUCHERS;

/// Makes a package for one device: the newest study note with all that leads to it, its forms, and vouchers.
///
/// It is sealed to that device alone and signed with the office's key. The enumerator takes it in with
/// `kin-collector update`.
#[derive(Debug, Args)]
pub(crate) struct Assign {
    /// The study's folder
    folder: PathBuf,
    /// What the team calls the device
    label: String,
    /// The file of the package
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The last day on which the device takes it in; 30 days from now when not given
    #[arg(long, value_name = "DATE")]
    expires: Option<String>,
    /// How many responses more the device can send; 0 for none
    #[arg(long, value_name = "N", default_value_t = DEFAULT_BOOK_VOUCHERS)]
    vouchers: u32,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    DeviceAssignDone { label: String, number: String, version: String, package: String },
}

pub(crate) fn run(args: &Assign, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (study, lock) = marked::change(&args.folder, terminal)?;
    let now = clock::now();
    let expires = super::add::expires(args.expires.as_deref(), now)?;
    let passphrase = unlock::known(&unlock::Say::UnlockAskOffice, secrets, terminal)?;
    let office = study.unlock_office(&passphrase)?;
    let (payload, times) = (Payload::default(), (now, expires));
    let made = study.assign(&lock, &args.label, &office, (payload, args.vouchers), times, &args.out)?;
    terminal.say(&Say::DeviceAssignDone {
        label: args.label.clone(),
        number: made.number.to_string(),
        version: made.version.to_string(),
        package: args.out.display().to_string(),
    });
    super::add::tell_minted(made.minted, &args.folder, terminal);
    Ok(())
}
