//! Sheets that only our own exports have: consent, scores, tables, and whatever else of a form no column holds.
//!
//! `kin_consent`, `kin_scores` and `kin_more` hold a JSON value leaf by leaf: its path (a JSON Pointer, RFC 6901) and its
//! text, or, where it is no text, its JSON. `kin_tables` names the sheet of each table.

use super::book::{Book, Sheet};
use super::json::{Json, Object};
use super::mistake::{Placed, WorkbookMistake};
use super::place::Place;
use super::report::Report;

/// Property of the form → its sheet.
pub(super) const SHEETS: [(&str, &str); 2] = [("consent", "kin_consent"), ("scores", "kin_scores")];
/// The sheet of all other properties.
pub(super) const MORE: &str = "kin_more";
/// The sheet that names the sheets of tables.
pub(super) const TABLES: &str = "kin_tables";
/// Headers of a sheet of leaves.
pub(super) const LEAVES: [&str; 3] = ["path", "text", "json"];
/// Header of the column that numbers the rows of a table.
pub(super) const NUMBER: &str = "#";

/// The properties of the form that stand on own sheets.
pub(super) fn read(book: &Book, _report: &mut Report) -> Result<Object, Placed> {
    let mut properties = Object::new();
    for (property, name) in SHEETS {
        if let Some(sheet) = book.sheet(name) {
            properties.push((property.to_owned(), from_leaves(sheet)?));
        }
    }
    if let Some(sheet) = book.sheet(MORE)
        && let Json::Object(more) = from_leaves(sheet)?
    {
        properties.extend(more);
    }
    Ok(properties)
}

/// The tables of our own exports.
pub(super) fn tables(book: &Book, _report: &mut Report) -> Object {
    let Some(index) = book.sheet(TABLES) else { return Object::new() };
    let mut tables = Object::new();
    for row in &index.rows {
        let cell = |column: u32| row.cells.iter().find(|(at, _)| *at == column).map_or("", |(_, text)| text);
        let Some(sheet) = book.sheet(&cell(1).to_lowercase()) else { continue };
        tables.push((cell(0).to_owned(), table(sheet)));
    }
    tables
}

fn table(sheet: &Sheet) -> Json {
    let columns: Vec<_> = sheet.headers.iter().filter(|(_, header)| header.as_ref() != NUMBER).collect();
    let rows = sheet.rows.iter().map(|row| {
        let cell = |column: u32| {
            let found = row.cells.iter().find(|(at, _)| *at == column);
            Json::text(found.map_or("", |(_, text)| text.as_str()))
        };
        Json::List(columns.iter().map(|(column, _)| cell(*column)).collect())
    });
    let rows = rows.collect();
    let columns = columns.iter().map(|(_, header)| Json::text(header.as_ref())).collect();
    Json::Object(vec![("columns".into(), Json::List(columns)), ("rows".into(), Json::List(rows))])
}

/// A value leaf by leaf: path, text, JSON.
pub(super) fn to_leaves(value: &Json) -> Vec<[String; 3]> {
    let mut leaves = Vec::new();
    gather(value, &mut String::new(), &mut leaves);
    leaves
}

fn gather(value: &Json, path: &mut String, leaves: &mut Vec<[String; 3]>) {
    let length = path.len();
    match value {
        Json::Text(text) if !text.trim().is_empty() => {
            leaves.push([path.clone(), text.clone(), String::new()]);
        }
        Json::List(list) => {
            leaves.push([path.clone(), String::new(), "[]".into()]);
            for (index, entry) in list.iter().enumerate() {
                path.push('/');
                path.push_str(&index.to_string());
                gather(entry, path, leaves);
                path.truncate(length);
            }
        }
        Json::Object(object) if !object.is_empty() => {
            for (name, entry) in object {
                path.push('/');
                path.push_str(&name.replace('~', "~0").replace('/', "~1"));
                gather(entry, path, leaves);
                path.truncate(length);
            }
        }
        other => leaves.push([path.clone(), String::new(), other.compact()]),
    }
}

/// The value again.
fn from_leaves(sheet: &Sheet) -> Result<Json, Placed> {
    let column = |wanted: &str| {
        sheet.headers.iter().find(|(_, header)| header.as_ref() == wanted).map(|(column, _)| *column)
    };
    let [path, text, json] = LEAVES.map(column);
    let mut root = Json::Object(Object::new());
    for row in &sheet.rows {
        let cell = |column: Option<u32>| {
            let column = column?;
            row.cells.iter().find(|(at, _)| *at == column).map(|(_, text)| text.as_str())
        };
        let broken = || WorkbookMistake::WorkbookMoreBroken.at(Place::row(&sheet.name, row.number));
        let value = match (cell(text), cell(json)) {
            (Some(text), _) => Json::text(text),
            (None, Some(json)) => serde_json::from_str(json).map_err(|_| broken())?,
            (None, None) => return Err(broken()),
        };
        place(&mut root, cell(path).unwrap_or_default(), value).ok_or_else(broken)?;
    }
    Ok(root)
}

/// Puts a leaf where its path says; none where the path does not fit what is there.
fn place(root: &mut Json, path: &str, value: Json) -> Option<()> {
    const DEEPEST: usize = 32;
    if path.is_empty() {
        *root = value;
        return Some(());
    }
    let steps: Vec<String> =
        path.strip_prefix('/')?.split('/').map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
    if steps.len() > DEEPEST {
        return None;
    }
    let mut at = root;
    for step in steps {
        at = match at {
            Json::List(list) => {
                let index = step.parse::<usize>().ok()?;
                if index == list.len() {
                    list.push(Json::Object(Object::new()));
                }
                list.get_mut(index)?
            }
            Json::Object(object) => {
                let known = object.iter().position(|(name, _)| *name == step);
                let index = known.unwrap_or_else(|| {
                    object.push((step, Json::Object(Object::new())));
                    object.len() - 1
                });
                &mut object.get_mut(index)?.1
            }
            _ => return None,
        };
    }
    *at = value;
    Some(())
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::rc::Rc;

    use super::*;
    use crate::xlsform::book::SheetRow;

    #[test]
    fn a_value_comes_back_from_its_leaves() {
        let text = r#"{"a":[],"b":{"1":2,"x/y":{"vi":"Ồ"}},"c":[{"d":true},[1,"","e"]],"f":{}}"#;
        let value: Json = serde_json::from_str(text).unwrap();
        let rows = to_leaves(&value).into_iter().enumerate().map(|(row, leaf)| SheetRow {
            number: row as u64 + 2,
            cells: (0..).zip(leaf).filter(|(_, text)| !text.is_empty()).collect(),
        });
        let sheet = Sheet {
            name: MORE.into(),
            kind: MORE.into(),
            again: HashMap::new(),
            headers: (0..).zip(LEAVES.map(Rc::from)).collect(),
            rows: rows.collect(),
        };
        assert_eq!(from_leaves(&sheet).unwrap(), value);
    }
}
