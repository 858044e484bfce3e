//! The server's log at the desk: what is missing, what was put in, and histories that do not agree.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use desk::logging::{key, leaf, name_log, open, open_signed, preimage, root, withdrawal};
use desk::{Desk, Device, FORM, body, snapshot};
use kin_protocol::Digest;
use kin_protocol::log::{Leaf, Lock, Preimage};
use kin_researcher::opening::{Reason, Summary};
use kin_sealing::{Checkpoint, Kind};
use kin_terminal::Exit;

const ANSWERS: &str = r#"{"office":"hn","days":3}"#;

/// A desk whose study has named the log of that key.
fn logged() -> Desk {
    let desk = Desk::new(&[FORM]);
    name_log(&desk, 1);
    desk
}

fn findings(summary: &Summary) -> Vec<(Reason, u64)> {
    summary.findings().into_iter().collect()
}

#[test]
fn a_parcel_whose_log_is_whole_has_no_findings_and_a_later_one_goes_on() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..5).map(|_| device.interview(ANSWERS)).collect();
    let leaves: Vec<Leaf> = envelopes.iter().map(|envelope| leaf(envelope)).collect();
    let carried: Vec<&Vec<u8>> = envelopes.iter().collect();
    let summary = open(&desk, 1, &leaves[..3], &carried[..3]).unwrap();
    assert_eq!((summary.log, findings(&summary)), (Some(3), vec![]));
    // The second parcel may leave out what the desk has.
    let summary = open(&desk, 1, &leaves, &carried[3..]).unwrap();
    assert_eq!((summary.log, summary.records, findings(&summary)), (Some(5), 5, vec![]));
}

#[test]
fn an_envelope_that_the_log_holds_and_the_parcel_does_not_is_missed() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..3).map(|_| device.interview(ANSWERS)).collect();
    let leaves: Vec<Leaf> = envelopes.iter().map(|envelope| leaf(envelope)).collect();
    // The device's last one: no gap in its numbers would show it.
    let summary = open(&desk, 1, &leaves, &[&envelopes[0], &envelopes[1]]).unwrap();
    assert_eq!(findings(&summary), [(Reason::FindingLogMissing, 1)]);
    let (code, _, errors) =
        desk.run(&["open", &text(&desk.folder()), &text(&desk.place.path().join("parcel"))]);
    assert_eq!(code, Exit::Findings.code());
    assert!(
        errors.contains("1 that the server's log holds, and neither the parcel nor this desk"),
        "{errors}"
    );
}

#[test]
fn an_envelope_that_is_not_in_the_log_is_set_aside_until_it_is() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..2).map(|_| device.interview(ANSWERS)).collect();
    let leaves: Vec<Leaf> = envelopes.iter().map(|envelope| leaf(envelope)).collect();
    let summary = open(&desk, 1, &leaves[..1], &[&envelopes[0], &envelopes[1]]).unwrap();
    assert_eq!(summary.quarantined.get(&Reason::FindingNotLogged), Some(&1));
    let summary = open(&desk, 1, &leaves, &[&envelopes[0], &envelopes[1]]).unwrap();
    assert_eq!((summary.released, findings(&summary)), (1, vec![]));
}

fn revoke(desk: &Desk, label: &str, checkpoint: Option<&str>) -> (u8, String, String) {
    let folder = text(&desk.folder());
    let mut words = vec!["device", "revoke", &folder, label, "--declared-by", "An", "--declared-by", "Bình"];
    words.extend(checkpoint.iter().flat_map(|file| ["--checkpoint", file]));
    desk.run(&words)
}

