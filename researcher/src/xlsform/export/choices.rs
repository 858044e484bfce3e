//! Lists of choices → rows of the choices sheet.

use std::collections::HashSet;

use super::sheets::Written;
use super::{fits_cell, header, in_cell, words};
use crate::xlsform::choices::MEDIA;
use crate::xlsform::columns::{CHOICES, is_plain};
use crate::xlsform::json::{Json, Object, get};

/// The choices sheet.
pub(super) fn sheet(form: &Object, languages: &[String]) -> Written {
    let lists = get(form, "choices").and_then(Json::as_object).map_or(&[][..], |lists| lists);
    let own = own_columns(lists.iter().filter_map(|(_, list)| list.as_list()).flatten());
    let mut headers: Vec<String> = vec!["list_name".into(), "name".into()];
    for column in ["label", "image", "big-image", "audio", "video"] {
        headers.extend(languages.iter().map(|code| header(column, code, languages)));
    }
    headers.extend(own.iter().map(|column| (*column).to_owned()));
    headers.push("kin::more".into());
    let mut sheet = Written::new("choices", headers);
    for (name, list) in lists {
        for choice in list.as_list().unwrap_or_default() {
            sheet.rows.push(row(name, choice, languages));
        }
    }
    let labels: Vec<String> = languages.iter().map(|code| header("label", code, languages)).collect();
    let kept: Vec<&str> =
        ["list_name", "name"].into_iter().chain(labels.iter().map(String::as_str)).collect();
    sheet.without_empty_columns(&kept)
}

/// Whether a list has a name twice, told apart by other columns.
pub(super) fn has_duplicates(form: &Object) -> bool {
    let lists = get(form, "choices").and_then(Json::as_object).into_iter().flatten();
    lists.filter_map(|(_, list)| list.as_list()).any(|list| {
        let mut seen = HashSet::new();
        list.iter().filter_map(|choice| choice.get("name")).any(|name| !seen.insert(name.as_text()))
    })
}

/// The own columns of all choices, each before those that it stands before in any of them.
fn own_columns<'f>(choices: impl Iterator<Item = &'f Json>) -> Vec<&'f str> {
    let mut left: Vec<&str> = Vec::new();
    let mut before: HashSet<(&str, &str)> = HashSet::new();
    for choice in choices {
        let columns = choice.as_object().into_iter().flatten();
        let columns: Vec<&str> = columns
            .filter(|(column, value)| is_own(column, value))
            .map(|(column, _)| column.as_str())
            .collect();
        before.extend(columns.windows(2).map(|pair| (pair[0], pair[1])));
        for column in columns {
            if !left.contains(&column) {
                left.push(column);
            }
        }
    }
    let mut own = Vec::new();
    while !left.is_empty() {
        let is_first = |column: &&str| !left.iter().any(|other| before.contains(&(*other, *column)));
        // Choices of one sheet never contradict each other; those of a form written by hand can.
        let at = left.iter().position(is_first).unwrap_or_default();
        own.push(left.remove(at));
    }
    own
}

/// Whether a property is a column of its own that a cell holds exactly.
fn is_own(column: &str, value: &Json) -> bool {
    let is_ours = matches!(column, "name" | "label" | "media");
    !is_ours && value.as_text().is_some_and(fits_cell) && !column.contains(' ') && is_plain(column, CHOICES)
}

fn row(list: &str, choice: &Json, languages: &[String]) -> Vec<(String, String)> {
    let mut cells = vec![("list_name".to_owned(), list.to_owned())];
    let mut more = Object::new();
    for (property, value) in choice.as_object().into_iter().flatten() {
        let found = match property.as_str() {
            "name" => value.as_text().map(|name| vec![("name".to_owned(), name.to_owned())]),
            "label" => words(value, "label", languages),
            "media" => media(value, languages),
            column if is_own(column, value) => {
                value.as_text().map(|text| vec![(column.to_owned(), text.to_owned())])
            }
            _ => None,
        };
        match found {
            Some(found) => cells.extend(found),
            None => more.push((property.clone(), value.clone())),
        }
    }
    if !more.is_empty() {
        cells.push(("kin::more".into(), in_cell(&Json::Object(more))));
    }
    cells
}

fn media(value: &Json, languages: &[String]) -> Option<Vec<(String, String)>> {
    let mut cells = Vec::new();
    for (property, files) in value.as_object()? {
        let (column, _) = MEDIA.iter().find(|(_, known)| known == property)?;
        cells.extend(words(files, column, languages)?);
    }
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_stands_before_those_it_stands_before_in_any_choice() {
        let choices: Vec<Json> =
            [r#"{"order":"1"}"#, r#"{"area":"a"}"#, r#"{"area":"b","order":"2","x":"3"}"#]
                .iter()
                .map(|text| serde_json::from_str(text).unwrap())
                .collect();
        assert_eq!(own_columns(choices.iter()), ["area", "order", "x"]);
        let crossed: Vec<Json> = [r#"{"a":"1","b":"1"}"#, r#"{"b":"1","a":"1"}"#]
            .iter()
            .map(|text| serde_json::from_str(text).unwrap())
            .collect();
        assert_eq!(own_columns(crossed.iter()), ["a", "b"]);
    }
}
