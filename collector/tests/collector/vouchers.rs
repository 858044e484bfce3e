//! What the device pays with, and that an interview never waits for it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::tz::Offset;
use kin_collector::chance::SystemChance;
use kin_collector::clock::Moment;
use kin_collector::sending::{Destination, LineError, Reply, Report, SendError, Server, Which, Wire};
use kin_collector::storage::{FinishedInterview, Storage as _, StorageError, Taken};
use kin_collector::vouchers::{self, Stock};
use kin_protocol::assignment::Payload;
use kin_protocol::log::Lock;
use kin_protocol::problem::{Problem, ProblemKind};
use kin_protocol::{Digest, Voucher};

use crate::renewal::{open, package};
use crate::sending::{Request, receipt, send};
use crate::study::{Enrolled, PASSPHRASE, Study, voucher};

/// A server that takes each voucher it knows once.
struct Till {
    known: BTreeSet<Digest>,
    spent: BTreeMap<Digest, Digest>,
    asked: usize,
}

impl Till {
    fn new(known: impl IntoIterator<Item = Voucher>) -> Self {
        let known = known.into_iter().map(|voucher| voucher.digest()).collect();
        Self { known, spent: BTreeMap::new(), asked: 0 }
    }
}

impl Wire for Till {
    fn put(&mut self, _: &str, voucher: &Voucher, _: Option<Lock>, body: &[u8]) -> Result<Reply, LineError> {
        self.asked += 1;
        let (voucher, envelope) = (voucher.digest(), Digest::of(body));
        let refused =
            |kind: ProblemKind| Ok(Reply { status: kind.status(), body: Problem::new(kind, None).to_json() });
        if !self.known.contains(&voucher) {
            return refused(ProblemKind::VoucherRefused);
        }
        if !self.spent.values().any(|there| *there == envelope) {
            if self.spent.contains_key(&voucher) {
                return refused(ProblemKind::VoucherSpent);
            }
            self.spent.insert(voucher, envelope);
        }
        let body = receipt(&Request { head: String::new(), body: body.to_vec() }).to_json();
        Ok(Reply { status: 201, body })
    }

    fn post(&mut self, _: &str, _: &[u8], _: u64) -> Result<Reply, LineError> {
        Err(LineError::LineNoConnection)
    }

    fn get(&mut self, _: &str, _: u64) -> Result<Reply, LineError> {
        Err(LineError::LineNoConnection)
    }
}

fn send_to(study: &Study, device: &Enrolled, till: &mut Till, which: Which) -> Report {
    let server = Server::parse("https://kin.example").unwrap();
    let to = Destination::of(&study.note, &server);
    let now = Moment::at(Timestamp::now(), Offset::UTC);
    send(&mut device.storage(), to, which, till, &mut SystemChance::default(), &now).unwrap()
}

fn with(vouchers: u8, interviews: usize) -> (Study, Enrolled) {
    let mut study = Study::new("https://kin.example");
    study.vouchers = vouchers;
    let device = study.device();
    fill(&device, interviews);
    (study, device)
}

fn fill(device: &Enrolled, interviews: usize) -> String {
    (0..interviews).map(|_| device.run_with(&["fill", "visit"], b"no\nyes\n").ends(0)).collect()
}

fn reserved(device: &Enrolled) -> Vec<Option<Digest>> {
    let storage = device.storage();
    let entries = storage.outbox().unwrap();
    entries
        .iter()
        .map(|entry| storage.voucher(entry.sequence).unwrap().map(|voucher| voucher.digest()))
        .collect()
}

fn stock(device: &Enrolled) -> (u64, u64) {
    let stock = Stock::of(&device.storage()).unwrap();
    (stock.left, stock.unpaid)
}

