//! Durable, receipted uploads a second, beside what bare SQLite commits on the same disk in the same run.
//!
//! `cargo bench -p kin-server --bench uploads`; with `KIN_CURVE=1000000` the store of the second part grows to so many
//! envelopes, with `KIN_CLIENTS=128` the first part measures so many clients alone. The server is the real program in a process of its own; the clients are threads of this one, on the same
//! cores. Nothing here fails when it is slow: it prints figures and their ratios to the targets.

#![expect(clippy::print_stdout, reason = "a report is printed")]
#![expect(clippy::cast_precision_loss, reason = "figures for people")]

#[path = "../tests/study/mod.rs"]
mod study;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use kin_protocol::log::{LOCK_HEADER, Lock, Preimage};
use kin_protocol::note::StudyNote;
use kin_protocol::{Digest, Voucher};
use study::{Place, bundle, path, spawn};

/// Envelopes of a group in bare SQLite, as in a batch of the server.
const GROUP: usize = 64;
/// Most vouchers of one bundle.
const LOAD: usize = 100_000;

/// The vouchers of this run, in the order they are spent.
struct Purse {
    next: u64,
}

fn voucher(number: u64) -> Voucher {
    let mut bytes = [3; 32];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    Voucher::from_bytes(bytes)
}

/// An upload, head and body, that only has to be written to a socket.
struct Request {
    bytes: Vec<u8>,
}

impl Purse {
    /// So many requests for envelopes of this size, no two alike.
    fn requests(&mut self, count: usize, sealed_bytes: u32) -> Vec<Request> {
        (0..count).map(|_| self.request(sealed_bytes)).collect()
    }

    fn request(&mut self, sealed_bytes: u32) -> Request {
        let number = self.next;
        self.next += 1;
        let body = envelope(number, sealed_bytes);
        let digest = Digest::of(&body);
        let lock = Lock::of(&Preimage::from_bytes(*digest.as_bytes()));
        let mut bytes = format!(
            "PUT /{}/v1/envelopes/{digest} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {}\r\n{LOCK_HEADER}: {lock}\r\n\
             content-length: {}\r\n\r\n",
            path().reveal(),
            voucher(number).reveal().as_str(),
            body.len(),
        )
        .into_bytes();
        bytes.extend(body);
        Request { bytes }
    }
}

/// Bytes in the shape of an envelope that no compression of a disk makes smaller.
fn envelope(number: u64, sealed_bytes: u32) -> Vec<u8> {
    let mut bytes = b"age-encryption.org/v1\n".to_vec();
    bytes.extend(format!("-> X25519 {}\n{}\n", "A".repeat(43), "A".repeat(43)).bytes());
    bytes.extend(format!("--- {}\n", "A".repeat(43)).bytes());
    let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    bytes.extend((0..16 + sealed_bytes + 16).map(|_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    }));
    bytes
}

/// A place whose study takes envelopes of this size, with so many vouchers.
fn place(sealed_bytes: u32, vouchers: u64) -> Place {
    let place = Place::with_log();
    let numbers: Vec<u64> = (0..vouchers).collect();
    for (version, wave) in (4..).zip(numbers.chunks(LOAD)) {
        let note = StudyNote { sealed_bytes, ..place.logged_note(version) };
        let mut bundle = bundle(&note, 1);
        bundle.vouchers = wave.iter().map(|number| voucher(*number).digest()).collect();
        bundle.vouchers.sort();
        place.load(&bundle).expect("a bundle that fits");
    }
    place
}

/// What a run of clients came to.
struct Run {
    seconds: f64,
    latencies: Vec<Duration>,
}

impl Run {
    fn per_second(&self) -> f64 {
        self.latencies.len() as f64 / self.seconds
    }

    fn percentile(&self, percent: usize) -> f64 {
        self.latencies[(self.latencies.len() - 1) * percent / 100].as_secs_f64() * 1e3
    }
}

/// Sends the requests by so many clients at a time, each on a connection it keeps.
fn run(address: &str, clients: usize, requests: &[Request]) -> Run {
    let share = requests.len().div_ceil(clients);
    let began = Instant::now();
    let mut latencies: Vec<Duration> = std::thread::scope(|scope| {
        let running: Vec<_> =
            requests.chunks(share).map(|share| scope.spawn(move || client(address, share))).collect();
        running.into_iter().flat_map(|client| client.join().expect("a client ends")).collect()
    });
    let seconds = began.elapsed().as_secs_f64();
    latencies.sort();
    Run { seconds, latencies }
}

fn client(address: &str, requests: &[Request]) -> Vec<Duration> {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    stream.set_nodelay(true).expect("a socket");
    let mut answers = BufReader::new(stream.try_clone().expect("a socket"));
    let mut latencies = Vec::with_capacity(requests.len());
    for request in requests {
        let began = Instant::now();
        stream.write_all(&request.bytes).expect("sent");
        let (status, body) = answer(&mut answers);
        latencies.push(began.elapsed());
        assert_eq!(status, 201, "{}", String::from_utf8_lossy(&body));
        assert!(body.starts_with(b"c2sp.org/tlog-proof@v1"), "a receipt");
    }
    latencies
}

fn answer(answers: &mut impl BufRead) -> (u16, Vec<u8>) {
    let mut line = String::new();
    answers.read_line(&mut line).expect("an answer");
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    let mut length = 0;
    loop {
        let mut line = String::new();
        answers.read_line(&mut line).expect("a header");
        if line == "\r\n" {
            break;
        }
        if let Some(text) = line.strip_prefix("content-length: ") {
            length = text.trim().parse().expect("a length");
        }
    }
    let mut body = vec![0; length];
    answers.read_exact(&mut body).expect("a body");
    (status, body)
}

