//! What the server remembers: studies and envelopes, and nothing about who sent what when.

mod log;
mod packages;
mod readers;
mod schema;
mod sqlite;
mod vouchers;
mod withdrawal;

use std::collections::BTreeMap;
use std::sync::Arc;

use kin_protocol::assignment::{PackageList, PackageName};
use kin_protocol::envelope::Shape;
use kin_protocol::log::{Lock, LogError, SizeClass, TileName};
use kin_protocol::withdrawal::WithdrawalRequest;
use kin_protocol::{Digest, StudyId};
use serde::Serialize;

pub use sqlite::SqliteStore;

use crate::LoadError;

/// Where studies and envelopes are kept. Calls block; the server makes them off its event loop.
///
/// SQLite is the first; objects with a shared database are meant to follow.
pub trait Store: Send + Sync + 'static {
    /// What requests at the gate are told, in their order, all at one moment; none where there is no such study.
    ///
    /// A voucher may send an envelope where it is unspent, or where the envelope is there already and nothing has to be paid.
    /// One that is unknown or revoked may send nothing.
    fn admit(&self, asked: &[Asked]) -> Result<Vec<Option<Admitted>>, StoreError>;

    /// The SHA-256 of the path under which a study lies; none where there is no such study.
    fn path(&self, study: StudyId) -> Result<Option<Digest>, StoreError>;

    /// The log of a study, if its note names one.
    fn log(&self, study: StudyId) -> Result<Option<LogRow>, StoreError>;

    /// All logs of the store.
    fn logs(&self) -> Result<Vec<(StudyId, LogRow)>, StoreError>;

    /// Keeps a batch of envelopes of studies with a log, in this order, appends their leaves and spends their vouchers: all
    /// of it or nothing. An envelope that is new and unpaid is left out. When this answers `Ok`, all others survive a loss
    /// of power.
    fn append(&self, batch: &[Upload]) -> Result<Vec<Result<Appended, Unpaid>>, StoreError>;

    /// Where an envelope stands in its study's log.
    fn placed(&self, study: StudyId, digest: Digest) -> Result<Option<Placed>, StoreError>;

    /// Where the tombstone of an envelope stands in its study's log; none where it is not gone.
    fn gone(&self, study: StudyId, digest: Digest) -> Result<Option<Placed>, StoreError>;

    /// Deletes what a request opens and appends the tombstones: all of it or nothing. The same again changes nothing.
    ///
    /// When this answers `Ok`, what was deleted is gone whatever happens; its bytes leave the disk with the next
    /// [`Store::sweep`] that nothing stands in the way of.
    fn withdraw(&self, request: &WithdrawalRequest) -> Result<Buried, StoreError>;

    /// Deletes every envelope of a study, as [`Store::withdraw`] does. The caller has seen that its day has come.
    fn purge(&self, study: StudyId) -> Result<u64, StoreError>;

    /// Takes the bytes of what was deleted off the disk, where there are any and no reader still looks at them.
    fn sweep(&self) -> Result<Swept, StoreError>;

    /// Moves what was committed to where it stays, where much of it has gathered. Nothing waits for this, and nothing is lost
    /// where it fails or does not happen.
    fn settle(&self) -> Result<(), StoreError>;

    /// A tile of a study's log, as wide as the log is now.
    fn tile(&self, study: StudyId, name: TileName) -> Result<Option<Vec<u8>>, StoreError>;

    /// At most `count` leaves of a study's log from this place on.
    fn leaves(&self, study: StudyId, from: u64, count: u64) -> Result<Vec<Vec<u8>>, StoreError>;

    /// Keeps an envelope of a study without a log and spends its voucher. When this answers `Ok(Ok(_))`, the envelope
    /// survives a loss of power.
    fn keep(
        &self,
        study: StudyId,
        digest: Digest,
        voucher: VoucherDigest,
        bytes: &[u8],
    ) -> Result<Result<Kept, Unpaid>, StoreError>;

    /// An envelope's bytes; none where it is not kept.
    fn envelope(&self, study: StudyId, digest: Digest) -> Result<Option<Vec<u8>>, StoreError>;

    /// SHA-256 digests of the tokens that may fetch a study's leaves and envelopes.
    fn readers(&self, study: StudyId) -> Result<Vec<Digest>, StoreError>;

    /// Lets one token more fetch a study, or this one alone.
    fn add_reader(&self, study: StudyId, token: Digest, alone: bool) -> Result<(), StoreError>;

    /// The checkpoints of a study's log that witnesses have cosigned, by size, as signed notes.
    fn cosigned(&self, study: StudyId) -> Result<Vec<(u64, Vec<u8>)>, StoreError>;

    /// Keeps a cosigned checkpoint of this size in the place of one before, and none that is smaller than `oldest`.
    fn keep_cosigned(&self, study: StudyId, size: u64, note: &[u8], oldest: u64) -> Result<(), StoreError>;

    /// The signed study note, exactly as it was loaded.
    fn note(&self, study: StudyId) -> Result<Option<Vec<u8>>, StoreError>;

    /// The signed note that brought this generation of the roots, exactly as it was loaded.
    fn chain(&self, study: StudyId, generation: u32) -> Result<Option<Vec<u8>>, StoreError>;

    /// A form of the study, exactly as it was loaded.
    fn form(&self, study: StudyId, digest: Digest) -> Result<Option<Vec<u8>>, StoreError>;

    /// The names of all packages that wait for the devices of a study.
    fn packages(&self, study: StudyId) -> Result<PackageList, StoreError>;

    /// One of these packages, exactly as it was taken in.
    fn package(&self, study: StudyId, name: PackageName) -> Result<Option<Vec<u8>>, StoreError>;

    /// Keeps these packages in the place of all that waited for the devices of a study before: all of it or nothing.
    fn keep_packages(
        &self,
        study: StudyId,
        packages: &BTreeMap<PackageName, Vec<u8>>,
    ) -> Result<(), StoreError>;

    /// What the store believes of a study so far.
    fn pinned(&self, study: StudyId) -> Result<Option<Pinned>, StoreError>;

    /// Takes a verified bundle in, all of it or nothing. Refuses a path that changes or is another's, and a study that
    /// is no longer as `replaces` says. Returns how many vouchers can pay from now on.
    fn load(&self, study: &NewStudy) -> Result<u64, LoadError>;

    /// Shows every envelope of a study in the order of digests, from one moment, until `each` answers false.
    fn each_envelope(
        &self,
        study: StudyId,
        each: &mut dyn FnMut(Digest, &[u8]) -> bool,
    ) -> Result<(), StoreError>;

    /// Counts by study.
    fn status(&self) -> Result<Vec<StudyStatus>, StoreError>;
}

