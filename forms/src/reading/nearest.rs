//! "Did you mean".

use super::fields::shortened;

/// The known name most like `name`, if one is like it at all.
pub(crate) fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<String> {
    const LIKE_ENOUGH: f64 = 0.6;
    /// Comparing takes long: a form with more names than this gets no advice about the others.
    const MAX_COMPARED: usize = 1000;
    // Names are short; a long text is no misspelt name, and comparing it would take long.
    if name.len() > 4 * crate::limits::MAX_NAME_BYTES {
        return None;
    }
    let lower = name.to_lowercase();
    let likeness = |other: &str| strsim::normalized_damerau_levenshtein(&lower, &other.to_lowercase());
    known
        .into_iter()
        .take(MAX_COMPARED)
        .map(|other| (likeness(other), other))
        .filter(|(likeness, _)| *likeness >= LIKE_ENOUGH)
        .max_by(|(left, _), (right, _)| left.total_cmp(right))
        .map(|(_, other)| shortened(other))
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
    }
}
