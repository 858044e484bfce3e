//! A stick in the place of a network: what waits goes into a pack, and what the server answers comes back in a file.
//!
//! What is packed waits on as it did. Only the answer changes anything here, and it is believed for what it proves, as an answer over
//! a network is: nothing is marked, kept or forgotten for less.

use std::collections::{BTreeMap, HashMap};

use kin_protocol::Digest;
use kin_protocol::log::{SignedCheckpoint, TileName, Tiles};
use kin_protocol::note::{LogVerifier, StudyNote};
use kin_protocol::problem::{Problem, ProblemKind};
use kin_protocol::stick::{Answer, Became, Pack, Packed, StickError, StickKey};
use kin_protocol::withdrawal::{MAX_UNSENT, WithdrawalCode, WithdrawalRequest};
use kin_terminal::{Exit, Failure, Result};

use crate::chance::{self, Chance};
use crate::clock::Moment;
use crate::device::Device;
use crate::renewal::{self, News, Renewed};
use crate::sending::outgoing::{self, Outgoing};
use crate::sending::upload::{self, NO_LOCK, Outcome, What};
use crate::sending::{self, Report, SendError, Which, history};
use crate::storage::{OutboxEntry, Place, Storage};
use crate::withdrawal;

/// Why nothing is packed, or nothing is taken from an answer.
#[derive(Debug, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum CarryError {
    /// The study note names no log: nothing that a stick brings back could be believed.
    #[error("the study has no log")]
    CarryWithoutLog,
    /// The server's log was longer already when this device last saw it.
    #[error("the answer is older than what this device saw")]
    CarryAnswerOld,
}

/// What was packed.
#[derive(Debug, Default)]
pub struct PackedUp {
    /// Files for the stick.
    pub files: Vec<Vec<u8>>,
    /// How many responses are in them; check records are not counted.
    pub envelopes: u64,
    /// How many were left out because they have no voucher.
    pub unpaid: u64,
}

/// Packs what waits, or all that still lies here.
pub fn pack(
    which: Which,
    storage: &dyn Storage,
    device: &Device,
    chance: &mut dyn Chance,
) -> Result<PackedUp> {
    let (log, note) = (log_of(device.note())?, device.note());
    let seen = history::last(storage, log)?.map_or(0, |signed| signed.checkpoint().size);
    let empty = || Pack::new(note.version, note.generation, seen);
    let mut packs = Vec::new();
    for unsent in storage.untold()?.chunks(MAX_UNSENT) {
        let (study, unsent) = (note.study, unsent.to_vec());
        let mut pack = empty();
        pack.withdrawal = Some(WithdrawalRequest { study, preimages: Vec::new(), unsent });
        packs.push(pack);
    }
    let mut packed = PackedUp::default();
    let mut filling = packs.pop().unwrap_or_else(empty);
    for (what, entry) in outgoing::chosen(storage, which)? {
        let Some(found) = outgoing::find(storage, what, entry.sequence)? else { continue };
        let Outgoing { envelope, lock, voucher: Some(voucher) } = found else {
            packed.unpaid += 1;
            continue;
        };
        if let Err(left) = filling.add(Packed { lock: lock.unwrap_or(NO_LOCK), voucher, envelope }) {
            packs.push(std::mem::replace(&mut filling, empty()));
            filling.add(left).expect("an empty pack has room for the largest envelope");
        }
        packed.envelopes += u64::from(what == What::Record);
    }
    if filling.withdrawal.is_some() || !filling.envelopes().is_empty() {
        packs.push(filling);
    }
    for pack in packs {
        packed.files.push(pack.seal(&key(device), *chance::bytes(chance)?));
    }
    Ok(packed)
}

/// Erases what lies here of what was given under a code, and packs what has the server delete the rest. Says how many interviews
/// were erased.
pub fn pack_withdrawal(
    code: &WithdrawalCode,
    storage: &mut dyn Storage,
    device: &Device,
    chance: &mut dyn Chance,
    now: &Moment,
) -> Result<(u64, Vec<u8>)> {
    let (log, note) = (log_of(device.note())?, device.note());
    let seen = history::last(storage, log)?.map_or(0, |signed| signed.checkpoint().size);
    let (erased, request) = withdrawal::begin(code, storage, now)?;
    let mut pack = Pack::new(note.version, note.generation, seen);
    pack.withdrawal = Some(request);
    Ok((erased, pack.seal(&key(device), *chance::bytes(chance)?)))
}

