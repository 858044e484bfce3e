//! Tables, the lists made of them, and what `instance()` opens.

use std::collections::{BTreeMap, HashMap};

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use unicode_normalization::UnicodeNormalization;

use super::Context;
use super::fields::{self, Fields};
use super::mistake::FormMistake;
use super::report::Report;
use super::words;
use crate::form::{Choice, ChoiceSource, LABEL_COLUMN, List, Source, Table, Words};
use crate::limits::{MAX_CELL_BYTES, MAX_NAME_BYTES, MAX_TABLE_ROWS};

/// The name of the choice that stands for what is not on a list.
pub(super) const OTHER: &str = "other";

/// All tables by name.
pub(super) fn tables(
    value: &Value<'_>,
    lists: &BTreeMap<String, List>,
    report: &mut Report<'_>,
) -> BTreeMap<String, Table> {
    let mut tables = BTreeMap::new();
    let Some(fields) = Fields::open_any(value, "tables", report) else { return tables };
    let mut rows = 0;
    for (name, at, value) in fields.iter() {
        if name.is_empty() || name.len() > MAX_NAME_BYTES || name.chars().any(char::is_control) {
            report.add(at, FormMistake::FormNameInvalid { name: fields::shortened(name) });
        }
        if lists.contains_key(name) {
            report.add(at, FormMistake::FormTableNamedAsList { name: fields::shortened(name) });
        }
        let Some(table) = table(value, report) else { continue };
        rows += table.rows.len();
        tables.insert(name.to_owned(), table);
    }
    if rows > MAX_TABLE_ROWS {
        let property = "tables".to_owned();
        report.add(value.start(), FormMistake::FormTooMany { property, limit: MAX_TABLE_ROWS });
    }
    tables
}

fn table(value: &Value<'_>, report: &mut Report<'_>) -> Option<Table> {
    let fields = Fields::open(value, "tables", &["columns", "rows"], report)?;
    let columns = fields.need("columns", report)?;
    let rows = fields.need("rows", report)?;
    let mut names: Vec<String> = Vec::new();
    for entry in fields::list(columns, "columns", report)? {
        let name = fields::literal(entry, "columns", report)?.value.to_string();
        if name.is_empty()
            || name.len() > MAX_NAME_BYTES
            || name.chars().any(|c| c.is_control() || c.is_whitespace())
        {
            report.add(entry.start(), FormMistake::FormNameInvalid { name: fields::shortened(&name) });
        }
        if names.contains(&name) {
            let (property, value) = ("columns".to_owned(), fields::shortened(&name));
            report.add(entry.start(), FormMistake::FormValueTwice { property, value });
        }
        names.push(name);
    }
    if names.is_empty() {
        report.add(columns.start(), FormMistake::FormNothingIn { property: "columns".into() });
        return None;
    }
    let mut found = Vec::new();
    for row in fields::list(rows, "rows", report)? {
        let cells = fields::list(row, "rows", report)?;
        if cells.len() != names.len() {
            let (expected, found) = (names.len(), cells.len());
            report.add(row.start(), FormMistake::FormRowLength { expected, found });
            continue;
        }
        let cells = cells.iter().map(|value| cell(value, report)).collect::<Option<Vec<String>>>();
        found.extend(cells);
    }
    Some(Table { columns: names, rows: found })
}

fn cell(value: &Value<'_>, report: &mut Report<'_>) -> Option<String> {
    let literal = fields::literal(value, "rows", report)?;
    if literal.value.len() > MAX_CELL_BYTES {
        let (property, limit) = ("rows".to_owned(), MAX_CELL_BYTES);
        report.add(value.start(), FormMistake::FormTextTooLong { property, limit });
        return None;
    }
    if literal.value.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n')) {
        report.add(value.start(), FormMistake::FormControlCharacter { property: "rows".into() });
        return None;
    }
    Some(literal.value.nfc().collect())
}

