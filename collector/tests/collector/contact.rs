//! Identifiers apart: what a device seals to the contact custodian, and what it leaves in the record.

use std::slice::from_ref;
use std::sync::Arc;

use kin_collector::storage::Storage as _;
use kin_forms::Form;
use kin_sealing::{Identity, OpenError, Record, decrypt, open_contact};

use crate::study::{Enrolled, Study};

/// A name and a telephone number beside an age.
const CALL: &str = r#"{
  "kin_form": 1, "id": "call", "version": "1", "title": {"vi": "Gọi lại", "en": "Call back"}, "languages": ["vi", "en"],
  "minimum_cell": 10, "choices": {},
  "survey": [
    {"type": "text", "name": "phone", "max_length": 40, "label": {"vi": "Số máy?", "en": "Phone?"},
     "required": true, "missing": ["refused"], "disclosure": "direct"},
    {"type": "integer", "name": "age", "label": {"vi": "Tuổi?", "en": "Age?"}, "disclosure": "quasi"},
    {"type": "text", "name": "name", "max_length": 400, "label": {"vi": "Tên?", "en": "Name?"}, "disclosure": "direct"}
  ] }"#;

fn study() -> Study {
    Study::with_forms("https://kin.example", &[CALL.as_bytes()])
}

fn form() -> Arc<Form> {
    Arc::new(Form::parse(CALL.as_bytes()).unwrap())
}

fn call(device: &Enrolled, phone: &str, name: &str) {
    device.run_with(&["fill", "call"], format!("{phone}\n34\n{name}\n\nyes\n").as_bytes()).ends(0);
}

fn opened(study: &Study, contact: &Identity, record: &Record) -> Result<String, OpenError> {
    let file = record.circumstances.contact.as_ref().unwrap();
    let identifiers = open_contact(file, from_ref(contact), *study.id.as_bytes(), record.submission)?;
    Ok(String::from_utf8(identifiers.to_vec()).unwrap())
}

#[test]
fn direct_answers_are_sealed_to_the_contact_custodian_alone() {
    let mut study = study();
    let contact = study.name_contact();
    let device = study.device();
    call(&device, "0912 345 678", "Đặng Thị Huệ");
    let record = &study.open_all(&device)[0].record;
    let rest = String::from_utf8(record.response.to_vec()).unwrap();
    assert!(rest.contains(r#""split":true,"answers":{"age":34}"#), "{rest}");
    assert!(!form().holds_direct_answers(rest.as_bytes()), "{rest}");
    let identifiers = opened(&study, &contact, record).unwrap();
    assert_eq!(identifiers, r#"{"answers":{"phone":"0912 345 678","name":"Đặng Thị Huệ"}}"#);
    let whole = form().validate_split(rest.as_bytes(), identifiers.as_bytes()).unwrap();
    assert!(!whole.is_split && whole.answers.len() == 3);
    // The key that opens responses does not open them, nor the other way round.
    assert_eq!(opened(&study, &study.identity, record), Err(OpenError::SealedForOtherKeys));
    let envelope = device.storage().envelope(1).unwrap().unwrap();
    let refused = kin_sealing::open(&envelope, from_ref(&contact), *study.id.as_bytes(), 16384);
    assert!(matches!(refused, Err(OpenError::SealedForOtherKeys)));
}

#[test]
fn the_length_of_a_name_is_not_seen_by_who_holds_the_record() {
    let mut study = study();
    let contact = [study.name_contact()];
    let device = study.device();
    for (phone, name) in [("1", ""), ("refused", "An"), ("0912 345 678", &"ệ".repeat(400))] {
        call(&device, phone, name);
    }
    let lengths: Vec<usize> = study
        .open_all(&device)
        .iter()
        .map(|opened| opened.record.circumstances.contact.as_ref().unwrap())
        .map(|file| decrypt(&contact, file, 1 << 20).unwrap().len())
        .collect();
    assert!(lengths.len() == 3 && lengths.iter().all(|length| *length == lengths[0]), "{lengths:?}");
}

#[test]
fn an_import_parts_them_too() {
    let mut study = study();
    let contact = study.name_contact();
    let device = study.device();
    let rows = "phone,age,name\n0912,40,An\n0913,41,Bình\n";
    device.run_with(&["import", "call", "-"], rows.as_bytes()).ends(0);
    let records = study.open_all(&device);
    assert_eq!(records.len(), 2);
    for (one, phone) in records.iter().zip(["0912", "0913"]) {
        assert!(!form().holds_direct_answers(&one.record.response));
        assert!(opened(&study, &contact, &one.record).unwrap().contains(phone));
    }
}

#[test]
fn without_a_contact_custodian_everything_stays_in_one_body() {
    let study = study();
    let device = study.device();
    call(&device, "0912", "Huệ");
    let record = &study.open_all(&device)[0].record;
    assert_eq!(record.circumstances.contact, None);
    assert!(form().holds_direct_answers(&record.response));
    assert!(!form().validate(&record.response).unwrap().is_split);
}

#[test]
fn a_form_whose_identifiers_might_not_fit_beside_the_rest_is_not_begun() {
    let mut study = study();
    study.note.sealed_bytes = 7168;
    call(&study.device(), "0912", "Huệ");
    study.name_contact();
    assert!(study.device().run(&["fill", "call"]).ends(4).contains("would not fit"));
    // At the size that just suffices, the longest answers are sealed.
    let form = form();
    let room = kin_sealing::contact_bytes(form.largest_direct_bytes(), 1) + form.largest_rest_bytes();
    let least = u32::try_from(room).unwrap() + kin_sealing::OVERHEAD_BYTES + kin_sealing::MAX_MEMBERS_BYTES;
    study.note.sealed_bytes = least - 1;
    assert!(study.device().run(&["fill", "call"]).ends(4).contains("would not fit"));
    study.note.sealed_bytes = least;
    call(&study.device(), &"9".repeat(40), &"ệ".repeat(400));
}
