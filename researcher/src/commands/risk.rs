//! `risk`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Exit, Failure, Result, Table, Terminal};
use serde::Serialize;

use super::count::json;
use super::number::decimal;
use super::unlock::{self, Secrets};
use crate::commands::marked;
use crate::data::{CsvFile, Data, Interviews, number};
use crate::disclosure::Gate;
use crate::microdata::{Column, Measures, Missing, Named, measure};

/// Says how easily someone is recognised in a table of records: who shares their keys, individual and global risk,
/// how much those who share them differ in what is sensitive.
#[derive(Debug, Args)]
pub(crate) struct Risk {
    /// A CSV file, or a study's folder
    table: PathBuf,
    /// What an outsider may know: columns, or questions
    #[arg(long, value_name = "NAME", value_delimiter = ',', required = true)]
    keys: Vec<String>,
    /// The column that says how many people of the population a record stands for
    #[arg(long, value_name = "NAME")]
    weight: Option<String>,
    /// What would do harm when known: l-diversity is measured for each
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    sensitive: Vec<String>,
    /// What an empty key means: any value (as sdcMicro counts), or a value of its own. Of a study, always its own
    #[arg(long, value_name = "MEANING", default_value = "any")]
    missing: Missing,
    /// The form, where the study has several
    #[arg(long, value_name = "ID")]
    form: Option<String>,
    /// Prints JSON with every digit, for a file with the numbers of each record
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    RiskRecords,
    RiskK,
    RiskViolations { k: u64 },
    RiskUniques,
    RiskExpected,
    RiskGlobal,
    RiskGreatest,
    RiskDistinct { sensitive: String },
    RiskEntropy { sensitive: String },
    RiskHomogeneous { sensitive: String },
    RiskNoWeight,
}

/// Why a table is not measured.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum RiskError {
    /// A weight is not a number above nought.
    #[error("line {line}: the weight in {column} is not a number above 0")]
    RiskWeightUnfit { line: u64, column: String },
    /// A name stands twice.
    #[error("{name} stands twice")]
    RiskNameTwice { name: String },
    /// Too few people for anything to be said.
    #[error("there are fewer than {minimum} interviews")]
    RiskTooFew { minimum: u64 },
}

impl From<RiskError> for Failure {
    fn from(error: RiskError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

pub(crate) fn run(args: &Risk, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    if args.table.is_dir() {
        let study = marked::read(&args.table, terminal)?;
        let versions = match (&args.form, args.keys.first()) {
            (None, Some(first)) => study.versions_asking(first.split('/').next().unwrap_or(first))?,
            (form, _) => study.versions(form.as_deref())?,
        };
        let identities = unlock::identities(&study, secrets, terminal)?;
        let data = Data::Interviews(Interviews::new(&study, &identities, &versions));
        let gate = Gate::working();
        let found = measures(args, &data, Missing::Own, false)?;
        if found.n < gate.minimum_cell() {
            return Err(RiskError::RiskTooFew { minimum: gate.minimum_cell() }.into());
        }
        super::table::mark(terminal);
        show(args, &found, &gate, terminal);
        return Ok(());
    }
    let data = Data::File(CsvFile::read(&args.table)?);
    let found = measures(args, &data, args.missing, true)?;
    show(args, &found, &Gate::calculator(), terminal);
    Ok(())
}

fn measures(args: &Risk, data: &Data<'_>, missing: Missing, with_records: bool) -> Result<Measures> {
    let names: Vec<&String> = args.keys.iter().chain(&args.sensitive).chain(&args.weight).collect();
    for (place, name) in names.iter().enumerate() {
        if names[..place].contains(name) {
            return Err(RiskError::RiskNameTwice { name: (*name).clone() }.into());
        }
    }
    let places = names.iter().map(|name| data.column(name)).collect::<Result<Vec<_>>>()?;
    let texts = args.keys.len() + args.sensitive.len();
    let mut columns = vec![Column::empty(); texts];
    let mut known = vec![std::collections::HashMap::new(); texts];
    let mut weights = Vec::new();
    data.rows(&places, &mut |row| {
        for (place, cell) in row.cells[..texts].iter().enumerate() {
            columns[place].push(cell, &mut known[place]);
        }
        if let Some(column) = &args.weight {
            let weight = number(row.cells[texts].trim()).filter(|weight| *weight > 0.0);
            let unfit = || RiskError::RiskWeightUnfit { line: row.line, column: column.clone() };
            weights.push(weight.ok_or_else(unfit)?);
        }
        Ok(())
    })?;
    let mut keyed: Vec<Named> = args.keys.iter().chain(&args.sensitive).cloned().zip(columns).collect();
    let sensitive = keyed.split_off(args.keys.len());
    let weights = args.weight.as_deref().map(|name| (name, weights.as_slice()));
    Ok(measure(&keyed, &sensitive, weights, missing, with_records))
}

fn show(args: &Risk, measures: &Measures, gate: &Gate, terminal: &mut Terminal) {
    // How many records are alone is a number of people like any other.
    let shown = |count: u64| gate.one_way(&[count, measures.n - count]).cells[0];
    if args.json && gate.minimum_cell() == 0 {
        json(measures, terminal);
        return;
    }
    if args.json {
        let mut value = serde_json::to_value(measures).expect("measures have only text keys");
        let mut withhold = |place: &str, count: u64| {
            if shown(count).is_withheld()
                && let Some(number) = value.pointer_mut(place)
            {
                *number = serde_json::Value::Null;
            }
        };
        withhold("/sample_uniques", measures.sample_uniques);
        for (place, violation) in measures.violations.iter().enumerate() {
            withhold(&format!("/violations/{place}/records"), violation.records);
            withhold(&format!("/violations/{place}/share"), violation.records);
        }
        for (place, item) in measures.l_diversity.iter().enumerate() {
            withhold(&format!("/l_diversity/{place}/homogeneous"), item.homogeneous);
        }
        json(&value, terminal);
        return;
    }
    let people = |count: u64| super::number::people(shown(count), terminal);
    let mut rows = vec![(Say::RiskRecords, measures.n.to_string()), (Say::RiskK, measures.k.to_string())];
    for violation in &measures.violations {
        rows.push((Say::RiskViolations { k: violation.k }, people(violation.records)));
    }
    rows.push((Say::RiskUniques, people(measures.sample_uniques)));
    let exact = |number: f64| decimal(Some(number), 6, terminal);
    rows.push((Say::RiskExpected, exact(measures.expected_reidentifications)));
    rows.push((Say::RiskGlobal, exact(measures.global_risk)));
    rows.push((Say::RiskGreatest, exact(measures.greatest_risk)));
    for item in &measures.l_diversity {
        let sensitive = || item.sensitive.clone();
        rows.push((Say::RiskDistinct { sensitive: sensitive() }, item.distinct.to_string()));
        rows.push((Say::RiskEntropy { sensitive: sensitive() }, exact(item.entropy)));
        rows.push((Say::RiskHomogeneous { sensitive: sensitive() }, people(item.homogeneous)));
    }
    let mut lines = rows.into_iter().map(|(say, number)| vec![terminal.text(&say), number]);
    let mut table = Table::new(lines.next().unwrap_or_default());
    table.right(1);
    for line in lines {
        table.row(line);
    }
    terminal.table(&table);
    if args.weight.is_none() {
        terminal.say(&Say::RiskNoWeight);
    }
}
