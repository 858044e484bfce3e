//! The desk's side of a correction: what was sealed, with what changed in its place, judged as a whole.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use super::Invalid;
use super::body::{Entries, Text};
use crate::answer::wire;
use crate::correction::{VERSION, is_correctable};
use crate::form::{Disclosure, Form, Stop};
use crate::interview::sheet::Sheet;
use crate::interview::{At, Place, is_reason};
use crate::limits::{MAX_CORRECTION_BYTES, MAX_CORRECTION_CHANGES};
use crate::now::Now;
use crate::recorded::Consented;
use crate::response::{BrokenOff, body_again};

/// The body of a correction. Unknown members are refused.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body<'b> {
    correction: u32,
    made: String,
    reason: Text,
    #[serde(borrow)]
    changes: Entries<Option<&'b RawValue>>,
}

impl Form {
    /// The body of a response as it would have been with a correction's answers: what no longer is to be asked is gone,
    /// calculations are made again, and the whole is judged by [`Form::validate`]. The body that was sealed stays what it is.
    ///
    /// Where a new answer does not meet its warning, the correction's reason is the reason why it stands.
    ///
    /// Errors: everything that is wrong with either, naming questions and never values; then the response stands as it was.
    pub fn corrected(
        self: &Arc<Form>,
        body: &[u8],
        correction: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Vec<Invalid>> {
        if correction.len() > MAX_CORRECTION_BYTES {
            return Err(vec![Invalid::ResponseTooLarge { limit: MAX_CORRECTION_BYTES }]);
        }
        let correction: Body<'_> = serde_json::from_slice(correction)
            .map_err(|error| vec![Invalid::ResponseShape { line: error.line(), column: error.column() }])?;
        let changes = correction.changes.0.len();
        let is_sound = correction.correction == VERSION
            && Now::parse(&correction.made).is_some()
            && is_reason(&correction.reason.0)
            && correction.reason.0.trim() == correction.reason.0.as_str()
            && (1..=MAX_CORRECTION_CHANGES).contains(&changes);
        if !is_sound {
            return Err(vec![Invalid::ResponseCircumstances]);
        }
        let mut replayed = self.replayed(body, None)?;
        if replayed.consent == Consented::Declined || replayed.ending.broken == Some(BrokenOff::Erased) {
            return Err(vec![Invalid::ResponseAnswersAfterRefusal]);
        }
        if !replayed.found.invalid.is_empty() {
            return Err(replayed.found.invalid);
        }
        let (sheet, is_split) = (&mut replayed.sheet, replayed.is_split);
        let mut places = Vec::with_capacity(changes);
        let mut invalid = Vec::new();
        for (place, raw) in &correction.changes.0 {
            match self.change(sheet, place, *raw, is_split) {
                Ok(at) if places.iter().any(|(other, _)| *other == at) => invalid.push(twice(place)),
                Ok(at) => places.push((at, raw.is_some())),
                Err(error) => invalid.push(error),
            }
        }
        if !invalid.is_empty() {
            return Err(invalid);
        }
        sheet.settle_all();
        for (at, has_answer) in places {
            let Stop::Question(question) = sheet.stop(at) else { continue };
            if has_answer && sheet.answer(question, at.instance).is_none() {
                // Not to be asked now, or not offered: it must not go the way of what is dropped.
                let question = sheet.place_of(at).to_string();
                return Err(vec![Invalid::ResponseIrrelevant { question }]);
            }
            if sheet.is_doubtful(question, at.instance) {
                sheet.note_reason(question, at.instance, &correction.reason.0);
            }
        }
        let body = body_again(sheet, &replayed.consent, replayed.ending, is_split);
        self.validate(&body)?;
        Ok(body)
    }

    /// Whether a correction changes the answer to a `direct` question. What is no correction changes none: [`Form::corrected`]
    /// refuses it.
    pub fn corrects_direct_answers(&self, correction: &[u8]) -> bool {
        let is_direct = |place: &String| {
            let question = Place::parse(place).and_then(|place| self.question(&place.name));
            question.is_some_and(|question| question.disclosure == Disclosure::Direct)
        };
        serde_json::from_slice::<Body<'_>>(correction)
            .is_ok_and(|correction| correction.changes.0.iter().any(|(place, _)| is_direct(place)))
    }

    /// Puts one change into the sheet, unsettled.
    fn change(
        &self,
        sheet: &mut Sheet,
        place: &str,
        raw: Option<&RawValue>,
        is_split: bool,
    ) -> Result<At, Invalid> {
        // Whoever wrote the correction could have written anything there.
        let question = || crate::reading::shortened(place);
        let unknown = || Invalid::ResponseIrrelevant { question: question() };
        let at = Place::parse(place).and_then(|place| sheet.find(&place)).ok_or_else(unknown)?;
        let Stop::Question(index) = sheet.stop(at) else { return Err(unknown()) };
        let asked = &self.questions[index];
        let unfit = || Invalid::ResponseAnswerUnfit { question: question() };
        // What is sealed apart is not here to be changed.
        if !is_correctable(asked) || (is_split && asked.disclosure == Disclosure::Direct) {
            return Err(unfit());
        }
        let answer = raw.map(|raw| wire::read(&asked.kind, raw).ok_or_else(unfit)).transpose()?;
        sheet.replace_unsettled(index, at.instance, answer);
        Ok(at)
    }
}

fn twice(place: &str) -> Invalid {
    Invalid::ResponseQuestionTwice { question: crate::reading::shortened(place) }
}
