//! Campaigns against what reads strangers' bytes: inputs made by chance from valid ones, and what they are given to.
//!
//! The same targets are compiled into a coverage-guided fuzzer in `forms/fuzz`; what it finds comes back here as a file under
//! `tests/fixtures/fuzz`, which every test run reads again.

mod mutate;
pub mod target;

pub use mutate::Mutator;
