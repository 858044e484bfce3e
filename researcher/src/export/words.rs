//! What an export says itself, in the language of its labels.

use kin_forms::Missing;
use serde::Serialize;

/// Words for an [`ExportWord`].
pub type Words<'w> = &'w dyn Fn(&ExportWord) -> String;

/// Labels of the columns that no question has, and of missing values.
#[derive(Clone, Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[expect(missing_docs, reason = "each is named like what it words")]
pub enum ExportWord {
    ExportWordStart,
    ExportWordEnd,
    ExportWordLanguage,
    ExportWordConsentMode,
    ExportWordInstanceId,
    ExportWordParentKey,
    ExportWordKey,
    ExportWordSubmitter,
    ExportWordDevice,
    ExportWordFormVersion,
    ExportWordYes,
    ExportWordNo,
    ExportWordRefused,
    ExportWordDontKnow,
    ExportWordNotApplicable,
    ExportWordWhy { label: String },
    ExportWordSheet,
    ExportWordColumn,
    ExportWordLabel,
    ExportWordValue,
    ExportWordValueLabel,
    ExportWordLabels,
}

impl From<Missing> for ExportWord {
    fn from(missing: Missing) -> Self {
        match missing {
            Missing::Refused => Self::ExportWordRefused,
            Missing::DontKnow => Self::ExportWordDontKnow,
            Missing::NotApplicable => Self::ExportWordNotApplicable,
        }
    }
}
