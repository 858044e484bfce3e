//! Inputs by chance, against the laws of `kin_tests::fuzz::target`. Each campaign runs for a second; a long one is
//! `KIN_FUZZ_SECONDS=300 cargo test --release -p kin-tests --test fuzz`, a guided one is described in `forms/fuzz/README.md`.

#![expect(
    clippy::panic,
    clippy::print_stdout,
    reason = "a campaign reports, and ends where it found something"
)]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use kin_forms::vocabulary;
use kin_tests::fuzz::{Mutator, target};
use kin_tests::generate::{FormSize, chance, form};
use kin_tests::programs::root;
use kin_tests::reference::{Page, completed};

/// Runs a campaign; a finding is written to `target/fuzz` and named.
fn campaign(name: &str, mutator: &Mutator, target: fn(&[u8])) {
    let seconds =
        std::env::var("KIN_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(1);
    let until = Instant::now() + Duration::from_secs(seconds);
    let seed = std::env::var("KIN_FUZZ_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_123);
    let mut chance = chance(seed);
    let mut inputs = 0_u64;
    while Instant::now() < until {
        let input = mutator.input(&mut chance);
        inputs += 1;
        if catch_unwind(AssertUnwindSafe(|| target(&input))).is_err() {
            let folder = root().join("target/fuzz");
            std::fs::create_dir_all(&folder).expect("target can be written to");
            let file = folder.join(format!("{name}-{seed}-{inputs}"));
            std::fs::write(&file, &input).expect("target can be written to");
            panic!("input {inputs} of seed {seed} broke a law: kept as {}", file.display());
        }
    }
    println!("{name}: {inputs} inputs in {seconds} s");
}

/// What was found once: it must never be found again.
fn kept(name: &str, target: fn(&[u8])) {
    let folder = root().join("tests/fixtures/fuzz").join(name);
    for entry in std::fs::read_dir(&folder).expect("the kept cases are there") {
        let path = entry.expect("it can be listed").path();
        let bytes = std::fs::read(&path).expect("it can be read");
        assert!(catch_unwind(|| target(&bytes)).is_ok(), "{}", path.display());
    }
}

fn page() -> Page {
    Page::parse(&std::fs::read_to_string(root().join("forms/REFERENCE.md")).expect("the reference is there"))
}

#[test]
fn no_text_breaks_the_engine_of_expressions() {
    kept("expression", target::expression);
    let page = page();
    let lines = page.of("expressions").flat_map(|block| block.text.lines());
    let seeds = lines.filter_map(|line| Some(line.rsplit_once(" ⇒ ")?.0.as_bytes().to_vec())).collect();
    let calls: Vec<String> = vocabulary::functions().map(|name| format!("{name}(")).collect();
    let mut pieces: Vec<&str> = calls.iter().map(String::as_str).collect();
    pieces.extend([
        "div",
        "mod",
        "and",
        "or",
        "!=",
        "..",
        "/",
        "//",
        "[",
        "]",
        "(",
        ")",
        "'",
        "\"",
        "${a}",
        "current()/",
        "-",
        ",",
    ]);
    pieces.extend([
        "2026-02-29",
        "T10:20:30Z",
        "+07:00",
        "%Y",
        "ễ",
        "\u{202e}",
        "1 div 0",
        "[position() = last()]",
    ]);
    campaign("expression", &Mutator::new(seeds, &pieces, 2000), target::expression);
}

#[test]
fn no_bytes_break_the_reading_of_forms_and_no_form_breaks_its_interview() {
    kept("form", target::form);
    let page = page();
    let examples =
        page.of("json form").map(|block| completed(&block.text).expect("JSON").to_string().into_bytes());
    let generated = (0..40).map(|seed| {
        let size = FormSize { questions: 6, depth: 2, consent: seed % 2 == 0 };
        form(&mut chance(seed), size).into_bytes()
    });
    let seeds = examples.chain(generated).collect();
    let calls: Vec<String> = vocabulary::functions().map(|name| format!("{name}(")).collect();
    let properties: Vec<String> = vocabulary::properties().map(|name| format!("\"{name}\":")).collect();
    let types: Vec<String> = vocabulary::types().map(|name| format!("\"{name}\"")).collect();
    let words = [calls, properties, types].concat();
    let mut pieces: Vec<&str> = words.iter().map(String::as_str).collect();
    pieces.extend([
        "true", "null", "{}", "[]", "\"\"", "\\u0000", "\\ud800", "${q1}", "${q2}", "..", "../", "[1]", "{",
        "}", "\"",
    ]);
    campaign("form", &Mutator::new(seeds, &pieces, 64 * 1024), target::form);
}
