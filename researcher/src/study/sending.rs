//! `sending.json`: what a device needs to send. It opens nothing and lies private in the study's folder.

use kin_protocol::{StudyPath, Token};
use kin_terminal::Result;
use serde::{Deserialize, Serialize};

use super::file::Versioned;
use crate::chance;

/// The study's path on the server and the token that lets a device use it.
///
/// Whoever has them can send envelopes of the right shape and size, and nothing else.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sending {
    #[serde(rename = "kin_sending")]
    version: u32,
    /// Where the study lies on its server.
    pub path: StudyPath,
    /// What the server asks to be shown.
    pub token: Token,
}

impl Sending {
    /// Draws a new path and token.
    pub(super) fn draw() -> Result<Self> {
        Ok(Self {
            version: Self::VERSION,
            path: StudyPath::from_bytes(*chance::bytes()?),
            token: Token::from_bytes(*chance::bytes()?),
        })
    }
}

impl Versioned for Sending {
    const VERSION: u32 = 1;

    fn version(&self) -> u32 {
        self.version
    }
}
