//! JSON Lines: one object a line, its members named as questions.

use serde::de::{Deserializer as _, Error as _, MapAccess, Visitor};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

use super::RowMistake;
use super::rows::{MAX_COLUMNS, MAX_ROW_BYTES, Row};

/// Reads one line into a row: text, numbers, `true`/`false`, `null`, lists of choice names, or `{"missing": "refused"}`.
pub(super) fn row(number: u64, line: &str) -> Result<Row, RowMistake> {
    if line.len() > MAX_ROW_BYTES {
        return Err(RowMistake::ImportRowTooLong { row: number, max_bytes: MAX_ROW_BYTES });
    }
    let mut reader = serde_json::Deserializer::from_str(line);
    // The reader's own words could quote the line, so only the place is kept.
    let unreadable =
        |error: &serde_json::Error| RowMistake::ImportRowNotJson { row: number, letter: error.column() };
    let members = reader.deserialize_map(Members).map_err(|error| unreadable(&error))?;
    reader.end().map_err(|error| unreadable(&error))?;
    let mut row = Row::new(number);
    for (index, (name, value)) in members.iter().enumerate() {
        let name: String = name.trim().nfc().collect();
        let Some(cell) = cell(value) else {
            return Err(RowMistake::ImportRowValueKind { row: number, column: index + 1 });
        };
        if !row.put(&name, &cell) {
            return Err(RowMistake::ImportRowColumnTwice { row: number, column: index + 1 });
        }
    }
    Ok(row)
}

/// A value as a person would type it; `None` for what no cell could hold.
fn cell(value: &Value) -> Option<zeroize::Zeroizing<String>> {
    let cell = match value {
        Value::Null => String::new(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(names) => names.iter().map(Value::as_str).collect::<Option<Vec<_>>>()?.join(" "),
        Value::Object(members) if members.len() == 1 => members.get("missing")?.as_str()?.to_owned(),
        Value::Object(_) => return None,
    };
    Some(zeroize::Zeroizing::new(cell))
}

/// An object's members in order, repeated ones included: keeping the last would lose an answer in silence.
struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Vec<(String, Value)>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            if members.len() == MAX_COLUMNS {
                return Err(A::Error::custom("too many members"));
            }
            members.push(member);
        }
        Ok(members)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell_of(line: &str, column: &str) -> String {
        row(1, line).unwrap().take(column).map_or(String::new(), |cell| cell.to_string())
    }

    #[test]
    fn every_kind_of_answer_becomes_what_a_person_would_type() {
        let line = r#"{"age":34,"share":0.5,"name":" Lan ","work":["farm","shop"],"debt":{"missing":"refused"},"consent":true,"none":null}"#;
        assert_eq!(cell_of(line, "age"), "34");
        assert_eq!(cell_of(line, "share"), "0.5");
        assert_eq!(cell_of(line, "name"), "Lan");
        assert_eq!(cell_of(line, "work"), "farm shop");
        assert_eq!(cell_of(line, "debt"), "refused");
        assert_eq!(cell_of(line, "consent"), "yes");
        assert_eq!(cell_of(line, "none"), "");
    }

    #[test]
    fn what_is_no_row_is_refused_by_its_place() {
        assert!(matches!(row(7, "[1]"), Err(RowMistake::ImportRowNotJson { row: 7, .. })));
        assert!(matches!(row(7, r#"{"a":1} x"#), Err(RowMistake::ImportRowNotJson { .. })));
        assert!(matches!(
            row(7, r#"{"a":1,"a":2}"#),
            Err(RowMistake::ImportRowColumnTwice { column: 2, .. })
        ));
        assert!(matches!(row(7, r#"{"a":{"b":1}}"#), Err(RowMistake::ImportRowValueKind { column: 1, .. })));
        let deep = format!("{{\"a\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(matches!(row(7, &deep), Err(RowMistake::ImportRowNotJson { .. })));
    }
}
