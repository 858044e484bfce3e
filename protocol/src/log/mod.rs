//! The study's log: what a server says it holds, so that it cannot hide a loss.
//!
//! An RFC 6962 tree over [`Leaf`]s, in C2SP's formats: tlog-tiles for how it is kept and served, tlog-checkpoint for the
//! [`Checkpoint`] a log signs, tlog-proof for the [`Receipt`] a device keeps, tlog-cosignature for its witnesses.
//!
//! ```text
//! envelope ── Leaf ── Tiles ── Checkpoint ── SignedCheckpoint ── Receipt
//! ```

mod checkpoint;
mod cosignature;
mod error;
mod frontier;
mod history;
mod judged;
mod key;
mod leaf;
mod receipt;
mod tiles;
mod tree;
mod whole;

pub use checkpoint::{Checkpoint, MAX_CHECKPOINT_BYTES, SignedCheckpoint};
pub use cosignature::{Cosigned, Cosigner};
pub use error::LogError;
pub use frontier::Frontier;
pub use history::{AuthenticTiles, check_history};
pub use judged::Judged;
pub use key::LogKey;
pub use leaf::{LOCK_HEADER, Leaf, Lock, MAX_LEAF_BYTES, Preimage, SizeClass};
pub use receipt::{MAX_RECEIPT_BYTES, Receipt};
pub use tiles::{TILE_HASHES, TileName, TilePath, bundle, unbundle};
pub use tree::{Grown, Tiles, Tree, check_inclusion, grow, root};
pub use whole::{LEAF_MEMORY_BYTES, LogReader, MAX_WHOLE_LEAVES, Standing, WholeLog};
