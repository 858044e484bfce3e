//! Files of a stick: packs and answers against their frozen bytes.

use kin_protocol::log::Lock;
use kin_protocol::stick::{
    Answer, MAX_PACK_BYTES, MAX_PACKED, MAX_STICK_ANSWER_BYTES, Pack, Packed, StickError, StickKey,
};
use kin_protocol::withdrawal::WithdrawalRequest;
use kin_protocol::{Digest, StudyId, Voucher};
use serde_json::{Value, json};

use crate::support::{bytes_of_hex, json, outcome};

fn study(vector: &Value) -> StudyId {
    vector["study"].as_str().unwrap().parse().unwrap()
}

fn key(vector: &Value) -> StickKey {
    StickKey::of(study(vector), Digest::of(vector["path"].as_str().unwrap().as_bytes()))
}

fn array<const N: usize>(hex: &Value) -> [u8; N] {
    bytes_of_hex(hex).try_into().unwrap()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

fn packed(number: u32, bytes: usize) -> Packed {
    let mut envelope = number.to_be_bytes().to_vec();
    envelope.resize(bytes, 0);
    Packed { lock: Lock::from_bytes([1; 32]), voucher: Voucher::from_bytes([2; 32]), envelope }
}

#[test]
fn a_pack_is_read_and_written_as_frozen() {
    let vector = json("stick.json");
    let file = bytes_of_hex(&vector["pack_file"]);
    assert_eq!(Pack::claimed_study(&file), Ok(study(&vector)));
    let pack = Pack::open(&key(&vector), &file).unwrap();
    let envelopes: Vec<Value> = pack
        .envelopes()
        .iter()
        .map(|(_, Packed { lock, voucher, envelope })| {
            let (lock, voucher) = (lock.to_string(), hex(&voucher.reveal_bytes()[..]));
            json!({ "envelope": hex(envelope), "lock": lock, "voucher": voucher })
        })
        .collect();
    let request = pack.withdrawal.as_ref().map(WithdrawalRequest::to_text).unwrap();
    let read = json!({
        "note": pack.note_version, "generation": pack.generation, "seen": pack.seen, "request": *request,
        "envelopes": envelopes,
    });
    assert_eq!(read, vector["pack"]);
    assert_eq!(pack.seal(&key(&vector), array(&vector["pack_nonce"])), file);
}

#[test]
fn an_answer_is_read_and_written_as_frozen() {
    let vector = json("stick.json");
    let file = bytes_of_hex(&vector["answer_file"]);
    let answer = Answer::open(&key(&vector), &file).unwrap();
    assert_eq!(serde_json::to_value(&answer).unwrap(), vector["answer"]);
    let again = answer.seal(&key(&vector), array(&vector["answer_nonce"])).unwrap();
    assert_eq!(Answer::open(&key(&vector), &again), Ok(answer));
}

#[test]
fn what_is_none_is_refused_by_its_name() {
    let vector = json("stick.json");
    for case in vector["refused"].as_array().unwrap() {
        let file = bytes_of_hex(&case["file"]);
        let read = match case["kind"].as_str().unwrap() {
            "pack" => Pack::open(&key(&vector), &file).map(drop),
            _ => Answer::open(&key(&vector), &file).map(drop),
        };
        assert_eq!(outcome(read), case["expect"], "{}", case["name"]);
    }
}

#[test]
fn not_one_bit_of_either_file_can_be_changed() {
    let vector = json("stick.json");
    let (pack, answer) = (bytes_of_hex(&vector["pack_file"]), bytes_of_hex(&vector["answer_file"]));
    for bit in 0..8 * pack.len() {
        let mut changed = pack.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(Pack::open(&key(&vector), &changed).is_err(), "bit {bit} of a pack");
    }
    for bit in (0..8 * answer.len()).step_by(7) {
        let mut changed = answer.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(Answer::open(&key(&vector), &changed).is_err(), "bit {bit} of an answer");
    }
}

#[test]
fn whoever_knows_the_study_and_not_its_path_opens_nothing() {
    let vector = json("stick.json");
    let stranger = StickKey::of(study(&vector), Digest::of(b"another path"));
    let opened = Pack::open(&stranger, &bytes_of_hex(&vector["pack_file"]));
    assert_eq!(opened.map(drop), Err(StickError::StickStaysShut {}));
    let opened = Answer::open(&stranger, &bytes_of_hex(&vector["answer_file"]));
    assert_eq!(opened.map(drop), Err(StickError::StickStaysShut {}));
    assert_eq!(format!("{stranger:?}"), "StickKey(..)");
    // Nothing that is to be spent, opened or deleted stands in the file.
    let file = bytes_of_hex(&vector["pack_file"]);
    for envelope in vector["pack"]["envelopes"].as_array().unwrap() {
        for secret in [&envelope["voucher"], &envelope["lock"]] {
            let secret = bytes_of_hex(secret);
            assert!(!file.windows(secret.len()).any(|window| window == secret));
        }
    }
}

#[test]
fn a_pack_takes_what_it_has_room_for_and_gives_the_rest_back() {
    let mut many = Pack::new(1, 0, 0);
    for number in 0..MAX_PACKED {
        many.add(packed(u32::try_from(number).unwrap(), 4)).unwrap();
    }
    assert!(many.add(packed(1_000_000, 4)).is_err());
    let mut large = Pack::new(1, 0, 0);
    let mut taken = 0;
    while large.add(packed(taken, 2 << 20)).is_ok() {
        taken += 1;
    }
    assert_eq!(taken, 15);
    let vector = json("stick.json");
    for pack in [&many, &large] {
        let file = pack.seal(&key(&vector), [7; 12]);
        assert!(file.len() <= MAX_PACK_BYTES, "{}", file.len());
        assert_eq!(Pack::open(&key(&vector), &file).unwrap().envelopes().len(), pack.envelopes().len());
    }
    let mut twice = Pack::new(1, 0, 0);
    twice.add(packed(1, 4)).unwrap();
    twice.add(packed(1, 4)).unwrap();
    assert_eq!(twice.envelopes().len(), 1);
}

#[test]
fn past_its_limit_a_file_is_refused_before_anything_is_read() {
    let vector = json("stick.json");
    let long = vec![b'k'; MAX_PACK_BYTES + 1];
    let max_bytes = MAX_PACK_BYTES as u64;
    assert_eq!(Pack::claimed_study(&long), Err(StickError::StickTooLarge { max_bytes }));
    let long = vec![b'k'; MAX_STICK_ANSWER_BYTES + 1];
    let max_bytes = MAX_STICK_ANSWER_BYTES as u64;
    assert_eq!(Answer::open(&key(&vector), &long), Err(StickError::StickTooLarge { max_bytes }));
}
