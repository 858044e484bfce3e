//! A response in two bodies: identifiers under one key, everything else under another.

#![allow(clippy::panic, clippy::unwrap_used, reason = "for tests, outside of the test functions too")]

mod fixture;

use fixture::{form, now, place, start, type_in};
use kin_forms::{Answer, Invalid, Refusal};

const SURVEY: &str = r#"[
  {"type": "text", "name": "phone", "label": {"en": "Phone?"}, "disclosure": "direct", "required": true},
  {"type": "integer", "name": "age", "label": {"en": "Age?"}, "constraint": ". < 120"},
  {"type": "text", "name": "network", "label": {"en": "Network?"}, "relevant": "starts-with(${phone}, '09')"},
  {"type": "calculate", "name": "digits", "calculation": "string-length(${phone})"},
  {"type": "repeat", "name": "child", "repeat_count": 2, "children": [
    {"type": "text", "name": "who", "label": {"en": "Who?"}, "disclosure": "direct", "warning": "string-length(.) < 5"},
    {"type": "integer", "name": "years", "label": {"en": "Years?"}, "required": true}]},
  {"type": "calculate", "name": "all", "calculation": "sum(${years})"}]"#;

fn bodies() -> (std::sync::Arc<kin_forms::Form>, String, String) {
    let form = form("{}", SURVEY);
    let mut interview = start(&form);
    for typed in ["0912", "30", "Viettel", "An", "3", "Phượng", "5"] {
        match type_in(&mut interview, typed) {
            Err(Refusal::AnswerWarned { .. }) => interview.confirm("spelt out").unwrap(),
            other => other.unwrap_or_else(|refusal| panic!("{}: {refusal}", place(&interview))),
        }
    }
    let response = interview.finish(now()).map_err(|(_, unfinished)| unfinished).unwrap();
    let (rest, identifiers) = response.split_direct(&form);
    let text = |body: zeroize::Zeroizing<Vec<u8>>| String::from_utf8(body.to_vec()).unwrap();
    (form, text(rest.into_body()), text(identifiers.unwrap().into_body()))
}

