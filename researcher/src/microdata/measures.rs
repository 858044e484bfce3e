//! Everything `risk` says of a table of records.

use serde::Serialize;

use super::{Column, Missing, diversity, frequencies, risk};

/// Thresholds that are usually asked about.
const USUAL: [u64; 3] = [2, 3, 5];

/// What was found. `records` members hold one number a record, in the order of the table.
#[derive(Clone, Debug, Serialize)]
pub struct Measures {
    /// How many records there are.
    pub n: u64,
    /// The keys.
    pub keys: Vec<String>,
    /// The column of weights.
    pub weight: Option<String>,
    /// What an empty key means: `any` value, or a value of its `own`.
    pub missing: &'static str,
    /// The least number of records that share their keys.
    pub k: u64,
    /// How many records share their keys with fewer than `k` − 1 others.
    pub violations: Vec<Violation>,
    /// How many records are alone with their keys.
    pub sample_uniques: u64,
    /// How many records an outsider can be expected to recognise: the sum of the individual risks.
    pub expected_reidentifications: f64,
    /// The same, for each record.
    pub global_risk: f64,
    /// The greatest individual risk.
    pub greatest_risk: f64,
    /// Diversity of sensitive items among those who share their keys.
    pub l_diversity: Vec<LDiversity>,
    /// Numbers of single records; never of a study's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub records: Option<Records>,
}

/// How many records violate k-anonymity.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Violation {
    /// The threshold.
    pub k: u64,
    /// Records that share their keys with fewer.
    pub records: u64,
    /// Their share.
    pub share: f64,
}

/// Diversity of one sensitive item.
#[derive(Clone, Debug, Serialize)]
pub struct LDiversity {
    /// The item.
    pub sensitive: String,
    /// The least number of different values among those who share their keys.
    pub distinct: u64,
    /// The least exp(entropy) among those who share their keys.
    pub entropy: f64,
    /// Records whose group has a single value.
    pub homogeneous: u64,
    /// Numbers of single records; never of a study's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub records: Option<DiversityRecords>,
}

/// One entry a record.
#[derive(Clone, Debug, Serialize)]
pub struct Records {
    /// How many records share its keys.
    pub fk: Vec<u64>,
    /// How many people those stand for.
    #[serde(rename = "Fk")]
    pub population: Vec<f64>,
    /// Its individual risk.
    pub risk: Vec<f64>,
}

/// One entry a record.
#[derive(Clone, Debug, Serialize)]
pub struct DiversityRecords {
    /// Different values in its group.
    pub distinct: Vec<u64>,
    /// exp(entropy) of its group.
    pub entropy: Vec<f64>,
}

/// A column with its name.
pub type Named = (String, Column);

/// Measures a table.
#[expect(clippy::cast_precision_loss, reason = "no table has 2^53 records")]
pub fn measure(
    keys: &[Named],
    sensitive: &[Named],
    weights: Option<(&str, &[f64])>,
    missing: Missing,
    with_records: bool,
) -> Measures {
    let records = keys.first().map_or(0, |(_, column)| column.codes.len());
    let codes: Vec<&[u32]> = keys.iter().map(|(_, column)| column.codes.as_slice()).collect();
    let found = frequencies(&codes, records, weights.map(|(_, weights)| weights), missing);
    let risk = risk(&found);
    let share = |count: u64| if records == 0 { 0.0 } else { count as f64 / records as f64 };
    let violations = USUAL.map(|k| {
        let violating = found.sample.iter().filter(|sample| **sample < k).count() as u64;
        Violation { k, records: violating, share: share(violating) }
    });
    let l_diversity = sensitive.iter().map(|(name, column)| {
        let diversity = diversity(&found, &column.codes);
        LDiversity {
            sensitive: name.clone(),
            distinct: diversity.least_distinct,
            entropy: diversity.least_entropy,
            homogeneous: diversity.distinct.iter().filter(|distinct| **distinct == 1).count() as u64,
            records: with_records
                .then_some(DiversityRecords { distinct: diversity.distinct, entropy: diversity.entropy }),
        }
    });
    let l_diversity = l_diversity.collect();
    Measures {
        n: records as u64,
        keys: keys.iter().map(|(name, _)| name.clone()).collect(),
        weight: weights.map(|(name, _)| name.to_owned()),
        missing: match missing {
            Missing::Any => "any",
            Missing::Own => "own",
        },
        k: risk.k,
        violations: violations.into(),
        sample_uniques: risk.sample_uniques,
        expected_reidentifications: risk.expected_reidentifications,
        global_risk: risk.global,
        greatest_risk: risk.individual.iter().copied().fold(0.0, f64::max),
        l_diversity,
        records: with_records.then_some(Records {
            fk: found.sample,
            population: found.population,
            risk: risk.individual,
        }),
    }
}
