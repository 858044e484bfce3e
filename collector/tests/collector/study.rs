//! A study for tests: its roots, its note, its forms, a package for a device, and the identity that opens.

use jiff::{Timestamp, ToSpan};
use kin_collector::chance::SystemChance;
use kin_collector::enrolment::Candidate;
use kin_collector::folder::{self, NewFolder};
use kin_collector::storage::{SqliteStorage, Storage as _};
use kin_protocol::note::{
    EpochRecipient, FormReference, OfficeKey, Opening, RootKey, Roots, Sealing, SideRecipient, Split,
    StudyNote, sign,
};
use kin_protocol::package::{EnrolmentPackage, Header, Payload};
use kin_protocol::{Digest, EnrolmentSecret, FormFile, StudyId, StudyPath, Voucher};
use kin_sealing::{Identity, WorkFactor};
use std::path::Path;
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "bốn từ rời rạc";
pub(crate) const RCSI: &[u8] = include_bytes!("../../../forms/library/rcsi.json");

/// A form with consent, a branch, several choices, a missing answer and a free text.
pub(crate) const VISIT: &str = r#"{
  "kin_form": 1, "id": "visit", "version": "1", "title": {"vi": "Thăm nhà", "en": "Visit"}, "languages": ["vi", "en"],
  "minimum_cell": 10,
  "consent": {
    "words": {"vi": "Chúng tôi xin hỏi chuyện chị.", "en": "We would like to ask you."},
    "purposes": [
      {"name": "research", "label": {"vi": "Dùng cho nghiên cứu?", "en": "For research?"}, "required": true},
      {"name": "follow_up", "label": {"vi": "Hỏi lại sau này?", "en": "Ask again later?"}, "required": false}],
    "modes": ["spoken", "written"] },
  "choices": {
    "office": [{"name": "hn", "label": {"vi": "Hà Nội", "en": "Hanoi"}}, {"name": "ct", "label": {"vi": "Cần Thơ", "en": "Can Tho"}}],
    "work": [{"name": "farm", "label": {"vi": "Làm ruộng", "en": "Farm"}}, {"name": "shop", "label": {"vi": "Buôn bán", "en": "Shop"}}] },
  "survey": [
    {"type": "select_one", "list": "office", "name": "office", "label": {"vi": "Văn phòng nào?", "en": "Which office?"}, "required": true, "disclosure": "quasi"},
    {"type": "integer", "name": "age", "label": {"vi": "Chị bao nhiêu tuổi?", "en": "How old are you?"}, "required": true,
     "constraint": ". >= 16 and . <= 100", "constraint_message": {"vi": "Từ 16 đến 100.", "en": "From 16 to 100."},
     "missing": ["refused", "dont_know"], "disclosure": "quasi"},
    {"type": "integer", "name": "children", "label": {"vi": "Chị có mấy con?", "en": "How many children?"}, "relevant": "${age} >= 18", "disclosure": "quasi"},
    {"type": "select_multiple", "list": "work", "name": "work", "label": {"vi": "Chị làm gì?", "en": "What work?"}, "disclosure": "quasi"},
    {"type": "text", "name": "story", "max_length": 200, "label": {"vi": "Chị kể thêm?", "en": "Anything else?"}, "disclosure": "free_text"},
    {"type": "note", "name": "thanks", "label": {"vi": "Cảm ơn chị.", "en": "Thank you."}}
  ] }"#;

/// A form that asks minors, draws by chance, and puts what was answered last before the next one.
pub(crate) const VILLAGE: &str = r#"{
  "kin_form": 1, "id": "village", "version": "1", "title": {"en": "Village"}, "languages": ["en"],
  "consent": {
    "words": {"en": "We would like to ask you."},
    "purposes": [{"name": "research", "label": {"en": "For research?"}, "required": true}],
    "modes": ["spoken"],
    "assent": {"ask": {"en": "Is she younger than 18?"}, "words": {"en": "You can stop at any time."}} },
  "survey": [
    {"type": "text", "name": "village", "max_length": 60, "label": {"en": "Which village?"}, "missing": ["refused"],
     "default": {"expression": "${last-saved#village}"}, "disclosure": "location"},
    {"type": "text", "name": "debt", "max_length": 60, "label": {"en": "Whom does she owe?"}, "disclosure": "sensitive"},
    {"type": "calculate", "name": "drawn", "calculation": "once(random())"},
    {"type": "username", "name": "who"}
  ] }"#;

