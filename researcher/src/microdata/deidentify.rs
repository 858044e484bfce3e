//! A file in which nobody is recognised: keys made coarser and coarser, and blanks for the few that remain, until a
//! target holds. The same data give the same file.

use serde::Serialize;

use super::coarser::{Coarsening, Key};
use super::diversity::diversity;
use super::keys::{Column, Frequencies, Missing, frequencies};
use super::risk::risk;

/// What must hold.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Each combination of keys is shared by at least so many records.
    pub k: u64,
    /// The global risk stays below this.
    pub global_risk: f64,
    /// Open ends and groups of rare names hold at least so many records.
    pub least: u64,
    /// Those who share their keys gave at least so many different answers to each sensitive question; 1 asks for nothing.
    pub l: u64,
}

/// Why no file reaches the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Impossible {
    /// There are fewer records, or fewer different answers, than the target asks for, whatever is hidden.
    TooFewRecords,
}

/// What was lost of one key.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KeyLoss {
    /// The key.
    pub key: String,
    /// How coarse it was made: 0 (open ends only) to 5 (nothing is told).
    pub level: u32,
    /// Different values before.
    pub values_before: u64,
    /// Different values after.
    pub values_after: u64,
    /// How many values were blanked.
    pub blanked: u64,
    /// The share of the key's information (entropy) that is lost, 0 to 1.
    pub information_lost: f64,
}

/// What was lost, and what was gained.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Loss {
    /// Records that were left out: their keys could not be shared.
    pub records_left_out: u64,
    /// One a key.
    pub keys: Vec<KeyLoss>,
    /// The least number of records that share their keys, before.
    pub k_before: u64,
    /// The same, after.
    pub k_after: u64,
    /// Records that were alone with their keys, before.
    pub sample_uniques_before: u64,
    /// Global risk before.
    pub global_risk_before: f64,
    /// Global risk after.
    pub global_risk_after: f64,
    /// Expected re-identifications before.
    pub expected_reidentifications_before: f64,
    /// Expected re-identifications after.
    pub expected_reidentifications_after: f64,
    /// Records that share their keys, on average, after.
    pub average_class: f64,
}

/// The keys of the file, and what it cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Deidentified {
    /// Which records are kept, by their number.
    pub kept: Vec<usize>,
    /// One a key, one value a kept record; empty where it was blanked or missing.
    pub keys: Vec<Vec<String>>,
    /// What was lost.
    pub loss: Loss,
}

/// Blanks are for the few: while more than one in this many records would need one, the keys are made coarser.
const FEW: usize = 20;

/// Makes the keys of records coarser, and blanks what remains, until the target holds. `weights` are one a record:
/// how many people of the population it stands for; without them the sample is the population. `sensitive` are the
/// answers that must stay diverse, one code a record.
pub fn deidentify(
    keys: &[Key],
    weights: Option<&[f64]>,
    sensitive: &[Vec<u32>],
    target: Target,
) -> Result<Deidentified, Impossible> {
    let records = keys.first().map_or(0, |key| key.values.len());
    if (records as u64) < target.k.max(target.least) {
        return Err(Impossible::TooFewRecords);
    }
    let state = State { keys, weights, sensitive, target, records };
    let before = state.count(&keys.iter().map(|key| key.values.clone()).collect::<Vec<_>>());
    let mut levels = vec![Coarsening(0); keys.len()];
    loop {
        let values = state.values(&levels);
        if let Some((kept, blanked)) = state.blank(&values) {
            return Ok(state.report(&before, &levels, kept, &blanked));
        }
        let Some(next) = state.coarser(&levels) else { return Err(Impossible::TooFewRecords) };
        levels = next;
    }
}

struct State<'a> {
    keys: &'a [Key],
    weights: Option<&'a [f64]>,
    sensitive: &'a [Vec<u32>],
    target: Target,
    records: usize,
}

