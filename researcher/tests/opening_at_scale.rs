//! A large study: what an opening reads of what is there already, what waits, and what a person sees of it meanwhile.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use std::path::PathBuf;

use desk::{Desk, Device, FORM, body, snapshot};
use kin_protocol::Digest;
use kin_researcher::dataset::{self, Row, index};
use kin_researcher::opening::Reason;
use kin_sealing::Kind;

const ANSWERS: &str = r#"{"office":"hn","days":3}"#;

fn interviews(device: &mut Device, count: usize) -> Vec<Vec<u8>> {
    (0..count).map(|_| device.interview(ANSWERS)).collect()
}

fn in_dataset(desk: &Desk, name: &str) -> PathBuf {
    desk.folder().join("dataset").join(name)
}

/// What the indexes say, and which segments have none.
fn indexed(desk: &Desk) -> (Vec<Row>, Vec<u64>) {
    let mut rows = Vec::new();
    let without = index::rows(&desk.study(), &desk.identities, &mut |_, row| {
        rows.push(*row);
        Ok(())
    });
    (rows, without.expect("the indexes are read"))
}

/// What the segments themselves say.
fn told(desk: &Desk) -> Vec<Row> {
    let mut rows = Vec::new();
    dataset::read(&desk.study(), &desk.identities, &mut |entry| {
        rows.push(Row::from(entry));
        Ok(())
    })
    .expect("the dataset is read");
    rows
}

