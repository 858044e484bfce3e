//! `digest base64-decode`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use md5::{Digest as _, Md5};
use ring::digest;
use zeroize::Zeroizing;

use super::{Arguments, Evaluated, EvaluationError, Function};
use crate::expression::value::Value;

pub(super) const FUNCTIONS: &[Function] =
    &[Function::new("digest", 2, 3, hash), Function::new("base64-decode", 1, 1, base64_decode)];

/// `digest(text, algorithm, encoding)`: MD5, SHA-1, SHA-256, SHA-384 or SHA-512 of the text in UTF-8, in base64 or hex.
///
/// A digest of an answer is as telling as the answer: a name or a telephone number is found again by trying them all.
fn hash(arguments: &Arguments<'_>) -> Evaluated {
    let text = arguments.text(0)?;
    let algorithm = arguments.text(1)?.to_ascii_uppercase().replace('-', "");
    let hash = match algorithm.as_str() {
        "MD5" => Md5::digest(text.as_bytes()).to_vec(),
        "SHA1" => hashed(&digest::SHA1_FOR_LEGACY_USE_ONLY, &text),
        "SHA256" => hashed(&digest::SHA256, &text),
        "SHA384" => hashed(&digest::SHA384, &text),
        "SHA512" => hashed(&digest::SHA512, &text),
        _ => return Err(EvaluationError::Arguments),
    };
    let encoding =
        if arguments.len() == 3 { arguments.text(2)?.to_ascii_lowercase() } else { "base64".into() };
    match encoding.as_str() {
        "base64" => Ok(Value::text(STANDARD.encode(hash))),
        "hex" => Ok(Value::text(crate::digest::to_hex(hash.as_ref()))),
        _ => Err(EvaluationError::Arguments),
    }
}

fn hashed(algorithm: &'static digest::Algorithm, text: &str) -> Vec<u8> {
    digest::digest(algorithm, text.as_bytes()).as_ref().to_vec()
}

/// The text that was encoded; empty where it is not base64. Bytes that are not UTF-8 become U+FFFD, as in Java.
fn base64_decode(arguments: &Arguments<'_>) -> Evaluated {
    let encoded: Zeroizing<String> =
        Zeroizing::new(arguments.text(0)?.chars().filter(|character| !character.is_whitespace()).collect());
    let decoded = Zeroizing::new(STANDARD.decode(encoded.as_bytes()).unwrap_or_default());
    Ok(Value::text(String::from_utf8_lossy(&decoded)))
}
