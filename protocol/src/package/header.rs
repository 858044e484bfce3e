//! The header of an enrolment package: what is signed.

use jiff::Timestamp;

use super::{MAX_PACKAGE_BYTES, PackageError};
use crate::StudyId;
use crate::carried::Described;
use crate::note::{Cursor, number, time};

/// What every version begins with.
const FORMAT: &str = "kin-enrolment/";
/// The version of this format.
const VERSION: u64 = 2;
/// How many digits of another version are shown.
const MAX_VERSION_DIGITS: usize = 9;

/// Of which study a package is, and until when it may be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Of which study.
    pub study: StudyId,
    /// Until when the package may be used; whole seconds.
    pub expires: Timestamp,
}

/// Refuses what is no package, and another version before anything else is read.
pub(super) fn check_version(bytes: &[u8]) -> Result<(), PackageError> {
    let rest = bytes.strip_prefix(FORMAT.as_bytes()).ok_or(PackageError::PackageNotOne {})?;
    let digits = rest.iter().take(MAX_VERSION_DIGITS).take_while(|byte| byte.is_ascii_digit()).count();
    let version = std::str::from_utf8(&rest[..digits]).ok().and_then(number::<u64>);
    match version {
        Some(VERSION) => Ok(()),
        Some(version) => Err(PackageError::PackageVersionUnknown { version }),
        None => Err(PackageError::PackageNotOne {}),
    }
}

impl Header {
    /// The text that is signed, for a payload of which this is said.
    pub(super) fn to_text(&self, described: Described) -> String {
        format!(
            "{FORMAT}{VERSION}\nstudy {}\nexpires {}\nbytes {}\npayload {}\n",
            self.study, self.expires, described.bytes, described.digest,
        )
    }

    /// Reads the text that is signed.
    pub(super) fn parse(text: &str) -> Result<(Header, Described), PackageError> {
        let mut cursor = Cursor::new(text);
        let first_line = format!("{FORMAT}{VERSION}");
        if cursor.take_exact(&first_line).is_none() {
            return Err(unfit(&cursor, &first_line));
        }
        let study = value(&mut cursor, "study", |text| text.parse().ok())?;
        let expires = value(&mut cursor, "expires", time)?;
        let within = |bytes: &u64| *bytes <= MAX_PACKAGE_BYTES as u64;
        let bytes = value(&mut cursor, "bytes", |text| number(text).filter(within))?;
        let digest = value(&mut cursor, "payload", |text| text.parse().ok())?;
        if !cursor.at_end() {
            return Err(PackageError::PackageLineTooMany { line: cursor.line() });
        }
        Ok((Header { study, expires }, Described { bytes, digest }))
    }
}

fn value<T>(
    cursor: &mut Cursor<'_>,
    keyword: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, PackageError> {
    let refused = unfit(cursor, keyword);
    cursor.take(keyword).and_then(read).ok_or(refused)
}

fn unfit(cursor: &Cursor<'_>, expected: &str) -> PackageError {
    PackageError::PackageLineUnfit { line: cursor.line(), expected: expected.to_owned() }
}
