//! The server's log as a device meets it: receipts that prove nothing, histories that change.

use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::{Timestamp, tz::Offset};
use kin_collector::chance::SystemChance;
use kin_collector::clock::Moment;
use kin_collector::sending::{Destination, LineError, Reply, Report, SendError, Server, Which, Wire};
use kin_collector::storage::{Place, Storage as _};
use kin_protocol::log::{
    Leaf, Lock, LogError, LogKey, Receipt, SignedCheckpoint, TileName, Tiles, Tree, grow, root,
};
use kin_protocol::{Digest, StudyId, Voucher};
use zeroize::Zeroizing;

use crate::sending::send;
use crate::study::{Enrolled, Study};

const SEALED_BYTES: u32 = 16384;

type Lie = fn(String) -> String;

/// A server with a log in memory. What it lies about is set from outside.
struct Logged {
    key: LogKey,
    leaves: Vec<Digest>,
    tiles: RefCell<BTreeMap<TileName, Vec<u8>>>,
    /// Changes a receipt before it goes out.
    lie: Lie,
    gives_tiles: bool,
    /// Stands between: a page to sign in on.
    is_portal: bool,
    locks: Vec<Option<Lock>>,
}

impl Tiles for Logged {
    type Error = LogError;

    fn tile(&self, name: TileName) -> Result<Option<Vec<u8>>, LogError> {
        Ok(self.tiles.borrow().get(&name).cloned())
    }
}

impl Logged {
    fn new(seed: u8) -> Self {
        let key = LogKey::new(StudyId::from_bytes([7; 16]), 1, &Zeroizing::new([seed; 32])).unwrap();
        let tiles = RefCell::default();
        Self {
            key,
            leaves: Vec::new(),
            tiles,
            lie: |receipt| receipt,
            gives_tiles: true,
            is_portal: false,
            locks: Vec::new(),
        }
    }

    fn append(&mut self, leaf: Digest) -> u64 {
        let grown = grow(self, self.leaves.len() as u64, &[leaf]).unwrap();
        self.tiles.borrow_mut().extend(grown.tiles);
        self.leaves.push(leaf);
        grown.size - 1
    }

    fn size(&self) -> u64 {
        self.leaves.len() as u64
    }
}

impl Wire for Logged {
    fn put(&mut self, _: &str, _: &Voucher, lock: Option<Lock>, body: &[u8]) -> Result<Reply, LineError> {
        self.locks.push(lock);
        let leaf =
            Leaf::Envelope { digest: Digest::of(body), class: SEALED_BYTES, lock: lock.unwrap() }.hash();
        let known = self.leaves.iter().position(|known| *known == leaf);
        let place = known.map_or_else(|| self.append(leaf), |place| place as u64);
        let checkpoint = self.key.sign(self.size(), root(self, self.size()).unwrap());
        let proof = Tree::new(&*self).inclusion(place, self.size()).unwrap();
        let receipt = (self.lie)(Receipt { place, proof, checkpoint }.to_text());
        Ok(Reply { status: 201, body: receipt.into_bytes() })
    }

    fn post(&mut self, _: &str, _: &[u8], _: u64) -> Result<Reply, LineError> {
        Err(LineError::LineNoConnection)
    }

    fn get(&mut self, url: &str, _: u64) -> Result<Reply, LineError> {
        if self.is_portal {
            return Ok(Reply { status: 200, body: b"<html>Free Wi-Fi: sign in</html>".to_vec() });
        }
        let path = url.split_once("/log/tile/").unwrap().1;
        let (name, width) =
            path.split_once(".p/").map_or((path, 256), |(name, width)| (name, width.parse().unwrap()));
        let (level, number) = name.split_once('/').unwrap();
        let name = TileName { level: level.parse().unwrap(), number: number.parse().unwrap() };
        let tile = self.tile(name).unwrap().filter(|tile| self.gives_tiles && tile.len() >= width * 32);
        Ok(match tile {
            Some(tile) => Reply { status: 200, body: tile[..width * 32].to_vec() },
            None => Reply { status: 404, body: Vec::new() },
        })
    }
}

