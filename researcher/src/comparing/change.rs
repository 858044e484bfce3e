//! What is different.

use serde::Serialize;

/// A difference between two versions of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are the arguments of the message above each variant")]
pub enum Change {
    /// Nobody asks it any more.
    ChangeRemoved,
    /// It was not there before.
    ChangeAdded,
    /// Another name, the same key.
    ChangeRenamed { before: String },
    /// The name of a question that is gone now belongs to another key.
    ChangeNameReused { key_before: String, key: String },
    /// Another type.
    ChangeRetyped { before: String, after: String },
    /// It moved into, out of, or between repeats.
    ChangeRepeat { before: String, after: String },
    /// Choices that are gone.
    ChangeChoicesRemoved { choices: String, count: u64 },
    /// Choices that are new.
    ChangeChoicesAdded { choices: String, count: u64 },
    /// A shorter text.
    ChangeLengthShortened { before: u32, after: u32 },
    /// A narrower range of numbers.
    ChangeRangeNarrowed { before: String, after: String },
    /// A constraint where there was none, or one that takes fewer answers.
    ChangeConstraintTightened { after: String },
    /// Another constraint; whether it takes fewer answers cannot be told.
    ChangeConstraintOther { before: String, after: String },
    /// A constraint that takes more answers, or none any more.
    ChangeConstraintLoosened,
    /// Missing values that are no longer offered.
    ChangeMissingRemoved { missing: String },
    /// Needed now, not before.
    ChangeRequired,
    /// Another condition.
    ChangeRelevance,
    /// Another calculation: old and new values do not mean the same.
    ChangeCalculation,
    /// It gives away more, or less, than was said before.
    ChangeDisclosure { before: String, after: String },
    /// A language is gone.
    ChangeLanguageRemoved { language: String },
    /// A scoring is gone.
    ChangeScoringRemoved,
    /// Another scoring under the same id: old and new scores cannot be compared.
    ChangeScoring,
    /// The words of consent or its purposes are others: what was agreed to before was something else.
    ChangeConsent,
    /// Whom to turn to is other people, or other words.
    ChangeSupport,
    /// The forms have different ids.
    ChangeForm { before: String, after: String },
    /// The version is the same, the form is not.
    ChangeSameVersion { version: String },
}

impl Change {
    /// Whether answers given under the old version may lose their place or their meaning.
    pub fn orphans(&self) -> bool {
        match self {
            Change::ChangeRemoved
            | Change::ChangeNameReused { .. }
            | Change::ChangeRetyped { .. }
            | Change::ChangeRepeat { .. }
            | Change::ChangeChoicesRemoved { .. }
            | Change::ChangeLengthShortened { .. }
            | Change::ChangeRangeNarrowed { .. }
            | Change::ChangeConstraintTightened { .. }
            | Change::ChangeConstraintOther { .. }
            | Change::ChangeMissingRemoved { .. }
            | Change::ChangeScoringRemoved
            | Change::ChangeForm { .. }
            | Change::ChangeSameVersion { .. } => true,
            Change::ChangeAdded
            | Change::ChangeRenamed { .. }
            | Change::ChangeChoicesAdded { .. }
            | Change::ChangeConstraintLoosened
            | Change::ChangeRequired
            | Change::ChangeRelevance
            | Change::ChangeCalculation
            | Change::ChangeDisclosure { .. }
            | Change::ChangeLanguageRemoved { .. }
            | Change::ChangeScoring
            | Change::ChangeConsent
            | Change::ChangeSupport => false,
        }
    }
}

/// A difference and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// The question or the scoring by its name, the new one where there is one; empty for the form.
    pub name: String,
    /// What is different.
    pub change: Change,
    /// Whether it orphans.
    pub orphans: bool,
}
