//! What the program says when all is well.

use serde::Serialize;
use strum::VariantNames;

use crate::failures::ServerError;
use crate::{CheckFinding, CosignError, LoadError, LogbookError, PurgeError, StoreError, TlsError, Trouble};

/// What the program says when all is well.
#[derive(Debug, Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Say {
    /// A store was made.
    StoreMade {
        /// Its folder.
        path: String,
    },
    /// The public half of the key with which the log is signed.
    LogKey {
        /// 64 hexadecimal digits.
        key: String,
    },
    /// The store holds no study.
    StoreEmpty,
    /// A study was taken into the store or brought up to date.
    StudyLoaded {
        /// The study.
        study: String,
        /// The version of its note.
        version: String,
        /// Forms in the bundle.
        forms: u64,
        /// Vouchers that can pay now.
        vouchers: u64,
    },
    /// Requests are answered from now on.
    ServeListening {
        /// `http` or `https`.
        scheme: String,
        /// Address and port.
        address: String,
    },
    /// The program ends in good order.
    ServeEnded {
        /// Envelopes taken.
        kept: u64,
        /// Envelopes sent again.
        known: u64,
        /// Envelopes refused.
        refused: u64,
    },
    /// There is no pack on the stick.
    UnpackNothing,
    /// What became of the packs of a stick.
    Unpacked {
        /// Packs that were taken in.
        packs: u64,
        /// Envelopes that are in the log.
        received: u64,
        /// Envelopes that were withdrawn or purged.
        gone: u64,
    },
    /// Envelopes of a stick that the server does not take; their devices are told why.
    UnpackedRefused {
        /// How many.
        count: u64,
    },
    /// What to do with the stick.
    UnpackedNext,
    /// A parcel was written.
    ParcelWritten {
        /// Its path.
        path: String,
        /// How many envelopes are in it.
        envelopes: u64,
    },
    /// Every envelope of a study was deleted.
    StudyPurged {
        /// How many there were.
        envelopes: u64,
        /// The certificate.
        certificate: String,
    },
    /// Something of what was deleted may still lie on the disk.
    StudyPurgedLater,
    /// A courier's pass was written.
    ReaderMade {
        /// Its path.
        path: String,
        /// How many tokens of readers the study has now.
        readers: u64,
    },
    /// Packages of the office wait for devices.
    PackagesTaken {
        /// How many.
        packages: u64,
    },
    /// A cosigned checkpoint was taken.
    CosignTaken {
        /// How many entries it counts.
        entries: u64,
        /// How many witnesses have cosigned it.
        cosigned: u64,
        /// How many have to.
        needed: u64,
    },
    /// A study was checked.
    CheckDone {
        /// The study.
        study: String,
        /// Entries of its log.
        entries: u64,
        /// Envelopes that are here, whole.
        envelopes: u64,
        /// Envelopes that a tombstone took away.
        gone: u64,
    },
    /// Something is wrong with the store.
    CheckFindings,
    /// A copy was made and checked.
    BackupDone {
        /// Its folder.
        path: String,
        /// Entries of all logs.
        entries: u64,
        /// Envelopes.
        envelopes: u64,
    },
    /// The question for a withdrawal code.
    WithdrawnCodePrompt,
    /// Envelopes were deleted at somebody's wish.
    WithdrawnDeleted {
        /// How many, those that were deleted before too.
        count: u64,
    },
    /// Nothing lies under the code.
    WithdrawnNothing,
    /// What comes later under the code is deleted when it comes.
    WithdrawnWaits,
    /// No more codes can be remembered.
    WithdrawnFull,
    /// A line of the table: the study.
    StatusStudy,
    /// A line of the table: the version of its note.
    StatusVersion,
    /// A line of the table: forms.
    StatusForms,
    /// A line of the table: vouchers that can still pay.
    StatusVouchers,
    /// A line of the table: vouchers that have paid.
    StatusSpent,
    /// A line of the table: vouchers that were revoked.
    StatusRevoked,
    /// A line of the table: envelopes kept.
    StatusEnvelopes,
    /// A line of the table: their bytes.
    StatusBytes,
    /// A line of the table: envelopes that are gone.
    StatusTombstones,
    /// A line of the table: preimages that wait for what comes.
    StatusPending,
    /// A line of the table: entries of the log.
    StatusEntries,
    /// A line of the table: entries that are signed for.
    StatusSigned,
    /// A line of the table: entries that enough witnesses have cosigned.
    StatusCosigned,
    /// A line of the table: the day of the purge.
    StatusPurge,
    /// A line of the table: bytes of the files of the store.
    StatusStore,
    /// A line of the table: bytes left on its disk.
    StatusFree,
    /// A line of the table has nothing to say.
    StatusNone,
}

/// The ids of all messages of this crate.
pub const VARIANTS: &[&[&str]] = &[
    Say::VARIANTS,
    ServerError::VARIANTS,
    StoreError::VARIANTS,
    LoadError::VARIANTS,
    CosignError::VARIANTS,
    PurgeError::VARIANTS,
    CheckFinding::VARIANTS,
    LogbookError::VARIANTS,
    Trouble::VARIANTS,
    TlsError::VARIANTS,
];
