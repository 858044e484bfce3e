//! How things travel: several at a time, no faster than asked, patiently; and what is said of every way in which a line can fail.

use std::collections::VecDeque;
use std::num::NonZeroU32;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use jiff::tz::Offset;
use kin_collector::ALL_LOCALES;
use kin_collector::chance::SystemChance;
use kin_collector::clock::{Clock, Moment, Timer};
use kin_collector::sending::{
    Destination, LineError, Manner, Progress, Reply, Report, Server, Which, Wire, send,
};
use kin_collector::storage::Storage as _;
use kin_protocol::Voucher;
use kin_protocol::log::Lock;
use kin_terminal::Catalog;

use crate::sending::{Request, receipt};
use crate::study::{Enrolled, Study};

/// A day on which nobody waits: the time goes on by itself.
struct Day(Mutex<Vec<Duration>>);

impl Day {
    fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    fn waits(&self) -> Vec<Duration> {
        self.0.lock().unwrap().clone()
    }
}

impl Clock for Day {
    fn now(&self) -> Moment {
        Moment::at("2026-05-01T08:00:00Z".parse().unwrap(), Offset::UTC)
    }
}

impl Timer for Day {
    fn elapsed(&self) -> Duration {
        self.waits().iter().sum()
    }

    fn wait(&self, time: Duration) {
        self.0.lock().unwrap().push(time);
    }
}

fn received(body: &[u8]) -> Reply {
    let body = receipt(&Request { head: String::new(), body: body.to_vec() }).to_json();
    Reply { status: 201, body }
}

fn device(interviews: usize) -> (Study, Enrolled) {
    let study = Study::new("https://kin.example");
    let device = study.device();
    for _ in 0..interviews {
        device.run_with(&["fill", "visit"], b"no\nyes\n").ends(0);
    }
    (study, device)
}

fn send_in(
    manner: Manner,
    (study, device): &(Study, Enrolled),
    wire: &mut dyn Wire,
    day: &Day,
    told: &mut Vec<Progress>,
) -> Report {
    let (mut storage, server) = (device.storage(), Server::parse("https://kin.example").unwrap());
    let to = Destination::of(&study.note, &server);
    let mut progress = |progress| told.push(progress);
    send(manner, &mut storage, to, wire, &mut SystemChance::default(), day, &mut progress).unwrap()
}

/// How many uploads are under way, and the most there ever were.
type Crowd = Arc<(Mutex<(usize, usize)>, Condvar)>;

/// A wire on which an upload waits a while for others to be under way.
#[derive(Clone)]
struct Crowded(Crowd);

impl Wire for Crowded {
    fn put(&mut self, _: &str, _: &Voucher, _: Option<Lock>, body: &[u8]) -> Result<Reply, LineError> {
        let (count, changed) = &*self.0;
        let mut now = count.lock().unwrap();
        now.0 += 1;
        now.1 = now.1.max(now.0);
        changed.notify_all();
        // Long enough for the slowest machine; where four ever come together nobody waits.
        let (mut now, _) = changed.wait_timeout_while(now, Duration::from_secs(5), |now| now.1 < 4).unwrap();
        now.0 -= 1;
        Ok(received(body))
    }

    fn post(&mut self, _: &str, _: &[u8], _: u64) -> Result<Reply, LineError> {
        Err(LineError::LineNoConnection)
    }

    fn get(&mut self, _: &str, _: u64) -> Result<Reply, LineError> {
        Err(LineError::LineNoConnection)
    }

    fn another(&self) -> Option<Box<dyn Wire + Send>> {
        // The first is let through alone: it tries whether the way is free.
        Some(Box::new(self.clone()))
    }
}

/// A wire that answers as its list says, and honestly when that is over.
struct Listed(VecDeque<Result<Reply, LineError>>);

impl Wire for Listed {
    fn put(&mut self, _: &str, _: &Voucher, _: Option<Lock>, body: &[u8]) -> Result<Reply, LineError> {
        self.0.pop_front().unwrap_or_else(|| Ok(received(body)))
    }

    fn post(&mut self, _: &str, _: &[u8], _: u64) -> Result<Reply, LineError> {
        Err(LineError::LineNoConnection)
    }

    fn get(&mut self, _: &str, _: u64) -> Result<Reply, LineError> {
        Err(LineError::LineNoConnection)
    }
}

