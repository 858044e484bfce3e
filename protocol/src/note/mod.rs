//! The study note: the only thing a device trusts. A C2SP signed note under roots that were pinned on paper.

mod asked;
mod check;
mod error;
mod key;
mod lines;
mod log;
mod parse;
mod print;
mod recipient;
mod roots;
mod sign;
mod start;
mod trust;
mod verify;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::envelope::{EnvelopeError, Shape};
use crate::{Digest, Fingerprint, StudyId};

pub use asked::{FormVersion, newest};
pub use error::{NoteError, RootsError};
pub use key::{
    Key, Office, OfficeKey, OfficeVerifier, Purpose, Root, RootKey, RootVerifier, Verifier, Witness,
    WitnessKey, WitnessVerifier,
};
pub use log::{CosignerVerifier, Log, LogVerifier, MAX_LOG_NAME_BYTES};
pub use recipient::{
    Epoch, EpochRecipient, MAX_SHARES, Opening, Policy, Revoked, RevokedReason, Sealing, SideRecipient, Split,
};
pub use roots::{MAX_ROOTS_BYTES, Roots};
pub use sign::{add_signature, sign, signed_by};
pub use start::{ClockMark, ProgramVersion, SignedTime, Start, StartError, TimeFloor};
pub use trust::{ChainError, Trust};
pub use verify::{Known, claimed, claimed_roots, verify};

pub(crate) use check::{hidden, title};
pub(crate) use lines::{Cursor, line_of, number};
pub(crate) use parse::time;

/// A signed note, signatures included, is at most this long: 256 KiB. One of the first format: 64 KiB.
pub const MAX_NOTE_BYTES: usize = 262_144;
/// A signed note of the first format is at most this long.
pub const MAX_FIRST_NOTE_BYTES: usize = 65_536;
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
/// Most logs over a study's life, witnesses of them, and office keys.
pub const MAX_LOGS: usize = 16;
/// Most keys with which the office signs.
pub const MAX_OFFICES: usize = 4;
/// Most lines of contact recipients, of supervisors, and of revoked recipients.
pub const MAX_SIDE_RECIPIENTS: usize = 64;
/// Most days that a server may keep backups of what was deleted.
pub const MAX_BACKUP_DAYS: u32 = 3_650;
/// A form's id or version is at most this long.
pub const MAX_FORM_NAME_BYTES: usize = 100;
/// The smallest padded length of a response: the fixed parts and a short record.
pub const MIN_SEALED_BYTES: u32 = 1_024;
/// The largest padded length of a response: 1 MiB. Larger things travel as attachments.
pub const MAX_SEALED_BYTES: u32 = 1_048_576;

/// Which format a note is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteFormat {
    /// `kin-study-note/1`: still read, no longer written by a desk. What it does not say is empty.
    First,
    /// `kin-study-note/2`.
    Second,
}

