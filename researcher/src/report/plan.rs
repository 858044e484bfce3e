//! What a report is asked to show: which tables, which charts, in which order.

use std::collections::{BTreeMap, BTreeSet};

use kin_terminal::{Exit, Failure};
use serde::{Deserialize, Serialize};

use crate::disclosure::{Condition, Definition, GIVEN, ReleaseError};

/// A plan's file is never larger.
pub const MAX_PLAN_BYTES: u64 = 1024 * 1024;
/// A report has no more sections.
const MAX_SECTIONS: usize = 200;
/// A section has no more questions, and a quota no more cells.
const MAX_PARTS: usize = 200;

/// Words by language.
pub type Texts = BTreeMap<String, String>;

/// What a report shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    kin_report: u32,
    /// Over the report; the study's and the form's where there is none.
    #[serde(default)]
    pub title: Texts,
    /// Under the title.
    #[serde(default)]
    pub introduction: Texts,
    /// What is shown, in this order.
    pub sections: Vec<Section>,
}

/// A section: words, and at most one figure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Over it.
    #[serde(default)]
    pub heading: Texts,
    /// Under the heading.
    #[serde(default)]
    pub text: Texts,
    /// A table.
    #[serde(default)]
    pub table: Option<Table>,
    /// Several questions with the same answers, side by side.
    #[serde(default)]
    pub answers: Option<Answers>,
    /// How many answers are missing, and why.
    #[serde(default)]
    pub missing: Option<Answers>,
    /// How far a quota is filled.
    #[serde(default)]
    pub quota: Option<Quota>,
    /// How the interviews were held.
    #[serde(default)]
    pub held: Option<HeldBy>,
}

/// A table, as `release table` takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The variable in the rows.
    pub rows: String,
    /// The variable in the columns.
    #[serde(default)]
    pub columns: Option<String>,
    /// What the table is repeated by.
    #[serde(default)]
    pub by: Option<String>,
    /// Who is looked at: `question=value,value`.
    #[serde(default)]
    pub filter: Vec<String>,
    /// What a mean is shown of.
    #[serde(default)]
    pub mean: Option<String>,
    /// How it is drawn.
    #[serde(default)]
    pub chart: Chart,
}

/// How a table is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chart {
    /// A bar a number.
    #[default]
    Bars,
    /// Means along the rows, such as rounds.
    Trend,
    /// The provinces where they lie.
    Tiles,
    /// Not at all.
    None,
}

/// Questions by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// The questions, and choices of several (`question/choice`).
    pub questions: Vec<String>,
}

/// What parts the interviews, to show how they were held.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldBy {
    /// Variables, each with a table of its own.
    pub by: Vec<String>,
}

/// What is told of interviews that belong together, beside how many they are: means of these.
pub(super) const TOLD: [&str; 4] = ["held:minutes", "held:refused", "held:dont_know", "held:overrides"];

/// A quota.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// One to three variables.
    pub variables: Vec<String>,
    /// Its cells.
    pub cells: Vec<QuotaCell>,
}

/// A cell of a quota.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotaCell {
    /// One value a variable.
    pub values: Vec<String>,
    /// How many are wanted.
    pub target: u64,
}

/// Why a file is no plan of a report.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum PlanMistake {
    /// It is no JSON, or a property is unknown, missing or of another type.
    #[error("{file}:{line}:{column}: {reason}")]
    PlanUnreadable {
        /// The file.
        file: String,
        /// Line from 1.
        line: u64,
        /// Column from 1.
        column: u64,
        /// What the reader says, in English.
        reason: String,
    },
    /// A later version of the format.
    #[error("{file} is a report of version {version}")]
    PlanVersion {
        /// The file.
        file: String,
        /// Its version.
        version: u32,
    },
    /// Too many sections, questions or cells.
    #[error("{file}: more than {most} sections, questions or cells")]
    PlanTooLong {
        /// The file.
        file: String,
        /// The most.
        most: u64,
    },
    /// A section that shows two things.
    #[error("{file}: section {section} shows more than one figure")]
    PlanSectionTwofold {
        /// The file.
        file: String,
        /// The section, from 1.
        section: u64,
    },
    /// A section that shows nothing and says nothing.
    #[error("{file}: section {section} is empty")]
    PlanSectionEmpty {
        /// The file.
        file: String,
        /// The section, from 1.
        section: u64,
    },
    /// A trend of a table without means.
    #[error("{file}: section {section} is a trend without a mean")]
    PlanTrendWithoutMean {
        /// The file.
        file: String,
        /// The section, from 1.
        section: u64,
    },
    /// A quota's cell that has not one value for each of its variables, or stands twice.
    #[error("{file}: section {section}: a cell of the quota does not have one value for each variable")]
    PlanQuotaUneven {
        /// The file.
        file: String,
        /// The section, from 1.
        section: u64,
    },
    /// Something of a section is refused.
    #[error("section {section} of the report")]
    PlanSectionRefused {
        /// The section, from 1.
        section: u64,
    },
}

impl From<PlanMistake> for Failure {
    fn from(mistake: PlanMistake) -> Self {
        Self::error(Exit::Refused, &mistake)
    }
}

impl Plan {
    /// A plan of these sections.
    pub fn of(sections: Vec<Section>) -> Self {
        Self { kin_report: 1, sections, ..Self::default() }
    }

