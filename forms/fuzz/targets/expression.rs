//! Any text as an expression: it is read and evaluated, or a mistake stands inside it.
#![no_main]

use jiff::civil::date;
use jiff::tz::Offset;
use kin_forms::{Alone, Now, evaluate_alone};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let now = Now { local: date(2026, 11, 23).at(19, 25, 0, 0), offset: Offset::constant(7) };
    let alone = Alone { now, seed: [7; 32], language: "vi".into() };
    if let Ok(value) = evaluate_alone(text, &alone) {
        // The same again: nothing ambient.
        let again = evaluate_alone(text, &alone).expect("what had a value has one again");
        assert_eq!(again.to_texts(), value.to_texts());
    }
});
