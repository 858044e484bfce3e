//! A form → an .xlsx that imports as the same form, byte for byte once it stands in the importer's order.
//!
//! Every property has a column. What a column cannot hold exactly stands, as JSON, in the column `kin::more` of its row, or
//! on an own sheet: nothing is lost on the way out either.

mod canonical;
mod choices;
mod form;
mod item;
mod sheets;

use serde::Serialize;

use super::json::{Json, Object};
use super::languages::{self, UNNAMED, printable};

pub use canonical::canonical;

/// Why a form cannot be written as a workbook.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are the arguments of the message above each variant")]
pub enum ExportError {
    /// The bytes are no JSON object.
    #[error("the form cannot be read")]
    ExportFormUnreadable,
    /// More characters than a cell of a spreadsheet holds.
    #[error("{what} is longer than a cell holds")]
    ExportTextTooLong { what: String },
    /// A list that a select names, with a blank in its name.
    #[error("the list {list} has a blank in its name")]
    ExportListName { list: String },
}

/// Writes a form as .xlsx. The bytes are those of a form's file, which parsed without a mistake.
///
/// Equal forms give equal bytes.
pub fn export(form: &[u8]) -> Result<Vec<u8>, ExportError> {
    let tree: Json = serde_json::from_slice(form).map_err(|_| ExportError::ExportFormUnreadable)?;
    let Json::Object(form) = tree else { return Err(ExportError::ExportFormUnreadable) };
    let languages = languages_of(&form);
    let mut sheets = vec![
        item::survey(&form, &languages)?,
        choices::sheet(&form, &languages),
        form::settings(&form, &languages),
    ];
    sheets.extend(form::own_sheets(&form));
    sheets::write(&sheets)
}

/// The codes of the languages, the default first.
fn languages_of(form: &Object) -> Vec<String> {
    let codes = super::json::get(form, "languages").and_then(Json::as_list).unwrap_or_default();
    codes.iter().filter_map(Json::as_text).map(str::to_owned).collect()
}

/// The header of words in a language: `label::English (en)`; without one where the default has no name.
fn header(column: &str, code: &str, languages: &[String]) -> String {
    let is_plain = code == UNNAMED && languages.first().is_some_and(|default| default == code);
    if is_plain { column.to_owned() } else { format!("{column}::{}", languages::label(code)) }
}

/// Whether a cell gives the text back as it is.
fn fits_cell(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains('\u{a0}') && printable(text) == text
}

/// JSON for a cell: one line, and nothing in it that reading a cell would change.
fn in_cell(value: &Json) -> String {
    value.compact().replace('\u{a0}', "\\u00a0").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Words as cells, one for each language; none where cells do not hold them exactly.
fn words(value: &Json, column: &str, languages: &[String]) -> Option<Vec<(String, String)>> {
    let object = value.as_object().filter(|object| !object.is_empty())?;
    let cells = object.iter().map(|(code, text)| {
        let text = text.as_text().filter(|text| fits_cell(text))?;
        languages.contains(code).then(|| (header(column, code, languages), text.to_owned()))
    });
    cells.collect()
}
