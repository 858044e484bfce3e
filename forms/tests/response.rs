//! A response from the interview to the desk.

mod fixture;

use std::sync::Arc;

use fixture::{body, form, now, start, type_in};
use jiff::ToSpan as _;
use jiff::civil::{date, time};
use kin_forms::{
    Answer, Ask, ConsentMode, Consented, Form, Interview, Invalid, Missing, PlaceKind, QuestionKind, Refusal,
    ResponseKind, Step,
};
use proptest::prelude::*;

const WIDE: &str = r#"[
  {"type": "text", "name": "t", "label": {"en": "T"}, "max_length": 20, "missing": ["refused", "dont_know"]},
  {"type": "integer", "name": "i", "label": {"en": "I"}, "constraint": ". < 100", "required": true},
  {"type": "decimal", "name": "x", "label": {"en": "X"}},
  {"type": "date", "name": "d", "label": {"en": "D"}, "constraint": ". <= today()"},
  {"type": "time", "name": "h", "label": {"en": "H"}},
  {"type": "select_one", "list": "l", "name": "o", "label": {"en": "O"}, "relevant": "${i} > 5"},
  {"type": "select_multiple", "list": "l", "name": "m", "label": {"en": "M"}},
  {"type": "calculate", "name": "sine", "calculation": "sin(${x})"},
  {"type": "calculate", "name": "first", "calculation": "once(${i})"},
  {"type": "calculate", "name": "words", "calculation": "concat(${t}, ' ', ${i} > 5)"},
  {"type": "note", "name": "n", "label": {"en": "N"}}]"#;
const LIST: &str = r#"{"l": [{"name": "a", "label": {"en": "A"}}, {"name": "b", "label": {"en": "B"}}]}"#;

fn answers(text: &str) -> String {
    format!(
        r#"{{"consent":null,"language":"en","started":"2026-11-23T19:25+07:00","finished":"2026-11-23T19:40+07:00","answers":{text}}}"#
    )
}

#[test]
fn the_desk_reads_what_the_interview_wrote() {
    let form = form(LIST, WIDE);
    let mut interview = start(&form);
    for typed in ["\"Xin chào\"\\", "7", "1,5", "1/2/2003", "8h30", "b", "b a"] {
        type_in(&mut interview, typed).unwrap();
    }
    interview.skip().unwrap();
    interview.jump("i").unwrap();
    type_in(&mut interview, "9").unwrap();
    let body = body(interview);
    let recorded = form.validate(body.as_bytes()).unwrap();
    assert_eq!(recorded.consent, Consented::NotAsked);
    assert_eq!((recorded.started, recorded.finished), (now().to_minute(), now().to_minute()));
    let expect = |name: &str, answer: Answer| assert!(recorded.answers[name] == answer, "{name}");
    expect("t", Answer::Text("\"Xin chào\"\\".into()));
    expect("i", Answer::Integer(9));
    expect("x", Answer::Decimal(1.5));
    expect("d", Answer::Date(date(2003, 2, 1)));
    expect("h", Answer::Time(time(8, 30, 0, 0)));
    expect("o", Answer::One("b".into()));
    expect("m", Answer::Many(vec!["a".into(), "b".into()]));
    expect("first", Answer::Integer(7));
    expect("words", Answer::Text("\"Xin chào\"\\ true".into()));
    assert!(!recorded.answers.contains_key("n"));
    assert_eq!(format!("{recorded:?} {:?}", recorded.answers), format!("Recorded(…) {:?}", recorded.answers));
    assert!(!format!("{:?}", recorded.answers).contains("chào"));
}

