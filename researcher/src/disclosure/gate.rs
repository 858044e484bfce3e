//! The gate through which every number of a study goes, on its way to whoever reads it.

use crate::table::{CrossTable, Frequency, Rule, cross_table, frequency};

/// The fewest people a number stands for in the working view.
pub const WORKING_FLOOR: u64 = 3;

/// For whom numbers are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Somebody else's table, brought as a file: nothing is withheld, nothing is recorded.
    Calculator,
    /// The team at the desk: a terminal only, marked *not for release*, nothing in the ledger.
    Working,
    /// For others: from a named freeze, under all rules, recorded in the study's ledger.
    Release,
}

/// The gate: what is withheld, for whom.
#[derive(Clone, Copy, Debug)]
pub struct Gate {
    mode: Mode,
    rule: Rule,
}

impl Gate {
    /// For a table that is not a study's.
    pub fn calculator() -> Self {
        Self { mode: Mode::Calculator, rule: Rule { minimum_cell: 0 } }
    }

    /// For the team at the desk.
    pub fn working() -> Self {
        Self { mode: Mode::Working, rule: Rule { minimum_cell: WORKING_FLOOR } }
    }

    /// For the team at the desk, where a form asks for more than the floor.
    pub fn working_at_least(minimum_cell: u64) -> Self {
        Self { mode: Mode::Working, rule: Rule { minimum_cell: minimum_cell.max(WORKING_FLOOR) } }
    }

    /// For others. Only a release makes one: it knows the freeze and the ledger.
    pub(crate) fn release(minimum_cell: u64) -> Self {
        Self { mode: Mode::Release, rule: Rule { minimum_cell: minimum_cell.max(WORKING_FLOOR) } }
    }

    /// For whom numbers are made.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The rule that tables are made by.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// The fewest people a number stands for; 0 where nothing is withheld.
    pub fn minimum_cell(&self) -> u64 {
        self.rule.minimum_cell
    }

    /// What may be shown of classes that together hold everyone once.
    pub fn one_way(&self, counts: &[u64]) -> Frequency {
        frequency(counts, self.rule)
    }

    /// What may be shown of `counts[row][column]`.
    pub fn two_way(&self, counts: &[Vec<u64>]) -> CrossTable {
        cross_table(counts, self.rule)
    }
}
