//! Every kind of step, held line by line: what is shown, and what each typed line does.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::date;
use jiff::tz::Offset;
use kin_conversation::{Conversation, Files, Nobody, Outcome, Purpose, Screen, Witness};
use kin_forms::{FileReference, Form, Interview, Now};
use serde_json::{Value, json};

fn now() -> Now {
    Now { local: date(2026, 11, 2).at(9, 30, 0, 0), offset: Offset::constant(7) }
}

fn form(survey: &Value, consent: Option<&Value>) -> Arc<Form> {
    let mut form = json!({
        "kin_form": 1, "id": "steps", "version": "1", "languages": ["en", "vi"], "title": {"en": "Steps"},
        "attachments": true,
        "choices": {"abc": [
            {"name": "a", "label": {"en": "Apple", "vi": "Táo"}}, {"name": "b", "label": {"en": "Banana", "vi": "Chuối"}},
            {"name": "c", "label": {"en": "Cherry", "vi": "Anh đào"}} ]},
        "survey": survey,
    });
    if let Some(consent) = consent {
        form["consent"] = consent.clone();
    }
    let text = form.to_string();
    Arc::new(Form::parse(text.as_bytes()).unwrap_or_else(|mistakes| unreachable!("{mistakes}")))
}

/// A place to write that can still be read when the conversation is over.
#[derive(Clone, Default)]
struct Paper(Rc<RefCell<Vec<u8>>>);

impl std::io::Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What was shown, and the response's body.
fn held(form: &Arc<Form>, lines: &[&str], witness: &mut dyn Witness, language: &str) -> (String, Value) {
    let typed = lines.join("\n") + "\n";
    let paper = Paper::default();
    let interview = Interview::start(Arc::clone(form), language, now());
    let locales = [&kin_conversation::LOCALES as kin_terminal::Locales, &kin_forms::LOCALES];
    let files = OnlyOne;
    let outcome = Conversation::new(
        Screen::plain(typed.as_bytes(), paper.clone()),
        language,
        &locales,
        &now,
        interview,
        Purpose::Trial(witness),
    )
    .with_files(&files)
    .hold();
    let shown = String::from_utf8(paper.0.borrow().clone()).expect("as the test made it");
    match outcome {
        Ok(Outcome::Finished(response)) => {
            (shown, serde_json::from_slice(&response.into_body()).expect("as the test made it"))
        }
        Ok(Outcome::Left) => unreachable!("the conversation was left: {shown}"),
        Err(failure) => unreachable!("{}: {shown}", failure.id()),
    }
}

fn answers(survey: &Value, lines: &[&str]) -> (String, Value) {
    let lines = [lines, &["", "yes"]].concat();
    let (shown, body) = held(&form(survey, None), &lines, &mut Nobody, "en");
    (shown, body["answers"].clone())
}

/// The only file there is.
struct OnlyOne;

impl Files for OnlyOne {
    fn reference(&self, path: &str) -> Result<FileReference, String> {
        if path != "hoa.jpg" {
            return Err("There is no such file.".to_owned());
        }
        let (name, media_type) = (path.to_owned(), "image/jpeg".to_owned());
        Ok(FileReference { name, media_type, size: 12, sha256: [10; 32] })
    }
}

