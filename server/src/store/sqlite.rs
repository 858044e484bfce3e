//! The store in one SQLite file.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kin_disk::{Connection, DiskError};
use kin_protocol::assignment::{PackageList, PackageName};
use kin_protocol::withdrawal::WithdrawalRequest;
use kin_protocol::{Digest, StudyId};
use kin_protocol::{envelope::Shape, log::TileName, note::Sealing};
use rusqlite::{OptionalExtension, Row, params};

use super::schema::STORE;
use super::vouchers::Purse;
use super::{
    Admitted, Appended, Asked, Buried, Kept, LogRow, NewStudy, Pinned, Placed, Store, StoreError, StudyRow,
    StudyStatus, Swept, Unpaid, Upload, VoucherDigest, log, packages, readers, vouchers, withdrawal,
};
use crate::LoadError;

/// The name of the database in the folder of the store.
const FILE: &str = "store.db";

/// The memory for pages of the connection that writes: those of a batch, and the upper ones of every table.
const WRITER_CACHE_KIB: i64 = 16 << 10;
/// A commit that finds so many pages in the write-ahead log empties it before it goes on: 64 MiB.
const MOST_WAL_PAGES: i64 = 8192;
/// It is emptied beside the commits from so many on.
const ENOUGH_WAL_PAGES: u64 = 2048;
const PAGE_BYTES: u64 = 8192;
/// Pages of tables that an upload changes beside those of its body.
const PAGES_BESIDE: u64 = 3;

/// A store in `store.db` of its folder.
#[derive(Debug)]
pub struct SqliteStore {
    path: PathBuf,
    /// Two connections, so that a reader never waits for a commit to reach the disk.
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
    /// A third one empties the write-ahead log beside the commits.
    settler: Mutex<Connection>,
    /// About how many pages were committed since it last did.
    unsettled: AtomicU64,
    /// Whether bytes of something deleted may still lie in the write-ahead log: at first, what a program that died left there.
    unswept: AtomicBool,
}

impl SqliteStore {
    /// Makes a new store in a new or empty folder. A failure leaves the folder as it was.
    pub fn init(folder: &Path) -> Result<(), StoreError> {
        let was_there = folder.exists();
        kin_disk::create_private_dir(folder)?;
        if let Err(error) = kin_disk::create(&STORE, folder.join(FILE)) {
            if !was_there {
                let _ = std::fs::remove_dir(folder);
            }
            return Err(error.into());
        }
        Ok(())
    }

