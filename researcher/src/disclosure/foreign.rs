//! Tables that are not a study's: a CSV file of records, or of counts.

use std::collections::{BTreeSet, HashMap};

use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;

use super::{Contents, ForeignTable, ReleaseError, ShownLevel, ShownVariable};
use crate::data::Data;
use crate::table::{Cube, Demands, MAX_VARIABLES, Rule};

/// A table has no more cells than this.
const MAX_CELLS: usize = 1_000_000;

/// What is tabulated.
#[derive(Clone, Debug, Default)]
pub struct Foreign {
    /// Rows, columns, and what these are repeated by.
    pub variables: Vec<String>,
    /// The column that says how many people a row of the file stands for; one each without it.
    pub count: Option<String>,
    /// Numbers below this are withheld, and whatever gives them away; 0 withholds nothing.
    pub minimum: u64,
}

/// Why a file is not tabulated.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ForeignError {
    /// A count that is not a whole number.
    #[error("line {line}: {column} is not a whole number of people")]
    ForeignCountUnfit {
        /// The line.
        line: u64,
        /// The column.
        column: String,
    },
    /// A flag that is for studies.
    #[error("{flag} is for a study's folder")]
    ForeignFlagOfStudy {
        /// The flag.
        flag: String,
    },
    /// A flag that is for files.
    #[error("{flag} is for a CSV file")]
    ForeignFlagOfFile {
        /// The flag.
        flag: String,
    },
    /// More cells than a table has.
    #[error("the table would have more than {most} cells")]
    ForeignTooLarge {
        /// The most.
        most: u64,
    },
}

impl From<ForeignError> for Failure {
    fn from(error: ForeignError) -> Self {
        let exit = match error {
            ForeignError::ForeignFlagOfStudy { .. } | ForeignError::ForeignFlagOfFile { .. } => Exit::Usage,
            _ => Exit::Refused,
        };
        Self::error(exit, &error)
    }
}

/// Makes the table.
pub fn foreign_table(data: &Data<'_>, asked: &Foreign) -> Result<ForeignTable> {
    if asked.variables.len() > MAX_VARIABLES {
        let (count, most) = (asked.variables.len() as u64, MAX_VARIABLES as u64);
        return Err(ReleaseError::ReleaseTooManyVariables { count, most }.into());
    }
    let distinct: BTreeSet<&String> = asked.variables.iter().collect();
    if distinct.len() < asked.variables.len() {
        return Err(ReleaseError::ReleaseVariableTwice { variable: asked.variables[0].clone() }.into());
    }
    let names = asked.variables.iter().chain(&asked.count);
    let places = names.map(|name| data.column(name)).collect::<Result<Vec<_>>>()?;
    let variables = asked.variables.len();
    let mut known: Vec<HashMap<String, u32>> = vec![HashMap::new(); variables];
    let mut counts: HashMap<[u32; MAX_VARIABLES], u64> = HashMap::new();
    data.rows(&places, &mut |row| {
        let mut cell = [0; MAX_VARIABLES];
        for ((code, text), known) in cell.iter_mut().zip(&row.cells[..variables]).zip(&mut known) {
            let text = text.trim();
            *code = if let Some(code) = known.get(text) {
                *code
            } else {
                let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
                known.insert(text.to_owned(), next);
                next
            };
        }
        let people = match &asked.count {
            None => 1,
            Some(column) => {
                row.cells[variables].trim().parse::<u64>().ok().filter(|n| *n < 1 << 40).ok_or_else(|| {
                    ForeignError::ForeignCountUnfit { line: row.line, column: column.clone() }
                })?
            }
        };
        *counts.entry(cell).or_default() += people;
        Ok(())
    })?;
    // Levels in the order of their numbers, or of their letters.
    let mut orders: Vec<Vec<u32>> = Vec::new();
    let mut shown = Vec::new();
    for (name, known) in asked.variables.iter().zip(&known) {
        let mut values: Vec<(&String, u32)> = known.iter().map(|(value, code)| (value, *code)).collect();
        let number = |text: &str| text.parse::<f64>().unwrap_or(f64::INFINITY);
        values.sort_by(|left, right| {
            (left.0.is_empty(), number(left.0))
                .partial_cmp(&(right.0.is_empty(), number(right.0)))
                .unwrap_or(std::cmp::Ordering::Equal)
                .then_with(|| left.0.cmp(right.0))
        });
        let mut order = vec![0; values.len()];
        for (place, (_, code)) in (0..).zip(&values) {
            order[*code as usize] = place;
        }
        orders.push(order);
        let level = |(value, _): (&String, u32)| ShownLevel {
            value: value.clone(),
            label: String::new(),
            spare: false,
        };
        let levels = values.into_iter().map(level).collect();
        shown.push(ShownVariable { name: name.clone(), label: String::new(), levels });
    }
    let sizes: Vec<usize> = shown.iter().map(|variable| variable.levels.len()).collect();
    let cells = sizes.iter().try_fold(1_usize, |all, size| all.checked_mul(*size));
    let cells = cells.filter(|cells| *cells <= MAX_CELLS);
    let cells = cells.ok_or(ForeignError::ForeignTooLarge { most: MAX_CELLS as u64 })?;
    let mut flat = vec![0; cells];
    for (cell, people) in counts {
        let place = orders
            .iter()
            .zip(&sizes)
            .zip(cell)
            .fold(0, |place, ((order, size), code)| place * size + order[code as usize] as usize);
        flat[place] = people;
    }
    let cube = Cube::of(&sizes, &flat);
    let rule = Rule { minimum_cell: asked.minimum };
    let mut demands = Demands::none(&cube);
    for (withheld, value) in demands.withheld.iter_mut().zip(cube.values()) {
        *withheld = rule.is_small(*value);
    }
    let withheld = if cube.base() < asked.minimum {
        vec![true; cube.values().len()]
    } else {
        cube.protect(&demands, asked.minimum).ok_or(ReleaseError::ReleaseUnprotectable)?
    };
    Ok(ForeignTable(Contents::new(shown, Vec::new(), asked.minimum, &cube, &withheld).without_spare()))
}
