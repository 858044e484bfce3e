//! The list of one's sealed interviews, and corrections of them.

use kin_collector::storage::Storage as _;
use kin_forms::Form;
use kin_sealing::Kind;
use serde_json::Value;

use crate::study::{Enrolled, Study, files};

/// A woman of 34 in Hà Nội with two children, who says a rare word.
const INTERVIEW: &[u8] = "yes\nyes\nno\n1\n1\n34\n2\n1 2\nthe canary\n\n\nyes\n".as_bytes();

fn with_interview() -> (Study, Enrolled) {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.run_with(&["fill", "visit"], INTERVIEW).ends(0);
    (study, device)
}

fn listed(device: &Enrolled) -> Value {
    serde_json::from_str(&device.run(&["interviews", "--json"]).output).unwrap()
}

#[test]
fn the_list_names_time_form_label_and_place_and_no_answer() {
    let (_study, device) = with_interview();
    device.run_with(&["fill", "visit"], b"no\nyes\n").ends(0);
    device.run_with(&["label", "1"], "nhà đầu ngõ\n".as_bytes()).ends(0);
    let list = listed(&device);
    let one = &list["interviews"][0];
    assert_eq!(
        (&one["sequence"], &one["form"], &one["kind"]),
        (&1.into(), &"visit".into(), &"original".into())
    );
    assert_eq!((&one["label"], &one["place"]), (&"nhà đầu ngõ".into(), &"waiting".into()));
    assert_eq!(list["interviews"][1]["kind"], "refusal");
    assert_eq!(list["unreadable"], 0);
    let said = device.run(&["interviews"]).ends(0);
    assert!(
        said.contains("visit 1") && said.contains("nhà đầu ngõ") && said.contains("waiting here"),
        "{said}"
    );
    assert!(!said.contains("canary") && !said.contains("34"), "{said}");
    for (file, bytes) in files(&device.data()) {
        for word in ["nhà đầu ngõ", "the canary", "\"submission\""] {
            assert!(!bytes.windows(word.len()).any(|at| at == word.as_bytes()), "{word} in {file}");
        }
    }
    device.run_with(&["label", "1"], b"\n").ends(0);
    assert_eq!(listed(&device)["interviews"][0]["label"], Value::Null);
    let long = "x".repeat(61);
    assert!(device.run_with(&["label", "1"], format!("{long}\n").as_bytes()).ends(4).contains("60"));
    assert!(device.run_with(&["label", "9"], b"x\n").ends(4).contains("not in the list"));
}

#[test]
fn an_entry_that_was_put_in_another_place_is_not_read_there() {
    let (_study, device) = with_interview();
    device.run_with(&["fill", "visit"], b"no\nyes\n").ends(0);
    let mut storage = device.storage();
    let entries = storage.interviews().unwrap();
    storage.relist(2, &entries[0].1).unwrap();
    drop(storage);
    let list = listed(&device);
    assert_eq!((list["interviews"].as_array().unwrap().len(), &list["unreadable"]), (1, &1.into()));
}

#[test]
fn a_correction_is_sealed_with_what_changed_under_a_lock_of_its_interview() {
    let (study, device) = with_interview();
    let locks = study.open_all(&device)[0].record.circumstances.locks.clone();
    let typed = "typed the wrong key\nage\nforty\n35\noffice\n2\n\nyes\n".as_bytes();
    let said = device.run_with(&["correct", "1"], typed).ends(0);
    assert!(said.contains("The correction of interview 1 is sealed as number 2"), "{said}");
    assert!(said.contains("takes a whole number"), "{said}");
    let opened = study.open_all(&device);
    let (original, correction) = (&opened[0].record, &opened[1].record);
    assert_eq!((correction.kind, correction.corrects), (Kind::Correction, Some(original.submission)));
    assert_eq!((correction.sequence, correction.previous), (2, Some(opened[0].envelope)));
    assert_eq!(correction.circumstances.locks, [locks[1]], "its lock is one that the interview kept");
    let body: Value = serde_json::from_slice(&correction.response).unwrap();
    assert_eq!(body["changes"], serde_json::json!({"age": 35, "office": "ct"}), "only what changed");
    assert_eq!(body["reason"], "typed the wrong key");
    let form = std::sync::Arc::new(Form::parse(crate::study::VISIT.as_bytes()).unwrap());
    let merged = form.corrected(&original.response, &correction.response).unwrap();
    let merged: Value = serde_json::from_slice(&merged).unwrap();
    assert_eq!((&merged["answers"]["age"], &merged["answers"]["story"]), (&35.into(), &"the canary".into()));
    let list = listed(&device);
    assert_eq!(
        (&list["interviews"][1]["kind"], &list["interviews"][1]["corrects"]),
        (&"correction".into(), &1.into())
    );
    // Nothing on the disk leads from the correction to the interview: its lock stands at one of them alone.
    let database = rusqlite::Connection::open(device.data().join("device.db")).unwrap();
    let holds = "SELECT count(*) FROM outbox WHERE lock = ?1 OR instr(reserved, ?1) > 0";
    let count: i64 = database.query_row(holds, [locks[1]], |row| row.get(0)).unwrap();
    assert_eq!(count, 1);
}

