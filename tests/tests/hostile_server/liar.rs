//! A server that speaks every format rightly, has its log's key at hand, and lies where a deed tells it to.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use kin_protocol::Digest;
use kin_protocol::log::{
    LOCK_HEADER, Leaf, Lock, LogError, LogKey, Receipt, SignedCheckpoint, TileName, TilePath, Tiles, Tree,
    bundle, grow, root,
};
use kin_protocol::problem::Problem;
use kin_protocol::stick::CarriedTile;
use kin_protocol::withdrawal::Tombstone;

/// The size that the study seals to.
pub(crate) const CLASS: u32 = 20_480;

/// What a server keeps of a study.
#[derive(Clone, Default)]
pub(crate) struct Log {
    pub(crate) leaves: Vec<Leaf>,
    tiles: BTreeMap<TileName, Vec<u8>>,
    pub(crate) bodies: BTreeMap<Digest, Vec<u8>>,
}

impl Tiles for Log {
    type Error = LogError;

    fn tile(&self, name: TileName) -> Result<Option<Vec<u8>>, LogError> {
        Ok(self.tiles.get(&name).cloned())
    }
}

impl Log {
    /// All of its hashes, as an answer on a stick carries some.
    pub(crate) fn carried(&self) -> Vec<CarriedTile> {
        self.tiles.iter().map(|(name, hashes)| CarriedTile::new(*name, hashes.clone())).collect()
    }

    /// A log of these leaves, over the same bodies.
    pub(crate) fn with_leaves(&self, leaves: impl IntoIterator<Item = Leaf>) -> Self {
        let mut log = Self { bodies: self.bodies.clone(), ..Self::default() };
        leaves.into_iter().for_each(|leaf| log.append(leaf));
        log
    }

    pub(crate) fn append(&mut self, leaf: Leaf) {
        let grown = grow(self, self.size(), &[leaf.hash()]).expect("whole tiles");
        self.tiles.extend(grown.tiles);
        self.leaves.push(leaf);
    }

    pub(crate) fn size(&self) -> u64 {
        self.leaves.len() as u64
    }

    pub(crate) fn signed(&self, key: &LogKey) -> SignedCheckpoint {
        key.sign(self.size(), root(self, self.size()).expect("whole tiles"))
    }

    pub(crate) fn receipt(&self, key: &LogKey, place: u64) -> Receipt {
        let proof = Tree::new(self).inclusion(place, self.size()).expect("whole tiles");
        Receipt { place, proof, checkpoint: self.signed(key) }
    }

    /// The digest of the envelope that entered at this place.
    pub(crate) fn digest(&self, place: usize) -> Digest {
        self.leaves[place].digest()
    }

    pub(crate) fn place(&self, digest: Digest) -> Option<u64> {
        let entered = |leaf: &Leaf| matches!(leaf, Leaf::Envelope { .. }) && leaf.digest() == digest;
        self.leaves.iter().position(entered).map(|place| place as u64)
    }
}

/// What was asked.
pub(crate) struct Asked {
    pub(crate) method: String,
    /// Below the study's path.
    pub(crate) what: String,
    pub(crate) lock: Option<Lock>,
    pub(crate) body: Vec<u8>,
}

impl Asked {
    pub(crate) fn is(&self, method: &str, what: &str) -> bool {
        self.method == method && self.what.starts_with(what)
    }
}

/// What is answered.
pub(crate) enum Answer {
    Reply(u16, Vec<u8>),
    /// The line goes dead instead.
    Silence,
}

/// Answers in the server's place, or leaves it to be honest.
pub(crate) type Lie = fn(&mut Server, &Asked) -> Option<Answer>;

/// The server's whole state.
pub(crate) struct Server {
    pub(crate) key: LogKey,
    pub(crate) log: Log,
    pub(crate) lie: Option<Lie>,
}

impl Server {
    fn answer(&mut self, asked: &Asked) -> Answer {
        match self.lie.and_then(|lie| lie(self, asked)) {
            Some(answer) => answer,
            None => self.honest(asked),
        }
    }

