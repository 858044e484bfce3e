//! `table`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Catalog, Result, Terminal};
use serde::Serialize;

use super::count::json as print_json;
use super::unlock::{self, Secrets};
use crate::commands::marked;
use crate::data::{CsvFile, Data};
use crate::disclosure::{
    Condition, Contents, Definition, Foreign, ForeignError, ReleaseError, Source, foreign_table,
    working_table,
};
use crate::rendering::{Words, json, text};
use crate::report::ReportWord;
use crate::study::Study;

/// Crosses one to three variables: of a study, for the team at the desk (never for release); or of any CSV file.
#[derive(Debug, Args)]
pub(crate) struct Table {
    /// A study's folder, or a CSV file
    source: PathBuf,
    #[command(flatten)]
    shape: Shape,
    /// Of a CSV file: the column that says how many people a row stands for
    #[arg(long, value_name = "NAME")]
    count: Option<String>,
    /// Withholds numbers below this (of a study, below 3 at least), and whatever gives them away
    #[arg(long, value_name = "N", default_value_t = 0)]
    minimum: u64,
    /// Prints JSON; a withheld number is null
    #[arg(long)]
    json: bool,
}

/// What is crossed.
#[derive(Debug, Args)]
pub(crate) struct Shape {
    /// The variable in the rows: a question, a choice of several (question/choice), or a score's bands (band:SCORING)
    #[arg(long, value_name = "NAME")]
    pub(super) rows: String,
    /// The variable in the columns
    #[arg(long, value_name = "NAME")]
    pub(super) columns: Option<String>,
    /// Repeats the table for each level of another variable
    #[arg(long, value_name = "NAME", requires = "columns")]
    pub(super) by: Option<String>,
    /// Only people with one of these answers; of a study only. Variables of filters count among the three
    #[arg(long, value_name = "NAME=VALUE,…")]
    pub(super) filter: Vec<String>,
    /// The form, where the study has several
    #[arg(long, value_name = "ID")]
    pub(super) form: Option<String>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    TableNotForRelease,
    TableOthers,
    TableChosen,
    TableNotChosen,
}

impl Shape {
    pub(super) fn variables(&self) -> Vec<String> {
        [Some(&self.rows), self.columns.as_ref(), self.by.as_ref()].into_iter().flatten().cloned().collect()
    }

    pub(super) fn definition(&self, form: &str) -> std::result::Result<Definition, ReleaseError> {
        let mut filter = self
            .filter
            .iter()
            .map(|text| Condition::parse(text))
            .collect::<std::result::Result<Vec<_>, _>>()?;
        filter.sort_by(|left, right| left.variable.cmp(&right.variable));
        Ok(Definition { form: form.to_owned(), variables: self.variables(), filter, mean: None })
    }

    /// The versions of the form that is meant.
    pub(super) fn versions(&self, study: &Study) -> Result<Vec<std::sync::Arc<kin_forms::Form>>> {
        match (&self.form, self.rows.strip_prefix("band:")) {
            (Some(form), _) => study.versions(Some(form)),
            (None, Some(scoring)) => study.versions_scoring(scoring),
            (None, None) => study.versions_asking(self.rows.split('/').next().unwrap_or(&self.rows)),
        }
    }
}

pub(crate) fn run(args: &Table, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    if !args.source.is_dir() {
        for (flag, given) in
            [("--filter", !args.shape.filter.is_empty()), ("--form", args.shape.form.is_some())]
        {
            if given {
                return Err(ForeignError::ForeignFlagOfStudy { flag: flag.to_owned() }.into());
            }
        }
        let data = Data::File(CsvFile::read(&args.source)?);
        let asked =
            Foreign { variables: args.shape.variables(), count: args.count.clone(), minimum: args.minimum };
        let table = foreign_table(&data, &asked)?;
        show(table.contents(), args.json, "calculator", terminal);
        return Ok(());
    }
    let study = marked::read(&args.source, terminal)?;
    let versions = args.shape.versions(&study)?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let language = terminal.catalog().language().to_owned();
    let source = Source { study: &study, identities: &identities, versions: &versions, language: &language };
    if args.count.is_some() {
        return Err(ForeignError::ForeignFlagOfFile { flag: "--count".to_owned() }.into());
    }
    let form = versions.last().expect("a form has at least one version").id();
    let table = working_table(&source, &args.shape.definition(form)?, args.minimum)?;
    mark(terminal);
    show(table.for_the_terminal(), args.json, "working", terminal);
    Ok(())
}

/// Says that what follows is not for release.
pub(super) fn mark(terminal: &mut Terminal) {
    terminal.warn(&Say::TableNotForRelease);
}

fn show(contents: &Contents, as_json: bool, mode: &'static str, terminal: &mut Terminal) {
    if as_json {
        print_json(&json(contents, mode), terminal);
        return;
    }
    let mut words = words(terminal.catalog());
    if contents.withheld() > 0 {
        let minimum = contents.minimum_cell;
        words.note = terminal.text(&super::number::Say::TableWithheldNote { minimum });
    }
    terminal.raw(&text(contents, &words));
}

/// The few words of a table, in the language of the catalog.
pub(super) fn words(catalog: &Catalog) -> Words {
    use super::count::Say as Count;
    use super::number::Say as Number;
    use super::score::Say as Score;
    fn text(catalog: &Catalog, message: &impl Serialize) -> String {
        catalog.line(message).text
    }
    Words {
        withheld: text(catalog, &Number::TableWithheld),
        total: text(catalog, &Count::CountTotal),
        empty: text(catalog, &Count::CountEmpty),
        refused: text(catalog, &Count::CountRefused),
        dont_know: text(catalog, &Count::CountDontKnow),
        not_applicable: text(catalog, &Count::CountNotApplicable),
        others: text(catalog, &Say::TableOthers),
        given: text(catalog, &ReportWord::ReportWordGiven),
        chosen: text(catalog, &Say::TableChosen),
        not_chosen: text(catalog, &Say::TableNotChosen),
        people: text(catalog, &Count::CountPeople),
        mean: text(catalog, &Score::ScoreMean),
        sd: text(catalog, &Score::ScoreSd),
        note: String::new(),
        source: String::new(),
        decimal_mark: if catalog.language() == "vi" { ',' } else { '.' },
    }
}