#[test]
fn what_the_log_held_before_a_device_was_lost_is_believed_and_nothing_later() {
    let desk = logged();
    let (mut lost, mut other) = (Device::new(&desk, 1, "E01"), Device::new(&desk, 2, "E02"));
    let mut envelopes: Vec<Vec<u8>> = (0..4).map(|_| lost.interview(ANSWERS)).collect();
    envelopes.insert(2, other.interview(ANSWERS));
    let leaves: Vec<Leaf> = envelopes.iter().map(|envelope| leaf(envelope)).collect();
    let carried: Vec<&Vec<u8>> = envelopes.iter().collect();
    // The last parcel: three leaves, of which the courier brought one of the lost device.
    open(&desk, 1, &leaves[..3], &[carried[0], carried[2]]).unwrap();
    let (code, said, errors) = revoke(&desk, "device-1", None);
    assert_eq!((code, said.contains("3 entries")), (0, true), "{said}{errors}");
    let summary = open(&desk, 1, &leaves, &carried).unwrap();
    assert_eq!(summary.quarantined.get(&Reason::FindingDeviceRevoked), Some(&2), "{:?}", findings(&summary));
    assert_eq!(
        (summary.added, summary.records),
        (1, 3),
        "the one that the log held already, and what was there"
    );
}

#[test]
fn a_log_that_does_not_begin_with_the_named_checkpoint_speaks_for_no_revoked_device() {
    let desk = logged();
    let mut lost = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..2).map(|_| lost.interview(ANSWERS)).collect();
    let leaves: Vec<Leaf> = envelopes.iter().map(|envelope| leaf(envelope)).collect();
    let signed = key(&desk, 1).sign(1, root(&leaves[..1]));
    let file = text(&desk.place.path().join("checkpoint"));
    std::fs::write(&file, signed.note()).expect("writes");
    assert_eq!(revoke(&desk, "device-1", Some(&file)).0, 0);
    let backwards: Vec<Leaf> = leaves.iter().rev().cloned().collect();
    let summary = open(&desk, 1, &backwards, &[&envelopes[0], &envelopes[1]]).unwrap();
    assert_eq!(summary.quarantined.get(&Reason::FindingDeviceUnconfirmed), Some(&2));
    let summary = open(&desk, 1, &leaves, &[&envelopes[0], &envelopes[1]]).unwrap();
    assert_eq!((summary.released, summary.records), (1, 1));
}

#[test]
fn a_device_that_was_lost_before_its_first_parcel_is_known_by_what_the_log_held() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..2).map(|_| device.interview(ANSWERS)).collect();
    let leaves: Vec<Leaf> = envelopes.iter().map(|envelope| leaf(envelope)).collect();
    let file = text(&desk.place.path().join("checkpoint"));
    std::fs::write(&file, key(&desk, 1).sign(1, root(&leaves[..1])).note()).expect("writes");
    assert_eq!(revoke(&desk, "device-1", Some(&file)).0, 0);
    let summary = open(&desk, 1, &leaves, &[&envelopes[0], &envelopes[1]]).unwrap();
    assert_eq!((summary.new_keys, summary.added), (1, 1));
    assert_eq!(summary.quarantined.get(&Reason::FindingDeviceRevoked), Some(&1));
}

#[test]
fn a_checkpoint_that_no_log_of_the_study_signed_revokes_nothing() {
    let desk = logged();
    let file = text(&desk.place.path().join("checkpoint"));
    std::fs::write(&file, key(&desk, 2).sign(0, root(&[])).note()).expect("writes");
    let before = snapshot(&desk.folder());
    let (code, _, errors) = revoke(&desk, "device-1", Some(&file));
    assert_eq!(
        (code, errors.contains("No log of this study signed")),
        (Exit::Untrusted.code(), true),
        "{errors}"
    );
    assert_eq!(snapshot(&desk.folder()), before);
    let (code, said, _) = revoke(&desk, "tablet-1", None);
    assert_eq!((code, said.contains("No checkpoint of a log is known")), (0, true), "{said}");
}

