//! An interview under way: what was settled when it began, its draft, and how it ends in the outbox.
//!
//! After every answer the draft is encrypted to the vault and, as an interview that broke off, sealed to the study; both are stored
//! before the next question is asked. With the envelope it ends in, it is gone in the same transaction. Whatever happens to the machine, no answer is lost beyond the one being typed,
//! and none is there twice.

use std::collections::BTreeMap;
use std::sync::Arc;

use kin_forms::{Beginning, FileReference, Form, Interview, Response, ResponseKind, Step};
use kin_protocol::Digest;
use kin_protocol::log::Lock;
use kin_protocol::note::{ClockMark, FormReference};
use kin_protocol::withdrawal::LockSet;
use kin_sealing::{Attachment, Sealed, Submission};
use kin_terminal::{Exit, Failure, Result};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::assignments::Work;
use crate::attaching::{self, AttachError, AttachSay, NotFound, SealedFile, Wanted};
use crate::chance::{self, Chance};
use crate::clock::Moment;
use crate::device::{Device, DeviceError, Epoch};
use crate::finished::{Files, Finished};
use crate::storage::{Chunks, DraftBeside, DraftId, DraftKept, Storage, StorageError};
use crate::vault::{OpenVault, VaultError};
use crate::visiting::{self, Told};
use crate::vouchers;

/// What stands before the interview in a draft.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    draft: u32,
    form: Digest,
    form_id: String,
    form_version: String,
    epoch: u32,
    clock_behind: bool,
    /// The envelope's own lock first, then those of its corrections.
    locks: Vec<Digest>,
    began: String,
    saved: String,
    label: Option<String>,
    position: usize,
    of: usize,
    /// What the record of it will be called; not there in a draft of an earlier program.
    #[serde(default)]
    submission: Option<Submission>,
    /// The case of the office that it is held for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    case: Option<String>,
    /// Its files, whose pieces lie in storage.
    #[serde(default)]
    files: Vec<FileHeader>,
}

/// A file of an interview under way.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileHeader {
    name: String,
    media_type: String,
    bytes: u64,
    sha256: Digest,
    chunks: Vec<Digest>,
}

impl Drop for Header {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.label);
    }
}

/// A draft as its enumerator sees it in a list: no answers, but the short name that the form makes of some.
pub struct Listed {
    /// Its name in storage.
    pub id: DraftId,
    /// The form's id.
    pub form: String,
    /// The form's version.
    pub version: String,
    /// When the interview began, as a wall clock showed it: `2026-11-23T19:25+07:00`.
    pub began: String,
    /// When it was last kept.
    pub saved: String,
    /// The interview's short name, where its form makes one.
    pub label: Option<Zeroizing<String>>,
    /// The question it stands at, and how many there are on its path.
    pub progress: (usize, usize),
}

/// The drafts of this device, the oldest first. Fails as [`VaultError::VaultEntryDamaged`].
pub fn list(storage: &dyn Storage, vault: &OpenVault) -> Result<Vec<Listed>> {
    let mut listed = Vec::new();
    for kept in storage.drafts()? {
        let (header, _) = opened(vault, &kept)?;
        listed.push(Listed {
            id: kept.id,
            form: header.form_id.clone(),
            version: header.form_version.clone(),
            began: header.began.clone(),
            saved: header.saved.clone(),
            label: header.label.clone().map(Zeroizing::new),
            progress: (header.position, header.of),
        });
    }
    listed.sort_by(|one, other| (&one.began, one.id).cmp(&(&other.began, other.id)));
    Ok(listed)
}

/// Throws a draft away. [`StorageError::StorageDraftMoved`] when it is not there any more.
pub fn discard(storage: &mut dyn Storage, id: DraftId) -> Result {
    let kept = storage.draft(id)?.ok_or(StorageError::StorageDraftMoved)?;
    Ok(storage.discard_draft(id, kept.revision)?)
}

