//! A server in memory that may lie, and a folder with a note and the program.

#![allow(dead_code, reason = "every test program uses a part of it")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use jiff::Timestamp;
use kin_auditor::{LineError, Reply, Wire};
use kin_protocol::log::{
    Leaf, Lock, LogError, LogKey, Preimage, Receipt, SignedCheckpoint, TileName, TilePath, Tiles, Tree,
    bundle, grow, root,
};
use kin_protocol::note::{
    CosignerVerifier, EpochRecipient, FormReference, Log, Opening, RootKey, Roots, Sealing, StudyNote, sign,
};
use kin_protocol::{Digest, StudyId};
use zeroize::Zeroizing;

pub(crate) const STUDY: StudyId = StudyId::from_bytes([7; 16]);

pub(crate) fn key_of(generation: u32, seed: u8) -> LogKey {
    LogKey::new(STUDY, generation, &Zeroizing::new([seed; 32])).expect("a sound key")
}

pub(crate) fn key() -> LogKey {
    key_of(1, 1)
}

pub(crate) fn envelope(number: u32) -> Vec<u8> {
    number.to_be_bytes().repeat(20)
}

pub(crate) fn preimage(number: u32) -> Preimage {
    Preimage::from_bytes(*Digest::of(&number.to_be_bytes()).as_bytes())
}

pub(crate) fn leaf(number: u32) -> Leaf {
    let digest = Digest::of(&envelope(number));
    Leaf::Envelope { digest, class: 1024, lock: Lock::of(&preimage(number)) }
}

/// A withdrawal of one envelope with the preimage of another's lock, or its own.
pub(crate) fn withdrawn(number: u32, by: u32) -> Leaf {
    Leaf::Withdrawn { digest: Digest::of(&envelope(number)), preimage: preimage(by) }
}

/// A server in memory.
pub(crate) struct Server {
    key: LogKey,
    leaves: Vec<Leaf>,
    tiles: BTreeMap<TileName, Vec<u8>>,
    bodies: BTreeMap<Digest, Vec<u8>>,
    cosigned: Option<Vec<u8>>,
    other_leaves: Option<Vec<Leaf>>,
    patience: Mutex<Option<usize>>,
    asked: Mutex<Vec<String>>,
}

impl Tiles for Server {
    type Error = LogError;

    fn tile(&self, name: TileName) -> Result<Option<Vec<u8>>, LogError> {
        Ok(self.tiles.get(&name).cloned())
    }
}

impl Server {
    pub(crate) fn of(numbers: std::ops::Range<u32>) -> Self {
        Self::with(numbers)
    }

    pub(crate) fn with(numbers: impl Iterator<Item = u32>) -> Self {
        let mut server = Self {
            key: key(),
            leaves: Vec::new(),
            tiles: BTreeMap::new(),
            bodies: BTreeMap::new(),
            cosigned: None,
            other_leaves: None,
            patience: Mutex::new(None),
            asked: Mutex::default(),
        };
        server.take_envelopes(numbers);
        server
    }

    pub(crate) fn take_envelopes(&mut self, numbers: impl Iterator<Item = u32>) {
        let numbers: Vec<u32> = numbers.collect();
        self.take(numbers.iter().copied().map(leaf).collect());
        self.bodies.extend(numbers.iter().map(|number| (Digest::of(&envelope(*number)), envelope(*number))));
    }

    pub(crate) fn take(&mut self, leaves: Vec<Leaf>) {
        let hashes: Vec<Digest> = leaves.iter().map(Leaf::hash).collect();
        let grown = grow(self, self.leaves.len() as u64, &hashes).expect("whole tiles");
        self.tiles.extend(grown.tiles);
        self.leaves.extend(leaves);
    }

    pub(crate) fn signed(&self, size: u64) -> SignedCheckpoint {
        self.key.sign(size, root(self, size).expect("whole tiles"))
    }

    pub(crate) fn receipt(&self, place: u64, size: u64) -> Vec<u8> {
        let proof = Tree::new(self).inclusion(place, size).expect("whole tiles");
        Receipt { place, proof, checkpoint: self.signed(size) }.to_text().into_bytes()
    }

    pub(crate) fn body(&mut self, number: u32, body: Option<Vec<u8>>) {
        let digest = Digest::of(&envelope(number));
        match body {
            Some(body) => self.bodies.insert(digest, body),
            None => self.bodies.remove(&digest),
        };
    }

    pub(crate) fn give_leaves(&mut self, leaves: Vec<Leaf>) {
        self.other_leaves = Some(leaves);
    }

    pub(crate) fn sign_with(&mut self, seed: u8) {
        self.key = key_of(1, seed);
    }

