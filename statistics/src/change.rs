//! Change between two rounds, among the people who are in both.
//!
//! People are told apart by a code. Their values are kept until the end: a person's two rounds may come from different
//! parts.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::design::LARGEST_NUMBER;
use crate::distribution::{chi_square_upper, sign_two_sided, t_two_sided};
use crate::error::StatisticsError;
use crate::estimate::{rows, t_interval};
use crate::exact::ExactSum;
use crate::independence::ChiSquareTest;
use crate::twice::Twice;

/// Which of two rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// The earlier.
    First,
    /// The later.
    Second,
}

/// People and their values in two rounds.
#[derive(Clone, Debug, Default)]
pub struct Change<V> {
    people: BTreeMap<String, [Seen<V>; 2]>,
}

/// Whether a person was seen in a round.
#[derive(Clone, Copy, Debug)]
enum Seen<V> {
    Absent,
    WithoutValue,
    With(V),
}

impl<V: Copy> Seen<V> {
    const NEVER: [Self; 2] = [Self::Absent, Self::Absent];

    fn is_there(&self) -> bool {
        !matches!(self, Self::Absent)
    }

    fn value(&self) -> Option<V> {
        match self {
            Self::With(value) => Some(*value),
            Self::Absent | Self::WithoutValue => None,
        }
    }
}

/// Who is in which round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Attrition {
    /// In the first round.
    pub first: u64,
    /// In the second round.
    pub second: u64,
    /// In both.
    pub both: u64,
    /// Only in the first: lost.
    pub only_first: u64,
    /// Only in the second: new.
    pub only_second: u64,
    /// In both with a value in both: those of whom the change is known.
    pub compared: u64,
}

/// Change of a number.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NumberChange {
    /// Who is in which round.
    pub attrition: Attrition,
    /// The mean of the first round among those compared.
    pub first_mean: Option<f64>,
    /// The mean of the second round among those compared.
    pub second_mean: Option<f64>,
    /// The mean of the first round among those who were lost: were they like those who stayed?
    pub lost_first_mean: Option<f64>,
    /// Second less first, mean over those compared.
    pub mean_change: Option<f64>,
    /// The standard deviation of changes, with n − 1.
    pub standard_deviation: Option<f64>,
    /// The mean change's standard error.
    pub standard_error: Option<f64>,
    /// Its interval.
    pub confidence_interval: Option<[f64; 2]>,
    /// Student's paired t.
    pub paired_t: Option<PairedT>,
}

/// Student's t of paired differences.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PairedT {
    /// The statistic.
    pub statistic: f64,
    /// n − 1.
    pub degrees_of_freedom: u64,
    /// The two-sided probability.
    pub p_value: Option<f64>,
}

/// Change of a yes or no.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YesNoChange {
    /// Who is in which round.
    pub attrition: Attrition,
    /// `[first][second]` among those compared; 0 is no, 1 is yes.
    pub table: [[u64; 2]; 2],
    /// Share of yes in the first round among those compared.
    pub first_proportion: Option<f64>,
    /// Share of yes in the second.
    pub second_proportion: Option<f64>,
    /// McNemar's test.
    pub mcnemar: Option<McNemar>,
}

/// McNemar's test (Psychometrika 12 (1947) 153): of those who changed, did more go one way than the other?
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct McNemar {
    /// From no to yes.
    pub gained: u64,
    /// From yes to no.
    pub lost: u64,
    /// The exact two-sided probability, from the binomial distribution: the one to report.
    pub exact_p_value: Option<f64>,
    /// (gained − lost)² / (gained + lost).
    pub chi_square: ChiSquareTest,
    /// The same with Edwards's correction: (|gained − lost| − 1)².
    pub corrected_chi_square: ChiSquareTest,
}

impl<V: Copy> Change<V> {
    /// Nobody yet.
    pub fn new() -> Self {
        Self { people: BTreeMap::new() }
    }

    /// Takes in a person in a round (`None`: there, but without a value). A person is in a round once.
    pub fn update(&mut self, person: &str, round: Round, value: Option<V>) -> Result<(), StatisticsError> {
        let rounds = self.people.entry(person.to_owned()).or_insert(Seen::NEVER);
        let place = &mut rounds[usize::from(round == Round::Second)];
        if place.is_there() {
            return Err(StatisticsError::StatisticsPersonTwice);
        }
        *place = value.map_or(Seen::WithoutValue, Seen::With);
        Ok(())
    }

    /// Takes in what another accumulator gathered.
    pub fn merge(&mut self, other: Self) -> Result<(), StatisticsError> {
        for (person, rounds) in other.people {
            let ours = self.people.entry(person).or_insert(Seen::NEVER);
            for (ours, theirs) in ours.iter_mut().zip(rounds) {
                if ours.is_there() && theirs.is_there() {
                    return Err(StatisticsError::StatisticsPersonTwice);
                }
                if theirs.is_there() {
                    *ours = theirs;
                }
            }
        }
        Ok(())
    }