/// An interview under way on a device.
pub struct Holding<'d> {
    device: &'d Device,
    form: Arc<Form>,
    epoch: Epoch,
    enumerator: String,
    locks: LockSet,
    submission: Submission,
    id: DraftId,
    /// That of the draft in storage; 0 before there is one.
    revision: u64,
    /// Whether a voucher was laid beside it.
    is_paid: bool,
    /// What the draft in storage holds, to see whether anything changed.
    kept: Option<Digest>,
    began: String,
    case: Option<String>,
    /// Its files whose pieces storage holds.
    files: Vec<Attachment>,
    /// Files that were sealed, and are not in storage yet: until one is the answer, nothing of it is kept.
    pending: Vec<SealedFile>,
}

impl<'d> Holding<'d> {
    /// Begins an interview with a form of the study, or says why none may begin. With it comes the warning about what the
    /// last interview left, where that is damaged: a convenience, without which the interview begins all the same.
    #[expect(clippy::too_many_arguments, reason = "all that would otherwise be taken from the surroundings")]
    pub fn begin(
        device: &'d Device,
        storage: &dyn Storage,
        vault: &OpenVault,
        form: &Arc<Form>,
        language: &str,
        locks: LockSet,
        now: &Moment,
        chance: &mut dyn Chance,
    ) -> Result<(Self, Interview, Option<VaultError>)> {
        let epoch = device.may_start(now)?;
        let enumerator = vault.profile.enumerator.clone();
        let (last_saved, warning) =
            match storage.last_saved(form.id())?.map(|sealed| vault.last_saved(&sealed)) {
                None => (BTreeMap::new(), None),
                Some(Ok(saved)) => (saved, None),
                Some(Err(error)) => (BTreeMap::new(), Some(error)),
            };
        let beginning = Beginning {
            now: now.for_interview(),
            seed: Some(*chance::bytes::<32>(chance)?),
            username: Some(enumerator.clone()),
            last_saved,
        };
        let interview = Interview::start(Arc::clone(form), language, beginning);
        let id = DraftId(*chance::bytes::<16>(chance)?);
        let form = Arc::clone(form);
        let began = now.for_interview().to_minute().to_text();
        let submission = Submission::from_random(*chance::bytes::<16>(chance)?);
        let holding = Self {
            device,
            form,
            epoch,
            enumerator,
            locks,
            submission,
            id,
            revision: 0,
            is_paid: false,
            kept: None,
            began,
            case: None,
            files: Vec::new(),
            pending: Vec::new(),
        };
        Ok((holding, interview, warning))
    }

    /// Takes up a draft, with the form it was begun with and for whoever was to open it then: expiry blocks starting, never
    /// finishing.
    pub fn take_up(
        device: &'d Device,
        storage: &dyn Storage,
        vault: &OpenVault,
        id: DraftId,
        chance: &mut dyn Chance,
    ) -> Result<(Self, Interview)> {
        device.refuse_closed()?;
        let kept = storage.draft(id)?.ok_or(StorageError::StorageDraftMoved)?;
        let (header, draft) = opened(vault, &kept)?;
        let reference = FormReference {
            id: header.form_id.clone(),
            version: header.form_version.clone(),
            digest: header.form,
        };
        let form = device.read_form(storage, &reference)?;
        let clock = if header.clock_behind { ClockMark::Behind } else { ClockMark::Plausible };
        let epoch = device.epoch_numbered(header.epoch, clock)?;
        let interview =
            Interview::take_up(&form, &draft).map_err(|error| Failure::error(Exit::Storage, &error))?;
        let lock = |nth: usize| header.locks.get(nth).map(|digest| Lock::from_bytes(*digest.as_bytes()));
        let (Some(own), Some(first), Some(second), Some(third)) = (lock(0), lock(1), lock(2), lock(3)) else {
            return Err(VaultError::VaultEntryDamaged { entry: DRAFT }.into());
        };
        let holding = Self {
            device,
            form,
            epoch,
            enumerator: vault.profile.enumerator.clone(),
            locks: LockSet { own, reserved: [first, second, third] },
            submission: match header.submission {
                Some(submission) => submission,
                None => Submission::from_random(*chance::bytes::<16>(chance)?),
            },
            id,
            revision: kept.revision,
            is_paid: kept.is_paid,
            kept: Some(Digest::of(&interview.put_down())),
            began: header.began.clone(),
            case: header.case.clone(),
            files: header.files.iter().map(Attachment::from).collect(),
            pending: Vec::new(),
        };
        Ok((holding, interview))
    }

