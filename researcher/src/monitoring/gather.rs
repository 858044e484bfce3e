//! Check records out of parcels: what the supervisor's key opens, each interview's once.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::PathBuf;

use kin_disk::DiskError;
use kin_protocol::parcel::{Entry, ParcelReader};
use kin_protocol::{Digest, StudyId};
use kin_sealing::{CheckRecord, DevicePublicKey, Identity, OpenError, open_check};
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;

use crate::ending::{Ending, OnDisk};

/// Why parcels are not counted.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum MonitorError {
    /// The parcels are of different studies.
    #[error("{file} is of another study than the parcel before it")]
    MonitorStudiesDiffer {
        /// The parcel.
        file: String,
    },
    /// The list of offices is none.
    #[error("line {line} of the list of offices is not a code and an office")]
    MonitorOfficesUnfit {
        /// The line, from 1.
        line: u64,
    },
    /// An enumerator stands twice in the list of offices.
    #[error("{enumerator} stands twice in the list of offices")]
    MonitorOfficesTwice {
        /// The enumerator's code.
        enumerator: String,
    },
}

/// Check records, each interview's once, and what was wrong with others.
#[derive(Debug, Default)]
pub struct Checks {
    by_interview: BTreeMap<(DevicePublicKey, u64), CheckRecord>,
    /// Envelopes that the key opens and that are no check records of this study.
    pub refused: u64,
    /// Envelopes sealed to others: responses are.
    pub others: u64,
}

impl Checks {
    /// All of them.
    pub fn records(&self) -> impl Iterator<Item = &CheckRecord> {
        self.by_interview.values()
    }

    /// All of them, each with the key of its device, in the order of keys and numbers.
    pub(super) fn by_device(&self) -> impl Iterator<Item = (DevicePublicKey, &CheckRecord)> {
        self.by_interview.iter().map(|((device, _), record)| (*device, record))
    }

    /// How many there are.
    pub fn len(&self) -> u64 {
        self.by_interview.len() as u64
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_interview.is_empty()
    }

    fn take(&mut self, envelope: &[u8], identity: &Identity, study: StudyId) {
        match open_check(envelope, std::slice::from_ref(identity), *study.as_bytes()) {
            Ok(opened) => {
                let interview = (opened.device, opened.record.sequence);
                match self.by_interview.get(&interview) {
                    // Another record under the same number: one of the two is not what a device of ours does.
                    Some(before) if *before != opened.record => self.refused += 1,
                    _ => drop(self.by_interview.insert(interview, opened.record)),
                }
            }
            Err(OpenError::SealedForOtherKeys) => self.others += 1,
            Err(_) => self.refused += 1,
        }
    }
}

/// Reads parcels of one study: from the server, or from devices by stick. Nothing is counted of a parcel that is not whole. An envelope
/// that stands in several counts once: all of them are read side by side, in the order of their digests, so that none is remembered.
pub fn gather(parcels: &[PathBuf], identity: &Identity) -> Result<Checks> {
    let (mut checks, mut study) = (Checks::default(), None);
    let mut reading = Vec::with_capacity(parcels.len());
    for path in parcels {
        let file = || path.display().to_string();
        let failed = |error| DiskError::of_system(path, error);
        if !std::fs::metadata(path).map_err(failed).on_disk()?.is_file() {
            return Err(DiskError::DiskNotAFile { path: file() }).on_disk();
        }
        let input = BufReader::new(File::open(path).map_err(failed).on_disk()?);
        let reader = ParcelReader::new(input).ending(Exit::Refused)?;
        let of = reader.header().study;
        if *study.get_or_insert(of) != of {
            let error = MonitorError::MonitorStudiesDiffer { file: file() };
            return Err(Failure::error(Exit::Refused, &error));
        }
        reading.push(Side::begin(reader)?);
    }
    let Some(study) = study else { return Ok(checks) };
    while let Some(next) =
        reading.iter().filter_map(|side| side.next.as_ref()).map(|entry| entry.digest).min()
    {
        let mut taken = false;
        for side in &mut reading {
            if let Some(entry) = side.next_if(next)?
                && !std::mem::replace(&mut taken, true)
            {
                checks.take(&entry.bytes, identity, study);
            }
        }
    }
    Ok(checks)
}

/// One of the parcels, with the envelope that comes next.
struct Side<R: Read> {
    reader: ParcelReader<R>,
    next: Option<Entry>,
}

impl<R: Read> Side<R> {
    fn begin(mut reader: ParcelReader<R>) -> Result<Self> {
        let next = reader.next().transpose().ending(Exit::Refused)?;
        Ok(Self { reader, next })
    }

    /// The next envelope, where it is this one.
    fn next_if(&mut self, digest: Digest) -> Result<Option<Entry>> {
        if self.next.as_ref().is_none_or(|entry| entry.digest != digest) {
            return Ok(None);
        }
        let next = self.reader.next().transpose().ending(Exit::Refused)?;
        Ok(std::mem::replace(&mut self.next, next))
    }
}
