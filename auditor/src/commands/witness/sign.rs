//! `witness sign TRANSCRIPT --key KEY`

use std::path::PathBuf;

use kin_protocol::ceremony::{self, MAX_TRANSCRIPT_BYTES};
use kin_protocol::note::WitnessKey;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;
use zeroize::Zeroizing;

use super::MAX_KEY_BYTES;
use crate::failures::{self, AuditError};

/// Sign the transcript of a ceremony that you saw
///
/// Read it first: you sign that what stands there is what happened. Only a witness whom the transcript names can sign it.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The transcript; your signature is added to it
    transcript: PathBuf,
    /// Your key, as `witness new` wrote it
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
}

/// What this command says.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    WitnessSigned { title: String, held: String, label: String },
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let path = || args.key.display().to_string();
    let bytes = Zeroizing::new(kin_disk::read(&args.key, MAX_KEY_BYTES).map_err(failures::disk)?);
    let text = std::str::from_utf8(&bytes)
        .map_err(|_| Failure::new(Exit::Refused, &AuditError::AuditKeyRefused { path: path() }))?;
    let key = WitnessKey::parse(text.trim_end_matches('\n')).map_err(|error| {
        Failure::new(Exit::Refused, &AuditError::AuditKeyRefused { path: path() }).because(&error)
    })?;
    let refused = |error| failures::ceremony(args.transcript.display().to_string(), &error);
    let signed = kin_disk::read(&args.transcript, MAX_TRANSCRIPT_BYTES as u64).map_err(failures::disk)?;
    let transcript = ceremony::claimed(&signed).map_err(refused)?;
    let with_mine = ceremony::add_witness_signature(&signed, &key).map_err(refused)?;
    kin_disk::replace_private(&args.transcript, with_mine).map_err(failures::written)?;
    let mine = transcript.witnesses.iter().find(|witness| witness.verifier == key.verifier());
    terminal.say(&Say::WitnessSigned {
        title: transcript.title.clone(),
        held: transcript.held.to_string(),
        label: mine.map(|witness| witness.label.clone()).unwrap_or_default(),
    });
    Ok(())
}
