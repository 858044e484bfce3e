//! The second format of the study note, the chain of its roots, and what dates and versions block.

use crate::support::{self, file, in_the_first_format, joined, json, roots, sample, text};
use kin_protocol::note::{
    self, ChainError, ClockMark, NoteError, NoteFormat, OfficeKey, Policy, RootKey, Roots, StudyNote,
    TimeFloor, Trust,
};
use serde_json::{Value, json};

fn policy(policy: Policy) -> String {
    match policy {
        Policy::DeskWithRecovery(split) => format!("desk with recovery {split}"),
        Policy::QuorumOnly(split) => format!("quorum only {split}"),
        Policy::SingleKey => "single".to_owned(),
        Policy::NotStated => "not stated".to_owned(),
    }
}

fn digests<'text>(texts: impl Iterator<Item = &'text str>) -> Vec<String> {
    texts.map(|text| kin_protocol::Digest::of(text.as_bytes()).to_string()).collect()
}

#[test]
fn the_frozen_note_in_full_says_what_its_vector_says() {
    let facts = json("note-2.json");
    let note = note::verify(&file("note-2.txt"), &roots(), None).unwrap();
    assert_eq!(note.format, NoteFormat::Second);
    assert_eq!(note.version, facts["version"]);
    assert_eq!(note.generation, facts["generation"]);
    assert_eq!(note.digest().to_string(), facts["text_digest"]);
    assert_eq!(note.purge_after.unwrap().to_string(), facts["purge_after"]);
    assert_eq!(note.backup_days, facts["backup_days"]);
    assert_eq!(note.program.to_string(), facts["program"]);
    assert_eq!(note.witness_quorum, facts["witness_quorum"]);
    assert_eq!(
        note.witnesses.iter().map(kin_protocol::note::CosignerVerifier::as_str).collect::<Vec<_>>(),
        json_texts(&facts["witnesses"])
    );
    let logs: Vec<Value> = note
        .logs
        .iter()
        .map(|log| json!({"from": log.from.to_string(), "origin": log.key.origin(), "key": log.key.as_str()}))
        .collect();
    assert_eq!(Value::from(logs), facts["logs"]);
    assert_eq!(
        note.log_at("2026-08-01T00:00:00Z".parse().unwrap()).unwrap().key.origin(),
        "log.example.org/kin/2"
    );
    assert_eq!(note.offices[0].as_str(), facts["office"]["verifier"]);
    let epochs: Vec<Value> = note
        .epochs()
        .iter()
        .map(|epoch| {
            json!({
                "epoch": epoch.number,
                "policy": policy(epoch.policy),
                "recipients": digests(epoch.recipients.iter().copied()),
                "contacts": digests(note.contacts_of(epoch.number)),
                "supervisors": digests(note.supervisors_of(epoch.number)),
            })
        })
        .collect();
    assert_eq!(Value::from(epochs), facts["epochs"]);
    let revoked: Vec<Value> = note
        .revoked
        .iter()
        .map(|line| {
            json!({"since": line.since.to_string(), "reason": line.reason.word(), "recipient": line.recipient.to_string()})
        })
        .collect();
    assert_eq!(Value::from(revoked), facts["revoked"]);
}

