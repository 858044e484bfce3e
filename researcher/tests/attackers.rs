//! Attackers: over thousands of random tables, whoever solves for a withheld number finds a range that is wide enough.

#![expect(
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "small numbers; what was attacked is part of the result"
)]

mod attack;

use attack::{Read, protect, table};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// How many tables each test tries; `KIN_TABLES` sets another number.
fn tables(usual: usize) -> usize {
    std::env::var("KIN_TABLES").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

fn attack(seed: u64, count: usize, sizes: impl Fn(&mut ChaCha8Rng) -> Vec<usize>) {
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let (mut attacked, mut withheld_numbers, mut given_up) = (0, 0, 0);
    for number in 0..count {
        let sizes = sizes(&mut chance);
        let cube = table(&mut chance, &sizes);
        let minimum = [3, 5, 10][chance.random_range(0..3)];
        if cube.base() < minimum {
            continue;
        }
        let withheld = protect(&cube, minimum);
        for (place, value) in cube.values().iter().enumerate() {
            assert!(withheld[place] || *value == 0 || *value >= minimum, "table {number} shows {value}");
        }
        if withheld.iter().all(|withheld| *withheld) {
            given_up += 1;
            continue;
        }
        attacked += 1;
        withheld_numbers += withheld.iter().filter(|withheld| **withheld).count();
        if let Some(narrowest) = Read::of(&cube, &withheld).narrowest() {
            assert!(
                narrowest >= minimum as f64 - 1e-6,
                "table {number}: a range of {narrowest} with a minimum of {minimum}: {cube:?} {withheld:?}"
            );
        }
    }
    println!(
        "{attacked} tables with {withheld_numbers} withheld numbers attacked, {given_up} withheld whole"
    );
}

#[test]
fn no_attacker_places_a_number_of_a_one_way_table() {
    attack(1, tables(600), |chance| vec![chance.random_range(2..9)]);
}

#[test]
fn no_attacker_places_a_number_of_a_two_way_table() {
    attack(2, tables(1500), |chance| vec![chance.random_range(2..6), chance.random_range(2..7)]);
}

#[test]
fn no_attacker_places_a_number_of_a_three_way_table() {
    attack(3, tables(60), |chance| {
        vec![chance.random_range(2..4), chance.random_range(2..4), chance.random_range(2..4)]
    });
}
