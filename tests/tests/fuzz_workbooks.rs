//! Workbooks by chance, against the desk's import: real ones, broken in a few places.
//!
//! Bytes of an .xls are changed as they are; of an .xlsx the sheets inside, because a changed archive is only a damaged
//! archive; tables of Markdown and CSV as texts. `KIN_FUZZ_SECONDS` and `KIN_FUZZ_SEED` as in `fuzz.rs`.

#![expect(
    clippy::panic,
    clippy::print_stdout,
    reason = "a campaign reports, and ends where it found something"
)]

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use kin_forms::{Form, vocabulary};
use kin_researcher::xlsform::{Kind, import};
use kin_tests::fuzz::Mutator;
use kin_tests::generate::{Chance, chance};
use kin_tests::programs::root;
use rand::Rng;
use rand::seq::IndexedRandom;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What is imported is a form, the same one again on a second reading, in bounded time.
fn law(bytes: &[u8], kind: Kind) {
    let started = Instant::now();
    match import(bytes, kind) {
        Ok(imported) => {
            assert!(Form::parse(&imported.json).is_ok(), "what is imported is a form");
            let again = import(bytes, kind).expect("what was read is read again");
            assert_eq!(again.json, imported.json, "the same form again");
        }
        Err(mistakes) => assert!(mistakes.to_string().len() < 1 << 20, "mistakes are bounded"),
    }
    assert!(started.elapsed() < Duration::from_secs(20), "no workbook hangs the desk");
}

/// Every file with that ending.
fn seeds(ending: &str) -> Vec<Vec<u8>> {
    let mut waiting = vec![root().join("researcher/tests/fixtures/xlsform")];
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).expect("the fixtures are there") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let seeds: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).expect("it can be read")).collect();
    assert!(!seeds.is_empty(), "no seeds that end in {ending}");
    seeds
}

const PIECES: [&str; 24] = [
    "select_one ",
    "select_multiple ",
    " or_other",
    "begin_group",
    "end_group",
    "begin_repeat",
    "end_repeat",
    "begin loop over ",
    "select_one_from_file a.csv",
    "rank ",
    "calculate",
    "type",
    "name",
    "label::English (en)",
    "list_name",
    "settings",
    "choices",
    "${a}",
    "${last-saved#a}",
    "selected(${a}, '1')",
    "randomize=true, seed=${a}",
    " | ",
    "|\n|",
    "yes",
];

fn campaign(name: &str, kind: Kind, ending: &str, mut input: impl FnMut(&mut Chance) -> Vec<u8>) {
    let number = |name: &str| std::env::var(name).ok().and_then(|number| number.parse().ok());
    let seconds = number("KIN_FUZZ_SECONDS").unwrap_or(1);
    let seed = number("KIN_FUZZ_SEED").unwrap_or(20_261_123);
    let until = Instant::now() + Duration::from_secs(seconds);
    let (mut chance, mut inputs) = (chance(seed), 0_u64);
    let folder = root().join("target/fuzz");
    std::fs::create_dir_all(&folder).expect("target can be written to");
    let current = folder.join(format!("current-{name}.{ending}"));
    while Instant::now() < until {
        let input = input(&mut chance);
        inputs += 1;
        // Kept first: memory that cannot be had ends the whole process.
        std::fs::write(&current, &input).expect("target can be written to");
        if catch_unwind(AssertUnwindSafe(|| law(&input, kind))).is_err() {
            let file = folder.join(format!("{name}-{seed}-{inputs}.{ending}"));
            std::fs::rename(&current, &file).expect("target can be written to");
            panic!("input {inputs} of seed {seed} broke a law: kept as {}", file.display());
        }
    }
    println!("{name}: {inputs} inputs in {seconds} s");
}

#[test]
fn what_broke_the_import_once_is_read_now() {
    for entry in
        std::fs::read_dir(root().join("tests/fixtures/fuzz/workbook")).expect("the kept cases are there")
    {
        let path = entry.expect("it can be listed").path();
        let kind = path.extension().and_then(|ending| Kind::from_ending(&ending.to_string_lossy()));
        law(
            &std::fs::read(&path).expect("it can be read"),
            kind.expect("a kept case has an ending of workbooks"),
        );
    }
}

/// A sheet: name, headers, how many rows, and each of them by its number.
type SheetOf<'s> = (&'s str, &'s str, usize, &'s dyn Fn(usize) -> String);

