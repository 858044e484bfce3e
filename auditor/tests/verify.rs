//! `kin-auditor verify`: a server that loses, replaces, puts in, forks or invents is told from one that keeps.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::PathBuf;
use std::process::Command;

use jiff::Timestamp;
use kin_protocol::log::{Cosigner, Frontier, Leaf, Lock, LogKey, Preimage, Receipt, SignedCheckpoint};
use kin_protocol::note::{
    EpochRecipient, FormReference, Log, Opening, RootKey, Roots, Sealing, StudyNote, sign,
};
use kin_protocol::parcel::{ParcelHeader, ParcelLog, ParcelWriter};
use kin_protocol::{Digest, StudyId};
use zeroize::Zeroizing;

const STUDY: StudyId = StudyId::from_bytes([7; 16]);

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn key() -> LogKey {
    LogKey::new(STUDY, 1, &Zeroizing::new([1; 32])).unwrap()
}

fn witness(seed: u8) -> Cosigner {
    Cosigner::new(&format!("witness-{seed}"), &Zeroizing::new([seed; 32])).unwrap()
}

fn envelope(number: u8) -> Vec<u8> {
    vec![number; 100]
}

fn preimage(number: u8) -> Preimage {
    Preimage::from_bytes([number; 32])
}

fn leaf(number: u8) -> Leaf {
    let digest = Digest::of(&envelope(number));
    Leaf::Envelope { digest, class: 1024, lock: Lock::of(&preimage(number)) }
}

fn root(leaves: &[Leaf]) -> Digest {
    let mut frontier = Frontier::new();
    for leaf in leaves {
        frontier.push(leaf.hash());
    }
    frontier.root()
}

fn signed(leaves: &[Leaf]) -> SignedCheckpoint {
    key().sign(leaves.len() as u64, root(leaves))
}

/// A folder with a note, and what the program says of a parcel in it.
struct Audit {
    folder: tempfile::TempDir,
}

impl Audit {
    fn new(change: impl FnOnce(StudyNote) -> StudyNote) -> Self {
        let root = RootKey::from_seed(STUDY, &[9; 32]);
        let roots = Roots::new(STUDY, 1, vec![root.verifier()]).unwrap();
        let (issued, expires) = (time("2026-01-01T00:00:00Z"), time("2099-01-01T00:00:00Z"));
        let recipient = format!("age1{}", "q".repeat(58));
        let note = StudyNote {
            sealing: Sealing::Classical,
            server: "https://kin.example".into(),
            recipients: vec![EpochRecipient {
                epoch: 1,
                not_before: issued,
                not_after: expires,
                opening: Opening::Single,
                recipient,
            }],
            forms: vec![FormReference { id: "a".into(), version: "1".into(), digest: Digest::of(b"form") }],
            logs: vec![Log { from: issued, key: key().verifier().clone() }],
            ..StudyNote::draft(&roots, "A study", issued, expires)
        };
        let audit = Self { folder: tempfile::tempdir().unwrap() };
        audit.write("note.txt", &sign(&change(note), &[&root]).unwrap());
        audit.write("roots.txt", roots.to_text().as_bytes());
        audit
    }

    fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn parcel(&self, checkpoint: &SignedCheckpoint, leaves: &[Leaf], carried: &[u8]) {
        let log = ParcelLog { checkpoint: checkpoint.note().to_vec(), leaves: leaves.len() as u64 };
        let header = ParcelHeader { study: STUDY, note: Digest::of(b"note"), log: Some(log) };
        let mut writer = ParcelWriter::new(Vec::new(), &header).unwrap();
        for leaf in leaves {
            writer.add_leaf(&leaf.to_bytes()).unwrap();
        }
        let mut envelopes: Vec<Vec<u8>> = carried.iter().map(|number| envelope(*number)).collect();
        envelopes.sort_by_key(|envelope| Digest::of(envelope));
        for envelope in envelopes {
            writer.add(&envelope).unwrap();
        }
        self.write("parcel", &writer.finish().unwrap());
    }

    /// Exit code, output, errors.
    fn verify(&self, more: &[&str]) -> (i32, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_kin-auditor"))
            .args(["verify", "parcel", "--note", "note.txt", "--roots", "roots.txt", "--language", "en"])
            .args(more)
            .current_dir(self.folder.path())
            .env_clear()
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }
}

#[test]
fn a_whole_parcel_is_confirmed_with_everything_that_was_seen_elsewhere() {
    let audit = Audit::new(|note| note);
    let leaves: Vec<Leaf> = (0..5).map(leaf).collect();
    audit.parcel(&signed(&leaves), &leaves, &[0, 1, 2, 3, 4]);
    audit.write("earlier", signed(&leaves[..2]).note());
    let receipt = Receipt { place: 0, proof: vec![leaves[1].hash()], checkpoint: signed(&leaves[..2]) };
    audit.write("receipt", receipt.to_text().as_bytes());
    let (code, said, errors) = audit.verify(&["--checkpoint", "earlier", "--receipt", "receipt"]);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert!(said.contains("has 5 entries") && said.contains("Envelopes here 5"), "{said}");
    assert!(said.contains("agrees with 1 checkpoints and 1 receipts"), "{said}");
    assert!(said.contains("names no witnesses"), "{said}");
}

