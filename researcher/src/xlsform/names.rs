//! Names that our forms take: ASCII, at most 64 bytes, unique over the whole form.

use std::collections::{HashMap, HashSet};

use kin_forms::limits::MAX_NAME_BYTES;
use unicode_normalization::UnicodeNormalization;

/// The names given so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    /// Where to look on for a free number.
    next: HashMap<String, usize>,
}

impl Names {
    /// Keeps a name from being given.
    pub(super) fn keep(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    /// The wanted name, or the nearest one that is allowed and free.
    pub(super) fn give(&mut self, wanted: &str) -> String {
        let base = allowed(wanted);
        if self.taken.insert(base.clone()) {
            return base;
        }
        let mut number = self.next.get(&base).copied().unwrap_or(2);
        loop {
            let suffix = format!("_{number}");
            let mut name = base.clone();
            name.truncate(MAX_NAME_BYTES - suffix.len());
            name.push_str(&suffix);
            number += 1;
            if self.taken.insert(name.clone()) {
                self.next.insert(base, number);
                return name;
            }
        }
    }
}

/// The same name where it is allowed, else one like it.
pub(super) fn allowed(name: &str) -> String {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let mut allowed: String = ascii(name).map(|c| if is_allowed(c) { c } else { '_' }).collect();
    if !allowed.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        allowed.insert(0, '_');
    }
    allowed.truncate(MAX_NAME_BYTES);
    allowed
}

/// The name of a choice: anything but blanks, quotes, `;` and `\`.
pub(super) fn allowed_choice(name: &str) -> String {
    let is_bad = |c: char| c.is_whitespace() || c.is_control() || matches!(c, ';' | '"' | '\'' | '\\');
    let mut allowed: String = name.nfc().map(|c| if is_bad(c) { '_' } else { c }).collect();
    while allowed.len() > MAX_NAME_BYTES {
        allowed.pop();
    }
    allowed
}

/// Without marks: `Tuổi` is `Tuoi`.
fn ascii(text: &str) -> impl Iterator<Item = char> {
    let is_mark = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    text.nfd().filter(move |c| !is_mark(c)).map(|c| match c {
        'đ' => 'd',
        'Đ' => 'D',
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ascii_and_unique() {
        let mut names = Names::default();
        assert_eq!(names.give("age"), "age");
        assert_eq!(names.give("age"), "age_2");
        assert_eq!(names.give("age_2"), "age_2_2");
        assert_eq!(names.give("Tuổi đời"), "Tuoi_doi");
        assert_eq!(names.give("orx:meta"), "orx_meta");
        assert_eq!(names.give(&"x".repeat(80)).len(), 64);
        assert_eq!(names.give(&"x".repeat(80)).len(), 64);
    }

    #[test]
    fn names_of_choices_lose_only_what_parts_them() {
        assert_eq!(allowed_choice("Hà Nội"), "Hà_Nội");
        assert_eq!(allowed_choice("1"), "1");
    }
}
