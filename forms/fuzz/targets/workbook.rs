//! Any bytes as a workbook: what is imported is a form, the same on a second reading.
#![no_main]

use kin_researcher::xlsform::{Kind, import};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let kind = match first % 4 {
        0 => Kind::Xlsx,
        1 => Kind::Xls,
        2 => Kind::Csv,
        _ => Kind::Markdown,
    };
    if let Ok(imported) = import(rest, kind) {
        assert!(kin_forms::Form::parse(&imported.json).is_ok(), "what is imported is a form");
    }
});
