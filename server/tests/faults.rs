//! The server is killed at a write, its disk fills up, its syncs fail: what was acknowledged is there, nothing is there by
//! half, and no second history is signed. `strace` makes the faults in the real program; which write they hit is drawn by
//! seed. Clocks jump, and snapshots of the disk are put back. The long run, thousands of schedules, takes some twenty minutes:
//! `KIN_SEEDS=500 nice cargo test -p kin-server --test faults` runs so many of each of the six kinds (24 without it).

#![cfg(target_os = "linux")]

mod study;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;

use kin_protocol::Digest;
use kin_protocol::log::{Frontier, Leaf, Lock, Preimage, Receipt, SignedCheckpoint};
use kin_server::Store;
use study::{Answer, Place, SEALED_BYTES, STUDY, envelope, path, spawn, try_put_paid, voucher};

/// Envelopes that are sent in a schedule, by [`CLIENTS`] at once.
const ENVELOPES: u8 = 24;
const CLIENTS: u8 = 4;
/// The writes among which one is drawn.
const WRITES: u64 = 40;
/// How the program changes what lies on a disk.
const WRITING: &str = "pwrite64,fdatasync,fsync,ftruncate,linkat,rename,renameat,renameat2,unlink,unlinkat";

fn seeds() -> u64 {
    std::env::var("KIN_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(24)
}

/// A draw that is the same for the same seed, evenly spread: `SplitMix64` (Steele, Lea and Flood, 2014).
fn drawn(seed: u64, below: u64) -> u64 {
    let mut state = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (state ^ (state >> 31)) % below
}

/// A campaign is worth what its draws are: every fault of a range must come up.
#[test]
fn draws_are_spread_over_their_range() {
    for below in [5, 8, WRITES] {
        let drawn: BTreeSet<u64> = (0..below * 12).map(|seed| drawn(seed, below)).collect();
        assert_eq!(drawn, (0..below).collect());
    }
}

fn lock(number: u8) -> Lock {
    Lock::of(&Preimage::from_bytes([number; 32]))
}

fn leaf(number: u8) -> Leaf {
    Leaf::Envelope { digest: Digest::of(&envelope(1, number)), class: SEALED_BYTES, lock: lock(number) }
}

/// The program under `strace`; a fault for some of its calls.
struct Faulty {
    strace: Child,
    url: String,
}

impl Faulty {
    /// Starts it; none where the fault hits before it listens.
    fn start(store: &Path, fault: &str) -> Option<Self> {
        Self::start_in(store, fault, &[])
    }

    /// In an environment that only the program sees.
    fn start_in(store: &Path, fault: &str, environment: &[String]) -> Option<Self> {
        let mut strace = Command::new("strace")
            .args(["-f", "-qqq", "-o", "/dev/null", "-e", &format!("trace={WRITING}"), "-e", fault])
            .args(environment.iter().flat_map(|variable| ["-E", variable]))
            .arg("--")
            .arg(env!("CARGO_BIN_EXE_kin-server"))
            .arg("serve")
            .arg(store)
            .args(["--listen", "127.0.0.1:0", "--language", "en"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("strace starts");
        let mut line = String::new();
        BufReader::new(strace.stdout.as_mut().expect("a pipe")).read_line(&mut line).expect("a line or none");
        if let Some(address) = line.trim().strip_prefix("listening on ") {
            return Some(Self { strace, url: format!("{address}/{}/v1/envelopes", path().reveal()) });
        }
        strace.wait().expect("it ended");
        None
    }

    /// Pulls the plug, if the fault has not.
    fn end(mut self) {
        let pid = self.strace.id();
        let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"));
        for child in children.unwrap_or_default().split_whitespace() {
            // It may have ended by itself.
            let _ = Command::new("kill").args(["-KILL", child]).stderr(Stdio::null()).status();
        }
        self.strace.wait().expect("it ended");
    }
}

/// Sends all envelopes, some at once; the answers by envelope, where there was one.
fn send(url: &str) -> BTreeMap<u8, Answer> {
    send_first(url, ENVELOPES)
}

/// Sends the first so many.
fn send_first(url: &str, count: u8) -> BTreeMap<u8, Answer> {
    let answers = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for client in 0..CLIENTS {
            let answers = &answers;
            scope.spawn(move || {
                for number in (client..count).step_by(usize::from(CLIENTS)) {
                    let bytes = envelope(1, number);
                    let url = format!("{url}/{}", Digest::of(&bytes));
                    if let Some(answer) =
                        try_put_paid(&url, &bytes, lock(number), &voucher(u32::from(number)))
                    {
                        answers.lock().expect("nobody panicked").insert(number, answer);
                    }
                }
            });
        }
    });
    answers.into_inner().expect("nobody panicked")
}

fn received(answers: &BTreeMap<u8, Answer>) -> BTreeMap<u8, &Answer> {
    answers
        .iter()
        .filter(|(_, answer)| matches!(answer.status, 200 | 201))
        .map(|(number, answer)| (*number, answer))
        .collect()
}

/// What must hold after any fault: the server starts again, all that was acknowledged is there under the history of its
/// receipts, and what was not can be sent again. How many were acknowledged before.
fn is_sound(place: &Place, before: &BTreeMap<u8, Answer>, what: &str) -> usize {
    let (mut server, address) = spawn(&place.store);
    let after = send(&format!("{address}/{}/v1/envelopes", path().reveal()));
    server.kill().expect("it runs");
    server.wait().expect("it ends");
    let log = place.verifier();
    assert_eq!(received(&after).len(), usize::from(ENVELOPES), "{what}: all are taken in the end: {after:?}");

    let store = place.open();
    let size = store.log(STUDY).expect("readable").expect("a log").size;
    let leaves = store.leaves(STUDY, 0, size).expect("readable");
    let mut roots = Vec::with_capacity(leaves.len());
    let mut frontier = Frontier::new();
    let mut digests = BTreeSet::new();
    for (place, bytes) in (0..).zip(&leaves) {
        let leaf = Leaf::parse(place, bytes).expect("a leaf");
        assert!(digests.insert(leaf.digest()), "{what}: an envelope stands twice");
        frontier.push(leaf.hash());
        roots.push(frontier.root());
    }
    assert_eq!(digests.len(), usize::from(ENVELOPES), "{what}");
    let mut bodies = BTreeSet::new();
    store
        .each_envelope(STUDY, &mut |digest, bytes| {
            assert_eq!(Digest::of(bytes), digest, "{what}: a body by half");
            bodies.insert(digest)
        })
        .expect("readable");
    assert_eq!(bodies, digests, "{what}: leaves and bodies");
    for (number, answer) in received(before).into_iter().chain(received(&after)) {
        let receipt = Receipt::verify(&answer.body, &log, &leaf(number)).expect("a receipt that proves");
        let said = receipt.checkpoint.checkpoint();
        let here = usize::try_from(said.size - 1).expect("a size");
        assert_eq!(roots[here], said.root, "{what}: two histories of the log");
        assert_eq!(
            leaves[usize::try_from(receipt.place).expect("a place")],
            leaf(number).to_bytes(),
            "{what}"
        );
    }
    received(before).len()
}

#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
/// Whether to go on without `strace`, having said so. In the gate (`CI=true`) that is a failure.
fn there_is_no_strace() -> bool {
    let missing = Command::new("strace").arg("--version").stdout(Stdio::null()).status().is_err();
    if missing {
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "the gate needs strace");
        eprintln!("skipped because strace is missing: apt-get install strace");
    }
    missing
}

