//! What a data-protection officer asks of the desk.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use std::fs;
use std::io::Read as _;

use desk::releasing::Releases;
use serde_json::Value;

#[test]
fn the_data_map_says_what_is_asked_who_reads_it_and_where_it_lies() {
    let releases = Releases::new();
    let map: Value = serde_json::from_str(&releases.done("study map DESK --json")).expect("JSON");
    let fields = map["fields"].as_array().expect("fields");
    let field =
        |name: &str| fields.iter().find(|field| field["field"] == name).expect("the question is there");
    assert_eq!(fields.len(), 8, "every question that holds an answer, and no other");
    assert_eq!(field("nickname")["disclosure"], "direct");
    assert_eq!(field("nickname")["read_as"], "answers", "there is no contact custodian");
    assert_eq!(field("debt")["disclosure"], "sensitive");
    assert_eq!(field("age")["kind"], "integer");
    let recipients = map["recipients"].as_array().expect("recipients");
    assert_eq!(recipients.len(), 1);
    assert_eq!((&recipients[0]["reads"], &recipients[0]["opened_by"]), (&"answers".into(), &"desk".into()));
    let places = map["places"].as_array().expect("places");
    let names: Vec<&str> = places.iter().filter_map(|place| place["place"].as_str()).collect();
    assert_eq!(names, ["devices", "server", "desk", "files"]);
    assert_eq!(places[0]["days_after"], 30);
    assert!(
        places[1]["until"].as_str().is_some_and(|day| day > map["collected_until"].as_str().unwrap_or("9"))
    );

    let said = releases.done("study map DESK");
    for words in
        ["nickname", "direct", "epoch 1", "Server: sealed, purged from", "Devices: sealed, until 30 days"]
    {
        assert!(said.contains(words), "{words} is not in\n{said}");
    }
    assert!(!said.contains("AGE-SECRET"));
    let said = releases.done("--language vi study map DESK");
    assert!(said.contains("Máy chủ: niêm phong") && said.contains("Tên gọi"), "{said}");
}

/// A desk with a released table in `OUT/t`.
fn released() -> Releases {
    let mut releases = Releases::new();
    releases.open((0..40).map(|number| {
        let office = ["hn", "ct"][number % 2];
        format!(r#"{{"office":"{office}"}}"#)
    }));
    releases.done("release freeze DESK first");
    releases.done("release table DESK --freeze first --rows office --out OUT/t");
    releases
}

#[test]
fn a_release_is_handed_over_sealed_with_its_terms_and_stands_in_the_ledger_until_it_is_deleted() {
    let releases = released();
    let donor = kin_sealing::Identity::generate();
    let to = format!("--to {}", donor.recipient());
    let rest = "--receiver Donor --purpose planning --expires 2099-12-31 --by Mai --out OUT/t.zip.age";
    releases.done(&format!("release handover DESK OUT/t {to} {rest}"));

    let sealed = fs::read(releases.out("t.zip.age")).expect("the file");
    let packed = kin_sealing::decrypt(&[donor], &sealed, 1 << 20).expect("the donor opens it");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&packed[..])).expect("an archive");
    let mut terms = String::new();
    archive.by_name("TERMS.txt").expect("terms").read_to_string(&mut terms).expect("text");
    for words in ["planning", "2099-12-31", "Bàn giao cho: Donor", "Handed over by: Mai"] {
        assert!(terms.contains(words), "{words} is not in\n{terms}");
    }
    let mut table = Vec::new();
    archive.by_name("table.csv").expect("the table").read_to_end(&mut table).expect("bytes");
    assert_eq!(table, fs::read(releases.out("t").join("table.csv")).expect("the table"), "byte for byte");

    let ledger: Value = serde_json::from_str(&releases.done("release list DESK --json")).expect("JSON");
    let line = &ledger[2];
    assert_eq!((&line["number"], &line["what"]["kind"]), (&3.into(), &"handover".into()));
    assert_eq!(line["what"]["file"], kin_protocol::Digest::of(&sealed).to_string());
    assert_eq!((&ledger[0]["kin_release"], &line["kin_release"]), (&1.into(), &2.into()));
    assert!(releases.done("release list DESK").contains("to Donor, until 2099-12-31"));
    releases.refused("release deleted DESK 2 --by Mai", "no hand-over");
    releases.done("release deleted DESK 3 --by Mai");
    releases.refused("release deleted DESK 3 --by Mai", "already");
    assert!(releases.done("release list DESK").contains("to Donor, deleted"));
}

