//! Where an interview is kept while it is held.

use kin_forms::Interview;
use kin_terminal::Result;

/// Keeps the interview, sealed, after everything that may have changed it. This crate knows no disk and no key.
pub trait Keep {
    /// Keeps it as it is now. What went wrong is shown, and the interview goes on: it is still in memory.
    fn keep(&mut self, interview: &Interview) -> Result;
}
