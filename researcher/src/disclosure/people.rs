//! The people of a form's interviews, by their answers to a few questions: one code a person and variable.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::{Date, date};
use kin_forms::Form;
use kin_sealing::{Identity, Submission};
use kin_terminal::Result;

use super::{Measure, Variable};
use crate::counting::{CountError, Value};
use crate::study::Study;
use crate::{dataset, responses};

/// A variable has no more different answers than this.
const MAX_VALUES: usize = 10_000;
/// Since this day provinces are what they are now: of 63, 34 were left.
pub(super) const PROVINCES_MERGED: Date = date(2025, 7, 1);

/// The people of a form's interviews.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// The segment of the dataset that each came with.
    pub segments: Vec<u64>,
    /// One column a variable.
    pub columns: Vec<Answers>,
    /// One column of numbers a measure that means are made of; not a number where she gave none.
    pub(super) numbers: Vec<Vec<f64>>,
    /// What was corrected between the freezes that were read, by person, the oldest first.
    pub(super) changes: BTreeMap<usize, Vec<Changed>>,
    /// Whether any was interviewed after provinces were merged.
    pub after_merger: bool,
}

/// What someone's answers came to be.
#[derive(Clone, Debug)]
pub(super) struct Changed {
    /// The first of the freezes, by its segments, in which they are so.
    since: u64,
    codes: Vec<u32>,
    numbers: Vec<f64>,
}

/// The answers to one variable.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// One code a person.
    pub codes: Vec<u32>,
    /// The answer of each code.
    pub(super) values: Vec<Value>,
}

impl People {
    /// Reads the answers to `variables`, and the numbers of `measures`, from the dataset as each of `freezes` knows it; these
    /// are given by their segments.
    pub fn read(
        study: &Study,
        identities: &[Identity],
        versions: &[Arc<Form>],
        variables: &[Variable],
        measures: &[Measure],
        freezes: &BTreeSet<u64>,
    ) -> Result<Self> {
        let form = versions.last().expect("a form has at least one version");
        let freezes = apart_by_corrections(study, freezes)?;
        let mut people = Self {
            columns: vec![Answers::default(); variables.len()],
            numbers: vec![Vec::new(); measures.len()],
            ..Self::default()
        };
        let mut known: Vec<HashMap<Value, u32>> = vec![HashMap::new(); variables.len()];
        let mut persons: HashMap<Submission, usize> = HashMap::new();
        for last in &freezes {
            responses::interviews_until(study, identities, versions, *last, &mut |held| {
                let mut codes = Vec::with_capacity(variables.len());
                for ((variable, column), known) in variables.iter().zip(&mut people.columns).zip(&mut known) {
                    let code = column.code(variable.value(held, form), known).map_err(|most| {
                        CountError::CountTooManyValues { question: variable.name.clone(), most }
                    })?;
                    codes.push(code);
                }
                let numbers = measures.iter().map(|measure| measure.value(held, form).unwrap_or(f64::NAN));
                let numbers: Vec<f64> = numbers.collect();
                // Nobody is met twice where there is one freeze.
                if let Some(person) = persons.get(&held.head.submission) {
                    people.change(*person, *last, codes, numbers);
                    return Ok(());
                }
                if freezes.len() > 1 {
                    persons.insert(held.head.submission, people.segments.len());
                }
                people.segments.push(held.segment);
                people.after_merger |= held.recorded.started.local.date() >= PROVINCES_MERGED;
                for (column, code) in people.columns.iter_mut().zip(codes) {
                    column.codes.push(code);
                }
                for (column, number) in people.numbers.iter_mut().zip(numbers) {
                    column.push(number);
                }
                Ok(())
            })?;
        }
        Ok(people)
    }

    fn change(&mut self, person: usize, since: u64, codes: Vec<u32>, numbers: Vec<f64>) {
        let same = |one: f64, other: f64| one.to_bits() == other.to_bits();
        let as_before = (0..codes.len()).all(|column| self.code(column, person, since) == codes[column])
            && (0..numbers.len()).all(|measure| same(self.number(measure, person, since), numbers[measure]));
        if !as_before {
            self.changes.entry(person).or_default().push(Changed { since, codes, numbers });
        }
    }

    fn changed(&self, person: usize, last: u64) -> Option<&Changed> {
        self.changes.get(&person)?.iter().rev().find(|changed| changed.since <= last)
    }

    /// The code of someone's answer as the freeze of so many segments knows it.
    pub(super) fn code(&self, column: usize, person: usize, last: u64) -> u32 {
        match self.changed(person, last) {
            Some(changed) => changed.codes[column],
            None => self.columns[column].codes[person],
        }
    }

    /// Someone's number as the freeze of so many segments knows it.
    pub(super) fn number(&self, measure: usize, person: usize, last: u64) -> f64 {
        match self.changed(person, last) {
            Some(changed) => changed.numbers[measure],
            None => self.numbers[measure][person],
        }
    }

    /// How many people there are.
    pub fn count(&self) -> usize {
        self.segments.len()
    }
}

impl Answers {
    fn code(&mut self, value: Value, known: &mut HashMap<Value, u32>) -> std::result::Result<u32, u64> {
        let code = if let Some(code) = known.get(&value) {
            *code
        } else {
            let code = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
            if self.values.len() >= MAX_VALUES {
                return Err(MAX_VALUES as u64);
            }
            self.values.push(value.clone());
            known.insert(value, code);
            code
        };
        Ok(code)
    }
}

/// The freezes that have to be read: the last one, and of the others those between which something was corrected.
fn apart_by_corrections(study: &Study, freezes: &BTreeSet<u64>) -> Result<Vec<u64>> {
    let ledger = dataset::Ledger::of(study)?;
    let corrected: Vec<u64> = (1..)
        .zip(&ledger.segments)
        .filter(|(_, segment)| segment.corrections > 0)
        .map(|(number, _)| number)
        .collect();
    let mut read: Vec<u64> = Vec::new();
    for freeze in freezes {
        let between = |last: &u64| corrected.iter().any(|number| last < number && number <= freeze);
        match read.last_mut() {
            Some(last) if !between(last) => *last = *freeze,
            _ => read.push(*freeze),
        }
    }
    Ok(read)
}
