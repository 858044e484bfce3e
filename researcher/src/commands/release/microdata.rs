//! `release microdata`.

use std::path::PathBuf;

use clap::Args;
use kin_protocol::Digest;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::commands::number::decimal;
use crate::commands::unlock::{self, Secrets};
use crate::disclosure::{
    AskedRecords, GREATEST_RISK, LEAST_K, Ledger, MicrodataEntry, Outputs, Source, What, check_first,
    release_records,
};
use crate::export::guarded;

/// Releases a file of records in which nobody is recognised, and a report of what was lost. Direct identifiers, places
/// and own words are never in it.
#[derive(Debug, Args)]
pub(crate) struct Microdata {
    /// The study's folder
    folder: PathBuf,
    /// The freeze that the file is made from
    #[arg(long, value_name = "NAME")]
    freeze: String,
    /// What an outsider may know; all quasi-identifiers of the form where none is named. Others are left out
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    keys: Vec<String>,
    /// The fewest records that share their keys
    #[arg(long, value_name = "K", default_value_t = LEAST_K)]
    k: u64,
    /// The global risk that the file stays below
    #[arg(long, value_name = "RISK", default_value_t = GREATEST_RISK)]
    max_risk: f64,
    /// The fewest different answers to each sensitive question among those who share their keys; 1 only reports it
    #[arg(long, value_name = "L", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    l: u64,
    /// Leaves questions out, and choices of several (question/choice)
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    without: Vec<String>,
    /// How many people the sample was drawn from, where it is known; else the sample counts as everyone
    #[arg(long, value_name = "N")]
    population: Option<u64>,
    /// The form, where the study has several
    #[arg(long, value_name = "ID")]
    form: Option<String>,
    /// The folder to write; what is there is never overwritten
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    ReleaseRecordsDone { out: String, number: u64, records: u64 },
    ReleaseRecordsRisk { k_before: u64, k_after: u64, before: String, after: String },
    ReleaseRecordsKey { key: String, before: u64, after: u64, blanked: u64, lost: String },
    ReleaseRecordsLeftOut { questions: String },
    ReleaseRecordsAlike { questions: String },
}

pub(crate) fn run(args: &Microdata, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let versions = study.versions(args.form.as_deref())?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let language = terminal.catalog().language().to_owned();
    let source = Source { study: &study, identities: &identities, versions: &versions, language: &language };
    let ledger = Ledger::of(&study)?;
    let asked = AskedRecords {
        keys: args.keys.clone(),
        k: args.k,
        global_risk: args.max_risk,
        population: args.population,
        l: args.l,
        without: args.without.clone(),
    };
    let records = release_records(&source, &ledger, &args.freeze, &asked)?;

    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(&records.columns).chain(&records.rows) {
        let cells = row.iter().map(|cell| guarded(cell).into_owned());
        writer.write_record(cells).expect("memory takes every record, and all are equally long");
    }
    let file = writer.into_inner().expect("memory takes every byte");
    let report = &records.report;
    check_first(&ledger, &report.form, Digest::of(&file))?;
    let as_json =
        serde_json::to_string_pretty(report).expect("a report has only text keys and finite numbers");
    let mut outputs = Outputs::new(&args.out)?;
    outputs.add("records.csv", &file)?;
    outputs.add("report.json", (as_json + "\n").as_bytes())?;
    let entry = MicrodataEntry {
        freeze: args.freeze.clone(),
        form: report.form.clone(),
        keys: report.keys.clone(),
        k: args.k,
        file: Digest::of(&file),
    };
    let number = outputs.release(&study, ledger, clock::now(), What::Microdata(entry))?;

    let out = args.out.display().to_string();
    terminal.say(&Say::ReleaseRecordsDone { out, number, records: report.records });
    let loss = &report.loss;
    terminal.say(&Say::ReleaseRecordsRisk {
        k_before: loss.k_before,
        k_after: loss.k_after,
        before: decimal(Some(loss.global_risk_before), 4, terminal),
        after: decimal(Some(loss.global_risk_after), 4, terminal),
    });
    for key in &loss.keys {
        terminal.say(&Say::ReleaseRecordsKey {
            key: key.key.clone(),
            before: key.values_before,
            after: key.values_after,
            blanked: key.blanked,
            lost: decimal(Some(100.0 * key.information_lost), 1, terminal),
        });
    }
    let alike = report.l_diversity.iter().filter(|diversity| diversity.distinct < 2);
    let alike: Vec<&str> = alike.map(|diversity| diversity.sensitive.as_str()).collect();
    if !alike.is_empty() {
        terminal.warn(&Say::ReleaseRecordsAlike { questions: alike.join(", ") });
    }
    if !report.left_out.is_empty() {
        terminal.say(&Say::ReleaseRecordsLeftOut { questions: report.left_out.join(", ") });
    }
    Ok(())
}
