//! CSV in ODK Central's layout.

use std::io::Write;
use std::path::PathBuf;

use kin_disk::DiskError;
use kin_terminal::Result;

use super::format::Writer;
use super::{Cell, Column, Format, Source, Table, guarded, hxl};
use crate::disclosure::{OutputInMaking, Outputs};
use crate::ending::OnDisk;

/// One table as CSV: blank is what was not asked or left empty, and a missing value stands there by its word.
pub(super) struct CsvTable<W: Write> {
    writer: csv::Writer<W>,
    path: PathBuf,
    columns: Vec<(usize, bool)>,
}

impl<W: Write> CsvTable<W> {
    /// Writes the header; under it a row of HXL tags where `with_tags` says so.
    pub(super) fn begin(
        to: W,
        path: PathBuf,
        table: &Table,
        split_selects: bool,
        with_tags: bool,
    ) -> Result<Self> {
        let chosen: Vec<(usize, &Column)> = table
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| Format::Csv.has(column, split_selects))
            .collect();
        let columns = chosen
            .iter()
            .map(|(place, column)| (*place, matches!(column.source, Source::Chosen(..))))
            .collect();
        let mut csv = Self { writer: csv::Writer::from_writer(to), path, columns };
        csv.record(chosen.iter().map(|(_, column)| column.header.clone()))?;
        if with_tags {
            csv.record(chosen.iter().map(|(_, column)| hxl::tag(column)))?;
        }
        Ok(csv)
    }

    fn record(&mut self, cells: impl Iterator<Item = String>) -> Result {
        let record = cells.map(|cell| guarded(&cell).into_owned());
        self.writer.write_record(record).map_err(|error| failed(&self.path, error)).on_disk()
    }

    pub(super) fn row(&mut self, cells: &[Cell<'_>]) -> Result {
        let Self { writer, path, columns } = self;
        for (place, is_chosen) in columns.iter() {
            let cell = &cells[*place];
            // ODK leaves what was chosen blank where the question has no answer: the word stands with the question.
            let text =
                if *is_chosen && cell.missing().is_some() { Cell::Blank.to_text() } else { cell.to_text() };
            writer.write_field(guarded(&text).as_bytes()).map_err(|error| failed(path, error)).on_disk()?;
        }
        writer.write_record(None::<&[u8]>).map_err(|error| failed(path, error)).on_disk()
    }

    /// How many columns.
    pub(super) fn width(&self) -> u64 {
        self.columns.len() as u64
    }

    pub(super) fn into_inner(self) -> Result<W> {
        let Self { writer, path, .. } = self;
        writer.into_inner().map_err(|error| DiskError::of_system(&path, error.into_error())).on_disk()
    }
}

fn failed(path: &std::path::Path, error: csv::Error) -> DiskError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => DiskError::of_system(path, error),
        _ => DiskError::of_system(path, std::io::ErrorKind::InvalidData.into()),
    }
}

/// All tables as CSV.
pub(super) struct CsvFiles(Vec<CsvTable<OutputInMaking>>);

impl CsvFiles {
    pub(super) fn begin(
        outputs: &Outputs,
        named: &[(String, &Table)],
        split_selects: bool,
        with_tags: bool,
    ) -> Result<Self> {
        let tables = named.iter().map(|(name, table)| {
            let file = outputs.begin(&format!("{name}.csv"))?;
            let path = file.path().to_owned();
            CsvTable::begin(file, path, table, split_selects, with_tags)
        });
        Ok(Self(tables.collect::<Result<_>>()?))
    }
}

impl Writer for CsvFiles {
    fn row(&mut self, table: usize, cells: &[Cell<'_>]) -> Result {
        self.0[table].row(cells)
    }

    fn finish(self: Box<Self>, outputs: &mut Outputs) -> Result {
        self.0.into_iter().try_for_each(|table| outputs.take(table.into_inner()?))
    }
}
