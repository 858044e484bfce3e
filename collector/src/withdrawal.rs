//! Withdrawal at the device: what was not sent is erased here, what was sent is deleted by the server, which has to prove it.
//!
//! Neither a code nor the key that it gives is kept: a device has locks alone. Of an envelope that was erased before it was sent
//! the preimage is kept until the server's log has its tombstone, which explains its place in the sequence to the desk.

use kin_protocol::Digest;
use kin_protocol::log::{Leaf, Lock, Preimage};
use kin_protocol::note::LogVerifier;
use kin_protocol::withdrawal::{
    LockSet, MAX_ANSWER_BYTES, MAX_UNSENT, SETS, Unsent, WithdrawalCode, WithdrawalKey, WithdrawalRequest,
    Withdrawn,
};
use kin_terminal::{Exit, Failure, Result};

use crate::chance::{self, Chance};
use crate::clock::Moment;
use crate::sending::{Destination, SendError, Wire};
use crate::storage::{COPY_LOCK, Enrolled, Erasure, Locked, Place, SALVAGED, Storage};

/// An interview has its own lock, two for corrections, and one for a last correction or its check record.
const LOCKS_OF_A_SET: usize = 4;

/// Why a code is not used.
#[derive(Debug, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum CodeError {
    /// Every set of locks that the code gives was used on this device.
    #[error("the code was used too often")]
    CodeUsedUp,
    /// The study's server keeps no log, so nothing at the server can be withdrawn.
    #[error("the study has no log")]
    CodeWithoutLog,
}

/// The locks of an interview under a code: a set that this device has not used, drawn among them.
pub fn locks_of(code: &WithdrawalCode, storage: &dyn Storage, chance: &mut dyn Chance) -> Result<LockSet> {
    let key = WithdrawalKey::of(code, storage.enrolled()?.study);
    let drafts = storage.drafts()?.into_iter().map(|draft| draft.lock);
    let used: Vec<Lock> = storage.locked()?.into_iter().map(|locked| locked.lock).chain(drafts).collect();
    let first = u32::from_be_bytes(*chance::bytes::<4>(chance)?) % SETS;
    let sets = (0..SETS).map(|step| key.locks((first + step) % SETS));
    let free = sets.into_iter().find(|set| !used.contains(&set.own));
    Ok(free.ok_or(CodeError::CodeUsedUp)?)
}

/// The locks of an interview by what was typed of a slip: nobody's, where nothing was.
pub fn locks_of_typed(typed: &str, storage: &dyn Storage, chance: &mut dyn Chance) -> Result<LockSet> {
    if typed.trim().is_empty() {
        return locks_of_nobody(chance);
    }
    match typed.parse::<WithdrawalCode>() {
        Ok(code) => locks_of(&code, storage, chance),
        Err(error) => Err(Failure::error(Exit::Refused, &error)),
    }
}

/// The locks of an interview whose respondent took no slip: nobody has their preimages, and they look like any others.
pub fn locks_of_nobody(chance: &mut dyn Chance) -> Result<LockSet> {
    Ok(LockSet::of_nobody(&*chance::bytes::<128>(chance)?))
}

/// What a withdrawal came to.
#[derive(Debug, Default)]
pub struct Withdrawal {
    /// Interviews that were erased here before they were sent.
    pub erased: u64,
    /// Interviews that the server deleted, now or before: corrections and check records of them are not counted.
    pub deleted: u64,
    /// Proofs by the server's log, one for each envelope that it deleted, now or before.
    pub receipts: Vec<String>,
    /// Whether what may still come to the server under this code will be deleted when it comes.
    pub waits: bool,
    /// Why the server did not do its part, or did not prove it.
    pub failed: Option<SendError>,
}

impl Withdrawal {
    /// What a withdrawal of more data under the same code came to, with this.
    pub fn add(&mut self, other: Self) {
        self.erased += other.erased;
        self.deleted += other.deleted;
        let fresh = other.receipts.into_iter().filter(|receipt| !self.receipts.contains(receipt));
        let fresh: Vec<String> = fresh.collect();
        self.receipts.extend(fresh);
        self.waits |= other.waits;
        self.failed = self.failed.take().or(other.failed);
    }
}

