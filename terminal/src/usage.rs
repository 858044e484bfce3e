//! Mistakes in a command line, in our words.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use serde::Serialize;

use crate::{Exit, Failure};

/// What is wrong with a command line. Values are not repeated: a passphrase may have been typed in the wrong place.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum UsageError {
    /// An option nobody knows.
    #[error("unknown option {argument}")]
    UsageUnknownOption {
        /// The option, without a value.
        argument: String,
    },
    /// A word too many.
    #[error("one word too many")]
    UsageWordTooMany,
    /// A command nobody knows.
    #[error("unknown command")]
    UsageUnknownCommand,
    /// A value that does not fit its argument.
    #[error("the value of {argument} is not valid")]
    UsageInvalidValue {
        /// The argument.
        argument: String,
    },
    /// A value is missing.
    #[error("{argument} needs a value")]
    UsageMissingValue {
        /// The argument.
        argument: String,
    },
    /// Too many or too few values.
    #[error("wrong number of values for {argument}")]
    UsageWrongNumber {
        /// The argument.
        argument: String,
    },
    /// A required argument is missing.
    #[error("missing: {arguments}")]
    UsageMissingArgument {
        /// The missing arguments.
        arguments: String,
    },
    /// A command is missing.
    #[error("a command is missing")]
    UsageMissingCommand,
    /// Two arguments forbid each other.
    #[error("{argument} cannot be used with {other}")]
    UsageConflict {
        /// The one.
        argument: String,
        /// The other.
        other: String,
    },
    /// An argument is not UTF-8.
    #[error("an argument is not UTF-8")]
    UsageNotText,
    /// Anything else.
    #[error("the command line is not valid")]
    UsageInvalid,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum UsageHint {
    UsageHintSuggestion { suggestion: String },
    UsageHintValues { values: String },
    UsageHintHelp,
}

/// What becomes of clap's answer when it is not a parsed command line.
pub(crate) enum Shown {
    /// Help or version, asked for: standard output.
    Output(String),
    /// Help in place of a missing command: standard error.
    Missing(String),
    /// A mistake.
    Mistake(Failure),
}

pub(crate) fn shown(error: &clap::Error) -> Shown {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Shown::Output(error.render().to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Shown::Missing(error.render().to_string()),
        _ => Shown::Mistake(failure(error)),
    }
}

fn failure(error: &clap::Error) -> Failure {
    let argument = || context(error, ContextKind::InvalidArg).unwrap_or_else(|| "?".to_owned());
    let what = match error.kind() {
        ErrorKind::UnknownArgument => match argument() {
            option if option.starts_with('-') => UsageError::UsageUnknownOption {
                argument: option.split('=').next().unwrap_or_default().to_owned(),
            },
            _ => UsageError::UsageWordTooMany,
        },
        ErrorKind::InvalidSubcommand => UsageError::UsageUnknownCommand,
        ErrorKind::InvalidValue
            if context(error, ContextKind::InvalidValue).is_none_or(|value| value.is_empty()) =>
        {
            UsageError::UsageMissingValue { argument: argument() }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            UsageError::UsageInvalidValue { argument: argument() }
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            UsageError::UsageWrongNumber { argument: argument() }
        }
        ErrorKind::NoEquals => UsageError::UsageMissingValue { argument: argument() },
        ErrorKind::MissingRequiredArgument => UsageError::UsageMissingArgument { arguments: argument() },
        ErrorKind::MissingSubcommand => UsageError::UsageMissingCommand,
        ErrorKind::ArgumentConflict => UsageError::UsageConflict {
            argument: argument(),
            other: context(error, ContextKind::PriorArg).unwrap_or_else(|| "?".to_owned()),
        },
        ErrorKind::InvalidUtf8 => UsageError::UsageNotText,
        _ => UsageError::UsageInvalid,
    };
    let mut failure = Failure::new(Exit::Usage, &what);
    if let Some(source) = std::error::Error::source(error) {
        failure = failure.because_text(source);
    }
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(suggestion) = suggested.into_iter().find_map(|kind| context(error, kind)) {
        failure = failure.hint(&UsageHint::UsageHintSuggestion { suggestion });
    } else if let Some(values) = context(error, ContextKind::ValidValue) {
        failure = failure.hint(&UsageHint::UsageHintValues { values });
    }
    failure.hint(&UsageHint::UsageHintHelp)
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) if !texts.is_empty() => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::StyledStrs(texts) => texts.first().map(ToString::to_string),
        _ => None,
    }
}