/// Sheets as tables of Markdown.
fn book(sheets: &[SheetOf<'_>]) -> Vec<u8> {
    let mut text = String::new();
    for (sheet, headers, rows, row) in sheets {
        let _ = writeln!(text, "| {sheet} |\n| | {headers} |");
        for number in 0..*rows {
            let _ = writeln!(text, "| | {} |", row(number));
        }
    }
    text.into_bytes()
}

/// Work by the square of these rows would break the law of time.
#[test]
fn many_rows_that_each_name_something_new_are_read_in_bounded_time() {
    let (survey, choices) = ("type | name | label", "list_name | name | label");
    let list = |row: usize| format!("list{row} | a | A");
    let one = |row: usize| format!("select_one list{row} | q{row} | Q");
    let wanted = |row: usize| format!("select_one wanted{row} | q{row} | Q");
    let reference = |row: usize| format!("text | q{row} | ${{wanted{row}}}");
    let refused = |row: usize| format!("note | q{row} | Q | wanted({row})");
    let books = [
        ("lists", book(&[("choices", choices, 5_000, &list), ("survey", survey, 5_000, &one)])),
        // Refused once all are read: nothing else takes time.
        ("most lists", book(&[("choices", choices, 99_000, &list), ("survey", survey, 1, &wanted)])),
        ("unknown lists", book(&[("choices", choices, 10_000, &list), ("survey", survey, 10_000, &wanted)])),
        ("unknown references", book(&[("survey", survey, 10_000, &reference)])),
        ("refused expressions", book(&[("survey", "type | name | label | relevant", 5_000, &refused)])),
    ];
    for (name, bytes) in books {
        let started = Instant::now();
        law(&bytes, Kind::Markdown);
        println!("{name}: {:.1} s", started.elapsed().as_secs_f64());
    }
}

#[test]
fn no_table_of_markdown_breaks_the_import() {
    let types: Vec<&str> = vocabulary::types().chain(PIECES).collect();
    let mutator = Mutator::new(seeds("md"), &types, 64 * 1024);
    campaign("markdown", Kind::Markdown, "md", |chance| mutator.input(chance));
}

#[test]
fn no_csv_breaks_the_import() {
    let types: Vec<&str> =
        vocabulary::types().chain(PIECES).chain([",", ";", "\t", "\"\"", "survey\n,"]).collect();
    let tables = seeds("md").into_iter().map(|seed| {
        let text = String::from_utf8(seed).expect("the fixtures are UTF-8");
        let lines = text
            .lines()
            .map(|line| line.trim().trim_matches('|').replace(" | ", ",").trim_start().to_owned());
        lines.collect::<Vec<_>>().join("\n").into_bytes()
    });
    let mutator = Mutator::new(tables.collect(), &types, 64 * 1024);
    campaign("csv", Kind::Csv, "csv", |chance| mutator.input(chance));
}

#[test]
fn no_older_workbook_breaks_the_import() {
    let mutator = Mutator::new(seeds("xls"), &PIECES, 1 << 20);
    campaign("xls", Kind::Xls, "xls", |chance| mutator.input(chance));
}

#[test]
fn no_workbook_breaks_the_import() {
    let all = seeds("xlsx");
    // The largest one only repeats the smaller ones, slowly.
    let archives: Vec<Vec<(String, Vec<u8>)>> =
        all.iter().filter(|bytes| bytes.len() < 60_000).map(|bytes| unpacked(bytes)).collect();
    let parts = archives.iter().flatten().map(|(_, bytes)| bytes.clone()).collect();
    let mutator = Mutator::new(
        parts,
        &["<c r=\"A1\"", "t=\"s\"", "<v>", "</row>", "<row r=\"1048576\">", "&#x0;", "ref=\"A1:XFD1048576\""],
        1 << 20,
    );
    campaign("xlsx", Kind::Xlsx, "xlsx", |chance| {
        let mut archive = archives.choose(chance).expect("there are archives").clone();
        let sheets: Vec<usize> =
            (0..archive.len()).filter(|part| archive[*part].0.contains(".xml")).collect();
        let changed = *sheets.choose(chance).expect("a workbook has sheets");
        archive[changed].1 = if chance.random_bool(0.9) {
            mutator.changed(&archive[changed].1, chance)
        } else {
            mutator.input(chance)
        };
        packed(&archive)
    });
}

fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a workbook is an archive");
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).expect("it is there");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("it can be unpacked");
            (part.name().expect("its name is a text").into_owned(), bytes)
        })
        .collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name.as_str(), SimpleFileOptions::default()).expect("memory takes it");
        archive.write_all(bytes).expect("memory takes it");
    }
    archive.finish().expect("memory takes it").into_inner()
}
