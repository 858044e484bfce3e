//! The end of an interview: a response, or the reasons why there is none yet.

use super::sheet::Sheet;
use super::{Interview, Unfinished};
use crate::now::Now;
use crate::recorded::Consented;
use crate::response::Response;

impl Interview {
    /// Ends the interview: what is irrelevant is dropped, the rest becomes a response.
    ///
    /// Errors: the interview, unchanged, and why it cannot be finished: consent open, answers needed, answers that no
    /// longer meet their constraint, calculated texts too long, a clock that went back.
    pub fn finish(self, now: Now) -> Result<Response, (Box<Interview>, Unfinished)> {
        match self.obstacle(now) {
            Some(obstacle) => Err((Box::new(self), obstacle)),
            None => Ok(Response::of(&self.sheet, self.consent.as_ref(), now)),
        }
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
        let unanswered = named(sheet, Sheet::is_unanswered);
        let contradicting = named(sheet, Sheet::contradicts);
        let too_long = named(sheet, Sheet::is_too_long);
        if let Some((questions, count)) = unanswered {
            return Some(Unfinished::InterviewUnanswered { questions, count });
        }
        if let Some((questions, count)) = contradicting {
            return Some(Unfinished::InterviewContradicts { questions, count });
        }
        too_long.map(|(questions, count)| Unfinished::InterviewCalculationTooLong { questions, count })
    }
}

impl Sheet {
    /// Whether a question's answer does not meet its constraint: another answer may have changed since.
    pub(crate) fn contradicts(&self, index: usize) -> bool {
        self.answer(index).is_some_and(|answer| !self.meets_constraint(index, answer))
    }
}

/// Names of the questions for which something holds, parted by ", ", and how many.
fn named(sheet: &Sheet, holds: impl Fn(&Sheet, usize) -> bool) -> Option<(String, u32)> {
    let found: Vec<&str> = (0..sheet.form.questions.len())
        .filter(|index| holds(sheet, *index))
        .map(|index| sheet.question(index).name.as_str())
        .collect();
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    (count > 0).then(|| (found.join(", "), count))
}
