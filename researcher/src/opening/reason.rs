//! Why an envelope lies in quarantine, or a device's sequence does not add up.

use kin_sealing::OpenError;
use serde::{Deserialize, Serialize};

/// A finding. Its name is the id of its words, and what the dataset's segments note.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::VariantNames,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Reason {
    /// None of the working keys opens it.
    FindingOtherKeys,
    /// It is not what was sealed: changed, cut short, lengthened, or no sealed response at all.
    FindingDamaged,
    /// It has not the study's one size.
    FindingWrongSize,
    /// It was signed for another study.
    FindingAnotherStudy,
    /// The device's signature is wrong.
    FindingSignatureWrong,
    /// It is signed, and yet its record is not what the format says.
    FindingRecordMalformed,
    /// It was sealed under an epoch the study does not have.
    FindingEpochUnknown,
    /// The study has no form with this digest, id and version.
    FindingFormUnknown,
    /// No device of the registry was enrolled for this enumerator.
    FindingEnumeratorUnknown,
    /// The device's key has not proved yet to be of a device of the registry.
    FindingDeviceUnconfirmed,
    /// The device was revoked: two people decide.
    FindingDeviceRevoked,
    /// Its device has said before that it would make no more.
    FindingAfterClosing,
    /// A correction of a record that is not here, or not yet.
    FindingCorrectionOrphan,
    /// A correction by another device than sealed the record, of another form, or under a lock that the record did not keep for it.
    FindingCorrectionForeign,
    /// A correction that does not give a response which its form accepts.
    FindingCorrectionUnfit,
    /// Its own form does not accept the answers.
    FindingAnswersInvalid,
    /// A direct answer stands where the researchers read it, though the study names who alone opens those.
    FindingDirectAnswersOpen,
    /// The submission is in the dataset already, from another envelope.
    FindingSubmissionTwice,
    /// The device has used this number in its sequence for another envelope.
    FindingSequenceTwice,
    /// It was rejected, and nothing else speaks against it any more: people decide again.
    FindingRejectedBefore,
    /// It is not in the server's log.
    FindingNotLogged,
    /// Envelopes that the server's log holds, and neither the parcel nor the desk.
    FindingLogMissing,
    /// Deletions in the server's log that open no lock, or are of no envelope: nobody asked for them.
    FindingDeletionInvented,
    /// Envelopes that the server purged before the day of the study note.
    FindingPurgedEarly,
    /// The lock inside the seal is not the one in the server's log.
    FindingLockDiffers,
    /// Envelopes that their respondents have withdrawn, and that came again: they were refused unopened.
    FindingWithdrawn,
    /// The server's log is not the one the last parcel showed.
    FindingLogForked,
    /// A device saw another history of the server's log.
    FindingCheckpointUnknown,
    /// The study has a log, and the parcel does not carry it.
    FindingLogAbsent,
    /// Records that a device made and that have not arrived.
    FindingSequenceGap,
    /// A record that does not name its device's previous envelope.
    FindingChainBroken,
}

impl Reason {
    /// The finding that an error of opening is.
    pub(super) fn of(error: OpenError) -> Self {
        match error {
            OpenError::SealedForOtherKeys | OpenError::OpenWithoutIdentities => Self::FindingOtherKeys,
            OpenError::SealedWrongSize { .. } | OpenError::SealedTooLarge { .. } => Self::FindingWrongSize,
            OpenError::SealedForAnotherStudy => Self::FindingAnotherStudy,
            OpenError::SealedSignatureWrong => Self::FindingSignatureWrong,
            OpenError::SealedRecordMalformed { .. } | OpenError::ContactForAnotherSubmission => {
                Self::FindingRecordMalformed
            }
            OpenError::SealedNotAge
            | OpenError::SealedTruncated
            | OpenError::SealedLengthened
            | OpenError::SealedHeaderChanged
            | OpenError::SealedDamaged
            | OpenError::SealedMagicUnknown
            | OpenError::SealedRecordLengthImpossible
            | OpenError::SealedPaddingNotZero
            | OpenError::SealedRecordHeadMalformed => Self::FindingDamaged,
        }
    }

    /// Whether people may decide that an envelope is taken in all the same: only where nothing is unknown but whether to believe its device.
    /// What the server's log does not hold as it was sealed could not be withdrawn; what is not sound, or not her form's, could not be read.
    pub fn may_be_admitted(self) -> bool {
        matches!(self, Self::FindingDeviceRevoked | Self::FindingAfterClosing | Self::FindingRejectedBefore)
    }

    /// Whether the record behind it is its device's own word, so that it explains a place in the device's sequence.
    pub(crate) fn counts_in_sequence(self) -> bool {
        matches!(
            self,
            Self::FindingEpochUnknown
                | Self::FindingFormUnknown
                | Self::FindingAnswersInvalid
                | Self::FindingDirectAnswersOpen
        )
    }
}
