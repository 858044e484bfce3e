//! Paper questionnaires typed elsewhere.

use std::process::{Command, Stdio};

use kin_collector::storage::Storage as _;
use serde_json::json;

use crate::study::{Enrolled, Study};

const HEADINGS: &str =
    "consent,consent_research,consent_follow_up,consent_mode,office,age,children,work,story";

fn study() -> (Study, Enrolled) {
    let study = Study::new("https://kin.example");
    let device = study.device();
    (study, device)
}

impl Enrolled {
    fn import(&self, bytes: impl AsRef<[u8]>, more: &[&str]) -> crate::program::Ran {
        let file = self.file("rows", bytes).display().to_string();
        let mut arguments = vec!["import", "visit", &file];
        arguments.extend(more);
        self.run(&arguments)
    }
}

#[test]
fn every_good_row_is_a_sealed_interview_in_the_chain() {
    let (study, device) = study();
    let rows =
        "yes,yes,no,spoken,hn,34,2,farm shop,\"nợ, nhiều\"\ncó,có,có,written,ct,refused,,,\nno,,,,,,,,\n";
    let said = device.import(format!("{HEADINGS}\n{rows}"), &[]).ends(0);
    assert!(said.contains("3 rows were sealed"), "{said}");
    let bodies = study.bodies(&device);
    assert_eq!(bodies[0]["answers"]["story"], "nợ, nhiều");
    assert_eq!(bodies[0]["answers"]["work"], json!(["farm", "shop"]));
    assert_eq!(bodies[1]["answers"]["age"], json!({"missing": "refused"}));
    let opened = study.open_all(&device);
    assert_eq!(opened[2].record.kind, kin_sealing::Kind::Refusal);
    let chain: Vec<_> = opened.iter().map(|one| (one.record.sequence, one.record.previous)).collect();
    assert_eq!(chain, [(1, None), (2, Some(opened[0].envelope)), (3, Some(opened[1].envelope))]);
}

#[test]
fn a_bad_row_is_named_by_row_and_column_without_its_value_and_no_other_is_lost() {
    let (study, device) = study();
    let good = "yes,yes,no,spoken,hn,34,2,,\n";
    let bad = [
        "yes,yes,no,spoken,hn,canary,2,,",
        "yes,yes,no,spoken,hn,7,2,,",
        "yes,yes,no,spoken,canary,34,2,,",
        "yes,yes,no,spoken,,34,2,,",
        "yes,yes,no,spoken,hn,17,2,,",
        "canary,yes,no,spoken,hn,34,2,,",
        "yes,no,no,spoken,hn,34,2,,",
        "yes,,no,spoken,hn,34,2,,",
        "yes,yes,no,canary,hn,34,2,,",
        ",yes,no,spoken,hn,34,2,,",
        "no,,,,hn,,,,",
        "no,yes,,,,,,,",
        "yes,yes,no,spoken,hn,34,2,,,canary",
        "yes,yes,no,spoken,hn,not_applicable,2,,",
    ];
    let text = bad.map(|row| format!("{row}\n{good}")).concat();
    let said = device.import(format!("{HEADINGS}\n{text}"), &[]).ends(3);
    assert!(!said.contains("canary"), "{said}");
    let columns = [
        "age",
        "age",
        "office",
        "office",
        "children",
        "consent",
        "consent_research",
        "consent_research",
        "consent_mode",
        "consent",
        "office",
        "consent_research",
    ];
    for (index, column) in columns.iter().enumerate() {
        let place = format!("Row {}, column {column}:", 2 * index + 2);
        assert!(said.contains(&place), "{place} is missing from {said}");
    }
    assert!(said.contains("Row 26 has 10 cells"), "{said}");
    assert!(said.contains("14 rows were bad") && said.contains("14 of this file are stored"), "{said}");
    assert_eq!(study.open_all(&device).len(), 14);
}

