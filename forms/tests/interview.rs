//! An interview as a person holds it.

mod fixture;

use fixture::{body, form, now, place, start, type_in};
use jiff::civil::date;
use jiff::tz::offset;
use kin_forms::{
    Answer, ConsentMode, Form, Interview, Now, Refusal, ResponseKind, Step, Unfillable, Unfinished,
};

const WORK: &str = r#"[
  {"type": "integer", "name": "age", "label": {"en": "Age?"}, "required": true, "constraint": ". >= 16 and . <= 100",
   "constraint_message": {"en": "Not ${age}, surely."}, "missing": ["refused"]},
  {"type": "group", "name": "work", "label": {"en": "Work"}, "relevant": "${age} >= 18", "children": [
    {"type": "text", "name": "job", "label": {"en": "At ${age}, what do you do?"}, "required": true, "max_length": 10},
    {"type": "calculate", "name": "years", "calculation": "${age} - 18"}]},
  {"type": "note", "name": "thanks", "label": {"en": "Thanks"}},
  {"type": "text", "name": "more", "label": {"en": "More?"}}]"#;

#[test]
fn a_branch_opens_and_closes_and_its_answer_comes_back() {
    let form = form("{}", WORK);
    let mut interview = start(&form);
    assert_eq!(place(&interview), "age");
    type_in(&mut interview, "30").unwrap();
    assert_eq!(place(&interview), "job");
    type_in(&mut interview, "nurse").unwrap();
    assert_eq!(place(&interview), "thanks");
    assert!(interview.back() && interview.back());
    type_in(&mut interview, "17").unwrap();
    assert_eq!(place(&interview), "thanks", "the branch is closed");
    assert!(interview.review().iter().all(|line| line.name != "job"));
    interview.jump("age").unwrap();
    type_in(&mut interview, "40").unwrap();
    assert_eq!(place(&interview), "job");
    let Step::Ask(ask) = interview.step() else { panic!() };
    assert_eq!(ask.current.unwrap().to_text().as_str(), "nurse", "typed before the branch was closed");
    assert_eq!(ask.label.as_str(), "At 40, what do you do?");
    assert_eq!(ask.section.as_ref().unwrap().as_str(), "Work");
    assert_eq!((ask.position, ask.of), (2, 4));
    interview.jump_to_review().unwrap();
    assert_eq!(
        body(interview),
        r#"{"consent":null,"language":"en","started":"2026-11-23T19:25+07:00","finished":"2026-11-23T19:25+07:00","answers":{"age":40,"job":"nurse","years":22}}"#
    );
}

