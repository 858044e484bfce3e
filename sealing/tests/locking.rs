//! A secret under a passphrase.

use kin_sealing::{Identity, LockError, MAX_LOCKED_BYTES, Passphrase, WorkFactor, encrypt, lock, unlock};

const SECRET: &[u8] = b"AGE-SECRET-KEY-1EXAMPLE";

fn passphrase(text: &str) -> Passphrase {
    Passphrase::from_text(text).expect("a short passphrase")
}

fn quick() -> WorkFactor {
    WorkFactor::new(2).expect("two is in range")
}

#[test]
fn what_is_locked_unlocks_with_the_passphrase_and_no_other() {
    let file = lock(SECRET, &passphrase("bốn từ dễ nhớ"), quick()).unwrap();
    assert_eq!(**unlock(&file, &passphrase("bốn từ dễ nhớ")).unwrap(), *SECRET);
    assert_eq!(
        unlock(&file, &passphrase("bon tu de nho")).unwrap_err(),
        LockError::LockedFilePassphraseWrong
    );
}

#[test]
fn nothing_and_the_largest_secret_can_be_locked() {
    for length in [0, 1, MAX_LOCKED_BYTES] {
        let file = lock(&vec![7; length], &passphrase("p"), quick()).unwrap();
        assert_eq!(unlock(&file, &passphrase("p")).unwrap().len(), length);
    }
    assert!(matches!(
        lock(&vec![7; MAX_LOCKED_BYTES + 1], &passphrase("p"), quick()),
        Err(LockError::LockSecretTooLarge { .. })
    ));
}

#[test]
fn a_file_of_the_age_crate_unlocks_and_the_age_crate_unlocks_ours() {
    let secret = || age::secrecy::SecretString::from("correct horse".to_owned());
    let file = lock(SECRET, &passphrase("correct horse"), quick()).unwrap();
    #[expect(clippy::disallowed_methods, reason = "the other implementation, for comparison")]
    let (identity, mut recipient) =
        (age::scrypt::Identity::new(secret()), age::scrypt::Recipient::new(secret()));
    assert_eq!(age::decrypt(&identity, &file).unwrap(), SECRET);
    recipient.set_work_factor(2);
    let theirs = age::encrypt(&recipient, SECRET).unwrap();
    assert_eq!(**unlock(&theirs, &passphrase("correct horse")).unwrap(), *SECRET);
}

#[test]
fn a_frozen_locked_file_still_unlocks() {
    let file = include_bytes!("../../protocol/vectors/locked-file.age");
    assert_eq!(**unlock(file, &passphrase("bốn từ dễ nhớ")).unwrap(), *b"kin locked file vector\n");
}

#[test]
#[ignore = "writes the vector anew: only for a new version of the format"]
#[expect(clippy::disallowed_methods, reason = "a vector is a file")]
fn write_the_locked_file() {
    let factor = WorkFactor::new(10).unwrap();
    let file = lock(b"kin locked file vector\n", &passphrase("bốn từ dễ nhớ"), factor).unwrap();
    std::fs::write("../protocol/vectors/locked-file.age", file).unwrap();
}

#[test]
fn work_beyond_twenty_is_refused_before_it_is_done() {
    for log_n in [0, 21, 64, 255] {
        assert_eq!(
            WorkFactor::new(log_n).unwrap_err(),
            LockError::LockWorkFactorOutOfRange { work_factor: log_n, maximum: 20 }
        );
    }
    let file = lock(SECRET, &passphrase("p"), quick()).unwrap();
    for asked in ["21", "63", "64", "255"] {
        let error = unlock(&asking_for(&file, asked), &passphrase("p")).unwrap_err();
        let expected = LockError::LockedFileWorkTooHigh { work_factor: asked.parse().unwrap(), maximum: 20 };
        assert_eq!(error, expected);
    }
    for nonsense in ["0", "02", "+2", "256", "-1", "2 2"] {
        let error = unlock(&asking_for(&file, nonsense), &passphrase("p")).unwrap_err();
        assert!(
            matches!(error, LockError::LockedFileNotAge | LockError::LockedFilePassphraseWrong),
            "{error:?}"
        );
    }
}

fn asking_for(file: &[u8], work_factor: &str) -> Vec<u8> {
    let line_end = file.windows(3).position(|window| window == b" 2\n").expect("the stanza names its work");
    [&file[..=line_end], work_factor.as_bytes(), &file[line_end + 2..]].concat()
}

#[test]
fn no_flipped_bit_and_no_cut_is_accepted() {
    let file = lock(SECRET, &passphrase("p"), WorkFactor::new(1).unwrap()).unwrap();
    for bit in 0..file.len() * 8 {
        let mut flipped = file.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let error = unlock(&flipped, &passphrase("p")).expect_err("a flipped bit");
        assert!(!matches!(error, LockError::LockedFileTooLarge { .. }), "bit {bit}: {error:?}");
    }
    for length in 0..file.len() {
        assert!(unlock(&file[..length], &passphrase("p")).is_err(), "{length}");
    }
    assert_eq!(unlock(&[], &passphrase("p")).unwrap_err(), LockError::LockedFileTruncated);
}

#[test]
fn a_file_for_a_key_is_named_as_such() {
    let file = encrypt(&[Identity::generate().recipient()], SECRET).unwrap();
    assert_eq!(unlock(&file, &passphrase("p")).unwrap_err(), LockError::LockedFileWithoutPassphrase);
}
