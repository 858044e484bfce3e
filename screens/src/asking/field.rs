//! What is typed or marked at a question, and how it becomes an answer.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kin_forms::{Answer, Ask, QuestionKind, Refusal, Step};
use zeroize::Zeroizing;

use super::over::Over;
use super::{Asking, Done};
use crate::Say;
use crate::editor::Editor;
use crate::key::Key;
use crate::menu::Menu;
use crate::page::Page;

/// What is typed or marked.
pub(super) enum Field {
    /// Yes or no to consent, or the way in which it was given.
    Consent(Menu),
    /// A text, a number, a time: typed. `before` is what it held, `lines` whether it may have several.
    Typed { editor: Editor, before: Zeroizing<String>, lines: bool },
    /// A day: typed, or picked with arrows.
    Date { editor: Editor, before: Zeroizing<String> },
    /// One choice.
    One { menu: Menu, before: Option<usize> },
    /// Several choices, in the order they were marked; for a rank that order counts.
    Several { menu: Menu, chosen: Vec<usize>, before: Vec<usize>, ranked: bool },
    /// Nothing: a note, or what is shown only.
    Go,
    /// The instances of a repeat, another one, no more.
    Repeat(Places),
    /// Everything that was answered, and the end.
    Review(Places),
}

/// A menu of places in the interview.
pub(super) struct Places {
    pub(super) menu: Menu,
    /// Where each of the first items leads to; those after them are commands.
    pub(super) places: Vec<String>,
}

impl Asking {
    pub(super) fn field(&mut self) -> Field {
        if let Some(field) = self.consent_field() {
            return field;
        }
        match self.interview.step() {
            Step::Ask(ask) => asked(&ask),
            Step::Repeat(repeat) => {
                let (place, full) = (repeat.place.to_string(), repeat.count >= repeat.max);
                Field::Repeat(self.instances(&place, full))
            }
            _ => Field::Review(self.reviewed(true)),
        }
    }

    /// The instances of a repeat, each by its first answer.
    fn instances(&self, repeat: &str, full: bool) -> Places {
        let (mut items, mut places) = (Vec::new(), Vec::new());
        for one in self.interview.review() {
            let number = items.len();
            let belongs = |number: usize| one.name.starts_with(&format!("{repeat}[{number}]."));
            if number > 0 && belongs(number) {
                let item: &mut Zeroizing<String> = &mut items[number - 1];
                if item.is_empty() {
                    item.push_str(&one.shown);
                }
            } else if belongs(number + 1) {
                items.push(one.shown);
                places.push(one.name);
            }
        }
        if !full {
            items.push(self.face.item(&Say::ScreenAdd));
        }
        items.push(self.face.item(&Say::ScreenNoMore));
        Places { menu: Menu::new(items, None), places }
    }

    pub(super) fn press_field(&mut self, key: Key) -> Done {
        if key == Key::Enter {
            return self.take();
        }
        let page = self.body_height().saturating_sub(2).max(1);
        let columns = Page::new(self.face.size.0).columns().saturating_sub(3);
        let today = self.face.today;
        self.face.follow = true;
        match &mut self.face.field {
            Field::Typed { editor, lines, .. } => {
                editor.press(key, lines.then_some(columns));
            }
            Field::Date { editor, .. } => press_date(editor, key, today),
            Field::Several { menu, chosen, .. } if key == Key::Char(' ') && is_marking(menu) => {
                mark(menu, chosen);
            }
            Field::Repeat(_) if key == Key::Delete => return self.ask_to_remove(),
            Field::One { menu, .. }
            | Field::Several { menu, .. }
            | Field::Consent(menu)
            | Field::Repeat(Places { menu, .. })
            | Field::Review(Places { menu, .. }) => {
                menu.press(key, page);
            }
            Field::Go => {}
        }
        Done::Stay
    }

