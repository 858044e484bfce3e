//! A device's storage in one SQLite file.

use std::path::Path;

use jiff::civil::Date;
use kin_disk::{DatabaseKind, DiskError};
use kin_protocol::log::{Lock, Preimage};
use kin_protocol::withdrawal::{LockSet, Unsent};
use kin_protocol::{Digest, StudyId, Voucher};
use rusqlite::{Connection, ErrorCode, OptionalExtension as _, TransactionBehavior, params};
use zeroize::Zeroizing;

use super::{
    Adoption, Beside, BookLeft, COPY_LOCK, CheckKept, DraftBeside, DraftId, DraftKept, Enrolled, Enrolment,
    Erasure, FinishedInterview, Head, ImportProgress, Locked, Locks, OutboxEntry, Place, Result, SALVAGED,
    Salvaged, Storage, StorageError, Taken, books, checks, chunks, drafts, listed, salvaged,
};

/// `device.db`: `KinC` in its header, migrated forward by the files of this folder.
pub const DEVICE_DATABASE: DatabaseKind = DatabaseKind {
    application_id: 0x4b69_6e43,
    name: "device.db",
    migrations: &[
        include_str!("migrations/1.sql"),
        include_str!("migrations/2.sql"),
        include_str!("migrations/3.sql"),
        include_str!("migrations/4.sql"),
        include_str!("migrations/5.sql"),
        include_str!("migrations/6.sql"),
        include_str!("migrations/7.sql"),
        include_str!("migrations/8.sql"),
        include_str!("migrations/9.sql"),
        include_str!("migrations/10.sql"),
        include_str!("migrations/11.sql"),
        include_str!("migrations/12.sql"),
        include_str!("migrations/13.sql"),
        include_str!("migrations/14.sql"),
        include_str!("migrations/15.sql"),
        include_str!("migrations/16.sql"),
        include_str!("migrations/17.sql"),
    ],
};

/// A device's storage in one SQLite file.
#[derive(Debug)]
pub struct SqliteStorage(Connection);

impl SqliteStorage {
    /// Makes a new, empty storage. Refuses a file that exists.
    pub fn create(path: &Path) -> std::result::Result<Self, DiskError> {
        kin_disk::create(&DEVICE_DATABASE, path).map(Self)
    }

    /// Opens a storage, brought to this program's version. Never creates one.
    pub fn open(path: &Path) -> std::result::Result<Self, DiskError> {
        kin_disk::open(&DEVICE_DATABASE, path).map(Self)
    }

    /// A read transaction would do for most, but every change takes the write lock first: two programs on one
    /// device wait for each other instead of failing half-way.
    fn change<T>(&mut self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let transaction = self.0.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }
}

