//! What the server answers is what `openapi.json` says: every status that it names comes about, and none besides.

mod study;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use kin_protocol::assignment::PackageName;
use kin_protocol::log::{LOCK_HEADER, Lock, Preimage};
use kin_protocol::note::{Roots, StudyNote, sign};
use kin_protocol::withdrawal::{WithdrawalCode, WithdrawalRequest};
use kin_protocol::{Digest, Voucher};
use kin_server::{Limits, Store, Upload};
use serde_json::Value;
use study::{
    FORM, Place, Running, SEALED_BYTES, STUDY, VOUCHERS, bundle, envelope, fresh, fresh_digest, path,
    reader_token, root, voucher,
};

/// An operation: a path of the document, and a method.
type Operation = (&'static str, &'static str);
/// Its answers: a status, and of which kind.
type Answers = BTreeMap<Operation, BTreeSet<(u16, String)>>;

const HEALTH: Operation = ("/health", "get");
const NOTE: Operation = ("/{path}/v1/note", "get");
const CHAIN: Operation = ("/{path}/v1/chain/{generation}", "get");
const FORMS: Operation = ("/{path}/v1/forms/{digest}", "get");
const PACKAGES: Operation = ("/{path}/v1/packages", "get");
const PACKAGE: Operation = ("/{path}/v1/packages/{digest}", "get");
const KEEP: Operation = ("/{path}/v1/envelopes/{digest}", "put");
const ENVELOPE: Operation = ("/{path}/v1/envelopes/{digest}", "get");
const RECEIPT: Operation = ("/{path}/v1/receipts/{digest}", "get");
const CHECKPOINT: Operation = ("/{path}/v1/log/checkpoint", "get");
const COSIGNED: Operation = ("/{path}/v1/log/cosigned", "get");
const HASHES: Operation = ("/{path}/v1/log/tile/{tile}", "get");
const LEAVES: Operation = ("/{path}/v1/log/tile/entries/{tile}", "get");
const WITHDRAW: Operation = ("/{path}/v1/withdrawals", "post");
const PAGE: Operation = ("/{path}/v1/withdraw", "get");
const CODE: Operation = ("/{path}/v1/withdraw", "post");
const ALL: [Operation; 16] = [
    HEALTH, NOTE, CHAIN, FORMS, PACKAGES, PACKAGE, KEEP, ENVELOPE, RECEIPT, CHECKPOINT, COSIGNED, HASHES,
    LEAVES, WITHDRAW, PAGE, CODE,
];

/// What the document says that a server may answer.
fn documented() -> BTreeMap<(String, String), BTreeSet<(u16, String)>> {
    let document: Value = serde_json::from_str(include_str!("../openapi.json")).expect("JSON");
    let mut documented = BTreeMap::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in
            item.as_object().expect("an item").iter().filter(|(key, _)| *key != "parameters")
        {
            let mut answers = BTreeSet::new();
            for (status, response) in operation["responses"].as_object().expect("responses") {
                let named =
                    response["$ref"].as_str().and_then(|name| document.pointer(name.trim_start_matches('#')));
                let status = status.parse().expect("a status");
                match named.unwrap_or(response)["content"].as_object() {
                    None => {
                        answers.insert((status, String::new()));
                    }
                    Some(kinds) => answers.extend(kinds.keys().map(|kind| (status, kind.clone()))),
                }
            }
            documented.insert((path.clone(), method.clone()), answers);
        }
    }
    documented
}

/// Sends a request as it is and reads the status and the kind of what comes back.
fn ask(
    server: &Running,
    method: &str,
    path: &str,
    headers: &[(&str, String)],
    body: Option<&[u8]>,
) -> (u16, String) {
    let headers: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let head = format!(
        "{} {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{}content-length: {}\r\n\r\n",
        method.to_uppercase(),
        headers.concat(),
        body.map_or(0, <[u8]>::len)
    );
    let mut stream = TcpStream::connect(server.address).expect("the server listens");
    stream.write_all(&[head.as_bytes(), body.unwrap_or_default()].concat()).expect("it is read");
    read(stream)
}

