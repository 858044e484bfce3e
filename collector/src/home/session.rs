//! The session: what is shown, what is hidden, and what a key does.

use kin_screens::asking::Asking;
use kin_screens::editor::Editor;
use kin_screens::key::{Command, Key};
use kin_screens::menu::Menu;
use kin_screens::page::{Look, Page};
use kin_screens::stage::{Happening, Stage};
use kin_terminal::{Catalog, Failure, Result, Terminal};
use ratatui::layout::Rect;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use super::assigned::Assigned;
use super::entries::{Act, Entries};
use super::{Home, Say, broken, drawn, whose};
use crate::ALL_LOCALES;
use crate::assignments::Work;
use crate::chance::SystemChance;
use crate::clock::{Clock as _, SystemClock};
use crate::commands::{assignments, interviews, salvage, send, update};
use crate::device::{Device, DeviceSay};
use crate::here::{Here, open_device};
use crate::holding::Holding;
use crate::storage::SqliteStorage;
use crate::vault::{OpenVault, VaultError};
use crate::withdrawal::locks_of_typed;

/// What is shown.
pub(super) enum Shown<'d> {
    /// The passphrase is asked for; nothing was unlocked yet.
    Unlock { failure: Option<String> },
    /// The list of what there is to do.
    Home { entries: Entries, message: Option<String> },
    /// The code on a respondent's slip is asked for, before an interview begins.
    Slip { start: Start, message: Option<String> },
    /// What the office assigned.
    Assigned(Assigned),
    /// An interview.
    Interview(Box<(Holding<'d>, Asking)>),
    /// Something to be read.
    Told { text: String, scroll: usize },
    /// Nothing any more, of this enumerator.
    Switched,
    /// Nothing any more.
    Left,
}

/// An interview that is about to begin.
pub(super) struct Start {
    pub(super) form: String,
    /// The case of the office that it is held for.
    pub(super) case: Option<String>,
}

/// A session at a device.
pub(super) struct Session<'d> {
    pub(super) device: &'d Device,
    pub(super) storage: SqliteStorage,
    pub(super) vault: Option<OpenVault>,
    pub(super) words: Catalog,
    pub(super) size: (u16, u16),
    here: &'d Here,
    /// Whether other enumerators work on this machine.
    has_others: bool,
    /// What is typed of the passphrase, or of the code on a slip.
    typed: Editor,
    /// Whether the screen is blank until the passphrase is typed.
    hidden: bool,
    lock_after: jiff::SignedDuration,
    last_key: jiff::Timestamp,
}

/// Holds the session until it is left.
pub(crate) fn run(args: &Home, here: &Here, terminal: &mut Terminal) -> Result {
    // What ends it before anything is shown is said where it can be read.
    for place in here.at_work()? {
        open_device(&place.storage, terminal)?;
    }
    let mut passphrase = here.passphrase_of_file(terminal)?;
    terminal.flush();
    let words = Catalog::new(terminal.catalog().language(), ALL_LOCALES);
    let mut stage = Stage::take().map_err(broken)?;
    loop {
        let places = here.at_work()?;
        let has_others = places.len() > 1;
        let Some(place) = whose::ask(&mut stage, &words, places)? else { return Ok(()) };
        let words = Catalog::new(words.language(), ALL_LOCALES);
        let of = Of { args, here, storage: place.storage, has_others };
        // A passphrase in a file is of whoever comes first.
        if !hold(of, &mut stage, words, passphrase.take())? {
            return Ok(());
        }
    }
}

/// Whose session it is.
struct Of<'a> {
    args: &'a Home,
    here: &'a Here,
    storage: SqliteStorage,
    has_others: bool,
}

/// Holds the session of one enumerator; whether another one's comes after it.
fn hold(
    of: Of<'_>,
    stage: &mut Stage,
    words: Catalog,
    passphrase: Option<Zeroizing<String>>,
) -> Result<bool> {
    let Of { args, here, storage, has_others } = of;
    let device = Device::open(&storage)?;
    let mut session = Session {
        device: &device,
        storage,
        vault: None,
        words,
        has_others,
        size: stage.size().map_err(broken)?,
        here,
        typed: Editor::default(),
        hidden: false,
        lock_after: jiff::SignedDuration::from_mins(i64::from(args.lock_after)),
        last_key: SystemClock.now().timestamp,
    };
    let mut shown = match passphrase {
        Some(passphrase) => session.unlock(&passphrase)?,
        None => Shown::Unlock { failure: None },
    };
    while !matches!(shown, Shown::Left | Shown::Switched) {
        drawn(stage.draw(|frame| session.draw(&shown, frame)))?;
        let happening = stage.wait().map_err(broken)?;
        shown = session.step(stage, shown, &happening)?;
    }
    Ok(matches!(shown, Shown::Switched))
}