    /// Reads a plan's file, which is called `file` in mistakes.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, PlanMistake> {
        let name = || file.to_owned();
        let plan: Self = serde_json::from_slice(bytes).map_err(|error| PlanMistake::PlanUnreadable {
            file: name(),
            line: error.line() as u64,
            column: error.column() as u64,
            reason: error.to_string(),
        })?;
        if plan.kin_report != 1 {
            return Err(PlanMistake::PlanVersion { file: name(), version: plan.kin_report });
        }
        if plan.sections.len() > MAX_SECTIONS
            || plan.sections.iter().any(|section| section.parts() > MAX_PARTS)
        {
            return Err(PlanMistake::PlanTooLong { file: name(), most: MAX_SECTIONS as u64 });
        }
        for (number, section) in (1..).zip(&plan.sections) {
            section.check(&name, number)?;
        }
        Ok(plan)
    }
}

impl Section {
    fn parts(&self) -> usize {
        let questions = [&self.answers, &self.missing].into_iter().flatten();
        let most = questions.map(|answers| answers.questions.len()).max();
        let cells = self.quota.as_ref().map(|quota| quota.cells.len());
        most.max(cells).max(self.held.as_ref().map(|held| held.by.len())).unwrap_or(0)
    }

    fn check(&self, file: &dyn Fn() -> String, section: u64) -> Result<(), PlanMistake> {
        let figures = [
            self.table.is_some(),
            self.answers.is_some(),
            self.missing.is_some(),
            self.quota.is_some(),
            self.held.is_some(),
        ];
        match figures.into_iter().filter(|there| *there).count() {
            0 if self.heading.is_empty() && self.text.is_empty() => {
                return Err(PlanMistake::PlanSectionEmpty { file: file(), section });
            }
            0 | 1 => {}
            _ => return Err(PlanMistake::PlanSectionTwofold { file: file(), section }),
        }
        if self.table.as_ref().is_some_and(|table| table.chart == Chart::Trend && table.mean.is_none()) {
            return Err(PlanMistake::PlanTrendWithoutMean { file: file(), section });
        }
        if let Some(quota) = &self.quota {
            let different: BTreeSet<&Vec<String>> = quota.cells.iter().map(|cell| &cell.values).collect();
            let even = quota.cells.iter().all(|cell| cell.values.len() == quota.variables.len());
            if !even || different.len() < quota.cells.len() {
                return Err(PlanMistake::PlanQuotaUneven { file: file(), section });
            }
        }
        Ok(())
    }

    /// The tables that the section is made of.
    pub(super) fn definitions(&self, form: &str) -> Result<Vec<Definition>, ReleaseError> {
        let plain = |variables: Vec<String>| Definition {
            form: form.to_owned(),
            variables,
            filter: Vec::new(),
            mean: None,
        };
        if let Some(table) = &self.table {
            let variables = [Some(&table.rows), table.columns.as_ref(), table.by.as_ref()];
            let filter =
                table.filter.iter().map(|text| Condition::parse(text)).collect::<Result<Vec<_>, _>>()?;
            let mut definition =
                Definition { filter, ..plain(variables.into_iter().flatten().cloned().collect()) };
            definition.filter.sort_by(|left, right| left.variable.cmp(&right.variable));
            return Ok(vec![match &table.mean {
                Some(measure) => definition.with_mean(measure),
                None => definition,
            }]);
        }
        let one_way = |answers: &Answers, prefix: &str| {
            answers.questions.iter().map(|name| plain(vec![format!("{prefix}{name}")])).collect()
        };
        if let Some(held) = &self.held {
            let of = |variable: &String| {
                let counts = plain(vec![variable.clone()]);
                let means = TOLD.map(|measure| counts.clone().with_mean(measure));
                std::iter::once(counts).chain(means)
            };
            return Ok(held.by.iter().flat_map(of).collect());
        }
        Ok(match (&self.answers, &self.missing, &self.quota) {
            (Some(answers), ..) => one_way(answers, ""),
            (_, Some(answers), _) => one_way(answers, GIVEN),
            (.., Some(quota)) => vec![plain(quota.variables.clone())],
            _ => Vec::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistake(sections: &str) -> String {
        let text = format!("{{\"kin_report\": 1, \"sections\": [{sections}]}}");
        Plan::parse("report.json", text.as_bytes()).expect_err("a mistake").to_string()
    }

    #[test]
    fn a_plan_is_read() {
        let text = r#"{"kin_report": 1, "title": {"vi": "Báo cáo"}, "sections": [
            {"heading": {"en": "Who"}, "table": {"rows": "office", "mean": "score:wb", "chart": "trend"}},
            {"missing": {"questions": ["age"]}}]}"#;
        let plan = Plan::parse("report.json", text.as_bytes()).expect("a plan");
        let definitions = plan.sections[0].definitions("f").expect("readable");
        assert_eq!(definitions[0].filter[0].variable, "answered:score:wb");
        assert_eq!(plan.sections[1].definitions("f").expect("readable")[0].variables, ["given:age"]);
    }

    #[test]
    fn mistakes_name_the_section_or_the_line() {
        assert!(mistake("{}").contains("section 1 is empty"));
        let twofold = r#"{"text": {"en": "x"}}, {"table": {"rows": "a"}, "missing": {"questions": []}}"#;
        assert!(mistake(twofold).contains("section 2 shows more than one"));
        assert!(mistake(r#"{"table": {"rows": "a", "chart": "trend"}}"#).contains("without a mean"));
        assert!(mistake(r#"{"table": {"rows": "a", "colour": "red"}}"#).contains("report.json:1:"));
        let uneven = r#"{"quota": {"variables": ["a"], "cells": [{"values": ["x", "y"], "target": 3}]}}"#;
        assert!(mistake(uneven).contains("one value for each variable"));
        let later = Plan::parse("r", br#"{"kin_report": 2, "sections": []}"#).expect_err("later").to_string();
        assert!(later.contains("version 2"));
        let many = vec![r#"{"text": {"en": "x"}}"#; MAX_SECTIONS + 1].join(",");
        assert!(mistake(&many).contains("more than 200"));
    }
}