    /// Opens the store in `folder`. Never makes one.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(FILE);
        let open = || match kin_disk::open(&STORE, &path) {
            Err(DiskError::DiskNotFound { .. }) => {
                Err(StoreError::StoreNotMade { path: folder.display().to_string() })
            }
            other => other.map(Mutex::new).map_err(StoreError::from),
        };
        let store = Self {
            writer: open()?,
            reader: open()?,
            settler: open()?,
            unsettled: AtomicU64::new(0),
            unswept: AtomicBool::new(true),
            path,
        };
        let writer = store.write();
        let tuned = writer.pragma_update(None, "cache_size", -WRITER_CACHE_KIB).and_then(|()| {
            writer.pragma_update_and_check(None, "wal_autocheckpoint", MOST_WAL_PAGES, |_| Ok(()))
        });
        drop(writer);
        tuned.map_err(|error| store.failed(error))?;
        Ok(store)
    }

    /// Copies what the store holds at one moment into a folder, without the pages that hold nothing.
    pub fn copy_to(&self, folder: &Path) -> Result<(), StoreError> {
        let path = folder.join(FILE);
        // Made empty first, so that it is private from its first byte.
        kin_disk::write_private(&path, [])?;
        let name =
            path.to_str().ok_or_else(|| DiskError::DiskNotAFile { path: path.display().to_string() })?;
        // A connection of its own: a long copy holds up neither uploads nor their readers.
        let source = kin_disk::open(&STORE, &self.path)?;
        source
            .execute("VACUUM INTO ?1", params![name])
            .map_err(|error| DiskError::of_database(&path, error))?;
        let synced = std::fs::File::open(&path).and_then(|file| file.sync_all());
        synced.map_err(|error| DiskError::of_system(&path, error))?;
        Ok(kin_disk::sync_folder(folder)?)
    }

    fn read(&self) -> MutexGuard<'_, Connection> {
        // A panic while a lock was held rolled its transaction back; the connection is sound.
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> MutexGuard<'_, Connection> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn settling(&self) -> MutexGuard<'_, Connection> {
        self.settler.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn failed(&self, error: rusqlite::Error) -> StoreError {
        DiskError::of_database(&self.path, error).into()
    }

    /// All of the work, or nothing of it.
    fn change<T>(&self, work: impl FnOnce(&Connection) -> Result<T, log::Failed>) -> Result<T, StoreError> {
        let failed = |error| self.failed(error);
        let mut connection = self.write();
        let transaction =
            connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(failed)?;
        let done = work(&transaction).map_err(|error| match error {
            log::Failed::Database(error) => self.failed(error),
            log::Failed::Log(error) => error.into(),
        })?;
        transaction.commit().map_err(failed)?;
        Ok(done)
    }

    fn one(&self, sql: &str, parameters: impl rusqlite::Params) -> Result<Option<Vec<u8>>, StoreError> {
        let connection = self.read();
        let row = connection
            .prepare_cached(sql)
            .and_then(|mut query| query.query_row(parameters, |row| row.get(0)).optional());
        row.map_err(|error| self.failed(error))
    }
}

impl Store for SqliteStore {
    fn admit(&self, asked: &[Asked]) -> Result<Vec<Option<Admitted>>, StoreError> {
        admit(&mut self.read(), asked).map_err(|error| self.failed(error))
    }

    fn path(&self, study: StudyId) -> Result<Option<Digest>, StoreError> {
        let query = "SELECT path FROM study WHERE study = ?1";
        let row = self.read().query_row(query, params![study.as_bytes()], |row| digest(row, 0));
        row.optional().map_err(|error| self.failed(error))
    }

    fn log(&self, study: StudyId) -> Result<Option<LogRow>, StoreError> {
        log::log(&self.read(), study).map_err(|error| self.failed(error))
    }

    fn logs(&self) -> Result<Vec<(StudyId, LogRow)>, StoreError> {
        log::logs(&self.read()).map_err(|error| self.failed(error))
    }

    fn append(&self, batch: &[Upload]) -> Result<Vec<Result<Appended, Unpaid>>, StoreError> {
        let appended = self.change(|database| log::append(database, batch))?;
        let pages = |upload: &Upload| (upload.bytes.len() as u64).div_ceil(PAGE_BYTES) + PAGES_BESIDE;
        self.unsettled.fetch_add(batch.iter().map(pages).sum(), Ordering::Relaxed);
        Ok(appended)
    }

    fn gone(&self, study: StudyId, digest: Digest) -> Result<Option<Placed>, StoreError> {
        withdrawal::gone(&self.read(), study, digest).map_err(|error| self.failed(error))
    }

    fn withdraw(&self, request: &WithdrawalRequest) -> Result<Buried, StoreError> {
        let buried = self.change(|database| {
            let sizes = "SELECT max(sealed_bytes) FROM shape WHERE study = ?1";
            let class = database.query_row(sizes, params![request.study.as_bytes()], |row| row.get(0))?;
            withdrawal::withdraw(database, request, class)
        })?;
        if buried.deleted > 0 {
            self.unswept.store(true, Ordering::Relaxed);
        }
        Ok(buried)
    }

    fn purge(&self, study: StudyId) -> Result<u64, StoreError> {
        let purged = self.change(|database| withdrawal::purge(database, study))?;
        self.unswept.store(true, Ordering::Relaxed);
        Ok(purged)
    }

