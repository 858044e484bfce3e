//! Estimates from a table: what is asked, under which design, and what of the answer may be shown.
//!
//! The numbers come from `kin_statistics`; here they are gathered from rows and pass through the gate, so that of a
//! study's numbers only those that may be shown are left.

mod answer;
mod asked;
mod change;
mod design;
mod error;
mod gather;
mod quota;
mod shares;
mod tables;

pub use answer::{Answer, EstimateRow, Inference, Numbers};
pub use asked::Asked;
pub use change::{AttritionRow, ChangeRow, McNemarRow, YesNoRow};
pub use design::DesignFile;
pub use error::EstimatingError;
pub use gather::{Estimating, answer};
pub use quota::{QuotaCellRow, QuotaFile, QuotaRow};
pub use tables::{CellRow, TableRow};
