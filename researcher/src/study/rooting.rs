//! Several roots: a note that more than one hand must sign, and a change of who may sign.
//!
//! A note that lacks signatures is a *proposal*: a file that travels to the other roots by stick, is signed there, and
//! comes back. Only when its quorum is full does it become the study's note.

use std::path::Path;

use jiff::Timestamp;
use kin_protocol::StudyId;
use kin_protocol::ceremony::{self, Transcript};
use kin_protocol::certificate::{self, Certificate, Certified, Closing, MAX_CERTIFICATE_BYTES};
use kin_protocol::note::{self, Known, MAX_NOTE_BYTES, NoteError, RootKey, RootVerifier, Roots, StudyNote};
use kin_sealing::{Passphrase, WorkFactor, lock, unlock};
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;
use zeroize::Zeroizing;

use super::{Settings, Study, file};
use crate::chance;
use crate::ending::{Ending, OnDisk};

/// A locked root key is at most this long.
const MAX_KEY_BYTES: u64 = 8 * 1024;

/// Why roots were not changed, or a note not taken.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum RootsChangeError {
    /// The same roots and the same quorum.
    #[error("these are the roots already")]
    RootsUnchanged,
    /// The file is no root key of this study under this passphrase.
    #[error("{file} is not the key of a root")]
    RootsKeyUnfit {
        /// The file.
        file: String,
    },
    /// The note lacks signatures.
    #[error("the note lacks signatures")]
    RootsNoteIncomplete {
        /// How many of those that must have signed.
        signers: u32,
        /// How many must.
        quorum: u32,
    },
    /// The note is not the next one of this study, or says something else than the study does.
    #[error("the note is not what this study would sign next")]
    RootsNoteOther,
}

/// What a proposal became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The version of the note from now on.
    pub version: u64,
    /// The fingerprint of the new roots, if they changed: it goes on new paper.
    pub fingerprint: Option<String>,
}

/// Draws a root key for a study and locks it for its holder's file.
pub fn new_root(
    study: StudyId,
    passphrase: &Passphrase,
    work: WorkFactor,
) -> Result<(RootVerifier, Vec<u8>)> {
    let seed: Zeroizing<[u8; 32]> = chance::bytes()?;
    let key = RootKey::from_seed(study, &seed);
    let locked = lock(key.dangerously_reveal().as_bytes(), passphrase, work).ending(Exit::Internal)?;
    Ok((key.verifier(), locked))
}

/// Unlocks a root key that [`new_root`] made.
pub fn unlock_root_file(path: &Path, passphrase: &Passphrase) -> Result<RootKey> {
    let locked = kin_disk::read(path, MAX_KEY_BYTES).on_disk()?;
    let secret = unlock(&locked, passphrase).ending(Exit::Locked)?;
    let unfit = || RootsChangeError::RootsKeyUnfit { file: path.display().to_string() };
    let text = std::str::from_utf8(&secret).map_err(|_| refused(&unfit()))?;
    RootKey::parse(text).map_err(|_| refused(&unfit()))
}

/// What roots sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signable {
    /// A note that is proposed.
    Note(StudyNote),
    /// The transcript of a ceremony.
    Transcript(Transcript),
    /// The certificate that the keys of an epoch were destroyed.
    Certificate(Certificate),
    /// The certificate that the study is closed.
    Closing(Closing),
}

/// The longest of what roots sign.
pub const MAX_SIGNABLE_BYTES: u64 = MAX_CERTIFICATE_BYTES as u64;

/// The same file with one more signature, and what it says. The signature is made for whoever reads it first.
pub fn cosign(file: &[u8], key: &RootKey) -> Result<(Signable, Vec<u8>)> {
    let first_line = file.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if first_line == ceremony::FIRST_LINE.as_bytes() {
        let transcript = ceremony::claimed(file).ending(Exit::Refused)?;
        let signed = ceremony::add_root_signature(file, key).ending(Exit::Refused)?;
        Ok((Signable::Transcript(transcript), signed))
    } else if first_line == Certificate::FIRST_LINE.as_bytes() {
        let certificate = certificate::claimed(file).ending(Exit::Refused)?;
        let signed = certificate::add_signature::<Certificate>(file, key).ending(Exit::Refused)?;
        Ok((Signable::Certificate(certificate), signed))
    } else if first_line == Closing::FIRST_LINE.as_bytes() {
        let closing = certificate::claimed(file).ending(Exit::Refused)?;
        let signed = certificate::add_signature::<Closing>(file, key).ending(Exit::Refused)?;
        Ok((Signable::Closing(closing), signed))
    } else {
        let note = note::claimed(file).ending(Exit::Refused)?;
        let signed = note::add_signature(file, key).ending(Exit::Refused)?;
        Ok((Signable::Note(note), signed))
    }
}