fn read(stream: TcpStream) -> (u16, String) {
    let mut lines = BufReader::new(stream);
    let mut line = String::new();
    lines.read_line(&mut line).expect("an answer");
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    let mut kind = String::new();
    loop {
        line.clear();
        lines.read_line(&mut line).expect("a header");
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-type: ") {
            value.trim().clone_into(&mut kind);
        }
    }
    let mut body = Vec::new();
    lines.read_to_end(&mut body).expect("a body");
    assert!(kind.is_empty() == body.is_empty() || status == 204, "a body has a kind: {status} {kind:?}");
    (status, kind)
}

/// A server that is asked, and what it has answered so far.
struct Asking<'s> {
    server: Running,
    seen: &'s mut Answers,
}

impl Asking<'_> {
    fn ask(
        &mut self,
        operation: Operation,
        rest: &str,
        headers: &[(&str, String)],
        body: Option<&[u8]>,
    ) -> u16 {
        let at =
            if operation == HEALTH { rest.to_owned() } else { format!("/{}/v1/{rest}", path().reveal()) };
        let answer = ask(&self.server, operation.1, &at, headers, body);
        let status = answer.0;
        self.seen.entry(operation).or_default().insert(answer);
        status
    }

    fn get(&mut self, operation: Operation, rest: &str) -> u16 {
        self.ask(operation, rest, &[], None)
    }

    fn fetch(&mut self, operation: Operation, rest: &str) -> u16 {
        self.ask(operation, rest, &[reader()], None)
    }

    fn put(&mut self, bytes: &[u8], name: Digest, lock: Lock, voucher: &Voucher) -> u16 {
        let headers = [bearer(voucher), (LOCK_HEADER, lock.to_string())];
        self.ask(KEEP, &format!("envelopes/{name}"), &headers, Some(bytes))
    }
}

fn bearer(voucher: &Voucher) -> (&'static str, String) {
    ("authorization", format!("Bearer {}", voucher.reveal().as_str()))
}

fn reader() -> (&'static str, String) {
    ("authorization", format!("Bearer {}", reader_token().reveal().as_str()))
}

fn preimage(filling: u8) -> Preimage {
    Preimage::from_bytes([filling; 32])
}

fn request(preimages: Vec<Preimage>) -> Vec<u8> {
    WithdrawalRequest { study: STUDY, preimages, unsent: Vec::new() }.to_text().as_bytes().to_vec()
}

/// The rest of every operation's path, of something that is not there where it can be.
fn rest(operation: Operation) -> String {
    let digest = Digest::of(b"nothing");
    let rest = operation.0.trim_start_matches("/{path}/v1/");
    rest.replace("{digest}", &digest.to_string())
        .replace("{generation}", "9")
        .replace("{tile}", if operation == HASHES { "0/009" } else { "009" })
}

