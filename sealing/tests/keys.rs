//! Keys as texts.

use kin_sealing::{
    DeviceKey, DevicePublicKey, Identity, KeyError, KeyKind, Recipient, SealError, decrypt, encrypt,
};
use zeroize::Zeroizing;

#[test]
fn keys_of_both_kinds_read_back_as_they_print() {
    for (identity, kind) in
        [(Identity::generate(), KeyKind::PostQuantum), (Identity::generate_classical(), KeyKind::Classical)]
    {
        let again: Identity = identity.dangerously_reveal().parse().unwrap();
        assert_eq!(identity.recipient(), again.recipient());
        let recipient: Recipient = identity.recipient().to_string().parse().unwrap();
        assert_eq!(recipient, identity.recipient());
        assert_eq!((identity.kind(), recipient.kind()), (kind, kind));
    }
}

#[test]
fn a_new_key_is_a_post_quantum_hybrid() {
    let identity = Identity::generate();
    let recipient = identity.recipient().to_string();
    assert!(recipient.starts_with("age1pq1"));
    assert_eq!(recipient.len(), 1959);
    assert!(identity.dangerously_reveal().starts_with("AGE-SECRET-KEY-PQ-1"));
}

/// One classical reader beside a hybrid one would make the file as weak as that reader.
#[test]
fn classical_and_post_quantum_recipients_are_never_mixed() {
    let (hybrid, classical) = (Identity::generate(), Identity::generate_classical());
    for mixed in [[hybrid.recipient(), classical.recipient()], [classical.recipient(), hybrid.recipient()]] {
        assert_eq!(encrypt(&mixed, b"x").unwrap_err(), SealError::SealRecipientsMixed);
    }
    let file = encrypt(&[hybrid.recipient(), Identity::generate().recipient()], b"x").unwrap();
    assert_eq!(**decrypt(&[classical, hybrid], &file, 1).unwrap(), *b"x");
}

#[test]
fn a_key_has_one_spelling() {
    let identity = Identity::generate();
    let recipient = identity.recipient().to_string();
    assert_eq!(recipient.to_uppercase().parse::<Recipient>().unwrap_err(), KeyError::RecipientMalformed);
    let secret = identity.dangerously_reveal().to_lowercase();
    assert_eq!(secret.parse::<Identity>().unwrap_err(), KeyError::IdentityMalformed);
}

#[test]
fn a_device_key_reads_back_as_it_prints() {
    let device = DeviceKey::from_seed(Zeroizing::new([7; 32]));
    let public: DevicePublicKey = device.public().to_string().parse().unwrap();
    assert_eq!(public, device.public());
    assert_eq!(*device.dangerously_reveal_seed(), [7; 32]);
    let json = serde_json::to_string(&public).unwrap();
    assert_eq!(serde_json::from_str::<DevicePublicKey>(&json).unwrap(), public);
}

#[test]
fn what_is_no_key_is_refused() {
    let recipient = Identity::generate().recipient().to_string();
    let cut = &recipient[..recipient.len() - 1];
    for text in ["", "age1", "AGE1", cut, &"a".repeat(5000), "age1pq1qqqq"] {
        assert_eq!(text.parse::<Recipient>().unwrap_err(), KeyError::RecipientMalformed);
        assert_eq!(text.parse::<Identity>().unwrap_err(), KeyError::IdentityMalformed);
        assert_eq!(text.parse::<DevicePublicKey>().unwrap_err(), KeyError::DeviceKeyMalformed);
    }
    let identity = Identity::generate().dangerously_reveal();
    assert_eq!(identity.parse::<Recipient>().unwrap_err(), KeyError::RecipientMalformed);
}

/// The age crate panics when it seals to such a point.
#[test]
fn a_recipient_of_low_order_is_refused() {
    // u = 0, u = 1 and u = p - 1 in bech32 (RFC 7748, section 6.1; https://cr.yp.to/ecdh.html#validate).
    for text in LOW_ORDER {
        assert_eq!(text.parse::<Recipient>().unwrap_err(), KeyError::RecipientWeak, "{text}");
    }
}

const LOW_ORDER: [&str; 3] = [
    "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z",
    "age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj7vrya",
    "age1anlllllllllllllllllllllllllllllllllllllllllllllllals4n2t7m",
];

#[test]
fn secrets_do_not_print_themselves() {
    let identity = Identity::generate();
    let device = DeviceKey::from_seed(Zeroizing::new([7; 32]));
    assert_eq!(format!("{identity:?} {device:?}"), "Identity(..) DeviceKey(..)");
}
