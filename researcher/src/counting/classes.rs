//! The rows (or columns) of a table: choices in their form's order, numbers in ranges, missing values by name.

use std::collections::BTreeMap;

use kin_forms::{Form, Missing, Question, QuestionKind};
use serde::Serialize;

use super::value::Value;

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClassKind {
    /// An answer, or a range of numbers.
    Answer,
    /// A missing value that is an answer: refused, don't know, does not apply.
    Missing,
    /// Not asked, or left empty.
    Empty,
}

/// One row (or column) of a table.
#[derive(Clone, Debug, Serialize)]
pub struct Class {
    /// The name of the choice, the number or the range, the word of the missing value; empty for [`ClassKind::Empty`].
    pub value: String,
    /// The choice's label in the language asked for; empty where the value says it all.
    pub label: String,
    /// What it stands for.
    pub kind: ClassKind,
    #[serde(skip)]
    members: Members,
}

#[derive(Clone, Debug)]
enum Members {
    One(Value),
    /// From the first to the last, both included.
    Range(i64, i64),
    /// Any of these.
    Any(Vec<Value>),
}

impl Class {
    /// Whether a value belongs in this row.
    pub(super) fn holds(&self, value: &Value) -> bool {
        match (&self.members, value) {
            (Members::One(member), value) => member == value,
            (Members::Range(first, last), Value::Number(number)) => (first..=last).contains(&number),
            (Members::Range(..), _) => false,
            (Members::Any(members), value) => members.contains(value),
        }
    }

    /// How many people belong in this row; `people` counts them by all that each of them answered. Whoever gave several
    /// answers that share a row stands in it once.
    pub(super) fn people(&self, people: &BTreeMap<Vec<Value>, u64>) -> u64 {
        let belong = people.iter().filter(|(values, _)| values.iter().any(|value| self.holds(value)));
        belong.map(|(_, count)| count).sum()
    }
}

/// The rows of a table of a question: every choice its form offers, everything else that was answered.
///
/// A calculated text (or a choice of an earlier version of the form) has a row of its own only when `minimum` people
/// stand behind it: a form may calculate something that is one person's alone. The others share the row `…`.
///
/// Numbers are put together with their neighbours until `minimum` people stand behind each range, and the outermost
/// ranges are open: the age of the oldest is hers alone.
pub(super) fn classes(
    form: &Form,
    question: &Question,
    counts: &BTreeMap<Value, u64>,
    minimum: u64,
    language: &str,
) -> Vec<Class> {
    let mut classes: Vec<Class> = form
        .choices(question)
        .iter()
        .map(|choice| Class {
            value: choice.name.clone(),
            label: choice.label.in_language(language).to_owned(),
            kind: ClassKind::Answer,
            members: Members::One(Value::Name(choice.name.clone())),
        })
        .collect();
    classes.extend(ranges(counts, minimum));
    classes.extend(texts(counts, minimum, &classes));
    for missing in Missing::ALL {
        let value = Value::Missing(missing);
        if question.missing.contains(&missing) || counts.contains_key(&value) {
            let kind = ClassKind::Missing;
            let members = Members::One(value);
            classes.push(Class { value: missing.name().to_owned(), label: String::new(), kind, members });
        }
    }
    if counts.contains_key(&Value::Empty) {
        let members = Members::One(Value::Empty);
        classes.push(Class { value: String::new(), label: String::new(), kind: ClassKind::Empty, members });
    }
    classes
}

fn answer(value: String, members: Members) -> Class {
    Class { value, label: String::new(), kind: ClassKind::Answer, members }
}

/// Rows for names that are no choices of the form.
fn texts(counts: &BTreeMap<Value, u64>, minimum: u64, choices: &[Class]) -> Vec<Class> {
    let is_text =
        |value: &Value| matches!(value, Value::Name(_)) && !choices.iter().any(|class| class.holds(value));
    let texts = counts.iter().filter(|(value, _)| is_text(value));
    let (common, rare): (Vec<_>, Vec<_>) = texts.partition(|(_, count)| **count >= minimum);
    let mut rows: Vec<Class> = common
        .into_iter()
        .filter_map(|(value, _)| match value {
            Value::Name(name) => Some(answer(name.clone(), Members::One(value.clone()))),
            _ => None,
        })
        .collect();
    if !rare.is_empty() {
        let members = rare.into_iter().map(|(value, _)| value.clone()).collect();
        rows.push(answer("…".to_owned(), Members::Any(members)));
    }
    rows
}