impl<'d> Session<'d> {
    pub(super) fn vault(&self) -> Result<&OpenVault> {
        Ok(self.vault.as_ref().ok_or(VaultError::VaultStaysShut)?)
    }

    fn step(&mut self, stage: &mut Stage, shown: Shown<'d>, happening: &Happening) -> Result<Shown<'d>> {
        let now = SystemClock.now().timestamp;
        match happening {
            // What was answered is kept already.
            Happening::End => return Ok(Shown::Left),
            Happening::Nothing => {
                // A clock that was set back counts as nobody there, too.
                let idle = now.duration_since(self.last_key);
                if self.vault.is_some() && !self.hidden && (idle >= self.lock_after || idle.is_negative()) {
                    self.hide();
                }
                return Ok(shown);
            }
            Happening::Resize(columns, rows) => {
                self.size = (*columns, *rows);
                let mut shown = shown;
                if let Shown::Interview(interview) = &mut shown {
                    interview.1.resize(*columns, *rows);
                }
                return Ok(shown);
            }
            Happening::Key(_) | Happening::Text(_) => self.last_key = now,
        }
        if self.hidden {
            self.type_to_return(happening);
            return Ok(shown);
        }
        if let (Happening::Key(Key::Do(Command::Hide)), false) =
            (happening, matches!(shown, Shown::Unlock { .. }))
        {
            self.hide();
            return Ok(shown);
        }
        match shown {
            Shown::Interview(interview) => {
                self.press_interview(stage, *interview, happening).or_else(|failure| {
                    let text = failure.in_words(&self.words);
                    Ok(Shown::Told { text, scroll: 0 })
                })
            }
            Shown::Unlock { failure } => self.type_to_unlock(stage, failure, happening),
            Shown::Home { entries, .. } => self.press_home(stage, entries, happening),
            Shown::Slip { start, message } => self.type_slip(start, message, happening),
            Shown::Assigned(assigned) => self.press_assigned(assigned, happening).or_else(|failure| {
                let text = failure.in_words(&self.words);
                Ok(Shown::Told { text, scroll: 0 })
            }),
            Shown::Told { text, scroll } => self.press_told(text, scroll, happening),
            Shown::Left | Shown::Switched => Ok(shown),
        }
    }

    /// The list, read anew.
    pub(super) fn home(&mut self) -> Result<Shown<'d>> {
        let entries = Entries::read(self.device, &self.storage, self.vault()?, &self.words, self.has_others)?;
        Ok(Shown::Home { entries, message: None })
    }

    /// The screen is blank at once.
    pub(super) fn hide(&mut self) {
        self.hidden = true;
        self.typed.set("");
    }