#[test]
fn a_withdrawal_explains_a_missing_envelope_only_with_the_key_to_its_lock() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..2).map(|_| device.interview(ANSWERS)).collect();
    let mut leaves: Vec<Leaf> = envelopes.iter().map(|envelope| leaf(envelope)).collect();
    let withdrawn = |preimage| Leaf::Withdrawn { digest: Digest::of(&envelopes[1]), preimage };
    leaves.push(withdrawn(preimage(&envelopes[0])));
    let summary = open(&desk, 1, &leaves, &[&envelopes[0]]).unwrap();
    let both = [(Reason::FindingLogMissing, 1), (Reason::FindingDeletionInvented, 1)];
    assert_eq!(findings(&summary), both, "an invented withdrawal");
    assert!(!summary.log_holds());
    // A second entry of the envelope, under a lock to which the server has the key, changes nothing.
    let own = Leaf::Envelope {
        digest: Digest::of(&envelopes[1]),
        class: 20480,
        lock: Lock::of(&Preimage::from_bytes([9; 32])),
    };
    let laid = [&leaves[..2], &[own, withdrawn(Preimage::from_bytes([9; 32]))]].concat();
    let place = logged();
    let mut device = Device::new(&place, 1, "E01");
    drop(device.interview(ANSWERS));
    let summary = open(&place, 1, &laid, &[]).unwrap();
    assert!(findings(&summary).contains(&(Reason::FindingLogMissing, 2)), "{:?}", findings(&summary));
    leaves.push(withdrawn(preimage(&envelopes[1])));
    let summary = open(&desk, 1, &leaves, &[&envelopes[0]]).unwrap();
    assert_eq!(findings(&summary), [(Reason::FindingDeletionInvented, 1)], "the first stays one");
    // Purged before its day, or without one: that is a loss.
    leaves.truncate(2);
    leaves.push(Leaf::Purged { digest: Digest::of(&envelopes[1]) });
    let summary = open(&desk, 1, &leaves, &[&envelopes[0]]).unwrap();
    assert!(findings(&summary).contains(&(Reason::FindingLogMissing, 1)));
    assert!(findings(&summary).contains(&(Reason::FindingPurgedEarly, 1)));
}

/// What the desk holds is not missing: what a server does to its own copy of it is told all the same.
#[test]
fn deletions_that_nobody_asked_for_are_told_of_what_the_desk_holds_too() {
    for (tombstone, reason) in [
        (
            (|digest| Leaf::Withdrawn { digest, preimage: Preimage::from_bytes([9; 32]) })
                as fn(Digest) -> Leaf,
            Reason::FindingDeletionInvented,
        ),
        (|digest| Leaf::Purged { digest }, Reason::FindingPurgedEarly),
    ] {
        let desk = logged();
        let mut device = Device::new(&desk, 1, "E01");
        let envelope = device.interview(ANSWERS);
        let mut leaves = vec![leaf(&envelope)];
        assert!(open(&desk, 1, &leaves, &[&envelope]).unwrap().log_holds());
        leaves.push(tombstone(Digest::of(&envelope)));
        let summary = open(&desk, 1, &leaves, &[]).unwrap();
        assert_eq!((findings(&summary), summary.records, summary.log_holds()), (vec![(reason, 1)], 1, false));
    }
}

#[test]
fn a_log_that_is_not_the_last_parcels_is_found_and_does_not_take_its_place() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..3).map(|_| device.interview(ANSWERS)).collect();
    let leaves: Vec<Leaf> = envelopes.iter().map(|envelope| leaf(envelope)).collect();
    let carried: Vec<&Vec<u8>> = envelopes.iter().collect();
    open(&desk, 1, &leaves[..2], &carried[..2]).unwrap();
    let kept = std::fs::read(desk.folder().join("checkpoint.txt")).unwrap();
    // Replayed from the beginning in another order; rolled back; put in.
    let reordered = [leaves[1].clone(), leaves[0].clone(), leaves[2].clone()];
    for changed in [&reordered[..], &leaves[..1], &[leaves[2].clone(), leaves[0].clone(), leaves[1].clone()]]
    {
        let summary = open(&desk, 1, changed, &carried).unwrap();
        assert!(findings(&summary).contains(&(Reason::FindingLogForked, 1)), "{:?}", findings(&summary));
        assert_eq!(std::fs::read(desk.folder().join("checkpoint.txt")).unwrap(), kept);
    }
    assert_eq!(findings(&open(&desk, 1, &leaves, &carried).unwrap()), []);
}

