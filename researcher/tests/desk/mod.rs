//! A study's desk for tests, with devices that seal responses without a collector: forms, sealing and protocol alone.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part")]

pub mod logging;
pub mod releasing;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use kin_forms::Form;
use kin_protocol::bundle::Bundle;
use kin_protocol::package::EnrolmentPackage;
use kin_protocol::parcel::{ParcelHeader, ParcelWriter};
use kin_protocol::{Digest, EnrolmentSecret};
use kin_protocol::{
    StudyId,
    note::{OfficeKey, Roots},
};
use kin_researcher::opening::{Summary, open_parcel};
pub use kin_researcher::study::Draft;
use kin_researcher::study::{FormRead, NewDevice, Opening, Passphrases, Study, create};
use kin_sealing::{
    Circumstances, DeviceKey, Enrolment, FormReference, Identity, Kind, Passphrase, Recipient, Record,
    Submission, WorkFactor, seal,
};
use kin_terminal::{Catalog, Result, Terminal};
use zeroize::Zeroizing;

pub const SEALED_BYTES: u32 = 16_384;
pub const PASSPHRASE: &str = "bốn từ không liên quan";

/// A small form with something of every disclosure.
pub const FORM: &str = r#"{
  "kin_form": 1, "id": "visit", "version": "1",
  "title": {"vi": "Lượt thăm", "en": "Visit"}, "languages": ["vi", "en"], "minimum_cell": 3,
  "choices": {
    "office": [
      {"name": "hn", "label": {"vi": "Hà Nội", "en": "Hanoi"}},
      {"name": "ct", "label": {"vi": "Cần Thơ", "en": "Can Tho"}},
      {"name": "hp", "label": {"vi": "Hải Phòng", "en": "Hai Phong"}} ],
    "service": [
      {"name": "legal", "label": {"vi": "Pháp lý", "en": "Legal"}},
      {"name": "work", "label": {"vi": "Việc làm", "en": "Work"}} ]
  },
  "survey": [
    {"type": "select_one", "list": "office", "name": "office", "label": {"vi": "Văn phòng", "en": "Office"},
     "required": true, "disclosure": "quasi", "missing": ["refused"]},
    {"type": "group", "name": "help", "label": {"vi": "Giúp đỡ", "en": "Help"}, "children": [
      {"type": "select_multiple", "list": "service", "name": "services", "label": {"vi": "Việc", "en": "Services"},
       "disclosure": "sensitive", "missing": ["refused"]},
      {"type": "text", "name": "remark", "max_length": 40, "label": {"vi": "Ghi chú", "en": "Remark"},
       "disclosure": "free_text"} ]},
    {"type": "integer", "name": "days", "label": {"vi": "Số ngày", "en": "Days"}, "disclosure": "open",
     "constraint": ". >= -50 and . <= 100", "missing": ["dont_know"]},
    {"type": "text", "name": "phone", "max_length": 20, "label": {"vi": "Điện thoại", "en": "Phone"},
     "disclosure": "direct"},
    {"type": "date", "name": "visited", "label": {"vi": "Ngày thăm", "en": "Visited"}, "disclosure": "quasi"},
    {"type": "text", "name": "village", "max_length": 40, "label": {"vi": "Làng", "en": "Village"},
     "disclosure": "location"}
  ],
  "scores": [
    {"id": "days-score", "title": {"vi": "Ngày", "en": "Days"}, "source": "ours", "method": "sum",
     "items": [ {"question": "days", "weight": 1} ], "dimensions": [],
     "missing": {"rule": "fail", "minimum_answered": 1}, "decimals": 0,
     "bands": [ {"name": "few", "label": {"vi": "Ít", "en": "Few"}, "up_to": 5},
                {"name": "many", "label": {"vi": "Nhiều", "en": "Many"}} ]}
  ]
}"#;

pub fn now() -> Timestamp {
    "2026-11-23T08:00:00Z".parse().expect("a timestamp")
}

pub fn later() -> Timestamp {
    "2027-12-31T23:59:59Z".parse().expect("a timestamp")
}

pub fn passphrase() -> Passphrase {
    Passphrase::from_text(PASSPHRASE).expect("a passphrase")
}

pub fn work() -> WorkFactor {
    WorkFactor::new(2).expect("a work factor")
}

pub fn form(text: &str) -> FormRead {
    let bytes = text.as_bytes().to_vec();
    FormRead { form: Form::parse(&bytes).expect("the test's form is right"), bytes }
}

pub fn draft(forms: &[&str]) -> Draft {
    Draft {
        title: "Khảo sát thử".into(),
        server: "http://127.0.0.1:9".into(),
        now: now(),
        expires: later(),
        sealed_bytes: SEALED_BYTES,
        opening: Opening::Single,
        classical: false,
        training_of: None,
        forms: forms.iter().map(|text| form(text)).collect(),
    }
}

