//! What the office assigned: cases, quotas, questions, and what came of each visit.

use kin_collector::storage::Storage as _;
use kin_protocol::assignment::{Payload, Quota, Sample, Task, TaskKind};
use kin_protocol::visit::{Outcome, Visit};
use kin_sealing::Kind;

use crate::renewal::package;
use crate::study::{Enrolled, Study};

fn sample(columns: &[&str], rows: &[&[&str]]) -> Sample {
    let owned = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    Sample {
        name: "houses".into(),
        form: "visit".into(),
        columns: owned(columns),
        rows: rows.iter().map(|row| owned(row)).collect(),
    }
}

fn quota(name: &str, answer: &str, at_most: u32) -> Quota {
    let (question, answer) = (Some("office".into()), Some(answer.into()));
    Quota { name: name.into(), form: "visit".into(), question, answer, at_most }
}

fn work() -> Payload {
    let about = Some("11111111-1111-4111-9111-111111111111".to_owned());
    Payload {
        samples: vec![sample(&["office", "age"], &[&["ct", "41"], &["hn", ""], &["ct", ""]])],
        quotas: vec![quota("Cần Thơ", "ct", 1), quota("Hà Nội", "hn", 20)],
        tasks: vec![Task {
            id: "q-1".into(),
            kind: TaskKind::Question,
            form: None,
            submission: about,
            words: "Was the age given by her, or by somebody else?".into(),
            due: None,
        }],
        ..Payload::default()
    }
}

fn assigned() -> (Study, Enrolled) {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let file = device.file("work.kin", package(&study, &device, 1, &work()));
    device.run(&["update", &file.display().to_string()]).ends(0);
    (study, device)
}

fn visits(study: &Study, device: &Enrolled) -> Vec<(u64, Visit)> {
    let opened = study.open_all(device);
    let visits = opened.iter().filter(|held| held.record.kind == Kind::Visit);
    visits.map(|held| (held.record.sequence, Visit::parse(&held.record.response).unwrap())).collect()
}

#[test]
fn an_interview_begins_with_what_the_office_knows_and_tells_what_came_of_the_visit() {
    let (study, device) = assigned();
    // Enter takes what stands there: the office and the age of the list.
    let lines = "yes\nyes\nno\n1\n\n\n\n\n\n\n\nyes\n";
    let said = device.run_with(&["fill", "visit", "--assignment", "houses#1"], lines.as_bytes()).ends(0);
    assert!(said.contains("The quota “Cần Thơ” is full: 1 of 1"), "{said}");
    let opened = study.open_all(&device);
    let body: serde_json::Value = serde_json::from_slice(&opened[0].record.response).unwrap();
    assert_eq!((&body["answers"]["office"], &body["answers"]["age"]), (&"ct".into(), &41.into()));
    let told = visits(&study, &device);
    assert_eq!((told.len(), told[0].0), (1, 2));
    assert_eq!((told[0].1.case.as_str(), told[0].1.outcome), ("houses#1", Outcome::Completed));
    assert_eq!(told[0].1.submission, Some(opened[0].record.submission.to_string()));
    // Under a lock of its interview: who withdraws the one withdraws both.
    let locks = &opened[0].record.circumstances.locks;
    assert!(locks.contains(&opened[1].record.circumstances.locks[0]));
    assert_eq!(device.storage().reserved(1).unwrap().len(), 2);
    let listed: serde_json::Value =
        serde_json::from_str(&device.run(&["assignments", "list", "--json"]).ends(0)).unwrap();
    assert_eq!((&listed["cases"][0]["done"], &listed["cases"][1]["done"]), (&true.into(), &false.into()));
    assert_eq!((&listed["quotas"][0]["sealed"], &listed["quotas"][1]["sealed"]), (&1.into(), &0.into()));
    // Full, and never silently in the way.
    let said = device.run_with(&["fill", "visit", "--assignment", "houses#3"], b"no\nyes\n").ends(0);
    assert!(said.contains("is full: 1 of 1"), "{said}");
    assert_eq!(visits(&study, &device)[1].1.outcome, Outcome::Refused);
}

