//! An interview typed at a terminal, as an enumerator types it: Vietnamese with diacritics in both normal forms, a step
//! back, a changed answer that closes a branch, a refusal, the review, the end. The desk then reads what was meant.

use std::path::{Path, PathBuf};

use kin_tests::canary::Canary;
use kin_tests::programs::Program;
use kin_tests::screen::Screen;
use kin_tests::study::{Device, Study};
use unicode_normalization::UnicodeNormalization;

const FORM: &str = r#"{ "kin_form": 1, "id": "typed", "version": "1", "minimum_cell": 3,
  "title": {"vi": "Phỏng vấn thử", "en": "Trial interview"}, "languages": ["vi", "en"],
  "consent": {"words": {"vi": "Chị có đồng ý trả lời không?", "en": "Do you agree to answer?"},
    "purposes": [{"name": "research", "label": {"vi": "Nghiên cứu", "en": "Research"}, "required": true},
                 {"name": "contact", "label": {"vi": "Liên hệ lại", "en": "Contact again"}, "required": false}],
    "modes": ["spoken", "written"]},
  "choices": {"yes_no": [{"name": "yes", "label": {"vi": "Có", "en": "Yes"}},
                         {"name": "no", "label": {"vi": "Không", "en": "No"}}]},
  "survey": [
    {"type": "text", "name": "village", "label": {"vi": "Chị ở xã nào?", "en": "Which commune?"},
     "max_length": 40, "disclosure": "open"},
    {"type": "select_one", "list": "yes_no", "name": "works", "label": {"vi": "Chị có việc làm không?", "en": "Do you work?"},
     "required": true, "disclosure": "open"},
    {"type": "group", "name": "work", "label": {"vi": "Việc làm", "en": "Work"}, "relevant": "${works} = 'yes'", "children": [
      {"type": "text", "name": "job", "label": {"vi": "Chị làm nghề gì?", "en": "What work?"}, "required": true,
       "max_length": 40, "disclosure": "open"} ]},
    {"type": "integer", "name": "age", "label": {"vi": "Chị bao nhiêu tuổi?", "en": "How old are you?"}, "required": true,
     "constraint": ". >= 16 and . <= 100", "constraint_message": {"vi": "Từ 16 đến 100", "en": "Between 16 and 100"},
     "missing": ["refused"], "disclosure": "open"},
    {"type": "text", "name": "wish", "label": {"vi": "Chị mong gì nhất?", "en": "What do you wish most?"},
     "max_length": 80, "disclosure": "open"} ] }"#;

fn study(place: &Path) -> (Study, Device) {
    let form: PathBuf = place.join("typed.json");
    std::fs::write(&form, FORM).expect("a fresh folder can be written");
    let study = Study::new(place, &[form]);
    let device = study.enrol("tablet-1", "E01");
    (study, device)
}

fn fill(device: &Device) -> Screen {
    let arguments = device.arguments(["fill", "typed", "--language", "vi", "--passphrase-file"], true);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    Screen::start(Program::Collector, &arguments, 24, 80)
}

/// Consent as it is asked first.
fn consent(screen: &mut Screen) {
    screen.wait_for("Chị có đồng ý trả lời không?");
    screen.wait_for("consent> ");
    screen.enter("có");
    screen.wait_for("consent_research> ");
    screen.enter("có");
    screen.wait_for("consent_contact> ");
    screen.enter("không");
    screen.wait_for("consent_mode> ");
    screen.enter("1");
}

