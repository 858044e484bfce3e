//! The server's own part in the log: its key, the lock that keeps it from signing two histories, and the batches.
//!
//! An envelope is acknowledged in this order: its batch is committed, the checkpoint over it is signed, the lock checkpoint is
//! replaced and on the disk, and only then the receipt goes out. The next batch may be committed while this one is signed for. A store that is ahead of its lock goes on; one that is behind
//! it, or holds another history, was put back from somewhere and must not sign: two histories of one log would follow.

mod batches;
mod history;
mod key;
mod locks;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use kin_protocol::log::{Leaf, LogError, LogKey, Receipt, SignedCheckpoint, TileName, Tiles, Tree, root};
use kin_protocol::note::LogVerifier;
use kin_protocol::withdrawal::{Tombstone, WithdrawalRequest, Withdrawn};
use kin_protocol::{Digest, StudyId};

use crate::store::{Appended, Kept, Placed, Store, StoreError, Swept, Unpaid, Upload};

pub(crate) use batches::{Asking, Batches, Job, Waiting};
pub(crate) use history::History;
pub use key::ServerKey;
use locks::Locks;

/// Why a server does not sign.
#[derive(Debug, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum LogbookError {
    /// The store holds a log, and its key is not there.
    #[error("the key of the log is missing")]
    LogbookKeyMissing,
    /// The store's log has leaves, and no lock says up to where it was signed.
    #[error("study {study}: the lock checkpoint is missing")]
    LogbookLockMissing {
        /// The study.
        study: String,
    },
    /// The store holds less than was signed.
    #[error("study {study}: the store holds {held} of the {signed} envelopes that were signed for")]
    LogbookStoreBehind {
        /// The study.
        study: String,
        /// Leaves in the store.
        held: u64,
        /// Leaves of the lock checkpoint.
        signed: u64,
    },
    /// The store holds another history than was signed.
    #[error("study {study}: the store holds another history than was signed")]
    LogbookStoreDiffers {
        /// The study.
        study: String,
    },
    /// The lock checkpoint is none of this log.
    #[error("study {study}: the lock checkpoint cannot be read")]
    LogbookLockUnreadable {
        /// The study.
        study: String,
    },
    /// Somebody else has moved the lock since it was read.
    #[error("study {study}: another program has moved the lock checkpoint")]
    LogbookLockMoved {
        /// The study.
        study: String,
    },
    /// The disk of the lock failed.
    #[error("the lock checkpoint cannot be written")]
    LogbookLockFailed {
        /// How.
        #[source]
        #[serde(skip)]
        source: kin_disk::DiskError,
    },
    /// The store failed.
    #[error("the store failed")]
    LogbookStoreFailed {
        /// How.
        #[source]
        #[serde(skip)]
        source: StoreError,
    },
}

impl From<StoreError> for LogbookError {
    fn from(source: StoreError) -> Self {
        Self::LogbookStoreFailed { source }
    }
}

impl LogbookError {
    fn behind(study: StudyId, held: u64, signed: u64) -> Self {
        Self::LogbookStoreBehind { study: study.to_string(), held, signed }
    }
}

/// What became of an upload in the store. Nothing is signed for it yet, so nobody is told.
#[derive(Debug)]
pub(crate) struct Unsigned {
    study: StudyId,
    became: Result<Appended, Unpaid>,
}

/// What became of an upload that was committed and signed for.
#[derive(Debug, Clone)]
pub(crate) enum Committed {
    /// It is here, and this is its receipt.
    Kept(Kept, String),
    /// It was withdrawn or purged, and this proves it.
    Gone(Tombstone),
    /// It was left out: nothing paid for it.
    Unpaid(Unpaid),
}

/// Signs what the store holds, and nothing that contradicts what it signed before.
pub struct Logbook {
    store: Arc<dyn Store>,
    key: Option<ServerKey>,
    locks: Mutex<Locks>,
}

impl Logbook {
    /// Opens the logs of a store. Every log is compared with its lock checkpoint, and brought to where the store is.
    ///
    /// Fails as [`LogbookError`]; nothing is signed then.
    pub fn open(store: Arc<dyn Store>, key: Option<ServerKey>, locks: &Path) -> Result<Self, LogbookError> {
        let logbook = Self { store, key, locks: Mutex::new(Locks::new(locks)) };
        for (study, log) in logbook.store.logs()? {
            let key = logbook.key(study, log.generation)?;
            let signed = logbook.locks().read(study, key.verifier())?;
            match signed.as_ref().map(SignedCheckpoint::checkpoint) {
                None if log.size > 0 => {
                    return Err(LogbookError::LogbookLockMissing { study: study.to_string() });
                }
                None => {}
                Some(lock) if lock.size > log.size => {
                    return Err(LogbookError::behind(study, log.size, lock.size));
                }
                Some(lock) => {
                    if root(&logbook.tiles(study), lock.size)? != lock.root {
                        return Err(LogbookError::LogbookStoreDiffers { study: study.to_string() });
                    }
                    logbook.sign(study)?;
                }
            }
        }
        logbook.store.sweep()?;
        Ok(logbook)
    }

