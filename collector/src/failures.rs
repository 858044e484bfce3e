//! Which exit code each kind of error has: the one table of them.

use kin_terminal::{Exit, Failure};

use crate::chance::ChanceError;
use crate::device::DeviceError;
use crate::enrolment::EnrolmentError;
use crate::import::FileMistake;
use crate::sending::SendError;
use crate::storage::StorageError;
use crate::vault::VaultError;
use crate::withdrawal::CodeError;

impl From<ChanceError> for Failure {
    fn from(error: ChanceError) -> Self {
        Self::error(Exit::Internal, &error)
    }
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        Self::error(Exit::Storage, &error)
    }
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        let exit = match error {
            VaultError::VaultStaysShut | VaultError::VaultPassphraseShort { .. } => Exit::Locked,
            VaultError::VaultRootsChanged => Exit::Untrusted,
            VaultError::VaultEntryDamaged { .. } => Exit::Storage,
            VaultError::VaultCannotLock => Exit::Internal,
        };
        Self::error(exit, &error)
    }
}

impl From<DeviceError> for Failure {
    fn from(error: DeviceError) -> Self {
        let exit = match error {
            DeviceError::DeviceFormUnknown { .. }
            | DeviceError::DeviceLanguageUnknown { .. }
            | DeviceError::DeviceFolderUnknown => Exit::Usage,
            DeviceError::DeviceFormTooLarge { .. }
            | DeviceError::DeviceClosed
            | DeviceError::DeviceEpochGone { .. } => Exit::Refused,
            DeviceError::DeviceRecipientUnreadable { .. } => Exit::Untrusted,
            DeviceError::DeviceFormDamaged { .. } | DeviceError::DeviceHeadKeepsMoving => Exit::Storage,
        };
        Self::error(exit, &error)
    }
}

impl From<EnrolmentError> for Failure {
    fn from(error: EnrolmentError) -> Self {
        let exit = match error {
            EnrolmentError::EnrolmentFingerprintDiffers { .. } => Exit::Untrusted,
            EnrolmentError::EnrolmentFingerprintIncomplete
            | EnrolmentError::EnrolmentFingerprintNotText
            | EnrolmentError::EnrolmentCodeTooLong { .. }
            | EnrolmentError::EnrolmentFormUnreadable { .. } => Exit::Refused,
            EnrolmentError::EnrolmentAlready
            | EnrolmentError::EnrolmentOtherStudy
            | EnrolmentError::EnrolmentTooMany { .. } => Exit::Storage,
        };
        Self::error(exit, &error)
    }
}

impl From<FileMistake> for Failure {
    fn from(error: FileMistake) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

impl From<SendError> for Failure {
    fn from(error: SendError) -> Self {
        match &error {
            SendError::SendReceiptUnproved { source } | SendError::SendHistory { source } => {
                Self::new(Exit::Untrusted, &error).because(source)
            }
            SendError::SendNoAnswer { source } => Self::new(Exit::Network, &error).because(source),
            SendError::SendServerUnfit { source } => Self::new(Exit::Network, &error).because(source),
            SendError::SendWithdrawalUnproved { source } => {
                Self::new(Exit::Untrusted, &error).because(source)
            }
            SendError::SendWithdrawalWithheld { .. } => Self::error(Exit::Untrusted, &error),
            _ => Self::error(Exit::Network, &error),
        }
    }
}

impl From<CodeError> for Failure {
    fn from(error: CodeError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}
