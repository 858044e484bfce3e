//! Which keys are confirmed where a device's first record was withdrawn before it came: an honest one by any record that proves its
//! package, and none by what a server says of a withdrawal.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use desk::logging::{leaf, name_log, open, withdrawal};
use desk::{Desk, Device, FORM, body};
use kin_protocol::log::Leaf;
use kin_researcher::opening::{Reason, Summary};
use kin_sealing::{Enrolment, Kind};

const ANSWERS: &str = r#"{"office":"hn","days":3}"#;

fn logged() -> Desk {
    let desk = Desk::new(&[FORM]);
    name_log(&desk, 1);
    desk
}

/// A record that proves this, whatever its number.
fn proving(device: &mut Device, kind: Kind, proof: Option<Enrolment>) -> Vec<u8> {
    let mut record = device.record(kind, &body(ANSWERS));
    record.circumstances.enrolment = proof;
    device.seal_record(record)
}

/// Opens what is left when the first of these was withdrawn.
fn without_first(desk: &Desk, envelopes: &[Vec<u8>]) -> Summary {
    let (first, others) = envelopes.split_first().expect("a first record");
    let mut leaves: Vec<Leaf> = vec![leaf(first), withdrawal(first)];
    leaves.extend(others.iter().map(|envelope| leaf(envelope)));
    open(desk, 1, &leaves, &others.iter().collect::<Vec<_>>()).expect("the parcel opens")
}

fn confirmed(desk: &Desk) -> usize {
    desk.study().registry().expect("a registry").keys.len()
}

#[test]
fn a_device_whose_first_record_was_withdrawn_is_confirmed_by_its_next() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let proof = device.proof.clone();
    let first = device.interview(ANSWERS);
    let second = proving(&mut device, Kind::Original, proof);
    let summary = without_first(&desk, &[first, second]);
    assert_eq!((summary.added, summary.new_keys, summary.missing), (1, 1, 0));
    assert!(summary.findings().is_empty(), "{summary:?}");
}

/// Programs of an earlier version proved their package in the first record alone: one record of a newer one is enough.
#[test]
fn a_device_that_proved_itself_in_its_first_record_alone_is_confirmed_by_one_record_of_a_newer_program() {
    let desk = logged();
    let mut device = Device::new(&desk, 1, "E01");
    let proof = device.proof.clone();
    let mut envelopes: Vec<Vec<u8>> = (0..3).map(|_| device.interview(ANSWERS)).collect();
    let summary = without_first(&desk, &envelopes);
    assert_eq!(summary.quarantined, [(Reason::FindingDeviceUnconfirmed, 2)].into());
    assert_eq!((summary.new_keys, confirmed(&desk)), (0, 0));

    // No two people decide whose a key is: they are told what to do.
    let (folder, envelope) =
        (desk.folder().display().to_string(), kin_protocol::Digest::of(&envelopes[1]).to_string());
    let decide = ["set-aside", "decide", &folder, &envelope, "--admit", "--why", "her first was withdrawn"];
    let names = ["--declared-by", "An", "--declared-by", "Bình"];
    let (code, _, errors) = desk.run(&[decide.as_slice(), &names].concat());
    assert_eq!(code, 4, "{errors}");
    assert!(errors.contains("update its program and let it send a test"), "{errors}");
    let open = ["open", &folder, &desk.place.path().join("parcel").display().to_string()];
    let (code, _, errors) = desk.run(&open);
    assert_eq!(code, 3);
    assert!(errors.contains("wait for a record that proves it"), "{errors}");

    envelopes.push(proving(&mut device, Kind::Test, proof));
    let summary = without_first(&desk, &envelopes);
    assert_eq!((summary.added, summary.tests, summary.released, summary.new_keys), (2, 1, 2, 1));
    assert!(summary.findings().is_empty(), "{summary:?}");
}

/// A server can put an envelope of its own into the log, under a lock of its own, and have it withdrawn: that speaks for no key.
#[test]
fn a_forged_device_is_not_confirmed_by_a_withdrawal_that_its_server_made_up() {
    for seed in [8, 9, 10] {
        let desk = logged();
        let honest = Device::new(&desk, 1, "E01").proof;
        let stranger = Device::new(&desk, 2, "E02").proof;
        let proof = [None, honest, stranger][usize::from(seed - 8)].clone();
        // It knows the enumerator's code and the team's keys; of the proofs that others made it may have had any.
        let mut forged = Device::new(&desk, 1, "E01");
        forged.key = kin_sealing::DeviceKey::from_seed(zeroize::Zeroizing::new([seed; 32]));
        forged.proof = None;
        let first = forged.interview(ANSWERS);
        let second = proving(&mut forged, Kind::Original, proof);
        let summary = without_first(&desk, &[first, second]);
        assert_eq!(
            summary.quarantined.get(&Reason::FindingDeviceUnconfirmed),
            Some(&1),
            "{seed}: {summary:?}"
        );
        assert_eq!(
            (summary.withdrawn_ever, summary.forked),
            (1, false),
            "{seed}: the withdrawal is believed"
        );
        assert_eq!((summary.added, summary.new_keys, confirmed(&desk)), (0, 0, 0), "{seed}");
    }
}
