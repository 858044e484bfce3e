//! What an export holds, format by format, as the command writes it.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;
mod hostile;

use std::path::PathBuf;

use desk::{Desk, Device, FORM, snapshot};

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
    for (path, bytes) in snapshot(&plain) {
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