impl State<'_> {
    fn values(&self, levels: &[Coarsening]) -> Vec<Vec<String>> {
        self.keys.iter().zip(levels).map(|(key, level)| key.coarsened(*level, self.target.least)).collect()
    }

    /// A blank counts as a value of its own: it hides nobody who is the only one with a blank there.
    fn count(&self, values: &[Vec<String>]) -> Frequencies {
        let columns: Vec<Column> =
            values.iter().map(|values| Column::of(values.iter().map(String::as_str))).collect();
        let codes: Vec<&[u32]> = columns.iter().map(|column| column.codes.as_slice()).collect();
        frequencies(&codes, self.records, self.weights, Missing::Own)
    }

    /// The records that share their keys with too few, or only with those who gave the same answer.
    fn alone(&self, found: &Frequencies) -> Vec<usize> {
        let all: Vec<usize> = (0..self.records).collect();
        let alike = self.alike(found, &all);
        let alone = |record: &usize| found.sample[*record] < self.target.k || alike[found.class[*record]];
        (0..self.records).filter(alone).collect()
    }

    /// Which classes of `found`, one entry a record of `kept`, are not diverse.
    fn alike(&self, found: &Frequencies, kept: &[usize]) -> Vec<bool> {
        let mut alike = vec![false; found.classes];
        if self.target.l <= 1 {
            return alike;
        }
        for answers in self.sensitive {
            let answers: Vec<u32> = kept.iter().map(|record| answers[*record]).collect();
            for (class, distinct) in found.class.iter().zip(diversity(found, &answers).distinct) {
                alike[*class] |= distinct < self.target.l;
            }
        }
        alike
    }

    /// Blanks keys of the records that share them with too few, the key with most values first; leaves out whoever
    /// then still is alone. Nothing where that would touch too many, or the risk stays too high.
    fn blank(&self, values: &[Vec<String>]) -> Option<(Vec<usize>, Vec<Vec<String>>)> {
        let mut values = values.to_vec();
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by_key(|key| std::cmp::Reverse(different(&values[*key])));
        let mut alone = self.alone(&self.count(&values));
        if alone.len() * FEW > self.records {
            return None;
        }
        for key in order {
            for record in &alone {
                values[key][*record].clear();
            }
            alone = self.alone(&self.count(&values));
            if alone.is_empty() {
                break;
            }
        }
        let kept: Vec<usize> =
            (0..self.records).filter(|record| alone.binary_search(record).is_err()).collect();
        let found = self.count_kept(&kept, &values);
        let risk = risk(&found);
        let diverse = !self.alike(&found, &kept).contains(&true);
        (risk.k >= self.target.k && risk.global < self.target.global_risk && diverse)
            .then_some((kept, values))
    }

    /// Who shares keys with whom among the kept records.
    fn count_kept(&self, kept: &[usize], values: &[Vec<String>]) -> Frequencies {
        let columns: Vec<Column> = values
            .iter()
            .map(|values| Column::of(kept.iter().map(|record| values[*record].as_str())))
            .collect();
        let codes: Vec<&[u32]> = columns.iter().map(|column| column.codes.as_slice()).collect();
        let weights: Option<Vec<f64>> =
            self.weights.map(|weights| kept.iter().map(|record| weights[*record]).collect());
        frequencies(&codes, kept.len(), weights.as_deref(), Missing::Own)
    }

    /// One key one level coarser: the one that gains most for what it loses. Nothing where all are coarsest.
    #[expect(clippy::cast_precision_loss, reason = "no study has 2^53 people")]
    fn coarser(&self, levels: &[Coarsening]) -> Option<Vec<Coarsening>> {
        let now = self.values(levels);
        let burden =
            |found: &Frequencies| risk(found).expected_reidentifications + self.alone(found).len() as f64;
        let burden_now = burden(&self.count(&now));
        let mut best: Option<(f64, Vec<Coarsening>)> = None;
        for key in (0..levels.len()).filter(|key| levels[*key] < Coarsening::COARSEST) {
            let mut next = levels.to_vec();
            let mut values = now.clone();
            // A level at which nothing changes is stepped over.
            while next[key] < Coarsening::COARSEST && values[key] == now[key] {
                next[key].0 += 1;
                values[key] = self.keys[key].coarsened(next[key], self.target.least);
            }
            let whole = entropy(&self.keys[key].values).max(1e-9);
            let lost = (entropy(&now[key]) - entropy(&values[key])) / whole;
            let gained = burden_now - burden(&self.count(&values));
            let worth = gained / lost.max(1e-3);
            if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                best = Some((worth, next));
            }
        }
        best.map(|(_, next)| next)
    }

    #[expect(clippy::cast_precision_loss, reason = "no study has 2^53 people")]
    fn report(
        &self,
        before: &Frequencies,
        levels: &[Coarsening],
        kept: Vec<usize>,
        values: &[Vec<String>],
    ) -> Deidentified {
        let risk_before = risk(before);
        let found = self.count_kept(&kept, values);
        let (classes, after) = (found.classes, risk(&found));
        let values: Vec<Vec<String>> =
            values.iter().map(|values| kept.iter().map(|record| values[*record].clone()).collect()).collect();
        let keys = self.keys.iter().zip(levels).zip(&values).map(|((key, level), after)| {
            let before: Vec<&String> = kept.iter().map(|record| &key.values[*record]).collect();
            let whole = entropy(&key.values);
            let lost = if whole > 0.0 { 1.0 - entropy(after) / whole } else { 0.0 };
            KeyLoss {
                key: key.name.clone(),
                level: level.0,
                values_before: different(&key.values) as u64,
                values_after: different(after) as u64,
                blanked: before.iter().zip(after).filter(|(b, a)| !b.is_empty() && a.is_empty()).count()
                    as u64,
                information_lost: lost.clamp(0.0, 1.0),
            }
        });
        let loss = Loss {
            records_left_out: (self.records - kept.len()) as u64,
            keys: keys.collect(),
            k_before: risk_before.k,
            k_after: after.k,
            sample_uniques_before: risk_before.sample_uniques,
            global_risk_before: risk_before.global,
            global_risk_after: after.global,
            expected_reidentifications_before: risk_before.expected_reidentifications,
            expected_reidentifications_after: after.expected_reidentifications,
            average_class: if classes == 0 { 0.0 } else { kept.len() as f64 / classes as f64 },
        };
        Deidentified { kept, keys: values, loss }
    }
}

