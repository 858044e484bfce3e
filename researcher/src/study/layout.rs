//! What lies where in a study's folder.
//!
//! ```text
//! study.json            what the study is: id, title, server, forms, working keys (public)
//! forms/<sha256>.json   the forms, byte for byte
//! keys/root.age         the root key, under its passphrase
//! keys/office.age       the key that signs packages for devices, under a passphrase
//! keys/epoch-1.age      the working key of epoch 1, under its passphrase
//! note.txt, roots.txt   the signed study note and the roots it is verified by (public)
//! note-proposed.txt     a note that still lacks signatures (public)
//! roots-1.txt           the signed note that changed the roots for the first time, and so on (public)
//! sending.json          where the study lies on its server (opens nothing)
//! vouchers.json         what devices pay with: not dealt yet, and digests of all that was (opens nothing)
//! registry.json         devices; their one-time secrets sealed to the working key
//! dataset/ledger.json   which segments make up the dataset (public: digests and sizes)
//! dataset/000001.age    a segment: records sealed to the working keys
//! dataset/000001.index.age  what that segment holds, without answers; made again where it is missing
//! withdrawn.json        envelopes that respondents have withdrawn (public: digests); it only grows
//! checkpoint.txt        the server's log as the last parcel showed it (public)
//! releases.jsonl        what was frozen, released and exported, one line each, chained (public)
//! requests.jsonl        what people asked of their own data, one line each, chained; it names nobody
//! closing.jsonl         who said what about the close of the study, one line each, chained
//! quarantine/<sha256>.age   envelopes that were not accepted, as they came
//! ```

use std::path::{Path, PathBuf};

use kin_protocol::Digest;

/// The places in a study's folder.
#[derive(Clone, Debug)]
pub struct Layout {
    root: PathBuf,
}

impl Layout {
    /// The layout of a folder, whether it is there or not.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The study's folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn checkpoint(&self) -> PathBuf {
        self.root.join("checkpoint.txt")
    }

    /// Envelopes that respondents have withdrawn.
    pub(crate) fn withdrawn(&self) -> PathBuf {
        self.root.join("withdrawn.json")
    }

    pub(super) fn settings(&self) -> PathBuf {
        self.root.join("study.json")
    }

    pub(super) fn forms(&self) -> PathBuf {
        self.root.join("forms")
    }

    pub(super) fn form(&self, digest: Digest) -> PathBuf {
        self.forms().join(format!("{digest}.json"))
    }

    pub(super) fn keys(&self) -> PathBuf {
        self.root.join("keys")
    }

    pub(super) fn root_key(&self) -> PathBuf {
        self.keys().join("root.age")
    }

    pub(super) fn office_key(&self) -> PathBuf {
        self.keys().join("office.age")
    }

    pub(super) fn working_key(&self, epoch: u32) -> PathBuf {
        self.keys().join(format!("epoch-{epoch}.age"))
    }

    /// The signed study note.
    pub fn note(&self) -> PathBuf {
        self.root.join("note.txt")
    }

    /// A note that still lacks signatures.
    pub fn proposal(&self) -> PathBuf {
        self.root.join("note-proposed.txt")
    }

    /// The roots that the note is verified by.
    pub fn roots(&self) -> PathBuf {
        self.root.join("roots.txt")
    }

    /// The signed note that brought this generation of the roots.
    pub fn link(&self, generation: usize) -> PathBuf {
        self.root.join(format!("roots-{generation}.txt"))
    }

    pub(super) fn sending(&self) -> PathBuf {
        self.root.join("sending.json")
    }

    pub(super) fn vouchers(&self) -> PathBuf {
        self.root.join("vouchers.json")
    }

    pub(super) fn registry(&self) -> PathBuf {
        self.root.join("registry.json")
    }

    /// The opened records, sealed.
    pub fn dataset(&self) -> PathBuf {
        self.root.join("dataset")
    }

    /// Envelopes that were not accepted.
    pub fn quarantine(&self) -> PathBuf {
        self.root.join("quarantine")
    }

    /// What was said about the close of the study.
    pub fn closing(&self) -> PathBuf {
        self.root.join("closing.jsonl")
    }

    /// What people asked of their own data.
    pub fn requests(&self) -> PathBuf {
        self.root.join("requests.jsonl")
    }

    /// What was frozen, released and exported.
    pub fn releases(&self) -> PathBuf {
        self.root.join("releases.jsonl")
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.root.join(".lock")
    }
}
