//! `roots change`.

use std::path::PathBuf;

use clap::Args;
use kin_protocol::note::{RootVerifier, Roots};
use kin_terminal::{Exit, Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::ending::Ending;

/// Proposes a study note that changes who may sign the next one.
///
/// Enough of the old roots and enough of the new must sign it, then `roots take` makes it the study's note. Devices
/// follow by themselves; new devices get the new fingerprint on paper.
#[derive(Debug, Args)]
pub(crate) struct Change {
    /// The study's folder
    folder: PathBuf,
    /// The public half of a root, as `roots new` printed it; one for each, the desk's own too if it is to stay
    #[arg(long = "root", value_name = "KEY", required = true)]
    roots: Vec<RootVerifier>,
    /// How many of them must sign
    #[arg(long, value_name = "N")]
    quorum: u32,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    RootsChangeProposed { version: String, quorum: u32, roots: u32, file: String },
    RootsChangeFingerprint { fingerprint: String },
    RootsChangeNext { file: String },
}

pub(crate) fn run(args: &Change, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let new = Roots::new(study.settings().study, args.quorum, args.roots.clone()).ending(Exit::Refused)?;
    let passphrase = unlock::known(&unlock::Say::UnlockAskRoot, secrets, terminal)?;
    let root = study.unlock_root(&passphrase)?;
    let note = study.propose_roots(&root, &new, clock::now())?;
    let file = study.layout().proposal().display().to_string();
    let roots = u32::try_from(new.verifiers().len()).unwrap_or(u32::MAX);
    let (version, quorum) = (note.version.to_string(), new.quorum());
    terminal.say(&Say::RootsChangeProposed { version, quorum, roots, file: file.clone() });
    terminal.say(&Say::RootsChangeFingerprint { fingerprint: new.fingerprint().to_string() });
    terminal.say(&Say::RootsChangeNext { file });
    Ok(())
}
