//! Signing a certificate, and believing it only if a quorum of the roots has signed it.

use signed_note::StandardVerifier;

use super::parse::text_of;
use super::{CertificateError, MAX_CERTIFICATE_BYTES};
use crate::StudyId;
use crate::note::{RootKey, Roots};
use crate::signed::{self, SignatureLine};

/// What roots certify: a canonical text of lines, the first of which says what it is.
pub trait Certified: Sized {
    /// The first line: format and version.
    const FIRST_LINE: &'static str;

    /// Of which study.
    fn study(&self) -> StudyId;
    /// The canonical text, without signatures.
    fn to_text(&self) -> String;
    /// Reads the canonical text. What it accepts it prints back, byte for byte.
    fn parse_text(bytes: &[u8]) -> Result<Self, CertificateError>;
    /// How many lines the text has, where no value has a line of its own in it.
    fn lines(&self) -> usize;
}

/// The certificate signed by these roots.
pub fn sign<C: Certified>(certificate: &C, roots: &[&RootKey]) -> Result<Vec<u8>, CertificateError> {
    let text = certificate.to_text();
    C::parse_text(text.as_bytes())?;
    // A value with a line of its own in it would otherwise be two.
    if text.lines().count() != certificate.lines() {
        let line = text.lines().count() as u64;
        let keyword =
            text.lines().last().and_then(|line| line.split(' ').next()).unwrap_or_default().to_owned();
        return Err(CertificateError::CertificateValueMalformed { line, keyword });
    }
    if roots.iter().any(|key| key.study() != certificate.study()) {
        return Err(CertificateError::CertificateKeyOfAnotherStudy {});
    }
    let signatures: Vec<_> = roots.iter().map(|key| key.sign(text.as_bytes())).collect();
    bounded(signed::join(&text, &signatures))
}

/// The signed certificate with one more root's signature; an older one by the same key is replaced.
pub fn add_signature<C: Certified>(signed: &[u8], key: &RootKey) -> Result<Vec<u8>, CertificateError> {
    let (text, others) = split(signed, C::FIRST_LINE)?;
    if C::parse_text(text.as_bytes())?.study() != key.study() {
        return Err(CertificateError::CertificateKeyOfAnotherStudy {});
    }
    bounded(signed::with_signature(text, others, key.sign(text.as_bytes())))
}

/// What a signed certificate says, by whomever: to be shown before signing, and not to be believed.
pub fn claimed<C: Certified>(signed: &[u8]) -> Result<C, CertificateError> {
    let (text, _) = split(signed, C::FIRST_LINE)?;
    C::parse_text(text.as_bytes())
}

/// Reads a signed certificate and believes it only if a quorum of the roots has signed it.
///
/// Every signature must be by one of them and fit, and no key may sign twice.
pub fn verify<C: Certified>(signed: &[u8], roots: &Roots) -> Result<C, CertificateError> {
    let (text, signatures) = split(signed, C::FIRST_LINE)?;
    let certificate = C::parse_text(text.as_bytes())?;
    if certificate.study() != roots.study() {
        let (expected, found) = (roots.study(), certificate.study());
        return Err(CertificateError::CertificateOfAnotherStudy { line: 2, expected, found });
    }
    let candidates: Vec<(&str, StandardVerifier)> =
        roots.verifiers().iter().map(|root| (root.as_str(), root.key())).collect();
    let signers = signed::signers(text, &signatures, &candidates)?.len();
    let signers = u32::try_from(signers).unwrap_or(u32::MAX);
    if signers < roots.quorum() {
        let line = signatures.first().map_or(1, |(line, _)| *line);
        return Err(CertificateError::CertificateQuorumMissed { line, signers, quorum: roots.quorum() });
    }
    Ok(certificate)
}

fn split<'s>(signed: &'s [u8], first_line: &str) -> Result<(&'s str, Vec<SignatureLine>), CertificateError> {
    let whole = text_of(signed)?;
    // A file of another kind is called that, before it is called unsigned.
    if whole.lines().next() != Some(first_line) {
        let expected = first_line.to_owned();
        return Err(CertificateError::CertificateLineUnexpected { line: 1, expected });
    }
    Ok(signed::split(whole)?)
}

fn bounded(signed: Vec<u8>) -> Result<Vec<u8>, CertificateError> {
    if signed.len() > MAX_CERTIFICATE_BYTES {
        return Err(CertificateError::CertificateTooLarge { max_bytes: MAX_CERTIFICATE_BYTES as u64 });
    }
    Ok(signed)
}
