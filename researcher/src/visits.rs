//! What came of visits: counts under the rules for tables, and rates that are made of the numbers shown.
//!
//! The rates are those of AAPOR, *Standard Definitions* (10th edition, 2023), of a list of persons all of whom are eligible:
//! completed is I, broken off P, refused R, postponed O (met, not interviewed), not found and moved NC.

use std::collections::BTreeMap;

use kin_forms::Form;
use kin_protocol::visit::{Outcome, Visit};
use kin_sealing::Identity;
use kin_terminal::Result;
use serde::Serialize;

use crate::dataset::{self, Fate};
use crate::monitoring::Offices;
use crate::study::Study;
use crate::table::{Rule, Shown, cross_table};

/// The outcomes that a case of a list can have, as they stand in a table.
pub const OUTCOMES: [Outcome; 6] = [
    Outcome::Completed,
    Outcome::BrokenOff,
    Outcome::Refused,
    Outcome::Postponed,
    Outcome::NotFound,
    Outcome::Moved,
];

/// What came of the cases of a form's lists, by whoever visited them.
#[derive(Clone, Debug, Serialize)]
pub struct Disposed {
    /// One an enumerator or an office, in the order of their names.
    pub groups: Vec<Group>,
    /// All of them.
    pub all: Group,
    /// Tasks of which something was told; they are in no rate, since who is visited for one was visited before.
    pub tasks: Shown,
    /// Numbers of fewer cases are withheld.
    pub minimum_cell: u64,
}

/// What came of cases that belong together.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The enumerator's code, or the office; empty of all.
    pub name: String,
    /// Cases of which something was told.
    pub cases: Shown,
    /// By outcome, as in [`OUTCOMES`].
    pub outcomes: [Shown; 6],
    /// The rates.
    pub rates: Rates,
}

/// Rates in percent; none where a number that one is made of is withheld, or nobody stands in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Rates {
    /// RR1: I / (I + P + R + NC + O).
    pub response: Option<f64>,
    /// COOP1: I / (I + P + R + O).
    pub cooperation: Option<f64>,
    /// REF1: R / (I + P + R + NC + O).
    pub refusal: Option<f64>,
    /// CON1: (I + P + R + O) / (I + P + R + O + NC).
    pub contact: Option<f64>,
}

