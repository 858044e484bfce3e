//! What can happen at all: tried out with every answer that makes a difference.
//!
//! Out of the few questions that an expression reads a small form is made, and the engine that holds interviews asks it
//! with every combination of choices and with the numbers around each number that the expression names. Where the
//! combinations are not finite (texts, days, sums of numbers, chance, other instances of a repeat) nothing is said.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use jiff::civil::date;
use jiff::tz::Offset;
use kin_forms::{Answer, Expression, Form, Interview, Now, Question, QuestionKind, Step};
use regex::Regex;
use serde_json::{Map, Value, json};

/// Most combinations that are tried for one expression.
const MAX_COMBINATIONS: usize = 4096;
/// Longest list of which every subset is tried.
const MAX_SUBSETS_OF: usize = 8;
/// Most choices of a list that is looked through.
const MAX_CHOICES: usize = 500;

/// Functions of which nothing but the answers decides.
const PLAIN_FUNCTIONS: [&str; 8] =
    ["selected", "not", "if", "count-selected", "true", "false", "coalesce", "boolean"];

static FUNCTION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"([A-Za-z][A-Za-z0-9:-]*)\(").expect("a pattern that does not change"));
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:^|[ (,-])(\d+(?:\.\d+)?)").expect("a pattern that does not change"));
static ARITHMETIC: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r" (?:\+|-|\*|div|mod|\|) ").expect("a pattern that does not change"));

/// A small form that can be tried out whole.
pub(super) struct Trial {
    form: Arc<Form>,
    /// Question by question, every answer that is typed; `None` for none.
    domains: Vec<Vec<Option<String>>>,
}

impl Trial {
    /// A trial of what follows from `expressions`, seen at `target`, which is added as the last question.
    ///
    /// None where not everything can be tried.
    pub(super) fn new(
        form: &Form,
        json: &Value,
        asker: Option<&Question>,
        expressions: &[&Expression],
        target: Value,
    ) -> Option<Trial> {
        let mut gathered = Gathered {
            form,
            json,
            repeat: asker.and_then(|asker| asker.repeat),
            ..Gathered::empty(form, json)
        };
        for expression in expressions {
            gathered.expression(expression)?;
        }
        let domains = gathered.domains()?;
        let combinations = domains.iter().try_fold(1_usize, |all, domain| all.checked_mul(domain.len()))?;
        if combinations > MAX_COMBINATIONS {
            return None;
        }
        gathered.list(target.get("list").and_then(Value::as_str).unwrap_or_default())?;
        let mut survey = std::mem::take(&mut gathered.survey);
        survey.push(target);
        let small = json!({
            "kin_form": 1, "id": "trial", "version": "1", "title": {"en": "-"}, "languages": ["en"],
            "choices": Value::Object(gathered.lists), "survey": survey,
        });
        let form = Form::parse(small.to_string().as_bytes()).ok()?;
        Some(Trial { form: Arc::new(form), domains })
    }

    /// Holds an interview with every combination, up to its last question; stops when `seen` says that it is enough.
    pub(super) fn each(&self, mut seen: impl FnMut(&Interview) -> bool) {
        let mut at = vec![0; self.domains.len()];
        loop {
            if let Some(interview) = self.held(&at)
                && seen(&interview)
            {
                return;
            }
            let Some(turning) = (0..at.len()).find(|&one| at[one] + 1 < self.domains[one].len()) else {
                return;
            };
            at[..turning].fill(0);
            at[turning] += 1;
        }
    }

    /// None where a constraint forbids the combination.
    fn held(&self, at: &[usize]) -> Option<Interview> {
        let now = Now { local: date(2026, 11, 23).at(9, 30, 0, 0), offset: Offset::constant(7) };
        let mut interview = Interview::start(Arc::clone(&self.form), "en", now);
        for (domain, &chosen) in self.domains.iter().zip(at) {
            let Step::Ask(ask) = interview.step() else { return None };
            match &domain[chosen] {
                None => interview.skip().ok()?,
                Some(typed) => {
                    let answer = Answer::parse(ask.question, &ask.choices, typed).ok()?;
                    interview.answer(answer).ok()?;
                }
            }
        }
        Some(interview)
    }
}

/// What an expression reads, gathered into the parts of a small form.
struct Gathered<'f> {
    form: &'f Form,
    json: &'f Value,
    repeat: Option<usize>,
    survey: Vec<Value>,
    lists: Map<String, Value>,
    names: BTreeSet<String>,
    /// The questions that are answered, in the order in which they stand in the small form.
    asked: Vec<&'f Question>,
    numbers: BTreeSet<i64>,
}

impl<'f> Gathered<'f> {
    fn empty(form: &'f Form, json: &'f Value) -> Self {
        let (survey, asked) = (Vec::new(), Vec::new());
        let (names, numbers) = (BTreeSet::new(), BTreeSet::new());
        Gathered { form, json, repeat: None, survey, lists: Map::new(), names, asked, numbers }
    }

