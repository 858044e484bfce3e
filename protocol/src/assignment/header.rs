//! The header of an assignment package: for whom it is, and what follows it.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

use super::{AssignmentError, MAX_ASSIGNMENT_BYTES};
use crate::carried::Described;
use crate::note::{Cursor, number, time};
use crate::{HexError, StudyId, hex};

/// The first line of a package: format and version.
pub(super) const FIRST_LINE: &str = "kin-assignment/1";

/// A device, by its Ed25519 public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(pub [u8; 32]);

impl fmt::Display for DeviceId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&hex::encode(&self.0))
    }
}

impl FromStr for DeviceId {
    type Err = HexError;

    fn from_str(text: &str) -> Result<DeviceId, HexError> {
        hex::decode(text).map(DeviceId)
    }
}

/// For whom a package is, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Of which study.
    pub study: StudyId,
    /// For which device: a package that was sealed on to another device is refused there.
    pub device: DeviceId,
    /// Grows by at least one with every package to this device: an old one is not taken in again.
    pub number: u64,
    /// When it was made; whole seconds.
    pub issued: Timestamp,
    /// From when on it is not taken in any more; whole seconds.
    pub expires: Timestamp,
}

impl Header {
    /// The text that is signed, for a payload of these bytes.
    pub(super) fn to_text(&self, payload: &[u8]) -> String {
        let described = Described::of(payload);
        format!(
            "{FIRST_LINE}\nstudy {}\ndevice {}\nnumber {}\nissued {}\nexpires {}\nbytes {}\npayload {}\n",
            self.study,
            self.device,
            self.number,
            self.issued,
            self.expires,
            described.bytes,
            described.digest,
        )
    }

    /// Reads the text that is signed.
    pub(super) fn parse_text(bytes: &[u8]) -> Result<(Header, Described), AssignmentError> {
        let text = std::str::from_utf8(bytes).map_err(|_| AssignmentError::AssignmentHeaderBroken {})?;
        let mut cursor = Cursor::new(text);
        if cursor.take_exact(FIRST_LINE).is_none() {
            return Err(AssignmentError::AssignmentNotOne {});
        }
        let study = value(&mut cursor, "study", |text| text.parse().ok())?;
        let device = value(&mut cursor, "device", |text| text.parse().ok())?;
        let number_of = value(&mut cursor, "number", |text| number(text).filter(|number: &u64| *number > 0))?;
        let issued = value(&mut cursor, "issued", time)?;
        let expires = value(&mut cursor, "expires", |text| time(text).filter(|expires| *expires > issued))?;
        let bytes = value(&mut cursor, "bytes", |text| {
            number(text).filter(|bytes: &u64| *bytes <= MAX_ASSIGNMENT_BYTES as u64)
        })?;
        let digest = value(&mut cursor, "payload", |text| text.parse().ok())?;
        if !cursor.at_end() {
            return Err(AssignmentError::AssignmentLineTooMany { line: cursor.line() });
        }
        Ok((Header { study, device, number: number_of, issued, expires }, Described { bytes, digest }))
    }
}

fn value<T>(
    cursor: &mut Cursor<'_>,
    keyword: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, AssignmentError> {
    let line = cursor.line();
    let expected = || AssignmentError::AssignmentLineUnexpected { line, expected: keyword.to_owned() };
    let malformed = || AssignmentError::AssignmentValueMalformed { line, keyword: keyword.to_owned() };
    read(cursor.take(keyword).ok_or_else(expected)?).ok_or_else(malformed)
}
