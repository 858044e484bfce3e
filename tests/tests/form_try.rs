//! A form tried at a terminal, as its author tries it, in both languages: asked to the end, shown once, gone. And a script
//! recorded from it, which then holds.

use std::path::Path;

use kin_tests::programs::{Program, root};
use kin_tests::screen::Screen;

fn library(form: &str) -> String {
    root().join("forms/library").join(form).to_str().expect("a path in UTF-8").to_owned()
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    kin_tests::canary::files_below(folder)
}

#[test]
fn a_form_is_tried_in_vietnamese_and_nothing_of_it_stays() {
    let form = library("osso-consultation.json");
    let mut screen = Screen::start(Program::Researcher, &["form", "try", &form, "--language", "vi"], 34, 100);
    for (prompt, typed) in [
        ("consent> ", "có"),
        ("consent_record> ", "có"),
        ("consent_research> ", "không"),
        ("consent_mode> ", "1"),
        ("participant_code> ", "HN042779"),
        ("Mã chưa đúng", ""),
        ("participant_code> ", "HN042778"),
        ("visit_date> ", ""),
        ("office> ", "1"),
        ("visit_number> ", "12"),
        ("Hơn mười lần: có đúng không?", ""),
        ("reason> ", "hồ sơ kéo dài"),
        ("way> ", "1"),
        ("minutes> ", "45"),
        ("topics> ", "1"),
        ("danger> ", "2"),
        ("Việc đã làm: có mục nào không?", ""),
        ("service> ", "có"),
        ("service[1].service_kind> ", "3"),
        ("service[1].service_result> ", "1"),
        ("đã có 1. Còn nữa không?", ""),
        ("service> ", "không"),
        ("referred> ", "2"),
        ("next_visit> ", "2"),
        ("note_for_next> ", "mang theo hồ sơ"),
        ("review> ", ""),
        ("Không có gì được giữ lại", ""),
        ("finish> ", "có"),
        ("Một phiếu trả lời sẽ chứa những gì dưới đây", ""),
    ] {
        screen.wait_for(prompt);
        if prompt.ends_with("> ") {
            screen.enter(typed);
        }
    }
    // It comes in parts where the screen is short; each waits for Enter.
    screen.wait_for("\"participant_code\": \"HN042778\"");
    screen.wait_for("Nhấn Enter để xoá đi > ");
    screen.enter("");
    screen.wait_for("\"reason\": \"hồ sơ kéo dài\"");
    screen.wait_for("Nhấn Enter để xoá đi > ");
    screen.enter("");
    screen.wait_for("Không niêm phong gì và không lưu gì.");
    assert_eq!(screen.exit_code(), 0, "{}", screen.contents());
    let contents = screen.contents();
    assert!(contents.contains("Không niêm phong gì và không lưu gì."), "{contents}");
    for word in ["HN042778", "kéo dài", "mang theo"] {
        assert!(!contents.contains(word), "{word} stays on the screen: {contents}");
    }
}

#[test]
fn a_trial_is_recorded_as_a_script_that_holds() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let script = place.path().join("made-up.json");
    let script = script.to_str().expect("a path in UTF-8").to_owned();
    let form = library("phq-4.json");
    let arguments = ["form", "try", &form, "--record", &script, "--form-language", "en"];
    let mut screen = Screen::start(Program::Researcher, &arguments, 40, 100);
    screen.wait_for("made-up answers only");
    screen.wait_for("(yes/no)");
    screen.enter("yes");
    for (prompt, typed) in [
        ("consent> ", "yes"),
        ("consent_research> ", "yes"),
        ("consent_mode> ", "1"),
        ("phq4_nervous> ", "7"),
        ("phq4_nervous> ", "2"),
        ("phq4_worrying> ", "!r"),
        ("phq4_down> ", ""),
        ("phq4_down> ", "1"),
        ("phq4_interest> ", "4"),
        ("review> ", ""),
        ("finish> ", "yes"),
    ] {
        screen.wait_for(prompt);
        screen.enter(typed);
    }
    screen.wait_for("This is what a response would hold");
    screen.wait_for("Press Enter to wipe it away > ");
    screen.enter("");
    screen.wait_for("Wrote the answer script");
    assert_eq!(screen.exit_code(), 0, "{}", screen.contents());
    let said = Program::Researcher.succeed(["form", "test", &form, &script]);
    assert!(said.contains("its one case holds"), "{said}");
    let text = std::fs::read_to_string(&script).expect("the script");
    for part in [
        "\"phq4_worrying\": {",
        "\"missing\": \"refused\"",
        "\"asked_exactly\"",
        "\"answer\": \"7\"",
        "\"answer\": null",
    ] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
    assert_eq!(files(place.path()).len(), 1, "a trial leaves its script and nothing else");
}

#[test]
fn a_trial_without_a_terminal_shows_no_answers_and_one_that_is_left_writes_no_script() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let script = place.path().join("made-up.json");
    let script = script.to_str().expect("a path in UTF-8").to_owned();
    let form = library("phq-4.json");
    let mut screen =
        Screen::start(Program::Researcher, &["form", "try", &form, "--record", &script], 40, 100);
    screen.wait_for("(yes/no)");
    screen.enter("no");
    assert_eq!(screen.exit_code(), 0, "{}", screen.contents());
    let mut screen =
        Screen::start(Program::Researcher, &["form", "try", &form, "--record", &script], 40, 100);
    screen.wait_for("(yes/no)");
    screen.enter("yes");
    screen.wait_for("consent> ");
    screen.enter("!q");
    screen.wait_for("Leave this trial?");
    screen.wait_for("quit> ");
    screen.enter("yes");
    screen.wait_for("Nothing was sealed and nothing was stored.");
    assert_eq!(screen.exit_code(), 0, "{}", screen.contents());
    assert!(files(place.path()).is_empty(), "nothing was written");

    let rcsi = library("rcsi.json");
    let mut program = Program::Researcher.command();
    let mut child = program
        .args(["form", "try", &rcsi])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    std::io::Write::write_all(&mut child.stdin.take().expect("its input"), b"6\n6\n6\n6\n6\n\nyes\n")
        .expect("typed");
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("shown on a terminal only"), "{said}");
    assert!(!said.contains("\"answers\""), "{said}");
}
