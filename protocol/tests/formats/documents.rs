//! Fingerprints, receipts, secrets, packages, bundles and problems against their frozen vectors.

use crate::support;
use crate::support::{bytes_of_hex, cases, file, json, office, office_secret, outcome, roots, text};
use kin_protocol::bundle::Bundle;
use kin_protocol::courier::CourierPass;
use kin_protocol::handover::{ContactHandover, HandoverError};
use kin_protocol::package::{EnrolmentPackage, PackageError};
use kin_protocol::problem::{Problem, ProblemKind};
use kin_protocol::{Digest, EnrolmentSecret, Fingerprint, Receipt, StudyId, StudyPath, Voucher};
use serde_json::Value;
use signed_note::{Note, Signature, Signer, StandardSigner};

#[test]
fn fingerprints_are_those_of_their_vectors() {
    for case in json("fingerprint.json")["fingerprints"].as_array().unwrap() {
        let bytes = bytes_of_hex(&case["text_hex"]);
        assert_eq!(Digest::of(&bytes).to_string(), case["sha256"]);
        assert_eq!(Fingerprint::of(&bytes).to_string(), case["fingerprint"]);
    }
}

#[test]
fn typed_groups_are_compared_as_their_vectors_say() {
    let fingerprint = roots().fingerprint();
    for case in json("fingerprint.json")["of_roots"].as_array().unwrap() {
        let typed = case["typed"].as_str().unwrap();
        assert_eq!(outcome(fingerprint.compare(typed)), case["expect"], "{typed}");
        assert_eq!(fingerprint.matches(typed), case["expect"] == "ok", "{typed}");
    }
}

#[test]
fn a_frozen_receipt_confirms_its_envelope() {
    let envelope = file("envelope.age");
    let receipt = Receipt::parse(&file("receipt.json")).unwrap();
    receipt.confirms(support::study(), &Digest::of(&envelope), envelope.len() as u64).unwrap();
    assert_eq!(receipt.to_json(), file("receipt.json"));
    let made = Receipt::new(support::study(), Digest::of(&envelope), u32::try_from(envelope.len()).unwrap());
    assert_eq!(made, receipt);
}

#[test]
fn hostile_receipts_are_refused() {
    let envelope = file("envelope.age");
    for case in cases("receipt-hostile.json") {
        let refused = Receipt::parse(case["text"].as_str().unwrap().as_bytes()).and_then(|receipt| {
            receipt.confirms(support::study(), &Digest::of(&envelope), envelope.len() as u64)
        });
        assert_eq!(outcome(refused), case["expect"], "{}", case["name"]);
    }
    Receipt::parse(&[b' '; 5000]).unwrap_err();
}

#[test]
fn a_courier_pass_is_read_as_frozen_or_refused() {
    let vector = json("courier.json");
    for case in vector["cases"].as_array().unwrap() {
        let text = case["text"].as_str().unwrap();
        let read = CourierPass::parse(text.as_bytes());
        if let Ok(pass) = &read {
            assert_eq!(pass.to_json().as_slice(), text.as_bytes());
            assert_eq!(pass.token.digest().to_string(), vector["digest"]);
            assert!(!format!("{pass:?}").contains(pass.token.reveal().as_str()));
        }
        assert_eq!(outcome(read.map(drop)), case["expect"], "{}", case["name"]);
    }
    CourierPass::parse(&[b' '; 5000]).unwrap_err();
}

#[test]
fn secrets_have_one_spelling() {
    let vector = json("secrets.json");
    for case in vector["cases"].as_array().unwrap() {
        let bytes: [u8; 32] = bytes_of_hex(&case["bytes"]).try_into().unwrap();
        let voucher = Voucher::from_bytes(bytes);
        assert_eq!(*voucher.reveal(), case["text"]);
        assert_eq!(voucher.digest().to_string(), case["digest"]);
        let parsed: EnrolmentSecret = case["text"].as_str().unwrap().parse().unwrap();
        assert_eq!(parsed.dangerously_reveal_bytes(), &bytes);
    }
    for refused in vector["refused"].as_array().unwrap() {
        refused.as_str().unwrap().parse::<Voucher>().unwrap_err();
    }
}

