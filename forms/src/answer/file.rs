//! Files that lie beside a response.

use zeroize::Zeroize;

use crate::limits::MAX_FILE_NAME_BYTES;

/// What an answer says of a file that travels beside the response: never its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReference {
    /// Its name, without folders.
    pub name: String,
    /// Its type, as in `image/jpeg`.
    pub media_type: String,
    /// Its length in bytes.
    pub size: u64,
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
}

/// Longest media type, in bytes.
const MAX_TYPE_BYTES: usize = 100;
/// Largest file in bytes: 1 TiB, far more than travels.
const MAX_SIZE: u64 = 1 << 40;

impl FileReference {
    /// Whether a response can hold it: a name without folders and control characters, a type of two words, a size.
    pub(crate) fn is_fit(&self) -> bool {
        let bad = |c: char| c.is_control() || matches!(c, '/' | '\\' | '"');
        let named = !self.name.trim().is_empty()
            && self.name.len() <= MAX_FILE_NAME_BYTES
            && !self.name.contains(bad)
            && !matches!(self.name.as_str(), "." | "..");
        let word = |word: &str| {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-' | b'_');
            !word.is_empty() && word.bytes().all(plain)
        };
        let typed = self.media_type.len() <= MAX_TYPE_BYTES
            && self.media_type.split_once('/').is_some_and(|(kind, part)| word(kind) && word(part));
        named && typed && self.size <= MAX_SIZE
    }

    /// Reads what [`FileReference::to_text`] writes: `name type size sha256`, the name last to be cut off.
    pub(crate) fn parse(text: &str) -> Option<FileReference> {
        let mut parts = text.rsplitn(4, ' ');
        let (digest, size, media_type) = (parts.next()?, parts.next()?, parts.next()?);
        let name = parts.next()?.to_owned();
        Some(FileReference {
            name,
            media_type: media_type.to_owned(),
            size: size.parse().ok()?,
            sha256: crate::digest::from_hex(digest)?,
        })
    }

    /// `name type size sha256`: how a reference is typed, and how tables show it.
    pub(crate) fn to_text(&self) -> String {
        format!("{} {} {} {}", self.name, self.media_type, self.size, crate::digest::to_hex(&self.sha256))
    }
}

impl Zeroize for FileReference {
    fn zeroize(&mut self) {
        self.name.zeroize();
        self.media_type.zeroize();
        self.size.zeroize();
        self.sha256.zeroize();
    }
}