#[test]
fn what_identifies_stands_in_the_second_body_and_nowhere_else() {
    let (_, rest, identifiers) = bodies();
    for word in ["0912", "An", "Phượng", "spelt out"] {
        assert!(!rest.contains(&format!("\"{word}\"")), "{rest}");
        assert!(identifiers.contains(&format!("\"{word}\"")), "{identifiers}");
    }
    assert_eq!(
        identifiers,
        r#"{"answers":{"phone":"0912","child":[{"who":"An"},{"who":"Phượng"}]},"overrides":[{"question":"child[2].who","reason":"spelt out"}]}"#
    );
    assert!(
        rest.contains(r#""split":true"#) && rest.contains(r#""child":[{"years":3},{"years":5}]"#),
        "{rest}"
    );
}

#[test]
fn both_bodies_together_are_the_whole_response() {
    let (form, rest, identifiers) = bodies();
    let recorded = form.validate_split(rest.as_bytes(), identifiers.as_bytes()).unwrap();
    assert!(!recorded.is_split);
    assert_eq!(recorded.answers["phone"], Answer::Text("0912".into()));
    assert_eq!(recorded.repeats["child"][1].answers["who"], Answer::Text("Phượng".into()));
    assert_eq!(recorded.overrides.len(), 1);
    let another = identifiers.replace("0912", "0812");
    let invalid = form.validate_split(rest.as_bytes(), another.as_bytes()).unwrap_err();
    assert_eq!(invalid, [Invalid::ResponseIrrelevant { question: "network".into() }]);
}

#[test]
fn without_the_identifiers_the_rest_is_judged_as_far_as_it_can_be() {
    let (form, rest, identifiers) = bodies();
    let recorded = form.validate(rest.as_bytes()).unwrap_or_else(|invalid| panic!("{invalid:?}"));
    assert!(recorded.is_split);
    assert_eq!(recorded.answers["network"], Answer::Text("Viettel".into()));
    assert_eq!(recorded.answers["digits"], Answer::Integer(4));
    assert_eq!(recorded.answers["all"], Answer::Integer(8));
    assert!(!recorded.answers.contains_key("phone"));
    // What does not depend on them is judged as always.
    let invalid = form.validate(rest.replace("\"age\":30", "\"age\":130").as_bytes()).unwrap_err();
    assert_eq!(invalid, [Invalid::ResponseConstraint { question: "age".into() }]);
    let invalid = form.validate(rest.replace("\"all\":8", "\"all\":9").as_bytes()).unwrap_err();
    assert_eq!(invalid, [Invalid::ResponseCalculation { question: "all".into() }]);
    // An identifier does not slip back into the first body, nor a second body to a whole response.
    let slipped = rest.replace("\"answers\":{", "\"answers\":{\"phone\":\"0912\",");
    let invalid = form.validate(slipped.as_bytes()).unwrap_err();
    assert!(invalid.contains(&Invalid::ResponseAnswerUnfit { question: "phone".into() }), "{invalid:?}");
    let whole = rest.replace("\"split\":true,", "");
    assert_eq!(
        form.validate_split(whole.as_bytes(), identifiers.as_bytes()).unwrap_err(),
        [Invalid::ResponseCircumstances]
    );
}

#[test]
fn a_response_without_identifiers_stays_in_one_body() {
    let form = form("{}", r#"[{"type": "integer", "name": "age", "label": {"en": "Age?"}}]"#);
    let mut interview = start(&form);
    type_in(&mut interview, "5").unwrap();
    let response = interview.finish(now()).map_err(|(_, unfinished)| unfinished).unwrap();
    let (rest, identifiers) = response.split_direct(&form);
    assert!(identifiers.is_none());
    assert!(!form.validate(&rest.into_body()).unwrap().is_split);
}

#[test]
fn a_direct_answer_in_the_first_body_is_seen_however_the_body_calls_itself() {
    let (form, rest, identifiers) = bodies();
    assert!(!form.holds_direct_answers(rest.as_bytes()));
    assert!(form.holds_direct_answers(identifiers.as_bytes()));
    for (from, to) in [
        (r#""answers":{"#, r#""answers":{"phone":"0912","#),
        (r#""child":[{"#, r#""child":[{"who":"An","#),
        (r#""answers":{"#, r#""overrides":[{"question":"child[2].who","reason":"spelt"}],"answers":{"#),
        (r#""answers":{"#, r#""last_saved":{"phone":"0912"},"answers":{"#),
    ] {
        let slipped = rest.replacen(from, to, 1);
        assert_ne!(slipped, rest);
        assert!(form.holds_direct_answers(slipped.as_bytes()), "{slipped}");
        assert!(form.holds_direct_answers(slipped.replace(r#""split":true,"#, "").as_bytes()), "{slipped}");
    }
    for broken in ["", "[]", "{", r#"{"answers":[]}"#] {
        assert!(!form.holds_direct_answers(broken.as_bytes()) && form.validate(broken.as_bytes()).is_err());
    }
}

#[test]
fn the_second_body_alone_is_read_by_place_and_judged_as_far_as_it_can_be() {
    let (form, _, identifiers) = bodies();
    let read = form.validate_identifiers(identifiers.as_bytes()).unwrap();
    let read: Vec<_> =
        read.iter().map(|one| (one.place.as_str(), one.answer.to_text().to_string())).collect();
    let expected = [("phone", "0912"), ("child[1].who", "An"), ("child[2].who", "Phượng")];
    assert_eq!(read, expected.map(|(place, text)| (place, text.to_owned())));
    let long = "9".repeat(form.largest_direct_bytes() + 1);
    for (body, invalid) in [
        (r#"{"answers":{"age":3}}"#, Invalid::ResponseQuestionsUnknown { count: 1 }),
        (r#"{"answers":{"nobody":3}}"#, Invalid::ResponseQuestionsUnknown { count: 1 }),
        (r#"{"answers":{"who":"An"}}"#, Invalid::ResponseQuestionsUnknown { count: 1 }),
        (r#"{"answers":{"phone":912}}"#, Invalid::ResponseAnswerUnfit { question: "phone".into() }),
        (r#"{"answers":{"phone":" "}}"#, Invalid::ResponseAnswerUnfit { question: "phone".into() }),
        (
            r#"{"answers":{"phone":{"missing":"refused"}}}"#,
            Invalid::ResponseAnswerUnfit { question: "phone".into() },
        ),
        (
            r#"{"answers":{"phone":"1","phone":"2"}}"#,
            Invalid::ResponseQuestionTwice { question: "phone".into() },
        ),
        (r#"{"answers":{"child":[]}}"#, Invalid::ResponseRepeat { repeat: "child".into() }),
        (r#"{"answers":{"child":[{},{},{}]}}"#, Invalid::ResponseRepeat { repeat: "child".into() }),
        (r#"{"answers":{},"x":1}"#, Invalid::ResponseShape { line: 1, column: 17 }),
        (long.as_str(), Invalid::ResponseTooLarge { limit: form.largest_direct_bytes() }),
    ] {
        let found = form.validate_identifiers(body.as_bytes()).map(|read| read.len()).unwrap_err();
        assert_eq!(found, [invalid], "{body}");
    }
}

#[test]
fn each_body_has_a_largest_size_of_its_own() {
    let (form, rest, identifiers) = bodies();
    let (direct, kept) = (form.largest_direct_bytes(), form.largest_rest_bytes());
    assert!(identifiers.len() <= direct && rest.len() <= kept, "{direct} {kept}");
    assert!(kept < form.largest_response_bytes());
    // Two names of 255 letters, a telephone number of as many, and two reasons: four bytes each.
    assert!(direct > 4 * 3 * 255, "{direct}");
    let form = fixture::form("{}", r#"[{"type": "integer", "name": "age", "label": {"en": "Age?"}}]"#);
    assert_eq!((form.largest_direct_bytes(), form.largest_rest_bytes()), (0, form.largest_response_bytes()));
}
