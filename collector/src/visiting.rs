//! What came of a visit, sealed as a record of its own and kept in the device's list of visits.

use kin_forms::ResponseKind;
use kin_protocol::Digest;
use kin_protocol::note::FormReference;
use kin_protocol::visit::{MAX_WORDS_CHARACTERS, Outcome, Visit};
use kin_sealing::{Circumstances, Kind, Record, Submission};
use kin_terminal::Result;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::assignments::{CaseError, Visits, Work};
use crate::chance::{self, Chance};
use crate::clock::Moment;
use crate::device::{Device, DeviceError};
use crate::interviews;
use crate::storage::{Beside, FinishedInterview, Locks, Storage, StorageError};
use crate::vault::OpenVault;
use crate::vouchers;
use crate::withdrawal;

/// A visit that is to be told.
pub struct Told<'a> {
    /// The case.
    pub case: &'a str,
    /// With which form of the study.
    pub form: &'a FormReference,
    /// What came of it.
    pub outcome: Outcome,
    /// The interview that was held: its number here and its name.
    pub held: Option<(u64, Submission)>,
    /// What is written to the office.
    pub words: Option<String>,
}

/// What an interview that ended says of its visit.
pub fn outcome_of(kind: ResponseKind) -> Outcome {
    match kind {
        ResponseKind::Original => Outcome::Completed,
        ResponseKind::Refusal => Outcome::Refused,
        ResponseKind::Partial => Outcome::BrokenOff,
    }
}

/// Tells what an enumerator says came of a case: the outcome and, for a question always, her words. Returns its number.
///
/// Errors: [`CaseError`]; then nothing is stored.
pub fn tell(
    device: &Device,
    storage: &mut dyn Storage,
    vault: &OpenVault,
    (case, outcome, words): (&str, Outcome, Option<&str>),
    now: &Moment,
    chance: &mut dyn Chance,
) -> Result<u64> {
    let (work, visits) = (Work::read(storage, vault)?, Visits::read(storage, vault)?);
    let case = work.case(case, &visits)?;
    case.check_end(outcome)?;
    let form = match case.form {
        Some(id) => device.told_of(storage, id)?,
        // A question of the office has no form of its own: its answer goes under any form that is asked.
        None => device.note().asked_forms().pop().expect("a note lists a form").clone(),
    };
    let words = words.map(|words| words.trim().nfc().collect::<String>());
    let fits = |words: &String| (1..=MAX_WORDS_CHARACTERS).contains(&words.chars().count());
    if !words.as_ref().map_or(!case.is_question(), fits) {
        return Err(CaseError::CaseWordsUnfit { limit: MAX_WORDS_CHARACTERS }.into());
    }
    let told = Told { case: &case.name, form: &form, outcome, held: None, words };
    device.tell_visit(storage, vault, &told, now, chance)
}

/// Tells what came of the interviews that were sealed for a case and of which nothing was told: the program ended between the two.
/// Returns how many there were.
pub fn tell_owed(
    device: &Device,
    storage: &mut dyn Storage,
    vault: &OpenVault,
    now: &Moment,
    chance: &mut dyn Chance,
) -> Result<u64> {
    if storage.is_closed()? {
        return Ok(0);
    }
    let visits = Visits::read(storage, vault)?;
    let mut told = 0;
    for listed in interviews::list(storage, vault)?.listed {
        let outcome = match listed.kind {
            Kind::Original => Outcome::Completed,
            Kind::Refusal => Outcome::Refused,
            Kind::Partial => Outcome::BrokenOff,
            _ => continue,
        };
        let Some(case) = listed.case.filter(|_| !visits.tell_of(&listed.submission.to_string())) else {
            continue;
        };
        let held = Some((listed.sequence, listed.submission));
        let owed = Told { case: &case, form: &listed.form, outcome, held, words: None };
        device.tell_visit(storage, vault, &owed, now, chance)?;
        told += 1;
    }
    Ok(told)
}

impl Device {
    /// Seals what came of a visit and stores it in one transaction. Returns its sequence number. After a failure nothing is stored.
    ///
    /// That of an interview lies under one of the locks that the interview kept: whoever withdraws the interview withdraws it too.
    pub fn tell_visit(
        &self,
        storage: &mut dyn Storage,
        vault: &OpenVault,
        told: &Told<'_>,
        now: &Moment,
        chance: &mut dyn Chance,
    ) -> Result<u64> {
        self.refuse_closed()?;
        let epoch = self.closing_epoch(now)?;
        let made = now.for_interview().to_minute().to_text();
        let (case, submission) =
            (told.case.to_owned(), told.held.map(|(_, submission)| submission.to_string()));
        let visit = Visit::new(case, told.outcome, made, submission, told.words.clone());
        let visit = visit.ok_or(CaseError::CaseWordsUnfit { limit: MAX_WORDS_CHARACTERS })?.to_json();
        let submission = Submission::from_random(*chance::bytes::<16>(chance)?);
        let nobody = withdrawal::locks_of_nobody(chance)?;
        for _ in 0..100 {
            let head = storage.head()?;
            let kept = match told.held {
                Some((of, _)) => storage.reserved(of)?.first().map(|lock| Locks::Kept { of, lock: *lock }),
                None => None,
            };
            let locks = kept.unwrap_or(Locks::Own(nobody));
            let own = match locks {
                Locks::Own(set) => set.all().map(|lock| *lock.as_bytes()).collect(),
                Locks::Kept { lock, .. } => vec![*lock.as_bytes()],
            };
            let circumstances = Circumstances {
                clock: epoch.clock(),
                checkpoint: self.last_checkpoint(storage)?,
                enrolment: Some(vault.proof(self.note().study)?),
                locks: own,
                ..Circumstances::default()
            };
            let record = Record {
                submission,
                kind: Kind::Visit,
                corrects: None,
                study: *self.note().study.as_bytes(),
                epoch: epoch.number,
                form: Some(kin_sealing::FormReference {
                    id: told.form.id.clone(),
                    version: told.form.version.clone(),
                    sha256: *told.form.digest.as_bytes(),
                }),
                enumerator: vault.profile.enumerator.clone(),
                sequence: head.sequence + 1,
                previous: head.digest.map(|digest| *digest.as_bytes()),
                closing: None,
                circumstances,
                response: Zeroizing::new(visit.to_vec()),
            };
            let sealed = self.seal(record, vault, &epoch)?;
            let kept_visit = vault.encrypt_listed(head.sequence + 1, &visit)?;
            let finished = FinishedInterview {
                after: head,
                digest: Digest::from_bytes(sealed.digest()),
                envelope: sealed.bytes(),
                locks,
                listed: None,
                voucher: vouchers::next(storage, vault).ok().flatten(),
                import: None,
                draft: None,
                last_saved: None,
                closes: false,
            };
            match storage.append_beside(&finished, Beside { visit: Some(&kept_visit), ..Beside::default() }) {
                Err(StorageError::StorageHeadMoved) => {}
                other => return Ok(other?),
            }
        }
        Err(DeviceError::DeviceHeadKeepsMoving.into())
    }
}
