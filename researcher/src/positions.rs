//! Where things stand in a JSON file that was read already: lines and columns, so that what is said about a form or a
//! script points into its author's editor.

use std::collections::HashMap;

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged as _;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde::Serialize;

/// A place in a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// Line from 1.
    pub line: u64,
    /// Column from 1, in characters.
    pub column: u64,
}

/// The places of everything in one JSON file.
#[derive(Debug)]
pub struct Positions {
    text: String,
    line_starts: Vec<usize>,
    /// JSON pointer (RFC 6901) → byte at which the value stands.
    bytes: HashMap<String, usize>,
    /// The `name` of an object inside `survey` → its pointer.
    items: HashMap<String, String>,
    /// The pointer of the first property that stands twice in one object.
    twice: Option<String>,
}

impl Positions {
    /// The places in `text`; none are known where it is not JSON.
    ///
    /// Rows of tables are left out: nothing is said about one of them, and there may be fifty thousand.
    pub fn of(text: &str) -> Positions {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let mut positions = Positions {
            text: text.to_owned(),
            line_starts: std::iter::once(0).chain(after_breaks).collect(),
            bytes: HashMap::new(),
            items: HashMap::new(),
            twice: None,
        };
        let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
        if let Some(root) = parsed.ok().and_then(|parsed| parsed.value) {
            positions.note(&root, "");
        }
        positions
    }

    /// Where the value at a JSON pointer begins; the nearest value around it where there is none; else the file's beginning.
    pub fn at(&self, pointer: &str) -> Position {
        let mut pointer = pointer;
        loop {
            if let Some(&byte) = self.bytes.get(pointer) {
                return self.place(byte);
            }
            match pointer.rsplit_once('/') {
                Some((around, _)) => pointer = around,
                None => return self.place(0),
            }
        }
    }

    /// Where a property of a form's item stands, or the item where it does not have it.
    pub fn of_item(&self, name: &str, property: &str) -> Position {
        match self.items.get(name) {
            Some(pointer) => self.at(&format!("{pointer}/{property}")),
            None => self.place(0),
        }
    }

    /// Whether a form's item has a property.
    pub fn item_has(&self, name: &str, property: &str) -> bool {
        self.items.get(name).is_some_and(|pointer| self.bytes.contains_key(&format!("{pointer}/{property}")))
    }

    /// The pointer of a form's item.
    pub fn item(&self, name: &str) -> Option<&str> {
        self.items.get(name).map(String::as_str)
    }

    /// The pointer of the first property that stands twice in one object.
    pub fn twice(&self) -> Option<&str> {
        self.twice.as_deref()
    }

    fn place(&self, byte: usize) -> Position {
        let line = self.line_starts.partition_point(|start| *start <= byte);
        let start = self.line_starts[line - 1];
        let column = self.text.get(start..byte).map_or(0, |before| before.chars().count()) + 1;
        Position { line: line as u64, column: column as u64 }
    }

    fn note(&mut self, value: &Value<'_>, pointer: &str) {
        self.bytes.insert(pointer.to_owned(), value.range().start);
        match value {
            Value::Object(object) => self.note_object(object, pointer),
            Value::Array(array) if !pointer.ends_with("/rows") => {
                for (index, element) in array.elements.iter().enumerate() {
                    self.note(element, &format!("{pointer}/{index}"));
                }
            }
            _ => {}
        }
    }

    fn note_object(&mut self, object: &Object<'_>, pointer: &str) {
        for property in &object.properties {
            let name = property.name.as_str();
            let inside = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
            if name == "name"
                && pointer.starts_with("/survey/")
                && let Value::StringLit(literal) = &property.value
            {
                self.items.entry(literal.value.to_string()).or_insert_with(|| pointer.to_owned());
            }
            if self.bytes.contains_key(&inside) {
                self.twice.get_or_insert_with(|| inside.clone());
            }
            self.note(&property.value, &inside);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_its_pointer_and_by_the_name_of_an_item() {
        let text = "{\n  \"survey\": [\n    {\"type\": \"note\", \"name\": \"ấm\", \"label\": {}},\n    {\"name\": \"b\"}\n  ]\n}\n";
        let positions = Positions::of(text);
        assert_eq!(positions.at("/survey/1"), Position { line: 4, column: 5 });
        assert_eq!(positions.at("/survey/1/label/vi"), Position { line: 4, column: 5 });
        assert_eq!(positions.of_item("ấm", "label"), Position { line: 3, column: 45 });
        assert!(positions.item_has("ấm", "label") && !positions.item_has("b", "label"));
        assert_eq!(positions.of_item("nobody", "label"), Position { line: 1, column: 1 });
    }

    #[test]
    fn a_property_that_stands_twice_is_noticed() {
        assert_eq!(Positions::of("{\"a\": {\"b\": 1, \"b\": 2}}").twice(), Some("/a/b"));
        assert_eq!(Positions::of("{\"a\": [{\"b\": 1}, {\"b\": 2}]}").twice(), None);
        assert_eq!(Positions::of("not JSON").twice(), None);
    }
}
