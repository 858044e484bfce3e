//! People who answer a form: a seeded walk through the form's own logic, by the same engine that asks enumerators'
//! questions.

use std::sync::Arc;

use kin_forms::{
    Answer, Ask, Beginning, Form, Interview, Now, PlaceKind, QuestionKind, Refusal, Response, Step,
};
use rand::Rng;
use rand::seq::IndexedRandom;

use super::Chance;

/// How often one kind of person does not answer.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// Of a hundred, how many decline the interview.
    pub declines: u8,
    /// Of a hundred questions that allow it, how many are refused or not known.
    pub withholds: u8,
    /// Of a hundred questions that need no answer, how many are skipped.
    pub skips: u8,
}

impl Default for Person {
    fn default() -> Self {
        Self { declines: 4, withholds: 6, skips: 20 }
    }
}

/// What a person typed, question by question: column and cell, as a paper questionnaire would be typed off.
pub type Row = Vec<(String, String)>;

/// What is said of an unlikely answer.
const REASON: &str = "đã hỏi lại";

/// Walks one interview to its end.
///
/// # Panics
/// When the form has a question that two thousand tries do not answer and that may be neither refused nor skipped.
pub fn interview(form: &Arc<Form>, chance: &mut Chance, person: Person, now: Now) -> (Response, Row) {
    interview_through(form, chance, person, now, &mut |interview| interview)
}

/// The same interview, which goes through `each` before every step.
pub fn interview_through(
    form: &Arc<Form>,
    chance: &mut Chance,
    person: Person,
    now: Now,
    each: &mut dyn FnMut(Interview) -> Interview,
) -> (Response, Row) {
    let mut seed = [0; 32];
    chance.fill(&mut seed);
    let beginning = Beginning { seed: Some(seed), username: Some("E01".to_owned()), ..Beginning::from(now) };
    let mut interview = Interview::start(Arc::clone(form), form.default_language(), beginning);
    let mut row = Row::new();
    loop {
        interview = each(interview);
        match interview.step() {
            Step::Consent(_) => consent(form, &mut interview, chance, person, &mut row),
            Step::Ask(ask) => {
                let (name, asked) = (ask.place.to_string(), Asked::of(&ask));
                let warns = ask.question.warning.is_some();
                let cell = asked.answered(&mut interview, &name, chance, person);
                if !cell.is_empty() {
                    if warns {
                        row.push((format!("reason:{name}"), REASON.to_owned()));
                    }
                    row.push((name, cell));
                }
            }
            Step::Repeat(_) => {
                let more = chance.random_bool(0.6);
                if interview.another(more).is_err() {
                    // As many as there may be.
                    interview.another(false).expect("no more is always an answer");
                }
            }
            Step::Review => break,
        }
    }
    let response = interview.finish(now).unwrap_or_else(|_| unreachable!("a walk answers what is required"));
    (response, row)
}

/// The row of one interview: what `kin-collector import` reads.
pub fn row(form: &Arc<Form>, chance: &mut Chance, person: Person, now: Now) -> Row {
    interview(form, chance, person, now).1
}

fn consent(form: &Form, interview: &mut Interview, chance: &mut Chance, person: Person, row: &mut Row) {
    let asked = form.consent().expect("consent is a step only where the form asks it");
    if chance.random_range(0..100) < person.declines {
        row.push(("consent".to_owned(), "no".to_owned()));
        interview.decline().expect("consent can always be declined");
        return;
    }
    let purposes: Vec<(&str, bool)> = asked
        .purposes
        .iter()
        .map(|purpose| (purpose.name.as_str(), purpose.required || chance.random_bool(0.5)))
        .collect();
    let mode = *asked.modes.choose(chance).expect("a consent has a mode");
    row.push(("consent".to_owned(), "yes".to_owned()));
    row.push(("consent_mode".to_owned(), mode.name().to_owned()));
    for (name, agreed) in &purposes {
        row.push((format!("consent_{name}"), if *agreed { "yes" } else { "no" }.to_owned()));
    }
    if asked.assent.is_some() && chance.random_bool(0.3) {
        interview.agree_for_minor(&purposes, mode).expect("every required purpose is agreed to");
    } else {
        interview.agree(&purposes, mode).expect("every required purpose is agreed to");
    }
}

/// What a person needs to know to type an answer: the interview moves on while she thinks.
#[derive(Clone, Debug)]
pub struct Asked {
    kind: QuestionKind,
    choices: Vec<String>,
    missing: Vec<&'static str>,
    required: bool,
    read_only: bool,
}

impl Asked {
    /// What `ask` asks.
    pub fn of(ask: &Ask<'_>) -> Self {
        Self {
            kind: ask.question.kind.clone(),
            choices: ask.choices.iter().map(|choice| choice.name.clone()).collect(),
            missing: ask.missing.iter().map(|missing| missing.name()).collect(),
            required: ask.required,
            read_only: ask.question.read_only,
        }
    }

