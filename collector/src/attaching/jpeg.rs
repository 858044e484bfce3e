//! A JPEG picture without what a camera writes beside it (ITU-T T.81, annex B).
//!
//! What is needed to draw the picture is kept, and nothing else: no EXIF, XMP, IPTC, comment, colour profile, no second picture and no film behind
//! the first, where telephones keep the position too. The crates that take segments out leave what stands behind the first scan as it is.

use zeroize::Zeroizing;

const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;
/// `JFIF`: version, density, and a small picture that need not be of what the large one shows.
const APP0: u8 = 0xe0;
/// `Adobe`: without it the colours of some pictures are wrong.
const APP14: u8 = 0xee;
/// JFIF's segment up to the small picture.
const JFIF_BYTES: usize = 14;
/// Adobe's segment.
const ADOBE_BYTES: usize = 12;

/// The picture alone; none where the bytes are not one whole picture.
pub(super) fn clean(bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut rest = bytes.strip_prefix(&[0xff, SOI])?;
    let mut picture = Zeroizing::new(Vec::with_capacity(bytes.len()));
    picture.extend_from_slice(&[0xff, SOI]);
    let mut is_drawn = false;
    loop {
        let marker = marker(&mut rest)?;
        if marker == EOI {
            picture.extend_from_slice(&[0xff, EOI]);
            // Whatever stands behind it is no part of the picture.
            return is_drawn.then_some(picture);
        }
        let segment = segment(&mut rest)?;
        match marker {
            APP0 if segment.starts_with(b"JFIF\0") && segment.len() >= JFIF_BYTES => {
                let mut small = [0; JFIF_BYTES];
                small.copy_from_slice(&segment[..JFIF_BYTES]);
                // No small picture follows.
                small[JFIF_BYTES - 2..].fill(0);
                add(&mut picture, marker, &small);
            }
            APP14 if segment.starts_with(b"Adobe") && segment.len() == ADOBE_BYTES => {
                add(&mut picture, marker, segment);
            }
            SOS => {
                is_drawn = true;
                add(&mut picture, marker, segment);
                picture.extend_from_slice(scan(&mut rest));
            }
            // Frames, Huffman and arithmetic tables, quantisation, number of lines, restart interval, hierarchy.
            0xc0..=0xcf | 0xdb..=0xdf => add(&mut picture, marker, segment),
            // Other applications' segments and comments.
            0xe0..=0xef | 0xfe => {}
            _ => return None,
        }
    }
}

/// The next marker: fill bytes may stand before it.
fn marker(rest: &mut &[u8]) -> Option<u8> {
    let after = rest.strip_prefix(&[0xff])?;
    let fill = after.iter().take_while(|byte| **byte == 0xff).count();
    let (marker, after) = after[fill..].split_first()?;
    *rest = after;
    (*marker != 0).then_some(*marker)
}

/// What a segment holds behind its length.
fn segment<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let (length, after) = rest.split_first_chunk::<2>()?;
    let length = usize::from(u16::from_be_bytes(*length)).checked_sub(2)?;
    let (segment, after) = after.split_at_checked(length)?;
    *rest = after;
    Some(segment)
}

/// A scan's coded picture, with its restart markers: up to the next marker of another kind.
fn scan<'b>(rest: &mut &'b [u8]) -> &'b [u8] {
    let ends = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff);
    let mut end = rest.windows(2).position(ends).unwrap_or(rest.len());
    // Fill bytes belong to the marker.
    while end > 0 && end < rest.len() && rest[end - 1] == 0xff {
        end -= 1;
    }
    let (scan, after) = rest.split_at(end);
    *rest = after;
    scan
}

fn add(picture: &mut Vec<u8>, marker: u8, segment: &[u8]) {
    let length = u16::try_from(segment.len() + 2).expect("as long as the segment that was read, or shorter");
    picture.extend_from_slice(&[0xff, marker]);
    picture.extend_from_slice(&length.to_be_bytes());
    picture.extend_from_slice(segment);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(marker: u8, content: &[u8]) -> Vec<u8> {
        let mut part = Vec::new();
        add(&mut part, marker, content);
        part
    }

    const JFIF: &[u8] = b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0";

    #[test]
    fn the_picture_stays_and_what_the_camera_wrote_beside_it_goes() {
        let scan = [b"\x12\xff\x00\x34\xff\xd0\x56".as_slice(), b"\x78"].concat();
        let body = [
            part(0xdb, &[7; 65]),
            part(0xc0, &[8; 15]),
            part(0xc4, &[9; 30]),
            part(SOS, &[1; 10]),
            scan.clone(),
        ]
        .concat();
        let second = [part(SOS, &[2; 8]), b"\x9a\xbc".to_vec()].concat();
        let thumbnail = [&JFIF[..12], &[1, 1], b"RGB"].concat();
        let dirty = [
            &[0xff, SOI][..],
            &part(APP0, &thumbnail),
            &part(0xe1, b"Exif\0\0GPS 21.0285N"),
            &part(0xe1, b"http://ns.adobe.com/xap/1.0/\0<GPSLatitude>"),
            &part(0xe2, b"ICC_PROFILE\0"),
            &part(0xed, b"Photoshop 3.0\0"),
            &part(APP14, b"Adobe\0\x64\0\0\0\0\x01"),
            &part(APP14, b"Adobe and more than that"),
            &part(0xfe, b"taken at home"),
            b"\xff\xff",
            &body[1..],
            &part(0xe1, b"Exif\0\0 between scans"),
            &second,
            &[0xff, EOI],
            b"a second picture, GPS 105.85E, and a film",
        ]
        .concat();
        let clean = clean(&dirty).unwrap();
        let expected = [
            &[0xff, SOI][..],
            &part(APP0, JFIF),
            &part(APP14, b"Adobe\0\x64\0\0\0\0\x01"),
            &body,
            &second,
            &[0xff, EOI],
        ]
        .concat();
        assert_eq!(*clean, expected);
        assert_eq!(super::clean(&clean).unwrap(), clean, "a clean picture stays as it is");
    }

    #[test]
    fn half_a_picture_is_none_and_nothing_panics() {
        let whole =
            [&[0xff, SOI][..], &part(0xdb, &[7; 5]), &part(SOS, &[1; 3]), b"\x12\x34", &[0xff, EOI]].concat();
        assert!(clean(&whole).is_some());
        for end in 0..whole.len() {
            assert!(clean(&whole[..end]).is_none(), "{end}");
        }
        assert!(clean(&[0xff, SOI, 0xff, EOI]).is_none(), "nothing is drawn");
        assert!(clean(&[0xff, SOI, 0xff, 0xe1, 0, 1]).is_none(), "a length below its own");
        for at in 0..whole.len() {
            for byte in [0, 1, 0xd8, 0xff] {
                let mut broken = whole.clone();
                broken[at] = byte;
                let _ = clean(&broken);
            }
        }
    }
}
