//! The tables of a mirror.

use kin_disk::DatabaseKind;

/// A mirror: `mirror.db` in its folder, application id `KinM`.
pub(super) const MIRROR: DatabaseKind =
    DatabaseKind { application_id: 0x4b69_6e4d, name: "a mirror of kin-auditor", migrations: &[VERSION_1] };

/// `entry` holds what the leaves so far say of each envelope: where it entered, under which lock, and the places of the leaves
/// that took it away again. `doubted` are leaves that mean nothing. `verified` is how far `verify` has come.
const VERSION_1: &str = "
CREATE TABLE mirror (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    study    BLOB NOT NULL CHECK (length(study) = 16),
    log      TEXT NOT NULL,
    note     BLOB NOT NULL CHECK (length(note) = 32),
    size     INTEGER NOT NULL CHECK (size >= 0),
    seen     BLOB,
    cosigned BLOB
) STRICT;

CREATE TABLE leaf (
    place INTEGER PRIMARY KEY CHECK (place >= 0),
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE tile (
    level  INTEGER NOT NULL,
    number INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    PRIMARY KEY (level, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE body (
    id    INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE entry (
    digest    BLOB PRIMARY KEY CHECK (length(digest) = 32),
    place     INTEGER NOT NULL,
    lock      BLOB NOT NULL CHECK (length(lock) = 32),
    withdrawn INTEGER,
    purged    INTEGER,
    body      INTEGER REFERENCES body
) STRICT, WITHOUT ROWID;

CREATE INDEX without_body ON entry (digest, withdrawn, purged) WHERE body IS NULL;

CREATE TABLE doubted (
    place INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE verified (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    size       INTEGER NOT NULL,
    subtrees   BLOB NOT NULL,
    checkpoint BLOB NOT NULL,
    entered    INTEGER NOT NULL,
    withdrawn  INTEGER NOT NULL,
    purged     INTEGER NOT NULL
) STRICT;
";
