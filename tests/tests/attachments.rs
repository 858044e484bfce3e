//! Files beside interviews, the whole way with the real programs: sealed in pieces on the device, sent piece by piece, put together at the desk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use kin_tests::between::{Fault, stand};
use kin_tests::canary::Canary;
use kin_tests::programs::Program;
use kin_tests::study::{Device, Study};
use serde_json::Value;

const FORM: &str = r#"{ "kin_form": 1, "id": "call", "version": "1", "title": {"vi": "Gọi lại", "en": "Call back"},
    "languages": ["en", "vi"], "minimum_cell": 3,
    "attachments": {"types": ["image/jpeg", "image/png", "audio/amr"], "maximum_bytes": 300000, "maximum_count": 2},
    "survey": [
        {"type": "text", "name": "word", "label": {"vi": "Chữ", "en": "Word"}, "max_length": 60, "disclosure": "free_text"},
        {"type": "image", "name": "house", "label": {"vi": "Ảnh nhà", "en": "The house"}, "disclosure": "sensitive"},
        {"type": "file", "name": "paper", "label": {"vi": "Giấy tờ", "en": "A paper"}, "disclosure": "sensitive"} ] }"#;

/// What a camera writes beside a picture, and nobody types by chance.
const POSITION: &str = "GPSLatitude 21.0285137 Nghi-Tàm-zẩm-4417";
/// Stands in the coded picture itself, as chance would never have it.
const DRAWN: &str = "Quỳnh-giao-zẩm-9926";

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).expect("a short segment").to_be_bytes();
    [&[0xff, marker], &length[..], content].concat()
}

/// A picture of about so many bytes, with a position before it and one behind it; and the picture alone.
fn picture(bytes: usize) -> (Vec<u8>, Vec<u8>) {
    let jfif = segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    let exif = segment(0xe1, &[b"Exif\0\0MM\0*", POSITION.as_bytes()].concat());
    let noise = (0..bytes).map(|at| u8::try_from(at * 31 % 251).expect("below 251"));
    let coded: Vec<u8> = DRAWN.bytes().chain(noise).collect();
    let drawn = [
        segment(0xdb, &[7; 65]),
        segment(0xc0, &[8; 15]),
        segment(0xc4, &[9; 30]),
        segment(0xda, &[1; 10]),
        coded,
        vec![0xff, 0xd9],
    ]
    .concat();
    let start = [0xff, 0xd8];
    let behind = [b"a second picture ", POSITION.as_bytes()].concat();
    ([&start[..], &jfif, &exif, &drawn, &behind].concat(), [&start[..], &jfif, &drawn].concat())
}

fn text(path: &Path) -> String {
    path.to_str().expect("test folders have UTF-8 names").to_owned()
}

struct World {
    place: tempfile::TempDir,
    study: Study,
    device: Device,
}

impl World {
    fn new() -> Self {
        let place = tempfile::tempdir().expect("a fresh folder");
        let form = place.path().join("call.json");
        std::fs::write(&form, FORM).expect("a form");
        let study = Study::new(place.path(), &[form]);
        let device = study.enrol("tablet-1", "E01");
        Self { place, study, device }
    }

    /// A file beside everything, as it would lie on a stick.
    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.place.path().join(name);
        std::fs::write(&path, bytes).expect("writes");
        text(&path)
    }

    fn fill(&self, lines: &[&str]) -> String {
        let lines = lines.concat();
        self.device.run_typing(0, ["fill", "call", "--passphrase-file"], &lines)
    }

    fn open(&self, code: i32, parcel: &str) -> Value {
        let parcel = text(&self.study.export(parcel));
        let desk = text(&self.study.desk());
        json(&self.study.researcher(code, ["open", &desk, &parcel, "--json"]))
    }

    fn files(&self) -> Vec<Value> {
        let desk = text(&self.study.desk());
        let listed = json(&self.study.researcher(0, ["attachments", "list", &desk, "--json"]));
        listed["files"].as_array().expect("a list").clone()
    }

    fn take(&self, code: i32, id: &str, out: &str) -> (String, PathBuf) {
        let (desk, out) = (text(&self.study.desk()), self.place.path().join(out));
        (self.study.researcher(code, ["attachments", "export", &desk, id, &text(&out)]), out)
    }

    fn waiting(&self) -> u64 {
        let status = json(&self.device.run(0, ["status", "--json"], false));
        status["chunks"]["waiting"].as_u64().expect("a number")
    }
}

fn json(said: &str) -> Value {
    serde_json::from_str(said).expect("JSON")
}

