//! What a file is, by its first bytes: its name says what somebody called it.

use kin_forms::FileType;

/// The type of these bytes, of those that may travel.
pub(super) fn file_type(bytes: &[u8]) -> Option<FileType> {
    let at = |start: usize, mark: &[u8]| bytes.get(start..).is_some_and(|rest| rest.starts_with(mark));
    Some(match bytes {
        _ if at(0, &[0xff, 0xd8, 0xff]) => FileType::Jpeg,
        _ if at(0, b"\x89PNG\r\n\x1a\n") => FileType::Png,
        _ if at(0, b"%PDF-") => FileType::Pdf,
        _ if at(0, b"OggS") => FileType::Ogg,
        _ if at(0, b"RIFF") && at(8, b"WAVE") => FileType::Wav,
        _ if at(0, b"#!AMR") => FileType::Amr,
        _ if at(4, b"ftypM4A") => FileType::M4a,
        _ if at(4, b"ftyp") => FileType::Mp4,
        _ if at(0, b"ID3") || is_mp3_frame(bytes) => FileType::Mp3,
        _ => return None,
    })
}

/// Eleven bits of ones, then a layer III frame of a version, bit rate and sampling rate that exist.
fn is_mp3_frame(bytes: &[u8]) -> bool {
    let Some([0xff, second, third, ..]) = bytes.get(..4) else { return false };
    let (version, layer, rate, sampling) = (second >> 3 & 3, second >> 1 & 3, third >> 4, third >> 2 & 3);
    second >> 5 == 7 && version != 1 && layer == 1 && rate != 15 && sampling != 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        for (bytes, expected) in [
            (&b"\xff\xd8\xff\xe0"[..], Some(FileType::Jpeg)),
            (b"\x89PNG\r\n\x1a\n....", Some(FileType::Png)),
            (b"%PDF-1.7", Some(FileType::Pdf)),
            (b"OggS\0", Some(FileType::Ogg)),
            (b"RIFF....WAVEfmt ", Some(FileType::Wav)),
            (b"RIFF....WEBPVP8 ", None),
            (b"#!AMR\n", Some(FileType::Amr)),
            (b"\0\0\0\x1cftypM4A ", Some(FileType::M4a)),
            (b"\0\0\0\x1cftypisom", Some(FileType::Mp4)),
            (b"ID3\x04", Some(FileType::Mp3)),
            (b"\xff\xfb\x90\x00", Some(FileType::Mp3)),
            (b"\xff\xf9\x50\x80", None),
            (b"MZ", None),
            (b"\xff\xd8", None),
            (b"", None),
        ] {
            assert_eq!(file_type(bytes), expected, "{bytes:?}");
        }
    }
}
