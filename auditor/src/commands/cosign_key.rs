//! `cosign-key NAME --out KEY`

use std::path::PathBuf;

use kin_protocol::log::Cosigner;
use kin_terminal::{Exit, Failure, Result, Terminal};
use ring::rand::{SecureRandom as _, SystemRandom};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::failures::{self, AuditError};

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
    let mut seed = Zeroizing::new([0; 32]);
    let random = SystemRandom::new().fill(seed.as_mut_slice());
    random.map_err(|_| Failure::new(Exit::Internal, &AuditError::AuditChanceUnusable))?;
    let key = Cosigner::new(&args.name, &seed)
        .map_err(|_| Failure::new(Exit::Usage, &AuditError::AuditNameUnfit))?;
    let mut public = args.out.clone().into_os_string();
    public.push(".vkey");
    let public = PathBuf::from(public);
    let verifier = format!("{}\n", key.verifier());
    let secret = Zeroizing::new(format!("{}\n", *key.dangerously_reveal()));
    kin_disk::write_private(&args.out, secret.as_bytes()).map_err(failures::disk)?;
    if let Err(error) = kin_disk::write_private(&public, verifier.as_bytes()) {
        // A failed command leaves nothing behind.
        let _ = std::fs::remove_file(&args.out);
        return Err(failures::disk(error));
    }
    terminal.raw(&verifier);
    terminal.say(&Say::CosignKeyMade { file: public.display().to_string() });
    Ok(())
}
