//! What stands in the files of real spreadsheets, and in files made to do harm.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

use std::io::{Cursor, Write as _};

use kin_forms::Form;
use kin_researcher::xlsform::{Imported, Kind, Options, Outcome, ReportLine, import, import_with};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, XlsxError};
use serde_json::{Value, json};

fn written(write: impl FnOnce(&mut Workbook) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    write(&mut book).unwrap();
    book.save_to_buffer().unwrap()
}

fn imported(bytes: &[u8]) -> (Value, Imported) {
    let imported = import(bytes, Kind::Xlsx).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    Form::parse(&imported.json).unwrap();
    (serde_json::from_slice(&imported.json).unwrap(), imported)
}

fn has(imported: &Imported, place: &str, is_it: impl Fn(&ReportLine) -> bool) -> bool {
    imported.report.lines.iter().any(|line| line.place.to_string() == place && is_it(&line.what))
}

#[test]
fn a_heading_over_merged_cells_is_no_question() {
    let bytes = written(|book| {
        let sheet = book.add_worksheet().set_name("Survey")?;
        sheet.write_string(0, 0, "type")?.write_string(0, 1, "name")?.write_string(0, 2, "label")?;
        sheet.merge_range(1, 0, 1, 2, "Part one", &Format::new().set_bold())?;
        Ok(())
    });
    let mistakes = import(&bytes, Kind::Xlsx).expect_err("a heading is no type");
    assert_eq!(mistakes.iter().next().unwrap().place.to_string(), "Survey:2");
}

#[test]
fn a_messy_sheet_becomes_a_form_with_a_line_for_everything() {
    let bytes = written(|book| {
        let day = Format::new().set_num_format("yyyy-mm-dd");
        let hour = Format::new().set_num_format("hh:mm");
        let (bold, plain) = (Format::new().set_bold(), Format::new());
        let sheet = book.add_worksheet().set_name("Survey")?;
        for (column, header) in
            (0..).zip(["Type ", "Name", "  LABEL", "default", "required", "hint", "Ghi chú"])
        {
            sheet.write_string(0, column, header)?;
        }
        sheet.write_string(1, 0, "  date ")?.write_string(1, 1, "day")?;
        sheet.write_rich_string(1, 2, &[(&plain, "Which "), (&bold, "day"), (&plain, "?")])?;
        sheet.write_datetime_with_format(1, 3, &ExcelDateTime::from_ymd(2026, 1, 31)?, &day)?;
        sheet.write_boolean(1, 4, true)?;
        sheet.write_string(2, 0, "time")?.write_string(2, 1, "hour")?.write_string(2, 2, "When?")?;
        sheet.write_datetime_with_format(2, 3, &ExcelDateTime::from_hms(8, 30, 0.0)?, &hour)?;
        sheet.write_string(3, 0, "integer")?.write_string(3, 1, "age")?.write_number(3, 3, 5.0)?;
        sheet.write_formula(3, 2, Formula::new("\"How \"&\"old?\"").set_result("How old?"))?;
        sheet.write_string(3, 6, "ask gently")?;
        sheet.write_string(4, 0, "select_one y")?.write_string(4, 1, "pick")?.write_string(
            4,
            2,
            "Pick\u{a0}one   now",
        )?;
        sheet.write_string(6, 5, "a remark in a row of its own")?;
        sheet.write_string(7, 0, "note")?.write_string(7, 2, "The “end”")?;
        sheet.write_string(90, 0, "text")?.write_string(3, 40, "far away")?;
        let choices = book.add_worksheet().set_name("choices")?;
        for (column, header) in (0..).zip(["list name", "name", "label", "price list", "district"]) {
            choices.write_string(0, column, header)?;
        }
        for (row, number) in (1..).zip([1.0, 2.5, 10.0]) {
            choices.write_string(row, 0, "y")?.write_number(row, 1, number)?.write_number(row, 2, number)?;
            choices.write_string(row, 3, "x")?.write_number(row, 4, number)?;
        }
        book.add_worksheet().set_name("Instructions")?.write_string(0, 0, "Read me")?;
        let settings = book.add_worksheet().set_name("settings")?.set_hidden(true);
        settings.write_string(0, 0, "form id")?.write_string(1, 0, "Khảo sát 1")?;
        settings.write_string(0, 1, "version")?.write_number(1, 1, 20_260_131.0)?;
        Ok(())
    });
    let (form, imported) = imported(&bytes);
    assert_eq!(form["id"], "Khao_sat_1");
    assert_eq!(form["version"], "20260131");
    assert_eq!(
        form["survey"][0],
        json!({"type": "date", "name": "day", "label": {"und": "Which day?"}, "required": true, "default": "2026-01-31"})
    );
    assert_eq!(form["survey"][1]["default"], "08:30:00");
    assert_eq!(form["survey"][2]["label"]["und"], "How old?");
    assert_eq!(form["survey"][2]["default"], 5);
    assert_eq!(form["survey"][3]["label"]["und"], "Pick one now");
    assert_eq!(form["survey"][4]["label"]["und"], "The \"end\"");
    assert_eq!(form["choices"]["y"][0], json!({"name": "1", "label": {"und": "1"}, "district": "1"}));
    assert_eq!(form["choices"]["y"][1]["name"], "2.5");
    for (place, id) in [
        ("Survey:2:default", "ImportDefaultCut"),
        ("Survey:LABEL", "ImportFormula"),
        ("Survey:1:Ghi chú", "ImportColumnLeft"),
        ("Survey:7", "ImportRowComment"),
        ("Survey:8", "ImportNoteNamed"),
        ("Survey:91", "ImportRowsFarBelow"),
        ("Survey:AO", "ImportColumnWithoutHeader"),
        ("choices:1:price list", "ImportChoiceColumnLeft"),
        ("Instructions", "ImportSheetLeft"),
        ("settings", "ImportSheetHidden"),
        ("settings:2:form id", "ImportIdChanged"),
        ("", "ImportQuotesStraightened"),
    ] {
        let found = has(&imported, place, |line| format!("{line:?}").starts_with(id));
        assert!(found, "{id} at {place}: {:#?}", imported.report.lines);
    }
}

