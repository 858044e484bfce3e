//! A ceremony from the table to the first publication, a lost desk, and what must not be possible.
#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use std::path::{Path, PathBuf};

use desk::{FORM, draft, later, now, office, passphrase, passphrases, work};
use jiff::Timestamp;
use kin_protocol::ceremony::{self, CeremonyError, WitnessLine};
use kin_protocol::note::{Policy, RootKey, Roots, WitnessKey};
use kin_researcher::ceremony::{Custodian, Plan, hold, rehearse};
use kin_researcher::shares;
use kin_researcher::study::{Draft, NewDevice, Opening, Signable, Study, cosign, create, recover, split};
use kin_sealing::{Identity, Passphrase, Share};
use kin_terminal::{Catalog, Exit};

fn custodian_passphrase(index: usize) -> Passphrase {
    Passphrase::from_text(&format!("mật khẩu của người giữ {index}")).expect("a passphrase")
}

fn plan<'a>(study: &Study, working: Option<&'a Passphrase>, from: Timestamp) -> Plan<'a> {
    let witness = WitnessKey::from_seed(study.settings().study, &[9; 32]);
    Plan {
        custodians: (1..=3)
            .map(|index| Custodian {
                label: format!("custodian {index}"),
                passphrase: custodian_passphrase(index),
            })
            .collect(),
        working,
        witnesses: vec![WitnessLine { verifier: witness.verifier(), label: "witness".into() }],
        not_before: from,
        not_after: later(),
        work: work(),
    }
}

fn study(folder: &Path, opening: Opening) -> Study {
    create(folder, &Draft { opening, ..draft(&[FORM]) }, passphrases(&passphrase()), work())
        .expect("the study is made")
}

fn two_of_three() -> kin_protocol::note::Split {
    split("2-of-3").expect("a split")
}

fn brought(out: &Path, indices: &[usize]) -> Vec<Identity> {
    let open = |index: &usize| -> Share {
        let path = out.join(format!("share-{index}-of-3.kin-share"));
        let locked = shares::read(&std::fs::read(&path).expect("the share"), "share").expect("is read");
        shares::open(&locked, &custodian_passphrase(*index), "share").expect("opens")
    };
    shares::combined(indices.iter().map(open).collect()).expect("they combine")
}

struct Held {
    place: tempfile::TempDir,
    study: Study,
}

impl Held {
    fn new(opening: Opening) -> Self {
        let place = tempfile::tempdir().expect("a folder");
        let mut study = study(&place.path().join("desk"), opening);
        let root = study.unlock_root(&passphrase()).expect("unlocks");
        let working = passphrase();
        let working = opening.keeps_a_working_key().then_some(&working);
        let plan = plan(&study, working, now());
        hold(&mut study, &root, &plan, &now, &place.path().join("ceremony")).expect("the ceremony is held");
        study.sign(&root, now(), later()).expect("the note is signed");
        Self { place, study }
    }

    fn out(&self) -> PathBuf {
        self.place.path().join("ceremony")
    }

    fn working(&self) -> Vec<Identity> {
        self.study.unlock_working_keys(&mut |_| Ok(passphrase())).expect("unlocks")
    }
}

#[test]
fn a_ceremony_leaves_a_transcript_that_fits_the_note_and_shares_that_open() {
    let mut held = Held::new(Opening::DeskWithRecovery(two_of_three()));
    let signed = held.study.signed_note(now()).expect("verifies");
    let transcript = std::fs::read(held.out().join("transcript.txt")).expect("a transcript");
    let transcript = ceremony::claimed(&transcript).expect("reads");
    let rehearsal = std::fs::read(held.out().join("rehearsal.age")).expect("an envelope");
    let lockfile = std::fs::read(held.out().join("Cargo.lock")).expect("the lock file");
    let evidence = ceremony::Evidence {
        note: Some(&signed.note),
        rehearsal: Some(&rehearsal),
        lockfile: Some(&lockfile),
        program: None,
    };
    assert_eq!(transcript.check(&evidence), []);
    assert_eq!((transcript.opened.len(), transcript.refused.len()), (3, 3));
    let epoch = signed.note.epoch_at(now()).expect("an epoch");
    assert_eq!(epoch.policy, Policy::DeskWithRecovery(two_of_three()));
    for pair in [[1, 2], [1, 3], [2, 3]] {
        let mut identities = held.working();
        identities.extend(brought(&held.out(), &pair));
        assert_eq!(rehearse(&mut held.study, &identities, now()).expect("opens"), 1);
    }
}

