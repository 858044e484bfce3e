//! Acknowledged means durable, when the power goes: real programs, their system calls, and a disk that forgets what was
//! not synced. More schedules: `KIN_SEEDS=1000 cargo test -p kin-tests --test power_loss` (three without it).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use kin_protocol::log::Leaf;
use kin_protocol::{Digest, parcel::ParcelReader};
use kin_tests::demonstration::rcsi_rows;
use kin_tests::generate::chance;
use kin_tests::power_loss::{Disk, Event, Happened, Image, Traced, there_is_no_strace};
use kin_tests::programs::{Program, root};
use kin_tests::study::{Device, Study};
use rand::Rng;
use tempfile::TempDir;

/// Rows of WFP's sample that each device imports.
const ROWS: usize = 8;

fn seeds() -> u64 {
    std::env::var("KIN_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(3)
}

fn text(path: &Path) -> String {
    path.to_str().expect("test folders have UTF-8 names").to_owned()
}

/// A fresh folder by the name that the kernel has for it.
fn place() -> (TempDir, PathBuf) {
    let place = tempfile::tempdir().expect("a fresh folder");
    let path = place.path().canonicalize().expect("a folder that is there");
    (place, path)
}

fn study(place: &Path) -> Study {
    Study::new(place, &[root().join("forms/library/rcsi.json")])
}

/// The header of WFP's sample and the first rows below it.
fn rows() -> Vec<u8> {
    rcsi_rows().split_inclusive(|&byte| byte == b'\n').take(ROWS + 1).flatten().copied().collect()
}

/// The places in the log whose receipts the event began to send.
fn receipts(event: &Event) -> Vec<usize> {
    let said = event.words().unwrap_or_default();
    let after = said.split("tlog-proof@v1\nindex ").skip(1);
    let place = |receipt: &str| receipt.lines().next().and_then(|place| place.parse().ok());
    after.map(|receipt| place(receipt).expect("a receipt names a place")).collect()
}

/// Which envelope stands at which place of the log that the server left behind.
fn logged(study: &Study, place: &Path) -> Vec<Digest> {
    let parcel = place.join("parcel-of-the-end");
    Program::Server.succeed(["export", &text(&study.store()), &study.id(), &text(&parcel)]);
    let parcel = std::fs::File::open(parcel).expect("the parcel was written");
    let mut reader = ParcelReader::new(parcel).expect("a parcel");
    let mut digests = Vec::new();
    while let Some(leaf) = reader.next_leaf().expect("the log is whole") {
        digests.push(Leaf::parse(digests.len() as u64, &leaf).expect("a leaf").digest());
    }
    digests
}

/// A server that takes the responses of two devices at once and ends in its own time: the store before, and all that
/// the server did to it.
fn two_devices_send(place: &Path) -> (Study, Disk, Vec<Event>) {
    let study = study(place);
    let devices = [study.enrol("tablet-1", "E01"), study.enrol("tablet-2", "E02")];
    let (store, bundle) = (text(&study.store()), text(&study.bundle()));
    study.researcher(0, ["publish", &text(&study.desk()), &bundle, "--replace"]);
    Program::Server.succeed(["study", "load", &store, &bundle]);
    for device in &devices {
        device.import(0, "rcsi", &rows(), &["--ignore", "EnuName"]);
    }

    let disk = Disk::of(&study.store());
    let address = study.url().trim_start_matches("http://").to_owned();
    let serve = ["serve", &store, "--listen", &address];
    let mut server = Traced::start(Program::Server, &serve, &place.join("serve.log"));
    assert!(server.first_line().contains("127.0.0.1"), "the server started");
    let sending = devices.each_ref().map(|device: &Device| {
        let mut send = Program::Collector.command();
        send.args(device.arguments(["send"], false))
            .stdout(Stdio::null())
            .spawn()
            .expect("the collector starts")
    });
    for mut send in sending {
        assert!(send.wait().expect("the collector ends").success());
    }
    server.ask_to_end();
    let events = server.events(&study.store());
    (study, disk, events)
}

/// The envelopes that the real program finds after the loss. The database is whole by its own account.
fn found(study: &Study, image: &Image) -> BTreeSet<Digest> {
    let (_kept, place) = place();
    let (store, parcel) = (place.join("store"), place.join("parcel"));
    image.write(&store);
    Program::Server.succeed(["export", &text(&store), &study.id(), &text(&parcel)]);
    is_whole(&store.join("store.db"));
    let parcel = std::fs::File::open(parcel).expect("the parcel was written");
    let reader = ParcelReader::new(parcel).expect("a parcel");
    let entries = reader.map(|entry| entry.expect("an entry of the parcel"));
    entries.map(|entry| Digest::of(&entry.bytes)).collect()
}

fn is_whole(database: &Path) {
    let connection = rusqlite::Connection::open(database).expect("a database");
    let check = connection.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0));
    assert_eq!(check.expect("the check runs"), "ok", "{}", database.display());
}

