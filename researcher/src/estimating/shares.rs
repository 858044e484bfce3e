//! Proportions, as far as they may be shown.

use kin_statistics::{InDomain, Shares};

use super::answer::{EstimateRow, Inference, Numbers, domain, few};
use crate::disclosure::Gate;
use crate::table::Shown;

/// One row a domain and value.
pub(super) fn shares(made: Vec<InDomain<Shares>>, by: bool, gate: &Gate, inference: Inference) -> Numbers {
    let counts: Vec<Vec<u64>> =
        made.iter().map(|made| made.value.values.iter().map(|share| share.estimate.n).collect()).collect();
    let shown = gate.two_way(&counts);
    let mut rows = Vec::new();
    for ((made, cells), base) in made.into_iter().zip(shown.cells).zip(shown.row_totals) {
        let missing = few(gate, made.value.missing);
        let domain = domain(made.domain, by);
        for (share, count) in made.value.values.into_iter().zip(cells) {
            // A share and its base give the count away.
            let both = if base.is_withheld() { Shown::Withheld } else { count };
            let row = EstimateRow::of(domain.clone(), &share.estimate, (both, missing), inference);
            rows.push(EstimateRow {
                value: Some(share.value),
                count: Some(both),
                n: base,
                intervals: Some(share.intervals)
                    .filter(|_| !both.is_withheld() && inference != Inference::None),
                ..row
            });
        }
    }
    Numbers::Estimates(rows)
}
