//! The shape of envelopes against frozen headers.

use crate::support;
use crate::support::{cases, file, roots};
use kin_protocol::envelope::{EnvelopeError, Shape};
use kin_protocol::note::{self, Sealing};

#[test]
fn headers_are_judged_as_their_vectors_say() {
    for case in cases("envelope.json") {
        let number = |name: &str| u32::try_from(case[name].as_u64().unwrap()).unwrap();
        let shape = Shape {
            sealed_bytes: number("sealed_bytes"),
            recipients: u8::try_from(number("recipients")).unwrap(),
            sealing: match case.get("sealing") {
                Some(word) if word == "hybrid" => Sealing::Hybrid,
                _ => Sealing::Classical,
            },
        };
        let mut envelope = (support::joined(&case["header"]) + "\n").into_bytes();
        envelope.resize(envelope.len() + number("payload_bytes") as usize, 0x5a);
        assert_eq!(support::outcome(shape.check(&envelope)), case["expect"], "{}", case["name"]);
    }
}

#[test]
fn a_whole_envelope_fits_its_study_and_no_other() {
    let envelope = file("envelope.age");
    let note = note::verify(&file("note.txt"), &roots(), None).unwrap();
    note.check_envelope(&envelope).unwrap();
    assert!(envelope.len() as u64 <= note.max_envelope_bytes());
    let other = Shape { sealed_bytes: 2048, recipients: 2, sealing: Sealing::Classical };
    assert_eq!(
        other.check(&envelope),
        Err(EnvelopeError::EnvelopePayloadLengthDiffers { expected: 2080, found: 1056 })
    );
}

#[test]
fn an_envelope_cut_at_any_length_is_refused() {
    let envelope = file("envelope.age");
    let shape = Shape { sealed_bytes: 1024, recipients: 2, sealing: Sealing::Classical };
    for length in 0..envelope.len() {
        shape.check(&envelope[..length]).unwrap_err();
    }
    shape.check(&envelope).unwrap();
    let longer = [envelope.as_slice(), b"x"].concat();
    shape.check(&longer).unwrap_err();
}

#[test]
fn the_bounds_are_those_of_the_shortest_and_the_longest_header() {
    for (sealing, stanza) in [(Sealing::Classical, 98), (Sealing::Hybrid, 1557)] {
        let shape = Shape { sealed_bytes: 1024, recipients: 1, sealing };
        assert_eq!(shape.min_bytes(), 22 + stanza + 48 + 16 + 1024 + 16);
        assert_eq!(shape.max_bytes(), shape.min_bytes() + 190);
    }
    let largest = Shape { sealed_bytes: u32::MAX, recipients: u8::MAX, sealing: Sealing::Hybrid };
    assert!(largest.max_bytes() > u64::from(u32::MAX));
}

#[test]
fn what_sealing_wrote_has_the_shape_that_the_server_asks_for() {
    // Frozen by the crate `sealing`, through the age library, grease included.
    let facts = support::json("sealed-response-envelope.json");
    let shape = Shape {
        sealed_bytes: u32::try_from(facts["sealed_bytes"].as_u64().unwrap()).unwrap(),
        recipients: u8::try_from(facts["recipients"].as_u64().unwrap()).unwrap(),
        sealing: Sealing::Classical,
    };
    shape.check(&file("sealed-response-envelope.age")).unwrap();
    let hybrid = Shape { sealing: Sealing::Hybrid, ..shape };
    hybrid.check(&file("sealed-response-2-envelope.age")).unwrap();
    assert!(hybrid.check(&file("sealed-response-envelope.age")).is_err());
    assert!(shape.check(&file("sealed-response-2-envelope.age")).is_err());
    // A key file under a passphrase is an age file too, and no envelope.
    let locked = shape.check(&file("locked-file.age")).unwrap_err();
    assert_eq!(locked, EnvelopeError::EnvelopeStanzaUnknown { line: 2 });
}
