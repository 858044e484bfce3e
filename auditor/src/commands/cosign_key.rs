//! `cosign-key NAME --out KEY`

use std::path::PathBuf;

use kin_protocol::log::Cosigner;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::failures::{self, AuditError};
use crate::key_files;

/// Make the key with which a witness cosigns logs
///
/// The public half goes to the research team, who name it in the study note: kin-researcher study witnesses. The key's file is
/// private but not under a passphrase: keep it, and what `cosign` writes beside it, where you keep what is yours.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The name under which you cosign, such as audit.example/2026: no spaces, no plus
    name: String,
    /// The file to write the key to; the public half is written beside it, ending in .vkey
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// What this command says.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    CosignKeyMade { file: String },
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let key = Cosigner::new(&args.name, &key_files::seed()?)
        .map_err(|_| Failure::new(Exit::Usage, &AuditError::AuditNameUnfit))?;
    let public_half = key.verifier().to_string();
    let public =
        key_files::write(&args.out, &key.dangerously_reveal(), &public_half).map_err(failures::disk)?;
    terminal.raw(&format!("{public_half}\n"));
    terminal.say(&Say::CosignKeyMade { file: public.display().to_string() });
    Ok(())
}
