//! Envelopes over HTTP: what is kept, what is refused, and that a refusal leaves nothing.

mod study;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use kin_protocol::{Digest, Receipt, StudyPath};
use kin_server::{Counts, Limits, Store};
use study::{FORM, Place, Running, STUDY, VOUCHERS, envelope, fresh, get, put, voucher};

#[test]
fn an_envelope_is_kept_and_the_receipt_confirms_it() {
    let place = Place::new();
    let server = Running::start(&place, Limits::default());
    for recipients in [1, 2] {
        let bytes = envelope(recipients, 5);
        let digest = Digest::of(&bytes);
        let first = server.put(digest, &bytes);
        assert_eq!((first.status, first.kind.as_str()), (201, "application/json"));
        let receipt = Receipt::parse(&first.body).unwrap();
        receipt.confirms(STUDY, &digest, bytes.len() as u64).unwrap();
        let again = server.put(digest, &bytes);
        assert_eq!((again.status, &again.body), (200, &first.body), "the same again has the same receipt");
    }
    assert_eq!(server.stop(), Counts { kept: 2, known: 2, refused: 0 });
    let mut kept = Vec::new();
    let each = &mut |digest: Digest, bytes: &[u8]| {
        kept.push((digest, bytes.to_vec()));
        true
    };
    place.open().each_envelope(STUDY, each).unwrap();
    let mut expected: Vec<_> = [1, 2].map(|n| envelope(n, 5)).map(|bytes| (Digest::of(&bytes), bytes)).into();
    expected.sort();
    assert_eq!(kept, expected, "as they were sent, in the order of digests");
}

#[test]
fn the_note_and_the_forms_are_as_they_were_loaded() {
    let place = Place::new();
    let server = Running::start(&place, Limits::default());
    let note = get(&server.url("note"));
    assert_eq!((note.status, note.kind.as_str()), (200, "text/plain; charset=utf-8"));
    assert!(note.body.starts_with(b"kin"), "{}", String::from_utf8_lossy(&note.body));
    let form = get(&server.url(&format!("forms/{}", Digest::of(FORM))));
    assert_eq!((form.status, form.body.as_slice()), (200, FORM));
    assert_eq!(get(&server.url(&format!("forms/{}", Digest::of(b"another")))).status, 404);
    assert_eq!(get(&format!("http://{}/health", server.address)).status, 204);
}

