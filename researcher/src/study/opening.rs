//! Who can open what is sealed to a study.

use kin_protocol::note::{MAX_SHARES, Split};
use serde::{Deserialize, Serialize};

use super::StudyError;

/// Who can open what is sealed to a study. Decided when the study is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Opening {
    /// A working key at the desk alone: one key in one hand. If it is lost, every response is lost.
    #[default]
    Single,
    /// A working key at the desk, and a recovery key that is split among custodians.
    DeskWithRecovery(#[serde(with = "text")] Split),
    /// A key that is split among custodians, and no other: they meet whenever something is opened.
    Quorum(#[serde(with = "text")] Split),
}

impl Opening {
    /// How the key that is split is split, if one is.
    pub fn split(self) -> Option<Split> {
        match self {
            Self::Single => None,
            Self::DeskWithRecovery(split) | Self::Quorum(split) => Some(split),
        }
    }

    /// How many recipients a response has.
    pub(super) fn recipients(self) -> usize {
        match self {
            Self::Single | Self::Quorum(_) => 1,
            Self::DeskWithRecovery(_) => 2,
        }
    }

    /// Whether a whole key stays at the desk.
    pub fn keeps_a_working_key(self) -> bool {
        !matches!(self, Self::Quorum(_))
    }
}

/// Reads `2-of-3`. [`StudyError::StudySplitUnreadable`] otherwise.
pub fn split(text: &str) -> Result<Split, StudyError> {
    text.parse().map_err(|()| StudyError::StudySplitUnreadable { most: MAX_SHARES })
}

/// A split as `2-of-3` in the files of a study.
pub(super) mod text {
    #![expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]

    use kin_protocol::note::Split;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(in crate::study) fn serialize<S: Serializer>(
        split: &Split,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_str(split)
    }

    pub(in crate::study) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Split, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|()| D::Error::custom("not a way to split a key"))
    }
}
