//! "Did you mean": the known name that somebody may have meant.

/// The name most like `name`, if one is like it at all: at most a third of its letters differ.
pub(crate) fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let allowed = name.chars().count().div_ceil(3);
    known
        .into_iter()
        .map(|other| (strsim::damerau_levenshtein(name, other), other))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, other)| other.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_that_is_like_it_is_offered() {
        assert_eq!(nearest("chidlren", ["age", "children"]), Some("children".to_owned()));
        assert_eq!(nearest("province", ["age", "children"]), None);
    }
}
