//! Keys as texts.

use kin_sealing::{DeviceKey, DevicePublicKey, Identity, KeyError, Recipient};
use zeroize::Zeroizing;

#[test]
fn keys_read_back_as_they_print() {
    let identity = Identity::generate();
    let again: Identity = identity.dangerously_reveal().parse().unwrap();
    assert_eq!(identity.recipient(), again.recipient());
    let recipient: Recipient = identity.recipient().to_string().parse().unwrap();
    assert_eq!(recipient, identity.recipient());
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
