//! From the dataset to the files of an export.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use kin_disk::PrivateFile;
use kin_forms::Form;
use kin_protocol::Digest;
use kin_sealing::Identity;
use kin_terminal::Result;
use serde::Serialize;

use super::csv_file::{CsvFiles, CsvTable};
use super::ddi;
use super::dta::DtaFiles;
use super::format::Writer;
use super::json_lines::JsonLines;
use super::manifest::{Dataset, Manifest};
use super::measure;
use super::parquet_file::ParquetFiles;
use super::r_script;
use super::sav::SavFiles;
use super::xlsx::WorkbookFile;
use super::{Column, ExportRefusal, Format, Include, MeasuredTable, Table, Tables, Words};
use crate::codebook::{self, Book, Heading};
use crate::dataset;
use crate::disclosure::{ExportEntry, Ledger, Outputs, What, version};
use crate::ending::OnDisk;
use crate::responses;
use crate::study::Study;

/// The file that says what an export is made of.
const MANIFEST: &str = "manifest.json";

/// What is exported, and how.
pub struct Asked<'a> {
    /// The study.
    pub study: &'a Study,
    /// The keys that its dataset is opened with.
    pub identities: &'a [Identity],
    /// All versions of one form, oldest first.
    pub versions: &'a [Arc<Form>],
    /// What is exported that is otherwise left out.
    pub include: BTreeSet<Include>,
    /// The language of the labels: one of the form's.
    pub language: String,
    /// Words in that language for what no form words.
    pub words: Words<'a>,
    /// Words for the headings of the codebook.
    pub headings: &'a dyn Fn(&Heading) -> String,
    /// Whether each choice of several answers has a column of its own beside the one that has them all.
    pub split_selects: bool,
    /// Whether a row of HXL tags stands under the header of CSV.
    pub with_tags: bool,
    /// The formats.
    pub formats: BTreeSet<Format>,
}

impl std::fmt::Debug for Asked<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Asked").finish_non_exhaustive()
    }
}

/// What was written.
#[derive(Clone, Debug, Serialize)]
pub struct Exported {
    /// How many interviews: one row each.
    pub rows: u64,
    /// How many columns the table of interviews has as CSV.
    pub columns: u64,
    /// How many people declined; they have no row.
    pub refusals: u64,
    /// The questions that were left out, with what would have to be asked for.
    pub left_out: BTreeSet<(Include, String)>,
    /// The repeats, by name.
    pub repeats: Vec<String>,
    /// The files that were written, by name.
    pub files: Vec<String>,
}

