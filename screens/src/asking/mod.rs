//! An interview on a screen: what a key does to it.

mod consent;
mod field;
mod over;
mod view;

use jiff::civil::Date;
use kin_forms::{
    Answer, BrokenOff, FileReference, Interview, Missing, Now, Refusal, Response, Step, Unfinished,
};
use kin_terminal::{Catalog, Failure, Locales};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::Say;
use crate::key::{Command, Key};
use consent::Consenting;
use field::Field;
use over::Over;

/// What is to be done after a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Nothing but to draw.
    Stay,
    /// The interview has changed: it is to be kept.
    Changed,
    /// The enumerator leaves; what was kept stays a draft.
    Leave,
    /// The file whose path was typed is to be sealed for the question that is asked: as it is, where she was told what cannot be removed
    /// from it. See [`Asking::path`].
    Attach {
        /// Whether she wants it as it is.
        as_it_is: bool,
    },
    /// The interview is to be finished and sealed.
    Finish,
    /// The interview broke off.
    BreakOff(BrokenOff),
    /// The screen goes blank until the passphrase is typed.
    Hide,
}

/// An interview and what the screen shows of it.
pub struct Asking {
    interview: Interview,
    face: Face,
}

/// All but the interview.
struct Face {
    words: Catalog,
    locales: &'static [Locales],
    training: bool,
    began: Now,
    today: Date,
    size: (u16, u16),
    scroll: usize,
    /// Whether what is marked is scrolled to: not before a key moved it, so that a question is read from its top.
    follow: bool,
    /// How many rows of something that is read out were on the screen.
    seen: usize,
    message: Option<String>,
    consenting: Consenting,
    field: Field,
    over: Over,
}

impl Asking {
    /// An interview at its beginning or taken up again, on a screen of so many columns and rows. `language` is the
    /// enumerator's; the interview has its own. First of all it is asked whether the two are alone.
    pub fn new(
        interview: Interview,
        language: &str,
        locales: &'static [Locales],
        now: Now,
        size: (u16, u16),
    ) -> Self {
        let face = Face {
            words: Catalog::new(language, locales),
            locales,
            training: false,
            began: now,
            today: now.local.date(),
            size,
            scroll: 0,
            follow: false,
            seen: 0,
            message: None,
            consenting: Consenting::default(),
            field: Field::Go,
            over: Over::Nothing,
        };
        let mut asking = Self { interview, face };
        asking.enter();
        asking.face.over = Over::Alone(asking.face.yes_or_no());
        asking
    }

    /// In a training study every screen says so.
    #[must_use]
    pub fn training(mut self, training: bool) -> Self {
        self.face.training = training;
        self
    }

    /// The interview as it is now, to be kept.
    pub fn interview(&self) -> &Interview {
        &self.interview
    }