#[test]
fn an_irrelevant_answer_is_dropped_at_the_end() {
    let mut interview = start(&form("{}", WORK));
    type_in(&mut interview, "30").unwrap();
    type_in(&mut interview, "nurse").unwrap();
    interview.jump("age").unwrap();
    type_in(&mut interview, "17").unwrap();
    let body = body(interview);
    assert!(body.ends_with(r#""answers":{"age":17}}"#), "{body}");
}

#[test]
fn a_refusal_to_take_an_answer_quotes_no_value_and_changes_nothing() {
    let mut interview = start(&form("{}", WORK));
    let refusal = type_in(&mut interview, "7").unwrap_err();
    assert_eq!(
        refusal,
        Refusal::AnswerConstraint { question: "age".into(), message: "Not …, surely.".into() }
    );
    assert_eq!(place(&interview), "age");
    for (typed, refusal) in [
        ("", "AnswerEmpty"),
        ("seven", "AnswerNotInteger"),
        ("7.5", "AnswerNotInteger"),
        ("99999999999999999999", "AnswerNumberTooLarge"),
        ("-dont_know", "AnswerMissingNotOffered"),
    ] {
        let given = format!("{:?}", type_in(&mut interview, typed).unwrap_err());
        assert!(given.starts_with(refusal), "{given}");
    }
    assert!(matches!(interview.skip(), Err(Refusal::AnswerRequired { .. })));
    type_in(&mut interview, "-refused").unwrap();
    assert_eq!(place(&interview), "thanks", "a missing value reads as empty, so the branch stays closed");
}

#[test]
fn a_question_behind_an_unanswered_one_is_out_of_reach() {
    let mut interview = start(&form("{}", WORK));
    assert!(matches!(interview.jump("more"), Err(Refusal::QuestionOutOfReach { .. })));
    assert!(matches!(interview.jump("nobody"), Err(Refusal::QuestionUnknown { .. })));
    assert!(matches!(interview.jump_to_review(), Err(Refusal::AnswerRequired { .. })));
    type_in(&mut interview, "17").unwrap();
    assert!(matches!(interview.jump("job"), Err(Refusal::QuestionOutOfReach { .. })), "irrelevant");
    assert!(matches!(interview.jump("years"), Err(Refusal::QuestionOutOfReach { .. })), "never asked");
    interview.jump("more").unwrap();
    assert_eq!(place(&interview), "more");
    assert!(interview.back());
    assert_eq!(place(&interview), "thanks");
}

#[test]
fn finishing_names_what_is_missing_and_gives_the_interview_back() {
    let mut interview = start(&form("{}", WORK));
    type_in(&mut interview, "30").unwrap();
    let (interview, unfinished) = interview.finish(now()).unwrap_err();
    assert_eq!(unfinished, Unfinished::InterviewUnanswered { questions: "job".into(), count: 1 });
    assert_eq!(place(&interview), "job");
    let earlier = Now { local: date(2026, 11, 23).at(19, 24, 0, 0), offset: offset(7) };
    let (interview, unfinished) = interview.finish(earlier).unwrap_err();
    assert_eq!(unfinished, Unfinished::InterviewEndsBeforeStart);
    assert!(interview.review().iter().any(|line| line.name == "job" && line.unanswered_required));
}

#[test]
fn an_answer_that_others_contradict_later_stops_the_end() {
    let mut interview = start(&form(
        "{}",
        r#"[{"type": "integer", "name": "people", "label": {"en": "P"}},
            {"type": "integer", "name": "children", "label": {"en": "C"}, "constraint": ". <= ${people}"}]"#,
    ));
    type_in(&mut interview, "5").unwrap();
    type_in(&mut interview, "4").unwrap();
    interview.jump("people").unwrap();
    type_in(&mut interview, "3").unwrap();
    let (_, unfinished) = interview.finish(now()).unwrap_err();
    assert_eq!(unfinished, Unfinished::InterviewContradicts { questions: "children".into(), count: 1 });
}

const PLACES: &str = r#"{"province": [{"name": "01", "label": {"en": "Hanoi"}}, {"name": "92", "label": {"en": "Can Tho"}}],
  "ward": [{"name": "a", "label": {"en": "A"}, "province": "01"}, {"name": "b", "label": {"en": "B"}, "province": "01"},
           {"name": "c", "label": {"en": "C"}, "province": "92"}]}"#;