/// Everything that goes well or is the client's mistake, of a study with a log.
fn of_a_log(seen: &mut Answers) {
    let place = Place::with_log();
    let new = Roots::new(STUDY, 1, vec![root(STUDY, 2).verifier()]).expect("a rotation");
    let changing = place.logged_note(4).with_roots(&new);
    let signed = sign(&changing, &[&root(STUDY, 1), &root(STUDY, 2)]).expect("a rotation");
    let mut next = bundle(&StudyNote { version: 5, ..changing }, 2);
    next.chain = vec![String::from_utf8(signed).expect("text")];
    place.load(&next).expect("a bundle that fits");
    place.admit_reader();
    let limits = Limits { voucher_pause: Duration::ZERO, withdrawals: 100, ..Limits::default() };
    let mut asking = Asking { server: Running::start(&place, limits), seen };
    assert_eq!(asking.get(CHECKPOINT, "log/checkpoint"), 404);
    let (bytes, paying) = (envelope(1, 1), fresh());
    let (name, lock) = (Digest::of(&bytes), Lock::of(&preimage(1)));
    assert_eq!(asking.put(&bytes, name, lock, &paying), 201);
    assert_eq!(asking.put(&bytes, name, lock, &paying), 200);
    let other = envelope(1, 2);
    assert_eq!(asking.put(&other, Digest::of(&other), lock, &paying), 409);
    assert_eq!(asking.put(&other, Digest::of(&other), lock, &voucher(VOUCHERS)), 401);
    assert_eq!(asking.put(&other, Digest::of(b"x"), lock, &fresh()), 422);
    assert_eq!(asking.put(&vec![b'a'; 100_000], Digest::of(b"x"), lock, &fresh()), 413);
    assert_eq!(asking.ask(KEEP, "envelopes/x", &[bearer(&fresh())], Some(b"x")), 400);
    for (operation, rest, status) in [
        (NOTE, "note", 200),
        (CHAIN, "chain/1", 200),
        (CHAIN, "chain/x", 400),
        (FORMS, "forms/x", 400),
        (PACKAGES, "packages", 200),
        (PACKAGE, "packages/x", 400),
        (RECEIPT, "receipts/x", 400),
        (CHECKPOINT, "log/checkpoint", 200),
        (COSIGNED, "log/cosigned", 404),
        (HASHES, "log/tile/0/000.p/1", 200),
        (LEAVES, "log/tile/entries/000.p/1", 401),
        (PAGE, "withdraw", 200),
    ] {
        assert_eq!(asking.get(operation, rest), status, "{rest}");
    }
    assert_eq!(asking.get(HEALTH, "/health"), 204);
    assert_eq!(asking.get(FORMS, &format!("forms/{}", Digest::of(FORM))), 200);
    let waiting = PackageName::from(name);
    place.open().keep_packages(STUDY, &BTreeMap::from([(waiting, bytes.clone())])).expect("a store");
    assert_eq!(asking.get(PACKAGE, &format!("packages/{waiting}")), 200);
    assert_eq!(asking.get(RECEIPT, &format!("receipts/{name}")), 200);
    assert_eq!(asking.get(ENVELOPE, &format!("envelopes/{name}")), 401);
    assert_eq!(asking.fetch(ENVELOPE, &format!("envelopes/{name}")), 200);
    assert_eq!(asking.fetch(ENVELOPE, "envelopes/x"), 400);
    assert_eq!(asking.fetch(LEAVES, "log/tile/entries/000.p/1"), 200);
    let signed = place.logbook().expect("a log").signed(STUDY).expect("a log").expect("a checkpoint");
    place.open().keep_cosigned(STUDY, 1, signed.note(), 0).expect("a store");
    assert_eq!(asking.get(COSIGNED, "log/cosigned"), 200);
    for operation in ALL
        .into_iter()
        .filter(|operation| ![HEALTH, NOTE, PACKAGES, CHECKPOINT, COSIGNED, PAGE].contains(operation))
    {
        if operation.1 == "get" {
            assert_eq!(asking.fetch(operation, &rest(operation)), 404, "{operation:?}");
        }
    }
    let mut post =
        |operation: Operation, rest: &str, body: &[u8]| asking.ask(operation, rest, &[], Some(body));
    assert_eq!(post(WITHDRAW, "withdrawals", b"x"), 400);
    assert_eq!(post(WITHDRAW, "withdrawals", &vec![b'a'; 20_000]), 413);
    assert_eq!(post(WITHDRAW, "withdrawals", &request(vec![preimage(1)])), 200);
    assert_eq!(post(CODE, "withdraw", b"code=1"), 422);
    assert_eq!(post(CODE, "withdraw", &vec![b'a'; 2_000]), 413);
    let code = WithdrawalCode::from_random(&[7; 16]);
    assert_eq!(post(CODE, "withdraw", format!("code={}", code.reveal().replace(' ', "+")).as_bytes()), 200);
    assert_eq!(asking.get(RECEIPT, &format!("receipts/{name}")), 410);
    assert_eq!(asking.put(&bytes, name, lock, &paying), 410);
}

/// What does not lie there, and what a study without a log answers.
fn without_a_log(seen: &mut Answers) {
    let mut asking = Asking { server: Running::start(&Place::new(), Limits::default()), seen };
    let (bytes, lock) = (envelope(1, 1), Lock::of(&preimage(1)));
    assert_eq!(asking.put(&bytes, Digest::of(&bytes), lock, &fresh()), 201);
    assert_eq!(asking.put(&bytes, Digest::of(&bytes), lock, &fresh()), 200);
    assert_eq!(asking.get(COSIGNED, "log/cosigned"), 404);
    for operation in [WITHDRAW, CODE, PAGE] {
        assert_eq!(asking.ask(operation, &rest(operation), &[], Some(b"")), 404);
    }
    for operation in [NOTE, PACKAGES, KEEP] {
        let elsewhere = format!("/{}/v1/{}", "0".repeat(32), rest(operation));
        let answer = ask(&asking.server, operation.1, &elsewhere, &[], None);
        assert_eq!(answer.0, 404);
        asking.seen.entry(operation).or_default().insert(answer);
    }
}