    /// Another size of the screen.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.face.size = (columns, rows);
        self.face.seen = 0;
    }

    /// Shows what could not be done; the interview goes on.
    pub fn fail(&mut self, failure: &Failure) {
        self.face.message = Some(failure.in_words(&self.face.words).trim_end().to_owned());
    }

    /// The path that was typed.
    pub fn path(&self) -> Zeroizing<String> {
        match &self.face.field {
            Field::Typed { editor, .. } => Zeroizing::new(editor.text().trim().to_owned()),
            _ => Zeroizing::default(),
        }
    }

    /// The file was sealed: it is the answer. `words` says what was done with it.
    pub fn attached(&mut self, file: FileReference, words: String) -> Done {
        let done = self.interview.answer(Answer::File(file));
        let is_taken = done.is_ok();
        let done = self.after(done);
        if is_taken {
            self.face.message = Some(words);
        }
        done
    }

    /// Asks whether the file is to be sealed as it is.
    pub fn ask_as_it_is(&mut self, words: String) {
        let over = Over::AsItIs { menu: self.face.yes_or_no(), words };
        self.lay_over(over);
    }

    /// Ends the interview, held to its end or broken off. Errors: the interview as it was, which says what stands in the way.
    pub fn finish(self, now: Now, broken: Option<BrokenOff>) -> Result<Response, Box<Asking>> {
        let Self { interview, mut face } = self;
        let end = |interview: Interview, now: Now| match broken {
            Some(broken) => interview.break_off(now, broken),
            None => interview.finish(now),
        };
        let ended = end(interview, now).or_else(|(interview, unfinished)| match unfinished {
            // A clock that was set back meanwhile must not cost a whole conversation.
            Unfinished::InterviewEndsBeforeStart => end(*interview, face.began),
            other => Err((interview, other)),
        });
        ended.map_err(|(interview, unfinished)| {
            face.message = Some(face.words.line(&unfinished).text);
            let mut asking = Asking { interview: *interview, face };
            let message = asking.face.message.take();
            asking.enter();
            asking.face.message = message;
            Box::new(asking)
        })
    }

    /// Takes letters all at once, as if they were typed.
    pub fn insert(&mut self, text: &str) {
        for letter in text.chars() {
            self.press(if letter == '\n' { Key::NewLine } else { Key::Char(letter) });
        }
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Done {
        self.face.message = None;
        match key {
            Key::Do(Command::Hide) => return Done::Hide,
            Key::Do(Command::Stop) if !matches!(self.face.over, Over::Stop(_) | Over::Erase(_)) => {
                return self.stop();
            }
            Key::PageDown | Key::PageUp if self.scrolls() => {
                self.scroll(key == Key::PageDown);
                return Done::Stay;
            }
            _ => {}
        }
        if !matches!(self.face.over, Over::Nothing) {
            return self.press_over(key);
        }
        if let Key::Do(command) = key {
            return self.command(command);
        }
        match &self.face.field {
            Field::Consent(_) => self.press_consent(key),
            _ => self.press_field(key),
        }
    }

    fn command(&mut self, command: Command) -> Done {
        match command {
            Command::Help => self.lay_over(Over::Help),
            Command::GoTo => {
                let over = self.go_to();
                self.lay_over(over);
            }
            Command::Language => {
                let over = self.languages();
                self.lay_over(over);
            }
            Command::Leave => {
                let over = Over::Leave(self.face.yes_or_no());
                self.lay_over(over);
            }
            Command::Back => return self.back(),
            Command::Refused => return self.missing(Missing::Refused),
            Command::DontKnow => return self.missing(Missing::DontKnow),
            Command::NotApplicable => return self.missing(Missing::NotApplicable),
            Command::Clear => return self.clear(),
            Command::Stop | Command::Hide => {}
        }
        Done::Stay
    }

    fn back(&mut self) -> Done {
        if matches!(self.face.field, Field::Consent(_)) {
            self.consent_back();
            return Done::Stay;
        }
        if self.interview.back() {
            self.enter();
            return Done::Changed;
        }
        self.complain(&Say::ScreenNothingBefore);
        Done::Stay
    }

    fn missing(&mut self, missing: Missing) -> Done {
        if matches!(self.interview.step(), Step::Ask(_)) {
            let done = self.interview.answer(Answer::Missing(missing));
            return self.after(done);
        }
        Done::Stay
    }

    fn clear(&mut self) -> Done {
        match self.interview.step() {
            Step::Ask(_) => {
                let done = self.interview.clear();
                self.after(done)
            }
            Step::Repeat(_) => self.ask_to_remove(),
            _ => Done::Stay,
        }
    }

    fn stop(&mut self) -> Done {
        self.interview.note_interruption();
        let over = self.stopped();
        self.lay_over(over);
        Done::Changed
    }

    /// After something that was done to the interview, or refused.
    fn after(&mut self, done: Result<(), Refusal>) -> Done {
        match done {
            Ok(()) => {
                self.enter();
                Done::Changed
            }
            Err(refusal) => {
                self.refuse(&refusal);
                Done::Stay
            }
        }
    }

    /// The screen of what the interview stands at now.
    fn enter(&mut self) {
        self.face.over = Over::Nothing;
        self.face.field = self.field();
        self.face.scroll = 0;
        self.face.seen = 0;
        self.face.follow = matches!(self.interview.step(), Step::Review);
    }

    fn lay_over(&mut self, over: Over) {
        self.face.over = over;
        self.face.scroll = 0;
        self.face.seen = 0;
        self.face.follow = false;
    }

    /// Whether paging moves the rows, rather than what is marked.
    fn scrolls(&self) -> bool {
        let is_list = |field: &Field| {
            matches!(
                field,
                Field::One { .. }
                    | Field::Several { .. }
                    | Field::Date { .. }
                    | Field::Repeat(_)
                    | Field::Review(_)
            )
        };
        match &self.face.over {
            Over::Nothing => !is_list(&self.face.field),
            over => !matches!(over, Over::GoTo(_) | Over::Language(_)),
        }
    }

    fn scroll(&mut self, down: bool) {
        let height = self.body_height();
        let first = self.page().first(self.face.scroll, height, self.face.follow);
        let step = height.saturating_sub(1).max(1);
        self.face.seen = self.face.seen.max(first + height);
        self.face.scroll = if down { first + step } else { first.saturating_sub(step) };
        self.face.follow = false;
        if down {
            self.face.seen = self.face.seen.max(self.face.scroll + height);
        }
    }

    /// Whether rows that are to be read out have not been on the screen yet.
    fn is_unread(&self) -> bool {
        self.face.seen.max(self.body_height()) < self.page().len()
    }

    fn complain(&mut self, say: &impl Serialize) {
        self.face.message = Some(self.face.text(say).trim_end().to_owned());
    }

    fn refuse(&mut self, refusal: &Refusal) {
        let line = self.face.words.line(refusal);
        let text = line.text.trim_end();
        self.face.message = Some(line.hint.map_or_else(|| text.to_owned(), |hint| format!("{text} {hint}")));
    }
}

impl Face {
    fn text(&self, say: &impl Serialize) -> String {
        self.words.line(say).text
    }

    fn item(&self, say: &Say) -> zeroize::Zeroizing<String> {
        zeroize::Zeroizing::new(self.text(say))
    }

    fn yes_or_no(&self) -> crate::menu::Menu {
        crate::menu::Menu::new(vec![self.item(&Say::ScreenYes), self.item(&Say::ScreenNo)], None)
    }
}
