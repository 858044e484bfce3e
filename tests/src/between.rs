//! Something that stands between a device and its server, as networks do: it drops, stalls, cuts, answers itself.
//!
//! It takes one request of a connection after the other and asks what becomes of it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// What becomes of one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Nothing: it gets there and back.
    None,
    /// The connection ends before anything is read.
    Drop,
    /// Nobody answers, until the other side gives up.
    Stall,
    /// Half of the request gets there.
    CutRequest,
    /// The server has taken it all, and half of its answer comes back.
    CutAnswer,
    /// The server has taken it all, and its answer is lost.
    LoseAnswer,
    /// Something answers that speaks no HTTP.
    Nonsense,
    /// A page to sign in on, with 200.
    Portal,
    /// The way to such a page, with 302.
    Redirect,
    /// The server's own answer comes byte by byte.
    Slow,
}

impl Fault {
    /// All that goes wrong.
    pub const ALL: [Self; 9] = [
        Self::Drop,
        Self::Stall,
        Self::CutRequest,
        Self::CutAnswer,
        Self::LoseAnswer,
        Self::Nonsense,
        Self::Portal,
        Self::Redirect,
        Self::Slow,
    ];
}

const PORTAL: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 43\r\n\r\n\
                      <html><h1>Free Wi-Fi: sign in</h1></html>\r\n";
const REDIRECT: &str = "HTTP/1.1 302 Found\r\nlocation: http://wifi.example/\r\ncontent-length: 0\r\n\r\n";

/// Decides what becomes of the next request, by its first line.
type Decide = Box<dyn FnMut(&str) -> Fault + Send>;

/// Stands at `port` in front of a server, for as long as the test runs.
///
/// # Panics
/// When the port is taken.
pub fn stand(port: u16, server: u16, decide: impl FnMut(&str) -> Fault + Send + 'static) {
    let listener = TcpListener::bind(("127.0.0.1", port)).expect("the port of the note is free");
    let decide: Arc<Mutex<Decide>> = Arc::new(Mutex::new(Box::new(decide)));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let decide = Arc::clone(&decide);
            std::thread::spawn(move || {
                // A broken connection is what this is for.
                let _ = serve(&stream, server, &decide);
                let _ = stream.shutdown(Shutdown::Both);
            });
        }
    });
}

fn serve(stream: &TcpStream, server: u16, decide: &Mutex<Decide>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    loop {
        let Some(request) = message(&mut reader)? else { return Ok(()) };
        let line = String::from_utf8_lossy(&request).lines().next().unwrap_or_default().to_owned();
        let fault = decide.lock().unwrap_or_else(PoisonError::into_inner)(&line);
        let mut out = stream;
        match fault {
            Fault::Drop => return Ok(()),
            Fault::Stall => {
                let mut rest = [0; 64];
                while reader.read(&mut rest)? > 0 {}
                return Ok(());
            }
            Fault::Nonsense => return out.write_all(b"220 mail.example ESMTP ready\r\n\r\n"),
            Fault::Portal => out.write_all(PORTAL.as_bytes())?,
            Fault::Redirect => out.write_all(REDIRECT.as_bytes())?,
            Fault::CutRequest => {
                let mut onward = TcpStream::connect(("127.0.0.1", server))?;
                return onward.write_all(&request[..request.len() / 2]);
            }
            Fault::None | Fault::Slow | Fault::CutAnswer | Fault::LoseAnswer => {
                let mut onward = TcpStream::connect(("127.0.0.1", server))?;
                onward.write_all(&request)?;
                let answer = message(&mut BufReader::new(&onward))?.unwrap_or_default();
                match fault {
                    Fault::LoseAnswer => return Ok(()),
                    Fault::CutAnswer => return out.write_all(&answer[..answer.len() / 2]),
                    Fault::Slow => answer.iter().try_for_each(|byte| out.write_all(&[*byte]))?,
                    _ => out.write_all(&answer)?,
                }
            }
        }
    }
}

/// One request or answer with its body, whose length it states.
fn message(reader: &mut impl BufRead) -> std::io::Result<Option<Vec<u8>>> {
    let (mut message, mut length) = (Vec::new(), 0);
    loop {
        let mut line = Vec::new();
        if reader.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&line).to_ascii_lowercase();
        if let Some(stated) = text.strip_prefix("content-length:") {
            length = stated.trim().parse().unwrap_or(0);
        }
        message.extend_from_slice(&line);
        if line == b"\r\n" {
            break;
        }
    }
    let head = message.len();
    message.resize(head + length, 0);
    reader.read_exact(&mut message[head..])?;
    Ok(Some(message))
}