#[test]
fn what_is_lost_put_in_or_withdrawn_by_nobody_is_counted() {
    let audit = Audit::new(|note| note);
    let mut leaves: Vec<Leaf> = (0..4).map(leaf).collect();
    audit.parcel(&signed(&leaves), &leaves, &[0, 1, 2]);
    let (code, _, errors) = audit.verify(&[]);
    assert_eq!(code, 3);
    assert!(errors.contains("One envelope that the server signed for is neither here"), "{errors}");
    audit.parcel(&signed(&leaves), &leaves, &[0, 1, 2, 3, 9]);
    assert!(audit.verify(&[]).2.contains("One envelope is here that is not in the log"));
    // A withdrawal with another's preimage is invented; with its own it explains what is missing.
    leaves.push(Leaf::Withdrawn { digest: leaves[3].digest(), preimage: preimage(2) });
    audit.parcel(&signed(&leaves), &leaves, &[0, 1, 2]);
    let (code, _, errors) = audit.verify(&[]);
    assert!(code == 3 && errors.contains("The server invented a deletion"), "{errors}");
    // So is one with a lock that the server laid upon the envelope itself.
    leaves.truncate(4);
    let own = Leaf::Envelope { digest: leaves[3].digest(), class: 1024, lock: Lock::of(&preimage(9)) };
    let opened = Leaf::Withdrawn { digest: leaves[3].digest(), preimage: preimage(9) };
    let laid = [&leaves[..], &[own, opened]].concat();
    audit.parcel(&signed(&laid), &laid, &[0, 1, 2]);
    let (code, _, errors) = audit.verify(&[]);
    assert!(
        code == 3 && errors.contains("One envelope that the server signed for is neither here"),
        "{errors}"
    );
    leaves.push(Leaf::Withdrawn { digest: leaves[3].digest(), preimage: preimage(3) });
    audit.parcel(&signed(&leaves), &leaves, &[0, 1, 2]);
    let (code, said, _) = audit.verify(&[]);
    assert!(code == 0 && said.contains("could open their locks 1"), "{said}");
}

#[test]
fn a_purge_counts_only_after_the_day_of_the_note() {
    let mut leaves: Vec<Leaf> = (0..2).map(leaf).collect();
    leaves.push(Leaf::Purged { digest: leaves[1].digest() });
    for (day, expected) in [("2026-02-01T00:00:00Z", 0), ("2100-01-01T00:00:00Z", 3)] {
        let expires = time("2026-01-31T00:00:00Z");
        let audit = Audit::new(|note| {
            let mut note = StudyNote { expires, purge_after: Some(time(day)), ..note };
            note.recipients[0].not_after = expires;
            note
        });
        audit.parcel(&signed(&leaves), &leaves, &[0]);
        assert_eq!(audit.verify(&[]).0, expected, "{day}");
    }
}

#[test]
fn another_history_anywhere_is_evidence() {
    let audit = Audit::new(|note| note);
    let leaves: Vec<Leaf> = (0..5).map(leaf).collect();
    audit.parcel(&signed(&leaves), &leaves, &[0, 1, 2, 3, 4]);
    // A checkpoint of a fork, one of a log that was longer, and a receipt for what is not there.
    let other: Vec<Leaf> = [0, 9, 2].map(leaf).into();
    audit.write("fork", signed(&other).note());
    let longer: Vec<Leaf> = (0..8).map(leaf).collect();
    audit.write("longer", signed(&longer).note());
    let receipt = Receipt { place: 1, proof: vec![leaf(0).hash()], checkpoint: signed(&other[..2]) };
    audit.write("receipt", receipt.to_text().as_bytes());
    let (code, _, errors) =
        audit.verify(&["--checkpoint", "fork", "--checkpoint", "longer", "--receipt", "receipt"]);
    assert_eq!(code, 3);
    assert!(errors.contains("fork shows another history: at 3 entries"), "{errors}");
    assert!(errors.contains("longer shows another history: at 8 entries"), "{errors}");
    assert!(errors.contains("receipt is a receipt that this log does not keep"), "{errors}");
    assert!(errors.contains("3 things were found wrong"), "{errors}");
}