/// A device of a study whose note names this server's log, with so many refusals in its outbox.
fn device(server: &Logged, interviews: usize) -> (Study, Enrolled) {
    let mut study = Study::new("https://kin.example");
    let from = study.note.issued;
    study.note.logs = vec![kin_protocol::note::Log { from, key: server.key.verifier().clone() }];
    let device = study.device();
    fill(&device, interviews);
    (study, device)
}

fn fill(device: &Enrolled, interviews: usize) {
    for _ in 0..interviews {
        device.run_with(&["fill", "visit"], b"no\nyes\n").ends(0);
    }
}

fn send_all(study: &Study, device: &Enrolled, server: &mut Logged, which: Which, days: i64) -> Report {
    let at = Server::parse("https://kin.example").unwrap();
    let now = Moment::at(Timestamp::now() + jiff::SignedDuration::from_hours(24 * days), Offset::UTC);
    let to = Destination::of(&study.note, &at);
    send(&mut device.storage(), to, which, server, &mut SystemChance::default(), &now).unwrap()
}

fn waiting(device: &Enrolled) -> usize {
    device.storage().outbox().unwrap().iter().filter(|entry| entry.place == Place::Waiting).count()
}

#[test]
fn a_receipt_that_proves_the_envelope_counts_and_the_next_record_says_what_was_seen() {
    let mut server = Logged::new(1);
    let (study, device) = device(&server, 3);
    let report = send_all(&study, &device, &mut server, Which::Waiting, 0);
    assert_eq!((report.received, report.waiting), (3, 0));
    assert!(report.doubted.is_none());
    let opened = study.open_all(&device);
    let sent: Vec<[u8; 32]> = server.locks.iter().map(|lock| *lock.unwrap().as_bytes()).collect();
    for one in &opened {
        assert!(
            sent.contains(&one.record.circumstances.locks[0]),
            "the lock inside the seal is the one that was sent"
        );
        assert_eq!(one.record.circumstances.checkpoint, None, "nothing had been seen yet");
    }
    fill(&device, 1);
    let seen = study.open_all(&device).pop().unwrap().record.circumstances.checkpoint.unwrap();
    let expected = root(&server, 3).unwrap();
    assert_eq!((seen.size, seen.root), (3, *expected.as_bytes()));
    assert_eq!(seen.origin, server.key.verifier().origin());
}

#[test]
fn a_receipt_that_proves_nothing_does_not_count() {
    let lies: [(&str, Lie); 4] = [
        ("a word", |_| "stored".to_owned()),
        ("a sign-in page", |_| "<html>please sign in</html>".to_owned()),
        ("a proof cut short", |receipt| receipt.replacen("index 0", "index 1", 1)),
        ("the receipt of a server without a log", |_| {
            r#"{"receipt":1,"study":"07070707070707070707070707070707","envelope":"00","bytes":1}"#.to_owned()
        }),
    ];
    for (what, lie) in lies {
        let mut server = Logged::new(1);
        server.lie = lie;
        let (study, device) = device(&server, 1);
        let report = send_all(&study, &device, &mut server, Which::Waiting, 0);
        assert!(report.stopped.is_some(), "{what}");
        assert_eq!((report.received, waiting(&device)), (0, 1), "{what}");
    }
    // Another server's log, however well it proves.
    let mut server = Logged::new(1);
    let (study, device) = device(&server, 1);
    server.key = Logged::new(2).key;
    let report = send_all(&study, &device, &mut server, Which::Waiting, 0);
    assert!(matches!(report.stopped, Some(SendError::SendReceiptUnproved { .. })), "{:?}", report.stopped);
    assert_eq!(waiting(&device), 1);
}

