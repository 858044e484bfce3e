//! Lines folded between words at the width of a screen.

use std::io::IsTerminal;

use unicode_width::UnicodeWidthStr;

/// Below this, folding would make a text harder to read than a word cut in two.
const LEAST_COLUMNS: usize = 20;

/// How many columns the screen behind a stream has. `None` where there is no screen, or it does not say.
#[cfg(unix)]
pub fn columns(stream: &(impl IsTerminal + std::os::fd::AsFd)) -> Option<usize> {
    size(stream).map(|(columns, _)| columns)
}

/// Columns and rows of the screen behind a stream. `None` where there is no screen, or it does not say.
#[cfg(unix)]
pub fn size(stream: &(impl IsTerminal + std::os::fd::AsFd)) -> Option<(usize, usize)> {
    let size = stream.is_terminal().then(|| rustix::termios::tcgetwinsize(stream).ok()).flatten()?;
    let (columns, rows) = (usize::from(size.ws_col), usize::from(size.ws_row));
    (columns >= LEAST_COLUMNS).then_some((columns, rows))
}

/// How many columns the screen behind a stream has: not known on this system.
#[cfg(not(unix))]
pub fn columns(_: &impl IsTerminal) -> Option<usize> {
    None
}

/// Columns and rows of the screen behind a stream: not known on this system.
#[cfg(not(unix))]
pub fn size(_: &impl IsTerminal) -> Option<(usize, usize)> {
    None
}

/// Appends `text` to `out`, its lines folded between words at `columns`.
///
/// A folded line goes on under its own beginning: under the text of a numbered choice, a command or an answer. At
/// most four bytes are written for each byte of `text`, so that who reserves them leaves no copies behind.
pub fn fold(text: &str, columns: usize, out: &mut String) {
    for line in text.split_inclusive('\n') {
        if line.trim_end_matches('\n').width() <= columns {
            out.push_str(line);
        } else {
            fold_line(line, columns, out);
        }
    }
}

/// As much of a text as fits into so many columns.
pub(crate) fn beginning(text: &str, columns: usize) -> &str {
    let fits = |end: &usize| text[..*end].width() <= columns;
    let ends = text.char_indices().map(|(start, letter)| start + letter.len_utf8());
    &text[..ends.take_while(fits).last().unwrap_or(0)]
}

fn fold_line(line: &str, columns: usize, out: &mut String) {
    let hang = hang(line, columns);
    let mut at = 0;
    for (index, word) in line.split(' ').enumerate() {
        let width = word.trim_end_matches('\n').width();
        if index > 0 && at > hang && at + 1 + width > columns {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', hang));
            at = hang;
        } else if index > 0 {
            out.push(' ');
            at += 1;
        }
        out.push_str(word);
        at += width;
    }
}

/// Where a folded line goes on: behind its indentation and its number, arrow or command, if that is not too far.
fn hang(line: &str, columns: usize) -> usize {
    let text = line.trim_start_matches(' ');
    let indent = line.len() - text.len();
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let further = rest.len() - rest.trim_start_matches(' ').len();
    let marks = first == "→" || first.strip_suffix('.').is_some_and(|n| n.parse::<u32>().is_ok());
    let hang =
        if marks || (indent > 0 && further > 0) { indent + first.width() + 1 + further } else { indent };
    if hang <= columns / 3 { hang } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str, columns: usize) -> String {
        let mut out = String::new();
        fold(text, columns, &mut out);
        out
    }

    #[test]
    fn words_stay_whole_and_what_fits_stays_as_it_is() {
        assert_eq!(folded("Chị có mấy người con?\n\nage> ", 21), "Chị có mấy người con?\n\nage> ");
        assert_eq!(folded("Chị có mấy người con?\n", 20), "Chị có mấy người\ncon?\n");
        assert_eq!(folded("漢字 漢字 漢字 漢字 漢字", 20), "漢字 漢字 漢字 漢字\n漢字");
        assert_eq!(
            folded("có một từ dài-hơn-cả-màn-hình-này vậy", 20),
            "có một từ\ndài-hơn-cả-màn-hình-này\nvậy"
        );
    }

    #[test]
    fn a_beginning_is_as_wide_as_its_letters() {
        assert_eq!(beginning("Chị có", 4), "Chị ");
        assert_eq!(beginning("漢字漢字", 5), "漢字");
        assert_eq!(beginning("e\u{302}e\u{302}", 1), "e\u{302}");
        assert_eq!((beginning("Chị", 80), beginning("Chị", 0)), ("Chị", ""));
    }

    #[test]
    fn a_folded_line_goes_on_under_its_own_text() {
        assert_eq!(folded("   1. Có người giúp đưa về\n", 24), "   1. Có người giúp đưa\n      về\n");
        assert_eq!(folded("  !d   chị ấy không biết\n", 22), "  !d   chị ấy không\n       biết\n");
        assert_eq!(folded("    → một hai ba bốn năm\n", 22), "    → một hai ba bốn\n      năm\n");
    }

    #[test]
    fn nothing_is_lost_and_nothing_grows_beyond_four_times() {
        for text in ["a ".repeat(500), " a".repeat(500), "    1. ".repeat(90), "e\u{302} \n  ".repeat(90)] {
            for columns in 20..50 {
                let out = folded(&text, columns);
                assert!(out.len() <= text.len() * 4, "{columns}");
                assert!(out.split_whitespace().eq(text.split_whitespace()), "{columns}");
            }
        }
    }
}
