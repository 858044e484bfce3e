//! Keys as the screens know them. Every function key has a letter with Ctrl beside it: some terminals keep function keys for
//! themselves, some keyboards have none.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// One key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A letter as the keyboard or the input method gives it.
    Char(char),
    /// Takes what is shown or marked.
    Enter,
    /// Another line in a text.
    NewLine,
    /// Closes what lies over the question.
    Escape,
    /// The letter before the cursor goes.
    Backspace,
    /// The letter behind the cursor goes.
    Delete,
    /// One up.
    Up,
    /// One down.
    Down,
    /// One to the left.
    Left,
    /// One to the right.
    Right,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// One screen up.
    PageUp,
    /// One screen down.
    PageDown,
    /// Something done to the interview.
    Do(Command),
}

/// What a key of its own does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Shows the keys.
    Help,
    /// To the question before.
    Back,
    /// To any question.
    GoTo,
    /// In another language.
    Language,
    /// She refuses to answer.
    Refused,
    /// She does not know.
    DontKnow,
    /// It does not apply to her.
    NotApplicable,
    /// The answer is taken away.
    Clear,
    /// She is in distress.
    Stop,
    /// Leaves, and keeps a draft.
    Leave,
    /// The screen goes blank at once.
    Hide,
}

impl Command {
    /// Every command with its function key and its letter with Ctrl.
    pub const KEYS: [(Command, u8, char); 11] = [
        (Command::Help, 1, 'y'),
        (Command::Back, 2, 'b'),
        (Command::GoTo, 3, 'g'),
        (Command::Language, 4, 'l'),
        (Command::Refused, 5, 'r'),
        (Command::DontKnow, 6, 'd'),
        (Command::NotApplicable, 7, 'n'),
        (Command::Clear, 8, 'x'),
        (Command::Stop, 9, 's'),
        (Command::Leave, 10, 'q'),
        (Command::Hide, 12, 'k'),
    ];

    /// The number of its function key.
    pub fn function_key(self) -> u8 {
        Self::KEYS.iter().find(|(command, ..)| *command == self).map_or(0, |(_, number, _)| *number)
    }
}

impl Key {
    /// The key of a terminal's event; none where the screens have no use for it.
    pub fn read(event: KeyEvent) -> Option<Key> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        Some(match event.code {
            KeyCode::F(number) => {
                Key::Do(Command::KEYS.iter().find(|(_, function, _)| *function == number)?.0)
            }
            // Ctrl-C is what a frightened hand types: it asks before it leaves.
            KeyCode::Char('c') if ctrl => Key::Do(Command::Leave),
            KeyCode::Char(letter) if ctrl && !alt => {
                let letter = letter.to_ascii_lowercase();
                Key::Do(Command::KEYS.iter().find(|(_, _, known)| *known == letter)?.0)
            }
            KeyCode::Enter if alt || ctrl || event.modifiers.contains(KeyModifiers::SHIFT) => Key::NewLine,
            KeyCode::Char(letter) => Key::Char(letter),
            KeyCode::Enter => Key::Enter,
            KeyCode::Esc => Key::Escape,
            KeyCode::BackTab => Key::Do(Command::Back),
            KeyCode::Tab => Key::Char(' '),
            KeyCode::Backspace => Key::Backspace,
            KeyCode::Delete => Key::Delete,
            KeyCode::Up => Key::Up,
            KeyCode::Down => Key::Down,
            KeyCode::Left => Key::Left,
            KeyCode::Right => Key::Right,
            KeyCode::Home => Key::Home,
            KeyCode::End => Key::End,
            KeyCode::PageUp => Key::PageUp,
            KeyCode::PageDown => Key::PageDown,
            _ => return None,
        })
    }
}
