//! Ten thousand requests of people who wish us ill, with the real program: each is refused, none leaves anything behind, and
//! honest devices are served meanwhile.
#![cfg(target_os = "linux")]

mod study;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use kin_protocol::Digest;
use kin_protocol::log::{Lock, Preimage};
use kin_server::{Logbook, Store};
use study::{Place, STUDY, VOUCHERS, envelope, path, spawn, try_put_paid, voucher};

const REQUESTS: u32 = 10_000;
const ATTACKERS: u32 = 24;
/// Connections that say a little and then nothing.
const LORIS: usize = 100;
/// Envelopes of honest devices.
const HONEST: u8 = 60;

/// What somebody would like to see stored.
const MARK: &str = "Nguyễn Thị Hoa, 0912 345 678";

/// One request, and the answers it may be given.
fn garbage(number: u32) -> (Vec<u8>, &'static [u16]) {
    let mark = format!("{MARK} {number} ").repeat(20).into_bytes();
    let named = Digest::of(&mark).to_string();
    let good = voucher(0);
    let good = good.reveal();
    let forged = voucher(VOUCHERS + number);
    let forged = forged.reveal();
    let put = |digest: &str, voucher: &str, rest: &str, body: &[u8]| {
        let path = path().reveal();
        let head = format!(
            "PUT /{path}/v1/envelopes/{digest} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{voucher}kin-lock: {}\r\n{rest}\r\n",
            "ab".repeat(32)
        );
        [head.as_bytes(), body].concat()
    };
    let paid = format!("authorization: Bearer {}\r\n", *good);
    let sized = |body: &[u8]| format!("content-length: {}\r\n", body.len());
    let whole = envelope(1, 0xee);
    let other = Digest::of(&whole).to_string();
    match number % 20 {
        0 => (put(&named, "", &sized(&mark), &mark), &[401, 429]),
        1 => {
            let forged = format!("authorization: Bearer {}\r\n", *forged);
            (put(&named, &forged, &sized(&mark), &mark), &[401, 429])
        }
        // Spent, by an honest device at the beginning.
        2 => {
            let spent = voucher(1);
            let spent = format!("authorization: Bearer {}\r\n", *spent.reveal());
            (put(&other, &spent, &sized(&whole), &whole), &[409, 429])
        }
        3..=5 => (put(&named, &paid, &sized(&mark), &mark), &[422]),
        6 | 7 => (put(&other, &paid, &sized(&mark), &mark), &[422]),
        8 | 9 => {
            let short = &whole[..whole.len() - 1];
            (put(&Digest::of(short).to_string(), &paid, &sized(short), short), &[422])
        }
        10 => (put(&named, &paid, "content-length: 1000000000\r\n", &mark), &[413]),
        11 => {
            let chunks = format!("{:x}\r\n{MARK}\r\n", MARK.len()).repeat(2000);
            (put(&named, &paid, "transfer-encoding: chunked\r\n", chunks.as_bytes()), &[413])
        }
        12 => (put("..%2f..%2fstore.db", &paid, &sized(&mark), &mark), &[400, 404]),
        13 => (put(&named, &paid, &format!("x: {MARK}\r\n{}", sized(&mark)), &mark), &[422, 400]),
        14 => {
            let long = format!("GET /health HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", MARK.repeat(4000));
            (long.into_bytes(), &[431, 400, 0])
        }
        15 => {
            let many = format!("GET /health HTTP/1.1\r\n{}\r\n", "x: y\r\n".repeat(2000));
            (many.into_bytes(), &[431, 400, 0])
        }
        16 => (mark, &[400, 0]),
        17 => (vec![0xff; 2000], &[400, 0]),
        18 => (
            format!("GET /{MARK}/v1/note HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").into_bytes(),
            &[400, 404],
        ),
        _ => {
            let path = path().reveal();
            let odd = format!(
                "DELETE /{path}/v1/envelopes/{other} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
            );
            (odd.into_bytes(), &[404])
        }
    }
}