    fn attrition(&self) -> Attrition {
        let mut made = Attrition::default();
        for [first, second] in self.people.values() {
            made.first += u64::from(first.is_there());
            made.second += u64::from(second.is_there());
            made.both += u64::from(first.is_there() && second.is_there());
            made.only_first += u64::from(!second.is_there());
            made.only_second += u64::from(!first.is_there());
        }
        made.compared = self.pairs().count() as u64;
        made
    }

    fn pairs(&self) -> impl Iterator<Item = (V, V)> {
        self.people.values().filter_map(|[first, second]| first.value().zip(second.value()))
    }
}

impl Change<f64> {
    /// The change of a number, with an interval of a confidence between 0 and 1.
    pub fn finish(self, confidence: f64) -> Result<NumberChange, StatisticsError> {
        let mut values = self.people.values().flatten().filter_map(Seen::value);
        if values.any(|value| !value.is_finite() || value.abs() > LARGEST_NUMBER) {
            return Err(StatisticsError::StatisticsValueOutOfRange);
        }
        let attrition = self.attrition();
        let lost = self.people.values().filter(|[_, second]| !second.is_there());
        let lost_first_mean = mean(lost.filter_map(|[first, _]| first.value())).map(Twice::rounded);
        let n = rows(attrition.compared);
        let differences: Vec<Twice> =
            self.pairs().map(|(first, second)| Twice::from(second) - first.into()).collect();
        let mut sum = ExactSum::default();
        for difference in &differences {
            sum.add_twice(*difference);
        }
        let mean_change = (n > 0.0).then(|| sum.twice() / n.into());
        let standard_deviation = mean_change.filter(|_| n > 1.0).map(|mean| {
            let mut squares = ExactSum::default();
            for difference in &differences {
                squares.add_twice((*difference - mean).squared());
            }
            (squares.value() / (n - 1.0)).sqrt()
        });
        let standard_error = standard_deviation.map(|deviation| deviation / n.sqrt());
        let mean_change = mean_change.map(Twice::rounded);
        let degrees_of_freedom = attrition.compared.saturating_sub(1);
        let both = mean_change.zip(standard_error);
        Ok(NumberChange {
            attrition,
            first_mean: mean(self.pairs().map(|pair| pair.0)).map(Twice::rounded),
            second_mean: mean(self.pairs().map(|pair| pair.1)).map(Twice::rounded),
            lost_first_mean,
            mean_change,
            standard_deviation,
            standard_error,
            confidence_interval: both
                .and_then(|(mean, error)| t_interval(mean, error, degrees_of_freedom, confidence)),
            paired_t: both.filter(|(_, error)| *error > 0.0).map(|(mean, error)| PairedT {
                statistic: mean / error,
                degrees_of_freedom,
                p_value: t_two_sided(mean / error, rows(degrees_of_freedom)),
            }),
        })
    }
}

impl Change<bool> {
    /// The change of a yes or no.
    pub fn finish(self) -> YesNoChange {
        let attrition = self.attrition();
        let mut table = [[0; 2]; 2];
        for (first, second) in self.pairs() {
            table[usize::from(first)][usize::from(second)] += 1;
        }
        let share = |yes: u64| (attrition.compared > 0).then(|| rows(yes) / rows(attrition.compared));
        YesNoChange {
            attrition,
            table,
            first_proportion: share(table[1][0] + table[1][1]),
            second_proportion: share(table[0][1] + table[1][1]),
            mcnemar: mcnemar(table[0][1], table[1][0]),
        }
    }
}

/// McNemar's test of those who changed; nothing where nobody did.
pub fn mcnemar(gained: u64, lost: u64) -> Option<McNemar> {
    let changed = gained + lost;
    if changed == 0 {
        return None;
    }
    let apart = rows(gained.abs_diff(lost));
    let test = |apart: f64| {
        let statistic = apart * apart / rows(changed);
        ChiSquareTest { statistic, degrees_of_freedom: 1.0, p_value: chi_square_upper(statistic, 1.0) }
    };
    Some(McNemar {
        gained,
        lost,
        exact_p_value: sign_two_sided(gained.min(lost), changed),
        chi_square: test(apart),
        corrected_chi_square: test((apart - 1.0).max(0.0)),
    })
}

fn mean(values: impl Iterator<Item = f64>) -> Option<Twice> {
    let mut sum = ExactSum::default();
    let mut n = 0;
    for value in values {
        sum.add(value);
        n += 1;
    }
    (n > 0).then(|| sum.twice() / rows(n).into())
}