#[test]
fn whatever_is_not_a_sealed_envelope_of_this_study_is_refused_by_name() {
    let place = Place::new();
    let server = Running::start(&place, Limits::default());
    let good = envelope(1, 5);
    let put = |bytes: &[u8]| server.put(Digest::of(bytes), bytes);
    let refusals = [
        ("a digest of other bytes", server.put(Digest::of(b"other"), &good), 422, "digest-mismatch"),
        ("plaintext", put(br#"{"name":"Nguyen"}"#), 422, "envelope-unfit"),
        ("nothing", put(b""), 422, "envelope-unfit"),
        ("too many recipients", put(&envelope(3, 5)), 422, "envelope-unfit"),
        ("one byte less", put(&good[..good.len() - 1]), 422, "envelope-unfit"),
        ("one byte more", put(&[&good[..], b"x"].concat()), 422, "envelope-unfit"),
        ("far too long", put(&vec![b'a'; 300_000]), 413, "envelope-too-large"),
        ("no voucher", server.put_with(None, Digest::of(&good), &good), 401, "voucher-refused"),
        (
            "a voucher that nobody minted",
            server.put_with(Some(&voucher(VOUCHERS)), Digest::of(&good), &good),
            401,
            "voucher-refused",
        ),
        (
            "no digest",
            study::put(&server.url("envelopes/abc"), Some(&fresh()), &good),
            400,
            "request-malformed",
        ),
        (
            "a digest in capitals",
            study::put(&server.url(&format!("envelopes/{}", "A".repeat(64))), Some(&fresh()), &good),
            400,
            "request-malformed",
        ),
    ];
    for (what, answer, status, problem) in &refusals {
        assert_eq!(answer.status, *status, "{what}");
        assert_eq!(answer.problem(), *problem, "{what}");
        assert!(!String::from_utf8_lossy(&answer.body).contains("Nguyen"), "{what}");
    }
    assert_eq!(server.stop(), Counts { kept: 0, known: 0, refused: refusals.len() as u64 });
}

#[test]
fn a_body_of_unknown_length_is_cut_off_at_the_limit() {
    let place = Place::new();
    let server = Running::start(&place, Limits::default());
    let mut stream = TcpStream::connect(server.address).unwrap();
    let path = format!("/{}/v1/envelopes/{}", study::path().reveal(), Digest::of(b""));
    let head = format!(
        "PUT {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ntransfer-encoding: chunked\r\n\r\n",
        fresh().reveal().as_str()
    );
    stream.write_all(head.as_bytes()).unwrap();
    for _ in 0..100 {
        stream.write_all(format!("400\r\n{}\r\n", "a".repeat(1024)).as_bytes()).unwrap();
    }
    assert!(first_line(&mut stream).contains(" 413 "));
}

#[test]
fn an_unknown_study_answers_exactly_as_an_unknown_route() {
    let place = Place::new();
    let server = Running::start(&place, Limits::default());
    let raw = |request: &str| {
        let mut stream = TcpStream::connect(server.address).unwrap();
        let head = format!("{request} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.lines().filter(|line| !line.starts_with("date:")).collect::<Vec<_>>().join("\n")
    };
    let nothing = raw("GET /no/such/route");
    assert!(nothing.starts_with("HTTP/1.1 404 "), "{nothing}");
    let (other, own) = (StudyPath::from_bytes([8; 16]).reveal(), study::path().reveal());
    let digest = Digest::of(b"x");
    for request in [
        format!("GET /{other}/v1/note"),
        format!("GET /{other}/v1/forms/{digest}"),
        format!("GET /{other}/v1/forms/nonsense"),
        format!("PUT /{other}/v1/envelopes/{digest}"),
        format!("PUT /{other}/v1/envelopes/nonsense"),
        format!("DELETE /{other}/v1/envelopes/{digest}"),
        format!("DELETE /{own}/v1/envelopes/{digest}"),
        format!("GET /{other}/v1/envelopes/{digest}"),
        format!("GET /{other}/v1/log/tile/entries/000"),
        format!("GET /{other}/v1/log/cosigned"),
        format!("GET /{own}/v1/"),
        format!("GET /{}/v1/note", own.to_uppercase()),
        "GET /%ff/v1/note".to_owned(),
        "POST /health".to_owned(),
        "GET /".to_owned(),
    ] {
        assert_eq!(raw(&request), nothing, "{request}");
    }
}

#[test]
fn refused_requests_do_not_touch_the_store() {
    let place = Place::new();
    let server = Running::start(&place, Limits { voucher_pause: Duration::ZERO, ..Limits::default() });
    let good = envelope(1, 5);
    server.put(Digest::of(&good), &good);
    let before = place.files();
    for n in 0..50_u8 {
        let garbage = vec![n; 500 + usize::from(n)];
        server.put(Digest::of(&garbage), &garbage);
        server.put_with(None, Digest::of(&good), &good);
        server.put(Digest::of(&garbage), &envelope(1, n));
        put(&server.url("envelopes/x"), Some(&fresh()), &garbage);
        get(&server.url("forms/x"));
    }
    assert!(before == place.files(), "a refused request wrote to the store");
}

#[test]
fn a_slow_body_and_slow_headers_time_out() {
    let place = Place::new();
    let limits = Limits {
        request: Duration::from_millis(300),
        headers: Duration::from_millis(300),
        ..Limits::default()
    };
    let server = Running::start(&place, limits);
    let good = envelope(1, 5);
    let mut stream = TcpStream::connect(server.address).unwrap();
    let head = format!(
        "PUT /{}/v1/envelopes/{} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-length: {}\r\n\r\n",
        study::path().reveal(),
        Digest::of(&good),
        fresh().reveal().as_str(),
        good.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(&good[..100]).unwrap();
    assert!(first_line(&mut stream).contains(" 408 "));

    let mut stream = TcpStream::connect(server.address).unwrap();
    stream.write_all(b"GET /health HTTP/1.1\r\nhos").unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    assert!(matches!(stream.read(&mut [0; 100]), Ok(_) | Err(_)));
    assert!(matches!(stream.read(&mut [0; 100]), Ok(0)), "the connection is closed");
    assert_eq!(server.put(Digest::of(&good), &good).status, 201, "others are served meanwhile");
}

#[test]
fn huge_and_malformed_requests_are_refused_and_the_server_goes_on() {
    let place = Place::new();
    let server = Running::start(&place, Limits::default());
    let header = format!("GET /health HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", "a".repeat(100_000));
    let many = format!("GET /health HTTP/1.1\r\n{}\r\n", "x: y\r\n".repeat(1000));
    for request in [header.as_bytes(), many.as_bytes(), b"\x16\x03\x01 nonsense\r\n\r\n", b"GET"] {
        let mut stream = TcpStream::connect(server.address).unwrap();
        let _ = stream.write_all(request);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        assert!(!answer.starts_with(b"HTTP/1.1 2"), "{}", String::from_utf8_lossy(&answer));
    }
    assert_eq!(get(&format!("http://{}/health", server.address)).status, 204);
}

#[test]
fn more_connections_than_places_wait_for_their_turn() {
    let place = Place::new();
    let server = Running::start(
        &place,
        Limits { connections: 2, headers: Duration::from_millis(500), ..Limits::default() },
    );
    let _idle: Vec<_> = (0..2).map(|_| TcpStream::connect(server.address).unwrap()).collect();
    let good = envelope(1, 5);
    assert_eq!(server.put(Digest::of(&good), &good).status, 201, "idle connections give up their places");
}

#[test]
fn shutting_down_finishes_what_is_in_hand() {
    let place = Place::new();
    let server = Running::start(&place, Limits::default());
    let good = envelope(1, 5);
    let mut stream = TcpStream::connect(server.address).unwrap();
    let head = format!(
        "PUT /{}/v1/envelopes/{} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-length: {}\r\n\
         expect: 100-continue\r\n\r\n",
        study::path().reveal(),
        Digest::of(&good),
        fresh().reveal().as_str(),
        good.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    assert!(first_line(&mut stream).contains(" 100 "), "the body is waited for: the request is in hand");
    stream.write_all(&good[..1000]).unwrap();
    let address = server.address;
    let stopping = std::thread::spawn(move || server.stop());
    // Nobody is let in any more: the shutdown has begun.
    while TcpStream::connect(address).is_ok() {
        std::thread::yield_now();
    }
    stream.write_all(&good[1000..]).unwrap();
    assert!(first_line(&mut stream).contains(" 201 "));
    assert_eq!(stopping.join().unwrap().kept, 1);
}

fn first_line(stream: &mut TcpStream) -> String {
    stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a time-out");
    let mut bytes = vec![0; 1000];
    let read = stream.read(&mut bytes).expect("an answer");
    String::from_utf8_lossy(&bytes[..read]).lines().next().unwrap_or_default().to_owned()
}
