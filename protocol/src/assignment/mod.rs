//! The assignment package: what the office sends to one device after it was enrolled. New notes and forms, vouchers,
//! lists of people to visit, quotas, tasks.
//!
//! It travels as an age file sealed to the device's own recipient (that is sealing's work), so that neither a server nor
//! a courier sees for whom it is, or that it says anything. Inside stands a signed header and the payload whose digest it
//! names: authenticated whole, and only then parsed. The office's key signs it, because it is daily work and roots are
//! not; where that key is lost, a quorum of the roots can sign in its place. Neither can change who reads: that is in
//! the note, which the payload may carry and which only roots sign.

mod error;
mod header;
mod payload;
mod served;

use signed_note::StandardVerifier;
use zeroize::Zeroizing;

use crate::carried::{self, Described};
use crate::note::{OfficeKey, OfficeVerifier, RootKey, StudyNote};
use crate::signed;

pub use error::AssignmentError;
pub use header::{DeviceId, Header};
pub use payload::{Payload, Quota, Sample, Task, TaskKind};
pub use served::{
    MAX_PACKAGES, MAX_PACKAGES_BYTES, MAX_SEALED_PACKAGE_BYTES, PackageList, PackageName, check_sealed,
};

/// A package is at most this long before it is sealed: 16 MiB.
pub const MAX_ASSIGNMENT_BYTES: usize = 16_777_216;
/// A signed header is at most this long.
pub const MAX_HEADER_BYTES: usize = 8_192;

/// A package that was authenticated for this device, and then parsed.
#[derive(Debug)]
pub struct Assignment {
    /// Its header: from now on its number is the last.
    pub header: Header,
    /// What it carries.
    pub payload: Payload,
}

/// The bytes to be sealed to the device: a header of its payload, signed by the office.
pub fn sign_by_office(
    header: &Header,
    payload: &Payload,
    key: &OfficeKey,
) -> Result<Vec<u8>, AssignmentError> {
    if key.study() != header.study {
        return Err(AssignmentError::AssignmentKeyOfAnotherStudy {});
    }
    whole(header, &payload.to_json(), payload, |text| vec![key.sign(text)])
}

/// The same for a package that waits at a server: filled up with blanks, so that its length tells little of what it carries.
pub fn sign_by_office_for_server(
    header: &Header,
    payload: &Payload,
    key: &OfficeKey,
) -> Result<Vec<u8>, AssignmentError> {
    if key.study() != header.study {
        return Err(AssignmentError::AssignmentKeyOfAnotherStudy {});
    }
    let json = payload.to_json();
    let mut body = Zeroizing::new(vec![b' '; served::padded_bytes(json.len())]);
    body[..json.len()].copy_from_slice(&json);
    whole(header, &body, payload, |text| vec![key.sign(text)])
}

/// The bytes to be sealed to the device, signed by a quorum of the roots, for the day on which the office's key is lost.
pub fn sign_by_roots(
    header: &Header,
    payload: &Payload,
    keys: &[&RootKey],
) -> Result<Vec<u8>, AssignmentError> {
    if keys.iter().any(|key| key.study() != header.study) {
        return Err(AssignmentError::AssignmentKeyOfAnotherStudy {});
    }
    whole(header, &payload.to_json(), payload, |text| keys.iter().map(|key| key.sign(text)).collect())
}

fn whole(
    header: &Header,
    body: &[u8],
    payload: &Payload,
    sign: impl Fn(&[u8]) -> Vec<signed_note::Signature>,
) -> Result<Vec<u8>, AssignmentError> {
    payload.check()?;
    let text = header.to_text(body);
    Header::parse_text(text.as_bytes())?;
    let bytes = carried::join(signed::join(&text, &sign(text.as_bytes())), body);
    if bytes.len() > MAX_ASSIGNMENT_BYTES {
        return Err(AssignmentError::AssignmentTooLarge { max_bytes: MAX_ASSIGNMENT_BYTES as u64 });
    }
    Ok(bytes)
}

