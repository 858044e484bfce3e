//! Which version of a form is asked, where a note lists several: the newest.

use std::cmp::Ordering;

use super::{FormReference, StudyNote};

/// The version of a form, to be compared: `2026-9` comes before `2026-10`.
///
/// A version is cut into the longest runs of digits and of other characters. Run by run, numbers count by their value and come before
/// everything else, other characters by their bytes, and the version that ends first comes first. Where that does not decide (`1`, `01`),
/// the bytes of the whole do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormVersion<'text>(pub &'text str);

impl FormVersion<'_> {
    fn runs(&self) -> impl Iterator<Item = Run<'_>> {
        let same = |one: &u8, next: &u8| one.is_ascii_digit() == next.is_ascii_digit();
        self.0.as_bytes().chunk_by(same).map(|run| {
            if run[0].is_ascii_digit() {
                let digits = &run[run.iter().take_while(|digit| **digit == b'0').count()..];
                Run::Number(digits.len(), digits)
            } else {
                Run::Other(run)
            }
        })
    }
}

/// Of two numbers without leading zeros the longer is the larger, so none is too large to be compared.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Run<'text> {
    Number(usize, &'text [u8]),
    Other(&'text [u8]),
}

impl Ord for FormVersion<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.runs().cmp(other.runs()).then_with(|| self.0.cmp(other.0))
    }
}

impl PartialOrd for FormVersion<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Of these forms the newest version of the one with this id.
pub fn newest<'forms>(
    forms: impl IntoIterator<Item = &'forms FormReference>,
    id: &str,
) -> Option<&'forms FormReference> {
    let versions = forms.into_iter().filter(|form| form.id == id);
    versions.max_by(|one, other| FormVersion(&one.version).cmp(&FormVersion(&other.version)))
}

impl StudyNote {
    /// The version of a form with which interviews begin: the newest that the note lists. What began with another version, or was sealed
    /// with one, is finished and corrected with that one, whether the note lists it or not.
    pub fn asked(&self, id: &str) -> Option<&FormReference> {
        newest(&self.forms, id)
    }

    /// Of each form the version with which interviews begin, in the order of their ids.
    pub fn asked_forms(&self) -> Vec<&FormReference> {
        let mut ids: Vec<&str> = self.forms.iter().map(|form| form.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().filter_map(|id| self.asked(id)).collect()
    }
}
