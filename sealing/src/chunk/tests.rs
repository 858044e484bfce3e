//! The layout against its frozen vector, and every way of being something else.

use std::slice::from_ref;

use super::*;

const STUDY: [u8; 16] = [0x5a; 16];
const SEALED_BYTES: u32 = 1024;

fn chunk(content: &[u8]) -> Chunk {
    Chunk {
        study: STUDY,
        submission: Submission::from_random([0x11; 16]),
        attachment: [0xa7; 16],
        index: 3,
        content: Zeroizing::new(content.to_vec()),
    }
}

fn bytes(text: &str) -> Vec<u8> {
    (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap()).collect()
}

fn frozen() -> serde_json::Value {
    serde_json::from_str(include_str!("../../../protocol/vectors/chunk.json")).unwrap()
}

fn parts(chunk: &Chunk) -> ([u8; 16], Submission, [u8; 16], u32, Vec<u8>) {
    (chunk.study, chunk.submission, chunk.attachment, chunk.index, chunk.content.to_vec())
}

#[test]
fn a_chunk_is_laid_out_as_the_vector_says_and_its_envelope_opens() {
    let frozen = frozen();
    let content = bytes(frozen["content"].as_str().unwrap());
    let plaintext = write(&chunk(&content), SEALED_BYTES).unwrap();
    let laid_out = bytes(frozen["plaintext_without_padding"].as_str().unwrap());
    assert_eq!(plaintext[..laid_out.len()], laid_out);
    assert!(plaintext.len() == 1024 && plaintext[laid_out.len()..].iter().all(|byte| *byte == 0));
    let envelope = bytes(frozen["envelope"].as_str().unwrap());
    let identity: Identity = frozen["identity"].as_str().unwrap().parse().unwrap();
    let opened = open_chunk(&envelope, &[identity], STUDY, SEALED_BYTES).unwrap();
    assert_eq!(parts(&opened), parts(&chunk(&content)));
    assert_eq!(format!("{opened:?}"), "Chunk(..)");
}

#[test]
fn what_is_not_a_chunk_of_this_study_is_refused() {
    let plaintext = write(&chunk(b"abc"), SEALED_BYTES).unwrap();
    let broken = |at: usize, byte: u8| {
        let mut broken = plaintext.to_vec();
        broken[at] = byte;
        read(&broken, STUDY).map(|chunk| parts(&chunk)).unwrap_err()
    };
    assert_eq!(broken(10, b'2'), OpenError::SealedMagicUnknown);
    assert_eq!(broken(12, 0), OpenError::SealedForAnotherStudy);
    assert_eq!(broken(34, 0), OpenError::SealedRecordMalformed { byte: 0 }, "no UUID of version 4");
    assert_eq!(broken(61, 4), OpenError::SealedRecordMalformed { byte: 0 }, "a place beyond the last");
    assert_eq!(broken(64, 1), OpenError::SealedRecordLengthImpossible);
    assert_eq!(broken(67, 0), OpenError::SealedRecordLengthImpossible, "an empty piece");
    assert_eq!(broken(1023, 1), OpenError::SealedPaddingNotZero);
    assert_eq!(read(&plaintext[..60], STUDY).unwrap_err(), OpenError::SealedRecordLengthImpossible);
}

#[test]
fn a_piece_has_the_room_that_it_says_and_is_as_long_as_a_response() {
    let identity = Identity::generate();
    let room = chunk_room(SEALED_BYTES) as usize;
    let full = seal_chunk(&chunk(&vec![7; room]), &[identity.recipient()], SEALED_BYTES).unwrap();
    let least = seal_chunk(&chunk(&[7]), &[identity.recipient()], SEALED_BYTES).unwrap();
    for (sealed, length) in [(full, room), (least, 1)] {
        let plaintext = decrypt(from_ref(&identity), sealed.bytes(), 4096).unwrap();
        assert_eq!(plaintext.len(), SEALED_BYTES as usize);
        let opened = open_chunk(sealed.bytes(), from_ref(&identity), STUDY, SEALED_BYTES).unwrap();
        assert_eq!(opened.content.len(), length);
    }
    let sealed = |content: &[u8], to: &[Recipient]| seal_chunk(&chunk(content), to, SEALED_BYTES).map(|_| ());
    let to = [identity.recipient()];
    let over = SealError::RecordTooLarge { over: 1, sealed_bytes: SEALED_BYTES };
    assert_eq!(sealed(&vec![7; room + 1], &to), Err(over));
    assert_eq!(sealed(b"", &to), Err(SealError::ChunkEmpty));
    assert_eq!(sealed(b"a", &[]), Err(SealError::SealWithoutRecipients));
    assert_eq!((chunks_of(0, 1024), chunks_of(956, 1024), chunks_of(957, 1024)), (0, 1, 2));
}

#[test]
fn a_response_is_no_chunk_and_a_chunk_no_response() {
    let identity = Identity::generate();
    let sealed = seal_chunk(&chunk(b"abc"), &[identity.recipient()], SEALED_BYTES).unwrap();
    let opened = crate::open(sealed.bytes(), &[identity], STUDY, SEALED_BYTES);
    assert_eq!(opened.unwrap_err(), OpenError::SealedMagicUnknown);
    let mut response = write(&chunk(b"abc"), SEALED_BYTES).unwrap();
    response[..6].copy_from_slice(b"kin/2\n");
    assert_eq!(read(&response, STUDY).unwrap_err(), OpenError::SealedMagicUnknown);
}
