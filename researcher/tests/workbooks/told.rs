//! What the report tells of a difference.

use std::collections::HashSet;

use kin_researcher::xlsform::ReportLine;
use serde_json::Value;

use crate::compare::Comparison;

impl Comparison<'_> {
    pub(crate) fn has_line(&self, is_it: impl Fn(&ReportLine) -> bool) -> bool {
        self.imported.report.lines.iter().any(|line| is_it(&line.what))
    }

    /// Words of a choice are read by their column, with a line that tells both.
    pub(crate) fn is_rewritten(&self, theirs: &Value, ours: &Value) -> bool {
        let starts = |value: &Value, told: &str| {
            value.as_str().is_some_and(|text| text.starts_with(told.trim_end_matches('…')))
        };
        self.has_line(|line| {
            matches!(line, ReportLine::ImportWordsRead { from, to } if starts(theirs, from) && starts(ours, to))
        })
    }

    pub(crate) fn is_left(&self, property: &str, expression: &str) -> bool {
        let shown: String = expression.chars().take(80).collect();
        self.has_line(|line| match line {
            ReportLine::ImportPropertyLeft { property: left, text } => {
                left == property && text.starts_with(&shown)
            }
            ReportLine::ImportCellLeft { text, .. } => text.starts_with(&shown),
            _ => false,
        })
    }

    /// A left condition is told as it stood.
    pub(crate) fn condition_is_left(&self, property: &str, theirs: &Value, ours: &Value) -> bool {
        ours.is_null()
            && !theirs.is_null()
            && self.has_line(|line| matches!(line, ReportLine::ImportPropertyLeft { property: left, .. } if left == property))
    }

    /// A property of words that was left is told with all of them, as far as a line goes.
    pub(crate) fn are_words_left(&self, property: &str, words: &str) -> bool {
        let words = Value::from(words).to_string();
        self.has_line(|line| match line {
            ReportLine::ImportPropertyLeft { property: left, text } => {
                left == property && (text.contains(&words) || text.ends_with('…'))
            }
            _ => false,
        })
    }

    pub(crate) fn is_left_in_report(&self, words: &Value) -> bool {
        let text = words.as_str().or_else(|| words.as_object()?.values().next()?.as_str());
        text.is_none_or(|text| self.is_left("", text))
    }

    /// The file that an appearance searches, where the report tells it.
    pub(crate) fn searched(&self, theirs: &Value) -> Option<&str> {
        let appearance = theirs["control"]["appearance"].as_str()?;
        self.imported.report.lines.iter().find_map(|line| match &line.what {
            ReportLine::ImportSearch { table } => {
                let calls = ["'", "\""].map(|quote| format!("search({quote}{table}"));
                calls.iter().any(|call| appearance.contains(call)).then_some(table.as_str())
            }
            _ => None,
        })
    }

    /// The name of a question in the form.
    pub(crate) fn name_of<'n>(&'n self, name: &'n str) -> &'n str {
        let renamed = self.imported.report.lines.iter().find_map(|line| match &line.what {
            ReportLine::ImportNameChanged { from, to } if from == name => Some(to.as_str()),
            _ => None,
        });
        renamed.unwrap_or(name)
    }

    /// The name of a table in the form.
    pub(crate) fn table_of<'n>(&'n self, name: &'n str) -> &'n str {
        let renamed = self.imported.report.lines.iter().find_map(|line| match &line.what {
            ReportLine::ImportTableRenamed { from, to } if from == name => Some(to.as_str()),
            _ => None,
        });
        renamed.unwrap_or(name)
    }

    /// Choices less those that are told to be like one before them.
    pub(crate) fn without_twins<'t>(&self, choices: &'t [Value]) -> Vec<&'t Value> {
        let mut seen = HashSet::new();
        let is_kept = |choice: &&Value| {
            let name = choice["name"].as_str().unwrap_or_default();
            let told = self.has_line(
                |line| matches!(line, ReportLine::ImportChoiceTwin { choice: told } if told == name),
            );
            seen.insert(name.to_owned()) || !told
        };
        choices.iter().filter(is_kept).collect()
    }
}
