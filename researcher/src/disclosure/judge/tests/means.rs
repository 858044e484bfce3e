//! An attacker with means: she knows the sum of every place whose mean was shown, and asks of every group of people that
//! the tables can tell apart whether its sum follows.

use super::*;

/// A world whose people have a number each: most a small one, few a very large one.
fn world(levels: &[usize]) -> World {
    World::new(levels)
}

fn earn(world: &mut World, chance: &mut ChaCha8Rng) {
    while world.people.numbers[0].len() < world.people.count() {
        let size: f64 = chance.random_range(0.0..1.0_f64).powi(6);
        let same = chance.random_bool(0.3);
        world.people.numbers[0].push(if same { 5.0 } else { (1.0 + 400.0 * size).round() });
    }
}

fn with_means(variables: &[&str], filter: &[(&str, &[&str])]) -> Definition {
    Definition { mean: Some("income".to_owned()), ..definition(variables, filter) }
}

/// The rows of a matrix, reduced: which vectors are sums of them with weights is then quickly said.
struct Span {
    rows: Vec<(usize, Vec<f64>)>,
}

impl Span {
    fn of(vectors: impl Iterator<Item = Vec<f64>>) -> Self {
        let mut span = Self { rows: Vec::new() };
        for vector in vectors {
            let mut rest = span.rest(vector);
            let Some(pivot) = rest.iter().position(|entry| entry.abs() > 1e-9) else { continue };
            let by = rest[pivot];
            for entry in &mut rest {
                *entry /= by;
            }
            for (_, row) in &mut span.rows {
                let by = row[pivot];
                for (entry, new) in row.iter_mut().zip(&rest) {
                    *entry -= by * new;
                }
            }
            span.rows.push((pivot, rest));
        }
        span
    }

    fn rest(&self, mut vector: Vec<f64>) -> Vec<f64> {
        for (pivot, row) in &self.rows {
            let by = vector[*pivot];
            for (entry, row) in vector.iter_mut().zip(row) {
                *entry -= by * row;
            }
        }
        vector
    }

    fn holds(&self, vector: Vec<f64>) -> bool {
        self.rest(vector).iter().all(|entry| entry.abs() < 1e-7)
    }
}

/// Whether the sum of a group tells of one person, said anew.
fn tells(mut numbers: Vec<f64>) -> bool {
    numbers.sort_by(f64::total_cmp);
    let Some((largest, others)) = numbers.split_last() else { return false };
    let rest = || others.iter().rev().skip(1);
    // What she of the second largest number can say of the largest, at most: by the sum, and by the squares.
    let by_sum = largest + rest().sum::<f64>();
    let by_squares = (largest.powi(2) + rest().map(|number| number.powi(2)).sum::<f64>()).sqrt();
    let close = |most: f64| most < 1.1 * largest - 1e-9;
    (numbers.len() as u64) < MINIMUM || numbers[0] >= *largest || close(by_sum) || close(by_squares)
}

/// The groups whose sum follows and tells of one person, and how many sums follow at all.
fn attack(world: &World) -> (Vec<String>, usize) {
    let (kinds, numbers) = world.told();
    let cells: usize = world.levels.iter().product();
    let mut of_kind: Vec<Vec<f64>> = vec![Vec::new(); kinds];
    for person in 0..world.people.count() {
        let segment = usize::try_from(world.people.segments[person]).expect("few") - 1;
        let cell = world
            .people
            .columns
            .iter()
            .zip(&world.levels)
            .fold(0, |cell, (column, levels)| cell * levels + column.codes[person] as usize);
        if let Some(of_kind) = of_kind.get_mut(segment * cells + cell) {
            of_kind.push(world.people.numbers[0][person]);
        }
    }
    let full: Vec<usize> = (0..kinds).filter(|kind| !of_kind[*kind].is_empty()).collect();
    assert!(full.len() <= 16, "every group of kinds is tried");
    let shown = world.released.iter().flat_map(|(entry, _)| &entry.means);
    let vectors = numbers.iter().zip(shown).filter(|(_, shown)| **shown).map(|((sum, ..), _)| {
        full.iter().map(|kind| f64::from(u8::from(sum.contains(kind)))).collect::<Vec<f64>>()
    });
    let span = Span::of(vectors);
    let (mut told, mut follow) = (Vec::new(), 0);
    for group in 1_u32..1 << full.len() {
        let within = |place: usize| group >> place & 1 == 1;
        let vector = (0..full.len()).map(|place| f64::from(u8::from(within(place)))).collect();
        if !span.holds(vector) {
            continue;
        }
        follow += 1;
        let people: Vec<f64> = (0..full.len())
            .filter(|place| within(*place))
            .flat_map(|place| of_kind[full[place]].iter().copied())
            .collect();
        if tells(people.clone()) {
            told.push(format!("{people:?}"));
        }
    }
    (told, follow)
}

