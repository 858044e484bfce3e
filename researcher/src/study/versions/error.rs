//! Why the forms of a study stay as they are.

use kin_terminal::{Exit, Failure};
use serde::Serialize;

/// Why a form is not added, or not retired.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum VersionError {
    /// The study has this version with other bytes.
    #[error("the study has another form {form} of version {version}")]
    VersionTaken {
        /// The form's id.
        form: String,
        /// The version.
        version: String,
    },
    /// The study has the form, or has it under another version and nothing else differs.
    #[error("nothing changes from version {version} of the form {form}")]
    VersionUnchanged {
        /// The form's id.
        form: String,
        /// The version that the study has.
        version: String,
    },
    /// The study had a newer one.
    #[error("version {version} of the form {form} is older than {newest}")]
    VersionOlder {
        /// The form's id.
        form: String,
        /// Its version.
        version: String,
        /// The newest version that the study had.
        newest: String,
    },
    /// Answers would lose their place or their meaning, and nobody said that this is accepted.
    #[error("{count} changes of the form {form} orphan answers")]
    VersionOrphans {
        /// The form's id.
        form: String,
        /// How many changes.
        count: u64,
    },
    /// Names would come to the desk, and nobody said that this is accepted.
    #[error("the form {form} asks for names that no contact custodian keeps")]
    VersionNames {
        /// The form's id.
        form: String,
    },
    /// There is nothing that somebody would have to accept.
    #[error("nothing about the form {form} has to be accepted")]
    VersionHarmless {
        /// The form's id.
        form: String,
    },
    /// A note lists no more forms.
    #[error("a note lists at most {most} forms")]
    VersionsTooMany {
        /// The most.
        most: u64,
    },
    /// The study has no such version of the form.
    #[error("the form {form} has no version {version}")]
    VersionUnknown {
        /// The form's id.
        form: String,
        /// The version.
        version: String,
    },
    /// It is retired already.
    #[error("the form {form} is retired")]
    VersionRetired {
        /// The form's id.
        form: String,
    },
    /// No form would be left.
    #[error("the form {form} is the last one of the study")]
    VersionLast {
        /// The form's id.
        form: String,
    },
}

impl From<VersionError> for Failure {
    fn from(error: VersionError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}
