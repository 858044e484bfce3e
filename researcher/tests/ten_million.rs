//! Parcels of a very great many tiny entries, and logs of a very great many leaves, given to the real program: what it ends with, what is
//! left of the study, and how much memory it took at most. The gate has 300 thousand of each, the whole is
//! `KIN_ENVELOPES=10000000 cargo test -p kin-researcher --test ten_million -- --nocapture` (two gigabytes in the folder for
//! temporary files at a time: a parcel is read more than once, so that no pipe can carry it).
#![cfg(target_os = "linux")]
#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use desk::logging::{key, name_log};
use desk::{Desk, Device, FORM, snapshot};
use kin_protocol::Digest;
use kin_protocol::log::{Frontier, LEAF_MEMORY_BYTES, Leaf, Lock, Preimage, SignedCheckpoint};
use kin_protocol::parcel::{MAX_ENTRY_BYTES, ParcelHeader, ParcelLog, ParcelWriter};
use kin_researcher::contacts::new_key;
use kin_researcher::dataset::MAX_WITHDRAWN;
use kin_sealing::{Identity, encrypt};
use kin_terminal::Exit;
use serde_json::Value;

const ANSWERS: &str = r#"{"office":"hn","days":3}"#;
/// What a program may need beside what grows with a log that its key has signed.
const ROOM_KIB: u64 = 16 * 1024;

fn count() -> u64 {
    std::env::var("KIN_ENVELOPES").map_or(300_000, |count| count.parse().expect("a number"))
}

/// What a run came to.
struct Ran {
    code: i32,
    output: String,
    errors: String,
    peak_kib: u64,
}

/// Runs the program to its end and watches its memory.
fn run(desk: &Desk, what: &str, arguments: &[&str]) -> Ran {
    let begun = Instant::now();
    let mut running = Command::new(env!("CARGO_BIN_EXE_kin-researcher"))
        .args(arguments)
        .arg("--passphrase-file")
        .arg(desk.place.path().join("passphrase"))
        .env_clear()
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut peak_kib = 0;
    while running.try_wait().expect("it can be waited for").is_none() {
        peak_kib = peak_kib.max(peak(&running));
        std::thread::yield_now();
    }
    let ended = running.wait_with_output().expect("it has ended");
    let seconds = begun.elapsed().as_secs_f64();
    #[expect(clippy::print_stdout, reason = "the figures of the whole")]
    {
        println!("{what}: {seconds:.1} s, at most {peak_kib} KiB");
    }
    let text = |bytes| String::from_utf8(bytes).expect("words");
    let code = ended.status.code().expect("nothing killed it");
    Ran { code, output: text(ended.stdout), errors: text(ended.stderr), peak_kib }
}

/// As the system says it; 0 where it has ended.
fn peak(running: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", running.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok()).unwrap_or(0)
}

fn open(desk: &Desk, what: &str, parcel: &Path) -> Ran {
    let (folder, parcel) = (desk.folder().display().to_string(), parcel.display().to_string());
    run(desk, what, &["open", &folder, &parcel, "--json"])
}

/// The parcel is refused in words, the study is as it was, and no memory was taken that grows with the parcel.
fn refused(desk: &Desk, what: &str, parcel: &Path, exit: Exit, words: &str, usual_kib: u64) {
    let before = snapshot(&desk.folder());
    let ran = open(desk, what, parcel);
    assert_eq!(ran.code, i32::from(exit as u8), "{what}: {}", ran.errors);
    assert!(ran.errors.contains(words), "{what}: {}", ran.errors);
    assert_eq!(snapshot(&desk.folder()), before, "{what} leaves nothing behind");
    assert!(ran.peak_kib < usual_kib + ROOM_KIB, "{what}: {} KiB, usually {usual_kib}", ran.peak_kib);
    std::fs::remove_file(parcel).expect("taken away");
}

/// A desk with one interview, and how much memory an opening of nothing takes it.
fn desk(is_logged: bool) -> (Desk, u64) {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    assert_eq!(desk.take_in("first", &[device.interview(ANSWERS)]).added, 1);
    if is_logged {
        name_log(&desk, 1);
    }
    let nothing = desk.parcel("nothing", &[]);
    let ran = open(&desk, "nothing", &nothing);
    assert!(ran.peak_kib > 0, "the system told nothing");
    (desk, ran.peak_kib)
}

