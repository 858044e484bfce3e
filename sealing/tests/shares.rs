//! Shares: any `needed` of them make the identity, and everything else says what is wrong.

use kin_sealing::{
    Identity, KeyKind, Passphrase, Share, ShareError, Sheet, WorkFactor, combine, lock, split, unlock,
};

/// Bytes that look random and are the same each time.
fn filler(seed: u8) -> impl FnMut(&mut [u8]) {
    let mut state = u64::from(seed) + 0x9e37_79b9;
    move |room: &mut [u8]| {
        for byte in room {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = state.to_be_bytes()[0];
        }
    }
}

fn shares_of(identity: &Identity, needed: u8, shares: u8) -> Vec<Share> {
    split(identity, needed, shares, &mut filler(needed)).expect("possible counts")
}

fn copy(share: &Share) -> Share {
    Share::from_bytes(&share.to_bytes()).expect("its own bytes")
}

/// These of the shares, by index from 1.
fn some(shares: &[Share], indices: &[usize]) -> Vec<Share> {
    indices.iter().map(|index| copy(&shares[index - 1])).collect()
}

/// A share's bytes with others in one place and the right checksum again: what damage never is, but a mistake may be.
fn forged(share: &Share, place: usize, byte: u8) -> Share {
    let mut bytes = share.to_bytes().to_vec();
    bytes[place] = byte;
    let sum = ring::digest::digest(
        &ring::digest::SHA256,
        &[b"kin-share-checksum/v1".as_slice(), &bytes[..88]].concat(),
    );
    bytes[88..].copy_from_slice(&sum.as_ref()[..8]);
    Share::from_bytes(&bytes).expect("a share in form")
}

#[test]
fn every_set_of_enough_shares_makes_the_identity_and_no_smaller_one_does() {
    for identity in [Identity::generate(), Identity::generate_classical()] {
        for (needed, count) in [(2, 2), (2, 3), (3, 5), (5, 5)] {
            let shares = shares_of(&identity, needed, count);
            for chosen in 1_u32..1 << count {
                let indices: Vec<usize> =
                    (1..=usize::from(count)).filter(|index| chosen & (1 << (index - 1)) != 0).collect();
                match combine(&some(&shares, &indices)) {
                    Ok(combined) => {
                        assert!(indices.len() >= usize::from(needed));
                        assert_eq!(*combined.dangerously_reveal(), *identity.dangerously_reveal());
                        assert_eq!(combined.kind(), identity.kind());
                    }
                    Err(error) => {
                        let found = indices.len() as u64;
                        assert!(found < u64::from(needed));
                        assert_eq!(error, ShareError::ShareTooFew { found, needed });
                    }
                }
            }
        }
    }
}

/// Whoever lies about how many are needed still does not find the key with one fewer.
#[test]
fn one_share_too_few_makes_another_key_even_if_it_says_it_is_enough() {
    let shares = shares_of(&Identity::generate(), 3, 5);
    let lowered: Vec<Share> = shares[..2].iter().map(|share| forged(share, 22, 2)).collect();
    let refused = combine(&lowered).unwrap_err();
    assert_eq!(refused, ShareError::SharesMakeAnotherKey { set: shares[0].set().to_string() });
}

#[test]
fn the_order_of_shares_does_not_matter() {
    let identity = Identity::generate();
    let shares = shares_of(&identity, 3, 4);
    let combined = combine(&some(&shares, &[4, 1, 3])).unwrap();
    assert_eq!(combined.recipient(), identity.recipient());
}

#[test]
fn a_repeated_share_is_named() {
    let shares = shares_of(&Identity::generate(), 2, 3);
    let refused = combine(&some(&shares, &[2, 2])).unwrap_err();
    assert_eq!(refused, ShareError::ShareRepeated { index: 2, position: 2 });
}

#[test]
fn a_share_of_another_set_is_named() {
    let identity = Identity::generate();
    let shares = shares_of(&identity, 2, 3);
    let others = split(&identity, 2, 3, &mut filler(99)).unwrap();
    let refused = combine(&[copy(&shares[0]), copy(&others[1])]).unwrap_err();
    assert_eq!(
        refused,
        ShareError::ShareForeign {
            index: 2,
            position: 2,
            set: others[1].set().to_string(),
            expected: shares[0].set().to_string(),
        }
    );
}

