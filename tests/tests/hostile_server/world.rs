//! A study, a device, a courier's mirror and a desk, as they were after a server had kept its word for three interviews; two
//! more wait on the device. Every deed meets copies of them.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex};

use kin_protocol::Digest;
use kin_protocol::log::{Leaf, Lock, LogKey, Preimage, Receipt, SignedCheckpoint};
use kin_protocol::parcel::{ParcelHeader, ParcelLog, ParcelReader, ParcelWriter};
use kin_protocol::stick::{ANSWER_ENDING, Answer, Became, Pack, StickKey};
use kin_protocol::withdrawal::WithdrawalKey;
use kin_tests::programs::Program;
use kin_tests::study::{Device, Study};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::liar::{self, CLASS, Lie, Log, Server};

const FORM: &str = r#"{ "kin_form": 1, "id": "call", "version": "1", "title": { "en": "A call" }, "languages": ["en"], "minimum_cell": 10,
  "survey": [ { "type": "text", "name": "word", "label": { "en": "A word?" }, "required": true } ] }"#;
/// The secret of the log.
const SEED: u8 = 11;

/// What a program said, and how it ended.
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) words: String,
}

/// Everyone, as they were.
pub(crate) struct World {
    place: tempfile::TempDir,
    study: Study,
    device: Device,
    server: Arc<Mutex<Server>>,
    /// What the server held while it kept its word.
    pub(crate) log: Log,
    /// The same, once the two that wait on the device had been sent too.
    pub(crate) grown: Log,
    note_digest: Digest,
}

pub(crate) fn text(path: &Path) -> String {
    path.to_str().expect("test folders have UTF-8 names").to_owned()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a fresh folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("a copy");
        }
    }
}

/// An interview on a device, or on a copy of it, under the code of a slip or nobody's.
fn fill(folder: &Path, device: &Device, slip: Option<&Path>) {
    let mut arguments = vec!["--data".to_owned(), text(folder), "fill".to_owned(), "call".to_owned()];
    arguments.extend(slip.map(|slip| format!("--slip-file={}", text(slip))));
    arguments.extend(["--passphrase-file".to_owned(), text(device.passphrase())]);
    let mut filling = Program::Collector
        .command()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    filling.stdin.take().expect("a pipe").write_all(b"xylophone\n\nyes\n").expect("it listens");
    assert!(filling.wait().expect("it ends").success());
}

