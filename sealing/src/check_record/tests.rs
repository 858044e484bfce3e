//! The layout against its frozen vector, and every way of being something else.

use super::*;

const STUDY: [u8; 16] = [0x5a; 16];

fn key() -> DeviceKey {
    DeviceKey::from_seed(Zeroizing::new(std::array::from_fn(|index| u8::try_from(index).unwrap())))
}

fn record() -> CheckRecord {
    CheckRecord {
        sequence: 7,
        kind: Kind::Original,
        form: "returnee-reintegration".into(),
        version: "2026-1".into(),
        enumerator: "E01".into(),
        day: "2026-03-01".into(),
        hours: 3,
        clock: Clock::Plausible,
        imported: false,
        minutes: 20,
        answers: 31,
        refused: 2,
        dont_know: 1,
        not_applicable: 0,
        overrides: 1,
        interrupted: 0,
        quotas: vec!["Hà Nội".into()],
    }
}

fn to(supervisors: &[Recipient], stanzas: usize) -> CheckSeal<'_> {
    CheckSeal { study: STUDY, epoch: 3, supervisors, stanzas, sealed_bytes: 1024 }
}

fn bytes(text: &str) -> Vec<u8> {
    (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap()).collect()
}

fn frozen() -> serde_json::Value {
    serde_json::from_str(include_str!("../../../protocol/vectors/check-record.json")).unwrap()
}

#[test]
fn a_check_record_is_laid_out_as_the_vector_says() {
    let frozen = frozen();
    let plaintext = write(&record(), &key(), to(&[], 0)).unwrap();
    let content = frozen["content"].as_str().unwrap();
    let end = CONTENT_START + content.len();
    assert_eq!(plaintext[..end], bytes(frozen["plaintext_without_padding"].as_str().unwrap()));
    assert_eq!(&plaintext[CONTENT_START..end], content.as_bytes());
    assert!(plaintext.len() == 1024 && plaintext[end..].iter().all(|byte| *byte == 0));
    let opened = read(&plaintext, STUDY).unwrap();
    assert_eq!((opened.record, opened.epoch, opened.device), (record(), 3, key().public()));
}

#[test]
fn the_envelope_of_the_vector_opens() {
    let frozen = frozen();
    let envelope = bytes(frozen["envelope"].as_str().unwrap());
    let identity: Identity = frozen["identity"].as_str().unwrap().parse().unwrap();
    let opened = open_check(&envelope, &[identity], STUDY).unwrap();
    assert_eq!(opened.record, record());
}

#[test]
fn not_one_bit_of_it_can_be_changed() {
    let plaintext = write(&record(), &key(), to(&[], 0)).unwrap();
    for bit in 0..8 * plaintext.len() {
        let mut broken = plaintext.to_vec();
        broken[bit / 8] ^= 1 << (bit % 8);
        assert!(read(&broken, STUDY).is_err(), "bit {bit}");
    }
    assert_eq!(read(&plaintext, [1; 16]).unwrap_err(), OpenError::SealedForAnotherStudy);
    assert_eq!(read(&plaintext[..50], STUDY).unwrap_err(), OpenError::SealedRecordLengthImpossible);
}

#[test]
fn it_is_as_long_as_a_response_and_has_as_many_stanzas_whoever_supervises() {
    for kind in [KeyKind::PostQuantum, KeyKind::Classical] {
        let make = || match kind {
            KeyKind::PostQuantum => Identity::generate(),
            KeyKind::Classical => Identity::generate_classical(),
        };
        let (one, other) = (make(), make());
        let recipients = [one.recipient(), other.recipient()];
        for supervisors in [&recipients[..1], &recipients[..]] {
            let sealed = seal_check(&record(), &key(), to(supervisors, 2)).unwrap();
            let stanzas =
                sealed.bytes().split(|byte| *byte == b'\n').take_while(|line| !line.starts_with(b"---"));
            let stanzas = stanzas
                .filter(|line| line.starts_with(b"-> ") && !line.windows(6).any(|part| part == b"grease"));
            assert_eq!(stanzas.count(), 2);
            assert_eq!(
                crate::age_file::payload_of(sealed.bytes()),
                Some(crate::age_file::payload_bytes(1024))
            );
            assert_eq!(
                open_check(sealed.bytes(), &[make()], STUDY).unwrap_err(),
                OpenError::SealedForOtherKeys
            );
        }
        let sealed = seal_check(&record(), &key(), to(&recipients, 2)).unwrap();
        assert_eq!(open_check(sealed.bytes(), &[other], STUDY).unwrap().record, record());
        let refused = seal_check(&record(), &key(), to(&recipients, 1)).unwrap_err();
        assert_eq!(refused, SealError::CheckTooManySupervisors { most: 1 });
    }
    assert_eq!(seal_check(&record(), &key(), to(&[], 2)).unwrap_err(), SealError::SealWithoutRecipients);
}

#[test]
fn what_no_interview_can_have_given_is_neither_written_nor_read() {
    let changes: [fn(&mut CheckRecord); 9] = [
        |record| record.sequence = 0,
        |record| record.kind = Kind::Closing,
        |record| record.hours = 8,
        |record| record.day = "2026-13-01".into(),
        |record| record.day = "2026-1-001".into(),
        |record| record.refused = 32,
        |record| record.overrides = 32,
        |record| record.enumerator = "E\n01".into(),
        |record| record.quotas = vec!["q".into(); MAX_CHECK_QUOTAS + 1],
    ];
    for (place, change) in changes.into_iter().enumerate() {
        let mut wrong = record();
        change(&mut wrong);
        assert_eq!(write(&wrong, &key(), to(&[], 0)).unwrap_err(), SealError::CheckMalformed, "{place}");
    }
    let long = CheckRecord { quotas: vec!["q".repeat(100); MAX_CHECK_QUOTAS], ..record() };
    assert!(matches!(write(&long, &key(), to(&[], 0)), Err(SealError::RecordTooLarge { .. })));
}

/// A signed record is still judged: a device of ours may lie.
#[test]
fn a_signed_record_with_an_unknown_member_is_refused() {
    let content = frozen()["content"].as_str().unwrap().replacen(
        "\"imported\":false",
        "\"imported\":false,\"age\":34",
        1,
    );
    let signed = message(DOMAIN, STUDY, key().public(), 3, content.len(), &sha256(content.as_bytes()));
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    let parts = [&MAGIC[..], &key().public().bytes(), &key().sign(&signed), &length, content.as_bytes()];
    assert!(matches!(read(&parts.concat(), STUDY), Err(OpenError::SealedRecordMalformed { .. })));
}
