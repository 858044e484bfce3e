//! Questions, groups and repeats → rows of the survey sheet.

use super::sheets::Written;
use super::{ExportError, fits_cell, header, in_cell, words};
use crate::xlsform::choices::MEDIA;
use crate::xlsform::json::{Json, Object, get};
use crate::xlsform::question::{day_and_time, default_value};
use crate::xlsform::settings::yes_no;
use crate::xlsform::{parameters, references};

/// Property → column, where a cell holds words by language.
const WORDS: [(&str, &str); 6] = [
    ("label", "label"),
    ("hint", "hint"),
    ("guidance_hint", "guidance_hint"),
    ("required_message", "required_message"),
    ("constraint_message", "constraint_message"),
    ("warning_message", "kin::warning_message"),
];
/// Property → column, where a cell holds an expression.
const EXPRESSIONS: [(&str, &str); 5] = [
    ("relevant", "relevant"),
    ("constraint", "constraint"),
    ("warning", "kin::warning"),
    ("calculation", "calculation"),
    ("choice_filter", "choice_filter"),
];
/// Property → column, where a cell holds a text.
const TEXTS: [(&str, &str); 3] =
    [("appearance", "appearance"), ("key", "kin::key"), ("disclosure", "kin::disclosure")];
/// Property → column, where a cell holds a whole number.
const NUMBERS: [(&str, &str); 2] = [("max_length", "kin::max_length"), ("repeat_max", "kin::repeat_max")];

/// The survey sheet.
pub(super) fn survey(form: &Object, languages: &[String]) -> Result<Written, ExportError> {
    let mut headers: Vec<String> = vec!["type".into(), "name".into()];
    let in_languages =
        |column: &str| languages.iter().map(|code| header(column, code, languages)).collect::<Vec<_>>();
    for column in ["label", "hint", "guidance_hint", "image", "big-image", "audio", "video"] {
        headers.extend(in_languages(column));
    }
    headers.push("required".into());
    headers.extend(in_languages("required_message"));
    headers.extend(["relevant", "constraint"].map(str::to_owned));
    headers.extend(in_languages("constraint_message"));
    headers.push("kin::warning".into());
    headers.extend(in_languages("kin::warning_message"));
    let others = [
        "calculation",
        "trigger",
        "default",
        "read_only",
        "appearance",
        "choice_filter",
        "parameters",
        "repeat_count",
        "kin::max_length",
        "kin::missing",
        "kin::disclosure",
        "kin::key",
        "kin::repeat_max",
        "kin::more",
    ];
    headers.extend(others.map(str::to_owned));
    let mut sheet = Written::new("survey", headers);
    rows(get(form, "survey"), languages, &mut sheet.rows)?;
    let labels: Vec<String> = in_languages("label");
    let kept: Vec<&str> = ["type", "name"].into_iter().chain(labels.iter().map(String::as_str)).collect();
    Ok(sheet.without_empty_columns(&kept))
}

type Rows = Vec<Vec<(String, String)>>;

fn rows(items: Option<&Json>, languages: &[String], rows_: &mut Rows) -> Result<(), ExportError> {
    for item in items.and_then(Json::as_list).unwrap_or_default() {
        let Some(object) = item.as_object() else { continue };
        rows_.push(Item { object, languages, more: Object::new(), cells: Vec::new() }.row()?);
        let kind = get(object, "type").and_then(Json::as_text).unwrap_or_default();
        if matches!(kind, "group" | "repeat") {
            rows(get(object, "children"), languages, rows_)?;
            let name = get(object, "name").and_then(Json::as_text).unwrap_or_default();
            rows_.push(vec![("type".into(), format!("end_{kind}")), ("name".into(), name.into())]);
        }
    }
    Ok(())
}

/// A row in the making.
struct Item<'f> {
    object: &'f Object,
    languages: &'f [String],
    /// What no column holds.
    more: Object,
    cells: Vec<(String, String)>,
}

