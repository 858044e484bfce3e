//! Attackers with several tables: rounds of one table with small imports between them, and tables that share people.
//! Each attacker solves for every withheld number, and for every number of those who came between two rounds, with all
//! that was ever shown.

#![expect(clippy::print_stdout, reason = "what was attacked is part of the result")]

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::*;
use crate::counting::Value;
use crate::disclosure::people::Answers;
use crate::disclosure::{Condition, Holds};

mod means;

const MINIMUM: u64 = 5;

/// How many sequences each test tries; `KIN_SEQUENCES` sets another number.
fn sequences(usual: usize) -> usize {
    std::env::var("KIN_SEQUENCES").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// A number: the kinds that it adds up, what is shown of it, and what it is.
type Told = (Vec<usize>, Option<u64>, u64);

/// People with three questions `a`, `b`, `c`, and the ledger of what was released about them.
struct World {
    people: People,
    places: Places,
    variables: Vec<Variable>,
    levels: Vec<usize>,
    released: Vec<(ReleasedEntry, u64)>,
    refused: usize,
}

impl World {
    fn new(levels: &[usize]) -> Self {
        let names = ["a", "b", "c"];
        let variables =
            names.iter().zip(levels).map(|(name, levels)| Variable::plain(name, *levels)).collect();
        let columns = levels
            .iter()
            .map(|levels| Answers {
                codes: Vec::new(),
                values: (0..*levels).map(|level| Value::Name(level.to_string())).collect(),
            })
            .collect();
        Self {
            people: People { columns, numbers: vec![Vec::new()], ..People::default() },
            places: names
                .iter()
                .zip(0..levels.len())
                .map(|(name, place)| ((*name).to_owned(), place))
                .collect(),
            variables,
            levels: levels.to_vec(),
            released: Vec::new(),
            refused: 0,
        }
    }

    fn import(&mut self, chance: &mut ChaCha8Rng, segment: u64, count: usize) {
        for _ in 0..count {
            self.people.segments.push(segment);
            for (column, levels) in self.people.columns.iter_mut().zip(&self.levels) {
                // The first levels are common, the last ones rare.
                let share: f64 = chance.random_range(0.0..1.0_f64).powi(2);
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few levels")]
                let level = (share * f64::from(u32::try_from(*levels).expect("few"))) as u32;
                column.codes.push(level);
            }
        }
    }

    fn release(&mut self, definition: &Definition, segments: u64) -> bool {
        let before: Vec<Released<'_>> = (1..)
            .zip(&self.released)
            .map(|(number, (entry, segments))| Released { number, entry, segments: *segments })
            .collect();
        let asked = Asked {
            people: &self.people,
            places: &self.places,
            variables: &self.variables,
            definition,
            measure: definition.mean.as_ref().map(|_| 0),
            segments,
            minimum: MINIMUM,
        };
        let Ok(judged) = judge(&asked, &before) else {
            self.refused += 1;
            return false;
        };
        let shown = judged.tabulated.cube.values().iter().zip(&judged.withheld);
        let shown = shown.map(|(value, withheld)| (!withheld).then_some(*value)).collect();
        let entry = ReleasedEntry {
            freeze: segments.to_string(),
            definition: definition.clone(),
            levels: judged.levels,
            minimum_cell: MINIMUM,
            shown,
            means: judged.means.iter().map(Option::is_some).collect(),
        };
        self.released.push((entry, segments));
        true
    }

    /// Every number that was released or withheld, as a sum over kinds of people: each combination of answers, among
    /// those who came up to one import.
    fn told(&self) -> (usize, Vec<Told>) {
        let cells: usize = self.levels.iter().product();
        let last = self.released.iter().map(|(_, segments)| *segments).max().unwrap_or(0);
        let kinds = cells * usize::try_from(last).expect("few");
        let mut numbers = Vec::new();
        for (entry, segments) in &self.released {
            let sizes: Vec<usize> = entry.levels.iter().map(Vec::len).collect();
            let places: usize = sizes.iter().map(|size| size + 1).product();
            for place in 0..places {
                let mut at = vec![0; sizes.len()];
                let mut rest = place;
                for (level, size) in at.iter_mut().zip(&sizes).rev() {
                    *level = rest % (size + 1);
                    rest /= size + 1;
                }
                let belongs = |kind: usize| {
                    let (segment, mut cell) = (kind / cells, kind % cells);
                    let mut own = vec![0; self.levels.len()];
                    for (own, levels) in own.iter_mut().zip(&self.levels).rev() {
                        *own = cell % levels;
                        cell /= levels;
                    }
                    let value = |name: &String| Value::Name(own[self.places[name]].to_string());
                    let here = entry.definition.variables.iter().zip(&at).zip(&entry.levels).all(
                        |((name, level), levels)| {
                            *level == levels.len()
                                || super::super::level_of(levels, &value(name)) == Some(*level)
                        },
                    );
                    let looked_at =
                        entry.definition.filter.iter().all(|filter| filter.holds(&value(&filter.variable)));
                    (segment as u64) < *segments && here && looked_at
                };
                let sum: Vec<usize> = (0..kinds).filter(|kind| belongs(*kind)).collect();
                let truth = self.count(&sum, cells);
                numbers.push((sum, entry.shown[place], truth));
            }
        }
        (kinds, numbers)
    }

    fn count(&self, kinds: &[usize], cells: usize) -> u64 {
        let mut counted = vec![false; cells * 64];
        for kind in kinds {
            counted[*kind] = true;
        }
        let person = |person: usize| {
            let segment = usize::try_from(self.people.segments[person]).expect("few") - 1;
            let cell = self
                .people
                .columns
                .iter()
                .zip(&self.levels)
                .fold(0, |cell, (column, levels)| cell * levels + column.codes[person] as usize);
            segment * cells + cell
        };
        (0..self.people.count()).filter(|one| counted[person(*one)]).count() as u64
    }

    /// The narrowest range among numbers that must not be known.
    fn attack(&self) -> Option<(f64, String)> {
        let (kinds, numbers) = self.told();
        let mut wanted: Vec<(Vec<f64>, String)> = Vec::new();
        let cells: usize = self.levels.iter().product();
        for (number, (sum, shown, truth)) in numbers.iter().enumerate() {
            if shown.is_none() {
                let mut weights = vec![0.0; kinds];
                for kind in sum {
                    weights[*kind] = 1.0;
                }
                wanted.push((weights, format!("number {number}, which is {truth}")));
            }
            // Those who came: the same place of the same table, an earlier round.
            for (other, (before, _, truth_before)) in numbers[..number].iter().enumerate() {
                let of_same = before.len() < sum.len() && before.iter().all(|kind| sum.contains(kind));
                let apart = truth.abs_diff(*truth_before);
                let rounds = of_same
                    && sum
                        .iter()
                        .map(|kind| kind % cells)
                        .all(|cell| before.iter().any(|kind| kind % cells == cell));
                if rounds && (1..MINIMUM).contains(&apart) {
                    let mut weights = vec![0.0; kinds];
                    for kind in sum {
                        weights[*kind] += 1.0;
                    }
                    for kind in before {
                        weights[*kind] -= 1.0;
                    }
                    wanted.push((weights, format!("{apart} who came between numbers {other} and {number}")));
                }
            }
        }
        let range = |weights: &[f64]| {
            let bound = |direction| {
                let mut problem = Problem::new(direction);
                let of: Vec<_> = weights.iter().map(|weight| problem.add_var(*weight, (0.0, 1e5))).collect();
                for (sum, shown, _) in &numbers {
                    if let Some(shown) = shown {
                        let mut left = LinearExpr::empty();
                        for kind in sum {
                            left.add(of[*kind], 1.0);
                        }
                        #[expect(clippy::cast_precision_loss, reason = "small")]
                        if !sum.is_empty() {
                            problem.add_constraint(left, ComparisonOp::Eq, *shown as f64);
                        }
                    }
                }
                let outcome = problem.solve().expect("the truth is a solution");
                outcome.solution().expect("solved").objective()
            };
            bound(OptimizationDirection::Maximize) - bound(OptimizationDirection::Minimize)
        };
        wanted
            .into_iter()
            .map(|(weights, what)| (range(&weights), what))
            .min_by(|left, right| left.0.total_cmp(&right.0))
    }
}

fn definition(variables: &[&str], filter: &[(&str, &[&str])]) -> Definition {
    Definition {
        form: "f".into(),
        variables: variables.iter().map(|name| (*name).to_owned()).collect(),
        filter: filter
            .iter()
            .map(|(variable, values)| Condition {
                variable: (*variable).to_owned(),
                values: values.iter().map(|value| (*value).to_owned()).collect(),
            })
            .collect(),
        mean: None,
    }
}

fn assert_safe(world: &World, sequence: usize) {
    if let Some((narrowest, what)) = world.attack() {
        #[expect(clippy::cast_precision_loss, reason = "five")]
        let enough = MINIMUM as f64 - 1e-6;
        assert!(
            narrowest >= enough,
            "sequence {sequence}: {what} lies within {narrowest}: {:?}",
            world.released
        );
    }
}

#[test]
fn over_rounds_with_small_imports_differencing_yields_no_small_number() {
    let mut chance = ChaCha8Rng::seed_from_u64(21);
    let (mut released, mut refused) = (0, 0);
    for sequence in 0..sequences(120) {
        let (rows, columns) = (chance.random_range(2..4), chance.random_range(2..4));
        let mut world = World::new(&[rows, columns]);
        let table = definition(&["a", "b"], &[]);
        for segment in 1..=5 {
            let count = if segment == 1 { chance.random_range(30..120) } else { chance.random_range(1..25) };
            world.import(&mut chance, segment, count);
            world.release(&table, segment);
        }
        released += world.released.len();
        refused += world.refused;
        assert_safe(&world, sequence);
    }
    println!("{released} rounds released, {refused} refused");
    assert!(released > refused, "most rounds can be released");
}

#[test]
fn tables_that_share_people_give_no_small_number_together() {
    let mut chance = ChaCha8Rng::seed_from_u64(22);
    let (mut released, mut refused) = (0, 0);
    let tables = [
        definition(&["a", "b"], &[]),
        definition(&["a", "c"], &[]),
        definition(&["b", "c"], &[]),
        definition(&["a"], &[]),
        definition(&["b"], &[("a", &["0"])]),
        definition(&["b"], &[("a", &["0", "1"])]),
        definition(&["a", "b", "c"], &[]),
    ];
    for sequence in 0..sequences(40) {
        let mut world = World::new(&[2, chance.random_range(2..4), 2]);
        for segment in 1..=2 {
            let count = if segment == 1 { chance.random_range(40..120) } else { chance.random_range(1..25) };
            world.import(&mut chance, segment, count);
            for _ in 0..3 {
                let table = &tables[chance.random_range(0..tables.len())];
                world.release(table, segment);
            }
        }
        released += world.released.len();
        refused += world.refused;
        assert_safe(&world, sequence);
    }
    println!("{released} tables released, {refused} refused");
    assert!(released > refused, "most tables can be released");
}

#[test]
fn levels_are_kept_from_the_first_release() {
    let mut chance = ChaCha8Rng::seed_from_u64(23);
    let mut world = World::new(&[3, 2]);
    world.import(&mut chance, 1, 80);
    assert!(world.release(&definition(&["a"], &[]), 1));
    world.import(&mut chance, 2, 80);
    assert!(world.release(&definition(&["a", "b"], &[]), 2));
    assert_eq!(world.released[0].0.levels[0], world.released[1].0.levels[0]);
    assert!(world.released[0].0.levels[0].iter().any(|level| level.holds == Holds::Empty));
}
