//! What comes after the enrolment: newer notes, forms, packages of the office; and what pretends to be one.

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan as _};
use kin_collector::clock::Moment;
use kin_collector::device::{Device, NoteState};
use kin_collector::renewal::{News, Renewed, fetch, take_in};
use kin_collector::sending::{LineError, Reply, Server, Wire};
use kin_collector::storage::Storage as _;
use kin_protocol::assignment::{DeviceId, Header, Payload, sign_by_office};
use kin_protocol::log::{Cosigner, Lock, LogKey, SignedCheckpoint};
use kin_protocol::note::{Log, OfficeKey, RootKey, Roots, StudyNote, sign, signed_by};
use kin_protocol::{Digest, Voucher};
use zeroize::Zeroizing;

use crate::study::{Enrolled, PASSPHRASE, Study};

fn root(study: &Study, seed: u8) -> RootKey {
    RootKey::from_seed(study.id, &[seed; 32])
}

fn roots(study: &Study, seeds: &[u8]) -> Roots {
    let verifiers = seeds.iter().map(|seed| root(study, *seed).verifier()).collect();
    Roots::new(study.id, u32::try_from(seeds.len()).unwrap(), verifiers).unwrap()
}

/// A later version of the study's note, signed by these roots.
pub(crate) fn later(note: &StudyNote, study: &Study, seeds: &[u8]) -> Vec<u8> {
    let keys: Vec<RootKey> = seeds.iter().map(|seed| root(study, *seed)).collect();
    sign(note, &keys.iter().collect::<Vec<_>>()).unwrap()
}

/// Notes 4 (new roots 10 and 11), 5 (roots 12) and 6 of a study whose device has note 3 under root 9.
fn chain(study: &Study) -> [Vec<u8>; 3] {
    let issued = |hours: i32| study.note.issued + hours.hours();
    let four = StudyNote { version: 4, issued: issued(1), ..study.note.clone() }
        .with_roots(&roots(study, &[10, 11]));
    let five = StudyNote { version: 5, issued: issued(2), ..four.clone() }.with_roots(&roots(study, &[12]));
    let six = StudyNote { version: 6, issued: issued(3), ..five.clone() };
    [later(&four, study, &[9, 10, 11]), later(&five, study, &[10, 11, 12]), later(&six, study, &[12])]
}

pub(crate) fn open(device: &Enrolled) -> Device {
    Device::open(&device.storage()).unwrap()
}

#[test]
fn a_device_that_was_away_walks_to_the_newest_note_and_stays_there() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let [four, five, six] = chain(&study);
    let news = News { notes: vec![four, five, six], forms: Vec::new(), cosigned: None };
    let renewed = take_in(&mut device.storage(), &open(&device), &news).unwrap();
    assert_eq!(renewed, Some(Renewed { version: 6, changes: 2, forms: 0 }));
    // Every start walks it again, from the roots of the paper.
    let again = open(&device);
    assert_eq!((again.note().version, again.note().generation), (6, 2));
    assert_eq!(*again.trust().roots(), roots(&study, &[12]));
    assert_eq!(take_in(&mut device.storage(), &again, &news).unwrap(), None);
    assert!(device.run(&["status"]).ends(0).contains("version 6"));
    device.run_with(&["fill", "visit"], b"no\nyes\n").ends(0);
}

