//! A header → the steps it means.

use std::rc::Rc;

use super::Vocabulary;

/// The meaning of a header, in steps: `["bind", "relevant"]`, `["label", "English (en)"]`.
pub(in crate::xlsform) type Path = Rc<[String]>;

/// Blanks as `_`, in small letters.
pub(in crate::xlsform) fn snake(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("_").to_lowercase()
}

/// The steps of a header.
pub(super) fn path(header: &str, double: bool, vocabulary: Vocabulary) -> Path {
    let steps = |steps: &[&str]| steps.iter().map(|step| (*step).to_owned()).collect::<Vec<_>>();
    let alias =
        |word: &str| vocabulary.aliases.iter().find(|(alias, _)| *alias == word).map(|(_, path)| *path);
    for word in [header.to_owned(), snake(header)] {
        if vocabulary.known.contains(&word.as_str()) && alias(&word).is_none() {
            return Rc::from(steps(&[&word]));
        }
    }
    let parted: Vec<String> = if double || header.contains("::") {
        header.split("::").map(|step| step.trim().to_owned()).collect()
    } else {
        by_single_colons(header)
    };
    let first = snake(&parted[0]);
    let rest = parted[1..].iter().cloned();
    match alias(&first) {
        Some(path) => steps(path).into_iter().chain(rest).collect(),
        None if vocabulary.known.contains(&first.as_str()) || first == "kin" => {
            std::iter::once(first).chain(rest).collect()
        }
        None => parted.into(),
    }
}

/// Whether a header is read as it is written, beside headers with `::`.
pub(in crate::xlsform) fn is_plain(header: &str, vocabulary: Vocabulary) -> bool {
    let path = path(header, true, vocabulary);
    path.len() == 1 && path[0] == *header && !vocabulary.known.contains(&header) && header.trim() == header
}

/// Parts by `:`, but keeps `jr:count` together.
fn by_single_colons(header: &str) -> Vec<String> {
    let mut steps: Vec<String> = header.split(':').map(|step| step.trim().to_owned()).collect();
    if let Some(at) = steps.iter().position(|step| step == "jr")
        && at + 1 < steps.len()
    {
        let name = steps.remove(at + 1);
        steps[at] = format!("jr:{name}");
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xlsform::columns::SURVEY;

    fn read(header: &str, double: bool) -> Vec<String> {
        path(header, double, SURVEY).to_vec()
    }

    #[test]
    fn headers_mean_the_same_in_any_letters_and_with_any_blanks() {
        assert_eq!(read("TYPE", false), ["type"]);
        assert_eq!(read("Choice  Filter", false), ["choice_filter"]);
        assert_eq!(read("Constraint Message::Français", true), ["bind", "jr:constraintMsg", "Français"]);
        assert_eq!(read("read only", false), ["bind", "readonly"]);
    }

    #[test]
    fn one_colon_parts_a_header_where_no_header_has_two() {
        assert_eq!(read("label:English (en)", false), ["label", "English (en)"]);
        assert_eq!(read("bind:jr:constraintMsg", false), ["bind", "jr:constraintMsg"]);
        assert_eq!(read("bind::jr:constraintMsg", true), ["bind", "jr:constraintMsg"]);
        assert_eq!(read("image::English", true), ["media", "image", "English"]);
        assert_eq!(read("body::accuracyThreshold", true), ["control", "accuracyThreshold"]);
    }

    #[test]
    fn unknown_headers_stay_as_they_are() {
        assert_eq!(read("My Notes", false), ["My Notes"]);
        assert_eq!(read("constraint-msg", false), ["constraint-msg"]);
        assert_eq!(read("kin::max_length", true), ["kin", "max_length"]);
    }
}
