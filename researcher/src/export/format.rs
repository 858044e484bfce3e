//! The formats of an export.

use kin_terminal::Result;

use super::{Cell, Column, Role};
use crate::disclosure::Outputs;

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Format {
    /// CSV in ODK Central's layout, one file a table.
    Csv,
    /// JSON Lines, one file a table.
    Jsonl,
    /// A workbook, one sheet a table.
    Xlsx,
    /// SPSS, one file a table.
    Sav,
    /// Stata, one file a table.
    Dta,
    /// Parquet, one file a table, and an R script that labels the data.
    Parquet,
}

impl Format {
    /// How its files end, and its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Jsonl => "jsonl",
            Self::Xlsx => "xlsx",
            Self::Sav => "sav",
            Self::Dta => "dta",
            Self::Parquet => "parquet",
        }
    }

    /// Whether it has this column, where choices of several answers have columns of their own or not.
    pub fn has(self, column: &Column, split_selects: bool) -> bool {
        match column.role {
            Role::Plain => true,
            Role::Split => split_selects && self != Self::Jsonl,
            Role::Why { of_a_text } => match self {
                // Their cells say it themselves.
                Self::Csv | Self::Jsonl | Self::Xlsx => false,
                // Their numbers do.
                Self::Sav | Self::Dta => of_a_text,
                Self::Parquet => true,
            },
        }
    }
}

/// Writes all tables in one format.
pub(super) trait Writer {
    /// One row of a table.
    fn row(&mut self, table: usize, cells: &[Cell<'_>]) -> Result;

    /// All rows were given out.
    fn finish(self: Box<Self>, outputs: &mut Outputs) -> Result;
}
