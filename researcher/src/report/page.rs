//! The page: no script, nothing from elsewhere, every word escaped.

use std::fmt::Write as _;

use super::figures::figure;
use super::make::Report;
use super::plan::{Plan, Texts};
use super::{ReportWord, in_language};
use crate::disclosure::{Contents, ReleaseError, ShownVariable};
use crate::rendering::{self, Words, escaped};
use crate::table::Shown;

/// The whole of its style. A figure may be wider than a screen: it moves by itself, and the page stays.
const STYLE: &str = "\
body{font:16px/1.5 Arial,Helvetica,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}\
h1{line-height:1.2}h2{margin-top:3rem;border-bottom:2px solid;line-height:1.3;overflow-wrap:anywhere}\
nav ol{columns:2 16rem;column-gap:2.5rem;padding-left:1.5rem}nav li{break-inside:avoid;overflow-wrap:anywhere}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}dt{font-weight:bold}dd{margin:0;overflow-wrap:anywhere}\
figure{margin:1rem 0;overflow-x:auto}figcaption{font-weight:bold;overflow-wrap:anywhere}\
svg{display:block;max-width:100%;height:auto;margin:.5rem 0}\
table{border-collapse:collapse;margin:.7rem 0;font-size:.9rem}\
caption{text-align:left;font-weight:bold;padding:.3rem 0}\
td,th{border:1px solid #888;padding:.15rem .5rem;text-align:right;vertical-align:top}\
th[scope=row],thead th:first-child{text-align:left;font-weight:normal;overflow-wrap:anywhere;min-width:8rem}\
.withheld{color:#555;font-style:italic}.note{font-size:.85rem;color:#333}\
@page{margin:18mm 15mm}\
@media print{body{max-width:none;margin:0;padding:0;font-size:11pt}h2,figcaption,caption{break-after:avoid}svg,tr{break-inside:avoid}svg{max-height:200mm}\
nav{break-after:page}a{color:inherit;text-decoration:none}figure{overflow:visible}}";

/// What a page is written with.
pub struct Page<'p> {
    /// The language of texts.
    pub language: &'p str,
    /// The few words of tables.
    pub words: &'p Words,
    /// Words the page's words.
    pub word: &'p dyn Fn(&ReportWord) -> String,
    /// Words why a table may not be released.
    pub refusal: &'p dyn Fn(&ReleaseError) -> String,
    /// The study's title, in the language.
    pub study: &'p str,
    /// The form's title, in the language, and its id.
    pub form: &'p str,
    /// The name of the freeze.
    pub freeze: &'p str,
    /// The fewest people that a number stands for.
    pub minimum: u64,
}

impl Page<'_> {
    pub(super) fn word(&self, word: &ReportWord) -> String {
        (self.word)(word)
    }

    /// What a table is called, by the words of its variables.
    pub(super) fn title_of(&self, contents: &Contents) -> String {
        let title = rendering::title(contents);
        match contents.means() {
            Some(means) => format!("{}: {} · {title}", self.words.mean, means.label),
            None => title,
        }
    }

    pub(super) fn table_row(&self, name: &str, cells: &[Shown]) -> String {
        let cells = cells.iter().map(|cell| (self.words.number(*cell), cell.is_withheld()));
        Self::row(name, cells)
    }

    /// A row of texts, and whether each stands in the place of a number that is withheld.
    pub(super) fn row(name: &str, cells: impl Iterator<Item = (String, bool)>) -> String {
        let mut out = format!("<tr><th scope=\"row\">{}</th>", escaped(name));
        for (text, withheld) in cells {
            let class = if withheld { " class=\"withheld\"" } else { "" };
            let _ = write!(out, "<td{class}>{}</td>", escaped(&text));
        }
        out + "</tr>\n"
    }
}

/// The words of a variable, or its name.
pub(super) fn label(variable: &ShownVariable) -> String {
    if variable.label.is_empty() { variable.name.clone() } else { variable.label.clone() }
}

/// A table up to its first row.
pub(super) fn table_head(names: &[String]) -> String {
    let mut out = String::from("<table>\n<thead><tr>");
    for name in names {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(name));
    }
    out + "</tr></thead>\n<tbody>\n"
}

/// Writes the page of a report.
pub fn page(of: &Page<'_>, plan: &Plan, report: &Report<'_>) -> String {
    let own = in_language(&plan.title, of.language);
    let title = if own.is_empty() { of.study } else { own };
    let mut out = String::new();
    paragraphs(&plan.introduction, of.language, &mut out);
    out += "<dl>";
    let facts = [
        (ReportWord::ReportWordForm, of.form.to_owned()),
        (ReportWord::ReportWordFreeze, of.freeze.to_owned()),
        (ReportWord::ReportWordInterviews, of.words.number(report.people)),
        (ReportWord::ReportWordMinimum, of.minimum.to_string()),
    ];
    for (word, fact) in facts {
        let _ = write!(out, "<dt>{}</dt><dd>{}</dd>", escaped(&of.word(&word)), escaped(&fact));
    }
    let _ = writeln!(out, "</dl>\n<p>{}</p>", escaped(&of.word(&ReportWord::ReportWordSample)));

    let headings: Vec<String> = report.sections.iter().map(|made| escaped(&heading_of(of, made))).collect();
    let _ = writeln!(out, "<nav>\n<h2>{}</h2>\n<ol>", escaped(&of.word(&ReportWord::ReportWordContents)));
    for (number, heading) in (1..).zip(&headings) {
        let _ = writeln!(out, "<li><a href=\"#s{number}\">{heading}</a></li>");
    }
    out += "</ol>\n</nav>\n";
    for ((number, heading), made) in (1..).zip(&headings).zip(&report.sections) {
        let _ = writeln!(out, "<section id=\"s{number}\">\n<h2>{heading}</h2>");
        paragraphs(&made.section.text, of.language, &mut out);
        if let Some(figure) = figure(of, &format!("s{number}c"), made) {
            // A table may be wider than a screen: it moves by itself, and the page stays.
            out += &figure
                .replace("<table>", "<div class=\"wide\"><table>")
                .replace("</table>", "</table></div>");
        }
        out += "</section>\n";
    }
    rendering::page(of.language, title, STYLE, &out)
}

/// What stands over a section: the plan's words, else what it is about.
fn heading_of(of: &Page<'_>, made: &super::Made<'_>) -> String {
    let own = in_language(&made.section.heading, of.language);
    if !own.is_empty() {
        return own.to_owned();
    }
    let section = made.section;
    let word = if section.answers.is_some() {
        ReportWord::ReportWordAnswers
    } else if section.missing.is_some() {
        ReportWord::ReportWordMissing
    } else if section.quota.is_some() {
        ReportWord::ReportWordQuota
    } else if section.held.is_some() {
        ReportWord::ReportWordHeld
    } else {
        let table = made.tables.iter().flatten().next();
        return table.map_or_else(
            || section.table.as_ref().map_or(String::new(), |table| table.rows.clone()),
            |table| of.title_of(table.contents()),
        );
    };
    (of.word)(&word)
}

/// A text with an empty line between its paragraphs.
fn paragraphs(texts: &Texts, language: &str, out: &mut String) {
    for paragraph in in_language(texts, language).split("\n\n").map(str::trim).filter(|text| !text.is_empty())
    {
        let _ = writeln!(out, "<p>{}</p>", escaped(paragraph));
    }
}
