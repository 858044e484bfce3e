//! An office without a network, with the real programs: packs go to the server on a stick, answers come back, and a stick that was lost,
//! copied, cut off or tampered with gives nothing and takes nothing.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use kin_protocol::log::{Leaf, LogKey, Preimage, Receipt};
use kin_protocol::stick::{Answer, Became, MAX_PACK_BYTES, Pack, StickKey};
use kin_protocol::withdrawal::Tombstone;
use kin_protocol::{Digest, StudyId};
use kin_tests::programs::Program;
use kin_tests::study::{Device, Study};
use serde_json::Value;
use zeroize::Zeroizing;

const FORM: &str = r#"{ "kin_form": 1, "id": "call", "version": "1", "title": { "en": "A call" }, "languages": ["en"], "minimum_cell": 10,
  "survey": [ { "type": "text", "name": "word", "label": { "en": "A word?" }, "required": true } ] }"#;

fn text(path: &Path) -> String {
    path.to_str().expect("test folders have UTF-8 names").to_owned()
}

/// What a program says on both streams.
fn said(program: Program, code: i32, arguments: &[String]) -> String {
    let output = program.output(arguments);
    let words = String::from_utf8([output.stdout, output.stderr].concat()).expect("programs print UTF-8");
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {words}");
    words
}

/// A study whose store is loaded and whose server does not run, and a stick.
struct Office {
    place: tempfile::TempDir,
    study: Study,
}

impl Office {
    fn new() -> Self {
        let place = tempfile::tempdir().expect("a fresh folder");
        let form = place.path().join("call.json");
        fs::write(&form, FORM).expect("a form");
        let study = Study::new(place.path(), &[form]);
        fs::create_dir(place.path().join("stick")).expect("a stick");
        Self { place, study }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    fn stick(&self) -> PathBuf {
        self.path("stick")
    }

    fn files(&self, ending: &str) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.stick()).expect("a stick");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths.filter(|path| path.extension().is_some_and(|found| found == ending)).collect()
    }

    fn pack(&self, device: &Device) -> String {
        device.run(0, ["pack", &text(&self.stick())], false)
    }

    fn take_back(&self, device: &Device, code: i32) -> String {
        said(Program::Collector, code, &device.arguments(["unpack", &text(&self.stick())], false))
    }

    fn unpack(&self, code: i32, stick: &Path, more: &[&str]) -> String {
        let mut arguments = vec!["unpack".to_owned(), text(&self.study.store()), text(stick)];
        arguments.extend(more.iter().map(|&word| word.to_owned()));
        said(Program::Server, code, &arguments)
    }

    fn entries(&self) -> u64 {
        let said = Program::Server.succeed(["status", &text(&self.study.store()), "--json"]);
        let status: Value = serde_json::from_str(&said).expect("JSON");
        status["studies"][0]["entries"].as_u64().expect("a log")
    }

    /// What whoever takes part in the study can seal files of a stick with.
    fn key(&self) -> StickKey {
        let package = fs::read_to_string(self.path("tablet-1.kin-enrolment")).expect("a package");
        let payload = &package[package.find('{').expect("a payload")..];
        let payload: Value = serde_json::from_str(payload).expect("JSON");
        StickKey::of(self.id(), Digest::of(payload["path"].as_str().expect("a path").as_bytes()))
    }

    fn id(&self) -> StudyId {
        self.study.id().parse().expect("an id")
    }

    fn slip(&self) -> PathBuf {
        let slips = Program::Researcher.succeed(["slips", "--count", "1"]);
        let mut lines = slips.lines().map(str::trim);
        let code = lines.find(|line| line.starts_with(|first: char| first.is_ascii_digit()));
        let slip = self.path("slip");
        fs::write(&slip, code.expect("a code")).expect("a slip");
        slip
    }
}

fn fill(device: &Device, slip: Option<&Path>) {
    let mut arguments = vec!["fill".to_owned(), "call".to_owned()];
    arguments.extend(slip.map(|slip| format!("--slip-file={}", text(slip))));
    arguments.push("--passphrase-file".to_owned());
    let mut filling = Program::Collector
        .command()
        .args(device.arguments(arguments, true))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    filling.stdin.take().expect("a pipe").write_all(b"xylophone\n\nyes\n").expect("it listens");
    assert!(filling.wait().expect("it ends").success());
}

