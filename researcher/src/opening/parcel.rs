//! A parcel, opened as a whole or not at all.

use std::collections::{BTreeSet, HashSet};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use kin_disk::DiskError;
use kin_protocol::Digest;
use kin_protocol::note::LogVerifier;
use kin_protocol::parcel::ParcelReader;
use kin_sealing::Identity;
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;

use super::Summary;
use super::admission::Admission;
use super::judge::{Envelopes, Judge};
use super::known::Known;
use super::log::ParcelledLog;
use super::proof::Secrets;
use super::revoked::Revoked;
use super::settle::{Opening, Watch};
use crate::cores::on_all_cores;
use crate::dataset::{self, Ledger, MAX_WITHDRAWN, Staging};
use crate::disclosure;
use crate::ending::{Ending, OnDisk};
use crate::study::Study;

/// Envelopes that one core opens at a time: their signatures are verified together.
const TOGETHER: usize = 64;
/// Fewer of them, where they are this large together: a parcel may hold anything.
const TOGETHER_BYTES: usize = 1024 * 1024;

/// Why a parcel is refused as a whole.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ParcelFileError {
    /// The parcel says that it belongs to another study.
    #[error("the parcel belongs to another study")]
    ParcelFileForeign,
    /// The log it carries is not one that the study's server signed.
    #[error("the parcel's log is not to be trusted")]
    ParcelFileLogUntrusted,
    /// Too much of it is no sealed response at all.
    #[error("more than {most} of the parcel's envelopes are damaged or no sealed responses")]
    ParcelFileUnsealed {
        /// The most that are set aside.
        most: u64,
    },
    /// More is withdrawn than the list of the study holds.
    #[error("more than {most} envelopes are withdrawn")]
    ParcelFileWithdrawals {
        /// The most that a study remembers.
        most: u64,
    },
}

impl ParcelFileError {
    /// More is withdrawn than [`MAX_WITHDRAWN`], by this parcel's log alone or with what was withdrawn before.
    pub(super) fn withdrawals() -> Failure {
        Failure::error(Exit::Refused, &Self::ParcelFileWithdrawals { most: MAX_WITHDRAWN as u64 })
    }
}

/// How far an opening has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Envelopes that have been read.
    pub envelopes: u64,
    /// Bytes of the parcel that have been read.
    pub read: u64,
    /// How many it has.
    pub bytes: u64,
}

/// Opens a parcel's file into the study's dataset. `now` dates the device keys that are seen for the first time.
///
/// After an error the study is as it was.
pub fn open_parcel(study: &Study, identities: &[Identity], parcel: &Path, now: Timestamp) -> Result<Summary> {
    open_parcel_watched(study, identities, parcel, now, &mut |_| ())
}

/// The same, telling `watch` now and then how far it has come.
pub fn open_parcel_watched(
    study: &Study,
    identities: &[Identity],
    parcel: &Path,
    now: Timestamp,
    watch: Watch<'_>,
) -> Result<Summary> {
    let failed = |error| DiskError::of_system(parcel, error);
    let metadata = std::fs::metadata(parcel).map_err(failed).on_disk()?;
    if !metadata.is_file() {
        return Err(DiskError::DiskNotAFile { path: parcel.display().to_string() }).on_disk();
    }
    let source = || Ok(BufReader::new(File::open(parcel).map_err(failed).on_disk()?));
    open_from(study, identities, &source, metadata.len(), now, watch)
}

fn open_from<R: Read>(
    study: &Study,
    identities: &[Identity],
    source: &dyn Fn() -> Result<R>,
    bytes: u64,
    now: Timestamp,
    watch: Watch<'_>,
) -> Result<Summary> {
    let log = log_of(study, source()?)?.map(Arc::new);
    // For ever: what was withdrawn once is not opened again, whatever a parcel says or leaves out.
    let listed = dataset::withdrawn(study)?;
    let known = Known::of(study, identities, &listed)?;
    let registry = study.registry()?;
    let secrets = Secrets::of(&registry, *study.settings().study.as_bytes(), identities);
    let revoked = Revoked::of(&registry, log.clone());
    let decisions = disclosure::Ledger::of(study)?.decisions();
    let admission = Admission::new(registry, revoked, decisions, secrets.count());
    let judge = Judge::new(study, identities, secrets)?;
    let (ledger, staging) = (Ledger::of(study)?, Staging::new(study)?);
    let mut opening = Opening::new(study, &ledger, known, admission, log, listed, now)?;
    let mut pass = Pass {
        refused: opening.withdrawn(),
        reader: reader_of(study, source()?)?,
        opening: &mut opening,
        staging: &staging,
        progress: Progress { bytes, ..Progress::default() },
        watch,
    };
    on_all_cores(
        &mut pass,
        Pass::next,
        |envelopes| judge.all(envelopes),
        |pass, judged| pass.opening.settle_all(judged, pass.staging),
    )?;
    drop(pass);
    let unfetched = opening.end_waiting(&staging, identities)?;
    if !unfetched.is_empty() {
        fetch(study, source()?, &unfetched, &staging)?;
    }
    opening.finish(study, identities, ledger, staging)
}

/// One way through a parcel.
struct Pass<'p, R: Read> {
    opening: &'p mut Opening,
    reader: ParcelReader<R>,
    /// What is not opened again.
    refused: BTreeSet<Digest>,
    staging: &'p Staging,
    progress: Progress,
    watch: Watch<'p>,
}

impl<R: Read> Pass<'_, R> {
    /// The next envelopes of the parcel, without those that are settled, and how many bytes they have.
    fn next(&mut self) -> Result<Option<(Envelopes, usize)>> {
        let mut together = Vec::with_capacity(TOGETHER);
        let mut bytes = 0;
        while together.len() < TOGETHER && bytes < TOGETHER_BYTES {
            let Some(entry) = self.reader.next() else { break };
            let entry = entry.ending(Exit::Refused)?;
            self.progress.envelopes += 1;
            self.progress.read += entry.bytes.len() as u64;
            let is_new = self.opening.meet(entry.digest, &self.refused);
            if is_new {
                bytes += entry.bytes.len();
                together.push((entry.digest, entry.bytes));
            }
        }
        (self.watch)(self.progress);
        Ok((!together.is_empty()).then_some((together, bytes)))
    }
}

/// Reads the parcel once more, for envelopes that are set aside after all and were not kept.
fn fetch(study: &Study, source: impl Read, envelopes: &HashSet<Digest>, staging: &Staging) -> Result {
    for entry in reader_of(study, source)? {
        let entry = entry.ending(Exit::Refused)?;
        if envelopes.contains(&entry.digest) {
            staging.add_envelope(entry.digest, &entry.bytes)?;
        }
    }
    Ok(())
}

/// The log that the parcel of this study carries.
fn log_of(study: &Study, source: impl Read) -> Result<Option<ParcelledLog>> {
    let mut reader = reader_of(study, source)?;
    let logs: Vec<LogVerifier> = study.settings().log_lines().into_iter().map(|log| log.key).collect();
    // Of a study without a log, no log is believed.
    if logs.is_empty() { Ok(None) } else { ParcelledLog::read(&mut reader, &logs) }
}

fn reader_of<R: Read>(study: &Study, source: R) -> Result<ParcelReader<R>> {
    let reader = ParcelReader::new(source).ending(Exit::Refused)?;
    if reader.header().study != study.settings().study {
        return Err(Failure::error(Exit::Refused, &ParcelFileError::ParcelFileForeign));
    }
    Ok(reader)
}
