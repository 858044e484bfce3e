//! Parcels against frozen, annotated bytes.

use crate::support;
use crate::support::{bytes_of_hex, cases, json};
use kin_protocol::parcel::{
    MAX_ENTRY_BYTES, ParcelError, ParcelHeader, ParcelLog, ParcelReader, ParcelWriter,
};
use kin_protocol::{Digest, StudyId};

fn bytes(parts: &serde_json::Value) -> Vec<u8> {
    parts.as_array().unwrap().iter().flat_map(|part| bytes_of_hex(&part[1])).collect()
}

fn read(parcel: &[u8]) -> Result<Vec<Vec<u8>>, ParcelError> {
    let reader = ParcelReader::new(parcel)?;
    reader.map(|entry| entry.map(|entry| entry.bytes)).collect()
}

fn written(envelopes: &[&[u8]]) -> Vec<u8> {
    let header = ParcelHeader { study: StudyId::from_bytes([1; 16]), note: Digest::of(b"note"), log: None };
    let mut sorted = envelopes.to_vec();
    sorted.sort_by_key(|envelope| Digest::of(envelope));
    let mut writer = ParcelWriter::new(Vec::new(), &header).unwrap();
    for envelope in sorted {
        writer.add(envelope).unwrap();
    }
    writer.finish().unwrap()
}

#[test]
fn parcels_are_read_as_their_vectors_say() {
    for case in cases("parcel.json") {
        let parcel = read(&bytes(&case["parts"]));
        if let Some(expected) = case["expect"]["entries"].as_array() {
            let expected: Vec<Vec<u8>> = expected.iter().map(bytes_of_hex).collect();
            assert_eq!(parcel.unwrap(), expected, "{}", case["name"]);
        } else {
            assert_eq!(support::outcome(parcel.map(|_| ())), case["expect"], "{}", case["name"]);
        }
    }
}

#[test]
fn frozen_parcels_are_written_again_byte_for_byte() {
    let vector = json("parcel.json");
    let header = ParcelHeader {
        study: vector["study"].as_str().unwrap().parse().unwrap(),
        note: vector["note"].as_str().unwrap().parse().unwrap(),
        log: None,
    };
    let mut rewritten = 0;
    for case in vector["cases"].as_array().unwrap() {
        let Some(entries) = case["expect"]["entries"].as_array() else { continue };
        let mut writer = ParcelWriter::new(Vec::new(), &header).unwrap();
        for entry in entries {
            writer.add(&bytes_of_hex(entry)).unwrap();
        }
        assert_eq!(writer.finish().unwrap(), bytes(&case["parts"]), "{}", case["name"]);
        rewritten += 1;
    }
    assert_eq!(rewritten, 2);
}

#[test]
fn a_parcel_cut_at_any_length_is_truncated() {
    let parcel = written(&[b"one", b"two", b"three"]);
    for length in 0..parcel.len() {
        let refused = read(&parcel[..length]).unwrap_err();
        assert!(matches!(refused, ParcelError::ParcelTruncated { .. }), "at {length}: {refused}");
    }
    assert_eq!(read(&parcel).unwrap().len(), 3);
}

#[test]
fn no_byte_of_a_parcel_can_be_changed() {
    let parcel = written(&[b"one", b"two"]);
    for at in 0..parcel.len() {
        for bit in 0..8 {
            let mut changed = parcel.clone();
            changed[at] ^= 1 << bit;
            read(&changed).unwrap_err();
        }
    }
}

#[test]
fn the_trailer_is_known_only_after_the_end() {
    let parcel = written(&[b"one", b"two"]);
    let mut reader = ParcelReader::new(parcel.as_slice()).unwrap();
    assert_eq!(reader.header().study, StudyId::from_bytes([1; 16]));
    assert!(reader.next().unwrap().is_ok());
    assert_eq!(reader.trailer(), None);
    assert!(reader.next().unwrap().is_ok());
    assert!(reader.next().is_none());
    assert_eq!(reader.trailer().unwrap().entries, 2);
}

#[test]
fn after_an_error_a_reader_gives_nothing_more() {
    let mut parcel = written(&[b"one", b"two"]);
    let last = parcel.len() - 1;
    parcel[last] ^= 1;
    let mut reader = ParcelReader::new(parcel.as_slice()).unwrap();
    assert!(reader.by_ref().any(|entry| entry.is_err()));
    assert!(reader.next().is_none());
    assert_eq!(reader.trailer(), None);
}

