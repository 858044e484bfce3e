//! Why something of a withdrawal is refused. Nothing here quotes a code.

use strum::VariantNames;

use crate::log::LogError;

/// Why a code, a request or an answer is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum WithdrawalError {
    /// Something in the code is no digit and nothing that parts digits.
    #[error("character {position} of the code is no digit")]
    WithdrawalCodeNotADigit {
        /// Which, from 1.
        position: u64,
    },
    /// Not as many digits as a code has.
    #[error("a code has {expected} digits, not {digits}")]
    WithdrawalCodeLength {
        /// How many there are; one more than a code has stands for any more.
        digits: u64,
        /// How many a code has.
        expected: u64,
    },
    /// The check digits are those of another code.
    #[error("the code is mistyped")]
    WithdrawalCodeMistyped {},
    /// Longer than any of its kind.
    #[error("longer than {max_bytes} bytes")]
    WithdrawalTooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// A line of a request is not what stands there.
    #[error("line {line} is not what a withdrawal has there")]
    WithdrawalRequestMalformed {
        /// Which, from 1.
        line: u64,
    },
    /// It is for another study.
    #[error("the withdrawal is for another study")]
    WithdrawalForAnotherStudy {},
    /// The answer is not one to a withdrawal.
    #[error("this is no answer to a withdrawal")]
    WithdrawalAnswerMalformed {},
    /// The answer does not prove what it says.
    #[error("the answer does not prove that anything was deleted")]
    WithdrawalUnproved {
        /// Why.
        #[source]
        #[serde(skip)]
        source: LogError,
    },
}
