//! From a library's error to how the program ends.

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