#[test]
fn a_choice_that_is_no_longer_offered_reads_as_empty() {
    let mut interview = start(&form(
        PLACES,
        r#"[{"type": "select_one", "list": "province", "name": "p", "label": {"en": "P"}},
            {"type": "select_multiple", "list": "ward", "name": "w", "label": {"en": "Wards of ${p}"}, "required": true,
             "choice_filter": "province = ${p}"},
            {"type": "calculate", "name": "n", "calculation": "count-selected(${w})"}]"#,
    ));
    type_in(&mut interview, "01").unwrap();
    let Step::Ask(ask) = interview.step() else { panic!() };
    assert_eq!(ask.choices.iter().map(|choice| choice.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(ask.label.as_str(), "Wards of Hanoi");
    assert!(matches!(type_in(&mut interview, "a c"), Err(Refusal::AnswerNotAChoice { .. })));
    assert!(matches!(type_in(&mut interview, "a;a"), Err(Refusal::AnswerChoiceTwice { .. })));
    type_in(&mut interview, "b; a").unwrap();
    assert_eq!(interview.review()[1].shown.as_str(), "A, B", "in the order of the list");
    interview.jump("p").unwrap();
    type_in(&mut interview, "92").unwrap();
    let Step::Ask(ask) = interview.step() else { panic!() };
    assert!(ask.current.is_none());
    assert!(matches!(interview.skip(), Err(Refusal::AnswerRequired { .. })));
    interview.jump("p").unwrap();
    type_in(&mut interview, "01").unwrap();
    interview.skip().unwrap();
    assert!(body(interview).ends_with(r#""answers":{"p":"01","w":["a","b"],"n":2}}"#));
}

const CONSENT: &str = r#"[{"type": "text", "name": "t", "label": {"en": "T"}}],
"consent": {"words": {"en": "May we?"}, "modes": ["spoken"], "purposes": [
  {"name": "research", "label": {"en": "Research"}, "required": true},
  {"name": "contact", "label": {"en": "Contact"}}]}"#;

#[test]
fn nothing_is_asked_before_consent() {
    let mut interview = start(&form("{}", CONSENT));
    assert_eq!(place(&interview), "consent");
    assert_eq!(interview.skip(), Err(Refusal::QuestionNotAsked));
    assert!(matches!(interview.jump("t"), Err(Refusal::QuestionOutOfReach { .. })));
    assert!(interview.review().is_empty());
    let given = interview.agree(&[("research", true)], ConsentMode::Spoken);
    assert_eq!(given, Err(Refusal::ConsentPurposesUnclear));
    let both = [("research", true), ("contact", false)];
    assert_eq!(interview.agree(&both, ConsentMode::Written), Err(Refusal::ConsentModeNotOffered));
    let given = interview.agree(&[("research", false), ("contact", true)], ConsentMode::Spoken);
    assert_eq!(given, Err(Refusal::ConsentPurposeRequired { purpose: "research".into() }));
    let (mut interview, unfinished) = interview.finish(now()).unwrap_err();
    assert_eq!(unfinished, Unfinished::InterviewWithoutConsent);
    interview.agree(&both, ConsentMode::Spoken).unwrap();
    assert_eq!(place(&interview), "t");
    assert_eq!(interview.decline(), Err(Refusal::ConsentNotAsked));
    assert!(body(*interview).starts_with(
        r#"{"consent":{"given":true,"mode":"spoken","purposes":{"research":true,"contact":false}},"language":"en""#
    ));
}

#[test]
fn declined_consent_is_a_response_without_answers() {
    let form = form("{}", CONSENT);
    let mut interview = start(&form);
    interview.decline().unwrap();
    assert_eq!(place(&interview), "review");
    assert!(interview.back(), "a slip of the finger can be taken back");
    assert_eq!(place(&interview), "consent");
    interview.decline().unwrap();
    let response = interview.finish(now()).unwrap();
    assert_eq!(response.kind(), ResponseKind::Refusal);
    let body = response.into_body();
    assert!(body.ends_with(br#""answers":{}}"#));
    assert!(form.validate(&body).unwrap().answers.is_empty());
}

#[test]
fn text_is_composed_where_it_enters() {
    let mut interview = start(&form("{}", WORK));
    type_in(&mut interview, "30").unwrap();
    let composed = "Nguyễn";
    let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(composed).collect();
    assert_ne!(composed, decomposed);
    interview.answer(Answer::Text(decomposed)).unwrap();
    assert_eq!(interview.review()[1].shown.as_str(), composed);
    interview.jump("job").unwrap();
    assert!(matches!(
        type_in(&mut interview, "more than ten"),
        Err(Refusal::AnswerTooLong { limit: 10, .. })
    ));
    assert!(matches!(type_in(&mut interview, "a\u{7}b"), Err(Refusal::AnswerControlCharacter { .. })));
    let text = Answer::Integer(3);
    assert!(matches!(interview.answer(text), Err(Refusal::AnswerOfAnotherType { expected: "text", .. })));
}

#[test]
fn days_times_and_decimals_are_read_as_they_are_written_in_viet_nam() {
    let form = form(
        "{}",
        r#"[{"type": "date", "name": "d", "label": {"en": "D"}}, {"type": "time", "name": "t", "label": {"en": "T"}},
            {"type": "decimal", "name": "x", "label": {"en": "X"}}]"#,
    );
    let typed = |name: &str, text: &str| {
        let parsed = Answer::parse(form.question(name).unwrap(), &[], text);
        parsed.map(|answer| answer.to_text().as_str().to_owned()).map_err(|refusal| refusal.to_string())
    };
    assert_eq!(typed("d", "23/11/2026").unwrap(), "2026-11-23");
    assert_eq!(typed("d", " 2026-11-03 ").unwrap(), "2026-11-03");
    assert_eq!(typed("d", "3/1/2026").unwrap(), "2026-01-03");
    for wrong in ["31/11/2026", "11/23/2026", "23/11/26", "2026-13-01", "yesterday", "0000-01-01"] {
        assert!(typed("d", wrong).is_err(), "{wrong}");
    }
    assert_eq!(typed("t", "8h30").unwrap(), "08:30");
    assert_eq!(typed("t", "14:05").unwrap(), "14:05");
    assert_eq!(typed("t", "14h").unwrap(), "14:00");
    for wrong in ["24:00", "8:60", "half past", "14:00Z", "h", ""] {
        assert!(typed("t", wrong).is_err(), "{wrong}");
    }
    assert_eq!(typed("x", "12,5").unwrap(), "12.5");
    assert_eq!(typed("x", "-0.25").unwrap(), "-0.25");
    for wrong in ["1e5", "1.234,5", "inf", "NaN", ".", "12.", "10000000000000000"] {
        assert!(typed("x", wrong).is_err(), "{wrong}");
    }
}

#[test]
fn the_language_can_change_on_the_way() {
    let text = r#"{"kin_form": 1, "id": "two", "version": "1", "title": {"vi": "Hai", "en": "Two"}, "languages": ["vi", "en"],
      "choices": {"yn": [{"name": "y", "label": {"vi": "Có", "en": "Yes"}}]},
      "survey": [{"type": "select_one", "list": "yn", "name": "q", "label": {"vi": "Chị có khỏe không?", "en": "Are you well?"}},
        {"type": "calculate", "name": "said", "calculation": "jr:choice-name(${q}, '${q}')"}]}"#;
    let form = std::sync::Arc::new(Form::parse(text.as_bytes()).unwrap());
    let mut interview = Interview::start(form.clone(), "km", now());
    assert_eq!(interview.current_language(), "vi");
    let Step::Ask(ask) = interview.step() else { panic!() };
    assert_eq!(ask.label.as_str(), "Chị có khỏe không?");
    type_in(&mut interview, "y").unwrap();
    assert_eq!(interview.language("km"), Err(Refusal::LanguageUnknown { language: "km".into() }));
    interview.language("en").unwrap();
    assert_eq!(interview.review()[0].label.as_str(), "Are you well?");
    let body = body(interview);
    assert!(body.contains(r#""language":"en""#) && body.contains(r#""said":"Yes""#), "{body}");
    form.validate(body.as_bytes()).unwrap();
}

#[test]
fn an_interview_can_move_between_threads_and_prints_nothing() {
    fn sendable<T: Send + 'static>(_: &T) {}
    let mut interview = start(&form("{}", WORK));
    type_in(&mut interview, "31").unwrap();
    type_in(&mut interview, "canary").unwrap();
    sendable(&interview);
    let printed = format!("{interview:?} {:?} {:?}", interview.review(), interview.step());
    assert!(!printed.contains("canary"), "{printed}");
    let response = interview.finish(now()).unwrap();
    assert_eq!(format!("{response:?}"), "Response(…)");
}

#[test]
fn what_is_known_beforehand_stands_where_a_default_would_and_may_be_changed() {
    let form = form(
        r#"{"l": [{"name": "a", "label": {"en": "A"}}, {"name": "b", "label": {"en": "B"}}]}"#,
        r#"[{"type": "select_one", "list": "l", "name": "one", "label": {"en": "One"}},
            {"type": "integer", "name": "age", "label": {"en": "Age"}, "relevant": "${one} = 'b'"},
            {"type": "repeat", "name": "child", "label": {"en": "Child"},
             "children": [{"type": "text", "name": "who", "label": {"en": "Who"}}]}]"#,
    );
    let mut interview = start(&form);
    interview.prefill("one", "b").unwrap();
    interview.prefill("age", "41").unwrap();
    interview.prefill("age", "").unwrap();
    let unknown = |question: &str| Err(Unfillable::PrefilledUnknown { question: question.to_owned() });
    assert_eq!(interview.prefill("who", "x"), unknown("who"));
    assert_eq!(interview.prefill("none", "x"), unknown("none"));
    let unfit = Err(Unfillable::PrefilledUnfit { question: "age".to_owned() });
    assert_eq!(interview.prefill("age", "old"), unfit);
    assert_eq!(form.takes_beforehand("age", "old"), unfit);
    assert_eq!(form.takes_beforehand("one", "a"), Ok(()));
    // Asked from the first question on, with the answer there; another one closes the branch.
    assert_eq!(place(&interview), "one");
    type_in(&mut interview, "a").unwrap();
    interview.another(false).unwrap();
    assert!(!body(interview).contains("41"));
}
