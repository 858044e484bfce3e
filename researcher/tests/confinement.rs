//! The program cannot reach a network, whatever is linked into it.
#![cfg(target_os = "linux")]
#![expect(clippy::disallowed_types, clippy::disallowed_methods, reason = "sockets are what is tried here")]

use std::io::ErrorKind;
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};

#[test]
fn a_confined_thread_is_refused_every_kind_of_socket() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("before the confinement a socket is to be had");
    let address = listener.local_addr().expect("an address");
    let refused = std::thread::spawn(move || {
        kin_researcher::confinement::deny_network().expect("this kernel has seccomp");
        let inherited = std::thread::spawn(move || TcpStream::connect(address).map(drop));
        [
            TcpStream::connect(address).map(drop),
            TcpListener::bind("127.0.0.1:0").map(drop),
            UdpSocket::bind("127.0.0.1:0").map(drop),
            UnixStream::pair().map(drop),
            inherited.join().expect("the thread ends"),
        ]
        .map(|result| result.expect_err("refused").kind())
    });
    assert_eq!(refused.join().expect("the thread ends"), [ErrorKind::PermissionDenied; 5]);
    TcpStream::connect(address).expect("other threads are not confined");
}

#[test]
fn the_program_itself_is_confined_while_it_works() {
    // A passphrase file that never ends the wait for it holds the program in the midst of its work.
    let place = tempfile::tempdir().expect("a folder");
    let pipe = place.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo is there").success());
    let form = place.path().join("form.json");
    std::fs::write(&form, include_str!("../../forms/library/rcsi.json")).expect("writes");
    let mut program = Command::new(env!("CARGO_BIN_EXE_kin-researcher"))
        .args(["study", "new"])
        .arg(place.path().join("desk"))
        .args(["--title", "t", "--server", "http://127.0.0.1:9", "--form"])
        .arg(&form)
        .arg("--passphrase-file")
        .arg(&pipe)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    // Opening the pipe ends when the program opens its other end: it is then in the midst of its work.
    let opening = std::thread::spawn(move || std::fs::OpenOptions::new().write(true).open(pipe));
    while !opening.is_finished() {
        assert!(
            program.try_wait().expect("a child can be asked").is_none(),
            "the program ended before it worked"
        );
        std::thread::yield_now();
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", program.id())).expect("it still works");
    let confined = status.contains("Seccomp:\t2");
    program.kill().expect("it still waits");
    program.wait().expect("it ends");
    assert!(confined);
}
