//! What signing, padding and checking cost: a 16 KiB response sealed and opened, against the bare age crate with the
//! same recipient, in the same run.
//!
//! ```text
//! cargo bench -p kin-sealing
//! ```
//!
//! The two are measured in turns, so that a busy machine slows both. At least 0.70
//! is asked of each.

#![expect(clippy::print_stdout, reason = "the figures are what a bench is for")]
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a bench measures time, and stops when it cannot"
)]

use std::{
    hint::black_box,
    io::{Read, Write},
    iter,
    time::{Duration, Instant},
};

use kin_sealing::{
    Circumstances, DeviceKey, FormReference, Identity, KeyError, Kind, Opened, Record, Submission, open,
    open_all, seal,
};
use zeroize::Zeroizing;

#[path = "../src/hybrid/mod.rs"]
#[allow(dead_code, unreachable_pub, reason = "a part of it is used")]
mod hybrid;

const SEALED_BYTES: u32 = 16 * 1024;
const STUDY: [u8; 16] = [0x5a; 16];
/// Files of one kind in a row.
const BLOCK: u32 = 64;
const TURNS: usize = 100;

fn record() -> Record {
    let text = "Nguyễn Thị Phượng, quê ở Quảng Trị. ".repeat(300);
    Record {
        submission: Submission::from_random([0x11; 16]),
        kind: Kind::Original,
        corrects: None,
        study: STUDY,
        epoch: 1,
        form: Some(FormReference { id: "rcsi".into(), version: "2026-1".into(), sha256: [0xf0; 32] }),
        enumerator: "E01".into(),
        sequence: 1,
        previous: None,
        closing: None,
        circumstances: Circumstances::default(),
        response: Zeroizing::new(format!(r#"{{"answers":{{"a":"{text}"}}}}"#).into_bytes()),
    }
}

fn bare_seal(recipient: &dyn age::Recipient, content: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut writer =
        age::Encryptor::with_recipients(iter::once(recipient)).unwrap().wrap_output(&mut file).unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap();
    file
}

fn bare_open(identity: &dyn age::Identity, file: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    let mut reader = age::Decryptor::new_buffered(file).unwrap().decrypt(iter::once(identity)).unwrap();
    reader.read_to_end(&mut content).unwrap();
    content
}

/// Times of both for one file, by turns of [`BLOCK`] files each: the tenth percentile, so that what other programs do to
/// the machine is not in it.
fn times(mut ours: impl FnMut() -> Duration, mut bare: impl FnMut() -> Duration) -> (Duration, Duration) {
    let (mut first, mut second): (Vec<_>, Vec<_>) = (0..TURNS).map(|_| (ours(), bare())).unzip();
    first.sort_unstable();
    second.sort_unstable();
    let of_one = |times: &[Duration]| times[TURNS / 10] / BLOCK;
    (of_one(&first), of_one(&second))
}

/// The time of a block's work, its inputs made before.
fn timed<I, T>(input: impl Fn() -> I, mut work: impl FnMut(I) -> T) -> Duration {
    let inputs: Vec<I> = (0..BLOCK).map(|_| input()).collect();
    let start = Instant::now();
    for input in inputs {
        black_box(work(input));
    }
    start.elapsed()
}

fn report(what: &str, (ours, bare): (Duration, Duration)) {
    println!(
        "{what}: {:.0}/s, bare age {:.0}/s, ratio {:.2}",
        1.0 / ours.as_secs_f64(),
        1.0 / bare.as_secs_f64(),
        bare.as_secs_f64() / ours.as_secs_f64()
    );
}

fn compare(
    kind: &str,
    identity: Identity,
    bare_recipient: &dyn age::Recipient,
    bare_identity: &dyn age::Identity,
) {
    let key = DeviceKey::from_seed(Zeroizing::new([3; 32]));
    let recipients = [identity.recipient()];
    let identities = [identity];
    let content = vec![0x20; SEALED_BYTES as usize];
    let ours = || timed(record, |record| seal(record, &key, &recipients, SEALED_BYTES).unwrap());
    let bare = || timed(|| (), |()| bare_seal(bare_recipient, &content));
    report(&format!("seal, {kind}"), times(ours, bare));
    let sealed: Vec<Vec<u8>> =
        (0..BLOCK).map(|_| seal(record(), &key, &recipients, SEALED_BYTES).unwrap().into_bytes()).collect();
    let envelopes: Vec<&[u8]> = sealed.iter().map(Vec::as_slice).collect();
    let file = bare_seal(bare_recipient, &content);
    let bare = || timed(|| (), |()| bare_open(bare_identity, &file));
    let alone = || timed(|| (), |()| open(envelopes[0], &identities, STUDY, SEALED_BYTES).unwrap());
    report(&format!("open one by one, {kind}"), times(alone, bare));
    // As the desk opens: what lies decrypted in memory at once is a block.
    let ours = || {
        let start = Instant::now();
        let opened = open_all(&envelopes, &identities, STUDY, SEALED_BYTES);
        let opened: Vec<Opened> = opened.into_iter().map(Result::unwrap).collect();
        drop(black_box(opened));
        start.elapsed()
    };
    report(&format!("open, {kind}"), times(ours, bare));
}

fn main() {
    let bare = hybrid::Identity::from_seed(&[7; 32]);
    let ours = bare.dangerously_reveal().parse().unwrap();
    compare("hybrid", ours, &bare.recipient(), &bare);
    let ours = Identity::generate_classical();
    let bare: age::x25519::Identity = ours.dangerously_reveal().parse().unwrap();
    compare("X25519", ours, &bare.to_public(), &bare);
}