fn ranges(counts: &BTreeMap<Value, u64>, minimum: u64) -> Vec<Class> {
    let numbers: Vec<(i64, u64)> = counts
        .iter()
        .filter_map(|(value, count)| match value {
            Value::Number(number) => Some((*number, *count)),
            _ => None,
        })
        .collect();
    let mut ranges: Vec<(i64, i64, u64)> = Vec::new();
    for (number, count) in numbers {
        match ranges.last_mut() {
            Some((_, last, gathered)) if *gathered < minimum => {
                *last = number;
                *gathered += count;
            }
            _ => ranges.push((number, number, count)),
        }
    }
    // The last range has nobody above it to gather; it joins the one below.
    if let [.., (_, last_below, below), (_, last, gathered)] = ranges.as_mut_slice()
        && *gathered < minimum
    {
        *last_below = *last;
        *below += *gathered;
        ranges.pop();
    }
    let outermost = ranges.len().saturating_sub(1);
    let named = ranges.iter().enumerate().map(|(place, (first, last, _))| {
        let value = match (place == 0, place == outermost) {
            _ if first == last => first.to_string(),
            (true, true) => return answer("…".to_owned(), Members::Range(*first, *last)),
            (true, false) => format!("≤ {last}"),
            (false, true) => format!("≥ {first}"),
            (false, false) => format!("{first}–{last}"),
        };
        answer(value, Members::Range(*first, *last))
    });
    named.collect()
}

/// Whether a question's answers overlap, so that its table does not add up.
pub(super) fn overlaps(question: &Question) -> bool {
    matches!(question.kind, QuestionKind::SelectMultiple { .. })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(counts: &[(i64, u64)]) -> Vec<String> {
        let counts = counts.iter().map(|(number, count)| (Value::Number(*number), *count)).collect();
        ranges(&counts, 10).into_iter().map(|class| class.value).collect()
    }

    #[test]
    fn numbers_with_enough_people_stand_alone() {
        assert_eq!(named(&[(0, 10), (1, 20), (2, 11)]), ["0", "1", "2"]);
    }

    #[test]
    fn numbers_with_few_people_join_their_neighbours_and_the_ends_are_open() {
        assert_eq!(
            named(&[(16, 1), (17, 9), (20, 4), (25, 6), (30, 10), (87, 1)]),
            ["≤ 17", "20–25", "≥ 30"]
        );
    }

    #[test]
    fn a_text_that_few_share_is_not_shown_even_as_a_row() {
        let counts =
            [("45+", 12), ("Lan", 1), ("Mai", 2)].map(|(text, count)| (Value::Name(text.into()), count));
        let rows: Vec<String> =
            texts(&BTreeMap::from(counts), 10, &[]).into_iter().map(|row| row.value).collect();
        assert_eq!(rows, ["45+", "…"]);
    }

    #[test]
    fn who_gave_two_rare_answers_is_one_person_in_their_row() {
        let name = |text: &str| Value::Name(text.into());
        let people = BTreeMap::from([(vec![name("Lan"), name("Mai")], 6), (vec![name("45+")], 12)]);
        let counts = BTreeMap::from([(name("45+"), 12), (name("Lan"), 6), (name("Mai"), 6)]);
        let rows: Vec<(String, u64)> =
            texts(&counts, 10, &[]).into_iter().map(|row| (row.value.clone(), row.people(&people))).collect();
        assert_eq!(rows, [("45+".to_owned(), 12), ("…".to_owned(), 6)]);
    }

    #[test]
    fn too_few_people_for_two_ranges_give_one_that_says_nothing() {
        assert_eq!(named(&[(16, 1), (87, 1)]), ["…"]);
        assert_eq!(named(&[]), Vec::<String>::new());
    }
}
