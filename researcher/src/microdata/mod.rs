//! Records of single people: how easily one of them is recognised, and a file in which nobody is.
//!
//! Pure code: columns in, measures or columns out.
//!
//! | file | what |
//! |---|---|
//! | `keys` | who shares what an outsider may know: sample and population frequencies |
//! | `risk` | individual and global risk of re-identification |
//! | `diversity` | how much those who share their keys differ in what is sensitive |
//! | `measures` | all of these together, as `risk` says them |
//! | `coarser` | values made coarser: bands, open ends, rare categories together |
//! | `deidentify` | coarser and coarser, and blanks for the rest, until a target holds |

mod coarser;
mod deidentify;
mod diversity;
mod keys;
mod measures;
mod risk;

pub(crate) use coarser::nice;
pub use coarser::{Coarsening, Key, Scale};
pub use deidentify::{Deidentified, Impossible, KeyLoss, Loss, Target, deidentify};
pub use diversity::{Diversity, diversity};
pub use keys::{Column, Frequencies, Missing, frequencies};
pub use measures::{DiversityRecords, LDiversity, Measures, Named, Records, Violation, measure};
pub use risk::{Risk, individual_risk, risk};
