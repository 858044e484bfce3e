//! The log of a server that a desk's study has named.

use kin_protocol::Digest;
use kin_protocol::log::LogKey;
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