    /// Enter: takes what stands there, or goes on where nothing new does.
    fn take(&mut self) -> Done {
        match &mut self.face.field {
            Field::Consent(_) => Done::Stay,
            Field::Go => self.pass(),
            Field::Repeat(_) => self.take_repeat(),
            Field::Review(places) => match places.menu.marked() {
                None => {
                    self.complain(&Say::ScreenChooseOne);
                    Done::Stay
                }
                Some(index) => {
                    if let Some(place) = places.places.get(index).cloned() {
                        let done = self.interview.jump(&place);
                        return self.after(done);
                    }
                    let over = Over::Finish(self.face.yes_or_no());
                    self.lay_over(over);
                    Done::Stay
                }
            },
            Field::Typed { editor, before, .. } | Field::Date { editor, before } => {
                if editor.text() == before.as_str() {
                    return self.pass();
                }
                let typed = Zeroizing::new(editor.text().trim().to_owned());
                if typed.is_empty() {
                    self.empty()
                } else if self.asks_for_a_file() {
                    Done::Attach { as_it_is: false }
                } else {
                    self.answer(&typed)
                }
            }
            Field::One { menu, before } => match menu.marked() {
                None if menu.filter.is_empty() => self.pass(),
                None => {
                    self.complain(&Say::ScreenChooseOne);
                    Done::Stay
                }
                marked if marked == *before => self.pass(),
                Some(index) => self.answer_choices(&[index]),
            },
            Field::Several { menu, chosen, before, .. } => {
                if !menu.filter.is_empty() {
                    mark(menu, chosen);
                    return Done::Stay;
                }
                if chosen == before {
                    return self.pass();
                }
                let chosen = chosen.clone();
                if chosen.is_empty() { self.empty() } else { self.answer_choices(&chosen) }
            }
        }
    }

    /// A path is typed then, which whoever holds the interview reads.
    fn asks_for_a_file(&self) -> bool {
        matches!(self.interview.step(), Step::Ask(ask) if matches!(ask.question.kind, QuestionKind::Media(_)))
    }

    fn pass(&mut self) -> Done {
        let done = self.interview.skip();
        self.after(done)
    }

    /// What stood there was wiped: the answer is taken away, and the question passed if it may be.
    fn empty(&mut self) -> Done {
        match self.interview.clear() {
            Ok(()) => {
                let done = self.interview.skip();
                match self.after(done) {
                    // It stays at the question, but what it held is gone.
                    Done::Stay => {
                        let message = self.face.message.take();
                        self.enter();
                        self.face.message = message;
                        Done::Changed
                    }
                    done => done,
                }
            }
            Err(refusal) => {
                self.refuse(&refusal);
                Done::Stay
            }
        }
    }

    fn answer_choices(&mut self, chosen: &[usize]) -> Done {
        let Step::Ask(ask) = self.interview.step() else { return Done::Stay };
        let names: Vec<&str> =
            chosen.iter().filter_map(|index| ask.choices.get(*index)).map(|one| one.name.as_str()).collect();
        let names = Zeroizing::new(names.join(";"));
        self.answer(&names)
    }

    fn answer(&mut self, typed: &str) -> Done {
        let Step::Ask(ask) = self.interview.step() else { return Done::Stay };
        let answer = Answer::parse(ask.question, &ask.choices, typed);
        match answer.and_then(|answer| self.interview.answer(answer)) {
            Err(Refusal::AnswerWarned { message, .. }) => {
                let message = message.trim().to_owned();
                self.lay_over(Over::Reason { editor: Editor::default(), message });
                self.face.follow = true;
                Done::Stay
            }
            done => self.after(done),
        }
    }

    fn take_repeat(&mut self) -> Done {
        let Field::Repeat(Places { menu, places }) = &self.face.field else { return Done::Stay };
        let done = match menu.marked() {
            // Enter goes on, as everywhere else.
            None => self.interview.another(false),
            Some(index) if index < places.len() => self.interview.jump(&places[index].clone()),
            Some(index) => {
                let more = index + 1 < menu.items.len();
                self.interview.another(more)
            }
        };
        self.after(done)
    }

