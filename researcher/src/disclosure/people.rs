//! The people of a form's interviews, by their answers to a few questions: one code a person and variable.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::{Date, date};
use kin_forms::Form;
use kin_sealing::Identity;
use kin_terminal::Result;

use super::{Measure, Variable};
use crate::counting::{CountError, Value};
use crate::responses;
use crate::study::Study;

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
    /// Whether any was interviewed after provinces were merged.
    pub after_merger: bool,
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
    /// Reads the answers to `variables`, and the numbers of `measures`, from the dataset's segments up to `last`.
    pub fn read(
        study: &Study,
        identities: &[Identity],
        versions: &[Arc<Form>],
        variables: &[Variable],
        measures: &[Measure],
        last: u64,
    ) -> Result<Self> {
        let form = versions.last().expect("a form has at least one version");
        let mut people = Self {
            columns: vec![Answers::default(); variables.len()],
            numbers: vec![Vec::new(); measures.len()],
            ..Self::default()
        };
        let mut known: Vec<HashMap<Value, u32>> = vec![HashMap::new(); variables.len()];
        responses::interviews_until(study, identities, versions, last, &mut |held| {
            people.segments.push(held.segment);
            people.after_merger |= held.recorded.started.local.date() >= PROVINCES_MERGED;
            for (measure, numbers) in measures.iter().zip(&mut people.numbers) {
                numbers.push(measure.value(held, form).unwrap_or(f64::NAN));
            }
            for ((variable, column), known) in variables.iter().zip(&mut people.columns).zip(&mut known) {
                column.add(variable.value(held, form), known).map_err(|most| {
                    CountError::CountTooManyValues { question: variable.name.clone(), most }
                })?;
            }
            Ok(())
        })?;
        Ok(people)
    }

    /// How many people there are.
    pub fn count(&self) -> usize {
        self.segments.len()
    }
}

impl Answers {
    fn add(&mut self, value: Value, known: &mut HashMap<Value, u32>) -> std::result::Result<(), u64> {
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
        self.codes.push(code);
        Ok(())
    }
}
