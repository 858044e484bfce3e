//! Verifying a study note, failing closed with the line that failed.

use signed_note::StandardVerifier;

use super::parse::{FORMATS, text_of};
use super::{NoteError, RootVerifier, Roots, StudyNote};
use crate::signed::{self, Fault, SignatureLine};
use crate::{Digest, StudyId};

/// The newest note that was accepted before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Of which study.
    pub study: StudyId,
    /// Its version: an older one is a rollback.
    pub version: u64,
    /// [`StudyNote::digest`] of it, where it was kept: another text of the same version is a fork.
    pub digest: Option<Digest>,
}

impl Known {
    /// What to remember of a note that was accepted.
    pub fn of(note: &StudyNote) -> Known {
        Known { study: note.study, version: note.version, digest: Some(note.digest()) }
    }
}

/// Reads a signed note and believes it only if a quorum of the pinned roots signed it.
///
/// A note that names other roots must carry the quorum of the new ones too. Every signature must be by a pinned or
/// named root and fit, no key may sign twice. Dates are not judged here: see [`StudyNote::state`].
pub fn verify(signed_note: &[u8], pinned: &Roots, known: Option<&Known>) -> Result<StudyNote, NoteError> {
    let (text, signatures) = split(signed_note)?;
    // The signatures are checked before the text is believed, but its own roots are needed to know every signer.
    let note = StudyNote::parse_text(text.as_bytes())?;
    if note.study != pinned.study() {
        return Err(NoteError::NoteOfAnotherStudy { line: 2, expected: pinned.study(), found: note.study });
    }
    let first_line = signatures.first().map_or(1, |(line, _)| *line);
    let signers = signers(text, &signatures, pinned, &note)?;
    let count = |roots: &[RootVerifier]| {
        u32::try_from(signers.iter().filter(|signer| roots.contains(signer)).count()).unwrap_or(u32::MAX)
    };
    let (old, quorum) = (count(pinned.verifiers()), pinned.quorum());
    if old < quorum {
        return Err(NoteError::NoteQuorumMissed { line: first_line, signers: old, quorum });
    }
    let (new, quorum) = (count(&note.roots), note.quorum);
    if new < quorum {
        return Err(NoteError::NoteNewQuorumMissed { line: first_line, signers: new, quorum });
    }
    check_known(&note, known)?;
    Ok(note)
}

/// What a signed note claims, by whomever: nothing to believe.
pub fn claimed(signed_note: &[u8]) -> Result<StudyNote, NoteError> {
    let (text, _) = split(signed_note)?;
    StudyNote::parse_text(text.as_bytes())
}

/// The roots that a signed note names for itself: nothing to believe before a person has compared their fingerprint
/// with paper. A note that changed its roots still needs the older ones for [`verify`].
pub fn claimed_roots(signed_note: &[u8]) -> Result<Roots, NoteError> {
    let note = claimed(signed_note)?;
    // What the grammar let pass can fail only in an id shared by two keys; the first root's line is near enough.
    let line = note.line_of_roots();
    note.roots().map_err(|_| NoteError::NoteRootMalformed { line })
}

/// The distinct roots that signed; any signature that does not count refuses the whole note.
fn signers<'roots>(
    text: &str,
    signatures: &[SignatureLine],
    pinned: &'roots Roots,
    note: &'roots StudyNote,
) -> Result<Vec<&'roots RootVerifier>, NoteError> {
    let candidates: Vec<(&RootVerifier, StandardVerifier)> =
        pinned.verifiers().iter().chain(&note.roots).map(|root| (root, root.key())).collect();
    Ok(signed::signers(text, signatures, &candidates)?)
}

impl From<Fault> for NoteError {
    fn from(fault: Fault) -> NoteError {
        match fault {
            Fault::Unsigned(line) => NoteError::NoteUnsigned { line },
            Fault::Malformed(line) => NoteError::NoteSignatureMalformed { line },
            Fault::Unknown(line) => NoteError::NoteSignerUnknown { line },
            Fault::Invalid(line) => NoteError::NoteSignatureInvalid { line },
            Fault::Twice(line) => NoteError::NoteSignedTwice { line },
        }
    }
}

fn check_known(note: &StudyNote, known: Option<&Known>) -> Result<(), NoteError> {
    let Some(known) = known else { return Ok(()) };
    if note.study != known.study {
        return Err(NoteError::NoteOfAnotherStudy { line: 2, expected: known.study, found: note.study });
    }
    let (line, version) = (4, note.version);
    if version < known.version {
        return Err(NoteError::NoteRolledBack { line, version, known: known.version });
    }
    if version == known.version && known.digest.is_some_and(|digest| digest != note.digest()) {
        return Err(NoteError::NoteForked { line, version });
    }
    Ok(())
}

/// The text of a signed note, and its signatures with their lines.
pub(super) fn split(signed_note: &[u8]) -> Result<(&str, Vec<SignatureLine>), NoteError> {
    let whole = text_of(signed_note)?;
    // A file of another kind is called that, before it is called unsigned.
    if !FORMATS.iter().any(|(first_line, _)| whole.lines().next() == Some(first_line)) {
        return Err(NoteError::NoteLineUnexpected { line: 1, expected: FORMATS[0].0.to_owned() });
    }
    Ok(signed::split(whole)?)
}