fn office(study: StudyId) -> OfficeKey {
    OfficeKey::from_seed(study, &[12; 32])
}

/// A study and what its research team keeps.
pub(crate) struct Study {
    pub(crate) id: StudyId,
    pub(crate) identity: Identity,
    pub(crate) note: StudyNote,
    pub(crate) roots: Roots,
    root: RootKey,
    forms: Vec<Vec<u8>>,
    /// How many vouchers the packages bring.
    pub(crate) vouchers: u8,
}

impl Study {
    /// A study whose note is valid now.
    pub(crate) fn new(server: &str) -> Self {
        Self::with_forms(server, &[VISIT.as_bytes(), RCSI, VILLAGE.as_bytes()])
    }

    /// The same with forms of one's own.
    pub(crate) fn with_forms(server: &str, forms: &[&[u8]]) -> Self {
        let id = StudyId::from_bytes([7; 16]);
        let root = RootKey::from_seed(id, &[9; 32]);
        let roots = Roots::new(id, 1, vec![root.verifier()]).unwrap();
        let identity = Identity::generate();
        let forms: Vec<Vec<u8>> = forms.iter().map(|form| form.to_vec()).collect();
        let now: Timestamp = Timestamp::from_second(Timestamp::now().as_second()).unwrap();
        let (issued, expires) = (now - 24.hours(), now + 2400.hours());
        let reference = |bytes: &Vec<u8>| {
            let form = kin_forms::Form::parse(bytes).unwrap();
            FormReference { id: form.id().into(), version: form.version().into(), digest: Digest::of(bytes) }
        };
        let mut references: Vec<FormReference> = forms.iter().map(reference).collect();
        references.sort();
        let note = StudyNote {
            version: 3,
            sealed_bytes: 16384,
            sealing: Sealing::of(&identity.recipient().to_string()).unwrap(),
            server: server.into(),
            recipients: vec![EpochRecipient {
                epoch: 1,
                not_before: issued,
                not_after: expires,
                opening: Opening::Single,
                recipient: identity.recipient().to_string(),
            }],
            forms: references,
            offices: vec![office(id).verifier()],
            ..StudyNote::draft(&roots, "Thăm nhà 2026", issued, expires)
        };
        Self { id, identity, note, roots, root, forms, vouchers: 100 }
    }

    /// Names whoever opens the direct answers; returns what opens them.
    pub(crate) fn name_contact(&mut self) -> Identity {
        let contact = Identity::generate();
        self.note.contacts.push(SideRecipient { epoch: 1, recipient: contact.recipient().to_string() });
        self.note.contacts.sort();
        contact
    }

    /// Lets two of three custodians open responses beside the desk.
    pub(crate) fn name_custodians(&mut self) {
        let desk = EpochRecipient { opening: Opening::Desk, ..self.note.recipients.remove(0) };
        let recovery = EpochRecipient {
            opening: Opening::Recovery(Split::new(2, 3).unwrap()),
            recipient: Identity::generate().recipient().to_string(),
            ..desk.clone()
        };
        self.note.recipients = vec![desk, recovery];
        self.note.recipients.sort();
    }

    /// Names whoever reads check records; returns what opens them.
    pub(crate) fn name_supervisor(&mut self) -> Identity {
        let supervisor = Identity::generate();
        self.note.supervisors.push(SideRecipient { epoch: 1, recipient: supervisor.recipient().to_string() });
        self.note.supervisors.sort();
        supervisor
    }

    pub(crate) fn signed_note(&self) -> String {
        String::from_utf8(sign(&self.note, &[&self.root]).unwrap()).unwrap()
    }

    /// The file of the package.
    pub(crate) fn package_file(&self) -> Vec<u8> {
        self.package().sign(&self.office()).to_vec()
    }

