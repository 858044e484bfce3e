//! What is unwise.

use serde::Serialize;

use crate::positions::Position;

/// Something legal that its author should look at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are the arguments of the message above each variant")]
pub enum Advice {
    /// It asks about people and has no consent.
    AdviceConsentMissing,
    /// `minimum_cell` is below ten.
    AdviceMinimumCell { minimum_cell: u32 },
    /// A table holds no row.
    AdviceTableEmpty { table: String },
    /// No question and no expression reads a table.
    AdviceTableUnused { table: String },
    /// No question offers a list.
    AdviceListUnused { list: String },
    /// Words are missing in one language, and how many.
    AdviceWordsMissing { language: String, count: u64, property: String },
    /// She must say who she is.
    AdviceDirectRequired,
    /// The name of a question sounds like an identifier, and its disclosure is another.
    AdviceLooksDirect { disclosure: String },
    /// It is computed from an answer that says who she is, and its disclosure is another.
    AdviceComputedFromDirect { read: String, disclosure: String },
    /// A free text without a length of its own.
    AdviceTextWithoutLength { characters: u32 },
    /// A position as exact as it is given.
    AdvicePrecisePlace,
    /// A picture, sound or film shows a person, and its disclosure is another.
    AdviceMediaIdentifies,
    /// A sensitive question that must be answered and cannot be refused.
    AdviceSensitiveUnrefusable,
    /// What was answered last time is put before the next person.
    AdviceLastSaved { read: String },
    /// A constraint without words of its own.
    AdviceConstraintWithoutMessage,
    /// A warning without words of its own.
    AdviceWarningWithoutMessage,
    /// A question that is never asked, whatever is answered.
    AdviceNeverRelevant,
    /// A choice that is never offered, whatever is answered.
    AdviceChoiceUnreachable { choice: String },
    /// A condition compares with a choice that is not there.
    AdviceChoiceNotThere { property: String, asked: String, choice: String },
    /// The same, with a choice of nearly that name.
    AdviceChoiceNotThereNear { property: String, asked: String, choice: String, nearest: String },
}

/// A piece of advice and its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Advised {
    /// Where it stands in the form's file.
    #[serde(flatten)]
    pub position: Position,
    /// The question it is about.
    pub question: Option<String>,
    /// What is unwise.
    pub advice: Advice,
}