/// Withdraws everything that was given under a code. What lies here is erased first, whether there is a network or not.
pub fn withdraw(
    code: &WithdrawalCode,
    storage: &mut dyn Storage,
    to: Destination<'_>,
    wire: &mut dyn Wire,
    now: &Moment,
) -> Result<Withdrawal> {
    let enrolled = storage.enrolled()?;
    let preimages = WithdrawalKey::of(code, enrolled.study).preimages();
    let opened = |lock: Lock| preimages.iter().find(|preimage| Lock::of(preimage) == lock);
    let today = now.local.date();
    let mut done = Withdrawal { erased: erase_here(&preimages, storage, today)?, ..Withdrawal::default() };
    if to.log.is_none() {
        // Without a log the server can neither find what a code opens nor prove that it is gone.
        return if done.erased > 0 { Ok(done) } else { Err(CodeError::CodeWithoutLog.into()) };
    }
    match ask(&enrolled, to, wire, preimages.clone(), storage.untold()?) {
        Ok(proved) => {
            let opens = |proved: &&Proved| opened(proved.lock).is_some();
            // The first lock of each set is that of the interview itself; what was salvaged of one lies under another.
            let is_proved = |preimage: &Preimage| {
                proved.tombstones.iter().any(|tombstone| Lock::of(preimage) == tombstone.lock)
            };
            let of_set = |set: &[Preimage]| [0, 1 + COPY_LOCK].iter().any(|place| is_proved(&set[*place]));
            done.deleted =
                preimages.as_chunks::<LOCKS_OF_A_SET>().0.iter().filter(|set| of_set(&set[..])).count()
                    as u64;
            done.receipts = proved.tombstones.iter().filter(opens).map(|one| one.receipt.clone()).collect();
            done.waits = proved.waiting > 0;
            let withheld = storage.locked()?.into_iter().filter(|locked| {
                // It gave a receipt for this one, and now neither deletes it nor says that it was purged.
                let was_there = matches!(locked.place, Place::Received(_) | Place::Forgotten(_));
                was_there && opened(locked.lock).is_some() && !proved.gone.contains(&locked.digest)
            });
            let count = withheld.count() as u64;
            settle(storage, &proved, today)?;
            done.failed = (count > 0).then_some(SendError::SendWithdrawalWithheld { count });
        }
        Err(error) => done.failed = Some(error),
    }
    Ok(done)
}

/// Erases what lies here, and gives what the server has to be asked for the rest: for where there is no network. Says how many
/// interviews were erased.
pub(crate) fn begin(
    code: &WithdrawalCode,
    storage: &mut dyn Storage,
    now: &Moment,
) -> Result<(u64, WithdrawalRequest)> {
    let study = storage.enrolled()?.study;
    let preimages = WithdrawalKey::of(code, study).preimages();
    let erased = erase_here(&preimages, storage, now.local.date())?;
    let mut unsent = storage.untold()?;
    unsent.truncate(MAX_UNSENT);
    Ok((erased, WithdrawalRequest { study, preimages, unsent }))
}

/// Erases what was not sent yet and lies under one of these locks; says how many interviews that were.
fn erase_here(preimages: &[Preimage], storage: &mut dyn Storage, today: jiff::civil::Date) -> Result<u64> {
    let opened = |lock: Lock| preimages.iter().find(|preimage| Lock::of(preimage) == lock);
    let mut erasures = Vec::new();
    for Locked { sequence, lock, place, .. } in storage.locked()? {
        if let (Place::Waiting, Some(preimage)) = (place, opened(lock)) {
            erasures.push(Erasure { sequence, untold: Some(preimage.clone()) });
        }
    }
    storage.erase(&erasures, today)?;
    // An interview that is still under way goes too, and has no place in the sequence.
    let drafts: Vec<_> = storage.drafts()?.into_iter().filter(|draft| opened(draft.lock).is_some()).collect();
    for draft in &drafts {
        storage.discard_draft(draft.id, draft.revision)?;
    }
    // A draft and its copy are one interview.
    let (copies, sealed): (Vec<_>, Vec<_>) = erasures.iter().partition(|erasure| erasure.sequence > SALVAGED);
    Ok((sealed.len() + drafts.len().max(copies.len())) as u64)
}

