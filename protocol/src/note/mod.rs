//! The study note: the only thing a device trusts. A C2SP signed note under roots that were pinned on paper.

mod check;
mod error;
mod key;
mod lines;
mod parse;
mod print;
mod roots;
mod sign;
mod verify;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::envelope::{EnvelopeError, Shape};
use crate::{Digest, Fingerprint, StudyId};

pub use error::{NoteError, RootsError};
pub use key::{RootKey, RootVerifier};
pub use roots::{MAX_ROOTS_BYTES, Roots};
pub use sign::{add_signature, sign};
pub use verify::{Known, claimed_roots, verify};

/// A signed note, signatures included, is at most this long: 64 KiB.
pub const MAX_NOTE_BYTES: usize = 65_536;
/// A title is at most this long.
pub const MAX_TITLE_BYTES: usize = 200;
/// A server's address is at most this long.
pub const MAX_SERVER_BYTES: usize = 200;
/// Most roots of a study.
pub const MAX_ROOTS: usize = 16;
/// Most recipient lines of a note, over all epochs.
pub const MAX_RECIPIENTS: usize = 128;
/// Most recipients of one epoch: each costs every envelope a stanza.
pub const MAX_RECIPIENTS_PER_EPOCH: usize = 16;
/// Most forms of a study.
pub const MAX_FORMS: usize = 200;
/// A form's id or version is at most this long.
pub const MAX_FORM_NAME_BYTES: usize = 100;
/// The smallest padded length of a response: the fixed parts and a short record.
pub const MIN_SEALED_BYTES: u32 = 1_024;
/// The largest padded length of a response: 1 MiB. Larger things travel as attachments.
pub const MAX_SEALED_BYTES: u32 = 1_048_576;

/// What the research team says about its study, and signs.
///
/// The fields are public so that a desk can fill them in; [`sign`] refuses a note that breaks the grammar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyNote {
    /// Which study.
    pub study: StudyId,
    /// A neutral, public title.
    pub title: String,
    /// Grows by at least one with every note; a device refuses to go back.
    pub version: u64,
    /// When it was signed; whole seconds.
    pub issued: Timestamp,
    /// From when on no interview may start under it; whole seconds.
    pub expires: Timestamp,
    /// The one padded length of every response of this study, in bytes.
    pub sealed_bytes: u32,
    /// Where envelopes are sent: a URL without a final slash.
    pub server: String,
    /// How many roots must sign.
    pub quorum: u32,
    /// Who may sign the next note.
    pub roots: Vec<RootVerifier>,
    /// Who can open what is sealed, by epoch.
    pub recipients: Vec<EpochRecipient>,
    /// The forms of the study.
    pub forms: Vec<FormReference>,
}

/// One recipient of one epoch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EpochRecipient {
    /// Which epoch; all its lines have the same times.
    pub epoch: u32,
    /// From when on responses are sealed to it.
    pub not_before: Timestamp,
    /// Until when, exclusive, an interview sealed to it may start.
    pub not_after: Timestamp,
    /// `age1…`, in the text form of sealing.
    pub recipient: String,
}

/// An epoch as a device uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epoch<'note> {
    /// Its number.
    pub number: u32,
    /// From when on responses are sealed to it.
    pub not_before: Timestamp,
    /// Until when, exclusive, an interview sealed to it may start.
    pub not_after: Timestamp,
    /// Everyone who can open it.
    pub recipients: Vec<&'note str>,
}

/// A form of the study, by the digest of its exact bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormReference {
    /// The form's id.
    pub id: String,
    /// The form's version, in its author's words.
    pub version: String,
    /// SHA-256 of the form's file.
    pub digest: Digest,
}

/// Whether interviews may start under a note. Finishing and sending are never blocked by a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteState {
    /// Issued in the future of the clock that was asked: one of the two is wrong.
    NotYet,
    /// Interviews may start.
    Valid,
    /// No interview may start; what was begun is finished and sent.
    Expired,
}

impl StudyNote {
    /// SHA-256 of the note's text, without signatures: what a parcel names.
    pub fn digest(&self) -> Digest {
        Digest::of(self.to_text().as_bytes())
    }

    /// What this note permits at a time that the caller brings.
    pub fn state(&self, now: Timestamp) -> NoteState {
        if now < self.issued {
            NoteState::NotYet
        } else if now < self.expires {
            NoteState::Valid
        } else {
            NoteState::Expired
        }
    }

    /// The roots of this note, to be pinned in the place of the older ones once the note is verified.
    pub fn roots(&self) -> Result<Roots, RootsError> {
        Roots::new(self.study, self.quorum, self.roots.clone())
    }

    /// The fingerprint of this note's roots; of use only after [`verify`].
    pub fn fingerprint(&self) -> Result<Fingerprint, RootsError> {
        self.roots().map(|roots| roots.fingerprint())
    }

    /// All epochs, lowest number first.
    pub fn epochs(&self) -> Vec<Epoch<'_>> {
        let mut lines: Vec<&EpochRecipient> = self.recipients.iter().collect();
        lines.sort();
        let mut epochs: Vec<Epoch<'_>> = Vec::new();
        for line in lines {
            match epochs.last_mut().filter(|epoch| epoch.number == line.epoch) {
                Some(epoch) => epoch.recipients.push(&line.recipient),
                None => epochs.push(Epoch {
                    number: line.epoch,
                    not_before: line.not_before,
                    not_after: line.not_after,
                    recipients: vec![&line.recipient],
                }),
            }
        }
        epochs
    }

    /// The epoch to which an interview that starts now is sealed: the highest of those whose time it is.
    pub fn epoch_at(&self, now: Timestamp) -> Option<Epoch<'_>> {
        self.epochs().into_iter().rev().find(|epoch| epoch.not_before <= now && now < epoch.not_after)
    }

    /// An epoch by its number.
    pub fn epoch(&self, number: u32) -> Option<Epoch<'_>> {
        self.epochs().into_iter().find(|epoch| epoch.number == number)
    }

    /// A form by the digest of its file.
    pub fn form(&self, digest: &Digest) -> Option<&FormReference> {
        self.forms.iter().find(|form| form.digest == *digest)
    }

    /// The shapes that an envelope of this study can have: one per number of recipients, fewest first.
    pub fn shapes(&self) -> Vec<Shape> {
        let mut counts: Vec<u8> = self
            .epochs()
            .iter()
            .map(|epoch| u8::try_from(epoch.recipients.len()).unwrap_or(u8::MAX))
            .collect();
        counts.sort_unstable();
        counts.dedup();
        counts.into_iter().map(|recipients| Shape { sealed_bytes: self.sealed_bytes, recipients }).collect()
    }

    /// Whether some epoch of this note could have sealed these bytes, judged by their shape alone.
    ///
    /// This stops plaintext and mistakes; it cannot unmask a lying device, for a stanza does not name its reader.
    pub fn check_envelope(&self, bytes: &[u8]) -> Result<(), EnvelopeError> {
        let mut shapes = self.shapes().into_iter();
        let first = shapes.next().unwrap_or(Shape { sealed_bytes: self.sealed_bytes, recipients: 1 });
        let refusal = match first.check(bytes) {
            Ok(()) => return Ok(()),
            Err(refusal) => refusal,
        };
        if shapes.any(|shape| shape.check(bytes).is_ok()) { Ok(()) } else { Err(refusal) }
    }

    /// The longest envelope of this study, in bytes.
    pub fn max_envelope_bytes(&self) -> u64 {
        self.shapes().iter().map(Shape::max_bytes).max().unwrap_or(0)
    }
}