    /// The logs of a store as they lie: nothing is compared and nothing signed, so a server may be running.
    pub fn at_rest(store: Arc<dyn Store>, key: Option<ServerKey>, locks: &Path) -> Self {
        Self { store, key, locks: Mutex::new(Locks::new(locks)) }
    }

    /// Keeps a batch on the disk. Nobody may be answered before [`Logbook::acknowledge`] has signed for it.
    pub(crate) fn append(&self, batch: &[Upload]) -> Result<Vec<Unsigned>, LogbookError> {
        // What was deleted before and could not leave the disk then, as an export was reading it.
        self.store.sweep()?;
        let studies: BTreeSet<StudyId> = batch.iter().map(|upload| upload.study).collect();
        for study in studies {
            self.begin(study)?;
        }
        let appended = self.store.append(batch)?;
        let unsigned = batch.iter().zip(appended);
        Ok(unsigned.map(|(upload, became)| Unsigned { study: upload.study, became }).collect())
    }

    /// Signs for a batch that was kept, and answers each with its receipt, in the order of the batch; one that is gone with that of
    /// its tombstone. The store may hold more by now: it is signed for too.
    pub(crate) fn acknowledge(&self, batch: &[Unsigned]) -> Result<Vec<Committed>, LogbookError> {
        // Not only where something is new: what an earlier batch committed may have missed its lock.
        let studies: BTreeSet<StudyId> = batch.iter().map(|unsigned| unsigned.study).collect();
        let mut trees = BTreeMap::new();
        for study in studies {
            // What is read of it for the signature leads to the receipts too.
            let tree = Tree::new(self.tiles(study));
            self.sign_tree(study, &tree)?;
            trees.insert(study, tree);
        }
        let mut leaves: BTreeMap<(StudyId, u64), Vec<(usize, u64)>> = BTreeMap::new();
        let mut committed: Vec<Option<Committed>> = vec![None; batch.len()];
        for (index, unsigned) in batch.iter().enumerate() {
            match unsigned.became {
                Ok(Appended { placed: Placed { place, size }, .. }) => {
                    leaves.entry((unsigned.study, size)).or_default().push((index, place));
                }
                Err(unpaid) => committed[index] = Some(Committed::Unpaid(unpaid)),
            }
        }
        for ((study, size), leaves) in leaves {
            let places: Vec<u64> = leaves.iter().map(|(_, place)| *place).collect();
            for ((index, place), receipt) in
                leaves.iter().zip(self.receipts(study, &trees[&study], size, &places)?)
            {
                committed[*index] =
                    Some(match batch[*index].became.ok().and_then(|appended| appended.kept) {
                        None => Committed::Gone(Tombstone::new(&self.leaf(study, *place)?, &receipt)),
                        Some(kept) => Committed::Kept(kept, receipt.to_text()),
                    });
            }
        }
        Ok(committed.into_iter().map(|one| one.expect("every upload has its place")).collect())
    }

    /// Lets the store move what was committed to where it stays, where much has gathered. Uploads go on meanwhile.
    pub(crate) fn settle(&self) -> Result<(), LogbookError> {
        Ok(self.store.settle()?)
    }

    /// Deletes what a request opens; answers with every tombstone and its proof. When this answers, nothing brings it back.
    pub fn withdraw(&self, request: &WithdrawalRequest) -> Result<(Withdrawn, Swept), LogbookError> {
        let study = request.study;
        self.begin(study)?;
        let buried = self.store.withdraw(request)?;
        self.sign(study)?;
        let swept = self.store.sweep()?;
        let mut tombstones = Vec::with_capacity(buried.tombstones.len());
        for placed in buried.tombstones {
            tombstones.push(self.tombstone(study, placed)?);
        }
        Ok((Withdrawn::new(study, tombstones, buried.waiting), swept))
    }

    /// Deletes every envelope of a study; says how many there were. The caller has seen that its day has come.
    pub fn purge(&self, study: StudyId) -> Result<(u64, Swept), LogbookError> {
        let purged = self.store.purge(study)?;
        self.sign(study)?;
        Ok((purged, self.store.sweep()?))
    }

    /// The tombstone of an envelope, the same at every time; none where it is not gone.
    pub(crate) fn gone(&self, study: StudyId, digest: Digest) -> Result<Option<Tombstone>, LogbookError> {
        let Some(placed) = self.store.gone(study, digest)? else { return Ok(None) };
        if self.signed(study)?.is_none_or(|signed| signed.checkpoint().size < placed.size) {
            return Ok(None);
        }
        self.tombstone(study, placed).map(Some)
    }

    fn tombstone(&self, study: StudyId, placed: Placed) -> Result<Tombstone, LogbookError> {
        let leaf = self.leaf(study, placed.place)?;
        let receipts = self.receipts(study, &Tree::new(self.tiles(study)), placed.size, &[placed.place])?;
        Ok(Tombstone::new(&leaf, receipts.first().expect("a receipt for every place")))
    }

    fn leaf(&self, study: StudyId, place: u64) -> Result<Leaf, LogbookError> {
        let leaves = self.store.leaves(study, place, 1)?;
        let missing = || StoreError::from(LogError::LogLeafMalformed { index: place });
        let leaf = leaves.first().ok_or_else(missing)?;
        Leaf::parse(place, leaf).map_err(|error| StoreError::from(error).into())
    }