/// What the research team says about its study, and signs.
///
/// The fields are public so that a desk can fill them in; [`sign`] refuses a note that breaks the grammar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyNote {
    /// In which format it is written.
    pub format: NoteFormat,
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
    /// From when on the server deletes what it keeps of the study, if it ever may; whole seconds.
    pub purge_after: Option<Timestamp>,
    /// For how many days backups of the server may still hold what it has deleted.
    pub backup_days: u32,
    /// The oldest version of the collector under which an interview may start.
    pub program: ProgramVersion,
    /// The one padded length of every response of this study, in bytes.
    pub sealed_bytes: u32,
    /// Which recipients it may have: hybrid ones alone, or epochs of classical ones too.
    pub sealing: Sealing,
    /// Where envelopes are sent: a URL without a final slash.
    pub server: String,
    /// The study for which this one is practised, if it is a training study.
    pub training_of: Option<StudyId>,
    /// The logs of the study, oldest first; the last one is open.
    pub logs: Vec<Log>,
    /// Who may cosign the log's checkpoints.
    pub witnesses: Vec<CosignerVerifier>,
    /// How many of them a checkpoint needs; 0 without witnesses.
    pub witness_quorum: u32,
    /// How many times the roots have changed.
    pub generation: u32,
    /// How many roots must sign.
    pub quorum: u32,
    /// Who may sign the next note.
    pub roots: Vec<RootVerifier>,
    /// Who signs assignment packages.
    pub offices: Vec<OfficeVerifier>,
    /// Who can open what is sealed, by epoch.
    pub recipients: Vec<EpochRecipient>,
    /// Who can open the direct identifiers inside the responses, by epoch.
    pub contacts: Vec<SideRecipient>,
    /// Who can open the check records of devices, which hold no answers, by epoch.
    pub supervisors: Vec<SideRecipient>,
    /// Recipients to which nothing more is sealed.
    pub revoked: Vec<Revoked>,
    /// The forms of the study.
    pub forms: Vec<FormReference>,
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
    /// The first note of a study with these roots, in the second format, to be filled in: it has no server, no
    /// recipients and no forms yet. It is purged a year after it expires, and backups go after 30 days.
    pub fn draft(roots: &Roots, title: &str, issued: Timestamp, expires: Timestamp) -> StudyNote {
        let year = SignedDuration::from_hours(365 * 24);
        StudyNote {
            format: NoteFormat::Second,
            study: roots.study(),
            title: title.to_owned(),
            version: 1,
            issued,
            expires,
            purge_after: expires.checked_add(year).ok(),
            backup_days: 30,
            program: ProgramVersion::default(),
            sealed_bytes: 20_480,
            sealing: Sealing::Hybrid,
            server: String::new(),
            training_of: None,
            logs: Vec::new(),
            witnesses: Vec::new(),
            witness_quorum: 0,
            generation: 0,
            quorum: roots.quorum(),
            roots: roots.verifiers().to_vec(),
            offices: Vec::new(),
            recipients: Vec::new(),
            contacts: Vec::new(),
            supervisors: Vec::new(),
            revoked: Vec::new(),
            forms: Vec::new(),
        }
    }

    /// The note that replaces the roots, as far as roots are concerned: the rest is the caller's to change. Old quorum
    /// and new must [`sign`] it.
    #[must_use]
    pub fn with_roots(self, roots: &Roots) -> StudyNote {
        let generation = self.generation.saturating_add(1);
        StudyNote { generation, quorum: roots.quorum(), roots: roots.verifiers().to_vec(), ..self }
    }

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
        lines.chunk_by(|one, next| one.epoch == next.epoch).map(|lines| self.epoch_of(lines)).collect()
    }

    fn epoch_of<'note>(&self, lines: &[&'note EpochRecipient]) -> Epoch<'note> {
        let openings: Vec<Opening> = lines.iter().map(|line| line.opening).collect();
        let policy = match self.format {
            NoteFormat::First => Policy::NotStated,
            NoteFormat::Second => Policy::of(&openings).unwrap_or(Policy::NotStated),
        };
        Epoch {
            number: lines[0].epoch,
            not_before: lines[0].not_before,
            not_after: lines[0].not_after,
            recipients: lines.iter().map(|line| line.recipient.as_str()).collect(),
            policy,
            sealing: Sealing::of(&lines[0].recipient).unwrap_or(Sealing::Classical),
        }
    }

    /// Who can open the direct identifiers in responses of this epoch; nobody if the study keeps none apart.
    pub fn contacts_of(&self, epoch: u32) -> impl Iterator<Item = &str> {
        self.contacts.iter().filter(move |line| line.epoch == epoch).map(|line| line.recipient.as_str())
    }

    /// Who can open the check records of this epoch.
    pub fn supervisors_of(&self, epoch: u32) -> impl Iterator<Item = &str> {
        self.supervisors.iter().filter(move |line| line.epoch == epoch).map(|line| line.recipient.as_str())
    }

    /// The log that is open at this time.
    pub fn log_at(&self, now: Timestamp) -> Option<&Log> {
        self.logs.iter().rev().find(|log| log.from <= now)
    }

    /// The line of the first root, from 1.
    pub(crate) fn line_of_roots(&self) -> u64 {
        let text = self.to_text();
        let place = text.lines().position(|line| line.starts_with("root "));
        place.map_or(1, |place| place as u64 + 1)
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

    /// The shapes that an envelope of this study can have: one per number and kind of recipients, fewest first.
    pub fn shapes(&self) -> Vec<Shape> {
        let mut kinds: Vec<(u8, Sealing)> = self
            .epochs()
            .iter()
            .map(|epoch| (u8::try_from(epoch.recipients.len()).unwrap_or(u8::MAX), epoch.sealing))
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        let shape = |(recipients, sealing)| Shape { sealed_bytes: self.sealed_bytes, recipients, sealing };
        kinds.into_iter().map(shape).collect()
    }

    /// Whether some epoch of this note could have sealed these bytes, judged by their shape alone.
    ///
    /// This stops plaintext and mistakes; it cannot unmask a lying device, for a stanza does not name its reader.
    pub fn check_envelope(&self, bytes: &[u8]) -> Result<(), EnvelopeError> {
        let mut shapes = self.shapes().into_iter();
        let first = shapes.next().unwrap_or(Shape {
            sealed_bytes: self.sealed_bytes,
            recipients: 1,
            sealing: self.sealing,
        });
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
