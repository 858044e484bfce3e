//! The log of a server that a desk's study has named.

use kin_protocol::Digest;
use kin_protocol::log::{Frontier, Leaf, Lock, LogKey, Preimage};
use kin_protocol::parcel::{ParcelHeader, ParcelLog, ParcelWriter};
use kin_researcher::opening::Summary;
use kin_researcher::study::Study;
use zeroize::Zeroizing;

use super::Desk;

/// The key of the log of this generation.
pub fn key(desk: &Desk, generation: u32) -> LogKey {
    let seed = u8::try_from(generation).expect("a small number");
    LogKey::new(desk.id(), generation, &Zeroizing::new([seed; 32])).expect("a sound key")
}

/// Names the log of that key in the study's note.
pub fn name_log(desk: &Desk, generation: u32) {
    let public = Digest::from_bytes(key(desk, generation).verifier().key_bytes()).to_string();
    let (mut study, _lock) = Study::open_to_change(&desk.folder()).expect("the study opens");
    study.name_log(&public, generation > 1, super::now()).expect("the log is named");
    let root = study.unlock_root(&super::passphrase()).expect("the root unlocks");
    study.sign(&root, super::now(), super::later()).expect("the note is signed");
}

pub fn preimage(envelope: &[u8]) -> Preimage {
    Preimage::from_bytes(*Digest::of(&[b"preimage of ", envelope].concat()).as_bytes())
}

pub fn leaf(envelope: &[u8]) -> Leaf {
    Leaf::Envelope {
        digest: Digest::of(envelope),
        class: super::SEALED_BYTES,
        lock: Lock::of(&preimage(envelope)),
    }
}

pub fn root(leaves: &[Leaf]) -> Digest {
    let mut frontier = Frontier::new();
    for leaf in leaves {
        frontier.push(leaf.hash());
    }
    frontier.root()
}

/// Opens a parcel of this log that carries these envelopes.
pub fn open(
    desk: &Desk,
    generation: u32,
    leaves: &[Leaf],
    carried: &[&Vec<u8>],
) -> kin_terminal::Result<Summary> {
    let signed = key(desk, generation).sign(leaves.len() as u64, root(leaves));
    open_signed(desk, signed.note(), leaves, carried)
}

pub fn open_signed(
    desk: &Desk,
    checkpoint: &[u8],
    leaves: &[Leaf],
    carried: &[&Vec<u8>],
) -> kin_terminal::Result<Summary> {
    let log = ParcelLog { checkpoint: checkpoint.to_vec(), leaves: leaves.len() as u64 };
    let header = ParcelHeader { study: desk.id(), note: Digest::of(b"the note"), log: Some(log) };
    let mut writer = ParcelWriter::new(Vec::new(), &header).expect("a parcel begins");
    for leaf in leaves {
        writer.add_leaf(&leaf.to_bytes()).expect("a leaf is added");
    }
    let mut sorted = carried.to_vec();
    sorted.sort_by_key(|envelope| Digest::of(envelope));
    for envelope in sorted {
        writer.add(envelope).expect("an envelope is added");
    }
    let path = desk.place.path().join("parcel");
    std::fs::write(&path, writer.finish().expect("a parcel ends")).expect("writes");
    desk.open(&path)
}

pub fn withdrawal(envelope: &[u8]) -> Leaf {
    Leaf::Withdrawn { digest: Digest::of(envelope), preimage: preimage(envelope) }
}
