//! `roots cosign`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::commands::unlock::{self, Secrets};
use crate::ending::OnDisk;
use crate::study::{MAX_SIGNABLE_BYTES, Signable, cosign, unlock_root_file};

/// Adds a root's signature to what several roots must sign: a proposed note, a transcript, a certificate.
///
/// Read it first, with `kin-auditor` or as the text it is: you sign who can read what every device seals, how a ceremony
/// went, or that keys are gone.
#[derive(Debug, Args)]
pub(crate) struct Cosign {
    /// The proposed note, the transcript or the certificate; the signature is added to it
    file: PathBuf,
    /// The root's key, as `roots new` wrote it
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    RootsCosignDone { title: String, version: String, digest: String },
    RootsCosignTranscript { title: String, epoch: String, digest: String },
    RootsCosignCertificate { epoch: String, digest: String },
    RootsCosignClosing { by: String, digest: String },
}

pub(crate) fn run(args: &Cosign, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let file = kin_disk::read(&args.file, MAX_SIGNABLE_BYTES).on_disk()?;
    let key = unlock_root_file(&args.key, &unlock::known(&unlock::Say::UnlockAskRoot, secrets, terminal)?)?;
    let (what, signed) = cosign(&file, &key)?;
    kin_disk::replace_private(&args.file, &signed).on_disk()?;
    terminal.say(&match what {
        Signable::Note(note) => {
            let (version, digest) = (note.version.to_string(), note.digest().to_string());
            Say::RootsCosignDone { title: note.title, version, digest }
        }
        Signable::Transcript(transcript) => {
            let (epoch, digest) = (transcript.epoch.to_string(), transcript.digest().to_string());
            Say::RootsCosignTranscript { title: transcript.title, epoch, digest }
        }
        Signable::Certificate(certificate) => Say::RootsCosignCertificate {
            epoch: certificate.epoch.to_string(),
            digest: certificate.digest().to_string(),
        },
        Signable::Closing(closing) => {
            let digest = closing.digest().to_string();
            Say::RootsCosignClosing { by: closing.by, digest }
        }
    });
    Ok(())
}
