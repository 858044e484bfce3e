//! One file put together from its pieces, each of which is checked against the list of its signed record.

use std::collections::{BTreeSet, HashMap};

use kin_protocol::Digest;
use kin_sealing::Identity;
use kin_terminal::Result;
use zeroize::Zeroizing;

use super::{AttachmentError, FileAt, State, list};
use crate::dataset::{self, Entry, Fate, Piece, index};
use crate::study::Study;

/// The file with that id, or one that begins so, and its bytes.
///
/// [`AttachmentError`] where there is not exactly one, where pieces are missing, or where they are not what the record says.
pub fn take(study: &Study, identities: &[Identity], id: &str) -> Result<(FileAt, Zeroizing<Vec<u8>>)> {
    let mut found = list(study, identities)?.files;
    found.retain(|file| !id.is_empty() && file.id.starts_with(id));
    let unknown = AttachmentError::AttachmentUnknown { file: id.to_owned(), found: found.len() as u64 };
    let Some(file) = found.pop().filter(|_| found.is_empty()) else { return Err(unknown.into()) };
    let unfit = || AttachmentError::AttachmentUnfit { file: file.id.clone() };
    match file.state {
        State::Whole => {}
        State::Unfit => return Err(unfit().into()),
        State::Incomplete => {
            let (here, of) = (file.here, file.chunks.len() as u64);
            return Err(AttachmentError::AttachmentIncomplete { file: file.id, here, of }.into());
        }
    }
    let pieces = pieces(study, identities, &file.chunks)?;
    let bytes = together(&file, &pieces).ok_or_else(unfit)?;
    Ok((file, bytes))
}

type Pieces = HashMap<Digest, (Piece, Zeroizing<Vec<u8>>)>;

fn pieces(study: &Study, identities: &[Identity], wanted: &[Digest]) -> Result<Pieces> {
    let mut segments = BTreeSet::new();
    index::rows(study, identities, &mut |number, row| {
        if row.outcome.0 == Fate::Chunk && wanted.contains(&row.envelope) {
            segments.insert(number);
        }
        Ok(())
    })?;
    let mut pieces = Pieces::new();
    dataset::read_segments(study, identities, &segments, &mut |_, entry: &Entry<'_>| {
        if let (Fate::Chunk, Some(piece), Some(content)) = (entry.fate, entry.piece, entry.response)
            && wanted.contains(&entry.envelope)
        {
            pieces.insert(entry.envelope, (piece, Zeroizing::new(content.to_vec())));
        }
        Ok(())
    })?;
    Ok(pieces)
}

/// The bytes, where every piece is in its place, all are of one file of this interview, and together they are what the record says.
fn together(file: &FileAt, pieces: &Pieces) -> Option<Zeroizing<Vec<u8>>> {
    let length: usize = pieces.values().map(|(_, content)| content.len()).sum();
    let mut bytes = Zeroizing::new(Vec::with_capacity(length));
    let mut attachment = None;
    for (index, chunk) in (0..).zip(&file.chunks) {
        let (piece, content) = pieces.get(chunk)?;
        let is_fit = piece.submission == file.submission
            && piece.index == index
            && *attachment.get_or_insert(piece.attachment) == piece.attachment;
        if !is_fit {
            return None;
        }
        bytes.extend_from_slice(content);
    }
    (bytes.len() as u64 == file.bytes && Digest::of(&bytes) == file.sha256).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use kin_sealing::Submission;

    use super::*;

    /// What is done to whole pieces.
    type Change = dyn Fn(&mut Pieces);

    fn digest(byte: u8) -> Digest {
        Digest::from_bytes([byte; 32])
    }

    fn piece(index: u32, content: &[u8]) -> (Piece, Zeroizing<Vec<u8>>) {
        let piece = Piece { submission: Submission::from_random([1; 16]), attachment: 7, index };
        (piece, Zeroizing::new(content.to_vec()))
    }

    fn file(bytes: &[u8]) -> FileAt {
        FileAt {
            id: "0101".into(),
            submission: Submission::from_random([1; 16]),
            form: "visit".into(),
            name: "house.jpg".into(),
            media_type: "image/jpeg".into(),
            bytes: bytes.len() as u64,
            sha256: Digest::of(bytes),
            chunks: vec![digest(1), digest(2)],
            here: 2,
            state: State::Whole,
        }
    }

    #[test]
    fn pieces_are_a_file_only_where_each_is_what_the_record_says() {
        let whole = || Pieces::from([(digest(1), piece(0, b"abc")), (digest(2), piece(1, b"de"))]);
        let of = |change: &dyn Fn(&mut Pieces)| {
            let mut pieces = whole();
            change(&mut pieces);
            together(&file(b"abcde"), &pieces).map(|bytes| bytes.to_vec())
        };
        assert_eq!(of(&|_| ()).as_deref(), Some(&b"abcde"[..]));
        let wrong: [(&str, &Change); 6] = [
            ("one is missing", &|pieces| drop(pieces.remove(&digest(2)))),
            ("two have one place", &|pieces| pieces.get_mut(&digest(2)).unwrap().0.index = 0),
            ("they have changed places", &|pieces| {
                pieces.get_mut(&digest(1)).unwrap().0.index = 1;
                pieces.get_mut(&digest(2)).unwrap().0.index = 0;
            }),
            ("one is of another file", &|pieces| pieces.get_mut(&digest(2)).unwrap().0.attachment = 8),
            ("one is of another interview", &|pieces| {
                pieces.get_mut(&digest(2)).unwrap().0.submission = Submission::from_random([2; 16]);
            }),
            ("one holds something else", &|pieces| drop(pieces.insert(digest(2), piece(1, b"dx")))),
        ];
        for (what, change) in wrong {
            assert_eq!(of(change), None, "{what}");
        }
        let mut shorter = file(b"abcde");
        shorter.bytes = 4;
        assert!(together(&shorter, &whole()).is_none());
    }
}