fn header(desk: &Desk, log: Option<ParcelLog>) -> ParcelHeader {
    ParcelHeader { study: desk.id(), note: Digest::of(b"the note"), log }
}

fn file(desk: &Desk, name: &str) -> (PathBuf, BufWriter<File>) {
    let path = desk.place.path().join(name);
    let file = File::create(&path).expect("a file");
    (path, BufWriter::new(file))
}

/// A parcel of so many entries, which `made` gives: in ascending order of their digests, as any parcel.
fn parcel_of(desk: &Desk, name: &str, count: u64, made: &dyn Fn(u64) -> Vec<u8>) -> PathBuf {
    let first = |number: u64| *Digest::of(&made(number)).as_bytes().first_chunk::<8>().expect("32 bytes");
    let mut sorted: Vec<([u8; 8], u32)> =
        (0..count).map(|number| (first(number), u32::try_from(number).expect("fits"))).collect();
    sorted.sort_unstable();
    let (path, file) = file(desk, name);
    let mut writer = ParcelWriter::new(file, &header(desk, None)).expect("a parcel begins");
    for (_, number) in sorted {
        writer.add(&made(u64::from(number))).expect("an envelope is added");
    }
    writer.finish().expect("a parcel ends").into_inner().expect("written").sync_all().expect("written");
    path
}

fn preimage(number: u64) -> Preimage {
    Preimage::from_bytes(*Digest::of(&number.to_le_bytes()).as_bytes())
}

fn entered(number: u64) -> Leaf {
    Leaf::Envelope {
        digest: Digest::of(&number.to_be_bytes()),
        class: desk::SEALED_BYTES,
        lock: Lock::of(&preimage(number)),
    }
}

fn withdrawn(number: u64) -> Leaf {
    Leaf::Withdrawn { digest: Digest::of(&number.to_be_bytes()), preimage: preimage(number) }
}

/// What the log of the study's server would sign of these leaves.
fn signed(desk: &Desk, leaves: &dyn Fn() -> Box<dyn Iterator<Item = Leaf>>) -> SignedCheckpoint {
    let mut frontier = Frontier::new();
    leaves().for_each(|leaf| frontier.push(leaf.hash()));
    key(desk, 1).sign(frontier.size(), frontier.root())
}

/// A parcel with this checkpoint, which claims so many leaves and brings these.
fn parcel_with(
    desk: &Desk,
    name: &str,
    signed: &SignedCheckpoint,
    claimed: u64,
    leaves: impl Iterator<Item = Leaf>,
) -> PathBuf {
    let log = ParcelLog { checkpoint: signed.note().to_vec(), leaves: claimed };
    let (path, file) = file(desk, name);
    let mut writer = ParcelWriter::new(file, &header(desk, Some(log))).expect("a parcel begins");
    let mut brought = 0;
    for leaf in leaves {
        writer.add_leaf(&leaf.to_bytes()).expect("a leaf is added");
        brought += 1;
    }
    if brought == claimed {
        writer.finish().expect("a parcel ends").into_inner().expect("written");
    }
    path
}

#[test]
fn a_great_many_entries_that_are_no_envelopes_are_refused_in_little_memory() {
    let (desk, usual) = desk(false);
    let words = "are damaged, or no sealed responses";
    let parcel = parcel_of(&desk, "tiny", count(), &|number| number.to_be_bytes().to_vec());
    refused(&desk, "no envelopes", &parcel, Exit::Refused, words, usual);

    // Age files, of a size that no envelope of the study has, for a key that nobody has: all of one header, so that they are made fast.
    let stranger = Identity::generate_classical().recipient();
    let sealed = encrypt(&[stranger], b"").expect("sealed");
    let foreign = |number: u64| [sealed.as_slice(), &number.to_be_bytes()].concat();
    let parcel = parcel_of(&desk, "foreign", 5_000, &foreign);
    refused(&desk, "tiny age files of strangers", &parcel, Exit::Refused, words, usual);
}

