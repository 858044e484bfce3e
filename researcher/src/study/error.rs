//! What can be wrong with a study's folder.

use kin_terminal::{Exit, Failure};
use serde::Serialize;

/// Why something could not be done with a study's folder.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum StudyError {
    /// The folder holds no study.
    #[error("{folder} holds no study")]
    StudyNotFound {
        /// The folder.
        folder: String,
    },
    /// The folder is there and not empty.
    #[error("{folder} is already there")]
    StudyFolderTaken {
        /// The folder.
        folder: String,
    },
    /// A workbook where a form is wanted.
    #[error("{file} is a workbook, not a form")]
    StudyFormIsWorkbook {
        /// The file.
        file: String,
    },
    /// A file of the study is not what this program wrote.
    #[error("{file} is damaged or not a file of this study")]
    StudyFileDamaged {
        /// The file.
        file: String,
    },
    /// A file was written by a later version of the program.
    #[error("{file} was written by a later version")]
    StudyFileNewer {
        /// The file.
        file: String,
    },
    /// Another program is at work in the folder.
    #[error("another program is at work in {folder}")]
    StudyBusy {
        /// The folder.
        folder: String,
    },
    /// Something that is needed to make a study was not given.
    #[error("{flag} is missing")]
    StudyFlagMissing {
        /// The flag that gives it.
        flag: String,
    },
    /// Not a date.
    #[error("{flag} is not a date")]
    StudyDateUnreadable {
        /// The flag.
        flag: String,
    },
    /// A date that has gone by.
    #[error("{flag} lies in the past")]
    StudyDatePast {
        /// The flag.
        flag: String,
    },
    /// Not-before is not before not-after.
    #[error("the working key would end before it begins")]
    StudyKeyPeriodEmpty,
    /// The size of sealed responses is out of range.
    #[error("sealed responses of {bytes} bytes are out of range")]
    StudySealedBytesOutOfRange {
        /// What was asked for.
        bytes: u64,
        /// The least.
        least: u64,
        /// The most.
        most: u64,
    },
    /// Two forms of a study are the same version of one form.
    #[error("the form {form} stands twice")]
    StudyFormTwice {
        /// The form's id.
        form: String,
    },
    /// A form could give a response that does not fit a sealed response of the study.
    #[error("a response to the form {form} may need {needed} bytes, {available} are there")]
    StudyFormTooLarge {
        /// The form's id.
        form: String,
        /// What its largest response needs.
        needed: u64,
        /// What a sealed response of the study holds.
        available: u64,
    },
    /// Not a split of a key.
    #[error("not a split of a key, such as 2-of-3")]
    StudySplitUnreadable {
        /// The most shares.
        most: u8,
    },
    /// Only a study with one key in one hand makes its keys without a ceremony.
    #[error("the keys of this study are made in a ceremony")]
    StudyKeysNeedACeremony,
    /// Nobody has tried whether the keys of an epoch open what is sealed to them.
    #[error("the keys of epoch {epoch} have not been rehearsed")]
    StudyNotRehearsed {
        /// Which.
        epoch: String,
    },
    /// A backup would be larger than one may be.
    #[error("the backup would be larger than {most} bytes")]
    StudyBackupTooLarge {
        /// The most bytes.
        most: u64,
    },
    /// What was opened is not a backup of a study.
    #[error("this is no backup of a study, or a damaged one")]
    StudyBackupDamaged,
    /// The backup was made by a later version.
    #[error("the backup was made by a later version")]
    StudyBackupNewer,
    /// A training study of a training study.
    #[error("a training study is made of a live one")]
    StudyTrainingOfTraining,
    /// An epoch would begin before the one it follows.
    #[error("the last epoch begins on {last}")]
    StudyEpochBeforeTheLast {
        /// When the last epoch begins.
        last: String,
    },
    /// The study has no form with that id.
    #[error("the study has no form {form}")]
    StudyFormUnknown {
        /// The form's id.
        form: String,
    },
    /// The study has several forms and none was named.
    #[error("the study has {count} forms")]
    StudyFormNotNamed {
        /// How many.
        count: u64,
    },
    /// There is no working key yet.
    #[error("the study has no working key")]
    StudyHasNoKey,
    /// Every key that the study had was destroyed.
    #[error("the keys of the study were destroyed")]
    StudyKeysDestroyed,
    /// The working keys were lost with a desk; custodians have what opens the rest.
    #[error("the working keys were lost with their desk")]
    StudyWorkingKeyLost,
    /// A text that is no key of a server's log.
    #[error("not the key of a server's log")]
    StudyLogKeyMalformed,
    /// The log's key is the one that is named already.
    #[error("this log is named already")]
    StudyLogNamed,
    /// The study has a log of another key.
    #[error("the study has another log")]
    StudyLogAnother,
    /// Not the public key of a witness.
    #[error("not the public key of a witness")]
    StudyWitnessMalformed,
    /// A witness twice, too many of them, or a quorum that they cannot reach.
    #[error("the witnesses do not fit their quorum")]
    StudyWitnessesUnfit,
    /// There is no signed note yet.
    #[error("the study note is not signed")]
    StudyNotSigned,
    /// The note no longer says what the study is.
    #[error("the study note is older than the study's keys or forms")]
    StudyNoteOutdated,
    /// The note has expired.
    #[error("the study note has expired")]
    StudyNoteHasExpired,
    /// The passphrase of a key is wrong.
    #[error("the passphrase does not open {file}")]
    StudyPassphraseWrong {
        /// The key's file.
        file: String,
    },
}

impl StudyError {
    fn exit(&self) -> Exit {
        match self {
            Self::StudyFlagMissing { .. }
            | Self::StudyDateUnreadable { .. }
            | Self::StudySplitUnreadable { .. } => Exit::Usage,
            Self::StudyFileNewer { .. } | Self::StudyNotFound { .. } | Self::StudyBusy { .. } => {
                Exit::Storage
            }
            Self::StudyPassphraseWrong { .. } => Exit::Locked,
            _ => Exit::Refused,
        }
    }
}

impl From<StudyError> for Failure {
    fn from(error: StudyError) -> Self {
        Self::error(error.exit(), &error)
    }
}
