//! What the values of a study note may look like.

use super::{MAX_FORM_NAME_BYTES, MAX_SERVER_BYTES, MAX_TITLE_BYTES, NoteError, Sealing};

/// Characters of bech32, the alphabet of recipients (BIP 173).
const BECH32: &[u8] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
/// Characters of an X25519 recipient after `age1`: 32 bytes and the checksum.
const CLASSICAL_CHARACTERS: usize = 58;
/// Characters of a hybrid recipient after `age1pq1`: 1184 bytes of ML-KEM-768, 32 of X25519, and the checksum.
const HYBRID_CHARACTERS: usize = 1_952;

/// Characters that a person reading the note would not see: controls, and those that turn text around
/// (Unicode bidirectional controls), so that a title cannot pretend to be another line.
pub(crate) fn hidden(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A title: something to read, without spaces at its ends.
pub(crate) fn title(text: &str) -> Option<String> {
    let readable = !text.is_empty() && text.len() <= MAX_TITLE_BYTES && text.trim() == text;
    readable.then(|| text.to_owned())
}

/// The id or version of a form: visible ASCII without spaces.
pub(super) fn form_name(text: &str) -> bool {
    (1..=MAX_FORM_NAME_BYTES).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// The kind of a recipient by its text form. Its checksum is sealing's to check; a note with a mistyped one seals
/// nothing.
pub(super) fn recipient(text: &str) -> Option<Sealing> {
    let bech32 =
        |data: &str, characters| data.len() == characters && data.bytes().all(|byte| BECH32.contains(&byte));
    // `1` is not of the alphabet, so that no text is both.
    let hybrid = text.strip_prefix("age1pq1").is_some_and(|data| bech32(data, HYBRID_CHARACTERS));
    let classical = text.strip_prefix("age1").is_some_and(|data| bech32(data, CLASSICAL_CHARACTERS));
    match (hybrid, classical) {
        (true, _) => Some(Sealing::Hybrid),
        (_, true) => Some(Sealing::Classical),
        _ => None,
    }
}

/// `https://host[:port][/path]`, or `http://` where nobody can listen on the way: this machine, or an onion service.
pub(super) fn server(text: &str, line: u64) -> Result<(), NoteError> {
    let malformed = NoteError::NoteServerMalformed { line };
    let (insecure, rest) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
        (Some(rest), _) => (false, rest),
        (None, Some(rest)) => (true, rest),
        (None, None) => return Err(malformed),
    };
    let (authority, path) = rest.split_once('/').map_or((rest, None), |(host, path)| (host, Some(path)));
    let (host, port) = match authority.strip_prefix('[') {
        Some(ipv6) => ipv6.split_once(']').ok_or_else(|| malformed.clone())?,
        None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
    };
    let host_fits = !host.is_empty()
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':'));
    let port_fits = port.is_empty()
        || port.strip_prefix(':').and_then(super::lines::number::<u16>).is_some_and(|port| port != 0);
    let path_fits = path.is_none_or(|path| {
        !path.is_empty()
            && !path.ends_with('/')
            && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte))
    });
    if text.len() > MAX_SERVER_BYTES || !host_fits || !port_fits || !path_fits {
        return Err(malformed);
    }
    let private =
        host == "localhost" || host == "::1" || is_loopback(host) || host.rsplit('.').next() == Some("onion");
    if insecure && !private {
        return Err(NoteError::NoteServerInsecure { line });
    }
    Ok(())
}

fn is_loopback(host: &str) -> bool {
    host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}
