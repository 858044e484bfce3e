//! The enrolment package: what the desk gives to one device, by stick or mail.
//!
//! A header, signed with the office's key, names the payload by its digest, as in an assignment package. The key is one
//! that the note in the payload names, the note is signed by the roots there, and their fingerprint is compared with
//! paper: so not a bit of a package can be changed on its way that a device would not see.

mod error;
mod header;
mod payload;

use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::carried::{self, Described};
use crate::contents::Contents;
use crate::note::OfficeKey;
use crate::signed;

pub use error::PackageError;
pub use header::Header;
pub use payload::Payload;

/// A package is at most this long: 16 MiB.
pub const MAX_PACKAGE_BYTES: usize = 16_777_216;
/// A signed header is at most this long.
const MAX_HEADER_BYTES: usize = 4_096;
/// A device's label, or an enumerator's code, is at most this long.
pub const MAX_LABEL_BYTES: usize = 100;

/// Everything a device needs to take part in a study. It holds secrets: it travels by hand and is not kept.
///
/// The server's address is not here: it stands in the note.
#[derive(Debug)]
pub struct EnrolmentPackage {
    /// Of which study, and until when it may be used.
    pub header: Header,
    /// What it carries.
    pub payload: Payload,
}

impl EnrolmentPackage {
    /// Reads a package and checks that all of it belongs together and is signed by the office that its note names.
    ///
    /// Comparing the roots' fingerprint with paper is left to a person; before that, nothing of it is believed.
    pub fn read(bytes: &[u8]) -> Result<(EnrolmentPackage, Contents), PackageError> {
        if bytes.len() > MAX_PACKAGE_BYTES {
            return Err(PackageError::PackageTooLarge { max_bytes: MAX_PACKAGE_BYTES as u64 });
        }
        header::check_version(bytes)?;
        let (signed_header, body) =
            carried::split(bytes, MAX_HEADER_BYTES).ok_or(PackageError::PackageHeaderEndless {})?;
        let (text, signatures) = signed::split(signed_header)?;
        let (header, described) = Header::parse(text)?;
        let found = Described::of(body);
        if found.bytes != described.bytes {
            let (expected, found) = (described.bytes, found.bytes);
            return Err(PackageError::PackageLengthDiffers { expected, found });
        }
        if found.digest != described.digest {
            return Err(PackageError::PackageDiffers {});
        }
        let payload = Payload::parse(body)?;
        let contents = Contents::verify(header.study, &payload.note, &payload.roots, &payload.forms, None)
            .map_err(|source| PackageError::PackageInconsistent { source })?;
        let offices: Vec<_> = contents.note.offices.iter().map(|key| (key, key.key())).collect();
        // One that does not count refuses the whole, and a signed text has at least one.
        signed::signers(text, &signatures, &offices)?;
        Ok((EnrolmentPackage { header, payload }, contents))
    }

    /// The file, secrets included, signed with the office's key.
    pub fn sign(&self, key: &OfficeKey) -> Zeroizing<Vec<u8>> {
        let payload = self.payload.to_json();
        let text = self.header.to_text(Described::of(&payload));
        let signed_header = signed::join(&text, &[key.sign(text.as_bytes())]);
        Zeroizing::new(carried::join(signed_header, &payload))
    }

    /// Refuses a package whose time is over.
    pub fn check_time(&self, now: Timestamp) -> Result<(), PackageError> {
        if now < self.header.expires { Ok(()) } else { Err(PackageError::PackageExpired {}) }
    }
}
