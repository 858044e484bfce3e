//! The tables. Nothing in them says when, from where, by whom or in which order.

use kin_disk::DatabaseKind;

/// The server's store: `store.db`, application id `KinS`.
pub(super) const STORE: DatabaseKind = DatabaseKind {
    application_id: 0x4b69_6e53,
    name: "a store of kin-server",
    migrations: &[
        VERSION_1,
        VERSION_2,
        VERSION_3,
        VERSION_4,
        VERSION_READERS,
        VERSION_WITHDRAWAL,
        VERSION_VOUCHERS,
        VERSION_TOGETHER,
        VERSION_PACKAGES,
        VERSION_SPENT,
    ],
};

/// Every table is keyed by what the row is and has no row id, so that no counter tells the order of arrival.
/// A path is a secret of the study's devices and is stored as its SHA-256, like a voucher.
const VERSION_1: &str = "
CREATE TABLE study (
    study        BLOB PRIMARY KEY CHECK (length(study) = 16),
    path         BLOB NOT NULL UNIQUE CHECK (length(path) = 32),
    note         BLOB NOT NULL,
    note_version INTEGER NOT NULL,
    note_digest  BLOB NOT NULL CHECK (length(note_digest) = 32),
    roots        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE form (
    study  BLOB NOT NULL REFERENCES study,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    bytes  BLOB NOT NULL,
    PRIMARY KEY (study, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE token (
    study  BLOB NOT NULL REFERENCES study,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (study, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE shape (
    study        BLOB NOT NULL REFERENCES study,
    sealed_bytes INTEGER NOT NULL,
    recipients   INTEGER NOT NULL,
    PRIMARY KEY (study, sealed_bytes, recipients)
) STRICT, WITHOUT ROWID;

CREATE TABLE envelope (
    study  BLOB NOT NULL REFERENCES study,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    bytes  BLOB NOT NULL,
    PRIMARY KEY (study, digest)
) STRICT, WITHOUT ROWID;
";

/// The kind of a shape's recipients; those of a first store are classical.
const VERSION_2: &str = "
CREATE TABLE shape_of_kind (
    study        BLOB NOT NULL REFERENCES study,
    sealed_bytes INTEGER NOT NULL,
    recipients   INTEGER NOT NULL,
    hybrid       INTEGER NOT NULL CHECK (hybrid IN (0, 1)),
    PRIMARY KEY (study, sealed_bytes, recipients, hybrid)
) STRICT, WITHOUT ROWID;
INSERT INTO shape_of_kind SELECT study, sealed_bytes, recipients, 0 FROM shape;
DROP TABLE shape;
ALTER TABLE shape_of_kind RENAME TO shape;
";

/// The notes that changed a study's roots, for devices that were away.
const VERSION_3: &str = "
CREATE TABLE chain (
    study      BLOB NOT NULL REFERENCES study,
    generation INTEGER NOT NULL CHECK (generation > 0),
    note       BLOB NOT NULL,
    PRIMARY KEY (study, generation)
) STRICT, WITHOUT ROWID;
";

/// The log. A body's number, and a leaf's place, say in which batch it came and no more: a batch is shuffled.
/// `size` is how many leaves the log had when the envelope's batch was in it: what its receipt speaks of.
const VERSION_4: &str = "
CREATE TABLE log (
    study      BLOB PRIMARY KEY REFERENCES study,
    generation INTEGER NOT NULL CHECK (generation > 0),
    size       INTEGER NOT NULL CHECK (size >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE leaf (
    study BLOB NOT NULL REFERENCES log,
    place INTEGER NOT NULL CHECK (place >= 0),
    bytes BLOB NOT NULL,
    PRIMARY KEY (study, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE tile (
    study  BLOB NOT NULL REFERENCES log,
    level  INTEGER NOT NULL,
    number INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    PRIMARY KEY (study, level, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE body (
    id    INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE logged (
    study  BLOB NOT NULL REFERENCES log,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    place  INTEGER NOT NULL,
    size   INTEGER NOT NULL CHECK (size > place),
    body   INTEGER NOT NULL REFERENCES body,
    PRIMARY KEY (study, digest)
) STRICT, WITHOUT ROWID;
";

/// Tokens of couriers and auditors, as SHA-256, and checkpoints that witnesses have cosigned.
const VERSION_READERS: &str = "
CREATE TABLE reader (
    study  BLOB NOT NULL REFERENCES study,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (study, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE cosigned (
    study BLOB NOT NULL REFERENCES log,
    size  INTEGER NOT NULL CHECK (size > 0),
    note  BLOB NOT NULL,
    PRIMARY KEY (study, size)
) STRICT, WITHOUT ROWID;
";

/// Withdrawal and purge. An envelope that is gone has no body and no row in `logged`, but a tombstone in the log, whose place and
/// size its receipt speaks of. `locked` finds envelopes by their locks, those that are gone too; `shown` keeps every preimage
/// that was ever shown, so that what comes later under its lock is never stored.
const VERSION_WITHDRAWAL: &str = "
CREATE TABLE locked (
    study  BLOB NOT NULL REFERENCES log,
    lock   BLOB NOT NULL CHECK (length(lock) = 32),
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (study, lock, digest)
) STRICT, WITHOUT ROWID;
INSERT INTO locked
    SELECT study, substr(bytes, 38, 32), substr(bytes, 2, 32) FROM leaf WHERE substr(bytes, 1, 1) = x'01';

CREATE TABLE gone (
    study  BLOB NOT NULL REFERENCES log,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    place  INTEGER NOT NULL,
    size   INTEGER NOT NULL CHECK (size > place),
    PRIMARY KEY (study, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE shown (
    study    BLOB NOT NULL REFERENCES log,
    lock     BLOB NOT NULL CHECK (length(lock) = 32),
    preimage BLOB NOT NULL CHECK (length(preimage) = 32),
    PRIMARY KEY (study, lock)
) STRICT, WITHOUT ROWID;
";

/// Vouchers in the place of the study's one token: 0 unspent, 1 spent, 2 revoked. Rows lie in the order of their digests,
/// whenever they came, and none says for what a voucher paid.
const VERSION_VOUCHERS: &str = "
DROP TABLE token;

CREATE TABLE voucher (
    study  BLOB NOT NULL REFERENCES study,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    state  INTEGER NOT NULL CHECK (state IN (0, 1, 2)),
    PRIMARY KEY (study, digest)
) STRICT, WITHOUT ROWID;
";

/// What every upload writes names no parent. SQLite would look it up at each row, and would walk through all of `logged` at each
/// body that is deleted.
///
/// `locks` says of how many leaves the locks are in `locked`. Those of the others come in together, as many share a page then;
/// what is withdrawn, and what comes under an opened lock, is in `locked` at once.
const VERSION_TOGETHER: &str = "
CREATE TABLE leaf_alone (
    study BLOB NOT NULL,
    place INTEGER NOT NULL CHECK (place >= 0),
    bytes BLOB NOT NULL,
    PRIMARY KEY (study, place)
) STRICT, WITHOUT ROWID;
INSERT INTO leaf_alone SELECT study, place, bytes FROM leaf;
DROP TABLE leaf;
ALTER TABLE leaf_alone RENAME TO leaf;

CREATE TABLE logged_alone (
    study  BLOB NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    place  INTEGER NOT NULL,
    size   INTEGER NOT NULL CHECK (size > place),
    body   INTEGER NOT NULL,
    PRIMARY KEY (study, digest)
) STRICT, WITHOUT ROWID;
INSERT INTO logged_alone SELECT study, digest, place, size, body FROM logged;
DROP TABLE logged;
ALTER TABLE logged_alone RENAME TO logged;

ALTER TABLE log ADD COLUMN locks INTEGER NOT NULL DEFAULT 0 CHECK (locks >= 0);
UPDATE log SET locks = size;
";

/// Packages that wait for devices, under names that say of none whose it is. They are taken in together, and forgotten together.
const VERSION_PACKAGES: &str = "
CREATE TABLE package (
    study BLOB NOT NULL REFERENCES study,
    name  BLOB NOT NULL CHECK (length(name) = 32),
    bytes BLOB NOT NULL,
    PRIMARY KEY (study, name)
) STRICT, WITHOUT ROWID;
";

/// A voucher that is spent changes a bit of `spent`, of which thousands share a page, and not its own row. Its number is its place in
/// the order of the digests: whatever came when, it says what their order says.
const VERSION_SPENT: &str = "
CREATE TABLE voucher_numbered (
    study  BLOB NOT NULL REFERENCES study,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    state  INTEGER NOT NULL CHECK (state IN (0, 1, 2)),
    number INTEGER NOT NULL CHECK (number >= 0),
    PRIMARY KEY (study, digest)
) STRICT, WITHOUT ROWID;
INSERT INTO voucher_numbered
    SELECT study, digest, state, row_number() OVER (PARTITION BY study ORDER BY digest) - 1 FROM voucher;
DROP TABLE voucher;
ALTER TABLE voucher_numbered RENAME TO voucher;

CREATE TABLE spent (
    study BLOB NOT NULL,
    part  INTEGER NOT NULL CHECK (part >= 0),
    bits  BLOB NOT NULL CHECK (length(bits) = 1024),
    PRIMARY KEY (study, part)
) STRICT, WITHOUT ROWID;
";

#[cfg(test)]
mod tests {
    use kin_protocol::log::{Leaf, Lock, Preimage};
    use kin_protocol::withdrawal::WithdrawalRequest;
    use kin_protocol::{Digest, StudyId};

    use super::*;
    use crate::store::{Placed, SqliteStore, Store as _};

    #[test]
    fn a_store_with_a_token_has_none_after_the_migration_and_keeps_its_envelopes() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        for version in [VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_READERS, VERSION_WITHDRAWAL] {
            connection.execute_batch(version).unwrap();
        }
        connection
            .execute_batch(
                "INSERT INTO study VALUES (zeroblob(16), zeroblob(32), x'00', 1, zeroblob(32), 'roots');
                 INSERT INTO token VALUES (zeroblob(16), zeroblob(32));
                 INSERT INTO envelope VALUES (zeroblob(16), zeroblob(32), x'00');",
            )
            .unwrap();
        connection.execute_batch(VERSION_VOUCHERS).unwrap();
        let count = |sql| connection.query_row(sql, [], |row| row.get::<_, u64>(0));
        assert_eq!(count("SELECT count(*) FROM voucher").unwrap(), 0, "a token pays for nothing");
        assert_eq!(count("SELECT count(*) FROM envelope").unwrap(), 1);
        assert!(count("SELECT count(*) FROM token").is_err());
        assert!(connection.prepare("SELECT rowid FROM voucher").is_err(), "a row id would tell an order");
    }

    #[test]
    fn the_shapes_of_a_first_store_are_classical_ones_after_the_migration() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        connection.execute_batch(VERSION_1).unwrap();
        connection
            .execute_batch(
                "INSERT INTO study VALUES (zeroblob(16), zeroblob(32), x'00', 1, zeroblob(32), 'roots');
                 INSERT INTO shape VALUES (zeroblob(16), 16384, 2);",
            )
            .unwrap();
        connection.execute_batch(VERSION_2).unwrap();
        let row = connection.query_row("SELECT sealed_bytes, recipients, hybrid FROM shape", [], |row| {
            Ok((row.get::<_, u32>(0)?, row.get::<_, u8>(1)?, row.get::<_, bool>(2)?))
        });
        assert_eq!(row.unwrap(), (16384, 2, false));
    }

    /// A store as the program before [`VERSION_TOGETHER`] wrote it: one envelope in its log.
    fn store_before(path: &std::path::Path, leaf: &Leaf, bytes: &[u8]) {
        let connection = rusqlite::Connection::open(path).unwrap();
        connection.pragma_update(None, "application_id", STORE.application_id).unwrap();
        let together = STORE.migrations.iter().position(|version| *version == VERSION_TOGETHER).unwrap();
        let before = &STORE.migrations[..together];
        for version in before {
            connection.execute_batch(version).unwrap();
        }
        connection.pragma_update(None, "user_version", before.len()).unwrap();
        connection
            .execute_batch(
                "INSERT INTO study VALUES (zeroblob(16), zeroblob(32), x'00', 1, zeroblob(32), 'roots');
                 INSERT INTO shape VALUES (zeroblob(16), 2048, 1, 0);
                 INSERT INTO log VALUES (zeroblob(16), 1, 1);",
            )
            .unwrap();
        let (digest, leaf_bytes, hash) = (leaf.digest(), leaf.to_bytes(), leaf.hash());
        let write = |sql, parameters: &[&dyn rusqlite::ToSql]| connection.execute(sql, parameters).unwrap();
        write("INSERT INTO body VALUES (1, ?1)", &[&bytes]);
        write("INSERT INTO leaf VALUES (zeroblob(16), 0, ?1)", &[&leaf_bytes]);
        write("INSERT INTO tile VALUES (zeroblob(16), 0, 0, ?1)", &[hash.as_bytes()]);
        write("INSERT INTO logged VALUES (zeroblob(16), ?1, 0, 1, 1)", &[digest.as_bytes()]);
        write("INSERT INTO locked SELECT study, substr(bytes, 38, 32), substr(bytes, 2, 32) FROM leaf", &[]);
    }

    #[test]
    fn a_store_of_the_program_before_gives_and_deletes_what_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        let (study, preimage) = (StudyId::from_bytes([0; 16]), Preimage::from_bytes([7; 32]));
        let bytes = b"an envelope";
        let digest = Digest::of(bytes);
        let leaf = Leaf::Envelope { digest, class: 2048, lock: Lock::of(&preimage) };
        store_before(&folder.path().join("store.db"), &leaf, bytes);

        let store = SqliteStore::open(folder.path()).unwrap();
        assert_eq!(store.placed(study, digest).unwrap(), Some(Placed { place: 0, size: 1 }));
        assert_eq!(store.envelope(study, digest).unwrap().as_deref(), Some(&bytes[..]));
        assert_eq!(store.leaves(study, 0, 9).unwrap(), [leaf.to_bytes()]);
        let asked = WithdrawalRequest { study, preimages: vec![preimage], unsent: Vec::new() };
        let buried = store.withdraw(&asked).unwrap();
        assert_eq!((buried.deleted, buried.waiting), (1, 0));
        assert_eq!(buried.tombstones, [Placed { place: 1, size: 2 }]);
        assert_eq!(store.envelope(study, digest).unwrap(), None);
    }

    #[test]
    fn what_was_spent_or_revoked_before_the_migration_stays_so() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        let spent = STORE.migrations.iter().position(|version| *version == VERSION_SPENT).unwrap();
        for version in &STORE.migrations[..spent] {
            connection.execute_batch(version).unwrap();
        }
        connection
            .execute_batch(
                "INSERT INTO study VALUES (zeroblob(16), zeroblob(32), x'00', 1, zeroblob(32), 'roots');
                 INSERT INTO study VALUES (x'01010101010101010101010101010101', randomblob(32), x'00', 1, zeroblob(32), 'roots');",
            )
            .unwrap();
        let (one, other) = ([0; 16], [1; 16]);
        for (study, digest, state) in [(one, 9_u8, 0), (one, 5, 1), (one, 7, 2), (other, 6, 0)] {
            let row = rusqlite::params![study, [digest; 32], state];
            connection.execute("INSERT INTO voucher VALUES (?1, ?2, ?3)", row).unwrap();
        }
        connection.execute_batch(VERSION_SPENT).unwrap();
        let mut query = connection
            .prepare("SELECT study, digest, state, number FROM voucher ORDER BY study, digest")
            .unwrap();
        let rows = query.query_map([], |row| {
            let digest: [u8; 32] = row.get(1)?;
            Ok((row.get::<_, [u8; 16]>(0)?, digest[0], row.get::<_, u8>(2)?, row.get::<_, u64>(3)?))
        });
        let rows: Vec<_> = rows.unwrap().collect::<rusqlite::Result<_>>().unwrap();
        assert_eq!(rows, [(one, 5, 1, 0), (one, 7, 2, 1), (one, 9, 0, 2), (other, 6, 0, 0)]);
    }

    /// At every body that goes, SQLite walks through each table without an index that names it as a parent.
    #[test]
    fn nothing_names_a_body_as_its_parent() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        for version in STORE.migrations {
            connection.execute_batch(version).unwrap();
        }
        let named: u64 = connection
            .query_row(
                "SELECT count(*) FROM sqlite_schema, pragma_foreign_key_list(sqlite_schema.name) AS parent
                    WHERE parent.\"table\" = 'body'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(named, 0);
    }
}