    pub(crate) fn package(&self) -> EnrolmentPackage {
        let expires = Timestamp::now() + 24.hours();
        EnrolmentPackage {
            header: Header { study: self.id, expires: Timestamp::from_second(expires.as_second()).unwrap() },
            payload: Payload {
                device_label: "tablet 3".into(),
                enumerator: "enumerator-17".into(),
                note: self.signed_note(),
                roots: self.roots.to_text(),
                forms: self.forms.iter().map(|form| FormFile::new(form.clone())).collect(),
                path: StudyPath::from_bytes([5; 16]),
                vouchers: (0..self.vouchers).map(voucher).collect(),
                secret: EnrolmentSecret::from_bytes([8; 32]),
            },
        }
    }

    /// The office's key, which the note names.
    pub(crate) fn office(&self) -> OfficeKey {
        office(self.id)
    }

    /// An enrolled device in a folder of its own, its passphrase cheap to try.
    pub(crate) fn device(&self) -> Enrolled {
        let home = tempfile::tempdir().unwrap();
        self.enrol(&self.package_file(), &home.path().join("data"), PASSPHRASE);
        std::fs::write(home.path().join("passphrase"), PASSPHRASE).unwrap();
        Enrolled { home }
    }

    /// Enrols the device of a package in a folder, its passphrase cheap to try.
    pub(crate) fn enrol(&self, package: &[u8], data: &Path, passphrase: &str) {
        let confirmed = Candidate::read(package, Timestamp::now())
            .unwrap()
            .confirm_fingerprint(&self.roots.fingerprint().to_string())
            .unwrap();
        let work = WorkFactor::new(2).unwrap();
        let enrolment = confirmed.make_device(passphrase, work, &mut SystemChance::default()).unwrap();
        let mut new = NewFolder::make(data).unwrap();
        new.storage().unwrap().enrol(&enrolment).unwrap();
        new.keep();
    }

    /// Opens every envelope of a device as the research team would, in order.
    pub(crate) fn open_all(&self, device: &Enrolled) -> Vec<Held> {
        self.open_outbox(&device.storage())
    }

    pub(crate) fn open_outbox(&self, storage: &SqliteStorage) -> Vec<Held> {
        let entries = storage.outbox().unwrap();
        let open = |sequence| {
            let envelope = storage.envelope(sequence).unwrap().unwrap();
            self.note.check_envelope(&envelope).unwrap();
            let identities = std::slice::from_ref(&self.identity);
            let opened = kin_sealing::open(&envelope, identities, *self.id.as_bytes(), 16384).unwrap();
            Held { record: opened.record, device: opened.device, envelope: *Digest::of(&envelope).as_bytes() }
        };
        entries.iter().map(|entry| open(entry.sequence)).collect()
    }

    /// The answers of every envelope of a device.
    pub(crate) fn bodies(&self, device: &Enrolled) -> Vec<serde_json::Value> {
        let opened = self.open_all(device);
        opened.iter().map(|opened| serde_json::from_slice(&opened.record.response).unwrap()).collect()
    }
}

/// The voucher at this place of a package's book.
pub(crate) fn voucher(place: u8) -> Voucher {
    let mut bytes = [6; 32];
    bytes[0] = place;
    Voucher::from_bytes(bytes)
}

/// A record, the key that signed it, and the digest of the envelope it was opened from.
pub(crate) struct Held {
    pub(crate) record: kin_sealing::Record,
    pub(crate) device: kin_sealing::DevicePublicKey,
    pub(crate) envelope: [u8; 32],
}

/// An enrolled device.
pub(crate) struct Enrolled {
    pub(crate) home: TempDir,
}

impl Enrolled {
    pub(crate) fn data(&self) -> std::path::PathBuf {
        self.home.path().join("data")
    }

    pub(crate) fn storage(&self) -> SqliteStorage {
        folder::open(&self.data()).unwrap()
    }

    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> std::path::PathBuf {
        let path = self.home.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

/// Every file below a folder, as names and bytes.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
    found
}