#[test]
fn a_wrong_share_is_named_where_there_is_one_more_than_needed() {
    let shares = shares_of(&Identity::generate(), 2, 3);
    let wrong = forged(&shares[1], 60, shares[1].to_bytes()[60] ^ 1);
    let beside = |third: bool| {
        let mut given = vec![copy(&shares[0]), copy(&wrong)];
        given.extend(third.then(|| copy(&shares[2])));
        combine(&given).unwrap_err()
    };
    assert_eq!(beside(false), ShareError::SharesMakeAnotherKey { set: shares[0].set().to_string() });
    assert_eq!(beside(true), ShareError::ShareWrong { index: 2 });
    let both = combine(&[copy(&shares[0]), copy(&shares[1]), wrong]).unwrap_err();
    assert_eq!(both, ShareError::ShareContradicts { index: 2, position: 3 });
}

#[test]
fn a_share_that_says_something_else_of_its_set_is_named() {
    let shares = shares_of(&Identity::generate(), 2, 3);
    // The kind, the counts, the key.
    for (place, byte) in [(12, 2), (22, 3), (23, 4), (24, shares[1].public()[0] ^ 1)] {
        let other = forged(&shares[1], place, byte);
        let refused = combine(&[copy(&shares[0]), other]).unwrap_err();
        assert_eq!(refused, ShareError::ShareContradicts { index: 2, position: 2 }, "byte {place}");
    }
    assert_eq!(combine(&[]).unwrap_err(), ShareError::ShareNoneGiven);
}

#[test]
fn impossible_counts_are_refused() {
    for (needed, shares) in [(0, 3), (1, 3), (4, 3), (2, 11), (255, 255)] {
        let refused = split(&Identity::generate(), needed, shares, &mut filler(1)).unwrap_err();
        assert_eq!(refused, ShareError::ShareCountsImpossible { needed, shares, maximum: 10 });
    }
    assert!(split(&Identity::generate(), 10, 10, &mut filler(1)).is_ok());
}

#[test]
fn no_flipped_bit_of_a_share_is_accepted() {
    let bytes = shares_of(&Identity::generate(), 2, 3)[0].to_bytes();
    assert_eq!(bytes.len(), 96);
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.to_vec();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let refused = Share::from_bytes(&flipped).unwrap_err();
        let expected = match bit / 8 {
            0..10 => ShareError::ShareMalformed,
            10..12 => ShareError::ShareVersionUnknown,
            _ => ShareError::ShareDamaged,
        };
        assert_eq!(refused, expected, "bit {bit}");
    }
    for length in 0..bytes.len() {
        assert!(Share::from_bytes(&bytes[..length]).is_err());
    }
    assert_eq!(Share::from_bytes(b"AGE-SECRET-KEY-1").unwrap_err(), ShareError::ShareMalformed);
}

/// Shamir's scheme as someone else wrote it: the crate whose field is used, and whose own combining is not.
#[test]
fn another_implementation_makes_the_same_secret_of_our_shares() {
    let identity = Identity::generate_classical();
    let shares = shares_of(&identity, 3, 5);
    let points: Vec<Vec<u8>> = [4, 0, 2]
        .iter()
        .map(|place| {
            let bytes = shares[*place].to_bytes();
            [&[shares[*place].index()], &bytes[56..88]].concat()
        })
        .collect();
    let secret = vsss_rs::Gf256::combine_bytes(&points).unwrap();
    let text = identity.dangerously_reveal();
    let prefix = bech32::Hrp::parse_unchecked("AGE-SECRET-KEY-");
    let (found, expected) = bech32::decode(&text).unwrap();
    assert_eq!((found, secret), (prefix, expected));
}

