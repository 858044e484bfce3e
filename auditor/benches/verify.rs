//! A log verified from its beginning, and after one more batch from where it was verified: the same program, the same machine, the
//! same run. `cargo bench -p kin-auditor`; `KIN_BENCH_ENTRIES=100000` for a smaller log than a million entries.
//!
//! Ends as a failure where going on takes more than a twentieth of beginning again, or more than five seconds, or 64 MiB.

#![expect(clippy::print_stdout, reason = "a bench has nothing but its figures to say")]

#[path = "../tests/served/mod.rs"]
mod served;

use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use kin_auditor::{Mirror, fetch};
use kin_protocol::Digest;
use served::{Audit, Server, key};

const ENTRIES: u32 = 1_000_000;
const BATCH: u32 = 64;
/// What one more batch may cost, of what the whole log does; and in seconds, and in memory.
const MOST_OF_WHOLE: f64 = 0.05;
const MOST: Duration = Duration::from_secs(5);
const MOST_MEMORY_KIB: u64 = 64 << 10;

/// How long the program took, and how much memory it had at most.
#[derive(Clone, Copy)]
struct Cost {
    time: Duration,
    memory_kib: u64,
}

/// The program verifies the mirror.
fn verified(audit: &Audit, more: &[&str]) -> Cost {
    let begun = Instant::now();
    let mut running = Command::new(env!("CARGO_BIN_EXE_kin-auditor"))
        .args(["verify", "mirror", "--note", "note.txt", "--roots", "roots.txt"])
        .args(more)
        .current_dir(audit.folder())
        .env_clear()
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut memory_kib = 0;
    while running.try_wait().expect("it can be waited for").is_none() {
        memory_kib = memory_kib.max(peak_kib(&running));
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(running.wait().expect("it ends").success());
    Cost { time: begun.elapsed(), memory_kib }
}

/// As the system says it; 0 where it does not.
fn peak_kib(running: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", running.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok()).unwrap_or(0)
}

fn main() {
    let entries =
        std::env::var("KIN_BENCH_ENTRIES").map_or(ENTRIES, |count| count.parse().expect("a number"));
    let audit = Audit::new();
    let mut server = Server::of(0..entries);
    let mut mirror =
        Mirror::open_or_begin(&audit.mirror(), served::STUDY, key().verifier(), Digest::of(b"note"))
            .expect("a fresh folder");
    let mut bring = |server: &Server| {
        let begun = Instant::now();
        fetch(&mut mirror, server, key().verifier(), false, &mut |_| ()).expect("an honest server");
        begun.elapsed()
    };
    let first = bring(&server);
    let full = verified(&audit, &[]);
    server.take_envelopes(entries..entries + BATCH);
    let more = bring(&server);
    let further = verified(&audit, &[]);
    let again = verified(&audit, &["--again"]);
    let of_whole = further.time.as_secs_f64() / again.time.as_secs_f64();
    println!("mirror, {entries} entries: {first:.2?}; {BATCH} more: {more:.2?}");
    for (what, cost) in [("from the beginning", full), ("one batch more", further), ("all again", again)] {
        println!("verify, {what}: {:.2?}, at most {} KiB", cost.time, cost.memory_kib);
    }
    println!("one batch more, of all again: {of_whole:.4}; at most {MOST_OF_WHOLE} is allowed");
    assert!(of_whole <= MOST_OF_WHOLE && further.time <= MOST, "going on takes as long as beginning again");
    let memory_kib = full.memory_kib.max(further.memory_kib).max(again.memory_kib);
    assert!(memory_kib <= MOST_MEMORY_KIB, "{memory_kib} KiB");
}
