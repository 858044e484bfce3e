//! Labels as statistics programs take them: in one line.

/// The words in one line: whatever ends a line, and every other control character, becomes a blank.
pub(super) fn one_line(words: &str) -> String {
    let spaced: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_one_line() {
        assert_eq!(one_line("  a\nb\tc\u{1}  "), "a b c");
    }
}
