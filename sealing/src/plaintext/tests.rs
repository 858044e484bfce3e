//! The layout against its frozen vector, and every way of being something else.

use zeroize::Zeroizing;

use super::*;
use crate::{Circumstances, Closing, FormReference, Identity, Kind, Submission, encrypt, hex::Hex, open};

const STUDY: [u8; 16] = [0x5a; 16];
const SEALED_BYTES: u32 = 1024;
const RESPONSE: &str = r#"{"consent":{"purposes":["survey"],"mode":"spoken"},"language":"vi","started":"2026-03-01T09:00+07:00","finished":"2026-03-01T09:20+07:00","answers":{"full_name":"Đặng Thị Huệ","age":34,"income":{"missing":"refused"}}}"#;

fn key() -> DeviceKey {
    DeviceKey::from_seed(Zeroizing::new(std::array::from_fn(|index| u8::try_from(index).unwrap())))
}

fn record() -> Record {
    Record {
        submission: Submission::from_random([0x11; 16]),
        kind: Kind::Original,
        corrects: None,
        study: STUDY,
        epoch: 3,
        form: Some(FormReference {
            id: "returnee-reintegration".into(),
            version: "2026-1".into(),
            sha256: [0xf0; 32],
        }),
        enumerator: "E01".into(),
        sequence: 7,
        previous: Some([0xee; 32]),
        closing: None,
        circumstances: Circumstances::default(),
        response: Zeroizing::new(RESPONSE.as_bytes().to_vec()),
    }
}

fn read(plaintext: Zeroizing<Vec<u8>>, study: [u8; 16]) -> Result<(Record, DevicePublicKey), OpenError> {
    let unverified = claimed(plaintext)?;
    let is_true = crate::verification::verify(&[unverified.claim()]) == [true];
    unverified.read(is_true, study)
}