#[test]
fn a_visit_is_told_without_an_interview_and_a_question_is_answered() {
    let (study, device) = assigned();
    device.run(&["assignments", "outcome", "houses#2", "not-found"]).ends(0);
    device.run(&["assignments", "outcome", "houses#2", "moved"]).ends(0);
    device.run_with(&["assignments", "outcome", "q-1", "answered"], "Chị ấy tự nói.\n".as_bytes()).ends(0);
    let told = visits(&study, &device);
    let outcomes: Vec<Outcome> = told.iter().map(|(_, visit)| visit.outcome).collect();
    assert_eq!(outcomes, [Outcome::NotFound, Outcome::Moved, Outcome::Answered]);
    assert_eq!(told[2].1.words.as_deref(), Some("Chị ấy tự nói."));
    let said = device.run(&["assignments", "list"]).ends(0);
    assert!(said.contains("moved away") && !said.contains("not found"), "the last counts: {said}");
    let said = device.run(&["assignments", "show", "q-1"]).ends(0);
    assert!(said.contains("by somebody else?") && said.contains("11111111"), "{said}");
    assert!(device.run(&["assignments", "show", "houses#1"]).ends(0).contains("41"));
    // What fits no case is refused, and nothing is sealed.
    device.run(&["assignments", "outcome", "q-1", "moved"]).ends(4);
    device.run(&["assignments", "outcome", "houses#1", "answered"]).ends(4);
    device.run(&["assignments", "outcome", "houses#4", "moved"]).ends(2);
    device.run(&["fill", "rcsi", "--assignment", "houses#1"]).ends(4);
    assert!(device.run(&["fill", "visit", "--assignment", "q-1"]).ends(4).contains("a question to you"));
    device.run_with(&["assignments", "outcome", "q-1", "answered"], b"\n").ends(4);
    assert_eq!(visits(&study, &device).len(), 3);
}

#[test]
fn a_draft_of_an_assigned_interview_still_knows_its_case() {
    let (study, device) = assigned();
    device.run_with(&["fill", "visit", "--assignment", "houses#2"], b"yes\nyes\nno\n1\n\n!q\nyes\n").ends(0);
    device.run_with(&["resume"], b"34\n\n\n\n\n\nyes\n").ends(0);
    let told = visits(&study, &device);
    assert_eq!((told[0].1.case.as_str(), told[0].1.outcome), ("houses#2", Outcome::Completed));
}

#[test]
fn a_list_that_does_not_fit_its_form_is_not_taken_in() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    for columns in [["office", "shoe"], ["office", "age"]] {
        let payload = Payload { samples: vec![sample(&columns, &[&["ct", "old"]])], ..Payload::default() };
        let file = device.file("work.kin", package(&study, &device, 1, &payload));
        let said = device.run(&["update", &file.display().to_string()]).ends(4);
        assert!(said.contains("Row 1 of the list “houses”"), "{said}");
    }
    assert_eq!(device.storage().last_assignment().unwrap(), 0);
    // Nothing of a list lies on the disk in the clear.
    let (_, device) = assigned();
    for (name, bytes) in crate::study::files(&device.data()) {
        assert!(!bytes.windows(6).any(|part| part == b"houses"), "{name}");
    }
}

/// The program ended between an interview and what came of its visit: what is missing is told when the vault is open next, once.
#[test]
fn a_visit_that_was_left_untold_is_told_at_the_next_unlocking() {
    let (study, device) = assigned();
    let lines = "no\nyes\n";
    device.run_with(&["fill", "visit", "--assignment", "houses#2"], lines.as_bytes()).ends(0);
    let database = rusqlite::Connection::open(device.data().join("device.db")).unwrap();
    database.execute("DELETE FROM visit", []).unwrap();
    drop(database);
    assert!(device.run(&["assignments", "list"]).ends(0).contains("refused"));
    device.run(&["assignments", "list"]).ends(0);
    let told = visits(&study, &device);
    assert_eq!(told.len(), 2, "the one that was cut off is told again, and no third");
    assert_eq!((told[1].1.case.as_str(), told[1].1.outcome), ("houses#2", Outcome::Refused));
    assert_eq!(told[1].1.submission, told[0].1.submission);
}
