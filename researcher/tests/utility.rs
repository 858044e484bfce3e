//! Utility beside protection: how many numbers are withheld, compared with the fewest that would do.
//!
//! The fewest are found by trying every set of cells, smallest sets first, with a judge of its own: the linear
//! programmes of `attack`.

#![expect(clippy::print_stdout, reason = "the comparison is the result")]

mod attack;

use attack::{Read, protect, table};
use kin_researcher::table::Cube;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

const MINIMUM: u64 = 10;

/// The fewest numbers that protect a table besides the small ones, if fewer than `known` do; totals stay shown.
fn fewest(cube: &Cube, known: usize) -> usize {
    let small: Vec<bool> = cube.values().iter().map(|value| (1..MINIMUM).contains(value)).collect();
    let candidates: Vec<usize> = (0..small.len())
        .filter(|place| !small[*place] && cube.values()[*place] > 0 && cube.totals_of(*place) == 0)
        .collect();
    (0..known).find(|size| any_set(cube, &small, &candidates, *size)).unwrap_or(known)
}

fn any_set(cube: &Cube, small: &[bool], candidates: &[usize], size: usize) -> bool {
    fn go(cube: &Cube, withheld: &mut Vec<bool>, candidates: &[usize], size: usize) -> bool {
        if size == 0 {
            return alone(cube, withheld).is_none() && protects(cube, withheld);
        }
        (0..candidates.len()).any(|first| {
            withheld[candidates[first]] = true;
            let found = go(cube, withheld, &candidates[first + 1..], size - 1);
            withheld[candidates[first]] = false;
            found
        })
    }
    go(cube, &mut small.to_vec(), candidates, size)
}

/// A sum in which a single number is withheld: a subtraction.
fn alone(cube: &Cube, withheld: &[bool]) -> Option<usize> {
    cube.sums()
        .iter()
        .position(|(parts, total)| parts.iter().chain([total]).filter(|place| withheld[**place]).count() == 1)
}

fn protects(cube: &Cube, withheld: &[bool]) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "ten")]
    let enough = MINIMUM as f64 - 1e-6;
    Read::of(cube, withheld).narrowest().is_none_or(|narrowest| narrowest >= enough)
}

fn compare(
    seed: u64,
    count: usize,
    most_withheld: usize,
    sizes: impl Fn(&mut ChaCha8Rng) -> Vec<usize>,
) -> (usize, usize) {
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let (mut ours, mut optimal, mut compared, mut same) = (0, 0, 0, 0);
    while compared < count {
        let sizes = sizes(&mut chance);
        let cube = table(&mut chance, &sizes);
        if cube.base() < MINIMUM {
            continue;
        }
        let withheld = protect(&cube, MINIMUM);
        let added = (0..withheld.len())
            .filter(|place| withheld[*place] && !(1..MINIMUM).contains(&cube.values()[*place]))
            .collect::<Vec<_>>();
        // Small totals, and patterns that need a total, are not what published patterns are about.
        let totals = (0..withheld.len()).any(|place| withheld[place] && cube.totals_of(place) > 0);
        if totals || added.is_empty() || added.len() > most_withheld {
            continue;
        }
        let fewest = fewest(&cube, added.len());
        compared += 1;
        ours += added.len();
        optimal += fewest;
        same += usize::from(fewest == added.len());
        assert!(added.len() >= fewest);
    }
    println!(
        "{compared} tables: {ours} numbers withheld beside the small ones, {optimal} by the best pattern; {same} tables alike"
    );
    (ours, optimal)
}

#[test]
fn two_way_tables_withhold_no_more_than_the_best_pattern() {
    let (ours, optimal) =
        compare(11, 1000, 4, |chance| vec![chance.random_range(2..5), chance.random_range(2..5)]);
    assert_eq!(ours, optimal);
}

#[test]
fn one_way_tables_withhold_no_more_than_the_best_pattern() {
    let (ours, optimal) = compare(12, 1000, 4, |chance| vec![chance.random_range(3..9)]);
    assert_eq!(ours, optimal);
}

#[test]
fn three_way_tables_withhold_little_more_than_the_best_pattern() {
    let (ours, optimal) = compare(13, 30, 5, |_| vec![2, 2, 3]);
    assert!(ours * 10 <= optimal * 11, "{ours} instead of {optimal}");
}