/// Whether a pack asks for what a code opens: no later pack of the device has that in it.
pub fn asks_for_a_code(device: &Device, file: &[u8]) -> bool {
    let pack = Pack::open(&key(device), file).ok();
    pack.and_then(|pack| pack.withdrawal).is_some_and(|request| !request.preimages.is_empty())
}

/// Whether a pack holds nothing but what is of this device.
pub fn is_own(storage: &dyn Storage, device: &Device, file: &[u8]) -> Result<bool> {
    let Ok(pack) = Pack::open(&key(device), file) else { return Ok(false) };
    let own = own(storage)?;
    let explained = pack.withdrawal.iter().flat_map(|request| &request.unsent).map(|unsent| unsent.digest);
    let mut all = pack.envelopes().iter().map(|(digest, _)| *digest).chain(explained);
    Ok(all.all(|digest| own.contains_key(&digest)))
}

/// What an answer came to.
#[derive(Debug)]
pub struct TakenIn {
    /// What became of the envelopes.
    pub report: Report,
    /// The newer study note, where the answer brought one; why it was not taken in, where that is so.
    pub renewed: Result<Option<Renewed>>,
}

/// Takes in an answer; none where it is for another device. After an error none of its receipts was.
pub fn take_in(
    storage: &mut dyn Storage,
    device: &Device,
    file: &[u8],
    now: &Moment,
) -> Result<Option<TakenIn>> {
    let refused = |error: StickError| Failure::error(Exit::Refused, &error);
    let answer = Answer::open(&key(device), file).map_err(refused)?;
    let log = log_of(device.note())?.clone();
    let own = own(storage)?;
    if !is_for(&own, &answer, &log) {
        return Ok(None);
    }
    let (mut settled, mut seen) = (Vec::new(), Vec::new());
    for became in &answer.envelopes {
        let Some((what, entry)) = own.get(&became.envelope()) else { continue };
        if matches!(entry.place, Place::Forgotten(_) | Place::Withdrawn(_)) {
            continue;
        }
        let judged = judge(storage, device.note(), &log, (*what, entry), became)?;
        if let Judged::Outcome(Outcome::Arrived { checkpoint, .. }) = &judged {
            seen.extend(checkpoint.clone());
        }
        settled.push(((*what, entry.sequence), judged));
    }
    if let Some(checkpoint) = &answer.checkpoint {
        let signed = SignedCheckpoint::verify(checkpoint.as_bytes(), &log)
            .map_err(|source| SendError::SendReceiptUnproved { source })?;
        let before = history::last(storage, &log)?.map_or(0, |last| last.checkpoint().size);
        if signed.checkpoint().size < before {
            return Err(CarryError::CarryAnswerOld.into());
        }
        seen.push(signed);
    }
    let tiles = answer.tiles.into_iter().map(kin_protocol::stick::CarriedTile::into_parts).collect();
    // Before anything is kept: what a log says that contradicts itself is worth nothing.
    history::go_on(storage, &log, &seen, |_| Carried(tiles))??;
    let withdrawn = match &answer.withdrawn {
        Some(withdrawn) => withdrawal::answered(storage, withdrawn, &log, now)??,
        None => 0,
    };
    let mut report = settle(storage, settled, now)?;
    report.withdrawn += withdrawn;
    report.forgotten = sending::forget(storage, now)?;
    report.waiting = outgoing::chosen(storage, Which::Waiting)?.len() as u64;
    let news = News {
        notes: answer.notes.into_iter().map(String::into_bytes).collect(),
        forms: answer.forms.into_iter().map(|form| form.file).collect(),
        cosigned: answer.cosigned.map(String::into_bytes),
    };
    let renewed = renewal::take_in(storage, device, &news);
    Ok(Some(TakenIn { report, renewed }))
}

