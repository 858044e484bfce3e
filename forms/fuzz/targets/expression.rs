//! Any text as an expression.
#![no_main]

#[path = "../../../tests/src/fuzz/target.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::expression(bytes));
