//! "Did you mean".

use super::fields::shortened;
use crate::limits::MAX_NAME_BYTES;

/// The known name most like `name`, if one is like it at all: at most four in ten of its characters put in, left out,
/// changed or swapped with their neighbour.
pub(crate) fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<String> {
    /// Comparing takes long: a form with more names than this gets no advice about the others.
    const MAX_COMPARED: usize = 500;
    // Names are short; a long text is no misspelt name, and comparing it would take long.
    if name.len() > 2 * MAX_NAME_BYTES {
        return None;
    }
    let lower = name.to_lowercase();
    known
        .into_iter()
        .take(MAX_COMPARED)
        .filter_map(|other| Some((difference(&lower, &other.to_lowercase())?, other)))
        .min()
        .map(|(_, other)| shortened(other))
}

/// Edits between two names in thousandths of the longer one; none above 400.
fn difference(left: &str, right: &str) -> Option<usize> {
    const MAX_THOUSANDTHS: usize = 400;
    let longer = left.len().max(right.len());
    // Lengths alone can tell: cheaper than comparing.
    if longer == 0 || left.len().abs_diff(right.len()) * 1000 > longer * MAX_THOUSANDTHS {
        return None;
    }
    let thousandths = strsim::osa_distance(left, right) * 1000 / longer;
    (thousandths <= MAX_THOUSANDTHS).then_some(thousandths)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_misspelt_name_finds_its_nearest_and_a_strange_one_finds_none() {
        assert_eq!(nearest("requierd", ["required", "relevant"]).as_deref(), Some("required"));
        assert_eq!(nearest("Age", ["age", "name"]).as_deref(), Some("age"));
        assert_eq!(nearest("zzz", ["age", "name"]), None);
        assert_eq!(nearest("", ["age"]), None);
        assert_eq!(nearest("aeg", ["ago", "age"]).as_deref(), Some("age"));
    }
}
