//! Valid random forms and answers, from a seed: the same seed gives the same form and the same people.
//!
//! Property tests, benchmarks and the demonstration share these, so that what is measured is what is tested.

mod answers;
mod author;
mod form;
mod known;
mod large;
mod question;

pub use answers::{Asked, Person, Row, interview, interview_through, row};
pub use form::{FormSize, form};
pub use large::large_form;

use rand::Rng;
use serde_json::{Value, json};

/// The source of chance of every generator.
pub type Chance = rand_chacha::ChaCha20Rng;

/// Chance from a seed.
pub fn chance(seed: u64) -> Chance {
    use rand_chacha::rand_core::SeedableRng;
    Chance::seed_from_u64(seed)
}

/// Words in both languages.
fn words(chance: &mut Chance, vietnamese: &str, english: &str) -> Value {
    let number = chance.random_range(0..1000);
    json!({"vi": format!("{vietnamese} {number}"), "en": format!("{english} {number}")})
}