/// A second root signs the transcript, as every other file that needs more than one.
#[test]
fn a_transcript_is_believed_when_enough_roots_have_signed_it() {
    let held = Held::new(Opening::DeskWithRecovery(two_of_three()));
    let id = held.study.settings().study;
    let own = held.study.unlock_root(&passphrase()).expect("unlocks");
    let (second, witness) = (RootKey::from_seed(id, &[8; 32]), WitnessKey::from_seed(id, &[9; 32]));
    let roots = Roots::new(id, 2, vec![own.verifier(), second.verifier()]).expect("two roots");
    let transcript = std::fs::read(held.out().join("transcript.txt")).expect("a transcript");
    let witnessed = ceremony::add_witness_signature(&transcript, &witness).expect("signs");
    let short = ceremony::verify(&witnessed, &roots).expect_err("one of two");
    assert!(matches!(short, CeremonyError::CeremonyQuorumMissed { signers: 1, quorum: 2, .. }), "{short}");
    let (what, signed) = cosign(&witnessed, &second).expect("signs");
    assert!(matches!(what, Signable::Transcript(transcript) if transcript.epoch == 1));
    assert_eq!(ceremony::verify(&signed, &roots).expect("is believed").roots, 2);
}

#[test]
fn the_working_desk_alone_opens_the_secret_of_a_package_and_so_do_two_shares() {
    use base64::Engine;
    let mut held = Held::new(Opening::DeskWithRecovery(two_of_three()));
    let shares = brought(&held.out(), &[1, 3]);
    let identities: Vec<Identity> = held.working().into_iter().chain(shares).collect();
    rehearse(&mut held.study, &identities, now()).expect("opens");
    let (study, lock) = Study::open_to_change(&held.place.path().join("desk")).expect("opens");
    let device =
        NewDevice { label: "tablet-1".into(), enumerator: "E01".into(), expires: later(), vouchers: 20 };
    study
        .add_device(&lock, device, &office(&study), now(), &held.place.path().join("package"))
        .expect("is added");
    let registry = study.registry().expect("a registry");
    let sealed = base64::prelude::BASE64_STANDARD.decode(&registry.devices[0].secret).expect("base64");
    for hands in [held.working(), brought(&held.out(), &[2, 3])] {
        kin_sealing::decrypt(&hands, &sealed, 1024).expect("each of the two opens it");
    }
}

#[test]
fn nothing_is_published_before_a_rehearsal_with_every_key() {
    let mut held = Held::new(Opening::DeskWithRecovery(two_of_three()));
    assert_eq!(held.study.bundle(now()).expect_err("not rehearsed").id(), "study-not-rehearsed");
    let working = held.working();
    let failure = rehearse(&mut held.study, &working, now()).expect_err("without the custodians");
    assert_eq!(failure.id(), "shares-needed");
    let shares = brought(&held.out(), &[1, 3]);
    let failure = rehearse(&mut held.study, &shares, now()).expect_err("without the desk");
    assert_eq!(failure.id(), "shares-of-another-study");
    assert_eq!(held.study.bundle(now()).expect_err("still not").id(), "study-not-rehearsed");
    let identities: Vec<Identity> = working.into_iter().chain(shares).collect();
    rehearse(&mut held.study, &identities, now()).expect("with all of them");
    held.study.bundle(now()).expect("is published");
}

