//! What somebody who takes the machine away can read: nothing of who sent, from where, with what, or when.
#![cfg(target_os = "linux")]

mod study;

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use kin_protocol::log::{Lock, Preimage};
use kin_protocol::{Digest, Voucher};
use study::{Place, SEALED_BYTES, envelope, path, voucher};

/// A device as its network sees it. Every address of 127.0.0.0/8 is this machine.
const FROM: [u8; 4] = [127, 91, 57, 13];
const AGENT: &str = "Kanarienvogel/7.31 (laptop-zephyr)";
const FORWARDED: &str = "203.0.113.77";

/// Sends an envelope from that address, with all that a talkative client says of itself. Returns the status and the port.
fn send(address: &str, filling: u8, voucher: &Voucher) -> (String, u16) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let stream = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
        socket.bind((FROM, 0).into()).expect("an address of this machine");
        socket.connect(address.parse().expect("an address")).await.expect("the server listens")
    });
    let port = stream.local_addr().expect("an address").port();
    let mut stream = stream.into_std().expect("a stream");
    stream.set_nonblocking(false).expect("a stream that waits");
    let bytes = envelope(1, filling);
    let head = format!(
        "PUT /{}/v1/envelopes/{} HTTP/1.1\r\nhost: x\r\nconnection: close\r\nuser-agent: {AGENT}\r\n\
         x-forwarded-for: {FORWARDED}\r\nforwarded: for={FORWARDED}\r\nauthorization: Bearer {}\r\nkin-lock: {}\r\n\
         content-length: {}\r\n\r\n",
        path().reveal(),
        Digest::of(&bytes),
        *voucher.reveal(),
        Lock::of(&Preimage::from_bytes([filling; 32])),
        bytes.len()
    );
    stream.write_all(&[head.as_bytes(), &bytes].concat()).expect("it is read");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    (answer.get(9..12).unwrap_or_default().to_owned(), port)
}

fn seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970").as_secs()
}

/// What must not be found, each with what it would tell. Short ones are looked for in the program's words only.
struct Needles(Vec<(String, Vec<u8>)>);

impl Needles {
    fn of(started: u64, vouchers: &[Voucher]) -> Self {
        let mut needles = Vec::new();
        let mut add = |what: &str, bytes: &[u8]| needles.push((what.to_owned(), bytes.to_vec()));
        add("the address", b"127.91.57.13");
        add("the address in four bytes", &FROM);
        add("the address in four bytes, the other way round", &[13, 57, 91, 127]);
        add("the client", AGENT.as_bytes());
        add("a forwarded address", FORWARDED.as_bytes());
        for voucher in vouchers {
            add("a voucher", &voucher.reveal_bytes()[..]);
            add("a voucher as text", voucher.reveal().as_bytes());
        }
        add("the study's path", path().reveal().as_bytes());
        // Every second of the run: in four bytes as databases write it, either way round, and in digits.
        for second in started..=seconds() {
            let four = u32::try_from(second).expect("before 2106").to_be_bytes();
            add("a time", &four);
            add("a time, the other way round", &second.to_le_bytes()[..4]);
            add("a time in digits", second.to_string().as_bytes());
        }
        let day = jiff::Timestamp::from_second(i64::try_from(seconds()).expect("a clock"))
            .expect("a day")
            .to_string();
        add("the day", &day.as_bytes()[..10]);
        Self(needles)
    }

    fn found_in(&self, bytes: &[u8]) -> Vec<&str> {
        let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|at| at == needle);
        self.0.iter().filter(|(_, needle)| holds(needle)).map(|(what, _)| what.as_str()).collect()
    }
}

/// Every file below a folder, SQLite's shared memory among them.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.display().to_string(), std::fs::read(&path).expect("a file")));
        }
    }
    found
}

