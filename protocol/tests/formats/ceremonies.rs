//! The transcript of a ceremony against its frozen vectors and its rules.

use crate::support::{self, bytes_of_hex, cases, file, joined, json, outcome, roots, text};
use kin_protocol::Digest;
use kin_protocol::ceremony::{self, CeremonyError, Evidence, Finding, Step, Transcript, sets_of};
use kin_protocol::note::{self, Opening, RootKey, StudyNote, WitnessKey};
use serde_json::{Value, json};

/// Lines of a vector, in which a long recipient stands by its name.
fn lines(lines: &Value, long: &Value) -> String {
    let mut text = joined(lines);
    for (name, recipient) in long.as_object().unwrap() {
        text = text.replace(&format!("<{name}>"), recipient.as_str().unwrap());
    }
    text
}

fn witnesses() -> Vec<WitnessKey> {
    let vector = json("transcript.json");
    let keys = vector["witnesses"].as_array().unwrap().iter();
    keys.map(|key| {
        let made = WitnessKey::from_seed(support::study(), &bytes_of_hex(&key["seed"]).try_into().unwrap());
        assert_eq!(made.verifier().as_str(), key["verifier"]);
        assert_eq!(*made.dangerously_reveal(), key["secret_key"]);
        assert_eq!(format!("{made:?}"), "WitnessKey(…)");
        made
    })
    .collect()
}

fn transcript() -> Transcript {
    ceremony::verify(&file("transcript.txt"), &roots()).unwrap().transcript
}

#[test]
fn the_frozen_transcript_says_what_its_vector_says() {
    let facts = json("transcript.json");
    let verified = ceremony::verify(&file("transcript.txt"), &roots()).unwrap();
    assert_eq!((verified.roots, verified.witnesses), (2, 2));
    let transcript = verified.transcript;
    assert_eq!(transcript.digest().to_string(), facts["text_digest"]);
    assert_eq!(transcript.study.to_string(), facts["study"]);
    assert_eq!(transcript.epoch, facts["epoch"]);
    assert_eq!(transcript.opening.to_string(), facts["opening"]);
    assert_eq!(transcript.set.to_string(), facts["set"]);
    assert_eq!(transcript.split().map(|split| (split.threshold(), split.shares())), Some((2, 3)));
    assert_eq!(transcript.steps.iter().map(|(_, step)| *step).collect::<Vec<_>>(), Step::ALL);
    assert_eq!(transcript.shares[1].custodian, "người giữ 2");
}

#[test]
fn the_frozen_transcript_is_signed_again_byte_for_byte() {
    let keys: Vec<RootKey> = (1..=3).map(|seed| RootKey::from_seed(support::study(), &[seed; 32])).collect();
    let transcript = transcript();
    let mut signed = ceremony::sign(&transcript, &[&keys[0]]).unwrap();
    signed = ceremony::add_root_signature(&signed, &keys[1]).unwrap();
    for key in witnesses() {
        signed = ceremony::add_witness_signature(&signed, &key).unwrap();
    }
    assert_eq!(String::from_utf8(signed.clone()).unwrap(), text("transcript.txt"));
    assert_eq!(ceremony::claimed(&signed).unwrap(), transcript);
    assert_eq!(ceremony::add_witness_signature(&signed, &witnesses()[1]).unwrap(), signed);
}

#[test]
fn who_has_no_part_in_a_ceremony_does_not_sign_it() {
    let stranger = WitnessKey::from_seed(support::study(), &[99; 32]);
    let refused = ceremony::add_witness_signature(&file("transcript.txt"), &stranger);
    assert_eq!(refused, Err(CeremonyError::CeremonyKeyUnknown {}));
    let of_another_study = RootKey::from_seed(kin_protocol::StudyId::from_bytes([9; 16]), &[1; 32]);
    ceremony::add_root_signature(&file("transcript.txt"), &of_another_study).unwrap_err();
    ceremony::sign(&transcript(), &[&of_another_study]).unwrap_err();
}

#[test]
fn hostile_transcripts_are_refused_by_the_line_that_failed() {
    let long = json("transcript-hostile.json")["long"].clone();
    for case in cases("transcript-hostile.json") {
        let verified = ceremony::verify(lines(&case["signed"], &long).as_bytes(), &roots());
        assert_eq!(outcome(verified.map(|_| ())), case["expect"], "{}", case["name"]);
    }
    let mut long = file("transcript.txt");
    long.resize(ceremony::MAX_TRANSCRIPT_BYTES + 1, b'x');
    let refused = ceremony::verify(&long, &roots()).unwrap_err();
    assert_eq!(refused, CeremonyError::CeremonyTooLarge { max_bytes: 65_536 });
}

