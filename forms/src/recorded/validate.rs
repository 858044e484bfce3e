//! The desk's check: the form goes through a response again.

use std::collections::BTreeMap;
use std::sync::Arc;

use zeroize::Zeroizing;

use super::body::{Body, Consent, IdentifiersBody};
use super::read::{self, Found};
use super::{Consented, Invalid, Override, Recorded, RecordedInstance, Withheld};
use crate::answer::Answer;
use crate::expression::{InstanceId, number_equal};
use crate::form::{Form, Metadata, QuestionKind, Stop};
use crate::interview::sheet::Sheet;
use crate::interview::{Beginning, FORM, MAX_AUDIT_BYTES, Place, agreed, is_reason};
use crate::limits::MAX_USERNAME_BYTES;
use crate::now::Now;
use crate::response::{BrokenOff, Ending};

impl Form {
    /// Reads the body of a response and checks it by the same rules as the interview that made it: relevance, repeats,
    /// choices, constraints, warnings, required answers and calculations, at the time the interview started.
    ///
    /// Errors: everything that is wrong with it, naming questions and never values.
    ///
    /// Of a response whose answers to `direct` questions were split off, they and what depends on them are not judged.
    pub fn validate(self: &Arc<Form>, body: &[u8]) -> Result<Recorded, Vec<Invalid>> {
        self.replay(body, None)
    }

    /// The same with the answers to `direct` questions, which [`crate::Response::split_direct`] put into a second body.
    pub fn validate_split(
        self: &Arc<Form>,
        body: &[u8],
        identifiers: &[u8],
    ) -> Result<Recorded, Vec<Invalid>> {
        let limit = self.largest_response_bytes();
        if identifiers.len() > limit {
            return Err(vec![Invalid::ResponseTooLarge { limit }]);
        }
        let identifiers: IdentifiersBody<'_> = serde_json::from_slice(identifiers)
            .map_err(|error| vec![Invalid::ResponseShape { line: error.line(), column: error.column() }])?;
        self.replay(body, Some(identifiers))
    }

    fn replay(
        self: &Arc<Form>,
        body: &[u8],
        identifiers: Option<IdentifiersBody<'_>>,
    ) -> Result<Recorded, Vec<Invalid>> {
        let Replayed {
            mut sheet,
            mut found,
            consent,
            language,
            started,
            ending,
            overrides,
            is_split,
            is_whole,
        } = self.replayed(body, identifiers)?;
        let Ending { finished, broken, interrupted } = ending;
        let mut content = RecordedInstance::default();
        if consent != Consented::Declined && broken != Some(BrokenOff::Erased) {
            sheet.settle_all();
            check(self, &sheet, &mut found, finished, broken.is_some());
            check_repeats(self, &sheet, &mut found.invalid);
            check_calculations(self, &sheet, &mut found);
            if !found.invalid.is_empty() {
                return Err(found.invalid);
            }
            content = taken(self, &sheet, FORM);
        }
        let RecordedInstance { answers, repeats } = content;
        let (is_split, broken_off) = (is_split && !is_whole, broken);
        Ok(Recorded {
            consent,
            language,
            started,
            finished,
            broken_off,
            interrupted,
            answers,
            repeats,
            overrides,
            is_split,
        })
    }

    /// What stands in a body, in a sheet that is not settled yet, and what is wrong with it by itself.
    pub(super) fn replayed(
        self: &Arc<Form>,
        body: &[u8],
        identifiers: Option<IdentifiersBody<'_>>,
    ) -> Result<Replayed, Vec<Invalid>> {
        let limit = self.largest_response_bytes();
        if body.len() > limit {
            return Err(vec![Invalid::ResponseTooLarge { limit }]);
        }
        let body: Body<'_> = serde_json::from_slice(body)
            .map_err(|error| vec![Invalid::ResponseShape { line: error.line(), column: error.column() }])?;
        if !self.languages.contains(&body.language) {
            return Err(vec![Invalid::ResponseLanguage]);
        }
        let (started, finished) = times(&body).ok_or_else(|| vec![Invalid::ResponseTimes])?;
        let consent = consent(self, body.consent.as_ref()).ok_or_else(|| vec![Invalid::ResponseConsent])?;
        // A second body belongs to a response that says so, and to no other.
        if body.split.is_some_and(|split| !split) || (body.split.is_none() && identifiers.is_some()) {
            return Err(vec![Invalid::ResponseCircumstances]);
        }
        let is_split = body.split.is_some();
        let is_whole = !is_split || identifiers.is_some();
        let withheld = (!is_whole).then(|| Withheld::of(self));
        let saved = identifiers.as_ref().and_then(|identifiers| identifiers.last_saved.as_ref());
        let beginning =
            beginning(self, &body, saved, started).ok_or_else(|| vec![Invalid::ResponseCircumstances])?;
        let mut sheet = Sheet::replaying(Arc::clone(self), &body.language, beginning, withheld);
        let mut overrides = Vec::new();
        let interrupted = interrupted(&body, &consent).ok_or_else(|| vec![Invalid::ResponseCircumstances])?;
        let ending = Ending { finished, broken: body.broken_off, interrupted };
        let mut found = Found::default();
        if consent == Consented::Declined || body.broken_off == Some(BrokenOff::Erased) {
            let empty =
                body.overrides.is_none() && body.seed.is_none() && body.last_saved.is_none() && !is_split;
            if !body.answers.0.is_empty() || !empty {
                return Err(vec![Invalid::ResponseAnswersAfterRefusal]);
            }
        } else {
            found = read::read(self, &body.answers, is_split.then_some(false), &mut sheet);
            let mut reasons: Vec<_> = body.overrides.into_iter().flatten().collect();
            if let Some(identifiers) = identifiers {
                found.and(read::read(self, &identifiers.answers, Some(true), &mut sheet));
                reasons.extend(identifiers.overrides.into_iter().flatten());
            }
            for one in reasons {
                if note(&mut sheet, &one.question, &one.reason.0) {
                    overrides.push(Override { place: one.question, reason: one.reason.0 });
                } else {
                    // Whoever wrote the response could have written anything there.
                    let question = crate::reading::shortened(&one.question);
                    found.invalid.push(Invalid::ResponseOverride { question });
                }
            }
        }
        let language = body.language;
        Ok(Replayed { sheet, found, consent, language, started, ending, overrides, is_split, is_whole })
    }
}

