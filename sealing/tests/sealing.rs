//! Sealed and opened again; and everything that is no longer what was sealed.

use kin_sealing::{
    Checkpoint, Circumstances, Clock, DeviceKey, Enrolment, FormReference, Identity, Kind, MAX_LOCKS,
    MAX_MEMBERS_BYTES, MAX_SEALED_BYTES, OVERHEAD_BYTES, OpenError, Opened, ParticipantCode, Recipient,
    Record, SealError, Sealed, Submission, decrypt, encrypt, open, seal,
};
use proptest::prelude::*;
use zeroize::Zeroizing;

const STUDY: [u8; 16] = [0x5a; 16];
const SEALED_BYTES: u32 = 1024;

fn record(response: &str) -> Record {
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
        response: Zeroizing::new(response.as_bytes().to_vec()),
    }
}

fn device() -> DeviceKey {
    DeviceKey::from_seed(Zeroizing::new([3; 32]))
}

fn sealed_to(recipients: &[Recipient], response: &str) -> Sealed {
    seal(record(response), &device(), recipients, SEALED_BYTES).expect("a small record is sealed")
}

fn opened(bytes: &[u8], identity: Identity) -> Result<Opened, OpenError> {
    open(bytes, &[identity], STUDY, SEALED_BYTES)
}

