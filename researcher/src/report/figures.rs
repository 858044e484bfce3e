//! A section's chart, and the tables under it.

use std::fmt::Write as _;

use super::ReportWord;
use super::held::held;
use super::make::Made;
use super::page::{Page, label, table_head};
use super::plan::{Chart, Quota, Table};
use crate::disclosure::{ANSWER, Contents, ReleaseError, ReleasedTable};
use crate::rendering::charts::{Canvas, QuotaBar, Shade, Stack, bars, quota, shades, stacked, tiles, trend};
use crate::rendering::{escaped, heading, tables};
use crate::table::Shown;

pub(super) type OneTable = std::result::Result<ReleasedTable, ReleaseError>;

/// What a section shows, as HTML; nothing where it is only words.
pub(super) fn figure(page: &Page<'_>, id: &str, made: &Made<'_>) -> Option<String> {
    let section = made.section;
    let mut out = String::from("<figure>\n");
    if let Some(table) = &section.table {
        crossed(page, id, table, made.tables.first()?, &mut out);
    } else if section.answers.is_some() {
        side_by_side(page, id, &made.tables, &mut out);
    } else if section.missing.is_some() {
        missing(page, id, &made.tables, &mut out);
    } else if let Some(quota) = &section.quota {
        filled(page, id, quota, made.tables.first()?, &mut out);
    } else if let Some(by) = &section.held {
        held(page, id, by, &made.tables, &mut out);
    } else {
        return None;
    }
    let numbers: Vec<String> = made.tables.iter().flatten().map(|table| table.number().to_string()).collect();
    let mut notes = Vec::new();
    let withheld =
        |table: &ReleasedTable| table.contents().withheld() + table.contents().withheld_means() > 0;
    let minimum = made.tables.iter().flatten().filter(|table| withheld(table));
    if let Some(minimum) = minimum.map(|table| table.contents().minimum_cell).max() {
        notes.push(page.word(&ReportWord::ReportWordWithheld { minimum }));
    }
    if !numbers.is_empty() {
        notes.push(page.word(&ReportWord::ReportWordRelease { numbers: numbers.join(", ") }));
    }
    for note in notes {
        let _ = writeln!(out, "<p class=\"note\">{}</p>", escaped(&note));
    }
    Some(out + "</figure>\n")
}

fn crossed(page: &Page<'_>, id: &str, asked: &Table, table: &OneTable, out: &mut String) {
    let contents = match table {
        Ok(table) => table.contents(),
        Err(refused) => {
            let variables = [Some(&asked.rows), asked.columns.as_ref(), asked.by.as_ref()];
            let name: Vec<&str> = variables.into_iter().flatten().map(String::as_str).collect();
            *out += &not_released(page, &name.join(" × "), refused);
            return;
        }
    };
    let title = page.title_of(contents);
    let _ = writeln!(out, "<figcaption>{}</figcaption>", escaped(&title));
    let chart = || Canvas::new(id);
    let drawn = match asked.chart {
        Chart::None => String::new(),
        Chart::Trend => trend(chart(), &title, contents, page.words),
        Chart::Tiles => tiles(chart(), &title, contents, page.words)
            .unwrap_or_else(|| bars(chart(), contents, page.words)),
        Chart::Bars => bars(chart(), contents, page.words),
    };
    *out += &drawn;
    *out += &tables(contents, page.words, None);
}

/// A table that may not be released, and why.
pub(super) fn not_released(page: &Page<'_>, name: &str, refused: &ReleaseError) -> String {
    format!(
        "<p class=\"note\">{}: {} {}</p>\n",
        escaped(name),
        escaped(&page.word(&ReportWord::ReportWordNotReleased)),
        escaped(&(page.refusal)(refused))
    )
}

/// The tables that were released, and a line for each that was not.
fn released<'t>(page: &Page<'_>, tables: &'t [OneTable], out: &mut String) -> Vec<&'t Contents> {
    let mut released = Vec::new();
    for table in tables {
        match table {
            Ok(table) => released.push(table.contents()),
            Err(refused) => *out += &not_released(page, "", refused),
        }
    }
    released
}

