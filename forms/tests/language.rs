//! Types, choices, defaults, triggers and warnings of the form language, in an interview and at the desk.

#![allow(clippy::panic, clippy::unwrap_used, reason = "for tests, outside of the test functions too")]

mod fixture;

use std::collections::BTreeMap;
use std::sync::Arc;

use fixture::{body, form, form_text, now, place, start, type_in};
use kin_forms::{
    Answer, Beginning, ConsentMode, Consented, FileType, Form, Interview, Invalid, MediaKind, Refusal, Step,
    Unfinished,
};

fn read(text: &str) -> Arc<Form> {
    Arc::new(Form::parse(text.as_bytes()).unwrap_or_else(|mistakes| panic!("{mistakes}")))
}

/// A form with further properties at its top.
fn with_top(top: &str, choices: &str, survey: &str) -> Arc<Form> {
    read(&form_text(choices, survey).replacen("\"choices\"", &format!("{top}, \"choices\""), 1))
}

fn walk(interview: &mut Interview, steps: &[&str]) {
    for step in steps {
        let done = match *step {
            "-" => interview.skip(),
            typed => type_in(interview, typed),
        };
        done.unwrap_or_else(|refusal| panic!("{} {step}: {refusal}", place(interview)));
    }
}

fn replayed(form: &Arc<Form>, interview: Interview) -> kin_forms::Recorded {
    let body = body(interview);
    form.validate(body.as_bytes()).unwrap_or_else(|invalid| panic!("{invalid:?}\n{body}"))
}

fn choices(interview: &Interview) -> Vec<String> {
    let Step::Ask(ask) = interview.step() else { panic!("no question is asked") };
    ask.choices.iter().map(|choice| choice.name.clone()).collect()
}

const EVERY_TYPE: &str = r#"[
  {"type": "start", "name": "begun"}, {"type": "end", "name": "ended"}, {"type": "today", "name": "day"},
  {"type": "username", "name": "asker"}, {"type": "audit", "name": "way"},
  {"type": "range", "name": "scale", "label": {"en": "S"}, "parameters": {"start": 0, "end": 10, "step": 2}},
  {"type": "range", "name": "part", "label": {"en": "P"}, "parameters": {"start": 1, "end": 0, "step": 0.25}},
  {"type": "dateTime", "name": "moment", "label": {"en": "M"}},
  {"type": "rank", "name": "order", "list": "l", "label": {"en": "R"}},
  {"type": "acknowledge", "name": "told", "label": {"en": "T"}, "required": true},
  {"type": "barcode", "name": "code", "label": {"en": "B"}},
  {"type": "image", "name": "photo", "label": {"en": "I"}},
  {"type": "geopoint", "name": "here", "label": {"en": "G"}},
  {"type": "geotrace", "name": "road", "label": {"en": "W"}},
  {"type": "geoshape", "name": "field", "label": {"en": "F"}},
  {"type": "hidden", "name": "wave", "default": "2"},
  {"type": "calculate", "name": "seen", "calculation": "concat(${told}, ' ', ${here}, ' ', ${order}, ' ', ${wave}, ' ', ${moment})"}]"#;
const LIST: &str = r#"{"l": [{"name": "a", "label": {"en": "A"}}, {"name": "b", "label": {"en": "B"}}, {"name": "c", "label": {"en": "C"}}]}"#;

