//! A case: an expression, and what is expected of it.

use std::fmt::{self, Display, Formatter};

use serde_json::Value;

/// What a file says of a case, or once for all of its cases.
const SHARED: [&str; 8] = ["tz", "timezone", "time_zone", "offset", "now", "language", "locale", "document"];

/// All cases of a file.
#[derive(Debug)]
pub struct Cases(Vec<Case>);

/// One case. What a file does not say is empty.
#[derive(Debug, Clone)]
pub struct Case {
    /// The line of the original at which it stands, or its number in the file.
    pub line: u64,
    /// The expression; empty where there is none, and then no value is what the case expects.
    pub expression: String,
    /// What sort of value it should give.
    pub kind: Kind,
    /// What it should give: a JSON value, or a text that stands for one; none where the case does not say.
    pub expected: Option<Value>,
    /// Whether it needs no document.
    pub context_free: bool,
    /// What a second engine says: whether it agrees.
    pub reference_pass: Option<bool>,
    /// The case as it stands, for fields that few files have.
    pub whole: Value,
}

/// The sort of value that a case expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Number,
    /// A text.
    Text,
    /// True or false.
    Truth,
    /// A day or a moment.
    Moment,
    /// The texts of nodes.
    Nodes,
    /// No value.
    Error,
    /// Whatever the expected value is: the file does not say.
    Unsaid,
    /// A word that is not known here: such a case fails.
    Unknown(String),
}

impl Kind {
    fn from_word(word: &str) -> Kind {
        match word.to_lowercase().as_str() {
            "number" | "double" | "float" | "decimal" | "int" | "integer" => Kind::Number,
            "string" | "text" => Kind::Text,
            "boolean" | "bool" => Kind::Truth,
            "date" | "datetime" | "date-time" => Kind::Moment,
            "nodeset" | "node-set" | "sequence" | "array" | "list" => Kind::Nodes,
            "error" | "exception" | "throws" => Kind::Error,
            _ => Kind::Unknown(word.to_owned()),
        }
    }

    fn name(&self) -> &str {
        match self {
            Kind::Number => "number",
            Kind::Text => "string",
            Kind::Truth => "boolean",
            Kind::Moment => "date",
            Kind::Nodes => "nodeset",
            Kind::Error => "error",
            Kind::Unsaid => "value",
            Kind::Unknown(word) => word,
        }
    }
}

impl Cases {
    /// Reads `{"cases": […]}`, or the array alone. A case that cannot be understood is a case too: one that fails.
    ///
    /// Errors: the file is not JSON, or holds no case; in words.
    pub fn parse(text: &str) -> Result<Cases, String> {
        let file: Value = serde_json::from_str(text).map_err(|error| format!("not JSON: {error}"))?;
        let cases = ["cases", "tests"].iter().find_map(|key| file.get(key)).unwrap_or(&file);
        let cases = cases.as_array().ok_or("there is no array of cases in it")?;
        if cases.is_empty() {
            return Err("there are no cases in it".into());
        }
        Ok(Cases(cases.iter().enumerate().map(|(index, case)| Case::from_json(index, case, &file)).collect()))
    }

    /// Each case, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Case> {
        self.0.iter()
    }
}

impl Case {
    fn from_json(index: usize, case: &Value, file: &Value) -> Case {
        let text = |keys: &[&str]| keys.iter().find_map(|key| case.get(key)?.as_str()).map(str::to_owned);
        let truth = |key: &str| case.get(key).and_then(Value::as_bool);
        let is_error =
            case.get("error").is_some_and(|error| !matches!(error, Value::Null | Value::Bool(false)));
        let expected = ["expected", "expect", "result", "value"].iter().find_map(|key| case.get(key));
        let kind = ["type", "kind"].iter().find_map(|key| case.get(key)).map_or(Kind::Unsaid, |kind| {
            kind.as_str().map_or_else(|| Kind::Unknown(kind.to_string()), Kind::from_word)
        });
        let mut whole = case.clone();
        if let Some(fields) = whole.as_object_mut() {
            for (name, value) in SHARED.iter().filter_map(|name| Some((*name, file.get(name)?))) {
                fields.entry(name).or_insert_with(|| value.clone());
            }
        }
        Case {
            line: case.get("line").and_then(Value::as_u64).unwrap_or(index as u64 + 1),
            expression: text(&["expr", "expression", "xpath"]).unwrap_or_default(),
            kind: if is_error && expected.is_none() && kind == Kind::Unsaid { Kind::Error } else { kind },
            expected: expected.cloned(),
            context_free: truth("context_free").unwrap_or(true),
            reference_pass: truth("reference_pass"),
            whole,
        }
    }

    /// A field that few files have.
    pub fn field(&self, names: &[&str]) -> Option<&Value> {
        names.iter().find_map(|name| self.whole.get(name)).filter(|value| !value.is_null())
    }

    /// Whether the case says what its expression is, be it empty.
    pub fn has_expression(&self) -> bool {
        ["expr", "expression", "xpath"].iter().any(|key| self.whole.get(key).is_some_and(Value::is_string))
    }
}

impl Display for Case {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let expression = self.expression.escape_debug();
        write!(formatter, "line {}: {expression}  expected {}", self.line, self.kind.name())?;
        self.expected.as_ref().map_or(Ok(()), |expected| write!(formatter, " {expected}"))
    }
}
