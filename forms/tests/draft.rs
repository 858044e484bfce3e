//! An interview put down and taken up again, broken off, erased.

mod fixture;

use std::sync::Arc;

use fixture::{body, form, form_text, now, place, start, type_in};
use kin_forms::{BrokenOff, Consented, DraftError, Form, Interview, ResponseKind, Step, Unfinished};

const HOME: &str = r#"[
  {"type": "integer", "name": "age", "label": {"en": "Age?"}, "required": true, "warning": ". < 90",
   "warning_message": {"en": "So old?"}, "missing": ["refused"]},
  {"type": "text", "name": "secret", "label": {"en": "Secret?"}, "relevant": "${age} >= 18"},
  {"type": "decimal", "name": "guess", "label": {"en": "Guess?"}, "calculation": "${age} div 7"},
  {"type": "repeat", "name": "child", "label": {"en": "Child"}, "children": [
    {"type": "text", "name": "called", "label": {"en": "Called?"}, "required": true}]},
  {"type": "text", "name": "end", "label": {"en": "More?"}, "required": true}]"#;

fn again(interview: &Interview) -> Interview {
    Interview::take_up(interview.form(), &interview.put_down()).expect("a draft just written")
}

#[test]
fn an_interview_is_taken_up_where_it_was_put_down_with_what_a_closed_branch_hides() {
    let mut interview = again(&start(&form("{}", HOME)));
    type_in(&mut interview, "95").unwrap_err();
    interview.confirm("her papers say so").unwrap();
    type_in(&mut interview, "a secret").unwrap();
    type_in(&mut interview, "1.1").unwrap();
    let mut interview = again(&interview);
    assert_eq!(place(&interview), "child+");
    interview.another(true).unwrap();
    type_in(&mut interview, "Lan").unwrap();
    interview.jump("age").unwrap();
    type_in(&mut interview, "7").unwrap();
    let mut interview = again(&interview);
    assert!(interview.review().iter().all(|line| line.name != "secret"), "the branch is closed");
    interview.jump("age").unwrap();
    type_in(&mut interview, "95").unwrap_err();
    let mut interview = again(&interview);
    assert_eq!(place(&interview), "age", "an answer that waits for its reason has not been taken");
    type_in(&mut interview, "20").unwrap();
    let Step::Ask(ask) = interview.step() else { unreachable!() };
    assert_eq!(ask.current.unwrap().to_text().as_str(), "a secret");
    interview.skip().unwrap();
    let mut interview = again(&interview);
    interview.skip().unwrap();
    interview.skip().unwrap();
    assert_eq!(place(&interview), "child+");
    interview.another(false).unwrap();
    type_in(&mut interview, "no").unwrap();
    let body = body(again(&interview));
    assert!(body.contains(r#""child":[{"called":"Lan"}]"#), "{body}");
}

#[test]
fn what_she_took_back_is_in_no_later_draft() {
    let mut interview = start(&form("{}", HOME));
    type_in(&mut interview, "30").unwrap();
    type_in(&mut interview, "Thạch").unwrap();
    let has = |interview: &Interview| String::from_utf8_lossy(&interview.put_down()).contains("Thạch");
    assert!(has(&interview));
    interview.back();
    interview.clear().unwrap();
    assert!(!has(&interview));
}

#[test]
fn a_draft_that_is_not_one_is_refused_and_nothing_panics() {
    let form = form("{}", HOME);
    let mut interview = start(&form);
    type_in(&mut interview, "30").unwrap();
    interview.skip().unwrap();
    interview.skip().unwrap();
    interview.another(true).unwrap();
    let draft = interview.put_down();
    let other = Arc::new(Form::parse(form_text("{}", &HOME.replace("Age", "How old")).as_bytes()).unwrap());
    assert_eq!(Interview::take_up(&other, &draft).unwrap_err(), DraftError::DraftOfAnotherForm);
    let text = String::from_utf8(draft.to_vec()).unwrap();
    for end in 0..text.len() {
        assert!(Interview::take_up(&form, &text.as_bytes()[..end]).is_err(), "{end}");
    }
    for (from, to) in [
        (r#""kin_draft":1"#, r#""kin_draft":2"#),
        ("\"age\":{", "\"aged\":{"),
        ("\"child\":{", "\"age\":{"),
        ("\"here\":\"", "\"here\":\"x"),
        ("\"language\":\"en\"", "\"language\":\"vi\""),
        ("\"started\":\"2026", "\"started\":\"20x6"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        assert_eq!(
            Interview::take_up(&form, changed.as_bytes()).unwrap_err(),
            DraftError::DraftUnreadable,
            "{from}"
        );
    }
    let long = vec![b' '; kin_forms::limits::MAX_DRAFT_BYTES + 1];
    assert!(matches!(Interview::take_up(&form, &long), Err(DraftError::DraftTooLarge { .. })));
}

#[test]
fn an_interview_that_broke_off_is_one_for_the_desk_and_an_erased_one_holds_no_answer() {
    let form = form("{}", HOME);
    let interview = |stopped: bool| {
        let mut interview = start(&form);
        type_in(&mut interview, "30").unwrap();
        type_in(&mut interview, "Thạch").unwrap();
        if stopped {
            interview.note_interruption();
        }
        again(&interview)
    };
    let kept = interview(true).break_off(now(), BrokenOff::Kept).unwrap();
    assert_eq!(kept.kind(), ResponseKind::Partial);
    let recorded = form.validate(&kept.into_body()).unwrap();
    assert_eq!((recorded.broken_off, recorded.interrupted), (Some(BrokenOff::Kept), 1));
    assert_eq!(recorded.answers["secret"].to_text().as_str(), "Thạch");

    let erased = interview(true).break_off(now(), BrokenOff::Erased).unwrap();
    let body = erased.into_body();
    assert!(!String::from_utf8_lossy(&body).contains("Thạch"));
    let recorded = form.validate(&body).unwrap();
    assert_eq!(recorded.broken_off, Some(BrokenOff::Erased));
    assert!(recorded.answers.is_empty() && recorded.repeats.is_empty());

    // What is missing is missing in an interview that was held to its end.
    let whole =
        String::from_utf8(interview(false).break_off(now(), BrokenOff::Kept).unwrap().into_body().to_vec());
    let whole = whole.unwrap();
    let claimed = whole.replace(r#""broken_off":"kept","#, "");
    assert_ne!(claimed, whole);
    assert!(form.validate(claimed.as_bytes()).is_err());
    let stuffed = whole.replace(r#""broken_off":"kept""#, r#""broken_off":"erased""#);
    assert!(form.validate(stuffed.as_bytes()).is_err(), "an erased one with answers");
}

#[test]
fn nothing_breaks_off_before_consent() {
    let text = form_text("{}", HOME).replacen(
        r#""choices""#,
        r#""consent": {"words": {"en": "May I?"}, "purposes": [{"name": "research", "label": {"en": "Research"},
           "required": true}], "modes": ["spoken"]}, "choices""#,
        1,
    );
    let form = Arc::new(Form::parse(text.as_bytes()).unwrap());
    let interview = again(&start(&form));
    let (mut interview, unfinished) = interview.break_off(now(), BrokenOff::Kept).unwrap_err();
    assert_eq!(unfinished, Unfinished::InterviewWithoutConsent);
    interview.agree(&[("research", true)], kin_forms::ConsentMode::Spoken).unwrap();
    let response = again(&interview).break_off(now(), BrokenOff::Erased).unwrap();
    let recorded = form.validate(&response.into_body()).unwrap();
    assert!(matches!(recorded.consent, Consented::Agreed { .. }));
}

#[test]
fn what_an_interview_is_so_far_is_one_that_broke_off_and_nothing_before_consent() {
    let form = form("{}", HOME);
    let mut interview = start(&form);
    type_in(&mut interview, "30").unwrap();
    type_in(&mut interview, "Thạch").unwrap();
    // A clock that went back since it began must not cost the copy.
    let early = kin_forms::Now { local: jiff::civil::date(1970, 1, 1).at(0, 0, 0, 0), ..now() };
    for clock in [now(), early] {
        let so_far = again(&interview).so_far(clock).unwrap();
        assert_eq!(so_far.kind(), ResponseKind::Partial);
        let recorded = form.validate(&so_far.into_body()).unwrap();
        assert_eq!(recorded.broken_off, Some(BrokenOff::Kept));
        assert_eq!(recorded.answers["secret"].to_text().as_str(), "Thạch");
    }
    let consent = r#"{"kin_form": 1, "id": "small", "version": "1", "title": {"en": "Small"}, "languages": ["en"],
        "consent": {"words": {"en": "Do you agree?"}, "modes": ["spoken"],
            "purposes": [{"name": "research", "label": {"en": "Research?"}, "required": true}]},
        "survey": [{"type": "text", "name": "a", "label": {"en": "A?"}}]}"#;
    let form = Arc::new(Form::parse(consent.as_bytes()).unwrap());
    assert!(start(&form).so_far(now()).is_none());
    let mut declined = start(&form);
    declined.decline().unwrap();
    assert!(declined.so_far(now()).is_none());
}