    /// The form it is held with.
    pub fn form(&self) -> &Arc<Form> {
        &self.form
    }

    /// Holds it for a case of the office.
    pub fn hold_for(&mut self, case: &str) {
        self.case = Some(case.to_owned());
    }

    /// The case that it is held for.
    pub fn case(&self) -> Option<&str> {
        self.case.as_deref()
    }

    /// Tells the office what came of the visit, where it was held for a case of the office. Its number.
    pub fn tell_visit(
        &self,
        storage: &mut dyn Storage,
        vault: &OpenVault,
        (kind, held): (ResponseKind, (u64, Submission)),
        now: &Moment,
        chance: &mut dyn Chance,
    ) -> Result<Option<u64>> {
        let Some(case) = &self.case else { return Ok(None) };
        let form = FormReference {
            id: self.form.id().to_owned(),
            version: self.form.version().to_owned(),
            digest: Digest::from_bytes(self.form.digest()),
        };
        let (outcome, held) = (visiting::outcome_of(kind), Some(held));
        let told = Told { case, form: &form, outcome, held, words: None };
        self.device.tell_visit(storage, vault, &told, now, chance).map(Some)
    }

    /// Whether there is a draft of it.
    pub fn is_kept(&self) -> bool {
        self.revision > 0
    }

    /// Keeps the interview as it is now, if anything changed. Before consent there is nothing to keep.
    pub fn keep(
        &mut self,
        storage: &mut dyn Storage,
        vault: &OpenVault,
        interview: &Interview,
        now: &Moment,
    ) -> Result {
        let (position, of) = match interview.step() {
            Step::Consent(_) => return Ok(()),
            Step::Ask(ask) => (ask.position, ask.of),
            Step::Repeat(repeat) => (repeat.position, repeat.of),
            Step::Review => (0, 0),
        };
        let draft = interview.put_down();
        let digest = Digest::of(&draft);
        if self.kept == Some(digest) {
            return Ok(());
        }
        let header = Header {
            draft: 1,
            form: Digest::from_bytes(self.form.digest()),
            form_id: self.form.id().to_owned(),
            form_version: self.form.version().to_owned(),
            epoch: self.epoch.number,
            clock_behind: self.epoch.clock == ClockMark::Behind,
            locks: self.locks.all().map(|lock| Digest::from_bytes(*lock.as_bytes())).collect(),
            began: self.began.clone(),
            saved: now.for_interview().to_minute().to_text(),
            label: interview.instance_name().map(|name| name.as_str().to_owned()),
            position,
            of,
            submission: Some(self.submission),
            case: self.case.clone(),
            files: self.files_of(interview).map(FileHeader::from).collect(),
        };
        let sealed = vault.encrypt_draft(&header, &draft)?;
        // Whatever is wrong with the copy, the draft is kept; and then it is said.
        let (copy, failed) = match self.copy(storage, vault, &draft, now) {
            Ok(copy) => (copy, None),
            Err(failure) => (None, Some(failure)),
        };
        let mut chunks = self.chunks(|file| speaks_of(interview, file));
        let wanted = usize::from(!self.is_paid) + chunks.fresh.len();
        let mut vouchers = vouchers::several(storage, vault, wanted).unwrap_or_default();
        let voucher = (!self.is_paid && !vouchers.is_empty()).then(|| vouchers.remove(0));
        chunks.vouchers = vouchers;
        let pays = voucher.is_some();
        let beside = DraftBeside { copy: copy.as_ref().map(Sealed::bytes), chunks, voucher };
        self.revision = storage.keep_draft(self.id, self.revision, &self.locks, &sealed, &beside)?;
        self.is_paid |= pays;
        self.kept = Some(digest);
        self.settle_files(interview);
        failed.map_or(Ok(()), Err)
    }

