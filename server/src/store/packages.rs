//! Packages of the office that wait for devices.

use std::collections::BTreeMap;

use kin_disk::Connection;
use kin_protocol::assignment::{PackageList, PackageName};
use kin_protocol::{Digest, StudyId};
use rusqlite::{OptionalExtension, params};

pub(super) fn names(database: &Connection, study: StudyId) -> Result<PackageList, rusqlite::Error> {
    let mut query = database.prepare_cached("SELECT name FROM package WHERE study = ?1")?;
    let rows = query.query_map(params![study.as_bytes()], |row| row.get(0))?;
    let names = rows.map(|row| Ok(PackageName::from(Digest::from_bytes(row?))));
    Ok(PackageList::of(names.collect::<Result<Vec<_>, rusqlite::Error>>()?))
}

pub(super) fn one(
    database: &Connection,
    study: StudyId,
    name: PackageName,
) -> Result<Option<Vec<u8>>, rusqlite::Error> {
    let sql = "SELECT bytes FROM package WHERE study = ?1 AND name = ?2";
    let name = name.digest();
    let parameters = params![study.as_bytes(), name.as_bytes()];
    database.prepare_cached(sql)?.query_row(parameters, |row| row.get(0)).optional()
}

pub(super) fn keep(
    database: &Connection,
    study: StudyId,
    packages: &BTreeMap<PackageName, Vec<u8>>,
) -> Result<(), rusqlite::Error> {
    database.execute("DELETE FROM package WHERE study = ?1", params![study.as_bytes()])?;
    let mut insert = database.prepare_cached("INSERT INTO package VALUES (?1, ?2, ?3)")?;
    for (name, bytes) in packages {
        insert.execute(params![study.as_bytes(), name.digest().as_bytes(), bytes])?;
    }
    Ok(())
}