#[test]
fn a_log_that_was_not_signed_or_is_not_what_was_signed_is_not_trusted() {
    let audit = Audit::new(|note| note);
    let leaves: Vec<Leaf> = (0..3).map(leaf).collect();
    let stranger = LogKey::new(STUDY, 1, &Zeroizing::new([2; 32])).unwrap();
    let untrusted = |checkpoint: &SignedCheckpoint, leaves: &[Leaf]| {
        audit.parcel(checkpoint, leaves, &[0, 1, 2]);
        let (code, _, errors) = audit.verify(&[]);
        assert!(errors.contains("is not to be trusted"), "{errors}");
        code
    };
    let codes = [
        untrusted(&stranger.sign(3, root(&leaves)), &leaves),
        untrusted(&key().sign(3, Digest::of(b"another")), &leaves),
        untrusted(&signed(&leaves), &leaves[..2]),
        untrusted(&signed(&leaves), &[leaf(1), leaf(0), leaf(2)]),
    ];
    assert_eq!(codes, [codes[0]; 4]);
    assert!(codes[0] != 0 && codes[0] != 3);
}

#[test]
fn too_few_witnesses_are_a_finding_and_strangers_do_not_count() {
    let witnesses = vec![witness(1).verifier().clone(), witness(2).verifier().clone()];
    let audit = Audit::new(|note| StudyNote { witnesses, witness_quorum: 2, ..note });
    let leaves: Vec<Leaf> = (0..2).map(leaf).collect();
    let at = time("2026-06-01T00:00:00Z");
    let once = witness(1).cosign(&signed(&leaves), at);
    audit.parcel(&witness(3).cosign(&once, at), &leaves, &[0, 1]);
    let (code, said, errors) = audit.verify(&[]);
    assert!(said.contains("1 of 2 witnesses have cosigned it up to entry 2; 2 are needed"), "{said}");
    assert!(code == 3 && errors.contains("the study note asks for 2"), "{errors}");
    audit.parcel(&witness(2).cosign(&once, at), &leaves, &[0, 1]);
    assert_eq!(audit.verify(&[]).0, 0);
}

/// What the system says that a running program took at most; 0 where it has ended.
#[cfg(target_os = "linux")]
fn peak_kib(running: &std::process::Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", running.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok()).unwrap_or(0)
}

/// 300 thousand in the gate; the whole is `KIN_ENVELOPES=10000000 cargo test -p kin-auditor --test verify -- --nocapture a_great_log`.
#[cfg(target_os = "linux")]
#[test]
fn a_great_log_takes_eighty_bytes_a_leaf_and_nothing_for_what_lies_beside_it() {
    use kin_protocol::log::LEAF_MEMORY_BYTES;

    let count: u64 = std::env::var("KIN_ENVELOPES").map_or(300_000, |count| count.parse().unwrap());
    let audit = Audit::new(|note| note);
    let verify = || {
        let begun = std::time::Instant::now();
        let mut running = Command::new(env!("CARGO_BIN_EXE_kin-auditor"))
            .args(["verify", "parcel", "--note", "note.txt", "--roots", "roots.txt", "--json"])
            .current_dir(audit.folder.path())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut peak = 0;
        while running.try_wait().unwrap().is_none() {
            peak = peak.max(peak_kib(&running));
            std::thread::yield_now();
        }
        let output = running.wait_with_output().unwrap();
        #[expect(clippy::print_stdout, reason = "the figures of the whole")]
        {
            println!("verify: {:.1} s, at most {peak} KiB", begun.elapsed().as_secs_f64());
        }
        (output.status.code(), serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap(), peak)
    };
    audit.parcel(&signed(&[]), &[], &[]);
    let (_, _, usual) = verify();
    assert!(usual > 0, "the system told nothing");

    let entered = |number: u64| Leaf::Envelope {
        digest: Digest::of(&number.to_be_bytes()),
        class: 1024,
        lock: Lock::from_bytes([1; 32]),
    };
    let mut frontier = Frontier::new();
    (0..count).for_each(|number| frontier.push(entered(number).hash()));
    let signed = key().sign(count, frontier.root());
    let log = ParcelLog { checkpoint: signed.note().to_vec(), leaves: count };
    let header = ParcelHeader { study: STUDY, note: Digest::of(b"note"), log: Some(log) };
    let file = std::fs::File::create(audit.folder.path().join("parcel")).unwrap();
    let mut writer = ParcelWriter::new(std::io::BufWriter::new(file), &header).unwrap();
    (0..count).for_each(|number| writer.add_leaf(&entered(number).to_bytes()).unwrap());
    // Half of what the log holds, and as much that it does not: in ascending order of their digests.
    let of = |number: u64| *Digest::of(&number.to_be_bytes()).as_bytes().first_chunk::<8>().unwrap();
    let mut carried: Vec<([u8; 8], u64)> =
        (count / 2..count + count / 2).map(|number| (of(number), number)).collect();
    carried.sort_unstable();
    for (_, number) in &carried {
        writer.add(&number.to_be_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner().unwrap();

    let (code, said, peak) = verify();
    assert_eq!(code, Some(3));
    let counted = |name: &str| said["envelopes"][name].as_u64().unwrap();
    assert_eq!([counted("here"), counted("missing"), counted("not_logged")], [count / 2; 3]);
    let most = usual + count * LEAF_MEMORY_BYTES as u64 / 1024 + 16 * 1024;
    assert!(peak < most, "{peak} KiB, at most {most} for {count} leaves");
}
