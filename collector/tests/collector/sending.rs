//! Sending to servers that lie, break off, or are something else altogether.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use kin_collector::chance::{Chance, SystemChance};
use kin_collector::clock::{Clock, Moment, Timer};
use kin_collector::sending::{self, Destination, LineError, Manner, Reply, Report, Server, Which, Wire};
use kin_collector::storage::{Place, Storage};
use kin_protocol::log::Lock;
use kin_protocol::problem::{Problem, ProblemKind};
use kin_protocol::{Digest, Receipt, StudyId, Voucher};

use crate::study::{Enrolled, Study, voucher};

/// A moment that stays: nothing is waited for.
struct Still(Moment);

impl Clock for Still {
    fn now(&self) -> Moment {
        self.0
    }
}

impl Timer for Still {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }

    fn wait(&self, _: Duration) {}
}

/// Sends envelopes one at a time and each once: what did not go is left for the next time.
pub(crate) fn send(
    storage: &mut dyn Storage,
    to: Destination<'_>,
    which: Which,
    wire: &mut dyn Wire,
    chance: &mut dyn Chance,
    now: &Moment,
) -> kin_terminal::Result<Report> {
    let manner = Manner { lanes: 1, tries: 1, ..Manner::of(which) };
    sending::send(manner, storage, to, wire, chance, &Still(*now), &mut |_| {})
}

/// A request as the server saw it.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

type Answer = Box<dyn Fn(&Request) -> Vec<u8> + Send>;

/// A server that answers every request with whatever it was told, and keeps what it saw.
struct Fake {
    address: String,
    seen: Arc<Mutex<Vec<Request>>>,
    answer: Arc<Mutex<Answer>>,
}

impl Fake {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let answer: Arc<Mutex<Answer>> = Arc::new(Mutex::new(Box::new(|_| Vec::new())));
        let (seen_there, answer_there) = (Arc::clone(&seen), Arc::clone(&answer));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let Some(request) = read(&stream) else { continue };
                if request.head.starts_with("GET ") {
                    // Whether there is a newer note: the other side may already be gone.
                    let _ = stream.write_all(&http("404 Not Found", "text/plain", b""));
                    continue;
                }
                let bytes = answer_there.lock().unwrap()(&request);
                seen_there.lock().unwrap().push(request);
                // The other side may already be gone.
                let _ = stream.write_all(&bytes);
            }
        });
        Self { address, seen, answer }
    }

    fn answers(&self, answer: impl Fn(&Request) -> Vec<u8> + Send + 'static) {
        *self.answer.lock().unwrap() = Box::new(answer);
    }

    fn seen(&self) -> Vec<Request> {
        self.seen.lock().unwrap().clone()
    }
}

fn read(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let length = head
        .lines()
        .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    Some(Request { head, body })
}