#[test]
fn a_response_that_no_interview_can_have_made_is_refused() {
    let form = form(LIST, WIDE);
    let refused = |text: &str| form.validate(text.as_bytes()).unwrap_err();
    let of = |text: &str| refused(&answers(text));
    let named = |name: &str| name.to_owned();
    let first = r#""first":7,"words":" true""#;
    assert!(form.validate(answers(&format!(r#"{{"i":7,{first}}}"#)).as_bytes()).is_ok());
    assert_eq!(of("{\"words\":\" false\"}"), [Invalid::ResponseUnanswered { question: named("i") }]);
    assert_eq!(
        of(&format!(r#"{{"i":7,"i":7,{first}}}"#)),
        [Invalid::ResponseQuestionTwice { question: named("i") }]
    );
    assert_eq!(
        of(r#"{"i":4,"o":"a","first":4,"words":" false"}"#),
        [Invalid::ResponseIrrelevant { question: named("o") }]
    );
    assert_eq!(
        of(r#"{"i":400,"first":400,"words":" true"}"#),
        [Invalid::ResponseConstraint { question: named("i") }]
    );
    assert_eq!(
        of(r#"{"i":7,"first":7,"words":" false"}"#),
        [Invalid::ResponseCalculation { question: named("words") }]
    );
    assert_eq!(
        of(&format!(r#"{{"i":7,"zz":1,"n":1,{first}}}"#)),
        [
            Invalid::ResponseAnswerUnfit { question: named("n") },
            Invalid::ResponseQuestionsUnknown { count: 1 }
        ]
    );
    for (name, value) in [
        ("t", "7"),
        ("t", "\"\""),
        ("t", "\"e\u{301}\""),
        ("t", "{\"missing\":\"not_applicable\"}"),
        ("x", "\"1.5\""),
        ("x", "1e300"),
        ("x", "null"),
        ("d", "\"2003-2-1\""),
        ("d", "\"2003-02-30\""),
        ("h", "\"8:30\""),
        ("h", "\"24:00\""),
        ("m", "[\"b\",\"a\"]"),
        ("m", "[]"),
        ("m", "\"a\""),
        ("i", "7.0"),
    ] {
        let found = of(&format!(r#"{{"i":7,{first},"{name}":{value}}}"#)
            .replace(&format!(r#"{{"i":7,{first},"i":7.0}}"#), r#"{"i":7.0,"words":" false"}"#));
        assert!(
            found.contains(&Invalid::ResponseAnswerUnfit { question: named(name) }),
            "{name} {value}: {found:?}"
        );
    }
    for (name, value) in [("o", "\"c\""), ("m", "[\"c\"]")] {
        let found = of(&format!(r#"{{"i":7,{first},"{name}":{value}}}"#));
        assert_eq!(found, [Invalid::ResponseIrrelevant { question: named(name) }], "{name} {value}");
    }
}

#[test]
fn the_frame_of_a_response_is_strict() {
    let form = form(LIST, WIDE);
    let good = answers(r#"{"i":7,"first":7,"words":" true"}"#);
    let changed = |from: &str, to: &str| {
        assert!(good.contains(from));
        form.validate(good.replace(from, to).as_bytes()).unwrap_err().remove(0)
    };
    assert!(form.validate(good.as_bytes()).is_ok());
    assert_eq!(changed("\"en\"", "\"vi\""), Invalid::ResponseLanguage);
    assert_eq!(changed("19:40", "19:24"), Invalid::ResponseTimes);
    assert_eq!(changed("19:40+07:00", "12:40Z"), Invalid::ResponseTimes);
    assert_eq!(changed("null", r#"{"given":false}"#), Invalid::ResponseConsent);
    assert!(matches!(changed("\"language\"", "\"languages\""), Invalid::ResponseShape { .. }));
    assert!(matches!(changed("}}", "}} x"), Invalid::ResponseShape { .. }));
    assert!(matches!(form.validate(b"\xff").unwrap_err()[0], Invalid::ResponseShape { .. }));
    let large = " ".repeat(form.largest_response_bytes() + 1);
    assert!(matches!(form.validate(large.as_bytes()).unwrap_err()[0], Invalid::ResponseTooLarge { .. }));
}

#[test]
fn the_largest_response_is_no_larger_than_said() {
    let form = form(LIST, WIDE);
    let mut interview = start(&form);
    let widest = "\u{20000}".repeat(20);
    for typed in [widest.as_str(), "99", "-999999999999999.9", "31/12/2025", "23:59:59", "b", "a b"] {
        type_in(&mut interview, typed).unwrap();
    }
    let body = body(interview);
    assert!(
        body.len() <= form.largest_response_bytes(),
        "{} > {}",
        body.len(),
        form.largest_response_bytes()
    );
}

/// An answer to what is asked, chosen by two numbers; none to skip.
fn any_answer(ask: &Ask<'_>, one: u32, other: u32) -> Option<Answer> {
    if one.is_multiple_of(7) {
        let missing = ask.missing.get(other as usize % ask.missing.len().max(1));
        return missing.map(|missing| Answer::Missing(*missing));
    }
    let typed = match &ask.question.kind {
        QuestionKind::Text { .. } => {
            ["Nguye\u{302}\u{303}n", "tab\there", "\"\\/", "x"][other as usize % 4].to_owned()
        }
        QuestionKind::Integer => (i64::from(other % 130) - 5).to_string(),
        QuestionKind::Decimal => format!("{},{}", other % 100, one % 10),
        QuestionKind::Date => format!("{}/{}/{}", one % 28 + 1, other % 12 + 1, 1950 + other % 80),
        QuestionKind::Time => format!("{}h{:02}", one % 24, other % 60),
        QuestionKind::SelectOne { .. } => {
            ask.choices.get(other as usize % ask.choices.len().max(1))?.name.clone()
        }
        QuestionKind::SelectMultiple { .. } => {
            let chosen = ask.choices.iter().enumerate().filter(|(index, _)| (one >> (index % 32)) & 1 == 1);
            chosen.map(|(_, choice)| choice.name.clone()).collect::<Vec<_>>().join(" ")
        }
        QuestionKind::Range(range) => (range.start + f64::from(other % 5) * range.step).to_string(),
        QuestionKind::DateTime => format!(
            "{}/{}/{} {}h{:02}",
            one % 28 + 1,
            other % 12 + 1,
            1950 + other % 80,
            one % 24,
            other % 60
        ),
        QuestionKind::Rank { .. } => {
            let mut names: Vec<&str> = ask.choices.iter().map(|choice| choice.name.as_str()).collect();
            let turn = one as usize % names.len().max(1);
            names.rotate_left(turn);
            names.join(" ")
        }
        QuestionKind::Acknowledge => "ok".to_owned(),
        QuestionKind::Barcode { .. } => format!("{other:08}"),
        QuestionKind::Place { kind, .. } => {
            let position = |number: u32| format!("{}.5 {}", number % 89, number % 179);
            let positions: Vec<String> = (0..if *kind == PlaceKind::Point { 1 } else { 4 })
                .map(|more| position(one + more * 7))
                .collect();
            positions.join("; ")
        }
        QuestionKind::Media(_) => format!("photo {other}.jpg image/jpeg {one} {}", "ab".repeat(32)),
        QuestionKind::Note | QuestionKind::Calculate | QuestionKind::Hidden | QuestionKind::Metadata(_) => {
            return None;
        }
    };
    Answer::parse(ask.question, &ask.choices, &typed).ok()
}

/// Walks through a form by chance: answers, skips, goes back, jumps; finishes if it can.
fn walk(form: &Arc<Form>, steps: &[(u32, u32)]) -> Option<(ResponseKind, String)> {
    let mut interview = Interview::start(form.clone(), form.default_language(), now());
    for (one, other) in steps {
        match interview.step() {
            Step::Consent(step) => {
                let purposes: Vec<(String, bool)> = step
                    .purposes
                    .iter()
                    .map(|(name, _, required)| ((*name).to_owned(), *required || other % 2 == 0))
                    .collect();
                let given: Vec<(&str, bool)> =
                    purposes.iter().map(|(name, yes)| (name.as_str(), *yes)).collect();
                if one.is_multiple_of(40) {
                    interview.decline()
                } else {
                    interview.agree(&given, ConsentMode::Spoken)
                }
                .expect("every purpose is answered, and the required ones with yes");
            }
            Step::Ask(ask) => {
                let answer = any_answer(&ask, *one, *other);
                let _ = match (one % 23, answer) {
                    (0, _) => {
                        interview.back();
                        Ok(())
                    }
                    (1, _) => interview.clear(),
                    (2, _) => {
                        interview.jump(&form.questions()[*other as usize % form.questions().len()].name)
                    }
                    (_, Some(answer)) => match interview.answer(answer) {
                        Err(Refusal::AnswerWarned { .. }) if other % 3 > 0 => interview.confirm("seen twice"),
                        other => other,
                    },
                    (_, None) => interview.skip(),
                };
            }
            Step::Repeat(_) => {
                let _ = match one % 11 {
                    0 => interview.remove_last(),
                    1..5 => interview.another(true),
                    5 => {
                        interview.back();
                        Ok(())
                    }
                    _ => interview.another(false),
                };
            }
            Step::Review => {
                if let Some(open) =
                    interview.review().iter().find(|line| line.unanswered_required || line.is_doubtful)
                {
                    let _ = interview.jump(&open.name.clone());
                } else if !one.is_multiple_of(5) {
                    break;
                } else {
                    interview.back();
                }
            }
        }
    }
    let response = interview.finish(now()).ok()?;
    let kind = response.kind();
    Some((kind, String::from_utf8(response.into_body().to_vec()).expect("JSON is UTF-8")))
}

/// What the desk says to a walk, if it finished.
fn desk_agrees(form: &Arc<Form>, steps: &[(u32, u32)]) -> Result<bool, TestCaseError> {
    let Some((kind, body)) = walk(form, steps) else { return Ok(false) };
    prop_assert!(body.len() <= form.largest_response_bytes());
    let recorded = form
        .validate(body.as_bytes())
        .map_err(|invalid| TestCaseError::fail(format!("{invalid:?}\n{body}")))?;
    prop_assert_eq!(recorded.consent == Consented::Declined, kind == ResponseKind::Refusal);
    Ok(true)
}

#[test]
fn chance_does_finish_interviews() {
    let form = form(LIST, WIDE);
    let finished = (0..200_u32)
        .filter(|seed| {
            let mix = |n: u32| n.wrapping_mul(2_654_435_761).rotate_left(13).wrapping_mul(seed + 77);
            let steps: Vec<(u32, u32)> = (1..200).map(|n| (mix(n), mix(n + 1000))).collect();
            desk_agrees(&form, &steps).unwrap()
        })
        .count();
    assert!(finished > 50, "{finished}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn an_answered_interview_always_validates_at_the_desk(
        which in 0_usize..3,
        steps in proptest::collection::vec(any::<(u32, u32)>(), 0..300)
    ) {
        let form = match which {
            0 => form(LIST, WIDE),
            1 => Arc::new(Form::parse(include_bytes!("../library/rcsi.json")).unwrap()),
            _ => Arc::new(Form::parse(include_bytes!("../library/returnee-reintegration.json")).unwrap()),
        };
        desk_agrees(&form, &steps)?;
    }

    #[test]
    fn any_bytes_are_a_response_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..100), text in "[{}\\[\\]\",:a-z0-9.-]{0,60}") {
        let form = form(LIST, WIDE);
        let _ = form.validate(&bytes);
        let _ = form.validate(answers(&text).as_bytes());
    }
}

#[test]
fn figures_count_answers_missing_values_and_minutes_and_say_nothing_of_what_was_answered() {
    let form = form(LIST, WIDE);
    let mut interview = start(&form);
    interview.answer(Answer::Missing(Missing::Refused)).unwrap();
    type_in(&mut interview, "7").unwrap();
    interview.jump("m").unwrap();
    type_in(&mut interview, "b").unwrap();
    let later = kin_forms::Now { local: now().local.checked_add(15.minutes()).unwrap(), ..now() };
    let response = interview.finish(later).map_err(|(_, unfinished)| unfinished).unwrap();
    let figures = response.figures();
    // Calculations are not answers that a person gave.
    assert_eq!((figures.answers, figures.refused, figures.dont_know, figures.minutes), (3, 1, 0, 15));
    // Erased answers are not counted.
    let mut interview = start(&form);
    type_in(&mut interview, "word").unwrap();
    interview.note_interruption();
    let erased = interview.break_off(later, kin_forms::BrokenOff::Erased);
    let erased = erased.map_err(|(_, unfinished)| unfinished).unwrap().figures();
    assert_eq!((erased.answers, erased.interrupted, erased.minutes), (0, 1, 15));
}
