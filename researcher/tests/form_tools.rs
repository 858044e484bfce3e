//! The tools for whoever writes a form, through the program: check, test, codebook, diff.

use std::path::{Path, PathBuf};

use clap::Parser as _;
use kin_researcher::{ALL_LOCALES, Cli};
use kin_terminal::{Catalog, Exit, Terminal};

const LIBRARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../forms/library");
const README: &str = include_str!("../README.md");

/// What a command said, and how it ended.
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

fn library() -> Vec<PathBuf> {
    let files = std::fs::read_dir(LIBRARY).expect("the library").map(|entry| entry.expect("a file").path());
    let mut forms: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    forms.sort();
    forms
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// The fenced JSON examples of the README, in order.
fn examples() -> Vec<&'static str> {
    README.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

/// A folder with these files in it.
fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = files
        .iter()
        .map(|(name, content)| {
            let path = folder.path().join(name);
            kin_disk::write_private(&path, content).expect("written");
            text(&path).to_owned()
        })
        .collect();
    (folder, paths)
}

#[test]
fn every_form_of_the_library_does_what_its_script_says() {
    let forms = library();
    assert!(forms.len() >= 7, "{forms:?}");
    for form in forms {
        let name = form.file_name().expect("a file").to_owned();
        let script = Path::new(LIBRARY).join("tests").join(name);
        for language in ["en", "vi"] {
            let ran = ran(language, &["test", text(&form), text(&script)]);
            assert!(ran.failure.is_none(), "{}\n{}", ran.output, ran.failure.expect("a failure").1);
        }
    }
}

#[test]
fn every_form_of_the_library_is_checked_and_only_what_is_meant_is_advised_against() {
    for form in library() {
        let checked = ran("en", &["check", text(&form), "--json"]);
        assert!(checked.failure.is_none(), "{}", checked.failure.expect("a failure").1);
        let json: serde_json::Value = serde_json::from_str(&checked.output).expect("JSON");
        let found: Vec<String> = json["advice"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|one| format!("{} {}", one["advice"]["id"].as_str().unwrap_or("-"), one["question"]))
            .collect();
        // rcsi and fcs are asked inside other interviews and checked against public data; the codes link two visits.
        let meant: &[&str] = match json["form"].as_str().expect("an id") {
            "rcsi" | "fcs" => &["advice-consent-missing null", "advice-minimum-cell null"],
            "follow-up" | "osso-consultation" => &["advice-direct-required \"participant_code\""],
            _ => &[],
        };
        let mut found: Vec<&str> = found.iter().map(String::as_str).collect();
        // A counsellor's record is not refused question by question: what she does not want written is left out of it.
        if json["form"] == "osso-consultation" {
            found.retain(|one| !one.starts_with("advice-sensitive-unrefusable"));
        }
        found.sort_unstable();
        assert_eq!(found, meant, "{}", form.display());
    }
}

#[test]
fn choices_from_a_repeat_are_told_by_the_question_they_answer() {
    let form = r#"{ "kin_form": 1, "id": "heads", "version": "1", "title": {"en": "Heads"}, "languages": ["en"], "survey": [
        {"type": "repeat", "name": "member", "label": {"en": "A member"}, "repeat_count": 2, "children": [
            {"type": "text", "name": "called", "max_length": 20, "label": {"en": "Who?"}} ]},
        {"type": "select_one", "name": "head", "from_repeat": "member", "value": "called", "label": {"en": "The head?"}},
        {"type": "rank", "name": "ages", "from_repeat": "member", "value": "called", "label": {"en": "By age?"}} ] }"#;
    let (_folder, paths) = folder(&[("heads.json", form)]);
    let told = ran("en", &["check", &paths[0]]);
    assert!(told.failure.is_none(), "{}", told.output);
    let line = |name: &str| told.output.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    assert!(line("head ").ends_with("one of the answers to called"), "{}", told.output);
    assert!(line("ages ").ends_with("any of the answers to called"), "{}", told.output);
}

#[test]
fn the_example_of_an_answer_script_holds_as_the_readme_says() {
    let [script, form] = examples()[..] else { unreachable!("the README has a script and its form") };
    let (_folder, paths) = folder(&[("script.json", script), ("form.json", form)]);
    let ran = ran("en", &["test", &paths[1], &paths[0]]);
    assert!(ran.failure.is_none(), "{}{:?}", ran.output, ran.failure);
    assert!(ran.output.contains("all 3 cases hold"), "{}", ran.output);
}