fn outbox(device: &Device) -> Vec<String> {
    let listed: Value = serde_json::from_str(&device.run(0, ["outbox", "--json"], false)).expect("JSON");
    let places = listed["envelopes"].as_array().expect("a list").iter();
    places.map(|entry| entry["place"].as_str().expect("a place").to_owned()).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a fresh folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("a copy");
    }
}

#[test]
fn two_devices_send_over_one_stick_and_a_copy_of_it_changes_nothing() {
    let office = Office::new();
    let (one, other) = (office.study.enrol("tablet-1", "E01"), office.study.enrol("tablet-2", "E02"));
    office.study.publish_again();
    assert!(office.pack(&one).contains("Nothing waits"));
    assert_eq!(office.files("kin-pack").len(), 0);
    fill(&one, None);
    office.pack(&one);
    fill(&one, None);
    fill(&other, None);
    let said = office.pack(&one);
    assert!(said.contains("2 responses are on the stick, in one file."), "{said}");
    office.pack(&other);
    assert_eq!(office.files("kin-pack").len(), 2, "an earlier pack of the same device goes");
    assert_eq!(outbox(&one), ["waiting", "waiting"], "packing changes nothing");
    copy(&office.stick(), &office.path("copy"));

    let said = office.unpack(0, &office.stick(), &[]);
    assert!(said.contains("2 packs were taken in: 3 responses are in the log."), "{said}");
    assert_eq!(office.entries(), 3);
    // The stick again, and a copy of it: the same receipts, and nothing new.
    for stick in [office.stick(), office.path("copy")] {
        let said = office.unpack(0, &stick, &[]);
        assert!(said.contains("3 responses are in the log"), "{said}");
    }
    assert_eq!(office.entries(), 3);

    let said = office.take_back(&one, 0);
    assert!(said.contains("2 responses were received by the server."), "{said}");
    assert_eq!(outbox(&one), ["received", "received"]);
    assert_eq!(outbox(&other), ["waiting"]);
    assert_eq!(office.files("kin-answer").len(), 1, "the answer for another device stays");
    assert!(office.take_back(&one, 0).contains("no answer for this device"));
    office.take_back(&other, 0);
    assert_eq!(outbox(&other), ["received"]);
    assert_eq!(fs::read_dir(office.stick()).expect("a stick").count(), 0, "nothing is left on the stick");

    let parcel = office.study.export("parcel");
    let opened = office.study.open(0, &parcel);
    assert!(opened.contains("it has 3 entries, and nothing of it is missing"), "{opened}");
}

#[test]
fn the_running_server_takes_a_stick_in_and_nobody_signs_beside_it() {
    let mut office = Office::new();
    let device = office.study.enrol("tablet-1", "E01");
    office.study.publish_again();
    let socket = text(&office.path("door"));
    office.study.start_server_with(&["--stick", &socket]);
    fill(&device, None);
    device.run(0, ["send"], false);
    fill(&device, None);
    office.pack(&device);
    let said = office.unpack(8, &office.stick(), &[]);
    assert!(said.contains("Another program signs for"), "{said}");
    assert_eq!(office.entries(), 1);
    let nobody = text(&office.path("nobody"));
    let said = office.unpack(8, &office.stick(), &["--through", &nobody]);
    assert!(said.contains("does not answer"), "{said}");
    office.unpack(0, &office.stick(), &["--through", &socket]);
    // What came over the stick goes on from what came over the network.
    office.take_back(&device, 0);
    assert_eq!(outbox(&device), ["received", "received"]);
    fill(&device, None);
    device.run(0, ["send"], false);
    assert_eq!(office.entries(), 3);
    office.study.kill_server();
    let said = office.unpack(0, &office.stick(), &[]);
    assert!(said.contains("no pack on this stick"), "{said}");
}

