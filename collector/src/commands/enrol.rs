use std::path::PathBuf;

use clap::Args;
use kin_protocol::package::MAX_PACKAGE_BYTES;
use kin_sealing::WorkFactor;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::chance::SystemChance;
use crate::clock::{Clock as _, SystemClock};
use crate::device::DeviceSay;
use crate::enrolment::{Candidate, Confirmed, EnrolmentError};
use crate::enumerators;
use crate::folder::NewFolder;
use crate::here::Here;
use crate::storage::{Storage as _, StorageError};
use crate::vault;

/// Makes this a device of a study, from an enrolment package and the fingerprint on paper.
///
/// Nothing is written until six groups of the study's fingerprint have been compared with the paper.
#[derive(Debug, Args)]
pub(crate) struct Enrol {
    /// The enrolment package from the research team
    package: PathBuf,
    /// Reads the whole fingerprint from a file, instead of asking for six of its groups
    #[arg(long, value_name = "FILE")]
    fingerprint_file: Option<PathBuf>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    EnrolStudy { title: String },
    EnrolCompare { groups: usize },
    EnrolGroup { group: usize },
    EnrolPassphrase { least: usize },
    EnrolDone { title: String, folder: String },
}

/// A fingerprint has 71 letters; the file may hold a line or two around them.
const MAX_FINGERPRINT_BYTES: u64 = 4096;

pub(crate) fn run(args: &Enrol, here: &Here, terminal: &mut Terminal) -> Result {
    let folder = here.folder()?;
    let refused = |error: kin_disk::DiskError| Failure::error(Exit::Refused, &error);
    let bytes = kin_disk::read(&args.package, MAX_PACKAGE_BYTES as u64).map_err(refused)?;
    let bytes = Zeroizing::new(bytes);
    let candidate = Candidate::read(&bytes, SystemClock.now().timestamp)?;
    let title = candidate.title().to_owned();
    let folder = enumerators::place_for(&folder, candidate.study(), candidate.enumerator())?;
    terminal.say(&Say::EnrolStudy { title: title.clone() });
    if candidate.is_training() {
        terminal.warn(&DeviceSay::DeviceTraining);
    }
    let mut chance = SystemChance::default();
    let confirmed = match &args.fingerprint_file {
        Some(file) => {
            let bytes = kin_disk::read(file, MAX_FINGERPRINT_BYTES).map_err(refused)?;
            let text =
                std::str::from_utf8(&bytes).map_err(|_| EnrolmentError::EnrolmentFingerprintNotText)?;
            candidate.confirm_fingerprint(text)?
        }
        None => compare(candidate, &mut chance, terminal)?,
    };
    terminal.say(&Say::EnrolPassphrase { least: vault::MIN_PASSPHRASE_CHARACTERS });
    let passphrase = here.new_passphrase(terminal)?;
    let enrolment = confirmed.make_device(&passphrase, WorkFactor::default(), &mut chance)?;
    let mut new = NewFolder::make(&folder)?;
    let storage = new.storage().ok_or(StorageError::StorageNotEnrolled)?;
    storage.enrol(&enrolment)?;
    new.keep();
    terminal.say(&Say::EnrolDone { title, folder: folder.display().to_string() });
    Ok(())
}

/// Six groups, drawn now, typed from paper one after the other.
fn compare(candidate: Candidate, chance: &mut SystemChance, terminal: &mut Terminal) -> Result<Confirmed> {
    let places = candidate.groups_to_compare(chance)?;
    terminal.say(&Say::EnrolCompare { groups: places.len() });
    let mut typed = Vec::with_capacity(places.len());
    for place in places {
        typed.push((place, terminal.ask(&Say::EnrolGroup { group: place + 1 })?));
    }
    candidate.confirm_groups(&typed)
}
