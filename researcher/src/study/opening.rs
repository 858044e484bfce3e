//! Who can open what is sealed to a study.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::StudyError;

/// Most shares of one key: a ceremony with more people than this fails for other reasons,
/// and its transcript, which lists every subset of them, would not be read.
pub const MAX_SHARES: u8 = 10;

/// Who can open what is sealed to a study. Decided when the study is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Opening {
    /// A working key at the desk alone: one key in one hand. If it is lost, every response is lost.
    #[default]
    Single,
    /// A working key at the desk, and a recovery key that is split among custodians.
    DeskWithRecovery(Split),
    /// A key that is split among custodians, and no other: they meet whenever something is opened.
    Quorum(Split),
}

impl Opening {
    /// How the key that is split is split, if one is.
    pub fn split(self) -> Option<Split> {
        match self {
            Self::Single => None,
            Self::DeskWithRecovery(split) | Self::Quorum(split) => Some(split),
        }
    }

    /// Whether a whole key stays at the desk.
    pub fn keeps_a_working_key(self) -> bool {
        !matches!(self, Self::Quorum(_))
    }
}

/// `threshold` of `shares` custodians are needed. At least 2 of at least 2, at most of [`MAX_SHARES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Split {
    threshold: u8,
    shares: u8,
}

impl Split {
    /// What a guided study gets.
    pub const TWO_OF_THREE: Self = Self { threshold: 2, shares: 3 };

    /// How many shares are needed.
    pub fn threshold(self) -> u8 {
        self.threshold
    }

    /// How many shares there are.
    pub fn shares(self) -> u8 {
        self.shares
    }
}

impl FromStr for Split {
    type Err = StudyError;

    /// Reads `2-of-3`. [`StudyError::StudySplitUnreadable`] otherwise: a threshold of 1 would be n whole keys.
    fn from_str(text: &str) -> Result<Self, StudyError> {
        let unreadable = || StudyError::StudySplitUnreadable { most: MAX_SHARES };
        let (threshold, shares) = text.split_once("-of-").ok_or_else(unreadable)?;
        let number = |text: &str| text.parse::<u8>().map_err(|_| unreadable());
        let split = Self { threshold: number(threshold)?, shares: number(shares)? };
        let fits = split.threshold >= 2 && split.threshold <= split.shares && split.shares <= MAX_SHARES;
        if fits && split.to_string() == text { Ok(split) } else { Err(unreadable()) }
    }
}

impl Display for Split {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-of-{}", self.threshold, self.shares)
    }
}

impl TryFrom<String> for Split {
    type Error = StudyError;

    fn try_from(text: String) -> Result<Self, StudyError> {
        text.parse()
    }
}

impl From<Split> for String {
    fn from(split: Split) -> Self {
        split.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_split_is_read_and_written_in_one_spelling() {
        assert_eq!("2-of-3".parse::<Split>().expect("a split"), Split::TWO_OF_THREE);
        assert_eq!("10-of-10".parse::<Split>().expect("a split").to_string(), "10-of-10");
    }

    #[test]
    fn one_of_many_more_than_all_and_other_spellings_are_refused() {
        for text in ["1-of-3", "0-of-3", "4-of-3", "2-of-11", "2of3", "02-of-3", "+2-of-3", "2-of-3 ", ""] {
            text.parse::<Split>().expect_err(text);
        }
    }
}