#[test]
fn spreadsheets_of_every_kind_are_read() {
    let row = "yes;yes;no;spoken;hn;34;2;farm;Chị nợ tiền";
    let text = format!("{}\r\n{row}\r\n", HEADINGS.replace(',', ";"));
    // As Vietnamese Windows writes it: each letter with its tone as a byte of its own after it.
    let cp1258 = b"Chi\xf2 n\xf5\xf2 ti\xea\xccn".to_vec();
    let mut windows = text.as_bytes().to_vec();
    let at = windows.windows("Chị".len()).position(|window| window == "Chị".as_bytes()).unwrap();
    windows.splice(at..at + "Chị nợ tiền".len(), cp1258);
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
    };
    let files = [
        text.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        text.replace(';', "\t").into_bytes(),
        windows,
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
    ];
    for file in files {
        let (study, device) = study();
        device.import(&file, &[]).ends(0);
        assert_eq!(study.bodies(&device)[0]["answers"]["story"], "Chị nợ tiền");
    }
}

#[test]
fn json_lines_come_from_standard_input() {
    let (study, device) = study();
    let lines = concat!(
        r#"{"consent":true,"consent_research":true,"consent_follow_up":false,"consent_mode":"spoken","office":"hn","age":34,"work":["shop"]}"#,
        "\n\n",
        r#"{"consent":true,"consent_research":true,"consent_follow_up":false,"consent_mode":"spoken","office":"ct","age":{"missing":"dont_know"}}"#,
        "\n{\"office\":\"canary\"\n",
        r#"{"canary_column":1}"#,
    );
    let said = device.run_with(&["import", "visit", "-"], lines.as_bytes()).ends(3);
    assert!(said.contains("Row 4, letter") && said.contains("Row 5: the form has no question"), "{said}");
    assert!(!said.contains("\"canary\""), "{said}");
    let bodies = study.bodies(&device);
    assert_eq!(bodies.len(), 2);
    assert_eq!(bodies[1]["answers"]["age"], json!({"missing": "dont_know"}));
}

#[test]
fn a_file_with_wrong_columns_stores_nothing() {
    let (study, device) = study();
    let cases: [(&str, &str); 7] = [
        ("office,age\nhn,34\n", "no column consent"),
        ("consent,office,age\nyes,hn,34\n", "no column consent_research"),
        ("consent,consent_research,consent_follow_up,office\nyes,yes,no,hn\n", "no column consent_mode"),
        ("consent,consent_research,consent_follow_up,consent_mode,ofice\n", "no question ofice"),
        ("Lan,34,canary\nHoa,35,x\n", "No heading"),
        ("age,age\n1,2\n", "stands twice"),
        ("age,,office\n1,2,3\n", "no heading"),
    ];
    for (text, words) in cases {
        let said = device.import(text, &[]).ends(4);
        assert!(said.contains(words) && !said.contains("canary"), "{words}: {said}");
    }
    assert!(study.open_all(&device).is_empty());
}

#[test]
fn hostile_files_are_refused_and_store_nothing() {
    let (study, device) = study();
    let deep = format!("{{\"office\":{}}}", "[".repeat(100_000));
    for file in [&b""[..], b"\xff\xfe\x00", b"a\0b", b"\xef\xbb\xbf\xff", &vec![0xff; 100_000]] {
        device.import(file, &[]).ends(4);
    }
    device.import(deep, &[]).ends(3);
    device.import("x".repeat(70_000_000), &[]).ends(4);
    device.import(format!("{HEADINGS}\n\"{}", "a,b\n".repeat(200_000)), &[]).ends(3);
    device.import(format!("{}office\n", "office,".repeat(5000)), &[]).ends(4);
    device.run_with(&["import", "visit", "-"], &vec![b'a'; 65 * 1024 * 1024]).ends(4);
    device.run(&["import", "visit", "/nowhere"]).ends(4);
    assert!(study.open_all(&device).is_empty());
}

#[test]
fn the_same_file_is_imported_twice_only_when_asked() {
    let (study, device) = study();
    let text = format!("{HEADINGS}\nyes,yes,no,spoken,hn,34,2,,\n");
    device.import(&text, &[]).ends(0);
    assert!(device.import(&text, &[]).ends(4).contains("--again"));
    device.import(&text, &["--again"]).ends(0);
    assert_eq!(study.open_all(&device).len(), 2);
    // The trace of the file on the device is keyed: nobody can try what was in it.
    let database = rusqlite::Connection::open(device.data().join("device.db")).unwrap();
    let mark: Vec<u8> = database.query_row("SELECT mark FROM import", [], |row| row.get(0)).unwrap();
    assert_ne!(mark, kin_protocol::Digest::of(text.as_bytes()).as_bytes());
}

