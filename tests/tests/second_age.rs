//! A second implementation of age, which shares no code with the first, opens what we seal and seals what we open.

mod node;

use kin_sealing::{
    Circumstances, DeviceKey, FormReference, Identity, Kind, OVERHEAD_BYTES, Passphrase, Record, Submission,
    WorkFactor, decrypt, encrypt, lock, seal,
};
use zeroize::Zeroizing;

const PACKAGE: &str = "tests/age-interop/node_modules/age-encryption";
const INSTALL: &str = "npm ci --prefix tests/age-interop";
const RESPONSE: &str = r#"{"answers":{"full_name":"Đặng Thị Huệ"}}"#;

/// Post-quantum hybrids, the default, and classical keys.
const KINDS: [fn() -> Identity; 2] = [Identity::generate, Identity::generate_classical];

fn record() -> Record {
    Record {
        submission: Submission::from_random([0x11; 16]),
        kind: Kind::Original,
        corrects: None,
        study: [0x5a; 16],
        epoch: 1,
        form: Some(FormReference { id: "rcsi".into(), version: "2026-1".into(), sha256: [0xf0; 32] }),
        enumerator: "E01".into(),
        sequence: 1,
        previous: None,
        closing: None,
        circumstances: Circumstances::default(),
        response: Zeroizing::new(RESPONSE.as_bytes().to_vec()),
    }
}

/// What the second implementation makes of a file.
fn opened_by_the_second(file: &[u8], secret: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("file.age");
    std::fs::write(&path, file).expect("a temporary file");
    let printed = node::run("tests/age-interop/open.mjs", &[&path], secret.as_bytes());
    let digits = std::str::from_utf8(&printed).expect("hex is text");
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("two hex digits"))
        .collect()
}

#[test]
fn the_second_opens_a_sealed_response() {
    if !node::is_ready(PACKAGE, INSTALL) {
        return;
    }
    for generate in KINDS {
        the_second_opens_what_is_sealed_to(&generate(), &generate());
    }
}

fn the_second_opens_what_is_sealed_to(desk: &Identity, recovery: &Identity) {
    let device = DeviceKey::from_seed(Zeroizing::new([3; 32]));
    // One chunk, exactly one chunk, and more than one.
    for sealed_bytes in [4096, 65_536, 70_000] {
        let recipients = [desk.recipient(), recovery.recipient()];
        let sealed = seal(record(), &device, &recipients, sealed_bytes).expect("the record is sealed");
        for identity in [desk, recovery] {
            let plaintext = opened_by_the_second(sealed.bytes(), &identity.dangerously_reveal());
            assert_eq!(plaintext.len(), sealed_bytes as usize);
            let (frame, content) = plaintext.split_at(OVERHEAD_BYTES as usize);
            assert_eq!(&frame[..6], b"kin/2\n");
            assert_eq!(&frame[6..38], device.public().bytes());
            let length = u32::from_be_bytes(frame[102..].try_into().expect("four bytes")) as usize;
            let (text, padding) = content.split_at(length);
            let json: serde_json::Value = serde_json::from_slice(text).expect("a record is JSON");
            assert_eq!(
                json["response"],
                serde_json::from_str::<serde_json::Value>(RESPONSE).expect("the response is JSON")
            );
            assert_eq!(json["study"], "5a".repeat(16));
            assert!(padding.iter().all(|byte| *byte == 0));
        }
    }
}

#[test]
fn we_open_what_the_second_seals() {
    if !node::is_ready(PACKAGE, INSTALL) {
        return;
    }
    for generate in KINDS {
        let identities = [generate()];
        let recipient = identities[0].recipient().to_string();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file.age");
        for length in [0, 1, 65_536, 70_000] {
            let content: Vec<u8> = (0..=u8::MAX).cycle().take(length).collect();
            let other = generate().recipient().to_string();
            let arguments = [path.as_os_str(), other.as_ref(), recipient.as_ref()];
            node::run("tests/age-interop/seal.mjs", &arguments, &content);
            let file = std::fs::read(&path).unwrap();
            assert_eq!(**decrypt(&identities, &file, length).unwrap(), content);
        }
    }
}

#[test]
fn the_second_opens_whole_files_and_locked_ones() {
    if !node::is_ready(PACKAGE, INSTALL) {
        return;
    }
    for generate in KINDS {
        let identity = generate();
        let file = encrypt(&[identity.recipient()], b"").unwrap();
        assert_eq!(opened_by_the_second(&file, &identity.dangerously_reveal()), b"");
    }
    let passphrase = Passphrase::from_text("bốn từ dễ nhớ").unwrap();
    let locked = lock(b"secret", &passphrase, WorkFactor::new(4).unwrap()).unwrap();
    assert_eq!(opened_by_the_second(&locked, "bốn từ dễ nhớ"), b"secret");
}
