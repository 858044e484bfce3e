//! Samples drawn in every way, each the same in every run.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

/// A sample, how it was drawn, and what is asked of it.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) rows: String,
    pub(crate) design: Value,
    pub(crate) questions: Vec<Value>,
    pub(crate) zero_weights: bool,
}

/// What a generated sample has.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "every one of them may be there or not")]
struct Shape {
    strata: usize,
    clusters: bool,
    weights: bool,
    population: bool,
    missing: bool,
    zero_weights: bool,
    lonely: Option<&'static str>,
    one_domain_in_one_unit: bool,
}

fn case(seed: u64, shape: Shape) -> Case {
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let mut rows = "stratum,psu,weight,fpc,y,x,a,b,g\n".to_owned();
    let strata = shape.strata.max(1);
    for stratum in 0..strata {
        let lonely = shape.lonely.is_some() && stratum == 0;
        let units = if lonely { 1 } else { chance.random_range(3..7) };
        let rows_in_stratum = if shape.clusters || lonely { 0 } else { chance.random_range(12..25) };
        let population = if shape.clusters || lonely { units * 4 + 3 } else { rows_in_stratum * 5 };
        let mut row = |psu: String, chance: &mut ChaCha8Rng| {
            let hole = |chance: &mut ChaCha8Rng| shape.missing && chance.random_bool(0.12);
            let weight = match (shape.weights, shape.zero_weights && chance.random_bool(0.15)) {
                (_, true) => 0.0,
                (true, false) => f64::from(chance.random_range(10..400_u32)) / 7.0,
                (false, false) => 1.0,
            };
            let level = f64::from(u32::try_from(stratum).expect("few strata")) * 9.0;
            let amount = chance.random_range(-50.0..150.0_f64) + level;
            let amount = if hole(chance) { "NA".to_owned() } else { amount.to_string() };
            let size =
                if hole(chance) { String::new() } else { chance.random_range(1.0..30.0_f64).to_string() };
            let kind = ["p", "q", "r"][chance.random_range(0..3)];
            let kind = if hole(chance) { "" } else { kind };
            let answer = ["no", "yes"][usize::from(chance.random_bool(0.35 + 0.1 * f64::from(kind == "q")))];
            let alone = shape.one_domain_in_one_unit && stratum == 0 && psu.ends_with("_0");
            let group = if alone { "z" } else { ["u", "v"][chance.random_range(0..2)] };
            let line =
                format!("s{stratum},{psu},{weight},{population},{amount},{size},{kind},{answer},{group}\n");
            rows.push_str(&line);
        };
        if shape.clusters || lonely {
            for unit in 0..units {
                let size = if lonely && !shape.clusters { 1 } else { chance.random_range(2..9) };
                (0..size).for_each(|_| row(format!("s{stratum}_{unit}"), &mut chance));
            }
        } else {
            (0..rows_in_stratum).for_each(|place| row(format!("s{stratum}_r{place}"), &mut chance));
        }
    }
    let mut design = serde_json::Map::new();
    let columns = [
        ("strata", "stratum", shape.strata > 0),
        ("psu", "psu", shape.clusters),
        ("weight", "weight", shape.weights || shape.zero_weights),
        ("fpc", "fpc", shape.population && shape.strata > 0),
    ];
    for (key, column, has) in columns {
        if has {
            design.insert(key.to_owned(), column.into());
        }
    }
    if !design.contains_key("weight") && design.contains_key("fpc") {
        // Both implementations take weights from somewhere else then; given ones are comparable.
        design.insert("weight".to_owned(), "weight".into());
    }
    if let Some(lonely) = shape.lonely {
        design.insert("lonely_psu".to_owned(), lonely.into());
    }
    // Every third question: all are asked of every three neighbouring shapes.
    let asked = (0..).zip(questions(shape.lonely)).filter(|(place, _)| (place + seed).is_multiple_of(3));
    Case {
        name: format!("seed {seed}"),
        rows,
        design: design.into(),
        questions: asked.map(|(_, question)| question).collect(),
        zero_weights: shape.zero_weights,
    }
}

fn questions(lonely: Option<&str>) -> Vec<Value> {
    let mut questions = vec![
        json!({"kind": "mean", "columns": ["y"]}),
        json!({"kind": "mean", "columns": ["y"], "by": "g"}),
        json!({"kind": "ratio", "columns": ["y", "x"]}),
        json!({"kind": "ratio", "columns": ["x", "y"], "by": "g"}),
        json!({"kind": "proportion", "columns": ["a"], "interval": "logit"}),
        json!({"kind": "proportion", "columns": ["b"], "by": "g", "interval": "beta"}),
        json!({"kind": "table", "columns": ["a", "b"]}),
    ];
    // Of a lonely unit's total we take the distance from the mean of all units' totals, as Stata does.
    if lonely != Some("center") {
        questions.push(json!({"kind": "total", "columns": ["y"]}));
        questions.push(json!({"kind": "total", "columns": ["x"], "by": "g"}));
    }
    questions
}

pub(crate) fn cases() -> Vec<Case> {
    let mut shapes = Vec::new();
    for bits in 0..64_u32 {
        let has = |bit: u32| bits & (1 << bit) != 0;
        shapes.push(Shape {
            strata: if has(0) { 3 } else { 0 },
            clusters: has(1),
            weights: has(2),
            population: has(3),
            missing: has(4),
            zero_weights: has(5),
            ..Shape::default()
        });
    }
    let full = Shape { strata: 4, clusters: true, weights: true, ..Shape::default() };
    shapes.push(Shape { strata: 1, ..full });
    for lonely in ["center", "certainty"] {
        shapes.push(Shape { lonely: Some(lonely), ..full });
        shapes.push(Shape { lonely: Some(lonely), missing: true, population: true, ..full });
        shapes.push(Shape { lonely: Some(lonely), clusters: false, ..full });
    }
    shapes.push(Shape { one_domain_in_one_unit: true, ..full });
    (0..).zip(shapes).map(|(seed, shape)| case(seed, shape)).collect()
}
