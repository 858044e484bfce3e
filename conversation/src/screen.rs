//! Where a conversation is shown and typed.

use std::io::{BufRead, Result, Write};

use zeroize::Zeroizing;

/// The longest line that is taken, in bytes.
pub const MAX_LINE_BYTES: usize = 32 * 1024;

/// Ctrl-C.
pub(super) const INTERRUPT: u8 = 3;

const ENTER: &str = "\x1b[?1049h";
const CLEAR: &str = "\x1b[2J\x1b[H";
const LEAVE: &str = "\x1b[2J\x1b[H\x1b[?1049l";

/// What stands under a part of a page: a message, folded, and the prompt.
const ROWS_BELOW: usize = 4;
/// A screen with less room than this is not paged.
const LEAST_ROWS: usize = 6;

/// Cuts folded text into parts of at most `most` lines: before a paragraph if one begins in the lower half, else before
/// a line that is not indented under another.
fn cut(text: &str, most: usize) -> Vec<Zeroizing<String>> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    // The empty lines at the end need no room of their own.
    let filled = lines.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |last| last + 1);
    let mut parts = Vec::new();
    let mut from = 0;
    while filled - from > most {
        let places = || (from + most / 2..=from + most).rev();
        let paragraph = places().find(|&at| lines[at - 1].trim().is_empty());
        let at = paragraph.or_else(|| places().find(|&at| !lines[at].starts_with(' ')));
        let at = at.unwrap_or(from + most);
        parts.push(Zeroizing::new(lines[from..at].concat()));
        from = at;
    }
    parts.push(Zeroizing::new(lines[from..].concat()));
    parts
}

/// A reader and a writer; on a terminal, its alternate screen, which keeps no scrollback.
///
/// Dropping it clears and leaves the alternate screen, so that no answer stays to be read by the next person.
pub struct Screen<R, W: Write> {
    input: R,
    output: W,
    alternate: bool,
}

/// What was typed.
#[derive(Debug)]
pub enum Line {
    /// A line without its ending.
    Text(Zeroizing<String>),
    /// More than [`MAX_LINE_BYTES`]; all of it was read and thrown away.
    TooLong,
    /// Not UTF-8.
    NotText,
    /// Nothing more will come.
    End,
}

impl<R: BufRead, W: Write> Screen<R, W> {
    /// Plain lines after each other, for pipes and tests.
    pub fn plain(input: R, output: W) -> Self {
        Self { input, output, alternate: false }
    }

    /// The alternate screen of a terminal.
    pub fn alternate(input: R, mut output: W) -> Result<Self> {
        output.write_all(ENTER.as_bytes())?;
        Ok(Self { input, output, alternate: true })
    }

    /// Begins a new page: what was on the screen is gone.
    pub fn clear(&mut self) -> Result<()> {
        self.output.write_all(if self.alternate { CLEAR } else { "\n" }.as_bytes())
    }

    /// Shows text. Characters that could move the cursor are replaced: words of a form are not commands to a terminal. On a
    /// screen no word is cut in two at its edge.
    pub fn show(&mut self, text: &str) -> Result<()> {
        let mut bytes = Zeroizing::new(String::with_capacity(text.len() * 3));
        bytes.extend(
            text.chars().map(|c| if c.is_control() && c != '\n' { char::REPLACEMENT_CHARACTER } else { c }),
        );
        let Some(columns) = self.alternate.then(|| kin_terminal::columns(&std::io::stdout())).flatten()
        else {
            return self.output.write_all(bytes.as_bytes());
        };
        let mut folded = Zeroizing::new(String::with_capacity(bytes.len() * 4));
        kin_terminal::fold(&bytes, columns, &mut folded);
        self.output.write_all(folded.as_bytes())
    }

    /// A page folded for this screen and cut into parts that it can show whole, with room for a message and a prompt.
    ///
    /// Nothing can be scrolled back to on the alternate screen: what runs off its top is never seen.
    pub fn parts(&self, page: &str) -> Vec<Zeroizing<String>> {
        let size = self.alternate.then(|| kin_terminal::size(&std::io::stdout())).flatten();
        let whole = || vec![Zeroizing::new(page.to_owned())];
        let Some((columns, rows)) = size else { return whole() };
        let Some(most) = rows.checked_sub(ROWS_BELOW).filter(|&most| most >= LEAST_ROWS) else {
            return whole();
        };
        let mut folded = Zeroizing::new(String::with_capacity(page.len() * 4));
        kin_terminal::fold(page, columns, &mut folded);
        cut(&folded, most)
    }