/// How far a study's log has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogRow {
    /// Which of the study's logs it is.
    pub generation: u32,
    /// How many leaves it has.
    pub size: u64,
}

/// An envelope to be kept and logged.
#[derive(Debug)]
pub struct Upload {
    /// Of which study.
    pub study: StudyId,
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// How long what it seals is.
    pub class: SizeClass,
    /// What has to be opened before it may be withdrawn.
    pub lock: Lock,
    /// What pays for it, if it is new.
    pub voucher: VoucherDigest,
    /// The envelope.
    pub bytes: Vec<u8>,
}

/// SHA-256 of a voucher: all that the server ever knows of one but while a request lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VoucherDigest(pub Digest);

/// Why a voucher does not pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpaid {
    /// It has paid for another envelope.
    Spent,
    /// The study has no such voucher, or it was revoked.
    Unknown,
}

/// Where an envelope stands in a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The place of its leaf.
    pub place: u64,
    /// How many leaves the log had with its batch: what its receipt speaks of.
    pub size: u64,
}

/// What became of an envelope of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// Whether it was new; none where it is not here, because it was withdrawn or purged.
    pub kept: Option<Kept>,
    /// Where it stands; of one that is gone, its tombstone.
    pub placed: Placed,
}

/// What became of a request to delete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buried {
    /// Where the tombstones stand, those that stood before too.
    pub tombstones: Vec<Placed>,
    /// How many envelopes were deleted now.
    pub deleted: u64,
    /// How many preimages open nothing that is here, and wait for what comes.
    pub waiting: u64,
}

