//! The dataset leaves the desk in the clear, here and nowhere else.

mod columns;
mod csv_file;
mod formula;

pub use columns::{Column, ColumnSet, Include};
pub use csv_file::{Exported, export_csv};
pub use formula::guarded;
