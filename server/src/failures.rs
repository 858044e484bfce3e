//! Which error ends the program how.

use kin_disk::{DiskError, DiskTrouble};
use kin_protocol::ContentsError;
use kin_protocol::bundle::BundleError;
use kin_terminal::{Exit, Failure};
use serde::Serialize;

use crate::{CosignError, LoadError, LogbookError, PurgeError, StoreError, TlsError};

/// What is wrong with a command that is none of the store's business.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum ServerError {
    StudyNotInStore { study: String },
    PackagesNameUnfit { file: String },
    PackagesTooMany { max: u64 },
    PackagesUnsealed { file: String },
    ReaderPathDiffers,
    ReaderNoChance,
    BackupNotWhole,
    ServeWithoutTls { address: String },
    ServeAddressRefused { address: String },
    ServeMetricsRefused { path: String },
    ServeStickRefused { path: String },
    ServeFailed,
    PurgeClockUnusable,
    WithdrawnNoLog { study: String },
    StoreHeld { store: String },
    UnpackFileRefused { path: String },
    UnpackSomeRefused { count: u64 },
    UnpackStudyUnknown,
    UnpackWithoutLog,
    UnpackNobodyListens { socket: String },
    UnpackNotTaken,
    WithdrawnNotDone,
}

#[expect(clippy::needless_pass_by_value, reason = "the signature of map_err")]
pub(crate) fn disk(error: DiskError) -> Failure {
    let exit = match error.trouble() {
        DiskTrouble::Input => Exit::Refused,
        DiskTrouble::Storage => Exit::Storage,
    };
    Failure::error(exit, &error)
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::StoreNotMade { .. } => Self::new(Exit::Storage, &error),
            StoreError::StoreLogDamaged { ref source } => Self::new(Exit::Storage, &error).because(source),
            StoreError::StoreFailed { source } => disk(source),
        }
    }
}

impl From<PurgeError> for Failure {
    fn from(error: PurgeError) -> Self {
        match error {
            PurgeError::PurgeLogFailed { source } => (*source).into(),
            PurgeError::PurgeNoteRefused { ref source } => Self::new(Exit::Untrusted, &error).because(source),
            PurgeError::PurgeRootsRefused { ref source } => {
                Self::new(Exit::Untrusted, &error).because(source)
            }
            PurgeError::PurgeNoStudy | PurgeError::PurgeNoDay | PurgeError::PurgeTooEarly { .. } => {
                Self::new(Exit::Refused, &error)
            }
        }
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::LoadStoreFailed { source } => source.into(),
            LoadError::LoadBundleRefused { ref source } => bundle(&error, source),
            LoadError::LoadNoteRefused { ref source } => Self::new(Exit::Untrusted, &error).because(source),
            LoadError::LoadRootsRefused { ref source } => Self::new(Exit::Untrusted, &error).because(source),
            LoadError::LoadPathChanged => Self::new(Exit::Untrusted, &error),
            LoadError::LoadPathTaken
            | LoadError::LoadOvertaken
            | LoadError::LoadLogForeign
            | LoadError::LoadLogChanged
            | LoadError::LoadLogLate => Self::new(Exit::Refused, &error),
        }
    }
}

impl From<CosignError> for Failure {
    fn from(error: CosignError) -> Self {
        match error {
            CosignError::CosignStoreFailed { source } => source.into(),
            CosignError::CosignNoteRefused { ref source } => {
                Self::new(Exit::Untrusted, &error).because(source)
            }
            CosignError::CosignRootsRefused { ref source } => {
                Self::new(Exit::Untrusted, &error).because(source)
            }
            CosignError::CosignCheckpointRefused { ref source } => {
                Self::new(Exit::Untrusted, &error).because(source)
            }
            CosignError::CosignNoLog | CosignError::CosignNobody => Self::new(Exit::Refused, &error),
        }
    }
}

impl From<TlsError> for Failure {
    fn from(error: TlsError) -> Self {
        match error {
            TlsError::TlsFileFailed { source } => disk(source),
            _ => Self::error(Exit::Refused, &error),
        }
    }
}

impl From<LogbookError> for Failure {
    fn from(error: LogbookError) -> Self {
        match error {
            LogbookError::LogbookStoreFailed { source } => source.into(),
            LogbookError::LogbookLockFailed { ref source } => {
                Self::new(Exit::Storage, &error).because(source)
            }
            _ => Self::new(Exit::Refused, &error),
        }
    }
}

/// What a bundle is refused for: that its signatures do not hold is another kind than that it is no bundle.
fn bundle(error: &LoadError, source: &BundleError) -> Failure {
    let BundleError::BundleInconsistent { source: contents } = source else {
        return Failure::new(Exit::Refused, error).because(source);
    };
    let failure = Failure::new(Exit::Untrusted, error).because(source).because(contents);
    match contents {
        ContentsError::ContentsNoteRefused { source } => failure.because(source),
        ContentsError::ContentsRootsRefused { source } => failure.because(source),
        _ => failure,
    }
}
