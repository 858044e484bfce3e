//! What is asked of a table, by the places of its columns.

use super::QuotaFile;

/// What is asked of a table.
#[derive(Clone, Debug)]
pub enum Asked {
    /// The mean of a column.
    Mean(usize),
    /// Its total.
    Total(usize),
    /// The ratio of two columns' totals.
    Ratio(usize, usize),
    /// The share of each value of a column.
    Proportion(usize),
    /// Two columns crossed.
    Table(usize, usize),
    /// How a column changed between two rounds.
    Change {
        /// The column.
        of: usize,
        /// The column of codes by which people are told apart.
        person: usize,
        /// The column of rounds.
        round: usize,
        /// The values of the earlier and the later round.
        rounds: (String, String),
        /// The value that is a yes; without it the column is a number.
        yes: Option<String>,
    },
    /// How far a quota is filled.
    Quota(QuotaFile),
}

impl Asked {
    /// The word for it in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Mean(_) => "mean",
            Self::Total(_) => "total",
            Self::Ratio(..) => "ratio",
            Self::Proportion(_) => "proportion",
            Self::Table(..) => "table",
            Self::Change { .. } => "change",
            Self::Quota(_) => "quota",
        }
    }

    /// The places of the columns it needs, in the order in which rows bring them.
    pub fn places(&self) -> Vec<usize> {
        match self {
            Self::Mean(of) | Self::Total(of) | Self::Proportion(of) => vec![*of],
            Self::Ratio(first, second) | Self::Table(first, second) => vec![*first, *second],
            Self::Change { of, person, round, .. } => vec![*of, *person, *round],
            Self::Quota(quota) => quota.places.clone(),
        }
    }
}
