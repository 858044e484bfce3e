//! Rows of words: folded at the width of the screen, scrolled, drawn.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// The widest that text is shown: longer rows are hard to read.
const WIDEST: u16 = 100;

/// What stands between two columns of words, at least.
const BETWEEN_COLUMNS: &str = "   ";

/// How a row looks. Without colours: a screen in the sun has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// As it is.
    Plain,
    /// What is asked.
    Strong,
    /// Beside the matter.
    Faint,
    /// What is marked.
    Marked,
}

impl Look {
    fn style(self) -> Style {
        match self {
            Look::Plain => Style::new(),
            Look::Strong => Style::new().add_modifier(Modifier::BOLD),
            Look::Faint => Style::new().add_modifier(Modifier::DIM),
            Look::Marked => Style::new().add_modifier(Modifier::REVERSED),
        }
    }
}

/// What stands between the top line and the keys: rows, one of which may have the attention.
pub struct Page {
    columns: usize,
    rows: Vec<(String, Look)>,
    focus: Option<usize>,
    cursor: Option<(usize, usize)>,
}

impl Page {
    /// An empty page for a screen of so many columns; the last one is for the signs that there is more.
    pub fn new(columns: u16) -> Self {
        let columns = usize::from(columns.saturating_sub(1).min(WIDEST)).max(4);
        Self { columns, rows: Vec::new(), focus: None, cursor: None }
    }

    /// How wide its rows are.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Words, folded between them; a line goes on under its own text. No character of them steers the terminal.
    pub fn text(&mut self, text: &str, look: Look) {
        let clean: String = text
            .chars()
            .map(|c| if c.is_control() && c != '\n' { char::REPLACEMENT_CHARACTER } else { c })
            .collect();
        let mut folded = String::with_capacity(clean.len() * 4);
        for line in clean.lines() {
            folded.clear();
            kin_terminal::fold(line, self.columns, &mut folded);
            for row in folded.lines() {
                self.cut(row, look);
            }
            if line.is_empty() {
                self.rows.push((String::new(), look));
            }
        }
    }

    /// Rows of two columns, such as keys and what they do: what does not fit goes on under the second one.
    pub fn table(&mut self, text: &str, look: Look) {
        for line in text.lines() {
            let (first, second) = line.split_once(BETWEEN_COLUMNS).unwrap_or((line, ""));
            let second = second.trim_start();
            let before = line.width() - second.width();
            if second.is_empty() || line.width() <= self.columns || before > self.columns / 2 {
                self.text(if line.is_empty() { "\n" } else { line }, look);
                continue;
            }
            let mut folded = String::with_capacity(second.len() * 2);
            kin_terminal::fold(second, self.columns - before, &mut folded);
            for (nth, row) in folded.lines().enumerate() {
                let first = if nth == 0 { first } else { "" };
                let gap = " ".repeat(before - first.width());
                self.cut(&format!("{first}{gap}{row}"), look);
            }
        }
    }

    /// A word that is longer than a row is cut: nothing runs off the screen unseen.
    fn cut(&mut self, row: &str, look: Look) {
        use unicode_segmentation::UnicodeSegmentation as _;
        let mut part = String::new();
        for letter in row.graphemes(true) {
            if part.width() + letter.width() > self.columns {
                self.rows.push((std::mem::take(&mut part), look));
            }
            part.push_str(letter);
        }
        self.rows.push((part, look));
    }

    /// An empty row.
    pub fn gap(&mut self) {
        self.rows.push((String::new(), Look::Plain));
    }

    /// Words that have the attention: what is scrolled to.
    pub fn focus(&mut self, text: &str, look: Look) {
        let first = self.rows.len();
        self.text(text, look);
        self.focus = Some(self.rows.len().saturating_sub(1).max(first));
    }