impl Storage for SqliteStorage {
    fn enrol(&mut self, enrolment: &Enrolment) -> Result {
        self.change(|database| {
            let device = &enrolment.device;
            let inserted = database.execute(
                "INSERT INTO device VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                params![
                    device.study.as_bytes(),
                    device.roots,
                    device.note,
                    number(device.note_version),
                    *device.path,
                    device.vault_recipient,
                    device.vault_locked,
                    device.enumerator.as_ref().map(Digest::as_bytes),
                ],
            );
            match inserted {
                Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                    return Err(StorageError::StorageAlreadyEnrolled);
                }
                other => other?,
            };
            for (name, sealed) in &enrolment.entries {
                database.execute("INSERT INTO vault_entry VALUES (?1, ?2)", params![name, sealed])?;
            }
            for (digest, body) in &enrolment.forms {
                database.execute(
                    "INSERT OR IGNORE INTO form VALUES (?1, ?2)",
                    params![digest.as_bytes(), body],
                )?;
            }
            enrolment.book.iter().try_for_each(|book| books::keep(database, book))
        })
    }

    fn enrolled(&self) -> Result<Enrolled> {
        let query = "SELECT study, roots, note, note_version, path, vault_recipient, vault_locked, enumerator FROM device";
        let found = self.0.query_row(query, [], |row| {
            Ok((
                row.get(3)?,
                Enrolled {
                    study: StudyId::from_bytes(row.get(0)?),
                    roots: row.get(1)?,
                    chain: Vec::new(),
                    note: row.get(2)?,
                    note_version: 0,
                    path: Zeroizing::new(row.get(4)?),
                    vault_recipient: row.get(5)?,
                    vault_locked: row.get(6)?,
                    enumerator: row.get::<_, Option<_>>(7)?.map(Digest::from_bytes),
                },
            ))
        });
        let (version, enrolled) = found.optional()?.ok_or(StorageError::StorageNotEnrolled)?;
        let mut links = self.0.prepare_cached("SELECT note FROM note_chain ORDER BY version")?;
        let chain = links.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(Enrolled { note_version: count(version, "note_version")?, chain, ..enrolled })
    }

    fn adopt(&mut self, adoption: &Adoption) -> Result {
        self.change(|database| {
            for (version, note) in &adoption.chain {
                let row = params![number(*version), note];
                database.execute("INSERT OR IGNORE INTO note_chain VALUES (?1, ?2)", row)?;
            }
            if !adoption.note.is_empty() {
                database.execute(
                    "UPDATE device SET note = ?1, note_version = ?2 WHERE note_version < ?2",
                    params![adoption.note, number(adoption.note_version)],
                )?;
            }
            for (digest, body) in &adoption.forms {
                let row = params![digest.as_bytes(), body];
                database.execute("INSERT OR IGNORE INTO form VALUES (?1, ?2)", row)?;
            }
            if let Some((of, sealed)) = &adoption.assignment {
                let row = params![number(*of), sealed];
                database.execute("INSERT INTO assignment VALUES (?1, ?2)", row)?;
                database.execute("DELETE FROM arrived WHERE number <= ?1", [number(*of)])?;
            }
            adoption.book.iter().try_for_each(|book| books::keep(database, book))
        })
    }

    fn last_assignment(&self) -> Result<u64> {
        let query = "SELECT coalesce(max(number), 0) FROM assignment";
        count(self.0.query_row(query, [], |row| row.get(0))?, "assignment")
    }

    fn assignment(&self, of: u64) -> Result<Option<Vec<u8>>> {
        let query = "SELECT sealed FROM assignment WHERE number = ?1";
        Ok(self.0.query_row(query, [number(of)], |row| row.get(0)).optional()?)
    }

    fn vault_entry(&self, name: &'static str) -> Result<Vec<u8>> {
        let query = "SELECT sealed FROM vault_entry WHERE name = ?1";
        let found = self.0.query_row(query, [name], |row| row.get(0)).optional()?;
        found.ok_or(StorageError::StorageLacks { what: name })
    }

    fn last_saved(&self, form: &str) -> Result<Option<Vec<u8>>> {
        let query = "SELECT sealed FROM last_saved WHERE form = ?1";
        Ok(self.0.query_row(query, [form], |row| row.get(0)).optional()?)
    }

    fn keep_draft(
        &mut self,
        id: DraftId,
        after: u64,
        locks: &LockSet,
        sealed: &[u8],
        beside: &DraftBeside<'_>,
    ) -> Result<u64> {
        self.change(|database| {
            let revision = drafts::keep(database, id, after, locks, sealed, beside.copy)?;
            drafts::pay(database, id, beside.voucher.as_ref())?;
            chunks::keep(database, id, locks.reserved[COPY_LOCK], &beside.chunks)?;
            Ok(revision)
        })
    }

    fn salvage(&mut self) -> Result<Salvaged> {
        self.change(salvaged::queue)
    }

    fn drafts(&self) -> Result<Vec<DraftKept>> {
        drafts::all(&self.0)
    }

    fn draft(&self, id: DraftId) -> Result<Option<DraftKept>> {
        drafts::one(&self.0, id)
    }

    fn discard_draft(&mut self, id: DraftId, revision: u64) -> Result {
        self.change(|database| drafts::discard(database, id, revision))?;
        // Deleted means off the disk: the write-ahead log still holds it.
        self.0.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    fn form(&self, digest: Digest) -> Result<Option<Vec<u8>>> {
        let query = "SELECT body FROM form WHERE digest = ?1";
        Ok(self.0.query_row(query, [digest.as_bytes()], |row| row.get(0)).optional()?)
    }

    fn forms(&self) -> Result<Vec<Digest>> {
        let mut statement = self.0.prepare("SELECT digest FROM form")?;
        let digests = statement.query_map([], |row| row.get(0).map(Digest::from_bytes))?;
        Ok(digests.collect::<std::result::Result<_, _>>()?)
    }

    fn head(&self) -> Result<Head> {
        head(&self.0)
    }

    fn is_closed(&self) -> Result<bool> {
        is_closed(&self.0)
    }

    fn append_beside(&mut self, finished: &FinishedInterview<'_>, beside: Beside<'_>) -> Result<u64> {
        self.change(|database| {
            if is_closed(database)? {
                return Err(StorageError::StorageClosed);
            }
            if head(database)? != finished.after {
                return Err(StorageError::StorageHeadMoved);
            }
            let sequence = finished.after.sequence + 1;
            let (own, mut reserved) = listed::locks(database, &finished.locks)?;
            let check = beside.check.and_then(|check| Some((check, listed::give_last(reserved.as_mut()?)?)));
            database.execute(
                "INSERT INTO outbox (sequence, digest, previous, bytes, envelope, lock, reserved)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    number(sequence),
                    finished.digest.as_bytes(),
                    finished.after.digest.as_ref().map(Digest::as_bytes),
                    finished.envelope.len(),
                    finished.envelope,
                    own.as_bytes(),
                    reserved,
                ],
            )?;
            if let Some(sealed) = finished.listed {
                database.execute("INSERT INTO interview VALUES (?1, ?2)", params![number(sequence), sealed])?;
            }
            if let Some(taken) = &finished.voucher {
                books::take(database, books::Paid::Envelope, sequence, taken)?;
            }
            if let Some((check, lock)) = check {
                checks::keep(database, sequence, &check, lock)?;
            }
            if let Some(sealed) = beside.visit {
                database.execute("INSERT INTO visit VALUES (?1, ?2)", params![number(sequence), sealed])?;
            }
            if let Locks::Own(set) = &finished.locks {
                let (draft, under) = (finished.draft.map(|(id, _)| id), set.reserved[COPY_LOCK]);
                chunks::end(database, draft, sequence, under, &beside.chunks)?;
            }
            if let Some((id, revision)) = finished.draft {
                drafts::end(database, id, revision, sequence, &beside.chunks)?;
            }
            if finished.closes {
                if !drafts::is_none(database)? {
                    return Err(StorageError::StorageDraftsLeft);
                }
                database.execute("INSERT INTO closed VALUES (1, ?1)", [number(sequence)])?;
                database.execute("DELETE FROM last_saved", [])?;
            }
            if let Some(last) = finished.last_saved {
                database.execute(
                    "INSERT INTO last_saved VALUES (?1, ?2) ON CONFLICT (form) DO UPDATE SET sealed = ?2",
                    params![last.form, last.sealed],
                )?;
            }
            if let Some(import) = finished.import {
                database.execute(
                    "INSERT INTO import VALUES (?1, ?2, 0) ON CONFLICT (mark) DO UPDATE SET stored_through = ?2",
                    params![import.mark, number(import.row)],
                )?;
            }
            Ok(sequence)
        })
    }

    fn interviews(&self) -> Result<Vec<(u64, Vec<u8>)>> {
        listed::all(&self.0)
    }

    fn relist(&mut self, sequence: u64, sealed: &[u8]) -> Result {
        self.change(|database| listed::replace(database, sequence, sealed))
    }

    fn reserved(&self, sequence: u64) -> Result<Vec<Lock>> {
        listed::reserved(&self.0, sequence)
    }

    fn outbox(&self) -> Result<Vec<OutboxEntry>> {
        let mut query = self.0.prepare(
            "SELECT outbox.sequence, digest, bytes, received_on, envelope IS NULL, withdrawn_on
                FROM outbox LEFT JOIN withdrawn ON withdrawn.sequence = outbox.sequence
            UNION ALL SELECT number + ?1, digest, bytes, received_on, 0, NULL FROM salvaged ORDER BY 1",
        )?;
        let rows = query.query_map([number(SALVAGED)], |row| Ok(outbox_entry(row)))?;
        rows.map(|row| row?).collect()
    }

    fn envelope(&self, sequence: u64) -> Result<Option<Vec<u8>>> {
        let Row { table, key, number } = Row::of(sequence);
        let query = format!("SELECT envelope FROM {table} WHERE {key} = ?1 AND length(envelope) > 0");
        let found = self.0.query_row(&query, [number], |row| row.get(0)).optional()?;
        Ok(found.flatten())
    }

    fn locked(&self) -> Result<Vec<Locked>> {
        let mut locked = Vec::new();
        for OutboxEntry { sequence, digest, place, .. } in self.outbox()? {
            let lock = self.lock(sequence)?;
            locked.extend(lock.map(|lock| Locked { sequence, digest, lock, place }));
        }
        Ok(locked)
    }

    fn erase(&mut self, erasures: &[Erasure], on: Date) -> Result {
        if erasures.is_empty() {
            return Ok(());
        }
        self.change(|database| {
            for Erasure { sequence, untold } in erasures {
                if *sequence > SALVAGED {
                    // It has no place in the chain to be explained.
                    chunks::forget_salvaged(database, number(*sequence - SALVAGED))?;
                    database.execute("DELETE FROM salvaged WHERE number = ?1", [number(*sequence - SALVAGED)])?;
                    continue;
                }
                // One that was never sent has no receipt to stand in its place: it is empty, and its place stays.
                database.execute(
                    "UPDATE outbox SET envelope = CASE WHEN receipt IS NULL THEN x'' END WHERE sequence = ?1",
                    [number(*sequence)],
                )?;
                listed::forget(database, *sequence)?;
                checks::forget(database, *sequence)?;
                database.execute("DELETE FROM visit WHERE sequence = ?1", [number(*sequence)])?;
                chunks::forget(database, *sequence)?;
                database.execute(
                    "INSERT INTO withdrawn VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET preimage = excluded.preimage",
                    params![number(*sequence), on.to_string(), untold.as_ref().map(Preimage::reveal_bytes)],
                )?;
            }
            database.execute("DELETE FROM last_saved", [])?;
            Ok(())
        })?;
        // Deleted means off the disk: the write-ahead log still holds it. Another program that reads delays this to its end.
        self.0.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    fn untold(&self) -> Result<Vec<Unsent>> {
        let mut query = self.0.prepare_cached(
            "SELECT digest, preimage FROM withdrawn JOIN outbox ON outbox.sequence = withdrawn.sequence
                WHERE preimage IS NOT NULL ORDER BY digest",
        )?;
        let unsent = query.query_map([], |row| {
            let (digest, preimage) = (row.get(0)?, row.get(1)?);
            Ok(Unsent { digest: Digest::from_bytes(digest), preimage: Preimage::from_bytes(preimage) })
        })?;
        Ok(unsent.collect::<rusqlite::Result<_>>()?)
    }

    fn lock(&self, sequence: u64) -> Result<Option<Lock>> {
        let Row { table, key, number } = Row::of(sequence);
        let mut query = self.0.prepare_cached(&format!("SELECT lock FROM {table} WHERE {key} = ?1"))?;
        let found: Option<Option<[u8; 32]>> = query.query_row([number], |row| row.get(0)).optional()?;
        Ok(found.flatten().map(Lock::from_bytes))
    }

    fn books(&self) -> Result<Vec<BookLeft>> {
        books::books(&self.0)
    }

    fn book(&self, number: u64) -> Result<Option<Vec<u8>>> {
        books::sealed(&self.0, number)
    }

    fn unpaid(&self) -> Result<Vec<u64>> {
        books::unpaid(&self.0)
    }

    fn pay(&mut self, sequence: u64, taken: &Taken) -> Result {
        self.change(|database| books::take(database, books::Paid::Envelope, sequence, taken))
    }

    fn assignments(&self) -> Result<Vec<u64>> {
        let mut query = self.0.prepare_cached("SELECT number FROM assignment ORDER BY number")?;
        let rows = query.query_map([], |row| row.get(0))?;
        rows.map(|row| count(row?, "assignment")).collect()
    }

    fn arrived(&self) -> Result<Vec<(u64, Vec<u8>)>> {
        let mut query = self.0.prepare_cached("SELECT number, sealed FROM arrived ORDER BY number")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.map(|row| {
            let (number, sealed) = row?;
            Ok((count(number, "arrived")?, sealed))
        })
        .collect()
    }

    fn arrive(&mut self, of: u64, sealed: &[u8]) -> Result {
        self.change(|database| {
            let sql =
                "INSERT INTO arrived VALUES (?1, ?2) ON CONFLICT DO UPDATE SET sealed = excluded.sealed";
            database.execute(sql, params![number(of), sealed])?;
            Ok(())
        })
    }

    fn visits(&self) -> Result<Vec<(u64, Vec<u8>)>> {
        let mut query = self.0.prepare_cached("SELECT sequence, sealed FROM visit ORDER BY sequence")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.map(|row| {
            let (sequence, sealed) = row?;
            Ok((count(sequence, "sequence")?, sealed))
        })
        .collect()
    }

    fn checks(&self) -> Result<Vec<OutboxEntry>> {
        checks::all(&self.0)
    }

    fn check(&self, sequence: u64) -> Result<Option<CheckKept>> {
        checks::one(&self.0, sequence)
    }

    fn unpaid_checks(&self) -> Result<Vec<u64>> {
        checks::unpaid(&self.0)
    }

    fn pay_check(&mut self, sequence: u64, taken: &Taken) -> Result {
        self.change(|database| books::take(database, books::Paid::Check, sequence, taken))
    }

    fn drop_check_voucher(&mut self, sequence: u64) -> Result {
        self.change(|database| checks::drop_spent(database, sequence))
    }

    fn receive_check(&mut self, sequence: u64, receipt: &str, on: Date) -> Result {
        self.change(|database| checks::receive(database, sequence, receipt, on))
    }

    fn forget_check(&mut self, sequence: u64) -> Result {
        self.change(|database| checks::forget(database, sequence))
    }

    fn chunks(&self) -> Result<Vec<OutboxEntry>> {
        chunks::all(&self.0)
    }

    fn chunk(&self, number: u64) -> Result<Option<CheckKept>> {
        chunks::one(&self.0, number)
    }

    fn unpaid_chunks(&self) -> Result<Vec<u64>> {
        chunks::unpaid(&self.0)
    }

    fn pay_chunk(&mut self, number: u64, taken: &Taken) -> Result {
        self.change(|database| books::take(database, books::Paid::Chunk, number, taken))
    }

    fn drop_chunk_voucher(&mut self, number: u64) -> Result {
        self.change(|database| chunks::drop_spent(database, number))
    }

    fn receive_chunk(&mut self, number: u64, receipt: &str, on: Date) -> Result {
        self.change(|database| chunks::receive(database, number, receipt, on))
    }

    fn forget_chunk(&mut self, number: u64) -> Result {
        self.change(|database| chunks::forget_one(database, number))
    }

    fn voucher(&self, sequence: u64) -> Result<Option<Voucher>> {
        books::voucher(&self.0, sequence)
    }

    fn drop_voucher(&mut self, sequence: u64) -> Result {
        self.change(|database| books::drop_spent(database, sequence))
    }

    fn checkpoint(&self) -> Result<Option<Vec<u8>>> {
        Ok(self.0.query_row("SELECT note FROM checkpoint", [], |row| row.get(0)).optional()?)
    }

    fn see_checkpoint(&mut self, note: &[u8]) -> Result {
        self.change(|database| {
            let query = "INSERT INTO checkpoint VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET note = ?1";
            database.execute(query, [note])?;
            Ok(())
        })
    }

    fn cosigned(&self) -> Result<Option<Vec<u8>>> {
        Ok(self.0.query_row("SELECT note FROM cosigned", [], |row| row.get(0)).optional()?)
    }

    fn see_cosigned(&mut self, note: &[u8]) -> Result {
        self.change(|database| {
            let query = "INSERT INTO cosigned VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET note = ?1";
            database.execute(query, [note])?;
            Ok(())
        })
    }

    fn receive(&mut self, sequence: u64, receipt: &str, on: Date) -> Result {
        self.change(|database| {
            let Row { table, key, number } = Row::of(sequence);
            database.execute(
                &format!("UPDATE {table} SET received_on = ?2, receipt = ?3 WHERE {key} = ?1"),
                params![number, on.to_string(), receipt],
            )?;
            Ok(())
        })
    }

    fn receipt(&self, sequence: u64) -> Result<Option<String>> {
        let query = "SELECT receipt FROM outbox WHERE sequence = ?1";
        let found = self.0.query_row(query, [number(sequence)], |row| row.get(0)).optional()?;
        Ok(found.flatten())
    }

    fn forget_received_before(&mut self, day: Date) -> Result<u64> {
        self.change(|database| {
            listed::forget_received_before(database, day)?;
            checks::forget_received_before(database, day)?;
            chunks::forget_received_before(database, day)?;
            let forgotten = database.execute(
                "UPDATE outbox SET envelope = NULL, voucher = NULL
                    WHERE received_on < ?1 AND envelope IS NOT NULL",
                [day.to_string()],
            )?;
            let copies = salvaged::forget_received_before(database, day)?;
            Ok(u64::try_from(forgotten).unwrap_or(u64::MAX).saturating_add(copies))
        })
    }

    fn import_progress(&self, mark: &[u8; 32]) -> Result<Option<ImportProgress>> {
        let query = "SELECT stored_through, finished FROM import WHERE mark = ?1";
        let found = self.0.query_row(query, [mark], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        found
            .map(|(through, finished)| {
                Ok(ImportProgress { stored_through: count(through, "stored_through")?, finished })
            })
            .transpose()
    }

    fn finish_import(&mut self, mark: &[u8; 32]) -> Result {
        self.change(|database| {
            database.execute(
                "INSERT INTO import VALUES (?1, 0, 1) ON CONFLICT (mark) DO UPDATE SET finished = 1",
                [mark],
            )?;
            Ok(())
        })
    }

    fn wipe(&mut self) -> Result {
        self.change(|database| {
            chunks::wipe(database)?;
            for table in [
                "vault_entry",
                "draft",
                "spare",
                "interview",
                "visit",
                "last_saved",
                "assignment",
                "arrived",
                "book",
                "import",
            ] {
                database.execute(&format!("DELETE FROM {table}"), [])?;
            }
            database.execute(
                "UPDATE device SET vault_locked = x'', vault_recipient = '', enumerator = NULL",
                [],
            )?;
            Ok(())
        })?;
        // Off the disk: the write-ahead log still holds it, and pages that grew free.
        self.0.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE);")?;
        Ok(())
    }

    fn restart_import(&mut self, mark: &[u8; 32]) -> Result {
        self.change(|database| {
            database.execute("DELETE FROM import WHERE mark = ?1", [mark])?;
            Ok(())
        })
    }
}

