//! The words of a report's page.

use serde::Serialize;

/// A word or a sentence of the page.
#[derive(Clone, Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ReportWord {
    /// Beside the form's title.
    ReportWordForm,
    /// Beside the name of the freeze.
    ReportWordFreeze,
    /// Beside the number of interviews.
    ReportWordInterviews,
    /// Beside the smallest number that is shown.
    ReportWordMinimum,
    /// What these numbers are of, and what does not follow from them.
    ReportWordSample,
    /// What is withheld, and why.
    ReportWordWithheld {
        /// The fewest people.
        minimum: u64,
    },
    /// Over the list of sections.
    ReportWordContents,
    /// Over answers side by side, where the plan says nothing else.
    ReportWordAnswers,
    /// Over the map of missing answers, where the plan says nothing else.
    ReportWordMissing,
    /// Over a quota, where the plan says nothing else.
    ReportWordQuota,
    /// Over how the interviews were held, where the plan says nothing else.
    ReportWordHeld,
    /// The column of questions.
    ReportWordQuestion,
    /// The column of what was wanted.
    ReportWordTarget,
    /// The column of what was reached.
    ReportWordReached,
    /// The column of answers that were given.
    ReportWordGiven,
    /// In the place of a table that may not be released.
    ReportWordNotReleased,
    /// Under a figure: the numbers of its tables in the ledger.
    ReportWordRelease {
        /// The numbers.
        numbers: String,
    },
}