#[test]
fn a_history_that_was_shown_to_one_device_alone_is_found() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let first = device.interview(ANSWERS);
    let seen = |device: &mut Device, size: u64, root: Digest| {
        let mut record = device.record(Kind::Original, &body(ANSWERS));
        let origin = key(&desk, 1).verifier().origin().to_owned();
        record.circumstances.checkpoint = Some(Checkpoint { origin, size, root: *root.as_bytes() });
        device.seal_record(record)
    };
    let honest = seen(&mut device, 1, root(&[leaf(&first)]));
    let lied_to = seen(&mut device, 2, Digest::of(b"a root of another history"));
    let envelopes = [first, honest, lied_to];
    let leaves: Vec<Leaf> = envelopes.iter().map(|envelope| leaf(envelope)).collect();
    let carried: Vec<&Vec<u8>> = envelopes.iter().collect();
    let summary = open(&desk, 1, &leaves, &carried).unwrap();
    assert_eq!(findings(&summary), [(Reason::FindingCheckpointUnknown, 1)]);
    assert_eq!(summary.added, 3, "the interviews are genuine all the same");
}

#[test]
fn a_log_that_the_studys_server_did_not_sign_takes_nothing_in() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let envelope = device.interview(ANSWERS);
    let leaves = [leaf(&envelope)];
    let before = snapshot(&desk.folder());
    let foreign = open(&desk, 2, &leaves, &[&envelope]).unwrap_err();
    let other_leaves = key(&desk, 1).sign(1, Digest::of(b"another root"));
    let contradicted = open_signed(&desk, other_leaves.note(), &leaves, &[&envelope]).unwrap_err();
    let shorter = key(&desk, 1).sign(0, root(&[]));
    let longer = open_signed(&desk, shorter.note(), &leaves, &[&envelope]).unwrap_err();
    for failure in [foreign, contradicted, longer] {
        assert_eq!(failure.exit(), Exit::Untrusted);
    }
    assert_eq!(snapshot(&desk.folder()), before);
}

#[test]
fn a_parcel_without_the_log_of_a_study_that_has_one_is_told() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let summary = desk.take_in("parcel", &[device.interview(ANSWERS)]);
    assert_eq!(findings(&summary), [(Reason::FindingLogAbsent, 1)]);
    assert_eq!((summary.log, summary.added), (None, 1));
}

#[test]
fn the_log_of_a_new_server_begins_anew_and_what_devices_saw_of_the_old_one_is_no_fork() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let first = device.interview(ANSWERS);
    open(&desk, 1, &[leaf(&first)], &[&first]).unwrap();
    name_log(&desk, 2);
    let mut record = device.record(Kind::Original, &body(ANSWERS));
    let origin = key(&desk, 1).verifier().origin().to_owned();
    record.circumstances.checkpoint =
        Some(Checkpoint { origin, size: 1, root: *root(&[leaf(&first)]).as_bytes() });
    let second = device.seal_record(record);
    let summary = open(&desk, 2, &[leaf(&second), leaf(&first)], &[&second, &first]).unwrap();
    assert_eq!((summary.log, findings(&summary)), (Some(2), vec![]));
}

#[test]
fn naming_a_log_is_refused_where_it_would_be_a_mistake() {
    let desk = logged();
    let folder = text(&desk.folder());
    let public = Digest::from_bytes(key(&desk, 1).verifier().key_bytes()).to_string();
    for (arguments, said) in [
        (vec!["study", "log", &folder, "abc"], "64 hexadecimal digits"),
        (vec!["study", "log", &folder, &public], "named already"),
        (vec!["study", "log", &folder, &"22".repeat(32)], "--next"),
    ] {
        let (code, _, errors) = desk.run(&arguments);
        assert_eq!(code, Exit::Refused.code(), "{arguments:?}");
        assert!(errors.contains(said), "{errors}");
    }
    assert_eq!(desk.study().settings().logs.len(), 1);
}

fn text(path: &std::path::Path) -> String {
    path.display().to_string()
}