    /// What the interview is so far, for whoever opens the study's records; none before she consented.
    fn copy(
        &self,
        storage: &dyn Storage,
        vault: &OpenVault,
        draft: &[u8],
        now: &Moment,
    ) -> Result<Option<Sealed>> {
        let interview =
            Interview::take_up(&self.form, draft).map_err(|error| Failure::error(Exit::Storage, &error))?;
        let Some(response) = interview.so_far(now.for_interview()) else { return Ok(None) };
        let (named, files) = ((self.submission, self.locks), self.files_in(&response));
        let finished = Finished::named(&self.form, &self.epoch, &self.enumerator, response, None, named);
        finished.with_files(files).seal_copy(self.device, storage, vault, self.revision + 1).map(Some)
    }

    /// Seals a file for the question that is asked. It is kept with the draft once it is the answer.
    pub(crate) fn attach(
        &mut self,
        storage: &dyn Storage,
        interview: &Interview,
        (path, as_it_is): (&str, bool),
        chance: &mut dyn Chance,
    ) -> std::result::Result<(FileReference, AttachSay), NotFound> {
        let Step::Ask(ask) = interview.step() else { return Err(AttachError::AttachNotHere.into()) };
        let wanted = Wanted { question: ask.question, path, as_it_is };
        let found = attaching::find(wanted, interview, &self.epoch)?;
        let reference = attaching::reference(&found, ask.question);
        let others = attaching::others(interview);
        let there = self.listed(|file| others.contains(file)).map(|file| file.chunks.len() as u64).sum();
        let left = vouchers::Stock::of(storage).map_err(NotFound::Refused)?.left;
        let sealed_bytes = self.device.note().sealed_bytes;
        let pieces = attaching::pieces(found.bytes.len(), sealed_bytes, there, left)?;
        let left = left - pieces;
        let say = if found.is_clean {
            AttachSay::AttachTaken { pieces, left }
        } else {
            AttachSay::AttachTakenAsItIs { pieces, left }
        };
        // The same picture once more is the same pieces.
        if self.listed(|file| *file == reference.sha256).next().is_none() {
            let content = (&found.bytes, &reference);
            let sealed = self.device.seal_file(self.submission, &self.epoch, content, chance);
            self.pending.retain(|file| speaks_of(interview, &file.listed.sha256));
            self.pending.push(sealed.map_err(NotFound::Refused)?);
        }
        Ok((reference, say))
    }

    /// The files, kept or not yet, of these digests.
    fn listed(&self, is_wanted: impl Fn(&[u8; 32]) -> bool) -> impl Iterator<Item = &Attachment> {
        let pending = self.pending.iter().map(|file| &file.listed);
        self.files.iter().chain(pending).filter(move |file| is_wanted(&file.sha256))
    }

    fn files_of(&self, interview: &Interview) -> impl Iterator<Item = &Attachment> {
        self.listed(|file| speaks_of(interview, file))
    }

