//! `sending.json`: where devices send to. It opens nothing and lies private in the study's folder.

use kin_protocol::StudyPath;
use kin_terminal::Result;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::file::Versioned;
use crate::chance;

/// The study's path on the server: whoever has it can ask for what is public to those who take part.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sending {
    #[serde(rename = "kin_sending")]
    version: u32,
    /// Where the study lies on its server.
    pub path: StudyPath,
    /// What a file of version 1 held: the one token that vouchers came in place of.
    #[serde(rename = "token", default, skip_serializing)]
    _token: Option<IgnoredAny>,
}

impl Sending {
    /// Draws a new path.
    pub(super) fn draw() -> Result<Self> {
        Ok(Self { version: Self::VERSION, path: StudyPath::from_bytes(*chance::bytes()?), _token: None })
    }
}

impl Versioned for Sending {
    const VERSION: u32 = 2;

    fn version(&self) -> u32 {
        self.version
    }
}