    /// Rows of a text being typed, with its cursor.
    pub fn editor(&mut self, editor: &crate::editor::Editor) {
        let columns = self.columns.saturating_sub(3);
        let (row, column) = editor.place(columns);
        self.cursor = Some((self.rows.len() + row, column + 2));
        self.focus = Some(self.rows.len() + row);
        for (from, to) in editor.rows(columns) {
            let words: String =
                editor.text()[from..to].chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            self.rows.push((format!("▏ {words}"), Look::Plain));
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows as they stand, for line-by-line tests.
    pub fn rows(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|(row, _)| row.as_str())
    }

    /// The first row to be shown on a screen of so many rows: `scroll`, moved so far that what has the attention is seen.
    pub fn first(&self, scroll: usize, height: usize, follow: bool) -> usize {
        let most = self.rows.len().saturating_sub(height);
        let scroll = scroll.min(most);
        match self.focus.filter(|_| follow) {
            Some(focus) if focus < scroll => focus,
            Some(focus) if focus >= scroll + height => focus + 1 - height,
            _ => scroll,
        }
    }

    /// Draws the rows from one on, and says with ▲ and ▼ where there are more.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, first: usize) {
        let height = usize::from(area.height);
        for (index, (row, look)) in self.rows.iter().skip(first).take(height).enumerate() {
            let y = area.y + u16::try_from(index).unwrap_or(u16::MAX);
            let line = Line::from(Span::styled(row.as_str(), look.style()));
            frame.render_widget(line, Rect { x: area.x, y, width: area.width, height: 1 });
        }
        let right = area.right().saturating_sub(1);
        for (is_more, y, sign) in [
            (first > 0, area.y, "▲"),
            (first + height < self.rows.len(), area.bottom().saturating_sub(1), "▼"),
        ] {
            if is_more && area.height > 0 && area.width > 0 {
                frame.render_widget(Line::from(sign), Rect { x: right, y, width: 1, height: 1 });
            }
        }
        if let Some((row, column)) = self.cursor
            && (first..first + height).contains(&row)
        {
            let y = area.y + u16::try_from(row - first).unwrap_or(0);
            let x = area.x + u16::try_from(column).unwrap_or(0).min(area.width.saturating_sub(1));
            frame.set_cursor_position((x, y));
        }
    }
}

/// Keys at the foot of a screen, in as many rows as there may be; what does not fit is left to the help.
pub fn keys(items: &[String], columns: u16, rows: usize) -> Vec<String> {
    let columns = usize::from(columns);
    let mut lines: Vec<String> = vec![String::new()];
    for item in items {
        let line = lines.last_mut().expect("there is one from the beginning");
        let between = if line.is_empty() { 0 } else { 2 };
        if line.width() + between + item.width() <= columns {
            line.push_str(&" ".repeat(between));
            line.push_str(item);
        } else if lines.len() < rows {
            lines.push(item.clone());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_at_any_width_and_no_row_is_wider() {
        let text = "Chị có mấy người con? một-từ-rất-dài-hơn-cả-màn-hình 漢字漢字漢字漢字漢字 hết";
        for columns in 4..60 {
            let mut page = Page::new(columns);
            page.text(text, Look::Plain);
            assert!(page.rows().all(|row| row.width() <= usize::from(columns)), "{columns}");
            let joined: String = page.rows().collect::<String>().chars().filter(|c| *c != ' ').collect();
            assert_eq!(joined, text.replace(' ', ""), "{columns}");
        }
    }

    #[test]
    fn what_a_key_does_goes_on_under_its_own_words() {
        let mut page = Page::new(32);
        page.table("Keys\n\nF1  Ctrl-Y    these keys, all of them\nF12 Ctrl-K    blank at once", Look::Plain);
        let rows: Vec<&str> = page.rows().collect();
        let (first, second) = ("F1  Ctrl-Y    these keys, all", "              of them");
        let expected = ["Keys", "", first, second, "F12 Ctrl-K    blank at once"];
        assert_eq!(rows, expected);
    }

    #[test]
    fn what_has_the_attention_is_scrolled_to() {
        let mut page = Page::new(40);
        (0..30).for_each(|row| page.text(&format!("row {row}"), Look::Plain));
        page.focus("here", Look::Marked);
        assert_eq!(page.first(0, 10, true), 21);
        assert_eq!(page.first(0, 10, false), 0);
        assert_eq!(page.first(99, 10, false), 21);
    }
}
