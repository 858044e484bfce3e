//! An interview with somebody who says the first thing that is accepted.

use std::sync::Arc;

use kin_forms::{Answer, Ask, Form, Interview, Now, PlaceKind, QuestionKind, Refusal, Response, Step};

/// More steps than any form of ours has questions.
const MAX_STEPS: usize = 2000;

pub(crate) fn interview(form: &Arc<Form>, now: Now) -> Result<Response, String> {
    let mut interview = Interview::start(Arc::clone(form), form.default_language(), now);
    for _ in 0..MAX_STEPS {
        let (name, answers) = match interview.step() {
            Step::Review => return interview.finish(now).map_err(|(_, unfinished)| unfinished.to_string()),
            Step::Consent(_) => {
                agree(form, &mut interview)?;
                continue;
            }
            Step::Repeat(step) => {
                let another = step.count == 0;
                interview.another(another).map_err(|refusal| refusal.to_string())?;
                continue;
            }
            Step::Ask(ask) => (ask.place.to_string(), answers(&ask, now)),
        };
        let answered = answers.into_iter().any(|answer| match interview.answer(answer) {
            Err(Refusal::AnswerWarned { .. }) => interview.confirm("asked twice").is_ok(),
            other => other.is_ok(),
        });
        if !answered && interview.skip().is_err() {
            return Err(format!("question {name} takes nothing that was tried"));
        }
    }
    Err("the interview does not end".to_owned())
}

fn agree(form: &Form, interview: &mut Interview) -> Result<(), String> {
    let consent = form.consent().ok_or("consent is asked, but the form has none")?;
    let purposes: Vec<(&str, bool)> =
        consent.purposes.iter().map(|purpose| (purpose.name.as_str(), true)).collect();
    let mode = *consent.modes.first().ok_or("consent has no mode")?;
    interview.agree(&purposes, mode).map_err(|refusal| refusal.to_string())
}

fn answers(ask: &Ask<'_>, now: Now) -> Vec<Answer> {
    let typed: Vec<String> = match &ask.question.kind {
        QuestionKind::Integer | QuestionKind::Decimal => {
            [3, 1, 0, 20, 35, 2015, 2020, 2024].iter().map(ToString::to_string).collect()
        }
        QuestionKind::Text { .. } => vec!["Nguyễn Thị Phượng, quê ở Quảng Trị".to_owned()],
        QuestionKind::Date => {
            vec![now.local.date().to_string(), "2024-03-01".to_owned(), "1990-03-01".to_owned()]
        }
        QuestionKind::Time => vec!["09:30".to_owned()],
        QuestionKind::SelectOne { .. } | QuestionKind::SelectMultiple { .. } => {
            ask.choices.iter().map(|choice| choice.name.clone()).collect()
        }
        QuestionKind::Range(range) => vec![range.start.to_string()],
        QuestionKind::DateTime => vec![format!("{} 09:30", now.local.date())],
        QuestionKind::Rank { .. } => {
            vec![ask.choices.iter().map(|choice| choice.name.as_str()).collect::<Vec<_>>().join(" ")]
        }
        QuestionKind::Acknowledge => vec!["ok".to_owned()],
        QuestionKind::Barcode { .. } => vec!["8934567".to_owned()],
        QuestionKind::Place { kind: PlaceKind::Point, .. } => vec!["21.0285 105.8542".to_owned()],
        QuestionKind::Place { .. } => vec!["21.02 105.85; 21.03 105.85; 21.03 105.86".to_owned()],
        QuestionKind::Media(_) => vec![format!("photo.jpg image/jpeg 12 {}", "ab".repeat(32))],
        QuestionKind::Note | QuestionKind::Calculate | QuestionKind::Hidden | QuestionKind::Metadata(_) => {
            Vec::new()
        }
    };
    let typed = typed.iter().filter_map(|typed| Answer::parse(ask.question, &ask.choices, typed).ok());
    typed.chain(ask.missing.iter().map(|missing| Answer::Missing(*missing))).collect()
}
