//! The contact custodian's key, in a folder of her own.

use std::path::Path;

use kin_disk::DiskError;
use kin_protocol::Fingerprint;
use kin_sealing::{Identity, LockError, MAX_LOCKED_BYTES, Passphrase, Recipient, WorkFactor, lock, unlock};
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;

use crate::ending::{Ending, OnDisk};
use crate::study::{StudyError, draw_identity};

/// Room for what age writes around a locked key.
const MAX_IDENTITY_BYTES: u64 = MAX_LOCKED_BYTES as u64 + 4096;
/// No recipient's text is longer.
const MAX_RECIPIENT_BYTES: u64 = 4096;

/// Why a contact key cannot be used.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ContactKeyError {
    /// The file is not the public half of a key.
    #[error("{file} is not the public half of a contact key")]
    ContactKeyNoRecipient {
        /// The file.
        file: String,
    },
    /// The file holds no contact key.
    #[error("{file} is not a contact key")]
    ContactKeyUnfit {
        /// The file.
        file: String,
    },
    /// The passphrase does not open it.
    #[error("the passphrase does not open {file}")]
    ContactKeyPassphraseWrong {
        /// The file.
        file: String,
    },
}

/// Makes a key in a new folder: `identity.age` under a passphrase, `recipient.txt` for the desk. Returns the fingerprint
/// of the public half, to be compared aloud.
///
/// The key is tried before it is kept. After an error there is no folder.
pub fn new_key(
    folder: &Path,
    passphrase: &Passphrase,
    work: WorkFactor,
    classical: bool,
) -> Result<Fingerprint> {
    if folder.symlink_metadata().is_ok() {
        return Err(StudyError::StudyFolderTaken { folder: folder.display().to_string() }.into());
    }
    let identity = draw_identity(classical);
    let recipient = identity.recipient().to_string();
    let locked = lock(identity.dangerously_reveal().as_bytes(), passphrase, work).ending(Exit::Internal)?;
    drop(identity);
    let again = identity_of(&locked, passphrase, "identity.age")?;
    if again.recipient().to_string() != recipient {
        return Err(Failure::error(Exit::Internal, &unfit("identity.age")));
    }
    kin_disk::create_private_dir(folder).on_disk()?;
    let written = kin_disk::write_private(folder.join("identity.age"), &locked)
        .and_then(|()| kin_disk::write_private(folder.join("recipient.txt"), format!("{recipient}\n")));
    written.map_err(|error| cleared(folder, error)).on_disk()?;
    Ok(Fingerprint::of(recipient.as_bytes()))
}

/// The folder was new: everything in it is ours. A second failure changes nothing for the person.
fn cleared(folder: &Path, error: DiskError) -> DiskError {
    let _ = std::fs::remove_dir_all(folder);
    error
}

/// Reads the public half that a contact custodian has given to the desk, and its fingerprint.
pub fn read_recipient(path: &Path) -> Result<(Recipient, Fingerprint)> {
    let bytes = kin_disk::read(path, MAX_RECIPIENT_BYTES).on_disk()?;
    let text = std::str::from_utf8(&bytes).ok().map(str::trim);
    let recipient = text.and_then(|text| text.parse::<Recipient>().ok());
    let recipient = recipient.ok_or_else(|| {
        let error = ContactKeyError::ContactKeyNoRecipient { file: path.display().to_string() };
        Failure::error(Exit::Refused, &error)
    })?;
    let fingerprint = Fingerprint::of(recipient.to_string().as_bytes());
    Ok((recipient, fingerprint))
}

/// Unlocks a key that [`new_key`] made.
pub fn unlock_key(path: &Path, passphrase: &Passphrase) -> Result<Identity> {
    let locked = kin_disk::read(path, MAX_IDENTITY_BYTES).on_disk()?;
    identity_of(&locked, passphrase, &path.display().to_string())
}

fn identity_of(locked: &[u8], passphrase: &Passphrase, file: &str) -> Result<Identity> {
    let secret = match unlock(locked, passphrase) {
        Err(LockError::LockedFilePassphraseWrong) => {
            let error = ContactKeyError::ContactKeyPassphraseWrong { file: file.to_owned() };
            return Err(Failure::error(Exit::Locked, &error));
        }
        other => other.ending(Exit::Refused)?,
    };
    let identity = std::str::from_utf8(&secret).ok().and_then(|text| text.parse().ok());
    identity.ok_or_else(|| Failure::error(Exit::Refused, &unfit(file)))
}

fn unfit(file: &str) -> ContactKeyError {
    ContactKeyError::ContactKeyUnfit { file: file.to_owned() }
}
