//! Rows into estimators.

use kin_statistics::{Change, Mean, Proportion, Quota, Ratio, Round, StatisticsError, Total, TwoWay, Unit};
use kin_terminal::{Failure, Result};

use super::answer::{Answer, Inference, Numbers, estimates, means};
use super::design::Placement;
use super::error::refused;
use super::shares::shares;
use super::tables::tables;
use super::{Asked, DesignFile, EstimatingError, change, quota};
use crate::data::{Data, DataError, Missing, Row, number};
use crate::disclosure::{Gate, Mode};

/// A table, and how it is read.
pub struct Estimating<'a> {
    /// The table.
    pub data: &'a Data<'a>,
    /// How its sample was drawn.
    pub design: Option<&'a DesignFile>,
    /// The place of the column of domains.
    pub by: Option<usize>,
    /// What stands for no value.
    pub missing: &'a Missing,
    /// The confidence of intervals, between 0 and 1.
    pub confidence: f64,
    /// What may be shown.
    pub gate: Gate,
}

/// What a row brings besides its place in the design.
struct Brought<'r> {
    line: u64,
    unit: Unit<'r>,
    domain: Option<&'r str>,
    cells: &'r [&'r str],
}

/// Calls something with every row.
type Each<'a> = dyn Fn(&mut dyn FnMut(&Brought<'_>) -> Result) -> Result + 'a;

/// The number in a cell of a row.
type Value<'a> = dyn Fn(&Brought<'_>, usize) -> Result<Option<f64>> + 'a;

/// Answers what is asked.
pub fn answer(from: &Estimating<'_>, asked: &Asked) -> Result<Answer> {
    if !(from.confidence > 0.0 && from.confidence < 1.0) {
        let confidence = from.confidence.to_string();
        return Err(EstimatingError::EstimatingConfidenceOutOfRange { confidence }.into());
    }
    let inference = match (from.design, from.gate.mode()) {
        (Some(_), _) => Inference::Design,
        (None, Mode::Calculator) => Inference::SimpleRandomSample,
        (None, Mode::Working | Mode::Release) => Inference::None,
    };
    let name = |place: usize| from.data.columns()[place].clone();
    let numbers = from.numbers(asked, inference)?;
    Ok(Answer {
        statistic: asked.name(),
        variables: asked.places().into_iter().map(name).collect(),
        by: from.by.map(name),
        inference,
        confidence_level: from.confidence,
        design: from.design.cloned(),
        minimum_cell: from.gate.minimum_cell(),
        not_for_release: from.gate.mode() == Mode::Working,
        numbers,
    })
}

