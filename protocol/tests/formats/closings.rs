//! The certificate that a study is closed: the frozen vectors, and what is refused.

use kin_protocol::certificate::{self, Certificate, Certified, Closing, Item, State};
use kin_protocol::note::RootKey;
use strum::VariantArray;

use crate::support::{cases, file, joined, json, outcome, roots, study};

fn closing() -> Closing {
    certificate::verify(&file("closing.txt"), &roots()).unwrap()
}

#[test]
fn the_frozen_certificates_say_what_a_second_implementation_wrote() {
    let (facts, closing) = (json("closing.json"), closing());
    assert_eq!(closing.digest().to_string(), facts["closing_digest"]);
    assert_eq!(
        (closing.closed.to_string(), &closing.by),
        (facts["closed"].as_str().unwrap().to_owned(), &facts["by"].as_str().unwrap().to_owned())
    );
    let destroyed: Vec<serde_json::Value> =
        closing.destroyed.iter().map(|(epoch, digest)| serde_json::json!([epoch, digest])).collect();
    assert_eq!(serde_json::Value::from(destroyed), facts["destroyed"]);
    let items: Vec<Item> = closing.items.iter().map(|(item, _)| *item).collect();
    assert_eq!(items, Item::VARIANTS);
    let unknown = closing.items.iter().find_map(|(item, state)| match state {
        State::Unknown { why } => Some((*item, why.as_str())),
        _ => None,
    });
    assert_eq!(unknown, Some((Item::Devices, facts["unknown"].as_str().unwrap())));
    let destruction: Certificate = certificate::verify(&file("destruction.txt"), &roots()).unwrap();
    assert_eq!(destruction.digest().to_string(), facts["destruction_digest"]);
}

#[test]
fn hostile_certificates_are_refused_by_the_line_that_failed() {
    for case in cases("closing-hostile.json") {
        let signed = joined(&case["signed"]);
        let verified = certificate::verify::<Closing>(signed.as_bytes(), &roots());
        assert_eq!(outcome(verified.map(|_| ())), case["expect"], "{}", case["name"]);
    }
}

#[test]
fn one_kind_of_certificate_is_not_taken_for_the_other() {
    assert!(certificate::verify::<Closing>(&file("destruction.txt"), &roots()).is_err());
    assert!(certificate::verify::<Certificate>(&file("closing.txt"), &roots()).is_err());
}

#[test]
fn no_single_bit_of_a_certificate_of_closing_can_be_changed() {
    let signed = file("closing.txt");
    for place in 0..signed.len() {
        let mut changed = signed.clone();
        changed[place] ^= 1;
        let verified = certificate::verify::<Closing>(&changed, &roots());
        assert!(verified.is_err_and(|_| true), "byte {place}");
    }
}

#[test]
fn what_a_desk_fills_in_is_signed_only_if_it_is_one_line_each() {
    let key = RootKey::from_seed(study(), &[1; 32]);
    let mut closing = closing();
    assert_eq!(closing.to_text(), certificate::claimed::<Closing>(&file("closing.txt")).unwrap().to_text());
    assert!(certificate::sign(&closing, &[&key]).is_ok());
    closing.by = "Lê Thị A\nby Trần B".to_owned();
    assert!(certificate::sign(&closing, &[&key]).is_err());
    closing.by = "Lê Thị A".to_owned();
    closing.items[5].1 = State::Unknown { why: "x\nserver seen".to_owned() };
    assert!(certificate::sign(&closing, &[&key]).is_err());
}