#[test]
fn every_type_takes_its_answers_and_the_desk_reads_them_back() {
    let form = with_top(r#""attachments": true"#, LIST, EVERY_TYPE);
    let beginning = Beginning { username: Some("E01".into()), ..Beginning::from(now()) };
    let mut interview = Interview::start(Arc::clone(&form), "en", beginning);
    for (typed, expected) in [
        ("3", "answer-not-in-range"),
        ("12", "answer-not-in-range"),
        ("4", ""),
        ("0.3", "answer-not-in-range"),
        ("0,25", ""),
        ("2026-11-23", "answer-not-date-time"),
        ("23/11/2026 14h30", ""),
        ("a b", "answer-rank-incomplete"),
        ("a b b", "answer-choice-twice"),
        ("c a b", ""),
        ("maybe", "answer-not-acknowledged"),
        ("ok", ""),
        ("8934567", ""),
        ("photo.jpg", "answer-not-file"),
        ("../x image/jpeg 1 aa", "answer-not-file"),
        ("a b.jpg image/jpeg 12 abababababababababababababababababababababababababababababababab", ""),
        ("91 10", "answer-not-place"),
        ("21,0285 105.8542 12", ""),
        ("1 1", "answer-not-place"),
        ("1 1; 2 2", ""),
        ("0 0; 0 1; 1 1", ""),
    ] {
        let done = type_in(&mut interview, typed);
        let id = done
            .err()
            .map(|refusal| serde_json::to_value(&refusal).unwrap()["id"].as_str().unwrap().to_owned());
        assert_eq!(id.unwrap_or_default(), expected, "{typed}");
    }
    let body = body(interview);
    let answers: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(
        answers["answers"],
        serde_json::json!({
            "begun": "2026-11-23T19:25", "ended": "2026-11-23T19:25", "day": "2026-11-23", "asker": "E01",
            "way": "answered=10 changed=0 cleared=0 back=0 refused=0 confirmed=0",
            "scale": 4, "part": 0.25, "moment": "2026-11-23T14:30", "order": ["c", "a", "b"], "told": true,
            "code": "8934567",
            "photo": {"file": "a b.jpg", "type": "image/jpeg", "size": 12, "sha256": "ab".repeat(32)},
            "here": "21.0285 105.8542 12", "road": "1 1; 2 2", "field": "0 0; 0 1; 1 1; 0 0", "wave": "2",
            "seen": "OK 21.0285 105.8542 12 c a b 2 2026-11-23T14:30:00.000+07:00"})
    );
    let recorded = form.validate(body.as_bytes()).unwrap_or_else(|invalid| panic!("{invalid:?}"));
    assert_eq!(recorded.answers["order"], Answer::Many(vec!["c".into(), "a".into(), "b".into()]));
    for (from, to, question) in [
        ("\"ended\":\"2026-11-23T19:25\"", "\"ended\":\"2026-11-23T19:24\"", "ended"),
        ("\"scale\":4", "\"scale\":5", "scale"),
        ("1 1; 2 2", "1 1;2 2", "road"),
        ("\"told\":true", "\"told\":false", "told"),
    ] {
        let invalid = form.validate(body.replace(from, to).as_bytes()).unwrap_err();
        assert!(
            invalid.contains(&Invalid::ResponseAnswerUnfit { question: question.into() }),
            "{to}: {invalid:?}"
        );
    }
    let other_day = body.replace("\"day\":\"2026-11-23\"", "\"day\":\"2026-11-24\"");
    assert_eq!(
        form.validate(other_day.as_bytes()).unwrap_err(),
        [Invalid::ResponseCalculation { question: "day".into() }]
    );
}

#[test]
fn files_travel_only_with_forms_that_say_so() {
    let text = form_text("{}", r#"[{"type": "image", "name": "photo", "label": {"en": "I"}}]"#);
    let mistakes = Form::parse(text.as_bytes()).unwrap_err();
    assert!(mistakes.to_string().contains("\"attachments\": true"), "{mistakes}");
}

#[test]
fn a_form_says_which_files_travel() {
    const SURVEY: &str = r#"[{"type": "image", "name": "photo", "label": {"en": "I"}}]"#;
    let read = |attachments: &str| with_top(&format!(r#""attachments": {attachments}"#), "{}", SURVEY);
    let form = read("true");
    let said = form.attachments().unwrap();
    assert_eq!(
        (said.types.as_slice(), said.maximum_bytes, said.maximum_count),
        (&FileType::PICTURES[..], 524_288, 3)
    );
    assert!(said.takes(MediaKind::Image, FileType::Png) && said.takes(MediaKind::File, FileType::Png));
    assert!(!said.takes(MediaKind::Audio, FileType::Png) && !said.takes(MediaKind::File, FileType::Pdf));
    let form = read(r#"{"types": ["application/pdf"], "maximum_bytes": 9000, "maximum_count": 1}"#);
    let said = form.attachments().unwrap();
    assert_eq!(
        (said.types.as_slice(), said.maximum_bytes, said.maximum_count),
        (&[FileType::Pdf][..], 9000, 1)
    );
    for (attachments, expected) in [
        (r#"{"types": ["image/jpg"]}"#, "image/jpeg"),
        (r#"{"types": []}"#, "types"),
        (r#"{"maximum_bytes": 20000000}"#, "16777216"),
        (r#"{"maximum_count": 0}"#, "maximum_count"),
        (r#"{"maximum": 1}"#, "maximum"),
        ("1", "attachments"),
    ] {
        let top = format!(r#""attachments": {attachments},"#);
        let text = form_text("{}", SURVEY).replacen("\"choices\"", &format!("{top} \"choices\""), 1);
        let mistakes = Form::parse(text.as_bytes()).unwrap_err().to_string();
        assert!(mistakes.contains(expected) && mistakes.contains("line 2, "), "{attachments}: {mistakes}");
    }
    let text = r#"[{"type": "text", "name": "t", "label": {"en": "T"}}]"#;
    for attachments in ["true", "false"] {
        let form = with_top(&format!(r#""attachments": {attachments}"#), "{}", text);
        assert!(form.attachments().is_none(), "no question asks for one");
    }
}

const WARNED: &str = r#"[
  {"type": "integer", "name": "age", "label": {"en": "Age?"}, "warning": ". < 100", "warning_message": {"en": "So old?"}},
  {"type": "integer", "name": "born", "label": {"en": "Born?"}, "warning": "${age} + . = 2026"}]"#;

#[test]
fn an_answer_that_does_not_meet_its_warning_needs_a_reason_and_the_reason_is_recorded() {
    let form = form("{}", WARNED);
    let mut interview = start(&form);
    assert_eq!(interview.confirm("no"), Err(Refusal::AnswerNotWarned));
    let warned = Refusal::AnswerWarned { question: "age".into(), message: "So old?".into() };
    assert_eq!(type_in(&mut interview, "104"), Err(warned));
    assert_eq!(place(&interview), "age");
    assert!(matches!(interview.confirm(" "), Err(Refusal::AnswerReasonUnfit { .. })));
    interview.confirm("has her papers").unwrap();
    assert!(matches!(type_in(&mut interview, "1921"), Err(Refusal::AnswerWarned { .. })));
    walk(&mut interview, &["1922"]);
    let body = body(interview);
    assert!(body.contains(r#""overrides":[{"question":"age","reason":"has her papers"}]"#), "{body}");
    let recorded = form.validate(body.as_bytes()).unwrap();
    assert_eq!(recorded.overrides[0].place, "age");
    let without = body.replace(r#","overrides":[{"question":"age","reason":"has her papers"}]"#, "");
    assert_eq!(
        form.validate(without.as_bytes()).unwrap_err(),
        [Invalid::ResponseDoubtful { question: "age".into() }]
    );
    let of_other = body.replace(r#"{"question":"age","reason""#, r#"{"question":"nobody","reason""#);
    assert!(
        form.validate(of_other.as_bytes())
            .unwrap_err()
            .contains(&Invalid::ResponseOverride { question: "nobody".into() })
    );
}

#[test]
fn an_answer_that_became_doubtful_keeps_the_interview_from_ending() {
    let form = form("{}", WARNED);
    let mut interview = start(&form);
    walk(&mut interview, &["26", "2000"]);
    interview.jump("age").unwrap();
    walk(&mut interview, &["27"]);
    interview.jump_to_review().unwrap();
    assert!(interview.review()[1].is_doubtful);
    let (interview, unfinished) = interview.finish(now()).unwrap_err();
    assert_eq!(unfinished, Unfinished::InterviewDoubtful { questions: "born".into(), count: 1 });
    let mut interview = *interview;
    interview.jump("born").unwrap();
    assert!(type_in(&mut interview, "2000").is_err());
    interview.confirm("her birthday is in December").unwrap();
    replayed(&form, interview);
}

#[test]
fn a_default_is_there_from_the_beginning_and_a_computed_one_is_computed_once() {
    let form = form(
        LIST,
        r#"[
  {"type": "integer", "name": "n", "label": {"en": "N"}, "default": 5},
  {"type": "select_multiple", "name": "m", "list": "l", "label": {"en": "M"}, "default": "b a"},
  {"type": "date", "name": "d", "label": {"en": "D"}, "default": {"expression": "today()"}},
  {"type": "integer", "name": "twice", "label": {"en": "T"}, "default": {"expression": "${n} * 2"}},
  {"type": "repeat", "name": "r", "repeat_max": 3, "children": [
    {"type": "integer", "name": "i", "label": {"en": "I"}, "default": {"expression": "${n} + position(..)"}}]}]"#,
    );
    let mut interview = start(&form);
    walk(&mut interview, &["7", "-", "-", "-"]);
    interview.another(true).unwrap();
    walk(&mut interview, &["-"]);
    let recorded = replayed(&form, interview);
    assert_eq!(recorded.answers["m"], Answer::Many(vec!["a".into(), "b".into()]));
    assert_eq!(recorded.answers["d"], Answer::Date(jiff::civil::date(2026, 11, 23)));
    assert_eq!(recorded.answers["twice"], Answer::Integer(10));
    assert_eq!(recorded.repeats["r"][0].answers["i"], Answer::Integer(8));
}

#[test]
fn a_default_that_nobody_could_type_is_a_mistake() {
    for (kind, default) in [("integer", "\"x\""), ("date", "\"2026-13-01\""), ("select_one", "\"z\"")] {
        let list = if kind == "select_one" { r#""list": "l","# } else { "" };
        let survey = format!(
            r#"[{{"type": "{kind}", {list} "name": "q", "label": {{"en": "Q"}}, "default": {default}}}]"#
        );
        let mistakes = Form::parse(form_text(LIST, &survey).as_bytes()).unwrap_err();
        assert!(mistakes.to_string().contains("the default is not an answer"), "{mistakes}");
    }
}

#[test]
fn a_triggered_calculation_runs_only_when_its_trigger_changes() {
    let form = form(
        "{}",
        r#"[
  {"type": "integer", "name": "a", "label": {"en": "A"}},
  {"type": "integer", "name": "b", "label": {"en": "B"}},
  {"type": "calculate", "name": "sum", "trigger": ["a"], "calculation": "${a} + coalesce(${b}, 0)"},
  {"type": "calculate", "name": "times", "trigger": ["a", "b"], "calculation": "coalesce(., 0) + 1"},
  {"type": "text", "name": "note_of_a", "label": {"en": "T"}, "trigger": ["a"], "calculation": "concat('a is ', ${a})"}]"#,
    );
    let mut interview = start(&form);
    walk(&mut interview, &["1", "2"]);
    let Step::Ask(ask) = interview.step() else { panic!("a question is asked") };
    assert_eq!(ask.current, Some(&Answer::Text("a is 1".into())));
    walk(&mut interview, &["something else"]);
    interview.jump("b").unwrap();
    walk(&mut interview, &["3"]);
    interview.jump_to_review().unwrap();
    let recorded = replayed(&form, interview);
    assert_eq!(recorded.answers["sum"], Answer::Integer(1));
    assert_eq!(recorded.answers["times"], Answer::Integer(3));
    assert_eq!(recorded.answers["note_of_a"], Answer::Text("something else".into()));
}

#[test]
fn a_calculation_fills_a_question_in_until_somebody_answers_it() {
    let form = form(
        "{}",
        r#"[
  {"type": "integer", "name": "a", "label": {"en": "A"}},
  {"type": "integer", "name": "guess", "label": {"en": "G"}, "calculation": "${a} * 2"},
  {"type": "integer", "name": "shown", "label": {"en": "S"}, "read_only": true, "calculation": "${a} * 3"}]"#,
    );
    let mut interview = start(&form);
    walk(&mut interview, &["4", "9"]);
    assert_eq!(type_in(&mut interview, "1"), Err(Refusal::AnswerReadOnly { question: "shown".into() }));
    walk(&mut interview, &["-"]);
    let recorded = replayed(&form, interview);
    assert_eq!(recorded.answers["guess"], Answer::Integer(9));
    assert_eq!(recorded.answers["shown"], Answer::Integer(12));
}

#[test]
fn or_other_brings_a_choice_and_a_question() {
    let form = form(
        LIST,
        r#"[{"type": "select_one", "name": "q", "list": "l", "or_other": true, "label": {"en": "Q"}},
  {"type": "select_multiple", "name": "m", "list": "l", "choice_filter": "name = 'a'", "label": {"en": "M"},
   "or_other": {"choice": {"en": "Something else"}, "label": {"en": "What?"}}}]"#,
    );
    let mut interview = start(&form);
    assert_eq!(choices(&interview), ["a", "b", "c", "other"]);
    walk(&mut interview, &["other"]);
    assert_eq!(place(&interview), "q_other");
    walk(&mut interview, &["a boat"]);
    assert_eq!(choices(&interview), ["a", "other"]);
    walk(&mut interview, &["a other"]);
    let Step::Ask(ask) = interview.step() else { panic!("a question is asked") };
    assert_eq!((place(&interview).as_str(), ask.label.as_str()), ("m_other", "What?"));
    interview.jump("q").unwrap();
    walk(&mut interview, &["b"]);
    interview.jump_to_review().unwrap();
    let recorded = replayed(&form, interview);
    assert!(!recorded.answers.contains_key("q_other"));
}

/// Three levels: provinces in a list, districts and villages in tables, 6,000 villages.
fn places() -> Arc<Form> {
    let villages: Vec<serde_json::Value> = (0..6000)
        .map(|number| {
            serde_json::json!([
                format!("v{number}"),
                format!("Village {number}"),
                format!("d{}", number % 60),
                number.to_string()
            ])
        })
        .collect();
    let districts: Vec<serde_json::Value> = (0..60)
        .map(|number| {
            serde_json::json!([
                format!("d{number}"),
                format!("Huyện {number}"),
                format!("District {number}"),
                format!("p{}", number % 2)
            ])
        })
        .collect();
    let tables = serde_json::json!({
        "districts": {"columns": ["code", "label_vi", "label_en", "province"], "rows": districts},
        "villages": {"columns": ["name", "label", "district", "people"], "rows": villages}
    });
    with_top(
        &format!(r#""tables": {tables}"#),
        r#"{"province": [{"name": "p0", "label": {"en": "North"}}, {"name": "p1", "label": {"en": "South"}}]}"#,
        r#"[
  {"type": "select_one", "name": "province", "list": "province", "label": {"en": "P"}},
  {"type": "select_one", "name": "district", "table": "districts", "value": "code", "label_column": {"en": "label_en"},
   "choice_filter": "province = ${province}", "label": {"en": "D"}},
  {"type": "select_one", "name": "village", "table": "villages", "choice_filter": "${district} = district", "label": {"en": "V"}},
  {"type": "calculate", "name": "people", "calculation": "instance('villages')/root/item[name = ${village}]/people"},
  {"type": "calculate", "name": "again", "calculation": "pulldata('villages', 'people', 'name', ${village})"},
  {"type": "calculate", "name": "villages", "calculation": "count(instance('villages')/root/item[district = current()/../district and people > 100])"},
  {"type": "calculate", "name": "called", "calculation": "concat(jr:choice-name(${district}, '${district}'), ', ', instance('province')/root/item[name = ${province}]/label)"}]"#,
    )
}

#[test]
fn a_cascade_over_thousands_of_rows_offers_what_fits() {
    let form = places();
    let mut interview = start(&form);
    walk(&mut interview, &["p1"]);
    assert_eq!(choices(&interview).len(), 30);
    walk(&mut interview, &["d59"]);
    let offered = choices(&interview);
    assert_eq!((offered.len(), offered[1].as_str()), (100, "v119"));
    assert!(matches!(type_in(&mut interview, "v1"), Err(Refusal::AnswerNotAChoice { .. })));
    walk(&mut interview, &["v119"]);
    let recorded = replayed(&form, interview);
    assert_eq!(recorded.answers["people"], Answer::Text("119".into()));
    assert_eq!(recorded.answers["again"], Answer::Text("119".into()));
    assert_eq!(recorded.answers["villages"], Answer::Integer(99));
    assert_eq!(recorded.answers["called"], Answer::Text("District 59, South".into()));
}

#[test]
fn another_province_takes_the_answers_below_it_away() {
    let form = places();
    let mut interview = start(&form);
    walk(&mut interview, &["p1", "d59", "v59"]);
    interview.jump("province").unwrap();
    walk(&mut interview, &["p0"]);
    interview.jump_to_review().unwrap();
    let recorded = replayed(&form, interview);
    assert_eq!(recorded.answers.keys().collect::<Vec<_>>(), ["called", "province", "villages"]);
}

#[test]
fn a_seed_decides_the_order_of_choices_and_the_desk_computes_chance_again() {
    let form = form(
        LIST,
        r#"[
  {"type": "integer", "name": "seed", "label": {"en": "S"}},
  {"type": "select_one", "name": "q", "list": "l", "label": {"en": "Q"}, "parameters": {"randomize": true, "seed": "${seed}"}},
  {"type": "calculate", "name": "drawn", "calculation": "int(random() * 1000000)"},
  {"type": "calculate", "name": "id", "calculation": "uuid()"}]"#,
    );
    let start = |seed: u8| {
        Interview::start(
            Arc::clone(&form),
            "en",
            Beginning { seed: Some([seed; 32]), ..Beginning::from(now()) },
        )
    };
    let order = |number: &str| {
        let mut interview = start(1);
        walk(&mut interview, &[number]);
        choices(&interview)
    };
    assert_eq!(order("1"), order("1"));
    assert!((2..9).any(|number| order(&number.to_string()) != order("1")));
    let (one, other) = (start(1), start(2));
    let body_of_one = body(one);
    assert!(body_of_one.contains(r#""seed":"0101"#), "{body_of_one}");
    let recorded = form.validate(body_of_one.as_bytes()).unwrap();
    assert_ne!(recorded.answers["drawn"], replayed(&form, other).answers["drawn"]);
    // Without the seed the desk cannot draw the same.
    let cut = body_of_one.find(",\"answers\"").unwrap();
    let without =
        format!("{}{}", &body_of_one[..body_of_one.find(",\"seed\"").unwrap()], &body_of_one[cut..]);
    assert!(form.validate(without.as_bytes()).is_err());
}

#[test]
fn what_was_last_saved_is_read_and_recorded() {
    let form = form(
        "{}",
        r#"[
  {"type": "text", "name": "village", "label": {"en": "V"}, "default": {"expression": "${last-saved#village}"}},
  {"type": "calculate", "name": "same", "calculation": "${village} = ${last-saved#village}"}]"#,
    );
    let last_saved = BTreeMap::from([
        ("village".to_owned(), "Sơn Trà".to_owned().into()),
        ("other".to_owned(), "nobody reads it".to_owned().into()),
    ]);
    let beginning = Beginning { last_saved, ..Beginning::from(now()) };
    let mut interview = Interview::start(Arc::clone(&form), "en", beginning);
    walk(&mut interview, &["-"]);
    let body = body(interview);
    assert!(body.contains(r#""last_saved":{"village":"Sơn Trà"}"#), "{body}");
    let recorded = form.validate(body.as_bytes()).unwrap();
    assert_eq!(recorded.answers["same"], Answer::Text("true".into()));
}

#[test]
fn a_minor_is_asked_only_where_the_form_says_so_and_the_assent_is_recorded() {
    let consent = |assent: &str| {
        format!(
            r#""consent": {{"words": {{"en": "Do you agree?"}}, "purposes": [], "modes": ["spoken"]{assent}}}"#
        )
    };
    let survey = r#"[{"type": "note", "name": "n", "label": {"en": "N"}}]"#;
    let without = with_top(&consent(""), "{}", survey);
    assert_eq!(start(&without).agree_for_minor(&[], ConsentMode::Spoken), Err(Refusal::ConsentNoAssent));
    let with = with_top(
        &consent(r#", "assent": {"ask": {"en": "Under 18?"}, "words": {"en": "And you?"}}"#),
        "{}",
        survey,
    );
    let mut interview = start(&with);
    let Step::Consent(step) = interview.step() else { panic!("consent is asked") };
    assert_eq!(step.assent.map(|assent| (assent.ask, assent.words)), Some(("Under 18?", "And you?")));
    interview.agree_for_minor(&[], ConsentMode::Spoken).unwrap();
    walk(&mut interview, &["-"]);
    let recorded = replayed(&with, interview);
    assert!(matches!(recorded.consent, Consented::Agreed { assent: true, .. }));
}

#[test]
fn words_may_be_missing_in_a_language_but_not_what_somebody_agrees_to() {
    let text = |consent: &str| {
        format!(
            r#"{{"kin_form": 1, "id": "two", "version": "1", "title": {{"vi": "Hai"}}, "languages": ["vi", "en"],
"consent": {{"words": {consent}, "purposes": [], "modes": ["spoken"]}},
"survey": [{{"type": "note", "name": "n", "label": {{"en": "Only English"}}}}]}}"#
        )
    };
    assert!(Form::parse(text(r#"{"vi": "Đồng ý?", "en": "Agree?"}"#).as_bytes()).is_ok());
    let mistakes = Form::parse(text(r#"{"vi": "Đồng ý?"}"#).as_bytes()).unwrap_err();
    assert!(mistakes.to_string().contains("words has no words in en"), "{mistakes}");
}

#[test]
fn a_group_without_a_heading_and_a_question_with_only_a_hint_are_asked() {
    let form = form(
        "{}",
        r#"[{"type": "group", "name": "g", "children": [
  {"type": "integer", "name": "q", "hint": {"en": "Only this"}, "guidance_hint": {"en": "More"},
   "media": {"image": {"en": "q.png"}}, "appearance": "w1"}]}]"#,
    );
    let interview = start(&form);
    let Step::Ask(ask) = interview.step() else { panic!("a question is asked") };
    assert_eq!(ask.guidance_hint.as_ref().map(|hint| hint.as_str()), Some("More"));
    assert_eq!(ask.question.media.image.as_ref().map(|words| words.in_language("en")), Some("q.png"));
    assert!(ask.section.is_none());
}

#[test]
fn a_missing_value_reads_as_empty_in_every_path() {
    let form = form(
        "{}",
        r#"[
  {"type": "integer", "name": "n", "label": {"en": "N"}, "missing": ["refused"], "warning": ". < 5"},
  {"type": "calculate", "name": "empty", "calculation": "concat('[', ../n, ']', count-non-empty(../n))"}]"#,
    );
    let mut interview = start(&form);
    walk(&mut interview, &["-refused"]);
    assert_eq!(replayed(&form, interview).answers["empty"], Answer::Text("[]0".into()));
}

#[test]
fn every_ring_of_a_form_is_named() {
    let calculate = |name: &str, of: &str| {
        format!(r#"{{"type": "calculate", "name": "{name}", "calculation": "{of} + 1"}}"#)
    };
    let survey = format!(
        r#"[{},{},{},{},{{"type": "repeat", "name": "r", "repeat_count": "${{inside}}", "children": [{}]}}]"#,
        calculate("a", "${b}"),
        calculate("b", "${a}"),
        calculate("c", "${c}"),
        calculate("d", "../a"),
        r#"{"type": "integer", "name": "inside", "label": {"en": "I"}}"#
    );
    let mistakes = Form::parse(form_text("{}", &survey).as_bytes()).unwrap_err().to_string();
    for ring in ["a → b → a", "c → c", "r → inside → r"] {
        assert!(mistakes.contains(ring), "{mistakes}");
    }
}

#[test]
fn an_interview_has_a_short_name() {
    let form = with_top(
        r#""instance_name": "concat(${who}, ' ', ${n})""#,
        "{}",
        r#"[{"type": "text", "name": "who", "label": {"en": "W"}}, {"type": "integer", "name": "n", "label": {"en": "N"}}]"#,
    );
    let mut interview = start(&form);
    walk(&mut interview, &["An", "3"]);
    assert_eq!(interview.instance_name().unwrap().as_str(), "An 3");
    assert!(!body(interview).contains("An 3"));
}

#[test]
fn a_filter_that_compares_two_columns_looks_at_every_row() {
    let form = form(
        r#"{"l": [{"name": "a", "label": {"en": "A"}, "like": "a"}, {"name": "b", "label": {"en": "B"}, "like": "a"}, {"name": "c", "label": {"en": "C"}, "like": "c"}]}"#,
        r#"[{"type": "select_one", "name": "q", "list": "l", "choice_filter": "like = name", "label": {"en": "Q"}},
  {"type": "calculate", "name": "n", "calculation": "count(instance('l')/root/item[like = name])"}]"#,
    );
    let mut interview = start(&form);
    assert_eq!(choices(&interview), ["a", "c"]);
    walk(&mut interview, &["c"]);
    assert_eq!(replayed(&form, interview).answers["n"], Answer::Integer(2));
}

#[test]
fn choices_of_ones_own_repeat_are_the_other_instances_too() {
    let form = form(
        "{}",
        r#"[{"type": "repeat", "name": "person", "repeat_count": 2, "children": [
  {"type": "text", "name": "who", "label": {"en": "Who?"}},
  {"type": "select_one", "from_repeat": "person", "value": "who", "name": "mother", "label": {"en": "Mother?"}}]}]"#,
    );
    let mut interview = start(&form);
    walk(&mut interview, &["An", "An", "Bình"]);
    assert_eq!(choices(&interview), ["An", "Bình"]);
    walk(&mut interview, &["An"]);
    interview.jump("person[1].who").unwrap();
    // A name that is another now takes the answers away that named her.
    walk(&mut interview, &["Chi"]);
    interview.jump_to_review().unwrap();
    let recorded = replayed(&form, interview);
    assert!(recorded.repeats["person"].iter().all(|person| !person.answers.contains_key("mother")));
}

#[test]
fn whom_to_turn_to_is_said_in_every_language_and_numbers_are_kept_to_the_letter() {
    let text = |support: &str| {
        format!(
            r#"{{"kin_form": 1, "id": "two", "version": "1", "title": {{"vi": "Hai"}}, "languages": ["vi", "en"],
"support": {support}, "survey": [{{"type": "note", "name": "n", "label": {{"en": "Note"}}}}]}}"#
        )
    };
    let whole = r#"{"words": {"vi": "Chị có thể gọi:", "en": "You can call:"}, "privacy": {"vi": "Riêng?", "en": "Alone?"},
        "places": [{"name": {"vi": "Nhà", "en": "House"}, "phone": "+84 (0)1900.0000, 2#", "words": {"vi": "Ngày đêm", "en": "Always"}}]}"#;
    let form = Form::parse(text(whole).as_bytes()).unwrap();
    let support = form.support().unwrap();
    assert_eq!(support.places[0].phone, "+84 (0)1900.0000, 2#");
    assert_eq!(support.in_language("vi"), "Chị có thể gọi:\n\nNhà\n  +84 (0)1900.0000, 2#\n  Ngày đêm");
    assert_eq!(support.privacy.as_ref().map(|words| words.in_language("en")), Some("Alone?"));
    for (right, wrong, said) in [
        (r#", "en": "You can call:""#, "", "words has no words in en"),
        (r#", "en": "Alone?""#, "", "privacy has no words in en"),
        (r#", "en": "House""#, "", "name has no words in en"),
        (r#", "en": "Always""#, "", "words has no words in en"),
        ("+84 (0)1900.0000, 2#", "call us", "no telephone number"),
        ("+84 (0)1900.0000, 2#", "19\\n00", "no telephone number"),
        (r#""phone": "#, r#""fax": "#, "phone"),
    ] {
        let mistakes = Form::parse(text(&whole.replacen(right, wrong, 1)).as_bytes()).unwrap_err();
        assert!(mistakes.to_string().contains(said), "{wrong}: {mistakes}");
    }
    let nobody = r#"{"words": {"vi": "a", "en": "b"}, "places": []}"#;
    assert!(Form::parse(text(nobody).as_bytes()).unwrap_err().to_string().contains("places is empty"));
}
