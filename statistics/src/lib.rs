//! Estimates from samples.
//!
//! Every estimator is an accumulator: `new(design)`, `update(row)`, `merge(other)`, `finish(…)`. Any split of the rows
//! into parts, in any order, merged in any order, gives the same numbers **to the last bit**: sums are exact until they
//! are rounded once ([`ExactSum`]), and everything after that is worked out in one order, that of labels. Memory grows
//! with strata, primary units and cells, not with rows ([`Change`] alone keeps people).
//!
//! | estimator | what |
//! |---|---|
//! | [`Mean`], [`Ratio`], [`Total`] | of numbers, by domain |
//! | [`Proportion`] | frequencies with their error, by domain |
//! | [`TwoWay`] | two-way tables, Pearson's and Rao and Scott's tests |
//! | [`Change`] | between two rounds: attrition, paired t, McNemar |
//! | [`Quota`] | how far a quota is filled |
//!
//! Errors are those of a simple, stratified, clustered or weighted sample ([`Design`]), by Taylor linearization with
//! the first stage's units as if drawn with replacement, or from a population of known size.
//!
//! Architecture invariant: no file, clock, chance or thread; nothing here knows what may be shown to whom.

mod change;
mod design;
pub mod distribution;
mod domains;
mod error;
mod estimate;
mod exact;
mod gathered;
mod independence;
mod matrix;
mod mean;
mod named;
mod proportion;
mod quota;
mod settled;
mod total;
mod twice;
mod two_way;

pub use change::{Attrition, Change, McNemar, NumberChange, PairedT, Round, YesNoChange, mcnemar};
pub use design::{Design, LARGEST_NUMBER, LonelyPsu, Unit, Weighting};
pub use error::StatisticsError;
pub use estimate::{Estimate, InDomain, korn_graubard_interval, logit_interval, t_interval, wilson_interval};
pub use exact::ExactSum;
pub use gathered::MOST_GROUPS;
pub use independence::{ChiSquareTest, FTest, Tests};
pub use mean::{Mean, MeanEstimate, Ratio};
pub use proportion::{Intervals, Proportion, Shares, ValueShare};
pub use quota::{Quota, QuotaCell, QuotaProgress, QuotaTable};
pub use total::Total;
pub use twice::Twice;
pub use two_way::{Cell, MOST_CELLS, MOST_TESTED_CELLS, TwoWay, TwoWayTable};

/// Words of this crate by language.
pub const LOCALES: [(&str, &str); 2] =
    [("en", include_str!("../locales/en.ftl")), ("vi", include_str!("../locales/vi.ftl"))];
