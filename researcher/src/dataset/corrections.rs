//! Corrections of interviews in the dataset, applied while it is read: the original stays what it was sealed as.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use kin_forms::Form;
use kin_protocol::log::Lock;
use kin_sealing::{DevicePublicKey, Identity, Kind, Submission};
use kin_terminal::Result;
use zeroize::Zeroizing;

use super::{Entry, Fate, Ledger, read_listed};
use crate::opening::Reason;
use crate::study::Study;

/// One correction.
struct Correction {
    maker: Maker,
    form: kin_protocol::Digest,
    body: Zeroizing<Vec<u8>>,
}

/// Who made a correction.
#[derive(Clone, Copy)]
enum Maker {
    /// The device that sealed it.
    Device { device: DevicePublicKey, sequence: u64, lock: Option<Lock> },
    /// People at the desk.
    Desk,
}

impl Maker {
    /// A device's come first, in the order of its sequence; then those of the desk, in the order in which they were decided.
    fn order(self) -> (bool, u64) {
        match self {
            Self::Device { sequence, .. } => (false, sequence),
            Self::Desk => (true, 0),
        }
    }
}

/// The corrections of a dataset, by the submission they are of, each list in the order in which they are applied.
#[derive(Default)]
pub struct Corrections(HashMap<Submission, Vec<Correction>>);

/// What became of corrections.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// How many changed their interviews.
    pub applied: u64,
    /// How many did not, and why.
    pub refused: BTreeMap<Reason, u64>,
}

impl Applied {
    fn refuse(&mut self, reason: Reason) {
        *self.refused.entry(reason).or_default() += 1;
    }
}

impl Corrections {
    /// Reads them from the first segments up to `last`: what came later changes nothing that was frozen before. Segments without any
    /// are not read.
    pub fn of(study: &Study, identities: &[Identity], last: u64) -> Result<Self> {
        let mut found: HashMap<Submission, Vec<Correction>> = HashMap::new();
        let holds = |_, segment: &super::LedgerEntry| segment.corrections > 0;
        if !Ledger::of(study)?.segments.iter().any(|segment| holds(0, segment)) {
            return Ok(Self(found));
        }
        read_listed(study, identities, last, &holds, &mut |_, entry| {
            let (Fate::Correction, Some(body)) = (entry.fate, entry.response) else { return Ok(()) };
            let (corrects, maker, form) = match (&entry.head, &entry.decided) {
                (Some(head), _) => {
                    let (device, sequence) = (head.device, head.sequence);
                    let lock = head.locks.first().copied();
                    (head.corrects, Maker::Device { device, sequence, lock }, head.digest)
                }
                (None, Some(decided)) => (Some(decided.about), Maker::Desk, decided.form),
                (None, None) => return Ok(()),
            };
            let Some(corrects) = corrects else { return Ok(()) };
            let body = Zeroizing::new(body.to_vec());
            found.entry(corrects).or_default().push(Correction { maker, form, body });
            Ok(())
        })?;
        for corrections in found.values_mut() {
            corrections.sort_by_key(|correction| correction.maker.order());
        }
        Ok(Self(found))
    }

    /// The response of an interview with its corrections, as its form accepts it; none where nothing changed. One that is not accepted,
    /// or is neither by the desk nor by the interview's own device under a lock that it kept, changes nothing, and the next is judged
    /// without it.
    pub fn corrected(
        &self,
        form: &Arc<Form>,
        entry: &Entry<'_>,
        applied: &mut Applied,
    ) -> Option<Zeroizing<Vec<u8>>> {
        let (head, response) = (entry.head.as_ref()?, entry.response?);
        let mut body: Option<Zeroizing<Vec<u8>>> = None;
        let mut locks = head.locks.iter().skip(1).copied().collect::<Vec<_>>();
        for correction in self.0.get(&head.submission)? {
            let is_own = match correction.maker {
                Maker::Desk => true,
                Maker::Device { device, lock, .. } => {
                    let kept = locks.iter().position(|kept| Some(*kept) == lock);
                    let own = kept.filter(|_| device == head.device && correction.form == head.digest);
                    own.map(|kept| locks.remove(kept)).is_some()
                }
            };
            if !is_own || correction.form != head.digest {
                applied.refuse(Reason::FindingCorrectionForeign);
                continue;
            }
            match form.corrected(body.as_ref().map_or(response, |body| body), &correction.body) {
                Ok(merged) => {
                    body = Some(merged);
                    applied.applied += 1;
                }
                Err(_) => applied.refuse(Reason::FindingCorrectionUnfit),
            }
        }
        body
    }

    /// Applies all of them, to say what becomes of them. `forms` are those of the study, by digest. Segments that hold none of the
    /// corrected interviews are not read.
    pub fn judge(
        &self,
        study: &Study,
        identities: &[Identity],
        forms: &HashMap<kin_protocol::Digest, Arc<Form>>,
    ) -> Result<Applied> {
        let mut applied = Applied::default();
        if self.0.is_empty() {
            return Ok(applied);
        }
        let mut holding = BTreeSet::new();
        super::index::rows(study, identities, &mut |number, row| {
            if row.submission.is_some_and(|submission| self.0.contains_key(&submission)) {
                holding.insert(number);
            }
            Ok(())
        })?;
        let mut met = 0;
        read_listed(study, identities, u64::MAX, &|number, _| holding.contains(&number), &mut |_, entry| {
            let kept = matches!(entry.fate, Fate::Kept | Fate::Partial);
            let head = entry.head.as_ref().filter(|head| kept && head.kind != Kind::Refusal);
            if let Some(form) = head.and_then(|head| forms.get(&head.digest)) {
                let before = applied.applied + applied.refused.values().sum::<u64>();
                self.corrected(form, entry, &mut applied);
                met += applied.applied + applied.refused.values().sum::<u64>() - before;
            }
            Ok(())
        })?;
        for _ in met..self.0.values().map(Vec::len).sum::<usize>() as u64 {
            applied.refuse(Reason::FindingCorrectionOrphan);
        }
        Ok(applied)
    }
}
