//! The end of a study at its server: every envelope is deleted on the day of the note, not before, and that it happened is
//! written down.

use jiff::Timestamp;
use kin_protocol::StudyId;
use kin_protocol::note::{self, NoteError, Roots, RootsError};

use crate::{Logbook, LogbookError, Store, StoreError, Swept};

/// Why nothing was purged.
#[derive(Debug, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum PurgeError {
    /// The store has no such study.
    #[error("the study is not in the store")]
    PurgeNoStudy,
    /// The note names no day.
    #[error("the study note names no day of purging")]
    PurgeNoDay,
    /// The day has not come.
    #[error("the study note lets nothing be purged before {day}")]
    PurgeTooEarly {
        /// The day of the note.
        day: String,
    },
    /// The note in the store is refused.
    #[error("the note in the store is refused")]
    PurgeNoteRefused {
        /// Why.
        #[source]
        #[serde(skip)]
        source: NoteError,
    },
    /// The roots in the store are refused.
    #[error("the roots in the store are refused")]
    PurgeRootsRefused {
        /// Why.
        #[source]
        #[serde(skip)]
        source: RootsError,
    },
    /// The log cannot be written.
    #[error("the log cannot be written")]
    PurgeLogFailed {
        /// Why.
        #[source]
        #[serde(skip)]
        source: Box<LogbookError>,
    },
}

impl From<StoreError> for PurgeError {
    fn from(source: StoreError) -> Self {
        LogbookError::from(source).into()
    }
}

impl From<LogbookError> for PurgeError {
    fn from(source: LogbookError) -> Self {
        Self::PurgeLogFailed { source: Box::new(source) }
    }
}

/// What was purged.
#[derive(Debug)]
pub struct Purged {
    /// How many envelopes were deleted now.
    pub envelopes: u64,
    /// Whether anything of them may be left on the disk.
    pub swept: Swept,
    /// The text of the certificate.
    pub certificate: String,
}

/// Deletes every envelope of a study whose note says that its day has come.
///
/// The tombstones stand in the log, signed for, before this answers. What the certificate says can be seen there by anybody
/// who verifies the log: it is a paper for the file, not a proof.
pub fn purge(
    store: &dyn Store,
    logbook: &Logbook,
    study: StudyId,
    now: Timestamp,
) -> Result<Purged, PurgeError> {
    let pinned = store.pinned(study)?.ok_or(PurgeError::PurgeNoStudy)?;
    let signed = store.note(study)?.ok_or(PurgeError::PurgeNoStudy)?;
    let roots = Roots::parse_text(pinned.roots.as_bytes())
        .map_err(|source| PurgeError::PurgeRootsRefused { source })?;
    let note =
        note::verify(&signed, &roots, None).map_err(|source| PurgeError::PurgeNoteRefused { source })?;
    let day = note.purge_after.ok_or(PurgeError::PurgeNoDay)?;
    if now < day {
        return Err(PurgeError::PurgeTooEarly { day: day.to_string() });
    }
    let (envelopes, swept) = logbook.purge(study)?;
    let checkpoint = logbook.signed(study)?;
    let checkpoint = checkpoint.map(|signed| String::from_utf8_lossy(signed.note()).into_owned());
    let certificate = format!(
        "kin-purge/1\nstudy {study}\nnote {} {}\npurge-after {day}\npurged {now}\nenvelopes {envelopes}\n\n{}",
        note.version,
        pinned.note,
        checkpoint.unwrap_or_default(),
    );
    Ok(Purged { envelopes, swept, certificate })
}