    fn unlock(&mut self, passphrase: &str) -> Result<Shown<'d>> {
        let composed: Zeroizing<String> = Zeroizing::new(passphrase.nfc().collect());
        match self.device.unlock(&self.storage, &composed) {
            Ok(vault) => {
                self.vault = Some(vault);
                self.last_key = SystemClock.now().timestamp;
                let arrived = self.take_arrived();
                Ok(match self.home()? {
                    Shown::Home { entries, .. } => Shown::Home { entries, message: arrived },
                    other => other,
                })
            }
            Err(failure) => Ok(Shown::Unlock { failure: Some(failure.in_words(&self.words)) }),
        }
    }

    /// Takes in packages of the office that arrived; what is said of them, where there were any.
    fn take_arrived(&mut self) -> Option<String> {
        let vault = self.vault.as_ref()?;
        let words = Catalog::new(self.words.language(), ALL_LOCALES);
        let (mut terminal, captured) = Terminal::captured(words, "");
        update::arrived(&mut self.storage, self.device, vault, &mut terminal);
        Some(captured.output() + &captured.errors()).filter(|text| !text.trim().is_empty())
    }

    fn type_to_unlock(
        &mut self,
        stage: &mut Stage,
        failure: Option<String>,
        happening: &Happening,
    ) -> Result<Shown<'d>> {
        match happening {
            Happening::Key(Key::Escape) if self.has_others => Ok(Shown::Switched),
            Happening::Key(Key::Escape | Key::Do(Command::Leave)) => Ok(Shown::Left),
            Happening::Key(Key::Enter) => {
                let typed = Zeroizing::new(self.typed.text().to_owned());
                self.typed.set("");
                let page = page_of(self.size, &self.words.line(&Say::HomeOpening).text, Look::Plain);
                drawn(stage.draw(|frame| page.draw(frame, frame.area(), 0)))?;
                self.unlock(&typed)
            }
            happening => {
                type_into(&mut self.typed, happening);
                Ok(Shown::Unlock { failure })
            }
        }
    }

    /// Asks for the code on the slip. That a quota of the office is full is said first, and stands in nobody's way.
    pub(super) fn ask_slip(&mut self, start: Start) -> Result<Shown<'d>> {
        self.typed.set("");
        let vault = self.vault()?;
        let full = Work::read(&self.storage, vault)
            .and_then(|work| assignments::full(&work, &start.form, &self.storage, vault))
            .unwrap_or_default();
        let full: Vec<String> = full.iter().map(|full| self.words.line(full).text).collect();
        let message = (!full.is_empty()).then(|| full.join("\n"));
        Ok(Shown::Slip { start, message })
    }

    /// The code on the slip that she took; Enter alone where she took none.
    fn type_slip(
        &mut self,
        start: Start,
        message: Option<String>,
        happening: &Happening,
    ) -> Result<Shown<'d>> {
        match happening {
            Happening::Key(Key::Escape | Key::Do(Command::Leave)) => {
                self.typed.set("");
                self.home()
            }
            Happening::Key(Key::Enter) => {
                let typed = Zeroizing::new(self.typed.text().to_owned());
                self.typed.set("");
                let locks = locks_of_typed(&typed, &self.storage, &mut SystemChance::default());
                locks.and_then(|locks| self.begin(&start, locks)).or_else(|failure| {
                    Ok(Shown::Slip { start, message: Some(failure.in_words(&self.words)) })
                })
            }
            happening => {
                type_into(&mut self.typed, happening);
                Ok(Shown::Slip { start, message })
            }
        }
    }

    /// What is typed at a blank screen is seen by nobody; only the passphrase brings back what was there.
    fn type_to_return(&mut self, happening: &Happening) {
        let Happening::Key(Key::Enter) = happening else {
            type_into(&mut self.typed, happening);
            return;
        };
        let typed: Zeroizing<String> = Zeroizing::new(self.typed.text().nfc().collect());
        self.typed.set("");
        if let Ok(vault) = self.device.unlock(&self.storage, &typed) {
            self.vault = Some(vault);
            self.hidden = false;
            self.last_key = SystemClock.now().timestamp;
        }
    }

    fn press_home(
        &mut self,
        stage: &mut Stage,
        mut entries: Entries,
        happening: &Happening,
    ) -> Result<Shown<'d>> {
        let key = match happening {
            Happening::Key(key) => *key,
            _ => return Ok(Shown::Home { entries, message: None }),
        };
        if key == Key::Do(Command::Leave) {
            return Ok(Shown::Left);
        }
        if key != Key::Enter {
            entries.menu.press(key, 5);
            return Ok(Shown::Home { entries, message: None });
        }
        let act = entries.menu.marked().and_then(|index| entries.acts.get(index)).cloned();
        let Some(act) = act else {
            let message = Some(self.words.line(&Say::HomeChoose).text);
            return Ok(Shown::Home { entries, message });
        };
        let done = match act {
            Act::Begin(form) => self.ask_slip(Start { form, case: None }),
            Act::Assignments => self.assigned(None),
            Act::Resume(draft) => self.resume(draft),
            Act::Leave => Ok(Shown::Left),
            Act::Switch => Ok(Shown::Switched),
            Act::Interviews => {
                let vault = self.vault()?;
                Ok(self.told(|terminal, _| interviews::tell(&self.storage, vault, terminal)))
            }
            Act::Salvage => {
                let storage = &mut self.storage;
                let text = captured(&self.words, |terminal| salvage::queue(storage, terminal));
                Ok(Shown::Told { text, scroll: 0 })
            }
            Act::Send => {
                let page = page_of(self.size, &self.words.line(&Say::HomeSending).text, Look::Plain);
                drawn(stage.draw(|frame| page.draw(frame, frame.area(), 0)))?;
                let mut text = self.said(|terminal, here| send::run(&send::Send::waiting(), here, terminal));
                text.extend(self.take_arrived());
                Ok(Shown::Told { text, scroll: 0 })
            }
        };
        done.or_else(|failure: Failure| {
            entries.menu.show_all();
            Ok(Shown::Home { entries, message: Some(failure.in_words(&self.words)) })
        })
    }

    /// What a command says, to be read on the screen.
    fn told(&self, command: impl FnOnce(&mut Terminal, &Here) -> Result) -> Shown<'d> {
        Shown::Told { text: self.said(command), scroll: 0 }
    }

    pub(super) fn said(&self, command: impl FnOnce(&mut Terminal, &Here) -> Result) -> String {
        captured(&self.words, |terminal| command(terminal, self.here))
    }

    fn press_told(&mut self, text: String, scroll: usize, happening: &Happening) -> Result<Shown<'d>> {
        let height = usize::from(self.size.1).saturating_sub(1).max(1);
        let last = page_of(self.size, &text, Look::Plain).len().saturating_sub(height);
        let scroll = match happening {
            Happening::Key(Key::Enter | Key::Escape | Key::Do(_)) => return self.home(),
            Happening::Key(Key::Up) => scroll.saturating_sub(1),
            Happening::Key(Key::PageUp) => scroll.saturating_sub(height),
            Happening::Key(Key::Down) => (scroll + 1).min(last),
            Happening::Key(Key::PageDown) => (scroll + height).min(last),
            _ => scroll,
        };
        Ok(Shown::Told { text, scroll })
    }

    fn draw(&self, shown: &Shown<'d>, frame: &mut ratatui::Frame<'_>) {
        if self.hidden {
            return;
        }
        let area = frame.area();
        let foot = |frame: &mut ratatui::Frame<'_>, say: &Say| {
            let page = page_of((area.width, 1), &self.words.line(say).text, Look::Marked);
            page.draw(frame, Rect { y: area.bottom().saturating_sub(1), height: 1, ..area }, 0);
        };
        let above = Rect { height: area.height.saturating_sub(1), ..area };
        match shown {
            Shown::Interview(interview) => interview.1.draw(frame),
            Shown::Unlock { failure } => {
                self.unseen(&Say::HomeUnlock, failure.as_deref()).draw(frame, area, 0);
            }
            Shown::Slip { message, .. } => {
                self.unseen(&Say::HomeSlip, message.as_deref()).draw(frame, above, 0);
                foot(frame, &Say::HomeKeysSlip);
            }
            Shown::Assigned(assigned) => {
                let (page, keys) = self.assigned_page(assigned);
                page.draw(frame, above, page.first(0, usize::from(above.height), true));
                foot(frame, &keys);
            }
            Shown::Home { entries, message } => {
                let mut page = self.headed();
                menu_rows(&mut page, &entries.menu);
                if let Some(message) = message {
                    page.gap();
                    page.focus(message.trim_end(), Look::Strong);
                }
                let first = page.first(0, usize::from(above.height), true);
                page.draw(frame, above, first);
                foot(frame, &Say::HomeKeys);
            }
            Shown::Told { text, scroll } => {
                page_of(self.size, text, Look::Plain).draw(frame, above, *scroll);
                foot(frame, &Say::HomeKeysRead);
            }
            Shown::Left | Shown::Switched => {}
        }
    }

    /// Asks for something of which only the length is shown.
    fn unseen(&self, ask: &Say, failure: Option<&str>) -> Page {
        let mut page = self.headed();
        page.text(&self.words.line(ask).text, Look::Strong);
        page.text(&"•".repeat(self.typed.text().chars().count()), Look::Plain);
        if let Some(failure) = failure {
            page.gap();
            page.text(failure.trim_end(), Look::Strong);
        }
        page
    }

    /// The study, and whether it is an exercise.
    pub(super) fn headed(&self) -> Page {
        let note = self.device.note();
        let title = self.words.line(&Say::HomeStudy { title: note.title.clone() }).text;
        let mut page = page_of(self.size, &title, Look::Strong);
        if note.training_of.is_some() {
            page.text(&self.words.line(&DeviceSay::DeviceTraining).text, Look::Strong);
        }
        page.gap();
        page
    }
}

