//! The levels of a variable: what the rows of its tables stand for. Once released, they stay as they are.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Variable;
use crate::counting::Value;

/// One level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// The name of the choice, the range of numbers, the word of the missing value; empty for those not asked.
    pub value: String,
    /// Which answers belong here.
    pub holds: Holds,
}

/// Which answers belong to a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// Those with one of these names.
    Names(Vec<String>),
    /// Whole numbers from the first to the last, both included; open where there is none.
    Numbers(Option<i64>, Option<i64>),
    /// A missing value that is an answer, by its word.
    Missing(String),
    /// Nothing: not asked, or left empty.
    Empty,
    /// Every name that no other level holds.
    Others,
}

impl Level {
    fn new(value: impl Into<String>, holds: Holds) -> Self {
        Self { value: value.into(), holds }
    }

    /// Whether it stands for a certain answer: neither a missing value, nor nothing, nor what is left.
    pub fn is_answer(&self) -> bool {
        matches!(self.holds, Holds::Names(_) | Holds::Numbers(..))
    }

    /// Whether it is there only so that everyone has a place; not worth a row where nobody is in it.
    pub fn is_spare(&self) -> bool {
        matches!(self.holds, Holds::Others | Holds::Empty)
    }

    /// Which answers belong here, as a filter would write it.
    pub(super) fn said(&self) -> String {
        match &self.holds {
            Holds::Names(names) => names.join(","),
            Holds::Numbers(Some(first), Some(last)) => format!("{first}..{last}"),
            _ => self.value.clone(),
        }
    }

    fn takes(&self, value: &Value) -> bool {
        match (&self.holds, value) {
            (Holds::Names(names), Value::Name(name)) => names.contains(name),
            (Holds::Numbers(first, last), Value::Number(number)) => {
                first.is_none_or(|first| first <= *number) && last.is_none_or(|last| *number <= last)
            }
            (Holds::Missing(word), Value::Missing(missing)) => missing.name() == word,
            (Holds::Empty, Value::Empty) => true,
            _ => false,
        }
    }
}

/// The level that a value belongs to; those whom none takes are with the others, or with nobody.
pub(super) fn level_of(levels: &[Level], value: &Value) -> Option<usize> {
    let others = || levels.iter().position(|level| level.holds == Holds::Others);
    levels.iter().position(|level| level.takes(value)).or_else(others)
}

/// How many single numbers have levels of their own; more are put into bands.
const SINGLE_NUMBERS: usize = 12;
/// How many bands there are at the most.
const BANDS: i64 = 10;

/// The levels of a variable: every choice of the form, numbers in bands, missing values, those without an answer.
///
/// Behind each band of numbers stand at least `minimum` people, and the outermost are open: the age of the oldest is
/// hers alone. A calculated text, and a place, behind which fewer stand is one of the others.
pub(super) fn levels(variable: &Variable, counts: &BTreeMap<&Value, u64>, minimum: u64) -> Vec<Level> {
    let count_of = |name: &str| counts.get(&Value::Name(name.to_owned())).copied().unwrap_or(0);
    let mut levels: Vec<Level> = variable
        .choices
        .iter()
        .filter(|choice| !variable.place || count_of(&choice.name) >= minimum)
        .map(|choice| Level::new(choice.name.clone(), Holds::Names(vec![choice.name.clone()])))
        .collect();
    levels.extend(numbers(counts, minimum));
    for (value, count) in counts {
        if let Value::Name(name) = value
            && *count >= minimum
            && !variable.place
            && !levels.iter().any(|level| level.takes(value))
        {
            levels.push(Level::new(name.clone(), Holds::Names(vec![name.clone()])));
        }
    }
    // These are always there: who comes later must have a place, and levels stay as they were first released.
    levels.push(Level::new("…", Holds::Others));
    for missing in kin_forms::Missing::ALL {
        if variable.missing.contains(&missing) || counts.contains_key(&Value::Missing(missing)) {
            levels.push(Level::new(missing.name(), Holds::Missing(missing.name().to_owned())));
        }
    }
    levels.push(Level::new("", Holds::Empty));
    levels
}

/// Bands of numbers that touch one another, so that a number that comes later has a place.
fn numbers(counts: &BTreeMap<&Value, u64>, minimum: u64) -> Vec<Level> {
    let numbers: BTreeMap<i64, u64> = counts
        .iter()
        .filter_map(|(value, count)| match value {
            Value::Number(number) => Some((*number, *count)),
            _ => None,
        })
        .collect();
    let (Some((first, _)), Some((last, _))) = (numbers.first_key_value(), numbers.last_key_value()) else {
        return Vec::new();
    };
    let width = if numbers.len() <= SINGLE_NUMBERS {
        1
    } else {
        crate::microdata::nice(last.saturating_sub(*first).saturating_add(1), BANDS)
    };
    let mut whole: BTreeMap<i64, u64> = BTreeMap::new();
    for (number, count) in &numbers {
        *whole.entry(number.div_euclid(width).saturating_mul(width)).or_default() += count;
    }
    // The first number of each band, after neighbours are put together until there are enough people.
    let mut bands: Vec<(i64, u64)> = Vec::new();
    for (start, count) in whole {
        match bands.last_mut() {
            Some((_, gathered)) if *gathered < minimum => *gathered += count,
            _ => bands.push((start, count)),
        }
    }
    if let [.., (_, below), (_, gathered)] = bands.as_mut_slice()
        && *gathered < minimum
    {
        *below += *gathered;
        bands.pop();
    }
    let starts: Vec<i64> = bands.iter().map(|(start, _)| *start).collect();
    let outermost = starts.len() - 1;
    let band = |(place, start): (usize, &i64)| {
        let end = starts.get(place + 1).map(|next| next - 1);
        let name = match (place == 0, end) {
            (true, None) => "…".to_owned(),
            (true, Some(end)) => format!("≤ {end}"),
            (false, None) => format!("≥ {start}"),
            (false, Some(end)) if end == *start => start.to_string(),
            (false, Some(end)) => format!("{start}–{end}"),
        };
        Level::new(name, Holds::Numbers((place > 0).then_some(*start), end.filter(|_| place < outermost)))
    };
    starts.iter().enumerate().map(band).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(counts: &[(i64, u64)], minimum: u64) -> Vec<String> {
        let values: Vec<(Value, u64)> = counts.iter().map(|(n, count)| (Value::Number(*n), *count)).collect();
        let counts = values.iter().map(|(value, count)| (value, *count)).collect();
        numbers(&counts, minimum).into_iter().map(|level| level.value).collect()
    }

    #[test]
    fn few_numbers_have_levels_of_their_own_and_the_ends_are_open() {
        assert_eq!(named(&[(0, 10), (1, 20), (2, 11), (3, 4)], 10), ["≤ 0", "1", "≥ 2"]);
        assert_eq!(named(&[(16, 1), (87, 1)], 10), ["…"]);
    }

    #[test]
    fn many_numbers_are_put_into_bands_that_touch() {
        let ages: Vec<(i64, u64)> = (18..60).filter(|age| age % 5 != 2).map(|age| (age, 3)).collect();
        assert_eq!(named(&ages, 10), ["≤ 24", "25–29", "30–34", "35–39", "40–44", "45–49", "50–54", "≥ 55"]);
    }
}
