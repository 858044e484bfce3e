//! Reading a form: bytes → text ([`strict`]) → tree with byte ranges → [`Form`], noting every mistake on the way.

mod choices;
mod consent;
mod expressions;
mod fields;
mod mistake;
mod names;
mod nearest;
mod report;
mod ring;
mod scores;
mod strict;
mod survey;
mod types;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

pub(crate) use fields::shortened;
pub use mistake::{FormMistake, FormPlace, JsonReason, Mistake, MistakeKind, Mistakes};
pub(crate) use nearest::nearest;

use crate::expression::Plan;
use crate::form::{Form, List};
use crate::limits::{DEFAULT_MINIMUM_CELL, LEAST_MINIMUM_CELL, MAX_LANGUAGES};
use fields::Fields;
use names::Names;
use report::Report;

/// What the parts of a form need to know of one another.
struct Context {
    /// The default first.
    languages: Vec<String>,
    names: Names,
    lists: BTreeMap<String, List>,
    /// By list: what `choice_filter` reads by bare names.
    columns: BTreeMap<String, BTreeSet<String>>,
}

const PROPERTIES: [&str; 10] = [
    "kin_form",
    "id",
    "version",
    "title",
    "languages",
    "minimum_cell",
    "consent",
    "choices",
    "survey",
    "scores",
];
/// The longest version of a form, in bytes.
const MAX_VERSION_BYTES: usize = 64;

/// Reads a form.
pub(crate) fn read(bytes: &[u8]) -> Result<Form, Mistakes> {
    let text = strict::text(bytes).map_err(|(text, mistake)| alone(text, mistake))?;
    let tree = strict::tree(text).map_err(|mistake| alone(text, mistake))?;
    let mut report = Report::new(text);
    let form = form(&tree, bytes, &mut report);
    match form {
        Some(form) if report.is_empty() => Ok(form),
        _ => Err(report.into_mistakes()),
    }
}

/// A mistake after which nothing more can be read.
fn alone(text: &str, (at, what): (usize, FormMistake)) -> Mistakes {
    let mut report = Report::new(text);
    report.add(at, what);
    report.into_mistakes()
}

/// A form, as far as it can be read; none only after a mistake was noted.
fn form(tree: &Value<'_>, bytes: &[u8], report: &mut Report<'_>) -> Option<Form> {
    let fields = Fields::open(tree, "kin_form", &PROPERTIES, report)?;
    let kin_form = fields.need("kin_form", report);
    if let Some(found) =
        kin_form.filter(|found| found.as_number_lit().is_none_or(|literal| literal.value != "1"))
    {
        report.add(found.start(), FormMistake::FormVersionUnsupported);
    }
    let id = fields.need("id", report).and_then(|value| fields::name(value, "id", report));
    let version = fields.need("version", report).and_then(|value| version(value, report));
    let languages =
        fields.need("languages", report).map(|value| languages(value, report)).unwrap_or_default();
    let survey = fields.need("survey", report);
    let names = survey.map(Names::gather).unwrap_or_default();
    let mut context = Context { languages, names, lists: BTreeMap::new(), columns: BTreeMap::new() };
    let title = fields.need("title", report).and_then(|value| words::words(value, "title", &context, report));
    let cell_range = (LEAST_MINIMUM_CELL, 1_000_000);
    let minimum_cell =
        fields.get("minimum_cell").and_then(|value| fields::whole(value, "minimum_cell", cell_range, report));
    context.lists =
        fields.get("choices").map(|value| choices::lists(value, &context, report)).unwrap_or_default();
    context.columns =
        context.lists.iter().map(|(name, list)| (name.clone(), expressions::columns(list))).collect();
    let consent = fields.get("consent").and_then(|value| consent::consent(value, &context, report));
    let survey_at = survey.map_or(0, Ranged::start);
    let survey = survey.map(|value| survey::survey(value, &context, report)).unwrap_or_default();
    let scores = fields
        .get("scores")
        .map(|value| scores::scores(value, &context, &survey.questions, report))
        .unwrap_or_default();
    let plan = Plan::new(&survey.groups, &survey.questions).unwrap_or_else(|ring| {
        let (at, mistake) = ring::explain(&ring, &survey, survey_at);
        report.add(at, mistake);
        Plan::default()
    });
    Some(Form {
        id: id?,
        version: version?,
        title: title?,
        languages: context.languages,
        minimum_cell: minimum_cell.unwrap_or(DEFAULT_MINIMUM_CELL),
        digest: crate::digest::sha256(bytes),
        consent,
        items: survey.items,
        groups: survey.groups,
        questions: survey.questions,
        by_name: context.names.into_questions(),
        lists: context.lists,
        scores,
        plan,
    })
}

/// Printable ASCII without blanks: it travels in file names and notes.
fn version(value: &Value<'_>, report: &mut Report<'_>) -> Option<String> {
    let version = fields::text(value, "version", MAX_VERSION_BYTES, report)?;
    if !version.bytes().all(|byte| byte.is_ascii_graphic()) {
        report.add(value.start(), FormMistake::FormNameInvalid { name: fields::shortened(&version) });
        return None;
    }
    Some(version)
}

/// Never empty after no mistake.
fn languages(value: &Value<'_>, report: &mut Report<'_>) -> Vec<String> {
    let property = "languages".to_owned();
    let entries = fields::list(value, "languages", report).unwrap_or_default();
    if entries.is_empty() && value.as_array().is_some() {
        report.add(value.start(), FormMistake::FormNothingIn { property });
    } else if entries.len() > MAX_LANGUAGES {
        report.add(value.start(), FormMistake::FormTooMany { property, limit: MAX_LANGUAGES });
        return Vec::new();
    }
    let mut languages = Vec::new();
    for entry in entries {
        let Some(literal) = fields::literal(entry, "languages", report) else { continue };
        let language = fields::shortened(&literal.value);
        if !is_language_tag(&literal.value) {
            report.add(entry.start(), FormMistake::FormLanguageInvalid { language });
        } else if languages.contains(&language) {
            let (property, value) = ("languages".to_owned(), language);
            report.add(entry.start(), FormMistake::FormValueTwice { property, value });
        } else {
            languages.push(language);
        }
    }
    languages
}

/// The shape of BCP 47: two or three letters, then parts of one to eight letters and digits.
fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && tag.len() <= 35
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}
