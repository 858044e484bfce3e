//! The frozen vectors, and a study to make more from.

use kin_protocol::StudyId;
use kin_protocol::note::{
    EpochRecipient, FormReference, NoteFormat, OfficeKey, Opening, RootKey, Roots, Sealing, Split, StudyNote,
};
use serde_json::Value;

/// A frozen file of `vectors/`.
pub(crate) fn file(name: &str) -> Vec<u8> {
    let path = format!("{}/vectors/{name}", env!("CARGO_MANIFEST_DIR"));
    #[expect(clippy::disallowed_methods, reason = "tests read their vectors from the disk")]
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub(crate) fn text(name: &str) -> String {
    String::from_utf8(file(name)).unwrap()
}

pub(crate) fn json(name: &str) -> Value {
    serde_json::from_slice(&file(name)).unwrap()
}

/// The cases of a vector file; there is at least one.
pub(crate) fn cases(name: &str) -> Vec<Value> {
    let cases = json(name)["cases"].as_array().unwrap().clone();
    assert!(!cases.is_empty());
    cases
}

/// Lines joined by a line feed.
pub(crate) fn joined(lines: &Value) -> String {
    let lines: Vec<&str> = lines.as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    lines.join("\n")
}

pub(crate) fn bytes_of_hex(hex: &Value) -> Vec<u8> {
    let hex = hex.as_str().unwrap();
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

/// How an outcome is written in a vector: `ok`, or the error as its message id with arguments.
pub(crate) fn outcome<E: serde::Serialize>(result: Result<(), E>) -> Value {
    match result {
        Ok(()) => Value::from("ok"),
        Err(error) => serde_json::to_value(error).unwrap(),
    }
}

/// The office's key of `note-2.txt`, in C2SP's spelling.
pub(crate) fn office_secret() -> String {
    json("note-2.json")["office"]["secret_key"].as_str().unwrap().to_owned()
}

pub(crate) fn office() -> OfficeKey {
    OfficeKey::parse(&office_secret()).unwrap()
}

pub(crate) fn roots() -> Roots {
    Roots::parse_text(&file("roots.txt")).unwrap()
}

pub(crate) fn study() -> StudyId {
    json("note.json")["study"].as_str().unwrap().parse().unwrap()
}

/// A study's note with three roots, of which two must sign, and its keys.
pub(crate) fn sample() -> (StudyNote, Vec<RootKey>) {
    let study = StudyId::from_bytes([7; 16]);
    let keys: Vec<RootKey> = (1..=3).map(|seed| RootKey::from_seed(study, &[seed; 32])).collect();
    let mut verifiers: Vec<_> = keys.iter().map(RootKey::verifier).collect();
    verifiers.sort();
    let roots = Roots::new(study, 2, verifiers).unwrap();
    let time = |text: &str| text.parse().unwrap();
    let (from, until) = (time("2026-01-01T00:00:00Z"), time("2027-01-01T00:00:00Z"));
    let draft = StudyNote::draft(&roots, "Khảo sát thử", from, until);
    let recipient = |opening, letter: &str| EpochRecipient {
        epoch: 1,
        not_before: from,
        not_after: until,
        opening,
        recipient: format!("age1{}", letter.repeat(58)),
    };
    let note = StudyNote {
        sealed_bytes: 4096,
        sealing: Sealing::Classical,
        server: "http://127.0.0.1:8080".to_owned(),
        recipients: vec![
            recipient(Opening::Desk, "q"),
            recipient(Opening::Recovery(Split::new(2, 3).unwrap()), "p"),
        ],
        forms: vec![FormReference {
            id: "form".to_owned(),
            version: "1".to_owned(),
            digest: kin_protocol::Digest::of(b"form"),
        }],
        ..draft
    };
    (note, keys)
}

/// A log's public key.
pub(crate) const LOG: &str = "log.example.org/kin+f0dbbbcf+AdVCB9oZSXfc9Grb/sK8LnW1LVqKQhhP7f3AACTw4+ja";
/// A public key of a log's witness.
pub(crate) const COSIGNER: &str =
    "witness.example.org/1+9ad8c787+BFEcNKGiy1Id8WuyRrjejnmXziNcfnayKj11A6JIGd2K";

/// The same study in the first format, which has no lines for most of it.
pub(crate) fn in_the_first_format(note: StudyNote) -> StudyNote {
    let recipients =
        note.recipients.iter().map(|line| EpochRecipient { opening: Opening::Desk, ..line.clone() });
    let mut recipients: Vec<EpochRecipient> = recipients.collect();
    recipients.sort();
    StudyNote {
        format: NoteFormat::First,
        purge_after: None,
        backup_days: 0,
        sealing: Sealing::Classical,
        recipients,
        ..note
    }
}