#[test]
fn a_failing_script_names_the_line_the_case_the_question_and_what_was_found() {
    let [script, form] = examples()[..] else { unreachable!("the README has a script and its form") };
    for (right, wrong, english, vietnamese) in [
        (
            "\"answer\": 15,",
            "\"answer\": 16,",
            "script.json:8: “two children, one of them at school”: age: “16” is taken, and must be refused",
            "script.json:8: “two children, one of them at school”: age: “16” được nhận, mà lẽ ra phải bị từ chối",
        ),
        (
            "From 16 to 100",
            "From 18 to 100",
            "script.json:8: “two children, one of them at school”: age: the answer is refused with other words; expected: From 18 to 100; found: age: the answer cannot be right. From 16 to 100.",
            "mong đợi: From 18 to 100",
        ),
        (
            "Twelve rooms\"",
            "Thirteen rooms\"",
            "script.json:10: “two children, one of them at school”: rooms: the warning has other words; expected: Thirteen rooms; found: Twelve rooms are many.",
            "rooms: lời nhắc khác",
        ),
        (
            "\"rooms\": 14,",
            "\"rooms\": 4,",
            "script.json:10: “two children, one of them at school”: rooms: no warning comes",
            "rooms: không có lời nhắc nào",
        ),
        (
            "{ \"child_age\": 3 }",
            "{ \"child_age\": 3, \"school\": \"no\" }",
            "child[1].school has an answer in the case, and is not asked",
            "child[1].school có câu trả lời trong trường hợp, mà không được hỏi",
        ),
        (
            "\"age\": 34,",
            "",
            "“two children, one of them at school”: age is asked and needs an answer, and the case gives none",
            "age được hỏi và cần trả lời",
        ),
        (
            "[\"yes\", \"no\"]",
            "[\"no\", \"yes\"]",
            "child[2].school offers other choices; expected: no yes; found: yes no",
            "child[2].school đưa ra lựa chọn khác",
        ),
        (
            "[\"age\", \"child[2].school\", \"rooms\"]",
            "[\"age\", \"rooms\", \"child[2].school\"]",
            "child[2].school is not asked, or not in this order",
            "child[2].school không được hỏi",
        ),
        (
            "[\"child[1].school\"]",
            "[\"school\"]",
            "child[2].school is asked, and must not be",
            "child[2].school được hỏi",
        ),
        (
            "\"at_school\": 1,",
            "\"at_school\": 2,",
            "at_school; expected: 2; found: 1",
            "at_school; mong đợi: 2; gặp: 1",
        ),
        (
            "[\"age\", \"rooms\", \"income\"]",
            "[\"age\", \"income\"]",
            "question 2 of the interview; expected: income; found: rooms",
            "câu thứ 2 của cuộc phỏng vấn",
        ),
        (
            "\"ends\": \"declined\"",
            "\"ends\": \"finished\"",
            "the interview ends in another way; expected: finished; found: declined",
            "cuộc phỏng vấn kết thúc cách khác",
        ),
    ] {
        assert!(script.contains(right), "{right}");
        let broken = script.replacen(right, wrong, 1);
        let (_folder, paths) = folder(&[("script.json", &broken), ("form.json", form)]);
        for (language, words) in [("en", english), ("vi", vietnamese)] {
            let ran = ran(language, &["test", &paths[1], &paths[0]]);
            assert!(ran.output.contains(words), "{wrong}: {words}\n{}{:?}", ran.output, ran.failure);
            let (exit, said) = ran.failure.expect("a failing");
            assert_eq!(exit, Exit::Findings, "{said}");
            assert!(said.contains(if language == "en" { "1 of 3 cases" } else { "1 trong 3" }), "{said}");
        }
    }
}

#[test]
fn a_file_that_is_no_script_for_the_form_is_refused_with_its_line() {
    let [script, form] = examples()[..] else { unreachable!("the README has a script and its form") };
    for (right, wrong, words) in [
        ("\"kin_script\": 1", "\"kin_script\": 2", "version 2"),
        (
            "\"form\": \"household\"",
            "\"form\": \"houshold\"",
            "for the form houshold; this form is household",
        ),
        ("\"now\": \"2026-11-02T09:30+07:00\"", "\"now\": \"yesterday\"", ":4: yesterday is not a moment"),
        ("\"language\": \"en\"", "\"language\": \"fr\"", ":3: the form is not written in fr"),
        ("\"warned\"", "\"warnd\"", "unknown field `warnd`"),
        ("\"question\": \"rooms\"", "\"question\": \"room\"", "no question room"),
        ("\"question\": \"rooms\"", "\"question\": \"room\"", "Did you mean rooms?"),
        ("\"rooms\": 14,", "\"rooms\": 14, \"rooms\": 15,", "rooms stands here twice"),
        (
            "\"whoever declines is asked nothing\"",
            "\"two children, one of them at school\"",
            "two cases are called",
        ),
        (
            "\"form\": \"household\",",
            "\"form\": \"household\", \"seed\": \"12\",",
            "not 64 hexadecimal digits",
        ),
        ("\"cases\": [", "\"cases\": [ [[[[", "not an answer script"),
    ] {
        assert!(script.contains(right), "{right}");
        let broken = script.replacen(right, wrong, 1);
        let (_folder, paths) = folder(&[("script.json", &broken), ("form.json", form)]);
        let (exit, said) = ran("en", &["test", &paths[1], &paths[0]]).failure.expect("a refusal");
        assert_eq!(exit, Exit::Refused, "{said}");
        assert!(said.contains(words), "{words}\n{said}");
    }
    let deep = "[".repeat(100_000);
    let (_folder, paths) = folder(&[("script.json", &deep), ("form.json", form)]);
    assert_eq!(ran("en", &["test", &paths[1], &paths[0]]).failure.map(|(exit, _)| exit), Some(Exit::Refused));
}

#[test]
fn results_are_there_for_programs_too() {
    let [script, form] = examples()[..] else { unreachable!("the README has a script and its form") };
    let broken = script.replacen("\"at_school\": 1,", "\"at_school\": 2,", 1);
    let (_folder, paths) = folder(&[("script.json", &broken), ("form.json", form)]);
    let ran = ran("en", &["test", &paths[1], &paths[0], "--json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.output).expect("JSON");
    assert_eq!(json[0]["cases"], 3);
    assert_eq!(json[0]["failed"][0]["failing"]["id"], "failing-value");
    assert_eq!(json[0]["failed"][0]["line"], 19);
    assert_eq!(ran.failure.map(|(exit, _)| exit), Some(Exit::Findings));
}
