//! What stands in a program's memory while it waits, read from outside: passphrases are gone once they have opened what
//! they open, answers and keys are gone once they are sealed or have opened what they open.
//!
//! Each look finds something that must be there, too: a look that finds nothing shows nothing.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use kin_sealing::Passphrase;
use kin_tests::held::Held;
use kin_tests::memory::Memory;
use kin_tests::programs::{Program, root};
use kin_tests::screen::Screen;
use kin_tests::study::{Device, Study};
use unicode_normalization::UnicodeNormalization as _;

const FORM: &str = r#"{ "kin_form": 1, "id": "call", "version": "1", "title": {"vi": "Gọi", "en": "Call"}, "languages": ["en", "vi"],
    "minimum_cell": 3, "choices": {}, "survey": [
    {"type": "text", "name": "village", "label": {"vi": "Chị ở xã nào?", "en": "Which commune?"}, "max_length": 60, "disclosure": "open"},
    {"type": "text", "name": "wish", "label": {"vi": "Chị mong gì?", "en": "What do you wish?"}, "max_length": 60, "disclosure": "open"} ] }"#;

/// An answer that is taken back, and two that stay.
const TAKEN_BACK: &str = "Xã Hương Sơn, xóm Đồng Chằm, sau nhà văn hoá";
const VILLAGE: &str = "Thạch Thất Quỳnh Phụ";
const WISH: &str = "con được đi học trường huyện";

fn study(place: &Path) -> (Study, Device) {
    let form: PathBuf = place.join("call.json");
    fs::write(&form, FORM).expect("a fresh folder can be written");
    let study = Study::new(place, &[form]);
    let device = study.enrol("tablet-1", "E01");
    (study, device)
}

/// A secret and what it is called when it is found.
type Secret = (&'static str, Vec<u8>);

/// Looks into a program. Where the system keeps us out, that is what was wanted; `None` then.
#[expect(clippy::print_stderr, reason = "a test that could not look says so")]
fn look(process: u32) -> Option<Memory> {
    match Memory::of(process) {
        Ok(memory) => Some(memory),
        Err(refused) => {
            assert_eq!(refused.kind(), ErrorKind::PermissionDenied, "{refused}");
            eprintln!("The system lets nobody but root look into the program: {refused}");
            None
        }
    }
}

/// Looks into a program: of `there` everything stands in its memory, of `gone` nothing.
fn look_for(process: u32, when: &str, there: &[Secret], gone: &[Secret]) {
    let Some(memory) = look(process) else { return };
    for (name, bytes) in there {
        assert!(memory.holds(bytes), "{when}: {name} is not there: the look shows nothing");
    }
    let found: Vec<&str> =
        gone.iter().filter(|(_, bytes)| memory.holds(bytes)).map(|(name, _)| *name).collect();
    assert!(found.is_empty(), "{when}: still in memory: {found:?}");
}

fn words(name: &'static str, text: &str) -> Secret {
    (name, text.as_bytes().to_vec())
}

/// The 32 bytes of an age identity in its text: five bits a letter, after the last `1`, before a checksum of six.
fn bytes_of_identity(text: &str) -> Vec<u8> {
    const LETTERS: &str = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
    let (_, data) = text.rsplit_once('1').expect("an identity in Bech32");
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    for letter in data[..data.len() - 6].chars() {
        let value = LETTERS.find(letter).expect("a letter of Bech32");
        bits = (bits << 5 | u32::try_from(value).expect("below 32")) & 0xfff;
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).expect("a byte"));
        }
    }
    assert_eq!(bytes.len(), 32);
    bytes
}

/// What a device's passphrase opens, taken from its disk: the identity in both its spellings, the secret of the package
/// that it was enrolled with, and the key that it signs with.
fn vault(device: &Device) -> [Secret; 4] {
    let database = rusqlite::Connection::open(device.folder().join("device.db")).expect("a database");
    let one = |query: &str| database.query_row(query, [], |row| row.get::<_, Vec<u8>>(0)).expect("a row");
    let typed = fs::read_to_string(device.passphrase()).expect("text");
    let typed = Passphrase::from_text(typed.trim_end()).expect("a passphrase");
    let locked = kin_sealing::unlock(&one("SELECT vault_locked FROM device"), &typed).expect("it opens");
    let locked: serde_json::Value = serde_json::from_slice(&locked).expect("JSON");
    let text = locked["identity"].as_str().expect("text").to_owned();
    let identity: kin_sealing::Identity = text.parse().expect("an identity");
    let entry = |name: &str| {
        let sealed = one(&format!("SELECT sealed FROM vault_entry WHERE name = '{name}'"));
        kin_sealing::decrypt(std::slice::from_ref(&identity), &sealed, 65536).expect("it opens").to_vec()
    };
    let profile: serde_json::Value = serde_json::from_slice(&entry("profile")).expect("JSON");
    let secret = profile["enrolment_secret"].as_str().expect("text");
    [
        ("the vault's identity as bytes", bytes_of_identity(&text)),
        words("the vault's identity as text", &text),
        words("the secret of the package", secret),
        ("the device's own key", entry("device-key")),
    ]
}

