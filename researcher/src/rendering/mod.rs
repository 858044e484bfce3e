//! A released table as text, CSV, JSON, a chart and a page's fragment.
//!
//! All of them are made from [`Contents`], in which no withheld number is left. A chart is no exception: its scale
//! follows the largest number *shown*, and the bar of a withheld one always has the same length.
//!
//! Architecture invariant: nothing here reads data, and nothing refers to anything outside of what is written.

use std::fmt::Write as _;

pub mod charts;
mod csv_text;
mod html;
mod json;
mod page;
mod svg;
mod text;

pub use csv_text::csv;
pub use html::html;
pub(crate) use html::tables;
pub use json::{Json, json};
pub(crate) use page::page;
pub use svg::svg;
pub use text::text;

use crate::disclosure::{Contents, ShownLevel, ShownVariable};
use crate::table::Shown;

/// The few words of a table, in the language of its reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// In the place of a withheld number.
    pub withheld: String,
    /// Over and beside sums.
    pub total: String,
    /// Those who were not asked, or left it empty.
    pub empty: String,
    /// Those who would not say.
    pub refused: String,
    /// Those who do not know.
    pub dont_know: String,
    /// Those it does not apply to.
    pub not_applicable: String,
    /// Everything else.
    pub others: String,
    /// An answer, of which nothing else is told.
    pub given: String,
    /// A choice among several that was made.
    pub chosen: String,
    /// A choice among several that was not made.
    pub not_chosen: String,
    /// The heading of numbers of people.
    pub people: String,
    /// The heading of means.
    pub mean: String,
    /// The heading of standard deviations.
    pub sd: String,
    /// Under the table: what is withheld, and why.
    pub note: String,
    /// Under the table: what it was made from.
    pub source: String,
    /// Between a number and its decimals.
    pub decimal_mark: char,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            withheld: "withheld".into(),
            total: "total".into(),
            empty: "(empty)".into(),
            refused: "refused".into(),
            dont_know: "don't know".into(),
            not_applicable: "not applicable".into(),
            others: "others".into(),
            given: "answered".into(),
            chosen: "chosen".into(),
            not_chosen: "not chosen".into(),
            people: "people".into(),
            mean: "mean".into(),
            sd: "s.d.".into(),
            note: String::new(),
            source: String::new(),
            decimal_mark: '.',
        }
    }
}

impl Words {
    /// The words of a level.
    fn level(&self, level: &ShownLevel, several: bool) -> String {
        match level.value.as_str() {
            _ if !level.label.is_empty() => level.label.clone(),
            "" => self.empty.clone(),
            crate::disclosure::ANSWER => self.given.clone(),
            "…" => self.others.clone(),
            "refused" => self.refused.clone(),
            "dont_know" => self.dont_know.clone(),
            "not_applicable" => self.not_applicable.clone(),
            "1" if several => self.chosen.clone(),
            "0" if several => self.not_chosen.clone(),
            value => value.to_owned(),
        }
    }

    /// The words of every level of a variable, and of its total.
    pub(crate) fn levels(&self, variable: &ShownVariable) -> Vec<String> {
        let several = variable.name.contains('/') || variable.name.starts_with("answered:");
        let levels = variable.levels.iter().map(|level| self.level(level, several));
        levels.chain([self.total.clone()]).collect()
    }

    pub(crate) fn number(&self, shown: Shown) -> String {
        shown.count().map_or_else(|| self.withheld.clone(), |count| count.to_string())
    }

    /// With so many decimals, and the language's mark before them.
    fn decimals(&self, number: f64, decimals: usize) -> String {
        format!("{number:.decimals$}").replace('.', &self.decimal_mark.to_string())
    }

    /// A percentage, without decimals from 10 on.
    fn percent(&self, percent: f64) -> String {
        format!("{} %", self.decimals(percent, usize::from(percent > 0.0 && percent < 10.0)))
    }

    /// What stands at a place.
    fn at(&self, contents: &Contents, figure: Figure, place: &[usize]) -> String {
        match figure {
            Figure::People => self.number(contents.shown(place)),
            Figure::Mean => self.mean_at(contents, place).unwrap_or_else(|| self.withheld.clone()),
        }
    }

    /// The mean at a place, nothing of nobody; `None` where it is withheld.
    pub(crate) fn mean_at(&self, contents: &Contents, place: &[usize]) -> Option<String> {
        let nobody = contents.shown(place).count() == Some(0);
        let mean = contents.mean(place).map(|shown| self.decimals(shown.mean, DECIMALS));
        mean.or_else(|| nobody.then(String::new))
    }

    /// The name of a figure in this table.
    fn figure(&self, contents: &Contents, figure: Figure) -> String {
        match (figure, contents.means()) {
            (Figure::Mean, Some(means)) => format!("{}: {}", self.mean, means.label),
            _ => self.people.clone(),
        }
    }
}

/// Decimals of a mean where people read it; a program gets every digit.
const DECIMALS: usize = 2;

/// What a table is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Figure {
    People,
    Mean,
}

/// What a table is of: people, and means where it has any.
fn figures(contents: &Contents) -> &'static [Figure] {
    if contents.means().is_some() { &[Figure::People, Figure::Mean] } else { &[Figure::People] }
}

/// The name of a variable, and its words.
pub(crate) fn heading(variable: &ShownVariable) -> String {
    if variable.label.is_empty() {
        variable.name.clone()
    } else {
        format!("{}: {}", variable.name, variable.label)
    }
}

/// What the table is called.
pub(crate) fn title(contents: &Contents) -> String {
    let mut title = contents.variables.iter().map(heading).collect::<Vec<_>>().join(" × ");
    // Who a mean is of, the heading of the means says.
    let told = |name: &str| {
        contents.means().is_some_and(|means| name.strip_prefix("answered:") == Some(&means.name))
    };
    for condition in contents.filter.iter().filter(|condition| !told(&condition.variable)) {
        let _ = write!(title, " ({} = {})", condition.variable, condition.values.join(", "));
    }
    title
}

/// What a figure of the table is called.
fn title_of(contents: &Contents, figure: Figure, words: &Words) -> String {
    match figure {
        Figure::People => title(contents),
        Figure::Mean => format!("{} · {}", words.figure(contents, figure), title(contents)),
    }
}

/// The table sheet by sheet: one for each level that it is repeated by (the total last), or a single one.
fn sheets(contents: &Contents) -> Vec<Option<usize>> {
    match contents.variables.get(2) {
        None => vec![None],
        Some(by) => (0..=by.levels.len()).map(Some).collect(),
    }
}

/// The place of a row and a column on a sheet.
fn at(row: usize, column: Option<usize>, sheet: Option<usize>) -> Vec<usize> {
    [Some(row), column, sheet].into_iter().flatten().collect()
}

/// Text as it may stand in XML.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            // Letters that would turn the direction of what follows could make one word look like another.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push(char::REPLACEMENT_CHARACTER),
            // No control character may stand in XML, not even escaped.
            control if control.is_control() && control != '\n' && control != '\t' => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}