#[test]
fn neither_the_files_of_a_server_nor_its_words_say_who_sent_from_where_with_what_or_when() {
    let place = Place::with_log();
    let mut child = Command::new(env!("CARGO_BIN_EXE_kin-server"))
        .arg("serve")
        .arg(&place.store)
        .args(["--listen", "127.0.0.1:0", "--language", "en"])
        .env("RUST_LOG", "trace")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut line = Vec::new();
    let output = child.stdout.as_mut().expect("a pipe");
    while !line.ends_with(b"\n") {
        let mut byte = [0];
        output.read_exact(&mut byte).expect("a line");
        line.push(byte[0]);
    }
    let address = String::from_utf8_lossy(&line).trim().trim_start_matches("listening on http://").to_owned();
    // The store was loaded before: only what happens from here on is looked for.
    let started = seconds();
    let vouchers: Vec<Voucher> = (0..12).map(voucher).collect();
    let mut ports = Vec::new();
    for (filling, voucher) in (0x80..).zip(&vouchers) {
        let (status, port) = send(&address, filling, voucher);
        assert_eq!(status, "201");
        ports.push(port);
    }
    // Refused ones are told of no more than others.
    assert_eq!(send(&address, 0xf0, &vouchers[0]).0, "409");
    assert_eq!(send(&address, 0xf1, &voucher(study::VOUCHERS)).0, "401");
    let needles = Needles::of(started, &vouchers);
    let running = files(place.folder.path());
    assert!(
        running.iter().any(|(name, bytes)| name.ends_with("-wal") && !bytes.is_empty()),
        "the log of SQLite too"
    );
    child.kill().expect("it runs");
    let ended = child.wait_with_output().expect("it ends");
    let words = [line, ended.stdout, ended.stderr].concat();
    for (name, bytes) in
        running.into_iter().chain(files(place.folder.path())).chain([("words".to_owned(), words.clone())])
    {
        assert_eq!(needles.found_in(&bytes), Vec::<&str>::new(), "{name}");
    }
    let words = String::from_utf8_lossy(&words).into_owned();
    for port in ports {
        assert!(!words.contains(&format!(":{port}")), "{words}");
    }
}

/// Proof that the search above can fail: each of the things it looks for, written where a careless program would leave it.
#[test]
fn the_search_finds_each_of_the_things_it_looks_for() {
    let place = Place::with_log();
    let vouchers = [voucher(0)];
    let needles = Needles::of(seconds(), &vouchers);
    let store = place.store.join("store.db");
    let whole = std::fs::read(&store).expect("the store");
    let filling = vec![0x80; SEALED_BYTES as usize];
    for (what, needle) in &needles.0 {
        let careless = [&whole[..], &filling, needle].concat();
        assert_eq!(needles.found_in(&careless), [what.as_str()], "{what}");
    }
    // The database itself, where a careless table would.
    let database = rusqlite::Connection::open(&store).expect("the store");
    database.execute_batch("CREATE TABLE access (at INTEGER, client TEXT)").expect("a table");
    let now = i64::try_from(seconds()).expect("a clock");
    database.execute("INSERT INTO access VALUES (?1, ?2)", (now, AGENT)).expect("a row");
    drop(database);
    let bytes: Vec<u8> = files(&place.store).into_iter().flat_map(|(_, bytes)| bytes).collect();
    let found = Needles::of(u64::try_from(now).expect("a clock"), &vouchers).found_in(&bytes).join(", ");
    assert!(found.contains("the client") && found.contains("a time"), "{found}");
}

/// Vouchers lie in the order of their digests, whatever was loaded and spent when.
#[test]
fn the_order_of_vouchers_is_that_of_their_digests() {
    let place = Place::with_log();
    let server = study::Running::start(&place, kin_server::Limits::default());
    for number in [7, 3, 900, 12] {
        let filling = u8::try_from(number % 251).expect("a byte");
        let lock = Lock::of(&Preimage::from_bytes([filling; 32]));
        assert_eq!(server.put_paid(&envelope(1, filling), lock, &voucher(number)).status, 201);
    }
    let database = rusqlite::Connection::open(place.store.join("store.db")).expect("the store");
    let mut query = database.prepare("SELECT * FROM voucher").expect("the table");
    let columns: Vec<String> = query.column_names().into_iter().map(str::to_owned).collect();
    assert_eq!(columns, ["study", "digest", "state", "number"], "nothing says for what one paid");
    let rows: Vec<([u8; 32], u64)> = query
        .query_map([], |row| Ok((row.get(1)?, row.get(3)?)))
        .expect("rows")
        .map(|row| row.expect("a row"))
        .collect();
    let numbers: Vec<u64> = (0..u64::from(study::VOUCHERS)).collect();
    assert!(rows.is_sorted() && rows.iter().map(|(_, number)| *number).eq(numbers), "{rows:?}");
    assert!(database.prepare("SELECT rowid FROM voucher").is_err(), "a row id would tell an order");
}
