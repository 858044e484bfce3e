//! The log: leaves, tiles, checkpoints, receipts, cosignatures.

use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::Timestamp;
use kin_protocol::log::{
    Checkpoint, Cosigner, Frontier, Judged, Leaf, Lock, LogError, LogKey, Preimage, Receipt,
    SignedCheckpoint, TILE_HASHES, TileName, TilePath, Tiles, Tree, bundle, check_history, check_inclusion,
    grow, root, unbundle,
};
use kin_protocol::{Digest, StudyId};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

const STUDY: StudyId = StudyId::from_bytes([0x5a; 16]);

fn key() -> LogKey {
    LogKey::new(STUDY, 1, &Zeroizing::new([7; 32])).unwrap()
}

fn leaf(number: u64) -> Leaf {
    let digest = Digest::of(&number.to_be_bytes());
    let preimage = Preimage::from_bytes(*Digest::of(digest.as_bytes()).as_bytes());
    match number % 11 {
        9 => Leaf::Withdrawn { digest, preimage },
        10 => Leaf::Purged { digest },
        _ => Leaf::Envelope { digest, class: 20_480, lock: Lock::of(&preimage) },
    }
}

/// A log in memory.
#[derive(Default)]
struct Kept {
    size: u64,
    tiles: RefCell<BTreeMap<TileName, Vec<u8>>>,
}

impl Tiles for Kept {
    type Error = LogError;

    fn tile(&self, name: TileName) -> Result<Option<Vec<u8>>, LogError> {
        Ok(self.tiles.borrow().get(&name).cloned())
    }
}

impl Kept {
    fn grow(&mut self, by: u64) -> Digest {
        let leaves: Vec<Digest> = (self.size..self.size + by).map(|number| leaf(number).hash()).collect();
        let grown = grow(self, self.size, &leaves).unwrap();
        self.tiles.borrow_mut().extend(grown.tiles);
        self.size = grown.size;
        grown.root
    }

    fn receipt(&self, place: u64) -> Receipt {
        let proof = Tree::new(self).inclusion(place, self.size).unwrap();
        let checkpoint = key().sign(self.size, root(self, self.size).unwrap());
        Receipt { place, proof, checkpoint }
    }
}

/// A log that somebody else grows meanwhile.
struct Shared<'k>(&'k RefCell<Kept>);

impl Tiles for Shared<'_> {
    type Error = LogError;

    fn tile(&self, name: TileName) -> Result<Option<Vec<u8>>, LogError> {
        self.0.borrow().tile(name)
    }
}

fn read_through(size: u64) -> Frontier {
    let mut frontier = Frontier::new();
    (0..size).for_each(|number| frontier.push(leaf(number).hash()));
    frontier
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_log_that_grows_in_any_steps_is_the_log_read_leaf_by_leaf(steps in prop::collection::vec(1_u64..400, 1..8)) {
        let mut kept = Kept::default();
        for step in steps {
            let root = kept.grow(step);
            prop_assert_eq!(root, read_through(kept.size).root());
        }
        for (name, tile) in kept.tiles.borrow().iter() {
            prop_assert_eq!(tile.len() as u64, 32 * name.width(kept.size));
        }
        // Every earlier size is still there to be compared with what somebody saw then.
        let earlier = kept.size / 2;
        prop_assert_eq!(root(&kept, earlier).unwrap(), read_through(earlier).root());
    }

    /// What it remembers of a tile that was narrower then does not outlast the tile.
    #[test]
    fn one_tree_speaks_of_a_log_that_grows_under_it(steps in prop::collection::vec(1_u64..400, 2..8)) {
        let kept = RefCell::new(Kept::default());
        let tree = Tree::new(Shared(&kept));
        let mut sizes = Vec::new();
        for step in steps {
            let root = kept.borrow_mut().grow(step);
            let size = kept.borrow().size;
            prop_assert_eq!(tree.root(size).unwrap(), root);
            sizes.push((size, root));
            for (size, root) in &sizes {
                let proof = tree.inclusion(size - 1, *size).unwrap();
                prop_assert!(check_inclusion(&proof, *size, *root, size - 1, leaf(size - 1).hash()));
            }
        }
    }

    #[test]
    fn every_leaf_is_proved_and_no_other_is(size in 1_u64..700, place in 0_u64..700, other in 0_u64..700) {
        let (place, other) = (place % size, other % size);
        let mut kept = Kept::default();
        let root = kept.grow(size);
        let proof = Tree::new(&kept).inclusion(place, size).unwrap();
        prop_assert!(check_inclusion(&proof, size, root, place, leaf(place).hash()));
        if place != other {
            prop_assert!(!check_inclusion(&proof, size, root, place, leaf(other).hash()));
            prop_assert!(!check_inclusion(&proof, size, root, other, leaf(place).hash()));
        }
    }
}

