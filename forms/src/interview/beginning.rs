//! What an interview is begun with.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use crate::now::Now;

/// What an interview is begun with: all that would otherwise be taken from the surroundings.
pub struct Beginning {
    /// What `today()` and `now()` give until the end, without seconds.
    pub now: Now,
    /// 32 bytes of chance. Without them, `random()`, `uuid()` and orders of chance have nothing to draw from: such
    /// calculations stay empty, and choices stand in the order of the list.
    pub seed: Option<[u8; 32]>,
    /// Who asks; at most [`crate::limits::MAX_USERNAME_BYTES`] of it are a `username`.
    pub username: Option<String>,
    /// Answers of the last saved response to this form by question name, as [`crate::Answer::to_text`] writes them: what
    /// `${last-saved#name}` reads.
    pub last_saved: BTreeMap<String, Zeroizing<String>>,
}

impl From<Now> for Beginning {
    fn from(now: Now) -> Beginning {
        Beginning { now, seed: None, username: None, last_saved: BTreeMap::new() }
    }
}

impl std::fmt::Debug for Beginning {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Beginning(…)")
    }
}
