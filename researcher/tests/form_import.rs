//! `form import` and `form export`, through the program.

use std::path::Path;

use clap::Parser as _;
use kin_researcher::xlsform::ReportLine;
use kin_researcher::{ALL_LOCALES, Cli};
use kin_terminal::{Catalog, Exit, Terminal};
use serde_json::Value;
use strum::VariantNames as _;

struct Ran {
    output: String,
    failure: Option<(Exit, String)>,
}

fn ran(language: &str, arguments: &[&str]) -> Ran {
    let cli = Cli::try_parse_from([&["kin-researcher", "form"], arguments].concat()).expect("a command line");
    let (mut terminal, captured) = Terminal::captured(Catalog::new(language, ALL_LOCALES), "");
    let ended = kin_researcher::run(cli, &mut terminal);
    terminal.flush();
    let failure = ended.err().map(|failure| (failure.exit(), failure.in_words(terminal.catalog())));
    Ran { output: captured.output(), failure }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

const WORKBOOK: &str = "| survey | | | |
| | type | name | label::Tiếng Việt (vi) |
| | integer | tuổi | Bao nhiêu tuổi? |
| | deviceid | máy | |
| choices | | | |
| | list_name | name | label |
";

#[test]
fn an_import_writes_the_form_and_says_what_became_of_the_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("khảo sát.md");
    kin_disk::write_private(&file, WORKBOOK).unwrap();
    let english = ran("en", &["import", text(&file)]);
    assert_eq!(english.failure, None);
    for said in [
        "Carried: one question",
        "Languages: vi.",
        "survey:2:name: Named tuoi in the form, was tuổi",
        "survey:3:type: deviceid is not asked; máy left.",
        "Form written: ",
    ] {
        assert!(english.output.contains(said), "{said}\n{}", english.output);
    }
    let form = folder.path().join("khảo sát.json");
    assert!(ran("en", &["check", text(&form)]).failure.is_none());
    let again = ran("vi", &["import", text(&file)]);
    assert_eq!(again.failure.map(|(exit, _)| exit), Some(Exit::Refused), "a form that is there stays");
    let vietnamese = ran("vi", &["import", text(&file), "--replace", "--json"]);
    let report: Value = serde_json::from_str(&vietnamese.output).unwrap();
    assert_eq!(report["carried"]["questions"], 1);
    let line =
        report["lines"].as_array().unwrap().iter().find(|line| line["id"] == "import-name-changed").unwrap();
    assert_eq!(
        (&line["outcome"], &line["sheet"], &line["row"]),
        (&"changed".into(), &"survey".into(), &2.into())
    );
    assert!(line["message"].as_str().unwrap().contains("Trong biểu mẫu tên là tuoi"), "{line}");
}

/// What stood in the workbook and what is said of it are two things, each under its own name.
#[test]
fn the_report_for_programs_quotes_what_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.md");
    let workbook =
        "| survey | | | | |\n| | type | name | label | bind::custom |\n| | integer | a | A | own words |\n";
    kin_disk::write_private(&file, workbook).unwrap();
    let ran = ran("en", &["import", text(&file), "--json"]);
    let report: Value = serde_json::from_str(&ran.output).unwrap();
    let line =
        report["lines"].as_array().unwrap().iter().find(|line| line["id"] == "import-cell-left").unwrap();
    assert_eq!(line["text"], "own words");
    assert!(line["message"].as_str().unwrap().ends_with("left: own words"), "{line}");
}

#[test]
fn a_refused_workbook_leaves_nothing_behind_and_every_mistake_has_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bad.csv");
    kin_disk::write_private(&file, "survey,,,\n,type,name,label\n,text,a,A\n,txet,b,B\n,text,a,C\n").unwrap();
    let refused = ran("en", &["import", text(&file)]).failure.unwrap();
    assert_eq!(refused.0, Exit::Refused);
    for said in [
        "has 2 mistakes",
        "Correct the workbook where each line says, then import it again.",
        "survey:3:type: There is no question type txet. Did you mean text?",
        "survey:4:name: The name a stands twice",
    ] {
        assert!(refused.1.contains(said), "{said}\n{}", refused.1);
    }
    assert!(!folder.path().join("bad.json").exists());
    let vietnamese = ran("vi", &["import", text(&file)]).failure.unwrap();
    assert!(vietnamese.1.contains("Không có loại câu hỏi txet. Có phải ý bạn là text?"), "{}", vietnamese.1);
    let unknown = ran("en", &["import", "form.docx"]).failure.unwrap();
    assert_eq!(unknown.0, Exit::Usage);
    let unread = ran("en", &["check", text(&file)]).failure.unwrap();
    assert!(unread.1.contains("kin-researcher form import"), "{}", unread.1);
    let language = ran("en", &["import", text(&file), "--default-language", "Vietnamese"]).failure.unwrap();
    assert_eq!(language.0, Exit::Usage);
}

#[test]
fn a_file_beside_the_workbook_is_read_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    kin_disk::create_private_dir(&inner).unwrap();
    kin_disk::write_private(folder.path().join("secret.csv"), "name,label\nx,Secret\n").unwrap();
    kin_disk::write_private(inner.join("villages.csv"), "name,label\nv1,One\n").unwrap();
    let file = inner.join("form.md");
    let workbook = "| survey | | | | |
| | type | name | label | calculation |
| | select_one_from_file villages.csv | a | A | |
| | calculate | b | | pulldata('../secret', 'label', 'name', 'x') |
";
    kin_disk::write_private(&file, workbook).unwrap();
    let done = ran("en", &["import", text(&file)]);
    assert_eq!(done.failure, None);
    assert!(done.output.contains("villages.csv was read: one row stands in the form"), "{}", done.output);
    assert!(done.output.contains("../secret.csv is not beside the workbook"), "{}", done.output);
    let form = kin_disk::read(inner.join("form.json"), 1 << 20).unwrap();
    assert!(!String::from_utf8(form).unwrap().contains("Secret"));
}

#[test]
fn an_export_is_a_workbook_that_imports_as_the_same_form() {
    let folder = tempfile::tempdir().unwrap();
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("../forms/library/rcsi.json");
    let (workbook, form) = (folder.path().join("rcsi.xlsx"), folder.path().join("rcsi.json"));
    assert_eq!(
        ran("en", &["export", text(&library), "--to", "xlsx", "--out", text(&workbook)]).failure,
        None
    );
    assert_eq!(ran("en", &["import", text(&workbook)]).failure, None);
    let read =
        |path: &Path| -> Value { serde_json::from_slice(&kin_disk::read(path, 1 << 20).unwrap()).unwrap() };
    assert_eq!(read(&library), read(&form));
}

#[test]
fn the_page_on_workbooks_names_every_line_of_a_report() {
    let page = include_str!("../XLSFORM.md");
    let missing: Vec<&&str> =
        ReportLine::VARIANTS.iter().filter(|id| !page.contains(&format!("`{id}`"))).collect();
    assert!(missing.is_empty(), "XLSFORM.md says nothing of {missing:?}");
    let named = page.split('`').filter(|word| word.starts_with("import-"));
    let unknown: Vec<&str> = named.filter(|id| !ReportLine::VARIANTS.contains(id)).collect();
    assert!(unknown.is_empty(), "XLSFORM.md speaks of {unknown:?}");
}
