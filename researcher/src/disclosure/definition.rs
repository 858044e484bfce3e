//! What a table is about: a form, up to three variables, and who is looked at.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::variable::{ANSWERED, CHOSEN};
use super::{Level, People, ReleaseError, Variable, level_of};
use crate::counting::Value;
use crate::table::{Cube, MAX_VARIABLES};

/// What a table is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The form's id.
    pub form: String,
    /// Rows, columns, and what these are repeated by.
    pub variables: Vec<String>,
    /// Who is looked at; everyone where it is empty.
    pub filter: Vec<Condition>,
    /// What a mean is shown of beside each number of people: a question, `score:ID` or `score:ID:DIMENSION`. Only
    /// those who gave a number are looked at, which stands in the filter.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub mean: Option<String>,
}

/// Only people with one of these answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The variable.
    pub variable: String,
    /// Names of choices, words of missing values, numbers, or ranges of numbers (`18..25`).
    pub values: Vec<String>,
}

impl Condition {
    /// Reads `variable=value,value`.
    pub fn parse(text: &str) -> Result<Self, ReleaseError> {
        let unreadable = || ReleaseError::ReleaseFilterUnreadable { filter: text.to_owned() };
        let (variable, values) = text.split_once('=').ok_or_else(unreadable)?;
        let mut values: Vec<String> = values.split(',').map(|value| value.trim().to_owned()).collect();
        values.sort();
        values.dedup();
        if variable.trim().is_empty() || values.iter().any(String::is_empty) {
            return Err(unreadable());
        }
        Ok(Self { variable: variable.trim().to_owned(), values })
    }

    /// Whether a value is among those looked at.
    pub(super) fn holds(&self, value: &Value) -> bool {
        self.values.iter().any(|wanted| match value {
            Value::Name(name) => name == wanted,
            Value::Missing(missing) => missing.name() == wanted,
            Value::Number(number) => match wanted.split_once("..") {
                Some((first, last)) => {
                    first.parse().is_ok_and(|first: i64| first <= *number)
                        && last.parse().is_ok_and(|last: i64| *number <= last)
                }
                None => wanted.parse() == Ok(*number),
            },
            Value::Empty => false,
        })
    }

    /// Refuses values that the variable cannot have: a slip of the pen would make an empty table.
    pub fn check(&self, variable: &Variable) -> Result<(), ReleaseError> {
        let known = |wanted: &String| {
            variable.choices.iter().any(|choice| choice.name == *wanted)
                || variable.missing.iter().any(|missing| missing.name() == wanted)
                || variable.choices.is_empty()
        };
        match self.values.iter().find(|value| !known(value)) {
            None => Ok(()),
            Some(value) => Err(ReleaseError::ReleaseFilterUnknown {
                variable: self.variable.clone(),
                value: value.clone(),
            }),
        }
    }
}

impl Definition {
    /// Refuses more than three variables, those of the filter among them, and one that stands twice.
    pub fn check(&self) -> Result<(), ReleaseError> {
        let names: Vec<&String> = self.names().collect();
        for (place, name) in names.iter().enumerate() {
            if names[..place].contains(name) {
                return Err(ReleaseError::ReleaseVariableTwice { variable: (*name).clone() });
            }
        }
        if names.len() > MAX_VARIABLES {
            let (count, most) = (names.len() as u64, MAX_VARIABLES as u64);
            return Err(ReleaseError::ReleaseTooManyVariables { count, most });
        }
        Ok(())
    }

    /// The same table with means of `measure`: of those who gave a number.
    #[must_use]
    pub fn with_mean(mut self, measure: &str) -> Self {
        let variable = format!("{ANSWERED}{measure}");
        if self.filter.iter().all(|condition| condition.variable != variable) {
            self.filter.push(Condition { variable, values: vec![CHOSEN.to_owned()] });
            self.filter.sort_by(|left, right| left.variable.cmp(&right.variable));
        }
        self.mean = Some(measure.to_owned());
        self
    }

    /// Every variable, those of the filter last.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.variables.iter().chain(self.filter.iter().map(|condition| &condition.variable))
    }
}

/// Who stands where in a table.
#[derive(Clone, Debug)]
pub struct Tabulated {
    /// The table with its totals.
    pub cube: Cube,
    /// The cell of each person; none where she is not looked at.
    pub cells: Vec<Option<u32>>,
}

/// Where the variables of a definition stand among the columns of people.
pub type Places = BTreeMap<String, usize>;

/// How often each answer to a variable was given, among the first segments up to `last`.
pub(super) fn answers(people: &People, place: usize, last: u64) -> BTreeMap<&Value, u64> {
    let column = &people.columns[place];
    let mut counts = vec![0_u64; column.values.len()];
    for (person, _) in people.segments.iter().enumerate().filter(|(_, segment)| **segment <= last) {
        counts[people.code(place, person, last) as usize] += 1;
    }
    column.values.iter().zip(counts).filter(|(_, count)| *count > 0).collect()
}

/// Makes the table of a definition from the people of the first segments up to `last`.
pub(super) fn tabulate(
    people: &People,
    places: &Places,
    definition: &Definition,
    levels: &[Vec<Level>],
    last: u64,
) -> Tabulated {
    let column = |name: &String| &people.columns[places[name]];
    // What each code of each variable comes to: a level, or whether it is looked at.
    let level: Vec<(usize, Vec<Option<usize>>)> = definition
        .variables
        .iter()
        .zip(levels)
        .map(|(name, levels)| {
            let column = column(name);
            let of = column.values.iter().map(|value| level_of(levels, value)).collect();
            (places[name], of)
        })
        .collect();
    let looked_at: Vec<(usize, Vec<bool>)> = definition
        .filter
        .iter()
        .map(|condition| {
            let column = column(&condition.variable);
            let of = column.values.iter().map(|value| condition.holds(value)).collect();
            (places[&condition.variable], of)
        })
        .collect();
    let sizes: Vec<usize> = levels.iter().map(Vec::len).collect();
    let mut counts = vec![0_u64; sizes.iter().product()];
    let cell = |person: usize| {
        if people.segments[person] > last
            || !looked_at.iter().all(|(column, holds)| holds[people.code(*column, person, last) as usize])
        {
            return None;
        }
        let mut cell = 0;
        for ((column, of), size) in level.iter().zip(&sizes) {
            cell = cell * size + of[people.code(*column, person, last) as usize]?;
        }
        Some(cell)
    };
    let cells = (0..people.count())
        .map(|person| {
            let cell = cell(person)?;
            counts[cell] += 1;
            u32::try_from(cell).ok()
        })
        .collect();
    Tabulated { cube: Cube::of(&sizes, &counts), cells }
}
