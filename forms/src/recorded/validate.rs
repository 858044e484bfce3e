//! The desk's check: the form goes through a response again.

use std::collections::HashSet;
use std::sync::Arc;

use super::body::{Body, Consent};
use super::{Consented, Invalid, Recorded};
use crate::answer::{Answer, wire};
use crate::expression::number_equal;
use crate::form::{Form, QuestionKind};
use crate::interview::agreed;
use crate::interview::sheet::Sheet;
use crate::now::Now;

impl Form {
    /// Reads the body of a response and checks it by the same rules as the interview that made it: relevance, choices,
    /// constraints, required answers and calculations, at the time the interview started.
    ///
    /// Errors: everything that is wrong with it, naming questions and never values.
    pub fn validate(self: &Arc<Form>, body: &[u8]) -> Result<Recorded, Vec<Invalid>> {
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
        let answers = if consent == Consented::Declined {
            if !body.answers.0.is_empty() {
                return Err(vec![Invalid::ResponseAnswersAfterRefusal]);
            }
            Vec::new()
        } else {
            answers(self, &body, started)?
        };
        Ok(Recorded {
            consent,
            language: body.language,
            started,
            finished,
            answers: answers.into_iter().collect(),
        })
    }
}

fn times(body: &Body<'_>) -> Option<(Now, Now)> {
    let (started, finished) = (Now::parse(&body.started)?, Now::parse(&body.finished)?);
    finished.is_not_before(started).then_some((started, finished))
}

fn consent(form: &Form, given: Option<&Consent>) -> Option<Consented> {
    match (&form.consent, given) {
        (None, None) => Some(Consented::NotAsked),
        (Some(_), Some(Consent { given: false, mode: None, purposes: None })) => Some(Consented::Declined),
        (Some(asked), Some(Consent { given: true, mode: Some(mode), purposes: Some(purposes) })) => {
            let purposes: Vec<(&str, bool)> =
                purposes.0.iter().map(|(name, agreed)| (name.as_str(), *agreed)).collect();
            agreed(asked, &purposes, *mode).ok()
        }
        _ => None,
    }
}

/// The answers with the calculations as computed here.
fn answers(form: &Arc<Form>, body: &Body<'_>, started: Now) -> Result<Vec<(String, Answer)>, Vec<Invalid>> {
    let mut invalid = Vec::new();
    let recorded = read(form, body, &mut invalid);
    let (calculated, typed): (Vec<_>, Vec<_>) = recorded
        .into_iter()
        .partition(|(index, _)| matches!(form.questions[*index].kind, QuestionKind::Calculate));
    let given: HashSet<usize> = typed.iter().map(|(index, _)| *index).collect();
    let mut sheet = Sheet::new(Arc::clone(form), &body.language, started);
    // A calculation finds its former value, as `once()` did at the end of the interview.
    let former = calculated.iter().map(|(index, answer)| (*index, answer.duplicate()));
    sheet.put_all(typed.into_iter().chain(former));
    check(form, &sheet, &given, &mut invalid);
    check_calculations(form, &sheet, &calculated, &mut invalid);
    if invalid.is_empty() { Ok(sheet.into_answers()) } else { Err(invalid) }
}

fn read(form: &Form, body: &Body<'_>, invalid: &mut Vec<Invalid>) -> Vec<(usize, Answer)> {
    let mut seen = HashSet::new();
    let mut unknown = 0_u32;
    let mut recorded = Vec::new();
    for (name, raw) in &body.answers.0 {
        let Some(index) = form.index_of(name) else {
            unknown = unknown.saturating_add(1);
            continue;
        };
        let question = &form.questions[index];
        if !seen.insert(index) {
            invalid.push(Invalid::ResponseQuestionTwice { question: question.name.clone() });
            continue;
        }
        let answer = match question.kind {
            QuestionKind::Calculate => wire::read_calculated(raw),
            _ => wire::read(&question.kind, raw),
        };
        match answer {
            Some(answer) => recorded.push((index, answer)),
            None => invalid.push(Invalid::ResponseAnswerUnfit { question: question.name.clone() }),
        }
    }
    if unknown > 0 {
        invalid.push(Invalid::ResponseQuestionsUnknown { count: unknown });
    }
    recorded
}

fn check(form: &Form, sheet: &Sheet, given: &HashSet<usize>, invalid: &mut Vec<Invalid>) {
    for (index, question) in form.questions.iter().enumerate() {
        let question = question.name.clone();
        let answer = sheet.answer(index);
        if given.contains(&index) && answer.is_none() {
            invalid.push(Invalid::ResponseIrrelevant { question });
        } else if answer.is_some_and(|answer| given.contains(&index) && !sheet.takes(index, answer)) {
            invalid.push(Invalid::ResponseAnswerUnfit { question });
        } else if sheet.contradicts(index) {
            invalid.push(Invalid::ResponseConstraint { question });
        } else if sheet.is_unanswered(index) {
            invalid.push(Invalid::ResponseUnanswered { question });
        }
    }
}

fn check_calculations(form: &Form, sheet: &Sheet, recorded: &[(usize, Answer)], invalid: &mut Vec<Invalid>) {
    for (index, question) in form.questions.iter().enumerate() {
        if !matches!(question.kind, QuestionKind::Calculate) {
            continue;
        }
        let recorded = recorded.iter().find(|(other, _)| *other == index).map(|(_, answer)| answer);
        let agree = match (recorded, sheet.answer(index)) {
            (None, None) => true,
            (Some(recorded), Some(computed)) => same(recorded, computed),
            _ => false,
        };
        if !agree {
            invalid.push(Invalid::ResponseCalculation { question: question.name.clone() });
        }
    }
}

/// Numbers to 10⁻¹² or nine digits: sines and powers differ in the last bits from machine to machine.
fn same(recorded: &Answer, computed: &Answer) -> bool {
    let (left, right) = (recorded.to_value().to_number(), computed.to_value().to_number());
    match recorded {
        Answer::Integer(_) | Answer::Decimal(_) => {
            number_equal(left, right) || (left - right).abs() <= left.abs().max(right.abs()) * 1e-9
        }
        _ => recorded.to_text() == computed.to_text(),
    }
}
