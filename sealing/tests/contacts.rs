//! Direct answers, which only the contact custodian opens.

use std::slice::from_ref;

use kin_sealing::{
    Identity, MAX_CONTACT_BYTES, MAX_SEALED_BYTES, OpenError, SealError, Submission, contact_bytes, encrypt,
    open_contact, seal_contact,
};

const STUDY: [u8; 16] = [0x5a; 16];
const ANSWERS: &[u8] = r#"{"answers":{"full_name":"Đặng Thị Huệ","phone":"0912 345 678"}}"#.as_bytes();

const ROOM: usize = 3000;

fn submission() -> Submission {
    Submission::from_random([0x11; 16])
}

#[test]
fn the_contact_custodian_opens_them_and_the_desk_does_not() {
    let (custodian, desk) = ([Identity::generate()], [Identity::generate()]);
    let file = seal_contact(STUDY, submission(), ANSWERS, ROOM, &[custodian[0].recipient()]).unwrap();
    assert_eq!(**open_contact(&file, &custodian, STUDY, submission()).unwrap(), *ANSWERS);
    let refused = open_contact(&file, &desk, STUDY, submission()).unwrap_err();
    assert_eq!(refused, OpenError::SealedForOtherKeys);
}

#[test]
fn they_cannot_be_shown_under_another_record() {
    let custodian = [Identity::generate()];
    let file = seal_contact(STUDY, submission(), ANSWERS, ROOM, &[custodian[0].recipient()]).unwrap();
    let other = Submission::from_random([0x22; 16]);
    let refused = open_contact(&file, &custodian, STUDY, other).unwrap_err();
    assert_eq!(refused, OpenError::ContactForAnotherSubmission);
    let refused = open_contact(&file, &custodian, [1; 16], submission()).unwrap_err();
    assert_eq!(refused, OpenError::SealedForAnotherStudy);
}

#[test]
fn no_flipped_bit_of_them_is_accepted() {
    let custodian = [Identity::generate_classical()];
    let file = seal_contact(STUDY, submission(), ANSWERS, ROOM, &[custodian[0].recipient()]).unwrap();
    for bit in 0..file.len() * 8 {
        let mut flipped = file.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(open_contact(&flipped, &custodian, STUDY, submission()).is_err(), "bit {bit}");
    }
}

#[test]
fn names_of_any_length_look_alike_and_fit_the_room_that_is_promised() {
    let custodian = Identity::generate_classical().recipient();
    let payload = |answers: &[u8], room| {
        let file = seal_contact(STUDY, submission(), answers, room, from_ref(&custodian)).unwrap();
        let mac = file.windows(5).position(|window| window == b"\n--- ").unwrap();
        file.len() - mac
    };
    let answers = |length| format!(r#"{{"a":"{}"}}"#, "x".repeat(length));
    for length in [0, 1, 500, 1000, ROOM - 8] {
        assert_eq!(payload(answers(length).as_bytes(), ROOM), payload(b"{}", ROOM), "{length}");
    }
    for room in [8, 400, 460, 461, 5000, 10_000] {
        for count in [1, 3] {
            let recipients: Vec<_> = (0..count).map(|_| Identity::generate().recipient()).collect();
            let text = answers(room - 8);
            let file = seal_contact(STUDY, submission(), text.as_bytes(), room, &recipients).unwrap();
            assert!((file.len() * 4).div_ceil(3) + 2 <= contact_bytes(room, count));
        }
    }
    assert!(contact_bytes(usize::MAX, usize::MAX) > MAX_SEALED_BYTES as usize, "nothing wraps around");
}

#[test]
fn what_is_no_object_or_too_much_is_not_sealed() {
    let recipients = [Identity::generate().recipient()];
    for answers in [b"".as_slice(), b"[]", b"{", b"{}{}", b"\xff"] {
        let refused = seal_contact(STUDY, submission(), answers, ROOM, &recipients).unwrap_err();
        assert_eq!(refused, SealError::ContactNotObject);
    }
    for (room, maximum) in [(10, 10), (usize::MAX, MAX_CONTACT_BYTES)] {
        let large = format!(r#"{{"a":"{}"}}"#, "x".repeat(maximum - 7));
        let refused = seal_contact(STUDY, submission(), large.as_bytes(), room, &recipients).unwrap_err();
        assert_eq!(refused, SealError::ContactTooLarge { maximum: maximum as u64 });
    }
    let refused = seal_contact(STUDY, submission(), ANSWERS, ROOM, &[]).unwrap_err();
    assert_eq!(refused, SealError::SealWithoutRecipients);
}

#[test]
fn a_file_that_is_something_else_is_refused() {
    let custodian = [Identity::generate()];
    let recipients = [custodian[0].recipient()];
    let forged = |plaintext: &[u8]| {
        let file = encrypt(&recipients, plaintext).unwrap();
        open_contact(&file, &custodian, STUDY, submission()).unwrap_err()
    };
    let head = [b"kin-contact/2\n".as_slice(), &STUDY, &submission().bytes()].concat();
    assert_eq!(forged(b"short"), OpenError::SealedRecordLengthImpossible);
    assert_eq!(forged(&[0; 512]), OpenError::SealedMagicUnknown);
    let long = [&head[..], &u32::MAX.to_be_bytes(), &[0; 462]].concat();
    assert_eq!(forged(&long), OpenError::SealedRecordLengthImpossible);
    let hidden = [&head[..], &2_u32.to_be_bytes(), b"{}", &[7; 460]].concat();
    assert_eq!(forged(&hidden), OpenError::SealedPaddingNotZero);
    let uneven = [&head[..], &2_u32.to_be_bytes(), b"{}", &[0; 461]].concat();
    assert_eq!(forged(&uneven), OpenError::SealedRecordLengthImpossible);
}

#[test]
fn frozen_direct_answers_still_open() {
    let vector: serde_json::Value =
        serde_json::from_str(include_str!("../../protocol/vectors/contact-2.json")).unwrap();
    let text = vector["file"].as_str().unwrap();
    let file: Vec<u8> =
        (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect();
    let custodian = [vector["identity"].as_str().unwrap().parse().unwrap()];
    let answers = open_contact(&file, &custodian, STUDY, submission()).unwrap();
    assert_eq!(vector["answers"], String::from_utf8_lossy(&answers).into_owned());
    assert_eq!(vector["submission"], submission().to_string());
}

#[test]
#[ignore = "writes the vector anew: only for a new version of the format"]
#[expect(clippy::disallowed_methods, reason = "a vector is a file")]
fn write_the_vector() {
    let custodian = Identity::generate_classical();
    let file = seal_contact(STUDY, submission(), ANSWERS, ROOM, &[custodian.recipient()]).unwrap();
    let hex: String = file
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|half| char::from_digit(half.into(), 16))
        .collect();
    let vector = serde_json::json!({
        "format": "kin-contact/2",
        "expect": "this identity opens the file, an age file in hexadecimal, to these answers",
        "identity": custodian.dangerously_reveal().as_str(),
        "study": "5a".repeat(16),
        "submission": submission().to_string(),
        "room": ROOM,
        "answers": String::from_utf8_lossy(ANSWERS),
        "file": hex,
    });
    let text = serde_json::to_string_pretty(&vector).unwrap() + "\n";
    std::fs::write("../protocol/vectors/contact-2.json", text).unwrap();
}
