//! Labels as statistics programs take them: in one line, and short.

use std::borrow::Cow;

/// The words in one line: whatever ends a line, and every other control character, becomes a blank.
pub(super) fn one_line(words: &str) -> String {
    let spaced: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.trim().to_owned()
}

/// The words with an ellipsis where they are longer than `most` bytes. The whole words stand in the codebook.
pub(super) fn within_bytes(words: &str, most: usize) -> Cow<'_, str> {
    if words.len() <= most {
        return Cow::Borrowed(words);
    }
    let mut end = most.saturating_sub('…'.len_utf8());
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    Cow::Owned(format!("{}…", &words[..end]))
}

/// The same in characters.
pub(super) fn within_chars(words: &str, most: usize) -> Cow<'_, str> {
    if words.chars().nth(most).is_none() {
        return Cow::Borrowed(words);
    }
    let kept: String = words.chars().take(most.saturating_sub(1)).collect();
    Cow::Owned(format!("{kept}…"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_ends_in_an_ellipsis_and_between_characters() {
        assert_eq!(within_bytes("Hà Nội", 64), "Hà Nội");
        assert_eq!(within_bytes("ộộộộ", 10), "ộộ…");
        assert_eq!(within_bytes("ộộộộ", 12), "ộộộộ");
        assert_eq!(within_chars("ộộộộ", 4), "ộộộộ");
        assert_eq!(within_chars("ộộộộ", 3), "ộộ…");
    }

    #[test]
    fn a_label_is_one_line() {
        assert_eq!(one_line("  a\nb\tc\u{1}  "), "a b c");
    }
}
