//! The header of a binary age v1 file, as sealing writes it: stanzas of the study's one kind, then at most one of grease.

use super::EnvelopeError;
use crate::note::Sealing;

const VERSION_LINE: &[u8] = b"age-encryption.org/v1";
/// 32 bytes in unpadded base64.
const KEY_CHARACTERS: usize = 43;
/// Visible characters before `-grease`, and in each of its arguments.
const GREASE_WORD_CHARACTERS: std::ops::RangeInclusive<usize> = 1..=8;
const GREASE_MAX_ARGUMENTS: usize = 4;
/// 99 bytes in unpadded base64.
const GREASE_MAX_BODY_CHARACTERS: usize = 132;
/// age wraps bodies at this column.
const BODY_LINE_CHARACTERS: usize = 64;
/// 1120 bytes in unpadded base64: what a hybrid recipient's stanza carries in its first line.
const HYBRID_CHARACTERS: usize = 1494;
/// The longest line there is beside a hybrid stanza's: the first line of a grease stanza, or a full line of its body.
const MAX_LINE_BYTES: usize = 64;
/// `-> mlkem768x25519 ` and its argument.
const MAX_HYBRID_LINE_BYTES: usize = 18 + HYBRID_CHARACTERS;

/// What a header says.
pub(super) struct Header {
    pub(super) recipients: u32,
}

impl Header {
    /// Reads the header and leaves `lines` at the payload.
    pub(super) fn read(lines: &mut Lines<'_>, sealing: Sealing) -> Result<Header, EnvelopeError> {
        let (tag, share_characters): (&[u8], usize) = match sealing {
            Sealing::Hybrid => (b"mlkem768x25519 ", HYBRID_CHARACTERS),
            Sealing::Classical => (b"X25519 ", KEY_CHARACTERS),
        };
        match lines.next() {
            Ok(first) if first == VERSION_LINE => {}
            _ => return Err(EnvelopeError::EnvelopeNotAge {}),
        }
        let mut recipients = 0;
        let mut greased = false;
        loop {
            let text = lines.next()?;
            let line = lines.line();
            if let Some(code) = text.strip_prefix(b"---") {
                let fits = code.strip_prefix(b" ").is_some_and(is_32_bytes);
                return if fits {
                    Ok(Header { recipients })
                } else {
                    Err(EnvelopeError::EnvelopeMacMalformed { line })
                };
            }
            let stanza = text.strip_prefix(b"-> ").ok_or(EnvelopeError::EnvelopeStanzaUnknown { line })?;
            if greased {
                // age appends grease last; nothing of ours follows it.
                return Err(EnvelopeError::EnvelopeGreaseExcessive { line });
            }
            if let Some(share) = stanza.strip_prefix(tag) {
                if share.len() != share_characters || !is_base64(share) || !is_canonical_end(share) {
                    return Err(EnvelopeError::EnvelopeStanzaMalformed { line });
                }
                if !is_32_bytes(lines.next()?) {
                    return Err(EnvelopeError::EnvelopeStanzaMalformed { line: lines.line() });
                }
                recipients += 1;
            } else {
                grease(stanza, lines)?;
                greased = true;
            }
        }
    }
}

/// One grease stanza, within the bounds of `age-core`'s `grease_the_joint`.
fn grease(first_line: &[u8], lines: &mut Lines<'_>) -> Result<(), EnvelopeError> {
    let line = lines.line();
    let mut words = first_line.split(|byte| *byte == b' ');
    let tag = words.next().unwrap_or_default();
    let name = tag.strip_suffix(b"-grease").ok_or(EnvelopeError::EnvelopeStanzaUnknown { line })?;
    let arguments: Vec<&[u8]> = words.collect();
    let fits =
        |word: &[u8]| GREASE_WORD_CHARACTERS.contains(&word.len()) && word.iter().all(u8::is_ascii_graphic);
    if !fits(name) || arguments.len() > GREASE_MAX_ARGUMENTS || !arguments.iter().all(|word| fits(word)) {
        return Err(EnvelopeError::EnvelopeGreaseExcessive { line });
    }
    let mut body_characters = 0;
    loop {
        let text = lines.next()?;
        let line = lines.line();
        body_characters += text.len();
        if body_characters > GREASE_MAX_BODY_CHARACTERS {
            return Err(EnvelopeError::EnvelopeGreaseExcessive { line });
        }
        // Full lines, then a shorter one, empty if need be, which ends the body.
        if text.len() > BODY_LINE_CHARACTERS || !is_base64(text) {
            return Err(EnvelopeError::EnvelopeStanzaMalformed { line });
        }
        if text.len() < BODY_LINE_CHARACTERS {
            return if is_canonical_end(text) {
                Ok(())
            } else {
                Err(EnvelopeError::EnvelopeStanzaMalformed { line })
            };
        }
    }
}

fn is_base64(text: &[u8]) -> bool {
    text.iter().all(|byte| value(*byte).is_some())
}

fn value(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// Whether base64 text ends where bytes end, without stray bits (RFC 4648, section 3.5).
fn is_canonical_end(text: &[u8]) -> bool {
    let stray_bits = match text.len() % 4 {
        0 => return true,
        1 => return false,
        2 => 0b1111,
        _ => 0b11,
    };
    text.last().and_then(|byte| value(*byte)).is_some_and(|last| last & stray_bits == 0)
}

/// 32 bytes in canonical unpadded base64.
fn is_32_bytes(text: &[u8]) -> bool {
    text.len() == KEY_CHARACTERS && is_base64(text) && is_canonical_end(text)
}

/// The lines of a header, none longer than a header's lines can be.
pub(super) struct Lines<'bytes> {
    rest: &'bytes [u8],
    line: u64,
    max_line_bytes: usize,
}

impl<'bytes> Lines<'bytes> {
    pub(super) fn new(bytes: &'bytes [u8], sealing: Sealing) -> Lines<'bytes> {
        let max_line_bytes = match sealing {
            Sealing::Hybrid => MAX_HYBRID_LINE_BYTES,
            Sealing::Classical => MAX_LINE_BYTES,
        };
        Lines { rest: bytes, line: 0, max_line_bytes }
    }

    /// The number of the line read last, from 1.
    fn line(&self) -> u64 {
        self.line
    }

    /// What was not read yet.
    pub(super) fn rest(&self) -> &'bytes [u8] {
        self.rest
    }

    fn next(&mut self) -> Result<&'bytes [u8], EnvelopeError> {
        self.line += 1;
        let end = self
            .rest
            .iter()
            .take(self.max_line_bytes + 1)
            .position(|byte| *byte == b'\n')
            .ok_or(EnvelopeError::EnvelopeHeaderBroken { line: self.line })?;
        let (line, rest) = self.rest.split_at(end);
        self.rest = &rest[1..];
        Ok(line)
    }
}