impl Asked<'_> {
    /// The language that labels are asked for in, if the form has it; the program's, where none is asked for and the
    /// form has that; else the form's first.
    pub fn labels(
        form: &Form,
        asked: Option<&str>,
        program: &str,
    ) -> std::result::Result<String, ExportRefusal> {
        let known = form.languages();
        let has = |language: &str| known.iter().any(|known| known == language);
        match asked {
            Some(language) if has(language) => Ok(language.to_owned()),
            Some(language) => Err(ExportRefusal::ExportLanguageUnknown {
                language: language.to_owned(),
                known: known.join(", "),
            }),
            None if has(program) => Ok(program.to_owned()),
            None => Ok(form.default_language().to_owned()),
        }
    }

    /// Writes the table of interviews to one new private CSV file, in the clear.
    pub fn export_csv(&self, path: &Path, at: Timestamp) -> Result<Exported> {
        let tables = self.tables();
        let file = PrivateFile::create(path).on_disk()?;
        let mut csv =
            CsvTable::begin(file, path.to_owned(), &tables.tables[0], self.split_selects, self.with_tags)?;
        let mut rows = 0;
        let refusals = self.each(&tables, &mut |table, cells| {
            if table > 0 {
                return Ok(());
            }
            rows += 1;
            csv.row(cells)
        })?;
        let columns = csv.width();
        let file = csv.into_inner()?;
        // The ledger first: should the program die now, it tells of more than was given out, never of less.
        Ledger::of(self.study)?.append(self.study, at, self.entry(None)?)?;
        file.finish().on_disk()?;
        let files = vec![path.display().to_string()];
        Ok(exported(tables, rows, columns, refusals, files))
    }

    /// Writes all tables in all formats to a new private folder, in the clear: all of it or nothing.
    pub fn export(&self, out: &Path, at: Timestamp) -> Result<Exported> {
        let mut tables = self.tables();
        let measured = self.measure(&tables)?;
        measure::settle(&mut tables, &measured);
        let named = self.named(&tables);
        let mut outputs = Outputs::new(out)?;
        let mut writers: Vec<Box<dyn Writer + '_>> = Vec::new();
        for format in &self.formats {
            writers.push(match format {
                Format::Csv => {
                    Box::new(CsvFiles::begin(&outputs, &named, self.split_selects, self.with_tags)?)
                }
                Format::Jsonl => Box::new(JsonLines::begin(&outputs, &named)?),
                Format::Xlsx => Box::new(WorkbookFile::begin(&named, self.split_selects, self.words)?),
                Format::Sav => {
                    let split = self.split_selects;
                    Box::new(SavFiles::begin(&outputs, &named, &measured, split, self.words)?)
                }
                Format::Dta => {
                    let split = self.split_selects;
                    Box::new(DtaFiles::begin(&outputs, &named, &measured, split, self.words)?)
                }
                Format::Parquet => {
                    let script = r_script::script(&named, self.split_selects);
                    outputs.add(&format!("{}.R", named[0].0), script.as_bytes())?;
                    Box::new(ParquetFiles::begin(&outputs, &named, self.split_selects)?)
                }
            });
        }
        let mut rows = 0;
        let corrections = Cell::new(0);
        let refusals = self.each_counted(&tables, &corrections, &mut |table, cells| {
            rows += u64::from(table == 0);
            writers.iter_mut().try_for_each(|writer| writer.row(table, cells))
        })?;
        for writer in writers {
            writer.finish(&mut outputs)?;
        }
        let latest = self.versions.last().expect("a form of a study has a version");
        let book = codebook::html(&Book::of(latest), &self.language, self.headings);
        outputs.add("codebook.html", book.as_bytes())?;
        let ddi = ddi::codebook(self, latest, &named, &measured);
        outputs.add("codebook.xml", &ddi)?;
        let segments = dataset::Ledger::of(self.study)?.segments.len() as u64;
        let (sha256, freezes) = version(self.study, &Ledger::of(self.study)?)?;
        let corrections = corrections.get();
        let dataset = Dataset { segments, sha256, freezes, corrections, refusals };
        let manifest = Manifest::of(self, &tables, &named, &measured, dataset, outputs.files()).to_json();
        outputs.add(MANIFEST, manifest.as_bytes())?;
        let files = outputs.files().iter().map(|file| file.name.clone()).collect();
        let entry = self.entry(Some(Digest::of(manifest.as_bytes())))?;
        outputs.release(self.study, Ledger::of(self.study)?, at, entry)?;
        let is_shown = |column: &&Column| Format::Csv.has(column, self.split_selects);
        let columns = tables.tables[0].columns.iter().filter(is_shown).count() as u64;
        Ok(exported(tables, rows, columns, refusals, files))
    }

    /// Whether any of the formats has this column.
    pub(super) fn writes(&self, column: &Column) -> bool {
        self.formats.iter().any(|format| format.has(column, self.split_selects))
    }

    fn tables(&self) -> Tables {
        Tables::of(self.versions, &self.include, &self.language, self.words)
    }

    fn measure(&self, tables: &Tables) -> Result<Vec<MeasuredTable>> {
        let mut measured: Vec<MeasuredTable> =
            tables.tables.iter().map(|table| MeasuredTable::of(&table.columns)).collect();
        self.each(tables, &mut |table, cells| {
            measured[table].add(&tables.tables[table].columns, cells);
            Ok(())
        })?;
        Ok(measured)
    }

    /// The tables with what their files are called: the form's id, `ID-repeat`.
    fn named<'t>(&self, tables: &'t Tables) -> Vec<(String, &'t Table)> {
        let id = self.versions.last().map_or("", |form| form.id());
        let name = |table: &Table| match &table.repeat {
            None => id.to_owned(),
            Some(repeat) => format!("{id}-{repeat}"),
        };
        tables.tables.iter().map(|table| (name(table), table)).collect()
    }

    fn each(&self, tables: &Tables, each: super::EachRow<'_>) -> Result<u64> {
        self.each_counted(tables, &Cell::new(0), each)
    }

    /// The same, and how many corrections are in the rows.
    fn each_counted(
        &self,
        tables: &Tables,
        corrections: &Cell<u64>,
        each: super::EachRow<'_>,
    ) -> Result<u64> {
        responses::interviews(self.study, self.identities, self.versions, &mut |held| {
            corrections.set(corrections.get() + held.corrections);
            tables.rows(held, each)
        })
    }

    fn entry(&self, manifest: Option<Digest>) -> Result<What> {
        Ok(What::Export(ExportEntry {
            form: self.versions.last().map_or(String::new(), |form| form.id().to_owned()),
            include: self.include.iter().map(|include| include.name().to_owned()).collect(),
            segments: dataset::Ledger::of(self.study)?.segments.len() as u64,
            manifest,
        }))
    }
}

fn exported(tables: Tables, rows: u64, columns: u64, refusals: u64, files: Vec<String>) -> Exported {
    let repeats = tables.tables.iter().filter_map(|table| table.repeat.clone()).collect();
    Exported { rows, columns, refusals, left_out: tables.left_out, repeats, files }
}