#[test]
fn a_quorum_keeps_no_whole_key_at_the_desk() {
    let mut held = Held::new(Opening::Quorum(two_of_three()));
    let mut keys: Vec<_> = std::fs::read_dir(held.place.path().join("desk/keys"))
        .expect("keys")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    keys.sort();
    // What signs; nothing that opens.
    assert_eq!(keys, ["office.age", "root.age"]);
    let failure = held.study.unlock_working_keys(&mut |_| Ok(passphrase())).expect_err("none is there");
    assert_eq!(failure.id(), "study-has-no-key");
    let identities = brought(&held.out(), &[2, 3]);
    rehearse(&mut held.study, &identities, now()).expect("opens");
}

#[test]
fn a_share_file_and_its_typed_sheet_are_the_same_share() {
    let held = Held::new(Opening::DeskWithRecovery(two_of_three()));
    let file = std::fs::read(held.out().join("share-2-of-3.kin-share")).expect("a file");
    let sheet = std::fs::read(held.out().join("share-2-of-3.txt")).expect("a sheet");
    assert_eq!(shares::read(&sheet, "sheet").expect("reads"), file);
    let picture = std::fs::read_to_string(held.out().join("share-2-of-3.svg")).expect("a picture");
    assert!(picture.contains("<svg") && !picture.contains("href"), "{picture:.80}");
    let failure = shares::open(&file, &custodian_passphrase(1), "mine").expect_err("another's passphrase");
    assert_eq!((failure.id(), failure.exit()), ("shares-passphrase-wrong", Exit::Locked));
    assert_eq!(shares::read(b"hello", "x").expect_err("no share").id(), "shares-file-unreadable");
}

/// A share, or a whole set, of another study is told as that, before anything is tried with it.
#[test]
fn shares_of_another_study_are_told_from_missing_ones() {
    let one = Held::new(Opening::DeskWithRecovery(two_of_three()));
    let other = Held::new(Opening::Quorum(two_of_three()));
    let share = |held: &Held, index: usize| -> Share {
        let file = std::fs::read(held.out().join(format!("share-{index}-of-3.kin-share"))).expect("a share");
        shares::open(&file, &custodian_passphrase(index), "share").expect("opens")
    };
    let mixed = shares::combined(vec![share(&one, 1), share(&other, 2)]).expect_err("one of each");
    assert_eq!(mixed.id(), "share-too-few");
    let words = mixed.in_words(&Catalog::new("en", kin_researcher::ALL_LOCALES));
    assert!(words.contains("caused by: Share 2 (place 2) is of the set"), "{words}");
    let whole = |held: &Held| shares::combined(vec![share(held, 1), share(held, 2)]).expect("they combine");
    assert_eq!(shares::of_study(&one.study, whole(&other)).expect_err("foreign").id(), "shares-foreign");
    assert_eq!(shares::of_study(&one.study, whole(&one)).expect("its own").len(), 1);
    let mut damaged = std::fs::read(one.out().join("share-1-of-3.kin-share")).expect("a share");
    *damaged.last_mut().expect("bytes") ^= 1;
    let refused = shares::open(&damaged, &custodian_passphrase(1), "hanoi.kin-share").expect_err("damaged");
    let words = refused.in_words(&Catalog::new("en", kin_researcher::ALL_LOCALES));
    assert!(words.contains("hanoi.kin-share") && words.contains("damaged"), "{words}");
}

#[test]
fn a_ceremony_that_cannot_be_held_leaves_nothing_behind() {
    let place = tempfile::tempdir().expect("a folder");
    let mut study = study(&place.path().join("desk"), Opening::DeskWithRecovery(two_of_three()));
    let root = study.unlock_root(&passphrase()).expect("unlocks");
    let out = place.path().join("ceremony");
    let working = passphrase();
    let before = desk::snapshot(&place.path().join("desk"));
    let mut refusals = Vec::new();
    let mut few = plan(&study, Some(&working), now());
    few.custodians.truncate(2);
    refusals.push(hold(&mut study, &root, &few, &now, &out).expect_err("too few custodians"));
    let mut twice = plan(&study, Some(&working), now());
    twice.custodians[2].label = "custodian 1".into();
    refusals.push(hold(&mut study, &root, &twice, &now, &out).expect_err("one of them twice"));
    let mut unseen = plan(&study, Some(&working), now());
    unseen.witnesses.clear();
    refusals.push(hold(&mut study, &root, &unseen, &now, &out).expect_err("nobody saw it"));
    std::fs::create_dir(&out).expect("a folder");
    std::fs::write(out.join("mine"), "kept").expect("a file");
    let taken = plan(&study, Some(&working), now());
    hold(&mut study, &root, &taken, &now, &out).expect_err("the folder is taken");
    let ids: Vec<&str> = refusals.iter().map(kin_terminal::Failure::id).collect();
    assert_eq!(ids, ["ceremony-custodians", "ceremony-custodian-twice", "ceremony-unwitnessed"]);
    assert_eq!(std::fs::read_dir(&out).expect("still there").count(), 1);
    assert_eq!(desk::snapshot(&place.path().join("desk")), before);
}