fn http(status: &str, kind: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

pub(crate) fn receipt(request: &Request) -> Receipt {
    let bytes = u32::try_from(request.body.len()).unwrap();
    Receipt::new(StudyId::from_bytes([7; 16]), Digest::of(&request.body), bytes)
}

fn honest(request: &Request) -> Vec<u8> {
    http("201 Created", "application/json", &receipt(request).to_json())
}

fn with(interviews: usize) -> (Fake, Study, Enrolled) {
    let fake = Fake::new();
    let study = Study::new(&fake.address);
    let device = study.device();
    for _ in 0..interviews {
        device.run_with(&["fill", "visit"], b"no\nyes\n").ends(0);
    }
    (fake, study, device)
}

fn waiting(device: &Enrolled) -> usize {
    device.storage().outbox().unwrap().iter().filter(|entry| entry.place == Place::Waiting).count()
}

#[test]
fn what_the_server_confirms_is_received_and_is_not_sent_again() {
    let (fake, study, device) = with(3);
    fake.answers(honest);
    std::fs::remove_file(device.passphrase_file()).unwrap();
    let said = device.run(&["send"]).ends(0);
    assert!(said.contains("3 responses were received"), "{said}");
    assert_eq!(waiting(&device), 0);
    assert_eq!(study.open_all(&device).len(), 3, "copies are kept for a while");
    assert!(device.run(&["send"]).ends(0).contains("Nothing waits"));
    assert_eq!(fake.seen().len(), 3);
    assert!(device.run(&["status"]).ends(0).contains("3 received with a copy kept here"));
}

#[test]
fn a_request_names_the_envelope_and_nothing_of_the_device() {
    let (fake, _, device) = with(1);
    fake.answers(honest);
    device.run(&["send"]).ends(0);
    let request = &fake.seen()[0];
    let digest = Digest::of(&request.body);
    let mut lines = request.head.trim_end().lines();
    assert_eq!(lines.next().unwrap(), format!("PUT /{}/v1/envelopes/{digest} HTTP/1.1", "05".repeat(16)));
    let mut names: Vec<String> =
        lines.map(|line| line.split(':').next().unwrap().to_ascii_lowercase()).collect();
    names.sort();
    assert_eq!(names, ["authorization", "content-length", "content-type", "host"]);
    let voucher = voucher(0).reveal();
    assert!(
        request.head.contains(&format!("Bearer {}", *voucher)),
        "the first of the book: {}",
        request.head
    );
}

#[test]
fn nothing_but_the_right_receipt_counts() {
    let (fake, study, device) = with(2);
    let page = b"<html><title>Sign in to the network</title></html>";
    let wrong: Vec<Answer> = vec![
        Box::new(|_| http("200 OK", "text/html", page)),
        Box::new(|_| http("201 Created", "application/json", b"")),
        Box::new(|_| http("200 OK", "application/json", b"{}")),
        Box::new(|request| {
            let other = Receipt::new(StudyId::from_bytes([8; 16]), Digest::of(&request.body), 1);
            http("201 Created", "application/json", &other.to_json())
        }),
        Box::new(|request| {
            let other = Receipt { envelope: Digest::of(b"other"), ..receipt(request) };
            http("201 Created", "application/json", &other.to_json())
        }),
        Box::new(|request| {
            let other = Receipt { bytes: 1, ..receipt(request) };
            http("201 Created", "application/json", &other.to_json())
        }),
        Box::new(|request| http("202 Accepted", "application/json", &receipt(request).to_json())),
        Box::new(|request| {
            let bytes = receipt(request).to_json();
            http("201 Created", "application/json", &bytes[..bytes.len() - 3])
        }),
        Box::new(|request| {
            let mut whole = honest(request);
            whole.truncate(whole.len() - 3);
            whole
        }),
        Box::new(|_| http("302 Found\r\nlocation: http://127.0.0.1:1/", "text/html", b"")),
        Box::new(|_| http("200 OK", "application/json", &vec![b' '; 1_000_000])),
        Box::new(|_| b"garbage\r\n\r\n".to_vec()),
        Box::new(|_| vec![0xff; 100_000]),
        Box::new(|_| Vec::new()),
        Box::new(|_| http("500 Internal Server Error", "text/plain", b"oops")),
    ];
    for (index, answer) in wrong.into_iter().enumerate() {
        fake.answers(answer);
        let said = device.run(&["send"]).ends(6);
        assert!(
            said.contains("2 responses still wait here") && said.contains("Nothing is lost"),
            "{index}: {said}"
        );
        assert!(!said.contains("Sign in to the network"), "{index}: {said}");
        assert_eq!(waiting(&device), 2, "{index}");
    }
    fake.answers(honest);
    device.run(&["send"]).ends(0);
    assert_eq!(study.open_all(&device).len(), 2);
}

#[test]
fn a_problem_is_shown_in_words_and_one_envelope_that_is_refused_does_not_stop_the_others() {
    let (fake, _, device) = with(3);
    let problem =
        |kind: ProblemKind| Problem::new(kind, Some("the device in the third row".into())).to_json();
    let refused = problem(ProblemKind::Busy);
    fake.answers(move |_| http("503 Service Unavailable", "application/problem+json", &refused));
    let said = device.run(&["send"]).ends(6);
    assert!(said.contains("503") && said.contains("The server is busy"), "{said}");
    assert_eq!(fake.seen().len(), 4, "a server that is busy is asked again after a while, by one at a time");
    let first = Digest::of(&device.storage().envelope(1).unwrap().unwrap());
    let unfit = problem(ProblemKind::EnvelopeUnfit);
    fake.answers(move |request| {
        if Digest::of(&request.body) == first {
            http("422 Unprocessable Content", "application/problem+json", &unfit)
        } else {
            honest(request)
        }
    });
    let said = device.run(&["send"]).ends(6);
    assert!(
        said.contains("Number 1 is not sealed as the server expects")
            && said.contains("One response still waits"),
        "{said}"
    );
    assert_eq!(waiting(&device), 1);
}

#[test]
fn a_line_that_breaks_is_tried_again_and_nothing_is_sent_twice() {
    let (fake, _, device) = with(6);
    let count = Mutex::new(0);
    fake.answers(move |request| {
        let mut count = count.lock().unwrap();
        *count += 1;
        if *count % 2 == 0 { Vec::new() } else { honest(request) }
    });
    let said = device.run(&["send"]).ends(0);
    assert!(said.contains("6 responses were received"), "{said}");
    assert_eq!(waiting(&device), 0);
}

#[test]
fn a_line_that_stays_down_keeps_what_was_received_before() {
    let (fake, _, device) = with(3);
    let count = Mutex::new(0);
    fake.answers(move |request| {
        let mut count = count.lock().unwrap();
        *count += 1;
        if *count > 1 { Vec::new() } else { honest(request) }
    });
    let said = device.run(&["send"]).ends(6);
    assert!(said.contains("2 responses still wait here; one was received"), "{said}");
    assert_eq!(waiting(&device), 2);
    fake.answers(honest);
    device.run(&["send"]).ends(0);
}

#[test]
fn no_server_at_all_is_said_in_words() {
    let study = Study::new("http://127.0.0.1:9");
    let device = study.device();
    device.run_with(&["fill", "visit"], b"no\nyes\n").ends(0);
    let said = device.run(&["send"]).ends(6);
    assert!(said.contains("did not answer") && !said.contains("0505"), "{said}");
}

/// A wire that confirms everything.
struct Yes;

impl Wire for Yes {
    fn put(&mut self, _: &str, _: &Voucher, _: Option<Lock>, body: &[u8]) -> Result<Reply, LineError> {
        let body = receipt(&Request { head: String::new(), body: body.to_vec() }).to_json();
        Ok(Reply { status: 200, body })
    }

    fn post(&mut self, _: &str, _: &[u8], _: u64) -> Result<Reply, LineError> {
        Err(LineError::LineNoConnection)
    }

    fn get(&mut self, _: &str, _: u64) -> Result<Reply, LineError> {
        Err(LineError::LineNoConnection)
    }
}

#[test]
fn copies_are_forgotten_thirty_days_after_their_receipts() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.run_with(&["fill", "visit"], b"no\nyes\n").ends(0);
    let mut storage = device.storage();
    let server = Server::parse("https://kin.example").unwrap();
    let to = Destination::of(&study.note, &server);
    let at = |day: i8| {
        let local =
            jiff::civil::date(2026, 5, 1).at(8, 0, 0, 0).checked_add(jiff::Span::new().days(day)).unwrap();
        Moment::at(jiff::tz::Offset::UTC.to_timestamp(local).unwrap(), jiff::tz::Offset::UTC)
    };
    let mut send_at = |day: i8| {
        send(&mut storage, to, Which::Waiting, &mut Yes, &mut SystemChance::default(), &at(day)).unwrap()
    };
    assert_eq!((send_at(0).received, send_at(30).forgotten), (1, 0));
    assert_eq!(send_at(31).forgotten, 1);
    assert!(matches!(device.storage().outbox().unwrap()[0].place, Place::Forgotten(_)));
}