/// A record with everything that may stand in one.
fn full_record() -> Record {
    use crate::{Attachment, Checkpoint, Clock, DevicePublicKey, Enrolment, ParticipantCode};
    let recipient = Identity::from_secret(crate::KeyKind::Classical, &[0x0b; 32]).recipient();
    Record {
        circumstances: Circumstances {
            clock: Clock::Behind,
            checkpoint: Some(Checkpoint {
                origin: "log.example.org/2026".into(),
                size: 123,
                root: [0xc1; 32],
            }),
            participant: Some(ParticipantCode::from_random([0x5c; 16])),
            locks: vec![[0xd1; 32], [0xd2; 32]],
            enrolment: Some(Enrolment::prove(
                &[0x77; 32],
                STUDY,
                DevicePublicKey::from_bytes(key().public().bytes()),
                recipient,
            )),
            attachments: vec![Attachment {
                name: "house.jpg".into(),
                media_type: "image/jpeg".into(),
                bytes: 70_000,
                sha256: [0xe1; 32],
                chunks: vec![[0xe2; 32], [0xe3; 32]],
            }],
            contact: Some(b"an age file".to_vec()),
            paradata: Some(Zeroizing::new(br#"{"minutes":20}"#.to_vec())),
        },
        ..record()
    }
}

fn closing_record() -> Record {
    Record {
        kind: Kind::Closing,
        form: None,
        closing: Some(Closing { sequence: 7, count: 6 }),
        response: Zeroizing::default(),
        ..record()
    }
}

fn draft_record() -> Record {
    Record { kind: Kind::Draft, sequence: 5, previous: None, ..record() }
}

/// Seals bytes that are no work of [`write`] and opens them.
fn open_forged(plaintext: &[u8]) -> OpenError {
    let identity = Identity::generate();
    let envelope = encrypt(&[identity.recipient()], plaintext).unwrap();
    open(&envelope, &[identity], STUDY, SEALED_BYTES).unwrap_err()
}

/// A plaintext around any record text, rightly signed for the head it should have.
fn signed_around(record: &str, study: [u8; 16], epoch: u32) -> Zeroizing<Vec<u8>> {
    let mut plaintext = Zeroizing::new(vec![0; SEALED_BYTES as usize]);
    let length_field = u32::try_from(record.len()).unwrap().to_be_bytes();
    let message = signed_message(DOMAIN, study, key().public(), epoch, record.as_bytes());
    plaintext[..KEY_START].copy_from_slice(MAGIC);
    plaintext[KEY_START..SIGNATURE_START].copy_from_slice(&key().public().bytes());
    plaintext[SIGNATURE_START..LENGTH_START].copy_from_slice(&key().sign(&message));
    plaintext[LENGTH_START..RECORD_START].copy_from_slice(&length_field);
    plaintext[RECORD_START..][..record.len()].copy_from_slice(record.as_bytes());
    plaintext
}

fn record_text() -> String {
    let plaintext = write(&record(), &key(), SEALED_BYTES).unwrap();
    let length = u32::from_be_bytes(array(&plaintext[LENGTH_START..RECORD_START])) as usize;
    String::from_utf8(plaintext[RECORD_START..][..length].to_vec()).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| Hex([*byte]).to_string()).collect()
}

fn vector(name: &str, record: &Record) -> serde_json::Value {
    let size = 4 * SEALED_BYTES;
    let plaintext = write(record, &key(), size).unwrap();
    let length = u32::from_be_bytes(array(&plaintext[LENGTH_START..RECORD_START])) as usize;
    let text = std::str::from_utf8(&plaintext[RECORD_START..][..length]).unwrap();
    let message = signed_message(DOMAIN, STUDY, key().public(), 3, text.as_bytes());
    // The padding is said by the size alone: zeros say nothing.
    serde_json::json!({
        "name": name,
        "sealed_bytes": size,
        "record": text,
        "signed_message": hex(&message),
        "signature": hex(&plaintext[SIGNATURE_START..LENGTH_START]),
        "plaintext_without_padding": hex(&plaintext[..RECORD_START + length]),
    })
}

fn vectors() -> serde_json::Value {
    serde_json::json!({
        "format": "kin/2 plaintext of a sealed response",
        "expect": "each record under this seed is exactly this plaintext, followed by zeros up to sealed_bytes, and reads back",
        "device_seed": hex(&*key().dangerously_reveal_seed()),
        "device_key": key().public().to_string(),
        "study": Hex(STUDY).to_string(),
        "enrolment_secret": "77".repeat(32),
        "cases": [
            vector("an interview", &record()),
            vector("an interview with everything that may stand beside it", &full_record()),
            vector("a closing record", &closing_record()),
            vector("a draft", &draft_record()),
        ],
    })
}

#[test]
fn the_layout_is_the_frozen_one() {
    let frozen: serde_json::Value =
        serde_json::from_str(include_str!("../../../protocol/vectors/sealed-response-2-plaintext.json"))
            .unwrap();
    assert_eq!(frozen, vectors());
}

#[test]
#[ignore = "writes the vector anew: only for a new version of the format"]
#[expect(clippy::disallowed_methods, reason = "a vector is a file")]
fn write_the_vector() {
    let text = serde_json::to_string_pretty(&vectors()).unwrap() + "\n";
    std::fs::write("../protocol/vectors/sealed-response-2-plaintext.json", text).unwrap();
}

/// What devices sealed before the second layout is read for ever.
#[test]
fn the_first_layout_still_reads() {
    let vector: serde_json::Value =
        serde_json::from_str(include_str!("../../../protocol/vectors/sealed-response-plaintext.json"))
            .unwrap();
    let text = vector["plaintext"].as_str().unwrap();
    let plaintext: Vec<u8> =
        text.as_bytes().chunks(2).map(|pair| Hex::<1>::parse(pair).unwrap().0[0]).collect();
    let plaintext = Zeroizing::new(plaintext);
    let (read_back, device) = read(plaintext.clone(), STUDY).unwrap();
    assert_eq!(vector["device_key"], device.to_string());
    assert_eq!(
        (read_back.sequence, read_back.form, &**read_back.response),
        (7, record().form, RESPONSE.as_bytes())
    );
    for bit in 0..8 * (RECORD_START + 400) {
        let mut flipped = plaintext.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(read(flipped, STUDY).is_err(), "bit {bit}");
    }
    // A signature of the one layout says nothing under the other's magic.
    let mut renamed = plaintext;
    renamed[..6].copy_from_slice(MAGIC);
    assert_eq!(read(renamed, STUDY).unwrap_err(), OpenError::SealedSignatureWrong);
}

#[test]
fn everything_beside_an_interview_comes_back() {
    let plaintext = write(&full_record(), &key(), 4 * SEALED_BYTES).unwrap();
    let (read, device) = read(plaintext.clone(), STUDY).unwrap();
    let (found, expected) = (read.circumstances, full_record().circumstances);
    assert_eq!((found.clock, found.checkpoint), (expected.clock, expected.checkpoint));
    assert_eq!((found.participant, found.locks), (expected.participant, expected.locks));
    assert_eq!((found.attachments, found.contact), (expected.attachments, expected.contact));
    assert_eq!(found.paradata, expected.paradata);
    assert_eq!(format!("{:?}", full_record().circumstances), "Circumstances(..)");
    let enrolment = found.enrolment.unwrap();
    assert_eq!(Some(&enrolment), expected.enrolment.as_ref());
    assert!(enrolment.is_proved_by(&[0x77; 32], STUDY, device));
}

#[test]
fn a_device_closes_with_its_last_number_and_its_count() {
    let plaintext = write(&closing_record(), &key(), SEALED_BYTES).unwrap();
    let (read, _) = read(plaintext.clone(), STUDY).unwrap();
    assert_eq!(read.closing, Some(Closing { sequence: 7, count: 6 }));
    assert!(read.form.is_none() && read.response.is_empty());
    let form = record().form;
    let unclear = [
        Record { kind: Kind::Original, ..closing_record() },
        Record { form: form.clone(), ..closing_record() },
        Record { response: Zeroizing::new(b"{}".to_vec()), ..closing_record() },
        Record { closing: Some(Closing { sequence: 8, count: 6 }), ..closing_record() },
        Record { closing: Some(Closing { sequence: 7, count: 8 }), ..closing_record() },
        Record { closing: Some(Closing { sequence: 7, count: 0 }), ..closing_record() },
        Record { closing: None, ..closing_record() },
        Record { form: None, ..record() },
    ];
    for record in unclear {
        assert_eq!(write(&record, &key(), SEALED_BYTES).unwrap_err(), SealError::RecordClosingUnclear);
    }
}

#[test]
fn a_record_lists_no_more_than_it_may() {
    let with =
        |circumstances| write(&Record { circumstances, ..record() }, &key(), MAX_SEALED_BYTES).map(drop);
    let locks = |count| Circumstances { locks: vec![[1; 32]; count], ..Circumstances::default() };
    assert_eq!(with(locks(4)), Ok(()));
    assert_eq!(with(locks(5)), Err(SealError::RecordListTooLong { member: "locks", maximum: 4 }));
    let broken = Some(Zeroizing::new(b"[1]".to_vec()));
    let paradata = Circumstances { paradata: broken, ..Circumstances::default() };
    assert_eq!(with(paradata), Err(SealError::RecordParadataNotObject));
}

#[test]
fn a_record_comes_back_as_it_went_in() {
    let plaintext = write(&record(), &key(), SEALED_BYTES).unwrap();
    let (read, device) = read(plaintext.clone(), STUDY).unwrap();
    let expected = record();
    assert_eq!(device, key().public());
    assert_eq!((read.submission, read.kind, read.corrects), (expected.submission, expected.kind, None));
    assert_eq!((read.study, read.epoch, read.form), (STUDY, 3, expected.form));
    assert_eq!((read.enumerator.as_str(), read.sequence, read.previous), ("E01", 7, expected.previous));
    assert_eq!(*read.response, RESPONSE.as_bytes());
}

#[test]
fn every_kind_has_its_name() {
    let kinds = [
        (Kind::Original, "original"),
        (Kind::Partial, "partial"),
        (Kind::Correction, "correction"),
        (Kind::Refusal, "refusal"),
        (Kind::Test, "test"),
        (Kind::Closing, "closing"),
        (Kind::Draft, "draft"),
    ];
    for (kind, name) in kinds {
        let corrects = (kind == Kind::Correction).then(|| Submission::from_random([9; 16]));
        let record = if kind == Kind::Closing { closing_record() } else { record() };
        let previous = record.previous.filter(|_| kind != Kind::Draft);
        let plaintext = write(&Record { kind, corrects, previous, ..record }, &key(), SEALED_BYTES).unwrap();
        let found = String::from_utf8_lossy(&plaintext).contains(&format!(r#""kind":"{name}""#));
        assert!(found, "{name}");
        assert_eq!(read(plaintext.clone(), STUDY).unwrap().0.kind, kind);
    }
}

#[test]
fn a_draft_stands_outside_of_its_devices_sequence() {
    let draft = |sequence, previous| {
        let record = Record { kind: Kind::Draft, sequence, previous, ..record() };
        write(&record, &key(), SEALED_BYTES).map(|_| ())
    };
    assert_eq!(draft(3, None), Ok(()));
    for (sequence, previous) in [(3, Some([0xee; 32])), (0, None)] {
        assert_eq!(draft(sequence, previous), Err(SealError::RecordDraftUnclear));
    }
    let after = record_text().replace(r#""kind":"original""#, r#""kind":"draft""#);
    assert!(matches!(open_forged(&signed_around(&after, STUDY, 3)), OpenError::SealedRecordMalformed { .. }));
}

#[test]
fn a_record_too_large_says_by_how_much() {
    let fits = u32::try_from(RECORD_START + record_text().len()).unwrap();
    assert!(write(&record(), &key(), fits).is_ok());
    for (sealed_bytes, over) in [(fits - 1, 1), (107, u64::from(fits) - 107), (0, u64::from(fits))] {
        assert_eq!(
            write(&record(), &key(), sealed_bytes).unwrap_err(),
            SealError::RecordTooLarge { over, sealed_bytes }
        );
    }
    assert_eq!(
        write(&record(), &key(), MAX_SEALED_BYTES + 1).unwrap_err(),
        SealError::SealSizeOutOfRange { sealed_bytes: MAX_SEALED_BYTES + 1, maximum: MAX_SEALED_BYTES }
    );
}

#[test]
fn a_response_that_is_no_object_is_not_sealed() {
    for response in ["", "[]", "\"a\"", "{", "{}{}", "{\"a\":1,}"] {
        let record = Record { response: Zeroizing::new(response.as_bytes().to_vec()), ..record() };
        assert_eq!(
            write(&record, &key(), SEALED_BYTES).unwrap_err(),
            SealError::RecordResponseNotObject,
            "{response}"
        );
    }
    let not_text = Record { response: Zeroizing::new(b"{\"a\":\"\xff\"}".to_vec()), ..record() };
    assert_eq!(write(&not_text, &key(), SEALED_BYTES).unwrap_err(), SealError::RecordResponseNotObject);
    let empty = Record { response: Zeroizing::new(b"{}".to_vec()), ..record() };
    let plaintext = write(&empty, &key(), SEALED_BYTES).unwrap();
    assert_eq!(**read(plaintext.clone(), STUDY).unwrap().0.response, *b"{}");
}

#[test]
fn unclear_records_are_not_sealed() {
    let refused = |record| write(&record, &key(), SEALED_BYTES).unwrap_err();
    let other = Some(Submission::from_random([9; 16]));
    assert_eq!(refused(Record { corrects: other, ..record() }), SealError::RecordCorrectionUnclear);
    assert_eq!(refused(Record { kind: Kind::Correction, ..record() }), SealError::RecordCorrectionUnclear);
    for enumerator in ["", "E\n01", &"E".repeat(101)] {
        assert_eq!(
            refused(Record { enumerator: enumerator.into(), ..record() }),
            SealError::RecordCodeMalformed { member: "enumerator" }
        );
    }
}

#[test]
fn another_magic_is_refused() {
    let mut plaintext = write(&record(), &key(), SEALED_BYTES).unwrap();
    plaintext[4] = b'4';
    assert_eq!(open_forged(&plaintext), OpenError::SealedMagicUnknown);
    assert_eq!(open_forged(&[0; SEALED_BYTES as usize]), OpenError::SealedMagicUnknown);
}

#[test]
fn another_size_is_refused() {
    let plaintext = write(&record(), &key(), SEALED_BYTES).unwrap();
    for found in [0, 105, 106, 1023] {
        assert_eq!(
            open_forged(&plaintext[..found]),
            OpenError::SealedWrongSize { found: found as u64, expected: SEALED_BYTES }
        );
    }
    let longer = [&plaintext[..], &[0]].concat();
    assert_eq!(open_forged(&longer), OpenError::SealedWrongSize { found: 1025, expected: SEALED_BYTES });
    assert_eq!(
        read(Zeroizing::new(plaintext[..105].to_vec()), STUDY).unwrap_err(),
        OpenError::SealedRecordLengthImpossible
    );
}

#[test]
fn an_impossible_record_length_is_refused() {
    for length in [919, 1024, u32::MAX] {
        let mut plaintext = write(&record(), &key(), SEALED_BYTES).unwrap();
        plaintext[LENGTH_START..RECORD_START].copy_from_slice(&u32::to_be_bytes(length));
        assert_eq!(open_forged(&plaintext), OpenError::SealedRecordLengthImpossible);
    }
}

#[test]
fn a_padding_that_is_not_zero_is_refused() {
    let mut plaintext = write(&record(), &key(), SEALED_BYTES).unwrap();
    *plaintext.last_mut().unwrap() = 1;
    assert_eq!(open_forged(&plaintext), OpenError::SealedPaddingNotZero);
}

#[test]
fn a_head_spelled_otherwise_is_refused() {
    let text = record_text();
    let study = Hex(STUDY).to_string();
    for other in [
        text.replacen('{', "{ ", 1),
        text.replacen(r#""epoch":3"#, r#""epoch":03"#, 1),
        text.replacen(r#""epoch":3"#, r#""epoch":+3"#, 1),
        text.replacen(r#""epoch":3"#, r#""epoch":4294967296"#, 1),
        text.replacen(r#""epoch":3,"#, "", 1),
        text.replacen(&study, &study.to_uppercase(), 1),
        String::new(),
    ] {
        let error = open_forged(&signed_around(&other, STUDY, 3));
        assert_eq!(error, OpenError::SealedRecordHeadMalformed, "{other}");
    }
}

#[test]
fn every_part_is_under_the_signature() {
    let good = write(&record(), &key(), SEALED_BYTES).unwrap();
    let another_device = DeviceKey::from_seed(Zeroizing::new([9; 32])).public().bytes();
    let mut other_key = good.clone();
    other_key[KEY_START..SIGNATURE_START].copy_from_slice(&another_device);
    assert_eq!(open_forged(&other_key), OpenError::SealedSignatureWrong);

    // A word of the record, the epoch, the study, the signature itself.
    for (from, to) in [("E01", "E02"), (r#""epoch":3"#, r#""epoch":4"#), ("5a5a", "5a5b")] {
        let mut changed = good.clone();
        let text = record_text().replacen(from, to, 1);
        changed[RECORD_START..][..text.len()].copy_from_slice(text.as_bytes());
        assert_eq!(open_forged(&changed), OpenError::SealedSignatureWrong, "{to}");
    }
    let mut other_signature = good.clone();
    other_signature[SIGNATURE_START + 7] ^= 1;
    assert_eq!(open_forged(&other_signature), OpenError::SealedSignatureWrong);
}

#[test]
fn a_response_of_another_study_is_named_as_such() {
    let other = Record { study: [1; 16], ..record() };
    let plaintext = write(&other, &key(), SEALED_BYTES).unwrap();
    assert_eq!(open_forged(&plaintext), OpenError::SealedForAnotherStudy);
}

#[test]
fn a_signed_record_that_is_not_of_the_format_is_refused() {
    let text = record_text();
    let changes = [
        (r#""sequence":7"#, r#""sequence":-7"#),
        (r#""sequence":7"#, r#""sequence":7,"extra":1"#),
        (r#""sequence":7,"#, ""),
        (r#""corrects":null,"#, ""),
        (r#""corrects":null"#, r#""corrects":"11111111-1111-4111-9111-111111111111""#),
        (r#""kind":"original""#, r#""kind":"draft""#),
        (r#""enumerator":"E01""#, r#""enumerator":"""#),
        (r#""epoch":3,"#, r#""epoch":3,"epoch":4,"#),
        (r#""epoch":3,"#, r#""epoch":3,"\u0065poch":4,"#),
        (r#""response":{"#, r#""response":[{"#),
    ];
    for (from, to) in changes {
        let other = text.replacen(from, to, 1);
        assert_ne!(other, text, "{from} is in the record");
        let error = open_forged(&signed_around(&other, STUDY, 3));
        assert!(matches!(error, OpenError::SealedRecordMalformed { .. }), "{to}: {error:?}");
    }
    for whole in ["\0".repeat(9), "[".repeat(500)] {
        let forged = signed_around(&format!("{}{whole}", &text[..60]), STUDY, 3);
        assert!(matches!(open_forged(&forged), OpenError::SealedRecordMalformed { .. }));
    }
}

#[test]
fn a_response_that_is_an_array_is_refused_though_signed() {
    let text = record_text().replacen(RESPONSE, "[1]", 1);
    assert_eq!(open_forged(&signed_around(&text, STUDY, 3)), OpenError::SealedRecordMalformed { byte: 0 });
}

#[test]
fn a_wrong_signature_among_many_is_the_only_one_refused() {
    let identity = Identity::from_secret(crate::KeyKind::Classical, &Zeroizing::new([5; 32]));
    let sealed: Vec<Vec<u8>> = (0..5_usize)
        .map(|number| {
            let mut plaintext = write(&record(), &key(), SEALED_BYTES).unwrap();
            // Within the number S of the signature, so that it stays a well-formed one.
            plaintext[SIGNATURE_START + 40] ^= u8::from(number == 3);
            encrypt(&[identity.recipient()], &plaintext).unwrap()
        })
        .collect();
    let envelopes: Vec<&[u8]> = sealed.iter().map(Vec::as_slice).collect();
    let opened = crate::open_all(&envelopes, std::slice::from_ref(&identity), STUDY, SEALED_BYTES);
    let refused: Vec<usize> = (0..5).filter(|number| opened[*number].is_err()).collect();
    assert_eq!(refused, [3]);
    assert_eq!(opened[3].as_ref().unwrap_err(), &OpenError::SealedSignatureWrong);
    assert_eq!(
        open(envelopes[3], &[identity], STUDY, SEALED_BYTES).unwrap_err(),
        OpenError::SealedSignatureWrong
    );
}

fn visit_record() -> Record {
    Record {
        kind: Kind::Visit,
        response: Zeroizing::new(
            br#"{"visit":1,"case":"households#3","outcome":"not_found","made":"2026-03-01T09:20+07:00","submission":null,"words":null}"#
                .to_vec(),
        ),
        ..record()
    }
}

#[test]
fn a_visit_has_a_layout_of_its_own_as_the_vector_says_and_is_never_taken_for_an_interview() {
    let frozen: serde_json::Value =
        serde_json::from_str(include_str!("../../../protocol/vectors/sealed-visit.json")).unwrap();
    let hex = frozen["plaintext_without_padding"].as_str().unwrap();
    let expected: Vec<u8> =
        (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap()).collect();
    let plaintext = write(&visit_record(), &key(), 4096).unwrap();
    assert!(plaintext.starts_with(&expected) && plaintext[expected.len()..].iter().all(|byte| *byte == 0));
    let (opened, device) = read(plaintext.clone(), STUDY).unwrap();
    assert_eq!((opened.kind, device), (Kind::Visit, key().public()));
    assert_eq!(*opened.response, *visit_record().response);
    // Under the other magic it is neither signed nor sound.
    for (record, magic) in [(visit_record(), MAGIC), (record(), VISIT_MAGIC)] {
        let mut other = write(&record, &key(), 4096).unwrap();
        other[..MAGIC.len()].copy_from_slice(magic);
        assert_eq!(read(other.clone(), STUDY).err(), Some(OpenError::SealedSignatureWrong));
        let domain = if *magic == *MAGIC { DOMAIN } else { VISIT_DOMAIN };
        let length = u32::from_be_bytes(array(&other[LENGTH_START..RECORD_START])) as usize;
        let content = other[RECORD_START..RECORD_START + length].to_vec();
        let signature = key().sign(&signed_message(domain, STUDY, key().public(), 3, &content));
        other[SIGNATURE_START..LENGTH_START].copy_from_slice(&signature);
        assert_eq!(read(other, STUDY).err(), Some(OpenError::SealedRecordMalformed { byte: 0 }));
    }
}