#[test]
fn a_share_and_its_commitment_say_nothing_of_the_secret() {
    let shares = shares_of(&Identity::generate(), 2, 3);
    assert_eq!(format!("{:?}", shares[0]), "Share(..)");
    assert_ne!(shares[0].commitment(), shares[1].commitment());
    assert_eq!(shares[0].commitment(), copy(&shares[0]).commitment());
    assert_eq!((shares[1].index(), shares[1].needed(), shares[1].shares()), (2, 2, 3));
}

#[test]
fn frozen_shares_still_make_their_identity() {
    let vector: serde_json::Value =
        serde_json::from_str(include_str!("../../protocol/vectors/share.json")).unwrap();
    for case in vector["cases"].as_array().unwrap() {
        let shares: Vec<Share> = case["shares"]
            .as_array()
            .unwrap()
            .iter()
            .map(|share| {
                let read = Share::from_bytes(&bytes(share["bytes"].as_str().unwrap())).unwrap();
                assert_eq!(share["commitment"], hex(&read.commitment()));
                assert_eq!(share["index"], read.index());
                assert_eq!(case["set"], read.set().to_string());
                assert_eq!(case["public"], hex(&read.public()));
                read
            })
            .collect();
        let combined = combine(&shares[1..]).unwrap();
        assert_eq!(case["identity"], *combined.dangerously_reveal());
        assert_eq!(case["recipient"], combined.recipient().to_string());
    }
    let sheet = &vector["sheet"];
    let file = bytes(sheet["file"].as_str().unwrap());
    let read = Sheet::read(sheet["lines"].as_str().unwrap()).unwrap();
    assert_eq!(read.file(), file);
    assert_eq!(sheet["lines"], read.to_lines());
    assert_eq!(sheet["code"], read.to_code());
    assert_eq!(Sheet::read(sheet["code"].as_str().unwrap()).unwrap(), read);
    let passphrase = Passphrase::from_text(sheet["passphrase"].as_str().unwrap()).unwrap();
    let share = Share::from_bytes(&unlock(&file, &passphrase).unwrap()).unwrap();
    assert_eq!(share.index(), 1);
}

#[test]
#[ignore = "writes the vector anew: only for a new version of the format"]
#[expect(clippy::disallowed_methods, reason = "a vector is a file")]
fn write_the_vector() {
    let mut sheet = serde_json::Value::Null;
    let cases: Vec<serde_json::Value> = [Identity::generate(), Identity::generate_classical()]
        .iter()
        .map(|identity| {
            let shares = shares_of(identity, 2, 3);
            let passphrase = Passphrase::from_text("bốn từ dễ nhớ").unwrap();
            let file = lock(&shares[0].to_bytes(), &passphrase, WorkFactor::new(10).unwrap()).unwrap();
            let printed = Sheet::of(&file).unwrap();
            sheet = serde_json::json!({
                "what": "share 1 of the last case, locked (age, scrypt) and on paper",
                "passphrase": "bốn từ dễ nhớ",
                "file": hex(&file),
                "lines": printed.to_lines(),
                "code": printed.to_code(),
            });
            serde_json::json!({
                "kind": if identity.kind() == KeyKind::PostQuantum { "post-quantum" } else { "classical" },
                "identity": identity.dangerously_reveal().as_str(),
                "recipient": identity.recipient().to_string(),
                "needed": 2,
                "set": shares[0].set().to_string(),
                "public": hex(&shares[0].public()),
                "shares": shares.iter().map(|share| serde_json::json!({
                    "index": share.index(),
                    "bytes": hex(&share.to_bytes()),
                    "commitment": hex(&share.commitment()),
                })).collect::<Vec<_>>(),
            })
        })
        .collect();
    let vector = serde_json::json!({
        "format": "kin-share/1, and a kin-sheet/1 of a locked one",
        "expect": "any two shares of a case make its identity",
        "cases": cases,
        "sheet": sheet,
    });
    let text = serde_json::to_string_pretty(&vector).unwrap() + "\n";
    std::fs::write("../protocol/vectors/share.json", text).unwrap();
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(digit).collect()
}

fn digit(value: u8) -> char {
    char::from_digit(value.into(), 16).expect("four bits")
}

fn bytes(hex: &str) -> Vec<u8> {
    let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).expect("two digits");
    (0..hex.len()).step_by(2).map(byte).collect()
}
