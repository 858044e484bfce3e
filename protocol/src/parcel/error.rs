//! Why a parcel is refused.

use strum::VariantNames;

/// Why a parcel cannot be read or written. Entries count from 1.
#[derive(Debug, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ParcelError {
    /// The stream under it failed.
    #[error("the parcel cannot be read")]
    ParcelUnreadable {
        /// What the system said.
        #[source]
        #[serde(skip)]
        source: std::io::Error,
    },
    /// The stream under it takes no more.
    #[error("the parcel cannot be written")]
    ParcelUnwritable {
        /// What the system said.
        #[source]
        #[serde(skip)]
        source: std::io::Error,
    },
    /// Not a parcel at all.
    #[error("not a parcel")]
    ParcelNotOne {},
    /// A parcel of a version this program does not know.
    #[error("a parcel of another version")]
    ParcelVersionUnknown {},
    /// The log it carries is not written as one.
    #[error("the parcel's log is malformed")]
    ParcelLogMalformed {},
    /// It ends before its trailer does.
    #[error("the parcel ends in entry {entry}")]
    ParcelTruncated {
        /// In, or after, which entry.
        entry: u64,
    },
    /// Neither an envelope nor the trailer.
    #[error("entry {entry}: neither an envelope nor the end")]
    ParcelEntryUnknown {
        /// Where.
        entry: u64,
    },
    /// An envelope longer than any may be.
    #[error("entry {entry}: longer than {max_bytes} bytes")]
    ParcelEntryTooLarge {
        /// Where.
        entry: u64,
        /// The limit.
        max_bytes: u64,
    },
    /// Entries are not in ascending order, or one stands twice.
    #[error("entry {entry}: out of order or repeated")]
    ParcelReordered {
        /// Where.
        entry: u64,
    },
    /// An envelope whose bytes are not those its digest names.
    #[error("entry {entry}: the digest does not fit")]
    ParcelDigestMismatch {
        /// Where.
        entry: u64,
    },
    /// More envelopes than a parcel holds.
    #[error("more than {max} envelopes")]
    ParcelTooMany {
        /// The limit.
        max: u64,
    },
    /// The trailer counts another number of envelopes.
    #[error("{found} envelopes, the trailer counts {counted}")]
    ParcelCountDiffers {
        /// As read.
        found: u64,
        /// As the trailer says.
        counted: u64,
    },
    /// The digest over the whole does not fit.
    #[error("the parcel is damaged")]
    ParcelDamaged {},
    /// Something follows the trailer.
    #[error("something follows the end of the parcel")]
    ParcelTrailing {},
}
