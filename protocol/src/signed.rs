//! A C2SP signed note as every signed text here is one: the text, an empty line, signature lines, nothing loose.

use signed_note::{Note, Signature, StandardVerifier, Verifier};

/// Why signatures are refused, and on which line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// They are missing.
    Unsigned(u64),
    /// A line is none.
    Malformed(u64),
    /// By a key that may not sign here.
    Unknown(u64),
    /// It does not fit the text.
    Invalid(u64),
    /// A second one by the same key.
    Twice(u64),
}

impl Fault {
    /// The line, from 1.
    pub(crate) fn line(self) -> u64 {
        match self {
            Self::Unsigned(line)
            | Self::Malformed(line)
            | Self::Unknown(line)
            | Self::Invalid(line)
            | Self::Twice(line) => line,
        }
    }
}

/// A signature and the line it stands on.
pub(crate) type SignatureLine = (u64, Signature);

/// The text of a signed note, its last line ended, and the signatures with their lines.
pub(crate) fn split(whole: &str) -> Result<(&str, Vec<SignatureLine>), Fault> {
    let lines = whole.bytes().filter(|byte| *byte == b'\n').count() as u64;
    let unsigned = Fault::Unsigned(lines + 1);
    let (text, block) = whole.rsplit_once("\n\n").ok_or(unsigned)?;
    let text = &whole[..=text.len()];
    let first_line = text.bytes().filter(|byte| *byte == b'\n').count() as u64 + 2;
    let block = block.strip_suffix('\n').ok_or(unsigned)?;
    let mut signatures = Vec::new();
    for (line, signature) in (first_line..).zip(block.split('\n')) {
        let malformed = |_| Fault::Malformed(line);
        signatures.push((line, Signature::from_bytes(signature.as_bytes()).map_err(malformed)?));
    }
    // The crate's own reader has the last word on what a signed note is, and printing gives back the same bytes.
    match Note::from_bytes(whole.as_bytes()).ok().filter(|note| note.to_bytes() == whole.as_bytes()) {
        Some(_) => Ok((text, signatures)),
        None => Err(Fault::Malformed(first_line)),
    }
}

/// Which of the candidates signed. A signature that does not count refuses the whole, so that not one bit of a signed
/// text can be changed, not even of a signature that is not needed.
pub(crate) fn signers<K: Copy + PartialEq>(
    text: &str,
    signatures: &[SignatureLine],
    candidates: &[(K, StandardVerifier)],
) -> Result<Vec<K>, Fault> {
    let mut signers: Vec<K> = Vec::new();
    for (line, signature) in signatures {
        let mut known = false;
        let signer = candidates.iter().find(|(_, key)| {
            let named = key.name() == signature.name() && key.key_id() == signature.id();
            known |= named;
            named && key.verify(text.as_bytes(), signature.signature())
        });
        match signer {
            Some((candidate, _)) if signers.contains(candidate) => return Err(Fault::Twice(*line)),
            Some((candidate, _)) => signers.push(*candidate),
            None if known => return Err(Fault::Invalid(*line)),
            None => return Err(Fault::Unknown(*line)),
        }
    }
    Ok(signers)
}

/// The signed text again, with one more signature in the place of an older one by the same key.
pub(crate) fn with_signature(text: &str, others: Vec<SignatureLine>, own: Signature) -> Vec<u8> {
    let mut signatures: Vec<Signature> = others
        .into_iter()
        .map(|(_, signature)| signature)
        .filter(|other| (other.name(), other.id()) != (own.name(), own.id()))
        .collect();
    signatures.push(own);
    join(text, &signatures)
}

/// The text, an empty line and the signatures.
pub(crate) fn join(text: &str, signatures: &[Signature]) -> Vec<u8> {
    Note::new(text.as_bytes(), signatures).expect("a parsed text is a note's text").to_bytes()
}
