//! What an export holds, format by format, as the command writes it.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;
mod hostile;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use desk::{Desk, Device, FORM, snapshot};
use kin_researcher::export::{ExportWord, Include, Kind, Tables};

/// Runs `export` to a new folder.
fn export(desk: &Desk, name: &str, more: &[&str]) -> PathBuf {
    let out = desk.place.path().join(name);
    let (code, _, errors) = run(desk, name, more);
    assert_eq!(code, 0, "{errors}");
    out
}

fn run(desk: &Desk, name: &str, more: &[&str]) -> (u8, String, String) {
    let (folder, out) = (desk.folder().display().to_string(), desk.place.path().join(name));
    let out = out.display().to_string();
    let mut arguments = vec!["export", &folder, "--out", &out];
    arguments.extend(more);
    desk.run(&arguments)
}

fn text(folder: &std::path::Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).expect(name)
}

/// A household with two children, the first with two vaccines; another without children.
fn households() -> Desk {
    let desk = Desk::new(&[hostile::HOUSEHOLD]);
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes = [
        device.interview(
            r#"{"village":"Bản Lác","children":2,"child":[
                {"child_age":3,"child_name":"=Lan","vaccine":[{"dose":"a"},{"dose":{"missing":"dont_know"}}]},
                {"child_age":{"missing":"refused"},"child_name":"Bình"}]}"#,
        ),
        device.interview(r#"{"children":0}"#),
    ];
    let summary = desk.take_in("parcel", &envelopes);
    assert_eq!(summary.findings().len(), 0, "{summary:?}");
    desk
}

#[test]
fn repeats_are_tables_linked_by_keys_as_odk_links_them() {
    let desk = households();
    let out = export(&desk, "out", &["--include", "free_text,location"]);
    let interviews = text(&out, "household.csv");
    let mut keys = csv::Reader::from_reader(interviews.as_bytes());
    let place = keys.headers().expect("a header").iter().position(|header| header == "KEY").expect("KEY");
    let keys: Vec<String> =
        keys.records().map(|row| row.expect("a row").get(place).expect("a key").to_owned()).collect();
    assert_eq!(keys.len(), 2);
    let first = keys.iter().find(|key| text(&out, "household-child.csv").contains(*key)).expect("children");
    let children = format!(
        "about-child_name,child_age,PARENT_KEY,KEY\n\
         '=Lan,3,{first},{first}/family/child[1]\n\
         Bình,refused,{first},{first}/family/child[2]\n"
    );
    assert_eq!(text(&out, "household-child.csv"), children);
    let vaccines = format!(
        "dose,PARENT_KEY,KEY\n\
         a,{first}/family/child[1],{first}/family/child[1]/vaccine[1]\n\
         dont_know,{first}/family/child[1],{first}/family/child[1]/vaccine[2]\n"
    );
    assert_eq!(text(&out, "household-vaccine.csv"), vaccines);
}

#[test]
fn what_identifies_is_left_out_of_repeats_too_unless_it_is_named() {
    let desk = households();
    let plain = export(&desk, "plain", &["--format", "csv,jsonl"]);
    // The codebook tells of all questions, the manifest of those that were left out.
    let is_data = |path: &std::path::Path| {
        path.file_stem().is_some_and(|name| name != "codebook" && name != "manifest")
    };
    let files: Vec<_> = snapshot(&plain).into_iter().filter(|(path, _)| is_data(path)).collect();
    assert_eq!(files.len(), 6);
    for (path, bytes) in files {
        let text = String::from_utf8(bytes).expect("UTF-8");
        for word in ["Lan", "Bình", "Lác", "child_name"] {
            assert!(!text.contains(word), "{word} is in {}", path.display());
        }
    }
    let (_, said, _) = run(&desk, "said", &[]);
    assert!(said.contains("Left out (free_text): child_name"), "{said}");
    assert!(said.contains("Left out (location): village"), "{said}");
}