/// An interview under way holds what it needs, and neither the passphrase nor the text of a key.
#[test]
fn an_interview_under_way_has_forgotten_the_passphrase() {
    let place = tempfile::tempdir().expect("a folder");
    let (_study, device) = study(place.path());
    let passphrase = fs::read_to_string(device.passphrase()).expect("text");
    let passphrase = words("the passphrase", passphrase.trim_end());
    let arguments = device.arguments(["fill", "call"], false);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [identity, text, ..] = vault(&device);
    let mut screen = Screen::start(Program::Collector, &arguments, 24, 80);
    screen.wait_for(": ");
    screen.enter(std::str::from_utf8(&passphrase.1).expect("text"));
    screen.wait_for("village> ");
    let process = screen.process().expect("it runs");
    look_for(
        process,
        "at the first question",
        std::slice::from_ref(&identity),
        &[passphrase.clone(), text.clone()],
    );
    screen.enter(VILLAGE);
    screen.wait_for("wish> ");
    let answer = words("an answer", VILLAGE);
    look_for(process, "at the second question", &[identity, answer], &[passphrase, text]);
    screen.kill();
}

/// Once an interview is sealed, the device holds neither its answers nor what opened the vault.
#[test]
fn a_sealed_interview_leaves_no_answer_and_no_key_in_memory() {
    let place = tempfile::tempdir().expect("a folder");
    let (_study, device) = study(place.path());
    let arguments = device.arguments(["fill", "call", "--passphrase-file"], true);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let passphrase = fs::read_to_string(device.passphrase()).expect("text");
    let mut gone = vec![
        words("the passphrase", passphrase.trim_end()),
        words("an answer that was taken back", TAKEN_BACK),
        words("the first answer", VILLAGE),
        words("the second answer", WISH),
    ];
    gone.extend(vault(&device));
    let mut held = Held::start(Program::Collector, &arguments, &place.path().join("pipe"));
    held.wait_for("village> ");
    held.enter(TAKEN_BACK);
    held.wait_for("wish> ");
    held.enter("<");
    held.wait_for("village> ");
    held.enter(VILLAGE);
    held.wait_for("wish> ");
    held.enter(&WISH.nfd().collect::<String>());
    held.wait_for("review> ");
    held.enter("");
    held.wait_for("finish> ");
    let secrets: Vec<Secret> = gone.iter().skip(2).cloned().collect();
    look_for(held.process(), "before it is sealed", &secrets[..3], &gone[..1]);
    held.stop_up();
    held.enter("yes");
    held.wait_until_it_speaks();
    gone.push(("the second answer as it was typed", WISH.nfd().collect::<String>().into_bytes()));
    let there = words("the form's name", "Call");
    look_for(held.process(), "after it is sealed", &[there], &gone);
    let status = device.run(0, ["status", "--json"], false);
    assert!(status.contains("\"waiting\": 1"), "{status}");
}

/// The desk's key as its passphrase opens it, in both spellings.
fn working_key(file: &Path, passphrase: &str) -> [Secret; 2] {
    let locked = fs::read(file).expect("a locked key");
    let typed = Passphrase::from_text(passphrase).expect("a passphrase");
    let text = kin_sealing::unlock(&locked, &typed).expect("it opens");
    let text = std::str::from_utf8(&text).expect("text");
    [("the working key as bytes", bytes_of_identity(text)), words("the working key as text", text)]
}

