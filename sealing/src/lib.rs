//! Recipients and identities, a sealed response and how it is opened, the device’s signature.
//!
//! A [`Record`] is one finished interview with its place in the device's chain. [`seal`] consumes it and gives an
//! ordinary binary age file; [`open`] reads such a file back at the research desk.
//!
//! ```text
//! Record ── seal ──▶ Sealed ── (outbox, server, parcel) ──▶ open ──▶ Opened
//! ```
//!
//! Architecture invariant: no disk, clock, socket, thread or random source here. The one exception is age's own
//! randomness (file keys, ephemeral shares, nonces, and the salt of a passphrase lock), and what blinds the signatures that
//! are verified together, on which no result depends.
//!
//! Architecture invariant: nothing outside this crate sees a type of the `age` crate, so that post-quantum
//! recipients can be added inside [`Recipient`] and [`Identity`] without a change to any caller.

mod age_file;
mod check_record;
mod chunk;
mod circumstances;
mod contact;
mod device;
mod enrolment;
mod error;
mod hex;
mod hybrid;
mod lock;
mod open;
mod participant;
mod passphrase;
mod plaintext;
mod recipient;
mod record;
mod record_json;
mod seal;
mod share;
mod sheet;
mod submission;
mod verification;

pub use age_file::{decrypt, encrypt};
pub use check_record::{CheckRecord, CheckSeal, MAX_CHECK_QUOTAS, OpenedCheck, open_check, seal_check};
pub use chunk::{Chunk, attachments_bytes, chunk_room, chunks_of, open_chunk, seal_chunk};
pub use circumstances::{
    Attachment, Checkpoint, Circumstances, Clock, MAX_ATTACHMENTS, MAX_CHUNKS, MAX_LOCKS,
};
pub use contact::{MAX_CONTACT_BYTES, contact_bytes, open_contact, seal_contact};
pub use device::{DeviceKey, DevicePublicKey};
pub use enrolment::Enrolment;
pub use error::{KeyError, LockError, OpenError, PassphraseError, SealError};
pub use lock::{MAX_LOCKED_BYTES, WorkFactor, lock, unlock};
pub use open::{Opened, open, open_all};
pub use participant::ParticipantCode;
pub use passphrase::Passphrase;
pub use plaintext::{MAX_MEMBERS_BYTES, MAX_SEALED_BYTES, OVERHEAD_BYTES};
pub use recipient::{Identity, KeyKind, Recipient};
pub use record::{Closing, FormReference, Kind, Record};
pub use seal::{Sealed, seal};
pub use share::{MAX_SHARES, Share, ShareError, ShareSet, combine, split};
pub use sheet::{MAX_SHEET_BYTES, Sheet, SheetError};
pub use submission::Submission;

/// Words of this crate by language.
pub const LOCALES: [(&str, &str); 2] =
    [("en", include_str!("../locales/en.ftl")), ("vi", include_str!("../locales/vi.ftl"))];