fn counts(values: &[String]) -> std::collections::BTreeMap<&str, u64> {
    let mut counts = std::collections::BTreeMap::new();
    for value in values {
        *counts.entry(value.as_str()).or_default() += 1;
    }
    counts
}

fn different(values: &[String]) -> usize {
    counts(values).len()
}

#[expect(clippy::cast_precision_loss, reason = "no study has 2^53 people")]
fn entropy(values: &[String]) -> f64 {
    let share = |count: u64| count as f64 / values.len() as f64;
    counts(values).into_values().map(|count| -share(count) * share(count).ln()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::microdata::Scale;

    fn keys() -> Vec<Key> {
        let number = |of: usize| (0..400_usize).map(|record| (18 + record * of % 47).to_string()).collect();
        let office =
            (0..400_usize).map(|record| ["hn", "ct", "hp", "hd"][record * record % 7 % 4].to_owned());
        vec![
            Key { name: "age".into(), scale: Scale::Number, values: number(31) },
            Key { name: "office".into(), scale: Scale::Name, values: office.collect() },
            Key { name: "years".into(), scale: Scale::Number, values: number(5) },
        ]
    }

    #[test]
    fn the_target_holds_and_the_same_data_give_the_same_file() {
        let target = Target { k: 5, global_risk: 0.03, least: 10, l: 1 };
        let found = deidentify(&keys(), None, &[], target).expect("it can be done");
        assert!(found.loss.k_after >= 5 && found.loss.global_risk_after < 0.03, "{:?}", found.loss);
        assert!(found.kept.len() > 380, "{}", found.kept.len());
        assert_eq!(deidentify(&keys(), None, &[], target), Ok(found));
    }

    #[test]
    fn weights_that_stand_for_many_leave_more_of_the_data() {
        let target = Target { k: 5, global_risk: 0.03, least: 10, l: 1 };
        let lost = |weights: Option<&[f64]>| -> f64 {
            let found = deidentify(&keys(), weights, &[], target).expect("it can be done");
            found.loss.keys.iter().map(|key| key.information_lost).sum()
        };
        assert!(lost(Some(&[50.0; 400])) < lost(None));
    }

    #[test]
    fn who_share_their_keys_did_not_all_give_the_same_answer() {
        let rare: Vec<u32> = (0..400_u32).map(|record| u32::from(record % 11 == 0)).collect();
        let target = |l| Target { k: 5, global_risk: 0.03, least: 10, l };
        // Each stands for fifty, so that small groups are allowed.
        let made = |l| deidentify(&keys(), Some(&[50.0; 400]), std::slice::from_ref(&rare), target(l));
        let least = |found: &Deidentified| {
            let columns: Vec<Column> =
                found.keys.iter().map(|key| Column::of(key.iter().map(String::as_str))).collect();
            let codes: Vec<&[u32]> = columns.iter().map(|column| column.codes.as_slice()).collect();
            let classes = frequencies(&codes, found.kept.len(), None, Missing::Own);
            let answers: Vec<u32> = found.kept.iter().map(|record| rare[*record]).collect();
            diversity(&classes, &answers).least_distinct
        };
        let reported = made(1).expect("it can be done");
        assert_eq!(least(&reported), 1, "a group that is all alike is there to be found");
        let diverse = made(2).expect("it can be done");
        assert_eq!(least(&diverse), 2);
        assert!(diverse.kept.len() > 380, "{}", diverse.kept.len());
        let three = made(3);
        assert_eq!(three, Err(Impossible::TooFewRecords), "there are only two answers");
    }

    #[test]
    fn fewer_records_than_the_target_are_no_file() {
        let few: Vec<Key> =
            keys().into_iter().map(|key| Key { values: key.values[..4].to_vec(), ..key }).collect();
        let target = Target { k: 5, global_risk: 0.03, least: 3, l: 1 };
        assert_eq!(deidentify(&few, None, &[], target), Err(Impossible::TooFewRecords));
    }
}
