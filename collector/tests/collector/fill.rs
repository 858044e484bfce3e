//! Interviews held line by line.

use std::cell::Cell;
use std::sync::Arc;

use jiff::{Timestamp, ToSpan, tz::Offset};
use kin_collector::ALL_LOCALES;
use kin_collector::clock::{Clock, Moment};
use kin_conversation::{Conversation, Outcome, Purpose, Screen};
use kin_forms::{Form, Interview};

use crate::study::{Study, VISIT};

const CONSENT: &str = "yes\nyes\nno\n1\n";

/// Answers after consent, up to the review.
fn interview(answers: &str) -> Vec<u8> {
    format!("{CONSENT}{answers}").into_bytes()
}

#[test]
fn an_interview_is_sealed_and_opens_to_what_was_answered() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let ran = device.run_with(&["fill", "visit"], &interview("1\n34\n2\n1 2\nno\u{323} nần\n\n\nyes\n"));
    let said = ran.ends(0);
    assert!(said.contains("Interview 1 is sealed"), "{said}");
    for prompt in [
        "consent> ",
        "consent_research> ",
        "consent_follow_up> ",
        "consent_mode> ",
        "] office> ",
        "] story> ",
        "review> ",
        "finish> ",
    ] {
        assert!(said.contains(prompt), "{prompt} is missing from {said}");
    }
    let body = &study.bodies(&device)[0];
    assert_eq!(body["answers"]["office"], "hn");
    assert_eq!(body["answers"]["age"], 34);
    assert_eq!(body["answers"]["children"], 2);
    assert_eq!(body["answers"]["work"], serde_json::json!(["farm", "shop"]));
    assert_eq!(body["answers"]["story"], "nọ nần");
    let record = &study.open_all(&device)[0].record;
    assert_eq!((record.sequence, record.previous, record.enumerator.as_str()), (1, None, "enumerator-17"));
    assert_eq!(record.kind, kin_sealing::Kind::Original);
}

#[test]
fn going_back_to_change_an_answer_closes_a_branch() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    // 34 opens the question about children; at the review the age becomes 17, which closes it.
    let lines = interview("ct\n34\n3\n<\n\nfarm\n\n\n!j age\n17\n!v\n\nyes\n");
    device.run_with(&["fill", "visit", "--form-language", "vi"], &lines).ends(0);
    let body = &study.bodies(&device)[0];
    assert_eq!(body["answers"]["age"], 17);
    assert_eq!(body["answers"].get("children"), None);
    assert_eq!(body["language"], "vi");
}

#[test]
fn wrong_answers_show_the_forms_words_and_lose_nothing() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let lines = interview("9\n\n1\nabc\n7\n!n\n!zzz\n!l fr\n!l vi\n?\n\n!r\n1\n\n\n\nmaybe\nyes\n");
    // Refusing the age leaves the question about children out; "1" then answers what work.
    let said = device.run_with(&["fill", "visit"], &lines).ends(0);
    assert!(said.contains("From 16 to 100."), "{said}");
    assert!(said.contains("Chị bao nhiêu tuổi?"), "{said}");
    assert!(said.contains("Các lệnh"), "{said}");
    let body = &study.bodies(&device)[0];
    assert_eq!(body["answers"]["age"], serde_json::json!({"missing": "refused"}));
    assert_eq!(body["answers"]["work"], serde_json::json!(["farm"]));
}

#[test]
fn declining_is_a_counted_refusal_without_answers() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let said = device.run_with(&["fill", "visit"], b"perhaps\nno\nno\nno\nyes\n").ends(0);
    assert!(said.contains("refusal is counted as number 1"), "{said}");
    let said = device.run_with(&["fill", "visit"], b"yes\nno\nyes\n1\nyes\n").ends(0);
    assert!(said.contains("number 2"), "{said}");
    let opened = study.open_all(&device);
    assert!(opened.iter().all(|one| one.record.kind == kin_sealing::Kind::Refusal));
    assert_eq!(opened[1].record.previous, Some(opened[0].envelope));
}

#[test]
fn an_input_that_ends_early_seals_nothing_and_keeps_a_draft_from_consent_on() {
    let study = Study::new("https://kin.example");
    for (lines, drafts) in
        [("", 0), ("yes\n", 0), ("yes\nyes\nno\n1\n1\n34\n", 1), ("yes\nyes\nno\n1\n1\n34\n\n\n\n\n\nyes", 1)]
    {
        let device = study.device();
        let said = device.run_with(&["fill", "visit"], lines.as_bytes()).ends(4);
        assert!(said.contains("input ended before"), "{said}");
        assert!(study.open_all(&device).is_empty());
        let listed = device.run(&["drafts", "--json"]).ends(0);
        assert_eq!(listed.matches("\"number\"").count(), drafts, "{listed}");
    }
}

