//! The keys of a study, each locked under a passphrase: the root, which signs the note, and the working keys, which
//! open responses.

use std::path::Path;

use kin_protocol::StudyId;
use kin_protocol::note::RootKey;
use kin_sealing::{Identity, LockError, MAX_LOCKED_BYTES, Passphrase, WorkFactor, lock, unlock};
use kin_terminal::{Exit, Result};
use zeroize::Zeroizing;

use super::{Layout, Settings, StudyError};
use crate::chance;
use crate::ending::Ending;

/// Room for what age writes around a locked secret.
const LOCKED_FILE_BYTES: u64 = MAX_LOCKED_BYTES as u64 + 4096;

/// Draws a root key. Returns it, and the locked file to keep it in.
pub(super) fn draw_root(
    study: StudyId,
    passphrase: &Passphrase,
    work: WorkFactor,
) -> Result<(RootKey, Vec<u8>)> {
    let seed: Zeroizing<[u8; 32]> = chance::bytes()?;
    let locked = lock(&seed[..], passphrase, work).ending(Exit::Internal)?;
    Ok((RootKey::from_seed(study, &seed), locked))
}

/// Unlocks the root key.
pub(super) fn unlock_root(layout: &Layout, study: StudyId, passphrase: &Passphrase) -> Result<RootKey> {
    Ok(RootKey::from_seed(study, &*unlock_root_seed(layout, passphrase)?))
}

/// Unlocks the seed that the root key is made from.
pub(super) fn unlock_root_seed(layout: &Layout, passphrase: &Passphrase) -> Result<Zeroizing<[u8; 32]>> {
    let path = layout.root_key();
    let secret = unlock_file(&path, passphrase)?;
    let seed = secret.as_slice().try_into();
    let seed = seed.map_err(|_| StudyError::StudyFileDamaged { file: path.display().to_string() })?;
    Ok(Zeroizing::new(seed))
}

/// Draws an identity: post-quantum hybrid, unless the study says otherwise.
pub(crate) fn draw_identity(classical: bool) -> Identity {
    if classical { Identity::generate_classical() } else { Identity::generate() }
}

/// Locks a working key for its file.
pub(crate) fn lock_working_key(
    identity: &Identity,
    passphrase: &Passphrase,
    work: WorkFactor,
) -> Result<Vec<u8>> {
    lock(identity.dangerously_reveal().as_bytes(), passphrase, work).ending(Exit::Internal)
}

/// What the locked file of a working key gives back.
pub(super) fn unlock_identity(locked: &[u8], passphrase: &Passphrase) -> Result<Identity> {
    let secret = unlock(locked, passphrase).ending(Exit::Internal)?;
    let text = std::str::from_utf8(&secret).ok().and_then(|text| text.parse().ok());
    text.ok_or_else(|| StudyError::StudyFileDamaged { file: "epoch.age".to_owned() }.into())
}

/// Unlocks every working key of the study. `ask` gives a passphrase for a file, and is asked again only when the one
/// before does not open it.
pub(super) fn unlock_working_keys(
    layout: &Layout,
    settings: &Settings,
    ask: &mut dyn FnMut(&Path) -> Result<Passphrase>,
) -> Result<Vec<Identity>> {
    let mut passphrase: Option<Passphrase> = None;
    let mut identities = Vec::with_capacity(settings.epochs.len());
    let kept = settings.epochs.iter().filter(|epoch| epoch.destroyed.is_none() && epoch.lost.is_none());
    for (epoch, working) in kept.filter_map(|epoch| Some((epoch, epoch.working.as_ref()?))) {
        let path = layout.working_key(epoch.epoch);
        let mut secret = None;
        if let Some(known) = &passphrase {
            secret = match unlock_file(&path, known) {
                Err(failure) if failure.exit() == Exit::Locked => None,
                other => Some(other?),
            };
        }
        let secret = if let Some(secret) = secret {
            secret
        } else {
            let asked = ask(&path)?;
            let secret = unlock_file(&path, &asked)?;
            passphrase = Some(asked);
            secret
        };
        let damaged = || StudyError::StudyFileDamaged { file: path.display().to_string() };
        let text = std::str::from_utf8(&secret).map_err(|_| damaged())?;
        let identity: Identity = text.parse().map_err(|_| damaged())?;
        // A key that was exchanged would open nothing, or what someone else sealed.
        if identity.recipient().to_string() != *working {
            return Err(damaged().into());
        }
        identities.push(identity);
    }
    if identities.is_empty() {
        let epochs = &settings.epochs;
        return Err(match epochs.iter().find(|epoch| epoch.destroyed.is_none()) {
            None if !epochs.is_empty() => StudyError::StudyKeysDestroyed.into(),
            Some(epoch) if epoch.lost.is_some() => StudyError::StudyWorkingKeyLost.into(),
            _ => StudyError::StudyHasNoKey.into(),
        });
    }
    Ok(identities)
}

fn unlock_file(path: &Path, passphrase: &Passphrase) -> Result<Zeroizing<Vec<u8>>> {
    let bytes = kin_disk::read(path, LOCKED_FILE_BYTES).ending(Exit::Storage)?;
    match unlock(&bytes, passphrase) {
        Err(LockError::LockedFilePassphraseWrong) => {
            Err(StudyError::StudyPassphraseWrong { file: path.display().to_string() }.into())
        }
        other => other.ending(Exit::Refused),
    }
}
