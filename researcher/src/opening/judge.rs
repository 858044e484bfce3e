//! One envelope, judged by itself: opened, authenticated, validated.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use kin_forms::{Consented, Form};
use kin_protocol::Digest;
use kin_protocol::log::{Checkpoint, Lock};
use kin_protocol::visit::Visit;
use kin_sealing::{Attachment, Chunk, Identity, Kind, OpenError, Opened, Record, open_all, open_chunk};
use kin_terminal::Result;
use zeroize::Zeroizing;

use super::Reason;
use super::proof::{Proof, Secrets};
use crate::dataset::{Entry, Fate, Head, Listed, Piece, Stated};
use crate::study::Study;

/// Envelopes as they came, each with its digest.
pub(super) type Envelopes = Vec<(Digest, Vec<u8>)>;

/// What every envelope of a study is judged by.
pub(super) struct Judge<'a> {
    study: [u8; 16],
    sealed_bytes: u32,
    identities: &'a [Identity],
    epochs: Vec<u32>,
    /// The first epoch whose direct answers are sealed apart.
    apart_from: Option<u32>,
    forms: HashMap<Digest, Arc<Form>>,
    /// What a record may prove of its device.
    secrets: Secrets,
}

/// An envelope that has been judged by itself.
pub(super) struct Judged<'a> {
    pub(super) digest: Digest,
    /// As it came; none of one that has waited.
    pub(super) envelope: Option<Vec<u8>>,
    /// What the record says of itself, when it could be opened.
    pub(super) head: Option<Head<'a>>,
    /// The lock that its record names as the one it is sent under; none of a record from before there were any.
    pub(super) lock: Option<Lock>,
    /// What its device saw last of the server's log.
    pub(super) checkpoint: Option<Checkpoint>,
    /// Whose device it proves its key to be.
    pub(super) proof: Option<Proof>,
    /// The files that its record lists.
    pub(super) files: Vec<Listed<'a>>,
    /// The response, when it may be kept.
    pub(super) verdict: std::result::Result<Verdict, Reason>,
}

impl Judged<'_> {
    /// One that none of the keys opens; what was kept of it is its name.
    pub(super) fn unopened(digest: Digest) -> Self {
        let verdict = Err(Reason::FindingOtherKeys);
        Self::without_record(digest, None, verdict)
    }

    /// One without a record that says anything of itself.
    fn without_record(
        digest: Digest,
        envelope: Option<Vec<u8>>,
        verdict: std::result::Result<Verdict, Reason>,
    ) -> Self {
        let (head, lock, checkpoint, proof, files) = (None, None, None, None, Vec::new());
        Self { digest, envelope, head, lock, checkpoint, proof, files, verdict }
    }
}

/// What an envelope holds that nothing speaks against so far.
pub(super) enum Verdict {
    /// An interview that its form accepts, and its direct answers in base64, which nobody here opens.
    Interview(Zeroizing<Vec<u8>>, Option<String>),
    /// Declined consent, as its form accepts it.
    Refusal(Zeroizing<Vec<u8>>),
    /// An interview that broke off, with what was answered until then, and its direct answers.
    Partial(Zeroizing<Vec<u8>>, Option<String>),
    /// An interview under way, as it was kept, and its direct answers: nobody may have come back to finish it.
    Draft(Zeroizing<Vec<u8>>, Option<String>),
    /// The same of an interview of which there is a later version: its answers are thrown away.
    Superseded,
    /// What changes in another record, and why.
    Correction(Zeroizing<Vec<u8>>),
    /// An exercise; its answers are thrown away unread.
    Test,
    /// A device's last word.
    Closing(Stated),
    /// What came of a visit.
    Visit(Zeroizing<Vec<u8>>),
    /// A piece of a file, with its bytes.
    Chunk(Piece, Zeroizing<Vec<u8>>),
}

