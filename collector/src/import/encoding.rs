//! From the bytes of a file typed elsewhere to text.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1258};
use zeroize::Zeroizing;

use super::FileMistake;

/// How a file's bytes stand for text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    #[value(name = "utf-8")]
    Utf8,
    /// UTF-16, low byte first.
    #[value(name = "utf-16le")]
    Utf16Le,
    /// UTF-16, high byte first.
    #[value(name = "utf-16be")]
    Utf16Be,
    /// Vietnamese Windows: tones are characters of their own there, and are composed when they enter an interview.
    #[value(name = "cp1258")]
    Cp1258,
}

impl Encoding {
    /// The name people know it by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Cp1258 => "CP1258",
        }
    }

    /// What a byte-order mark says, else UTF-8 when the bytes are that, else what old machines wrote.
    pub fn detect(bytes: &[u8]) -> Self {
        match bytes {
            [0xef, 0xbb, 0xbf, ..] => Self::Utf8,
            [0xff, 0xfe, ..] => Self::Utf16Le,
            [0xfe, 0xff, ..] => Self::Utf16Be,
            _ if std::str::from_utf8(bytes).is_ok() => Self::Utf8,
            _ => Self::Cp1258,
        }
    }

    fn byte_order_mark(self) -> &'static [u8] {
        match self {
            Self::Utf8 => &[0xef, 0xbb, 0xbf],
            Self::Utf16Le => &[0xff, 0xfe],
            Self::Utf16Be => &[0xfe, 0xff],
            Self::Cp1258 => &[],
        }
    }
}

/// The text of a file, in the encoding asked for or the one it shows, without its byte-order mark.
///
/// Bytes that are no text in that encoding refuse the file: a replacement character in an answer would be a lie.
pub fn decode(bytes: &[u8], asked: Option<Encoding>) -> Result<Zeroizing<String>, FileMistake> {
    let encoding = asked.unwrap_or_else(|| Encoding::detect(bytes));
    let body = bytes.strip_prefix(encoding.byte_order_mark()).unwrap_or(bytes);
    let reader = match encoding {
        Encoding::Utf8 => None,
        Encoding::Utf16Le => Some(UTF_16LE),
        Encoding::Utf16Be => Some(UTF_16BE),
        Encoding::Cp1258 => Some(WINDOWS_1258),
    };
    let undecodable = || FileMistake::ImportFileUndecodable { encoding: encoding.name() };
    let text = match reader {
        None => std::str::from_utf8(body).map_err(|_| undecodable())?.to_owned(),
        Some(reader) => {
            let text = reader.decode_without_bom_handling_and_without_replacement(body);
            text.ok_or_else(undecodable)?.into_owned()
        }
    };
    let text = Zeroizing::new(text);
    if text.contains('\0') {
        return Err(FileMistake::ImportFileNotText);
    }
    if text.trim().is_empty() {
        return Err(FileMistake::ImportFileEmpty);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization as _;

    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        std::iter::once('\u{feff}')
            .chain(text.chars())
            .collect::<String>()
            .encode_utf16()
            .flat_map(bytes_of)
            .collect()
    }

    #[test]
    fn a_mark_of_byte_order_decides() {
        assert_eq!(decode(b"\xef\xbb\xbfn\xe1\xbb\xa3", None).unwrap().as_str(), "nợ");
        assert_eq!(decode(&utf16("nợ", u16::to_le_bytes), None).unwrap().as_str(), "nợ");
        assert_eq!(decode(&utf16("nợ", u16::to_be_bytes), None).unwrap().as_str(), "nợ");
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_vietnamese_windows() {
        let text = decode(b"H\xe0 N\xf4\xf2i", None).unwrap();
        assert_eq!(text.nfc().collect::<String>(), "Hà Nội");
    }

    #[test]
    fn the_encoding_asked_for_wins() {
        assert_eq!(decode(b"n\xe1\xbb\xa3", Some(Encoding::Cp1258)).unwrap().as_str(), "ná»£");
        assert!(matches!(
            decode(b"\xe0", Some(Encoding::Utf8)),
            Err(FileMistake::ImportFileUndecodable { .. })
        ));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(matches!(decode(b"\xef\xbb\xbf\xff", None), Err(FileMistake::ImportFileUndecodable { .. })));
        assert!(matches!(decode(b"\xff\xfea", None), Err(FileMistake::ImportFileUndecodable { .. })));
        assert!(matches!(decode(b"a\0,\0b\0", None), Err(FileMistake::ImportFileNotText)));
        assert!(matches!(decode(b" \r\n", None), Err(FileMistake::ImportFileEmpty)));
        assert!(matches!(decode(b"", None), Err(FileMistake::ImportFileEmpty)));
    }
}