    fn sweep(&self) -> Result<Swept, StoreError> {
        if !self.unswept.load(Ordering::Relaxed) {
            return Ok(Swept::Clean);
        }
        // None of our own connections is in the way, and another program's is not waited for: uploads would wait too.
        let (_settler, writer, _reader) = (self.settling(), self.write(), self.read());
        let failed = |error| self.failed(error);
        let patience = writer.query_row("PRAGMA busy_timeout", [], |row| row.get(0)).map_err(failed)?;
        writer.busy_timeout(Duration::ZERO).map_err(failed)?;
        let busy = writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0));
        writer.busy_timeout(Duration::from_millis(patience)).map_err(failed)?;
        if busy.map_err(failed)? {
            return Ok(Swept::Later);
        }
        self.unswept.store(false, Ordering::Relaxed);
        Ok(Swept::Clean)
    }

    fn settle(&self) -> Result<(), StoreError> {
        if self.unsettled.load(Ordering::Relaxed) < ENOUGH_WAL_PAGES {
            return Ok(());
        }
        let settler = self.settling();
        self.unsettled.store(0, Ordering::Relaxed);
        settler
            .query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))
            .map_err(|error| self.failed(error))
    }

    fn placed(&self, study: StudyId, digest: Digest) -> Result<Option<Placed>, StoreError> {
        log::placed(&self.read(), study, digest).map_err(|error| self.failed(error))
    }

    fn tile(&self, study: StudyId, name: TileName) -> Result<Option<Vec<u8>>, StoreError> {
        log::tile(&self.read(), study, name).map_err(|error| self.failed(error))
    }

    fn leaves(&self, study: StudyId, from: u64, count: u64) -> Result<Vec<Vec<u8>>, StoreError> {
        log::leaves(&self.read(), study, from, count).map_err(|error| self.failed(error))
    }

    fn keep(
        &self,
        study: StudyId,
        digest: Digest,
        voucher: VoucherDigest,
        bytes: &[u8],
    ) -> Result<Result<Kept, Unpaid>, StoreError> {
        self.change(|database| Ok(keep(database, study, digest, voucher, bytes)?))
    }

    fn envelope(&self, study: StudyId, digest: Digest) -> Result<Option<Vec<u8>>, StoreError> {
        readers::envelope(&self.read(), study, digest).map_err(|error| self.failed(error))
    }

    fn readers(&self, study: StudyId) -> Result<Vec<Digest>, StoreError> {
        readers::readers(&self.read(), study).map_err(|error| self.failed(error))
    }

    fn add_reader(&self, study: StudyId, token: Digest, alone: bool) -> Result<(), StoreError> {
        self.change(|database| Ok(readers::add_reader(database, study, token, alone)?))
    }

    fn cosigned(&self, study: StudyId) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        readers::cosigned(&self.read(), study).map_err(|error| self.failed(error))
    }

    fn keep_cosigned(&self, study: StudyId, size: u64, note: &[u8], oldest: u64) -> Result<(), StoreError> {
        self.change(|database| Ok(readers::keep_cosigned(database, study, size, note, oldest)?))
    }

    fn note(&self, study: StudyId) -> Result<Option<Vec<u8>>, StoreError> {
        self.one("SELECT note FROM study WHERE study = ?1", params![study.as_bytes()])
    }

    fn chain(&self, study: StudyId, generation: u32) -> Result<Option<Vec<u8>>, StoreError> {
        let parameters = params![study.as_bytes(), generation];
        self.one("SELECT note FROM chain WHERE study = ?1 AND generation = ?2", parameters)
    }

    fn form(&self, study: StudyId, digest: Digest) -> Result<Option<Vec<u8>>, StoreError> {
        let parameters = params![study.as_bytes(), digest.as_bytes()];
        self.one("SELECT bytes FROM form WHERE study = ?1 AND digest = ?2", parameters)
    }

    fn packages(&self, study: StudyId) -> Result<PackageList, StoreError> {
        packages::names(&self.read(), study).map_err(|error| self.failed(error))
    }

    fn package(&self, study: StudyId, name: PackageName) -> Result<Option<Vec<u8>>, StoreError> {
        packages::one(&self.read(), study, name).map_err(|error| self.failed(error))
    }

    fn keep_packages(
        &self,
        study: StudyId,
        packages: &BTreeMap<PackageName, Vec<u8>>,
    ) -> Result<(), StoreError> {
        self.change(|database| Ok(packages::keep(database, study, packages)?))?;
        self.unswept.store(true, Ordering::Relaxed);
        Ok(())
    }

    fn pinned(&self, study: StudyId) -> Result<Option<Pinned>, StoreError> {
        let row = self.read().query_row(
            "SELECT note_version, note_digest, roots FROM study WHERE study = ?1",
            params![study.as_bytes()],
            |row| Ok(Pinned { version: row.get(0)?, note: digest(row, 1)?, roots: row.get(2)? }),
        );
        row.optional().map_err(|error| self.failed(error))
    }

    fn load(&self, study: &NewStudy) -> Result<u64, LoadError> {
        let failed = |error| LoadError::LoadStoreFailed { source: self.failed(error) };
        let mut connection = self.write();
        let transaction =
            connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(failed)?;
        check_place(&transaction, study).map_err(failed)??;
        write_study(&transaction, study).map_err(failed)?;
        let unspent = vouchers::count(&transaction, study.study).map_err(failed)?.unspent;
        transaction.commit().map_err(failed)?;
        Ok(unspent)
    }

    fn each_envelope(
        &self,
        study: StudyId,
        each: &mut dyn FnMut(Digest, &[u8]) -> bool,
    ) -> Result<(), StoreError> {
        let connection = self.read();
        let failed = |error| self.failed(error);
        let mut query = connection
            .prepare(
                "SELECT digest, bytes FROM envelope WHERE study = ?1 UNION ALL
                 SELECT digest, bytes FROM logged JOIN body ON body.id = logged.body WHERE study = ?1
                 ORDER BY 1",
            )
            .map_err(failed)?;
        // One statement reads one moment of the database: what arrives meanwhile is not in it.
        let mut rows = query.query(params![study.as_bytes()]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let digest = digest(row, 0).map_err(failed)?;
            let bytes = row.get_ref(1).and_then(|bytes| Ok(bytes.as_blob()?)).map_err(failed)?;
            if !each(digest, bytes) {
                break;
            }
        }
        Ok(())
    }

    fn status(&self) -> Result<Vec<StudyStatus>, StoreError> {
        let connection = self.read();
        let sql = "SELECT study, note_version,
                (SELECT count(*) FROM form WHERE form.study = study.study),
                (SELECT count(*) FROM envelope WHERE envelope.study = study.study)
                    + (SELECT count(*) FROM logged WHERE logged.study = study.study),
                (SELECT coalesce(sum(length(bytes)), 0) FROM envelope WHERE envelope.study = study.study)
                    + (SELECT coalesce(sum(length(bytes)), 0) FROM logged JOIN body ON body.id = logged.body
                       WHERE logged.study = study.study),
                (SELECT count(*) FROM gone WHERE gone.study = study.study),
                (SELECT count(*) FROM shown WHERE shown.study = study.study AND NOT EXISTS
                    (SELECT 1 FROM locked WHERE locked.study = shown.study AND locked.lock = shown.lock)),
                (SELECT size FROM log WHERE log.study = study.study)
            FROM study ORDER BY study";
        let rows = connection
            .prepare(sql)
            .and_then(|mut query| query.query_map([], |row| status(&connection, row))?.collect());
        rows.map_err(|error| self.failed(error))
    }
}

