//! What a device keeps, behind a trait: SQLite here, something else in a browser later.
//!
//! Architecture invariant: no method takes an unsealed response. What reaches a storage is ciphertext or public.

mod books;
mod checks;
mod chunks;
mod drafts;
mod listed;
mod salvaged;
mod sqlite;

use jiff::civil::Date;
use kin_protocol::log::{Lock, Preimage};
use kin_protocol::withdrawal::{LockSet, Unsent};
use kin_protocol::{Digest, StudyId, Voucher};
use zeroize::Zeroizing;

pub use sqlite::{DEVICE_DATABASE, SqliteStorage};

/// Why something was not stored or not found.
#[derive(Debug, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum StorageError {
    /// The database refused; the reason is the source.
    #[error("the device's database refused")]
    StorageDatabase {
        /// SQLite's own words, which quote no values of ours.
        #[source]
        #[serde(skip)]
        source: rusqlite::Error,
    },
    /// Nobody has enrolled in this data folder.
    #[error("this data folder has not been enrolled")]
    StorageNotEnrolled,
    /// A device is already enrolled in this data folder.
    #[error("a device is already enrolled here")]
    StorageAlreadyEnrolled,
    /// Another interview was stored between reading the chain's head and writing to it. Nothing was stored.
    #[error("another interview was stored first")]
    StorageHeadMoved,
    /// The device's last record has been sealed.
    #[error("the device is closed")]
    StorageClosed,
    /// The interview that a correction is of was withdrawn, or its locks for corrections are used up. Nothing was stored.
    #[error("the interview cannot be corrected any more")]
    StorageCorrectionTooLate,
    /// A draft is not there any more, or another program has changed it. Nothing was stored.
    #[error("the draft was changed or finished elsewhere")]
    StorageDraftMoved,
    /// Interviews are under way: the device's last record comes after the last of them.
    #[error("drafts are left")]
    StorageDraftsLeft,
    /// Something that must be there is not.
    #[error("the device's database lacks its {what}")]
    StorageLacks {
        /// What is missing, by the name of its table or entry.
        what: &'static str,
    },
    /// Something stored does not read back as what it must be.
    #[error("the device's database holds a damaged {what}")]
    StorageDamaged {
        /// What is damaged, by the name of its column or entry.
        what: &'static str,
    },
}

impl From<rusqlite::Error> for StorageError {
    fn from(source: rusqlite::Error) -> Self {
        Self::StorageDatabase { source }
    }
}

/// What a storage answers.
pub type Result<T = ()> = std::result::Result<T, StorageError>;

/// An enrolled device as it lies in storage: public facts, and the locked vault.
pub struct Enrolled {
    /// The study.
    pub study: StudyId,
    /// The pinned roots in their canonical text.
    pub roots: String,
    /// The signed notes that changed the roots since, oldest first, byte for byte.
    pub chain: Vec<Vec<u8>>,
    /// The signed study note, byte for byte.
    pub note: Vec<u8>,
    /// The highest note version seen.
    pub note_version: u64,
    /// The study's unguessable path.
    pub path: Zeroizing<String>,
    /// To whom vault entries are encrypted.
    pub vault_recipient: String,
    /// The vault's identity under the enumerator's passphrase.
    pub vault_locked: Vec<u8>,
    /// Whose data it is: the digest of her code; none of a device that was enrolled before there was one, or that was wiped.
    pub enumerator: Option<Digest>,
}

/// Everything that enrolment stores, in one transaction.
pub struct Enrolment {
    /// The device.
    pub device: Enrolled,
    /// Vault entries by name, each encrypted.
    pub entries: Vec<(&'static str, Vec<u8>)>,
    /// Forms by digest, byte for byte.
    pub forms: Vec<(Digest, Vec<u8>)>,
    /// The device's first book of vouchers, if the package had one.
    pub book: Option<Book>,
}

/// A book of vouchers.
#[derive(Debug)]
pub struct Book {
    /// The number of the assignment package that brought it; 0 for the enrolment package.
    pub number: u64,
    /// How many vouchers it has, at least one.
    pub vouchers: u64,
    /// The vouchers, encrypted to the vault.
    pub sealed: Vec<u8>,
}

/// What is left of a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BookLeft {
    /// Its number.
    pub number: u64,
    /// How many vouchers it had.
    pub vouchers: u64,
    /// How many of them were taken, from the front.
    pub taken: u64,
}

