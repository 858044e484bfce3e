//! What is of the whole form: settings, and the sheets that only our workbooks have.

use super::sheets::Written;
use super::{fits_cell, header, in_cell};
use crate::xlsform::json::{Json, Object, get};
use crate::xlsform::languages::{self, UNNAMED};
use crate::xlsform::own_sheets::{LEAVES, MORE, NUMBER, SHEETS, TABLES, to_leaves};

/// The settings sheet.
pub(super) fn settings(form: &Object, languages: &[String]) -> Written {
    let mut cells: Vec<(String, String)> = Vec::new();
    let text = |property: &str| get(form, property).and_then(Json::as_text);
    let titles = get(form, "title").and_then(Json::as_object).map_or(&[][..], |title| title);
    if let Some(title) = titles.first().and_then(|(_, title)| title.as_text()) {
        cells.push(("form_title".into(), title.to_owned()));
    }
    for (column, property) in [("form_id", "id"), ("version", "version"), ("instance_name", "instance_name")]
    {
        if let Some(text) = text(property).filter(|text| fits_cell(text)) {
            cells.push((column.into(), text.to_owned()));
        }
    }
    if let Some(default) = languages.first().filter(|code| *code != UNNAMED) {
        cells.push(("default_language".into(), languages::label(default)));
    }
    if super::choices::has_duplicates(form) {
        cells.push(("allow_choice_duplicates".into(), "yes".into()));
    }
    for (code, title) in titles {
        let is_plain = code == UNNAMED && languages.first().is_some_and(|default| default == code);
        if let (Some(title), false) = (title.as_text(), is_plain) {
            cells.push((header("kin::title", code, languages), title.to_owned()));
        }
    }
    cells.push(("kin::languages".into(), languages.join(" ")));
    if let Some(Json::Number(number)) = get(form, "minimum_cell") {
        cells.push(("kin::minimum_cell".into(), number.to_string()));
    }
    cells.push(("kin::exact".into(), "yes".into()));
    let mut sheet = Written::new("settings", cells.iter().map(|(header, _)| header.clone()));
    sheet.rows.push(cells);
    sheet
}

/// Consent, scores, tables, and what else there is.
pub(super) fn own_sheets(form: &Object) -> Vec<Written> {
    const ELSEWHERE: [&str; 10] = [
        "kin_form",
        "id",
        "version",
        "title",
        "languages",
        "minimum_cell",
        "choices",
        "tables",
        "survey",
        "instance_name",
    ];
    let mut sheets = Vec::new();
    for (property, name) in SHEETS {
        sheets.extend(get(form, property).map(|value| leaves(name, value)));
    }
    let is_more = |(property, value): &&(String, Json)| {
        let is_long_name = property == "instance_name" && !value.as_text().is_some_and(fits_cell);
        is_long_name
            || !(ELSEWHERE.contains(&property.as_str()) || SHEETS.iter().any(|(known, _)| known == property))
    };
    let more: Object = form.iter().filter(is_more).cloned().collect();
    if !more.is_empty() {
        sheets.push(leaves(MORE, &Json::Object(more)));
    }
    tables(form, &mut sheets);
    sheets
}

/// A value leaf by leaf.
fn leaves(name: &str, value: &Json) -> Written {
    let mut sheet = Written::new(name, LEAVES.map(str::to_owned));
    for [path, text, json] in to_leaves(value) {
        let cells = if text.is_empty() || fits_cell(&text) {
            [path, text, json]
        } else {
            [path, String::new(), in_cell(&Json::Text(text))]
        };
        let cells = LEAVES.map(str::to_owned).into_iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        sheet.rows.push(cells.collect());
    }
    sheet
}

/// A sheet for each table, and one that says which is which.
fn tables(form: &Object, sheets: &mut Vec<Written>) {
    let Some(tables) = get(form, "tables").and_then(Json::as_object) else { return };
    let mut index = Written::new(TABLES, ["table", "sheet"].map(str::to_owned));
    for (number, (name, table)) in (1..).zip(tables) {
        let sheet = format!("kin_table_{number}");
        index.rows.push(vec![("table".into(), name.clone()), ("sheet".into(), sheet.clone())]);
        sheets.push(self::table(&sheet, table));
    }
    sheets.push(index);
}

fn table(name: &str, table: &Json) -> Written {
    let columns: Vec<String> = texts(table.get("columns"));
    let mut sheet = Written::new(name, std::iter::once(NUMBER.to_owned()).chain(columns.iter().cloned()));
    for (number, row) in (1..).zip(table.get("rows").and_then(Json::as_list).unwrap_or_default()) {
        let cells = columns.iter().cloned().zip(texts(Some(row))).filter(|(_, cell)| !cell.is_empty());
        sheet.rows.push(std::iter::once((NUMBER.to_owned(), format!("{number}"))).chain(cells).collect());
    }
    sheet
}

fn texts(list: Option<&Json>) -> Vec<String> {
    let list = list.and_then(Json::as_list).unwrap_or_default();
    list.iter().map(|text| text.as_text().unwrap_or_default().to_owned()).collect()
}
