//! From a library's error to how the program ends.

use kin_disk::{DiskError, DiskTrouble};
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;

/// Gives an error of a library the exit code it has here.
pub(crate) trait Ending<T> {
    /// The value, or a failure with the error's words and this exit code.
    fn ending(self, exit: Exit) -> Result<T>;
}

impl<T, E: Serialize + std::error::Error> Ending<T> for std::result::Result<T, E> {
    fn ending(self, exit: Exit) -> Result<T> {
        self.map_err(|error| Failure::error(exit, &error))
    }
}

/// Gives an error about a file that a person named the exit code it has here.
pub(crate) trait OnDisk<T> {
    /// The value; or a refusal where the person named the wrong file, and a fault of the disk otherwise.
    fn on_disk(self) -> Result<T>;
}

impl<T> OnDisk<T> for std::result::Result<T, DiskError> {
    fn on_disk(self) -> Result<T> {
        self.map_err(|error| {
            let exit = match error.trouble() {
                DiskTrouble::Input => Exit::Refused,
                DiskTrouble::Storage => Exit::Storage,
            };
            Failure::error(exit, &error)
        })
    }
}