/// A voucher as it is taken out of its book.
#[derive(Debug)]
pub struct Taken {
    /// The number of the book.
    pub book: u64,
    /// Its place there, from 0: as many were taken before it.
    pub place: u64,
    /// The voucher.
    pub voucher: Voucher,
}

/// What came after the enrolment and was verified, stored in one transaction.
#[derive(Debug, Default)]
pub struct Adoption {
    /// Notes that changed the roots, each with its version.
    pub chain: Vec<(u64, Vec<u8>)>,
    /// The newest signed note; empty where it stays.
    pub note: Vec<u8>,
    /// Its version.
    pub note_version: u64,
    /// Forms by digest, byte for byte.
    pub forms: Vec<(Digest, Vec<u8>)>,
    /// An assignment package by its number, encrypted to the vault.
    pub assignment: Option<(u64, Vec<u8>)>,
    /// The book of vouchers that came with it.
    pub book: Option<Book>,
}

/// The end of the device's chain of envelopes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Head {
    /// The last sequence number given; 0 before the first interview.
    pub sequence: u64,
    /// The digest of the last envelope.
    pub digest: Option<Digest>,
}

/// How far the import of a file has come, stored in the transaction of the row it speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportRow {
    /// The file, by a digest keyed with a key of the vault.
    pub mark: [u8; 32],
    /// The row, as people count rows.
    pub row: u64,
}

/// How far the import of a file came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportProgress {
    /// No row after this one has been stored.
    pub stored_through: u64,
    /// The file was read to its end.
    pub finished: bool,
}

/// A finished interview: sealed, and nothing else.
#[derive(Debug)]
pub struct FinishedInterview<'a> {
    /// The head this envelope was sealed after; its own sequence number is one more.
    pub after: Head,
    /// The envelope's digest.
    pub digest: Digest,
    /// The envelope.
    pub envelope: &'a [u8],
    /// What has to be opened before it may be deleted at somebody's wish.
    pub locks: Locks,
    /// What its enumerator sees of it in her list, encrypted to the vault.
    pub listed: Option<&'a [u8]>,
    /// What it is sent with; an envelope without one waits for it.
    pub voucher: Option<Taken>,
    /// The imported row it came from.
    pub import: Option<ImportRow>,
    /// What the next interview with the same form may read of this one.
    pub last_saved: Option<LastSaved<'a>>,
    /// The draft that it ends, at this revision: it goes in the same transaction.
    pub draft: Option<(DraftId, u64)>,
    /// Whether it is the device's last: nothing is appended after it, and nothing is read of it.
    pub closes: bool,
}

/// The check record of an interview, sealed to the supervisors.
#[derive(Debug, Clone, Copy)]
pub struct SealedCheck<'a> {
    /// The envelope's digest.
    pub digest: Digest,
    /// The envelope.
    pub envelope: &'a [u8],
}

/// Pieces of files, sealed, that travel beside an interview.
#[derive(Debug, Default)]
pub struct Chunks<'a> {
    /// Those that are here already, by their digests.
    pub held: Vec<Digest>,
    /// Those that come now: digest and envelope.
    pub fresh: Vec<(Digest, &'a [u8])>,
    /// What those that come now are paid with, as far as it goes.
    pub vouchers: Vec<Taken>,
}

impl Chunks<'_> {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.held.is_empty() && self.fresh.is_empty()
    }

    fn holds(&self, digest: Digest) -> bool {
        self.held.contains(&digest) || self.fresh.iter().any(|(fresh, _)| *fresh == digest)
    }
}

/// What is stored with an envelope in one transaction.
#[derive(Debug, Default)]
pub struct Beside<'a> {
    /// The check record of the interview. It takes the last of the locks that the interview keeps for corrections.
    pub check: Option<SealedCheck<'a>>,
    /// What came of a visit, encrypted to the vault.
    pub visit: Option<&'a [u8]>,
    /// The pieces of its files. They take the lock that the copy of its draft would.
    pub chunks: Chunks<'a>,
}

/// A check record, or a piece of a file, as it lies here.
#[derive(Debug)]
pub struct CheckKept {
    /// The envelope.
    pub envelope: Vec<u8>,
    /// The lock of its interview that it is sent under.
    pub lock: Lock,
    /// What it is sent with, once it was paid for.
    pub voucher: Option<Voucher>,
}

/// The locks of an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locks {
    /// Of an interview: its own, and those that are kept for corrections of it.
    Own(LockSet),
    /// Of a correction: one that the interview with this number kept, and now keeps no more.
    Kept {
        /// The interview's number on this device.
        of: u64,
        /// The lock.
        lock: Lock,
    },
}

