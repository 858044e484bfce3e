//! SQLite by the house rules: it never creates itself, says what it is, migrates forward, and refuses what is newer.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::{M, Migrations};

use crate::{DiskError, folder};

/// How long a call waits for another process to finish its transaction.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// One kind of database: what tells it from any other, and how it came to its present form.
#[derive(Debug, Clone, Copy)]
pub struct DatabaseKind {
    /// SQLite's `application_id`, in bytes 68 to 71 of the file.
    pub application_id: i32,
    /// What it is called in a message, such as `a store of kin-server`.
    pub name: &'static str,
    /// The SQL that leads from each version to the next; the first creates version 1. Only ever appended to.
    pub migrations: &'static [&'static str],
}

impl DatabaseKind {
    /// The newest version this program knows: `user_version` after all migrations.
    pub fn version(&self) -> i64 {
        i64::try_from(self.migrations.len()).unwrap_or(i64::MAX)
    }
}

/// Makes a new database (0600). What exists at `path` is refused; a failure leaves nothing behind.
pub fn create(kind: &DatabaseKind, path: impl AsRef<Path>) -> Result<Connection, DiskError> {
    let path = path.as_ref();
    // Made empty first: this is what refuses an existing file, and what sets its mode (the journal files follow it).
    crate::write_private(path, [])?;
    let made = fill(kind, path);
    if made.is_err() {
        for name in ["", "-wal", "-shm", "-journal"] {
            let mut file = path.as_os_str().to_owned();
            file.push(name);
            let _ = std::fs::remove_file(file);
        }
    }
    made
}

fn fill(kind: &DatabaseKind, path: &Path) -> Result<Connection, DiskError> {
    let failed = |error| DiskError::of_database(path, error);
    let mut connection = connect(path)?;
    // Before the first table: 8 KiB pages hold envelopes of a few kilobytes in two thirds of the space.
    connection.pragma_update(None, "page_size", 8192).map_err(failed)?;
    connection.pragma_update(None, "application_id", kind.application_id).map_err(failed)?;
    house_rules(&connection).map_err(failed)?;
    migrate(kind, &mut connection, path)?;
    folder::sync_folder(folder::above(path))?;
    Ok(connection)
}

/// Opens a database that [`create`] made, and brings it to the newest version in one transaction.
///
/// Never creates one. Refuses a file that is no database, another kind of database, and a newer version by name.
pub fn open(kind: &DatabaseKind, path: impl AsRef<Path>) -> Result<Connection, DiskError> {
    let path = path.as_ref();
    let failed = |error| DiskError::of_database(path, error);
    let shown = || path.display().to_string();
    if !std::fs::metadata(path).map_err(|error| DiskError::of_system(path, error))?.is_file() {
        return Err(DiskError::DiskNotAFile { path: shown() });
    }
    let mut connection = connect(path)?;
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let application = number("application_id").map_err(failed)?;
    if application != i64::from(kind.application_id) {
        return Err(DiskError::DatabaseForeign { path: shown(), kind: kind.name });
    }
    let version = number("user_version").map_err(failed)?;
    if version > kind.version() {
        return Err(DiskError::DatabaseNewer {
            path: shown(),
            kind: kind.name,
            version,
            known: kind.version(),
        });
    }
    house_rules(&connection).map_err(failed)?;
    migrate(kind, &mut connection, path)?;
    Ok(connection)
}

fn connect(path: &Path) -> Result<Connection, DiskError> {
    let failed = |error| DiskError::of_database(path, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    connection.busy_timeout(BUSY_TIMEOUT).map_err(failed)?;
    Ok(connection)
}

fn house_rules(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    // FULL: a commit is on the disk before it is acknowledged, in WAL mode too.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Deleted means overwritten, and nothing is ever spilled to a temporary file.
    connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "trusted_schema", false)
}

fn migrate(kind: &DatabaseKind, connection: &mut Connection, path: &Path) -> Result<(), DiskError> {
    let known = kind.version();
    let migrations = kind.migrations.iter().map(|sql| M::up(sql)).collect::<Migrations<'_>>();
    let outcome = migrations.to_latest(connection);
    let Err(source) = outcome else { return Ok(()) };
    // Two programs that open an old database together both want to migrate it; the second finds it done.
    let now = connection.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0));
    if now.is_ok_and(|version| version == known) {
        return Ok(());
    }
    let path = path.display().to_string();
    match source {
        rusqlite_migration::Error::RusqliteError { err, .. }
            if err.sqlite_error_code().is_some_and(is_of_disk) =>
        {
            Err(DiskError::of_database(Path::new(&path), err))
        }
        source => Err(DiskError::DatabaseMigrationFailed { path, known, source }),
    }
}

fn is_of_disk(code: rusqlite::ErrorCode) -> bool {
    use rusqlite::ErrorCode;
    matches!(
        code,
        ErrorCode::DiskFull
            | ErrorCode::ReadOnly
            | ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseCorrupt
            | ErrorCode::NotADatabase
    )
}