#[test]
fn an_import_killed_anywhere_goes_on_where_it_stopped() {
    let (study, device) = study();
    let rows = 300;
    let row = |row| format!("yes,yes,no,spoken,hn,{},2,,row {row}", 20 + row % 60);
    let text = (0..rows).map(row).collect::<Vec<_>>().join("\n");
    let file = device.file("rows", format!("{HEADINGS}\n{text}")).display().to_string();
    let mut kills = 0;
    loop {
        let mut child = Command::new(env!("CARGO_BIN_EXE_kin-collector"))
            .args(["import", "visit", &file, "--data"])
            .arg(device.data())
            .arg("--passphrase-file")
            .arg(device.passphrase_file())
            .env_clear()
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let before = device.storage().head().unwrap().sequence;
        let ended = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status.success();
            }
            if kills < 4 && device.storage().head().unwrap().sequence >= before + 20 {
                child.kill().unwrap();
                child.wait().unwrap();
                kills += 1;
                break false;
            }
        };
        if ended {
            break;
        }
    }
    assert!(kills > 0, "the import was never killed");
    let stories: Vec<String> = study
        .bodies(&device)
        .iter()
        .map(|body| body["answers"]["story"].as_str().unwrap().to_owned())
        .collect();
    let expected: Vec<String> = (0..rows).map(|row| format!("row {row}")).collect();
    assert_eq!(stories, expected);
}

#[test]
fn a_row_may_name_who_asked() {
    let (study, device) = study();
    let text = format!("{HEADINGS},who\nyes,yes,no,spoken,hn,34,,,,E07\nyes,yes,no,spoken,hn,34,,,,\n");
    let said = device.import(&text, &["--enumerator-column", "who"]).ends(3);
    assert!(said.contains("Row 3, column who"), "{said}");
    assert_eq!(study.open_all(&device)[0].record.enumerator, "E07");
    let text = format!("{HEADINGS},who\nyes,yes,no,spoken,ct,34,,,,E07\n");
    device.import(&text, &[]).ends(4);
    device.import(&text, &["--ignore", "who"]).ends(0);
}

#[test]
fn the_public_sample_of_rcsi_is_read_as_it_is() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/fixtures/wfp/RCSI_Sample_Survey.csv");
    if !std::path::Path::new(sample).exists() {
        return;
    }
    let (study, device) = study();
    let said = device.run(&["import", "rcsi", sample, "--ignore", "EnuName"]).ends(0);
    assert!(said.contains("62 rows"), "{said}");
    assert_eq!(study.bodies(&device).len(), 62);
}

#[test]
fn a_column_that_would_mean_an_answer_and_a_part_of_consent_is_refused() {
    let village = crate::study::VILLAGE;
    for (from, to, column) in [
        ("\"name\": \"who\"", "\"name\": \"consent\"", "consent"),
        ("\"name\": \"research\"", "\"name\": \"mode\"", "consent_mode"),
    ] {
        let form = village.replace(from, to);
        let study = Study::with_forms("https://kin.example", &[form.as_bytes()]);
        let device = study.device();
        let file = device.file("rows", "consent,consent_research,consent_assent\n").display().to_string();
        let said = device.run(&["import", "village", &file]).ends(4);
        assert!(said.contains(&format!("The column {column} would mean two things")), "{said}");
    }
}

#[test]
fn a_file_in_a_wrong_encoding_is_refused_whole() {
    let (_, device) = study();
    let text = format!("{HEADINGS}\nyes,yes,no,spoken,hn,34,2,,nợ\n");
    device.import(&text, &["--encoding", "utf-16le"]).ends(4);
    let mut latin = text.into_bytes();
    latin.push(0xe0);
    device.import(&latin, &["--encoding", "utf-8"]).ends(4);
}