/// The answers that `${last-saved#name}` reads, encrypted to the vault.
#[derive(Debug, Clone, Copy)]
pub struct LastSaved<'a> {
    /// The form's id: a newer version of the form reads what an older one left.
    pub form: &'a str,
    /// The answers.
    pub sealed: &'a [u8],
}

/// A draft's name: chance, so that it says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DraftId(pub [u8; 16]);

/// Which of the locks that an interview keeps the copy of its draft goes under: the last is that of its check record.
pub const COPY_LOCK: usize = 1;

/// What is kept beside a draft.
#[derive(Debug, Default)]
pub struct DraftBeside<'a> {
    /// The draft as an interview that broke off, ready to be sent: what is left of it where nobody can open the vault again. It goes
    /// under none of the locks of what the draft may still become.
    pub copy: Option<&'a [u8]>,
    /// The pieces of its files: all that it holds now.
    pub chunks: Chunks<'a>,
    /// Laid beside a draft that has none, if it is still in its book.
    pub voucher: Option<Taken>,
}

/// What salvaging came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Salvaged {
    /// Drafts that were queued now.
    pub queued: u64,
    /// Drafts without a copy, which only their enumerator's passphrase opens.
    pub left: u64,
}

/// From this number on an envelope is not in the chain: it is the copy of a draft. No device ever seals as many.
pub const SALVAGED: u64 = 1 << 40;

/// From this number on it is a piece of a file.
pub const CHUNKS: u64 = 1 << 41;

/// An envelope's number as a person reads it: that of a draft's copy begins with D, that of a piece of a file with F.
pub fn numbered(sequence: u64) -> String {
    if let Some(number) = sequence.checked_sub(CHUNKS) {
        return format!("F{number}");
    }
    match sequence.checked_sub(SALVAGED) {
        None | Some(0) => sequence.to_string(),
        Some(number) => format!("D{number}"),
    }
}

/// A draft as it lies in storage.
#[derive(Debug)]
pub struct DraftKept {
    /// Its name.
    pub id: DraftId,
    /// How often it was kept.
    pub revision: u64,
    /// The lock that its envelope will lie under.
    pub lock: Lock,
    /// The interview, encrypted to the vault.
    pub sealed: Vec<u8>,
    /// Whether a voucher lies beside it.
    pub is_paid: bool,
}

/// Where an envelope is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Only here.
    Waiting,
    /// Here and, by its receipt, at the server since this day.
    Received(Date),
    /// At the server since this day; the copy here has been forgotten.
    Forgotten(Date),
    /// Withdrawn on this day by whoever holds its code: nothing of it is here, but its place in the chain.
    Withdrawn(Date),
}

/// An envelope and the lock it lies under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locked {
    /// Its number on this device.
    pub sequence: u64,
    /// Its digest.
    pub digest: Digest,
    /// Its lock.
    pub lock: Lock,
    /// Where it is.
    pub place: Place,
}

/// An envelope that is withdrawn.
#[derive(Debug)]
pub struct Erasure {
    /// Its number on this device.
    pub sequence: u64,
    /// What opened its lock, where no server has been told of it yet.
    pub untold: Option<Preimage>,
}

/// One line of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxEntry {
    /// The envelope's number on this device; above [`SALVAGED`] that of a draft's copy.
    pub sequence: u64,
    /// The envelope's digest.
    pub digest: Digest,
    /// The envelope's length in bytes.
    pub bytes: u64,
    /// Where it is.
    pub place: Place,
}

