//! Reading a form: bytes → text ([`strict`]) → tree with byte ranges → [`Form`], noting every mistake on the way.

mod attachments;
mod choices;
mod consent;
mod expressions;
mod fields;
mod kinds;
mod mistake;
mod names;
mod nearest;
mod parameters;
mod question;
mod report;
mod ring;
mod scores;
mod sources;
mod strict;
mod support;
mod survey;
pub(crate) mod types;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

pub(crate) use fields::shortened;
pub use mistake::{FormMistake, FormPlace, JsonReason, Mistake, MistakeKind, Mistakes};
pub(crate) use nearest::nearest;

use crate::expression::{Expression, Plan};
use crate::form::{Form, List, Table, Tree, expressions as expressions_of};
use crate::limits::{DEFAULT_MINIMUM_CELL, LEAST_MINIMUM_CELL, MAX_LANGUAGES};
use fields::Fields;
use names::Names;
use report::Report;
use survey::Survey;

/// What the parts of a form need to know of one another.
struct Context {
    /// The default first.
    languages: Vec<String>,
    names: Names,
    lists: BTreeMap<String, List>,
    tables: BTreeMap<String, Table>,
    /// By source: what `choice_filter` reads by bare names.
    columns: Vec<BTreeSet<String>>,
    /// Whether files travel beside responses.
    /// Whether files travel beside responses.
    attachments: bool,
}

const PROPERTIES: [&str; 14] = [
    "kin_form",
    "id",
    "version",
    "title",
    "languages",
    "minimum_cell",
    "instance_name",
    "attachments",
    "consent",
    "support",
    "choices",
    "tables",
    "survey",
    "scores",
];
/// The longest version of a form, in bytes.
const MAX_VERSION_BYTES: usize = 64;

/// Reads a form, noting at most so many mistakes.
pub(crate) fn read(bytes: &[u8], most: usize) -> Result<Form, Mistakes> {
    let text = strict::text(bytes).map_err(|(text, mistake)| alone(text, mistake))?;
    let tree = strict::tree(text).map_err(|mistake| alone(text, mistake))?;
    let mut report = Report::new(text, most);
    let form = form(&tree, bytes, &mut report);
    match form {
        Some(form) if report.is_empty() => Ok(form),
        _ => Err(report.into_mistakes()),
    }
}

/// A mistake after which nothing more can be read.
fn alone(text: &str, (at, what): (usize, FormMistake)) -> Mistakes {
    let mut report = Report::new(text, 1);
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
    let attachments = fields.get("attachments").and_then(|value| attachments::attachments(value, report));
    let mut context = Context {
        languages,
        names,
        lists: BTreeMap::new(),
        tables: BTreeMap::new(),
        columns: Vec::new(),
        attachments: attachments.is_some(),
    };
    let title = fields.need("title", report).and_then(|value| words::words(value, "title", &context, report));
    let cell_range = (LEAST_MINIMUM_CELL, 1_000_000);
    let minimum_cell =
        fields.get("minimum_cell").and_then(|value| fields::whole(value, "minimum_cell", cell_range, report));
    context.lists =
        fields.get("choices").map(|value| choices::lists(value, &context, report)).unwrap_or_default();
    context.tables =
        fields.get("tables").map(|value| sources::tables(value, &context.lists, report)).unwrap_or_default();
    context.names.sources = sources::sources(&mut context.lists, &context.tables);
    context.names.root = id.clone().unwrap_or_default();
    context.columns = context.names.sources.iter().map(expressions::columns).collect();
    let consent = fields.get("consent").and_then(|value| consent::consent(value, &context, report));
    let support = fields.get("support").and_then(|value| support::support(value, &context, report));
    let survey_at = survey.map_or(0, Ranged::start);
    let mut survey = survey.map(|value| survey::survey(value, &context, report)).unwrap_or_default();
    let instance_name = fields.get("instance_name").and_then(|value| {
        expressions::expression(value, "instance_name", expressions::Stand::default(), &context, report)
    });
    let Survey { items, groups, questions, lists, of_no_type, .. } = &mut survey;
    context.lists.append(&mut lists.made);
    let scores = fields
        .get("scores")
        .map(|value| scores::scores(value, &context, (questions, of_no_type), report))
        .unwrap_or_default();
    let tree = Tree::new(items, groups, questions);
    let planned = Plan::new(groups, questions, &tree);
    let all = || expressions_of(groups, questions).chain(&instance_name);
    let draws = all().any(Expression::draws);
    let saved: BTreeSet<String> = all().flat_map(Expression::last_saved).map(str::to_owned).collect();
    let plan = planned.unwrap_or_else(|rings| {
        for ring in rings {
            let (at, mistake) = ring::explain(&ring, &survey, survey_at);
            report.add(at, mistake);
        }
        Plan::default()
    });
    let (by_name, groups_by_name, sources) = context.names.into_parts();
    Some(Form {
        id: id?,
        version: version?,
        title: title?,
        languages: context.languages,
        minimum_cell: minimum_cell.unwrap_or(DEFAULT_MINIMUM_CELL),
        digest: crate::digest::sha256(bytes),
        consent,
        support,
        items: survey.items,
        groups: survey.groups,
        questions: survey.questions,
        by_name,
        groups_by_name,
        lists: context.lists,
        tables: context.tables,
        sources,
        instance_name,
        attachments,
        draws,
        saved_names: saved.into_iter().collect(),
        tree,
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