/// Every operation but those that are not told of it is asked, as well as it can be, of a server in some trouble.
fn in_trouble(server: Running, told: u16, spared: &[Operation], seen: &mut Answers) -> Running {
    let mut asking = Asking { server, seen };
    for operation in ALL.into_iter().filter(|operation| !spared.contains(operation)) {
        let code = WithdrawalCode::from_random(&[7; 16]);
        let body = match operation {
            KEEP => envelope(1, 1),
            WITHDRAW => request(vec![preimage(1)]),
            CODE => format!("code={}", code.reveal().replace(' ', "+")).into_bytes(),
            _ => Vec::new(),
        };
        let credentials = match operation {
            ENVELOPE | LEAVES => reader(),
            // Nobody minted it, where the trouble is with vouchers.
            _ if told == 429 => bearer(&voucher(VOUCHERS)),
            _ => bearer(&fresh()),
        };
        let headers = [credentials, (LOCK_HEADER, Lock::of(&preimage(1)).to_string())];
        assert_eq!(asking.ask(operation, &rest(operation), &headers, Some(&body)), told, "{operation:?}");
    }
    asking.server
}

fn troubled(limits: Limits, told: u16, spared: &[Operation], seen: &mut Answers) {
    let place = Place::with_log();
    in_trouble(Running::start(&place, limits), told, spared, seen);
}

fn with_a_spoilt_store(seen: &mut Answers) {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    let database = rusqlite::Connection::open(place.store.join("store.db")).expect("a database");
    database.execute_batch("ALTER TABLE shape RENAME TO misshapen").expect("another name");
    in_trouble(server, 507, &[HEALTH], seen);
}

/// While somebody reads the store to its end, nobody is let in.
fn with_a_store_that_does_not_answer(seen: &mut Answers) {
    let place = Place::with_log();
    let store = Arc::new(place.open());
    let limits = Limits { request: Duration::from_millis(20), ..Limits::default() };
    let mut server = Some(Running::start_on(&place, Arc::clone(&store), limits));
    let bytes = envelope(1, 1);
    let (digest, lock) = (Digest::of(&bytes), Lock::of(&preimage(1)));
    let upload = Upload { study: STUDY, digest, class: SEALED_BYTES, lock, voucher: fresh_digest(), bytes };
    store.append(&[upload]).expect("a store");
    let mut asked = |_: Digest, _: &[u8]| {
        server = Some(in_trouble(server.take().expect("once"), 408, &[HEALTH], seen));
        false
    };
    store.each_envelope(STUDY, &mut asked).expect("a store");
}

fn all_but(told: &[Operation]) -> Vec<Operation> {
    ALL.into_iter().filter(|operation| !told.contains(operation)).collect()
}

#[test]
fn every_status_of_the_document_comes_about_and_no_other() {
    let mut seen = Answers::new();
    of_a_log(&mut seen);
    without_a_log(&mut seen);
    with_a_spoilt_store(&mut seen);
    with_a_store_that_does_not_answer(&mut seen);
    let limits = Limits::default();
    troubled(Limits { withdrawals: 0, ..limits }, 503, &all_but(&[WITHDRAW, CODE]), &mut seen);
    troubled(Limits { voucher_failures: 0, ..limits }, 429, &all_but(&[KEEP]), &mut seen);
    // Only while the server ends, or after a fault of the program: its request is not finished then.
    seen.entry(KEEP).or_default().insert((503, "application/problem+json".to_owned()));
    let seen: BTreeMap<(String, String), BTreeSet<(u16, String)>> = seen
        .into_iter()
        .map(|((path, method), answers)| ((path.to_owned(), method.to_owned()), answers))
        .collect();
    let documented = documented();
    for (operation, answers) in &documented {
        assert_eq!(seen.get(operation), Some(answers), "{operation:?}");
    }
    assert_eq!(seen.len(), documented.len());
}