/// One passphrase for all that a study begins with.
pub fn passphrases(passphrase: &Passphrase) -> Passphrases<'_> {
    Passphrases { root: passphrase, office: passphrase }
}

/// The office's key of a study, unlocked.
pub fn office(study: &Study) -> OfficeKey {
    study.unlock_office(&passphrase()).expect("the office's key unlocks")
}

/// A study with a key, a signed note, and one device for each enumerator E01 and E02.
pub struct Desk {
    pub place: tempfile::TempDir,
    pub identities: Vec<Identity>,
}

impl Desk {
    pub fn new(forms: &[&str]) -> Self {
        Self::with_contacts(forms, &[])
    }

    /// The same with these contact custodians, named before the first note.
    pub fn with_contacts(forms: &[&str], contacts: &[Recipient]) -> Self {
        Self::of(&draft(forms), contacts)
    }

    /// The same of a study as it is drafted.
    pub fn of(draft: &Draft, contacts: &[Recipient]) -> Self {
        let place = tempfile::tempdir().expect("a temporary folder");
        let folder = place.path().join("desk");
        std::fs::write(place.path().join("passphrase"), PASSPHRASE).expect("writes");
        let mut study =
            create(&folder, draft, passphrases(&passphrase()), work()).expect("the study is made");
        study.new_working_key(&passphrase(), work(), now(), later()).expect("the key is made");
        for contact in contacts {
            study.name_contact(contact).expect("the contact custodian is named");
        }
        let root = study.unlock_root(&passphrase()).expect("the root unlocks");
        study.sign(&root, now(), later()).expect("the note is signed");
        let (study, lock) = Study::open_to_change(&folder).expect("the study opens");
        for (label, enumerator) in [("tablet-1", "E01"), ("tablet-2", "E02")] {
            let device = NewDevice {
                label: label.into(),
                enumerator: enumerator.into(),
                expires: later(),
                vouchers: 20,
            };
            let package = place.path().join(format!("{label}.package"));
            study.add_device(&lock, device, &office(&study), now(), &package).expect("the device is added");
        }
        let identities = study.unlock_working_keys(&mut |_| Ok(passphrase())).expect("the keys unlock");
        drop(lock);
        Self { place, identities }
    }

    pub fn folder(&self) -> PathBuf {
        self.place.path().join("desk")
    }

    /// The secret of a device's package, made for it now unless it was before.
    pub fn secret(&self, seed: u8, enumerator: &str) -> EnrolmentSecret {
        let package = self.place.path().join(format!("device-{seed}.package"));
        if !package.exists() {
            let (study, lock) = Study::open_to_change(&self.folder()).expect("the study opens");
            let label = format!("device-{seed}");
            let device = NewDevice { label, enumerator: enumerator.into(), expires: later(), vouchers: 20 };
            study.add_device(&lock, device, &office(&study), now(), &package).expect("the device is added");
        }
        let bytes = std::fs::read(package).expect("the package is there");
        EnrolmentPackage::read(&bytes).expect("a package").0.payload.secret
    }

    /// The package that was made for the device of this label.
    pub fn package(&self, label: &str) -> EnrolmentPackage {
        let bytes = std::fs::read(self.place.path().join(format!("{label}.package"))).expect("the package");
        EnrolmentPackage::read(&bytes).expect("a package").0
    }

    /// What a server is given now.
    pub fn bundle(&self) -> Bundle {
        Bundle::parse(&self.study().bundle(now()).expect("a bundle")).expect("a bundle")
    }

    pub fn study(&self) -> Study {
        Study::open(&self.folder()).expect("the study opens")
    }

    pub fn id(&self) -> StudyId {
        self.study().settings().study
    }

    pub fn roots(&self) -> Roots {
        self.study().roots().expect("the roots are there")
    }

    pub fn recipients(&self) -> Vec<Recipient> {
        self.study().recipients().expect("the study has a key")
    }

    pub fn form(&self) -> Arc<Form> {
        self.study().forms().expect("the forms are there").remove(0)
    }

    /// Writes a parcel of these envelopes.
    pub fn parcel(&self, name: &str, envelopes: &[Vec<u8>]) -> PathBuf {
        let path = self.place.path().join(name);
        std::fs::write(&path, parcel_bytes(self.id(), envelopes)).expect("writes");
        path
    }

    pub fn open(&self, parcel: &Path) -> Result<Summary> {
        open_parcel(&self.study(), &self.identities, parcel, now())
    }

    /// Opens these envelopes as one parcel.
    pub fn take_in(&self, name: &str, envelopes: &[Vec<u8>]) -> Summary {
        self.open(&self.parcel(name, envelopes)).expect("the parcel opens")
    }