    /// The pieces of these files.
    fn chunks(&self, is_wanted: impl Fn(&[u8; 32]) -> bool) -> Chunks<'_> {
        let held = self.files.iter().filter(|file| is_wanted(&file.sha256));
        let fresh = self.pending.iter().filter(|file| is_wanted(&file.listed.sha256));
        let digest = |sealed: &Sealed| Digest::from_bytes(sealed.digest());
        Chunks {
            held: held.flat_map(|file| &file.chunks).copied().map(Digest::from_bytes).collect(),
            fresh: fresh
                .flat_map(|file| &file.chunks)
                .map(|sealed| (digest(sealed), sealed.bytes()))
                .collect(),
            vouchers: Vec::new(),
        }
    }

    /// Storage holds what the interview speaks of, and nothing else.
    fn settle_files(&mut self, interview: &Interview) {
        self.files.retain(|file| speaks_of(interview, &file.sha256));
        let (now, later) = self.pending.drain(..).partition(|file| speaks_of(interview, &file.listed.sha256));
        self.pending = later;
        let now: Vec<SealedFile> = now;
        self.files.extend(now.into_iter().map(|file| file.listed));
    }

    /// The files that a response speaks of.
    fn files_in(&self, response: &Response) -> Files<'_> {
        let is_wanted = |file: &[u8; 32]| response.files().iter().any(|wanted| wanted.sha256 == *file);
        let Chunks { held, fresh, .. } = self.chunks(is_wanted);
        Files { listed: self.listed(is_wanted).cloned().collect(), held, fresh }
    }

    /// What the interview came to, ready to be stored by [`Device::store`]: with it the draft goes.
    pub fn finish(&self, response: Response, work: &Work) -> Finished<'_> {
        let counted = work.counted(&self.form, &response);
        let (named, files) = ((self.submission, self.locks), self.files_in(&response));
        let finished = Finished::named(&self.form, &self.epoch, &self.enumerator, response, None, named);
        let finished = finished.counting(counted, self.case.clone()).with_files(files);
        finished.of_draft(self.is_kept().then_some((self.id, self.revision)))
    }

    /// The device.
    pub fn device(&self) -> &'d Device {
        self.device
    }
}

/// Whether an answer speaks of the file.
fn speaks_of(interview: &Interview, file: &[u8; 32]) -> bool {
    interview.files().iter().any(|known| known.sha256 == *file)
}

impl From<&Attachment> for FileHeader {
    fn from(file: &Attachment) -> Self {
        Self {
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            bytes: file.bytes,
            sha256: Digest::from_bytes(file.sha256),
            chunks: file.chunks.iter().copied().map(Digest::from_bytes).collect(),
        }
    }
}

impl From<&FileHeader> for Attachment {
    fn from(file: &FileHeader) -> Self {
        Self {
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            bytes: file.bytes,
            sha256: *file.sha256.as_bytes(),
            chunks: file.chunks.iter().map(|digest| *digest.as_bytes()).collect(),
        }
    }
}

/// The entry's name in a failure.
const DRAFT: &str = "draft";

fn opened(vault: &OpenVault, kept: &DraftKept) -> Result<(Header, Zeroizing<Vec<u8>>)> {
    let damaged = || Failure::from(VaultError::VaultEntryDamaged { entry: DRAFT });
    let plain = vault.open_draft(&kept.sealed)?;
    let end = plain.iter().position(|byte| *byte == b'\n').ok_or_else(damaged)?;
    let header: Header = serde_json::from_slice(&plain[..end]).map_err(|_| damaged())?;
    if header.draft != 1 {
        return Err(damaged());
    }
    let rest = &plain[end + 1..];
    let length = rest.iter().rposition(|byte| *byte != b' ').map_or(0, |last| last + 1);
    Ok((header, Zeroizing::new(rest[..length].to_vec())))
}

impl Device {
    /// An epoch by its number, whose interviews are still to be finished.
    fn epoch_numbered(&self, number: u32, clock: ClockMark) -> Result<Epoch> {
        let epochs = self.note().epochs();
        let epoch = epochs.iter().find(|epoch| epoch.number == number);
        self.epoch_of(epoch.ok_or(DeviceError::DeviceEpochGone { epoch: number })?, clock)
    }
}
