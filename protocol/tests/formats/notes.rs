//! The study note against its frozen vectors and its rules.

use crate::support;
use crate::support::{cases, file, joined, json, roots, sample, text};
use kin_protocol::note::{
    self, FormReference, FormVersion, Known, NoteError, NoteState, RootKey, RootVerifier, Roots, StudyNote,
};
use kin_protocol::{Digest, StudyId};

#[test]
fn the_frozen_note_says_what_its_vector_says() {
    let facts = json("note.json");
    let note = note::verify(&file("note.txt"), &roots(), None).unwrap();
    assert_eq!(note.study.to_string(), facts["study"]);
    assert_eq!(note.title, facts["title"]);
    assert_eq!(note.version, facts["version"]);
    assert_eq!(note.issued.to_string(), facts["issued"]);
    assert_eq!(note.expires.to_string(), facts["expires"]);
    assert_eq!(note.sealed_bytes, facts["sealed_bytes"]);
    assert_eq!(note.server, facts["server"].as_str().unwrap());
    assert_eq!(note.quorum, facts["quorum"]);
    assert_eq!(note.digest().to_string(), facts["text_digest"]);
    assert_eq!(note.fingerprint().unwrap().to_string(), facts["roots_fingerprint"]);
    assert_eq!(serde_json::to_value(&note.forms).unwrap(), facts["forms"]);
    let epochs: Vec<_> = note
        .epochs()
        .iter()
        .map(|epoch| serde_json::json!({"epoch": epoch.number, "recipients": epoch.recipients}))
        .collect();
    assert_eq!(serde_json::Value::from(epochs), facts["epochs"]);
}

#[test]
fn the_frozen_note_is_signed_again_byte_for_byte() {
    let facts = json("note.json");
    let keys: Vec<RootKey> = facts["roots"]
        .as_array()
        .unwrap()
        .iter()
        .map(|root| {
            let seed = support::bytes_of_hex(&root["seed"]).try_into().unwrap();
            let key = RootKey::from_seed(support::study(), &seed);
            assert_eq!(key.verifier().as_str(), root["verifier"]);
            assert_eq!(*key.dangerously_reveal(), root["secret_key"]);
            let parsed = RootKey::parse(root["secret_key"].as_str().unwrap()).unwrap();
            assert_eq!(parsed.verifier(), key.verifier());
            key
        })
        .collect();
    let note = note::verify(&file("note.txt"), &roots(), None).unwrap();
    let signed = note::sign(&note, &[&keys[0], &keys[2]]).unwrap();
    assert_eq!(String::from_utf8(signed).unwrap(), text("note.txt"));
    let alone = note::sign(&note, &[&keys[0]]).unwrap();
    let together = note::add_signature(&alone, &keys[2]).unwrap();
    assert_eq!(String::from_utf8(together.clone()).unwrap(), text("note.txt"));
    assert_eq!(note::add_signature(&together, &keys[2]).unwrap(), together);
}

#[test]
fn dates_block_starting_only_and_choose_the_epoch() {
    let note = note::verify(&file("note.txt"), &roots(), None).unwrap();
    for case in json("note.json")["states"].as_array().unwrap() {
        let now = case["now"].as_str().unwrap().parse().unwrap();
        let state = match note.state(now) {
            NoteState::NotYet => "not yet",
            NoteState::Valid => "valid",
            NoteState::Expired => "expired",
        };
        assert_eq!(state, case["state"], "{now}");
        let epoch = note.epoch_at(now).map(|epoch| epoch.number);
        assert_eq!(serde_json::json!(epoch), case["epoch"], "{now}");
    }
}

#[test]
fn hostile_notes_are_refused_by_the_line_that_failed() {
    for case in cases("note-hostile.json") {
        let verified = note::verify(joined(&case["signed"]).as_bytes(), &roots(), known(&case).as_ref());
        assert_eq!(support::outcome(verified.map(|_| ())), case["expect"], "{}", case["name"]);
    }
}

/// What a vector says of where a device stands.
fn known(case: &serde_json::Value) -> Option<Known> {
    case.get("known").map(|known| Known {
        study: known["study"].as_str().unwrap().parse().unwrap(),
        version: known["version"].as_u64().unwrap(),
        digest: known.get("digest").map(|digest| digest.as_str().unwrap().parse().unwrap()),
    })
}

#[test]
fn hostile_notes_of_the_second_format_are_refused_by_the_line_that_failed() {
    let long = json("note-2-hostile.json")["long"].clone();
    for case in cases("note-2-hostile.json") {
        let mut signed = joined(&case["signed"]);
        for (name, text) in long.as_object().unwrap() {
            signed = signed.replace(&format!("<{name}>"), text.as_str().unwrap());
        }
        let verified = note::verify(signed.as_bytes(), &roots(), known(&case).as_ref());
        assert_eq!(support::outcome(verified.map(|_| ())), case["expect"], "{}", case["name"]);
    }
}

#[test]
fn hostile_roots_are_refused_by_the_line_that_failed() {
    for case in cases("roots-hostile.json") {
        let parsed = Roots::parse_text(joined(&case["text"]).as_bytes());
        assert_eq!(support::outcome(parsed.map(|_| ())), case["expect"], "{}", case["name"]);
    }
}

#[test]
fn new_roots_come_with_both_quorums() {
    let vector = json("note-rotation.json");
    let note = note::verify(joined(&vector["signed"]).as_bytes(), &roots(), None).unwrap();
    assert_eq!(note.roots().unwrap().to_text(), joined(&vector["new_roots"]));
    assert_eq!(note.fingerprint().unwrap().to_string(), vector["new_fingerprint"]);
}