impl Verdict {
    /// What the dataset notes of it.
    pub(super) fn entry<'e>(
        verdict: &'e std::result::Result<Self, Reason>,
        envelope: Digest,
        head: Option<Head<'e>>,
    ) -> Entry<'e> {
        if let Ok(Self::Chunk(piece, content)) = verdict {
            return Entry::chunk(envelope, *piece, content);
        }
        let (fate, response, contact, closing) = match verdict {
            Ok(Self::Interview(response, contact)) => (Fate::Kept, Some(response), contact.as_deref(), None),
            Ok(Self::Refusal(response)) => (Fate::Kept, Some(response), None, None),
            Ok(Self::Partial(response, contact)) => (Fate::Partial, Some(response), contact.as_deref(), None),
            Ok(Self::Draft(response, contact)) => (Fate::Draft, Some(response), contact.as_deref(), None),
            Ok(Self::Superseded) => (Fate::Superseded, None, None, None),
            Ok(Self::Correction(response)) => (Fate::Correction, Some(response), None, None),
            Ok(Self::Test) => (Fate::Test, None, None, None),
            Ok(Self::Visit(response)) => (Fate::Visit, Some(response), None, None),
            Ok(Self::Closing(stated)) => (Fate::Closing, None, None, Some(*stated)),
            Ok(Self::Chunk(..)) | Err(_) => (Fate::Quarantined, None, None, None),
        };
        let (response, contact) = (response.map(|response| response.as_slice()), contact.map(Cow::Borrowed));
        let reason = verdict.as_ref().err().copied();
        Entry { fate, reason, head, closing, contact, response, ..Entry::check(envelope) }
    }

    /// The verdict that an entry came from.
    pub(super) fn of(entry: &Entry<'_>) -> std::result::Result<Self, Reason> {
        if let Some(reason) = entry.reason {
            return Err(reason);
        }
        let response = || Zeroizing::new(entry.response.unwrap_or_default().to_vec());
        let contact = || entry.contact.as_deref().map(str::to_owned);
        let declined = entry.head.as_ref().is_some_and(|head| head.kind == Kind::Refusal);
        match (entry.fate, entry.closing) {
            (Fate::Kept, _) if declined => Ok(Self::Refusal(response())),
            (Fate::Kept, _) => Ok(Self::Interview(response(), contact())),
            (Fate::Partial, _) => Ok(Self::Partial(response(), contact())),
            (Fate::Draft, _) => Ok(Self::Draft(response(), contact())),
            (Fate::Superseded, _) => Ok(Self::Superseded),
            (Fate::Correction, _) => Ok(Self::Correction(response())),
            (Fate::Test, _) => Ok(Self::Test),
            (Fate::Visit, _) => Ok(Self::Visit(response())),
            (Fate::Closing, Some(stated)) => Ok(Self::Closing(stated)),
            (Fate::Closing, None)
            | (Fate::Check | Fate::Chunk | Fate::Decision | Fate::Quarantined | Fate::Withdrawn, _) => {
                Err(Reason::FindingRecordMalformed)
            }
        }
    }
}

impl<'a> Judge<'a> {
    pub(super) fn new(study: &Study, identities: &'a [Identity], secrets: Secrets) -> Result<Self> {
        let settings = study.settings();
        let forms = study.forms()?;
        Ok(Self {
            study: *settings.study.as_bytes(),
            sealed_bytes: settings.sealed_bytes,
            identities,
            epochs: settings.epochs.iter().map(|epoch| epoch.epoch).collect(),
            apart_from: settings.contacts.as_ref().map(|contacts| contacts.from_epoch),
            forms: forms.into_iter().map(|form| (Digest::from_bytes(form.digest()), form)).collect(),
            secrets,
        })
    }

