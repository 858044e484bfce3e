//! Text that came from outside, made safe to print.

/// `text` with every control character but line feed and tab, and every mark that reorders what is read, replaced.
///
/// A study title or a file name with an escape sequence in it could otherwise clear the screen and print a
/// fingerprint of its own choosing.
pub(crate) fn text(text: &str) -> String {
    text.chars().map(|c| if harmful(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

fn harmful(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{061c}')
}
