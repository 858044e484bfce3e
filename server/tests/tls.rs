//! The program speaks TLS itself, and nothing in the clear on that port; SIGTERM finishes what is in hand.

mod study;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use study::{Place, path};
use ureq::tls::{Certificate, RootCerts, TlsConfig};

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/tls").join(name)
}

/// The program while it serves; killed when a test ends before it does.
struct Serving(Child);

impl Serving {
    /// Asks it to end, and says with which code it did.
    fn terminate(mut self) -> Option<i32> {
        let ended = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status();
        assert!(ended.expect("kill runs").success());
        self.0.wait().expect("the program ends").code()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It has ended where all went well.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The program on a free port, and the address it printed.
fn serve(place: &Place, more: &[&std::ffi::OsStr]) -> (Serving, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kin-server"))
        .arg("serve")
        .arg(&place.store)
        .args(["--listen", "127.0.0.1:0", "--language", "en"])
        .args(more)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().expect("a pipe")).read_line(&mut line).expect("a line");
    let address = line.trim().strip_prefix("listening on ").expect("an address").to_owned();
    (Serving(child), address)
}

#[test]
fn with_a_certificate_the_program_speaks_tls_and_nothing_else() {
    let place = Place::with_log();
    let (certificate, key) = (file("certificate.pem"), file("key.pem"));
    let (child, address) = serve(
        &place,
        &["--tls-cert".as_ref(), certificate.as_os_str(), "--tls-key".as_ref(), key.as_os_str()],
    );
    assert!(address.starts_with("https://127.0.0.1:"), "{address}");
    let pem = std::fs::read(certificate).expect("the certificate");
    let known = Certificate::from_pem(&pem).expect("a certificate");
    let agent = |roots: RootCerts| -> ureq::Agent {
        let tls = TlsConfig::builder().root_certs(roots).build();
        ureq::Agent::config_builder().tls_config(tls).http_status_as_error(false).build().into()
    };
    let url = format!("{address}/{}/v1/note", path().reveal());
    let trusting = agent(RootCerts::new_with_certs(&[known]));
    let mut answer = trusting.get(&url).call().expect("an answer over TLS");
    assert_eq!(answer.status(), 200);
    assert!(answer.body_mut().read_to_string().expect("a body").starts_with("kin-study-note/"));
    assert!(agent(RootCerts::WebPki).get(&url).call().is_err(), "a stranger's certificate is not believed");
    // In the clear: the connection ends, and nothing of the study is said.
    let mut stream = TcpStream::connect(address.trim_start_matches("https://")).expect("a connection");
    // Written in one piece; where the connection ends first, that is what is wanted.
    let asked = format!("GET /{}/v1/note HTTP/1.1\r\nhost: localhost\r\n\r\n", path().reveal());
    let _ = stream.write_all(asked.as_bytes());
    let mut said = Vec::new();
    let _ = stream.read_to_end(&mut said);
    assert!(!String::from_utf8_lossy(&said).contains("kin-study-note"));
    assert_eq!(child.terminate(), Some(0));
}

#[test]
fn a_certificate_without_its_key_or_with_another_is_refused_before_anything_is_served() {
    let place = Place::with_log();
    let run = |certificate: &str, key: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_kin-server"))
            .arg("serve")
            .arg(&place.store)
            .args(["--listen", "0.0.0.0:0", "--language", "en", "--tls-cert"])
            .arg(file(certificate))
            .arg("--tls-key")
            .arg(file(key))
            .output()
            .expect("the program runs");
        (output.status.code(), String::from_utf8(output.stderr).expect("text"))
    };
    let (code, errors) = run("key.pem", "key.pem");
    assert!(code == Some(4) && errors.contains("holds no certificates"), "{errors}");
    let (code, errors) = run("certificate.pem", "certificate.pem");
    assert!(code == Some(4) && errors.contains("holds no private key"), "{errors}");
    let (code, errors) = run("certificate.pem", "other-key.pem");
    assert!(code == Some(4) && errors.contains("do not fit"), "{errors}");
}

/// A request whose body is still on its way when the signal comes is answered.
#[test]
fn the_signal_to_end_finishes_what_is_in_hand() {
    let place = Place::with_log();
    let (child, address) = serve(&place, &[]);
    let host = address.trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&host).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
    let code = "1".repeat(5);
    let head = format!(
        "POST /{}/v1/withdrawals HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\nexpect: 100-continue\r\n\r\n",
        path().reveal(),
        code.len()
    );
    stream.write_all(head.as_bytes()).expect("written");
    // The server asks for the body: the request is in hand.
    let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
    let mut line = String::new();
    reader.read_line(&mut line).expect("a line");
    assert!(line.starts_with("HTTP/1.1 100"), "{line}");
    reader.read_line(&mut line).expect("the empty line");
    let ending = std::thread::spawn(move || child.terminate());
    // Nobody is let in any more: from then on the server has heard the signal.
    while TcpStream::connect(&host).is_ok() {
        std::thread::yield_now();
    }
    stream.write_all(code.as_bytes()).expect("written");
    line.clear();
    reader.read_line(&mut line).expect("an answer");
    assert!(line.starts_with("HTTP/1.1 4"), "an answer of the handler: {line}");
    assert_eq!(ending.join().expect("no panic"), Some(0));
}