/// A body that was read into a sheet, before it is judged.
pub(super) struct Replayed {
    pub(super) sheet: Sheet,
    pub(super) found: Found,
    pub(super) consent: Consented,
    language: String,
    started: Now,
    pub(super) ending: Ending,
    overrides: Vec<Override>,
    /// Whether the body says that its answers to `direct` questions are in another one.
    pub(super) is_split: bool,
    /// Whether that one is here too.
    is_whole: bool,
}

fn times(body: &Body<'_>) -> Option<(Now, Now)> {
    let (started, finished) = (Now::parse(&body.started)?, Now::parse(&body.finished)?);
    finished.is_not_before(started).then_some((started, finished))
}

fn consent(form: &Form, given: Option<&Consent>) -> Option<Consented> {
    match (&form.consent, given) {
        (None, None) => Some(Consented::NotAsked),
        (Some(_), Some(Consent { given: false, mode: None, purposes: None, assent: None })) => {
            Some(Consented::Declined)
        }
        (Some(asked), Some(Consent { given: true, mode: Some(mode), purposes: Some(purposes), assent })) => {
            let purposes: Vec<(&str, bool)> =
                purposes.0.iter().map(|(name, agreed)| (name.as_str(), *agreed)).collect();
            // It is written where it is true, and only there.
            let assent = assent.map_or(Some(false), |assent| assent.then_some(true))?;
            agreed(asked, &purposes, *mode, assent).ok()
        }
        _ => None,
    }
}

/// What the interview was begun with, as far as the form has a use for it.
fn beginning(
    form: &Form,
    body: &Body<'_>,
    saved: Option<&super::body::Entries<super::body::Text>>,
    started: Now,
) -> Option<Beginning> {
    let seed = match &body.seed {
        Some(seed) if form.draws => Some(crate::digest::from_hex(seed)?),
        Some(_) => return None,
        None => None,
    };
    let mut last_saved = BTreeMap::new();
    for (name, text) in body.last_saved.iter().chain(saved).flat_map(|saved| &saved.0) {
        let known = form.saved_names.contains(name);
        if !known || last_saved.insert(name.clone(), text.0.clone()).is_some() {
            return None;
        }
    }
    Some(Beginning { now: started, seed, username: None, last_saved })
}

/// Notes a reason; false where there is no such question, or it has no warning, or the reason says nothing.
fn note(sheet: &mut Sheet, place: &str, reason: &Zeroizing<String>) -> bool {
    let at = Place::parse(place).and_then(|place| sheet.find(&place));
    let Some(at) = at else { return false };
    let Stop::Question(question) = sheet.stop(at) else { return false };
    let fresh = sheet.reason(question, at.instance).is_none();
    if !fresh || sheet.question(question).warning.is_none() || !is_reason(reason) {
        return false;
    }
    sheet.note_reason(question, at.instance, reason);
    true
}

/// How often it was stopped; none where the body says what no interview says: nobody breaks off what was declined, and
/// what never happened is not written.
fn interrupted(body: &Body<'_>, consent: &Consented) -> Option<u32> {
    let is_possible = body.broken_off.is_none() || *consent != Consented::Declined;
    (is_possible && body.interrupted != Some(0)).then_some(body.interrupted.unwrap_or(0))
}