/// Has the server's log explain the places of interviews that were erased here before they were sent.
pub(crate) fn explain(
    storage: &mut dyn Storage,
    to: Destination<'_>,
    wire: &mut dyn Wire,
    now: &Moment,
) -> Result<std::result::Result<(), SendError>> {
    let (enrolled, untold) = (storage.enrolled()?, storage.untold()?);
    if to.log.is_none() || untold.is_empty() {
        return Ok(Ok(()));
    }
    for part in untold.chunks(MAX_UNSENT) {
        match ask(&enrolled, to, wire, Vec::new(), part.to_vec()) {
            Ok(proved) => {
                settle(storage, &proved, now.local.date())?;
            }
            Err(error) => return Ok(Err(error)),
        }
    }
    Ok(Ok(()))
}

/// A deletion that the server's log proves.
struct Proved {
    digest: Digest,
    lock: Lock,
    receipt: String,
}

struct Answered {
    tombstones: Vec<Proved>,
    /// All that the log proves to be gone, what was purged too.
    gone: Vec<Digest>,
    waiting: u64,
}

fn ask(
    enrolled: &Enrolled,
    to: Destination<'_>,
    wire: &mut dyn Wire,
    preimages: Vec<Preimage>,
    mut unsent: Vec<Unsent>,
) -> std::result::Result<Answered, SendError> {
    unsent.truncate(MAX_UNSENT);
    let request = WithdrawalRequest { study: enrolled.study, preimages, unsent };
    let url = to.server.place(&enrolled.path, "withdrawals");
    let reply = wire
        .post(&url, request.to_text().as_bytes(), MAX_ANSWER_BYTES as u64)
        .map_err(|source| SendError::SendNoAnswer { source })?;
    if reply.status != 200 {
        return Err(SendError::of_problem(&reply));
    }
    let unproved = |source| SendError::SendWithdrawalUnproved { source };
    let answer = Withdrawn::parse(&reply.body, enrolled.study).map_err(unproved)?;
    proved(&answer, to.log.expect("a withdrawal is asked of a server with a log"))
}

/// What an answer proves, or that it does not.
fn proved(answer: &Withdrawn, log: &LogVerifier) -> std::result::Result<Answered, SendError> {
    let unproved = |source| SendError::SendWithdrawalUnproved { source };
    let (mut tombstones, mut gone) = (Vec::new(), Vec::new());
    for stone in &answer.tombstones {
        let (leaf, receipt) = stone.verify(log).map_err(unproved)?;
        gone.push(leaf.digest());
        // A purge is no withdrawal, and proves nothing of one.
        if let Leaf::Withdrawn { digest, preimage } = leaf {
            let (lock, receipt) = (Lock::of(&preimage), receipt.to_text());
            tombstones.push(Proved { digest, lock, receipt });
        }
    }
    Ok(Answered { tombstones, gone, waiting: answer.waiting })
}

/// Takes in what a server answered to a request that travelled on a stick; says how many envelopes that lay here are gone.
pub(crate) fn answered(
    storage: &mut dyn Storage,
    answer: &Withdrawn,
    log: &LogVerifier,
    now: &Moment,
) -> Result<std::result::Result<u64, SendError>> {
    match proved(answer, log) {
        Ok(proved) => settle(storage, &proved, now.local.date()).map(Ok),
        Err(error) => Ok(Err(error)),
    }
}

/// Erases the copies of what the server's log proves to be withdrawn under the lock that it was sent with; says how many there were.
fn settle(storage: &mut dyn Storage, answered: &Answered, today: jiff::civil::Date) -> Result<u64> {
    let is_proved = |locked: &Locked| {
        answered.tombstones.iter().any(|one| (one.digest, one.lock) == (locked.digest, locked.lock))
    };
    let proved: Vec<Locked> = storage.locked()?.into_iter().filter(is_proved).collect();
    let erasures: Vec<Erasure> =
        proved.iter().map(|locked| Erasure { sequence: locked.sequence, untold: None }).collect();
    storage.erase(&erasures, today)?;
    Ok(proved.iter().filter(|locked| !matches!(locked.place, Place::Withdrawn(_))).count() as u64)
}