#[test]
fn a_writer_refuses_what_a_reader_would() {
    let header = ParcelHeader { study: StudyId::from_bytes([1; 16]), note: Digest::of(b"note"), log: None };
    let mut writer = ParcelWriter::new(Vec::new(), &header).unwrap();
    writer.add(b"one").unwrap();
    assert!(matches!(writer.add(b"one"), Err(ParcelError::ParcelReordered { entry: 2 })));
    let long = vec![0; MAX_ENTRY_BYTES as usize + 1];
    assert!(matches!(writer.add(&long), Err(ParcelError::ParcelEntryTooLarge { entry: 2, .. })));
    assert_eq!(writer.entries(), 1);
    assert_eq!(read(&writer.finish().unwrap()).unwrap().len(), 1);
}

#[test]
fn an_envelope_is_not_shown_by_debug() {
    let parcel = written(&[b"one"]);
    let entry = ParcelReader::new(parcel.as_slice()).unwrap().next().unwrap().unwrap();
    assert!(format!("{entry:?}").ends_with("3 bytes)"));
}

fn logged(leaves: &[&[u8]], envelopes: &[&[u8]]) -> Vec<u8> {
    let log = ParcelLog { checkpoint: b"a checkpoint".to_vec(), leaves: leaves.len() as u64 };
    let header =
        ParcelHeader { study: StudyId::from_bytes([1; 16]), note: Digest::of(b"note"), log: Some(log) };
    let mut sorted = envelopes.to_vec();
    sorted.sort_by_key(|envelope| Digest::of(envelope));
    let mut writer = ParcelWriter::new(Vec::new(), &header).unwrap();
    for leaf in leaves {
        writer.add_leaf(leaf).unwrap();
    }
    for envelope in sorted {
        writer.add(envelope).unwrap();
    }
    writer.finish().unwrap()
}

#[test]
fn a_parcel_carries_its_log_before_its_envelopes() {
    let leaves: [&[u8]; 3] = [b"first", b"second", b""];
    let parcel = logged(&leaves, &[b"one", b"two"]);
    let mut reader = ParcelReader::new(&parcel[..]).unwrap();
    assert_eq!(reader.header().log.as_ref().unwrap().checkpoint, b"a checkpoint");
    for leaf in leaves {
        assert_eq!(reader.next_leaf().unwrap().as_deref(), Some(leaf));
    }
    assert_eq!(reader.next_leaf().unwrap(), None);
    assert_eq!(reader.by_ref().map(Result::unwrap).count(), 2);
    assert_eq!(reader.trailer().unwrap().entries, 2);
    assert_eq!(read(&parcel).unwrap().len(), 2, "who asks for envelopes alone gets them");
}

#[test]
fn a_parcel_with_a_log_cut_or_changed_anywhere_is_refused() {
    let parcel = logged(&[b"first", b"second"], &[b"one"]);
    for length in 0..parcel.len() {
        let refused = read(&parcel[..length]).unwrap_err();
        assert!(matches!(refused, ParcelError::ParcelTruncated { .. }), "at {length}: {refused}");
    }
    for bit in 0..parcel.len() * 8 {
        let mut changed = parcel.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        read(&changed).unwrap_err();
    }
}

#[test]
fn a_log_that_is_not_as_announced_is_neither_written_nor_read() {
    let log = ParcelLog { checkpoint: Vec::new(), leaves: 1 };
    let header =
        ParcelHeader { study: StudyId::from_bytes([1; 16]), note: Digest::of(b"note"), log: Some(log) };
    let malformed =
        |result: Result<(), ParcelError>| matches!(result, Err(ParcelError::ParcelLogMalformed {}));
    let writer = || ParcelWriter::new(Vec::new(), &header).unwrap();
    assert!(malformed(writer().add(b"an envelope before its leaf").map(drop)));
    assert!(malformed(writer().finish().map(drop)));
    assert!(malformed(writer().add_leaf(&[0; 70])));
    let mut full = writer();
    full.add_leaf(b"leaf").unwrap();
    assert!(malformed(full.add_leaf(b"one too many")));
    let huge = [&b"kin-parcel/2\n"[..], &[1; 48], &u32::MAX.to_be_bytes()].concat();
    assert!(malformed(ParcelReader::new(&huge[..]).map(drop)));
}
