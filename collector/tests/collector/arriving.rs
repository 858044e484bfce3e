//! Packages of the office that wait at the server: what the device asks for, what it takes in, and what it does not.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use kin_collector::arriving::fetch;
use kin_collector::sending::{LineError, Reply, Server, Wire};
use kin_collector::storage::Storage as _;
use kin_protocol::assignment::{PackageList, PackageName, Payload, Sample};
use kin_protocol::log::Lock;
use kin_protocol::note::StudyNote;
use kin_protocol::{Digest, FormFile, Voucher};

use crate::renewal::{later, open, package};
use crate::study::{Enrolled, PASSPHRASE, Study, VISIT};

/// A server with these packages. It remembers what it was asked.
#[derive(Default)]
struct Shelf {
    packages: BTreeMap<PackageName, Vec<u8>>,
    /// What it gives in the place of the list.
    instead: Option<Vec<u8>>,
    asked: Vec<String>,
}

impl Wire for Shelf {
    fn put(&mut self, _: &str, _: &Voucher, _: Option<Lock>, _: &[u8]) -> Result<Reply, LineError> {
        Err(LineError::LineNoConnection)
    }

    fn post(&mut self, _: &str, _: &[u8], _: u64) -> Result<Reply, LineError> {
        Err(LineError::LineNoConnection)
    }

    fn get(&mut self, url: &str, max_bytes: u64) -> Result<Reply, LineError> {
        let what = url.split_once("/v1/").unwrap().1;
        self.asked.push(what.to_owned());
        let body = if let Some(name) = what.strip_prefix("packages/") {
            self.packages.get(&name.parse::<PackageName>().unwrap()).cloned()
        } else {
            let list = PackageList::of(self.packages.keys().copied()).to_text();
            Some(self.instead.clone().unwrap_or_else(|| list.into_bytes()))
        };
        assert!(body.as_ref().is_none_or(|body| body.len() as u64 <= max_bytes));
        Ok(Reply { status: if body.is_some() { 200 } else { 404 }, body: body.unwrap_or_default() })
    }
}

fn name(study: &Study, device: &Enrolled, number: u64) -> PackageName {
    let vault = open(device).unlock(&device.storage(), PASSPHRASE).unwrap();
    PackageName::of(study.id, &vault.identity.recipient().to_string(), number)
}

fn wait(shelf: &mut Shelf, study: &Study, device: &Enrolled, number: u64, payload: &Payload) {
    shelf.packages.insert(name(study, device, number), package(study, device, number, payload));
}

fn houses(rows: usize) -> Payload {
    let rows = vec![vec!["ct".to_owned()]; rows];
    let sample = Sample { name: "houses".into(), form: "visit".into(), columns: vec!["office".into()], rows };
    Payload { samples: vec![sample], ..Payload::default() }
}

fn fetched(shelf: &mut Shelf, device: &Enrolled) -> kin_terminal::Result<u64> {
    fetch(&mut device.storage(), &Server::parse("https://kin.example").unwrap(), shelf)
}

#[test]
fn what_waits_is_fetched_sealed_and_taken_in_with_the_passphrase_in_its_order() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let mut shelf = Shelf::default();
    // Number 1 went by hand, or never.
    wait(&mut shelf, &study, &device, 3, &houses(3));
    let vouchers = vec![Voucher::from_bytes([1; 32])];
    wait(&mut shelf, &study, &device, 2, &Payload { vouchers, ..houses(2) });
    assert_eq!(fetched(&mut shelf, &device).unwrap(), 2);
    assert_eq!(device.storage().last_assignment().unwrap(), 0, "nothing is opened without the passphrase");
    // What is here is not fetched again.
    assert_eq!(fetched(&mut shelf, &device).unwrap(), 0);
    assert_eq!(shelf.asked.iter().filter(|what| what.starts_with("packages/")).count(), 2);
    let said = device.run(&["assignments", "list"]).ends(0);
    assert!(said.contains("Package 2 of the office") && said.contains("Package 3 of the office"), "{said}");
    assert!(said.contains("houses#3"), "{said}");
    assert_eq!(device.storage().last_assignment().unwrap(), 3);
    assert_eq!(device.storage().arrived().unwrap(), []);
    assert!(device.storage().books().unwrap().iter().any(|book| book.number == 2), "no voucher is lost");
    // Nothing is taken in twice, or asked for again.
    assert_eq!(fetched(&mut shelf, &device).unwrap(), 0);
    assert!(!device.run(&["assignments", "list"]).ends(0).contains("Package"));
}