impl Estimating<'_> {
    fn numbers(&self, asked: &Asked, inference: Inference) -> Result<Numbers> {
        let mut places = asked.places();
        let by = self.by.map(|place| {
            places.push(place);
            places.len() - 1
        });
        let placement = Placement::new(self.design, self.data, &mut places)?;
        let design = placement.design;
        let with = by.is_some();
        let names: Vec<String> = places.iter().map(|place| self.data.columns()[*place].clone()).collect();
        let each = |take: &mut dyn FnMut(&Brought<'_>) -> Result| {
            self.data.rows(&places, &mut |row: &Row<'_>| {
                let unit = placement.unit(row.line, row.cells, self.missing)?;
                let domain = match by {
                    None => Some(""),
                    Some(at) => self.missing.value(row.cells[at]),
                };
                take(&Brought { line: row.line, unit, domain, cells: row.cells })
            })
        };
        let value = |row: &Brought<'_>, at: usize| -> Result<Option<f64>> {
            let Some(text) = self.missing.value(row.cells[at]) else { return Ok(None) };
            let column = || names[at].clone();
            let number =
                number(text).ok_or_else(|| DataError::DataNotANumber { line: row.line, column: column() })?;
            Ok(Some(number))
        };
        match asked {
            Asked::Mean(_) => {
                let mut mean = Mean::new(design);
                each(&mut |row| row.taken(mean.update(&row.unit, row.domain, value(row, 0)?)))?;
                let made = mean.finish(self.confidence).map_err(|error| refused(&error))?;
                Ok(means(made, with, &self.gate, inference))
            }
            Asked::Total(_) => {
                let mut total = Total::new(design);
                each(&mut |row| row.taken(total.update(&row.unit, row.domain, value(row, 0)?)))?;
                let made = total.finish(self.confidence).map_err(|error| refused(&error))?;
                Ok(estimates(made, with, &self.gate, inference))
            }
            Asked::Ratio(..) => {
                let mut ratio = Ratio::new(design);
                each(&mut |row| {
                    let (numerator, denominator) = (value(row, 0)?, value(row, 1)?);
                    row.taken(ratio.update(&row.unit, row.domain, numerator, denominator))
                })?;
                let made = ratio.finish(self.confidence).map_err(|error| refused(&error))?;
                Ok(estimates(made, with, &self.gate, inference))
            }
            Asked::Proportion(_) => {
                let mut proportion = Proportion::new(design);
                each(&mut |row| {
                    let value = self.missing.value(row.cells[0]);
                    row.taken(proportion.update(&row.unit, row.domain, value))
                })?;
                let made = proportion.finish(self.confidence).map_err(|error| refused(&error))?;
                Ok(shares(made, with, &self.gate, inference))
            }
            Asked::Table(..) => {
                let mut table = TwoWay::new(design);
                each(&mut |row| {
                    let (left, right) = (self.missing.value(row.cells[0]), self.missing.value(row.cells[1]));
                    row.taken(table.update(&row.unit, row.domain, left, right))
                })?;
                let made = table.finish().map_err(|error| refused(&error))?;
                Ok(Numbers::Tables(tables(made, with, &self.gate, inference)))
            }
            Asked::Change { rounds, yes, .. } => {
                self.change(rounds, yes.as_deref(), inference, &each, &value)
            }
            Asked::Quota(file) => {
                let mut made = Quota::new(file.cells.clone());
                each(&mut |row| {
                    let cells = &row.cells[..file.columns.len()];
                    let values: Vec<Option<&str>> =
                        cells.iter().map(|cell| self.missing.value(cell)).collect();
                    made.update(&values);
                    Ok(())
                })?;
                Ok(Numbers::Quota(quota::quota(made.finish(), file.columns.clone(), &self.gate)))
            }
        }
    }

    fn change(
        &self,
        rounds: &(String, String),
        yes: Option<&str>,
        inference: Inference,
        each: &Each<'_>,
        value: &Value<'_>,
    ) -> Result<Numbers> {
        if rounds.0 == rounds.1 {
            return Err(EstimatingError::EstimatingRoundsAlike.into());
        }
        let round = |row: &Brought<'_>| match self.missing.value(row.cells[2]) {
            Some(round) if round == rounds.0 => Some(Round::First),
            Some(round) if round == rounds.1 => Some(Round::Second),
            _ => None,
        };
        // Someone without a code cannot be found again.
        let person = |row: &Brought<'_>| self.missing.value(row.cells[1]).map(str::to_owned);
        let Some(yes) = yes else {
            let mut made: Change<f64> = Change::new();
            each(&mut |row| {
                let Some((person, round)) = person(row).zip(round(row)) else { return Ok(()) };
                row.taken(made.update(&person, round, value(row, 0)?))
            })?;
            let made = made.finish(self.confidence).map_err(|error| refused(&error))?;
            return Ok(Numbers::Change(change::change(&made, &self.gate, inference)));
        };
        let mut made: Change<bool> = Change::new();
        each(&mut |row| {
            let Some((person, round)) = person(row).zip(round(row)) else { return Ok(()) };
            row.taken(made.update(&person, round, self.missing.value(row.cells[0]).map(|cell| cell == yes)))
        })?;
        Ok(Numbers::YesNoChange(change::yes_no(made.finish(), &self.gate, inference)))
    }
}

impl Brought<'_> {
    /// An estimator's refusal of this row, with its line.
    fn taken(&self, taken: std::result::Result<(), StatisticsError>) -> Result {
        let line = self.line;
        taken.map_err(|error| Failure::because(refused(&error), &DataError::DataRowRefused { line }))
    }
}