/// Every envelope of which the dataset gives out an answer.
fn answered(desk: &Desk) -> Vec<Digest> {
    let (study, mut found) = (desk.study(), Vec::new());
    kin_researcher::dataset::read(&study, &desk.identities, &mut |entry| {
        assert_eq!(entry.response.is_some(), entry.fate == kin_researcher::dataset::Fate::Kept);
        found.extend(entry.response.map(|_| entry.envelope));
        Ok(())
    })
    .expect("the dataset is read");
    found
}

#[test]
fn what_is_withdrawn_after_it_was_opened_disappears_for_ever() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..4).map(|_| device.interview(ANSWERS)).collect();
    let mut leaves: Vec<Leaf> = envelopes.iter().map(|envelope| leaf(envelope)).collect();
    let all: Vec<&Vec<u8>> = envelopes.iter().collect();
    assert_eq!(open(&desk, 1, &leaves, &all).unwrap().records, 4);
    let first_parcel = std::fs::read(desk.place.path().join("parcel")).unwrap();
    let segment = desk.folder().join("dataset/000001.age");
    let before = std::fs::read(&segment).unwrap();

    leaves.push(withdrawal(&envelopes[1]));
    let rest = [&envelopes[0], &envelopes[2], &envelopes[3]];
    let summary = open(&desk, 1, &leaves, &rest).unwrap();
    assert_eq!((summary.withdrawn, summary.withdrawn_ever, summary.records), (1, 1, 3));
    assert_eq!(findings(&summary), [], "its place in the sequence is explained");
    let gone = Digest::of(&envelopes[1]);
    assert_eq!(answered(&desk).len(), 3);
    assert!(!answered(&desk).contains(&gone));
    // Its segment was written anew, and the old one is nowhere.
    assert_ne!(std::fs::read(&segment).unwrap(), before);
    assert!(snapshot(&desk.folder()).iter().all(|(_, bytes)| *bytes != before));
    let study = desk.study();
    let mut left = Vec::new();
    let without = kin_researcher::dataset::index::rows(&study, &desk.identities, &mut |_, row| {
        left.extend((row.envelope == gone).then_some(*row));
        Ok(())
    });
    assert_eq!(without.unwrap(), [0; 0], "its index was written anew too");
    assert!(left.iter().all(|row| *row == row.withdrawn()), "{left:?}");
    std::fs::rename(desk.folder().join("withdrawn.json"), desk.place.path().join("list")).unwrap();
    assert_eq!(answered(&desk).len(), 3, "not the list alone keeps it back");
    std::fs::rename(desk.place.path().join("list"), desk.folder().join("withdrawn.json")).unwrap();

    // It does not come back: with this log, with an older parcel, after the dataset was sealed again.
    let summary = open(&desk, 1, &leaves, &all).unwrap();
    assert_eq!((summary.resurrected, findings(&summary)), (1, vec![(Reason::FindingWithdrawn, 1)]));
    let old = desk.place.path().join("old");
    std::fs::write(&old, first_parcel).unwrap();
    let summary = desk.open(&old).unwrap();
    assert_eq!((summary.resurrected, summary.records), (1, 3));
    kin_researcher::dataset::rewrap(&study, &desk.identities, &desk.recipients(), desk::now()).unwrap();
    assert!(!answered(&desk).contains(&gone));
    assert!(!desk.folder().join(format!("quarantine/{gone}.age")).exists());
}

/// A withdrawal out of a large study does not seal all of it again.
#[test]
fn a_segment_that_holds_nothing_of_what_was_withdrawn_stays_the_file_it_was() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..4).map(|_| device.interview(ANSWERS)).collect();
    let mut leaves: Vec<Leaf> = envelopes.iter().map(|envelope| leaf(envelope)).collect();
    for two in envelopes.chunks(2) {
        open(&desk, 1, &leaves, &two.iter().collect::<Vec<_>>()).unwrap();
    }
    let files = || {
        ["000001.age", "000001.index.age", "000002.age"]
            .map(|name| std::fs::read(desk.folder().join("dataset").join(name)).unwrap())
    };
    let before = files();
    leaves.push(withdrawal(&envelopes[3]));
    assert_eq!(open(&desk, 1, &leaves, &[]).unwrap().records, 3);
    let after = files();
    assert_eq!(after[..2], before[..2]);
    assert_ne!(after[2], before[2]);
    assert_eq!(answered(&desk).len(), 3);
}

