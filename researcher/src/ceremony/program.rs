//! The program that holds the ceremony, by the digest that witnesses bring from another machine.

use kin_disk::DiskError;
use kin_protocol::Digest;
use kin_protocol::ceremony::Program;
use kin_terminal::{Exit, Result};

use crate::ending::Ending;

/// The lock file this program was built from: every library it holds, by version and digest.
pub(super) const LOCKFILE: &str = include_str!("../../../Cargo.lock");

/// No program of ours is larger, debugging symbols included.
const MAX_PROGRAM_BYTES: u64 = 1024 * 1024 * 1024;

/// The running program.
pub(super) fn running() -> Result<Program> {
    let path = std::env::current_exe()
        .map_err(|error| DiskError::of_system(std::path::Path::new("/proc/self/exe"), error))
        .ending(Exit::Storage)?;
    let bytes = kin_disk::read(&path, MAX_PROGRAM_BYTES).ending(Exit::Storage)?;
    Ok(Program {
        name: env!("CARGO_PKG_NAME").to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        digest: Digest::of(&bytes),
    })
}
