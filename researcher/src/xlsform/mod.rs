//! XLSForm workbooks: the field's own way to write forms, in and out.
//!
//! | module | what |
//! |---|---|
//! | `book` | bytes of .xlsx, .xls, .csv, .md → sheets of texts, bounded |
//! | `columns`, `kinds`, `parameters`, `languages`, `names`, `references` | XLSForm's words, and ours for them |
//! | `settings`, `lists`, `choices`, `survey`, `question`, `tables`, `instances`, `search`, `loops` | sheet by sheet, row by row |
//! | `assemble`, `settle` | the form, parsed like every form |
//! | `find_languages`, `check_references` | what is looked at over all sheets |
//! | `report`, `mistake`, `place` | what became of what, and where it stands |
//! | `export` | a form → .xlsx, which imports as the same form |
//!
//! `XLSFORM.md` beside the crate says what is carried, changed and left, and why.
//!
//! Architecture invariant: nothing here prints, reads a file or the clock; a file beside a workbook comes through the
//! caller. A workbook comes from outside: all of it is bounded, and nothing panics on it.

mod assemble;
mod book;
mod check_references;
mod choices;
mod columns;
mod export;
mod find_languages;
mod identifying;
mod import;
mod instances;
mod json;
mod kinds;
mod languages;
mod limits;
mod lists;
mod loops;
mod mistake;
mod names;
mod order;
mod own_sheets;
mod parameters;
mod place;
mod question;
mod references;
mod report;
mod search;
mod settings;
mod settle;
mod survey;
mod tables;

pub use book::Kind;
pub use export::{ExportError, canonical, export};
pub use import::{Imported, Options, import, import_with};
pub use languages::is_tag as is_language_code;
pub use limits::{MAX_TABLE_BYTES, MAX_WORKBOOK_BYTES};
pub use mistake::{Mistakes, Placed, Problem, WorkbookMistake};
pub use place::Place;
pub use report::{Carried, Line, Outcome, Report, ReportLine};
