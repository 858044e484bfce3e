//! How a recipient is shown: a hybrid one has 1959 characters, which nobody reads.

use kin_protocol::Digest;

/// Characters at which a recipient is cut.
const SHOWN: usize = 20;

/// A classical recipient whole; a hybrid one by its beginning and the SHA-256 of its text, which is what revocations
/// name too.
pub(crate) fn shown(recipient: &str) -> String {
    match recipient.get(..SHOWN) {
        Some(beginning) if recipient.len() > 4 * SHOWN => {
            format!("{beginning}… (SHA-256 {})", Digest::of(recipient.as_bytes()))
        }
        _ => recipient.to_owned(),
    }
}
