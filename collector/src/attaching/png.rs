//! A PNG picture without what stands beside it (W3C PNG, third edition): of its chunks those that draw it are kept, and no others. No text, time,
//! EXIF, profile, suggested palette, nothing private, and nothing behind the end.

use zeroize::Zeroizing;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// What draws the picture, animated ones too, and the colour in which it stands.
const KEPT: [&[u8; 4]; 12] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"acTL", b"fcTL",
    b"fdAT",
];

/// The picture alone; none where the bytes are not one whole picture.
pub(super) fn clean(bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut picture = Zeroizing::new(Vec::with_capacity(bytes.len()));
    picture.extend_from_slice(SIGNATURE);
    let (mut is_first, mut is_drawn) = (true, false);
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        // Length, name, content, checksum.
        let (chunk, after) = rest.split_at_checked(length.checked_add(12)?)?;
        rest = after;
        let name: &[u8; 4] = chunk[4..8].try_into().expect("four bytes");
        if is_first != (name == b"IHDR") {
            return None;
        }
        is_first = false;
        is_drawn |= name == b"IDAT";
        if KEPT.contains(&name) {
            picture.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return (is_drawn && length == 0).then_some(picture);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The checksum is copied, not judged.
    fn chunk(name: &[u8], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).unwrap().to_be_bytes();
        [&length[..], name, content, b"CRC!"].concat()
    }

    #[test]
    fn the_picture_stays_and_texts_times_and_positions_go() {
        let dirty = [
            SIGNATURE,
            &chunk(b"IHDR", &[1; 13]),
            &chunk(b"tEXt", b"Comment\0taken at home"),
            &chunk(b"eXIf", b"MM\0*GPS"),
            &chunk(b"iTXt", b"XML:com.adobe.xmp"),
            &chunk(b"tIME", &[7; 7]),
            &chunk(b"iCCP", b"profile"),
            &chunk(b"prVt", b"private"),
            &chunk(b"PLTE", &[2; 3]),
            &chunk(b"IDAT", b"drawn"),
            &chunk(b"zTXt", b"after"),
            &chunk(b"IEND", b""),
            b"and a second file behind it",
        ]
        .concat();
        let expected = [
            SIGNATURE,
            &chunk(b"IHDR", &[1; 13]),
            &chunk(b"PLTE", &[2; 3]),
            &chunk(b"IDAT", b"drawn"),
            &chunk(b"IEND", b""),
        ]
        .concat();
        assert_eq!(*clean(&dirty).unwrap(), expected);
    }

    #[test]
    fn half_a_picture_is_none() {
        let whole =
            [SIGNATURE, &chunk(b"IHDR", &[1; 13]), &chunk(b"IDAT", b"drawn"), &chunk(b"IEND", b"")].concat();
        assert!(clean(&whole).is_some());
        for end in 0..whole.len() {
            assert!(clean(&whole[..end]).is_none(), "{end}");
        }
        let endless = [SIGNATURE, &[0xff; 8][..], b"IHDR"].concat();
        assert!(clean(&endless).is_none());
        let headless = [SIGNATURE, &chunk(b"IDAT", b"drawn"), &chunk(b"IEND", b"")].concat();
        assert!(clean(&headless).is_none());
    }
}
