//! The study note: drafted from what the study is, signed by its root, read back as a device would read it.

use std::path::Path;

use jiff::Timestamp;
use kin_protocol::note::{
    self, EpochRecipient, MAX_NOTE_BYTES, NoteState, Opening, Revoked, RevokedReason, RootKey, Roots,
    Sealing, StudyNote,
};
use kin_protocol::{Digest, StudyId};
use kin_terminal::{Exit, Result};

use super::{Epoch, Settings, Study, StudyError, StudyForm, file};
use crate::ending::Ending;

/// The one root of a study: one key in one hand.
pub(super) fn roots_of(study: StudyId, root: &RootKey) -> Result<Roots> {
    Roots::new(study, 1, vec![root.verifier()]).ending(Exit::Internal)
}

/// What a study's note says, not yet signed.
pub(super) fn draft(
    settings: &Settings,
    roots: &Roots,
    version: u64,
    issued: Timestamp,
    expires: Timestamp,
) -> StudyNote {
    StudyNote {
        study: settings.study,
        version,
        sealed_bytes: settings.sealed_bytes,
        sealing: if settings.classical { Sealing::Classical } else { Sealing::Hybrid },
        server: settings.server.clone(),
        training_of: settings.training_of,
        generation: settings.generation,
        offices: settings.office.iter().filter_map(|office| office.parse().ok()).collect(),
        recipients: settings.epochs.iter().flat_map(recipients).collect(),
        revoked: settings.epochs.iter().filter_map(revoked).collect(),
        logs: settings.log_lines(),
        witnesses: settings.witness_lines(),
        witness_quorum: settings.witnesses.as_ref().map_or(0, |witnesses| witnesses.quorum),
        contacts: super::contacts::lines(settings, issued),
        supervisors: super::supervisors::lines(settings, issued),
        forms: settings.listed().map(StudyForm::reference).collect(),
        ..StudyNote::draft(roots, &settings.title, issued, expires)
    }
}

/// Whom an epoch is sealed to, and in whose hands each identity lies.
fn recipients(epoch: &Epoch) -> Vec<EpochRecipient> {
    let alone = epoch.split.is_none();
    let working = epoch
        .working
        .iter()
        .map(|recipient| (if alone { Opening::Single } else { Opening::Desk }, recipient));
    let split = epoch.split.iter().map(|key| {
        let opening =
            if epoch.working.is_some() { Opening::Recovery(key.split) } else { Opening::Quorum(key.split) };
        (opening, &key.recipient)
    });
    working
        .chain(split)
        .map(|(opening, recipient)| EpochRecipient {
            epoch: epoch.epoch,
            not_before: epoch.not_before,
            not_after: epoch.not_after,
            opening,
            recipient: recipient.clone(),
        })
        .collect()
}

/// A working key that was lost with its desk: whoever has the desk may have it.
fn revoked(epoch: &Epoch) -> Option<Revoked> {
    let (since, recipient) = (epoch.lost?, epoch.working.as_ref()?);
    let recipient = Digest::of(recipient.as_bytes());
    Some(Revoked { since, reason: RevokedReason::Compromised, recipient })
}

/// Reads pinned roots from a file.
pub fn pinned(path: &Path) -> Result<Roots> {
    let bytes = kin_disk::read(path, MAX_NOTE_BYTES as u64).ending(Exit::Storage)?;
    Roots::parse_text(&bytes).ending(Exit::Untrusted)
}

/// A note that verifies, with its exact signed text.
#[derive(Debug)]
pub struct Signed {
    /// What it says.
    pub note: StudyNote,
    /// The signed text.
    pub text: Vec<u8>,
    /// What it was verified by.
    pub roots: Roots,
}

impl Study {
    /// The study's roots.
    pub fn roots(&self) -> Result<Roots> {
        pinned(&self.layout.roots())
    }

    /// Signs the next version of the note and writes it. `expires` is the last moment at which interviews start.
    pub fn sign(&mut self, root: &RootKey, now: Timestamp, expires: Timestamp) -> Result<StudyNote> {
        if self.settings.epochs.is_empty() {
            return Err(StudyError::StudyHasNoKey.into());
        }
        let roots = self.roots()?;
        let note = draft(&self.settings, &roots, self.settings.note_version + 1, now, expires);
        let text = note::sign(&note, &[root]).ending(Exit::Refused)?;
        // What a device would refuse must not leave the desk.
        note::verify(&text, &roots, None).ending(Exit::Untrusted)?;
        let settings = Settings { note_version: note.version, expires, ..self.settings.clone() };
        // The number first: it is spent even when the note is then not written, so that no two notes share it.
        file::replace(&self.layout.settings(), &settings)?;
        kin_disk::replace_private(self.layout.note(), &text).ending(Exit::Storage)?;
        self.settings = settings;
        Ok(note)
    }

    /// The signed note, verified, and still saying what the study is: only such a note may be given away.
    pub fn signed_note(&self, now: Timestamp) -> Result<Signed> {
        let path = self.layout.note();
        if path.symlink_metadata().is_err() {
            return Err(StudyError::StudyNotSigned.into());
        }
        let text = kin_disk::read(&path, MAX_NOTE_BYTES as u64).ending(Exit::Storage)?;
        let roots = self.roots()?;
        let note = note::verify(&text, &roots, None).ending(Exit::Untrusted)?;
        // The same text, but for what only signing decides.
        let settings = &self.settings;
        let expected = draft(settings, &roots, settings.note_version, note.issued, settings.expires);
        // A note of the first format says less, and says it still.
        let expected = StudyNote { format: note.format, ..expected };
        if note.to_text() != expected.to_text() {
            return Err(StudyError::StudyNoteOutdated.into());
        }
        if note.state(now) == NoteState::Expired {
            return Err(StudyError::StudyNoteHasExpired.into());
        }
        Ok(Signed { note, text, roots })
    }
}