/// Whether an answer speaks of an envelope of this device, or of none at all.
fn is_for(own: &HashMap<Digest, (What, OutboxEntry)>, answer: &Answer, log: &LogVerifier) -> bool {
    let stones = answer.withdrawn.iter().flat_map(|withdrawn| &withdrawn.tombstones);
    // What does not prove itself is told by whoever reads it.
    let deleted = stones.map(|stone| stone.verify(log).ok().map(|(leaf, _)| leaf.digest()));
    let of = answer.envelopes.iter().map(|became| Some(became.envelope()));
    let mut spoken_of = of.chain(deleted).peekable();
    spoken_of.peek().is_none()
        || spoken_of.any(|digest| digest.is_none_or(|digest| own.contains_key(&digest)))
}

/// What an answer says of one envelope, once it is seen to be true.
enum Judged {
    Outcome(Outcome),
    Refused(SendError),
}

/// What is not proved ends everything.
fn judge(
    storage: &dyn Storage,
    note: &StudyNote,
    log: &LogVerifier,
    (what, entry): (What, &OutboxEntry),
    became: &Became,
) -> Result<Judged> {
    let lock = match what {
        What::Record => storage.lock(entry.sequence)?,
        What::Check => storage.check(entry.sequence)?.map(|kept| kept.lock),
        What::Chunk => storage.chunk(entry.sequence)?.map(|kept| kept.lock),
    };
    let lock = lock.unwrap_or(NO_LOCK);
    Ok(match became {
        Became::Received { receipt, .. } => {
            Judged::Outcome(upload::received(receipt.as_bytes(), log, note.sealed_bytes, lock, entry.digest)?)
        }
        Became::Gone { tombstone, .. } => Judged::Outcome(upload::gone(tombstone, log, lock, entry.digest)?),
        Became::Refused { problem, .. } => {
            let kind = ProblemKind::of_urn(problem).unwrap_or(ProblemKind::RequestMalformed);
            let problem = Problem::new(kind, None);
            Judged::Refused(SendError::problem(problem.status.to_string(), &problem))
        }
    })
}

fn settle(storage: &mut dyn Storage, judged: Vec<((What, u64), Judged)>, now: &Moment) -> Result<Report> {
    let (mut report, today) = (Report::default(), now.local.date());
    for (which, judged) in judged {
        match judged {
            Judged::Outcome(outcome) => outgoing::settle(storage, which, &outcome, today, &mut report)?,
            Judged::Refused(SendError::SendProblem { kind: Some(ProblemKind::VoucherSpent), .. }) => {
                outgoing::drop_voucher(storage, which, &mut report)?;
            }
            Judged::Refused(SendError::SendProblem { kind: Some(ProblemKind::VoucherRefused), .. }) => {
                report.stopped = Some(SendError::SendVouchersRefused);
            }
            Judged::Refused(error) => report.refused.push((which.1, error)),
        }
    }
    Ok(report)
}

fn own(storage: &dyn Storage) -> Result<HashMap<Digest, (What, OutboxEntry)>> {
    Ok(outgoing::all(storage)?.into_iter().map(|(what, entry)| (entry.digest, (what, entry))).collect())
}

fn log_of(note: &StudyNote) -> std::result::Result<&LogVerifier, CarryError> {
    note.logs.last().map(|log| &log.key).ok_or(CarryError::CarryWithoutLog)
}

fn key(device: &Device) -> StickKey {
    let enrolled = device.enrolled();
    StickKey::of(enrolled.study, Digest::of(enrolled.path.as_bytes()))
}

/// Tiles as an answer carries them.
struct Carried(BTreeMap<TileName, Vec<u8>>);

impl Tiles for Carried {
    type Error = SendError;

    /// One that is missing is told as what it is by whoever asks.
    fn tile(&self, name: TileName) -> std::result::Result<Option<Vec<u8>>, SendError> {
        Ok(self.0.get(&name).cloned())
    }
}

impl From<CarryError> for Failure {
    fn from(error: CarryError) -> Self {
        let exit = match error {
            CarryError::CarryWithoutLog => Exit::Refused,
            CarryError::CarryAnswerOld => Exit::Untrusted,
        };
        Self::error(exit, &error)
    }
}
