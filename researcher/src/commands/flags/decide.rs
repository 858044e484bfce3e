//! `flags decide`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use kin_forms::{Change, Correction, Missing};
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::asking::Asking;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::correcting::{self, Ruling};
use crate::disclosure::{Flag, Source, flags};

/// Takes down what is decided about a finding: that the interview is right as it is, that an answer is another one, or that it is missing.
///
/// What was decided lies sealed in the dataset, with who decided and why. Nothing is overwritten: a later decision about the same finding
/// counts in its place.
#[derive(Debug, Args)]
pub(crate) struct Decide {
    /// The study's folder
    folder: PathBuf,
    /// The interview's name, as flags list shows it
    submission: String,
    /// The finding, as flags list shows it: short, far:QUESTION …
    flag: String,
    /// The interview is right as it is
    #[arg(long, required_unless_present_any = ["correct", "missing"], conflicts_with_all = ["correct", "missing"])]
    keep: bool,
    /// The answer is another one: it is asked for
    #[arg(long, conflicts_with = "missing")]
    correct: bool,
    /// The answer is missing; none takes it away
    #[arg(long, value_name = "WHY")]
    missing: Option<AsMissing>,
    /// Where the answer stands, when the finding does not say it
    #[arg(long, value_name = "PLACE", conflicts_with = "keep")]
    place: Option<String>,
    /// The form, where the study has several
    #[arg(long, value_name = "ID")]
    form: Option<String>,
    /// Why; sealed with the decision
    #[arg(long, value_name = "REASON")]
    why: String,
    /// Someone who decided it, by name
    #[arg(long = "decided-by", value_name = "NAME", required = true)]
    decided: Vec<String>,
}

/// Why an answer is missing.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum AsMissing {
    Refused,
    DontKnow,
    NotApplicable,
    None,
}

#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum FlagError {
    /// Nothing of the kind was found about this interview.
    #[error("{flag} was not found about {submission}")]
    FlagUnknown {
        /// The interview.
        submission: String,
        /// What was looked for.
        flag: String,
    },
    /// The finding is about no one answer, and none was named.
    #[error("{flag} is about no one answer")]
    FlagWithoutPlace {
        /// The finding.
        flag: String,
    },
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    FlagsDecideDone { submission: String, flag: String },
}

pub(crate) fn run(args: &Decide, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (study, lock) = marked::change(&args.folder, terminal)?;
    let versions = study.versions(args.form.as_deref())?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let about = correcting::find(&study, &identities, &args.submission)?;
    let language = terminal.catalog().language().to_owned();
    let source = Source { study: &study, identities: &identities, versions: &versions, language: &language };
    let is_it = |flag: &Flag| flag.to_string() == args.flag;
    let found =
        flags(&source)?.into_iter().find(|one| one.submission == about.submission() && is_it(&one.flag));
    drop(identities);
    let (submission, flag) = (about.submission().to_string(), args.flag.clone());
    let unknown = FlagError::FlagUnknown { submission: submission.clone(), flag: flag.clone() };
    let found = found.ok_or_else(|| Failure::error(Exit::Refused, &unknown))?;
    // The finding names a question as all versions do; a correction, as the interview's own does.
    let alike = versions.iter().find(|form| form.digest() == about.form().digest());
    let own =
        |place: &str| alike.map_or_else(|| place.to_owned(), |form| about.form().own_place(form, place));
    let place = args.place.clone().or_else(|| found.flag.place().map(own));
    let place = || {
        let without = FlagError::FlagWithoutPlace { flag: flag.clone() };
        place.as_deref().ok_or_else(|| Failure::error(Exit::Refused, &without))
    };
    let refused = |refusal: kin_forms::Refusal| Failure::error(Exit::Refused, &refusal);
    let ruling = if args.keep {
        Ruling::Kept
    } else {
        let mut correction = Correction::new(about.form(), &args.why, clock::local()).map_err(refused)?;
        if let Some(missing) = args.missing {
            correction.change(place()?, missing.change()).map_err(refused)?;
            Ruling::Missing(correction)
        } else {
            correction.question(place()?).map_err(refused)?;
            Asking::begin(terminal)?.change(about.form(), &mut correction, place()?)?;
            Ruling::Corrected(correction)
        }
    };
    let who = (args.decided.as_slice(), args.why.as_str());
    correcting::decide(&study, &lock, &about, ruling, Some(&flag), who, clock::now())?;
    terminal.say(&Say::FlagsDecideDone { submission, flag });
    Ok(())
}

impl AsMissing {
    fn change(self) -> Change<'static> {
        match self {
            Self::Refused => Change::Missing(Missing::Refused),
            Self::DontKnow => Change::Missing(Missing::DontKnow),
            Self::NotApplicable => Change::Missing(Missing::NotApplicable),
            Self::None => Change::Taken,
        }
    }
}