    fn expression(&mut self, expression: &Expression) -> Option<()> {
        let text = expression.to_string();
        let plain = FUNCTION.captures_iter(&text).all(|found| PLAIN_FUNCTIONS.contains(&&found[1]));
        if !plain || text.contains(['[', '/', '#']) || text.contains("..") {
            return None;
        }
        for found in NUMBER.captures_iter(&text) {
            // Halves are enough room between two numbers of an expression.
            let number: f64 = found[1].parse().ok()?;
            #[expect(clippy::cast_possible_truncation, reason = "checked against a bound that i64 holds")]
            let doubled = (number.abs() < 1e12).then_some((number * 2.0).round() as i64)?;
            self.numbers.extend([doubled, -doubled]);
        }
        let names: Vec<String> = expression.names().map(str::to_owned).collect();
        for name in names {
            self.question(&name, &text)?;
        }
        Some(())
    }

    fn question(&mut self, name: &str, read_by: &str) -> Option<()> {
        if !self.names.insert(name.to_owned()) {
            return Some(());
        }
        let question = self.form.question(name)?;
        // Another instance, or all instances at once, may be meant.
        if question.repeat.is_some() && question.repeat != self.repeat {
            return None;
        }
        let label = json!({"en": "-"});
        match &question.kind {
            QuestionKind::SelectOne { .. } | QuestionKind::SelectMultiple { .. } => {
                let list = question.kind.list()?;
                self.list(list)?;
                self.survey.push(json!({
                    "type": question.kind.name(), "list": list, "name": name, "label": label
                }));
                self.asked.push(question);
            }
            QuestionKind::Integer | QuestionKind::Decimal => {
                // Between two numbers, or in a sum of them, the edges are not those that the expression names.
                if ARITHMETIC.is_match(read_by) {
                    return None;
                }
                let mut item = json!({"type": question.kind.name(), "name": name, "label": label});
                if let Some(constraint) = &question.constraint
                    && constraint.names().next().is_none()
                    && self.expression(constraint).is_some()
                {
                    item["constraint"] = Value::from(constraint.text());
                }
                self.survey.push(item);
                self.asked.push(question);
            }
            QuestionKind::Calculate => {
                let calculation = question.calculation.as_ref()?;
                self.expression(calculation)?;
                self.survey.push(json!({
                    "type": "calculate", "name": name, "calculation": calculation.text()
                }));
            }
            _ => return None,
        }
        Some(())
    }

    /// Takes a list along, with its columns, without its words.
    fn list(&mut self, name: &str) -> Option<()> {
        if name.is_empty() || self.lists.contains_key(name) {
            return Some(());
        }
        let choices =
            self.json.get("choices")?.get(name)?.as_array().filter(|all| all.len() <= MAX_CHOICES)?;
        let bare = choices.iter().map(|choice| {
            let mut choice = choice.clone();
            choice["label"] = json!({"en": "-"});
            if let Some(columns) = choice.as_object_mut() {
                columns.remove("media");
            }
            choice
        });
        self.lists.insert(name.to_owned(), bare.collect());
        Some(())
    }

    fn domains(&self) -> Option<Vec<Vec<Option<String>>>> {
        // Two numbers may be compared with one another, at edges that nobody names.
        let numbers = self.asked.iter().filter(|question| question.kind.list().is_none()).count();
        if numbers > 1 {
            return None;
        }
        self.asked.iter().map(|question| self.domain(question)).collect()
    }

    fn domain(&self, question: &Question) -> Option<Vec<Option<String>>> {
        let names: Vec<&str> =
            self.form.choices(question).iter().map(|choice| choice.name.as_str()).collect();
        Some(match question.kind {
            QuestionKind::SelectOne { .. } => {
                std::iter::once(None).chain(names.iter().map(|name| Some((*name).to_owned()))).collect()
            }
            QuestionKind::SelectMultiple { .. } if names.len() <= MAX_SUBSETS_OF => (0..1_usize
                << names.len())
                .map(|subset| {
                    let chosen = names.iter().enumerate().filter(|(place, _)| subset >> place & 1 == 1);
                    let chosen: Vec<&str> = chosen.map(|(_, name)| *name).collect();
                    (!chosen.is_empty()).then(|| chosen.join(" "))
                })
                .collect(),
            QuestionKind::Integer | QuestionKind::Decimal => {
                let step = if question.kind == QuestionKind::Integer { 2 } else { 1 };
                let around = self.numbers.iter().flat_map(|number| [number - step, *number, number + step]);
                let tried: BTreeSet<i64> = around.chain([0, 2_000_000, -2_000_000]).collect();
                let typed =
                    tried.into_iter().filter(|doubled| step == 1 || doubled % 2 == 0).map(|doubled| {
                        let half = if doubled % 2 == 0 { "" } else { ".5" };
                        let sign = if doubled < 0 { "-" } else { "" };
                        Some(format!("{sign}{}{half}", doubled.abs() / 2))
                    });
                std::iter::once(None).chain(typed).collect()
            }
            _ => return None,
        })
    }
}