    /// Judges some envelopes; the order stays.
    pub(super) fn all(&self, envelopes: Envelopes) -> Vec<Judged<'static>> {
        let bytes: Vec<&[u8]> = envelopes.iter().map(|(_, envelope)| envelope.as_slice()).collect();
        let opened = open_all(&bytes, self.identities, self.study, self.sealed_bytes);
        let judged = |((digest, envelope), opened)| self.one(digest, envelope, opened);
        envelopes.into_iter().zip(opened).map(judged).collect()
    }

    fn one(
        &self,
        digest: Digest,
        envelope: Vec<u8>,
        opened: std::result::Result<Opened, OpenError>,
    ) -> Judged<'static> {
        match opened {
            Err(OpenError::SealedMagicUnknown) => {
                let verdict = self.chunk(&envelope);
                Judged::without_record(digest, Some(envelope), verdict)
            }
            Err(error) => Judged::without_record(digest, Some(envelope), Err(Reason::of(error))),
            Ok(opened) => {
                let (head, checkpoint) = (Some(head(&opened)), checkpoint(&opened.record));
                let lock = opened.record.circumstances.locks.first().copied().map(Lock::from_bytes);
                let proof = self.secrets.proved_by(&opened);
                Judged {
                    digest,
                    envelope: Some(envelope),
                    head,
                    lock,
                    checkpoint,
                    proof,
                    files: listed(&opened.record),
                    verdict: self.verdict(opened.record),
                }
            }
        }
    }

    /// What opens and is no record may be a piece of a file. Nobody signed it: a record has to list it before it counts.
    fn chunk(&self, envelope: &[u8]) -> std::result::Result<Verdict, Reason> {
        let chunk =
            open_chunk(envelope, self.identities, self.study, self.sealed_bytes).map_err(Reason::of)?;
        let Chunk { submission, attachment, index, content, .. } = chunk;
        let piece = Piece { submission, attachment: u128::from_be_bytes(attachment), index };
        Ok(Verdict::Chunk(piece, content))
    }

    /// What speaks against the record itself; whether its device is believed is not asked here.
    fn verdict(&self, record: Record) -> std::result::Result<Verdict, Reason> {
        if !self.epochs.contains(&record.epoch) {
            return Err(Reason::FindingEpochUnknown);
        }
        match record.kind {
            Kind::Test => return Ok(Verdict::Test),
            Kind::Closing => return Self::closing(&record),
            // Of a form of the study, which is looked up below.
            Kind::Visit if Visit::parse(&record.response).is_none() => {
                return Err(Reason::FindingRecordMalformed);
            }
            Kind::Visit | Kind::Original | Kind::Refusal | Kind::Partial | Kind::Draft | Kind::Correction => {
            }
        }
        let form = record.form.as_ref().and_then(|asked| {
            let form = self.forms.get(&Digest::from_bytes(asked.sha256))?;
            (form.id() == asked.id && form.version() == asked.version).then_some(form)
        });
        let form = form.ok_or(Reason::FindingFormUnknown)?;
        if record.kind == Kind::Visit {
            return Ok(Verdict::Visit(record.response));
        }
        let apart = self.apart_from.is_some_and(|first| record.epoch >= first);
        if record.kind == Kind::Correction {
            return Self::correction(record, form, apart);
        }
        if apart && form.holds_direct_answers(&record.response) {
            return Err(Reason::FindingDirectAnswersOpen);
        }
        let recorded = form.validate(&record.response).map_err(|_| Reason::FindingAnswersInvalid)?;
        let declined = record.kind == Kind::Refusal;
        let partial = matches!(record.kind, Kind::Partial | Kind::Draft);
        if (recorded.consent == Consented::Declined) != declined || recorded.broken_off.is_some() != partial {
            return Err(Reason::FindingAnswersInvalid);
        }
        // What was parted is here, and only what was to be parted is.
        let contact = record.circumstances.contact;
        if contact.is_some() != recorded.is_split || (contact.is_some() && !apart) {
            return Err(Reason::FindingRecordMalformed);
        }
        let contact = contact.map(|file| BASE64_STANDARD.encode(file));
        Ok(match record.kind {
            Kind::Refusal => Verdict::Refusal(record.response),
            Kind::Partial => Verdict::Partial(record.response, contact),
            Kind::Draft => Verdict::Draft(record.response, contact),
            _ => Verdict::Interview(record.response, contact),
        })
    }

    /// A correction brings no direct answers, neither open nor sealed apart, and no files. What it makes of its record is judged when that is read.
    fn correction(record: Record, form: &Form, apart: bool) -> std::result::Result<Verdict, Reason> {
        if apart && form.corrects_direct_answers(&record.response) {
            return Err(Reason::FindingDirectAnswersOpen);
        }
        if record.circumstances.contact.is_some() || !record.circumstances.attachments.is_empty() {
            return Err(Reason::FindingRecordMalformed);
        }
        Ok(Verdict::Correction(record.response))
    }

    /// A device's last word is about itself: its own number is the last.
    fn closing(record: &Record) -> std::result::Result<Verdict, Reason> {
        let closing = record.closing.filter(|closing| {
            closing.sequence == record.sequence && (1..=closing.sequence).contains(&closing.count)
        });
        let closing = closing.ok_or(Reason::FindingRecordMalformed)?;
        Ok(Verdict::Closing(Stated { sequence: closing.sequence, count: closing.count }))
    }
}

/// The files that its record lists.
fn listed(record: &Record) -> Vec<Listed<'static>> {
    let one = |file: &Attachment| Listed {
        name: Cow::Owned(file.name.clone()),
        media_type: Cow::Owned(file.media_type.clone()),
        bytes: file.bytes,
        sha256: Digest::from_bytes(file.sha256),
        chunks: file.chunks.iter().copied().map(Digest::from_bytes).collect(),
    };
    record.circumstances.attachments.iter().map(one).collect()
}

/// What its device saw last of the server's log.
fn checkpoint(record: &Record) -> Option<Checkpoint> {
    let seen = record.circumstances.checkpoint.as_ref()?;
    Some(Checkpoint { origin: seen.origin.clone(), size: seen.size, root: Digest::from_bytes(seen.root) })
}

fn head(opened: &Opened) -> Head<'static> {
    let record = &opened.record;
    Head {
        submission: record.submission,
        kind: record.kind,
        corrects: record.corrects,
        locks: record.circumstances.locks.iter().copied().map(Lock::from_bytes).collect(),
        device: opened.device,
        sequence: record.sequence,
        previous: record.previous.map(Digest::from_bytes),
        epoch: record.epoch,
        participant: record.circumstances.participant.map(|code| Cow::Owned(code.to_string())),
        enumerator: Cow::Owned(record.enumerator.clone()),
        form: Cow::Owned(record.form.as_ref().map(|form| form.id.clone()).unwrap_or_default()),
        version: Cow::Owned(record.form.as_ref().map(|form| form.version.clone()).unwrap_or_default()),
        digest: Digest::from_bytes(record.form.as_ref().map(|form| form.sha256).unwrap_or_default()),
    }
}
