//! One- and two-way tables of a study's interviews, in which small cells are withheld.

use std::collections::BTreeMap;
use std::sync::Arc;

use kin_forms::{Form, Question};
use kin_sealing::Identity;
use kin_terminal::Result;
use serde::Serialize;

use super::CountError;
use super::classes::{Class, ClassKind, classes, overlaps};
use super::value::{Value, countable};
use crate::disclosure::Gate;
use crate::responses;
use crate::study::Study;
use crate::table::{MultipleCounts, Rule, Shown, cross_table, frequency, multiple};

/// A table has no more different answers than this before they are put into rows.
const MAX_VALUES: usize = 10_000;

/// What is counted, and from where.
pub struct Count<'a> {
    /// The study.
    pub study: &'a Study,
    /// What opens its dataset.
    pub identities: &'a [Identity],
    /// All versions of the form, oldest first; the last one's questions and words are used.
    pub versions: &'a [Arc<Form>],
    /// The language of labels.
    pub language: &'a str,
}

/// A one-way table.
#[derive(Clone, Debug, Serialize)]
pub struct Counted {
    /// The form's id.
    pub form: String,
    /// The question's name.
    pub question: String,
    /// The question's words in the language asked for.
    pub label: String,
    /// Whether people may stand in several rows.
    pub several_answers: bool,
    /// The fewest people a shown number stands for.
    pub minimum_cell: u64,
    /// How many interviews the table is about.
    pub base: Shown,
    /// How many of them answered; only where people may stand in several rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<Shown>,
    /// The rows.
    pub rows: Vec<CountedRow>,
}

/// A row of a one-way table.
#[derive(Clone, Debug, Serialize)]
pub struct CountedRow {
    /// What it stands for.
    #[serde(flatten)]
    pub class: Class,
    /// How many people.
    pub count: Shown,
    /// Of the base (of those who answered, where people may stand in several rows), in percent.
    pub percent: Option<f64>,
}

/// A two-way table.
#[derive(Clone, Debug, Serialize)]
pub struct Crossed {
    /// The form's id.
    pub form: String,
    /// The question in the rows.
    pub question: String,
    /// Its words in the language asked for.
    pub label: String,
    /// The question in the columns.
    pub by: String,
    /// Its words in the language asked for.
    pub by_label: String,
    /// The fewest people a shown number stands for.
    pub minimum_cell: u64,
    /// How many interviews the table is about.
    pub base: Shown,
    /// The columns.
    pub columns: Vec<Class>,
    /// The rows.
    pub rows: Vec<CrossedRow>,
    /// One number a column.
    pub column_totals: Vec<Shown>,
}

/// A row of a two-way table.
#[derive(Clone, Debug, Serialize)]
pub struct CrossedRow {
    /// What it stands for.
    #[serde(flatten)]
    pub class: Class,
    /// One number a column.
    pub counts: Vec<Shown>,
    /// The row's total.
    pub total: Shown,
}

impl Count<'_> {
    fn form(&self) -> &Form {
        self.versions.last().expect("a form has at least one version")
    }

    fn rule(&self) -> Rule {
        // A later version that lowers the floor does not lower it for those who answered before.
        let strictest = self.versions.iter().map(|form| form.minimum_cell()).max();
        Gate::working_at_least(strictest.unwrap_or(kin_forms::limits::DEFAULT_MINIMUM_CELL).into()).rule()
    }

    fn classes(&self, question: &Question, counts: &BTreeMap<Value, u64>) -> Vec<Class> {
        classes(self.form(), question, counts, self.rule().minimum_cell, self.language)
    }

    fn label(&self, question: &Question) -> String {
        question.label.in_language(self.language).to_owned()
    }

    /// Refuses a question in any version of which the answers may not be counted.
    fn countable(&self, name: &str) -> Result<&Question> {
        for version in &self.versions[..self.versions.len() - 1] {
            if version.question(name).is_some() {
                countable(version, name)?;
            }
        }
        Ok(countable(self.form(), name)?)
    }
}