#[test]
fn an_interview_is_corrected_three_times_and_no_more() {
    let (study, device) = with_interview();
    for age in ["35", "36", "37"] {
        device.run_with(&["correct", "1"], format!("again\nage\n{age}\n\nyes\n").as_bytes()).ends(0);
    }
    let said = device.run_with(&["correct", "1"], b"again\nage\n38\n\nyes\n").ends(4);
    assert!(said.contains("as often as it can be"), "{said}");
    let opened = study.open_all(&device);
    let mut locks: Vec<[u8; 32]> = opened.iter().map(|held| held.record.circumstances.locks[0]).collect();
    let kept = opened[0].record.circumstances.locks.clone();
    assert_eq!(locks, kept, "each went under its own lock");
    locks.dedup();
    assert_eq!((opened.len(), locks.len()), (4, 4));
}

#[test]
fn a_correction_that_is_left_leaves_nothing() {
    let (_study, device) = with_interview();
    for typed in ["\n", "why\n\n", "why\nage\n35\n\nno\n"] {
        let said = device.run_with(&["correct", "1"], typed.as_bytes()).ends(0);
        assert!(said.contains("Nothing of it was stored"), "{said}");
    }
    device.run_with(&["correct", "1"], b"why\nage\n35\n").ends(4);
    assert_eq!(device.storage().outbox().unwrap().len(), 1);
    assert_eq!(device.storage().reserved(1).unwrap().len(), 3);
}

#[test]
fn what_holds_no_answers_is_not_corrected() {
    let (_study, device) = with_interview();
    device.run_with(&["fill", "visit"], b"no\nyes\n").ends(0);
    device.run_with(&["correct", "1"], b"why\nage\n35\n\nyes\n").ends(0);
    for number in ["2", "3"] {
        let said = device.run_with(&["correct", number], b"why\nage\n35\n\nyes\n").ends(4);
        assert!(said.contains("holds no answers of an interview"), "{said}");
    }
    device.run(&["close", "--yes"]).ends(0);
    assert!(device.run_with(&["correct", "1"], b"why\nage\n36\n\nyes\n").ends(4).contains("closed"));
}

#[test]
fn an_answer_for_the_contact_custodian_is_not_corrected() {
    let form = r#"{"kin_form": 1, "id": "call", "version": "1", "title": {"en": "Call"}, "languages": ["en"],
      "survey": [{"type": "text", "name": "phone", "max_length": 20, "label": {"en": "Phone"}, "disclosure": "direct"},
                 {"type": "integer", "name": "age", "label": {"en": "Age"}}]}"#;
    let mut study = Study::with_forms("https://kin.example", &[form.as_bytes()]);
    study.name_contact();
    let device = study.device();
    device.run_with(&["fill", "call"], b"0912\n34\n\nyes\n").ends(0);
    let said = device.run_with(&["correct", "1"], b"why\nphone\nage\n35\n\nyes\n").ends(0);
    assert!(said.contains("sealed to the contact custodian alone"), "{said}");
    let body: Value = serde_json::from_slice(&study.open_all(&device)[1].record.response).unwrap();
    assert_eq!(body["changes"], serde_json::json!({"age": 35}));
}

#[test]
fn an_interview_leaves_the_list_with_its_copy_and_is_then_not_corrected() {
    let (_study, device) = with_interview();
    let mut storage = device.storage();
    storage.receive(1, "{}", jiff::civil::date(2026, 3, 1)).unwrap();
    assert_eq!(storage.interviews().unwrap().len(), 1);
    storage.forget_received_before(jiff::civil::date(2026, 4, 1)).unwrap();
    assert!(storage.interviews().unwrap().is_empty());
    drop(storage);
    let said = device.run_with(&["correct", "1"], b"why\nage\n35\n\nyes\n").ends(4);
    assert!(said.contains("not in the list"), "{said}");
}

#[test]
fn what_was_withdrawn_leaves_the_list_and_takes_no_correction() {
    let (_study, device) = with_interview();
    let mut storage = device.storage();
    let lock = storage.reserved(1).unwrap()[0];
    let erasure = kin_collector::storage::Erasure { sequence: 1, untold: None };
    storage.erase(&[erasure], jiff::civil::date(2026, 3, 1)).unwrap();
    assert!(storage.interviews().unwrap().is_empty());
    assert!(storage.reserved(1).unwrap().is_empty());
    // Another program had it open already.
    let late = kin_collector::storage::FinishedInterview {
        after: storage.head().unwrap(),
        digest: kin_protocol::Digest::of(b"late"),
        envelope: b"late",
        locks: kin_collector::storage::Locks::Kept { of: 1, lock },
        listed: None,
        voucher: None,
        import: None,
        last_saved: None,
        draft: None,
        closes: false,
    };
    let refused = storage.append(&late);
    assert!(matches!(refused, Err(kin_collector::storage::StorageError::StorageCorrectionTooLate)));
    assert_eq!(storage.outbox().unwrap().len(), 1);
}
