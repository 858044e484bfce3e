//! The stick: what a device would send over a network, in a file, and what the server answers, in another.
//!
//! Both are sealed under a key that follows from the study's path, which every device of the study and its server know, and no
//! stick does: whoever finds one sees a study id and a size, can spend no voucher, and can change nothing unnoticed. Nothing of
//! a response is sealed or opened with it: envelopes lie inside as they were sealed.

mod answer;
mod error;
mod pack;
mod sealed;

pub use answer::{Answer, Became, CarriedTile, MAX_STICK_ANSWER_BYTES};
pub use error::StickError;
pub use pack::{MAX_PACK_BYTES, MAX_PACKED, Pack, Packed};
pub use sealed::{NONCE_BYTES, StickKey};

/// How the name of a pack ends.
pub const PACK_ENDING: &str = "kin-pack";
/// How the name of an answer ends; the rest of it is that of its pack.
pub const ANSWER_ENDING: &str = "kin-answer";
/// Most files of one kind that are looked at on one stick.
pub const MAX_STICK_FILES: usize = 1000;
