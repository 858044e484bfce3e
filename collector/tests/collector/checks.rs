//! Check records: how an interview went, for the supervisor, without one answer, and like any other envelope on its way.

use std::slice::from_ref;

use jiff::{Timestamp, tz::Offset};
use kin_collector::chance::SystemChance;
use kin_collector::clock::Moment;
use kin_collector::sending::{Destination, LineError, Reply, Server, Which, Wire};
use kin_collector::storage::{Place, Storage as _};
use kin_protocol::Voucher;
use kin_protocol::log::Lock;
use kin_sealing::{CheckRecord, Identity, Kind, OpenError, open_check};

use crate::sending::{Request, receipt, send};
use crate::study::{Enrolled, Study};

/// What nobody types by chance.
const WORD: &str = "Quỳnh-giao-zẩm-7391";

/// An interview with a refusal among its answers and a rare word in its story.
fn interview(device: &Enrolled) {
    let lines = format!("yes\nyes\nno\n1\n1\n!r\n1 2\n{WORD}\n\n\nyes\n");
    device.run_with(&["fill", "visit"], lines.as_bytes()).ends(0);
}

fn study() -> (Study, Identity) {
    let mut study = Study::new("https://kin.example");
    let supervisor = study.name_supervisor();
    (study, supervisor)
}

fn opened(study: &Study, supervisor: &Identity, envelope: &[u8]) -> Result<CheckRecord, OpenError> {
    open_check(envelope, from_ref(supervisor), *study.id.as_bytes()).map(|opened| opened.record)
}

/// Takes everything, and keeps it.
#[derive(Default)]
struct Taking {
    taken: Vec<(Option<Lock>, Vec<u8>)>,
}

impl Wire for Taking {
    fn put(&mut self, _: &str, _: &Voucher, lock: Option<Lock>, body: &[u8]) -> Result<Reply, LineError> {
        self.taken.push((lock, body.to_vec()));
        let receipt = receipt(&Request { head: String::new(), body: body.to_vec() });
        Ok(Reply { status: 201, body: receipt.to_json() })
    }

    fn post(&mut self, _: &str, _: &[u8], _: u64) -> Result<Reply, LineError> {
        Err(LineError::LineNoConnection)
    }

    fn get(&mut self, _: &str, _: u64) -> Result<Reply, LineError> {
        Err(LineError::LineNoConnection)
    }
}

#[test]
fn the_supervisor_reads_how_an_interview_went_and_not_one_answer() {
    let (study, supervisor) = study();
    let device = study.device();
    interview(&device);
    device.run_with(&["fill", "visit"], b"no\nyes\n").ends(0);
    let check = device.storage().check(1).unwrap().unwrap();
    let record = opened(&study, &supervisor, &check.envelope).unwrap();
    assert_eq!((record.sequence, record.kind), (1, Kind::Original));
    assert_eq!((record.form.as_str(), record.enumerator.as_str()), ("visit", "enumerator-17"));
    assert_eq!((record.answers, record.refused, record.dont_know, record.overrides), (4, 1, 0, 0));
    assert!(!record.imported && record.quotas.is_empty());
    let declined = device.storage().check(2).unwrap().unwrap();
    let declined = opened(&study, &supervisor, &declined.envelope).unwrap();
    assert_eq!((declined.kind, declined.answers), (Kind::Refusal, 0));
    // All of its plaintext, not only what the record's members say.
    let plaintext = kin_sealing::decrypt(from_ref(&supervisor), &check.envelope, 1 << 20).unwrap();
    let text = String::from_utf8_lossy(&plaintext);
    for answer in [WORD, "\"hn\"", "farm", "shop", "hn"] {
        assert!(!text.contains(answer), "{answer}");
    }
}

#[test]
fn neither_key_opens_what_is_the_others() {
    let (study, supervisor) = study();
    let device = study.device();
    interview(&device);
    let storage = device.storage();
    let (envelope, check) = (storage.envelope(1).unwrap().unwrap(), storage.check(1).unwrap().unwrap());
    assert_eq!(opened(&study, &supervisor, &envelope), Err(OpenError::SealedForOtherKeys));
    assert_eq!(opened(&study, &study.identity, &check.envelope), Err(OpenError::SealedForOtherKeys));
    // A server that knows the study's shape sees two envelopes of it.
    study.note.check_envelope(&envelope).unwrap();
    study.note.check_envelope(&check.envelope).unwrap();
}

#[test]
fn without_a_supervisor_no_check_record_is_made() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    interview(&device);
    assert!(device.storage().checks().unwrap().is_empty());
    assert!(
        device
            .run(&["summary", &device.home.path().join("out").display().to_string()])
            .ends(0)
            .contains("no check records")
    );
    assert_eq!(device.storage().reserved(1).unwrap().len(), 3);
}

