//! The risk that a record is recognised by whoever knows its keys.

use super::Frequencies;

/// Risk by record, and of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Risk {
    /// One a record.
    pub individual: Vec<f64>,
    /// The sum of the individual risks: how many records an outsider can be expected to recognise.
    pub expected_reidentifications: f64,
    /// The same for each record; 0 for a file without records.
    pub global: f64,
    /// How many records are alone with their keys in the sample.
    pub sample_uniques: u64,
    /// The least number of records that share their keys; 0 for a file without records.
    pub k: u64,
}

/// The individual risk of a record whose keys `sample` (fk) records share, which stand for `population` (Fk) people:
/// the expected value of 1/Fk where Fk is negative binomial, with p = fk/Fk and q = 1 − p:
///
/// fk = 1: (p/q)·ln(1/p); fk = 2: (p/q²)·(p·ln p + q); above: p/(fk − q).
///
/// Source: Benedetti and Franconi 1998; as implemented in sdcMicro (Templ, Kowarik, Meindl, JSS 67(4), 2015). Where
/// the sample is the population (p = 1), and where weights add up to less than the sample, it is 1/fk.
#[expect(clippy::cast_precision_loss, reason = "no study has 2^53 people")]
pub fn individual_risk(sample: u64, population: f64) -> f64 {
    let count = sample as f64;
    let p = count / population;
    if p >= 1.0 {
        return 1.0 / count;
    }
    let q = 1.0 - p;
    // Near p = 1 the closed forms for 1 and 2 lose their digits to cancellation; a series in q keeps them.
    match sample {
        1 if q < 1e-2 => p * series(q, |k| 1.0 / (k + 1.0)),
        2 if q < 1e-2 => p * series(q, |k| 1.0 / ((k + 1.0) * (k + 2.0))),
        1 => p / q * (1.0 / p).ln(),
        2 => p / (q * q) * (p * p.ln() + q),
        _ => p / (count - q),
    }
}

/// Σ qᵏ·c(k) for a small q.
fn series(q: f64, coefficient: impl Fn(f64) -> f64) -> f64 {
    let mut sum = 0.0;
    let mut power = 1.0;
    for k in 0..12 {
        sum += power * coefficient(f64::from(k));
        power *= q;
    }
    sum
}

/// The risk of every record and of the file.
#[expect(clippy::cast_precision_loss, reason = "no study has 2^53 people")]
pub fn risk(frequencies: &Frequencies) -> Risk {
    let pairs = frequencies.sample.iter().zip(&frequencies.population);
    let individual: Vec<f64> =
        pairs.map(|(sample, population)| individual_risk(*sample, *population)).collect();
    let expected: f64 = individual.iter().sum();
    let records = individual.len() as f64;
    Risk {
        expected_reidentifications: expected,
        global: if individual.is_empty() { 0.0 } else { expected / records },
        sample_uniques: frequencies.sample.iter().filter(|sample| **sample == 1).count() as u64,
        k: frequencies.sample.iter().copied().min().unwrap_or(0),
        individual,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::microdata::{Column, Missing, frequencies};

    #[test]
    fn the_published_example_is_reproduced_as_printed() {
        let [a, b, c] = [
            ["2", "3", "2", "2", "3", "3", "1", "2"],
            ["3", "3", "3", "3", "3", "3", "4", "3"],
            ["1", "3", "1", "2", "1", "1", "1", "1"],
        ]
        .map(Column::of);
        let weights = [18.0, 45.5, 39.0, 17.0, 92.0, 8.0, 123.5, 51.0];
        let keys: [&[u32]; 3] = [&a.codes, &b.codes, &c.codes];
        let found = frequencies(&keys, 8, Some(&weights), Missing::Any);
        assert_eq!(found.sample, [3, 1, 3, 1, 2, 2, 1, 3]);
        assert_eq!(found.population, [108.0, 45.5, 108.0, 17.0, 100.0, 100.0, 123.5, 108.0]);
        let printed = [
            0.013_698_63,
            0.085_791_29,
            0.013_698_63,
            0.177_075_83,
            0.018_778_83,
            0.018_778_83,
            0.039_316_25,
            0.013_698_63,
        ];
        let risk = risk(&found);
        for (individual, printed) in risk.individual.iter().zip(printed) {
            assert!((individual - printed).abs() < 5e-9, "{individual} instead of {printed}");
        }
        assert_eq!((risk.sample_uniques, risk.k), (3, 1));
    }

    #[test]
    fn a_sample_that_is_the_population_is_recognised_one_in_as_many_as_share_the_keys() {
        for count in 1..6_u32 {
            let near = individual_risk(count.into(), f64::from(count) * (1.0 + 1e-9));
            assert!((near - 1.0 / f64::from(count)).abs() < 1e-8, "{count}: {near}");
            assert!((individual_risk(count.into(), 0.5) - 1.0 / f64::from(count)).abs() < 1e-15);
        }
    }

    #[test]
    fn the_series_and_the_closed_forms_meet() {
        for count in [1_u64, 2] {
            #[expect(clippy::cast_precision_loss, reason = "one or two")]
            let [left, right] = [0.99 + 1e-9, 0.99 - 1e-9].map(|p| individual_risk(count, count as f64 / p));
            assert!((left - right).abs() < 1e-8, "{count}: {left} {right}");
        }
    }
}
