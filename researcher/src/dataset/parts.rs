//! Parts of a sealed content: each its length in four bytes, big-endian, and that many bytes.

/// Takes the next part off, or nothing when its length leaves the content.
pub(crate) fn part<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, after) = rest.split_first_chunk::<4>()?;
    let (part, after) = after.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    *rest = after;
    Some(part)
}

/// Adds a part. The content has room for it: a buffer that grows leaves copies of an answer behind in freed memory.
pub(crate) fn add_part(content: &mut Vec<u8>, part: &[u8]) {
    let length = u32::try_from(part.len()).expect("a content is far below four gigabytes");
    content.extend_from_slice(&length.to_be_bytes());
    content.extend_from_slice(part);
}