/// The server may have the preimage of the interview's lock alone: her correction goes with it all the same.
#[test]
fn the_corrections_of_a_withdrawn_record_go_with_it() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let preimages = [1, 2, 3, 4].map(|byte| Preimage::from_bytes([byte; 32]));
    let locks = preimages.each_ref().map(Lock::of);
    let mut record = device.record(kin_sealing::Kind::Original, &desk::body(ANSWERS));
    record.circumstances.locks = locks.map(|lock| *lock.as_bytes()).to_vec();
    let submission = record.submission;
    let envelope = device.seal_record(record);
    let body = r#"{"correction":1,"made":"2026-11-24T08:00+07:00","reason":"mistyped","changes":{"days":7}}"#;
    let mut record = device.record(kin_sealing::Kind::Correction, body);
    record.corrects = Some(submission);
    record.circumstances.locks = vec![*locks[1].as_bytes()];
    let correction = device.seal_record(record);
    let stays = device.interview(ANSWERS);
    let class = desk::SEALED_BYTES;
    let taken = |envelope: &[u8], lock| Leaf::Envelope { digest: Digest::of(envelope), class, lock };
    let mut leaves = vec![taken(&envelope, locks[0]), taken(&correction, locks[1]), leaf(&stays)];
    let summary = open(&desk, 1, &leaves, &[&envelope, &correction, &stays]).unwrap();
    assert_eq!((summary.records, summary.corrected), (2, 1));
    leaves.push(Leaf::Withdrawn { digest: Digest::of(&envelope), preimage: preimages[0].clone() });
    let summary = open(&desk, 1, &leaves, &[&correction, &stays]).unwrap();
    assert_eq!((summary.withdrawn, summary.records, summary.corrected), (1, 1, 0));
    let mut answers = Vec::new();
    kin_researcher::dataset::read(&desk.study(), &desk.identities, &mut |entry| {
        answers.extend(entry.response.map(|_| entry.envelope));
        Ok(())
    })
    .unwrap();
    assert_eq!(answers, [Digest::of(&stays)], "neither the record nor its correction is there");
    let summary = open(&desk, 1, &leaves, &[&correction, &stays]).unwrap();
    assert_eq!((summary.resurrected, summary.corrections), (1, 0), "nor does it come back");
}

/// The list is written first. Killed after it, nobody reads what was withdrawn, and the next opening takes it off the disk.
#[test]
fn a_desk_that_died_after_the_list_was_written_reads_nothing_and_cleans_up() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..2).map(|_| device.interview(ANSWERS)).collect();
    let mut leaves: Vec<Leaf> = envelopes.iter().map(|envelope| leaf(envelope)).collect();
    open(&desk, 1, &leaves, &[&envelopes[0], &envelopes[1]]).unwrap();
    let before = std::fs::read(desk.folder().join("dataset/000001.age")).unwrap();
    kin_researcher::dataset::withdraw(&desk.study(), &[Digest::of(&envelopes[0])].into()).unwrap();
    assert_eq!(answered(&desk), [Digest::of(&envelopes[1])]);
    leaves.push(withdrawal(&envelopes[0]));
    open(&desk, 1, &leaves, &[]).unwrap();
    assert!(snapshot(&desk.folder()).iter().all(|(_, bytes)| *bytes != before));
}

#[test]
fn the_place_of_what_was_withdrawn_before_it_came_is_explained_by_its_devices_next_record() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..4).map(|_| device.interview(ANSWERS)).collect();
    let mut leaves: Vec<Leaf> = envelopes.iter().map(|envelope| leaf(envelope)).collect();
    leaves.push(withdrawal(&envelopes[1]));
    let summary = open(&desk, 1, &leaves, &[&envelopes[0], &envelopes[2]]).unwrap();
    assert_eq!(findings(&summary), [(Reason::FindingLogMissing, 1)], "only what nobody withdrew");
    let summary = open(&desk, 1, &leaves, &[&envelopes[3]]).unwrap();
    assert_eq!((summary.missing, summary.broken, findings(&summary)), (0, 0, vec![]));
}