#[test]
fn secrets_are_not_shown_by_debug() {
    assert_eq!(format!("{:?}", Voucher::from_bytes([1; 32])), "Voucher(…)");
    assert_eq!(format!("{:?}", EnrolmentSecret::from_bytes([1; 32])), "EnrolmentSecret(…)");
    assert_eq!(format!("{:?}", StudyPath::from_bytes([1; 16])), "StudyPath(…)");
    let (package, _) = EnrolmentPackage::read(&file("package.txt")).unwrap();
    let (shown, payload) = (format!("{package:?}"), &package.payload);
    assert!(!shown.contains(payload.vouchers[0].reveal().as_str()));
    assert!(!shown.contains(payload.secret.reveal().as_str()));
    assert!(!shown.contains(&payload.path.reveal()));
}

#[test]
fn ids_have_one_spelling() {
    let id = "000102030405060708090a0b0c0d0e0f";
    assert_eq!(id.parse::<StudyId>().unwrap().to_string(), id);
    for refused in ["", "0001", "000102030405060708090A0B0C0D0E0F", "g0010203040506070809a0b0c0d0e0f0"] {
        refused.parse::<StudyId>().unwrap_err();
        refused.parse::<StudyPath>().unwrap_err();
        refused.parse::<Digest>().unwrap_err();
    }
}

#[test]
fn a_frozen_package_is_read_verified_and_written_again() {
    let (package, contents) = EnrolmentPackage::read(&file("package.txt")).unwrap();
    assert_eq!(contents.note.server, "https://kin.example.org/s");
    assert_eq!(contents.forms.len(), 2);
    assert_eq!(contents.forms[0].1, file("form.json"));
    assert_eq!(String::from_utf8(package.sign(&office()).to_vec()).unwrap(), text("package.txt"));
    package.check_time("2026-12-30T23:59:59Z".parse().unwrap()).unwrap();
    let expired = package.check_time("2026-12-31T00:00:00Z".parse().unwrap());
    assert_eq!(expired, Err(PackageError::PackageExpired {}));
}

#[test]
fn a_frozen_bundle_is_read_verified_and_written_again() {
    let bundle = Bundle::parse(&file("bundle-3-first-note.json")).unwrap();
    bundle.verify(None).unwrap();
    assert_eq!(String::from_utf8(bundle.to_json()).unwrap(), text("bundle-3-first-note.json"));
}

#[test]
fn a_frozen_bundle_with_the_chain_of_its_roots_is_read_verified_and_written_again() {
    let bundle = Bundle::parse(&file("bundle-3.json")).unwrap();
    assert_eq!(bundle.verify(None).unwrap().note.generation, 2);
    assert_eq!(bundle.generations().len(), 2);
    assert_eq!(String::from_utf8(bundle.to_json()).unwrap(), text("bundle-3.json"));
}

fn patched(case: &Value) -> Vec<u8> {
    let name = format!("{}.json", case["of"].as_str().unwrap());
    let mut document = json(&name);
    for (member, value) in case["patch"].as_object().unwrap() {
        document[member] = value.clone();
    }
    serde_json::to_vec(&document).unwrap()
}

/// An enrolment package with this payload, signed with the office's key.
fn signed(payload: &Value) -> Vec<u8> {
    signed_bytes(&serde_json::to_vec_pretty(payload).unwrap())
}

fn signed_bytes(payload: &[u8]) -> Vec<u8> {
    let (study, expires) = (support::study(), "2026-12-31T00:00:00Z");
    let (bytes, digest) = (payload.len(), Digest::of(payload));
    let text =
        format!("kin-enrolment/2\nstudy {study}\nexpires {expires}\nbytes {bytes}\npayload {digest}\n");
    let key = StandardSigner::new(&office_secret()).unwrap();
    let signature = key.sign(text.as_bytes()).unwrap();
    let signature = Signature::new(key.name().to_owned(), key.key_id(), signature).unwrap();
    let mut package = Note::new(text.as_bytes(), &[signature]).unwrap().to_bytes();
    package.push(b'\n');
    package.extend_from_slice(payload);
    package
}

/// The refusal and, where there is one, the cause behind it.
fn refusal<E: serde::Serialize + std::error::Error>(error: &E) -> (Value, Option<Value>) {
    let because = std::error::Error::source(error)
        .and_then(|source| source.downcast_ref::<kin_protocol::ContentsError>())
        .map(|source| serde_json::to_value(source).unwrap());
    (serde_json::to_value(error).unwrap(), because)
}

