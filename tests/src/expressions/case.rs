//! A case: an expression, and what is expected of it.

use std::fmt::{self, Display, Formatter};

use serde_json::Value;

/// All cases of a file.
#[derive(Debug)]
pub struct Cases(Vec<Case>);

/// One case. What a file does not say is empty.
#[derive(Debug, Clone)]
pub struct Case {
    /// The line of the original at which it stands, or its number in the file.
    pub line: u64,
    /// The expression.
    pub expression: String,
    /// `number`, `string`, `boolean`, `date`, `nodeset` or `error`; without it, whatever the expected value is.
    pub kind: Option<String>,
    /// What it should give: a JSON value, or a text that stands for one.
    pub expected: Value,
    /// Whether it needs no document.
    pub context_free: bool,
    /// What a second engine says: whether it agrees.
    pub reference_pass: Option<bool>,
    /// The case as it stands, for fields that few files have.
    pub whole: Value,
}

impl Cases {
    /// Reads `{"cases": […]}`, or the array alone.
    ///
    /// Errors: what is wrong, in words.
    pub fn parse(text: &str) -> Result<Cases, String> {
        let file: Value = serde_json::from_str(text).map_err(|error| format!("not JSON: {error}"))?;
        let cases = ["cases", "tests"].iter().find_map(|key| file.get(key)).unwrap_or(&file);
        let cases = cases.as_array().ok_or("there is no array of cases in it")?;
        let cases = cases.iter().enumerate().map(|(index, case)| {
            Case::from_json(index, case).ok_or_else(|| format!("case {} has no expression", index + 1))
        });
        cases.collect::<Result<_, _>>().map(Cases)
    }

    /// Each case, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Case> {
        self.0.iter()
    }
}

impl Case {
    fn from_json(index: usize, case: &Value) -> Option<Case> {
        let text = |keys: &[&str]| keys.iter().find_map(|key| case.get(key)?.as_str()).map(str::to_owned);
        let truth = |key: &str| case.get(key).and_then(Value::as_bool);
        let kind = text(&["type", "kind"]).map(|kind| kind.to_lowercase());
        let is_error =
            case.get("error").is_some_and(|error| !matches!(error, Value::Null | Value::Bool(false)));
        let expected = ["expected", "expect", "result", "value"].iter().find_map(|key| case.get(key));
        Some(Case {
            line: case.get("line").and_then(Value::as_u64).unwrap_or(index as u64 + 1),
            expression: text(&["expr", "expression", "xpath"])?,
            kind: kind.or_else(|| (is_error && expected.is_none()).then(|| "error".to_owned())),
            expected: expected.cloned().unwrap_or(Value::Null),
            context_free: truth("context_free").unwrap_or(true),
            reference_pass: truth("reference_pass"),
            whole: case.clone(),
        })
    }

    /// A field that few files have.
    pub fn field(&self, names: &[&str]) -> Option<&Value> {
        names.iter().find_map(|name| self.whole.get(name))
    }
}

impl Display for Case {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let expression = self.expression.escape_debug();
        let kind = self.kind.as_deref().unwrap_or("value");
        write!(formatter, "line {}: {expression}  expected {kind} {}", self.line, self.expected)
    }
}