#[test]
fn a_clock_before_a_time_that_enough_witnesses_signed_is_known_to_be_behind() {
    let mut study = Study::new("https://kin.example");
    let log = LogKey::new(study.id, 1, &Zeroizing::new([5; 32])).unwrap();
    let witnesses =
        [6, 7].map(|seed| Cosigner::new(&format!("w{seed}.example/1"), &Zeroizing::new([seed; 32])).unwrap());
    study.note.logs = vec![Log { from: study.note.issued, key: log.verifier().clone() }];
    study.note.witnesses = witnesses.iter().map(|witness| witness.verifier().clone()).collect();
    study.note.witnesses.sort();
    study.note.witness_quorum = 2;
    let device = study.device();
    let (issued, expires) = (study.note.issued, study.note.expires);
    let now = |time: Timestamp| Moment::at(time, jiff::tz::Offset::UTC);
    let doubted = |time: Timestamp| open(&device).clock_warning(&now(time)).is_some();
    let see = |checkpoint: &SignedCheckpoint| {
        let news = News { cosigned: Some(checkpoint.note().to_vec()), ..News::default() };
        take_in(&mut device.storage(), &open(&device), &news).unwrap();
    };
    let bare = log.sign(1, Digest::of(b"root"));
    let later = issued + 72.hours();
    // One witness of two, a log that is not the study's, and a cosignature of the note's expiry by strangers move nothing.
    see(&bare);
    see(&witnesses[0].cosign(&bare, later));
    let foreign = LogKey::new(study.id, 1, &Zeroizing::new([8; 32])).unwrap().sign(1, Digest::of(b"root"));
    see(&witnesses[1].cosign(&witnesses[0].cosign(&foreign, later), later));
    let strangers =
        [8, 9].map(|seed| Cosigner::new(&format!("w{seed}.example/1"), &Zeroizing::new([seed; 32])).unwrap());
    see(&strangers[1].cosign(&strangers[0].cosign(&bare, expires), expires));
    assert!(!doubted(issued + 1.hours()));
    // Both have: the earlier of their times counts, and it stays.
    let both = witnesses[1].cosign(&witnesses[0].cosign(&bare, later), later + 5.hours());
    see(&both);
    see(&bare);
    assert!(doubted(later - 1.hours()) && !doubted(later));
    assert_eq!(open(&device).note_state(&now(issued)), NoteState::Current);
    // A note that has expired by then lets no interview start, whatever the clock shows.
    see(&witnesses[1].cosign(&witnesses[0].cosign(&bare, expires), expires));
    assert!(doubted(later));
    assert_eq!(open(&device).note_state(&now(issued)), NoteState::Expired);
    // The server gives it on the way.
    let other = study.device();
    let shelf = [("note", study.signed_note().into_bytes()), ("log/cosigned", both.note().to_vec())];
    let mut shelf = Shelf(shelf.into_iter().map(|(what, bytes)| (what.to_owned(), bytes)).collect());
    let server = Server::parse("https://kin.example").unwrap();
    let news = fetch(&other.storage(), &open(&other), &server, &mut shelf).unwrap();
    take_in(&mut other.storage(), &open(&other), &news).unwrap();
    assert!(open(&other).clock_warning(&now(issued + 1.hours())).is_some());
}

#[test]
fn a_chain_with_a_missing_link_changes_nothing() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let [four, five, six] = chain(&study);
    for notes in [vec![six.clone()], vec![four.clone(), six], vec![five]] {
        let news = News { notes, forms: Vec::new(), cosigned: None };
        let failure = take_in(&mut device.storage(), &open(&device), &news).unwrap_err();
        assert_eq!(failure.exit(), kin_terminal::Exit::Untrusted);
        assert_eq!(open(&device).note().version, 3);
    }
}

#[test]
fn a_note_without_its_form_or_with_another_size_changes_nothing() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let issued = study.note.issued + 1.hours();
    let mut other_form = StudyNote { version: 4, issued, ..study.note.clone() };
    other_form.forms[0].digest = Digest::of(b"another form");
    let other_size = StudyNote { version: 4, issued, sealed_bytes: 32768, ..study.note.clone() };
    for note in [other_form, other_size] {
        let news =
            News { notes: vec![later(&note, &study, &[9])], forms: vec![b"{}".to_vec()], cosigned: None };
        take_in(&mut device.storage(), &open(&device), &news).unwrap_err();
        assert_eq!(open(&device).note().version, 3);
    }
}

/// A server that has these things, by the end of their address.
struct Shelf(BTreeMap<String, Vec<u8>>);

impl Wire for Shelf {
    fn put(&mut self, _: &str, _: &Voucher, _: Option<Lock>, _: &[u8]) -> Result<Reply, LineError> {
        Err(LineError::LineNoConnection)
    }

    fn post(&mut self, _: &str, _: &[u8], _: u64) -> Result<Reply, LineError> {
        Err(LineError::LineNoConnection)
    }

    fn get(&mut self, url: &str, max_bytes: u64) -> Result<Reply, LineError> {
        let what = url.split_once("/v1/").unwrap().1;
        let body = self.0.get(what).cloned();
        assert!(body.as_ref().is_none_or(|body| body.len() as u64 <= max_bytes));
        Ok(Reply { status: if body.is_some() { 200 } else { 404 }, body: body.unwrap_or_default() })
    }
}

