//! Custodians' shares: read from a file or from a typed sheet, opened, combined.

use kin_sealing::{
    Identity, LockError, MAX_SHEET_BYTES, Passphrase, Share, ShareError, Sheet, WorkFactor, combine, lock,
    unlock,
};
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;

use crate::ending::Ending;
use crate::study::{Epoch, Study};

/// No file of a share is larger, typed or not.
pub const MAX_SHARE_FILE_BYTES: u64 = 16 * MAX_SHEET_BYTES as u64;

/// What an age file begins with.
const AGE: &[u8] = b"age-encryption.org/v1\n";

/// Why a share cannot be used.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum SharesError {
    /// The file is no share, and its text is no sheet.
    #[error("{file} is not a share")]
    SharesFileUnreadable {
        /// The file.
        file: String,
    },
    /// The custodian's passphrase is wrong.
    #[error("the passphrase does not open {file}")]
    SharesPassphraseWrong {
        /// The file.
        file: String,
    },
    /// No share was given where shares are needed.
    #[error("{needed} shares are needed")]
    SharesNeeded {
        /// How many.
        needed: u8,
    },
    /// A key that the note names was not brought.
    #[error("a key that the note names was not brought")]
    SharesOfAnotherStudy,
    /// The shares make a key that is none of this study's.
    #[error("the shares make a key that is none of this study's")]
    SharesForeign,
}

/// The locked file of a share.
pub fn locked(share: &Share, passphrase: &Passphrase, work: WorkFactor) -> Result<Vec<u8>> {
    lock(&share.to_bytes(), passphrase, work).ending(Exit::Internal)
}

/// The locked file of a share, from its file or from what was typed or scanned from its sheet. `file` names it in errors.
pub fn read(bytes: &[u8], file: &str) -> Result<Vec<u8>> {
    if bytes.starts_with(AGE) {
        return Ok(bytes.to_vec());
    }
    let text = std::str::from_utf8(bytes).map_err(|_| unreadable(file))?;
    let sheet = Sheet::read(text).map_err(|error| unreadable(file).because(&error))?;
    Ok(sheet.file().to_vec())
}

/// Opens the locked file of a share.
pub fn open(locked: &[u8], passphrase: &Passphrase, file: &str) -> Result<Share> {
    let secret = match unlock(locked, passphrase) {
        Err(LockError::LockedFilePassphraseWrong) => {
            let error = SharesError::SharesPassphraseWrong { file: file.to_owned() };
            return Err(Failure::error(Exit::Locked, &error));
        }
        other => other.map_err(|error| unreadable(file).because(&error))?,
    };
    Share::from_bytes(&secret).map_err(|error| unreadable(file).because(&error))
}

fn unreadable(file: &str) -> Failure {
    Failure::new(Exit::Refused, &SharesError::SharesFileUnreadable { file: file.to_owned() })
}

/// The identities that shares make: one for each set that is among them.
///
/// Where a set has too few and there are others, the first share of another set is named: it may be there by mistake.
pub fn combined(mut shares: Vec<Share>) -> Result<Vec<Identity>> {
    let mut identities = Vec::new();
    let foreign = foreign(&shares);
    while let Some(set) = shares.first().map(Share::set) {
        let (own, others) = shares.into_iter().partition(|share: &Share| share.set() == set);
        shares = others;
        identities.push(combine(&own).map_err(|error| {
            let failure = Failure::error(Exit::Refused, &error);
            match &foreign {
                Some(foreign) if matches!(error, ShareError::ShareTooFew { .. }) => failure.because(foreign),
                _ => failure,
            }
        })?);
    }
    Ok(identities)
}

/// The first share that is not of the first one's set.
fn foreign(shares: &[Share]) -> Option<ShareError> {
    let first = shares.first()?.set();
    let (place, share) = (1_u64..).zip(shares).find(|(_, share)| share.set() != first)?;
    let (set, expected) = (share.set().to_string(), first.to_string());
    Some(ShareError::ShareForeign { index: share.index(), position: place, set, expected })
}

/// Refuses identities that are none of a study's: with them everything would look as if it were sealed to others.
pub fn of_study(study: &Study, identities: Vec<Identity>) -> Result<Vec<Identity>> {
    let epochs = &study.settings().epochs;
    let known = |identity: &Identity| {
        let recipient = identity.recipient().to_string();
        epochs.iter().flat_map(Epoch::recipients).any(|known| known == recipient)
    };
    if identities.iter().all(known) {
        Ok(identities)
    } else {
        Err(Failure::error(Exit::Refused, &SharesError::SharesForeign))
    }
}
