//! What lies over a question: help, where to go, languages, the stop, a reason, what is asked before something is done.

use kin_forms::{BrokenOff, Step};
use zeroize::Zeroizing;

use super::field::Places;
use super::{Asking, Done};
use crate::Say;
use crate::editor::Editor;
use crate::key::{Command, Key};
use crate::menu::Menu;

/// What lies over a question.
pub(super) enum Over {
    Nothing,
    /// Are the two of them alone?
    Alone(Menu),
    Help,
    GoTo(Places),
    Language(Menu),
    /// She is in distress.
    Stop(Menu),
    Erase(Menu),
    /// Why an answer stands.
    Reason {
        editor: Editor,
        message: String,
    },
    Finish(Menu),
    Leave(Menu),
    /// Nothing can be removed from a file.
    AsItIs {
        menu: Menu,
        words: String,
    },
    /// One of a repeat is to be taken away.
    Remove {
        menu: Menu,
        number: usize,
        which: Zeroizing<String>,
    },
}

impl Over {
    pub(super) fn menu(&self) -> Option<&Menu> {
        match self {
            Over::Nothing | Over::Help | Over::Reason { .. } => None,
            Over::GoTo(places) => Some(&places.menu),
            Over::Alone(menu)
            | Over::Language(menu)
            | Over::Stop(menu)
            | Over::Erase(menu)
            | Over::Finish(menu)
            | Over::Leave(menu)
            | Over::AsItIs { menu, .. }
            | Over::Remove { menu, .. } => Some(menu),
        }
    }

    fn menu_mut(&mut self) -> Option<&mut Menu> {
        match self {
            Over::Nothing | Over::Help | Over::Reason { .. } => None,
            Over::GoTo(places) => Some(&mut places.menu),
            Over::Alone(menu)
            | Over::Language(menu)
            | Over::Stop(menu)
            | Over::Erase(menu)
            | Over::Finish(menu)
            | Over::Leave(menu)
            | Over::AsItIs { menu, .. }
            | Over::Remove { menu, .. } => Some(menu),
        }
    }
}

impl Asking {
    /// Everything on the present path, to be gone to; at the review with the end behind it.
    pub(super) fn reviewed(&self, with_end: bool) -> Places {
        let (mut items, mut places) = (Vec::new(), Vec::new());
        for one in self.interview.review() {
            let own = |say: &Say| self.face.item(say);
            let shown = if one.unanswered_required {
                own(&Say::ScreenUnanswered)
            } else if let Some(missing) = one.missing {
                own(&super::view::missing_words(missing))
            } else if one.shown.is_empty() {
                own(&Say::ScreenSkipped)
            } else {
                one.shown
            };
            // Each line of an answer stands under its first one.
            let shown = Zeroizing::new(shown.replace('\n', "\n      "));
            let doubt = if one.is_doubtful {
                [" ", &self.face.text(&Say::ScreenDoubtful)].concat()
            } else {
                String::new()
            };
            items.push(Zeroizing::new(format!("{}\n    → {}{doubt}", one.label.as_str(), shown.as_str())));
            places.push(one.name);
        }
        let marked = with_end.then_some(items.len());
        if with_end {
            items.push(self.face.item(&Say::ScreenFinish));
        }
        Places { menu: Menu::new(items, marked), places }
    }

    pub(super) fn go_to(&self) -> Over {
        Over::GoTo(self.reviewed(true))
    }

    pub(super) fn languages(&self) -> Over {
        let items = self.interview.form().languages().iter().map(|tag| {
            Zeroizing::new(match tag.as_str() {
                "vi" => "Tiếng Việt".to_owned(),
                "en" => "English".to_owned(),
                other => other.to_owned(),
            })
        });
        Over::Language(Menu::new(items.collect(), None))
    }

    pub(super) fn stopped(&self) -> Over {
        let mut items = vec![self.face.item(&Say::ScreenStopGoOn)];
        // Before consent there is nothing that could be kept or erased.
        if !matches!(self.interview.step(), Step::Consent(_)) {
            items.push(self.face.item(&Say::ScreenStopKeep));
            items.push(self.face.item(&Say::ScreenStopErase));
        }
        Over::Stop(Menu::new(items, None))
    }

    pub(super) fn press_over(&mut self, key: Key) -> Done {
        let is_closed = matches!(key, Key::Escape | Key::Do(Command::Back | Command::Help));
        match &mut self.face.over {
            // Nothing is shown before the two are alone; a woman in distress is not passed over with a key.
            Over::Alone(_) | Over::Stop(_) if is_closed => return Done::Stay,
            Over::Alone(_) if key == Key::Do(Command::Leave) => return Done::Leave,
            _ if is_closed => {
                self.lay_over(Over::Nothing);
                return Done::Stay;
            }
            Over::Help if key == Key::Enter => {
                self.lay_over(Over::Nothing);
                return Done::Stay;
            }
            Over::Reason { editor, .. } => {
                if key != Key::Enter {
                    editor.press(key, None);
                    return Done::Stay;
                }
                let reason = Zeroizing::new(editor.text().to_owned());
                if reason.trim().is_empty() {
                    // Answered again: nothing was stored.
                    self.lay_over(Over::Nothing);
                    return Done::Stay;
                }
                let done = self.interview.confirm(&reason);
                return self.after(done);
            }
            _ => {}
        }
        let page = self.body_height().saturating_sub(2).max(1);
        let Some(menu) = self.face.over.menu_mut() else { return Done::Stay };
        if key != Key::Enter {
            menu.press(key, page);
            self.face.follow = true;
            return Done::Stay;
        }
        if let Some(chosen) = menu.marked() {
            return self.choose(chosen);
        }
        self.complain(&Say::ScreenChooseOne);
        Done::Stay
    }

    fn choose(&mut self, chosen: usize) -> Done {
        let yes = chosen == 0;
        match &self.face.over {
            Over::Nothing | Over::Help | Over::Reason { .. } => Done::Stay,
            Over::Alone(_) if !yes => Done::Hide,
            Over::Leave(_) if yes => Done::Leave,
            Over::AsItIs { .. } if yes => {
                self.lay_over(Over::Nothing);
                Done::Attach { as_it_is: true }
            }
            Over::Finish(_) if yes => Done::Finish,
            Over::Erase(_) if yes => Done::BreakOff(BrokenOff::Erased),
            Over::Stop(_) if chosen == 1 => Done::BreakOff(BrokenOff::Kept),
            Over::Stop(_) if chosen == 2 => {
                let over = Over::Erase(self.face.yes_or_no());
                self.lay_over(over);
                Done::Stay
            }
            Over::Erase(_) => {
                let over = self.stopped();
                self.lay_over(over);
                Done::Stay
            }
            Over::Remove { number, .. } if yes => {
                let number = *number;
                let done = self.interview.remove(number);
                self.after(done)
            }
            Over::GoTo(places) => {
                let done = match places.places.get(chosen).cloned() {
                    Some(place) => self.interview.jump(&place),
                    None => self.interview.jump_to_review(),
                };
                self.after(done)
            }
            Over::Language(_) => {
                let language = self.interview.form().languages().get(chosen).cloned().unwrap_or_default();
                let done = self.interview.language(&language);
                if done.is_ok() {
                    self.face.words = kin_terminal::Catalog::new(&language, self.face.locales);
                }
                self.after(done)
            }
            Over::Alone(_)
            | Over::Leave(_)
            | Over::AsItIs { .. }
            | Over::Finish(_)
            | Over::Stop(_)
            | Over::Remove { .. } => {
                self.lay_over(Over::Nothing);
                Done::Stay
            }
        }
    }
}