    /// Shows a prompt and waits for a line.
    pub fn line(&mut self, prompt: &str) -> Result<Line> {
        self.show(prompt)?;
        self.output.flush()?;
        // Reserved at once: a buffer that grows leaves copies of an answer behind in freed memory.
        let mut line = Zeroizing::new(Vec::with_capacity(MAX_LINE_BYTES));
        let mut too_long = false;
        loop {
            let buffer = match self.input.fill_buf() {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            if buffer.is_empty() {
                // A line without an ending may be half an answer whose typing was cut off.
                return Ok(Line::End);
            }
            let end = buffer.iter().position(|&byte| byte == b'\n');
            let part = &buffer[..end.unwrap_or(buffer.len())];
            too_long |= line.len() + part.len() > MAX_LINE_BYTES;
            if !too_long {
                line.extend_from_slice(part);
            }
            let read = end.map_or(buffer.len(), |end| end + 1);
            // On the screen of its own the keyboard hands over a line that Ctrl-C ended at once.
            let interrupted = self.alternate && end.is_none() && part.last() == Some(&INTERRUPT);
            self.input.consume(read);
            if interrupted {
                return Ok(Line::Text(Zeroizing::new(char::from(INTERRUPT).to_string())));
            }
            if end.is_some() {
                break;
            }
        }
        if too_long {
            return Ok(Line::TooLong);
        }
        let line = line.strip_suffix(b"\r").unwrap_or(&line);
        Ok(std::str::from_utf8(line)
            .map_or(Line::NotText, |text| Line::Text(Zeroizing::new(text.to_owned()))))
    }
}

impl<R, W: Write> Drop for Screen<R, W> {
    fn drop(&mut self) {
        // The terminal may be gone; then there is nothing to clean.
        if self.alternate {
            let _ = self.output.write_all(LEAVE.as_bytes());
        }
        let _ = self.output.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_text_or_too_long_does_not_end_the_conversation() {
        let mut input = vec![b'a'; MAX_LINE_BYTES + 1];
        input.extend_from_slice("\n\u{1ee3}\r\n".as_bytes());
        input.extend_from_slice(b"\xff\nhalf");
        let mut screen = Screen::plain(&input[..], Vec::new());
        assert!(matches!(screen.line("> ").unwrap(), Line::TooLong));
        assert!(matches!(screen.line("> ").unwrap(), Line::Text(text) if *text == "ợ"));
        assert!(matches!(screen.line("> ").unwrap(), Line::NotText));
        assert!(matches!(screen.line("> ").unwrap(), Line::End));
    }

    #[test]
    fn a_long_page_is_cut_before_a_paragraph_or_an_answer_and_nothing_is_lost() {
        let cut =
            |text, most| -> Vec<String> { cut(text, most).iter().map(|part| part.to_string()).collect() };
        assert_eq!(cut("a\nb\nc\n\n", 3), ["a\nb\nc\n\n"]);
        assert_eq!(cut("a\nb\n\nc\nd\n", 4), ["a\nb\n\n", "c\nd\n"]);
        assert_eq!(cut("a\n  1\nb\n  2\nc\n  3\n", 3), ["a\n  1\n", "b\n  2\n", "c\n  3\n"]);
        assert_eq!(cut(" 1\n 2\n 3\n", 2), [" 1\n 2\n", " 3\n"]);
        assert_eq!(cut("", 6), [""]);
    }

    #[test]
    fn the_alternate_screen_is_left_clean_and_words_cannot_steer_it() {
        let mut shown = Vec::new();
        {
            let mut screen = Screen::alternate(&b""[..], &mut shown).unwrap();
            screen.clear().unwrap();
            screen.show("a\x1b[0m\n").unwrap();
        }
        let shown = String::from_utf8(shown).unwrap();
        assert_eq!(shown, format!("{ENTER}{CLEAR}a\u{fffd}[0m\n{LEAVE}"));
    }
}