impl Item<'_> {
    fn row(mut self) -> Result<Vec<(String, String)>, ExportError> {
        let kind = self.text("type").to_owned();
        let kind_cell = self.kind_cell(&kind)?;
        self.cell("type", kind_cell);
        for (property, value) in self.object {
            if !self.property(&kind, property, value) {
                self.more.push((property.clone(), value.clone()));
            }
        }
        self.columns_of_file();
        if !self.more.is_empty() {
            let more = in_cell(&Json::Object(std::mem::take(&mut self.more)));
            self.cell("kin::more", more);
        }
        Ok(self.cells)
    }

    fn text(&self, property: &str) -> &str {
        get(self.object, property).and_then(Json::as_text).unwrap_or_default()
    }

    fn cell(&mut self, header: &str, text: impl Into<String>) {
        self.cells.push((header.to_owned(), text.into()));
    }

    /// The words of the type's cell.
    fn kind_cell(&self, kind: &str) -> Result<String, ExportError> {
        let has = |property: &str| get(self.object, property).is_some();
        Ok(match kind {
            "group" | "repeat" => format!("begin_{kind}"),
            // An older word for it, for one that waits for a trigger: `calculate` must calculate.
            "calculate" if !has("calculation") => "q calculate".to_owned(),
            "select_one" | "select_multiple" | "rank" if has("table") => {
                if kind == "rank" {
                    format!("rank {}.csv", self.text("table"))
                } else {
                    format!("{kind}_from_file {}.csv", self.text("table"))
                }
            }
            "select_one" | "select_multiple" | "rank" if has("from_repeat") => {
                format!("{kind} ${{{}}}", self.text("value"))
            }
            "select_one" | "select_multiple" | "rank" => {
                let list = self.text("list");
                if list.contains(char::is_whitespace) || list.contains("${") {
                    return Err(ExportError::ExportListName { list: list.to_owned() });
                }
                let other =
                    if get(self.object, "or_other") == Some(&Json::Bool(true)) { " or_other" } else { "" };
                format!("{kind} {list}{other}")
            }
            other => other.to_owned(),
        })
    }

    /// Writes a property into its column; false where no column holds it exactly.
    fn property(&mut self, kind: &str, property: &str, value: &Json) -> bool {
        let column = |table: &[(&str, &'static str)]| {
            table.iter().find(|(known, _)| *known == property).map(|(_, column)| *column)
        };
        if let Some(column) = column(&WORDS) {
            let Some(cells) = words(value, column, self.languages) else { return false };
            self.cells.extend(cells);
            return true;
        }
        if let (Some(column), Some(text)) = (column(&EXPRESSIONS), value.as_text()) {
            return yes_no(text).is_none() && self.exactly(column, text);
        }
        if let (Some(column), Some(text)) = (column(&TEXTS), value.as_text()) {
            return self.exactly(column, text);
        }
        if let (Some(column), Json::Number(number)) = (column(&NUMBERS), value) {
            let text = number.to_string();
            return text.parse::<u32>().is_ok() && self.exactly(column, &text);
        }
        match property {
            // A list and a table stand in the type's cell, children in rows of their own.
            "type" | "children" | "list" | "table" => true,
            "name" => self.exactly("name", value.as_text().unwrap_or_default()),
            "from_repeat" => get(self.object, "value").is_some(),
            "value" if get(self.object, "from_repeat").is_some() => true,
            "value" | "label_column" => value.as_text().is_some() && get(self.object, "table").is_some(),
            "or_other" => *value == Json::Bool(true) && get(self.object, "list").is_some(),
            "required" | "read_only" => match value {
                Json::Bool(answer) => self.exactly(property, if *answer { "yes" } else { "no" }),
                Json::Text(text) => yes_no(text).is_none() && self.exactly(property, text),
                _ => false,
            },
            "media" => self.media(value),
            "trigger" => self.trigger(value),
            "default" => self.default(kind, value),
            "parameters" => self.parameters(kind, value),
            "missing" => self.missing(value),
            "repeat_count" => match value {
                Json::Number(number) => self.exactly("repeat_count", &number.to_string()),
                Json::Text(text) => {
                    text.trim() == text && text.parse::<u32>().is_err() && self.exactly("repeat_count", text)
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// A select from a file states its columns among its parameters.
    fn columns_of_file(&mut self) {
        if get(self.object, "table").is_none() {
            return;
        }
        let mut pairs = Vec::new();
        for (property, key) in [("value", "value"), ("label_column", "label")] {
            if let Some(column) = get(self.object, property).and_then(Json::as_text) {
                pairs.push(format!("{key}={column}"));
            }
        }
        let is_held = |property: &str| self.more.iter().any(|(held, _)| held == property);
        if !is_held("parameters")
            && let Some(others) = get(self.object, "parameters").and_then(Json::as_object)
        {
            pairs.extend(others.iter().map(|(key, value)| match value {
                Json::Text(text) => format!("{key}={text}"),
                other => format!("{key}={}", other.compact()),
            }));
        }
        if !pairs.is_empty() {
            self.cell("parameters", pairs.join(" "));
        }
    }

    fn exactly(&mut self, column: &str, text: &str) -> bool {
        let fits = fits_cell(text);
        if fits {
            self.cell(column, text);
        }
        fits
    }

    fn media(&mut self, value: &Json) -> bool {
        let Some(media) = value.as_object() else { return false };
        let mut cells = Vec::new();
        for (property, files) in media {
            let column = MEDIA.iter().find(|(_, known)| known == property).map(|(column, _)| *column);
            let Some(found) = column.and_then(|column| words(files, column, self.languages)) else {
                return false;
            };
            cells.extend(found);
        }
        self.cells.extend(cells);
        true
    }

    fn trigger(&mut self, value: &Json) -> bool {
        let names = value.as_list().unwrap_or_default().iter().filter_map(Json::as_text);
        let cell = names.map(|name| format!("${{{name}}}")).collect::<Vec<_>>().join(", ");
        self.exactly("trigger", &cell)
    }

    fn missing(&mut self, value: &Json) -> bool {
        let words = value.as_list().unwrap_or_default().iter().filter_map(Json::as_text).collect::<Vec<_>>();
        self.exactly("kin::missing", &words.join(" "))
    }

    fn default(&mut self, kind: &str, value: &Json) -> bool {
        let is_moment = matches!(kind, "date" | "dateTime" | "geopoint" | "geotrace" | "geoshape");
        if let Some(expression) = value.get("expression").and_then(Json::as_text) {
            return references::is_dynamic(expression, is_moment) && self.exactly("default", expression);
        }
        let text = match value {
            Json::Text(text) => text.clone(),
            Json::Number(number) => number.to_string(),
            Json::Bool(true) => "true".to_owned(),
            _ => return false,
        };
        let comes_back = !references::is_dynamic(&text, is_moment)
            && day_and_time(kind, &text) == text
            && default_value(kind, &text) == *value
            && !matches!(kind, "image" | "audio" | "video" | "file");
        comes_back && self.exactly("default", &text)
    }

    fn parameters(&mut self, kind: &str, value: &Json) -> bool {
        let Some(object) = value.as_object() else { return false };
        let mut pairs: Vec<String> = Vec::new();
        for (key, value) in object {
            let text = match value {
                Json::Text(text) => text.clone(),
                Json::Number(number) => number.to_string(),
                _ => return false,
            };
            pairs.push(format!("{key}={text}"));
        }
        let cell = pairs.join(" ");
        let Some(read) = parameters::pairs(&cell) else { return false };
        let from_file = get(self.object, "table").is_some();
        let mut completed = read.clone();
        let comes_back = parameters::object(&read) == *object
            && parameters::check(kind, from_file, &read).is_ok()
            && (kind != "range"
                || (parameters::range(&mut completed, "", |_| None).is_ok() && completed == read));
        if comes_back && !from_file {
            return self.exactly("parameters", &cell);
        }
        comes_back
    }
}