/// What `instance()` opens: lists first, then tables; each list is told its number.
pub(super) fn sources(lists: &mut BTreeMap<String, List>, tables: &BTreeMap<String, Table>) -> Vec<Source> {
    let mut sources = Vec::new();
    for list in lists.values_mut() {
        list.source = sources.len();
        let mut columns = vec!["name".to_owned(), LABEL_COLUMN.to_owned()];
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for name in list.choices.iter().flat_map(|choice| choice.columns.keys()) {
            seen.entry(name).or_insert_with(|| {
                columns.push(name.clone());
                columns.len() - 1
            });
        }
        let mut cells = Vec::with_capacity(columns.len() * list.choices.len());
        for choice in &list.choices {
            cells.extend([choice.name.clone(), String::new()]);
            let further =
                columns[2..].iter().map(|name| choice.columns.get(name).cloned().unwrap_or_default());
            cells.extend(further);
        }
        sources.push(Source::new(list.name.clone(), columns, cells, Some(list.name.clone())));
    }
    for (name, table) in tables {
        let cells = table.rows.iter().flatten().cloned().collect();
        sources.push(Source::new(name.clone(), table.columns.clone(), cells, None));
    }
    sources
}

/// The lists that questions make of other things: of tables, and of lists with "other" at the end.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) made: BTreeMap<String, List>,
}

impl Lists {
    /// The list of that name, of the form or made.
    pub(super) fn get<'l>(&'l self, name: &str, context: &'l Context) -> Option<&'l List> {
        self.made.get(name).or_else(|| context.lists.get(name))
    }

    /// A list of the rows of a table, made once for each choice of columns.
    pub(super) fn of_table(
        &mut self,
        fields: Fields<'_>,
        value: &Value<'_>,
        context: &Context,
        report: &mut Report<'_>,
    ) -> Option<ChoiceSource> {
        let literal = fields::literal(value, "table", report)?;
        let Some(table) = context.tables.get(literal.value.as_ref()) else {
            let table = fields::shortened(&literal.value);
            report.add(
                literal.range.start,
                match report.nearest(&literal.value, context.tables.keys().map(String::as_str)) {
                    Some(nearest) => FormMistake::FormTableUnknownNear { table, nearest },
                    None => FormMistake::FormTableUnknown { table },
                },
            );
            return None;
        };
        let name = literal.value.to_string();
        let column = |column: &str, at: usize, report: &mut Report<'_>| {
            let found = table.columns.iter().position(|known| known == column);
            if found.is_none() {
                let (table, column) = (fields::shortened(&name), fields::shortened(column));
                report.add(at, FormMistake::FormColumnUnknown { table, column });
            }
            found
        };
        let value_column = match fields.get("value") {
            Some(value) => (fields::literal(value, "value", report)?.value.to_string(), value.start()),
            None => ("name".to_owned(), fields.at()),
        };
        let label_columns = label_columns(fields, context, report)?;
        let value = column(&value_column.0, value_column.1, report)?;
        let mut labels = Vec::new();
        for (language, label, at) in &label_columns {
            labels.push((language.as_str(), column(label, *at, report)?));
        }
        let key: Vec<String> = labels.iter().map(|(language, label)| format!("{language}={label}")).collect();
        let list = format!("{name}#{value}#{}", key.join(","));
        if !self.made.contains_key(&list) {
            let made = make(table, value, &labels, context, literal.range.start, report)?;
            let mut made = List::new(list.clone(), made, Some(name.clone()));
            made.source = crate::expression::Schema::source(&context.names, &name).unwrap_or_default();
            self.made.insert(list.clone(), made);
        }
        Some(ChoiceSource::Table { table: name, list })
    }

    /// The list of a question with "other" at its end.
    pub(super) fn with_other(
        &mut self,
        source: &ChoiceSource,
        label: Words,
        context: &Context,
    ) -> Option<ChoiceSource> {
        let (base, table) = match source {
            ChoiceSource::List { list } => (list, None),
            ChoiceSource::Table { list, table } => (list, Some(table)),
            ChoiceSource::Repeat { .. } => return None,
        };
        let list = self.get(base, context)?;
        if list.choice(OTHER).is_some() {
            return Some(source.clone());
        }
        let digest =
            label.iter().map(|(language, text)| format!("{language}={text}")).collect::<Vec<_>>().join(",");
        let name = format!("{base}+{OTHER}#{digest}");
        let mut choices = list.choices.clone();
        choices.push(Choice { name: OTHER.to_owned(), label, ..Choice::default() });
        let mut made = List::new(name.clone(), choices, list.table.clone());
        made.source = list.source;
        made.or_other = true;
        self.made.insert(name.clone(), made);
        Some(match table {
            Some(table) => ChoiceSource::Table { table: table.clone(), list: name },
            None => ChoiceSource::List { list: name },
        })
    }
}

