//! Who shares what an outsider may know: how many records have the same keys, and how many people those stand for.

use std::collections::HashMap;

/// What an empty key means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Missing {
    /// It may be anything: the record is as one with every record whose other keys agree (as sdcMicro counts).
    #[default]
    Any,
    /// It is a value like any other: only records that lack the same keys agree.
    Own,
}

/// One key: a code a record, equal where the values are equal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// One code a record; 0 where the value is missing.
    pub codes: Vec<u32>,
    /// The value of each code; that of 0 is empty.
    pub values: Vec<String>,
}

impl Column {
    /// A column without records.
    pub fn empty() -> Self {
        Self { codes: Vec::new(), values: vec![String::new()] }
    }

    /// A column of texts. Empty texts are missing, and so is `NA`, which R writes for them.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut known = HashMap::new();
        let mut column = Self::empty();
        for text in texts {
            column.push(text, &mut known);
        }
        column
    }

    /// Adds a record. `known` has the code of each value so far.
    pub fn push(&mut self, text: &str, known: &mut HashMap<String, u32>) {
        let text = text.trim();
        let code = match known.get(text) {
            Some(code) => *code,
            None if matches!(text, "" | "NA") => 0,
            None => {
                let code = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
                self.values.push(text.to_owned());
                known.insert(text.to_owned(), code);
                code
            }
        };
        self.codes.push(code);
    }
}

/// For each record: how many share its keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Frequencies {
    /// In the sample (fk).
    pub sample: Vec<u64>,
    /// In the population, estimated as the sum of weights (Fk).
    pub population: Vec<f64>,
    /// The class of each record: records with equal keys have the same.
    pub class: Vec<usize>,
    /// How many classes there are.
    pub classes: usize,
}

/// Counts who shares the keys of each record. `weights` are one a record; without them the sample is the population.
///
/// Time: linear in records where no key is missing; with [`Missing::Any`] also classes × classes with a missing key.
pub fn frequencies(
    keys: &[&[u32]],
    records: usize,
    weights: Option<&[f64]>,
    missing: Missing,
) -> Frequencies {
    let weight = |record: usize| weights.map_or(1.0, |weights| weights[record]);
    let mut known: HashMap<Vec<u32>, usize> = HashMap::new();
    let mut class = Vec::with_capacity(records);
    let mut own: Vec<(u64, f64)> = Vec::new();
    let mut key = Vec::with_capacity(keys.len());
    for record in 0..records {
        key.clear();
        key.extend(keys.iter().map(|column| column[record]));
        let number = if let Some(number) = known.get(&key) {
            *number
        } else {
            own.push((0, 0.0));
            known.insert(key.clone(), own.len() - 1);
            own.len() - 1
        };
        own[number].0 += 1;
        own[number].1 += weight(record);
        class.push(number);
    }
    let mut shared = own.clone();
    if missing == Missing::Any {
        let mut all: Vec<(&Vec<u32>, usize)> = known.iter().map(|(key, number)| (key, *number)).collect();
        all.sort_unstable_by_key(|(_, number)| *number);
        for (key, number) in all.iter().filter(|(key, _)| key.contains(&0)) {
            for (other, other_number) in all.iter().filter(|(_, other)| other != number) {
                if agree(key, other) {
                    shared[*number].0 += own[*other_number].0;
                    shared[*number].1 += own[*other_number].1;
                    // Two that both lack a key meet twice in these loops, once from each side.
                    if !other.contains(&0) {
                        shared[*other_number].0 += own[*number].0;
                        shared[*other_number].1 += own[*number].1;
                    }
                }
            }
        }
    }
    Frequencies {
        sample: class.iter().map(|number| shared[*number].0).collect(),
        population: class.iter().map(|number| shared[*number].1).collect(),
        classes: own.len(),
        class,
    }
}

fn agree(left: &[u32], right: &[u32]) -> bool {
    left.iter().zip(right).all(|(left, right)| left == right || *left == 0 || *right == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_key_may_be_anything_or_a_value_of_its_own() {
        let (one, two) = (Column::of(["a", "a", "", "b", ""]), Column::of(["x", "y", "x", "x", ""]));
        let keys: [&[u32]; 2] = [&one.codes, &two.codes];
        let any = frequencies(&keys, 5, None, Missing::Any);
        assert_eq!(any.sample, [3, 2, 4, 3, 5]);
        assert_eq!(frequencies(&keys, 5, None, Missing::Own).sample, [1; 5]);
    }

    #[test]
    fn na_is_missing_and_spaces_do_not_count() {
        assert_eq!(Column::of(["NA", " 1", "1 ", ""]).codes, [0, 1, 1, 0]);
    }
}
