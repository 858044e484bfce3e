//! `form test`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;
use serde_json::{Value, json};

use super::read;
use crate::ending::{Ending as _, OnDisk as _};
use crate::scripts::{self, MAX_SCRIPT_BYTES};

/// Runs answer scripts against a form: given these answers, these questions are asked, these answers are refused, these
/// values are computed.
///
/// The README of the researcher's program describes the file. `form try --record` writes one from what is typed.
#[derive(Debug, Args)]
pub(crate) struct Test {
    /// The form's file
    file: PathBuf,
    /// The scripts
    #[arg(required = true, num_args = 1..)]
    scripts: Vec<PathBuf>,
    /// Prints JSON, for programs
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    FormTestPassed { file: String, cases: u64 },
    FormTestFailing { place: String, case: String, failing: String },
}

/// Cases that do not hold.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum FormTestError {
    /// Some cases do not hold.
    #[error("{failed} of {cases} cases do not hold")]
    FormTestFailed {
        /// How many do not.
        failed: u64,
        /// How many there are.
        cases: u64,
    },
}

pub(crate) fn run(args: &Test, terminal: &mut Terminal) -> Result {
    let form = Arc::new(read(&args.file, terminal)?.form);
    let (mut cases, mut failed_cases) = (0, 0);
    let mut json = Vec::new();
    for path in &args.scripts {
        let file = path.display().to_string();
        let bytes = kin_disk::read(path, MAX_SCRIPT_BYTES).on_disk()?;
        let read = scripts::read(&file, &bytes, &form).ending(Exit::Refused)?;
        let ran = scripts::run(&form, &read, terminal.catalog());
        cases += ran.cases as u64;
        let mut failed: Vec<&str> = ran.failed.iter().map(|one| one.case.as_str()).collect();
        failed.sort_unstable();
        failed.dedup();
        failed_cases += failed.len() as u64;
        if args.json {
            let failed = ran.failed.iter().map(|one| {
                let mut value = serde_json::to_value(one).unwrap_or_default();
                value["text"] = Value::from(terminal.text(&one.failing));
                value
            });
            json.push(json!({"script": file, "cases": ran.cases, "failed": failed.collect::<Vec<_>>()}));
            continue;
        }
        for one in &ran.failed {
            let place = format!("{file}:{}", one.position.line);
            let failing = terminal.text(&one.failing);
            terminal.say(&Say::FormTestFailing { place, case: one.case.clone(), failing });
        }
        if ran.failed.is_empty() {
            terminal.say(&Say::FormTestPassed { file, cases: ran.cases as u64 });
        }
    }
    if args.json {
        terminal.raw(&format!("{}\n", serde_json::to_string_pretty(&json).unwrap_or_default()));
    }
    if failed_cases == 0 {
        return Ok(());
    }
    Err(Failure::error(Exit::Findings, &FormTestError::FormTestFailed { failed: failed_cases, cases }))
}
