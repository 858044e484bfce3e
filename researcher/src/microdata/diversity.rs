//! How much those who share their keys differ in what is sensitive: whoever finds the group, but not the record in
//! it, learns what all of the group have in common.

use std::collections::HashMap;

use super::Frequencies;

/// Diversity of one sensitive item within each class of keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Diversity {
    /// Distinct values in the record's class; one a record.
    pub distinct: Vec<u64>,
    /// exp(−Σ s·ln s) over the shares s of the values in the record's class; one a record. It is l where l values
    /// are equally frequent.
    pub entropy: Vec<f64>,
    /// The least of `distinct`; 0 without records.
    pub least_distinct: u64,
    /// The least of `entropy`; 0 without records.
    pub least_entropy: f64,
}

/// Distinct and entropy l-diversity (Machanavajjhala et al., ACM TKDD 1(1), 2007) of a sensitive item, given as one
/// code a record. A missing value is a value: that someone would not say can be sensitive.
#[expect(clippy::cast_precision_loss, reason = "no study has 2^53 people")]
pub fn diversity(frequencies: &Frequencies, sensitive: &[u32]) -> Diversity {
    let mut counts: Vec<HashMap<u32, u64>> = vec![HashMap::new(); frequencies.classes];
    for (class, value) in frequencies.class.iter().zip(sensitive) {
        *counts[*class].entry(*value).or_default() += 1;
    }
    let of_class: Vec<(u64, f64)> = counts
        .iter()
        .map(|counts| {
            let mut sizes: Vec<u64> = counts.values().copied().collect();
            // In one order, so that the same data give the same last digit.
            sizes.sort_unstable();
            let all: u64 = sizes.iter().sum();
            let entropy: f64 = sizes
                .iter()
                .map(|size| {
                    let share = *size as f64 / all as f64;
                    -share * share.ln()
                })
                .sum();
            (sizes.len() as u64, entropy.exp())
        })
        .collect();
    let distinct: Vec<u64> = frequencies.class.iter().map(|class| of_class[*class].0).collect();
    let entropy: Vec<f64> = frequencies.class.iter().map(|class| of_class[*class].1).collect();
    Diversity {
        least_distinct: distinct.iter().copied().min().unwrap_or(0),
        least_entropy: entropy.iter().copied().min_by(f64::total_cmp).unwrap_or(0.0),
        distinct,
        entropy,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::microdata::{Column, Missing, frequencies};

    #[test]
    fn a_group_that_has_all_in_common_is_not_diverse() {
        let keys = Column::of(["a", "a", "a", "a", "b", "b"]);
        let sensitive = Column::of(["1", "1", "2", "3", "1", "1"]);
        let found = diversity(&frequencies(&[&keys.codes], 6, None, Missing::Own), &sensitive.codes);
        assert_eq!(found.distinct, [3, 3, 3, 3, 1, 1]);
        let entropy = (0.5_f64 * 2.0_f64.ln() + 0.5 * 4.0_f64.ln()).exp();
        assert!((found.entropy[0] - entropy).abs() < 1e-12);
        assert_eq!((found.least_distinct, found.least_entropy), (1, 1.0));
    }
}
