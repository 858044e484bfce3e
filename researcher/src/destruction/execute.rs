//! Destroying what the desk holds of an epoch's keys, after everything that speaks against it has been asked.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use kin_disk::DiskError;
use kin_protocol::Digest;
use kin_protocol::certificate::{Certificate, sign};
use kin_protocol::note::RootKey;
use kin_sealing::Identity;
use kin_terminal::{Exit, Result};

use super::{DestructionError, certificate};
use crate::dataset::rewrap;
use crate::ending::{Ending, OnDisk};
use crate::study::{Destroyed, Study};

/// Destroys the desk's part of an epoch's keys and writes the signed certificate into a new file.
///
/// The dataset is sealed again to the keys that are left first. Where none is left it becomes unreadable with the keys,
/// which is refused unless `with_the_dataset` says that this is meant.
pub fn destroy(
    study: &mut Study,
    identities: &[Identity],
    root: &RootKey,
    epoch: u32,
    now: Timestamp,
    with_the_dataset: bool,
    out: &Path,
) -> Result<Certificate> {
    let certificate = certificate(study, identities, epoch, now)?;
    let signed = sign(&certificate, &[root]).ending(Exit::Refused)?;
    let left = study.recipients_without(epoch)?;
    if left.is_empty() && !with_the_dataset {
        return Err(DestructionError::DestructionOfTheLast.into());
    }
    // Under another name until the key is gone: a certificate must not be there before what it certifies.
    let unfinished = unfinished(out);
    if out.symlink_metadata().is_ok() {
        return Err(DiskError::DiskExists { path: out.display().to_string() }).on_disk();
    }
    kin_disk::replace_private(&unfinished, &signed).on_disk()?;
    let done = (|| {
        if !left.is_empty() {
            rewrap(study, identities, &left, now)?;
        }
        study.wipe_working_key(epoch)?;
        study.destroyed(epoch, &Destroyed { at: now, certificate: Digest::of(&signed) })
    })();
    if let Err(failure) = done {
        // A second failure changes nothing for the person, who is told about the first.
        let _ = std::fs::remove_file(&unfinished);
        return Err(failure);
    }
    std::fs::rename(&unfinished, out).map_err(|error| DiskError::of_system(out, error)).on_disk()?;
    Ok(certificate)
}

fn unfinished(out: &Path) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".unfinished");
    out.with_file_name(name)
}