/// For every acknowledgement and every seed a place between it and the next one, the end being the last.
fn cuts(acknowledged: &[usize], end: usize) -> Vec<(usize, u64)> {
    let mut cuts = Vec::new();
    for (nth, &from) in acknowledged.iter().enumerate() {
        let to = acknowledged.get(nth + 1).copied().unwrap_or(end);
        for seed in 0..seeds() {
            cuts.push((chance(seed * 1000 + from as u64).random_range(from..to), seed));
        }
    }
    cuts
}

#[test]
fn what_was_acknowledged_survives_a_loss_of_power() {
    if there_is_no_strace() {
        return;
    }
    let (_kept, place) = place();
    let (study, mut disk, events) = two_devices_send(&place);
    let logged = logged(&study, &place);
    let acknowledgements: Vec<usize> =
        (0..events.len()).filter(|&at| !receipts(&events[at]).is_empty()).collect();
    let cuts = cuts(&acknowledgements, events.len());
    let mut acknowledged = BTreeSet::new();
    let mut unsynced_at_a_cut = 0;
    for (at, event) in events.iter().enumerate() {
        disk.follow(event);
        acknowledged.extend(receipts(event).into_iter().map(|place| logged[place]));
        let mut images: Vec<(Option<u64>, Image)> = Vec::new();
        if acknowledgements.contains(&at) {
            images.push((None, disk.cut(None)));
        }
        for &(_, seed) in cuts.iter().filter(|(cut, _)| *cut == at) {
            unsynced_at_a_cut += usize::from(disk.is_unsynced());
            images.push((Some(seed), disk.cut(Some(&mut chance(seed)))));
        }
        for (seed, image) in images {
            let found = found(&study, &image);
            let lost: Vec<_> = acknowledged.difference(&found).collect();
            assert!(lost.is_empty(), "event {at}, seed {seed:?}: acknowledged and lost: {lost:?}");
        }
    }
    assert_eq!(acknowledged.len(), 2 * ROWS, "every response was acknowledged");
    assert!(unsynced_at_a_cut > 0, "no cut fell where there was something to lose");
}

#[test]
fn without_syncs_what_was_acknowledged_would_be_lost() {
    // Proof that the test above can fail: `synchronous=OFF` is the same program without its syncs.
    if there_is_no_strace() {
        return;
    }
    let (_kept, place) = place();
    let (study, mut disk, events) = two_devices_send(&place);
    let logged = logged(&study, &place);
    let mut losses = 0;
    for event in events.iter().filter(|event| !matches!(event.happened, Happened::Synced(_))) {
        disk.follow(event);
        let receipts = receipts(event);
        if !receipts.is_empty() {
            let found = found(&study, &disk.cut(None));
            assert!(
                receipts.iter().all(|place| !found.contains(&logged[*place])),
                "nothing was synced, yet it is there"
            );
            losses += receipts.len();
        }
    }
    assert_eq!(losses, 2 * ROWS);
}

