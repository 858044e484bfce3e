//! The page that names where the engine deviates from the reference, read back.

use super::{Case, Judged};

/// The cases that `forms/DEVIATIONS.md` names: expression and reason.
#[derive(Debug)]
pub struct Deviations(Vec<(String, String)>);

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
            let reason = rest.trim_end().trim_end_matches('|').rsplit(" | ").next()?;
            // A bar inside a table is written as an entity of its own: nothing in Markdown escapes it inside code.
            Some((expression.replace("&#124;", "|"), reason.trim().to_owned()))
        };
        Deviations(rows.filter_map(row).collect())
    }

    /// The expressions it names.
    pub fn expressions(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(expression, _)| expression.as_str())
    }

    /// What a judged case comes to.
    pub fn verdict(&self, case: &Case, judged: &Judged) -> Verdict<'_> {
        let documented = self.0.iter().find(|(expression, _)| *expression == case.expression);
        match (judged.agrees(), documented) {
            (true, None) => Verdict::Passed,
            (true, Some(_)) => Verdict::Stale,
            (false, Some((_, reason))) => Verdict::Documented(reason),
            (false, None) => Verdict::Failed,
        }
    }
}
