//! What the office assigned, on the whole screen: the list, one case and what may be done about it, a line to the office.

use kin_protocol::visit::Outcome;
use kin_screens::editor::Editor;
use kin_screens::key::{Command, Key};
use kin_screens::menu::Menu;
use kin_screens::page::{Look, Page};
use kin_screens::stage::Happening;
use kin_terminal::Result;

use super::Say;
use super::cases::{Cases, Doing, prompt};
use super::session::{Session, Shown, Start, menu_rows, type_into};
use crate::chance::SystemChance;
use crate::clock::{Clock as _, SystemClock};
use crate::commands::assignments;
use crate::visiting;
use crate::vouchers;

/// What is shown of it.
pub(super) enum Assigned {
    /// All cases, those of which something is left to do first.
    List { cases: Cases, message: Option<String> },
    /// One case.
    One { case: String, text: String, menu: Menu, doings: Vec<Doing>, message: Option<String> },
    /// A line to the office about what came of it.
    Line { case: String, outcome: Outcome, editor: Editor, message: Option<String> },
}

impl<'d> Session<'d> {
    /// The list, read anew.
    pub(super) fn assigned(&self, message: Option<String>) -> Result<Shown<'d>> {
        let cases = Cases::read(&self.storage, self.vault()?, &self.words)?;
        Ok(Shown::Assigned(Assigned::List { cases, message }))
    }

    fn one(&self, case: String, message: Option<String>) -> Result<Shown<'d>> {
        let doings = Cases::doings(&self.storage, self.vault()?, &case)?;
        let items = doings.iter().map(|doing| doing.in_words(&self.words)).collect();
        let vault = self.vault()?;
        let text = self.said(|terminal, _| assignments::tell_case(&case, &self.storage, vault, terminal));
        Ok(Shown::Assigned(Assigned::One { case, text, menu: Menu::new(items, None), doings, message }))
    }

    pub(super) fn press_assigned(&mut self, shown: Assigned, happening: &Happening) -> Result<Shown<'d>> {
        let goes_back = matches!(happening, Happening::Key(Key::Escape | Key::Do(Command::Leave)));
        match shown {
            Assigned::List { .. } if goes_back => self.home(),
            Assigned::One { .. } if goes_back => self.assigned(None),
            Assigned::Line { case, .. } if goes_back => self.one(case, None),
            Assigned::List { cases, .. } => Ok(self.press_list(cases, happening)),
            Assigned::One { case, text, menu, doings, .. } => {
                self.press_one(case, (text, menu, doings), happening)
            }
            Assigned::Line { case, outcome, editor, message } => {
                self.type_line((case, outcome), (editor, message), happening)
            }
        }
    }

    fn press_list(&self, mut cases: Cases, happening: &Happening) -> Shown<'d> {
        let message = match pressed(&mut cases.menu, happening) {
            Pressed::Nothing => None,
            Pressed::Unmarked => Some(self.words.line(&Say::HomeChoose).text),
            Pressed::Chosen(index) => match self.one(cases.names[index].clone(), None) {
                Ok(shown) => return shown,
                Err(failure) => Some(failure.in_words(&self.words)),
            },
        };
        Shown::Assigned(Assigned::List { cases, message })
    }

    fn press_one(
        &mut self,
        case: String,
        (text, mut menu, doings): (String, Menu, Vec<Doing>),
        happening: &Happening,
    ) -> Result<Shown<'d>> {
        let message = match pressed(&mut menu, happening) {
            Pressed::Nothing => None,
            Pressed::Unmarked => Some(self.words.line(&Say::HomeChoose).text),
            Pressed::Chosen(index) => match &doings[index] {
                Doing::Begin(form) => {
                    let start = Start { form: form.clone(), case: Some(case) };
                    return self.ask_slip(start);
                }
                Doing::Tell(outcome) => {
                    let (outcome, editor) = (*outcome, Editor::default());
                    return Ok(Shown::Assigned(Assigned::Line { case, outcome, editor, message: None }));
                }
            },
        };
        Ok(Shown::Assigned(Assigned::One { case, text, menu, doings, message }))
    }

    fn type_line(
        &mut self,
        (case, outcome): (String, Outcome),
        (mut editor, message): (Editor, Option<String>),
        happening: &Happening,
    ) -> Result<Shown<'d>> {
        if !matches!(happening, Happening::Key(Key::Enter)) {
            type_into(&mut editor, happening);
            return Ok(Shown::Assigned(Assigned::Line { case, outcome, editor, message }));
        }
        match self.tell(&case, outcome, editor.text()) {
            Ok(told) => self.assigned(Some(told)),
            Err(failure) => {
                let message = Some(failure.in_words(&self.words));
                Ok(Shown::Assigned(Assigned::Line { case, outcome, editor, message }))
            }
        }
    }

    /// Seals it; what is said then. What is wrong with vouchers does not undo it.
    fn tell(&mut self, case: &str, outcome: Outcome, words: &str) -> Result<String> {
        let Some(vault) = &self.vault else { return Ok(String::new()) };
        let words = Some(words.trim()).filter(|words| !words.is_empty());
        let (now, mut chance) = (SystemClock.now(), SystemChance::default());
        let said = (case, outcome, words);
        let sequence = visiting::tell(self.device, &mut self.storage, vault, said, &now, &mut chance)?;
        let mut told = self.words.line(&assignments::Say::AssignmentsTold { sequence }).text;
        if let Err(failure) = vouchers::settle(&mut self.storage, vault) {
            told = format!("{told}\n\n{}", failure.in_words(&self.words));
        }
        Ok(told)
    }

    /// The rows of it, and the keys at its foot.
    pub(super) fn assigned_page(&self, shown: &Assigned) -> (Page, Say) {
        let mut page = self.headed();
        let (message, keys) = match shown {
            Assigned::List { cases, message } => {
                page.text(&cases.quotas, Look::Plain);
                menu_rows(&mut page, &cases.menu);
                (message, Say::HomeKeysList)
            }
            Assigned::One { text, menu, message, .. } => {
                page.text(text.trim_end(), Look::Plain);
                menu_rows(&mut page, menu);
                (message, Say::HomeKeysList)
            }
            Assigned::Line { case, outcome, editor, message } => {
                let told = Doing::Tell(*outcome).in_words(&self.words);
                page.text(&format!("{case} · {}", told.as_str()), Look::Strong);
                page.gap();
                page.text(&prompt(*outcome, &self.words), Look::Strong);
                page.editor(editor);
                (message, Say::HomeKeysSlip)
            }
        };
        if let Some(message) = message {
            page.gap();
            page.focus(message.trim_end(), Look::Strong);
        }
        (page, keys)
    }
}

/// What a key did in a menu.
enum Pressed {
    Nothing,
    /// Something was to be chosen, and nothing is marked.
    Unmarked,
    Chosen(usize),
}

fn pressed(menu: &mut Menu, happening: &Happening) -> Pressed {
    match happening {
        Happening::Key(Key::Enter) => menu.marked().map_or(Pressed::Unmarked, Pressed::Chosen),
        Happening::Key(key) => {
            menu.press(*key, 5);
            Pressed::Nothing
        }
        _ => Pressed::Nothing,
    }
}