#[test]
fn an_interview_typed_in_vietnamese_arrives_as_it_was_meant() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let (mut study, device) = study(place.path());
    let decomposed: String = "Mỹ Đức Thượng".nfd().collect();

    let mut screen = fill(&device);
    consent(&mut screen);
    screen.wait_for("Chị ở xã nào?");
    screen.wait_for("village> ");
    screen.enter(&decomposed);
    screen.wait_for("works> ");
    screen.enter("1");
    screen.wait_for("job> ");
    screen.enter("thợ may ở nhà");
    screen.wait_for("age> ");
    screen.enter("7");
    screen.wait_for("Từ 16 đến 100");
    screen.wait_for("age> ");
    screen.enter("<");
    screen.wait_for("job> ");
    screen.enter("<");
    screen.wait_for("works> ");
    screen.enter("2");
    screen.wait_for("age> ");
    screen.enter("!r");
    screen.wait_for("wish> ");
    screen.enter("con được đi học");
    screen.wait_for("review> ");
    let review = screen.contents();
    assert!(review.contains("Mỹ Đức Thượng"), "{review}");
    assert!(review.contains("con được đi học"), "{review}");
    assert!(!review.contains("thợ may"), "an answer behind a closed branch is still read out:\n{review}");
    screen.enter("");
    screen.wait_for("finish> ");
    screen.enter("có");
    assert_eq!(screen.exit_code(), 0, "{}", screen.contents());

    // Nothing of it stays on the terminal once the program has ended.
    let left = screen.contents();
    assert!(!left.contains("Mỹ Đức") && !left.contains("đi học"), "{left}");
    for word in ["Mỹ Đức Thượng", "con được đi học", "thợ may ở nhà"] {
        assert_eq!(Canary::new(word).found_below(place.path()), [], "{word} is readable on a disk");
    }

    study.serve();
    device.run(0, ["send"], false);
    let parcel = study.export("parcel.kin");
    study.open(0, &parcel);
    let desk = study.desk().to_string_lossy().into_owned();
    let table = place.path().join("typed.csv");
    let path = table.to_str().expect("UTF-8");
    study.researcher(0, ["export", &desk, "--csv", path, "--form", "typed", "--include", "free_text"]);
    let table = std::fs::read_to_string(&table).expect("the export is UTF-8");
    let (header, row) =
        table.trim_start_matches('\u{feff}').trim_end().split_once('\n').expect("a header and a row");
    let cell = |column: &str| {
        let at = header
            .trim_end()
            .split(',')
            .position(|name| name == column || name.ends_with(&format!("-{column}")));
        row.split(',')
            .nth(at.unwrap_or_else(|| panic!("no column {column} in {header}")))
            .expect("as long as the header")
    };
    assert_eq!(cell("village"), "Mỹ Đức Thượng", "composed, whatever was typed");
    assert_eq!(cell("works"), "no");
    assert_eq!(cell("job"), "", "a closed branch is dropped");
    assert_eq!(cell("age"), "refused");
    assert_eq!(cell("wish"), "con được đi học");
}

#[test]
fn a_plug_pulled_in_the_middle_of_an_interview_leaves_nothing_readable() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let (_study, device) = study(place.path());
    let mut screen = fill(&device);
    consent(&mut screen);
    screen.wait_for("village> ");
    screen.enter("Thạch Thất Quỳnh");
    screen.wait_for("works> ");
    screen.kill();
    assert_eq!(Canary::new("Thạch Thất Quỳnh").found_below(place.path()), []);
    let status = device.run(0, ["status", "--json"], false);
    assert!(status.contains("\"waiting\": 0") || status.contains("\"waiting\":0"), "{status}");

    // What was answered before is there, and what was not is asked next.
    let arguments = device.arguments(["resume", "--language", "vi", "--passphrase-file"], true);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut screen = Screen::start(Program::Collector, &arguments, 24, 80);
    screen.wait_for("works> ");
    screen.enter("<");
    screen.wait_for("Thạch Thất Quỳnh");
    screen.wait_for("village> ");
    screen.kill();
}

#[test]
fn a_woman_who_declines_is_counted_and_asked_nothing() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let (mut study, device) = study(place.path());
    let mut screen = fill(&device);
    screen.wait_for("consent> ");
    screen.enter("không");
    screen.wait_for("decline> ");
    screen.enter("có");
    assert_eq!(screen.exit_code(), 0, "{}", screen.contents());
    let everything = String::from_utf8_lossy(&screen.written()).into_owned();
    assert!(!everything.contains("Chị ở xã nào?"), "a question was asked after a refusal");
    study.serve();
    device.run(0, ["send"], false);
    let parcel = study.export("parcel.kin");
    study.open(0, &parcel);
}