#[test]
fn a_lost_desk_comes_back_with_two_shares_and_its_old_key_ends() {
    let held = Held::new(Opening::DeskWithRecovery(two_of_three()));
    let desk = held.place.path().join("desk");
    std::fs::write(desk.join("releases.jsonl"), "what was released\n").expect("writes");
    std::fs::write(desk.join("roots-1.txt"), "a link of the chain\n").expect("writes");
    let backup = held.study.backup(&passphrase(), now()).expect("a backup");
    let lost: Timestamp = "2026-12-01T08:00:00Z".parse().expect("a time");
    let place = tempfile::tempdir().expect("another machine");
    let folder = place.path().join("desk");
    let chosen = Passphrase::from_text("một mật khẩu mới hẳn").expect("a passphrase");
    let stranger = [Identity::generate()];
    recover(&folder, &backup, &stranger, &chosen, work(), lost).expect_err("another's key");
    assert!(!folder.exists());
    let identities = brought(&held.out(), &[3, 1]);
    let recovered = recover(&folder, &backup, &identities, &chosen, work(), lost).expect("comes back");
    assert_eq!(recovered.made, now());
    for name in ["releases.jsonl", "roots-1.txt", "registry.json", "sending.json", "note.txt"] {
        let read = |folder: &Path| std::fs::read(folder.join(name)).expect(name);
        assert_eq!(read(&folder), read(&desk), "{name}");
    }
    let mut study = recovered.study;
    assert_eq!(study.settings().epochs[0].lost, Some(lost));
    assert_eq!(study.settings().epochs[0].not_after, lost);
    let old = held.study.unlock_root(&passphrase()).expect("the root that was");
    let root = study.unlock_root(&chosen).expect("the root under its new passphrase");
    assert_eq!(root.verifier(), old.verifier());

    // The next epoch, on the new machine: the lost key is revoked in the note and opens nothing new.
    let working = passphrase();
    let plan = plan(&study, Some(&working), lost);
    hold(&mut study, &root, &plan, &|| lost, &place.path().join("ceremony")).expect("the next ceremony");
    let note = study.sign(&root, lost, later()).expect("signs");
    assert_eq!(note.revoked.len(), 1);
    let epoch = note.epoch_at(lost).expect("an epoch");
    assert_eq!(epoch.number, 2);
    let lost_key = held.study.settings().epochs[0].working.clone().expect("a key");
    assert!(!epoch.recipients.contains(&lost_key.as_str()));
}

#[test]
fn no_changed_bit_of_a_backup_is_accepted() {
    let held = Held::new(Opening::DeskWithRecovery(two_of_three()));
    let backup = held.study.backup(&passphrase(), now()).expect("a backup");
    let identities = brought(&held.out(), &[1, 2]);
    let place = tempfile::tempdir().expect("another machine");
    let folder = place.path().join("desk");
    // One byte in thirty of the header, and of the payload one in four hundred: each costs two post-quantum openings.
    for offset in (0..4_000).step_by(29).chain((4_000..backup.len()).step_by(401)) {
        let mut changed = backup.clone();
        changed[offset] ^= 1;
        let outcome = recover(&folder, &changed, &identities, &passphrase(), work(), now());
        assert!(outcome.is_err() && !folder.exists(), "byte {offset}");
    }
}
