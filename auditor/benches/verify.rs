//! A log of a million entries verified from its beginning, and after one more batch from where it was verified: the same
//! program, the same machine, the same run. `cargo bench -p kin-auditor`

#![expect(clippy::print_stdout, reason = "a bench has nothing but its figures to say")]

#[path = "../tests/served/mod.rs"]
mod served;

use std::time::{Duration, Instant};

use kin_auditor::{Mirror, fetch};
use kin_protocol::Digest;
use served::{Audit, Server, key};

const ENTRIES: u32 = 1_000_000;
const BATCH: u32 = 64;

fn timed(audit: &Audit, arguments: &[&str]) -> Duration {
    let begun = Instant::now();
    let (code, said, errors) = audit.verify(arguments);
    assert_eq!(code, 0, "{said}{errors}");
    begun.elapsed()
}

fn main() {
    let audit = Audit::new();
    let mut server = Server::of(0..ENTRIES);
    let mut mirror =
        Mirror::open_or_begin(&audit.mirror(), served::STUDY, key().verifier(), Digest::of(b"note"))
            .expect("a fresh folder");
    let mut bring = |server: &Server| {
        let begun = Instant::now();
        fetch(&mut mirror, server, key().verifier(), false, &mut |_| ()).expect("an honest server");
        begun.elapsed()
    };
    let first = bring(&server);
    let full = timed(&audit, &["mirror"]);
    server.take_envelopes(ENTRIES..ENTRIES + BATCH);
    let more = bring(&server);
    let further = timed(&audit, &["mirror"]);
    let again = timed(&audit, &["mirror", "--again"]);
    println!("mirror, {ENTRIES} entries: {first:.2?}; {BATCH} more: {more:.2?}");
    println!("verify, {ENTRIES} entries from the beginning: {full:.2?}");
    println!("verify, {BATCH} more: {further:.2?}; all again: {again:.2?}");
    println!("ratio, again to further: {:.0}", again.as_secs_f64() / further.as_secs_f64());
}