impl World {
    pub(crate) fn new() -> Self {
        let place = tempfile::tempdir().expect("a fresh folder");
        let form = place.path().join("call.json");
        fs::write(&form, FORM).expect("a form");
        let seed = Zeroizing::new([SEED; 32]);
        let nobody = kin_protocol::StudyId::from_bytes([0; 16]);
        let public = LogKey::new(nobody, 1, &seed).expect("a key").verifier().key_bytes();
        // In hexadecimal, as a digest is written.
        let public = Digest::from_bytes(public).to_string();
        let study = Study::of_log(place.path(), &[form], &public);
        let key = LogKey::new(study.id().parse().expect("a study's id"), 1, &seed).expect("a key");
        let server = Arc::new(Mutex::new(Server { key, log: Log::default(), lie: None }));
        liar::listen(study.url().trim_start_matches("http://"), &server);
        let device = study.enrol("tablet-1", "E01");
        let slips = Program::Researcher.succeed(["slips", "--count", "1"]);
        let mut lines = slips.lines().map(str::trim);
        let code = lines.find(|line| line.starts_with(|first: char| first.is_ascii_digit())).expect("a code");
        let slip = place.path().join("slip");
        fs::write(&slip, code).expect("a slip");
        // The first is hers who took the slip.
        for slip in [Some(slip.as_path()), None, None] {
            fill(device.folder(), &device, slip);
        }
        device.run(0, ["send"], false);
        let log = server.lock().expect("nobody panics").log.clone();
        assert_eq!(log.size(), 3);
        let mut world =
            Self { place, study, device, server, log, grown: Log::default(), note_digest: Digest::of(b"") };
        world.pass();
        let mirror = world.path("mirror");
        let said = world.mirror(&mirror, "en");
        assert_eq!(said.code, Some(0), "{}", said.words);
        let parcel = world.path("parcel");
        let mut arguments = vec!["parcel".to_owned(), text(&mirror), text(&parcel)];
        arguments.extend(world.note());
        Program::Auditor.succeed(arguments);
        let file = fs::File::open(&parcel).expect("the parcel");
        world.note_digest = ParcelReader::new(file).expect("a parcel").header().note;
        world.study.open(0, &parcel);
        (0..2).for_each(|_| fill(world.device.folder(), &world.device, None));
        let said = world.send(&world.log, None, "en");
        assert_eq!(said.code, Some(0), "{}", said.words);
        let said = world.carry(&world.log, |_, _| {}, "en");
        assert!(said.words.contains("2 responses were received by the server."), "{}", said.words);
        world.grown = world.server.lock().expect("nobody panics").log.clone();
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    fn pass(&self) {
        let pass = json!({ "kin_courier": 1, "study": self.study.id(), "path": "0".repeat(32), "token": "A".repeat(43) });
        fs::write(self.path("pass"), pass.to_string()).expect("a pass");
    }

    fn note(&self) -> [String; 4] {
        let (note, roots) = (self.study.desk().join("note.txt"), self.study.desk().join("roots.txt"));
        ["--note".to_owned(), text(&note), "--roots".to_owned(), text(&roots)]
    }

    /// A key that is not the log's, under the log's name.
    pub(crate) fn other_key(&self) -> LogKey {
        LogKey::new(self.study.id().parse().expect("an id"), 1, &Zeroizing::new([SEED + 1; 32]))
            .expect("a key")
    }

    pub(crate) fn signed(&self, log: &Log) -> SignedCheckpoint {
        log.signed(&self.server.lock().expect("nobody panics").key)
    }

    pub(crate) fn proof(&self, log: &Log, place: u64) -> Receipt {
        log.receipt(&self.server.lock().expect("nobody panics").key, place)
    }

    pub(crate) fn receipt(&self, log: &Log, place: u64) -> PathBuf {
        self.file("receipt", self.proof(log, place).to_text().as_bytes())
    }

    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).expect("a file");
        path
    }

    /// The server holds this from now on, and lies so.
    fn serve(&self, log: &Log, lie: Option<Lie>) {
        let mut server = self.server.lock().expect("nobody panics");
        server.log = log.clone();
        server.lie = lie;
    }

    fn run(program: Program, mut arguments: Vec<String>, language: &str) -> Said {
        arguments.extend(["--language".to_owned(), language.to_owned()]);
        let output = program.output(&arguments);
        let words = [output.stdout, output.stderr].concat();
        Said { code: output.status.code(), words: String::from_utf8(words).expect("programs print UTF-8") }
    }

    /// A copy of the device sends to such a server. Whatever it says, all five envelopes are still on it, and none counts as
    /// withdrawn.
    pub(crate) fn send(&self, log: &Log, lie: Option<Lie>, language: &str) -> Said {
        self.serve(log, lie);
        let device = self.fresh("device");
        copy(self.device.folder(), &device);
        let said = Self::run(
            Program::Collector,
            vec!["--data".to_owned(), text(&device), "send".to_owned()],
            language,
        );
        Self::keeps_all(&device, &said);
        said
    }

    /// A copy of the device packs what waits, and takes in what a server with this log answers; the lie is told in the answer.
    /// As after [`World::send`], all five envelopes are still on it.
    pub(crate) fn carry(&self, log: &Log, lie: impl FnOnce(&mut Log, &mut Answer), language: &str) -> Said {
        let (device, stick) = (self.fresh("device"), self.fresh("stick"));
        copy(self.device.folder(), &device);
        fs::create_dir(&stick).expect("a stick");
        Program::Collector.succeed(["--data", &text(&device), "pack", &text(&stick)]);
        let pack = fs::read_dir(&stick).expect("a stick").next().expect("a pack").expect("a file").path();
        let key = self.stick_key();
        let packed = Pack::open(&key, &fs::read(&pack).expect("a pack")).expect("a pack");
        let mut log = log.clone();
        for (digest, packed) in packed.envelopes() {
            log.append(Leaf::Envelope { digest: *digest, class: CLASS, lock: packed.lock });
        }
        let received = packed.envelopes().iter().map(|(envelope, _)| {
            let receipt = self.proof(&log, log.place(*envelope).expect("it entered")).to_text();
            Became::Received { envelope: *envelope, receipt }
        });
        let checkpoint = self.signed(&log).note().to_vec();
        let mut answer = Answer {
            checkpoint: Some(String::from_utf8(checkpoint).expect("a note is text")),
            cosigned: None,
            tiles: log.carried(),
            envelopes: received.collect(),
            withdrawn: None,
            notes: Vec::new(),
            forms: Vec::new(),
        };
        lie(&mut log, &mut answer);
        let sealed = answer.seal(&key, [7; 12]).expect("a small answer");
        fs::write(pack.with_extension(ANSWER_ENDING), sealed).expect("an answer");
        let arguments = ["--data", &text(&device), "unpack", &text(&stick)];
        let said = Self::run(Program::Collector, arguments.map(str::to_owned).to_vec(), language);
        Self::keeps_all(&device, &said);
        said
    }

    /// What all who take part in the study can seal files of a stick with.
    fn stick_key(&self) -> StickKey {
        let package = fs::read_to_string(self.path("tablet-1.kin-enrolment")).expect("a package");
        let payload = &package[package.find('{').expect("a payload")..];
        let payload: Value = serde_json::from_str(payload).expect("JSON");
        let path = Digest::of(payload["path"].as_str().expect("a path").as_bytes());
        StickKey::of(self.study.id().parse().expect("an id"), path)
    }

    /// Nothing of what the device had has been forgotten, and nothing counts as withdrawn.
    fn keeps_all(device: &Path, said: &Said) {
        let listed = Program::Collector.succeed(["--data", &text(device), "outbox", "--json"]);
        let listed: Value = serde_json::from_str(&listed).expect("JSON");
        let places: Vec<&str> = listed["envelopes"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|one| one["place"].as_str())
            .collect();
        assert_eq!(places.len(), 5, "{listed}");
        assert!(
            places.iter().all(|place| ["waiting", "received"].contains(place)),
            "{}\n{places:?}",
            said.words
        );
    }

    /// On a copy of the device she withdraws what she gave under her code. What such a server does not prove is not withdrawn.
    pub(crate) fn withdraw(&self, log: &Log, lie: Option<Lie>, language: &str) -> Said {
        self.serve(log, lie);
        let device = self.fresh("device");
        copy(self.device.folder(), &device);
        let slip = text(&self.path("slip"));
        let arguments = ["--data", &text(&device), "withdraw", "--code-file", &slip];
        let said = Self::run(Program::Collector, arguments.map(str::to_owned).to_vec(), language);
        let listed = Program::Collector.succeed(["--data", &text(&device), "outbox", "--json"]);
        assert!(!listed.contains("\"withdrawn\""), "{listed}");
        said
    }

    /// Where the envelope stands that was given under the code of the slip, and what opens its lock.
    pub(crate) fn hers(&self) -> (usize, Preimage) {
        let code = fs::read_to_string(self.path("slip")).expect("a slip").parse().expect("a code");
        let preimages = WithdrawalKey::of(&code, self.study.id().parse().expect("an id")).preimages();
        let opened = |leaf: &Leaf| match leaf {
            Leaf::Envelope { lock, .. } => preimages.iter().find(|preimage| Lock::of(preimage) == *lock),
            Leaf::Withdrawn { .. } | Leaf::Purged { .. } => None,
        };
        let mut found =
            self.log.leaves.iter().enumerate().filter_map(|(place, leaf)| Some((place, opened(leaf)?)));
        let (place, preimage) = found.next().expect("she gave an interview");
        (place, preimage.clone())
    }

    /// A device is shown a log of its own and goes on sealing; what it sealed comes to the desk in the log that all others see.
    pub(crate) fn open_from_elsewhere(&self, private: &Log, language: &str) -> Said {
        self.serve(private, None);
        let device = self.fresh("device");
        copy(self.device.folder(), &device);
        let send = ["--data", &text(&device), "send"];
        Program::Collector.succeed(send);
        fill(&device, &self.device, None);
        Program::Collector.succeed(send);
        let shown = self.server.lock().expect("nobody panics").log.clone();
        let fresh = shown.leaves[private.leaves.len()..].to_vec();
        assert_eq!(fresh.len(), 3);
        let mut public = self.log.with_leaves(self.log.leaves.iter().cloned().chain(fresh));
        public.bodies = shown.bodies;
        self.open(&public, &self.signed(&public), language)
    }

    /// A copy of the mirror is brought up to date from such a server.
    pub(crate) fn fetch(&self, log: &Log, lie: Option<Lie>, language: &str) -> Said {
        self.serve(log, lie);
        let mirror = self.fresh("mirror-copy");
        copy(&self.path("mirror"), &mirror);
        self.mirror(&mirror, language)
    }

    /// The same, with a mirror that begins.
    pub(crate) fn fetch_anew(&self, log: &Log, lie: Option<Lie>, language: &str) -> Said {
        self.serve(log, lie);
        self.mirror(&self.fresh("mirror-copy"), language)
    }

    fn mirror(&self, mirror: &Path, language: &str) -> Said {
        let mut arguments =
            vec!["mirror".to_owned(), text(mirror), "--pass".to_owned(), text(&self.path("pass"))];
        arguments.extend(self.note());
        Self::run(Program::Auditor, arguments, language)
    }

    fn fresh(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        if path.exists() {
            fs::remove_dir_all(&path).expect("a folder of before");
        }
        path
    }

    /// A parcel as such a server would give it; the checkpoint may be of another log.
    fn parcel(&self, log: &Log, signed: &SignedCheckpoint) -> PathBuf {
        let study = self.study.id().parse().expect("an id");
        let carried = ParcelLog { checkpoint: signed.note().to_vec(), leaves: log.size() };
        let header = ParcelHeader { study, note: self.note_digest, log: Some(carried) };
        let mut writer = ParcelWriter::new(Vec::new(), &header).expect("a parcel");
        for leaf in &log.leaves {
            writer.add_leaf(&leaf.to_bytes()).expect("a leaf");
        }
        let bodies: std::collections::BTreeMap<Digest, &Vec<u8>> =
            log.bodies.values().map(|body| (Digest::of(body), body)).collect();
        for body in bodies.values() {
            writer.add(body).expect("an envelope");
        }
        self.file("parcel-given", &writer.finish().expect("a parcel"))
    }

    /// An auditor verifies a parcel of this log, beside these files.
    pub(crate) fn verify(
        &self,
        log: &Log,
        signed: &SignedCheckpoint,
        beside: &[(&str, &Path)],
        language: &str,
    ) -> Said {
        let mut arguments = vec!["verify".to_owned(), text(&self.parcel(log, signed))];
        arguments.extend(self.note());
        for (option, path) in beside {
            arguments.extend([(*option).to_owned(), text(path)]);
        }
        Self::run(Program::Auditor, arguments, language)
    }

    /// A copy of the desk opens a parcel of this log.
    pub(crate) fn open(&self, log: &Log, signed: &SignedCheckpoint, language: &str) -> Said {
        let desk = self.fresh("desk-copy");
        copy(&self.study.desk(), &desk);
        self.open_there(log, signed, language)
    }

    /// The same copy opens one more.
    pub(crate) fn open_there(&self, log: &Log, signed: &SignedCheckpoint, language: &str) -> Said {
        let desk = self.path("desk-copy");
        let arguments = ["open", &text(&desk), &text(&self.parcel(log, signed)), "--passphrase-file"];
        let mut arguments: Vec<String> = arguments.iter().map(|&word| word.to_owned()).collect();
        arguments.push(text(&self.study.passphrase()));
        Self::run(Program::Researcher, arguments, language)
    }
}
