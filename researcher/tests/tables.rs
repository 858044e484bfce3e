//! Counting, scoring and exporting what was opened, as the commands do it.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use std::path::Path;

use desk::{Desk, Device, FORM, body};
use kin_sealing::Kind;
use serde_json::Value;

const RCSI: &str = include_str!("../../forms/library/rcsi.json");

/// The answers of WFP's published sample (WFP-VAM/RAMResourcesScripts, Apache-2.0), by the columns of our form.
const WFP: &str = include_str!("data/rcsi-sample.csv");

fn json(desk: &Desk, arguments: &[&str]) -> Value {
    let (code, said, errors) = desk.run(arguments);
    assert_eq!(code, 0, "{errors}");
    serde_json::from_str(&said).expect("JSON is printed")
}

fn folder(desk: &Desk) -> String {
    desk.folder().display().to_string()
}

/// A desk with the 62 households of WFP's sample.
fn wfp() -> Desk {
    let desk = Desk::new(&[RCSI]);
    let mut device = Device::new(&desk, 1, "E01");
    let mut rows = csv::Reader::from_reader(WFP.as_bytes());
    let names = rows.headers().expect("a header").clone();
    let envelopes: Vec<Vec<u8>> = rows
        .records()
        .map(|row| {
            let row = row.expect("a row");
            let answers: Vec<String> =
                names.iter().zip(&row).map(|(name, value)| format!("\"{name}\":{value}")).collect();
            device.interview(&format!("{{{}}}", answers.join(",")))
        })
        .collect();
    let summary = desk.take_in("parcel", &envelopes);
    assert_eq!((summary.added, summary.findings().len()), (62, 0));
    desk
}

#[test]
fn the_sample_of_wfp_scores_as_wfp_scores_it() {
    let desk = wfp();
    let table = json(&desk, &["score", &folder(&desk), "rcsi", "--json"]);
    assert_eq!(table["n"], 62);
    assert_eq!(table["mean"].as_f64(), Some(10.516_129_032_258_064));
    assert!((table["sd"].as_f64().expect("a number") - 7.042_591_585_870_418).abs() < 1e-12);
    let bands: Vec<u64> =
        table["bands"].as_array().expect("bands").iter().filter_map(|band| band["count"].as_u64()).collect();
    assert_eq!(bands, [16, 37, 9]);
    assert_eq!(table["minimum_cell"], 5);
    assert_eq!(table["scoring_sha256"].as_str().expect("a digest").len(), 64);

    let (code, said, _) = desk.run(&["score", &folder(&desk)]);
    assert_eq!(code, 0);
    for words in ["62  10.516  7.043", "0–3: IPC phase 1", "16", "37", "9"] {
        assert!(said.contains(words), "{words} is not in:\n{said}");
    }
    let (_, said, _) = desk.run(&["score", &folder(&desk), "--language", "vi"]);
    assert!(said.contains("10,516") && said.contains("trung bình"), "{said}");
}