#[test]
fn what_our_language_does_not_know_is_left_with_its_reason_and_the_rest_is_carried() {
    let workbook = b"| survey | | | | | | |
| | type | name | label | default | constraint | calculation |
| | select_one x | a | Of ${g} | none of them | | |
| | begin_group | g | G | | | |
| | integer | c | C | twelve | foo(.) > 2 | |
| | end_group | | | | | |
| | calculate | d | | | | property('deviceid') |
| | text | t | T | | . < today() + | |
| | note | n | ${d} | | | |
| choices | | | |
| | list_name | name | label |
| | x | 1 | One |
";
    let imported = import(workbook, Kind::Markdown).unwrap();
    let form: Value = serde_json::from_slice(&imported.json).unwrap();
    assert_eq!(form["survey"][0]["label"]["und"], "Of g");
    assert_eq!(form["survey"][2], json!({"type": "hidden", "name": "d"}));
    for place in [
        "survey:2:default",
        "survey:4:default",
        "survey:4:constraint",
        "survey:6:calculation",
        "survey:7:constraint",
    ] {
        let found = imported.report.lines.iter().find(|line| line.place.to_string() == place).expect(place);
        assert!(
            matches!(found.what, ReportLine::ImportPropertyLeft { .. }) && found.because.is_some(),
            "{found:?}"
        );
    }
    assert!(has(
        &imported,
        "survey:2:label",
        |line| matches!(line, ReportLine::ImportReferenceLeft { name } if name == "g")
    ));
}