fn status(connection: &Connection, row: &Row<'_>) -> rusqlite::Result<StudyStatus> {
    let study = StudyId::from_bytes(row.get(0)?);
    let vouchers = vouchers::count(connection, study)?;
    Ok(StudyStatus {
        study,
        note_version: row.get(1)?,
        forms: row.get(2)?,
        vouchers: vouchers.unspent,
        vouchers_spent: vouchers.spent,
        vouchers_revoked: vouchers.revoked,
        envelopes: row.get(3)?,
        bytes: row.get(4)?,
        tombstones: row.get(5)?,
        pending: row.get(6)?,
        entries: row.get(7)?,
    })
}

fn digest(row: &Row<'_>, column: usize) -> rusqlite::Result<Digest> {
    row.get(column).map(Digest::from_bytes)
}

/// Keeps an envelope of a study without a log within the caller's transaction.
fn keep(
    connection: &Connection,
    study: StudyId,
    digest: Digest,
    voucher: VoucherDigest,
    bytes: &[u8],
) -> rusqlite::Result<Result<Kept, Unpaid>> {
    if is_there(connection, study, digest)? {
        return Ok(Ok(Kept::Before));
    }
    let mut purse = Purse::open(connection, study);
    if let Err(unpaid) = purse.spend(voucher)? {
        return Ok(Err(unpaid));
    }
    purse.close()?;
    connection
        .prepare_cached("INSERT INTO envelope (study, digest, bytes) VALUES (?1, ?2, ?3)")?
        .execute(params![study.as_bytes(), digest.as_bytes(), bytes])?;
    Ok(Ok(Kept::Now))
}

