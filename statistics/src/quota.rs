//! How far a quota is filled.

use serde::Serialize;

/// A cell of a quota: the values that members have, one for each of the quota's columns (`None`: any), and how many are
/// wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuotaCell {
    /// The values.
    pub values: Vec<Option<String>>,
    /// How many are wanted.
    pub target: u64,
}

/// Counts the members of a quota's cells.
#[derive(Clone, Debug)]
pub struct Quota {
    cells: Vec<QuotaCell>,
    counts: Vec<u64>,
    outside: u64,
}

/// How far a cell is filled.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuotaProgress {
    /// The cell.
    #[serde(flatten)]
    pub cell: QuotaCell,
    /// How many there are.
    pub count: u64,
    /// How many are still wanted.
    pub remaining: u64,
    /// There are, of those wanted; none where none are.
    pub share: Option<f64>,
}

/// How far a quota is filled.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuotaTable {
    /// Its cells, in the order they were given.
    pub cells: Vec<QuotaProgress>,
    /// Rows of no cell.
    pub outside: u64,
}

impl Quota {
    /// Nobody yet.
    pub fn new(cells: Vec<QuotaCell>) -> Self {
        Self { counts: vec![0; cells.len()], cells, outside: 0 }
    }

    /// Takes in a row by its values in the quota's columns (`None`: missing). It counts in every cell it fits.
    pub fn update(&mut self, values: &[Option<&str>]) {
        let mut fits_any = false;
        for (cell, count) in self.cells.iter().zip(&mut self.counts) {
            let wanted = cell.values.iter().map(Option::as_deref);
            if wanted.zip(values).all(|(wanted, value)| wanted.is_none() || wanted == *value) {
                *count += 1;
                fits_any = true;
            }
        }
        self.outside += u64::from(!fits_any);
    }

    /// Takes in what another accumulator of the same cells counted; of other cells, nothing, and says so.
    #[must_use]
    pub fn merge(&mut self, other: &Self) -> bool {
        if self.cells != other.cells {
            return false;
        }
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
        self.outside += other.outside;
        true
    }

    /// How far each cell is filled.
    pub fn finish(self) -> QuotaTable {
        let cells = self.cells.into_iter().zip(self.counts).map(|(cell, count)| QuotaProgress {
            count,
            remaining: cell.target.saturating_sub(count),
            share: (cell.target > 0)
                .then(|| crate::estimate::rows(count) / crate::estimate::rows(cell.target)),
            cell,
        });
        QuotaTable { cells: cells.collect(), outside: self.outside }
    }
}
