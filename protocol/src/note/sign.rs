//! Signing a study note, together or one root after the other.

use signed_note::{Note, Verifier};

use super::verify::split;
use super::{MAX_NOTE_BYTES, NoteError, NoteFormat, RootKey, Roots, StudyNote};

/// The signed note: its canonical text, a blank line, one signature per key.
///
/// Refuses a note that breaks the grammar and keys of another study. Whether the quorum is reached is for
/// [`super::verify`] to say: roots may sign in different places, through [`add_signature`].
pub fn sign(note: &StudyNote, keys: &[&RootKey]) -> Result<Vec<u8>, NoteError> {
    let text = note.to_text();
    let read = StudyNote::parse_text(text.as_bytes())?;
    // The first format has no lines for what only the second says: it must not fall under the table.
    if note.format == NoteFormat::First && sorted(read) != sorted(note.clone()) {
        return Err(NoteError::NoteFormatOlder { line: 1 });
    }
    with_signatures(note, text.as_bytes(), Vec::new(), keys)
}

/// The signed note with one more signature; an older one by the same key is replaced.
pub fn add_signature(signed: &[u8], key: &RootKey) -> Result<Vec<u8>, NoteError> {
    let (text, lines) = split(signed)?;
    let note = StudyNote::parse_text(text.as_bytes())?;
    let own = key.sign(text.as_bytes());
    let others = lines
        .into_iter()
        .map(|(_, signature)| signature)
        .filter(|signature| (signature.name(), signature.id()) != (own.name(), own.id()))
        .collect();
    with_signatures(&note, text.as_bytes(), others, &[key])
}

fn sorted(mut note: StudyNote) -> StudyNote {
    note.roots.sort();
    note.recipients.sort();
    note.forms.sort();
    note
}

fn with_signatures(
    note: &StudyNote,
    text: &[u8],
    mut signatures: Vec<signed_note::Signature>,
    keys: &[&RootKey],
) -> Result<Vec<u8>, NoteError> {
    if keys.iter().any(|key| key.study() != note.study) {
        return Err(NoteError::NoteKeyOfAnotherStudy {});
    }
    signatures.extend(keys.iter().map(|key| key.sign(text)));
    let signed = Note::new(text, &signatures).expect("a parsed text is a note's text").to_bytes();
    if signed.len() > MAX_NOTE_BYTES {
        return Err(NoteError::NoteTooLarge { max_bytes: MAX_NOTE_BYTES as u64 });
    }
    Ok(signed)
}

/// The signed note with the signatures of these roots only.
///
/// A note that changes the roots carries the signatures of the old ones too, which whoever has pinned the new ones
/// does not know. The text, and with it the version and the digest, stays as it is.
pub fn signed_by(signed: &[u8], roots: &Roots) -> Result<Vec<u8>, NoteError> {
    let (text, lines) = split(signed)?;
    let note = StudyNote::parse_text(text.as_bytes())?;
    let of_roots = |signature: &signed_note::Signature| {
        let named = |key: &signed_note::StandardVerifier| {
            (key.name(), key.key_id()) == (signature.name(), signature.id())
        };
        roots.verifiers().iter().any(|root| named(&root.key()))
    };
    let kept = lines.into_iter().map(|(_, signature)| signature).filter(of_roots).collect();
    with_signatures(&note, text.as_bytes(), kept, &[])
}