/// A server that put a second leaf for an envelope into its log, under a lock that it can open.
#[test]
fn a_lock_that_the_server_put_under_an_envelope_later_withdraws_nothing() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..2).map(|_| device.interview(ANSWERS)).collect();
    let mut leaves: Vec<Leaf> = envelopes.iter().map(|envelope| leaf(envelope)).collect();
    let (digest, own) = (Digest::of(&envelopes[0]), Preimage::from_bytes([0x66; 32]));
    leaves.push(Leaf::Envelope { digest, class: desk::SEALED_BYTES, lock: Lock::of(&own) });
    leaves.push(Leaf::Withdrawn { digest, preimage: own });
    let summary = open(&desk, 1, &leaves, &[&envelopes[1]]).unwrap();
    assert!(findings(&summary).contains(&(Reason::FindingLogMissing, 1)), "{:?}", findings(&summary));
    assert_eq!(summary.withdrawn_ever, 0);
}

#[test]
fn a_log_that_contradicts_the_last_one_withdraws_nothing() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..2).map(|_| device.interview(ANSWERS)).collect();
    let leaves: Vec<Leaf> = envelopes.iter().map(|envelope| leaf(envelope)).collect();
    open(&desk, 1, &leaves, &[&envelopes[0], &envelopes[1]]).unwrap();
    let forked = [leaves[1].clone(), leaves[0].clone(), withdrawal(&envelopes[0])];
    let summary = open(&desk, 1, &forked, &[]).unwrap();
    assert!(findings(&summary).contains(&(Reason::FindingLogForked, 1)));
    assert_eq!((summary.withdrawn_ever, answered(&desk).len()), (0, 2));
}

#[test]
fn the_lock_inside_the_seal_is_the_one_in_the_log() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let mut sealed = |lock: [u8; 32]| {
        let mut record = device.record(Kind::Original, &body(ANSWERS));
        record.circumstances.locks = vec![lock, [1; 32], [2; 32], [3; 32]];
        device.seal_record(record)
    };
    let lock = |bytes: u8| Lock::from_bytes([bytes; 32]);
    let envelopes = [sealed([0x11; 32]), sealed([0x22; 32])];
    let leaf = |envelope: &[u8], lock| Leaf::Envelope {
        digest: Digest::of(envelope),
        class: desk::SEALED_BYTES,
        lock,
    };
    let leaves = [leaf(&envelopes[0], lock(0x11)), leaf(&envelopes[1], lock(0x66))];
    let summary = open(&desk, 1, &leaves, &[&envelopes[0], &envelopes[1]]).unwrap();
    assert_eq!(summary.quarantined.get(&Reason::FindingLockDiffers), Some(&1));
    assert_eq!(summary.added, 1);
}

#[test]
fn a_purge_is_a_loss_before_the_day_of_the_note_and_none_after_it() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let envelope = device.interview(ANSWERS);
    let leaves = [leaf(&envelope), Leaf::Purged { digest: Digest::of(&envelope) }];
    let summary = open(&desk, 1, &leaves, &[]).unwrap();
    let both = [(Reason::FindingLogMissing, 1), (Reason::FindingPurgedEarly, 1)];
    assert_eq!(findings(&summary), both);
    let note = std::fs::read_to_string(desk.folder().join("note.txt")).unwrap();
    let day = note.lines().find_map(|line| line.strip_prefix("purge-after ")).expect("a day");
    let day: jiff::Timestamp = day.parse().unwrap();
    let study = desk.study();
    let parcel = desk.place.path().join("parcel");
    for (seconds, lost) in [(-1, 1), (0, 0)] {
        let now = day + jiff::SignedDuration::from_secs(seconds);
        let summary = kin_researcher::opening::open_parcel(&study, &desk.identities, &parcel, now).unwrap();
        assert_eq!(summary.lost, lost, "{seconds} seconds after the day");
    }
}