fn json_texts(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

#[test]
fn the_frozen_note_in_full_is_signed_again_byte_for_byte() {
    let keys: Vec<RootKey> = (1..=3).map(|seed| RootKey::from_seed(support::study(), &[seed; 32])).collect();
    let note = note::verify(&file("note-2.txt"), &roots(), None).unwrap();
    let signed = note::sign(&note, &[&keys[0], &keys[2]]).unwrap();
    assert_eq!(String::from_utf8(signed).unwrap(), text("note-2.txt"));
    let office = &json("note-2.json")["office"];
    let key = OfficeKey::parse(office["secret_key"].as_str().unwrap()).unwrap();
    assert_eq!(key.verifier().as_str(), office["verifier"]);
    assert_eq!(format!("{key:?}"), "OfficeKey(…)");
    RootKey::parse(office["secret_key"].as_str().unwrap()).unwrap_err();
}

#[test]
fn a_note_may_say_no_more_than_it_must() {
    let smallest = joined(&json("note-2.json")["smallest"]);
    let note = StudyNote::parse_text(smallest.as_bytes()).unwrap();
    assert_eq!(note.to_text(), smallest);
    assert!(note.training_of.is_some() && note.logs.is_empty() && note.purge_after.is_none());
    assert_eq!(note.epochs()[0].policy, Policy::SingleKey);
}

#[test]
fn dates_clocks_and_versions_block_starting_only_and_name_the_line() {
    let note = note::verify(&file("note-2.txt"), &roots(), None).unwrap();
    for case in json("note-2.json")["starts"].as_array().unwrap() {
        let time = |member: &str| case[member].as_str().map(|text| text.parse::<jiff::Timestamp>().unwrap());
        let floor = time("floor").map_or(TimeFloor::NONE, floor_at);
        let running = case["running"].as_str().unwrap().parse().unwrap();
        let start = note.may_start(time("clock").unwrap(), floor, running);
        let seen = match start {
            Ok(start) => {
                let clock = if start.clock == ClockMark::Behind { "behind" } else { "plausible" };
                json!({"epoch": start.epoch.number, "clock": clock})
            }
            Err(error) => serde_json::to_value(error).unwrap(),
        };
        assert_eq!(seen, case["expect"], "{case}");
    }
}

/// The floor of a device that has accepted a note issued at this time: there is no other way to make one.
fn floor_at(time: jiff::Timestamp) -> TimeFloor {
    let (note, keys) = sample();
    let roots = note.roots().unwrap();
    let expires = time + jiff::SignedDuration::from_hours(1);
    let later = StudyNote { issued: time, expires, purge_after: None, ..note };
    let mut trust = Trust::pinned(roots);
    trust.accept(&note::sign(&later, &keys.iter().collect::<Vec<_>>()).unwrap()).unwrap();
    trust.floor()
}

#[test]
fn the_floor_of_time_never_sinks() {
    let (low, high): (jiff::Timestamp, jiff::Timestamp) =
        ("2026-01-01T00:00:00Z".parse().unwrap(), "2026-06-01T00:00:00Z".parse().unwrap());
    let (note, keys) = sample();
    let keys: Vec<&RootKey> = keys.iter().collect();
    let mut trust = Trust::pinned(note.roots().unwrap());
    assert_eq!(trust.floor(), TimeFloor::NONE);
    trust.accept(&note::sign(&StudyNote { issued: high, ..note.clone() }, &keys).unwrap()).unwrap();
    assert_eq!(trust.floor().time(), Some(high));
    let earlier = StudyNote { issued: low, version: 2, ..note };
    let refused = trust.accept(&note::sign(&earlier, &keys).unwrap()).unwrap_err();
    assert_eq!(refused, NoteError::NoteIssuedBeforeTheLast { line: 5 });
    assert_eq!(trust.floor().time(), Some(high));
}

#[test]
fn a_device_that_was_away_walks_the_chain_and_no_other() {
    let vector = json("note-chain.json");
    for walk in vector["walks"].as_array().unwrap() {
        let chain: Vec<String> =
            json_texts(&walk["chain"]).iter().map(|name| joined(&vector["notes"][name])).collect();
        let mut trust = Trust::pinned(roots());
        let seen = match trust.walk(&chain) {
            Ok(new) => {
                let note = trust.note().unwrap();
                let floor = trust.floor().time().unwrap().to_string();
                assert_eq!(note.roots().unwrap(), *trust.roots());
                json!({"version": note.version, "generation": note.generation, "floor": floor, "new": new})
            }
            Err(ChainError::ChainNoteRefused { link, source }) => {
                let mut refused = serde_json::to_value(source).unwrap();
                refused["link"] = link.into();
                refused
            }
        };
        assert_eq!(seen, walk["expect"], "{}", walk["name"]);
    }
}

#[test]
fn a_refused_link_leaves_the_trust_where_it_was() {
    let vector = json("note-chain.json");
    let link = |name: &str| joined(&vector["notes"][name]);
    let mut trust = Trust::pinned(roots());
    trust.accept(link("first").as_bytes()).unwrap();
    let before = trust.clone();
    trust.accept(link("under the third roots").as_bytes()).unwrap_err();
    assert_eq!(trust, before);
}

#[test]
fn a_new_device_gets_the_rotating_note_under_the_new_roots_alone() {
    let vector = json("note-chain.json");
    let rotating = joined(&vector["notes"]["to the second roots"]);
    let new_roots: Roots =
        StudyNote::roots(&note::verify(rotating.as_bytes(), &roots(), None).unwrap()).unwrap();
    note::verify(rotating.as_bytes(), &new_roots, None).unwrap_err();
    let stripped = note::signed_by(rotating.as_bytes(), &new_roots).unwrap();
    let expected = joined(&vector["notes"]["to the second roots, under the new alone"]);
    assert_eq!(String::from_utf8(stripped.clone()).unwrap(), expected);
    // The same text, so that a device which has the whole of it sees no fork.
    let mut trust = Trust::pinned(roots());
    trust.accept(joined(&vector["notes"]["first"]).as_bytes()).unwrap();
    trust.accept(rotating.as_bytes()).unwrap();
    trust.accept(&stripped).unwrap();
}

#[test]
fn the_first_format_cannot_hide_what_only_the_second_says() {
    let (note, keys) = sample();
    let keys: Vec<&RootKey> = keys.iter().collect();
    let first = in_the_first_format(note);
    note::sign(&first, &keys).unwrap();
    let refused = note::sign(&StudyNote { training_of: Some(support::study()), ..first }, &keys).unwrap_err();
    assert_eq!(refused, NoteError::NoteFormatOlder { line: 1 });
}

#[test]
fn a_note_of_many_epochs_fits_and_one_past_the_limit_is_refused() {
    let mut long = file("note-2.txt");
    long.resize(note::MAX_NOTE_BYTES + 1, b'x');
    let refused = note::verify(&long, &roots(), None).unwrap_err();
    assert_eq!(refused, NoteError::NoteTooLarge { max_bytes: 262_144 });
}