#[test]
fn the_server_gives_the_links_that_a_device_has_not_seen() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let [four, five, six] = chain(&study);
    let shelf = [("note", six), ("chain/1", four), ("chain/2", five)];
    let mut shelf = Shelf(shelf.into_iter().map(|(what, bytes)| (what.to_owned(), bytes)).collect());
    let server = Server::parse("https://kin.example").unwrap();
    let news = fetch(&device.storage(), &open(&device), &server, &mut shelf).unwrap();
    assert_eq!(news.notes.len(), 3);
    take_in(&mut device.storage(), &open(&device), &news).unwrap().unwrap();
    let nothing_new = fetch(&device.storage(), &open(&device), &server, &mut shelf).unwrap();
    assert_eq!(take_in(&mut device.storage(), &open(&device), &nothing_new).unwrap(), None);
    // A server that hides a link cannot bring the device forward, and not astray either.
    let other = study.device();
    shelf.0.remove("chain/1");
    fetch(&other.storage(), &open(&other), &server, &mut shelf).unwrap_err();
}

#[test]
fn the_newest_note_may_be_the_one_that_changed_the_roots() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let [four, ..] = chain(&study);
    let stripped = signed_by(&four, &roots(&study, &[10, 11])).unwrap();
    let shelf = [("note".to_owned(), stripped), ("chain/1".to_owned(), four)];
    let server = Server::parse("https://kin.example").unwrap();
    let mut shelf = Shelf(shelf.into_iter().collect());
    let news = fetch(&device.storage(), &open(&device), &server, &mut shelf).unwrap();
    let renewed = take_in(&mut device.storage(), &open(&device), &news).unwrap();
    assert_eq!(renewed, Some(Renewed { version: 4, changes: 1, forms: 0 }));
    assert_eq!(open(&device).note().version, 4);
}

/// A package of the office for a device, sealed.
pub(crate) fn package(study: &Study, device: &Enrolled, number: u64, payload: &Payload) -> Vec<u8> {
    package_by(&study.office(), device, number, payload)
}

fn package_by(key: &OfficeKey, device: &Enrolled, number: u64, payload: &Payload) -> Vec<u8> {
    let vault = open(device).unlock(&device.storage(), PASSPHRASE).unwrap();
    let now = Timestamp::from_second(Timestamp::now().as_second()).unwrap();
    let header = Header {
        study: key.study(),
        device: DeviceId(vault.device_key.public().bytes()),
        number,
        issued: now,
        expires: now + 24.hours(),
    };
    let bytes = sign_by_office(&header, payload, key).unwrap();
    kin_sealing::encrypt(&[vault.identity.recipient()], &bytes).unwrap()
}

#[test]
fn a_package_of_the_office_is_taken_in_once_and_by_its_own_device_only() {
    let study = Study::new("https://kin.example");
    let (device, other) = (study.device(), study.device());
    let issued = study.note.issued + 1.hours();
    let newer = later(&StudyNote { version: 4, issued, ..study.note.clone() }, &study, &[9]);
    let payload = Payload {
        notes: vec![String::from_utf8(newer).unwrap()],
        vouchers: vec![Voucher::from_bytes([1; 32]), Voucher::from_bytes([2; 32])],
        ..Payload::default()
    };
    let sealed = package(&study, &device, 7, &payload);
    let path = device.file("package.age", &sealed).display().to_string();
    let said = device.run(&["update", &path]).ends(0);
    assert!(
        said.contains("Package 7") && said.contains("2 vouchers") && said.contains("version 4"),
        "{said}"
    );
    assert_eq!(device.storage().last_assignment().unwrap(), 7);
    let kept = device.storage().assignment(7).unwrap().unwrap();
    let secret = Voucher::from_bytes([1; 32]).reveal();
    assert!(!String::from_utf8_lossy(&kept).contains(secret.as_str()));
    // The same again, an older one, another device's.
    let said = device.run(&["update", &path]).ends(5);
    assert!(said.contains("has taken in number 7"), "{said}");
    let older = package(&study, &device, 6, &Payload::default());
    let older = device.file("older.age", older).display().to_string();
    device.run(&["update", &older]).ends(5);
    let said = other.run(&["update", &path]).ends(4);
    assert!(said.contains("does not open on this device"), "{said}");
    let damaged = device.file("damaged.age", &sealed[..sealed.len() - 1]).display().to_string();
    device.run(&["update", &damaged]).ends(4);
}

#[test]
fn a_package_by_a_key_that_the_note_does_not_name_is_not_taken_in() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let stranger = OfficeKey::from_seed(study.id, &[20; 32]);
    let sealed = package_by(&stranger, &device, 1, &Payload::default());
    let path = device.file("package.age", sealed).display().to_string();
    let said = device.run(&["update", &path]).ends(5);
    assert!(said.contains("does not name"), "{said}");
    assert_eq!(device.storage().last_assignment().unwrap(), 0);
}