/// Counts the answers to one question.
pub fn count(from: &Count<'_>, question: &str) -> Result<Counted> {
    let question = from.countable(question)?;
    let mut counts: BTreeMap<Value, u64> = BTreeMap::new();
    let mut people: BTreeMap<Vec<Value>, u64> = BTreeMap::new();
    let mut answered = 0;
    responses::interviews(from.study, from.identities, from.versions, &mut |held| {
        let values = Value::of(held.recorded.answers.get(&question.name));
        answered += u64::from(!matches!(values.first(), Some(Value::Empty | Value::Missing(_))));
        for value in &values {
            *counts.entry(value.clone()).or_default() += 1;
        }
        *people.entry(values).or_default() += 1;
        limit(question, counts.len())
    })?;
    let classes = from.classes(question, &counts);
    let numbers: Vec<u64> = classes.iter().map(|class| class.people(&people)).collect();
    let rule = from.rule();
    let (shown, base, of) = if overlaps(question) {
        let answers = classes.iter().filter(|class| class.kind == ClassKind::Answer).count();
        let table = multiple(
            &MultipleCounts {
                choices: numbers[..answers].to_vec(),
                answered,
                unanswered: numbers[answers..].to_vec(),
            },
            rule,
        );
        ([table.choices, table.unanswered].concat(), table.total, table.answered)
    } else {
        let table = frequency(&numbers, rule);
        (table.cells, table.total, table.total)
    };
    let rows = classes.into_iter().zip(shown).map(|(class, count)| {
        let whole = if class.kind == ClassKind::Answer { of } else { base };
        CountedRow { percent: percent(count, whole), class, count }
    });
    Ok(Counted {
        form: from.form().id().to_owned(),
        question: question.name.clone(),
        label: from.label(question),
        several_answers: overlaps(question),
        minimum_cell: rule.minimum_cell,
        base,
        answered: overlaps(question).then_some(of),
        rows: rows.collect(),
    })
}

/// Counts the answers to one question within each answer to another.
pub fn cross(from: &Count<'_>, question: &str, by: &str) -> Result<Crossed> {
    let (question, by) = (from.countable(question)?, from.countable(by)?);
    if question.name == by.name {
        return Err(CountError::CountQuestionTwice { question: by.name.clone() }.into());
    }
    if let Some(several) = [question, by].into_iter().find(|question| overlaps(question)) {
        return Err(CountError::CountQuestionMultiple { question: several.name.clone() }.into());
    }
    let mut counts: BTreeMap<(Value, Value), u64> = BTreeMap::new();
    responses::interviews(from.study, from.identities, from.versions, &mut |held| {
        let one = |question: &Question| {
            Value::of(held.recorded.answers.get(&question.name)).pop().unwrap_or(Value::Empty)
        };
        *counts.entry((one(question), one(by))).or_default() += 1;
        limit(question, counts.len())
    })?;
    let margin = |pick: fn(&(Value, Value)) -> &Value| {
        let mut margin: BTreeMap<Value, u64> = BTreeMap::new();
        for (pair, count) in &counts {
            *margin.entry(pick(pair).clone()).or_default() += count;
        }
        margin
    };
    let rows = from.classes(question, &margin(|pair| &pair.0));
    let columns = from.classes(by, &margin(|pair| &pair.1));
    let numbers: Vec<Vec<u64>> = rows
        .iter()
        .map(|row| {
            let cell = |column: &Class| {
                let here = counts.iter().filter(|(pair, _)| row.holds(&pair.0) && column.holds(&pair.1));
                here.map(|(_, count)| count).sum()
            };
            columns.iter().map(cell).collect()
        })
        .collect();
    let rule = from.rule();
    let table = cross_table(&numbers, rule);
    let rows = rows.into_iter().zip(table.cells).zip(table.row_totals);
    Ok(Crossed {
        form: from.form().id().to_owned(),
        question: question.name.clone(),
        label: from.label(question),
        by: by.name.clone(),
        by_label: from.label(by),
        minimum_cell: rule.minimum_cell,
        base: table.total,
        columns,
        rows: rows.map(|((class, counts), total)| CrossedRow { class, counts, total }).collect(),
        column_totals: table.column_totals,
    })
}

fn limit(question: &Question, values: usize) -> Result {
    if values <= MAX_VALUES {
        return Ok(());
    }
    Err(CountError::CountTooManyValues { question: question.name.clone(), most: MAX_VALUES as u64 }.into())
}

#[expect(clippy::cast_precision_loss, reason = "no study has 2^53 people")]
fn percent(count: Shown, whole: Shown) -> Option<f64> {
    let (count, whole) = (count.count()?, whole.count()?);
    (whole > 0).then(|| 100.0 * count as f64 / whole as f64)
}