#[test]
fn one_voucher_is_laid_beside_each_envelope_from_the_front_of_the_book() {
    let (study, device) = with(30, 3);
    let front: Vec<_> = (0..3).map(|place| Some(voucher(place).digest())).collect();
    assert_eq!(reserved(&device), front);
    assert_eq!(stock(&device), (27, 0));
    // Sending needs no passphrase: the vouchers lie with their envelopes.
    std::fs::remove_file(device.passphrase_file()).unwrap();
    let mut till = Till::new((0..30).map(voucher));
    let report = send_to(&study, &device, &mut till, Which::Waiting);
    assert_eq!((report.received, report.waiting, till.spent.len()), (3, 0, 3));
}

#[test]
fn what_was_not_yet_taken_lies_in_the_vault_alone() {
    let (_, device) = with(30, 1);
    let bytes: Vec<u8> =
        crate::study::files(&device.data()).into_iter().flat_map(|(_, bytes)| bytes).collect();
    let lies_open = |voucher: &Voucher| {
        let (raw, text) = (voucher.reveal_bytes(), voucher.reveal());
        let has = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
        has(&raw[..]) || has(text.as_bytes())
    };
    assert!(lies_open(&voucher(0)), "this search can find one");
    for place in 1..30 {
        assert!(!lies_open(&voucher(place)), "number {place} of the book lies open");
    }
}

#[test]
fn an_interview_is_not_blocked_by_an_empty_book_and_is_paid_for_when_a_package_brings_some() {
    let (study, device) = with(2, 2);
    let said = fill(&device, 1);
    assert!(said.contains("One response waits for a voucher"), "{said}");
    assert_eq!(stock(&device), (0, 1));
    let mut till = Till::new((0..2).map(voucher).chain((50..90).map(voucher)));
    let report = send_to(&study, &device, &mut till, Which::Waiting);
    assert_eq!((report.received, report.waiting, report.unpaid), (2, 1, 1));
    assert!(matches!(report.stopped, Some(SendError::SendUnpaid { unpaid: 1 })));
    let said = device.run(&["send"]).ends(6);
    assert!(said.contains("has no voucher yet") && said.contains("Ask the office for a package"), "{said}");

    let book = Payload { vouchers: (50..90).map(voucher).collect(), ..Payload::default() };
    let path = device.file("package.age", package(&study, &device, 7, &book)).display().to_string();
    let said = device.run(&["update", &path]).ends(0);
    assert!(said.contains("40 vouchers"), "{said}");
    assert_eq!(stock(&device), (39, 0));
    assert_eq!(reserved(&device)[2], Some(voucher(50).digest()));
    let report = send_to(&study, &device, &mut till, Which::Waiting);
    assert_eq!((report.received, report.waiting, till.spent.len()), (1, 0, 3));
}

#[test]
fn the_device_says_when_vouchers_run_low() {
    let (_, device) = with(26, 0);
    let status = device.run(&["status"]).ends(0);
    assert!(status.contains("Vouchers: 26 left") && !status.contains("run low"), "{status}");
    assert!(!fill(&device, 1).contains("run low"));
    let said = fill(&device, 1);
    assert!(said.contains("Vouchers run low: 24 are left"), "{said}");
    let said = device.run(&["send"]).ends(6);
    assert!(said.contains("Vouchers run low"), "{said}");
    let json: serde_json::Value = serde_json::from_str(&device.run(&["status", "--json"]).output).unwrap();
    assert_eq!(json["vouchers"], serde_json::json!({ "left": 24, "awaited": 0 }));
    let (_, empty) = with(0, 0);
    let status = empty.run(&["status"]).ends(0);
    assert!(status.contains("none left") && status.contains("Interviews go on"), "{status}");
    // A closed device has no interviews to come.
    empty.run(&["close", "--yes"]).ends(0);
    assert!(empty.run(&["status"]).ends(0).contains("One response waits for a voucher"));
}

