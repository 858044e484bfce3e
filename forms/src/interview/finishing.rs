//! The end of an interview: a response, or the reasons why there is none yet.

use super::sheet::Sheet;
use super::{Interview, Unfinished};
use crate::expression::InstanceId;
use crate::now::Now;
use crate::recorded::Consented;
use crate::response::{BrokenOff, Ending, Response};

impl Interview {
    /// Ends the interview: what is irrelevant is dropped, the rest becomes a response.
    ///
    /// Errors: the interview, unchanged, and why it cannot be finished: consent open, answers needed, answers that no
    /// longer meet their constraint, or their warning without a reason, calculated texts too long, more instances of a
    /// repeat counted than it may have, a clock that went back.
    pub fn finish(mut self, now: Now) -> Result<Response, (Box<Interview>, Unfinished)> {
        if let Some(obstacle) = self.obstacle(now) {
            return Err((Box::new(self), obstacle));
        }
        let audit = self.counts.to_text();
        self.sheet.end(now.to_minute().local, &audit);
        Ok(Response::of(&self.sheet, self.consent.as_ref(), self.ending(now, None)))
    }

    /// Notes that the interview was stopped because she was in distress, whether or not it goes on.
    pub fn note_interruption(&mut self) {
        self.counts.stopped = self.counts.stopped.saturating_add(1);
    }

    /// How often the interview was stopped.
    pub fn interruptions(&self) -> u32 {
        self.counts.stopped
    }

    /// Ends an interview that broke off. What becomes of the answers so far is for her to say.
    ///
    /// Errors: the interview, unchanged: consent is open, was declined, or the clock went back.
    pub fn break_off(
        mut self,
        now: Now,
        broken: BrokenOff,
    ) -> Result<Response, (Box<Interview>, Unfinished)> {
        let obstacle = match &self.consent {
            None | Some(Consented::Declined) => Some(Unfinished::InterviewWithoutConsent),
            _ if !now.is_not_before(self.sheet.now) => Some(Unfinished::InterviewEndsBeforeStart),
            _ => None,
        };
        if let Some(obstacle) = obstacle {
            return Err((Box::new(self), obstacle));
        }
        if broken == BrokenOff::Kept {
            let audit = self.counts.to_text();
            self.sheet.end(now.to_minute().local, &audit);
        }
        Ok(Response::of(&self.sheet, self.consent.as_ref(), self.ending(now, Some(broken))))
    }

    /// What an interview under way is so far, as one that broke off: for a copy that outlives it. None before she consented. A clock that
    /// went back since it began counts as the time at which it began.
    pub fn so_far(self, now: Now) -> Option<Response> {
        let now = if now.is_not_before(self.sheet.now) { now } else { self.sheet.now };
        self.break_off(now, BrokenOff::Kept).ok()
    }

    fn ending(&self, finished: Now, broken: Option<BrokenOff>) -> Ending {
        Ending { finished, broken, interrupted: self.counts.stopped }
    }

    fn obstacle(&self, now: Now) -> Option<Unfinished> {
        if self.consent.is_none() {
            return Some(Unfinished::InterviewWithoutConsent);
        }
        if !now.is_not_before(self.sheet.now) {
            return Some(Unfinished::InterviewEndsBeforeStart);
        }
        if self.consent == Some(Consented::Declined) {
            return None;
        }
        let sheet = &self.sheet;
        let all = sheet.everywhere();
        let named = |holds: fn(&Sheet, usize, InstanceId) -> bool| named(sheet, &all, holds);
        if let Some((questions, count)) = named(Sheet::is_unanswered) {
            return Some(Unfinished::InterviewUnanswered { questions, count });
        }
        if let Some((questions, count)) = named(Sheet::contradicts) {
            return Some(Unfinished::InterviewContradicts { questions, count });
        }
        if let Some((questions, count)) = named(Sheet::is_doubtful) {
            return Some(Unfinished::InterviewDoubtful { questions, count });
        }
        if let Some((repeats, count)) = sheet.too_many() {
            return Some(Unfinished::InterviewRepeatTooLong { repeats, count });
        }
        let too_long = named(Sheet::is_too_long);
        too_long.map(|(questions, count)| Unfinished::InterviewCalculationTooLong { questions, count })
    }
}

impl Sheet {
    /// Names of the repeats that are counted higher than they may be, parted by ", ", and how many.
    pub(crate) fn too_many(&self) -> Option<(String, u32)> {
        let mut found: Vec<&str> = Vec::new();
        for instance in self.instances.iter().flatten() {
            let inner = &self.form.tree.scopes[instance.scope].inner;
            for (repeated, scope) in instance.repeats.iter().zip(inner) {
                let repeat = self.form.tree.scopes[*scope].repeat;
                if repeated.relevant && repeated.too_many {
                    found.extend(repeat.map(|repeat| self.form.groups[repeat].name.as_str()));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
        (count > 0).then(|| (found.join(", "), count))
    }
}

/// Places of the questions for which something holds, parted by ", ", and how many.
fn named(
    sheet: &Sheet,
    all: &[(usize, InstanceId)],
    holds: fn(&Sheet, usize, InstanceId) -> bool,
) -> Option<(String, u32)> {
    let found: Vec<String> = all
        .iter()
        .filter(|(question, instance)| holds(sheet, *question, *instance))
        .map(|(question, instance)| sheet.place_of(sheet.at(*question, *instance)).to_string())
        .collect();
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    (count > 0).then(|| (found.join(", "), count))
}
