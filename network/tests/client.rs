//! The client against a machine that answers what it is told to.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use kin_network::{Client, LineError};

/// Answers one request with these bytes, and says what it was asked.
fn once(answer: impl Into<Vec<u8>>) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/secret/v1/note", listener.local_addr().unwrap());
    let answer = answer.into();
    let asked = thread::spawn(move || {
        let (mut line, _) = listener.accept().unwrap();
        let mut asked = Vec::new();
        let mut byte = [0];
        while !asked.ends_with(b"\r\n\r\n") && line.read(&mut byte).unwrap() == 1 {
            asked.push(byte[0]);
        }
        line.write_all(&answer).unwrap();
        String::from_utf8(asked).unwrap()
    });
    (url, asked)
}

#[test]
fn a_request_names_no_program_and_carries_what_it_was_given() {
    let (url, asked) = once("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nnote");
    let reply = Client::new().get(&url, &[("authorization", "Bearer x")], 4).unwrap();
    assert_eq!((reply.status, reply.body), (200, b"note".to_vec()));
    let asked = asked.join().unwrap().to_lowercase();
    let names: Vec<&str> =
        asked.lines().skip(1).filter_map(|line| line.split_once(':')).map(|(name, _)| name).collect();
    assert_eq!(names.len(), 2, "{asked}");
    assert!(names.contains(&"host") && names.contains(&"authorization"), "{asked}");
}

/// The listener takes one connection: a client that followed would find nobody.
#[test]
fn a_redirection_is_an_answer_like_any_other() {
    let (url, _asked) =
        once("HTTP/1.1 307 Elsewhere\r\nlocation: http://127.0.0.1:9/\r\ncontent-length: 0\r\n\r\n");
    assert_eq!(Client::new().get(&url, &[], 4).unwrap().status, 307);
}

#[test]
fn an_answer_past_its_limit_is_an_error_and_no_part_of_it_is_given() {
    let (url, _asked) = once("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nnotes");
    assert_eq!(Client::new().get(&url, &[], 4).unwrap_err(), LineError::LineAnswerTooLong);
}

#[test]
fn what_happens_on_the_way_has_a_name() {
    let (url, _asked) = once("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nno");
    assert_eq!(Client::new().get(&url, &[], 64).unwrap_err(), LineError::LineCut);
    let (url, _asked) = once("SSH-2.0-OpenSSH\r\n\r\n");
    assert_eq!(Client::new().get(&url, &[], 64).unwrap_err(), LineError::LineAnswerUnreadable);
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{nobody}/secret/v1/note");
    let error = Client::new().get(&url, &[], 64).unwrap_err();
    assert_eq!(error, LineError::LineNoConnection);
    assert!(!error.to_string().contains("secret"));
    // Taken in by the system, answered by nobody.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/secret/v1/note", silent.local_addr().unwrap());
    let client = Client::patient(Duration::from_millis(50));
    assert_eq!(client.get(&url, &[], 64).unwrap_err(), LineError::LineTooSlow);
}
