//! A rare word, and every disguise in which it could have slipped onto a disk.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use memchr::memmem;
use unicode_normalization::UnicodeNormalization;

/// The disguises of one word.
pub struct Canary {
    disguises: Vec<(&'static str, Vec<u8>)>,
}

impl Canary {
    /// All encodings of `word` that a program could have written: UTF-8, UTF-16 and UTF-32 in both orders, composed
    /// and decomposed, JSON escapes, hexadecimal, base64 at each of its three alignments.
    pub fn new(word: &str) -> Self {
        let mut disguises = Vec::new();
        let composed: String = word.nfc().collect();
        let decomposed: String = word.nfd().collect();
        for (form, text) in [("NFC", composed), ("NFD", decomposed)] {
            let utf16: Vec<u16> = text.encode_utf16().collect();
            for (name, bytes) in [
                ("UTF-8", text.clone().into_bytes()),
                ("UTF-16 little endian", utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect()),
                ("UTF-16 big endian", utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
                ("UTF-32 little endian", text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()),
            ] {
                disguises.push((name, bytes.clone()));
                let hexadecimal = hexadecimal(&bytes);
                disguises.push(("upper-case hexadecimal", hexadecimal.to_uppercase().into_bytes()));
                disguises.push(("hexadecimal", hexadecimal.into_bytes()));
                for skipped in 0..3 {
                    disguises.push(("base64", base64_at(&bytes, skipped)));
                }
            }
            let escaped: String = utf16
                .iter()
                .map(|&unit| match u8::try_from(unit) {
                    Ok(byte) if byte.is_ascii() => char::from(byte).to_string(),
                    _ => format!("\\u{unit:04x}"),
                })
                .collect();
            disguises.push((
                if form == "NFC" { "JSON escapes" } else { "decomposed JSON escapes" },
                escaped.into_bytes(),
            ));
        }
        Self { disguises }
    }

    /// The disguise in which the word stands in `bytes`, if it does.
    pub fn found_in(&self, bytes: &[u8]) -> Option<&'static str> {
        self.disguises
            .iter()
            .find(|(_, disguise)| memmem::find(bytes, disguise).is_some())
            .map(|(name, _)| *name)
    }

    /// Every file below `folder` that holds the word, with its disguise. Core files, journals and temporary files
    /// are files like any other.
    ///
    /// # Panics
    /// When a file cannot be read: an unread file proves nothing.
    pub fn found_below(&self, folder: &Path) -> Vec<(PathBuf, &'static str)> {
        files_below(folder)
            .into_iter()
            .filter_map(|path| {
                let bytes = std::fs::read(&path).expect("a file that is listed can be read");
                let name = path.to_string_lossy().into_owned();
                let found = self.found_in(&bytes).or_else(|| self.found_in(name.as_bytes()))?;
                Some((path, found))
            })
            .collect()
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// The base64 text of `bytes` as it reads when they begin `skipped` bytes into a group of three, without the
/// characters that also depend on the neighbours.
fn base64_at(bytes: &[u8], skipped: usize) -> Vec<u8> {
    let mut padded = vec![0; skipped];
    padded.extend_from_slice(bytes);
    let whole = padded.len() - padded.len() % 3;
    let text = STANDARD_NO_PAD.encode(&padded[..whole]);
    let first = if skipped == 0 { 0 } else { 4 };
    text.as_bytes()[first..].to_vec()
}

/// All regular files below a folder.
///
/// # Panics
/// When a folder cannot be listed.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut folders = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder that is listed can be read") {
            let path = entry.expect("a folder's entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.is_file() {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_found_in_each_of_its_disguises() {
        let canary = Canary::new("Quỳnh-Giao-zẩm");
        let composed: String = "Quỳnh-Giao-zẩm".nfc().collect();
        let decomposed: String = "Quỳnh-Giao-zẩm".nfd().collect();
        for text in [&composed, &decomposed] {
            for prefix in ["", "x", "xy"] {
                let text = format!("{prefix}{text}tail");
                assert!(canary.found_in(text.as_bytes()).is_some());
                assert!(canary.found_in(STANDARD_NO_PAD.encode(&text).as_bytes()).is_some(), "{text}");
                let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
                assert!(canary.found_in(&utf16).is_some());
            }
        }
        let json = serde_json::to_string(&composed).expect("a string is JSON");
        assert!(canary.found_in(json.as_bytes()).is_some());
        assert!(canary.found_in("Quỳnh-Giao".as_bytes()).is_none());
    }
}
