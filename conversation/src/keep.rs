//! Where an interview and its files are kept while it is held.

use kin_forms::{FileReference, Interview};
use kin_terminal::Result;

/// Keeps the interview, sealed, after everything that may have changed it. This crate knows no disk and no key.
pub trait Keep {
    /// Keeps it as it is now. What went wrong is shown, and the interview goes on: it is still in memory.
    fn keep(&mut self, interview: &Interview) -> Result;

    /// Seals the file at `path` for the question that is asked, to be kept when it is the answer. `as_it_is` says that the person asking
    /// was told what cannot be removed from it.
    fn attach(
        &mut self,
        interview: &Interview,
        path: &str,
        as_it_is: bool,
    ) -> std::result::Result<Attached, NotAttached>;
}

/// A file that was sealed.
#[derive(Debug)]
pub struct Attached {
    /// What the answer says of it.
    pub file: FileReference,
    /// What was done with it, in words for the person asking.
    pub words: String,
}

/// Why a file was not sealed.
#[derive(Debug)]
pub enum NotAttached {
    /// It is taken when the person asking says yes to this.
    Unless(String),
    /// It is not taken: why, in words for the person asking.
    Because(String),
}
