//! Quotas: a CSV file of targets, and how far they are met.
//!
//! A quota file has a column `target` and columns named as in the table; an empty cell means any value.

use std::path::Path;

use kin_statistics::{QuotaCell, QuotaTable};
use kin_terminal::Result;
use serde::Serialize;

use super::EstimatingError;
use crate::data::{CsvFile, Data, Missing};
use crate::disclosure::Gate;
use crate::table::Shown;

/// No quota has more cells.
const MOST_CELLS: usize = 10_000;

/// A quota file.
#[derive(Clone, Debug)]
pub struct QuotaFile {
    /// The places of its columns in the table.
    pub places: Vec<usize>,
    /// Their names.
    pub columns: Vec<String>,
    /// Its cells.
    pub cells: Vec<QuotaCell>,
}

/// Progress of a quota.
#[derive(Clone, Debug, Serialize)]
pub struct QuotaRow {
    /// The columns of its cells.
    pub columns: Vec<String>,
    /// Its cells, in the order of the file.
    pub cells: Vec<QuotaCellRow>,
    /// Rows of no cell.
    pub outside: Shown,
}

/// Progress of a cell.
#[derive(Clone, Debug, Serialize)]
pub struct QuotaCellRow {
    /// The values of its members; `null` is any.
    pub values: Vec<Option<String>>,
    /// How many are wanted.
    pub target: u64,
    /// How many there are.
    pub count: Shown,
    /// How many are still wanted.
    pub remaining: Option<u64>,
    /// There are, of those wanted.
    pub share: Option<f64>,
}

impl QuotaFile {
    /// Reads a quota for a table.
    pub fn read(path: &Path, data: &Data<'_>) -> Result<Self> {
        let file = CsvFile::read(path)?;
        let name = || path.display().to_string();
        let Ok(target) = file.column("target") else {
            return Err(EstimatingError::EstimatingQuotaWithoutTarget { file: name() }.into());
        };
        let columns: Vec<String> =
            file.columns().iter().filter(|column| *column != "target").cloned().collect();
        let places = columns.iter().map(|column| data.column(column)).collect::<Result<Vec<_>>>()?;
        let mut wanted =
            columns.iter().map(|column| file.column(column)).collect::<std::result::Result<Vec<_>, _>>()?;
        wanted.push(target);
        let missing = Missing::default();
        let mut cells = Vec::new();
        file.rows(&wanted, &mut |row| {
            if cells.len() == MOST_CELLS {
                let most = MOST_CELLS as u64;
                return Err(EstimatingError::EstimatingQuotaTooLarge { file: name(), most }.into());
            }
            let (target, values) = row.cells.split_last().expect("the target's column is asked for");
            let line = row.line;
            let target = target
                .trim()
                .parse()
                .map_err(|_| EstimatingError::EstimatingQuotaTargetUnreadable { file: name(), line })?;
            let values = values.iter().map(|cell| missing.value(cell).map(str::to_owned)).collect();
            cells.push(QuotaCell { values, target });
            Ok(())
        })?;
        Ok(Self { places, columns, cells })
    }
}

/// Progress, as far as it may be shown.
pub(super) fn quota(made: QuotaTable, columns: Vec<String>, gate: &Gate) -> QuotaRow {
    let mut counts: Vec<u64> = made.cells.iter().map(|cell| cell.count).collect();
    counts.push(made.outside);
    let mut shown = gate.one_way(&counts).cells;
    let outside = shown.pop().unwrap_or(Shown::Withheld);
    let cells = made.cells.into_iter().zip(shown).map(|(made, count)| QuotaCellRow {
        values: made.cell.values,
        target: made.cell.target,
        count,
        remaining: count.count().map(|_| made.remaining),
        share: made.share.filter(|_| !count.is_withheld()),
    });
    QuotaRow { columns, cells: cells.collect(), outside }
}