/// Runs a schedule for every seed; how many of them were hit between the first and the last acknowledgement.
fn campaign(name: &str, fault: impl Fn(u64) -> String) -> u64 {
    campaign_in(name, fault, |_| Vec::new())
}

/// The same, in an environment that may differ by seed.
fn campaign_in(name: &str, fault: impl Fn(u64) -> String, environment: impl Fn(u64) -> Vec<String>) -> u64 {
    let mut in_the_midst = 0;
    for seed in 0..seeds() {
        let place = Place::with_log();
        let fault = fault(seed);
        let answers =
            Faulty::start_in(&place.store, &fault, &environment(seed)).map_or_else(BTreeMap::new, |server| {
                let answers = send(&server.url);
                server.end();
                answers
            });
        let acknowledged = is_sound(&place, &answers, &format!("{name}, seed {seed}: {fault}"));
        in_the_midst += u64::from((1..usize::from(ENVELOPES)).contains(&acknowledged));
    }
    in_the_midst
}

#[test]
fn a_server_that_is_killed_at_a_write_has_lost_nothing_and_signed_one_history() {
    if there_is_no_strace() {
        return;
    }
    let hit =
        campaign("killed", |seed| format!("inject={WRITING}:signal=KILL:when={}", 1 + drawn(seed, WRITES)));
    assert!(hit > 0, "no kill fell between two acknowledgements");
}

#[test]
fn a_disk_that_is_full_for_a_while_refuses_and_keeps_what_it_has() {
    if there_is_no_strace() {
        return;
    }
    let hit = campaign("full", |seed| {
        let first = 1 + drawn(seed, WRITES);
        format!("inject=pwrite64,linkat:error=ENOSPC:when={first}..{}", first + drawn(seed + 7, 20))
    });
    assert!(hit > 0, "no fault fell between two acknowledgements");
}

#[test]
fn a_sync_that_fails_acknowledges_nothing_that_is_not_there_afterwards() {
    if there_is_no_strace() {
        return;
    }
    let hit = campaign("sync", |seed| {
        format!("inject=fdatasync,fsync:error=EIO:when={}+{}", 1 + drawn(seed, 8), 1 + drawn(seed + 3, 5))
    });
    assert!(hit > 0, "no fault fell between two acknowledgements");
}

