//! What may leave the desk: the gate through which every number of a study goes.
//!
//! | file | what |
//! |---|---|
//! | `gate` | for whom numbers are made, and by which rule |
//! | `view` | a table for the team and a table for others, as two types |
//! | `tables` | how both are made |
//! | `variable`, `measure`, `holding`, `people`, `level`, `definition` | what a table is made of |
//! | `judge` | the rules of a release, one after the other |
//! | `sensitive`, `provinces`, `differencing`, `jointly`, `means` | the rules of a release |
//! | `freeze`, `ledger` | what a release is made from, and what was given out |
//! | `records` | a file of records for others |
//! | `outputs` | the folder of a release: whole and in the ledger, or not there |
//! | `quality` | who asked how, interview by interview: for the team, never withheld and never released |
//! | `foreign` | tables that are not a study's |

mod contents;
mod definition;
mod differencing;
mod error;
mod foreign;
mod freeze;
mod gate;
mod holding;
mod jointly;
mod judge;
mod ledger;
mod level;
mod means;
mod measure;
mod outputs;
mod people;
mod provinces;
mod quality;
mod records;
mod sensitive;
mod tables;
mod variable;
mod view;

pub use contents::{Contents, ShownLevel, ShownMean, ShownMeans, ShownVariable};
pub use definition::{Condition, Definition, Places, Tabulated};
pub use error::ReleaseError;
pub use foreign::{Foreign, ForeignError, foreign_table};
pub use freeze::{freeze, version};
pub use gate::{Gate, Mode, WORKING_FLOOR};
pub use holding::HoldingWord;
pub use ledger::{
    DeletedEntry, ExportEntry, Freeze, FrozenScoring, HandoverEntry, Ledger, LedgerFile, Line,
    MicrodataEntry, ReleasedEntry, ReportEntry, What,
};
use level::level_of;
pub use level::{Holds, Level};
pub use measure::Measure;
pub use outputs::{OutputFile, OutputInMaking, Outputs};
pub use people::{Answers, People};
pub use quality::{
    BackCheck, Compared, DeviceQuality, Flag, Flagged, Group, Outliers, Quality, Tally, back_check, flags,
    quality,
};
pub use records::{
    AskedRecords, GREATEST_RISK, LEAST_K, RecordsDiversity, RecordsReport, ReleasedRecords, check_first,
    release_records,
};
pub use tables::{Gathered, Releasable, Source, release_table, working_table};
pub(crate) use variable::{ANSWER, GIVEN};
pub use variable::{ChoiceOf, Variable};
pub use view::{ForeignTable, ReleasedTable, WorkingTable};
