//! Counts on a socket of this machine: only where they are asked for, only for their owner, and nothing but counts.
#![cfg(unix)]

mod study;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use kin_protocol::Digest;
use kin_protocol::log::{Lock, Preimage};
use study::{Place, VOUCHERS, envelope, get, path, put, try_put_locked, voucher};

/// The program while it serves; killed when a test ends before it does.
struct Serving(Child);

impl Serving {
    fn terminate(mut self) {
        let asked = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status();
        assert!(asked.expect("kill runs").success());
        assert!(self.0.wait().expect("it ends").success());
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It has ended where all went well.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn command(place: &Place, socket: Option<&Path>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kin-server"));
    command.arg("serve").arg(&place.store).args(["--listen", "127.0.0.1:0", "--language", "en"]);
    if let Some(socket) = socket {
        command.arg("--metrics").arg(socket);
    }
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn serve(place: &Place, socket: Option<&Path>) -> (Serving, String) {
    let mut child = command(place, socket).spawn().expect("the program starts");
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().expect("a pipe")).read_line(&mut line).expect("a line");
    let address = line.trim().strip_prefix("listening on ").expect("an address").to_owned();
    (Serving(child), address)
}

fn ask(socket: &Path, what: &str) -> String {
    let mut stream = UnixStream::connect(socket).expect("somebody listens");
    let request = format!("GET {what} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("it is read");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("text");
    answer
}

/// All that is told after the headers: a figure more, or a finer one, fails here.
fn told(kept: u64, known: u64, refused: u64) -> String {
    format!(
        "# HELP kin_envelopes_kept_total Envelopes taken since the start.\n\
         # TYPE kin_envelopes_kept_total counter\n\
         kin_envelopes_kept_total {kept}\n\
         # HELP kin_envelopes_known_total Envelopes sent again since the start.\n\
         # TYPE kin_envelopes_known_total counter\n\
         kin_envelopes_known_total {known}\n\
         # HELP kin_envelopes_refused_total Envelopes refused since the start, for whatever reason.\n\
         # TYPE kin_envelopes_refused_total counter\n\
         kin_envelopes_refused_total {refused}\n\
         # HELP kin_store_failing Whether the store refuses to take or give: 1 or 0.\n\
         # TYPE kin_store_failing gauge\n\
         kin_store_failing 0\n"
    )
}

#[test]
fn counts_and_nothing_finer_are_told_to_the_owner_of_the_machine_alone() {
    let place = Place::with_log();
    let socket = place.folder.path().join("metrics");
    let (server, address) = serve(&place, Some(&socket));
    let mode = fs::metadata(&socket).expect("a socket").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let left: Vec<_> = fs::read_dir(place.folder.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .filter(|name| name.to_string_lossy().starts_with(".kin-"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    let url = |digest: Digest| format!("{address}/{}/v1/envelopes/{digest}", path().reveal());
    for filling in [1, 2, 2] {
        let bytes = envelope(1, filling);
        let lock = Lock::of(&Preimage::from_bytes([filling; 32]));
        assert!(try_put_locked(&url(Digest::of(&bytes)), &bytes, lock).is_some());
    }
    let refused = put(&url(Digest::of(b"x")), Some(&voucher(VOUCHERS)), b"x");
    assert_eq!(refused.status, 401);
    let answer = ask(&socket, "/metrics");
    let (head, body) = answer.split_once("\r\n\r\n").expect("an answer");
    assert_eq!(body, told(2, 1, 1));
    let mut headers: Vec<&str> =
        head.lines().skip(1).map(|line| line.split(':').next().unwrap_or_default()).collect();
    headers.sort_unstable();
    assert_eq!(headers, ["connection", "content-length", "content-type", "date"]);
    assert!(ask(&socket, &format!("/{}/v1/note", path().reveal())).starts_with("HTTP/1.1 404 "));
    assert_eq!(get(&format!("{address}/metrics")).status, 404, "not on the network");
    server.terminate();
    assert!(!socket.exists(), "its name is taken away");
}

#[test]
fn without_being_asked_for_there_is_no_socket() {
    let place = Place::with_log();
    let (server, address) = serve(&place, None);
    assert_eq!(get(&format!("{address}/health")).status, 204);
    for entry in walk(place.folder.path()) {
        assert!(!entry.1, "{}", entry.0.display());
    }
    server.terminate();
}

/// Every file below a folder, and whether it is a socket.
fn walk(folder: &Path) -> Vec<(std::path::PathBuf, bool)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(walk(&path));
        } else {
            let is_socket = path.symlink_metadata().expect("a file").file_type().is_socket();
            all.push((path, is_socket));
        }
    }
    all
}

#[test]
fn what_lies_where_the_socket_should_is_left_alone_unless_its_program_has_ended() {
    let place = Place::with_log();
    let refused = |place: &Place, socket: &Path| {
        let output = command(place, Some(socket)).output().expect("it runs");
        let words = String::from_utf8(output.stderr).expect("text");
        assert_eq!(output.status.code(), Some(4), "{words}");
        assert!(words.contains("Counts cannot be answered at"), "{words}");
    };
    let file = place.folder.path().join("a file");
    fs::write(&file, b"something").expect("a file");
    refused(&place, &file);
    assert_eq!(fs::read(&file).expect("a file"), b"something");
    let socket = place.folder.path().join("metrics");
    let (server, _) = serve(&place, Some(&socket));
    // Another store's server, which signs for nothing that the first one does.
    refused(&Place::with_log(), &socket);
    assert!(ask(&socket, "/metrics").contains("kin_envelopes_kept_total 0"), "the first goes on");
    drop(server);
    assert!(socket.exists(), "one that was killed leaves its name");
    let (server, _) = serve(&place, Some(&socket));
    assert!(ask(&socket, "/metrics").contains("kin_envelopes_kept_total 0"));
    server.terminate();
}
