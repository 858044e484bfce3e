//! The roots of a study: who must sign, pinned once by comparing their fingerprint with paper.

use signed_note::Verifier;

use super::lines::{Cursor, number};
use super::{MAX_ROOTS, RootVerifier, RootsError};
use crate::{Fingerprint, StudyId};

/// The canonical text of roots is at most this long.
pub const MAX_ROOTS_BYTES: usize = 4096;
/// The first line of the canonical text.
const FIRST_LINE: &str = "kin-roots/1";

/// `quorum` of these roots must sign a note. Ordered, without repetition, all of one study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roots {
    study: StudyId,
    quorum: u32,
    verifiers: Vec<RootVerifier>,
}

impl Roots {
    /// The roots of a study, in any order.
    pub fn new(study: StudyId, quorum: u32, mut verifiers: Vec<RootVerifier>) -> Result<Roots, RootsError> {
        if verifiers.len() > MAX_ROOTS {
            return Err(RootsError::RootsTooMany { max: count(MAX_ROOTS) });
        }
        if quorum == 0 || quorum > count(verifiers.len()) {
            return Err(RootsError::RootsQuorumImpossible { quorum, roots: count(verifiers.len()) });
        }
        if verifiers.iter().any(|verifier| verifier.study() != study) {
            return Err(RootsError::RootsOfAnotherStudy {});
        }
        verifiers.sort();
        // Two keys with one id could not be told apart in a signature line; the text form sorts by that id.
        if verifiers.windows(2).any(|pair| pair[0].key().key_id() == pair[1].key().key_id()) {
            return Err(RootsError::RootsRepeated {});
        }
        Ok(Roots { study, quorum, verifiers })
    }

    /// Whose roots they are.
    pub const fn study(&self) -> StudyId {
        self.study
    }

    /// How many must sign.
    pub const fn quorum(&self) -> u32 {
        self.quorum
    }

    /// The public keys, in canonical order.
    pub fn verifiers(&self) -> &[RootVerifier] {
        &self.verifiers
    }

    /// What people compare: the fingerprint of the canonical text.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self.to_text().as_bytes())
    }

    /// The canonical text: what `roots.txt` holds and the fingerprint is of.
    pub fn to_text(&self) -> String {
        let mut text = format!("{FIRST_LINE}\nstudy {}\nquorum {}\n", self.study, self.quorum);
        for verifier in &self.verifiers {
            text.push_str("root ");
            text.push_str(verifier.as_str());
            text.push('\n');
        }
        text
    }

    /// Reads the canonical text, in its one spelling.
    pub fn parse_text(bytes: &[u8]) -> Result<Roots, RootsError> {
        if bytes.len() > MAX_ROOTS_BYTES {
            return Err(RootsError::RootsTooLarge { max_bytes: MAX_ROOTS_BYTES as u64 });
        }
        let text = std::str::from_utf8(bytes).map_err(|error| RootsError::RootsMalformed {
            line: super::lines::line_of(bytes, error.valid_up_to()),
        })?;
        let mut cursor = Cursor::new(text);
        let malformed = |line| RootsError::RootsMalformed { line };
        if cursor.take_exact(FIRST_LINE).is_none() {
            return Err(malformed(cursor.line()));
        }
        let study = take(&mut cursor, "study", |value| value.parse().ok())?;
        let quorum = take(&mut cursor, "quorum", number)?;
        let mut verifiers: Vec<RootVerifier> = Vec::new();
        while !cursor.at_end() {
            let line = cursor.line();
            let verifier: RootVerifier = take(&mut cursor, "root", |value| value.parse().ok())?;
            if verifiers.last().is_some_and(|last| *last >= verifier) {
                return Err(malformed(line));
            }
            verifiers.push(verifier);
        }
        Roots::new(study, quorum, verifiers)
    }
}

fn take<T>(
    cursor: &mut Cursor<'_>,
    keyword: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, RootsError> {
    let line = cursor.line();
    cursor.take(keyword).and_then(read).ok_or(RootsError::RootsMalformed { line })
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
