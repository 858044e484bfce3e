//! What an export leaves out unless it is asked for by name.

use kin_forms::Disclosure;
use serde::Serialize;

/// What an export leaves out unless it is asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
#[value(rename_all = "snake_case")]
pub enum Include {
    /// Direct identifiers: names, telephone numbers.
    Direct,
    /// Places.
    Location,
    /// Text in people's own words.
    FreeText,
}

impl Include {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Location, Self::FreeText];

    /// What must be asked for so that answers of this kind are exported; nothing for the others.
    pub fn needed(disclosure: Disclosure) -> Option<Self> {
        match disclosure {
            Disclosure::Direct => Some(Self::Direct),
            Disclosure::Location => Some(Self::Location),
            Disclosure::FreeText => Some(Self::FreeText),
            Disclosure::Quasi | Disclosure::Sensitive | Disclosure::Open => None,
        }
    }

    /// The word for it on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Location => "location",
            Self::FreeText => "free_text",
        }
    }
}