#[test]
fn a_ceremony_of_a_quorum_alone_has_no_key_at_the_desk() {
    let long = json("transcript-hostile.json")["long"].clone();
    let text = lines(&json("transcript.json")["quorum_only"], &long);
    let transcript = Transcript::parse_text(text.as_bytes()).unwrap();
    assert_eq!(transcript.to_text(), text);
    assert_eq!((transcript.desk.clone(), transcript.opened.len(), transcript.refused.len()), (None, 4, 6));
    assert_eq!(transcript.recipients().len(), 1);
}

#[test]
fn all_sets_of_a_size_are_tried() {
    for case in json("transcript.json")["sets_of"].as_array().unwrap() {
        let number = |member: &str| u8::try_from(case[member].as_u64().unwrap()).unwrap();
        assert_eq!(json!(sets_of(number("size"), number("shares"))), case["sets"]);
    }
    assert_eq!(sets_of(5, 10).len(), 252);
}

#[test]
fn no_single_bit_of_a_transcript_can_be_changed() {
    let signed = file("transcript.txt");
    let signatures = signed.windows(2).rposition(|pair| pair == b"\n\n").unwrap();
    let mut places: Vec<(usize, u8)> = Vec::new();
    let mut from = 0;
    for line in signed.split_inclusive(|byte| *byte == b'\n') {
        // The long recipients take most of the text, and each of their letters is checked alike.
        let step = if line.len() > 1000 { 41 } else { 1 };
        for at in (from..from + line.len()).step_by(step) {
            // Any bit of the text breaks every signature: two of each byte; of the signatures, each.
            let bits = if at < signatures { vec![at % 8, (at + 3) % 8] } else { (0..8).collect() };
            places.extend(bits.into_iter().map(|bit| (at, u8::try_from(bit).unwrap())));
        }
        from += line.len();
    }
    for (at, bit) in places {
        let mut changed = signed.clone();
        changed[at] ^= 1 << bit;
        assert!(ceremony::verify(&changed, &roots()).is_err(), "bit {bit} of byte {at}");
    }
}

#[test]
fn a_transcript_is_compared_with_what_lies_beside_it() {
    let transcript = transcript();
    let note = note::verify(&file("note-2.txt"), &roots(), None).unwrap();
    let (program, lockfile) = (b"program".as_slice(), b"lock".as_slice());
    let whole =
        Evidence { note: Some(&note), rehearsal: None, lockfile: Some(lockfile), program: Some(program) };
    assert_eq!(transcript.check(&whole), []);
    assert_eq!(transcript.check(&Evidence::default()), []);
    let other = Evidence { lockfile: Some(b"x"), program: Some(b"y"), rehearsal: Some(b"z"), note: None };
    let expected = [
        Finding::FindingRehearsalDiffers { digest: Digest::of(b"z") },
        Finding::FindingLockfileDiffers { digest: Digest::of(b"x") },
        Finding::FindingProgramDiffers { digest: Digest::of(b"y") },
    ];
    assert_eq!(transcript.check(&other), expected);
    // The envelope of the vectors is classical: the digest is right, and the shape is not.
    let envelope = file("envelope.age");
    let with_envelope = Evidence { rehearsal: Some(&envelope), ..whole };
    let ids: Vec<Value> = transcript
        .check(&with_envelope)
        .iter()
        .map(|finding| serde_json::to_value(finding).unwrap()["id"].clone())
        .collect();
    assert_eq!(Value::from(ids), json("transcript.json")["findings"]);
}

#[test]
fn a_note_that_seals_to_other_keys_than_the_ceremonys_is_found() {
    let transcript = transcript();
    let note = note::verify(&file("note-2.txt"), &roots(), None).unwrap();
    let findings = |note: &StudyNote| transcript.check(&Evidence { note: Some(note), ..Evidence::default() });
    let epoch = || "1".to_owned();
    let mut swapped = note.clone();
    swapped.recipients[0].recipient = swapped.recipients[2].recipient.clone();
    assert_eq!(findings(&swapped), [Finding::FindingRecipientsDiffer { epoch: epoch() }]);
    let mut third = note.clone();
    third.recipients.push(note::EpochRecipient { epoch: 1, ..note.recipients[2].clone() });
    assert_eq!(findings(&third), [Finding::FindingRecipientsDiffer { epoch: epoch() }]);
    let mut other_hands = note.clone();
    other_hands.recipients[1].opening = Opening::Quorum(transcript.split().unwrap());
    assert_eq!(findings(&other_hands), [Finding::FindingRecipientsDiffer { epoch: epoch() }]);
    let mut empty = note.clone();
    empty.recipients.retain(|line| line.epoch != 1);
    assert_eq!(findings(&empty), [Finding::FindingEpochNotInNote { epoch: epoch() }]);
    let early = StudyNote { issued: "2025-12-19T00:00:00Z".parse().unwrap(), ..note.clone() };
    assert!(matches!(findings(&early)[..], [Finding::FindingNoteBeforeCeremony { .. }]));
    let foreign = StudyNote { study: kin_protocol::StudyId::from_bytes([9; 16]), ..note };
    assert_eq!(findings(&foreign), [Finding::FindingNoteOfAnotherStudy]);
}
