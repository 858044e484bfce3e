//! The frozen response: what an interview wrote once, it writes today, and the desk reads it.

#![expect(
    clippy::disallowed_methods,
    clippy::panic,
    reason = "the vector is a file, and a test may end with a panic"
)]

use std::path::Path;
use std::sync::Arc;

use jiff::civil::date;
use jiff::tz::Offset;
use kin_forms::{Answer, ConsentMode, Form, Interview, Missing, Now, Step};
use serde_json::Value;

fn vector() -> Value {
    vector_of("response.json")
}

fn vector_of(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../protocol/vectors").join(name);
    let bytes = std::fs::read(path).expect("the vector lies beside the formats");
    serde_json::from_slice(&bytes).expect("a vector is JSON")
}

fn form(vector: &Value) -> Arc<Form> {
    let text = serde_json::to_vec(&vector["form"]).expect("a JSON value prints");
    Arc::new(Form::parse(&text).expect("the vector's form has no mistakes"))
}

fn now(minute: i8) -> Now {
    Now { local: date(2026, 11, 23).at(9, minute, 0, 0), offset: Offset::constant(7) }
}

/// Holds the interview whose typed answers the vector lists, in order.
fn interview(form: &Arc<Form>, typed: &[Value]) -> Interview {
    let mut interview = Interview::start(Arc::clone(form), "vi", now(5));
    interview
        .agree(&[("research", true), ("contact", false)], ConsentMode::Spoken)
        .expect("consent as asked");
    for text in typed {
        let text = text.as_str().expect("typed answers are text");
        let Step::Ask(ask) = interview.step() else { panic!("more answers than questions") };
        let answer = match Missing::from_name(text) {
            Some(missing) => Answer::Missing(missing),
            None => Answer::parse(ask.question, &ask.choices, text).expect("the vector's answers fit"),
        };
        interview.answer(answer).expect("the vector's answers are accepted");
    }
    interview
}

#[test]
fn an_interview_writes_the_frozen_response_byte_for_byte() {
    let vector = vector();
    let form = form(&vector);
    let interview = interview(&form, vector["typed"].as_array().expect("a list"));
    let response = interview.finish(now(35)).expect("nothing is missing");
    let body = response.into_body();
    assert_eq!(std::str::from_utf8(&body), Ok(vector["response"].as_str().expect("text")));
}

#[test]
fn the_desk_reads_the_frozen_response_and_refuses_its_variations() {
    let vector = vector();
    let form = form(&vector);
    let body = vector["response"].as_str().expect("text");
    let recorded = form.validate(body.as_bytes()).expect("the frozen response is one");
    assert_eq!(recorded.answers.len(), 9, "eight answers and a calculation");
    for refused in vector["refused"].as_array().expect("a list") {
        let (old, new) = (refused["replace"].as_str().expect("text"), refused["by"].as_str().expect("text"));
        assert!(body.contains(old), "{refused}");
        assert!(form.validate(body.replace(old, new).as_bytes()).is_err(), "{}", refused["why"]);
    }
}

#[test]
fn the_desk_makes_of_every_frozen_correction_what_it_made_once() {
    let vector = vector_of("correction.json");
    let form = form(&vector);
    let body = vector["response"].as_str().expect("text").as_bytes();
    form.validate(body).expect("the frozen response is one");
    for case in vector["corrections"].as_array().expect("a list") {
        let given = form.corrected(body, case["correction"].as_str().expect("text").as_bytes());
        let given = given.ok().map(|body| String::from_utf8(body.to_vec()).expect("a body is UTF-8"));
        assert_eq!(given.as_deref(), case["gives"].as_str(), "{}", case["what"]);
    }
}