/// A name that were asked for again and again would be a device's own, by which a server knew it each time that it sends.
#[test]
fn no_name_is_shown_to_a_server_that_has_nothing_under_it() {
    let study = Study::new("https://kin.example");
    let (device, other) = (study.device(), study.device());
    let mut shelf = Shelf::default();
    for number in 1..4 {
        wait(&mut shelf, &study, &other, number, &houses(1));
    }
    assert_eq!(fetched(&mut shelf, &device).unwrap(), 0);
    assert_eq!(fetched(&mut shelf, &device).unwrap(), 0);
    assert_eq!(shelf.asked, ["packages", "packages"]);
}

#[test]
fn what_a_server_gives_under_another_name_changes_nothing() {
    let study = Study::new("https://kin.example");
    let (device, other) = (study.device(), study.device());
    let mut shelf = Shelf::default();
    wait(&mut shelf, &study, &device, 4, &houses(4));
    fetched(&mut shelf, &device).unwrap();
    device.run(&["assignments", "list"]).ends(0);
    // An earlier one again, another device's, and a page to sign in on, each where the next one is looked for.
    let old = package(&study, &device, 3, &houses(30));
    let foreign = package(&study, &other, 5, &houses(50));
    for (number, given, words) in
        [(5, old, "has taken in number 4"), (6, foreign, "does not open on this device")]
    {
        shelf.packages.insert(name(&study, &device, number), given);
        assert_eq!(fetched(&mut shelf, &device).unwrap(), 1);
        let said = device.run(&["assignments", "list"]).ends(0);
        assert!(said.contains(words) && said.contains("Tell the office"), "{said}");
        assert!(said.contains("houses#4") && !said.contains("houses#5"), "{said}");
        assert_eq!(device.storage().last_assignment().unwrap(), 4);
    }
    shelf.packages.insert(name(&study, &device, 7), b"<html>".to_vec());
    assert_eq!(fetched(&mut shelf, &device).unwrap_err().exit(), kin_terminal::Exit::Network);
    shelf.instead = Some(b"<html>Sign in</html>".to_vec());
    assert_eq!(fetched(&mut shelf, &device).unwrap_err().exit(), kin_terminal::Exit::Network);
    shelf.instead = None;
    // The next that is right is taken in, and with it what could not be is gone.
    wait(&mut shelf, &study, &device, 7, &houses(7));
    fetched(&mut shelf, &device).unwrap();
    let said = device.run(&["assignments", "list"]).ends(0);
    assert!(said.contains("Package 7 of the office") && said.contains("houses#7"), "{said}");
    assert!(!device.run(&["assignments", "list"]).ends(0).contains("Tell the office"));
}

#[test]
fn an_interview_in_progress_stays_on_its_form_version() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.run_with(&["fill", "visit"], b"yes\nyes\nno\n1\n1\n!q\nyes\n").ends(0);
    let second = VISIT.replacen("\"version\": \"1\"", "\"version\": \"2\"", 1);
    let issued = study.note.issued + 1.hours();
    let mut note = StudyNote { version: 4, issued, ..study.note.clone() };
    let reference = note.forms.iter_mut().find(|form| form.id == "visit").unwrap();
    (reference.version, reference.digest) = ("2".into(), Digest::of(second.as_bytes()));
    note.forms.sort();
    let payload = Payload {
        notes: vec![String::from_utf8(later(&note, &study, &[9])).unwrap()],
        forms: vec![FormFile::new(second.into_bytes())],
        ..houses(1)
    };
    let mut shelf = Shelf::default();
    wait(&mut shelf, &study, &device, 1, &payload);
    fetched(&mut shelf, &device).unwrap();
    device.run(&["assignments", "list"]).ends(0);
    assert_eq!(open(&device).note().version, 4);
    device.run_with(&["resume"], b"34\n\n\n\n\n\nyes\n").ends(0);
    device.run_with(&["fill", "visit"], b"no\nyes\n").ends(0);
    let versions = |held: crate::study::Held| held.record.form.map(|form| form.version);
    let versions: Vec<_> = study.open_all(&device).into_iter().map(versions).collect();
    assert_eq!(versions, [Some("1".to_owned()), Some("2".to_owned())]);
}
