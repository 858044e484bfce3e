//! One envelope, judged by itself: opened, authenticated, validated. Runs on every core.

use std::borrow::Cow;
use std::collections::HashMap;
use std::num::NonZero;
use std::sync::Arc;
use std::thread;

use kin_forms::{Consented, Form};
use kin_protocol::Digest;
use kin_protocol::log::{Checkpoint, Lock};
use kin_sealing::{Identity, Kind, OpenError, Opened, Record, open_all};
use kin_terminal::Result;
use zeroize::Zeroizing;

use super::Reason;
use super::proof::{Proof, Secrets};
use super::revoked::Revoked;
use crate::dataset::{Head, Stated};
use crate::study::{Registry, Study};

/// What every envelope of a study is judged by.
pub(super) struct Judge<'a> {
    study: [u8; 16],
    sealed_bytes: u32,
    identities: &'a [Identity],
    epochs: Vec<u32>,
    /// The first epoch whose direct answers are sealed apart.
    apart_from: Option<u32>,
    forms: HashMap<Digest, Arc<Form>>,
    registry: Registry,
    revoked: Revoked,
}

/// An envelope that has been judged by itself.
pub(super) struct Judged {
    pub(super) digest: Digest,
    pub(super) envelope: Vec<u8>,
    /// What the record says of itself, when it could be opened.
    pub(super) head: Option<Head<'static>>,
    /// The lock that its record names as the one it is sent under; none of a record from before there were any.
    pub(super) lock: Option<Lock>,
    /// What its device saw last of the server's log.
    pub(super) checkpoint: Option<Checkpoint>,
    /// The response, when it may be kept.
    pub(super) verdict: std::result::Result<Verdict, Reason>,
}