/// The column of each language, and where it is named.
fn label_columns(
    fields: Fields<'_>,
    context: &Context,
    report: &mut Report<'_>,
) -> Option<Vec<(String, String, usize)>> {
    let for_all = |column: &str, at| {
        context.languages.iter().map(|language| (language.clone(), column.to_owned(), at)).collect()
    };
    let Some(value) = fields.get("label_column") else { return Some(for_all(LABEL_COLUMN, fields.at())) };
    if let Some(literal) = value.as_string_lit() {
        return Some(for_all(&literal.value, value.start()));
    }
    let mut found = Vec::new();
    for (language, at, column) in Fields::open_any(value, "label_column", report)?.iter() {
        if !context.languages.iter().any(|known| known == language) {
            let (property, language) = ("label_column".to_owned(), fields::shortened(language));
            report.add(at, FormMistake::FormWordsInUnlistedLanguage { property, language });
        }
        let column = fields::literal(column, "label_column", report)?;
        found.push((language.to_owned(), column.value.to_string(), column.range.start));
    }
    Some(found)
}

/// The rows as choices. A row without a value is no choice; one whose value cannot be a choice's name is a mistake.
fn make(
    table: &Table,
    value: usize,
    labels: &[(&str, usize)],
    context: &Context,
    at: usize,
    report: &mut Report<'_>,
) -> Option<Vec<Choice>> {
    let default_language = context.languages.first().map_or("", String::as_str);
    let mut choices = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let name = row[value].clone();
        if !super::choices::is_choice_name(&name) {
            report.add(at, FormMistake::FormChoiceNameInvalid { choice: fields::shortened(&name) });
            return None;
        }
        let by_language = labels.iter().map(|(language, column)| {
            let label = &row[*column];
            ((*language).to_owned(), if label.is_empty() { name.clone() } else { label.clone() })
        });
        let label = Words::new(by_language.collect(), default_language);
        choices.push(Choice { name, label, ..Choice::default() });
    }
    // A table without rows waits for its data: the question has no choices until then.
    Some(choices)
}

/// What "other" and what is asked after it are called, where the form does not say.
pub(super) fn other_words(context: &Context, choice: bool) -> Words {
    let of = |language: &str| match (language.split('-').next(), choice) {
        (Some("vi"), true) => "Khác",
        (Some("vi"), false) => "Xin nêu rõ điều khác đó.",
        (_, true) => "Other",
        (_, false) => "Please specify other.",
    };
    let by_language = context.languages.iter().map(|language| (language.clone(), of(language).to_owned()));
    Words::new(by_language.collect(), context.languages.first().map_or("", String::as_str))
}

/// `or_other`: the words of its choice and of its question.
pub(super) fn or_other(
    value: &Value<'_>,
    context: &Context,
    report: &mut Report<'_>,
) -> Option<(Words, Words)> {
    match value {
        Value::BooleanLit(literal) => {
            literal.value.then(|| (other_words(context, true), other_words(context, false)))
        }
        Value::Object(_) => {
            let fields = Fields::open(value, "or_other", &["choice", "label"], report)?;
            let mut of = |property, choice| match fields.get(property) {
                Some(value) => words::words(value, property, context, report),
                None => Some(other_words(context, choice)),
            };
            Some((of("choice", true)?, of("label", false)?))
        }
        other => {
            fields::wrong_type(other, "or_other", "boolean", report);
            None
        }
    }
}
