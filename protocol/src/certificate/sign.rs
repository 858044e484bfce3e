//! Signing a certificate, and believing it only if a quorum of the roots has signed.

use signed_note::StandardVerifier;

use super::parse::{FIRST_LINE, text_of};
use super::{Certificate, CertificateError, MAX_CERTIFICATE_BYTES};
use crate::note::{RootKey, Roots};
use crate::signed::{self, SignatureLine};

/// The certificate signed by these roots.
pub fn sign(certificate: &Certificate, roots: &[&RootKey]) -> Result<Vec<u8>, CertificateError> {
    let text = certificate.to_text();
    let read = Certificate::parse_text(text.as_bytes())?;
    // A name with a line of its own in it would otherwise be two names.
    if read.declared.len() != certificate.declared.len() {
        let line = text.lines().count() as u64;
        return Err(CertificateError::CertificateValueMalformed { line, keyword: "declared".to_owned() });
    }
    if roots.iter().any(|key| key.study() != certificate.study) {
        return Err(CertificateError::CertificateKeyOfAnotherStudy {});
    }
    let signatures: Vec<_> = roots.iter().map(|key| key.sign(text.as_bytes())).collect();
    bounded(signed::join(&text, &signatures))
}

/// The signed certificate with one more root's signature; an older one by the same key is replaced.
pub fn add_signature(signed: &[u8], key: &RootKey) -> Result<Vec<u8>, CertificateError> {
    let (text, others) = split(signed)?;
    if Certificate::parse_text(text.as_bytes())?.study != key.study() {
        return Err(CertificateError::CertificateKeyOfAnotherStudy {});
    }
    bounded(signed::with_signature(text, others, key.sign(text.as_bytes())))
}

/// What a signed certificate says, by whomever: to be shown before signing, and not to be believed.
pub fn claimed(signed: &[u8]) -> Result<Certificate, CertificateError> {
    let (text, _) = split(signed)?;
    Certificate::parse_text(text.as_bytes())
}

/// Reads a signed certificate and believes it only if a quorum of the roots has signed it.
///
/// Every signature must be by one of them and fit, and no key may sign twice.
pub fn verify(signed: &[u8], roots: &Roots) -> Result<Certificate, CertificateError> {
    let (text, signatures) = split(signed)?;
    let certificate = Certificate::parse_text(text.as_bytes())?;
    if certificate.study != roots.study() {
        let (expected, found) = (roots.study(), certificate.study);
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

fn split(signed: &[u8]) -> Result<(&str, Vec<SignatureLine>), CertificateError> {
    let whole = text_of(signed)?;
    // A file of another kind is called that, before it is called unsigned.
    if whole.lines().next() != Some(FIRST_LINE) {
        let expected = FIRST_LINE.to_owned();
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