#[test]
fn either_of_two_recipients_opens() {
    let (desk, recovery) = (Identity::generate(), Identity::generate());
    let sealed = sealed_to(&[desk.recipient(), recovery.recipient()], r#"{"a":"ấ"}"#);
    for identity in [desk, recovery] {
        let opened = opened(sealed.bytes(), identity).unwrap();
        assert_eq!(*opened.record.response, r#"{"a":"ấ"}"#.as_bytes());
        assert_eq!(opened.device, device().public());
        assert_eq!(format!("{opened:?}"), "Opened(..)");
    }
}

#[test]
fn all_identities_are_tried_and_none_fitting_is_not_damage() {
    let (first, second) = (Identity::generate(), Identity::generate());
    let sealed = sealed_to(&[second.recipient()], "{}");
    assert_eq!(opened(sealed.bytes(), Identity::generate()).unwrap_err(), OpenError::SealedForOtherKeys);
    assert!(open(sealed.bytes(), &[first, second], STUDY, SEALED_BYTES).is_ok());
    assert_eq!(open(sealed.bytes(), &[], STUDY, SEALED_BYTES).unwrap_err(), OpenError::OpenWithoutIdentities);
}

#[test]
fn nobody_to_seal_to_is_an_error() {
    let error = seal(record("{}"), &device(), &[], SEALED_BYTES).unwrap_err();
    assert_eq!(error, SealError::SealWithoutRecipients);
    assert_eq!(encrypt(&[], b"").unwrap_err(), SealError::SealWithoutRecipients);
}

#[test]
fn no_flipped_bit_is_accepted() {
    for identity in [Identity::generate_classical(), Identity::generate()] {
        no_flipped_bit_is_accepted_by(identity);
    }
}

fn no_flipped_bit_is_accepted_by(identity: Identity) {
    let identities = [identity];
    let file = sealed_to(&[identities[0].recipient()], "{}").into_bytes();
    // Every bit of what is short; of a hybrid's long share every eleventh, which meets each bit of a byte.
    let step = if file.len() > 2000 { 11 } else { 1 };
    for bit in (0..file.len() * 8).step_by(step) {
        let mut flipped = file.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let error = open(&flipped, &identities, STUDY, SEALED_BYTES).expect_err("a flipped bit");
        // Damage never passes for a forgery, which would accuse somebody.
        let expected = matches!(
            error,
            OpenError::SealedNotAge
                | OpenError::SealedForOtherKeys
                | OpenError::SealedHeaderChanged
                | OpenError::SealedDamaged
                | OpenError::SealedTruncated
        );
        assert!(expected, "bit {bit}: {error:?}");
    }
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let identities = [Identity::generate()];
    let file = sealed_to(&[identities[0].recipient()], "{}").into_bytes();
    for length in 0..file.len() {
        let error = open(&file[..length], &identities, STUDY, SEALED_BYTES).expect_err("a cut file");
        assert!(matches!(error, OpenError::SealedTruncated | OpenError::SealedNotAge), "{length}: {error:?}");
    }
    assert_eq!(open(&[], &identities, STUDY, SEALED_BYTES).unwrap_err(), OpenError::SealedTruncated);
}

#[test]
fn a_file_lengthened_is_refused() {
    let identities = [Identity::generate()];
    let file = sealed_to(&[identities[0].recipient()], "{}").into_bytes();
    for more in [1, 16, 70_000] {
        let longer = [&file[..], &vec![0; more]].concat();
        let error = open(&longer, &identities, STUDY, SEALED_BYTES).unwrap_err();
        assert_eq!(error, OpenError::SealedLengthened);
    }
    let huge = [&file[..], &vec![0; 2 * MAX_SEALED_BYTES as usize]].concat();
    let error = open(&huge, &identities, STUDY, SEALED_BYTES).unwrap_err();
    assert_eq!(error, OpenError::SealedTooLarge { maximum: u64::from(MAX_SEALED_BYTES) });
}

#[test]
fn a_payload_of_several_chunks_is_sealed_and_its_cuts_are_refused() {
    let identities = [Identity::generate()];
    let size = 2 * 65_536;
    let sealed = seal(record("{}"), &device(), &[identities[0].recipient()], size).unwrap();
    assert!(open(sealed.bytes(), &identities, STUDY, size).is_ok());
    for missing in [1, 16, 65_552, 65_553] {
        let cut = &sealed.bytes()[..sealed.bytes().len() - missing];
        assert_eq!(open(cut, &identities, STUDY, size).unwrap_err(), OpenError::SealedTruncated);
    }
}

/// The header varies (grease), the payload may not.
#[test]
fn all_responses_of_a_study_have_one_length() {
    let recipients = [Identity::generate().recipient()];
    let payload = |response: &str| {
        let file = sealed_to(&recipients, response).into_bytes();
        let mac_line = file.windows(5).position(|window| window == b"\n--- ").unwrap() + 1;
        file.len() - mac_line - "--- ".len() - 43 - "\n".len()
    };
    for response in ["{}", r#"{"a":1}"#, &format!(r#"{{"a":"{}"}}"#, "x".repeat(400))] {
        assert_eq!(payload(response), 16 + SEALED_BYTES as usize + 16);
    }
}

#[test]
fn frozen_sealed_responses_still_open() {
    let first = (
        include_str!("../../protocol/vectors/sealed-response-envelope.json"),
        include_bytes!("../../protocol/vectors/sealed-response-envelope.age").as_slice(),
    );
    let second = (
        include_str!("../../protocol/vectors/sealed-response-2-envelope.json"),
        include_bytes!("../../protocol/vectors/sealed-response-2-envelope.age").as_slice(),
    );
    for (text, envelope) in [first, second] {
        let vector: serde_json::Value = serde_json::from_str(text).unwrap();
        let identity = vector["identity"].as_str().unwrap().parse().unwrap();
        let opened = opened(envelope, identity).unwrap();
        assert_eq!(vector["device_key"], opened.device.to_string());
        assert_eq!(vector["submission"], opened.record.submission.to_string());
        assert_eq!(vector["response"], String::from_utf8_lossy(&opened.record.response).into_owned());
    }
}

#[test]
#[ignore = "writes the vector anew: only for a new version of the format"]
#[expect(clippy::disallowed_methods, reason = "a vector is a file")]
fn write_the_envelope() {
    let identity = Identity::generate();
    let response = r#"{"answers":{"full_name":"Đặng Thị Huệ"}}"#;
    let sealed = sealed_to(&[identity.recipient(), Identity::generate().recipient()], response);
    let vector = serde_json::json!({
        "format": "kin/2 sealed response, in sealed-response-2-envelope.age",
        "expect": "this identity opens the file; the other recipient's is not kept",
        "identity": identity.dangerously_reveal().as_str(),
        "recipient": identity.recipient().to_string(),
        "study": "5a".repeat(16),
        "sealed_bytes": SEALED_BYTES,
        "recipients": 2,
        "sealing": "hybrid",
        "device_key": device().public().to_string(),
        "submission": Submission::from_random([0x11; 16]).to_string(),
        "response": response,
    });
    let text = serde_json::to_string_pretty(&vector).unwrap() + "\n";
    std::fs::write("../protocol/vectors/sealed-response-2-envelope.json", text).unwrap();
    std::fs::write("../protocol/vectors/sealed-response-2-envelope.age", sealed.bytes()).unwrap();
}

#[test]
fn whole_files_are_encrypted_and_bounded() {
    let identities = [Identity::generate()];
    let recipients = [identities[0].recipient()];
    for length in [0, 1, 65_535, 65_536, 65_537] {
        let file = encrypt(&recipients, &vec![7; length]).unwrap();
        assert_eq!(decrypt(&identities, &file, length).unwrap().len(), length);
        if let Some(less) = length.checked_sub(1) {
            let error = decrypt(&identities, &file, less).unwrap_err();
            assert_eq!(error, OpenError::SealedTooLarge { maximum: less as u64 });
        }
        assert_eq!(
            decrypt(&[Identity::generate()], &file, length).unwrap_err(),
            OpenError::SealedForOtherKeys
        );
    }
    assert_eq!(decrypt(&identities, b"", 9).unwrap_err(), OpenError::SealedTruncated);
    assert_eq!(decrypt(&identities, b"PK\x03\x04", 9).unwrap_err(), OpenError::SealedNotAge);
    assert_eq!(decrypt(&[], b"", 9).unwrap_err(), OpenError::OpenWithoutIdentities);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_fits_comes_back_and_what_does_not_says_by_how_much(
        text in "[\\PC]{0,300}", sequence in any::<u64>(), previous in any::<Option<[u8; 32]>>(),
    ) {
        let response = serde_json::json!({ "a": text }).to_string();
        let identity = Identity::generate();
        let record = Record { sequence, previous, ..record(&response) };
        match seal(record, &device(), &[identity.recipient()], SEALED_BYTES) {
            Ok(sealed) => {
                let opened = opened(sealed.bytes(), identity).unwrap();
                prop_assert_eq!(&*opened.record.response, response.as_bytes());
                prop_assert_eq!(opened.record.sequence, sequence);
                prop_assert_eq!(opened.record.previous, previous);
            }
            Err(error) => {
                let too_large = matches!(error, SealError::RecordTooLarge { over: 1.., .. });
                prop_assert!(too_large);
            }
        }
    }

    #[test]
    fn noise_never_panics(noise in proptest::collection::vec(any::<u8>(), 0..400), header in any::<bool>()) {
        let file = if header { [b"age-encryption.org/v1\n".as_slice(), &noise].concat() } else { noise };
        prop_assert!(opened(&file, Identity::generate()).is_err());
    }
}

#[test]
fn the_longest_record_leaves_the_response_the_room_that_was_promised() {
    let room = (SEALED_BYTES * 8 - OVERHEAD_BYTES - MAX_MEMBERS_BYTES) as usize;
    let longest = |response: &str| {
        // Each of these takes two bytes in JSON.
        let code = "\"".repeat(100);
        Record {
            kind: Kind::Correction,
            corrects: Some(Submission::from_random([0x22; 16])),
            epoch: u32::MAX,
            form: Some(FormReference { id: code.clone(), version: code.clone(), sha256: [0xf0; 32] }),
            enumerator: code,
            sequence: u64::MAX,
            previous: Some([0xf1; 32]),
            circumstances: Circumstances {
                clock: Clock::Plausible,
                checkpoint: Some(Checkpoint { origin: "\"".repeat(100), size: u64::MAX, root: [0xc1; 32] }),
                participant: Some(ParticipantCode::from_random([0x5c; 16])),
                locks: vec![[0xd1; 32]; MAX_LOCKS],
                enrolment: Some(Enrolment { recipient: Identity::generate().recipient(), proof: [0xe1; 32] }),
                ..Circumstances::default()
            },
            ..record(response)
        }
    };
    let sealed = |response: &str| {
        seal(longest(response), &device(), &[Identity::generate().recipient()], SEALED_BYTES * 8).map(drop)
    };
    let response = |bytes: usize| format!(r#"{{"a":"{}"}}"#, "x".repeat(bytes - 8));
    assert_eq!(sealed(&response(room)), Ok(()));
    let too_large = SealError::RecordTooLarge { over: 1, sealed_bytes: SEALED_BYTES * 8 };
    assert_eq!(sealed(&response(room + 1)), Err(too_large));
}

#[test]
fn a_header_longer_than_any_of_ours_is_not_parsed_at_all() {
    let identity = Identity::generate();
    let sealed = sealed_to(&[identity.recipient()], "{}");
    let end = sealed.bytes().windows(5).position(|window| window == b"\n--- ").unwrap() + 1;
    let with_stanzas = |count: usize| {
        let (header, rest) = sealed.bytes().split_at(end);
        [header, &b"-> a\n\n".repeat(count), rest].concat()
    };
    // A few stanzas that say nothing: the header is read, and its code is not the one that was sealed.
    assert_eq!(opened(&with_stanzas(10), identity).unwrap_err(), OpenError::SealedHeaderChanged);
    // A megabyte of them would take the parser hours.
    assert_eq!(opened(&with_stanzas(150_000), Identity::generate()).unwrap_err(), OpenError::SealedNotAge);
}