/// What a command says.
fn captured(words: &Catalog, command: impl FnOnce(&mut Terminal) -> Result) -> String {
    let (mut terminal, captured) = Terminal::captured(Catalog::new(words.language(), ALL_LOCALES), "");
    let done = command(&mut terminal);
    let mut text = captured.output() + &captured.errors();
    if let Err(failure) = done {
        text += &failure.in_words(words);
    }
    text
}

pub(super) fn type_into(editor: &mut Editor, happening: &Happening) {
    match happening {
        Happening::Key(key) => {
            editor.press(*key, None);
        }
        Happening::Text(text) => text.chars().filter(|letter| *letter != '\n').for_each(|letter| {
            editor.press(Key::Char(letter), None);
        }),
        _ => {}
    }
}

/// A page with these words.
pub(super) fn page_of((columns, _): (u16, u16), text: &str, look: Look) -> Page {
    let mut page = Page::new(columns);
    page.text(text, look);
    page
}

/// The lines of a menu, numbered.
pub(super) fn menu_rows(page: &mut Page, menu: &Menu) {
    page.gap();
    for (place, index) in menu.shown.iter().enumerate() {
        let text = format!("{:>3}. {}", index + 1, menu.items[*index].as_str());
        if menu.at == Some(place) {
            page.focus(&text, Look::Marked);
        } else {
            page.text(&text, Look::Plain);
        }
    }
}