#[test]
fn a_stick_that_was_tampered_with_is_refused_file_by_file_and_the_rest_is_taken() {
    let office = Office::new();
    let device = office.study.enrol("tablet-1", "E01");
    office.study.publish_again();
    fill(&device, None);
    office.pack(&device);
    let pack = office.files("kin-pack").remove(0);
    let bytes = fs::read(&pack).expect("a pack");
    let put = |name: &str, bytes: &[u8]| {
        fs::write(office.stick().join(format!("{name}.kin-pack")), bytes).expect("a file");
    };
    let mut changed = bytes.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    put("changed", &changed);
    put("cut", &bytes[..bytes.len() - 100]);
    put("longer", &[&bytes[..], b"x"].concat());
    put("text", b"a letter");
    let foreign = StickKey::of(StudyId::from_bytes([9; 16]), Digest::of(b"a path"));
    put("foreign", &Pack::new(1, 0, 0).seal(&foreign, [1; 12]));
    let stranger = StickKey::of(office.id(), Digest::of(b"a path that a stranger made up"));
    put("stranger", &Pack::new(1, 0, 0).seal(&stranger, [1; 12]));
    let large = fs::File::create(office.stick().join("large.kin-pack")).expect("a file");
    large.set_len(MAX_PACK_BYTES as u64 + 1).expect("a long file");
    std::os::unix::fs::symlink(&pack, office.stick().join("link.kin-pack")).expect("a link");
    let made = Command::new("mkfifo").arg(office.stick().join("pipe.kin-pack")).status();
    assert!(made.expect("mkfifo runs").success());

    let said = office.unpack(4, &office.stick(), &[]);
    for words in [
        "One pack was taken in: one response is in the log.",
        "It does not open",
        "It is cut off",
        "Something follows its end.",
        "This is not a file that one of our programs wrote.",
        "This store holds no such study.",
        "is larger than",
        "link.kin-pack is not a file",
        "pipe.kin-pack is not a file",
        "9 files of the stick were not taken in.",
    ] {
        assert!(said.contains(words), "{words}:\n{said}");
    }
    assert_eq!(said.matches("It does not open").count(), 2, "{said}");
    assert_eq!(office.entries(), 1);
    assert_eq!(office.files("kin-answer").len(), 1);
    office.take_back(&device, 0);
    assert_eq!(outbox(&device), ["received"]);
}

#[test]
fn an_answer_is_believed_only_for_what_it_proves() {
    let office = Office::new();
    let device = office.study.enrol("tablet-1", "E01");
    office.study.publish_again();
    fill(&device, None);
    office.pack(&device);
    let honest_pack = fs::read(office.files("kin-pack").remove(0)).expect("a pack");
    office.unpack(0, &office.stick(), &[]);
    let path = office.files("kin-answer").remove(0);
    let honest = fs::read(&path).expect("an answer");
    // Somebody who takes part in the study, as another enumerator does, can seal answers. The log's key she has not.
    let key = office.key();
    let answer = || Answer::open(&key, &honest).expect("an answer");
    let digest =
        *Pack::open(&key, &honest_pack).expect("a pack").envelopes().first().map(|(it, _)| it).expect("one");
    let other_key = LogKey::new(office.id(), 1, &Zeroizing::new([3; 32])).expect("a key");
    let refused = |forged: &Answer, code: i32, words: &str| {
        fs::write(&path, forged.seal(&key, [5; 12]).expect("small")).expect("a file");
        let said = office.take_back(&device, code);
        assert!(said.contains(words), "{words}:\n{said}");
        assert_eq!(outbox(&device), ["waiting"], "{words}");
    };
    let leaf = Leaf::Withdrawn { digest, preimage: Preimage::from_bytes([3; 32]) };
    let checkpoint = other_key.sign(1, leaf.hash());
    let receipt = Receipt { place: 0, proof: Vec::new(), checkpoint };
    let forged = Became::Received { envelope: digest, receipt: receipt.to_text() };
    let unproved = "The server's receipt is not to be believed.";
    refused(&Answer { envelopes: vec![forged], ..answer() }, 5, unproved);
    let tombstone = Tombstone::new(&leaf, &receipt);
    let invented = Became::Gone { envelope: digest, tombstone };
    refused(&Answer { envelopes: vec![invented], ..answer() }, 5, "does not prove it");
    let checkpoint = Some(String::from_utf8(receipt.checkpoint.note().to_vec()).expect("text"));
    refused(&Answer { checkpoint, ..answer() }, 5, unproved);
    let empty = Became::Received { envelope: digest, receipt: String::new() };
    refused(&Answer { envelopes: vec![empty], ..answer() }, 6, "but not with what this server answers");
    // Sealed by nobody of the study.
    let stranger = StickKey::of(office.id(), Digest::of(b"a path that a stranger made up"));
    fs::write(&path, answer().seal(&stranger, [5; 12]).expect("small")).expect("a file");
    assert!(office.take_back(&device, 4).contains("It does not open"));
    assert_eq!(outbox(&device), ["waiting"]);

    // An honest answer that comes late, after the device saw more of the log: nothing is taken from it.
    fs::write(&path, &honest).expect("a file");
    office.take_back(&device, 0);
    fill(&device, None);
    office.pack(&device);
    office.unpack(0, &office.stick(), &[]);
    let without = office.files("kin-answer").remove(0);
    let newer = fs::read(&without).expect("an answer");
    let untold = Answer { tiles: Vec::new(), ..Answer::open(&key, &newer).expect("an answer") };
    fs::write(&without, untold.seal(&key, [6; 12]).expect("small")).expect("a file");
    assert!(office.take_back(&device, 5).contains("The server's log does not go on"));
    assert_eq!(outbox(&device), ["received", "waiting"]);
    fs::write(&without, &newer).expect("a file");
    office.take_back(&device, 0);
    assert_eq!(outbox(&device), ["received", "received"]);
    fs::write(&path, &honest).expect("a file");
    assert!(office.take_back(&device, 5).contains("has seen more of the server's log"));
}