/// What a device keeps.
///
/// Every method that changes something is one transaction: it happens wholly or not at all, whenever the program ends.
pub trait Storage {
    /// Stores an enrolment. [`StorageError::StorageAlreadyEnrolled`] when there is one.
    fn enrol(&mut self, enrolment: &Enrolment) -> Result;
    /// The enrolled device; [`StorageError::StorageNotEnrolled`] when there is none.
    fn enrolled(&self) -> Result<Enrolled>;
    /// Stores what came after the enrolment.
    fn adopt(&mut self, adoption: &Adoption) -> Result;
    /// The number of the last assignment package that was taken in; 0 before the first.
    fn last_assignment(&self) -> Result<u64>;
    /// An assignment package, still encrypted.
    fn assignment(&self, number: u64) -> Result<Option<Vec<u8>>>;
    /// A vault entry, still encrypted.
    fn vault_entry(&self, name: &'static str) -> Result<Vec<u8>>;
    /// What the last interview with a form left for the next one, still encrypted.
    fn last_saved(&self, form: &str) -> Result<Option<Vec<u8>>>;
    /// Keeps the next revision of a draft; the first follows 0. Returns its number. [`StorageError::StorageDraftMoved`] when
    /// the draft is not at the revision before. Pieces of files that it holds no more are gone.
    fn keep_draft(
        &mut self,
        id: DraftId,
        after: u64,
        locks: &LockSet,
        sealed: &[u8],
        beside: &DraftBeside<'_>,
    ) -> Result<u64>;
    /// All drafts.
    fn drafts(&self) -> Result<Vec<DraftKept>>;
    /// One draft.
    fn draft(&self, id: DraftId) -> Result<Option<DraftKept>>;
    /// Queues every draft as it is, each once; needs nothing but what lies open.
    fn salvage(&mut self) -> Result<Salvaged>;
    /// Throws a draft away, off the disk too, and what was queued of it and not received. [`StorageError::StorageDraftMoved`] when it is not at this revision.
    fn discard_draft(&mut self, id: DraftId, revision: u64) -> Result;
    /// A form's exact bytes.
    fn form(&self, digest: Digest) -> Result<Option<Vec<u8>>>;
    /// Every form that ever came here: what was begun with one is finished and corrected with it.
    fn forms(&self) -> Result<Vec<Digest>>;
    /// Whether the device's last record has been sealed.
    fn is_closed(&self) -> Result<bool>;
    /// The end of the chain.
    fn head(&self) -> Result<Head>;
    /// Appends an envelope to the chain and the outbox, keeps what it leaves for the next interview and, for an imported
    /// row, notes how far the file has come. The last record forgets what interviews left.
    /// [`StorageError::StorageHeadMoved`] when the chain has grown since `after` was read or the voucher was taken, and
    /// [`StorageError::StorageClosed`] after the last record, [`StorageError::StorageCorrectionTooLate`] where an interview has not
    /// the lock of its correction any more, [`StorageError::StorageDraftMoved`] when the draft it ends is not as it was,
    /// [`StorageError::StorageDraftsLeft`] where the last record would leave drafts. Returns its sequence number.
    fn append(&mut self, finished: &FinishedInterview<'_>) -> Result<u64> {
        self.append_beside(finished, Beside::default())
    }
    /// The same, with what is stored beside it in the same transaction. A check record takes the last of the locks that the interview
    /// keeps for corrections.
    fn append_beside(&mut self, finished: &FinishedInterview<'_>, beside: Beside<'_>) -> Result<u64>;
    /// The numbers of the assignment packages that were taken in.
    fn assignments(&self) -> Result<Vec<u64>>;
    /// The packages that were fetched and not taken in yet, by their numbers, ascending, each still sealed.
    fn arrived(&self) -> Result<Vec<(u64, Vec<u8>)>>;
    /// Keeps a package that was fetched, until [`Storage::adopt`] takes in one of its number or a later one.
    fn arrive(&mut self, of: u64, sealed: &[u8]) -> Result;
    /// What came of visits, by the numbers of their records, each still encrypted.
    fn visits(&self) -> Result<Vec<(u64, Vec<u8>)>>;
    /// The check records that are here, by the numbers of their interviews.
    fn checks(&self) -> Result<Vec<OutboxEntry>>;
    /// One of them; `None` when it has been forgotten or never was.
    fn check(&self, sequence: u64) -> Result<Option<CheckKept>>;
    /// The check records here that have no voucher, those that wait first, each part by number.
    fn unpaid_checks(&self) -> Result<Vec<u64>>;
    /// Lays a voucher beside a check record that has none. [`StorageError::StorageHeadMoved`] when it was taken meanwhile.
    fn pay_check(&mut self, sequence: u64, taken: &Taken) -> Result;
    /// Forgets a check record's voucher, which the server says has paid for something else.
    fn drop_check_voucher(&mut self, sequence: u64) -> Result;
    /// Keeps the receipt of a check record, which from now on is received.
    fn receive_check(&mut self, sequence: u64, receipt: &str, on: Date) -> Result;
    /// Forgets a check record: its interview was withdrawn.
    fn forget_check(&mut self, sequence: u64) -> Result;
    /// The pieces of files that may go out: those of sealed interviews, and of drafts whose copies are queued.
    fn chunks(&self) -> Result<Vec<OutboxEntry>>;
    /// One of them, by the number of its entry.
    fn chunk(&self, number: u64) -> Result<Option<CheckKept>>;
    /// Those of them that have no voucher, those that wait first.
    fn unpaid_chunks(&self) -> Result<Vec<u64>>;
    /// Lays a voucher beside one that has none. [`StorageError::StorageHeadMoved`] when it was taken meanwhile.
    fn pay_chunk(&mut self, number: u64, taken: &Taken) -> Result;
    /// Forgets the voucher of one, which the server says has paid for something else.
    fn drop_chunk_voucher(&mut self, number: u64) -> Result;
    /// Keeps the receipt of one, which from now on is received.
    fn receive_chunk(&mut self, number: u64, receipt: &str, on: Date) -> Result;
    /// Forgets one: it was withdrawn.
    fn forget_chunk(&mut self, number: u64) -> Result;
    /// What her list shows, by sequence number, each still encrypted.
    fn interviews(&self) -> Result<Vec<(u64, Vec<u8>)>>;
    /// Keeps another entry in the place of one of these. [`StorageError::StorageHeadMoved`] when it is gone.
    fn relist(&mut self, sequence: u64, sealed: &[u8]) -> Result;
    /// The locks that are left for corrections of an interview.
    fn reserved(&self, sequence: u64) -> Result<Vec<Lock>>;
    /// All envelopes ever stored, by sequence number, and after them the copies of drafts that were queued.
    fn outbox(&self) -> Result<Vec<OutboxEntry>>;
    /// An envelope's bytes; `None` when it has been forgotten or never was.
    fn envelope(&self, sequence: u64) -> Result<Option<Vec<u8>>>;
    /// An envelope's lock; `None` for one that was sealed before there were any.
    fn lock(&self, sequence: u64) -> Result<Option<Lock>>;
    /// All envelopes that have a lock.
    fn locked(&self) -> Result<Vec<Locked>>;
    /// Erases envelopes with their entries in the list and their check records, and what interviews left for the next ones: it may be of one of them. Their
    /// places in the chain stay.
    fn erase(&mut self, erasures: &[Erasure], on: Date) -> Result;
    /// Envelopes that were erased before they were sent and that no log explains yet.
    fn untold(&self) -> Result<Vec<Unsent>>;
    /// The books in which vouchers are left, the oldest first.
    fn books(&self) -> Result<Vec<BookLeft>>;
    /// A book of these, still encrypted.
    fn book(&self, number: u64) -> Result<Option<Vec<u8>>>;
    /// The envelopes here that have no voucher, those that wait first, each part by sequence number.
    fn unpaid(&self) -> Result<Vec<u64>>;
    /// Lays a voucher beside an envelope that has none. [`StorageError::StorageHeadMoved`] when it was taken meanwhile.
    fn pay(&mut self, sequence: u64, taken: &Taken) -> Result;
    /// What an envelope is sent with.
    fn voucher(&self, sequence: u64) -> Result<Option<Voucher>>;
    /// Forgets an envelope's voucher, which the server says has paid for something else.
    fn drop_voucher(&mut self, sequence: u64) -> Result;
    /// The last checkpoint of the server's log that was verified here, as a signed note.
    fn checkpoint(&self) -> Result<Option<Vec<u8>>>;
    /// Keeps a newer checkpoint in its place.
    fn see_checkpoint(&mut self, note: &[u8]) -> Result;
    /// The checkpoint in which witnesses signed the latest time that was seen here, as a signed note.
    fn cosigned(&self) -> Result<Option<Vec<u8>>>;
    /// Keeps one of a later time in its place.
    fn see_cosigned(&mut self, note: &[u8]) -> Result;
    /// Keeps the receipt of an envelope, which from now on is received: what was sent again has a newer one.
    fn receive(&mut self, sequence: u64, receipt: &str, on: Date) -> Result;
    /// The receipt of an envelope, as it came; none before there is one.
    fn receipt(&self, sequence: u64) -> Result<Option<String>>;
    /// Forgets the copies of envelopes received before this day, their vouchers and entries in the list, and check records received
    /// before it; returns how many envelopes.
    fn forget_received_before(&mut self, day: Date) -> Result<u64>;
    /// How far the import of a file came; `None` when it never began.
    fn import_progress(&self, mark: &[u8; 32]) -> Result<Option<ImportProgress>>;
    /// Marks the file as read to its end.
    fn finish_import(&mut self, mark: &[u8; 32]) -> Result;
    /// Takes off the disk everything that the vault opens, and the vault. What was sealed stays with what it is sent with.
    fn wipe(&mut self) -> Result;
    /// Forgets that the file was ever imported.
    fn restart_import(&mut self, mark: &[u8; 32]) -> Result;
}