/// Whether an envelope is kept, logged or not, or was and is gone.
fn is_there(connection: &Connection, study: StudyId, digest: Digest) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM logged WHERE study = ?1 AND digest = ?2)
                OR EXISTS (SELECT 1 FROM envelope WHERE study = ?1 AND digest = ?2)
                OR EXISTS (SELECT 1 FROM gone WHERE study = ?1 AND digest = ?2)",
        )?
        .query_row(params![study.as_bytes(), digest.as_bytes()], |row| row.get(0))
}

/// All at one moment: a transaction, so that the database is looked at once and not at every question.
fn admit(connection: &mut Connection, asked: &[Asked]) -> rusqlite::Result<Vec<Option<Admitted>>> {
    let moment = connection.transaction()?;
    let mut studies: BTreeMap<Digest, Option<Arc<StudyRow>>> = BTreeMap::new();
    let mut purses: BTreeMap<StudyId, Purse<'_>> = BTreeMap::new();
    let mut admitted = Vec::with_capacity(asked.len());
    for Asked { path, payment } in asked {
        let study = match studies.entry(*path) {
            Entry::Occupied(entry) => entry.get().clone(),
            Entry::Vacant(entry) => entry.insert(read_study(&moment, *path)?.map(Arc::new)).clone(),
        };
        let Some(study) = study else {
            admitted.push(None);
            continue;
        };
        let standing = match payment {
            Some((envelope, voucher)) => {
                let id = study.study;
                let purse = purses.entry(id).or_insert_with(|| Purse::open(&moment, id));
                match purse.standing(*voucher)? {
                    Err(Unpaid::Spent) if is_there(&moment, id, *envelope)? => Ok(()),
                    standing => standing,
                }
            }
            None => Ok(()),
        };
        admitted.push(Some(Admitted { study, standing }));
    }
    drop(purses);
    moment.commit()?;
    Ok(admitted)
}

fn read_study(connection: &Connection, path: Digest) -> rusqlite::Result<Option<StudyRow>> {
    let study: Option<[u8; 16]> = connection
        .prepare_cached("SELECT study FROM study WHERE path = ?1")?
        .query_row(params![path.as_bytes()], |row| row.get(0))
        .optional()?;
    let Some(study) = study else { return Ok(None) };
    let shapes = connection
        .prepare_cached("SELECT sealed_bytes, recipients, hybrid FROM shape WHERE study = ?1")?
        .query_map(params![study], shape)?
        .collect::<rusqlite::Result<_>>()?;
    let study = StudyId::from_bytes(study);
    let has_log = log::log(connection, study)?.is_some();
    Ok(Some(StudyRow { study, shapes, has_log }))
}

