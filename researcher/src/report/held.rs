//! How the interviews were held: for each variable that parts them one table, of several released ones.

use std::fmt::Write as _;

use super::ReportWord;
use super::figures::{OneTable, not_released};
use super::page::{Page, label, table_head};
use super::plan::{HeldBy, TOLD};
use crate::disclosure::{Contents, ReleasedTable, ShownLevel};
use crate::rendering::charts::{Canvas, bars};
use crate::rendering::escaped;

/// A chart of how many interviews there were, and the table of what is told of them, for each variable.
pub(super) fn held(page: &Page<'_>, id: &str, asked: &HeldBy, made: &[OneTable], out: &mut String) {
    let of_each = made.chunks(1 + TOLD.len());
    for (number, (variable, tables)) in asked.by.iter().zip(of_each).enumerate() {
        let Some((counts, means)) = tables.split_first() else { continue };
        match counts {
            Err(refused) => *out += &not_released(page, variable, refused),
            Ok(counts) => {
                let means: Vec<&Contents> = means.iter().flatten().map(ReleasedTable::contents).collect();
                *out += &of(page, &format!("{id}h{number}"), counts.contents(), &means);
            }
        }
        for refused in means.iter().filter_map(|mean| mean.as_ref().err()) {
            *out += &not_released(page, variable, refused);
        }
    }
}

fn of(page: &Page<'_>, id: &str, counts: &Contents, means: &[&Contents]) -> String {
    let variable = &counts.variables[0];
    let mut out = format!("<figcaption>{}</figcaption>\n", escaped(&label(variable)));
    out += &bars(Canvas::new(id), counts, page.words);
    let told = means.iter().filter_map(|mean| mean.means()).map(|means| means.label.clone());
    let head = [label(variable), page.word(&ReportWord::ReportWordInterviews)];
    out += &table_head(&head.into_iter().chain(told).collect::<Vec<_>>());
    let levels = variable.levels.iter().map(Some).chain([None]);
    for ((level, name), place) in levels.zip(page.words.levels(variable)).zip(0..) {
        let interviews = counts.shown(&[place]);
        let interviews = (page.words.number(interviews), interviews.is_withheld());
        let means = means.iter().map(|mean| mean_of(page, mean, level));
        out += &Page::row(&name, std::iter::once(interviews).chain(means));
    }
    let _ = write!(out, "</tbody>\n</table>\n");
    out
}

/// The mean of a level, or of all where there is none; a table of means may have fewer levels than one of people.
fn mean_of(page: &Page<'_>, mean: &Contents, level: Option<&ShownLevel>) -> (String, bool) {
    let levels = &mean.variables[0].levels;
    let place = match level {
        None => Some(levels.len()),
        Some(level) => levels.iter().position(|known| known.value == level.value),
    };
    let Some(place) = place else { return (String::new(), false) };
    match page.words.mean_at(mean, &[place]) {
        Some(text) => (text, false),
        None => (page.words.withheld.clone(), true),
    }
}