#[test]
fn a_disk_that_may_not_be_written_keeps_what_it_has() {
    if there_is_no_strace() {
        return;
    }
    let hit = campaign("read-only", |seed| {
        format!("inject=pwrite64,openat,linkat:error=EROFS:when={}+", 20 + drawn(seed, 200))
    });
    assert!(hit > 0, "no fault fell between two acknowledgements");
}

/// The clock on the wall shows another time whenever it is read, and the server is killed at a write.
#[test]
fn a_clock_that_jumps_loses_nothing_and_signs_one_history() {
    if there_is_no_strace() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let library = folder.path().join("other_clock.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/clock/other_clock.c");
    let compiler = std::env::var_os("CC").unwrap_or_else(|| "cc".into());
    let mut build = Command::new(compiler);
    build.args(["-shared", "-fPIC", "-o"]).arg(&library).arg(source).arg("-ldl");
    assert!(build.status().expect("a C compiler is there").success());
    let hit = campaign_in(
        "jumping clock",
        |seed| format!("inject={WRITING}:signal=KILL:when={}", 1 + drawn(seed + 11, WRITES)),
        |seed| vec![format!("LD_PRELOAD={}", library.display()), format!("KIN_TESTS_JUMPING={seed}")],
    );
    assert!(hit > 0, "no kill fell between two acknowledgements");
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("a file").path();
        std::fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("a copy");
    }
}

/// Whether the program serves this store; where it does not, it says why and ends.
fn serves(store: &Path) -> bool {
    let mut server = Command::new(env!("CARGO_BIN_EXE_kin-server"))
        .arg("serve")
        .arg(store)
        .args(["--listen", "127.0.0.1:0", "--language", "en"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut line = String::new();
    BufReader::new(server.stdout.as_mut().expect("a pipe")).read_line(&mut line).expect("a line or none");
    if line.starts_with("listening on ") {
        server.kill().expect("it runs");
        server.wait().expect("it ends");
        return true;
    }
    let output = server.wait_with_output().expect("it ends");
    assert!(!output.status.success() && !output.stderr.is_empty(), "{output:?}");
    false
}

/// A disk as it was is put back under a server that went on after it was taken, and was killed somewhere on its way.
#[test]
fn a_snapshot_that_is_put_back_serves_only_where_nothing_was_signed_after_it() {
    if there_is_no_strace() {
        return;
    }
    let (mut refused, mut served) = (0_u64, 0_u64);
    for seed in 0..seeds() {
        let place = Place::with_log();
        let (mut first_run, address) = spawn(&place.store);
        let before = 1 + u8::try_from(drawn(seed, 12)).expect("a few");
        let first = send_first(&format!("{address}/{}/v1/envelopes", path().reveal()), before);
        first_run.kill().expect("it runs");
        first_run.wait().expect("it ends");
        assert_eq!(received(&first).len(), usize::from(before));
        let (snapshot, newer) = (place.folder.path().join("snapshot"), place.folder.path().join("newer"));
        copy(&place.store, &snapshot);
        let fault = format!("inject={WRITING}:signal=KILL:when={}", 1 + drawn(seed + 5, WRITES));
        let answers = Faulty::start(&place.store, &fault).map_or_else(BTreeMap::new, |server| {
            let answers = send(&server.url);
            server.end();
            answers
        });
        let what = format!("snapshot, seed {seed}: {before} before, {fault}");
        let locks = place.folder.path().join("store-locks");
        let lock = locks.join(format!("{STUDY}.checkpoint"));
        let signed = std::fs::read(&lock).expect("a lock");
        let size = SignedCheckpoint::verify(&signed, &place.verifier()).expect("a lock").checkpoint().size;
        std::fs::rename(&place.store, &newer).expect("moves");
        copy(&snapshot, &place.store);
        let held = place.open().log(STUDY).expect("readable").expect("a log").size;
        assert_eq!(serves(&place.store), size <= held, "{what}: {size} signed, {held} held");
        assert_eq!(std::fs::read(&lock).expect("a lock"), signed, "{what}: it signed");
        *(if size <= held { &mut served } else { &mut refused }) += 1;
        // Nor without any lock.
        let aside = place.folder.path().join("aside");
        std::fs::rename(&locks, &aside).expect("moves");
        assert!(!serves(&place.store), "{what}: without its lock");
        assert!(!locks.exists(), "{what}: a lock was made");
        std::fs::rename(&aside, &locks).expect("moves");
        std::fs::remove_dir_all(&place.store).expect("removes");
        std::fs::rename(&newer, &place.store).expect("moves");
        is_sound(&place, &answers, &what);
    }
    assert!(refused > 0 && served > 0, "{refused} refused, {served} served");
}