fn shape(row: &Row<'_>) -> rusqlite::Result<Shape> {
    let sealing = if row.get(2)? { Sealing::Hybrid } else { Sealing::Classical };
    Ok(Shape { sealed_bytes: row.get(0)?, recipients: row.get(1)?, sealing })
}

/// Whether the study may be written where it wants to lie: under the writer's lock, after it was verified.
fn check_place(connection: &Connection, study: &NewStudy) -> rusqlite::Result<Result<(), LoadError>> {
    let known = connection
        .query_row(
            "SELECT path, note_digest FROM study WHERE study = ?1",
            params![study.study.as_bytes()],
            |row| Ok((digest(row, 0)?, digest(row, 1)?)),
        )
        .optional()?;
    if known.map(|(_, note)| note) != study.replaces {
        return Ok(Err(LoadError::LoadOvertaken));
    }
    if known.is_some_and(|(path, _)| path != study.path) {
        return Ok(Err(LoadError::LoadPathChanged));
    }
    let others: i64 = connection.query_row(
        "SELECT count(*) FROM study WHERE path = ?1 AND study <> ?2",
        params![study.path.as_bytes(), study.study.as_bytes()],
        |row| row.get(0),
    )?;
    if others > 0 {
        return Ok(Err(LoadError::LoadPathTaken));
    }
    check_log(connection, study)
}

/// A study's log goes on: it is neither left, nor begun anew beside it, nor begun after envelopes without one.
fn check_log(connection: &Connection, study: &NewStudy) -> rusqlite::Result<Result<(), LoadError>> {
    let known = log::log(connection, study.study)?.map(|log| log.generation);
    if known.is_some() && known != study.log {
        return Ok(Err(LoadError::LoadLogChanged));
    }
    let unlogged: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM envelope WHERE study = ?1)",
        params![study.study.as_bytes()],
        |row| row.get(0),
    )?;
    Ok(if unlogged && study.log.is_some() { Err(LoadError::LoadLogLate) } else { Ok(()) })
}

fn write_study(connection: &Connection, study: &NewStudy) -> rusqlite::Result<()> {
    let id = study.study.as_bytes();
    connection.execute(
        "INSERT INTO study (study, path, note, note_version, note_digest, roots) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (study) DO UPDATE SET note = excluded.note, note_version = excluded.note_version,
                note_digest = excluded.note_digest, roots = excluded.roots",
        params![
            id,
            study.path.as_bytes(),
            study.note,
            study.pinned.version,
            study.pinned.note.as_bytes(),
            study.pinned.roots
        ],
    )?;
    if let Some(generation) = study.log {
        connection.execute(
            "INSERT INTO log (study, generation, size) VALUES (?1, ?2, 0) ON CONFLICT DO NOTHING",
            params![id, generation],
        )?;
    }
    // Forms and shapes of earlier notes stay: a device may not have heard of the newer note yet.
    for (digest, bytes) in &study.forms {
        connection.execute(
            "INSERT INTO form (study, digest, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            params![id, digest.as_bytes(), bytes],
        )?;
    }
    for shape in &study.shapes {
        connection.execute(
            "INSERT INTO shape (study, sealed_bytes, recipients, hybrid) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT DO NOTHING",
            params![id, shape.sealed_bytes, shape.recipients, shape.sealing == Sealing::Hybrid],
        )?;
    }
    for (generation, note) in &study.chain {
        connection.execute(
            "INSERT INTO chain (study, generation, note) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            params![id, generation, note],
        )?;
    }
    vouchers::take_in(connection, study.study, &study.vouchers, &study.revoked)
}
