//! A desk from which things are released, driven by its commands.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

use std::fs;
use std::path::PathBuf;

use kin_sealing::{Kind, Submission};
use serde_json::Value;

use super::{Desk, Device};

/// A form with a sensitive question, a place, money, an age and a score.
pub const FORM: &str = r#"{
  "kin_form": 1, "id": "back", "version": "1",
  "title": {"vi": "Trở về", "en": "Back"}, "languages": ["vi", "en"], "minimum_cell": 5,
  "choices": {
    "office": [
      {"name": "hn", "label": {"vi": "Hà Nội", "en": "Hanoi"}},
      {"name": "ct", "label": {"vi": "Cần Thơ", "en": "Can Tho"}},
      {"name": "hp", "label": {"vi": "Hải Phòng", "en": "Hai Phong"}} ],
    "province": [
      {"name": "01", "label": {"vi": "Hà Nội", "en": "Hanoi"}},
      {"name": "30", "label": {"vi": "Hải Dương", "en": "Hai Duong"}},
      {"name": "31", "label": {"vi": "Hải Phòng", "en": "Hai Phong"}} ],
    "yes_no": [
      {"name": "yes", "label": {"vi": "Có", "en": "Yes"}},
      {"name": "no", "label": {"vi": "Không", "en": "No"}} ],
    "service": [
      {"name": "legal", "label": {"vi": "Pháp lý", "en": "Legal"}},
      {"name": "work", "label": {"vi": "Việc làm", "en": "Work"}} ]
  },
  "survey": [
    {"type": "select_one", "list": "office", "name": "office", "label": {"vi": "Văn phòng", "en": "Office"},
     "disclosure": "quasi"},
    {"type": "select_one", "list": "province", "name": "province", "label": {"vi": "Tỉnh", "en": "Province"},
     "disclosure": "quasi"},
    {"type": "integer", "name": "age", "label": {"vi": "Tuổi", "en": "Age"}, "disclosure": "quasi"},
    {"type": "select_one", "list": "yes_no", "name": "debt", "label": {"vi": "Nợ", "en": "Debt"},
     "disclosure": "sensitive", "missing": ["refused"]},
    {"type": "select_one", "list": "yes_no", "name": "happy", "label": {"vi": "Vui", "en": "Happy"},
     "disclosure": "open"},
    {"type": "select_multiple", "list": "service", "name": "services", "label": {"vi": "Việc", "en": "Services"},
     "disclosure": "sensitive"},
    {"type": "integer", "name": "income", "label": {"vi": "Thu nhập", "en": "Income"}, "disclosure": "sensitive",
     "missing": ["refused"]},
    {"type": "text", "name": "nickname", "max_length": 40, "label": {"vi": "Tên gọi", "en": "Nickname"},
     "disclosure": "direct"}
  ]
}"#;

pub struct Releases {
    pub desk: Desk,
    device: Device,
    parcels: usize,
}

impl Releases {
    pub fn new() -> Self {
        Self::of(FORM)
    }

    pub fn of(form: &str) -> Self {
        let desk = Desk::new(&[form]);
        let device = Device::new(&desk, 1, "E01");
        Self { desk, device, parcels: 0 }
    }

    /// Opens interviews with these answers.
    pub fn open(&mut self, answers: impl IntoIterator<Item = String>) {
        let envelopes: Vec<Vec<u8>> =
            answers.into_iter().map(|answers| self.device.interview(&answers)).collect();
        self.parcels += 1;
        self.desk.take_in(&format!("parcel-{}", self.parcels), &envelopes);
    }

    /// Opens an interview that may be corrected; gives what its correction has to name.
    pub fn open_correctable(&mut self, answers: &str) -> (Submission, [u8; 32]) {
        let mut record = self.device.record(Kind::Original, &super::body(answers));
        let lock = [7; 32];
        record.circumstances.locks = vec![[6; 32], lock];
        let submission = record.submission;
        let envelope = self.device.seal_record(record);
        self.take_in(envelope);
        (submission, lock)
    }

    /// Opens a correction: what changed, by question.
    pub fn correct(&mut self, (of, lock): (Submission, [u8; 32]), changes: &str) {
        let body = format!(
            r#"{{"correction":1,"made":"2026-11-24T08:00+07:00","reason":"mistyped","changes":{changes}}}"#
        );
        let mut record = self.device.record(Kind::Correction, &body);
        record.corrects = Some(of);
        record.circumstances.locks = vec![lock];
        let envelope = self.device.seal_record(record);
        self.take_in(envelope);
    }

    fn take_in(&mut self, envelope: Vec<u8>) {
        self.parcels += 1;
        self.desk.take_in(&format!("parcel-{}", self.parcels), &[envelope]);
    }

    pub fn folder(&self) -> String {
        self.desk.folder().display().to_string()
    }

    pub fn run(&self, arguments: &str) -> (u8, String, String) {
        let folder = self.folder();
        let place = self.desk.place.path().display().to_string();
        let arguments = arguments.replace("DESK", &folder).replace("OUT", &place);
        self.desk.run(&arguments.split_whitespace().collect::<Vec<_>>())
    }

    pub fn done(&self, arguments: &str) -> String {
        let (code, said, errors) = self.run(arguments);
        assert_eq!(code, 0, "{arguments}: {errors}");
        said
    }

    pub fn refused(&self, arguments: &str, words: &str) {
        let before = super::snapshot(self.desk.place.path());
        let (code, said, errors) = self.run(arguments);
        assert_eq!((code, said.as_str()), (4, ""), "{arguments}: {errors}");
        assert!(errors.contains(words), "{arguments}: {errors}");
        let after = super::snapshot(self.desk.place.path());
        assert_eq!(before, after, "{arguments} left something behind");
    }

    pub fn out(&self, name: &str) -> PathBuf {
        self.desk.place.path().join(name)
    }

    pub fn json(&self, name: &str) -> Value {
        let text = fs::read_to_string(self.out(name).join("table.json")).expect("the table is there");
        serde_json::from_str(&text).expect("it is JSON")
    }
}