#[test]
fn a_picture_arrives_as_it_was_drawn_without_its_position_though_the_line_breaks_in_the_middle_of_it() {
    let mut world = World::new();
    let (dirty, clean) = picture(200_000);
    let path = world.file("Nhà chị Hoa.jpg", &dirty);
    let said = world.fill(&["a word\n", &format!("'{path}'\n"), "\n\nyes\n"]);
    assert!(said.contains("10 pieces") && said.contains("delete it"), "{said}");
    assert_eq!(world.waiting(), 10);
    // Nothing of it lies on the device in the clear, nor its name, nor the position.
    std::fs::remove_file(&path).expect("the enumerator's own");
    for word in [POSITION, DRAWN, "Nhà chị Hoa"] {
        assert_eq!(Canary::new(word).found_below(world.device.folder()), []);
    }

    // After six requests the line breaks, and breaks again.
    let (port, server) = world.study.step_aside();
    world.study.serve();
    let puts = Arc::new(Mutex::new((BTreeMap::<String, u32>::new(), 6_u32)));
    let met = Arc::clone(&puts);
    stand(port, server, move |line| {
        let mut met = met.lock().expect("nobody panics here");
        if !line.starts_with("PUT") {
            return Fault::None;
        }
        if met.1 == 0 {
            return Fault::Drop;
        }
        met.1 -= 1;
        *met.0.entry(line.to_owned()).or_default() += 1;
        Fault::None
    });
    world.device.run(6, ["send", "--patience", "1"], false);
    let waits = world.waiting();
    assert!((4..10).contains(&waits), "{waits}");
    let opened = world.open(0, "first");
    let (added, chunks) = (opened["added"].as_u64().expect("a number"), opened["chunks"].as_u64());
    assert_eq!((chunks, added + (10 - waits)), (Some(10 - waits), 6));
    // The record may have come, or not yet.
    match world.files().as_slice() {
        [] => assert_eq!((added, &opened["chunks_unlisted"]), (0, &6.into())),
        [file] => {
            assert_eq!(
                (added, &file["state"], &opened["files_incomplete"]),
                (1, &"incomplete".into(), &1.into())
            );
            let (_, out) = world.take(4, file["id"].as_str().expect("an id"), "half.jpg");
            assert!(!out.exists(), "nothing is given out of half a picture");
        }
        more => panic!("{more:?}"),
    }

    // It goes on where it was: nothing that arrived is sent again.
    puts.lock().expect("nobody panics here").1 = u32::MAX;
    let said = world.device.run(0, ["send", "--patience", "9"], false);
    assert!(said.contains("pieces of files were received"), "{said}");
    assert_eq!(world.waiting(), 0);
    let puts = puts.lock().expect("nobody panics here");
    assert_eq!((puts.0.len(), puts.0.values().max()), (11, Some(&1)), "eleven envelopes, each sent once");
    drop(puts);
    let opened = world.open(0, "second");
    assert_eq!(
        (&opened["files"], &opened["files_incomplete"], &opened["lost"]),
        (&1.into(), &0.into(), &0.into())
    );
    assert_eq!((&opened["chunks_unlisted"], &opened["records"]), (&0.into(), &1.into()));
    let files = world.files();
    assert_eq!((&files[0]["name"], &files[0]["state"]), (&"house.jpg".into(), &"whole".into()));
    let id = files[0]["id"].as_str().expect("an id").to_owned();
    let (said, out) = world.take(0, &id[..6], "house.jpg");
    assert!(said.contains("as its record says"), "{said}");
    assert_eq!(std::fs::read(&out).expect("the file"), clean, "byte for byte, less what the camera wrote");
    world.take(4, &id, "house.jpg");
    world.take(4, "no such", "other.jpg");
    std::fs::remove_file(&out).expect("used");

    // Neither an export nor microdata holds it, and nothing of it lies in the clear anywhere else.
    let (desk, csv) = (text(&world.study.desk()), text(&world.place.path().join("call.csv")));
    world.study.researcher(0, ["export", &desk, "--csv", &csv, "--include", "free_text"]);
    world.study.kill_server();
    for word in [POSITION, DRAWN, "Nhà chị Hoa"] {
        assert_eq!(Canary::new(word).found_below(world.place.path()), []);
    }
}

