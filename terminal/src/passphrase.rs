//! Passphrases: from a file or typed without echo, never from an argument or the environment.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::{Exit, Failure, Result, Terminal};

/// The longest passphrase, in bytes of UTF-8.
pub const MAX_PASSPHRASE_BYTES: usize = 1024;

/// Why there is no passphrase.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum PassphraseError {
    #[error("the passphrase file {path} cannot be read")]
    PassphraseFileUnreadable { path: String },
    #[error("the passphrase is empty")]
    PassphraseEmpty,
    #[error("the passphrase is longer than {max_bytes} bytes")]
    PassphraseTooLong { max_bytes: u64 },
    #[error("the passphrase is not UTF-8")]
    PassphraseNotText,
    #[error("nobody is there to type the passphrase")]
    PassphraseNeedsFile,
    #[error("the passphrase cannot be read from the terminal")]
    PassphraseUnreadable,
    #[error("the two passphrases are different")]
    PassphrasesDiffer,
}

impl PassphraseError {
    fn failure(&self) -> Failure {
        Failure::new(Exit::Locked, self)
    }
}

#[derive(Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum PassphraseSay {
    PassphraseAgain,
}

impl Terminal {
    /// A passphrase: the first line of `file`, or typed without echo after `prompt`.
    ///
    /// In NFC, because the same passphrase is typed composed on one keyboard and decomposed on another.
    /// Fails with [`Exit::Locked`] when it is empty, longer than [`MAX_PASSPHRASE_BYTES`] or not UTF-8, when the
    /// file cannot be read, and when there is no file and nobody at the terminal.
    pub fn passphrase(&mut self, prompt: &impl Serialize, file: Option<&Path>) -> Result<Zeroizing<String>> {
        match file {
            Some(path) => from_file(path),
            None => self.typed(prompt),
        }
    }

    /// A new passphrase: as [`Terminal::passphrase`], but asked for twice when it is typed.
    pub fn new_passphrase(
        &mut self,
        prompt: &impl Serialize,
        file: Option<&Path>,
    ) -> Result<Zeroizing<String>> {
        if let Some(path) = file {
            return from_file(path);
        }
        let first = self.typed(prompt)?;
        let again = self.typed(&PassphraseSay::PassphraseAgain)?;
        if *first == *again { Ok(first) } else { Err(PassphraseError::PassphrasesDiffer.failure()) }
    }

    fn typed(&mut self, prompt: &impl Serialize) -> Result<Zeroizing<String>> {
        if !self.is_interactive() {
            return Err(PassphraseError::PassphraseNeedsFile.failure());
        }
        let prompt = self.text(prompt) + " ";
        self.mutter(&prompt);
        let typed = rpassword::read_password()
            .map(Zeroizing::new)
            .map_err(|error| PassphraseError::PassphraseUnreadable.failure().because_text(error))?;
        checked(&typed)
    }
}

fn from_file(path: &Path) -> Result<Zeroizing<String>> {
    let unreadable = |error: std::io::Error| {
        PassphraseError::PassphraseFileUnreadable { path: path.display().to_string() }
            .failure()
            .because_text(error)
    };
    // One byte more than the longest line with its ending shows that a line is too long.
    let limit = MAX_PASSPHRASE_BYTES + 3;
    let mut bytes = Zeroizing::new(Vec::with_capacity(limit));
    File::open(path).and_then(|file| file.take(limit as u64).read_to_end(&mut bytes)).map_err(unreadable)?;
    let line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
    if line.len() > MAX_PASSPHRASE_BYTES {
        return Err(too_long());
    }
    checked(std::str::from_utf8(line).map_err(|_| PassphraseError::PassphraseNotText.failure())?)
}

fn checked(text: &str) -> Result<Zeroizing<String>> {
    if text.is_empty() {
        return Err(PassphraseError::PassphraseEmpty.failure());
    }
    if text.len() > MAX_PASSPHRASE_BYTES {
        return Err(too_long());
    }
    // NFC can be up to three times as long; reserved at once, so that no copy is left behind by growing.
    let mut composed = Zeroizing::new(String::with_capacity(text.len() * 3));
    composed.extend(text.nfc());
    Ok(composed)
}

fn too_long() -> Failure {
    PassphraseError::PassphraseTooLong { max_bytes: MAX_PASSPHRASE_BYTES as u64 }.failure()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalog;

    fn read(bytes: &[u8]) -> Result<Zeroizing<String>> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        let (mut terminal, _) = Terminal::captured(Catalog::new("en", &[]), "");
        terminal.new_passphrase(&PassphraseSay::PassphraseAgain, Some(file.path()))
    }

    #[test]
    fn the_first_line_of_the_file_is_the_passphrase() {
        for bytes in
            ["bí mật\nrest", "bí mật\r\n", "bí mật", "\u{feff}bí mật\n", "bi\u{301} ma\u{323}\u{302}t\n"]
        {
            let bytes = bytes.replace("a\u{323}\u{302}", "ậ");
            assert_eq!(*read(bytes.as_bytes()).unwrap(), "bí mật");
        }
    }

    #[test]
    fn empty_long_and_unreadable_passphrases_are_refused() {
        let id = |bytes: &[u8]| read(bytes).unwrap_err().id().to_owned();
        assert_eq!(id(b"\nsecond"), "passphrase-empty");
        assert_eq!(id(b"\xff\n"), "passphrase-not-text");
        assert_eq!(id(&[b'a'; MAX_PASSPHRASE_BYTES + 1]), "passphrase-too-long");
        assert!(read(&[b'a'; MAX_PASSPHRASE_BYTES]).is_ok());
        let mut with_ending = [b'a'; MAX_PASSPHRASE_BYTES + 2];
        with_ending[MAX_PASSPHRASE_BYTES..].copy_from_slice(b"\r\n");
        assert!(read(&with_ending).is_ok());
    }

    #[test]
    fn without_a_person_or_a_file_the_hint_names_the_flag() {
        let (mut terminal, _) = Terminal::captured(Catalog::new("en", &[]), "typed\n");
        let failure = terminal.passphrase(&PassphraseSay::PassphraseAgain, None).unwrap_err();
        assert_eq!((failure.exit(), failure.id()), (Exit::Locked, "passphrase-needs-file"));
        assert!(failure.in_words(terminal.catalog()).contains("--passphrase-file"));
    }
}