/// A desk with two segments, of records of every fate but a withdrawal.
fn of_two_segments() -> (Desk, Device) {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let mut envelopes = interviews(&mut device, 3);
    envelopes.push(device.seal(Kind::Test, &body(ANSWERS)));
    envelopes.push(b"no sealed response".to_vec());
    envelopes.push(device.interview(r#"{"office":"nowhere"}"#));
    desk.take_in("first", &envelopes);
    desk.take_in("second", &interviews(&mut device, 2));
    (desk, device)
}

#[test]
fn an_index_says_what_its_segment_says() {
    let (desk, _) = of_two_segments();
    let (rows, without) = indexed(&desk);
    assert_eq!((rows.len(), without.as_slice()), (8, [].as_slice()));
    assert_eq!(rows, told(&desk));
}

#[test]
fn an_opening_reads_no_segment_again() {
    let (desk, mut device) = of_two_segments();
    for name in ["000001.age", "000002.age"] {
        std::fs::write(in_dataset(&desk, name), b"nobody can read this").expect("writes");
    }
    let summary = desk.take_in("third", &interviews(&mut device, 1));
    assert_eq!((summary.added, summary.records, summary.missing, summary.broken), (1, 6, 0, 0));
    assert!(
        dataset::read(&desk.study(), &desk.identities, &mut |_| Ok(())).is_err(),
        "they are needed for answers"
    );
}

#[test]
fn without_its_index_a_segment_is_read_itself_and_the_index_made_again() {
    let (desk, mut device) = of_two_segments();
    let expected = told(&desk);
    std::fs::remove_file(in_dataset(&desk, "000001.index.age")).expect("taken away");
    assert_eq!(indexed(&desk), (expected, vec![1]));
    let summary = desk.take_in("third", &interviews(&mut device, 1));
    assert_eq!((summary.added, summary.records), (1, 6));
    assert_eq!(indexed(&desk), (told(&desk), vec![]));
}

/// Whatever lies there in place of an index, it is never believed against the segment.
#[test]
fn an_index_of_another_segment_is_not_believed_nor_a_damaged_one() {
    let (desk, _) = of_two_segments();
    let expected = told(&desk);
    let (first, second) = (in_dataset(&desk, "000001.index.age"), in_dataset(&desk, "000002.index.age"));
    let other = std::fs::read(&second).expect("reads");
    std::fs::write(&first, &other).expect("writes");
    assert_eq!(indexed(&desk), (expected.clone(), vec![1]), "of another number");

    // The same number, of a dataset that was: its segment was sealed anew since, as after a backup was put back.
    let before = std::fs::read(&second).expect("reads");
    dataset::rewrap(&desk.study(), &desk.identities, &desk.recipients(), desk::now()).expect("sealed anew");
    assert_eq!(indexed(&desk), (expected.clone(), vec![]), "sealed anew with its segment");
    std::fs::write(&second, &before).expect("writes");
    assert_eq!(indexed(&desk), (expected.clone(), vec![2]), "of another time");

    let mut damaged = before;
    *damaged.last_mut().expect("bytes") ^= 1;
    std::fs::write(&second, &damaged).expect("writes");
    assert_eq!(indexed(&desk), (expected, vec![2]), "damaged");
}

/// Everything that an opening killed before its last step leaves behind is thrown away by the next one, indexes too.
#[test]
fn an_index_that_the_ledger_knows_nothing_of_says_nothing() {
    let (desk, mut device) = of_two_segments();
    let before = snapshot(&desk.folder().join("dataset"));
    let third = interviews(&mut device, 2);
    desk.take_in("third", &third);
    // As if the power had gone before the ledger was written: the segment and its index are there already.
    let ledger = |files: &[(PathBuf, Vec<u8>)]| {
        files.iter().find(|(path, _)| path.ends_with("ledger.json")).expect("a ledger").1.clone()
    };
    std::fs::write(in_dataset(&desk, "ledger.json"), ledger(&before)).expect("writes");
    assert!(in_dataset(&desk, "000003.index.age").is_file());
    let summary = desk.take_in("again", &third);
    assert_eq!((summary.added, summary.known, summary.records), (2, 0, 7));
    assert_eq!(indexed(&desk), (told(&desk), vec![]));
}

#[test]
fn what_waits_for_a_first_record_is_laid_aside_sealed_and_comes_back_whole() {
    let roomy = FORM.replacen("\"max_length\": 40", "\"max_length\": 2000", 1);
    let desk = Desk::new(&[&roomy]);
    let mut device = Device::new(&desk, 1, "E01");
    // Six kilobytes each: together more than the eight megabytes that are gathered in memory.
    let answers = format!(r#"{{"office":"hn","remark":"{}"}}"#, "ễ".repeat(2000));
    let first = device.interview(ANSWERS);
    let mut envelopes: Vec<Vec<u8>> = (0..1400).map(|_| device.interview(&answers)).collect();
    let few = &envelopes[..50];
    let summary = desk.take_in("without the first", few);
    assert_eq!(summary.quarantined, [(Reason::FindingDeviceUnconfirmed, 50)].into());
    for envelope in few {
        let kept = desk.folder().join(format!("quarantine/{}.age", Digest::of(envelope)));
        assert_eq!(&std::fs::read(kept).expect("fetched from the parcel"), envelope);
    }
    envelopes.push(first);
    let summary = desk.take_in("with the first", &envelopes);
    assert_eq!((summary.added, summary.released, summary.new_keys, summary.missing), (1401, 50, 1, 0));
    assert!(summary.findings().is_empty());
    assert_eq!(indexed(&desk), (told(&desk), vec![]));
    let mut whole = 0;
    dataset::read(&desk.study(), &desk.identities, &mut |entry| {
        let response = String::from_utf8_lossy(entry.response.unwrap_or_default()).into_owned();
        whole += usize::from(response.contains(&"ễ".repeat(2000)));
        Ok(())
    })
    .expect("the dataset is read");
    assert_eq!(whole, 1400);
}

#[cfg(unix)]
mod on_a_screen {
    use std::io::Read;

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    use super::*;

    #[test]
    fn an_opening_says_how_far_it_is_and_leaves_no_trace_of_that() {
        let desk = Desk::new(&[FORM]);
        let mut device = Device::new(&desk, 1, "E01");
        let parcel = desk.parcel("parcel", &interviews(&mut device, 1500));
        let pair =
            native_pty_system().openpty(PtySize { cols: 100, ..PtySize::default() }).expect("a terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kin-researcher"));
        command.args(["open", "--language", "en"]);
        command.arg(desk.folder());
        command.arg(parcel);
        command.arg("--passphrase-file");
        command.arg(desk.place.path().join("passphrase"));
        let mut program = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a screen");
        let mut seen = Vec::new();
        let mut bytes = [0; 4096];
        // The end of a terminal is an error.
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            seen.extend_from_slice(&bytes[..count]);
        }
        assert!(program.wait().expect("it ends").success());
        let seen = String::from_utf8(seen).expect("words");
        assert!(seen.contains("\r\u{1b}[K") && seen.contains(" a second; less than a minute left"), "{seen}");
        let after = seen.rsplit("\r\u{1b}[K").next().expect("what comes after");
        assert!(after.starts_with("Envelopes in the parcel"), "{seen}");
    }
}