#[test]
fn only_what_was_released_is_handed_over_and_only_unchanged() {
    let releases = released();
    let to = kin_sealing::Identity::generate().recipient();
    let rest = format!("--to {to} --receiver Donor --purpose planning --by Mai --out OUT/h");
    let hand = |folder: &str| format!("release handover DESK {folder} --expires 2099-12-31 {rest}");
    releases.done("export DESK --out OUT/e --format csv");
    releases.refused(&hand("OUT/e"), "is an export for the team");
    releases.refused(&format!("release handover DESK OUT/t --expires 2020-01-01 {rest}"), "has gone by");
    releases.refused(&hand("OUT/t").replace("age1", "age2"), "recipient");
    fs::write(releases.out("t").join("more.csv"), "a").expect("a file");
    releases.refused(&hand("OUT/t"), "is not as it was released");
    fs::remove_file(releases.out("t").join("more.csv")).expect("removed");
    let table = fs::read(releases.out("t").join("table.csv")).expect("the table");
    fs::write(releases.out("t").join("table.csv"), [&table[..], b" "].concat()).expect("a file");
    releases.refused(&hand("OUT/t"), "is not as it was released");
    fs::write(releases.out("t").join("table.csv"), table).expect("as it was");
    releases.done(&hand("OUT/t"));
    // What is there is not written over, and the ledger does not tell of it.
    let before = releases.done("release list DESK --json");
    let (code, _, _) = releases.run(&hand("OUT/t"));
    assert_ne!(code, 0);
    assert_eq!(releases.done("release list DESK --json"), before);
}

#[test]
fn the_page_of_a_report_is_handed_over_as_it_was_written_and_only_that() {
    let releases = released();
    let donor = kin_sealing::Identity::generate();
    let rest = format!("--to {} --receiver Donor --purpose planning --by Mai", donor.recipient());
    let hand = |page: &str, out: &str| {
        format!("release handover DESK OUT/{page} --expires 2099-12-31 {rest} --out OUT/{out}")
    };
    fs::write(releases.out("plan.json"), r#"{"kin_report":1,"sections":[{"table":{"rows":"office"}}]}"#)
        .expect("a plan");
    releases.done("report DESK --freeze first --plan OUT/plan.json --out OUT/page.html");
    let page = fs::read(releases.out("page.html")).expect("the page");

    // It is found by its bytes, whatever it is called; a byte more, and it is another.
    fs::rename(releases.out("page.html"), releases.out("TERMS.txt")).expect("renamed");
    releases.done(&hand("TERMS.txt", "page.age"));
    fs::write(releases.out("changed.html"), [&page[..], b" "].concat()).expect("a file");
    releases.refused(&hand("changed.html", "x.age"), "is not as it was released, or was never released");
    // Nor what the team sees, nor a part of something else that was released.
    releases.done("export DESK --out OUT/e --format csv");
    releases.refused(&hand("e/codebook.html", "x.age"), "is an export for the team");
    fs::write(releases.out("quality.html"), releases.done("quality DESK")).expect("a file");
    releases.refused(&hand("quality.html", "x.age"), "is not as it was released");
    releases.refused(&hand("t/table.csv", "x.age"), "is not as it was released");
    releases.refused(&hand("TERMS.txt", "x.age").replace("2099", "2020"), "has gone by");
    assert!(!releases.out("x.age").exists(), "a refusal leaves nothing");

    let sealed = fs::read(releases.out("page.age")).expect("the file");
    let packed = kin_sealing::decrypt(&[donor], &sealed, 1 << 20).expect("the donor opens it");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&packed[..])).expect("an archive");
    assert_eq!(archive.len(), 2, "the terms and the page");
    let mut handed = Vec::new();
    archive.by_name("report.html").expect("the page").read_to_end(&mut handed).expect("bytes");
    assert!(handed == page, "byte for byte");

    let ledger: Value = serde_json::from_str(&releases.done("release list DESK --json")).expect("JSON");
    let (report, handover) = (&ledger[2], &ledger[3]);
    assert_eq!((&report["what"]["kind"], &report["kin_release"]), (&"report".into(), &3.into()));
    // The table had been released before: the page names its line, and made none of its own.
    assert_eq!(report["what"]["tables"], serde_json::json!([2]));
    assert_eq!(report["files"][0]["sha256"], kin_protocol::Digest::of(&page).to_string());
    assert_eq!((&handover["what"]["kind"], &handover["what"]["release"]), (&"handover".into(), &3.into()));
    let said = releases.done("release list DESK");
    assert!(said.contains("report") && said.contains("first: back, 1 tables"), "{said}");
}