#[test]
fn the_same_note_may_come_again_and_a_newer_one_too() {
    let note = note::verify(&file("note.txt"), &roots(), None).unwrap();
    let same = Known::of(&note);
    note::verify(&file("note.txt"), &roots(), Some(&same)).unwrap();
    let older = Known { version: 2, ..same };
    note::verify(&file("note.txt"), &roots(), Some(&older)).unwrap();
}

#[test]
fn a_note_past_the_limit_is_refused_and_not_cut() {
    let mut long = file("note.txt");
    long.resize(note::MAX_NOTE_BYTES + 1, b'x');
    let refused = note::verify(&long, &roots(), None).unwrap_err();
    assert_eq!(refused, NoteError::NoteTooLarge { max_bytes: 65_536 });
}

#[test]
fn bytes_that_are_not_text_are_refused_by_line() {
    let mut bytes = file("note.txt");
    let third_line = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(1).unwrap().0 + 1;
    bytes[third_line] = 0xff;
    let refused = note::verify(&bytes, &roots(), None).unwrap_err();
    assert_eq!(refused, NoteError::NoteNotText { line: 3 });
}

#[test]
fn a_note_that_breaks_the_grammar_is_never_signed() {
    let (note, keys) = sample();
    let keys: Vec<&RootKey> = keys.iter().collect();
    for broken in [
        StudyNote { title: "one\nroot two".to_owned(), ..note.clone() },
        StudyNote { title: String::new(), ..note.clone() },
        StudyNote { quorum: 4, ..note.clone() },
        StudyNote { forms: Vec::new(), ..note.clone() },
        StudyNote { server: "http://kin.example.org".to_owned(), ..note.clone() },
        StudyNote { issued: "2026-01-01T00:00:00.5Z".parse().unwrap(), ..note.clone() },
        StudyNote { expires: note.issued, ..note.clone() },
    ] {
        note::sign(&broken, &keys).unwrap_err();
    }
    note::sign(&note, &keys).unwrap();
}

#[test]
fn a_key_of_another_study_does_not_sign() {
    let (note, _) = sample();
    let stranger = RootKey::from_seed(StudyId::from_bytes([8; 16]), &[1; 32]);
    assert_eq!(note::sign(&note, &[&stranger]).unwrap_err(), NoteError::NoteKeyOfAnotherStudy {});
}

#[test]
fn fields_in_any_order_print_one_text() {
    let (mut note, _) = sample();
    let text = note.to_text();
    note.roots.reverse();
    assert_eq!(note.to_text(), text);
}

#[test]
fn secrets_are_not_shown_by_debug() {
    let (_, keys) = sample();
    assert_eq!(format!("{:?}", keys[0]), "RootKey(…)");
}

#[test]
fn keys_in_another_spelling_are_refused() {
    let (_, keys) = sample();
    let secret = keys[0].dangerously_reveal();
    for broken in [&secret[1..], &secret[..secret.len() - 1], &secret.replace("kin-root", "kin-toor"), ""] {
        RootKey::parse(broken).unwrap_err();
    }
    let public = keys[0].verifier().to_string();
    for broken in [&public[1..], &public[..public.len() - 1], &public.to_uppercase(), ""] {
        broken.parse::<RootVerifier>().unwrap_err();
    }
    assert_eq!(keys[0].verifier().study(), StudyId::from_bytes([7; 16]));
    assert!(public.contains(&format!("+{}+", keys[0].verifier().short_id())));
}

#[test]
fn a_form_is_found_by_the_digest_of_its_file_only() {
    let note = note::verify(&file("note.txt"), &roots(), None).unwrap();
    assert_eq!(note.form(&Digest::of(&file("form.json"))).unwrap().id, "vector");
    assert_eq!(note.form(&Digest::of(b"another form")), None);
}

#[test]
fn versions_of_a_form_are_compared_by_their_numbers_and_the_newest_is_asked() {
    let vectors = json("form-version.json");
    let ordered: Vec<&str> =
        vectors["oldest_first"].as_array().unwrap().iter().map(|version| version.as_str().unwrap()).collect();
    for (place, older) in ordered.iter().enumerate() {
        for newer in &ordered[place + 1..] {
            assert!(FormVersion(older) < FormVersion(newer), "{older} {newer}");
            assert!(FormVersion(newer) > FormVersion(older), "{newer} {older}");
        }
    }
    for case in vectors["notes"].as_array().unwrap() {
        let texts = |member: &str| -> Vec<String> {
            let texts = case[member].as_array().unwrap().iter();
            texts.map(|text| text.as_str().unwrap().to_owned()).collect()
        };
        let mut note = note::verify(&file("note.txt"), &roots(), None).unwrap();
        let reference = |text: String| {
            let (id, version) = text.split_once(' ').unwrap();
            FormReference { id: id.into(), version: version.into(), digest: Digest::of(text.as_bytes()) }
        };
        note.forms = texts("forms").into_iter().map(reference).collect();
        let asked: Vec<String> =
            note.asked_forms().iter().map(|form| format!("{} {}", form.id, form.version)).collect();
        assert_eq!(asked, texts("asked"));
        // Whatever the order of the lines, and by one id as by all of them.
        note.forms.reverse();
        for form in &asked {
            let (id, version) = form.split_once(' ').unwrap();
            assert_eq!(note.asked(id).unwrap().version, version);
        }
        assert_eq!(note.asked("nobody"), None);
    }
}