    /// The receipt of an envelope, the same at every time; none where it is not in the log.
    pub(crate) fn receipt(&self, study: StudyId, digest: Digest) -> Result<Option<Receipt>, LogbookError> {
        let Some(Placed { place, size }) = self.store.placed(study, digest)? else { return Ok(None) };
        // Committed and not yet locked: its upload has not been answered either.
        if self.signed(study)?.is_none_or(|signed| signed.checkpoint().size < size) {
            return Ok(None);
        }
        Ok(self.receipts(study, &Tree::new(self.tiles(study)), size, &[place])?.pop())
    }

    /// Who signs the log of a study; none where it has none.
    pub(crate) fn verifier(&self, study: StudyId) -> Result<Option<LogVerifier>, LogbookError> {
        let Some(log) = self.store.log(study)? else { return Ok(None) };
        Ok(Some(self.key(study, log.generation)?.verifier().clone()))
    }

    /// The newest checkpoint of a study; none where its log is empty or it has none.
    pub fn signed(&self, study: StudyId) -> Result<Option<SignedCheckpoint>, LogbookError> {
        let Some(log) = self.store.log(study)? else { return Ok(None) };
        let key = self.key(study, log.generation)?;
        let signed = self.locks().read(study, key.verifier())?;
        Ok(signed.filter(|signed| signed.checkpoint().size > 0))
    }

    fn receipts(
        &self,
        study: StudyId,
        tree: &Tree<StoredTiles<'_>>,
        size: u64,
        places: &[u64],
    ) -> Result<Vec<Receipt>, LogbookError> {
        let newest = self.signed(study)?.filter(|signed| signed.checkpoint().size == size);
        let checkpoint = if let Some(newest) = newest {
            newest
        } else {
            // The same as it was when the log had that size.
            let generation = self.store.log(study)?.map_or(1, |log| log.generation);
            self.key(study, generation)?.sign(size, tree.root(size)?)
        };
        let receipt = |place: &u64| {
            let proof = tree.inclusion(*place, size)?;
            Ok(Receipt { place: *place, proof, checkpoint: checkpoint.clone() })
        };
        places.iter().map(receipt).collect()
    }

    /// Puts a lock over a log before its first entry. Else a program that is killed between the first commit and the first lock would
    /// leave a store that looks as if its lock had been lost, and may never sign again.
    fn begin(&self, study: StudyId) -> Result<(), LogbookError> {
        let mut locks = self.locks();
        if locks.knows(study) {
            return Ok(());
        }
        let Some(log) = self.store.log(study)? else { return Ok(()) };
        let key = self.key(study, log.generation)?;
        if log.size == 0 && locks.read(study, key.verifier())?.is_none() {
            locks.replace(study, key.sign(0, root(&self.tiles(study), 0)?))?;
        }
        Ok(())
    }

    /// Signs what the store holds of a study and moves its lock there.
    ///
    /// What the store holds is read under the lock's mutex: a batch is signed for while the next one is committed, and a lock
    /// must never move back.
    fn sign(&self, study: StudyId) -> Result<(), LogbookError> {
        self.sign_tree(study, &Tree::new(self.tiles(study)))
    }

    fn sign_tree(&self, study: StudyId, tree: &Tree<StoredTiles<'_>>) -> Result<(), LogbookError> {
        let mut locks = self.locks();
        let Some(log) = self.store.log(study)? else { return Ok(()) };
        let key = self.key(study, log.generation)?;
        if let Some(said) = locks.read(study, key.verifier())?.as_ref().map(SignedCheckpoint::checkpoint)
            && said.origin == key.verifier().origin()
        {
            match said.size.cmp(&log.size) {
                Ordering::Less => {}
                Ordering::Equal => return Ok(()),
                Ordering::Greater => return Err(LogbookError::behind(study, log.size, said.size)),
            }
        }
        let signed = key.sign(log.size, tree.root(log.size)?);
        locks.replace(study, signed)
    }

    fn key(&self, study: StudyId, generation: u32) -> Result<Arc<LogKey>, LogbookError> {
        self.key.as_ref().ok_or(LogbookError::LogbookKeyMissing)?.of_log(study, generation)
    }

    fn locks(&self) -> std::sync::MutexGuard<'_, Locks> {
        // A panic while the lock was held left at most an older checkpoint in memory, which the file contradicts.
        self.locks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tiles(&self, study: StudyId) -> StoredTiles<'_> {
        StoredTiles { store: &*self.store, study }
    }
}

impl std::fmt::Debug for Logbook {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Logbook(..)")
    }
}

/// The tiles of a study as they lie in a store.
pub(crate) struct StoredTiles<'s> {
    pub(crate) store: &'s dyn Store,
    pub(crate) study: StudyId,
}

impl Tiles for StoredTiles<'_> {
    type Error = StoreError;

    fn tile(&self, name: TileName) -> Result<Option<Vec<u8>>, StoreError> {
        self.store.tile(self.study, name)
    }
}
