//! A text being typed. The cursor steps over what a person sees as one letter.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;
use zeroize::Zeroizing;

use crate::key::Key;

/// The longest text that can be typed, in bytes; more is not taken.
pub const MAX_TEXT_BYTES: usize = 32 * 1024;

/// A text being typed. Reserved at once, so that growing leaves no copies behind in freed memory.
pub struct Editor {
    text: Zeroizing<String>,
    /// A byte between two letters.
    cursor: usize,
}

impl Default for Editor {
    fn default() -> Self {
        Self { text: Zeroizing::new(String::with_capacity(MAX_TEXT_BYTES)), cursor: 0 }
    }
}

impl Editor {
    /// A text to be changed, with the cursor at its end.
    pub fn with(text: &str) -> Self {
        let mut editor = Self::default();
        editor.insert(text);
        editor
    }

    /// What stands there.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Another text in its place.
    pub fn set(&mut self, text: &str) {
        self.text.clear();
        self.cursor = 0;
        self.insert(text);
    }

    /// Takes a key; whether it was one for a text. Line breaks are taken by `lines` alone.
    pub fn press(&mut self, key: Key, lines: Option<usize>) -> bool {
        match key {
            Key::Char(letter) if !letter.is_control() => self.insert(letter.encode_utf8(&mut [0; 4])),
            Key::NewLine if lines.is_some() => self.insert("\n"),
            Key::Backspace => {
                let before = self.before();
                self.remove(before, self.cursor);
            }
            Key::Delete => {
                let after = self.after();
                self.remove(self.cursor, after);
            }
            Key::Left => self.cursor = self.before(),
            Key::Right => self.cursor = self.after(),
            Key::Home => self.cursor = self.text[..self.cursor].rfind('\n').map_or(0, |at| at + 1),
            Key::End => {
                self.cursor =
                    self.text[self.cursor..].find('\n').map_or(self.text.len(), |at| self.cursor + at);
            }
            Key::Up | Key::Down => match lines {
                Some(columns) => self.step_row(key == Key::Down, columns),
                None => return false,
            },
            _ => return false,
        }
        true
    }

    fn insert(&mut self, text: &str) {
        if self.text.len() + text.len() <= MAX_TEXT_BYTES {
            self.text.insert_str(self.cursor, text);
            self.cursor += text.len();
        }
    }

    fn remove(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.cursor = from;
    }

    fn before(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        let next = self.text[self.cursor..].graphemes(true).next();
        self.cursor + next.map_or(0, str::len)
    }

    /// The text in rows of at most so many columns, each from one byte to another, broken behind a blank where there is one.
    pub fn rows(&self, columns: usize) -> Vec<(usize, usize)> {
        let columns = columns.max(2);
        let mut rows = Vec::new();
        let (mut from, mut width, mut blank) = (0, 0, None);
        for (at, letter) in self.text.grapheme_indices(true) {
            if letter == "\n" || letter == "\r\n" {
                rows.push((from, at));
                (from, width, blank) = (at + letter.len(), 0, None);
                continue;
            }
            let wide = letter.width();
            if width + wide > columns {
                let cut = blank.unwrap_or(at);
                rows.push((from, cut));
                from = cut;
                width = self.text[from..at].width();
                blank = None;
            }
            width += wide;
            if letter == " " {
                blank = Some(at + 1);
            }
        }
        rows.push((from, self.text.len()));
        rows
    }

    /// Row and column of the cursor among [`Self::rows`].
    pub fn place(&self, columns: usize) -> (usize, usize) {
        let rows = self.rows(columns);
        let row = rows.iter().rposition(|(from, _)| *from <= self.cursor).unwrap_or(0);
        (row, self.text[rows[row].0..self.cursor].width())
    }

    fn step_row(&mut self, down: bool, columns: usize) {
        let (row, column) = self.place(columns);
        let rows = self.rows(columns);
        let next = if down { row + 1 } else { row.wrapping_sub(1) };
        let Some((from, to)) = rows.get(next).copied() else { return };
        let mut width = 0;
        self.cursor = to;
        for (at, letter) in self.text[from..to].grapheme_indices(true) {
            if width >= column {
                self.cursor = from + at;
                break;
            }
            width += letter.width();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &[Key]) -> Editor {
        let mut editor = Editor::default();
        for key in keys {
            editor.press(*key, Some(10));
        }
        editor
    }

    #[test]
    fn a_letter_with_its_marks_is_one_step_and_one_deletion() {
        let mut editor = Editor::with("Ha\u{300} No\u{323}\u{302}i");
        editor.press(Key::Left, None);
        editor.press(Key::Backspace, None);
        assert_eq!(editor.text(), "Ha\u{300} Ni");
        editor.press(Key::Home, None);
        editor.press(Key::Delete, None);
        assert_eq!(editor.text(), "a\u{300} Ni");
    }

    #[test]
    fn rows_break_behind_blanks_and_the_cursor_is_found_again() {
        let editor = Editor::with("một hai ba bốn năm\nsáu");
        let rows: Vec<&str> = editor.rows(8).iter().map(|(from, to)| &editor.text()[*from..*to]).collect();
        assert_eq!(rows, ["một hai ", "ba bốn ", "năm", "sáu"]);
        assert_eq!(editor.place(8), (3, 3));
    }

    #[test]
    fn up_and_down_keep_the_column_where_there_is_one() {
        let mut keys: Vec<Key> = "abcd".chars().map(Key::Char).collect();
        keys.extend([Key::NewLine, Key::Char('x'), Key::Up, Key::Char('|'), Key::Down, Key::Char('y')]);
        assert_eq!(typed(&keys).text(), "a|bcd\nxy");
    }

    #[test]
    fn more_than_a_text_may_hold_is_not_taken() {
        let mut editor = Editor::with(&"a".repeat(MAX_TEXT_BYTES));
        editor.press(Key::Char('b'), None);
        assert_eq!(editor.text().len(), MAX_TEXT_BYTES);
    }
}
