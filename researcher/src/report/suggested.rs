//! What a form suggests to report: profile, batteries of questions with the same answers, scores, missing answers, how the
//! interviews were held.

use std::collections::BTreeMap;

use kin_forms::{Disclosure, Form, Question, QuestionKind};

use super::plan::{Answers, Chart, HeldBy, Plan, Section, Table, Texts};
use crate::rendering::charts::are_provinces;

/// From so many questions on, those with the same choices stand side by side.
const BATTERY: usize = 3;

/// The report of a form for which nobody wrote a plan.
pub fn suggested(form: &Form) -> Plan {
    let tabulated = |question: &&Question| {
        question.repeat.is_none() && !matches!(question.disclosure, Disclosure::Direct | Disclosure::FreeText)
    };
    let questions: Vec<&Question> = form.questions().iter().filter(tabulated).collect();
    let mut batteries: BTreeMap<Vec<&str>, Vec<&Question>> = BTreeMap::new();
    for question in
        questions.iter().filter(|question| matches!(question.kind, QuestionKind::SelectOne { .. }))
    {
        batteries.entry(choices(form, question)).or_default().push(question);
    }
    // Two answers need no patterns to be told apart: such questions stand alone.
    batteries.retain(|choices, questions| choices.len() > 2 && questions.len() >= BATTERY);

    let mut sections = Vec::new();
    for question in &questions {
        match &question.kind {
            QuestionKind::SelectOne { .. } => match batteries.remove(&choices(form, question)) {
                Some(battery) => sections.push(side_by_side(&battery)),
                None if sections_hold(&sections, &question.name) => {}
                None => sections.push(alone(form, question)),
            },
            QuestionKind::SelectMultiple { .. } => {
                let choices = form.choices(question).iter();
                let names = choices.map(|choice| format!("{}/{}", question.name, choice.name)).collect();
                sections.push(Section {
                    heading: texts(question),
                    answers: Some(Answers { questions: names }),
                    ..Section::default()
                });
            }
            QuestionKind::Integer if question.disclosure == Disclosure::Quasi => {
                sections.push(alone(form, question));
            }
            _ => {}
        }
    }
    let office = questions.iter().find(|question| {
        matches!(question.kind, QuestionKind::SelectOne { .. }) && question.disclosure == Disclosure::Quasi
    });
    for scoring in form.scores() {
        let heading: Texts =
            scoring.title().iter().map(|(language, text)| (language.to_owned(), text.to_owned())).collect();
        if !scoring.bands().is_empty() {
            let table = Table { rows: format!("band:{}", scoring.id()), ..Table::default() };
            sections.push(Section { heading: heading.clone(), table: Some(table), ..Section::default() });
        }
        if let Some(office) = office {
            let mean = Some(format!("score:{}", scoring.id()));
            let table = Table { rows: office.name.clone(), mean, ..Table::default() };
            sections.push(Section { heading, table: Some(table), ..Section::default() });
        }
    }
    let asked = form.questions().iter().filter(|question| {
        question.kind.holds_a_value()
            && question.repeat.is_none()
            && !matches!(question.kind, QuestionKind::Calculate | QuestionKind::Hidden)
    });
    let missing = Answers { questions: asked.map(|question| question.name.clone()).collect() };
    sections.push(Section { missing: Some(missing), ..Section::default() });
    // By enumerator only where somebody's plan says so: it is about the team.
    let by = office.map(|office| office.name.clone()).into_iter();
    let by = by.chain(["held:month", "held:time", "held:version"].map(str::to_owned)).collect();
    sections.push(Section { held: Some(HeldBy { by }), ..Section::default() });
    Plan::of(sections)
}

fn choices<'f>(form: &'f Form, question: &Question) -> Vec<&'f str> {
    form.choices(question).iter().map(|choice| choice.name.as_str()).collect()
}

fn sections_hold(sections: &[Section], name: &str) -> bool {
    let batteries = sections.iter().filter_map(|section| section.answers.as_ref());
    batteries.flat_map(|answers| &answers.questions).any(|question| question == name)
}

fn texts(question: &Question) -> Texts {
    question.label.iter().map(|(language, text)| (language.to_owned(), text.to_owned())).collect()
}

fn alone(form: &Form, question: &Question) -> Section {
    let provinces = are_provinces(choices(form, question).into_iter());
    let chart = if provinces { Chart::Tiles } else { Chart::Bars };
    let table = Table { rows: question.name.clone(), chart, ..Table::default() };
    Section { heading: texts(question), table: Some(table), ..Section::default() }
}

fn side_by_side(battery: &[&Question]) -> Section {
    let questions = battery.iter().map(|question| question.name.clone()).collect();
    Section { answers: Some(Answers { questions }), ..Section::default() }
}