fn side_by_side(page: &Page<'_>, id: &str, tables: &[OneTable], out: &mut String) {
    let title = page.word(&ReportWord::ReportWordAnswers);
    let mut below = String::new();
    let released = released(page, tables, &mut below);
    let stacks: Vec<Stack<'_>> =
        released.iter().map(|contents| Stack { label: label(&contents.variables[0]), contents }).collect();
    if !stacks.is_empty() {
        *out += &stacked(Canvas::new(id), &title, &stacks, page.words);
    }
    for stack in &stacks {
        *out += &tables_of(page, stack.contents);
    }
    *out += &below;
}

/// The tables of one question, with its name over them.
fn tables_of(page: &Page<'_>, contents: &Contents) -> String {
    tables(contents, page.words, Some(&heading(&contents.variables[0])))
}

fn missing(page: &Page<'_>, id: &str, tables: &[OneTable], out: &mut String) {
    let words = page.words;
    let columns = [
        (ANSWER, page.word(&ReportWord::ReportWordGiven)),
        ("refused", words.refused.clone()),
        ("dont_know", words.dont_know.clone()),
        ("not_applicable", words.not_applicable.clone()),
        ("", words.empty.clone()),
    ];
    let mut below = String::new();
    let released = released(page, tables, &mut below);
    let rows: Vec<Shade> = released
        .iter()
        .map(|contents| Shade {
            label: label(&contents.variables[0]),
            percent: columns.iter().map(|(value, _)| share(contents, value)).collect(),
        })
        .collect();
    let names: Vec<String> = columns.iter().map(|(_, name)| name.clone()).collect();
    let title = page.word(&ReportWord::ReportWordMissing);
    if !rows.is_empty() {
        *out += &shades(Canvas::new(id), &title, &names, &rows, words);
    }
    let question = page.word(&ReportWord::ReportWordQuestion);
    let mut table = table_head(&[vec![question], names, vec![words.total.clone()]].concat());
    for contents in &released {
        let level = |value: &str| {
            let levels = &contents.variables[0].levels;
            levels.iter().position(|level| level.value == value)
        };
        let counts = columns.iter().map(|(value, _)| {
            // A level that nobody is in has no row of its own.
            level(value).map_or(Shown::Count(0), |level| contents.shown(&[level]))
        });
        let cells: Vec<Shown> = counts.chain([contents.base()]).collect();
        table += &page.table_row(&heading(&contents.variables[0]), &cells);
    }
    if !released.is_empty() {
        *out += &(table + "</tbody>\n</table>\n");
    }
    *out += &below;
}

/// The percentage of a level; nothing where it is withheld.
fn share(contents: &Contents, value: &str) -> Option<f64> {
    match contents.variables[0].levels.iter().position(|level| level.value == value) {
        Some(level) => contents.percent(&[level]),
        None => Some(0.0),
    }
}

fn filled(page: &Page<'_>, id: &str, asked: &Quota, table: &OneTable, out: &mut String) {
    let title = page.word(&ReportWord::ReportWordQuota);
    let contents = match table {
        Ok(table) => table.contents(),
        Err(refused) => {
            *out += &not_released(page, &asked.variables.join(" × "), refused);
            return;
        }
    };
    let bars: Vec<QuotaBar> = asked
        .cells
        .iter()
        .map(|cell| {
            let mut names = Vec::new();
            let mut place = Vec::new();
            for (variable, value) in contents.variables.iter().zip(&cell.values) {
                let found = variable.levels.iter().position(|level| level.value == *value);
                names.push(found.map_or(value.clone(), |level| page.words.levels(variable)[level].clone()));
                place.push(found);
            }
            let place: Option<Vec<usize>> = place.into_iter().collect();
            let reached = place.map_or(Shown::Count(0), |place| contents.shown(&place));
            QuotaBar { label: names.join(" × "), target: cell.target, reached }
        })
        .collect();
    let _ = writeln!(out, "<figcaption>{}</figcaption>", escaped(&page.title_of(contents)));
    *out += &quota(Canvas::new(id), &title, &bars, page.words);
    let head = [ReportWord::ReportWordQuota, ReportWord::ReportWordTarget, ReportWord::ReportWordReached];
    let mut table = table_head(&head.map(|word| page.word(&word)));
    for bar in &bars {
        table += &page.table_row(&bar.label, &[Shown::Count(bar.target), bar.reached]);
    }
    *out += &(table + "</tbody>\n</table>\n");
}
