//! A loss of power, from what a real program asked of the kernel.
//!
//! A program runs under `strace`; [`Traced`] gives its [`Event`]s. A [`Disk`] follows them as a disk may: what was
//! written is certain only once its file was synced, and a name only once its folder was. [`Disk::cut`] is what a
//! machine finds when its power comes back. The index of SQLite's journal (`-shm`) is never synced and never there.
//!
//! Said with care: a sync vouches for writes that had returned before it was asked for, and from the moment it
//! returns; words count as heard from the moment the program began to send them. What the model does not know (a
//! shared writable mapping, `fallocate`, …) ends the test instead of being taken for nothing.

mod call;
mod disk;
mod trace;

pub use disk::{Disk, Image};
pub use trace::{Event, Happened, Traced, there_is_no_strace};
