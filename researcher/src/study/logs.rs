//! The logs that a study's note names: where its envelopes are logged, and by which key.

use jiff::{Timestamp, ToSpan as _};
use kin_disk::DiskError;
use kin_protocol::log::{MAX_CHECKPOINT_BYTES, SignedCheckpoint};
use kin_protocol::note::{CosignerVerifier, Log, LogVerifier};
use kin_protocol::{Digest, StudyId};
use kin_terminal::{Exit, Result};
use serde::{Deserialize, Serialize};

use super::{Settings, Study, StudyError};
use crate::ending::Ending;

/// A log of the study.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogEntry {
    /// From when on the envelopes go into it.
    pub from: Timestamp,
    /// The public key of the server that signs it: 64 hexadecimal digits.
    pub key: Digest,
}

/// Who cosigns the study's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Witnesses {
    /// How many of them have to.
    pub quorum: u32,
    /// Their public keys, in the order of a note.
    pub keys: Vec<String>,
}

/// Most witnesses that a note names.
const MOST_WITNESSES: usize = 16;

impl Study {
    /// Names those who cosign the log, all of them at once, and how many of them have to. The next note names them.
    pub fn name_witnesses(&mut self, keys: &[String], quorum: u32) -> Result<()> {
        let mut keys = keys
            .iter()
            .map(|key| key.trim().parse::<CosignerVerifier>().map_err(|_| StudyError::StudyWitnessMalformed))
            .collect::<std::result::Result<Vec<_>, _>>()?;
        let given = keys.len();
        keys.sort();
        keys.dedup();
        let fits = (1..=MOST_WITNESSES).contains(&given) && keys.len() == given;
        if !fits || quorum == 0 || quorum as usize > given {
            return Err(StudyError::StudyWitnessesUnfit.into());
        }
        let keys = keys.iter().map(ToString::to_string).collect();
        let witnesses = Some(Witnesses { quorum, keys });
        self.keep(Settings { witnesses, ..self.settings.clone() })
    }

    /// Names the log of a server by the key that `kin-server` printed. The next note names it.
    ///
    /// A study whose log is named already gets another one only where `next` says so: what its devices still hold must then
    /// be sent again. Returns the log's origin.
    pub fn name_log(&mut self, key: &str, next: bool, now: Timestamp) -> Result<String> {
        let key: Digest = key.trim().parse().map_err(|_| StudyError::StudyLogKeyMalformed)?;
        let generation = u32::try_from(self.settings.logs.len()).unwrap_or(u32::MAX).saturating_add(1);
        let verifier =
            verifier(self.settings.study, generation, key).ok_or(StudyError::StudyLogKeyMalformed)?;
        if let Some(last) = self.settings.logs.last() {
            if last.key == key {
                return Err(StudyError::StudyLogNamed.into());
            }
            if !next {
                return Err(StudyError::StudyLogAnother.into());
            }
        }
        let mut logs = self.settings.logs.clone();
        // The note's logs follow one another, also where a clock was set back between them.
        let after = logs.last().map(|last| last.from.saturating_add(1.second())).transpose();
        let after = after.unwrap_or(None).unwrap_or(Timestamp::MIN);
        logs.push(LogEntry { from: whole_seconds(now).max(after), key });
        self.keep(Settings { logs, ..self.settings.clone() })?;
        Ok(verifier.origin().to_owned())
    }
}

impl Study {
    /// The checkpoint of the last parcel that was opened here, if one of the study's logs signed it.
    pub fn last_checkpoint(&self) -> Result<Option<SignedCheckpoint>> {
        match kin_disk::read(self.layout.checkpoint(), MAX_CHECKPOINT_BYTES as u64) {
            Err(DiskError::DiskNotFound { .. }) => Ok(None),
            note => Ok(self.checkpoint(&note.ending(Exit::Storage)?)),
        }
    }

    /// A signed checkpoint, if one of the study's logs signed it.
    pub fn checkpoint(&self, note: &[u8]) -> Option<SignedCheckpoint> {
        let logs = self.settings.log_lines();
        logs.iter().find_map(|log| SignedCheckpoint::verify(note, &log.key).ok())
    }
}

impl Settings {
    /// Those who cosign, as the note names them.
    pub fn witness_lines(&self) -> Vec<CosignerVerifier> {
        let keys = self.witnesses.iter().flat_map(|witnesses| &witnesses.keys);
        keys.filter_map(|key| key.parse().ok()).collect()
    }

    /// The logs as the note names them, oldest first.
    pub fn log_lines(&self) -> Vec<Log> {
        let line = |(generation, entry): (u32, &LogEntry)| {
            Some(Log { from: entry.from, key: verifier(self.study, generation, entry.key)? })
        };
        (1..).zip(&self.logs).filter_map(line).collect()
    }
}

fn verifier(study: StudyId, generation: u32, key: Digest) -> Option<LogVerifier> {
    LogVerifier::of_study(study, generation, *key.as_bytes())
}

fn whole_seconds(now: Timestamp) -> Timestamp {
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}