    /// Tries answers until the interview takes one; returns what was typed, empty for a question passed over.
    fn answered(&self, interview: &mut Interview, name: &str, chance: &mut Chance, person: Person) -> String {
        let withheld = self.missing.choose(chance).map(|&code| code.to_owned());
        let passes = self.read_only || !self.required && chance.random_range(0..100) < person.skips;
        let withholds = chance.random_range(0..100) < person.withholds;
        let first = [passes.then(String::new), withheld.clone().filter(|_| withholds)];
        let tried = first.into_iter().flatten().chain((0..2000).map(|_| self.answer(chance)));
        for typed in tried.chain(withheld).chain([String::new()]) {
            if give(interview, &typed).is_ok() {
                return typed;
            }
        }
        unreachable!("question {name} accepts nothing that was tried")
    }

    /// One answer of the question's type, which its constraint may still refuse.
    pub fn answer(&self, chance: &mut Chance) -> String {
        match &self.kind {
            QuestionKind::Text { .. } | QuestionKind::Barcode { .. } => text(chance),
            QuestionKind::Integer => integer(chance).to_string(),
            QuestionKind::Decimal => format!("{}.{}", integer(chance), chance.random_range(0..10)),
            QuestionKind::Range(range) => {
                let (least, most) = (range.start.min(range.end), range.start.max(range.end));
                let mut steps = 0;
                while least + f64::from(steps + 1) * range.step <= most {
                    steps += 1;
                }
                (least + f64::from(chance.random_range(0..=steps)) * range.step).to_string()
            }
            QuestionKind::Date => day(chance),
            QuestionKind::Time => hour(chance),
            QuestionKind::DateTime => format!("{} {}", day(chance), hour(chance)),
            QuestionKind::SelectOne { .. } => self.choices.choose(chance).cloned().unwrap_or_default(),
            QuestionKind::SelectMultiple { .. } => {
                let count = chance.random_range(1..=3);
                self.several(count, chance)
            }
            QuestionKind::Rank { .. } => self.several(self.choices.len(), chance),
            QuestionKind::Acknowledge => "ok".to_owned(),
            QuestionKind::Place { kind, .. } => places(*kind, chance),
            QuestionKind::Media(_) => {
                format!(
                    "tep-{}.bin application/octet-stream 123 {}",
                    chance.random_range(0..100),
                    "ab".repeat(32)
                )
            }
            QuestionKind::Note
            | QuestionKind::Calculate
            | QuestionKind::Hidden
            | QuestionKind::Metadata(_) => String::new(),
        }
    }

    fn several(&self, count: usize, chance: &mut Chance) -> String {
        // Choices taken from a repeat may be called the same.
        let mut names: Vec<&str> = self.choices.choose_multiple(chance, count).map(String::as_str).collect();
        names.dedup();
        names.join(" ")
    }
}

fn day(chance: &mut Chance) -> String {
    let (year, month) = (chance.random_range(10..=25), chance.random_range(1..=12));
    format!("20{year:02}-{month:02}-{:02}", chance.random_range(1..=28))
}

fn hour(chance: &mut Chance) -> String {
    format!("{:02}:{:02}", chance.random_range(7..19), chance.random_range(0..60))
}

fn places(kind: PlaceKind, chance: &mut Chance) -> String {
    let mut place = || {
        format!(
            "{}.{:02} {}.{:02}",
            chance.random_range(8..23),
            chance.random_range(0..99),
            chance.random_range(102..110),
            chance.random_range(0..99)
        )
    };
    match kind {
        PlaceKind::Point => place(),
        PlaceKind::Trace => [place(), place(), place()].join("; "),
        PlaceKind::Shape => {
            let first = place();
            [first.clone(), place(), place(), first].join("; ")
        }
    }
}

fn integer(chance: &mut Chance) -> i64 {
    match chance.random_range(0..4) {
        0 => chance.random_range(0..8),
        1 => chance.random_range(0..110),
        2 => chance.random_range(1990..2027),
        _ => chance.random_range(0..100_000),
    }
}

fn text(chance: &mut Chance) -> String {
    let words =
        ["tạm", "ổn", "chờ", "giấy tờ", "về quê", "học nghề", "con nhỏ", "buôn bán", "xa nhà", "mong"];
    let count = chance.random_range(1..=2);
    words.choose_multiple(chance, count).copied().collect::<Vec<_>>().join(" ")
}

fn give(interview: &mut Interview, text: &str) -> Result<(), Refusal> {
    let Step::Ask(ask) = interview.step() else { unreachable!("only questions are answered") };
    if text.is_empty() {
        return interview.skip();
    }
    let answer = match ask.missing.iter().find(|missing| missing.name() == text) {
        Some(&missing) => Answer::Missing(missing),
        None => Answer::parse(ask.question, &ask.choices, text)?,
    };
    match interview.answer(answer) {
        Err(Refusal::AnswerWarned { .. }) => interview.confirm(REASON),
        other => other,
    }
}
