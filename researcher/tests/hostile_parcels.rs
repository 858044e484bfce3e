//! Parcels that were made to harm, and answers in sound ones: nothing breaks, nothing executes, all is counted. Private forks and withdrawals
//! that come again are in `logged.rs`, what is signed and wrong in `opening.rs`.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use desk::{Desk, Device, FORM, SEALED_BYTES, body, parcel_bytes, snapshot};
use kin_protocol::StudyId;
use kin_researcher::opening::Reason;
use kin_sealing::Kind;
use kin_terminal::Exit;

const ANSWERS: &str = r#"{"office":"hn","days":3}"#;

fn refused(desk: &Desk, name: &str, bytes: &[u8]) {
    let before = snapshot(&desk.folder());
    let path = desk.place.path().join(name);
    std::fs::write(&path, bytes).expect("writes");
    let failure = desk.open(&path).expect_err("it is refused");
    assert_eq!(failure.exit(), Exit::Refused, "{name}");
    assert_eq!(snapshot(&desk.folder()), before, "{name} leaves nothing behind");
}

#[test]
fn a_parcel_that_was_cut_anywhere_is_refused_as_a_whole() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..3).map(|_| device.interview(ANSWERS)).collect();
    let whole = parcel_bytes(desk.id(), &envelopes);
    for cut in [0, 5, 13, 40, whole.len() / 3, whole.len() / 2, whole.len() - 33, whole.len() - 1] {
        refused(&desk, &format!("cut-{cut}"), &whole[..cut]);
    }
    assert_eq!(desk.take_in("whole", &envelopes).added, 3);
}

#[test]
fn envelopes_in_another_order_or_of_another_study_are_refused_as_a_whole() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..2).map(|_| device.interview(ANSWERS)).collect();
    let whole = parcel_bytes(desk.id(), &envelopes);
    let at = |envelope: &[u8]| {
        whole.windows(envelope.len()).position(|bytes| bytes == envelope).expect("it is there")
    };
    let mut places = [(at(&envelopes[0]), &envelopes[0]), (at(&envelopes[1]), &envelopes[1])];
    places.sort();
    let [(first, one), (second, two)] = places;
    // Each with what stands before it, which says how long it is.
    let head = |place: usize, from: usize| &whole[from..place];
    let begins = whole.len() - (whole.len() - first);
    let frame = second - first - one.len();
    let mut swapped = whole[..begins - frame].to_vec();
    swapped.extend_from_slice(head(second, second - frame));
    swapped.extend_from_slice(two);
    swapped.extend_from_slice(head(first, first - frame));
    swapped.extend_from_slice(one);
    swapped.extend_from_slice(&whole[second + two.len()..]);
    assert_eq!(swapped.len(), whole.len());
    refused(&desk, "swapped", &swapped);
    refused(&desk, "foreign", &parcel_bytes(StudyId::from_bytes([9; 16]), &envelopes));
    assert_eq!(desk.take_in("whole", &envelopes).added, 2);
}

#[test]
fn thousands_of_envelopes_that_are_no_sealed_responses_do_not_fill_the_disk() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let tiny =
        |count: u32| -> Vec<Vec<u8>> { (0..count).map(|number| number.to_be_bytes().to_vec()).collect() };
    let mut few = tiny(40);
    few.push(device.interview(ANSWERS));
    let summary = desk.take_in("few", &few);
    assert_eq!((summary.added, summary.quarantined.get(&Reason::FindingDamaged)), (1, Some(&40)));
    refused(&desk, "many", &parcel_bytes(desk.id(), &tiny(40 + 4096 + 1)));
}

#[test]
fn a_bomb_of_nested_answers_is_set_aside_like_any_answer_that_does_not_fit() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let depth = SEALED_BYTES as usize / 4;
    let lists = body(&format!(r#"{{"office":{}{}}}"#, "[".repeat(depth), "]".repeat(depth)));
    let objects = body(&format!("{}1{}", r#"{"office":"#.repeat(depth / 8), "}".repeat(depth / 8)));
    let envelopes = [
        device.interview(ANSWERS),
        device.seal(Kind::Original, &lists),
        device.seal(Kind::Original, &objects),
    ];
    let summary = desk.take_in("parcel", &envelopes);
    assert_eq!((summary.envelopes, summary.added), (3, 1));
    assert_eq!(summary.quarantined, [(Reason::FindingAnswersInvalid, 2)].into());
}

#[test]
fn formulas_and_markup_in_answers_come_out_as_words() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let hostile = ["=cmd|' /C calc'!A0", "@SUM(1)", "<script>alert(1)</script>"];
    let envelopes: Vec<Vec<u8>> = hostile
        .iter()
        .map(|words| {
            let words = serde_json::to_string(words).expect("a text");
            device.interview(&format!(r#"{{"office":"hn","remark":{words}}}"#))
        })
        .collect();
    assert_eq!(desk.take_in("parcel", &envelopes).added, 3);
    let (folder, out) = (desk.folder().display().to_string(), desk.place.path().join("out"));
    let out = out.display().to_string();
    let (code, _, errors) =
        desk.run(&["export", &folder, "--out", &out, "--format", "csv,jsonl", "--include", "free_text"]);
    assert_eq!(code, 0, "{errors}");
    let csv = std::fs::read_to_string(format!("{out}/visit.csv")).expect("the table");
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let cells: Vec<String> = rows
        .records()
        .flat_map(|row| row.expect("a row").iter().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    assert!(cells.iter().all(|cell| !cell.starts_with(['=', '@'])), "{cells:?}");
    for words in hostile {
        assert!(
            cells.iter().any(|cell| cell.trim_start_matches('\'') == words),
            "{words} is not in {cells:?}"
        );
    }
    for (path, bytes) in snapshot(std::path::Path::new(&out)) {
        let is_page = path.extension().is_some_and(|extension| extension == "html" || extension == "xml");
        let text = String::from_utf8(bytes).unwrap_or_default();
        assert!(!is_page || !text.contains("<script"), "{}", path.display());
    }
}