    /// What a server answers that keeps its word.
    pub(crate) fn honest(&mut self, asked: &Asked) -> Answer {
        let nothing = Answer::Reply(404, Vec::new());
        match (asked.method.as_str(), asked.what.split_once('/')) {
            ("PUT", Some(("envelopes", digest))) => {
                let digest: Digest = digest.parse().expect("a digest");
                if let Some(place) = self.log.place(digest) {
                    return Answer::Reply(200, self.log.receipt(&self.key, place).to_text().into_bytes());
                }
                let lock = asked.lock.expect("a device of a study with a log sends a lock");
                self.log.append(Leaf::Envelope { digest, class: CLASS, lock });
                self.log.bodies.insert(digest, asked.body.clone());
                let place = self.log.size() - 1;
                Answer::Reply(201, self.log.receipt(&self.key, place).to_text().into_bytes())
            }
            ("GET", Some(("log", "checkpoint"))) => {
                Answer::Reply(200, self.log.signed(&self.key).note().to_vec())
            }
            ("GET", Some(("log", tile))) => {
                let Some(path) = tile.strip_prefix("tile/").and_then(|path| path.parse::<TilePath>().ok())
                else {
                    return nothing;
                };
                let width = usize::try_from(path.width).expect("at most 256");
                if let Some(name) = path.hashes() {
                    let tile = self.log.tile(name).expect("in memory").unwrap_or_default();
                    return Answer::Reply(200, tile[..width * 32].to_vec());
                }
                let first = usize::try_from(path.entries().expect("entries")).expect("a small log");
                let leaves: Vec<Vec<u8>> =
                    self.log.leaves[first..first + width].iter().map(Leaf::to_bytes).collect();
                Answer::Reply(200, bundle(leaves.iter().map(Vec::as_slice)))
            }
            ("GET", Some(("envelopes", digest))) => {
                let digest: Digest = digest.parse().expect("a digest");
                self.log.bodies.get(&digest).map_or(nothing, |body| Answer::Reply(200, body.clone()))
            }
            _ => nothing,
        }
    }

    /// 410 for an envelope, with a tombstone of the log that carries this leaf.
    pub(crate) fn gone(&mut self, leaf: &Leaf) -> Answer {
        self.log.append(leaf.clone());
        let receipt = self.log.receipt(&self.key, self.log.size() - 1);
        Answer::Reply(410, Problem::gone(Tombstone::new(leaf, &receipt)).to_json())
    }
}

/// Listens at this address until the test ends.
pub(crate) fn listen(address: &str, server: &Arc<Mutex<Server>>) {
    let listener = TcpListener::bind(address).expect("the port is free");
    let server = Arc::clone(server);
    thread::spawn(move || {
        for line in listener.incoming() {
            let Ok(line) = line else { continue };
            let Some(asked) = read(&line) else { continue };
            let answer = server.lock().expect("nobody panics").answer(&asked);
            if let Answer::Reply(status, body) = answer {
                reply(&line, status, &body);
            }
        }
    });
}

fn read(line: &TcpStream) -> Option<Asked> {
    let mut reader = BufReader::new(line);
    let mut first = String::new();
    reader.read_line(&mut first).ok()?;
    let mut words = first.split(' ');
    let (method, url) = (words.next()?.to_owned(), words.next()?);
    let what = url.split_once("/v1/")?.1.to_owned();
    let (mut length, mut lock) = (0, None);
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        let Some((name, value)) = header.trim_end().split_once(": ") else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.parse().ok()?;
        } else if name.eq_ignore_ascii_case(LOCK_HEADER) {
            lock = value.parse().ok();
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Asked { method, what, lock, body })
}

/// Whoever asked may have gone.
fn reply(mut line: &TcpStream, status: u16, body: &[u8]) {
    let head = format!("HTTP/1.1 {status} x\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
    drop(line.write_all(&[head.as_bytes(), body].concat()));
}
