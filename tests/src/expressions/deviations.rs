//! The page that names where the engine deviates from the reference, read back.

use serde_json::Value;

use super::{Case, Judged, Kind};

/// The cases that `forms/DEVIATIONS.md` names.
#[derive(Debug)]
pub struct Deviations(Vec<Row>);

/// An expression, what JavaRosa gives for it, and why it is something else here.
#[derive(Debug)]
struct Row {
    expression: String,
    reference: String,
    reason: String,
}

/// What a case comes to, given the page.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict<'d> {
    /// As expected.
    Passed,
    /// Not as expected, for the reason that the page gives.
    Documented(&'d str),
    /// Not as expected.
    Failed,
    /// As expected, though the page says otherwise.
    Stale,
}

impl Deviations {
    /// Reads the rows of the page's first table: `` | `expression` | JavaRosa | here | reason | ``.
    pub fn parse(page: &str) -> Deviations {
        let rows =
            page.lines().skip_while(|line| !line.starts_with("| `")).take_while(|line| line.starts_with('|'));
        let row = |line: &str| {
            let (expression, rest) = line.strip_prefix("| `")?.split_once("` |")?;
            let columns: Vec<&str> =
                rest.trim_end().trim_end_matches('|').split(" | ").map(str::trim).collect();
            let [reference, .., reason] = columns[..] else { return None };
            Some(Row {
                // A bar inside a table is written as an entity of its own: nothing in Markdown escapes it inside code.
                expression: expression.replace("&#124;", "|"),
                reference: reference.trim_matches('\'').to_owned(),
                reason: reason.to_owned(),
            })
        };
        Deviations(rows.filter_map(row).collect())
    }

    /// The expressions it names.
    pub fn expressions(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|row| row.expression.as_str())
    }

    /// What a judged case comes to.
    pub fn verdict(&self, case: &Case, judged: &Judged) -> Verdict<'_> {
        let documented = self.0.iter().find(|row| row.stands_for(case));
        match (judged.agrees(), documented) {
            (true, None) => Verdict::Passed,
            (true, Some(_)) => Verdict::Stale,
            (false, Some(row)) => Verdict::Documented(&row.reason),
            (false, None) => Verdict::Failed,
        }
    }
}

impl Row {
    /// Whether the case expects what JavaRosa gives: of another expectation the row says nothing.
    fn stands_for(&self, case: &Case) -> bool {
        if self.expression != case.expression {
            return false;
        }
        if self.reference == "an error" {
            return case.kind == Kind::Error;
        }
        let reference = || self.reference.parse::<f64>().ok();
        match &case.expected {
            Some(Value::String(expected)) => {
                *expected == self.reference
                    || reference().is_some_and(|number| expected.parse() == Ok(number))
            }
            Some(Value::Number(expected)) => reference().is_some() && reference() == expected.as_f64(),
            Some(Value::Bool(expected)) => self.reference == if *expected { "true" } else { "false" },
            _ => false,
        }
    }
}
