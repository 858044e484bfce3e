//! Any bytes as a form, and a form that is read as an interview.
#![no_main]

#[path = "../../../tests/src/fuzz/target.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::form(bytes));
