//! Packages that wait at a server until their devices fetch them.
//!
//! A package has a name of its own, which the office and the device work out from what no one else knows: the device's recipient. Two
//! names of one device have nothing in common. A device asks for the list of all names, which is the same for every device, and
//! then for what is its own: so it never shows a name that the server could know it by before there is something for it.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use crate::envelope::{EnvelopeError, package_recipients};
use crate::note::Sealing;
use crate::{Digest, HexError, StudyId};

use super::MAX_ASSIGNMENT_BYTES;

/// The first line of the list.
const FIRST_LINE: &str = "kin-packages/1";
/// What a name is worked out for, so that it can be taken for no other digest.
const DOMAIN: &str = "kin-package-name/1";
/// The most packages that wait for the devices of a study.
pub const MAX_PACKAGES: usize = 4_096;
/// The longest list, in bytes.
pub const MAX_PACKAGES_BYTES: usize = FIRST_LINE.len() + 1 + MAX_PACKAGES * 65;
/// The longest sealed package, in bytes: what age adds to 16 MiB for one recipient is less than 8 KiB.
pub const MAX_SEALED_PACKAGE_BYTES: usize = MAX_ASSIGNMENT_BYTES + 8_192;
/// The shortest payload of a package for a server; a longer one has twice, four times … as many bytes.
pub(super) const LEAST_PADDED_BYTES: usize = 16_384;

/// The name under which a package waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackageName(Digest);

impl PackageName {
    /// The name of a device's package of this number; `recipient` is the device's own, as text.
    pub fn of(study: StudyId, recipient: &str, number: u64) -> Self {
        Self(Digest::of(format!("{DOMAIN}\n{study}\n{recipient}\n{number}\n").as_bytes()))
    }

    /// The name as a digest: what a request names it by.
    pub fn digest(self) -> Digest {
        self.0
    }
}

impl From<Digest> for PackageName {
    fn from(digest: Digest) -> Self {
        Self(digest)
    }
}

impl fmt::Display for PackageName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl FromStr for PackageName {
    type Err = HexError;

    fn from_str(text: &str) -> Result<Self, HexError> {
        text.parse().map(Self)
    }
}

/// The names of all packages that wait for the devices of a study.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackageList(BTreeSet<PackageName>);

impl PackageList {
    /// The list of these.
    pub fn of(names: impl IntoIterator<Item = PackageName>) -> Self {
        Self(names.into_iter().collect())
    }

    /// Whether one of them is this.
    pub fn has(&self, name: PackageName) -> bool {
        self.0.contains(&name)
    }

    /// The list as text: a first line, then a name a line, ascending.
    pub fn to_text(&self) -> String {
        let mut text = format!("{FIRST_LINE}\n");
        for name in &self.0 {
            text.push_str(&name.to_string());
            text.push('\n');
        }
        text
    }

    /// Reads what [`PackageList::to_text`] writes. `None` for everything else: another first line, a name that is none, a wrong
    /// order, more than [`MAX_PACKAGES`].
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > MAX_PACKAGES_BYTES {
            return None;
        }
        let lines = std::str::from_utf8(bytes).ok()?.strip_suffix('\n')?;
        let mut lines = lines.split('\n');
        if lines.next() != Some(FIRST_LINE) {
            return None;
        }
        let mut names = BTreeSet::new();
        for line in lines {
            let name: PackageName = line.parse().ok()?;
            if names.last().is_some_and(|last| *last >= name) {
                return None;
            }
            names.insert(name);
        }
        (names.len() <= MAX_PACKAGES).then_some(Self(names))
    }
}

/// Whether a file looks like a sealed package: a binary age file to one recipient, no longer than one can be. That stops plaintext and
/// mistakes, and proves nothing about who can open it.
pub fn check_sealed(file: &[u8]) -> Result<(), EnvelopeError> {
    if file.len() > MAX_SEALED_PACKAGE_BYTES {
        return Err(EnvelopeError::EnvelopeTooLarge { max_bytes: MAX_SEALED_PACKAGE_BYTES as u64 });
    }
    let found = package_recipients(file, Sealing::Hybrid)
        .or_else(|error| package_recipients(file, Sealing::Classical).map_err(|_| error))?;
    if found != 1 {
        return Err(EnvelopeError::EnvelopeRecipientsDiffer { expected: 1, found });
    }
    Ok(())
}

/// So many bytes has a payload of this length when it is filled up with blanks: few lengths, so that they tell little.
pub(super) fn padded_bytes(payload_bytes: usize) -> usize {
    let class = payload_bytes.max(LEAST_PADDED_BYTES).next_power_of_two();
    class.min(MAX_ASSIGNMENT_BYTES - super::MAX_HEADER_BYTES).max(payload_bytes)
}