#[test]
fn what_a_form_does_not_take_is_refused_in_words_and_leaves_nothing() {
    let world = World::new();
    let (dirty, _) = picture(400_000);
    let (small, _) = picture(1000);
    let whole = world.file("small.jpg", &small);
    let (large, half) = (world.file("large.jpg", &dirty), world.file("half.jpg", &small[..small.len() / 2]));
    let (note, empty) = (world.file("letter.jpg", b"only its name says so"), world.file("empty.jpg", b""));
    let voice = world.file("voice.amr", b"#!AMR\n and what was said");
    let link = world.place.path().join("link.jpg");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&whole, &link).expect("a link");
    let tried = [
        large,
        half,
        note,
        empty,
        voice.clone(),
        text(&link),
        "/dev/zero".into(),
        "/nowhere/at/all.jpg".into(),
    ];
    let mut lines: Vec<String> = vec!["a word\n".into()];
    lines.extend(tried.iter().map(|path| format!("{path}\n")));
    // Passed over; then a sound for a paper: asked about, and thought better of; then taken; then cleared, and the interview ends.
    lines.extend(["\n".into(), format!("{voice}\n"), "no\n".into(), format!("{voice}\n"), "yes\n".into()]);
    lines.extend(["!j paper\n".into(), "!x\n".into(), "\n".into(), "\nyes\n".into()]);
    let said = world.fill(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    for words in [
        "300000 are allowed",
        "only half of it is there",
        "not its name",
        "link.jpg is not a file",
        "/dev/zero is not a file",
        "There is nothing at /nowhere/at/all.jpg",
        "Nothing can be removed from a file of type audio/amr",
        "sealed as it is in one piece",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(world.waiting(), 0, "what was taken out again is gone");
    assert_eq!(Canary::new("and what was said").found_below(world.device.folder()), []);
}

#[test]
fn a_withdrawal_deletes_every_piece_on_device_server_and_desk() {
    let mut world = World::new();
    world.study.serve();
    let slips = Program::Researcher.succeed(["slips", "--count", "1"]);
    let code =
        slips.lines().map(str::trim).find(|line| line.starts_with(|first: char| first.is_ascii_digit()));
    let slip = world.file("slip", format!("{}\n", code.expect("a code")).as_bytes());
    let (dirty, _) = picture(100_000);
    let path = world.file("house.jpg", &dirty);
    let under = format!("--slip-file={slip}");
    let lines = format!("a word\n{path}\n\n\nyes\n");
    let fill = ["fill", "call", under.as_str(), "--passphrase-file"];
    world.device.run_typing(0, fill, &lines);
    let said = world.device.run(0, ["send"], false);
    assert!(said.contains("5 pieces of files were received"), "{said}");
    let opened = world.open(0, "first");
    assert_eq!((&opened["files"], &opened["chunks"]), (&1.into(), &5.into()));
    // Another interview under the code, which has not been sent.
    world.device.run_typing(0, fill, &lines);
    assert_eq!(world.waiting(), 5);
    let said = world.device.run(0, ["withdraw", "--code-file", &slip], false);
    assert!(said.contains("One interview that was not sent yet was erased"), "{said}");
    assert!(said.contains("The server deleted 2 interviews"), "{said}");
    assert_eq!(
        said.matches("c2sp.org/tlog-proof@v1").count(),
        7,
        "one for each record and one for each piece that was sent: {said}"
    );
    assert_eq!(world.waiting(), 0);
    let opened = world.open(0, "second");
    assert_eq!(
        (&opened["withdrawn"], &opened["files"], &opened["chunks_unlisted"]),
        (&1.into(), &0.into(), &0.into())
    );
    assert_eq!(world.files(), Vec::<Value>::new());
    // A parcel from before brings nothing back.
    let (desk, first) = (text(&world.study.desk()), text(&world.place.path().join("first")));
    let again = json(&world.study.researcher(3, ["open", &desk, &first, "--json"]));
    assert_eq!((&again["resurrected"], &again["chunks"]), (&6.into(), &0.into()));
}

#[test]
fn a_draft_takes_its_pieces_along_and_a_discarded_one_gives_its_vouchers_back() {
    let mut world = World::new();
    world.study.serve();
    let (dirty, clean) = picture(60_000);
    let path = world.file("house.jpg", &dirty);
    let left = |world: &World| {
        json(&world.device.run(0, ["status", "--json"], false))["vouchers"]["left"]
            .as_u64()
            .expect("a number")
    };
    assert_eq!(left(&world), 1000);
    world.fill(&["a word\n", &format!("{path}\n"), "!q\nyes\n"]);
    assert_eq!(
        (world.waiting(), left(&world)),
        (0, 996),
        "of a draft nothing is sent: one voucher for it, three for the picture"
    );
    world.device.run(0, ["drafts", "--discard", "1", "--yes", "--passphrase-file"], true);
    world.fill(&["a word\n", &format!("{path}\n"), "!q\nyes\n"]);
    assert_eq!(left(&world), 996, "vouchers that were laid beside the first pay for the second");
    // Her passphrase is forgotten: the draft goes as it is, with its picture.
    world.device.run(0, ["salvage"], false);
    assert_eq!(world.waiting(), 3);
    world.device.run(0, ["send"], false);
    let opened = world.open(0, "parcel");
    assert_eq!((&opened["drafts"], &opened["files"], &opened["chunks"]), (&1.into(), &1.into(), &3.into()));
    // She remembers it after all: the same pieces are the finished interview's, and are not sent again.
    world.device.run_typing(0, ["resume", "--passphrase-file"], "\n\nyes\n");
    assert_eq!(world.waiting(), 0);
    world.device.run(0, ["send"], false);
    let opened = world.open(0, "later");
    assert_eq!(
        (&opened["added"], &opened["files"], &opened["chunks"], &opened["known"]),
        (&1.into(), &1.into(), &0.into(), &4.into())
    );
    let id = world.files()[0]["id"].as_str().expect("an id").to_owned();
    let (_, out) = world.take(0, &id, "house-again.jpg");
    assert_eq!(std::fs::read(out).expect("the file"), clean);
}