/// What an envelope holds that nothing speaks against so far.
pub(super) enum Verdict {
    /// An interview that its form accepts, and its direct answers, which nobody here opens.
    Interview(Zeroizing<Vec<u8>>, Option<Vec<u8>>),
    /// Declined consent, as its form accepts it.
    Refusal(Zeroizing<Vec<u8>>),
    /// An interview that broke off, with what was answered until then, and its direct answers.
    Partial(Zeroizing<Vec<u8>>, Option<Vec<u8>>),
    /// What changes in another record, and why.
    Correction(Zeroizing<Vec<u8>>),
    /// An exercise; its answers are thrown away unread.
    Test,
    /// A device's last word.
    Closing(Stated),
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        study: &Study,
        identities: &'a [Identity],
        registry: Registry,
        revoked: Revoked,
    ) -> Result<Self> {
        let settings = study.settings();
        let forms = study.forms()?;
        Ok(Self {
            study: *settings.study.as_bytes(),
            sealed_bytes: settings.sealed_bytes,
            identities,
            epochs: settings.epochs.iter().map(|epoch| epoch.epoch).collect(),
            apart_from: settings.contacts.as_ref().map(|contacts| contacts.from_epoch),
            forms: forms.into_iter().map(|form| (Digest::from_bytes(form.digest()), form)).collect(),
            registry,
            revoked,
        })
    }

    /// Judges a batch on all cores; the order stays.
    pub(super) fn all(&self, batch: Vec<(Digest, Vec<u8>)>) -> Vec<Judged> {
        on_all_cores(batch, |share| {
            let opened = self.opened(&share);
            let judged = |((digest, envelope), opened)| self.one(digest, envelope, opened);
            share.into_iter().zip(opened).map(judged).collect()
        })
    }

    /// The keys that prove one of these secrets with a record of this batch. One of a revoked device proves nothing, unless
    /// the log held it before.
    pub(super) fn proofs(&self, batch: Vec<(Digest, Vec<u8>)>, secrets: &Secrets) -> Vec<Proof> {
        on_all_cores(batch, |share| {
            let opened = self.opened(&share);
            let proved = share.iter().zip(&opened).filter_map(|((digest, _), opened)| {
                let proof = secrets.proved_by(opened.as_ref().ok()?)?;
                self.revoked.believes(&proof.device, *digest).then_some(proof)
            });
            proved.collect()
        })
    }

    fn opened(&self, share: &[(Digest, Vec<u8>)]) -> Vec<std::result::Result<Opened, OpenError>> {
        let envelopes: Vec<&[u8]> = share.iter().map(|(_, envelope)| envelope.as_slice()).collect();
        open_all(&envelopes, self.identities, self.study, self.sealed_bytes)
    }

    /// Judges by this registry from now on.
    pub(super) fn with_registry(self, registry: Registry) -> Self {
        Self { registry, ..self }
    }

    fn one(
        &self,
        digest: Digest,
        envelope: Vec<u8>,
        opened: std::result::Result<Opened, OpenError>,
    ) -> Judged {
        match opened {
            Err(error) => {
                let verdict = Err(Reason::of(error));
                Judged { digest, envelope, head: None, lock: None, checkpoint: None, verdict }
            }
            Ok(opened) => {
                let (head, checkpoint) = (Some(head(&opened)), checkpoint(&opened.record));
                let lock = opened.record.circumstances.locks.first().copied().map(Lock::from_bytes);
                Judged { digest, envelope, head, lock, checkpoint, verdict: self.verdict(digest, opened) }
            }
        }
    }

    fn verdict(&self, digest: Digest, opened: Opened) -> std::result::Result<Verdict, Reason> {
        let record = opened.record;
        // First of all: nothing further is believed of a key that nobody here can have enrolled.
        if !self.registry.knows_enumerator(&record.enumerator) {
            return Err(Reason::FindingEnumeratorUnknown);
        }
        let device = self.registry.device_of(opened.device);
        if device.is_some_and(|device| !self.revoked.believes(&device.label, digest)) {
            return Err(Reason::FindingDeviceRevoked);
        }
        if !self.registry.admits(opened.device) {
            return Err(Reason::FindingDeviceUnconfirmed);
        }
        if !self.epochs.contains(&record.epoch) {
            return Err(Reason::FindingEpochUnknown);
        }
        match record.kind {
            Kind::Test => return Ok(Verdict::Test),
            Kind::Closing => return Self::closing(&record),
            Kind::Original | Kind::Refusal | Kind::Partial | Kind::Correction => {}
        }
        let form = record.form.as_ref().and_then(|asked| {
            let form = self.forms.get(&Digest::from_bytes(asked.sha256))?;
            (form.id() == asked.id && form.version() == asked.version).then_some(form)
        });
        let form = form.ok_or(Reason::FindingFormUnknown)?;
        let apart = self.apart_from.is_some_and(|first| record.epoch >= first);
        if record.kind == Kind::Correction {
            return Self::correction(record, form, apart);
        }
        if apart && form.holds_direct_answers(&record.response) {
            return Err(Reason::FindingDirectAnswersOpen);
        }
        let recorded = form.validate(&record.response).map_err(|_| Reason::FindingAnswersInvalid)?;
        let declined = record.kind == Kind::Refusal;
        let partial = record.kind == Kind::Partial;
        if (recorded.consent == Consented::Declined) != declined || recorded.broken_off.is_some() != partial {
            return Err(Reason::FindingAnswersInvalid);
        }
        // What was parted is here, and only what was to be parted is.
        let contact = record.circumstances.contact;
        if contact.is_some() != recorded.is_split || (contact.is_some() && !apart) {
            return Err(Reason::FindingRecordMalformed);
        }
        Ok(match record.kind {
            Kind::Refusal => Verdict::Refusal(record.response),
            Kind::Partial => Verdict::Partial(record.response, contact),
            _ => Verdict::Interview(record.response, contact),
        })
    }

    /// A correction brings no direct answers, neither open nor sealed apart. What it makes of its record is judged when that is read.
    fn correction(record: Record, form: &Form, apart: bool) -> std::result::Result<Verdict, Reason> {
        if apart && form.corrects_direct_answers(&record.response) {
            return Err(Reason::FindingDirectAnswersOpen);
        }
        if record.circumstances.contact.is_some() {
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

/// Does the work for a batch, a share of it on every core; the order stays.
fn on_all_cores<T: Send>(
    batch: Vec<(Digest, Vec<u8>)>,
    work: impl Fn(Vec<(Digest, Vec<u8>)>) -> Vec<T> + Sync,
) -> Vec<T> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = batch.len().div_ceil(cores).max(1);
    let mut shares = Vec::new();
    let mut batch = batch.into_iter().peekable();
    while batch.peek().is_some() {
        shares.push(batch.by_ref().take(share).collect::<Vec<_>>());
    }
    let work = &work;
    thread::scope(|scope| {
        let running: Vec<_> = shares.into_iter().map(|share| scope.spawn(move || work(share))).collect();
        running.into_iter().flat_map(|thread| thread.join().expect("judging does not panic")).collect()
    })
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