#[test]
fn add_another_is_asked_until_there_is_none_and_the_last_can_be_taken_away() {
    let survey = json!([
        {"type": "repeat", "name": "child", "label": {"en": "A child"}, "children": [
            {"type": "integer", "name": "age", "label": {"en": "How old?"}},
            {"type": "repeat", "name": "toy", "children": [
                {"type": "text", "name": "kind", "max_length": 9, "label": {"en": "Which toy?"}} ]} ]},
        {"type": "note", "name": "end", "label": {"en": "End"}} ]);
    let (shown, answers) = answers(
        &survey,
        &[
            "yes",
            "3",
            "yes",
            "ball",
            "no",
            "perhaps",
            "yes",
            "9",
            "no",
            "yes",
            "1",
            "no",
            "!x",
            "!j child[2].age",
            "10",
            "",
            "no",
            "",
        ],
    );
    assert_eq!(answers["child"], json!([{"age": 3, "toy": [{"kind": "ball"}]}, {"age": 10}]));
    for words in [
        "A child: is there one? (yes/no)",
        "A child: one so far. Is there another? (yes/no)",
        "A child: 3 so far. Is there another? (yes/no)",
        "!x  take the last one away",
        "] child> ",
        "] child[1].age> ",
        "] child[1].toy[1].kind> ",
        "] child[2].toy> ",
        "Please type yes or no.",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
}

/// What a witness saw.
#[derive(Default)]
struct Notes(Vec<String>);
impl Witness for Notes {
    fn refused(&mut self, place: &str, typed: Option<&str>, _: &str) {
        self.0.push(format!("refused {place} {typed:?}"));
    }
    fn warned(&mut self, place: &str, message: &str, reason: &str) {
        self.0.push(format!("warned {place}: {message} {reason}"));
    }
}

#[test]
fn an_answer_that_looks_odd_is_kept_with_a_reason_or_answered_again() {
    let survey = json!([ {"type": "integer", "name": "age", "label": {"en": "How old?"}, "required": true,
        "warning": ". < 90", "warning_message": {"en": "Ninety and more is rare."}} ]);
    let form = form(&survey, None);
    let mut notes = Notes::default();
    let (shown, body) =
        held(&form, &["95", "", "", "old", "96", "she showed her card", "", "yes"], &mut notes, "en");
    assert_eq!(body["answers"]["age"], 96);
    assert_eq!(body["overrides"], json!([{"question": "age", "reason": "she showed her card"}]));
    assert!(
        shown.contains("How old?\n    → 95\n\nNinety and more is rare.") && shown.contains("reason> "),
        "{shown}"
    );
    assert_eq!(
        notes.0,
        [
            "refused age None",
            "refused age Some(\"old\")",
            "warned age: Ninety and more is rare. she showed her card"
        ]
    );
    let (_, body) = held(&form, &["95", "", "30", "", "yes"], &mut Nobody, "en");
    assert_eq!(body["answers"]["age"], 30);
    assert!(body.get("overrides").is_none(), "{body}");
}

#[test]
fn every_kind_of_question_says_how_it_is_answered() {
    let survey = json!([
        {"type": "rank", "list": "abc", "name": "order", "label": {"en": "Order?"}},
        {"type": "range", "name": "pain", "label": {"en": "Pain?"}, "parameters": {"start": 0, "end": 10, "step": 1}},
        {"type": "geopoint", "name": "where", "label": {"en": "Where?"}},
        {"type": "geotrace", "name": "way", "label": {"en": "Which way?"}},
        {"type": "dateTime", "name": "when", "label": {"en": "When?"}},
        {"type": "acknowledge", "name": "heard", "label": {"en": "Heard?"}},
        {"type": "image", "name": "picture", "label": {"en": "A picture?"}},
        {"type": "select_multiple", "list": "abc", "name": "likes", "or_other": true, "label": {"en": "Likes?"}},
        {"type": "text", "name": "shown", "max_length": 9, "label": {"en": "Shown"}, "default": "fixed", "read_only": true,
         "guidance_hint": {"en": "Nobody types here."}, "media": {"image": {"en": "house.png"}}} ]);
    let (shown, answers) = answers(
        &survey,
        &[
            "3 1",
            "3 1 2",
            "11",
            "7",
            "21.0285 105.8542",
            "21.03 105.85; 21.04 105.86",
            "2026-11-02 14:30",
            "maybe",
            "ok",
            "none.jpg",
            "hoa.jpg",
            "1 4",
            "durian",
            "",
        ],
    );
    assert_eq!(answers["order"], json!(["c", "a", "b"]));
    assert_eq!(answers["pain"], 7);
    assert!(
        answers["where"].as_str().expect("as the test made it").starts_with("21.0285 105.8542"),
        "{answers}"
    );
    assert_eq!(answers["when"], "2026-11-02T14:30");
    assert_eq!(answers["heard"], true);
    assert_eq!(answers["picture"]["file"], "hoa.jpg");
    assert_eq!(answers["likes_other"], "durian");
    assert_eq!(answers["shown"], "fixed");
    for words in [
        "Type all the numbers in order",
        "A number from 0 to 10, in steps of 1.",
        "Type latitude and longitude in degrees",
        "Type position after position",
        "Type the day and the time",
        "Type ok when it was acknowledged.",
        "Type the path of the file.",
        "The file cannot be taken here. There is no such file.",
        "For you, not to be read out: Nobody types here.",
        "(Belongs to it: house.png)",
        "This is shown only: press Enter to go on.",
        "] likes_other> ",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
}

#[test]
fn a_minor_is_asked_after_her_guardian_and_either_may_decline() {
    let survey =
        json!([ {"type": "integer", "name": "age", "label": {"en": "How old?", "vi": "Mấy tuổi?"}} ]);
    let both = |en: &str, vi: &str| json!({"en": en, "vi": vi});
    let consent = json!({
        "words": both("May I ask?", "Tôi hỏi được không?"), "modes": ["spoken"],
        "purposes": [{"name": "research", "required": true, "label": both("For research?", "Để nghiên cứu?")}],
        "assent": {"ask": both("Is she under 18?", "Em chưa đủ 18 tuổi?"), "words": both("Do you want to?", "Em có muốn không?")},
    });
    let form = form(&survey, Some(&consent));
    let (shown, body) =
        held(&form, &["so", "yes", "<", "yes", "yes", "yes", "yes", "16", "", "yes"], &mut Nobody, "en");
    assert_eq!(body["consent"]["assent"], true);
    assert_eq!(body["answers"]["age"], 16);
    for words in
        ["Is she under 18?", "minor> ", "parent or guardian, word for word", "Do you want to?", "assent> "]
    {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let (_, body) = held(&form, &["no", "yes", "yes", "30", "", "yes"], &mut Nobody, "en");
    assert!(body["consent"].get("assent").is_none(), "{body}");
    for lines in [&["yes", "no", "yes", "", "yes"][..], &["có", "có", "có", "không", "có", "", "có"]] {
        let language = if lines[0] == "có" { "vi" } else { "en" };
        let (_, body) = held(&form, lines, &mut Nobody, language);
        assert_eq!(body["consent"]["given"], false, "{lines:?}");
        assert_eq!(body["answers"], json!({}));
    }
}

#[test]
fn words_in_vietnamese_are_shown_where_the_form_has_them() {
    let survey = json!([
        {"type": "repeat", "name": "child", "label": {"vi": "Mỗi người con", "en": "A child"}, "children": [
            {"type": "range", "name": "grade", "label": {"vi": "Lớp mấy?", "en": "Grade?"}, "parameters": {"start": 1, "end": 12, "step": 1}} ]} ]);
    let (shown, body) = held(&form(&survey, None), &["có", "5", "không", "", "có"], &mut Nobody, "vi");
    assert_eq!(body["answers"]["child"][0]["grade"], 5);
    for words in [
        "Mỗi người con: có mục nào không?",
        "Lớp mấy?",
        "Một số từ 1 đến 12, mỗi bước 1.",
        "đã có 1. Còn nữa không?",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
}

#[test]
fn any_of_a_repeat_can_be_taken_away_and_those_after_it_move_up() {
    let survey = json!([
        {"type": "repeat", "name": "child", "label": {"en": "A child"}, "children": [
            {"type": "text", "name": "called", "max_length": 9, "label": {"en": "Called?"}},
            {"type": "calculate", "name": "place", "calculation": "position(..)"} ]},
        {"type": "note", "name": "end", "label": {"en": "End"}} ]);
    let (shown, answers) =
        answers(&survey, &["yes", "Lan", "yes", "Mai", "yes", "Hoa", "!x 4", "!x x", "!x 2", "no", ""]);
    assert!(shown.contains("one of the numbers"), "{shown}");
    assert_eq!(answers, json!({"child": [{"called": "Lan", "place": 1}, {"called": "Hoa", "place": 2}]}));
}

#[test]
fn at_the_stop_the_form_says_whom_to_turn_to_in_the_language_of_the_interview() {
    let text = json!({
        "kin_form": 1, "id": "steps", "version": "1", "languages": ["en", "vi"], "title": {"en": "Steps"},
        "support": {"words": {"en": "You can call:", "vi": "Chị có thể gọi:"},
            "places": [{"name": {"en": "Women's house", "vi": "Nhà phụ nữ"}, "phone": "1900 0000"}]},
        "survey": [{"type": "text", "name": "word", "label": {"en": "A word?", "vi": "Một từ?"}}],
    });
    let form = Arc::new(Form::parse(text.to_string().as_bytes()).expect("a form"));
    let (shown, _) = held(&form, &["!s", "1", "yes", "", "yes"], &mut Nobody, "en");
    assert!(shown.contains("You can call:\n\nWomen's house\n  1900 0000"), "{shown}");
    let (shown, _) = held(&form, &["!l vi", "!s", "1", "co", "", "yes"], &mut Nobody, "en");
    assert!(shown.contains("Nhà phụ nữ\n  1900 0000"), "{shown}");
}

/// A real interview, with words of its form for the question whether the two are alone.
fn alone(lines: &str) -> (String, bool) {
    let text = json!({
        "kin_form": 1, "id": "steps", "version": "1", "languages": ["en"], "title": {"en": "Steps"},
        "support": {"words": {"en": "You can call:"}, "privacy": {"en": "Can anybody hear you two?"},
            "places": [{"name": {"en": "Women's house"}, "phone": "1900 0000"}]},
        "survey": [{"type": "text", "name": "word", "label": {"en": "A word?"}}],
    });
    let form = Arc::new(Form::parse(text.to_string().as_bytes()).expect("a form"));
    let paper = Paper::default();
    let locales = [&kin_conversation::LOCALES as kin_terminal::Locales, &kin_forms::LOCALES];
    let (screen, interview) =
        (Screen::plain(lines.as_bytes(), paper.clone()), Interview::start(form, "en", now()));
    let held = Conversation::new(screen, "en", &locales, &now, interview, Purpose::Interview).hold();
    let shown = String::from_utf8(paper.0.borrow().clone()).expect("as the test made it");
    (shown, matches!(held, Ok(Outcome::Finished(_))))
}

#[test]
fn where_somebody_may_listen_nothing_of_the_interview_is_shown() {
    let (shown, finished) = alone("perhaps\nno\n");
    assert!(shown.contains("Can anybody hear you two?") && shown.contains("alone> "), "{shown}");
    assert!(!finished && !shown.contains("A word?"), "{shown}");
    let (shown, finished) = alone("yes\nx\n\nyes\n");
    assert!(finished && shown.contains("A word?"), "{shown}");
}