fn assert_nobody_is_told_of(world: &World, sequence: usize) -> usize {
    let (told, follow) = attack(world);
    assert_eq!(told, Vec::<String>::new(), "sequence {sequence}: {:?}", world.released);
    follow
}

#[test]
fn no_sum_that_follows_from_means_is_one_persons() {
    let mut chance = ChaCha8Rng::seed_from_u64(31);
    let (mut shown, mut withheld, mut follow) = (0, 0, 0);
    for sequence in 0..sequences(150) {
        let mut world = world(&[chance.random_range(2..5), chance.random_range(2..5)]);
        let count = chance.random_range(40..300);
        world.import(&mut chance, 1, count);
        earn(&mut world, &mut chance);
        world.release(&with_means(&["a", "b"], &[]), 1);
        for (entry, _) in &world.released {
            let of_people = entry.means.iter().zip(&entry.shown).filter(|(_, people)| **people > Some(0));
            let of_people: Vec<bool> = of_people.map(|(shown, _)| *shown).collect();
            shown += of_people.iter().filter(|shown| **shown).count();
            withheld += of_people.iter().filter(|shown| !**shown).count();
        }
        follow += assert_nobody_is_told_of(&world, sequence);
    }
    println!("{shown} means shown, {withheld} withheld beside a count; {follow} sums followed");
    assert!(shown > withheld && withheld > 100, "{shown}, {withheld}");
}

#[test]
fn no_sum_that_follows_from_means_of_several_releases_is_one_persons() {
    let mut chance = ChaCha8Rng::seed_from_u64(32);
    let tables = [
        with_means(&["a", "b"], &[]),
        with_means(&["a"], &[]),
        with_means(&["b"], &[]),
        with_means(&["b"], &[("a", &["0"])]),
        definition(&["a", "b"], &[]),
    ];
    let (mut released, mut refused, mut shown, mut withheld) = (0, 0, 0, 0);
    for sequence in 0..sequences(100) {
        let mut world = world(&[chance.random_range(2..4), 2]);
        for segment in 1..=2 {
            let count = if segment == 1 { chance.random_range(60..200) } else { chance.random_range(1..30) };
            world.import(&mut chance, segment, count);
            earn(&mut world, &mut chance);
            for _ in 0..3 {
                world.release(&tables[chance.random_range(0..tables.len())], segment);
            }
        }
        for (entry, _) in &mut world.released {
            if entry.means.is_empty() {
                entry.means = vec![false; entry.shown.len()];
            }
            shown += entry.means.iter().filter(|shown| **shown).count();
            withheld += entry.means.iter().filter(|shown| !**shown).count();
        }
        released += world.released.len();
        refused += world.refused;
        assert_nobody_is_told_of(&world, sequence);
    }
    println!("{released} released, {refused} refused; {shown} means shown, {withheld} withheld");
    assert!(released > refused && shown > 100, "{released}, {refused}, {shown}");
}

#[test]
fn ordinary_numbers_have_all_their_means_shown() {
    let mut world = world(&[2, 2]);
    for person in 0..80_u32 {
        world.people.segments.push(1);
        for (column, code) in world.people.columns.iter_mut().zip([person % 2, person / 2 % 2]) {
            column.codes.push(code);
        }
        world.people.numbers[0].push(f64::from(18 + person % 23));
    }
    assert!(world.release(&with_means(&["a", "b"], &[]), 1));
    let (entry, _) = &world.released[0];
    for (people, mean) in entry.shown.iter().zip(&entry.means) {
        assert_eq!(*mean, people.is_some_and(|people| people > 0), "{entry:?}");
    }
}
