//! Everything public that passes between people: note, fingerprint, envelope shape, receipt, parcel, packages.
//!
//! Every format is described, byte by byte, in `FORMATS.md` beside this crate's manifest.
//!
//! Architecture invariant: nothing here opens or seals a response, links `age`, touches a disk, a socket, a clock or
//! a random source. Time and chance are parameters; bytes come in through slices, [`std::io::Read`] and
//! [`std::io::Write`].

mod carried;
mod contents;
mod digest;
mod fingerprint;
mod hex;
mod path;
mod receipt;
mod secret;
mod signed;
mod study;

pub mod assignment;
pub mod bundle;
pub mod ceremony;
pub mod certificate;
pub mod courier;
pub mod envelope;
pub mod handover;
pub mod log;
pub mod note;
pub mod package;
pub mod parcel;
pub mod problem;
pub mod stick;
pub mod visit;
pub mod withdrawal;

pub use contents::{Contents, ContentsError, FormFile, MAX_FORM_BYTES};
pub use digest::Digest;
pub use fingerprint::{Fingerprint, FingerprintError};
pub use hex::HexError;
pub use path::StudyPath;
pub use receipt::{KEEP_DAYS, MAX_RECEIPT_BYTES, Receipt, ReceiptError};
pub use secret::{EnrolmentSecret, MAX_BOOK_VOUCHERS, ReaderToken, SecretError, Voucher};
pub use study::StudyId;

/// Words of this crate by language.
pub const LOCALES: [(&str, &str); 2] =
    [("en", include_str!("../locales/en.ftl")), ("vi", include_str!("../locales/vi.ftl"))];