fn head(database: &Connection) -> Result<Head> {
    let query = "SELECT sequence, digest FROM outbox ORDER BY sequence DESC LIMIT 1";
    let found = database.query_row(query, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((sequence, digest)) = found else { return Ok(Head::default()) };
    Ok(Head { sequence: count(sequence, "sequence")?, digest: Some(Digest::from_bytes(digest)) })
}

fn outbox_entry(row: &rusqlite::Row<'_>) -> Result<OutboxEntry> {
    let day = |day: Option<String>, what| {
        day.map(|day| day.parse::<Date>().map_err(|_| StorageError::StorageDamaged { what })).transpose()
    };
    let (received, withdrawn) = (day(row.get(3)?, "received_on")?, day(row.get(5)?, "withdrawn_on")?);
    let place = match (withdrawn, received, row.get(4)?) {
        (Some(day), _, _) => Place::Withdrawn(day),
        (None, None, _) => Place::Waiting,
        (None, Some(day), false) => Place::Received(day),
        (None, Some(day), true) => Place::Forgotten(day),
    };
    Ok(OutboxEntry {
        sequence: count(row.get(0)?, "sequence")?,
        digest: Digest::from_bytes(row.get(1)?),
        bytes: count(row.get(2)?, "bytes")?,
        place,
    })
}

/// Where an envelope lies: in the chain, or among the copies of drafts.
pub(super) struct Row {
    pub(super) table: &'static str,
    pub(super) key: &'static str,
    pub(super) number: i64,
}

impl Row {
    pub(super) fn of(sequence: u64) -> Self {
        match sequence.checked_sub(SALVAGED) {
            None | Some(0) => Self { table: "outbox", key: "sequence", number: number(sequence) },
            Some(copy) => Self { table: "salvaged", key: "number", number: number(copy) },
        }
    }
}

/// SQLite's whole numbers are signed; ours never come near their end.
pub(super) fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

pub(super) fn count(number: i64, what: &'static str) -> Result<u64> {
    u64::try_from(number).map_err(|_| StorageError::StorageDamaged { what })
}

fn is_closed(database: &Connection) -> Result<bool> {
    Ok(database.query_row("SELECT EXISTS (SELECT 1 FROM closed)", [], |row| row.get(0))?)
}