/// Whether the bytes of what was deleted are off the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Swept {
    /// Nothing is left of them.
    Clean,
    /// A reader still sees the store as it was, such as an export: they go when it has ended.
    Later,
}

/// What a request at the gate asks.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// The SHA-256 of the path segment under which the study lies.
    pub path: Digest,
    /// Of an upload: its envelope, and what pays for it.
    pub payment: Option<(Digest, VoucherDigest)>,
}

/// A request that knows the path of a study.
#[derive(Debug, Clone)]
pub struct Admitted {
    /// The study.
    pub study: Arc<StudyRow>,
    /// Of an upload: whether its voucher may send it. A request without one has nothing to pay.
    pub standing: Result<(), Unpaid>,
}

/// What the server must know of a study to judge a request.
#[derive(Debug, Clone)]
pub struct StudyRow {
    /// The study.
    pub study: StudyId,
    /// Every shape an envelope of this study may have: one by number and kind of recipients that any note so far gave.
    pub shapes: Vec<Shape>,
    /// Whether its envelopes are logged.
    pub has_log: bool,
}

/// A study out of a verified bundle, ready to be stored.
#[derive(Debug, Clone)]
pub struct NewStudy {
    pub(crate) study: StudyId,
    pub(crate) path: Digest,
    pub(crate) note: Vec<u8>,
    pub(crate) pinned: Pinned,
    /// The note in the store which the bundle was verified against.
    pub(crate) replaces: Option<Digest>,
    pub(crate) forms: Vec<(Digest, Vec<u8>)>,
    pub(crate) vouchers: Vec<Digest>,
    pub(crate) revoked: Vec<Digest>,
    pub(crate) shapes: Vec<Shape>,
    /// The notes that changed the roots, by the generation they brought.
    pub(crate) chain: Vec<(u32, Vec<u8>)>,
    /// Which log its envelopes go into, where the note names one.
    pub(crate) log: Option<u32>,
}

/// What the next note of a study is verified against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pinned {
    /// The version of the note.
    pub version: u64,
    /// The digest of the note's text: another text of the same version is a fork.
    pub note: Digest,
    /// The canonical text of the note's roots.
    pub roots: String,
}

/// Whether an envelope was new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It was taken now.
    Now,
    /// It had been taken before.
    Before,
}

/// Counts of one study.
#[derive(Debug, Clone, Serialize)]
pub struct StudyStatus {
    /// The study.
    pub study: StudyId,
    /// The version of its note.
    pub note_version: u64,
    /// Forms that devices can fetch.
    pub forms: u64,
    /// Vouchers that can still pay.
    pub vouchers: u64,
    /// Vouchers that have paid.
    pub vouchers_spent: u64,
    /// Vouchers that were revoked.
    pub vouchers_revoked: u64,
    /// Envelopes kept.
    pub envelopes: u64,
    /// Their sizes together.
    pub bytes: u64,
    /// Envelopes that were withdrawn or purged.
    pub tombstones: u64,
    /// Preimages that open nothing that is here, and wait for what comes.
    pub pending: u64,
    /// Entries of the log; none where the study has no log.
    pub entries: Option<u64>,
}

/// Why the store cannot answer.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum StoreError {
    /// There is no store in this folder.
    #[error("there is no store in {path}")]
    StoreNotMade {
        /// The folder.
        path: String,
    },
    /// The store's log is not whole.
    #[error("the log in the store is damaged")]
    StoreLogDamaged {
        /// What is missing or wrong.
        #[source]
        #[serde(skip)]
        source: LogError,
    },
    /// The disk or the database failed.
    #[error("the store failed")]
    StoreFailed {
        /// What failed.
        #[source]
        #[serde(skip)]
        source: kin_disk::DiskError,
    },
}

impl From<LogError> for StoreError {
    fn from(source: LogError) -> Self {
        Self::StoreLogDamaged { source }
    }
}

impl From<kin_disk::DiskError> for StoreError {
    fn from(source: kin_disk::DiskError) -> Self {
        Self::StoreFailed { source }
    }
}