#[test]
fn it_is_sent_among_the_others_under_a_lock_of_its_interview_and_with_a_voucher_of_its_own() {
    let (study, supervisor) = study();
    let device = study.device();
    interview(&device);
    interview(&device);
    let record = &study.open_all(&device)[0].record;
    let check = device.storage().check(1).unwrap().unwrap();
    assert_eq!(*check.lock.as_bytes(), record.circumstances.locks[3]);
    // A correction cannot come under the same lock.
    assert_eq!(device.storage().reserved(1).unwrap().len(), 2);
    let (voucher, other) =
        (check.voucher.unwrap().digest(), device.storage().voucher(1).unwrap().unwrap().digest());
    assert_ne!(voucher, other);
    let said = device.run(&["status"]).ends(0);
    assert!(said.contains("Check records for the supervisor: 2 waiting"), "{said}");

    let (server, mut wire) = (Server::parse("https://kin.example").unwrap(), Taking::default());
    let now = Moment::at(Timestamp::now(), Offset::UTC);
    let to = Destination::of(&study.note, &server);
    let report =
        send(&mut device.storage(), to, Which::Waiting, &mut wire, &mut SystemChance::default(), &now)
            .unwrap();
    assert_eq!((report.received, report.checks, report.waiting), (2, 2, 0));
    let hers = wire.taken.iter().filter(|(_, body)| opened(&study, &supervisor, body).is_ok());
    assert_eq!((hers.count(), wire.taken.len()), (2, 4));
    assert!(device.storage().checks().unwrap().iter().all(|check| matches!(check.place, Place::Received(_))));
    let report =
        send(&mut device.storage(), to, Which::Waiting, &mut wire, &mut SystemChance::default(), &now)
            .unwrap();
    assert_eq!((report.checks, wire.taken.len()), (0, 4), "nothing is sent twice");
    // It goes when the copy of its interview does.
    let later = Moment::at(Timestamp::now() + jiff::SignedDuration::from_hours(24 * 40), Offset::UTC);
    send(&mut device.storage(), to, Which::Waiting, &mut wire, &mut SystemChance::default(), &later).unwrap();
    assert!(device.storage().checks().unwrap().is_empty());
}

#[test]
fn it_goes_with_an_interview_that_is_withdrawn_and_waits_for_a_voucher_as_interviews_do() {
    let (mut study, _) = study();
    study.vouchers = 1;
    let device = study.device();
    interview(&device);
    let mut storage = device.storage();
    assert!(storage.voucher(1).unwrap().is_some(), "the interview comes first");
    assert!(storage.check(1).unwrap().unwrap().voucher.is_none());
    assert_eq!(storage.unpaid_checks().unwrap(), [1]);
    let today = jiff::civil::date(2026, 11, 28);
    storage.erase(&[kin_collector::storage::Erasure { sequence: 1, untold: None }], today).unwrap();
    assert!(storage.checks().unwrap().is_empty());
}

#[test]
fn a_file_for_the_supervisor_holds_them_all_and_is_never_overwritten() {
    let (study, supervisor) = study();
    let device = study.device();
    for _ in 0..3 {
        interview(&device);
    }
    std::fs::remove_file(device.passphrase_file()).unwrap();
    let out = device.home.path().join("summary.kin");
    let out = out.display().to_string();
    let said = device.run(&["summary", &out]).ends(0);
    assert!(said.contains("3 check records"), "{said}");
    let file = std::fs::File::open(&out).unwrap();
    let mut reader = kin_protocol::parcel::ParcelReader::new(file).unwrap();
    let numbers: Vec<u64> = reader
        .by_ref()
        .map(|entry| opened(&study, &supervisor, &entry.unwrap().bytes).unwrap().sequence)
        .collect();
    assert!(reader.trailer().is_some() && numbers.len() == 3);
    device.run(&["summary", &out]).ends(8);
}

#[test]
fn a_supervisor_too_many_stops_no_interview() {
    let (mut study, _) = study();
    study.name_supervisor();
    let device = study.device();
    interview(&device);
    assert_eq!(study.open_all(&device).len(), 1);
    assert!(device.storage().checks().unwrap().is_empty());
}

#[test]
fn it_has_as_many_stanzas_as_a_response_where_more_can_open_those() {
    let (mut study, _) = study();
    study.name_custodians();
    let device = study.device();
    interview(&device);
    let storage = device.storage();
    let (response, check) =
        (storage.envelope(1).unwrap().unwrap(), storage.check(1).unwrap().unwrap().envelope);
    let stanzas = |envelope: &[u8]| {
        let lines = envelope.split(|byte| *byte == b'\n').take_while(|line| !line.starts_with(b"---"));
        // age puts in a stanza that means nothing, now and then.
        lines
            .filter(|line| line.starts_with(b"-> ") && !line.windows(6).any(|part| part == b"grease"))
            .count()
    };
    assert_eq!((stanzas(&response), stanzas(&check)), (2, 2));
}