#[test]
fn a_newer_note_comes_back_with_the_receipts() {
    let office = Office::new();
    let device = office.study.enrol("tablet-1", "E01");
    office.study.publish_again();
    let desk = text(&office.study.desk());
    office.study.researcher(0, ["study", "sign", &desk]);
    office.study.publish_again();
    fill(&device, None);
    office.pack(&device);
    office.unpack(0, &office.stick(), &[]);
    let said = office.take_back(&device, 0);
    assert!(said.contains("The study note is now version 2"), "{said}");
    assert!(said.contains("One response was received by the server."), "{said}");
}

#[test]
fn what_is_withdrawn_is_withdrawn_over_a_stick_too() {
    let office = Office::new();
    let device = office.study.enrol("tablet-1", "E01");
    office.study.publish_again();
    let slip = office.slip();
    fill(&device, Some(&slip));
    fill(&device, None);
    office.pack(&device);
    // She writes to the operator before the stick arrives.
    let store = text(&office.study.store());
    Program::Server.succeed(["withdraw", &store, &office.study.id(), "--code-file", &text(&slip)]);
    let said = office.unpack(0, &office.stick(), &[]);
    assert!(said.contains("one response is in the log, and one had been withdrawn or purged."), "{said}");
    let said = office.take_back(&device, 0);
    assert!(said.contains("One response had been withdrawn"), "{said}");
    assert_eq!(outbox(&device), ["withdrawn", "received"]);
    // One more is erased on the device, which has no network: the stick explains its place to the log.
    fill(&device, Some(&slip));
    fill(&device, None);
    device.run(6, ["withdraw", "--code-file", &text(&slip)], false);
    office.pack(&device);
    office.unpack(0, &office.stick(), &[]);
    office.take_back(&device, 0);
    assert_eq!(outbox(&device), ["withdrawn", "received", "withdrawn", "received"]);
    let opened = office.study.open(0, &office.study.export("parcel"));
    assert!(opened.contains("nothing of it is missing"), "{opened}");
}