#[test]
fn a_store_said_to_be_made_and_a_study_said_to_be_loaded_survive_a_loss_of_power() {
    if there_is_no_strace() {
        return;
    }
    let (_kept, place) = place();
    let study = study(&place);
    let (watched, bundle) = (place.join("disk"), text(&study.bundle()));
    std::fs::create_dir(&watched).expect("a fresh folder can be written");
    let store = text(&watched.join("store"));
    let steps =
        [(vec!["init", &store], "\"studies\": []"), (vec!["study", "load", &store, &bundle], &study.id())];
    for (arguments, expected) in steps {
        if arguments[0] == "study" {
            // The note names the log of the study's own server: this store is a second one of it.
            std::fs::copy(study.store().join("log-key"), watched.join("store/log-key"))
                .expect("a copy of the key");
        }
        let mut disk = Disk::of(&watched);
        let traced = Traced::start(Program::Server, &arguments, &place.join(format!("{}.log", arguments[0])));
        let events = traced.events(&watched);
        let mut said = false;
        for event in &events {
            disk.follow(event);
            said |= event.words().is_some();
            for seed in std::iter::once(None).chain((0..seeds()).map(Some)).filter(|_| said) {
                let (_kept, after) = self::place();
                let image = disk.cut(seed.map(chance).as_mut());
                image.write(&after.join("disk"));
                let store = after.join("disk/store");
                let status = Program::Server.succeed(["status", &text(&store), "--json"]);
                assert!(status.contains(expected), "{arguments:?}, seed {seed:?}: {status}");
                is_whole(&store.join("store.db"));
            }
        }
        assert!(said, "{arguments:?} said that it was done");
    }
}

#[test]
fn what_an_import_said_to_be_stored_survives_a_loss_of_power_and_no_cut_breaks_the_outbox() {
    if there_is_no_strace() {
        return;
    }
    let (_kept, place) = place();
    let device = study(&place).enrol("tablet-1", "E01");
    let folder = device.folder().canonicalize().expect("the device's folder");
    let file = place.join("rows.csv");
    std::fs::write(&file, rows()).expect("a fresh folder can be written");
    let mut disk = Disk::of(&folder);
    let import = ["import", "rcsi", &text(&file), "--ignore", "EnuName", "--passphrase-file"];
    let arguments = device.arguments(import, true);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let events = Traced::start(Program::Collector, &arguments, &place.join("import.log")).events(&folder);
    let mut said = false;
    let every = (events.len() as u64).div_ceil(20 * seeds()).max(1);
    for (at, event) in events.iter().enumerate() {
        disk.follow(event);
        let says = event.words().is_some();
        said |= says;
        if !says && !(at as u64).is_multiple_of(every) && at + 1 < events.len() {
            continue;
        }
        for image in [disk.cut(None), disk.cut(Some(&mut chance(at as u64)))] {
            let sequence = outbox(&image);
            assert!(sequence.windows(2).all(|pair| pair[1] == pair[0] + 1), "event {at}: {sequence:?}");
            assert!(!said || sequence.len() == ROWS, "event {at}: {} of {ROWS} rows", sequence.len());
        }
    }
    assert!(said, "the import said that it was done");
}

/// The numbers of the envelopes that the real program finds on a device after the loss.
fn outbox(image: &Image) -> Vec<u64> {
    let (_kept, place) = place();
    let device = place.join("device");
    image.write(&device);
    let listed = Program::Collector.succeed(["--data", &text(&device), "outbox", "--json"]);
    is_whole(&device.join("device.db"));
    let listed: serde_json::Value = serde_json::from_str(&listed).expect("--json prints JSON");
    let envelopes = listed["envelopes"].as_array().expect("a list").iter();
    envelopes.map(|envelope| envelope["sequence"].as_u64().expect("a number")).collect()
}