#[test]
fn a_server_that_lost_or_changed_what_was_seen_is_doubted_and_nothing_is_forgotten() {
    let mut server = Logged::new(1);
    let (study, device) = device(&server, 2);
    send_all(&study, &device, &mut server, Which::Waiting, 0);
    // The same key, and a log in which what it had is not there.
    for (what, leaves) in [("fewer", 0), ("as many", 1), ("more", 5)] {
        let mut other = Logged::new(1);
        for leaf in 0..leaves {
            other.append(Digest::of(&[leaf]));
        }
        fill(&device, 1);
        let report = send_all(&study, &device, &mut other, Which::Waiting, 60);
        let doubted = report.doubted.expect(what);
        let SendError::SendHistory { source } = &doubted else { panic!("{what}: {doubted:?}") };
        // One that has fewer cannot show what was seen; the others show something else.
        let expected = match source {
            LogError::LogTileDamaged { .. } => what == "fewer",
            LogError::LogForked { .. } => what != "fewer",
            _ => false,
        };
        assert!(expected, "{what}: {doubted:?}");
        assert_eq!(report.forgotten, 0, "{what}");
        let last = device.storage().checkpoint().unwrap().unwrap();
        let last = SignedCheckpoint::verify(&last, server.key.verifier()).unwrap();
        assert_eq!(last.checkpoint().size, 2, "{what}: what was seen stays what it is compared with");
    }
    assert_eq!(study.open_all(&device).len(), 5, "every copy is still here");
}

#[test]
fn a_server_that_does_not_show_its_log_is_doubted() {
    let mut server = Logged::new(1);
    let (study, device) = device(&server, 1);
    send_all(&study, &device, &mut server, Which::Waiting, 0);
    fill(&device, 1);
    server.gives_tiles = false;
    let report = send_all(&study, &device, &mut server, Which::Waiting, 60);
    assert!(matches!(
        report.doubted,
        Some(SendError::SendHistory { source: LogError::LogTileDamaged { .. } })
    ));
    assert_eq!(report.forgotten, 0);
    server.gives_tiles = true;
    fill(&device, 1);
    let report = send_all(&study, &device, &mut server, Which::Waiting, 60);
    assert!(report.doubted.is_none(), "{:?}", report.doubted);
    assert_eq!(report.forgotten, 1, "copies go thirty days after their receipts again");
}

#[test]
fn a_lost_server_is_given_again_what_it_had() {
    let mut old = Logged::new(1);
    let (mut study, device) = device(&old, 3);
    send_all(&study, &device, &mut old, Which::Waiting, 0);
    // The note of the research team names the log of the new server after the old one.
    let mut new = Logged::new(9);
    new.key = LogKey::new(StudyId::from_bytes([7; 16]), 2, &Zeroizing::new([9; 32])).unwrap();
    let from = study.note.issued + jiff::SignedDuration::from_hours(1);
    study.note.logs.push(kin_protocol::note::Log { from, key: new.key.verifier().clone() });
    let report = send_all(&study, &device, &mut new, Which::Waiting, 1);
    assert_eq!((report.received, new.size()), (0, 0), "it is not sent again by itself");
    let report = send_all(&study, &device, &mut new, Which::All, 1);
    assert_eq!((report.received, new.size()), (3, 3));
    assert!(report.doubted.is_none(), "another log is no fork: {:?}", report.doubted);
    let last = device.storage().checkpoint().unwrap().unwrap();
    assert!(SignedCheckpoint::verify(&last, new.key.verifier()).is_ok());
}

/// It came with 200, and is no tile: nobody is to be told that the server has two histories.
#[test]
fn a_page_to_sign_in_on_in_the_place_of_a_tile_is_no_second_history() {
    let mut server = Logged::new(1);
    let (study, device) = device(&server, 3);
    send_all(&study, &device, &mut server, Which::Waiting, 0);
    fill(&device, 1);
    server.is_portal = true;
    let report = send_all(&study, &device, &mut server, Which::Waiting, 40);
    assert!(matches!(report.doubted, Some(SendError::SendNotAReceipt { .. })), "{:?}", report.doubted);
    assert_eq!((report.received, report.forgotten), (1, 0), "nothing is forgotten until the log was seen");
    server.is_portal = false;
    let report = send_all(&study, &device, &mut server, Which::Waiting, 40);
    assert!(report.doubted.is_none(), "{:?}", report.doubted);
}
