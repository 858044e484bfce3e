//! A key of a witness and its public half: two files, or none.

use std::path::{Path, PathBuf};

use kin_disk::DiskError;
use kin_terminal::{Exit, Failure, Result};
use ring::rand::{SecureRandom as _, SystemRandom};
use zeroize::Zeroizing;

use crate::failures::AuditError;

/// What a key is made of.
pub(crate) fn seed() -> Result<Zeroizing<[u8; 32]>> {
    let mut seed = Zeroizing::new([0; 32]);
    let drawn = SystemRandom::new().fill(seed.as_mut_slice());
    drawn.map_err(|_| Failure::new(Exit::Internal, &AuditError::AuditChanceUnusable))?;
    Ok(seed)
}

/// Writes the secret half to a new private file and the public one beside it, ending in `.vkey`, each on a line of its own; returns where
/// the public half lies.
pub(crate) fn write(
    secret: &Path,
    dangerously_revealed: &str,
    public_half: &str,
) -> std::result::Result<PathBuf, DiskError> {
    let mut public = secret.to_owned().into_os_string();
    public.push(".vkey");
    let public = PathBuf::from(public);
    let line = Zeroizing::new(format!("{dangerously_revealed}\n"));
    kin_disk::write_private(secret, line.as_bytes())?;
    if let Err(error) = kin_disk::write_private(&public, format!("{public_half}\n")) {
        // A failed command leaves nothing behind.
        let _ = std::fs::remove_file(secret);
        return Err(error);
    }
    Ok(public)
}
