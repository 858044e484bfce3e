//! Databases by the house rules.

use std::fs;
use std::path::PathBuf;

use kin_disk::{DatabaseKind, DiskError, create, open};

const ONE: DatabaseKind = DatabaseKind {
    application_id: 0x4b69_6e54,
    name: "a test store",
    migrations: &["CREATE TABLE letter (words TEXT NOT NULL) STRICT;"],
};
const TWO: DatabaseKind = DatabaseKind {
    migrations: &[ONE.migrations[0], "ALTER TABLE letter ADD COLUMN stamps INTEGER NOT NULL DEFAULT 1;"],
    ..ONE
};

const BROKEN: DatabaseKind =
    DatabaseKind { migrations: &[ONE.migrations[0], "DELETE FROM letter; CREATE NONSENSE"], ..ONE };

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("store.db");
    (folder, path)
}

#[test]
fn a_new_database_says_what_it_is_and_keeps_the_house_rules() {
    let (_folder, path) = folder();
    let connection = create(&ONE, &path).unwrap();
    let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(number("application_id"), i64::from(ONE.application_id));
    assert_eq!(number("user_version"), 1);
    assert_eq!(number("page_size"), 8192);
    assert_eq!(number("synchronous"), 2);
    assert_eq!(number("foreign_keys"), 1);
    assert_eq!(number("secure_delete"), 1);
    assert_eq!(number("temp_store"), 2);
    let journal: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(journal, "wal");
}

#[cfg(unix)]
#[test]
fn a_database_and_its_journals_are_private() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = folder();
    let connection = create(&ONE, &path).unwrap();
    connection.execute("INSERT INTO letter VALUES ('a')", []).unwrap();
    let mut seen = 0;
    for entry in fs::read_dir(folder.path()).unwrap() {
        assert_eq!(entry.unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o600);
        seen += 1;
    }
    assert_eq!(seen, 3, "the database, its log and its index");
}

#[test]
fn a_migration_forward_keeps_the_rows() {
    let (_folder, path) = folder();
    create(&ONE, &path).unwrap().execute("INSERT INTO letter VALUES ('thư')", []).unwrap();
    let connection = open(&TWO, &path).unwrap();
    let row: (String, i64) = connection
        .query_row("SELECT words, stamps FROM letter", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert_eq!(row, ("thư".to_owned(), 1));
}

#[test]
fn a_newer_database_is_refused_by_name() {
    let (_folder, path) = folder();
    drop(create(&TWO, &path).unwrap());
    match open(&ONE, &path) {
        Err(DiskError::DatabaseNewer { kind, version, known, .. }) => {
            assert_eq!((kind, version, known), ("a test store", 2, 1));
        }
        other => panic!("{other:?}"),
    }
    assert!(open(&TWO, &path).is_ok());
}

#[test]
fn another_kind_of_database_is_refused() {
    let (_folder, path) = folder();
    drop(create(&ONE, &path).unwrap());
    let other = DatabaseKind { application_id: 1, name: "something else", ..ONE };
    assert!(matches!(open(&other, &path), Err(DiskError::DatabaseForeign { kind: "something else", .. })));
}

#[test]
fn what_is_no_database_is_refused_and_left_alone() {
    let (folder, path) = folder();
    fs::write(&path, "not a database ".repeat(1000)).unwrap();
    assert!(matches!(open(&ONE, &path), Err(DiskError::DatabaseUnreadable { .. })));
    assert_eq!(fs::read(&path).unwrap(), "not a database ".repeat(1000).as_bytes());
    assert!(matches!(open(&ONE, folder.path()), Err(DiskError::DiskNotAFile { .. })));
    let empty = folder.path().join("empty");
    fs::write(&empty, "").unwrap();
    assert!(matches!(open(&ONE, &empty), Err(DiskError::DatabaseForeign { .. })));
}

#[test]
fn opening_never_creates_and_creating_never_overwrites() {
    let (_folder, path) = folder();
    assert!(matches!(open(&ONE, &path), Err(DiskError::DiskNotFound { .. })));
    assert!(!path.exists());
    drop(create(&ONE, &path).unwrap());
    assert!(matches!(create(&ONE, &path), Err(DiskError::DiskExists { .. })));
    assert!(open(&ONE, &path).is_ok());
}

#[test]
fn a_database_that_cannot_be_made_leaves_nothing() {
    let (folder, path) = folder();
    let broken = DatabaseKind { migrations: &["CREATE NONSENSE"], ..ONE };
    assert!(matches!(create(&broken, &path), Err(DiskError::DatabaseMigrationFailed { known: 1, .. })));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_failed_migration_leaves_the_old_version() {
    let (_folder, path) = folder();
    create(&ONE, &path).unwrap().execute("INSERT INTO letter VALUES ('a')", []).unwrap();
    assert!(matches!(open(&BROKEN, &path), Err(DiskError::DatabaseMigrationFailed { .. })));
    let rows: i64 =
        open(&ONE, &path).unwrap().query_row("SELECT count(*) FROM letter", [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 1);
}

#[test]
fn two_programs_that_open_an_old_database_together_both_find_it_migrated() {
    for _ in 0..10 {
        let (_folder, path) = folder();
        drop(create(&ONE, &path).unwrap());
        let openers: Vec<_> = (0..4)
            .map(|_| {
                let path = path.clone();
                std::thread::spawn(move || {
                    let connection = open(&TWO, path).map_err(|error| format!("{error:?}"))?;
                    connection
                        .execute("INSERT INTO letter (words, stamps) VALUES ('a', 2)", [])
                        .map_err(|error| format!("{error:?}"))
                })
            })
            .collect();
        for opener in openers {
            assert_eq!(opener.join().unwrap(), Ok(1));
        }
    }
}