#[test]
fn files_beside_the_workbook_become_tables() {
    let workbook = b"| survey | | | | | |
| | type | name | label | calculation | appearance |
| | select_one_from_file villages.csv | v | Village | | |
| | select_multiple_from_file towns.geojson | t | Town | | |
| | calculate | p | | pulldata('fruits', 'name', 'key', ${v}) | |
| | csv-external | more | | | |
| | select_one fruit | f | Fruit | | minimal search('fruits', 'startswith', 'name', ${p}) |
| choices | | | |
| | list_name | name | label |
| | fruit | key | name |
";
    let options = Options { file_stem: Some("beside".into()), language: Some("vi".into()) };
    let mut beside = |name: &str| match name {
        "villages.csv" => {
            Some("\u{feff}name,label,ghi chú\nv 1,Xã A,x\n,without,\nv2,Xã B\n".as_bytes().to_vec())
        }
        "fruits.csv" => Some(b"key,name\nm,mango\n".to_vec()),
        _ => None,
    };
    let imported = import_with(workbook, Kind::Markdown, &options, &mut beside).unwrap();
    let form: Value = serde_json::from_slice(&imported.json).unwrap();
    assert_eq!(form["languages"], json!(["vi"]));
    assert_eq!(
        form["tables"]["villages"],
        json!({"columns": ["name", "label", "ghi_chú"], "rows": [["v_1", "Xã A", "x"], ["v2", "Xã B", ""]]})
    );
    assert_eq!(form["tables"]["towns"], json!({"columns": ["id", "title"], "rows": []}));
    assert_eq!(form["tables"]["fruits"]["rows"], json!([["m", "mango"]]));
    assert_eq!(
        form["survey"][3],
        json!({
            "type": "select_one", "name": "f", "table": "fruits", "value": "key", "label_column": "name",
            "label": {"vi": "Fruit"}, "appearance": "minimal", "choice_filter": "starts-with(name, ${p})"
        })
    );
    for (place, id) in [
        ("survey:2", "ImportTableRead"),
        ("survey:2", "ImportTableRowsLeft"),
        ("survey:2", "ImportChoiceRenamed"),
        ("survey:3", "ImportFileMissing"),
        ("survey:5:type", "ImportDataRow"),
        ("survey:6:type", "ImportSearch"),
    ] {
        let found = has(&imported, place, |line| format!("{line:?}").starts_with(id));
        assert!(found, "{id} at {place}: {:#?}", imported.report.lines);
    }
    assert_eq!(imported.report.count(Outcome::Left), 1, "{:#?}", imported.report.lines);
}

