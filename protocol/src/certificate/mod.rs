//! Certificates: that the keys of an epoch were destroyed, and that a study is closed. What is claimed, and what could not
//! be verified.
//!
//! They are signed by the roots. Anyone can check that one is whole and whose it is; nobody can check that no copy of a
//! key was kept: [`LIMITS`] says so wherever a check is shown.

mod closing;
mod error;
mod parse;
mod print;
mod sign;

use jiff::Timestamp;
use serde::Serialize;
use strum::VariantNames;

use crate::note::Opening;
use crate::{Digest, StudyId};

pub use closing::{Closing, Item, State};
pub use error::CertificateError;
pub use sign::{Certified, add_signature, claimed, sign, verify};

/// A signed certificate, signatures included, is at most this long: 1 MiB.
pub const MAX_CERTIFICATE_BYTES: usize = 1024 * 1024;
/// Most devices, gaps and keys that one lists; a study has fewer devices.
pub const MAX_LINES: usize = 10_000;
/// Who declared a device lost: at least this many, so that nobody does it alone.
pub const LEAST_DECLARERS: usize = 2;
/// Most of them.
pub const MAX_DECLARERS: usize = 8;

/// What remains of the keys of an epoch.
///
/// The fields are public so that a desk can fill them in; [`sign`] refuses what breaks the grammar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Of which study.
    pub study: StudyId,
    /// Of which epoch.
    pub epoch: u32,
    /// When the last interview sealed to these keys could start.
    pub ended: Timestamp,
    /// When the desk destroyed what it held of them, by its clock.
    pub destroyed: Timestamp,
    /// Whose identities: in whose hands they were, and SHA-256 of the recipient's text.
    pub keys: Vec<(Opening, Digest)>,
    /// The transcript of the ceremony that made them, if there was one.
    pub transcript: Option<Digest>,
    /// Every device that sealed something, and how its sequence ended.
    pub devices: Vec<Device>,
    /// Packages that were never used and can no longer be.
    pub unused: u64,
    /// Envelopes opened, over all devices.
    pub opened: u64,
    /// Envelopes in quarantine.
    pub quarantined: u64,
    /// Numbers of a device's sequence that never arrived: the exceptions, lost for ever with the keys.
    pub missing: Vec<Missing>,
    /// Who declared devices lost, by name; at least [`LEAST_DECLARERS`] where one was.
    pub declared: Vec<String>,
}

/// One device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Device {
    /// The key it signed with.
    pub key: [u8; 32],
    /// How its sequence ended.
    pub end: End,
}

/// How a device's sequence ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// By its own word: this is its last number.
    Closed(u64),
    /// It went on in a later epoch, and everything up to this number, its last of this epoch or an earlier one, is here.
    Past(u64),
    /// It was declared lost; this is the last number seen of it.
    Lost(u64),
}

/// Numbers of a device's sequence that never arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// The device's key.
    pub key: [u8; 32],
    /// The first missing number.
    pub first: u64,
    /// The last missing number.
    pub last: u64,
}

/// What no check of a certificate can show. To be said wherever one is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum CertificateLimit {
    /// That no copy of the desk's key was made.
    CertificateLimitCopies,
    /// That custodians have destroyed their shares.
    CertificateLimitShares,
    /// That data already opened is gone: it is not.
    CertificateLimitOpened,
    /// That a lost device sealed nothing after the last number seen.
    CertificateLimitLost,
}

/// Everything that a check of a certificate cannot show.
pub const LIMITS: [CertificateLimit; 4] = [
    CertificateLimit::CertificateLimitCopies,
    CertificateLimit::CertificateLimitShares,
    CertificateLimit::CertificateLimitOpened,
    CertificateLimit::CertificateLimitLost,
];

impl Certified for Certificate {
    const FIRST_LINE: &'static str = "kin-destruction/1";

    fn study(&self) -> StudyId {
        self.study
    }

    fn to_text(&self) -> String {
        self.print()
    }

    fn parse_text(bytes: &[u8]) -> Result<Self, CertificateError> {
        Self::read(bytes)
    }

    fn lines(&self) -> usize {
        let lists = [self.keys.len(), self.devices.len(), self.missing.len(), self.declared.len()];
        // The first line, study, epoch, two times, three counts.
        8 + usize::from(self.transcript.is_some()) + lists.iter().sum::<usize>()
    }
}

impl Certificate {
    /// SHA-256 of the text, without signatures.
    pub fn digest(&self) -> Digest {
        Digest::of(self.to_text().as_bytes())
    }
}