#[test]
fn a_voucher_that_paid_for_something_else_is_replaced_when_the_vault_opens() {
    let (study, device) = with(10, 2);
    let mut till = Till::new((0..10).map(voucher));
    // A copy of this device has sent with the first voucher.
    till.spent.insert(voucher(0).digest(), Digest::of(b"the copy's"));
    let report = send_to(&study, &device, &mut till, Which::Waiting);
    assert_eq!((report.received, report.waiting, report.unpaid), (1, 1, 1));
    assert_eq!(reserved(&device)[0], None);
    fill(&device, 1);
    assert_eq!(reserved(&device)[0], Some(voucher(3).digest()), "the new envelope took the one before");
    let report = send_to(&study, &device, &mut till, Which::Waiting);
    assert_eq!((report.received, report.waiting), (2, 0));
}

#[test]
fn a_server_that_was_given_none_of_the_vouchers_is_not_asked_for_ever_and_nothing_is_lost() {
    let (study, device) = with(20, 8);
    let mut till = Till::new(None);
    let report = send_to(&study, &device, &mut till, Which::Waiting);
    assert_eq!((till.asked, report.received, report.waiting), (5, 0, 8));
    assert!(matches!(report.stopped, Some(SendError::SendVouchersRefused)));
    assert!(reserved(&device).iter().all(Option::is_some), "they pay when the server was given the bundle");
    let report = send_to(&study, &device, &mut Till::new((0..20).map(voucher)), Which::Waiting);
    assert_eq!((report.received, report.waiting), (8, 0));
}

/// The new server was given the same bundle: what was spent at the old one is unspent there.
#[test]
fn a_new_server_is_paid_with_the_same_vouchers() {
    let (study, device) = with(10, 3);
    let mut old = Till::new((0..10).map(voucher));
    send_to(&study, &device, &mut old, Which::Waiting);
    let mut new = Till::new((0..10).map(voucher));
    let report = send_to(&study, &device, &mut new, Which::All);
    assert_eq!((report.received, new.spent.len()), (3, 3));
    assert_eq!(new.spent, old.spent);
    assert_eq!(stock(&device), (7, 0), "no voucher of the book was needed");
}

#[test]
fn a_voucher_goes_with_its_envelope_and_a_damaged_book_stops_no_interview() {
    let (_, device) = with(10, 1);
    let mut storage = device.storage();
    storage.receive(1, "{}", jiff::civil::date(2026, 3, 1)).unwrap();
    storage.forget_received_before(jiff::civil::date(2026, 5, 1)).unwrap();
    assert_eq!(reserved(&device), [None]);
    assert_eq!(stock(&device), (9, 0), "nothing here waits for one");
    let database = rusqlite::Connection::open(device.data().join("device.db")).unwrap();
    database.execute("UPDATE book SET sealed = x'00'", []).unwrap();
    let said = device.run_with(&["fill", "visit"], b"no\nyes\n").ends(8);
    assert!(said.contains("number 2"), "{said}");
    assert_eq!(stock(&device).1, 1);
}

#[test]
fn one_voucher_is_never_laid_beside_two_envelopes() {
    let (_, device) = with(10, 1);
    let mut storage = device.storage();
    let vault = open(&device).unlock(&storage, PASSPHRASE).unwrap();
    let taken = vouchers::next(&storage, &vault).unwrap().unwrap();
    let again = || Taken { book: taken.book, place: taken.place, voucher: voucher(1) };
    let finished =
        |storage: &kin_collector::storage::SqliteStorage, bytes: &'static [u8], voucher| FinishedInterview {
            after: storage.head().unwrap(),
            digest: Digest::of(bytes),
            envelope: bytes,
            locks: kin_collector::storage::Locks::Own(kin_protocol::withdrawal::LockSet::of_nobody(
                &[3; 128],
            )),
            listed: None,
            voucher,
            import: None,
            last_saved: None,
            draft: None,
            closes: false,
        };
    let one = finished(&storage, b"two", Some(again()));
    assert_eq!(storage.append(&one).unwrap(), 2);
    let other = finished(&storage, b"three", Some(again()));
    assert!(matches!(storage.append(&other), Err(StorageError::StorageHeadMoved)));
    assert_eq!(storage.outbox().unwrap().len(), 2, "half of a transaction stayed");
    assert!(matches!(storage.pay(1, &again()), Err(StorageError::StorageHeadMoved)));
}
