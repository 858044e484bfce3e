//! A courier's pass: with what everything that a server keeps of one study can be fetched.

use serde::{Deserialize, Serialize};
use strum::VariantNames;

use crate::{ReaderToken, StudyId, StudyPath};

/// A pass is at most this long.
pub const MAX_PASS_BYTES: usize = 4096;

/// What the person running the machine gives to a courier or an auditor, by hand. A secret: whoever has it can fetch
/// ciphertext, leaves and sizes, and can open nothing.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CourierPass {
    /// The version of this format: 1.
    pub kin_courier: u32,
    /// Which study.
    pub study: StudyId,
    /// Under which path it lies.
    pub path: StudyPath,
    /// What the courier shows.
    pub token: ReaderToken,
}

/// Why a pass is refused. Nothing of it is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum PassError {
    /// Longer than [`MAX_PASS_BYTES`].
    #[error("the pass is longer than {max_bytes} bytes")]
    PassTooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// Not the JSON of a pass.
    #[error("line {line}, column {column}: not a courier's pass")]
    PassMalformed {
        /// Line, from 1.
        line: u64,
        /// Column, from 1.
        column: u64,
    },
    /// A version this program does not know.
    #[error("pass version {version} is unknown")]
    PassVersionUnknown {
        /// What it says.
        version: u32,
    },
}

impl CourierPass {
    /// A pass of this version.
    pub const fn new(study: StudyId, path: StudyPath, token: ReaderToken) -> CourierPass {
        CourierPass { kin_courier: 1, study, path, token }
    }

    /// Reads a pass.
    pub fn parse(bytes: &[u8]) -> Result<CourierPass, PassError> {
        /// Read first, so that a newer pass is called newer and not malformed.
        #[derive(Deserialize)]
        struct Version {
            kin_courier: u32,
        }
        if bytes.len() > MAX_PASS_BYTES {
            return Err(PassError::PassTooLarge { max_bytes: MAX_PASS_BYTES as u64 });
        }
        let Version { kin_courier: version } =
            serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
        if version != 1 {
            return Err(PassError::PassVersionUnknown { version });
        }
        serde_json::from_slice(bytes).map_err(|error| malformed(&error))
    }

    /// The pass as JSON. It holds the token: written to a private file and nowhere else.
    pub fn to_json(&self) -> zeroize::Zeroizing<Vec<u8>> {
        let json = serde_json::to_vec(self).expect("a pass has only strings and numbers");
        zeroize::Zeroizing::new([&json[..], b"\n"].concat())
    }
}

/// Only the place of a mistake is kept: `serde_json`'s own words may quote a value.
fn malformed(error: &serde_json::Error) -> PassError {
    PassError::PassMalformed { line: error.line() as u64, column: error.column() as u64 }
}
