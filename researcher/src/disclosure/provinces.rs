//! Old and new provinces: on 1 July 2025 Viet Nam's 63 provinces became 34. A table in which an old province stands
//! beside the new one that it is part of counts people twice in some rows and not in others, and what was released of
//! the one can be subtracted from the other.

use super::people::{PROVINCES_MERGED, People};
use super::variable::ChoiceOf;
use super::{Level, ReleaseError, Variable};

/// An old province, and the new one that it is part of: name and code of the General Statistics Office.
struct Merged {
    old: (&'static str, &'static str),
    new: (&'static str, &'static str),
}

/// Those in which the study's offices are.
const MERGED: [Merged; 2] = [
    Merged { old: ("Hải Dương", "30"), new: ("Hải Phòng", "31") },
    Merged { old: ("Hậu Giang", "93"), new: ("Cần Thơ", "92") },
];

/// Refuses a variable in which codes stand side by side that were never valid on one day, or an old province beside
/// the new one that it is part of. `counts` are the people of each level.
pub(super) fn check(
    variable: &Variable,
    levels: &[Level],
    counts: &[u64],
    people: &People,
) -> Result<(), ReleaseError> {
    let used: Vec<&ChoiceOf> = variable
        .choices
        .iter()
        .filter(|choice| {
            let level = levels.iter().position(|level| level.value == choice.name);
            level.is_some_and(|level| counts[level] > 0)
        })
        .collect();
    let mixed = |old: &ChoiceOf, new: &ChoiceOf, since: String| ReleaseError::ReleaseProvincesMixed {
        variable: variable.name.clone(),
        old: old.label.clone(),
        new: new.label.clone(),
        since,
    };
    for old in &used {
        for new in &used {
            // Days in ISO 8601 are in the order of their letters.
            if let (Some(until), Some(from)) = (&old.valid_until, &new.valid_from)
                && until < from
            {
                return Err(mixed(old, new, from.clone()));
            }
        }
    }
    if !people.after_merger || !(variable.place || names_provinces(&variable.name)) {
        return Ok(());
    }
    for merged in &MERGED {
        let find = |(label, code): (&str, &str)| {
            used.iter().find(|choice| choice.label == label || choice.name == code)
        };
        if let (Some(old), Some(new)) = (find(merged.old), find(merged.new)) {
            return Err(mixed(old, new, PROVINCES_MERGED.to_string()));
        }
    }
    Ok(())
}

fn names_provinces(name: &str) -> bool {
    let name = name.to_lowercase();
    ["province", "tinh", "tỉnh"].iter().any(|word| name.contains(word))
}
