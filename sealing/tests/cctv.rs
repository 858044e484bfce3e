//! All vectors of the age format (see `CCTV.md`), hybrid recipients included, through what this crate offers.
//!
//! The three files in [`DIFFERENCES`] are read more generously by the age crate than the vectors ask. The test fails
//! when one is missing from that list, and when one need not stand there any more.

#![expect(clippy::disallowed_methods, reason = "vectors are files")]

use std::{collections::BTreeMap, fs, io::Read};

use kin_sealing::{Identity, LockError, OpenError, Passphrase, decrypt, unlock};
use ring::digest::{SHA256, digest};

/// Two read the legacy stanza without its final short line, one reads space around an armored file.
const DIFFERENCES: [&str; 3] =
    ["armor_whitespace_outside", "stanza_missing_body", "stanza_missing_final_line"];

/// The longest content of a vector is 258 chunks.
const MAX_BYTES: usize = 259 * 64 * 1024;

struct Vector {
    fields: BTreeMap<String, Vec<String>>,
    file: Vec<u8>,
}

impl Vector {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(2).position(|pair| pair == b"\n\n").expect("an empty line ends the fields");
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in std::str::from_utf8(&bytes[..end]).expect("fields are text").lines() {
            let (name, value) = line.split_once(": ").expect("a field is a name and a value");
            fields.entry(name.to_owned()).or_default().push(value.to_owned());
        }
        let body = &bytes[end + 2..];
        let file = match fields.get("compressed") {
            Some(kind) => {
                assert_eq!(kind[..], ["zlib"]);
                miniz_oxide::inflate::decompress_to_vec_zlib(body).expect("zlib")
            }
            None => body.to_vec(),
        };
        Self { fields, file }
    }

    fn all(&self, name: &str) -> &[String] {
        self.fields.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    fn expected(&self) -> &str {
        &self.all("expect")[0]
    }

    /// What this crate makes of it: the content's SHA-256, or the name of the failure in the vectors' words.
    fn outcome(&self) -> Result<String, &'static str> {
        let mut binary = self.file.clone();
        if !self.all("armored").is_empty() {
            binary.clear();
            let mut reader = age::armor::ArmoredReader::new(&self.file[..]);
            reader.read_to_end(&mut binary).map_err(|_| "armor failure")?;
            // The reader hands on what is not armored at all.
            if !self.file.is_empty() && binary == self.file {
                return Err("armor failure");
            }
        }
        let mut identities: Vec<Identity> =
            self.all("identity").iter().map(|text| text.parse().expect("an identity")).collect();
        if identities.is_empty() && self.all("passphrase").is_empty() {
            identities.push(Identity::generate());
        }
        // With keys and passphrases at once, whatever any of them gives.
        let mut outcome = Err("no match");
        if !identities.is_empty() {
            outcome = decrypt(&identities, &binary, MAX_BYTES).map_err(|error| named(&error, &binary));
        }
        for passphrase in self.all("passphrase") {
            if outcome.is_err() {
                let passphrase = Passphrase::from_text(passphrase).expect("a passphrase");
                outcome = unlock(&binary, &passphrase).map_err(named_lock);
            }
        }
        outcome.map(|content| {
            let sum = digest(&SHA256, &content);
            let nibbles = sum.as_ref().iter().flat_map(|byte| [byte >> 4, byte & 15]);
            nibbles.filter_map(|nibble| char::from_digit(nibble.into(), 16)).collect()
        })
    }

    fn is_as_expected(&self) -> bool {
        match (self.outcome(), self.expected()) {
            (Ok(content), "success") => content == self.all("payload")[0],
            (Err(failure), expected) => failure == expected,
            (Ok(_), _) => false,
        }
    }
}

fn named(error: &OpenError, file: &[u8]) -> &'static str {
    match error {
        // Cut off before the payload's nonce has ended, or after it.
        OpenError::SealedTruncated if payload_of(file).is_none_or(|payload| payload < 16) => "header failure",
        OpenError::SealedForOtherKeys => "no match",
        OpenError::SealedHeaderChanged => "HMAC failure",
        OpenError::SealedTruncated | OpenError::SealedDamaged => "payload failure",
        OpenError::SealedNotAge => "header failure",
        other => unclear(other),
    }
}

fn named_lock(error: LockError) -> &'static str {
    match error {
        LockError::LockedFilePassphraseWrong | LockError::LockedFileWithoutPassphrase => "no match",
        LockError::LockedFileNotAge | LockError::LockedFileWorkTooHigh { .. } => "header failure",
        other => unclear(&other),
    }
}

/// Bytes behind the header's last line.
fn payload_of(file: &[u8]) -> Option<usize> {
    let mac = file.windows(5).position(|window| window == b"\n--- ")? + 1;
    let end = file[mac..].iter().position(|byte| *byte == b'\n')?;
    (end == "--- ".len() + 43).then(|| file.len() - mac - end - 1)
}

fn unclear(error: &dyn std::fmt::Debug) -> &'static str {
    Box::leak(format!("{error:?}").into_boxed_str())
}

fn vectors() -> BTreeMap<String, Vector> {
    fs::read_dir("tests/cctv")
        .expect("the vectors are there")
        .map(|entry| {
            let entry = entry.expect("an entry");
            let bytes = fs::read(entry.path()).expect("a file");
            (entry.file_name().into_string().expect("a name"), Vector::read(&bytes))
        })
        .collect()
}

#[test]
fn every_vector_of_the_age_format_gives_what_it_says_except_the_listed() {
    let vectors = vectors();
    assert_eq!(vectors.len(), 143);
    let hybrid = vectors.keys().filter(|name| name.contains("hybrid")).count();
    assert_eq!(hybrid, 19);
    let mut differing = Vec::new();
    for (name, vector) in &vectors {
        if !vector.is_as_expected() {
            differing.push((name.as_str(), vector.outcome(), vector.expected()));
        }
    }
    let names: Vec<&str> = differing.iter().map(|(name, ..)| *name).collect();
    assert_eq!(names, DIFFERENCES, "what they gave and should have given: {differing:#?}");
}
