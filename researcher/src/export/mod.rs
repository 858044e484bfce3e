//! The dataset leaves the desk in the clear, here and nowhere else.
//!
//! A form's versions become tables ([`Tables`]): the interviews, and the instances of each repeat. Every format writes
//! the same tables, row by row.

mod asked;
mod cell;
mod column;
mod csv_file;
mod ddi;
mod dta;
mod error;
mod format;
mod formula;
mod hxl;
mod include;
mod json_lines;
mod labels;
mod manifest;
mod measure;
mod names;
mod parquet_file;
mod r_script;
mod run;
mod sav;
mod tables;
mod words;
mod xlsx;

pub use cell::Cell;
pub use column::{Category, Column, Kind, Part, Role, Source, Table};
pub use error::ExportRefusal;
pub use format::Format;
pub use formula::guarded;
pub use include::Include;
pub use measure::{Measured, MeasuredTable};
pub use run::{Asked, Exported};
pub use tables::{EachRow, Tables};
pub use words::{ExportWord, Words};