#[test]
fn a_large_log_has_tiles_of_a_second_level() {
    let mut kept = Kept::default();
    kept.grow(70_000);
    assert!(kept.tiles.borrow().contains_key(&TileName { level: 2, number: 0 }));
    // 70,000 is 65,536 + 4,096 + 256 + 64 + 32 + 16: five larger neighbours, and four inside the last sixteen.
    assert_eq!(kept.receipt(69_999).proof.len(), 9);
    assert_eq!(root(&kept, 65_537).unwrap(), read_through(65_537).root());
}

#[test]
fn a_tree_without_leaves_has_the_root_of_the_standard() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(root(&Kept::default(), 0).unwrap().to_string(), empty);
    assert_eq!(Frontier::new().root().to_string(), empty);
}

/// The eight inputs and the roots over the first of them that implementations of RFC 6962 are checked with.
#[test]
fn the_roots_are_those_of_other_logs() {
    let inputs: [&[u8]; 8] = [
        b"",
        b"\x00",
        b"\x10",
        b"\x20\x21",
        b"\x30\x31",
        b"\x40\x41\x42\x43",
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    ];
    let leaves = inputs.map(|input| Digest::of(&[&[0], input].concat()));
    for (size, expected) in [
        (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
        (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
    ] {
        assert_eq!(grow(&Kept::default(), 0, &leaves[..size]).unwrap().root.to_string(), expected);
    }
}

#[test]
fn reading_goes_on_where_it_was_left() {
    let mut frontier = read_through(1000);
    let mut restored = Frontier::restore(1000, frontier.subtrees()).unwrap();
    for number in 1000..1300 {
        frontier.push(leaf(number).hash());
        restored.push(leaf(number).hash());
    }
    assert_eq!(restored.root(), frontier.root());
    assert_eq!(Frontier::restore(1000, &frontier.subtrees()[1..]), None);
}

#[test]
fn a_tile_that_is_missing_or_short_is_named() {
    let mut kept = Kept::default();
    kept.grow(600);
    let name = TileName { level: 0, number: 1 };
    let whole = kept.tiles.borrow_mut().remove(&name).unwrap();
    let damaged = LogError::LogTileDamaged { level: 0, number: 1 };
    assert_eq!(Tree::new(&kept).inclusion(300, 600).unwrap_err(), damaged);
    kept.tiles.borrow_mut().insert(name, whole[..whole.len() - 1].to_vec());
    assert_eq!(Tree::new(&kept).inclusion(300, 600).unwrap_err(), damaged);
}

fn checkpoint(kept: &Kept, size: u64) -> Checkpoint {
    key().sign(size, root(kept, size).unwrap()).checkpoint().clone()
}

#[test]
fn a_log_that_grew_holds_everything_that_was_seen_of_it() {
    let mut kept = Kept::default();
    kept.grow(70_000);
    let newest = checkpoint(&kept, 70_000);
    for size in [0, 1, 255, 256, 257, 300, 65_535, 65_536, 65_537, 69_999, 70_000] {
        check_history(&kept, &newest, &[&checkpoint(&kept, size)])
            .unwrap_or_else(|error| panic!("{size}: {error}"));
    }
}

#[test]
fn a_log_that_left_changed_or_put_in_something_is_found() {
    let mut kept = Kept::default();
    kept.grow(600);
    let seen = [checkpoint(&kept, 100), checkpoint(&kept, 300), checkpoint(&kept, 600)];
    // Another log of the same key, in which one leaf is another one.
    let mut forked = Kept { size: 1, ..Kept::default() };
    forked.tiles.borrow_mut().insert(TileName { level: 0, number: 0 }, leaf(9999).hash().as_bytes().to_vec());
    forked.grow(799);
    let newest = checkpoint(&forked, 800);
    for seen in &seen {
        let found = check_history(&forked, &newest, &[seen]).unwrap_err();
        assert_eq!(found, LogError::LogForked { size: seen.size });
    }
    // Rolled back: smaller than what was seen.
    let before = checkpoint(&kept, 200);
    assert_eq!(check_history(&kept, &before, &[&seen[1]]).unwrap_err(), LogError::LogForked { size: 300 });
    // The same size with another root needs no tile to be found.
    let other = checkpoint(&forked, 600);
    let nothing = Kept::default();
    assert_eq!(check_history(&nothing, &other, &[&seen[2]]).unwrap_err(), LogError::LogForked { size: 600 });
    // A new log that the study note names begins anew.
    let new_log = Checkpoint { origin: "kin-log/5a/2".into(), ..before };
    assert_eq!(check_history(&nothing, &new_log, &[&seen[1]]), Ok(()));
}

/// A server that signs a fork cannot hide it behind tiles: those of the old log below, those of the new one above.
#[test]
fn tiles_of_two_histories_do_not_fit_together() {
    let mut kept = Kept::default();
    kept.grow(600);
    let seen = checkpoint(&kept, 100);
    let mut forked = Kept { size: 1, ..Kept::default() };
    forked.tiles.borrow_mut().insert(TileName { level: 0, number: 0 }, leaf(9999).hash().as_bytes().to_vec());
    forked.grow(799);
    let newest = checkpoint(&forked, 800);
    let old_first = kept.tiles.borrow()[&TileName { level: 0, number: 0 }].clone();
    forked.tiles.borrow_mut().insert(TileName { level: 0, number: 0 }, old_first);
    let damaged = LogError::LogTileDamaged { level: 0, number: 0 };
    assert_eq!(check_history(&forked, &newest, &[&seen]).unwrap_err(), damaged);
}

#[test]
fn no_single_bit_of_a_receipt_can_be_changed() {
    let mut kept = Kept::default();
    kept.grow(37);
    let text = kept.receipt(12).to_text();
    let log = key().verifier().clone();
    assert_eq!(Receipt::verify(text.as_bytes(), &log, &leaf(12)).unwrap(), kept.receipt(12));
    for bit in 0..text.len() * 8 {
        let mut bytes = text.clone().into_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(Receipt::verify(&bytes, &log, &leaf(12)).is_err(), "bit {bit}");
    }
    assert!(Receipt::verify(text.as_bytes(), &log, &leaf(13)).is_err());
    assert!(text.len() < 2048, "{} bytes", text.len());
}

#[test]
fn a_receipt_of_a_log_of_a_billion_is_short_enough() {
    let proof = vec![Digest::of(b"a hash"); 30];
    let text =
        Receipt { place: 999_999_999, proof, checkpoint: key().sign(1_000_000_000, Digest::of(b"root")) };
    assert!(text.to_text().len() < 2048, "{} bytes", text.to_text().len());
}

#[test]
fn a_checkpoint_of_another_study_or_another_key_is_refused() {
    let signed = key().sign(5, Digest::of(b"root"));
    let other_study = LogKey::new(StudyId::from_bytes([1; 16]), 1, &Zeroizing::new([7; 32])).unwrap();
    let other_key = LogKey::new(STUDY, 1, &Zeroizing::new([8; 32])).unwrap();
    let origin = format!("kin-log/{STUDY}/1");
    assert_eq!(
        SignedCheckpoint::verify(signed.note(), other_study.verifier()).unwrap_err(),
        LogError::LogOriginDiffers { origin: origin.clone() }
    );
    assert_eq!(
        SignedCheckpoint::verify(signed.note(), other_key.verifier()).unwrap_err(),
        LogError::LogSignatureWrong {}
    );
    let read = SignedCheckpoint::verify(signed.note(), key().verifier()).unwrap();
    assert_eq!((read.checkpoint().size, read.checkpoint().origin.as_str()), (5, origin.as_str()));
}

#[test]
fn checkpoints_are_refused_by_line() {
    let signed = String::from_utf8(key().sign(5, Digest::of(b"root")).note().to_vec()).unwrap();
    let (text, signature) = signed.split_once("\n\n").unwrap();
    for (changed, line) in [
        (signed.replacen("\n5\n", "\n05\n", 1), 2),
        (signed.replacen("\n5\n", "\nfive\n", 1), 2),
        (signed.replacen("=\n\n", "\n\n", 1), 3),
        (format!("{text}\nextension\n\n{signature}"), 4),
        (text.to_owned() + "\n", 4),
    ] {
        let refused = SignedCheckpoint::verify(changed.as_bytes(), key().verifier()).unwrap_err();
        assert_eq!(refused, LogError::LogCheckpointMalformed { line }, "{changed}");
    }
    let long = signed.clone() + &"x".repeat(5000);
    assert!(matches!(
        SignedCheckpoint::verify(long.as_bytes(), key().verifier()),
        Err(LogError::LogTooLarge { .. })
    ));
}

#[test]
fn witnesses_are_counted_once_each_and_only_those_that_were_named() {
    let signed = key().sign(5, Digest::of(b"root"));
    let witness =
        |number: u8| Cosigner::new(&format!("witness-{number}"), &Zeroizing::new([number; 32])).unwrap();
    let at = |seconds| Timestamp::from_second(seconds).unwrap();
    let once = witness(1).cosign(&signed, at(1_760_000_000));
    let twice = witness(1).cosign(&once, at(1_770_000_000));
    let all = witness(2).cosign(&twice, at(1_780_000_000));
    let named = [witness(1).verifier().clone(), witness(3).verifier().clone(), witness(2).verifier().clone()];
    let counted: Vec<(String, i64)> =
        all.cosigned(&named).into_iter().map(|one| (one.name, one.at.as_second())).collect();
    assert_eq!(counted, [("witness-1".to_owned(), 1_770_000_000), ("witness-2".to_owned(), 1_780_000_000)]);
    // What the log signed is still what it was, and what a witness signed is not another checkpoint's.
    assert!(SignedCheckpoint::verify(all.note(), key().verifier()).is_ok());
    let other = String::from_utf8(key().sign(6, Digest::of(b"root")).note().to_vec()).unwrap();
    let borrowed = String::from_utf8(all.note().to_vec()).unwrap();
    let lines: Vec<&str> = borrowed.lines().filter(|line| line.contains("witness-")).collect();
    let mixed = other + &lines.join("\n") + "\n";
    let mixed = SignedCheckpoint::verify(mixed.as_bytes(), key().verifier()).unwrap();
    assert_eq!(mixed.cosigned(&named), []);
}

#[test]
fn a_leaf_is_judged_by_the_lock_that_its_envelope_came_with() {
    let (mine, servers) = (Preimage::from_bytes([1; 32]), Preimage::from_bytes([2; 32]));
    let digest = Digest::of(b"an envelope");
    let entry = |preimage| Leaf::Envelope { digest, class: 1024, lock: Lock::of(preimage) };
    let withdrawn = |preimage: &Preimage| Leaf::Withdrawn { digest, preimage: preimage.clone() };
    let entered = Some(Lock::of(&mine));
    assert_eq!(entry(&mine).judge(None), Judged::Entered(Lock::of(&mine)));
    assert_eq!(entry(&servers).judge(entered), Judged::Repeated, "a second lock takes no place");
    assert_eq!(withdrawn(&mine).judge(entered), Judged::Withdrawn);
    assert_eq!(withdrawn(&servers).judge(entered), Judged::Invented);
    assert_eq!(withdrawn(&mine).judge(None), Judged::Invented);
    assert_eq!(Leaf::Purged { digest }.judge(entered), Judged::Purged);
    assert_eq!(Leaf::Purged { digest }.judge(None), Judged::Invented);
}

#[test]
fn a_witness_key_is_read_as_it_is_written_and_in_no_other_spelling() {
    let witness = Cosigner::new("witness.example/w1", &Zeroizing::new([9; 32])).unwrap();
    let text = witness.dangerously_reveal();
    assert!(text.starts_with("PRIVATE+KEY+witness.example/w1+"));
    assert_eq!(Cosigner::parse(&text).unwrap().verifier(), witness.verifier());
    for changed in
        [text.replace("w1", "w2"), format!("{} ", *text), text.replace("KEY", "KEX"), String::new()]
    {
        assert_eq!(Cosigner::parse(&changed).unwrap_err(), LogError::LogKeyMalformed {});
    }
    // A root's key has another type, and signs no log.
    let root = kin_protocol::note::RootKey::from_seed(STUDY, &[9; 32]);
    assert!(Cosigner::parse(&root.dangerously_reveal()).is_err());
    assert!(!format!("{witness:?}").contains(&text[text.len() - 44..]));
}

#[test]
fn cosignatures_of_one_checkpoint_are_gathered_and_a_time_needs_a_quorum() {
    let signed = key().sign(5, Digest::of(b"root"));
    let witness =
        |number: u8| Cosigner::new(&format!("witness-{number}"), &Zeroizing::new([number; 32])).unwrap();
    let at = |seconds| Timestamp::from_second(seconds).unwrap();
    let one = witness(1).cosign(&signed, at(1_760_000_000));
    let later = witness(1).cosign(&signed, at(1_770_000_000));
    let two = witness(2).cosign(&signed, at(1_780_000_000));
    let stranger = witness(9).cosign(&signed, at(4_000_000_000));
    let other = witness(2).cosign(&key().sign(6, Digest::of(b"root")), at(1_790_000_000));
    let named = [witness(1).verifier().clone(), witness(2).verifier().clone()];
    let gathered = one.gather(&[&later, &two, &stranger, &other], &named);
    let times: Vec<i64> = gathered.cosigned(&named).iter().map(|one| one.at.as_second()).collect();
    assert_eq!(times, [1_770_000_000, 1_780_000_000]);
    assert!(gathered.cosigned(&[witness(9).verifier().clone()]).is_empty());
    assert_eq!(gathered.note().len(), one.gather(&[&two], &named).note().len());
    SignedCheckpoint::verify(gathered.note(), key().verifier()).unwrap();
    // One clock that runs ahead moves nothing where two are asked for.
    assert_eq!(gathered.cosigned_at(&named, 2), Some(at(1_770_000_000)));
    assert_eq!(gathered.cosigned_at(&named, 1), Some(at(1_780_000_000)));
    assert_eq!(one.cosigned_at(&named, 2), None);
    assert_eq!(gathered.cosigned_at(&named, 0), None);
}

#[test]
fn leaves_have_one_spelling_and_a_bundle_gives_them_back() {
    let leaves: Vec<Vec<u8>> = (0..TILE_HASHES).map(|number| leaf(number).to_bytes()).collect();
    for (number, bytes) in (0..).zip(&leaves) {
        assert_eq!(Leaf::parse(number, bytes).unwrap(), leaf(number));
        assert_eq!(
            Leaf::parse(number, &bytes[1..]).unwrap_err(),
            LogError::LogLeafMalformed { index: number }
        );
        let longer = [&bytes[..], &[0]].concat();
        assert!(Leaf::parse(number, &longer).is_err());
    }
    let bundled = bundle(leaves.iter().map(Vec::as_slice));
    assert_eq!(unbundle(0, &bundled).unwrap(), leaves);
    assert_eq!(unbundle(512, &bundled[..bundled.len() - 1]), Err(LogError::LogLeafMalformed { index: 767 }));
    let one_more = [&bundled[..], &[0, 1, 3]].concat();
    assert_eq!(unbundle(0, &one_more), Err(LogError::LogLeafMalformed { index: 256 }));
}

#[test]
fn paths_of_tiles_have_one_spelling() {
    let name = TileName { level: 4, number: 1_234_067 };
    assert_eq!(name.to_string(), "4/x001/x234/067");
    for path in ["4/x001/x234/067", "0/000", "0/000.p/255", "entries/x001/000", "entries/003.p/1"] {
        assert!(path.parse::<TilePath>().is_ok(), "{path}");
    }
    for (path, made) in [
        ("4/x001/x234/067", TilePath::of_hashes(name, u64::MAX)),
        ("0/000.p/17", TilePath::of_hashes(TileName { level: 0, number: 0 }, 17)),
        ("entries/003.p/17", TilePath::of_entries(3, 3 * 256 + 17)),
        ("entries/003", TilePath::of_entries(3, 1024)),
    ] {
        assert_eq!((made.to_string().as_str(), path.parse::<TilePath>().unwrap()), (path, made));
    }
    let read: TilePath = "4/x001/x234/067".parse().unwrap();
    assert_eq!((read.hashes(), read.entries(), read.width), (Some(name), None, 256));
    let read: TilePath = "entries/003.p/17".parse().unwrap();
    assert_eq!((read.hashes(), read.entries(), read.width), (None, Some(768), 17));
    for path in [
        "",
        "0",
        "0/",
        "0/00",
        "0/0000",
        "0/x000/000",
        "0/001/000",
        "0/x001",
        "8/000",
        "00/000",
        "0/000.p/0",
        "0/000.p/256",
        "0/000.p/01",
        "0/000.p/",
        "data/000",
        "entries/",
        "../000",
        "0/..",
        "0/x999/x999/x999/x999/x999/x999/x999/999",
    ] {
        assert!(path.parse::<TilePath>().is_err(), "{path}");
    }
}

/// `vectors/log.json`.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    log: String,
    witness: String,
    leaves: Vec<String>,
    roots: Vec<Digest>,
    receipt: String,
    receipt_place: usize,
    cosigned: String,
}

fn vector() -> Vector {
    let mut kept = Kept::default();
    kept.grow(20);
    let hex = |bytes: Vec<u8>| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    let witness = Cosigner::new("witness.example/w1", &Zeroizing::new([9; 32])).unwrap();
    let receipt = kept.receipt(13);
    let cosigned = witness.cosign(&receipt.checkpoint, Timestamp::from_second(1_780_000_000).unwrap());
    Vector {
        log: key().verifier().to_string(),
        witness: witness.verifier().to_string(),
        leaves: (0..20).map(|number| hex(leaf(number).to_bytes())).collect(),
        roots: (0..=20).map(|size| root(&kept, size).unwrap()).collect(),
        receipt: receipt.to_text(),
        receipt_place: 13,
        cosigned: String::from_utf8(cosigned.note().to_vec()).unwrap(),
    }
}

#[test]
fn the_log_of_the_vector_is_made_the_same_again() {
    let frozen: Vector = serde_json::from_str(include_str!("../../vectors/log.json")).unwrap();
    assert_eq!(frozen, vector());
}

#[test]
#[ignore = "writes a vector: run once for a new format"]
fn write_the_vector_of_the_log() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/log.json");
    #[expect(clippy::disallowed_methods, reason = "a vector is a file")]
    std::fs::write(path, serde_json::to_string_pretty(&vector()).unwrap() + "\n").unwrap();
}
