//! `witness new --study STUDY --out KEY`

use std::path::PathBuf;

use kin_protocol::StudyId;
use kin_protocol::note::WitnessKey;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::failures;
use crate::key_files;

/// Make the key with which a witness signs, before the ceremony and on the witness's own machine
///
/// The public half goes to the research team, who write it into the transcript. The key's file is private but not under
/// a passphrase: keep it where you keep what is yours, and destroy it once you have signed.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The id of the study: 32 digits, as `kin-auditor study` says it
    #[arg(long)]
    study: StudyId,
    /// The file to write the key to; the public half is written beside it, ending in .vkey
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// What this command says.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    WitnessMade { file: String },
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let key = WitnessKey::from_seed(args.study, &*key_files::seed()?);
    let public_half = key.verifier().to_string();
    let public =
        key_files::write(&args.out, &key.dangerously_reveal(), &public_half).map_err(failures::written)?;
    terminal.raw(&format!("{public_half}\n"));
    terminal.say(&Say::WitnessMade { file: public.display().to_string() });
    Ok(())
}