#[test]
fn check_records_travel_among_the_responses_and_are_withdrawn_with_them() {
    let office = Office::new();
    let hers = office.path("hers");
    fs::create_dir(&hers).expect("her folder");
    let passphrase = text(&hers.join("passphrase"));
    fs::write(&passphrase, "a passphrase of the supervisor\n").expect("a passphrase");
    let supervise = |arguments: &[&str]| {
        Program::Researcher.succeed(arguments.iter().copied().chain(["--passphrase-file", &passphrase]))
    };
    supervise(&["supervisor", "new", &text(&hers.join("key"))]);
    let desk = text(&office.study.desk());
    office.study.researcher(0, ["supervisor", "add", &desk, &text(&hers.join("key/recipient.txt"))]);
    office.study.researcher(0, ["study", "sign", &desk]);
    let device = office.study.enrol("tablet-1", "E01");
    office.study.publish_again();
    let slip = office.slip();
    fill(&device, Some(&slip));
    fill(&device, None);
    let said = office.pack(&device);
    assert!(said.contains("2 responses are on the stick, in one file."), "{said}");
    // The server cannot tell one kind from the other.
    let said = office.unpack(0, &office.stick(), &[]);
    assert!(said.contains("One pack was taken in: 4 responses are in the log."), "{said}");
    let said = office.take_back(&device, 0);
    assert!(said.contains("2 responses were received") && said.contains("2 check records"), "{said}");
    let open = |parcel: &str| {
        let said = office.study.open(0, &office.study.export(parcel));
        let monitor =
            ["monitor", &text(&office.path(parcel)), "--identity", &text(&hers.join("key/identity.age"))];
        (said, supervise(&[&monitor[..], &["--json"]].concat()))
    };
    let (said, seen) = open("parcel");
    assert!(said.contains("nothing of it is missing"), "{said}");
    let seen: Value = serde_json::from_str(&seen).expect("JSON");
    assert_eq!(seen["checks"], 2);

    // She withdraws at the server: the stick tells her device of both of her envelopes.
    let store = text(&office.study.store());
    Program::Server.succeed(["withdraw", &store, &office.study.id(), "--code-file", &text(&slip)]);
    device.run(0, ["pack", &text(&office.stick()), "--again"], false);
    let said = office.unpack(0, &office.stick(), &[]);
    assert!(said.contains("2 responses are in the log, and 2 had been withdrawn or purged."), "{said}");
    office.take_back(&device, 0);
    assert_eq!(outbox(&device), ["withdrawn", "received"]);
    let (said, seen) = open("parcel-after");
    assert!(said.contains("nothing of it is missing"), "{said}");
    let seen: Value = serde_json::from_str(&seen).expect("JSON");
    assert_eq!(seen["checks"], 1);
}

#[test]
fn a_code_is_asked_for_over_a_stick_where_there_is_no_network() {
    let office = Office::new();
    let (one, other) = (office.study.enrol("tablet-1", "E01"), office.study.enrol("tablet-2", "E02"));
    office.study.publish_again();
    let slip = office.slip();
    for device in [&one, &other] {
        fill(device, Some(&slip));
        fill(device, None);
        office.pack(device);
    }
    office.unpack(0, &office.stick(), &[]);
    office.take_back(&one, 0);
    office.take_back(&other, 0);
    // One more of hers has not left the first device yet.
    fill(&one, Some(&slip));
    let stick = text(&office.stick());
    let withdraw = ["withdraw", "--code-file", &text(&slip)];
    let words = said(Program::Collector, 6, &one.arguments(withdraw, false));
    assert!(words.contains("kin-collector withdraw --stick"), "{words}");
    let said = one.run(0, [&withdraw[..], &["--stick", &stick]].concat(), false);
    assert!(said.contains("What the server has to delete is on the stick."), "{said}");
    assert_eq!(outbox(&one), ["received", "received", "withdrawn"]);
    // What is packed later leaves it where it is.
    fill(&one, None);
    office.pack(&one);
    assert_eq!(office.files("kin-pack").len(), 2);
    office.unpack(0, &office.stick(), &[]);
    // It is in both places: of her two, of the one that was never sent, and of nobody else's.
    assert_eq!(office.entries(), 4 + 1 + 1 + 3);
    office.take_back(&one, 0);
    assert_eq!(outbox(&one), ["withdrawn", "received", "withdrawn", "received"]);
    assert_eq!(fs::read_dir(office.stick()).expect("a stick").count(), 0, "nothing is left on the stick");
    let opened = office.study.open(0, &office.study.export("parcel"));
    assert!(opened.contains("nothing of it is missing"), "{opened}");
    let records = opened.lines().find(|line| line.starts_with("Records in the dataset"));
    assert!(records.is_some_and(|line| line.ends_with(" 3")), "{opened}");
}

#[test]
fn an_answer_that_speaks_of_another_devices_deletions_is_left_for_it() {
    let office = Office::new();
    let (one, other) = (office.study.enrol("tablet-1", "E01"), office.study.enrol("tablet-2", "E02"));
    office.study.publish_again();
    let slip = office.slip();
    fill(&one, Some(&slip));
    one.run(6, ["withdraw", "--code-file", &text(&slip)], false);
    office.pack(&one);
    office.unpack(0, &office.stick(), &[]);
    assert!(office.take_back(&other, 0).contains("no answer for this device"));
    assert_eq!(office.files("kin-answer").len(), 1);
    office.take_back(&one, 0);
    assert_eq!(fs::read_dir(office.stick()).expect("a stick").count(), 0);
    // Its place is explained: nothing more has to be told.
    assert!(office.pack(&one).contains("Nothing waits"));
}