/// An .xlsx whose only sheet is this XML.
fn packed(sheet: &[u8]) -> Vec<u8> {
    let whole = written(|book| book.add_worksheet().set_name("survey").map(|_| ()));
    let mut parts = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            writer.write_all(sheet).unwrap();
        } else {
            std::io::copy(&mut part, &mut writer).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

fn refused(bytes: &[u8], kind: Kind) -> String {
    format!("{:?}", import(bytes, kind).expect_err("refused").iter().next().unwrap().what)
}

#[test]
fn a_small_file_that_unpacks_to_very_much_is_refused() {
    let bomb = packed(&vec![b' '; 129 * 1024 * 1024]);
    assert!(bomb.len() < 1024 * 1024);
    assert!(refused(&bomb, Kind::Xlsx).contains("WorkbookUnpacksTooLarge"));
}

#[test]
fn a_cell_in_the_last_corner_takes_no_room_and_is_refused() {
    let corner = packed(
        br#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="str"><v>type</v></c></row><row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData></worksheet>"#,
    );
    assert!(refused(&corner, Kind::Xlsx).contains("WorkbookTooMany"));
}

#[test]
fn an_xls_with_cells_in_opposite_corners_is_refused_before_room_is_set_aside() {
    let bytes = kin_disk::read(
        concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/xlsform/two_corners.xls"),
        1 << 20,
    );
    assert!(refused(&bytes.unwrap(), Kind::Xls).contains("WorkbookSpansTooMuch"));
}

/// Programs state a million rows where a column is styled to its end.
#[test]
fn an_xls_that_states_a_million_rows_and_holds_two_is_read() {
    let bytes =
        kin_disk::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/xlsform/tall.xls"), 1 << 20);
    let imported = import(&bytes.unwrap(), Kind::Xls).unwrap();
    assert_eq!(imported.report.carried.questions, 1);
}

#[test]
fn what_is_no_workbook_is_refused() {
    for kind in [Kind::Xlsx, Kind::Xls] {
        for bytes in [&b""[..], b"PK\x03\x04", b"not a workbook", &[0; 4096]] {
            assert!(refused(bytes, kind).contains("WorkbookUnreadable"));
        }
    }
    assert!(refused(b"\xff\xfe", Kind::Csv).contains("WorkbookNotUtf8"));
    assert!(refused(b"", Kind::Markdown).contains("WorkbookSurveyMissing"));
}

#[test]
fn groups_nested_without_end_are_refused() {
    let rows: Vec<String> = (0..100).map(|row| format!("| | begin_group | g{row} | G |\n")).collect();
    let workbook = format!("| survey | | | |\n| | type | name | label |\n{}", rows.concat());
    assert!(refused(workbook.as_bytes(), Kind::Markdown).contains("WorkbookTooMany"));
}

#[test]
fn a_loop_over_a_loop_over_a_loop_is_bounded() {
    let mut workbook = String::from("| survey | | | |\n| | type | name | label |\n");
    for depth in 0..6 {
        workbook.extend(["| | begin loop over l | loop", &depth.to_string(), " | L |\n"]);
    }
    workbook.push_str("| | text | t | T |\n");
    workbook.push_str(&"| | end loop | | |\n".repeat(6));
    workbook.push_str("| choices | | | |\n| | list_name | name | label |\n");
    for choice in 0..40 {
        workbook.extend(["| | l | c", &choice.to_string(), " | C |\n"]);
    }
    assert!(refused(workbook.as_bytes(), Kind::Markdown).contains("WorkbookTooMany"));
}

/// Cells that mean something, so that chance finds what blind chance does not.
const CELLS: [&str; 44] = [
    "type",
    "name",
    "label",
    "label::English (en)",
    "relevant",
    "calculation",
    "default",
    "choice_filter",
    "parameters",
    "list_name",
    "begin_group",
    "begin_repeat",
    "end_group",
    "end_repeat",
    "begin loop over l",
    "end loop",
    "text",
    "integer",
    "calculate",
    "select_one l",
    "select_one l or_other",
    "select_one ${q}",
    "select_one_from_file f.csv",
    "range",
    "note",
    "audit",
    "deviceid",
    "include",
    "q",
    "r",
    "l",
    "${q} > 1",
    "${q",
    "${last-saved#q}",
    "kin::more",
    "{\"type\":1}",
    "jr:itext(instance('l')/root/item[name = ${q}]/itextId)",
    "search('f')",
    "appearance",
    "start=0 end=1 step=0.1",
    "repeat_count",
    "trigger",
    "",
    "'",
];

fn table() -> impl Strategy<Value = String> {
    let cell = prop::sample::select(&CELLS[..]);
    let row = prop::collection::vec(cell, 2..7);
    let sheet = (
        prop::sample::select(&["survey", "choices", "settings", "entities", "kin_more", "kin_tables"][..]),
        prop::collection::vec(row, 1..9),
    );
    prop::collection::vec(sheet, 1..4).prop_map(|sheets| {
        let mut text = String::new();
        for (name, rows) in sheets {
            text.extend(["| ", name, " |\n"]);
            for row in rows {
                text.extend(["| | ", &row.join(" | "), " |\n"]);
            }
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn no_table_of_meaningful_cells_is_too_much(text in table()) {
        if let Ok(imported) = import(text.as_bytes(), Kind::Markdown) {
            prop_assert!(Form::parse(&imported.json).is_ok());
        }
    }

    #[test]
    fn no_damaged_workbook_is_too_much(
        file in prop::sample::select(&["tutorial.xls", "group.xlsx", "repeat_date_test.xls", "or_other.xlsx"][..]),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let path = format!("{}/tests/fixtures/xlsform/workbooks/{file}", env!("CARGO_MANIFEST_DIR"));
        let mut bytes = kin_disk::read(path, 1 << 20).unwrap();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let kind = if file.ends_with("xls") { Kind::Xls } else { Kind::Xlsx };
        if let Ok(imported) = import(&bytes, kind) {
            prop_assert!(Form::parse(&imported.json).is_ok());
        }
    }
}