impl Study {
    /// Proposes the next note, signed by the root at hand, where the quorum asks for more than one.
    pub fn propose(&self, root: &RootKey, now: Timestamp, expires: Timestamp) -> Result<StudyNote> {
        let roots = self.roots()?;
        let note = super::note::draft(&self.settings, &roots, self.settings.note_version + 1, now, expires);
        self.write_proposal(note, root)
    }

    /// Proposes a note that changes the roots. Old quorum and new must sign it.
    pub fn propose_roots(&self, root: &RootKey, new: &Roots, now: Timestamp) -> Result<StudyNote> {
        let current = self.signed_note(now)?;
        if current.roots == *new {
            return Err(refused(&RootsChangeError::RootsUnchanged));
        }
        let settings = Settings { generation: self.settings.generation + 1, ..self.settings.clone() };
        let version = settings.note_version + 1;
        self.write_proposal(super::note::draft(&settings, new, version, now, settings.expires), root)
    }

    fn write_proposal(&self, note: StudyNote, root: &RootKey) -> Result<StudyNote> {
        let text = note::sign(&note, &[root]).ending(Exit::Refused)?;
        kin_disk::replace_private(self.layout.proposal(), &text).ending(Exit::Storage)?;
        Ok(note)
    }

    /// Takes a proposal that everyone who must has signed as the study's note; with it the new roots, if it changes them.
    pub fn take(&mut self, proposal: &Path) -> Result<Taken> {
        let signed = kin_disk::read(proposal, MAX_NOTE_BYTES as u64).on_disk()?;
        let (roots, settings) = (self.roots()?, &self.settings);
        let known = Known { study: settings.study, version: settings.note_version, digest: None };
        let note = note::verify(&signed, &roots, Some(&known)).map_err(incomplete)?;
        let new = note.roots().ending(Exit::Refused)?;
        let changed = new != roots;
        let generation = settings.generation + u32::from(changed);
        let (version, expires) = (note.version, note.expires);
        let next = Settings { generation, note_version: version, expires, ..settings.clone() };
        // What people signed elsewhere is what this study says now, and nothing else.
        let expected = super::note::draft(&next, &new, settings.note_version + 1, note.issued, expires);
        if note.to_text() != expected.to_text() {
            return Err(Failure::error(Exit::Untrusted, &RootsChangeError::RootsNoteOther));
        }
        if changed {
            // The whole of it first: devices that have the old roots come no further without it.
            kin_disk::replace_private(self.layout.link(generation as usize), &signed)
                .ending(Exit::Storage)?;
        }
        file::replace(&self.layout.settings(), &next)?;
        kin_disk::replace_private(self.layout.roots(), new.to_text()).ending(Exit::Storage)?;
        let own = note::signed_by(&signed, &new).ending(Exit::Internal)?;
        kin_disk::replace_private(self.layout.note(), own).ending(Exit::Storage)?;
        self.settings = next;
        Ok(Taken { version, fingerprint: changed.then(|| new.fingerprint().to_string()) })
    }
}

/// Signatures that are missing are said in the words of this desk; anything else is the note's own refusal.
fn incomplete(error: NoteError) -> Failure {
    match error {
        NoteError::NoteQuorumMissed { signers, quorum, .. }
        | NoteError::NoteNewQuorumMissed { signers, quorum, .. } => {
            Failure::new(Exit::Untrusted, &RootsChangeError::RootsNoteIncomplete { signers, quorum })
                .because(&error)
        }
        error => Failure::error(Exit::Untrusted, &error),
    }
}

fn refused(error: &RootsChangeError) -> Failure {
    Failure::error(Exit::Refused, error)
}