#[test]
fn a_position_has_four_columns_and_what_was_skipped_is_blank() {
    let desk = Desk::new(&[hostile::FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let here = r#"{"here":"21.03 105.85","several":["a"]}"#;
    let envelopes = [device.interview(here), device.interview("{}")];
    let summary = desk.take_in("parcel", &envelopes);
    assert_eq!(summary.findings().len(), 0, "{summary:?}");
    let out = export(&desk, "out", &["--include", "location"]);
    let mut csv = csv::Reader::from_reader(text(&out, "hostile.csv").into_bytes().leak() as &[u8]);
    let headers = csv.headers().expect("a header").clone();
    let place = |name: &str| headers.iter().position(|header| header == name).expect("the column");
    let rows: Vec<csv::StringRecord> = csv.records().map(|row| row.expect("a row")).collect();
    let of = |row: usize| {
        ["here-Latitude", "here-Longitude", "here-Altitude", "several", "several/a", "several/b"]
            .map(|name| rows[row].get(place(name)).expect("a cell"))
    };
    let (with, without) = if of(0)[0].is_empty() { (of(1), of(0)) } else { (of(0), of(1)) };
    assert_eq!(with, ["21.03", "105.85", "", "a", "1", "0"]);
    assert_eq!(without, [""; 6]);
}

#[test]
fn an_export_without_split_selects_keeps_several_answers_in_one_column() {
    let desk = Desk::new(&[FORM]);
    let out = export(&desk, "out", &["--no-split-selects"]);
    let header = text(&out, "visit.csv");
    assert!(header.contains("help-services,days"), "{header}");
}

#[test]
fn a_row_of_tags_stands_under_the_header() {
    let desk = Desk::new(&[FORM]);
    let out = export(&desk, "out", &["--hxl"]);
    assert_eq!(
        text(&out, "visit.csv").lines().nth(1),
        Some(
            "#date+start,#date+end,#meta+language,#indicator+code+office,#indicator+list+services,\
             #indicator+flag+services+legal,#indicator+flag+services+work,#indicator+num+days,#date+visited,\
             #meta+id+submission,#meta+id+key,#meta+enumerator,#meta+device,#meta+version"
        )
    );
}

#[test]
fn json_lines_keep_types_and_missing_values() {
    let desk = households();
    let out = export(&desk, "out", &["--format", "jsonl", "--include", "free_text"]);
    let lines: Vec<serde_json::Value> = text(&out, "household-child.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines[0]["child_age"], 3);
    assert_eq!(lines[0]["about-child_name"], "=Lan");
    assert_eq!(lines[1]["child_age"], serde_json::json!({"missing": "refused"}));
}

#[test]
fn headers_that_would_be_equal_are_told_apart() {
    let desk = Desk::new(&[hostile::FORM]);
    let out = export(&desk, "out", &[]);
    let text = text(&out, "hostile.csv");
    let mut headers: Vec<&str> = text.lines().next().expect("a header").split(',').collect();
    for header in ["language", "meta-language", "a-b-c", "a-b-c~2", "KEY"] {
        assert!(headers.contains(&header), "{header} is not in {headers:?}");
    }
    let all = headers.len();
    headers.sort_unstable();
    headers.dedup();
    assert_eq!(headers.len(), all);
}

#[test]
fn labels_in_a_language_that_the_form_lacks_are_refused_and_nothing_is_left() {
    let desk = households();
    let before = snapshot(desk.place.path());
    let (code, _, errors) = run(&desk, "out", &["--labels", "km"]);
    assert_eq!(code, 4, "{errors}");
    assert!(errors.contains("vi, en"), "{errors}");
    assert_eq!(snapshot(desk.place.path()), before);
}

#[test]
fn a_failed_export_leaves_nothing_behind_and_no_line_in_the_ledger() {
    let desk = households();
    let segment = desk.folder().join("dataset/000001.age");
    let mut bytes = std::fs::read(&segment).expect("a segment");
    *bytes.last_mut().expect("bytes") ^= 1;
    std::fs::write(&segment, bytes).expect("writes");
    let before = snapshot(desk.place.path());
    let (code, _, errors) = run(&desk, "out", &["--format", "csv,jsonl"]);
    assert_eq!(code, 8, "{errors}");
    assert_eq!(snapshot(desk.place.path()), before);
}

#[test]
fn a_folder_that_is_there_is_never_written_to() {
    let desk = households();
    let out = export(&desk, "out", &[]);
    let before = snapshot(&out);
    let (code, _, errors) = run(&desk, "out", &["--format", "jsonl"]);
    assert_eq!(code, 4, "{errors}");
    assert_eq!(snapshot(&out), before);
}

const ALL: &str = "csv,jsonl,xlsx,sav,dta,parquet";

#[test]
fn the_same_dataset_gives_the_same_bytes_in_every_format() {
    let desk = households();
    let named = |name: &str| {
        let out = export(&desk, name, &["--format", ALL, "--include", "free_text"]);
        snapshot(&out).into_iter().map(|(path, bytes)| (path.file_name().map(ToOwned::to_owned), bytes))
    };
    let (first, second): (Vec<_>, Vec<_>) = (named("first").collect(), named("second").collect());
    assert_eq!(first.len(), 3 * 5 + 5);
    assert_eq!(first, second);
}

#[test]
fn the_manifest_names_every_file_and_the_ledger_names_the_manifest() {
    let desk = households();
    let out = export(&desk, "out", &["--format", ALL, "--labels", "vi", "--include", "location"]);
    let bytes = std::fs::read(out.join("manifest.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    let files = manifest["files"].as_array().expect("files");
    for file in files {
        let name = file["name"].as_str().expect("a name");
        let bytes = std::fs::read(out.join(name)).expect(name);
        assert_eq!(file["sha256"], kin_protocol::Digest::of(&bytes).to_string(), "{name}");
        assert_eq!(file["bytes"], bytes.len(), "{name}");
    }
    // All but itself.
    assert_eq!(snapshot(&out).len(), files.len() + 1);
    assert_eq!(manifest["form"], "household");
    let form = kin_protocol::Digest::from_bytes(desk.form().digest()).to_string();
    assert_eq!(manifest["versions"][0]["sha256"], form);
    assert_eq!(manifest["settings"]["labels"], "vi");
    assert_eq!(manifest["settings"]["included"], serde_json::json!(["location"]));
    assert_eq!(manifest["left_out"], serde_json::json!({"free_text": ["child_name"]}));
    let child = &manifest["tables"][1];
    assert_eq!((&child["repeat"], &child["rows"]), (&"child".into(), &2.into()));
    assert_eq!(child["columns"][0]["missing"], serde_json::json!({"refused": -97}));

    let (_, ledger, _) = desk.run(&["release", "list", &desk.folder().display().to_string(), "--json"]);
    let ledger: serde_json::Value = serde_json::from_str(&ledger).expect("JSON");
    assert_eq!(ledger[0]["what"]["include"], serde_json::json!(["location"]));
    assert_eq!(ledger[0]["what"]["manifest"], kin_protocol::Digest::of(&bytes).to_string());
}

#[test]
fn what_is_left_out_stands_in_no_file_of_any_format() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let answers = r#"{"office":"hn","remark":"Nhắn riêng","phone":"+84912345678","village":"Bản Lác"}"#;
    assert_eq!(desk.take_in("parcel", &[device.interview(answers)]).findings().len(), 0);
    let out = export(&desk, "out", &["--format", ALL]);
    for (path, bytes) in snapshot(&out) {
        for word in ["Nhắn", "84912345678", "Lác"] {
            for disguised in
                [word.as_bytes().to_vec(), word.encode_utf16().flat_map(u16::to_le_bytes).collect()]
            {
                let is_there = bytes.windows(disguised.len()).any(|part| part == disguised);
                assert!(!is_there, "{word} is in {}", path.display());
            }
        }
    }
    let mut book =
        zip::ZipArchive::new(std::fs::File::open(out.join("visit.xlsx")).expect("a file")).expect("a zip");
    let mut unpacked = String::new();
    for place in 0..book.len() {
        std::io::Read::read_to_string(&mut book.by_index(place).expect("a part"), &mut unpacked)
            .expect("XML");
    }
    assert!(unpacked.contains("Văn phòng") || unpacked.contains("Office"), "the labels are there");
    assert!(!unpacked.contains("84912345678") && !unpacked.contains("Nhắn") && !unpacked.contains("Lác"));
}

#[test]
fn versions_of_a_form_are_one_table() {
    let later = FORM
        .replace(r#""version": "1""#, r#""version": "2""#)
        .replace(r#"{"name": "hn", "label": {"vi": "Hà Nội", "en": "Hanoi"}},"#, "")
        .replace(r#"{"type": "integer", "name": "days""#, r#"{"type": "decimal", "name": "days""#)
        .replace(
            r#""name": "visited", "label": {"vi": "Ngày thăm", "en": "Visited"}, "disclosure": "quasi""#,
            r#""name": "visited", "label": {"vi": "Ngày thăm", "en": "Visited"}, "disclosure": "direct""#,
        );
    let versions = [FORM, &later].map(|text| Arc::new(desk::form(text).form));
    let words = |word: &ExportWord| format!("{word:?}");
    let tables = Tables::of(&versions, &BTreeSet::new(), "vi", &words);
    let columns = &tables.tables[0].columns;
    let of = |header: &str| columns.iter().find(|column| column.header == header);
    // It is direct in one of the versions: the most careful one decides.
    assert!(of("visited").is_none());
    assert!(tables.left_out.contains(&(Include::Direct, "visited".to_owned())));
    let choices = of("office").expect("office").categories().iter();
    let choices: Vec<(i64, &str, &str)> =
        choices.map(|one| (one.code, one.name.as_str(), one.label.as_str())).collect();
    let all = [(1, "ct", "Cần Thơ"), (2, "hp", "Hải Phòng"), (3, "hn", "Hà Nội")];
    assert_eq!(choices, all, "those of the last version first");
    // A whole number in one version and a decimal in the other: what came out decides.
    assert_eq!(of("days").expect("days").kind, Kind::Calculated);
}

#[test]
fn codes_of_missing_values_move_below_the_answers() {
    let desk = Desk::new(&[&FORM.replace(". >= -50 and . <= 100", ". >= -500")]);
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes = [
        device.interview(r#"{"office":"hn","days":-98}"#),
        device.interview(r#"{"office":"hn","days":{"missing":"dont_know"}}"#),
    ];
    assert_eq!(desk.take_in("parcel", &envelopes).findings().len(), 0);
    let out = export(&desk, "out", &["--format", "sav"]);
    let manifest: serde_json::Value = serde_json::from_str(&text(&out, "manifest.json")).expect("JSON");
    let columns = manifest["tables"][0]["columns"].as_array().expect("columns");
    let days = columns.iter().find(|column| column["header"] == "days").expect("days");
    assert_eq!(days["missing"], serde_json::json!({"dont_know": -998}));
}