#[test]
fn leaving_asks_first_and_the_draft_is_taken_up_where_it_was_left() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let said = device.run_with(&["fill", "visit"], &interview("1\n!q\nno\n34\n!q\nyes\n")).ends(0);
    assert!(said.contains("stays here as a sealed draft"), "{said}");
    assert!(study.open_all(&device).is_empty());
    let listed = device.run(&["drafts"]).ends(0);
    assert!(listed.contains("visit 1") && listed.contains("3/6"), "{listed}");
    let said = device.run_with(&["resume"], b"2\n1\nmore\n\n\nyes\n").ends(0);
    assert!(said.contains("] children> ") && said.contains("Interview 1 is sealed"), "{said}");
    let body = &study.bodies(&device)[0];
    assert_eq!((&body["answers"]["office"], &body["answers"]["age"]), (&"hn".into(), &34.into()));
    assert!(device.run(&["drafts"]).ends(0).contains("There are no drafts"));
    device.run(&["resume"]).ends(2);
}

#[test]
fn a_draft_is_discarded_only_when_that_is_said_and_the_last_record_waits_for_it() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.run_with(&["fill", "visit"], &interview("1\n34\n!q\nyes\n")).ends(0);
    device.run_with(&["drafts", "--discard", "1"], b"no\n").ends(0);
    device.run(&["drafts", "--discard", "2", "--yes"]).ends(2);
    let said = device.run(&["close", "--yes"]).ends(8);
    assert!(said.contains("There are drafts"), "{said}");
    device.run(&["drafts", "--discard", "1", "--yes"]).ends(0);
    device.run(&["close", "--yes"]).ends(0);
}

#[test]
fn she_is_in_distress_and_says_what_becomes_of_her_answers() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    // Goes on after all.
    let said = device.run_with(&["fill", "visit"], &interview("1\n!s\n1\n34\n\n\n\n\n\nyes\n")).ends(0);
    assert!(said.contains("STOP."), "{said}");
    // Seals what there is.
    device.run_with(&["fill", "visit"], &interview("1\n34\n!s\n2\n")).ends(0);
    // Erases it, and is asked whether she is sure.
    device.run_with(&["fill", "visit"], &interview("1\n34\n!s\n3\nno\n3\nyes\n")).ends(0);
    let opened = study.open_all(&device);
    let kinds: Vec<_> = opened.iter().map(|one| one.record.kind).collect();
    assert_eq!(kinds, [kin_sealing::Kind::Original, kin_sealing::Kind::Partial, kin_sealing::Kind::Partial]);
    let bodies = study.bodies(&device);
    assert_eq!(bodies[0]["interrupted"], 1);
    assert_eq!((&bodies[1]["broken_off"], &bodies[1]["answers"]["age"]), (&"kept".into(), &34.into()));
    assert_eq!(bodies[2]["broken_off"], "erased");
    assert_eq!(bodies[2]["answers"], serde_json::json!({}));
    assert!(device.run(&["drafts"]).ends(0).contains("There are no drafts"));
}

#[test]
fn a_choice_is_found_by_its_words_without_marks() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let lines = interview("o\nha no\n34\n1\nbuon; lam\n\n\n\nyes\n");
    let said = device.run_with(&["fill", "visit", "--form-language", "vi"], &lines).ends(0);
    assert!(said.contains("1. Hà Nội"), "{said}");
    let body = &study.bodies(&device)[0];
    assert_eq!(body["answers"]["office"], "hn");
    assert_eq!(body["answers"]["work"], serde_json::json!(["farm", "shop"]));
}

#[test]
fn a_form_or_a_language_that_is_not_there_is_named() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    assert!(device.run(&["fill", "vist"]).ends(2).contains("vist"));
    assert!(device.run(&["fill", "visit", "--form-language", "km"]).ends(2).contains("vi, en"));
}

