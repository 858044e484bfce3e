//! Things of which one or several are chosen: by arrow, by number, by typing some of their words without marks.

use kin_conversation::without_marks;
use zeroize::Zeroizing;

use crate::editor::Editor;
use crate::key::Key;

/// The most that is typed to find something, in bytes.
const MAX_FILTER_BYTES: usize = 120;

/// Things to choose from. None is marked at first: Enter alone chooses nothing.
#[derive(Default)]
pub struct Menu {
    /// The words of each.
    pub items: Vec<Zeroizing<String>>,
    /// Their words without marks, to be searched.
    plain: Vec<Zeroizing<String>>,
    /// What was typed to find one.
    pub filter: Editor,
    /// What is shown of the items, by index: all, or what fits the filter.
    pub shown: Vec<usize>,
    /// The item that is marked, as a place in `shown`.
    pub at: Option<usize>,
}

impl Menu {
    /// A menu of these, with one of them marked or none.
    pub fn new(items: Vec<Zeroizing<String>>, marked: Option<usize>) -> Self {
        let plain = items.iter().map(|item| without_marks(item)).collect();
        let shown = (0..items.len()).collect();
        Self { items, plain, filter: Editor::default(), shown, at: marked }
    }

    /// The index of the marked item.
    pub fn marked(&self) -> Option<usize> {
        self.shown.get(self.at?).copied()
    }

    /// Takes a key that moves or searches; whether it was one.
    pub fn press(&mut self, key: Key, page: usize) -> bool {
        let last = self.shown.len().saturating_sub(1);
        match key {
            Key::Up => self.go(self.at.map_or(last, |at| at.checked_sub(1).unwrap_or(last))),
            Key::Down => self.go(self.at.map_or(0, |at| if at >= last { 0 } else { at + 1 })),
            Key::PageUp => self.go(self.at.unwrap_or(0).saturating_sub(page)),
            Key::PageDown => self.go((self.at.unwrap_or(0) + page).min(last)),
            Key::Home => self.go(0),
            Key::End => self.go(last),
            Key::Left | Key::Right | Key::Delete => return false,
            _ => {
                let is_full = self.filter.text().len() >= MAX_FILTER_BYTES;
                if is_full && matches!(key, Key::Char(_)) || !self.filter.press(key, None) {
                    return false;
                }
                self.search();
            }
        }
        true
    }

    /// Forgets what was typed; what was marked stays marked.
    pub fn show_all(&mut self) {
        let marked = self.marked();
        self.filter.set("");
        self.shown = (0..self.items.len()).collect();
        self.at = marked;
    }

    fn go(&mut self, to: usize) {
        self.at = (!self.shown.is_empty()).then_some(to);
    }

    /// A number is the number before an item; anything else is looked for in their words.
    fn search(&mut self) {
        let typed = without_marks(self.filter.text().trim());
        if typed.is_empty() {
            self.shown = (0..self.items.len()).collect();
            self.at = None;
            return;
        }
        if let Ok(number) = typed.parse::<usize>() {
            self.shown = (0..self.items.len()).collect();
            self.at = number.checked_sub(1).filter(|index| *index < self.items.len());
            return;
        }
        let mut found: Vec<(bool, usize)> = Vec::new();
        for (index, words) in self.plain.iter().enumerate() {
            if words.contains(typed.as_str()) {
                found.push((!words.starts_with(typed.as_str()), index));
            }
        }
        found.sort_unstable();
        self.shown = found.into_iter().map(|(_, index)| index).collect();
        self.at = (!self.shown.is_empty()).then_some(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn menu() -> Menu {
        let items = ["Hà Nội", "Hải Phòng", "Cần Thơ", "Đà Nẵng"].map(|item| Zeroizing::new(item.to_owned()));
        Menu::new(items.into(), None)
    }

    fn typed(menu: &mut Menu, text: &str) -> Option<usize> {
        for letter in text.chars() {
            menu.press(Key::Char(letter), 10);
        }
        menu.marked()
    }

    #[test]
    fn an_item_is_found_by_arrow_by_number_and_by_its_words_without_marks() {
        assert_eq!(menu().marked(), None);
        for (text, found) in [("ha noi", 0), ("Hà Nội", 0), ("hai", 1), ("tho", 2), ("da n", 3), ("3", 2)]
        {
            assert_eq!(typed(&mut menu(), text), Some(found), "{text}");
        }
        assert_eq!(typed(&mut menu(), "zzz"), None);
        assert_eq!(typed(&mut menu(), "5"), None, "there is no fifth");
        let mut menu = menu();
        menu.press(Key::Up, 10);
        assert_eq!(menu.marked(), Some(3));
        menu.press(Key::Down, 10);
        assert_eq!(menu.marked(), Some(0));
    }
}