/// The status of the answer; 0 where the connection ended without one.
fn answer(address: &str, request: &[u8]) -> u16 {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a time-out");
    // The server may have had enough before the end.
    let _ = stream.write_all(request);
    let mut first = [0; 12];
    match stream.read_exact(&mut first) {
        Ok(()) => std::str::from_utf8(&first[9..]).ok().and_then(|status| status.parse().ok()).unwrap_or(0),
        Err(_) => 0,
    }
}

fn megabytes(process: u32, what: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("the server runs");
    let line = status.lines().find_map(|line| line.strip_prefix(what)).expect("a line of the status");
    line.trim_end_matches("kB").trim().parse::<u64>().expect("a number") / 1024
}

#[test]
fn ten_thousand_garbage_requests_leave_nothing_and_honest_devices_are_served_meanwhile() {
    let place = Place::with_log();
    let (mut child, url) = spawn(&place.store);
    let address = url.trim_start_matches("http://").to_owned();
    let before = megabytes(child.id(), "VmRSS:");
    let lock = |filling: u8| Lock::of(&Preimage::from_bytes([filling; 32]));
    let put = |filling: u8, number: u32| {
        let bytes = envelope(1, filling);
        let url = format!("{url}/{}/v1/envelopes/{}", path().reveal(), Digest::of(&bytes));
        let started = Instant::now();
        let answer = try_put_paid(&url, &bytes, lock(filling), &voucher(number)).expect("an answer");
        (answer.status, started.elapsed())
    };
    assert_eq!(put(0xe0, 1).0, 201, "this voucher is spent from now on");
    let loris: Vec<TcpStream> = (0..LORIS)
        .map(|_| {
            let mut stream = TcpStream::connect(&address).expect("a place");
            stream.write_all(b"PUT /x HTTP/1.1\r\nho").expect("it is accepted");
            stream
        })
        .collect();
    let next = AtomicU32::new(0);
    let slowest = std::thread::scope(|scope| {
        for _ in 0..ATTACKERS {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= REQUESTS {
                        break;
                    }
                    let (request, expected) = garbage(number);
                    let status = answer(&address, &request);
                    assert!(expected.contains(&status), "{number}, of kind {}: {status}", number % 20);
                }
            });
        }
        let honest = scope.spawn(|| {
            let mut slowest = Duration::ZERO;
            for filling in 0..HONEST {
                // They come all the while, and not before the others have begun.
                while next.load(Ordering::Relaxed) < u32::from(filling) * (REQUESTS / 2 / u32::from(HONEST)) {
                    std::thread::yield_now();
                }
                let (status, took) = put(filling, 100 + u32::from(filling));
                assert_eq!(status, 201, "an honest device was refused");
                slowest = slowest.max(took);
            }
            slowest
        });
        honest.join().expect("no panic")
    });
    assert!(next.load(Ordering::Relaxed) >= REQUESTS);
    // Others run on this machine too: in seconds, not in minutes.
    assert!(slowest < Duration::from_secs(10), "an honest device waited {slowest:?}");
    let most = megabytes(child.id(), "VmHWM:");
    // The budget of bodies is 64 MiB, and connections have their buffers.
    assert!(most < before + 96, "{before} MiB before, at most {most} MiB");
    for mut stream in loris {
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a time-out");
        let mut rest = Vec::new();
        let ended = stream.read_to_end(&mut rest);
        assert!(ended.is_ok(), "a connection that says nothing keeps its place: {ended:?}");
    }
    child.kill().expect("it ran all the while");
    child.wait().expect("it ends");

    let status = place.open().status().expect("counts").remove(0);
    assert_eq!((status.study, status.envelopes), (STUDY, u64::from(HONEST) + 1));
    assert_eq!(
        status.vouchers,
        u64::from(VOUCHERS) - u64::from(HONEST) - 1,
        "a refused envelope pays nothing"
    );
    let files = place.files();
    let holds =
        |needle: &[u8]| files.iter().any(|(_, bytes)| bytes.windows(needle.len()).any(|at| at == needle));
    assert!(holds(&[0xe0; 100]), "what was kept is found");
    assert!(!holds("Nguyễn".as_bytes()) && !holds(&[0xee; 100]), "a refused request left something");
    let locks = place.folder.path().join("store-locks");
    Logbook::open(Arc::new(place.open()), place.key(), &locks).expect("the log is whole");
}