/// 20 in Hanoi, 9 in Can Tho, 2 in Hai Phong, one who refused to say.
fn visits() -> Desk {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let mut envelopes = Vec::new();
    for number in 0..20 {
        let services = if number % 2 == 0 { r#"["legal"]"# } else { r#"["legal","work"]"# };
        let answers = format!(r#"{{"office":"hn","services":{services},"days":{}}}"#, number % 10);
        envelopes.push(device.interview(&answers));
    }
    envelopes.extend((0..9).map(|_| device.interview(r#"{"office":"ct","days":{"missing":"dont_know"}}"#)));
    envelopes.extend((0..2).map(|_| device.interview(r#"{"office":"hp","days":-7}"#)));
    envelopes.push(device.interview(r#"{"office":{"missing":"refused"},"days":2}"#));
    let summary = desk.take_in("parcel", &envelopes);
    assert_eq!(summary.findings().len(), 0, "{summary:?}");
    desk
}

#[test]
fn small_cells_are_withheld_in_words_and_in_json() {
    let desk = visits();
    let table = json(&desk, &["count", &folder(&desk), "office", "--json"]);
    let rows: Vec<(&str, Option<u64>)> = table["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| (row["value"].as_str().expect("a name"), row["count"].as_u64()))
        .collect();
    assert_eq!(rows, [("hn", Some(20)), ("ct", Some(9)), ("hp", None), ("refused", None)]);
    assert_eq!(table["base"], 32);
    let (_, said, _) = desk.run(&["count", &folder(&desk), "office"]);
    assert!(said.contains("Hai Phong  withheld"), "{said}");
    assert!(said.contains("n = 32") && said.contains("fewer than 3 people"), "{said}");
}

#[test]
fn a_cross_table_withholds_what_could_be_subtracted() {
    let desk = visits();
    let table = json(&desk, &["count", &folder(&desk), "office", "--by", "days", "--json"]);
    assert_eq!(table["base"], 32);
    let withheld = table["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .flat_map(|row| row["counts"].as_array().expect("counts"))
        .filter(|count| count.is_null())
        .count();
    assert!(withheld >= 4, "{table}");
    let (code, said, _) = desk.run(&["count", &folder(&desk), "office", "--by", "days"]);
    assert_eq!(code, 0);
    assert!(said.contains("withheld"), "{said}");
}

#[test]
fn several_answers_at_once_are_counted_each_among_those_who_answered() {
    let desk = visits();
    let table = json(&desk, &["count", &folder(&desk), "services", "--json"]);
    assert_eq!((table["answered"].as_u64(), table["base"].as_u64()), (Some(20), Some(32)));
    assert_eq!(
        (table["rows"][0]["count"].as_u64(), table["rows"][1]["count"].as_u64()),
        (Some(20), Some(10))
    );
    assert_eq!(table["rows"][1]["percent"].as_f64(), Some(50.0));
}

#[test]
fn what_would_identify_people_is_not_counted() {
    let desk = visits();
    for (question, by, id) in [
        ("phone", None, "identify people"),
        ("remark", None, "own words"),
        ("visited", None, "no classes"),
        ("ofice", None, "Did you mean office?"),
        ("nothing", None, "no question"),
        ("office", Some("services"), "cannot be crossed"),
        ("office", Some("office"), "with itself"),
        ("office", Some("phone"), "identify people"),
    ] {
        let folder = folder(&desk);
        let mut arguments = vec!["count", &folder, question];
        arguments.extend(by.iter().flat_map(|by| ["--by", by]));
        let (code, said, errors) = desk.run(&arguments);
        assert_eq!((code, said.as_str()), (4, ""), "{question}");
        assert!(errors.contains(id), "{question}: {errors}");
    }
}

#[test]
fn people_without_a_score_are_told_apart_from_a_score_of_nought() {
    let desk = visits();
    let table = json(&desk, &["score", &folder(&desk), "--json"]);
    assert_eq!(
        (table["n"].as_u64(), table["unscored"].as_u64(), table["interviews"].as_u64()),
        (Some(23), Some(9), Some(32))
    );
}

fn export(desk: &Desk, name: &str, more: &[&str]) -> String {
    let path = desk.place.path().join(name);
    let (folder, file) = (folder(desk), path.display().to_string());
    let mut arguments = vec!["export", &folder, "--csv", &file];
    arguments.extend(more);
    let (code, _, errors) = desk.run(&arguments);
    assert_eq!(code, 0, "{errors}");
    std::fs::read_to_string(path).expect("the file is there")
}

#[test]
fn an_export_has_the_columns_of_odk_and_leaves_out_what_identifies() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes = [
        device.interview(
            r#"{"office":"hn","services":["legal"],"remark":"=1+1","days":-7,"phone":"+84912345678","village":"@làng"}"#,
        ),
        device.interview(r#"{"office":{"missing":"refused"},"remark":"xa, \"xôi\""}"#),
        device.seal(Kind::Test, &body(r#"{"office":"ct"}"#)),
    ];
    desk.take_in("parcel", &envelopes);
    let plain = export(&desk, "plain.csv", &[]);
    let header = plain.lines().next().expect("a header");
    assert_eq!(
        header,
        "start,end,language,office,help-services,help-services/legal,help-services/work,days,visited,meta-instanceID,KEY,SubmitterID,DeviceID,FormVersion"
    );
    assert!(!plain.contains("1+1") && !plain.contains("84912345678") && !plain.contains("làng"));
    assert_eq!(plain.lines().count(), 3);
    let mut rows: Vec<&str> = plain.lines().skip(1).filter_map(|line| line.split(",uuid:").next()).collect();
    rows.sort_unstable();
    assert_eq!(
        rows,
        [
            "2026-11-23T09:00+07:00,2026-11-23T09:30+07:00,vi,hn,legal,1,0,-7,",
            "2026-11-23T09:00+07:00,2026-11-23T09:30+07:00,vi,refused,,,,,",
        ]
    );
    let whole = export(&desk, "whole.csv", &["--include", "direct,location,free_text"]);
    for guarded in ["'=1+1", "'+84912345678", "'@làng", "\"xa, \"\"xôi\"\"\""] {
        assert!(whole.contains(guarded), "{guarded} is not in:\n{whole}");
    }
    assert_eq!(export(&desk, "again.csv", &[]), plain, "the same dataset gives the same bytes");
    let (_, ledger, _) = desk.run(&["release", "list", &folder(&desk), "--json"]);
    let ledger: Value = serde_json::from_str(&ledger).expect("JSON");
    assert_eq!(ledger.as_array().map(Vec::len), Some(3), "each export is in the study's ledger");
    assert_eq!(ledger[1]["what"]["include"], serde_json::json!(["direct", "location", "free_text"]));
}

#[test]
fn an_export_is_private_and_never_overwrites() {
    let desk = visits();
    export(&desk, "out.csv", &[]);
    let path = desk.place.path().join("out.csv");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).expect("the file is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    std::fs::write(&path, "mine").expect("writes");
    let folder = folder(&desk);
    let (code, _, _) = desk.run(&["export", &folder, "--csv", &path.display().to_string()]);
    assert_ne!(code, 0);
    assert_eq!(std::fs::read_to_string(&path).expect("still there"), "mine");
    assert_eq!(leftovers(desk.place.path()), Vec::<String>::new());
}

#[test]
fn nothing_is_left_where_an_export_fails() {
    let desk = visits();
    let ledger = desk.folder().join("dataset/000001.age");
    let mut bytes = std::fs::read(&ledger).expect("a segment");
    *bytes.last_mut().expect("bytes") ^= 1;
    std::fs::write(&ledger, bytes).expect("writes");
    let out = desk.place.path().join("out.csv");
    let (code, _, errors) = desk.run(&["export", &folder(&desk), "--csv", &out.display().to_string()]);
    assert_eq!(code, 8, "{errors}");
    assert!(!out.exists());
    assert_eq!(leftovers(desk.place.path()), Vec::<String>::new());
}

fn leftovers(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names.filter(|name| name.contains(".part")).collect()
}
