//! What the demonstration imports: the same rows for `cargo demo` and for the test that asserts its numbers.

use std::fmt::Write as _;
use std::sync::Arc;

use kin_forms::{Form, Now};

use crate::generate::{Person, chance, row};

/// How many interviews of the reintegration form are generated.
pub const INTERVIEWS: usize = 200;

/// The seed of the demonstration's people.
const SEED: u64 = 2026;

/// The 62 answers of WFP's sample survey (Apache-2.0, see `tests/fixtures/README.md`).
pub fn rcsi_rows() -> &'static [u8] {
    include_bytes!("../fixtures/RCSI_Sample_Survey.csv")
}

/// `count` generated interviews of the library's reintegration form, as the JSON Lines a paper questionnaire would be
/// typed into.
///
/// # Panics
/// When the library's form has a mistake; the form's own tests say which.
pub fn reintegration_rows(count: usize) -> Vec<u8> {
    let form = include_bytes!("../../forms/library/returnee-reintegration.json");
    let form = Arc::new(Form::parse(form).expect("the library's forms have no mistakes"));
    let mut chance = chance(SEED);
    let mut lines = String::new();
    for _ in 0..count {
        let cells = row(&form, &mut chance, Person::default(), now());
        let object: serde_json::Map<String, serde_json::Value> =
            cells.into_iter().map(|(column, cell)| (column, cell.into())).collect();
        writeln!(lines, "{}", serde_json::Value::Object(object)).expect("a string can be written to");
    }
    lines.into_bytes()
}

/// A fixed moment, so that the same seed gives the same people on every day.
pub fn now() -> Now {
    Now { local: jiff::civil::date(2026, 11, 2).at(9, 30, 0, 0), offset: jiff::tz::Offset::constant(7) }
}
