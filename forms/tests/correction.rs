//! Corrections: what changes and no more, checked alone where it is made and as a whole where it is opened.

#![expect(clippy::unwrap_used, reason = "for tests")]

mod fixture;

use std::sync::Arc;

use fixture::{body, form, now, start, type_in};
use kin_forms::{Answer, Change, Correction, Form, Invalid, Missing, Refusal};

const LIST: &str = r#"{"l": [{"name": "a", "label": {"en": "A"}}, {"name": "b", "label": {"en": "B"}}]}"#;
const SURVEY: &str = r#"[
  {"type": "integer", "name": "age", "label": {"en": "Age"}, "required": true, "constraint": ". < 100", "missing": ["refused"]},
  {"type": "integer", "name": "children", "label": {"en": "Children"}, "relevant": "${age} >= 18", "required": true},
  {"type": "select_one", "list": "l", "name": "work", "label": {"en": "Work"}},
  {"type": "integer", "name": "rooms", "label": {"en": "Rooms"}, "constraint": ". <= ${age}"},
  {"type": "decimal", "name": "income", "label": {"en": "Income"}, "warning": ". < 1000"},
  {"type": "text", "name": "phone", "label": {"en": "Phone"}, "disclosure": "direct"},
  {"type": "repeat", "name": "child", "label": {"en": "Child"}, "children": [
    {"type": "text", "name": "school", "label": {"en": "School"}}]},
  {"type": "calculate", "name": "double", "calculation": "${age} * 2"},
  {"type": "note", "name": "thanks", "label": {"en": "Thanks"}}]"#;

fn asked() -> Arc<Form> {
    form(LIST, SURVEY)
}

/// An interview with a woman of 34 who has two children at school.
fn original(form: &Arc<Form>) -> String {
    let mut interview = start(form);
    for typed in ["34", "2", "a", "3", "500", "0912"] {
        type_in(&mut interview, typed).unwrap();
    }
    for school in ["one", "two"] {
        interview.another(true).unwrap();
        type_in(&mut interview, school).unwrap();
    }
    interview.skip().unwrap();
    interview.skip().unwrap();
    body(interview)
}

