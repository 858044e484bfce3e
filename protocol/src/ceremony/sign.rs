//! Signing a transcript, and believing it only if everyone who was to sign has signed.

use signed_note::StandardVerifier;

use super::parse::{FIRST_LINE, text_of};
use super::{CeremonyError, MAX_TRANSCRIPT_BYTES, Transcript};
use crate::note::{Key, Purpose, RootKey, Roots, WitnessKey};
use crate::signed::{self, SignatureLine};

/// A transcript that its roots and all its witnesses have signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// What it says.
    pub transcript: Transcript,
    /// How many roots have signed.
    pub roots: u32,
    /// How many witnesses: all that it names.
    pub witnesses: u32,
}

/// The transcript signed by the roots that are there. Witnesses add theirs with [`add_witness_signature`].
pub fn sign(transcript: &Transcript, roots: &[&RootKey]) -> Result<Vec<u8>, CeremonyError> {
    let text = transcript.to_text();
    Transcript::parse_text(text.as_bytes())?;
    if roots.iter().any(|key| key.study() != transcript.study) {
        return Err(CeremonyError::CeremonyKeyUnknown {});
    }
    let signatures: Vec<_> = roots.iter().map(|key| key.sign(text.as_bytes())).collect();
    bounded(signed::join(&text, &signatures))
}

/// The signed transcript with one more root's signature; an older one by the same key is replaced.
pub fn add_root_signature(transcript: &[u8], key: &RootKey) -> Result<Vec<u8>, CeremonyError> {
    add(transcript, key, |transcript| transcript.study == key.study())
}

/// The signed transcript with a witness's signature. Only a witness whom it names can sign it.
pub fn add_witness_signature(transcript: &[u8], key: &WitnessKey) -> Result<Vec<u8>, CeremonyError> {
    let verifier = key.verifier();
    add(transcript, key, |transcript| transcript.witnesses.iter().any(|witness| witness.verifier == verifier))
}

fn add<P: Purpose>(
    transcript: &[u8],
    key: &Key<P>,
    may_sign: impl Fn(&Transcript) -> bool,
) -> Result<Vec<u8>, CeremonyError> {
    let (text, others) = split(transcript)?;
    if !may_sign(&Transcript::parse_text(text.as_bytes())?) {
        return Err(CeremonyError::CeremonyKeyUnknown {});
    }
    bounded(signed::with_signature(text, others, key.sign(text.as_bytes())))
}

/// What a signed transcript says, by whomever: to be shown before signing, and not to be believed.
pub fn claimed(transcript: &[u8]) -> Result<Transcript, CeremonyError> {
    let (text, _) = split(transcript)?;
    Transcript::parse_text(text.as_bytes())
}

/// Reads a signed transcript and believes it only if a quorum of the roots and every witness it names have signed.
///
/// Every signature must be by one of them and fit, and no key may sign twice.
pub fn verify(transcript: &[u8], roots: &Roots) -> Result<Verified, CeremonyError> {
    let (text, signatures) = split(transcript)?;
    let transcript = Transcript::parse_text(text.as_bytes())?;
    if transcript.study != roots.study() {
        let (expected, found) = (roots.study(), transcript.study);
        return Err(CeremonyError::CeremonyOfAnotherStudy { line: 2, expected, found });
    }
    let of_roots = roots.verifiers().iter().map(|root| (root.as_str(), root.key()));
    let of_witnesses = transcript.witnesses.iter().map(|line| (line.verifier.as_str(), line.verifier.key()));
    let candidates: Vec<(&str, StandardVerifier)> = of_roots.chain(of_witnesses).collect();
    let signers = signed::signers(text, &signatures, &candidates)?;
    let first_witness = text.lines().count() as u64 + 1 - transcript.witnesses.len() as u64;
    for (line, witness) in (first_witness..).zip(&transcript.witnesses) {
        if !signers.contains(&witness.verifier.as_str()) {
            return Err(CeremonyError::CeremonyWitnessMissing { line, witness: witness.label.clone() });
        }
    }
    let witnesses = u32::try_from(transcript.witnesses.len()).unwrap_or(u32::MAX);
    let signed = u32::try_from(signers.len()).unwrap_or(u32::MAX) - witnesses;
    if signed < roots.quorum() {
        let line = signatures.first().map_or(1, |(line, _)| *line);
        return Err(CeremonyError::CeremonyQuorumMissed { line, signers: signed, quorum: roots.quorum() });
    }
    Ok(Verified { transcript, roots: signed, witnesses })
}

fn split(transcript: &[u8]) -> Result<(&str, Vec<SignatureLine>), CeremonyError> {
    let whole = text_of(transcript)?;
    // A file of another kind is called that, before it is called unsigned.
    if whole.lines().next() != Some(FIRST_LINE) {
        return Err(CeremonyError::CeremonyLineUnexpected { line: 1, expected: FIRST_LINE.to_owned() });
    }
    Ok(signed::split(whole)?)
}

fn bounded(signed: Vec<u8>) -> Result<Vec<u8>, CeremonyError> {
    if signed.len() > MAX_TRANSCRIPT_BYTES {
        return Err(CeremonyError::CeremonyTooLarge { max_bytes: MAX_TRANSCRIPT_BYTES as u64 });
    }
    Ok(signed)
}
