//! A signed header and the payload that it names by length and digest: how packages of the office travel.

use crate::Digest;

/// What a header says of the payload that follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Described {
    pub(crate) bytes: u64,
    pub(crate) digest: Digest,
}

impl Described {
    /// What is to be said of this payload.
    pub(crate) fn of(payload: &[u8]) -> Described {
        Described { bytes: payload.len() as u64, digest: Digest::of(payload) }
    }
}

/// The signed header and the payload: the first empty line ends the header's text, the second its signatures. `None` where
/// the header does not end within its limit, or is no text.
pub(crate) fn split(bytes: &[u8], max_header_bytes: usize) -> Option<(&str, &[u8])> {
    let head = &bytes[..bytes.len().min(max_header_bytes)];
    let after_empty_line = |from: usize| {
        head.get(from..)?.windows(2).position(|pair| pair == b"\n\n").map(|place| from + place + 2)
    };
    let text_end = after_empty_line(0)?;
    let end = after_empty_line(text_end)?;
    let signed = std::str::from_utf8(&bytes[..end - 1]).ok()?;
    Some((signed, &bytes[end..]))
}

/// The whole again: the signed header, an empty line, the payload.
pub(crate) fn join(signed_header: Vec<u8>, payload: &[u8]) -> Vec<u8> {
    let mut bytes = signed_header;
    bytes.push(b'\n');
    bytes.extend_from_slice(payload);
    bytes
}