#[test]
fn an_expired_note_or_an_old_program_stops_starting_but_not_the_outbox() {
    use jiff::ToSpan as _;
    let mut study = Study::new("https://kin.example");
    study.note.expires = study.note.issued + 1.hours();
    study.note.recipients[0].not_after = study.note.expires;
    let device = study.device();
    assert!(device.run(&["fill", "visit"]).ends(4).contains("expired"));
    assert!(device.run(&["forms"]).ends(0).contains("expired"));
    assert!(device.run(&["outbox"]).ends(0).contains("empty"));
    assert!(device.run(&["send"]).ends(0).contains("Nothing waits"));

    let mut study = Study::new("https://kin.example");
    study.note.recipients[0].not_before = study.note.issued + 48.hours();
    let device = study.device();
    let said = device.run(&["fill", "visit"]).ends(4);
    assert!(said.contains("nobody is named"), "{said}");
    assert!(device.run(&["status"]).ends(0).contains("nobody is named"));

    let mut study = Study::new("https://kin.example");
    study.note.program = "9.0.0".parse().unwrap();
    let device = study.device();
    let said = device.run(&["fill", "visit"]).ends(4);
    assert!(said.contains("Line 9") && said.contains("9.0.0"), "{said}");
    assert!(device.run(&["send"]).ends(0).contains("Nothing waits"));
}

#[test]
fn a_clock_behind_a_signed_time_warns_and_is_recorded_inside_the_seal() {
    use jiff::ToSpan as _;
    let mut study = Study::new("https://kin.example");
    study.note.issued += 48.hours();
    study.note.recipients[0].not_before = study.note.issued;
    let device = study.device();
    let said = device.run_with(&["fill", "visit"], &interview("1\n34\n2\n1 2\nx\n\n\nyes\n")).ends(0);
    assert!(said.contains("clock of this device is wrong"), "{said}");
    assert_eq!(study.open_all(&device)[0].record.circumstances.clock, kin_sealing::Clock::Behind);
    assert!(device.run(&["status"]).ends(0).contains("clock of this device is wrong"));
}

#[test]
fn a_training_study_says_so_on_every_screen() {
    let mut study = Study::new("https://kin.example");
    study.note.training_of = Some(kin_protocol::StudyId::from_bytes([1; 16]));
    let device = study.device();
    let said = device.run_with(&["fill", "visit"], &interview("1\n34\n2\n1 2\nx\n\n\nyes\n")).ends(0);
    let prompts = said.lines().filter(|line| line.contains("> ")).count();
    assert!(prompts > 5, "{said}");
    for line in said.lines().filter(|line| line.contains("> ")) {
        assert!(line.contains("[TRAINING]"), "{line}");
    }
    for command in ["status", "forms", "outbox", "send"] {
        let ran = device.run(&[command]);
        assert!((ran.output + &ran.errors).contains("TRAINING"), "{command}");
    }
}

#[test]
fn a_form_that_might_not_fit_into_its_seal_is_not_begun() {
    let mut study = Study::new("https://kin.example");
    study.note.sealed_bytes = 1536;
    let device = study.device();
    assert!(device.run(&["fill", "visit"]).ends(4).contains("would not fit"));
    assert!(device.run(&["forms"]).ends(0).contains("visit"));
}

#[test]
fn the_forms_are_listed_for_people_and_for_scripts() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let said = device.run(&["forms"]).ends(0);
    assert!(said.contains("visit") && said.contains("rcsi") && said.contains("vi, en"), "{said}");
    let listed: serde_json::Value = serde_json::from_str(&device.run(&["forms", "--json"]).output).unwrap();
    assert_eq!(listed["note"]["state"], "current");
    assert_eq!(listed["forms"].as_array().unwrap().len(), 3);
}

/// A clock that is set back by a day each time it is read.
struct SetBack(Cell<Timestamp>);

impl Clock for SetBack {
    fn now(&self) -> Moment {
        let now = self.0.get();
        self.0.set(now - 24.hours());
        Moment::at(now, Offset::constant(7))
    }
}

#[test]
fn a_clock_set_back_in_mid_interview_does_not_keep_it_from_ending() {
    let form = Arc::new(Form::parse(VISIT.as_bytes()).unwrap());
    let begin: Timestamp = "2026-11-23T12:25:00Z".parse().unwrap();
    let clock = SetBack(Cell::new(begin));
    let start = Moment::at(begin, Offset::constant(7)).for_interview();
    let typed = interview("1\n34\n2\n1 2\nx\n\n\nyes\n");
    let held = Conversation::new(
        Screen::plain(&typed[..], Vec::new()),
        "en",
        ALL_LOCALES,
        &|| clock.now().for_interview(),
        Interview::start(Arc::clone(&form), "en", start),
        Purpose::Interview,
    )
    .hold();
    let Ok(Outcome::Finished(response)) = held else { panic!("the interview was lost") };
    let recorded = form.validate(&response.into_body()).expect("the desk accepts it");
    assert_eq!(recorded.started, recorded.finished);
}
