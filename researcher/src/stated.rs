//! What a person states in words of her own for a log: on one line, short, and nothing that a screen would hide.

use kin_terminal::{Exit, Failure};
use serde::Serialize;

/// The longest, in characters.
const MAX_CHARACTERS: usize = 300;

/// Why a statement is not taken.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum StatedError {
    /// It is empty, too long, or holds what no line of text holds.
    #[error("{flag} takes one line of 1 to {most} characters")]
    StatedUnfit {
        /// With which flag it was given.
        flag: &'static str,
        /// The most characters.
        most: u64,
    },
}

impl From<StatedError> for Failure {
    fn from(error: StatedError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// A statement given with a flag, without the blanks around it.
pub fn stated(flag: &'static str, text: &str) -> Result<String, StatedError> {
    let text = text.trim();
    let hidden = |character: char| {
        character.is_control()
            || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let length = text.chars().count();
    if length == 0 || length > MAX_CHARACTERS || text.chars().any(hidden) {
        return Err(StatedError::StatedUnfit { flag, most: MAX_CHARACTERS as u64 });
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_one_line_that_shows_all_it_holds() {
        assert_eq!(stated("--by", " Lê Thị Á ").ok().as_deref(), Some("Lê Thị Á"));
        for unfit in ["", "  ", "a\nb", "a\u{202e}b", "a\u{200b}b", "\u{1b}[2J"] {
            assert!(stated("--by", unfit).is_err(), "{unfit:?}");
        }
        assert!(stated("--by", &"ấ".repeat(MAX_CHARACTERS)).is_ok());
        assert!(stated("--by", &"ấ".repeat(MAX_CHARACTERS + 1)).is_err());
    }
}
