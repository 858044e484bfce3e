//! Every format of `FORMATS.md` against its frozen vectors, and the laws that hold for every input.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod assignments;
mod ceremonies;
mod certificates;
mod closings;
mod documents;
mod envelopes;
mod logs;
mod notes;
mod notes_in_full;
mod page;
mod parcels;
mod properties;
mod sticks;
mod support;
mod withdrawals;
mod words;