/// What was opened, and the key that opened it, are gone before the desk says what it found.
#[test]
fn an_opened_parcel_leaves_no_answer_and_no_key_in_memory() {
    let place = tempfile::tempdir().expect("a folder");
    let (mut study, device) = study(place.path());
    device.import(0, "call", format!("village,wish\n{VILLAGE},{WISH}\n").as_bytes(), &[]);
    study.serve();
    device.run(0, ["send"], false);
    let parcel = study.export("parcel");
    let path = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let (desk, parcel, file) = (path(&study.desk()), path(&parcel), path(&study.passphrase()));
    let passphrase = fs::read_to_string(study.passphrase()).expect("text");
    let mut gone = vec![
        words("the passphrase", passphrase.trim_end()),
        words("the first answer", VILLAGE),
        words("the second answer", WISH),
    ];
    gone.extend(working_key(&study.desk().join("keys/epoch-1.age"), passphrase.trim_end()));
    let arguments = ["open", &desk, &parcel, "--passphrase-file", &file];
    let mut held = Held::start_stopped_up(Program::Researcher, &arguments, &place.path().join("pipe"));
    held.wait_until_it_speaks();
    look_for(held.process(), "after it is opened", &[words("the parcel's name", &parcel)], &gone);
}

/// At the table a passphrase is forgotten before the next person types hers.
#[test]
fn at_the_ceremony_and_the_rehearsal_each_passphrase_is_forgotten_before_the_next_is_typed() {
    const ROOT: &str = "bảy ngọn đèn bên sông";
    const WORKING: &str = "sáu cái cối đá xanh";
    const CUSTODIANS: [&str; 3] = ["mít chín đầu mùa", "dưa gang ngoài bãi", "chuối sau hè nhà"];
    let place = tempfile::tempdir().expect("a folder");
    let path = |name: &str| place.path().join(name).to_str().expect("UTF-8").to_owned();
    let (desk, ceremony) = (path("desk"), path("ceremony"));
    let form = root().join("forms/library/rcsi.json");
    let form = form.to_str().expect("UTF-8");
    fs::write(path("typed"), ROOT).expect("writes");
    let address =
        ["--title", "T", "--server", "http://127.0.0.1:9", "--form", form, "--expires", "2099-12-31"];
    let new = ["study", "new", &desk].into_iter().chain(address).chain(["--passphrase-file"]);
    Program::Researcher.succeed(new.map(str::to_owned).chain([path("typed")]));

    let settings = fs::read(path("desk/study.json")).expect("a study");
    let settings: serde_json::Value = serde_json::from_slice(&settings).expect("JSON");
    let id = settings["study"].as_str().expect("an id");
    let witness = path("witness");
    Program::Auditor.succeed(["witness", "new", "--study", id, "--out", &witness]);
    let witness = witness + ".vkey";
    let names = ["--custodian", "A", "--custodian", "B", "--custodian", "C"];
    let witness = ["--witness", "W", "--witness-key", &witness];
    let arguments = ["keys", "ceremony", &desk, "--out", &ceremony].into_iter().chain(names).chain(witness);
    let arguments: Vec<&str> = arguments.collect();
    let mut screen = Screen::start(Program::Researcher, &arguments, 24, 100);
    screen.wait_for("root key: ");
    screen.enter(ROOT);
    for shown in ["working key: ", "again: "] {
        screen.wait_for(shown);
        screen.enter(WORKING);
    }
    screen.wait_for("for her share: ");
    let process = screen.process().expect("it runs");
    let working = words("the working key's passphrase, which is needed yet", WORKING);
    look_for(
        process,
        "before the first custodian types",
        &[working],
        &[words("the root's passphrase", ROOT)],
    );
    for (place, custodian) in CUSTODIANS.iter().enumerate() {
        if place > 0 {
            screen.wait_for("for her share: ");
        }
        screen.enter(custodian);
        screen.wait_for("again: ");
        screen.enter(custodian);
    }
    assert_eq!(screen.exit_code(), 0, "{}", screen.contents());

    Program::Researcher.succeed(["study", "sign", &desk, "--passphrase-file", &path("typed")]);
    let shares = [1, 2].map(|number| format!("{ceremony}/share-{number}-of-3.kin-share"));
    let arguments = ["keys", "rehearse", &desk, "--share", &shares[0], "--share", &shares[1]];
    let mut screen = Screen::start(Program::Researcher, &arguments, 24, 100);
    screen.wait_for("epoch-1.age: ");
    screen.enter(WORKING);
    screen.wait_for("share-1-of-3.kin-share: ");
    screen.enter(CUSTODIANS[0]);
    screen.wait_for("share-2-of-3.kin-share: ");
    let [bytes, text] = working_key(&place.path().join("desk/keys/epoch-1.age"), WORKING);
    let gone =
        [words("the first custodian's passphrase", CUSTODIANS[0]), words("the working key's", WORKING), text];
    look_for(screen.process().expect("it runs"), "before the second custodian types", &[bytes], &gone);
    screen.enter(CUSTODIANS[1]);
    assert_eq!(screen.exit_code(), 0, "{}", screen.contents());
}
