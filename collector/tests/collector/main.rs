//! The collector as its people meet it: the real program, and the library where only it can provoke what must be seen.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a test has files, sockets, threads and a clock"
)]

mod arriving;
mod assigned;
mod beginning;
mod checks;
mod closing;
mod contact;
mod correcting;
mod enrolment;
mod enumerators;
mod fill;
mod import;
mod lines;
mod log;
mod outbox;
mod program;
mod renewal;
mod salvage;
mod sending;
mod storage;
mod study;
mod versions;
mod vouchers;
mod wiping;
mod words;