#[test]
fn hostile_packages_are_refused_by_name() {
    let note = serde_json::to_string(&text("note-2.txt")).unwrap();
    let whole = text("package.txt");
    let payload = whole.splitn(3, "\n\n").nth(2).unwrap();
    for case in cases("package-hostile.json") {
        let package = case["package"].as_str().unwrap();
        let package = package.replace("<payload>", payload).replace("<note>", &note[1..note.len() - 1]);
        let (mut refused, because) = refusal(&EnrolmentPackage::read(package.as_bytes()).unwrap_err());
        if refused["id"] == "package-malformed" {
            (refused["line"], refused["column"]) = (0.into(), 0.into());
        }
        assert_eq!(refused, case["expect"], "{}", case["name"]);
        assert_eq!(because.as_ref(), case.get("because"), "{}", case["name"]);
    }
}

#[test]
fn no_single_bit_of_a_package_for_enrolment_can_be_changed() {
    let package = file("package.txt");
    EnrolmentPackage::read(&package).unwrap();
    for at in 0..package.len() {
        for bit in 0..8 {
            let mut changed = package.clone();
            changed[at] ^= 1 << bit;
            assert!(EnrolmentPackage::read(&changed).is_err(), "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn hostile_bundles_are_refused() {
    for case in cases("bundle-hostile.json") {
        let bytes = patched(&case);
        let (refused, because) =
            refusal(&Bundle::parse(&bytes).and_then(|bundle| bundle.verify(None)).unwrap_err());
        assert_eq!(refused, case["expect"], "{}", case["name"]);
        assert_eq!(because.as_ref(), case.get("because"), "{}", case["name"]);
    }
}

/// Every member of a document is left out, replaced by something nested, and joined by one that nobody knows.
fn with_one_member_wrong(document: &Value) -> Vec<Value> {
    let mut wrong = Vec::new();
    for member in document.as_object().unwrap().keys() {
        let mut without = document.clone();
        without.as_object_mut().unwrap().remove(member);
        let mut other = document.clone();
        other[member] = serde_json::json!([{"nested": []}]);
        wrong.extend([without, other]);
    }
    let mut with = document.clone();
    with["colour"] = Value::from("red");
    wrong.push(with);
    wrong
}

#[test]
fn every_member_is_required_and_none_is_unknown() {
    for wrong in with_one_member_wrong(&json("bundle-3.json")) {
        Bundle::parse(&serde_json::to_vec(&wrong).unwrap()).unwrap_err();
    }
    let (package, _) = EnrolmentPackage::read(&file("package.txt")).unwrap();
    let payload = serde_json::to_value(&package.payload).unwrap();
    for wrong in with_one_member_wrong(&payload) {
        let refused = EnrolmentPackage::read(&signed(&wrong)).unwrap_err();
        assert!(matches!(refused, PackageError::PackageMalformed { .. }), "{refused}");
    }
    EnrolmentPackage::read(&signed(&payload)).unwrap();
}

#[test]
fn a_mistake_in_a_package_is_told_by_place_and_never_quoted() {
    let (package, _) = EnrolmentPackage::read(&file("package.txt")).unwrap();
    let mut payload = serde_json::to_value(&package.payload).unwrap();
    payload["vouchers"] = serde_json::json!(["secretive"]);
    let refused = EnrolmentPackage::read(&signed(&payload)).unwrap_err();
    assert!(matches!(refused, PackageError::PackageMalformed { line: 2.., .. }), "{refused}");
    assert!(!format!("{refused} {refused:?}").contains("secretive"));
}

#[test]
fn deep_nesting_is_refused() {
    let deep = "[".repeat(100_000);
    let refused = EnrolmentPackage::read(&signed_bytes(deep.as_bytes())).unwrap_err();
    assert!(matches!(refused, PackageError::PackageMalformed { .. }), "{refused}");
    Bundle::parse(deep.as_bytes()).unwrap_err();
    assert_eq!(Problem::parse(deep.as_bytes()), None);
}

#[test]
fn problems_are_rfc_9457_documents() {
    let problem = Problem::new(ProblemKind::EnvelopeUnfit, Some("not a binary age v1 file".to_owned()));
    assert_eq!(problem.to_json(), file("problem.json"));
    assert_eq!(Problem::parse(&file("problem.json")).unwrap(), problem);
    let foreign = Problem::parse(br#"{"status":502,"instance":"/x"}"#).unwrap();
    assert_eq!((foreign.kind.as_str(), foreign.status), ("about:blank", 502));
    assert_eq!(Problem::parse(b"<html>"), None);
}

#[test]
fn a_frozen_hand_over_is_read_and_printed_back() {
    let bytes = file("handover.json");
    let handover = ContactHandover::parse(&bytes).unwrap();
    assert_eq!(handover.to_json().unwrap(), bytes);
    let contact = json("contact-2.json");
    assert_eq!(handover.interviews.len(), 1);
    assert_eq!(handover.interviews[0].submission, contact["submission"]);
    assert_eq!(handover.interviews[0].identifiers, bytes_of_hex(&contact["file"]));
}

#[test]
fn hostile_hand_overs_are_refused_by_name() {
    let frozen = json("handover.json");
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut document = frozen.clone();
        change(&mut document);
        ContactHandover::parse(&serde_json::to_vec(&document).unwrap()).unwrap_err()
    };
    let handover = ContactHandover::parse(&file("handover.json")).unwrap();
    let digest = handover.forms[0].digest;
    let version = refused(&|document| document["kin_contacts"] = 2.into());
    assert_eq!(version, HandoverError::HandoverVersionUnknown { version: 2 });
    let missing = refused(&|document| document["forms"] = serde_json::json!([]));
    assert_eq!(missing, HandoverError::HandoverFormMissing { digest });
    let unneeded = refused(&|document| document["interviews"] = serde_json::json!([]));
    assert_eq!(unneeded, HandoverError::HandoverFormUnfit { digest });
    let twice = refused(&|document| {
        let form = document["forms"][0].clone();
        document["forms"].as_array_mut().unwrap().push(form);
    });
    assert_eq!(twice, HandoverError::HandoverFormUnfit { digest });
    let changed = refused(&|document| document["forms"][0]["file"] = "e30=".into());
    assert_eq!(changed, HandoverError::HandoverFormUnfit { digest });
    let again = refused(&|document| {
        let interview = document["interviews"][0].clone();
        document["interviews"].as_array_mut().unwrap().push(interview);
    });
    assert_eq!(again, HandoverError::HandoverInterviewUnfit { position: 2 });
    for name in ["", "11111111-1111-4111-9111-11111111111", "11111111-1111-4111-9111-11111111111A"] {
        let unfit = refused(&|document| document["interviews"][0]["submission"] = name.into());
        assert_eq!(unfit, HandoverError::HandoverInterviewUnfit { position: 1 });
    }
    for (member, value) in [("identifiers", "***".into()), ("form", 1.into()), ("answers", "{}".into())] {
        let malformed = refused(&|document| document["interviews"][0][member] = Value::clone(&value));
        assert!(matches!(malformed, HandoverError::HandoverMalformed { .. }), "{member}");
    }
    for broken in [&b""[..], b"[]", b"{}", b"{\"kin_contacts\":1}"] {
        let malformed = ContactHandover::parse(broken).unwrap_err();
        assert!(matches!(malformed, HandoverError::HandoverMalformed { .. }));
    }
}

/// Up to the sealed answers, which their seal protects: a changed bit is refused, or changes a name that the custodian
/// compares (study, submission) or sees (participant), never a form or which form belongs to an interview.
#[test]
fn no_single_bit_of_a_hand_over_changes_its_forms() {
    let bytes = file("handover.json");
    let frozen = ContactHandover::parse(&bytes).unwrap();
    let end = bytes.windows(13).position(|window| window == b"\"identifiers\"").unwrap();
    let mut accepted = 0;
    for bit in 0..end * 8 {
        let mut changed = bytes.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let Ok(read) = ContactHandover::parse(&changed) else { continue };
        assert_eq!(read.forms, frozen.forms, "bit {bit}");
        let (one, other) = (&read.interviews[0], &frozen.interviews[0]);
        assert_eq!((one.form, &one.identifiers), (other.form, &other.identifiers), "bit {bit}");
        accepted += 1;
    }
    assert!(accepted < 700, "{accepted} of {} bits", end * 8);
}