#[test]
fn a_request_has_the_days_of_the_law_and_names_nobody() {
    let releases = Releases::new();
    let said = releases.done("requests add DESK delete --file HS-12/2026 --received 2026-11-27");
    for words in ["Request 1, under Nghị định 356/2025/NĐ-CP", "by 2026-12-01", "done by 2026-12-17"] {
        assert!(said.contains(words), "{words} is not in\n{said}");
    }
    releases.refused("requests add DESK delete --file Lê-Thị-Á-1", "The log names nobody");
    releases.refused("requests add DESK delete --file LeThiA", "The log names nobody");
    releases.refused("requests add DESK delete --file 1 --received 2099-01-01", "cannot have been received");
    releases.refused("requests add DESK delete --file 1 --received 2001-01-01", "No law is known");
    releases.refused("requests extend DESK 1 --reason more --by Mai", "cannot be put off");
    releases.refused("requests answer DESK 7 --by Mai", "no request 7");
    releases.done("requests add DESK withdraw --file HS-13 --received 2026-01-05");
    let listed = releases.run("requests list DESK");
    assert!(listed.2.contains("Late: 2"), "{}", listed.2);
    releases.done("requests answer DESK 2 --by Mai");
    let said = releases.done("requests extend DESK 2 --reason offices-closed --by Mai");
    assert!(said.contains("2026-02-04"), "15 days, and 15 more: {said}");
    releases.refused("requests extend DESK 2 --reason more --by Mai", "put off before");
    releases.done("requests close DESK 1 --done tombstone --by Mai");
    releases.refused("requests close DESK 1 --refused no --by Mai", "is closed");
    let open: Value = serde_json::from_str(&releases.done("requests list DESK --open --json")).expect("JSON");
    assert_eq!(open.as_array().map(Vec::len), Some(1));
    assert_eq!((&open[0]["number"], &open[0]["extended"]), (&2.into(), &true.into()));
    let all: Value = serde_json::from_str(&releases.done("requests list DESK --json")).expect("JSON");
    assert_eq!(all[0]["end"]["end"], "done");
}

#[test]
fn a_log_of_requests_that_was_changed_by_hand_is_not_read() {
    let releases = Releases::new();
    releases.done("requests add DESK access --file HS-1 --received 2026-11-27");
    releases.done("requests answer DESK 1 --by Mai");
    let path = releases.desk.folder().join("requests.jsonl");
    let text = fs::read_to_string(&path).expect("the log");
    for changed in [
        text.replace("HS-1", "HS-2"),
        text.split_inclusive('\n').skip(1).collect(),
        text.trim_end().to_owned(),
        text.replace("\"kin_request\":1", "\"kin_request\":1,\"more\":1"),
    ] {
        fs::write(&path, changed).expect("a file");
        let (code, _, errors) = releases.run("requests list DESK");
        assert_eq!(code, 8, "{errors}");
        assert!(errors.contains("requests.jsonl does not follow"), "{errors}");
    }
    fs::write(&path, text.replace("\"kin_request\":1", "\"kin_request\":9")).expect("a file");
    assert!(releases.run("requests list DESK").2.contains("later version"));
}
