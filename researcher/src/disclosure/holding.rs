//! How an interview was held, as something to tabulate: by whom, when, under which version, how long it took, how much was not said.
//!
//! The rules of a release are those of any other number: a code behind which too few people stand is one of the others.

use kin_forms::Missing;
use kin_terminal::Catalog;
use serde::Serialize;

use super::ChoiceOf;
use super::quality::{is_at_night, length};
use crate::counting::Value;
use crate::responses::Held;

/// Before the names of all of them.
const HELD: &str = "held:";
const DAY: &str = "day";
const NIGHT: &str = "night";

/// What parts interviews into groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holding {
    Enumerator,
    Version,
    Day,
    Month,
    Time,
}

/// What an interview has a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HoldingNumber {
    Minutes,
    Refused,
    DontKnow,
    Overrides,
}

/// Their words.
#[derive(Clone, Copy, Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum HoldingWord {
    /// The code of who asked.
    HoldingWordEnumerator,
    /// The version of the form.
    HoldingWordVersion,
    /// The day it began.
    HoldingWordDay,
    /// The month it began.
    HoldingWordMonth,
    /// Whether it began by day or at night.
    HoldingWordTime,
    /// From 6 to 21.
    HoldingWordByDay,
    /// Before 6, or from 21 on.
    HoldingWordAtNight,
    /// How long it took.
    HoldingWordMinutes,
    /// What share of the answers was refused.
    HoldingWordRefused,
    /// What share of the answers was *don't know*.
    HoldingWordDontKnow,
    /// How many answers stand against a warning.
    HoldingWordOverrides,
}

impl HoldingWord {
    fn text(self, language: &str) -> String {
        Catalog::new(language, &[&crate::LOCALES]).line(&self).text
    }
}

impl Holding {
    /// The one with this name, such as `held:month`.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name.strip_prefix(HELD)? {
            "enumerator" => Self::Enumerator,
            "version" => Self::Version,
            "day" => Self::Day,
            "month" => Self::Month,
            "time" => Self::Time,
            _ => return None,
        })
    }

    pub(super) fn label(self, language: &str) -> String {
        let word = match self {
            Self::Enumerator => HoldingWord::HoldingWordEnumerator,
            Self::Version => HoldingWord::HoldingWordVersion,
            Self::Day => HoldingWord::HoldingWordDay,
            Self::Month => HoldingWord::HoldingWordMonth,
            Self::Time => HoldingWord::HoldingWordTime,
        };
        word.text(language)
    }

    pub(super) fn choices(self, language: &str) -> Vec<ChoiceOf> {
        let named =
            |name: &str, word: HoldingWord| ChoiceOf { label: word.text(language), ..ChoiceOf::plain(name) };
        match self {
            Self::Time => {
                vec![named(DAY, HoldingWord::HoldingWordByDay), named(NIGHT, HoldingWord::HoldingWordAtNight)]
            }
            _ => Vec::new(),
        }
    }

    /// The group of an interview.
    pub(super) fn value(self, held: &Held<'_>) -> Value {
        let began = held.recorded.started.local.date();
        Value::Name(match self {
            Self::Enumerator => held.head.enumerator.to_string(),
            Self::Version => held.head.version.to_string(),
            Self::Day => began.to_string(),
            Self::Month => began.strftime("%Y-%m").to_string(),
            Self::Time => if is_at_night(&held.recorded) { NIGHT } else { DAY }.to_owned(),
        })
    }
}

impl HoldingNumber {
    /// The one with this name, such as `held:minutes`.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name.strip_prefix(HELD)? {
            "minutes" => Self::Minutes,
            "refused" => Self::Refused,
            "dont_know" => Self::DontKnow,
            "overrides" => Self::Overrides,
            _ => return None,
        })
    }

    pub(super) fn label(self, language: &str) -> String {
        let word = match self {
            Self::Minutes => HoldingWord::HoldingWordMinutes,
            Self::Refused => HoldingWord::HoldingWordRefused,
            Self::DontKnow => HoldingWord::HoldingWordDontKnow,
            Self::Overrides => HoldingWord::HoldingWordOverrides,
        };
        word.text(language)
    }

    /// The number of an interview; a share is in percent of all answers, and none where there are none.
    #[expect(
        clippy::cast_precision_loss,
        reason = "an interview has neither 2^53 minutes nor as many answers"
    )]
    pub(super) fn value(self, held: &Held<'_>) -> Option<f64> {
        let answers = &held.recorded.answers;
        let share = |missing: Missing| {
            let those = answers.values().filter(|answer| answer.missing() == Some(missing)).count();
            (!answers.is_empty()).then(|| 100.0 * those as f64 / answers.len() as f64)
        };
        match self {
            Self::Minutes => Some(length(&held.recorded) as f64),
            Self::Refused => share(Missing::Refused),
            Self::DontKnow => share(Missing::DontKnow),
            Self::Overrides => Some(held.recorded.overrides.len() as f64),
        }
    }
}