fn correction(form: &Arc<Form>, changes: &[(&str, Change<'_>)]) -> Result<String, Refusal> {
    let mut correction = Correction::new(form, "typed the wrong key", now())?;
    for (place, to) in changes {
        correction.change(place, *to)?;
    }
    let body = correction.into_body().expect("something changes");
    Ok(String::from_utf8(body.to_vec()).unwrap())
}

fn merged(form: &Arc<Form>, changes: &[(&str, Change<'_>)]) -> Result<serde_json::Value, Vec<Invalid>> {
    let correction = correction(form, changes).unwrap();
    let body = form.corrected(original(form).as_bytes(), correction.as_bytes())?;
    Ok(serde_json::from_slice(&body).unwrap())
}

#[test]
fn a_correction_carries_what_changed_and_why_and_nothing_else() {
    let form = asked();
    let changes = [("age", Change::Typed("35")), ("child[2].school", Change::Taken)];
    assert_eq!(
        correction(&form, &changes).unwrap(),
        r#"{"correction":1,"made":"2026-11-23T19:25+07:00","reason":"typed the wrong key","changes":{"age":35,"child[2].school":null}}"#
    );
    let empty = Correction::new(&form, "x", now()).unwrap();
    assert_eq!(format!("{empty:?}"), "Correction(…)");
    assert!(empty.into_body().is_none(), "nothing changes, so there is nothing to seal");
}

#[test]
fn what_a_question_does_not_take_alone_is_refused_where_it_is_typed() {
    let form = asked();
    let refused = |place, to| correction(&form, &[(place, to)]).unwrap_err();
    let question = |name: &str| name.to_owned();
    assert_eq!(refused("age", Change::Typed("old")), Refusal::AnswerNotInteger { question: question("age") });
    assert!(matches!(refused("age", Change::Typed("120")), Refusal::AnswerConstraint { .. }));
    assert_eq!(refused("work", Change::Typed("c")), Refusal::AnswerNotAChoice { question: question("work") });
    assert_eq!(
        refused("work", Change::Missing(Missing::Refused)),
        Refusal::AnswerMissingNotOffered { question: question("work") }
    );
    assert_eq!(refused("nobody", Change::Taken), Refusal::QuestionUnknown { question: question("nobody") });
    assert_eq!(refused("school", Change::Taken), Refusal::QuestionUnknown { question: question("school") });
    for shown in ["double", "thanks"] {
        assert_eq!(refused(shown, Change::Typed("1")), Refusal::AnswerReadOnly { question: question(shown) });
    }
    let long = "x".repeat(256);
    for reason in ["", "  ", "two\nlines", long.as_str()] {
        assert!(matches!(Correction::new(&form, reason, now()), Err(Refusal::AnswerReasonUnfit { .. })));
    }
}

#[test]
fn the_whole_is_judged_again_and_calculated_again() {
    let form = asked();
    let merged = merged(&form, &[("age", Change::Typed("35")), ("child[2].school", Change::Taken)]).unwrap();
    let answers = &merged["answers"];
    assert_eq!((&answers["age"], &answers["double"]), (&35.into(), &70.into()));
    assert_eq!(answers["child"], serde_json::json!([{"school": "one"}, {}]));
    assert_eq!((&answers["children"], &answers["phone"]), (&2.into(), &"0912".into()));
    assert_eq!((&merged["started"], &merged["language"]), (&"2026-11-23T19:25+07:00".into(), &"en".into()));
    let recorded = form.validate(merged.to_string().as_bytes()).unwrap();
    assert!(recorded.answers["age"] == Answer::Integer(35));
}

#[test]
fn what_is_no_longer_asked_goes_and_what_is_missing_then_refuses_the_correction() {
    let form = asked();
    let younger = merged(&form, &[("age", Change::Typed("16"))]).unwrap();
    assert_eq!(younger["answers"].get("children"), None, "she is not asked for children at 16");
    assert_eq!(
        merged(&form, &[("children", Change::Taken)]).unwrap_err(),
        [Invalid::ResponseUnanswered { question: "children".into() }]
    );
    // A constraint that reads another answer can be judged only here.
    assert_eq!(
        merged(&form, &[("rooms", Change::Typed("40"))]).unwrap_err(),
        [Invalid::ResponseConstraint { question: "rooms".into() }]
    );
}

#[test]
fn the_reason_of_the_correction_is_why_an_answer_stands_that_looks_odd() {
    let form = asked();
    let merged = merged(&form, &[("income", Change::Typed("5000"))]).unwrap();
    assert_eq!(
        merged["overrides"],
        serde_json::json!([{"question": "income", "reason": "typed the wrong key"}])
    );
}

#[test]
fn a_correction_that_nobody_can_have_made_changes_nothing() {
    let form = asked();
    let body = original(&form);
    let refused = |correction: &str| form.corrected(body.as_bytes(), correction.as_bytes()).unwrap_err();
    let with = |changes: &str| {
        refused(&format!(
            r#"{{"correction":1,"made":"2026-11-23T19:25+07:00","reason":"r","changes":{changes}}}"#
        ))
    };
    let unfit = |name: &str| vec![Invalid::ResponseAnswerUnfit { question: name.into() }];
    assert_eq!(with(r#"{"age":"35"}"#), unfit("age"));
    assert_eq!(with(r#"{"double":70}"#), unfit("double"));
    assert_eq!(with(r#"{"age":35,"age":36}"#), [Invalid::ResponseQuestionTwice { question: "age".into() }]);
    assert_eq!(
        with(r#"{"child[3].school":"x"}"#),
        [Invalid::ResponseIrrelevant { question: "child[3].school".into() }]
    );
    assert_eq!(with("{}"), [Invalid::ResponseCircumstances]);
    for correction in [
        r#"{"correction":2,"made":"2026-11-23T19:25+07:00","reason":"r","changes":{"age":35}}"#,
        r#"{"correction":1,"made":"yesterday","reason":"r","changes":{"age":35}}"#,
        r#"{"correction":1,"made":"2026-11-23T19:25+07:00","reason":" ","changes":{"age":35}}"#,
    ] {
        assert_eq!(refused(correction), [Invalid::ResponseCircumstances]);
    }
    assert!(matches!(refused("[]")[..], [Invalid::ResponseShape { .. }]));
    assert!(matches!(refused(r#"{"correction":1,"secret":1}"#)[..], [Invalid::ResponseShape { .. }]));
}

#[test]
fn a_direct_answer_that_is_sealed_apart_is_not_corrected_here() {
    let form = asked();
    let mut interview = start(&form);
    for typed in ["34", "2", "a", "3", "500", "0912"] {
        type_in(&mut interview, typed).unwrap();
    }
    interview.skip().unwrap();
    interview.skip().unwrap();
    let response = interview.finish(now()).map_err(|_| "unfinished").unwrap();
    let (rest, identifiers) = response.split_direct(&form);
    let (rest, identifiers) = (rest.into_body(), identifiers.unwrap().into_body());
    let phone = correction(&form, &[("phone", Change::Typed("0999"))]).unwrap();
    assert_eq!(
        form.corrected(&rest, phone.as_bytes()).unwrap_err(),
        [Invalid::ResponseAnswerUnfit { question: "phone".into() }]
    );
    let age = correction(&form, &[("age", Change::Typed("35"))]).unwrap();
    let merged = form.corrected(&rest, age.as_bytes()).unwrap();
    assert!(form.validate_split(&merged, &identifiers).is_ok(), "it still says that it was parted");
}