impl Rates {
    /// Of what is shown: nothing can be worked out of a rate that does not stand beside it.
    fn of(outcomes: &[Shown; 6], cases: Shown) -> Self {
        let sum = |outcomes: &[Shown]| outcomes.iter().map(|shown| shown.count()).sum::<Option<u64>>();
        let (completed, refused) = (outcomes[0].count(), outcomes[2].count());
        let met = sum(&outcomes[..4]);
        let all = cases.count();
        Self {
            response: percent(completed, all),
            cooperation: percent(completed, met),
            refusal: percent(refused, all),
            contact: percent(met, all),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a study has no 2^53 cases")]
fn percent(part: Option<u64>, of: Option<u64>) -> Option<f64> {
    let (part, of) = (part?, of.filter(|of| *of > 0)?);
    Some(100.0 * part as f64 / of as f64)
}

/// Counts what came of the cases of a form, by office where `offices` says who works where, else by enumerator.
///
/// The last visit that a device told of a case is the one that counts. One table: two that part the same cases in two ways would
/// give away what either withholds.
pub fn disposed(
    study: &Study,
    identities: &[Identity],
    form: &[std::sync::Arc<Form>],
    offices: Option<&Offices>,
) -> Result<Disposed> {
    let id = form.last().map(|form| form.id()).unwrap_or_default();
    // The last by its device's sequence, not by the order of parcels.
    let mut last = BTreeMap::new();
    dataset::read(study, identities, &mut |entry| {
        if let (Fate::Visit, Some(head), Some(visit)) =
            (entry.fate, &entry.head, entry.response.and_then(Visit::parse))
            && head.form == id
        {
            let told = (head.sequence, head.enumerator.to_string(), visit.outcome);
            let before = last.entry((head.device, visit.case.clone())).or_insert_with(|| told.clone());
            if before.0 < told.0 {
                *before = told;
            }
        }
        Ok(())
    })?;
    let strictest = form.iter().map(|form| form.minimum_cell()).max();
    let rule = Rule { minimum_cell: strictest.unwrap_or(kin_forms::limits::DEFAULT_MINIMUM_CELL).into() };
    let told = last.into_iter().map(|((_, case), (_, enumerator, outcome))| (case, enumerator, outcome));
    Ok(counted(told, offices, rule))
}

/// Counts these: the case, who visited, what came of it.
fn counted(
    told: impl Iterator<Item = (String, String, Outcome)>,
    offices: Option<&Offices>,
    rule: Rule,
) -> Disposed {
    let mut tasks = 0;
    let mut counts: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for (case, enumerator, outcome) in told {
        let place = OUTCOMES.iter().position(|known| *known == outcome);
        let Some(place) = place.filter(|_| Visit::is_of_sample(&case)) else {
            tasks += 1;
            continue;
        };
        let name = offices.map_or_else(|| enumerator.clone(), |offices| offices.of(&enumerator).to_owned());
        counts.entry(name).or_insert_with(|| vec![0; OUTCOMES.len()])[place] += 1;
    }
    let rows: Vec<Vec<u64>> = counts.values().cloned().collect();
    let table = cross_table(&rows, rule);
    let six = |cells: &[Shown]| -> [Shown; 6] {
        std::array::from_fn(|place| cells.get(place).copied().unwrap_or(Shown::Count(0)))
    };
    let group = |name: String, cells: &[Shown], cases: Shown| {
        let outcomes = six(cells);
        Group { name, cases, outcomes, rates: Rates::of(&outcomes, cases) }
    };
    let groups = counts.into_keys().zip(&table.cells).zip(&table.row_totals);
    Disposed {
        groups: groups.map(|((name, cells), cases)| group(name, cells, *cases)).collect(),
        all: group(String::new(), &table.column_totals, table.total),
        tasks: if rule.is_small(tasks) { Shown::Withheld } else { Shown::Count(tasks) },
        minimum_cell: rule.minimum_cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(counts: &[(&str, Outcome, usize)]) -> Vec<(String, String, Outcome)> {
        let mut told = Vec::new();
        for (enumerator, outcome, count) in counts {
            for _ in 0..*count {
                told.push((format!("houses#{}", told.len() + 1), (*enumerator).to_owned(), *outcome));
            }
        }
        told
    }

    const RULE: Rule = Rule { minimum_cell: 10 };

    #[test]
    fn rates_are_those_of_the_standard() {
        let counts = [
            ("E01", Outcome::Completed, 60),
            ("E01", Outcome::BrokenOff, 10),
            ("E01", Outcome::Refused, 20),
            ("E01", Outcome::Postponed, 10),
            ("E01", Outcome::NotFound, 50),
            ("E01", Outcome::Moved, 50),
        ];
        let mut told = told(&counts);
        // A task is in no rate, whatever came of it, and neither is an answer to the office.
        told.extend((0..10).map(|task| (format!("r-{task}"), "E01".into(), Outcome::Completed)));
        told.extend((0..10).map(|task| (format!("q-{task}"), "E01".into(), Outcome::Answered)));
        let disposed = counted(told.into_iter(), None, RULE);
        assert_eq!((disposed.all.cases, disposed.tasks), (Shown::Count(200), Shown::Count(20)));
        let expected =
            Rates { response: Some(30.0), cooperation: Some(60.0), refusal: Some(10.0), contact: Some(50.0) };
        assert_eq!((disposed.all.rates, disposed.groups[0].rates), (expected, expected));
    }

    #[test]
    fn small_numbers_are_withheld_with_what_gives_them_away_and_so_are_their_rates() {
        let counts = [
            ("E01", Outcome::Completed, 30),
            ("E01", Outcome::Refused, 2),
            ("E01", Outcome::NotFound, 20),
            ("E02", Outcome::Completed, 40),
            ("E02", Outcome::Refused, 15),
            ("E02", Outcome::NotFound, 25),
        ];
        let disposed = counted(told(&counts).into_iter(), None, RULE);
        let refused: Vec<Shown> = disposed.groups.iter().map(|group| group.outcomes[2]).collect();
        assert_eq!(refused, [Shown::Withheld, Shown::Withheld], "the other gives the small one away");
        assert_eq!(disposed.all.outcomes[2], Shown::Count(17));
        for group in &disposed.groups {
            assert_eq!(group.rates.refusal, None, "{}", group.name);
            // No rate is shown of which a part is not.
            let shown = |place: usize| !group.outcomes[place].is_withheld();
            assert!(group.rates.response.is_none() || shown(0) && !group.cases.is_withheld());
            assert!(group.rates.contact.is_none() || (0..4).all(shown));
        }
        let few = counted(told(&[("E01", Outcome::Refused, 3)]).into_iter(), None, RULE);
        assert!(few.all.cases.is_withheld() && few.groups[0].rates == Rates::default());
    }

    #[test]
    fn nobody_visited_is_no_rate() {
        let disposed = counted(std::iter::empty(), None, RULE);
        assert_eq!((disposed.groups.len(), disposed.all.rates), (0, Rates::default()));
    }
}