/// What an interview that broke off did not come to is no mistake.
fn check(form: &Form, sheet: &Sheet, found: &mut Found, finished: Now, is_partial: bool) {
    for (index, instance) in sheet.everywhere() {
        let question = || sheet.place_of(sheet.at(index, instance)).to_string();
        let answer = sheet.answer(index, instance);
        let is_given = found.given.contains(&(index, instance));
        if is_given && answer.is_none() {
            found.invalid.push(Invalid::ResponseIrrelevant { question: question() });
        } else if sheet.is_withheld(index) {
            // Judged where all is there.
        } else if is_given
            && answer.is_some_and(|answer| !is_fit(form, sheet, index, instance, answer, finished))
        {
            found.invalid.push(Invalid::ResponseAnswerUnfit { question: question() });
        } else if sheet.contradicts(index, instance) && !is_partial {
            found.invalid.push(Invalid::ResponseConstraint { question: question() });
        } else if sheet.is_doubtful(index, instance) && !is_partial {
            found.invalid.push(Invalid::ResponseDoubtful { question: question() });
        } else if (sheet.is_unanswered(index, instance) && !is_partial)
            || lacks_its_end(form, sheet, index, instance)
        {
            found.invalid.push(Invalid::ResponseUnanswered { question: question() });
        }
    }
}

/// The end of an interview is always known.
fn lacks_its_end(form: &Form, sheet: &Sheet, question: usize, instance: InstanceId) -> bool {
    matches!(form.questions[question].kind, QuestionKind::Metadata(Metadata::End))
        && sheet.is_relevant(question, instance)
        && sheet.answer(question, instance).is_none()
}

/// Whether a question takes what is recorded for it.
fn is_fit(
    form: &Form,
    sheet: &Sheet,
    question: usize,
    instance: InstanceId,
    answer: &Answer,
    finished: Now,
) -> bool {
    let text_within = |bytes: usize| matches!(answer, Answer::Text(text) if text.len() <= bytes);
    match form.questions[question].kind {
        QuestionKind::Metadata(Metadata::End) => *answer == Answer::DateTime(finished.local),
        QuestionKind::Metadata(Metadata::Username) => text_within(MAX_USERNAME_BYTES),
        QuestionKind::Metadata(Metadata::Audit) => text_within(MAX_AUDIT_BYTES),
        // What a default or a trigger once gave: of any type, and not too long.
        QuestionKind::Calculate | QuestionKind::Hidden => match answer {
            Answer::Text(text) => text.chars().count() <= crate::limits::MAX_CALCULATED_CHARS,
            _ => true,
        },
        _ => sheet.takes(question, instance, answer),
    }
}

fn check_repeats(form: &Form, sheet: &Sheet, invalid: &mut Vec<Invalid>) {
    for (group, recorded, wanted) in sheet.counted() {
        let repeat = || form.groups[group].name.clone();
        match wanted {
            None => invalid.push(Invalid::ResponseIrrelevant { question: repeat() }),
            Some(wanted) if wanted != recorded => invalid.push(Invalid::ResponseRepeat { repeat: repeat() }),
            Some(_) => {}
        }
    }
}

fn check_calculations(form: &Form, sheet: &Sheet, found: &mut Found) {
    let recorded: BTreeMap<(usize, InstanceId), &Answer> =
        found.computed.iter().map(|(place, answer)| (*place, answer)).collect();
    for (index, instance) in sheet.everywhere() {
        let asked = &form.questions[index];
        let is_metadata = matches!(asked.kind, QuestionKind::Metadata(Metadata::Start | Metadata::Today));
        if (!Sheet::is_computed(asked) && !is_metadata) || sheet.is_withheld(index) {
            continue;
        }
        let agree = match (recorded.get(&(index, instance)), sheet.answer(index, instance)) {
            (None, None) => true,
            (Some(recorded), Some(computed)) => same(recorded, computed, sheet.now()),
            _ => false,
        };
        if !agree {
            let question = sheet.place_of(sheet.at(index, instance)).to_string();
            found.invalid.push(Invalid::ResponseCalculation { question });
        }
    }
}

/// Numbers to 10⁻¹² or nine digits: sines and powers differ in the last bits from machine to machine.
fn same(recorded: &Answer, computed: &Answer, now: Now) -> bool {
    let number = |answer: &Answer| answer.to_value(now.offset).to_number();
    let (left, right) = (number(recorded), number(computed));
    match recorded {
        Answer::Integer(_) | Answer::Decimal(_) => {
            number_equal(left, right) || (left - right).abs() <= left.abs().max(right.abs()) * 1e-9
        }
        _ => recorded.to_text() == computed.to_text(),
    }
}

/// What stands in an instance, by names.
fn taken(form: &Form, sheet: &Sheet, instance: InstanceId) -> RecordedInstance {
    let mut found = RecordedInstance::default();
    for stop in &form.tree.scopes[sheet.instance(instance).scope()].stops {
        match *stop {
            Stop::Question(question) => {
                if let Some(answer) = sheet.answer(question, instance) {
                    found.answers.insert(form.questions[question].name.clone(), answer.duplicate());
                }
            }
            Stop::Repeat(inner) => {
                let active = sheet.active(inner, instance);
                if let Some(repeat) = form.tree.scopes[inner].repeat.filter(|_| !active.is_empty()) {
                    let instances = active.iter().map(|id| taken(form, sheet, *id)).collect();
                    found.repeats.insert(form.groups[repeat].name.clone(), instances);
                }
            }
        }
    }
    found
}
