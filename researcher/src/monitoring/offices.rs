//! Who works where: a supervisor's own list, which no answer is needed for.

use std::collections::BTreeMap;
use std::path::Path;

use kin_terminal::{Exit, Failure, Result};

use super::MonitorError;
use crate::ending::OnDisk;

/// The largest list, in bytes.
const MAX_BYTES: u64 = 1024 * 1024;

/// The office of each enumerator.
#[derive(Debug, Default)]
pub struct Offices {
    by_enumerator: BTreeMap<String, String>,
}

impl Offices {
    /// Reads a CSV file of two columns without a heading: the enumerator's code, the office.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = kin_disk::read(path, MAX_BYTES).on_disk()?;
        let refused = |error: MonitorError| Failure::error(Exit::Refused, &error);
        let mut offices = Self::default();
        let rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&bytes[..]);
        for (line, row) in (1..).zip(rows.into_records()) {
            let row = row.ok().filter(|row| row.len() == 2 && row.iter().all(|cell| !cell.trim().is_empty()));
            let row = row.ok_or_else(|| refused(MonitorError::MonitorOfficesUnfit { line }))?;
            let (enumerator, office) = (row[0].trim().to_owned(), row[1].trim().to_owned());
            if offices.by_enumerator.insert(enumerator.clone(), office).is_some() {
                return Err(refused(MonitorError::MonitorOfficesTwice { enumerator }));
            }
        }
        Ok(offices)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_enumerator.is_empty()
    }

    pub(super) fn enumerators(&self) -> impl Iterator<Item = &str> {
        self.by_enumerator.keys().map(String::as_str)
    }

    pub(crate) fn of(&self, enumerator: &str) -> &str {
        self.by_enumerator.get(enumerator).map_or("", String::as_str)
    }
}
