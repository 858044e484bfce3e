//! `correct`.

use std::path::PathBuf;

use clap::Args;
use kin_forms::Correction;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use super::asking::Asking;
use super::unlock::{self, Secrets};
use crate::clock;
use crate::commands::marked;
use crate::correcting::{self, Ruling};

/// Corrects an interview of the dataset, beside it: what it was stays, with who decided, when and why.
///
/// The new answers are asked for. What was frozen before reads as it did; later freezes, tables and exports read the interview as corrected.
#[derive(Debug, Args)]
pub(crate) struct Correct {
    /// The study's folder
    folder: PathBuf,
    /// The interview's name, as in an export's column meta-instanceID
    submission: String,
    /// Where answers change, as age or child[2].age
    #[arg(required = true)]
    places: Vec<String>,
    /// Why; sealed with the correction
    #[arg(long, value_name = "REASON")]
    why: String,
    /// Someone who decided it, by name
    #[arg(long = "decided-by", value_name = "NAME", required = true)]
    decided: Vec<String>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    DeskCorrectDone { submission: String, changes: u64 },
}

pub(crate) fn run(args: &Correct, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (study, lock) = marked::change(&args.folder, terminal)?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let about = correcting::find(&study, &identities, &args.submission)?;
    drop(identities);
    let refused = |refusal: kin_forms::Refusal| Failure::error(Exit::Refused, &refusal);
    let mut correction = Correction::new(about.form(), &args.why, clock::local()).map_err(refused)?;
    // Before anything is asked for.
    for place in &args.places {
        correction.question(place).map_err(refused)?;
    }
    let mut asking = Asking::begin(terminal)?;
    for place in &args.places {
        asking.change(about.form(), &mut correction, place)?;
    }
    drop(asking);
    let changes = correction.changes() as u64;
    let ruling = Ruling::Corrected(correction);
    correcting::decide(&study, &lock, &about, ruling, None, (&args.decided, &args.why), clock::now())?;
    terminal.say(&Say::DeskCorrectDone { submission: about.submission().to_string(), changes });
    Ok(())
}
