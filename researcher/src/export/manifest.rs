//! `manifest.json`: what an export is made of, what was left out, and the SHA-256 of every file.

use std::collections::BTreeMap;

use kin_forms::Missing;
use kin_protocol::Digest;
use serde::Serialize;

use super::measure::{missing_code, missing_codes};
use super::names::names;
use super::run::Asked;
use super::{Category, Format, Include, MeasuredTable, Table, Tables, dta, sav};
use crate::disclosure::OutputFile;

/// The version of the manifest's own layout.
const VERSION: u32 = 1;

/// A manifest. It holds no time and no path: the same data and settings give the same bytes.
#[derive(Debug, Serialize)]
pub(super) struct Manifest<'m> {
    kin_export: u32,
    study: String,
    form: &'m str,
    versions: Vec<FormEntry<'m>>,
    settings: Settings<'m>,
    left_out: BTreeMap<&'static str, Vec<&'m str>>,
    dataset: Dataset,
    tables: Vec<TableEntry<'m>>,
    files: &'m [OutputFile],
}

#[derive(Debug, Serialize)]
struct FormEntry<'m> {
    version: &'m str,
    sha256: Digest,
    scorings: Vec<Scoring<'m>>,
}

#[derive(Debug, Serialize)]
struct Scoring<'m> {
    id: &'m str,
    sha256: Digest,
}

#[derive(Debug, Serialize)]
struct Settings<'m> {
    formats: Vec<&'static str>,
    labels: &'m str,
    included: Vec<&'static str>,
    split_selects: bool,
    hxl: bool,
}

/// What the dataset was when it was exported.
#[derive(Debug, Serialize)]
pub(super) struct Dataset {
    /// How many segments it had.
    pub(super) segments: u64,
    /// SHA-256 over those of its segments, as a freeze has it.
    pub(super) sha256: Digest,
    /// The freezes that are just this.
    pub(super) freezes: Vec<String>,
    /// How many corrections are in the rows.
    pub(super) corrections: u64,
    /// How many people declined.
    pub(super) refusals: u64,
}

#[derive(Debug, Serialize)]
struct TableEntry<'m> {
    file: &'m str,
    #[serde(skip_serializing_if = "Option::is_none")]
    repeat: Option<&'m str>,
    rows: u64,
    columns: Vec<ColumnEntry<'m>>,
}

#[derive(Debug, Serialize)]
struct ColumnEntry<'m> {
    header: &'m str,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'m str,
    /// Its name in each format that has names of its own.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    names: BTreeMap<&'static str, String>,
    /// Numbers of choices in SPSS and Stata.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    choices: &'m [Category],
    /// Codes of missing values in SPSS.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    missing: BTreeMap<&'static str, i64>,
}

impl<'m> Manifest<'m> {
    pub(super) fn of(
        asked: &'m Asked<'_>,
        tables: &'m Tables,
        named: &'m [(String, &'m Table)],
        measured: &[MeasuredTable],
        dataset: Dataset,
        files: &'m [OutputFile],
    ) -> Self {
        let versions = asked.versions.iter().map(|form| FormEntry {
            version: form.version(),
            sha256: Digest::from_bytes(form.digest()),
            scorings: form
                .scores()
                .iter()
                .map(|one| Scoring { id: one.id(), sha256: Digest::from_bytes(one.digest()) })
                .collect(),
        });
        let mut left_out: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (what, question) in &tables.left_out {
            left_out.entry(what.name()).or_default().push(question);
        }
        Self {
            kin_export: VERSION,
            study: asked.study.settings().study.to_string(),
            form: asked.versions.last().map_or("", |form| form.id()),
            versions: versions.collect(),
            settings: Settings {
                formats: asked.formats.iter().map(|format| format.name()).collect(),
                labels: &asked.language,
                included: asked.include.iter().copied().map(Include::name).collect(),
                split_selects: asked.split_selects,
                hxl: asked.with_tags,
            },
            left_out,
            dataset,
            tables: named
                .iter()
                .zip(measured)
                .map(|((name, table), measured)| TableEntry {
                    file: name,
                    repeat: table.repeat.as_deref(),
                    rows: measured.rows,
                    columns: columns(asked, table, measured),
                })
                .collect(),
            files,
        }
    }

    pub(super) fn to_json(&self) -> String {
        let json = serde_json::to_string_pretty(self);
        json.expect("a manifest has only text keys and whole numbers") + "\n"
    }
}

fn columns<'m>(asked: &Asked<'_>, table: &'m Table, measured: &MeasuredTable) -> Vec<ColumnEntry<'m>> {
    let named = |format: Format, most: usize| -> BTreeMap<usize, String> {
        if !asked.formats.contains(&format) {
            return BTreeMap::new();
        }
        let has = |place: &usize| format.has(&table.columns[*place], asked.split_selects);
        let places: Vec<usize> = (0..table.columns.len()).filter(has).collect();
        let names = names(places.iter().map(|place| &table.columns[*place]), most);
        places.into_iter().zip(names).collect()
    };
    let by_format = [
        (Format::Sav.name(), named(Format::Sav, sav::MOST_NAME)),
        (Format::Dta.name(), named(Format::Dta, dta::MOST_NAME)),
    ];
    table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| asked.writes(column))
        .map(|(place, column)| {
            let has_codes = asked.formats.contains(&Format::Sav) && !column.kind.is_text();
            let codes = missing_codes(column, &measured.columns[place]);
            let code = |one: &Missing| (one.name(), missing_code(codes, *one));
            ColumnEntry {
                header: &column.header,
                label: &column.label,
                names: by_format
                    .iter()
                    .filter_map(|(format, names)| Some((*format, names.get(&place)?.clone())))
                    .collect(),
                choices: column.categories(),
                missing: column.missing.iter().filter(|_| has_codes).map(code).collect(),
            }
        })
        .collect()
}