impl Assignment {
    /// Authenticates an opened package for one device and parses what it carries.
    ///
    /// `note` is the newest note that the device has accepted: its office keys, or a quorum of its roots, must have
    /// signed. `last` is the number of the last package the device took in, 0 before the first. Dates are not judged
    /// here: see [`Assignment::check_time`].
    pub fn read(
        bytes: &[u8],
        note: &StudyNote,
        device: DeviceId,
        last: u64,
    ) -> Result<Assignment, AssignmentError> {
        let (signed_header, body) = split(bytes)?;
        let (text, signatures) = signed::split(signed_header)?;
        let (header, described) = Header::parse_text(text.as_bytes())?;
        if header.study != note.study {
            let (expected, found) = (note.study, header.study);
            return Err(AssignmentError::AssignmentOfAnotherStudy { line: 2, expected, found });
        }
        if header.device != device {
            return Err(AssignmentError::AssignmentForAnotherDevice { line: 3 });
        }
        check_signers(text, &signatures, note)?;
        if header.number <= last {
            return Err(AssignmentError::AssignmentOutdated { line: 4, number: header.number, last });
        }
        let found = Described::of(body);
        if found.bytes != described.bytes {
            let (expected, found) = (described.bytes, found.bytes);
            return Err(AssignmentError::AssignmentLengthDiffers { line: 7, expected, found });
        }
        if found.digest != described.digest {
            return Err(AssignmentError::AssignmentPayloadDiffers { line: 8 });
        }
        let payload = Payload::parse(body)?;
        Ok(Assignment { header, payload })
    }

    /// Reads again a package that this device authenticated when it took it in, and kept where nobody else writes. Its signers may have
    /// changed since: nothing of it is verified.
    pub fn read_again(bytes: &[u8]) -> Result<Assignment, AssignmentError> {
        let (signed_header, body) = split(bytes)?;
        let (text, _) = signed::split(signed_header)?;
        let (header, _) = Header::parse_text(text.as_bytes())?;
        Ok(Assignment { header, payload: Payload::parse(body)? })
    }

    /// Refuses a package whose time is over, by a time that is no earlier than the device's floor.
    pub fn check_time(&self, now: jiff::Timestamp) -> Result<(), AssignmentError> {
        if now < self.header.expires { Ok(()) } else { Err(AssignmentError::AssignmentExpired { line: 6 }) }
    }
}

/// Who may sign a package.
#[derive(Clone, Copy, PartialEq)]
enum Signer<'note> {
    Office(&'note OfficeVerifier),
    Root(&'note str),
}

fn check_signers(
    text: &str,
    signatures: &[signed::SignatureLine],
    note: &StudyNote,
) -> Result<(), AssignmentError> {
    // A note of the first format has no office keys: then only its roots can sign.
    let offices = note.offices.iter().map(|key| (Signer::Office(key), key.key()));
    let roots = note.roots.iter().map(|key| (Signer::Root(key.as_str()), key.key()));
    let candidates: Vec<(Signer<'_>, StandardVerifier)> = offices.chain(roots).collect();
    let signers = signed::signers(text, signatures, &candidates)?;
    let by_office = signers.iter().any(|signer| matches!(signer, Signer::Office(_)));
    let roots = u32::try_from(signers.iter().filter(|signer| matches!(signer, Signer::Root(_))).count());
    let (roots, quorum) = (roots.unwrap_or(u32::MAX), note.quorum);
    if by_office || roots >= quorum {
        return Ok(());
    }
    let line = signatures.first().map_or(1, |(line, _)| *line);
    Err(AssignmentError::AssignmentQuorumMissed { line, signers: roots, quorum })
}

/// The signed header and the payload.
fn split(bytes: &[u8]) -> Result<(&str, &[u8]), AssignmentError> {
    if bytes.len() > MAX_ASSIGNMENT_BYTES {
        return Err(AssignmentError::AssignmentTooLarge { max_bytes: MAX_ASSIGNMENT_BYTES as u64 });
    }
    if !bytes.starts_with(header::FIRST_LINE.as_bytes()) {
        return Err(AssignmentError::AssignmentNotOne {});
    }
    carried::split(bytes, MAX_HEADER_BYTES).ok_or(AssignmentError::AssignmentHeaderBroken {})
}