    pub(crate) fn give_cosigned(&mut self, cosigned: &SignedCheckpoint) {
        self.cosigned = Some(cosigned.note().to_vec());
    }

    /// After so many answers nobody answers any more.
    pub(crate) fn patience(&mut self, answers: Option<usize>) {
        self.patience = Mutex::new(answers);
    }

    /// What was asked for since this was called last.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().expect("nobody panics"))
    }

    fn answer(&self, what: &str) -> Option<Vec<u8>> {
        match what.split_once('/')? {
            ("log", "checkpoint") if self.leaves.is_empty() => None,
            ("log", "checkpoint") => Some(self.signed(self.leaves.len() as u64).note().to_vec()),
            ("log", "cosigned") => self.cosigned.clone(),
            ("envelopes", digest) => self.bodies.get(&digest.parse::<Digest>().ok()?).cloned(),
            (_, tile) => {
                let asked: TilePath = tile.strip_prefix("tile/")?.parse().ok()?;
                let width = usize::try_from(asked.width).ok()?;
                if let Some(name) = asked.hashes() {
                    return self.tiles.get(&name)?.get(..width * 32).map(<[u8]>::to_vec);
                }
                let first = usize::try_from(asked.entries()?).ok()?;
                let leaves = self.other_leaves.as_ref().unwrap_or(&self.leaves);
                let leaves: Vec<Vec<u8>> =
                    leaves.get(first..first + width)?.iter().map(Leaf::to_bytes).collect();
                Some(bundle(leaves.iter().map(Vec::as_slice)))
            }
        }
    }
}

impl Wire for Server {
    fn get(&self, what: &str, max_bytes: u64) -> Result<Reply, LineError> {
        if let Some(left) = &mut *self.patience.lock().expect("nobody panics") {
            *left = left.checked_sub(1).ok_or(LineError::LineCut)?;
        }
        self.asked.lock().expect("nobody panics").push(what.to_owned());
        let body = self.answer(what);
        let status = if body.is_some() { 200 } else { 404 };
        let body = body.unwrap_or_default();
        if body.len() as u64 > max_bytes {
            Err(LineError::LineAnswerTooLong)
        } else {
            Ok(Reply { status, body })
        }
    }
}

/// A folder with a note, its roots, and what the program says in it.
pub(crate) struct Audit {
    folder: tempfile::TempDir,
}

impl Audit {
    pub(crate) fn new() -> Self {
        Self::with_witnesses(Vec::new(), 0)
    }

    pub(crate) fn with_witnesses(witnesses: Vec<CosignerVerifier>, witness_quorum: u32) -> Self {
        let time = |text: &str| text.parse::<Timestamp>().expect("a moment");
        let root = RootKey::from_seed(STUDY, &[9; 32]);
        let roots = Roots::new(STUDY, 1, vec![root.verifier()]).expect("roots");
        let (issued, expires) = (time("2026-01-01T00:00:00Z"), time("2099-01-01T00:00:00Z"));
        let note = StudyNote {
            sealing: Sealing::Classical,
            server: "https://kin.example".into(),
            recipients: vec![EpochRecipient {
                epoch: 1,
                not_before: issued,
                not_after: expires,
                opening: Opening::Single,
                recipient: format!("age1{}", "q".repeat(58)),
            }],
            forms: vec![FormReference { id: "a".into(), version: "1".into(), digest: Digest::of(b"form") }],
            logs: vec![Log { from: issued, key: key().verifier().clone() }],
            witnesses,
            witness_quorum,
            ..StudyNote::draft(&roots, "A study", issued, expires)
        };
        let audit = Self { folder: tempfile::tempdir().expect("a fresh folder") };
        audit.write("note.txt", &sign(&note, &[&root]).expect("a note that fits"));
        audit.write("roots.txt", roots.to_text().as_bytes());
        audit
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn mirror(&self) -> PathBuf {
        self.folder().join("mirror")
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.folder().join(name), bytes).expect("a fresh folder can be written");
    }

    /// Exit code, output, errors of a command with the note of this folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_kin-auditor"))
            .args(arguments)
            .args(["--note", "note.txt", "--roots", "roots.txt", "--language", "en"])
            .current_dir(self.folder())
            .env_clear()
            .output()
            .expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("programs print UTF-8");
        (output.status.code().expect("no signal"), text(output.stdout), text(output.stderr))
    }

    pub(crate) fn verify(&self, more: &[&str]) -> (i32, String, String) {
        self.run(&[&["verify"], more].concat())
    }

    pub(crate) fn parcel(&self) -> (i32, String, String) {
        self.run(&["parcel", "mirror", "parcel"])
    }
}