#[test]
fn entries_that_repeat_or_lie_about_themselves_are_refused_in_little_memory() {
    let (desk, usual) = desk(false);
    let start = ParcelWriter::new(Vec::new(), &header(&desk, None)).expect("a parcel begins");
    let whole = start.finish().expect("a parcel ends");
    // Without its trailer: a mark, a count and a digest.
    let start = &whole[..whole.len() - (1 + 8 + 32)];
    let entry = |bytes: &[u8], length: u32| {
        [b"E".as_slice(), Digest::of(bytes).as_bytes(), &length.to_be_bytes(), bytes].concat()
    };
    for (what, entry, words) in [
        (
            "the same over and over",
            entry(b"same", 4),
            "Entry 2 of the parcel is out of order or stands twice",
        ),
        ("longer than any may be", entry(b"lies", u32::MAX), "is longer than"),
        ("as long as any may be, and short", entry(b"lies", MAX_ENTRY_BYTES), "its digest does not fit"),
        ("short, and longer", entry(b"lies, and more", 4), "its digest does not fit"),
    ] {
        let (path, mut file) = file(&desk, "lying");
        file.write_all(start).expect("written");
        (0..count()).for_each(|_| file.write_all(&entry).expect("written"));
        drop(file);
        refused(&desk, what, &path, Exit::Refused, words, usual);
    }
}

#[test]
fn a_log_takes_memory_by_what_its_key_signed_and_not_by_what_a_parcel_claims() {
    let (desk, usual) = desk(true);
    let count = count();
    let all = move || -> Box<dyn Iterator<Item = Leaf>> { Box::new((0..count).map(entered)) };

    // A courier has some checkpoint of the log's, and no key: whatever he adds is not read.
    let few = signed(&desk, &|| Box::new((0..3).map(entered)));
    let parcel = parcel_with(&desk, "claimed", &few, count, all());
    refused(
        &desk,
        "more than was signed",
        &parcel,
        Exit::Untrusted,
        "is not one that this study's server signed",
        usual,
    );
    let whole = signed(&desk, &all);
    let parcel = parcel_with(&desk, "cut", &whole, count, all().take(3));
    refused(&desk, "signed, and cut off", &parcel, Exit::Refused, "breaks off", usual);

    // A server signs as many as it likes. What it withdraws of its own is more than the list of withdrawals holds.
    let most = MAX_WITHDRAWN as u64 + 1;
    let gone = move || -> Box<dyn Iterator<Item = Leaf>> {
        Box::new((0..most).map(entered).chain((0..most).map(withdrawn)))
    };
    let parcel = parcel_with(&desk, "withdrawn", &signed(&desk, &gone), 2 * most, gone());
    let of_leaves = |leaves: u64| leaves * LEAF_MEMORY_BYTES as u64 / 1024;
    refused(&desk, "withdrawn", &parcel, Exit::Refused, "withdrawn", usual + of_leaves(2 * most) + ROOM_KIB);

    let dataset = snapshot(&desk.folder().join("dataset"));
    let parcel = parcel_with(&desk, "lost", &whole, count, all());
    let ran = open(&desk, "signed, and nothing of it here", &parcel);
    assert_eq!(ran.code, i32::from(Exit::Findings as u8), "{}", ran.errors);
    let said: Value = serde_json::from_str(&ran.output).expect("JSON");
    assert_eq!((&said["log"], &said["lost"], &said["records"]), (&count.into(), &count.into(), &1.into()));
    assert_eq!(snapshot(&desk.folder().join("dataset")), dataset);
    let most = usual + of_leaves(count) + ROOM_KIB;
    assert!(ran.peak_kib < most, "{} KiB, at most {most} for {count} leaves", ran.peak_kib);
}

#[test]
fn a_supervisor_counts_a_great_many_entries_and_remembers_none() {
    let (desk, _) = desk(false);
    let folder = desk.place.path().join("supervisor");
    new_key(&folder, &desk::passphrase(), desk::work(), true).expect("a key");
    let key = folder.join("identity.age").display().to_string();
    let nothing = desk.parcel("nothing", &[]).display().to_string();
    let usual = run(&desk, "monitor nothing", &["monitor", &nothing, "--identity", &key]).peak_kib;
    let parcel = parcel_of(&desk, "tiny", count(), &|number| number.to_be_bytes().to_vec());
    let parcel = parcel.display().to_string();
    // The same again: it counts once.
    let ran = run(&desk, "monitor", &["monitor", &parcel, &parcel, "--identity", &key]);
    assert_eq!(ran.code, i32::from(Exit::Findings as u8), "{}", ran.errors);
    assert!(ran.errors.contains(&count().to_string()), "{}", ran.errors);
    assert!(ran.peak_kib < usual + ROOM_KIB, "{} KiB, usually {usual}", ran.peak_kib);
}
