//! What a device believes of a study: roots pinned on paper, moved along the chain of notes that changed them.

use strum::VariantNames;

use super::start::SignedTime;
use super::verify::{claimed, verify};
use super::{Known, NoteError, NoteFormat, Roots, StudyNote, TimeFloor};
use crate::log::SignedCheckpoint;

/// Roots, the newest note accepted under them, and the latest signed time. Only a verified note moves any of it; the time, also
/// the witnesses that it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trust {
    roots: Roots,
    newest: Option<StudyNote>,
    floor: TimeFloor,
}

/// Why a chain of notes is refused, and at which of them. What came before it was accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ChainError {
    /// A note of the chain is refused.
    #[error("note {link} of the chain is refused")]
    ChainNoteRefused {
        /// Which, from 1.
        link: u64,
        /// Why.
        #[source]
        #[serde(skip)]
        source: NoteError,
    },
}

impl Trust {
    /// The trust of a device that has compared these roots with paper and seen no note yet.
    pub fn pinned(roots: Roots) -> Trust {
        Trust { roots, newest: None, floor: TimeFloor::NONE }
    }

    /// Under whom the next note must be signed.
    pub fn roots(&self) -> &Roots {
        &self.roots
    }

    /// The newest note.
    pub fn note(&self) -> Option<&StudyNote> {
        self.newest.as_ref()
    }

    /// The latest signed time.
    pub fn floor(&self) -> TimeFloor {
        self.floor
    }

    /// Raises the floor to a time that as many witnesses as the newest note asks have signed at or after, in a checkpoint of a log that it
    /// names; says whether it rose. Of anything else nothing is believed, and nothing changes.
    pub fn see_cosigned(&mut self, checkpoint: &[u8]) -> bool {
        let Some(note) = &self.newest else { return false };
        let signed = note.logs.iter().find_map(|log| SignedCheckpoint::verify(checkpoint, &log.key).ok());
        let at = signed.and_then(|signed| signed.cosigned_at(&note.witnesses, note.witness_quorum));
        let before = self.floor;
        self.floor = at.map_or(before, |at| before.raised_by(SignedTime::verified(at)));
        self.floor > before
    }

    /// Verifies one note and moves on to it: to its version, its signed time, and its roots.
    ///
    /// Beyond [`verify`], a note that follows another was not issued before it, and its generation says truly whether
    /// it changes the roots. Accepting the newest note again changes nothing.
    pub fn accept(&mut self, signed: &[u8]) -> Result<&StudyNote, NoteError> {
        let text = claimed(signed)?;
        if self.newest.as_ref().is_none_or(|newest| newest.digest() != text.digest()) {
            let note = self.verified(signed, &text)?;
            // A verified note's roots were read by the grammar; only two keys of one id could still fail here.
            let line = note.line_of_roots();
            self.roots = note.roots().map_err(|_| NoteError::NoteRootMalformed { line })?;
            self.floor = self.floor.raised_by(SignedTime::verified(note.issued));
            self.newest = Some(note);
        }
        Ok(self.newest.as_ref().expect("accepted now or before"))
    }

    /// Walks a chain of notes, oldest first, passing over those that are older than the newest one.
    ///
    /// Returns how many were new.
    pub fn walk<N: AsRef<[u8]>>(&mut self, chain: &[N]) -> Result<u64, ChainError> {
        let mut new = 0;
        for (link, signed) in (1..).zip(chain) {
            let refused = |source| ChainError::ChainNoteRefused { link, source };
            let version = claimed(signed.as_ref()).map_err(refused)?.version;
            let known = self.newest.as_ref().map(|newest| newest.version);
            if known.is_some_and(|known| version < known) {
                continue;
            }
            self.accept(signed.as_ref()).map_err(refused)?;
            new += u64::from(known != Some(version));
        }
        Ok(new)
    }

    fn verified(&self, signed: &[u8], claimed: &StudyNote) -> Result<StudyNote, NoteError> {
        let known = self.newest.as_ref().map(Known::of);
        // Only a note of the second format tells its generation.
        let newest = self.newest.as_ref().filter(|newest| newest.format != NoteFormat::First);
        let note = verify(signed, &self.roots, known.as_ref()).map_err(|error| match (newest, &error) {
            // Signed by roots further along the chain: a link is missing, which is not a forgery.
            (Some(newest), NoteError::NoteSignerUnknown { .. } | NoteError::NoteQuorumMissed { .. })
                if claimed.study == newest.study && claimed.generation > newest.generation =>
            {
                NoteError::NoteChainBroken {
                    line: claimed.line_of_roots() - 2,
                    generation: claimed.generation,
                    known: newest.generation,
                }
            }
            _ => error,
        })?;
        if self.newest.as_ref().is_some_and(|newest| note.format < newest.format) {
            return Err(NoteError::NoteFormatOlder { line: 1 });
        }
        if let Some(newest) = newest {
            let changed = note.roots != self.roots.verifiers() || note.quorum != self.roots.quorum();
            let expected = newest.generation.saturating_add(u32::from(changed));
            if note.generation != expected {
                let line = note.line_of_roots() - 2;
                return Err(NoteError::NoteGenerationWrong { line, generation: note.generation, expected });
            }
        }
        if self.newest.as_ref().is_some_and(|newest| note.issued < newest.issued) {
            return Err(NoteError::NoteIssuedBeforeTheLast { line: 5 });
        }
        Ok(note)
    }
}
