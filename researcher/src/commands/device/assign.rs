//! `device assign`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::study::{DEFAULT_BOOK_VOUCHERS, Lists, Out};

/// Makes a package for one device: the newest study note with all that leads to it, its forms, vouchers, and what it is to do.
///
/// It is sealed to that device alone and signed with the office's key. The enumerator takes it in with
/// `kin-collector update`, or her device fetches it from the server when it sends.
#[derive(Debug, Args)]
pub(crate) struct Assign {
    /// The study's folder
    folder: PathBuf,
    /// What the team calls the device
    label: String,
    /// The file of the package
    #[arg(long, value_name = "FILE", required_unless_present = "for_server")]
    out: Option<PathBuf>,
    /// Writes it into this folder instead, under the name by which its device asks a server for it: for `kin-server study packages`
    #[arg(long, value_name = "FOLDER", conflicts_with = "out")]
    for_server: Option<PathBuf>,
    /// The last day on which the device takes it in; 30 days from now when not given
    #[arg(long, value_name = "DATE")]
    expires: Option<String>,
    /// How many responses more the device can send; 0 for none
    #[arg(long, value_name = "N", default_value_t = DEFAULT_BOOK_VOUCHERS)]
    vouchers: u32,
    /// A list of cases to visit with a form: a CSV file whose columns are questions, filled in beforehand; may be given more than once
    #[arg(long = "sample", value_name = "FORM=FILE")]
    samples: Vec<String>,
    /// How many interviews of a kind are wanted: a CSV file with name, form, question, answer, `at_most`
    #[arg(long, value_name = "FILE")]
    quotas: Option<PathBuf>,
    /// What to do: a CSV file with id, kind (recontact, `back_check`, question), form, submission, words, due
    #[arg(long, value_name = "FILE")]
    tasks: Option<PathBuf>,
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
    let lists =
        Lists { samples: &args.samples, quotas: args.quotas.as_deref(), tasks: args.tasks.as_deref() };
    let payload = study.lists(&lists)?;
    let passphrase = unlock::known(&unlock::Say::UnlockAskOffice, secrets, terminal)?;
    let office = study.unlock_office(&passphrase)?;
    let times = (now, expires);
    let out = match (&args.out, &args.for_server) {
        (Some(file), _) => Out::File(file),
        (None, folder) => Out::ForServer(folder.as_deref().expect("one of the two is required")),
    };
    let made = study.assign(&lock, &args.label, &office, (payload, args.vouchers), times, out)?;
    terminal.say(&Say::DeviceAssignDone {
        label: args.label.clone(),
        number: made.number.to_string(),
        version: made.version.to_string(),
        package: made.file.display().to_string(),
    });
    super::add::tell_minted(made.minted, &args.folder, terminal);
    Ok(())
}