    pub(super) fn ask_to_remove(&mut self) -> Done {
        let Field::Repeat(Places { menu, places }) = &self.face.field else { return Done::Stay };
        let Some(index) = menu.marked().filter(|index| *index < places.len()) else {
            self.complain(&Say::ScreenChooseOne);
            return Done::Stay;
        };
        let which = Zeroizing::new(format!("{}. {}", index + 1, menu.items[index].as_str()));
        let over = Over::Remove { menu: self.face.yes_or_no(), number: index + 1, which };
        self.lay_over(over);
        Done::Stay
    }
}

/// A blank marks, unless words are being typed in which there are blanks.
fn is_marking(menu: &Menu) -> bool {
    menu.filter.text().chars().all(|letter| letter.is_ascii_digit())
}

fn mark(menu: &mut Menu, chosen: &mut Vec<usize>) {
    let Some(index) = menu.marked() else { return };
    match chosen.iter().position(|one| *one == index) {
        Some(at) => {
            chosen.remove(at);
        }
        None => chosen.push(index),
    }
    menu.show_all();
}

fn asked(ask: &Ask<'_>) -> Field {
    let items = || {
        let labels = ask.choices.iter().map(|choice| choice.label.in_language(ask.language));
        labels.map(|label| Zeroizing::new(label.to_owned())).collect::<Vec<_>>()
    };
    let index = |name: &str| ask.choices.iter().position(|choice| choice.name == name);
    if ask.question.read_only {
        return Field::Go;
    }
    match &ask.question.kind {
        QuestionKind::SelectOne { .. } => {
            let before = match ask.current {
                Some(Answer::One(name)) => index(name),
                _ => None,
            };
            Field::One { menu: Menu::new(items(), before), before }
        }
        kind @ (QuestionKind::SelectMultiple { .. } | QuestionKind::Rank { .. }) => {
            let before: Vec<usize> = match ask.current {
                Some(Answer::Many(names)) => names.iter().filter_map(|name| index(name)).collect(),
                _ => Vec::new(),
            };
            let ranked = matches!(kind, QuestionKind::Rank { .. });
            Field::Several { menu: Menu::new(items(), None), chosen: before.clone(), before, ranked }
        }
        QuestionKind::Note => Field::Go,
        kind => {
            let before = match ask.current {
                None | Some(Answer::Missing(_)) => Zeroizing::default(),
                Some(Answer::Acknowledged) => Zeroizing::new("ok".to_owned()),
                Some(Answer::Date(date)) => Zeroizing::new(day(*date)),
                Some(answer) => answer.to_text(),
            };
            let editor = Editor::with(&before);
            match kind {
                QuestionKind::Date => Field::Date { editor, before },
                QuestionKind::Text { .. } => Field::Typed { editor, before, lines: true },
                _ => Field::Typed { editor, before, lines: false },
            }
        }
    }
}

/// A day as it is written in Viet Nam, and read in both languages.
fn day(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// The day that is typed, where it is one.
pub(super) fn typed_day(text: &str) -> Option<Date> {
    let text = text.trim();
    let mut parts = text.split('/');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(day), Some(month), Some(year), None) => {
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        }
        _ => text.parse().ok(),
    }
}

/// Arrows go by days, page keys by months, from what is typed or from today.
fn press_date(editor: &mut Editor, key: Key, today: Date) {
    let from = typed_day(editor.text());
    let base = from.unwrap_or(today);
    let moved = match key {
        Key::Up | Key::Down | Key::PageUp | Key::PageDown if from.is_none() => Ok(today),
        Key::Up => base.checked_sub(1.day()),
        Key::Down => base.checked_add(1.day()),
        Key::PageUp => base.checked_sub(1.month()),
        Key::PageDown => base.checked_add(1.month()),
        _ => {
            editor.press(key, None);
            return;
        }
    };
    // At the ends of the calendar the day stays where it is.
    if let Ok(date) = moved {
        editor.set(&day(date));
    }
}