#[test]
fn four_are_under_way_at_a_time_and_never_more() {
    let held = device(12);
    let crowd = Crowd::default();
    let (day, mut told) = (Day::new(), Vec::new());
    let report =
        send_in(Manner::of(Which::Waiting), &held, &mut Crowded(Arc::clone(&crowd)), &day, &mut told);
    assert_eq!((report.received, report.waiting), (12, 0));
    assert_eq!(*crowd.0.lock().unwrap(), (0, 4));
    assert_eq!((told.len(), told[11].done, told[11].of), (12, 12, 12));
    assert!(
        held.1
            .storage()
            .outbox()
            .unwrap()
            .iter()
            .all(|entry| matches!(entry.place, kin_collector::storage::Place::Received(_)))
    );
}

#[test]
fn a_line_that_is_paid_for_carries_no_more_than_was_asked() {
    let held = device(5);
    let manner = Manner { lanes: 1, max_kbps: NonZeroU32::new(64), ..Manner::of(Which::Waiting) };
    let (day, mut told) = (Day::new(), Vec::new());
    let report = send_in(manner, &held, &mut Listed(VecDeque::new()), &day, &mut told);
    assert_eq!(report.received, 5);
    let bytes: u64 = held.1.storage().outbox().unwrap().iter().map(|entry| entry.bytes).sum();
    // The last one begins when four fifths have used their time.
    let least = Duration::from_millis(bytes * 8 * 4 / 5 / 64);
    let taken = day.elapsed();
    assert!(taken >= least && taken < least * 2, "{taken:?} for {bytes} bytes");
    assert!(
        told[0].left > Duration::ZERO || told[1].left > Duration::ZERO,
        "it says how long the rest takes"
    );
}

#[test]
fn a_line_that_breaks_is_waited_for_longer_each_time_and_not_for_ever() {
    let held = device(3);
    let broken = |times: usize| Listed((0..times).map(|_| Err(LineError::LineCut)).collect());
    let (day, mut told) = (Day::new(), Vec::new());
    let report = send_in(Manner::of(Which::Waiting), &held, &mut broken(9), &day, &mut told);
    assert_eq!((report.received, report.waiting), (0, 3));
    let waits = day.waits();
    assert_eq!(waits.len(), 3, "four tries");
    for (wait, most) in waits.iter().zip([1, 2, 4]) {
        assert!(*wait <= Duration::from_secs(most), "{waits:?}");
    }
    let day = Day::new();
    let report = send_in(Manner::of(Which::Waiting), &held, &mut broken(3), &day, &mut told);
    assert_eq!((report.received, report.waiting, day.waits().len()), (3, 0, 3));
}

/// What a line that fails in each way is said to have done, in both languages.
#[test]
fn every_way_in_which_a_line_fails_is_said_in_clear_words_in_both_languages() {
    let reply = |status, body: &str| Ok(Reply { status, body: body.as_bytes().to_vec() });
    let portal = "<html><title>Free Wi-Fi</title>Please sign in</html>";
    let cases: [(&str, Result<Reply, LineError>, &str, &str); 8] = [
        ("stalls", Err(LineError::LineTooSlow), "Nothing came back in time", "không thấy trả lời"),
        ("drops", Err(LineError::LineCut), "cut in the middle", "đứt giữa chừng"),
        ("is not there", Err(LineError::LineNoConnection), "no connection", "Không có đường"),
        ("has no name", Err(LineError::LineNameUnknown), "does not know the server's name", "không biết tên"),
        ("talks nonsense", Err(LineError::LineAnswerUnreadable), "no answer", "không phải câu trả lời"),
        ("captive portal", reply(200, portal), "sign in first: open a web page", "đăng nhập trước"),
        ("redirection", reply(302, ""), "sign in first: open a web page", "đăng nhập trước"),
        ("somebody else's server", reply(404, "not here"), "answered with 404", "trả lời 404"),
    ];
    let held = device(1);
    for (what, answer, english, vietnamese) in cases {
        let mut wire = Listed((0..9).map(|_| answer_again(&answer)).collect());
        let (day, mut told) = (Day::new(), Vec::new());
        let report = send_in(Manner::of(Which::Waiting), &held, &mut wire, &day, &mut told);
        assert_eq!((report.received, report.waiting), (0, 1), "{what}");
        let failure = kin_terminal::Failure::from(report.stopped.unwrap());
        for (language, words) in [("en", english), ("vi", vietnamese)] {
            let said = failure.in_words(&Catalog::new(language, ALL_LOCALES));
            assert!(said.contains(words), "{what}: {said}");
            assert!(
                said.contains("hint") || said.contains("gợi ý") || said.contains("Gợi ý"),
                "what to do: {said}"
            );
        }
    }
}

fn answer_again(answer: &Result<Reply, LineError>) -> Result<Reply, LineError> {
    answer
        .as_ref()
        .map(|reply| Reply { status: reply.status, body: reply.body.clone() })
        .map_err(Clone::clone)
}
