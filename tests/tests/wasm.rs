//! Forms, sealing and protocol where a browser would run them: an interview is held and sealed in WebAssembly under
//! Node, and opened here.

mod node;

use std::sync::Arc;

use base64::{Engine, prelude::BASE64_STANDARD};
use jiff::Timestamp;
use kin_forms::{Consented, Form};
use kin_protocol::{
    Digest, StudyId,
    note::{EpochRecipient, FormReference, Opening, RootKey, Roots, StudyNote, sign},
};
use kin_sealing::{DeviceKey, Identity, Kind, Opened, Submission, open};
use zeroize::Zeroizing;

const MODULE: &str = "target/wasm/node/kin_wasm_proof.js";
const BUILD: &str = "tests/wasm/build";
const STUDY: [u8; 16] = [0x5a; 16];
const SEED: [u8; 32] = [3; 32];
const CHANCE: [u8; 16] = [0x11; 16];

#[test]
fn an_interview_without_consent_is_sealed_in_webassembly_and_opened_natively() {
    if let Some((form, opened)) = sealed_in_webassembly("rcsi.json") {
        let recorded = form.validate(&opened.record.response).expect("the desk accepts it");
        assert_eq!(recorded.answers.len(), 5);
    }
}

#[test]
fn an_interview_with_consent_is_sealed_in_webassembly_and_opened_natively() {
    if let Some((form, opened)) = sealed_in_webassembly("returnee-reintegration.json") {
        let recorded = form.validate(&opened.record.response).expect("the desk accepts it");
        assert!(matches!(recorded.consent, Consented::Agreed { .. }));
        assert!(recorded.answers.len() > 20, "{} answers", recorded.answers.len());
        assert_eq!(recorded.language, form.default_language());
    }
}

fn sealed_in_webassembly(library_form: &str) -> Option<(Arc<Form>, Opened)> {
    if !node::is_ready(MODULE, BUILD) {
        return None;
    }
    let bytes = std::fs::read(node::workspace().join("forms/library").join(library_form))
        .expect("a form of the library");
    let form = Arc::new(Form::parse(&bytes).expect("the library has no mistakes"));
    let identities = [Identity::generate()];
    let note = note(&form, &identities[0]);
    let root = RootKey::from_seed(note.study, &[8; 32]);
    let signed = sign(&note, &[&root]).expect("a small note is signed");
    let roots: Roots = note.roots().expect("one root");
    let arguments = serde_json::json!({
        "note": BASE64_STANDARD.encode(signed),
        "roots": BASE64_STANDARD.encode(roots.to_text()),
        "form": BASE64_STANDARD.encode(bytes),
        "seed": BASE64_STANDARD.encode(SEED),
        "chance": BASE64_STANDARD.encode(CHANCE),
        "now": "2026-11-23T19:25+07:00",
    });
    let module = node::workspace().join(MODULE);
    let printed = node::run("tests/wasm/interview.cjs", &[module], arguments.to_string().as_bytes());
    let envelope = BASE64_STANDARD.decode(printed).expect("the script prints base64");
    note.check_envelope(&envelope).expect("the study's shape");
    let opened = open(&envelope, &identities, STUDY, note.sealed_bytes).expect("the desk opens it");
    let record = &opened.record;
    assert_eq!(opened.device, DeviceKey::from_seed(Zeroizing::new(SEED)).public());
    assert_eq!(record.submission, Submission::from_random(CHANCE));
    assert_eq!((record.kind, record.epoch), (Kind::Original, 4));
    assert_eq!(record.form.as_ref().map(|asked| asked.sha256), Some(form.digest()));
    Some((form, opened))
}

fn note(form: &Form, identity: &Identity) -> StudyNote {
    let time = |text: &str| text.parse::<Timestamp>().expect("a timestamp");
    let study = StudyId::from_bytes(STUDY);
    let root = RootKey::from_seed(study, &[8; 32]);
    let roots = Roots::new(study, 1, vec![root.verifier()]).expect("one root");
    let (issued, expires) = (time("2026-01-01T00:00:00Z"), time("2027-01-01T00:00:00Z"));
    StudyNote {
        sealed_bytes: 65_536,
        server: "https://example.org".to_owned(),
        recipients: vec![EpochRecipient {
            epoch: 4,
            not_before: issued,
            not_after: expires,
            opening: Opening::Single,
            recipient: identity.recipient().to_string(),
        }],
        forms: vec![FormReference {
            id: form.id().to_owned(),
            version: form.version().to_owned(),
            digest: Digest::from_bytes(form.digest()),
        }],
        ..StudyNote::draft(&roots, "WebAssembly", issued, expires)
    }
}
