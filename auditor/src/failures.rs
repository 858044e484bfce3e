//! Which error ends the program how.

use kin_disk::{DiskError, DiskTrouble};
use kin_protocol::FingerprintError;
use kin_protocol::ceremony::CeremonyError;
use kin_protocol::certificate::CertificateError;
use kin_protocol::log::LogError;
use kin_protocol::note::{NoteError, RootsError};
use kin_protocol::parcel::ParcelError;
use kin_terminal::{Exit, Failure};
use serde::Serialize;

use crate::mirror::MirrorError;

/// What the auditor could not confirm; the cause says why.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum AuditError {
    AuditNoteRefused { path: String },
    AuditNoteUntrusted { path: String },
    AuditRootsRefused { path: String },
    AuditFingerprintNotText { path: String },
    AuditTranscriptRefused { path: String },
    AuditTranscriptUntrusted { path: String },
    AuditCertificateRefused { path: String },
    AuditCertificateUntrusted { path: String },
    AuditKeyRefused { path: String },
    AuditParcelRefused { path: String },
    AuditParcelForeign { path: String },
    AuditLogUntrusted { path: String },
    AuditNoteWithoutLog,
    AuditPassRefused { path: String },
    AuditPassForeign,
    AuditServerUnfit,
    AuditNameUnfit,
    AuditWitnessUnnamed,
    AuditCosignKeyRefused { path: String },
    AuditChanceUnusable,
    AuditDateMalformed,
    AuditClockUnusable,
}

#[expect(clippy::needless_pass_by_value, reason = "the signature of map_err")]
pub(crate) fn disk(error: DiskError) -> Failure {
    let exit = match error.trouble() {
        DiskTrouble::Input => Exit::Refused,
        DiskTrouble::Storage => Exit::Storage,
    };
    Failure::error(exit, &error)
}

impl From<MirrorError> for Failure {
    fn from(error: MirrorError) -> Self {
        match error {
            MirrorError::MirrorDiskFailed { source } => disk(source),
            MirrorError::MirrorLogUntrusted { ref source } => {
                Self::new(Exit::Untrusted, &error).because(source)
            }
            MirrorError::MirrorDamaged { ref source } => Self::new(Exit::Untrusted, &error).because(source),
            MirrorError::MirrorOfAnotherStudy
            | MirrorError::MirrorOfAnotherLog { .. }
            | MirrorError::MirrorNotThere { .. }
            | MirrorError::MirrorIncomplete { .. } => Self::new(Exit::Refused, &error),
            MirrorError::MirrorNoAnswer { ref source } => Self::new(Exit::Network, &error).because(source),
            MirrorError::MirrorPassRefused | MirrorError::MirrorWithheld { .. } => {
                Self::new(Exit::Network, &error)
            }
        }
    }
}

pub(crate) fn note(path: String, error: &NoteError) -> Failure {
    if error.breaks_trust() {
        Failure::new(Exit::Untrusted, &AuditError::AuditNoteUntrusted { path }).because(error)
    } else {
        Failure::new(Exit::Refused, &AuditError::AuditNoteRefused { path }).because(error)
    }
}

pub(crate) fn parcel(path: String, error: &ParcelError) -> Failure {
    Failure::new(Exit::Refused, &AuditError::AuditParcelRefused { path }).because(error)
}

pub(crate) fn log(path: String, error: &LogError) -> Failure {
    Failure::new(Exit::Untrusted, &AuditError::AuditLogUntrusted { path }).because(error)
}

/// A file that could not be written.
#[expect(clippy::needless_pass_by_value, reason = "the signature of map_err")]
pub(crate) fn written(error: DiskError) -> Failure {
    Failure::error(Exit::Storage, &error)
}

pub(crate) fn ceremony(path: String, error: &CeremonyError) -> Failure {
    if error.breaks_trust() {
        Failure::new(Exit::Untrusted, &AuditError::AuditTranscriptUntrusted { path }).because(error)
    } else {
        Failure::new(Exit::Refused, &AuditError::AuditTranscriptRefused { path }).because(error)
    }
}

pub(crate) fn certificate(path: String, error: &CertificateError) -> Failure {
    if error.breaks_trust() {
        Failure::new(Exit::Untrusted, &AuditError::AuditCertificateUntrusted { path }).because(error)
    } else {
        Failure::new(Exit::Refused, &AuditError::AuditCertificateRefused { path }).because(error)
    }
}

pub(crate) fn roots(path: String, error: &RootsError) -> Failure {
    Failure::new(Exit::Refused, &AuditError::AuditRootsRefused { path }).because(error)
}

pub(crate) fn fingerprint(error: &FingerprintError) -> Failure {
    let exit = match error {
        FingerprintError::FingerprintDiffers { .. } => Exit::Untrusted,
        _ => Exit::Refused,
    };
    Failure::new(exit, error)
}