    /// Runs the program as a person would; returns the exit code, standard output and standard error.
    pub fn run(&self, arguments: &[&str]) -> (u8, String, String) {
        let passphrase = self.place.path().join("passphrase");
        let mut all = vec!["kin-researcher".into()];
        all.extend(arguments.iter().map(Into::into));
        all.extend(["--passphrase-file".into(), passphrase.into_os_string()]);
        run(all)
    }
}

pub fn run(arguments: Vec<std::ffi::OsString>) -> (u8, String, String) {
    let (mut terminal, said) = Terminal::captured(Catalog::new("en", kin_researcher::ALL_LOCALES), "");
    let code = kin_terminal::run_from(kin_researcher::PROGRAM, arguments, &mut terminal, kin_researcher::run);
    (code, said.output(), said.errors())
}

pub fn parcel_bytes(study: StudyId, envelopes: &[Vec<u8>]) -> Vec<u8> {
    let header = ParcelHeader { study, note: Digest::of(b"the note"), log: None };
    let mut sorted: Vec<&Vec<u8>> = envelopes.iter().collect();
    sorted.sort_by_key(|envelope| Digest::of(envelope));
    sorted.dedup();
    let mut writer = ParcelWriter::new(Vec::new(), &header).expect("a parcel begins");
    for envelope in sorted {
        writer.add(envelope).expect("an envelope is added");
    }
    writer.finish().expect("a parcel ends")
}

/// A device that seals what it is told to.
pub struct Device {
    pub key: DeviceKey,
    pub study: StudyId,
    pub recipients: Vec<Recipient>,
    pub form: FormReference,
    pub enumerator: String,
    pub sequence: u64,
    pub previous: Option<[u8; 32]>,
    pub epoch: u32,
    /// What its first record proves; `None` for a device that nobody enrolled.
    pub proof: Option<Enrolment>,
    seed: u8,
}

impl Device {
    pub fn new(desk: &Desk, seed: u8, enumerator: &str) -> Self {
        let form = desk.form();
        let key = DeviceKey::from_seed(Zeroizing::new([seed; 32]));
        let own = Identity::generate_classical().recipient();
        let proof = desk
            .study()
            .registry()
            .expect("a registry")
            .knows_enumerator(enumerator)
            .then(|| desk.secret(seed, enumerator))
            .map(|secret| secret.reveal_bytes())
            .map(|secret| Enrolment::prove(&secret, *desk.id().as_bytes(), key.public(), own));
        Self {
            key,
            proof,
            study: desk.id(),
            recipients: desk.recipients(),
            form: FormReference {
                id: form.id().into(),
                version: form.version().into(),
                sha256: form.digest(),
            },
            enumerator: enumerator.into(),
            sequence: 0,
            previous: None,
            epoch: 1,
            seed,
        }
    }

    pub fn record(&mut self, kind: Kind, body: &str) -> Record {
        self.sequence += 1;
        let mut name = [self.seed; 16];
        name[..8].copy_from_slice(&self.sequence.to_be_bytes());
        Record {
            submission: Submission::from_random(name),
            kind,
            corrects: None,
            study: *self.study.as_bytes(),
            epoch: self.epoch,
            form: Some(self.form.clone()),
            enumerator: self.enumerator.clone(),
            sequence: self.sequence,
            previous: self.previous,
            closing: None,
            circumstances: Circumstances {
                enrolment: if self.sequence == 1 { self.proof.take() } else { None },
                ..Circumstances::default()
            },
            response: Zeroizing::new(body.as_bytes().to_vec()),
        }
    }

    pub fn seal_record(&mut self, record: Record) -> Vec<u8> {
        let sealed = seal(record, &self.key, &self.recipients, SEALED_BYTES).expect("the record is sealed");
        self.previous = Some(sealed.digest());
        sealed.into_bytes()
    }

    pub fn seal(&mut self, kind: Kind, body: &str) -> Vec<u8> {
        let record = self.record(kind, body);
        self.seal_record(record)
    }

    /// Seals an interview with these answers (a JSON object).
    pub fn interview(&mut self, answers: &str) -> Vec<u8> {
        self.seal(Kind::Original, &body(answers))
    }
}

pub fn body(answers: &str) -> String {
    format!(
        r#"{{"language":"vi","started":"2026-11-23T09:00+07:00","finished":"2026-11-23T09:30+07:00","answers":{answers}}}"#
    )
}

/// Every file below a folder with its bytes, by name.
pub fn snapshot(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                files.push((path.clone(), Vec::new()));
                folders.push(path);
            } else {
                files.push((path.clone(), std::fs::read(&path).expect("a file")));
            }
        }
    }
    files.sort();
    files
}