/// Rows a second that SQLite itself commits, [`GROUP`] in a transaction, under the same rules of durability.
fn bare_sqlite(folder: &Path, count: usize, sealed_bytes: u32) -> f64 {
    let mut connection = rusqlite::Connection::open(folder.join("bare.db")).expect("a database");
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE envelope (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;",
        )
        .expect("a table");
    let bodies: Vec<Vec<u8>> = (0..count as u64).map(|number| envelope(number, sealed_bytes)).collect();
    let began = Instant::now();
    for group in bodies.chunks(GROUP) {
        let transaction = connection.transaction().expect("a transaction");
        for body in group {
            transaction.execute("INSERT INTO envelope (bytes) VALUES (?1)", [body]).expect("a row");
        }
        transaction.commit().expect("on the disk");
    }
    count as f64 / began.elapsed().as_secs_f64()
}

/// The processor's time that a program has had, in microseconds; the kernel counts it in hundredths of a second.
fn processor_us(pid: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |field: usize| fields.get(field).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) * 1e4
}

/// The most memory a program has had, in MiB, as the kernel counts it.
fn peak_mib(pid: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB");
    line.trim().trim_end_matches(" kB").trim().parse::<f64>().unwrap_or(0.0) / 1024.0
}

fn bytes_in(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).expect("the folder of the store");
    entries.map(|entry| entry.and_then(|entry| entry.metadata()).map_or(0, |file| file.len())).sum()
}

/// Uploads of 16 KiB at 1, 8, 32 and 128 clients.
fn clients() {
    const SEALED_BYTES: u32 = 16_384;
    let only: Option<usize> = std::env::var("KIN_CLIENTS").ok().and_then(|text| text.parse().ok());
    let mut rounds = vec![(1, 512), (8, 2_048), (32, 4_096), (128, 24_576)];
    rounds.retain(|(clients, _)| only.is_none_or(|only| only == *clients));
    let total: usize = rounds.iter().map(|(_, count)| count).sum();
    let place = place(SEALED_BYTES, total as u64);
    let (mut server, address) = spawn(&place.store);
    let address = address.trim_start_matches("http://");
    let mut purse = Purse { next: 0 };
    println!("uploads of 16 KiB: clients, a second, p50 ms, p99 ms, processor us an upload, of bare SQLite");
    for (clients, count) in rounds {
        let requests = purse.requests(count, SEALED_BYTES);
        let bare = bare_sqlite(
            tempfile::tempdir_in(place.folder.path()).expect("a folder").path(),
            count,
            SEALED_BYTES,
        );
        let before = processor_us(server.id());
        let run = run(address, clients, &requests);
        println!(
            "{clients:>7} {:>9.0} {:>7.2} {:>7.2} {:>6.0} {:>6.2} ({bare:.0} a second)",
            run.per_second(),
            run.percentile(50),
            run.percentile(99),
            (processor_us(server.id()) - before) / count as f64,
            run.per_second() / bare,
        );
    }
    println!("targets: 0.50 of bare SQLite at 128 clients; p99 of 50 ms at 32; 64 MiB and 64 MiB for bodies");
    println!("memory at most: {:.0} MiB", peak_mib(server.id()));
    println!(
        "on disk: {:.0} bytes an envelope of {}",
        bytes_in(&place.store) as f64 / total as f64,
        envelope(0, SEALED_BYTES).len()
    );
    server.kill().expect("it runs");
    server.wait().expect("it ends");
}

/// Uploads of 2 KiB at 32 clients into a store that grows.
fn curve() {
    const SEALED_BYTES: u32 = 2_048;
    const MEASURED: usize = 2_048;
    let most: usize = std::env::var("KIN_CURVE").ok().and_then(|text| text.parse().ok()).unwrap_or(30_000);
    let sizes = [1_000, 10_000, 30_000, 100_000, 300_000, 1_000_000].into_iter().filter(|size| *size <= most);
    let place = place(SEALED_BYTES, (most + 8 * MEASURED) as u64);
    let (mut server, address) = spawn(&place.store);
    let address = address.trim_start_matches("http://");
    let mut purse = Purse { next: 0 };
    println!(
        "uploads of 2 KiB at 32 clients: envelopes before, a second, p50 ms, p99 ms, processor us an upload, memory MiB"
    );
    for size in sizes {
        while purse.next < size as u64 {
            let count = usize::try_from(size as u64 - purse.next).expect("a count").min(16_384);
            run(address, 128, &purse.requests(count, SEALED_BYTES));
        }
        let requests = purse.requests(MEASURED, SEALED_BYTES);
        let before = processor_us(server.id());
        let run = run(address, 32, &requests);
        let processor = (processor_us(server.id()) - before) / MEASURED as f64;
        let (p50, p99, memory) = (run.percentile(50), run.percentile(99), peak_mib(server.id()));
        println!("{size:>9} {:>9.0} {p50:>7.2} {p99:>7.2} {processor:>6.0} {memory:>6.0}", run.per_second());
    }
    server.kill().expect("it runs");
    server.wait().expect("it ends");
}

fn main() {
    // `cargo test --benches` builds it; only `cargo bench` measures.
    if std::env::args().any(|argument| argument == "--bench") {
        clients();
        curve();
    }
}
