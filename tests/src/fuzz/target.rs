//! What inputs are given to. A broken law panics: that is the finding.
//!
//! Architecture invariant: this file needs `kin_forms`, `jiff` and the standard library only, so that the coverage-guided
//! fuzzer in `forms/fuzz` compiles the very same laws.

use std::sync::Arc;

use jiff::civil::date;
use jiff::tz::Offset;
use kin_forms::{Alone, Answer, Beginning, Form, Interview, Now, Refusal, Step, evaluate_alone};

fn now() -> Now {
    Now { local: date(2026, 11, 23).at(19, 25, 0, 0), offset: Offset::constant(7) }
}

/// Any bytes as an expression: it has a value, twice the same one, or a mistake inside it.
pub fn expression(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let alone = Alone { now: now(), seed: [7; 32], language: "vi".into() };
    match evaluate_alone(text, &alone) {
        Ok(value) => {
            let again = evaluate_alone(text, &alone).expect("what had a value has one again");
            assert_eq!(again.to_texts(), value.to_texts(), "nothing ambient");
        }
        Err(error) => assert!(error.to_string().len() < 4096, "an error is short"),
    }
}

/// Any bytes as a form; one that is read is asked to its end, and the desk accepts what comes out.
pub fn form(bytes: &[u8]) {
    let form = match Form::parse(bytes) {
        Ok(form) => Arc::new(form),
        Err(mistakes) => {
            assert!(mistakes.to_string().len() < 1 << 20, "mistakes are bounded");
            return;
        }
    };
    let beginning = Beginning { seed: Some([7; 32]), username: Some("E01".into()), ..Beginning::from(now()) };
    let mut interview = Interview::start(Arc::clone(&form), form.default_language(), beginning);
    let mut steps = 0;
    while steps < 400 && step(&form, &mut interview, steps) {
        steps += 1;
    }
    let _ = interview.review();
    if let Ok(response) = interview.finish(now()) {
        let body = response.into_body();
        assert!(body.len() <= form.largest_response_bytes(), "the largest response is the largest");
        let recorded = form.validate(&body);
        assert!(recorded.is_ok(), "the desk accepts what the interview wrote: {:?}", recorded.err());
    }
}

/// What a person might type, whatever is asked.
const TYPED: [&str; 12] = [
    "1",
    "0",
    "17",
    "2.5",
    "2026-01-31",
    "08:30",
    "2026-01-31 08:30",
    "21.03 105.85",
    "21 105; 22 105; 22 106; 21 105",
    "ok",
    "Hòa",
    "a.png image/png 12 abababababababababababababababababababababababababababababababab",
];

/// One step on; false at the end, and where nothing that is typed leads on.
fn step(form: &Form, interview: &mut Interview, number: usize) -> bool {
    let mut typed: Vec<String> = TYPED.iter().map(|&typed| typed.to_owned()).collect();
    let moved = match interview.step() {
        Step::Review => return false,
        Step::Consent(_) => {
            let Some(consent) = form.consent() else { return false };
            let purposes: Vec<(&str, bool)> =
                consent.purposes.iter().map(|purpose| (purpose.name.as_str(), true)).collect();
            return consent.modes.first().is_some_and(|mode| interview.agree(&purposes, *mode).is_ok());
        }
        Step::Repeat(step) => {
            let more = step.count < 2 && step.count < step.max;
            return interview.another(more).is_ok();
        }
        Step::Ask(ask) => {
            let names: Vec<&str> = ask.choices.iter().map(|choice| choice.name.as_str()).collect();
            typed.insert(0, names.join(" "));
            typed.insert(0, names.get(number % names.len().max(1)).copied().unwrap_or_default().to_owned());
            typed.rotate_left(number % 3);
            let parsed =
                typed.iter().filter_map(|typed| Answer::parse(ask.question, &ask.choices, typed).ok());
            let missing = ask.missing.first().map(|missing| Answer::Missing(*missing));
            parsed.chain(missing).collect::<Vec<Answer>>()
        }
    };
    for answer in moved {
        match interview.answer(answer) {
            Ok(()) => return true,
            Err(Refusal::AnswerWarned { .. }) => return interview.confirm("đã hỏi lại").is_ok(),
            Err(_) => {}
        }
    }
    interview.skip().is_ok()
}
