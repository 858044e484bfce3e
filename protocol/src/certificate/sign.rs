//! Signing a certificate, and believing it only if a quorum of the roots has signed.

use signed_note::StandardVerifier;

use super::parse::{FIRST_LINE, text_of};
use super::{Certificate, CertificateError, MAX_CERTIFICATE_BYTES};
use crate::note::{RootKey, Roots};
use crate::signed;

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
    let signed = signed::join(&text, &signatures);
    if signed.len() > MAX_CERTIFICATE_BYTES {
        return Err(CertificateError::CertificateTooLarge { max_bytes: MAX_CERTIFICATE_BYTES as u64 });
    }
    Ok(signed)
}

/// Reads a signed certificate and believes it only if a quorum of the roots has signed it.
///
/// Every signature must be by one of them and fit, and no key may sign twice.
pub fn verify(signed: &[u8], roots: &Roots) -> Result<Certificate, CertificateError> {
    let whole = text_of(signed)?;
    // A file of another kind is called that, before it is called unsigned.
    if whole.lines().next() != Some(FIRST_LINE) {
        let expected = FIRST_LINE.to_owned();
        return Err(CertificateError::CertificateLineUnexpected { line: 1, expected });
    }
    let (text, signatures) = signed::split(whole)?;
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
