use std::fmt::Write as _;
use std::io::{BufRead, IsTerminal as _, Write};

use clap::Args;
use kin_conversation::{ConversationError, Keyboard, Line, Screen, by_number, yes_or_no};
use kin_forms::{Change, Choice, Correction, Missing, Question};
use kin_terminal::{Result, Terminal, streams};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::chance::SystemChance;
use crate::clock::{Clock as _, SystemClock};
use crate::correcting::Correctable;
use crate::here::{Here, open_device};
use crate::interviews;
use crate::vouchers;

/// Corrects an interview that was sealed on this device: seals what changed and why, and nothing else.
///
/// Nobody here can read the interview any more, so each changed answer is typed anew: the question's name, then the answer. The original stays
/// what it is; the research team puts the correction in its place. An interview can be corrected three times.
#[derive(Debug, Args)]
pub(crate) struct Correct {
    /// The interview's number, as `interviews` lists it
    number: u64,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    CorrectWhat { number: u64, form: String, finished: String },
    CorrectReason,
    CorrectHow,
    CorrectMissing,
    CorrectChanges { changes: usize },
    CorrectSeal,
    CorrectLineUnread,
    CorrectSealed { sequence: u64, number: u64 },
    CorrectLeft,
}

pub(crate) fn run(args: &Correct, here: &Here, terminal: &mut Terminal) -> Result {
    let mut storage = here.storage(terminal)?;
    let device = open_device(&storage, terminal)?;
    let vault = device.unlock(&storage, &here.passphrase(terminal)?)?;
    let number = args.number;
    let listed = interviews::find(&storage, &vault, number)?;
    let (form, finished) = (format!("{} {}", listed.form.id, listed.form.version), listed.finished.clone());
    let of = device.correctable(&storage, listed, &SystemClock.now())?;
    let what = Say::CorrectWhat { number, form, finished };
    let Some(correction) = hold(&of, &what, terminal)? else {
        terminal.say(&Say::CorrectLeft);
        return Ok(());
    };
    let (now, mut chance) = (SystemClock.now(), SystemChance::default());
    let sequence = device.correct(&mut storage, &vault, &of, correction, &now, &mut chance)?;
    let settled = vouchers::settle(&mut storage, &vault);
    drop(vault);
    terminal.say(&Say::CorrectSealed { sequence, number });
    settled?;
    vouchers::tell(&storage, terminal)
}

/// On a terminal it has a screen of its own, as an interview has: what is typed is gone when it ends.
fn hold(of: &Correctable, what: &Say, terminal: &mut Terminal) -> Result<Option<Correction>> {
    terminal.flush();
    let (input, output) = (streams::input(), streams::output());
    let (input, output) = (input.map_err(ConversationError::from)?, output.map_err(ConversationError::from)?);
    let _keyboard = Keyboard::quiet();
    let screen = if std::io::stdout().is_terminal() {
        Screen::alternate(input, output).map_err(ConversationError::from)?
    } else {
        Screen::plain(input, output)
    };
    Asking { of, terminal, screen, message: None }.hold(what)
}

/// What is asked, and where.
struct Asking<'a, R, W: Write> {
    of: &'a Correctable,
    terminal: &'a Terminal,
    screen: Screen<R, W>,
    /// What was wrong with the last line, shown above the next prompt.
    message: Option<String>,
}

impl<R: BufRead, W: Write> Asking<'_, R, W> {
    fn hold(mut self, what: &Say) -> Result<Option<Correction>> {
        let what = self.terminal.text(what);
        let mut correction = loop {
            let page = format!("{what}\n\n{}\n\n", self.terminal.text(&Say::CorrectReason));
            let reason = self.ask(&page, "reason> ")?;
            if reason.trim().is_empty() {
                return Ok(None);
            }
            match Correction::new(&self.of.form, &reason, SystemClock.now().for_interview()) {
                Ok(correction) => break correction,
                Err(refusal) => self.complain(&refusal),
            }
        };
        loop {
            let changes = self.terminal.text(&Say::CorrectChanges { changes: correction.changes() });
            let page = format!("{what}\n{changes}\n\n{}\n\n", self.terminal.text(&Say::CorrectHow));
            let place = self.ask(&page, "question> ")?;
            match place.trim() {
                "" if correction.changes() == 0 => return Ok(None),
                "" => break,
                place => self.change(&mut correction, place)?,
            }
        }
        let page = format!("{what}\n{}\n\n", self.terminal.text(&Say::CorrectSeal));
        loop {
            match yes_or_no(&self.ask(&page, "seal> ")?) {
                Some(true) => return Ok(Some(correction)),
                Some(false) => return Ok(None),
                None => self.complain(&Say::CorrectSeal),
            }
        }
    }

    /// Asks for the answer at a place until it is one, or none is typed.
    fn change(&mut self, correction: &mut Correction, place: &str) -> Result {
        loop {
            let question = match correction.question(place) {
                Ok(question) => question,
                Err(refusal) => {
                    self.complain(&refusal);
                    return Ok(());
                }
            };
            if let Err(error) = self.of.refuse_apart(question) {
                self.complain(&error);
                return Ok(());
            }
            let choices: Vec<&Choice> = self.of.form.choices(question).iter().collect();
            let page = self.page(question, &choices);
            let typed = self.ask(&page, &format!("{place}> "))?;
            let numbered = by_number(question, &choices, typed.trim());
            let change = match typed.trim() {
                "" => return Ok(()),
                "!x" => Change::Taken,
                "!r" => Change::Missing(Missing::Refused),
                "!d" => Change::Missing(Missing::DontKnow),
                "!n" => Change::Missing(Missing::NotApplicable),
                typed => Change::Typed(typed.strip_prefix('!').unwrap_or(&numbered)),
            };
            match correction.change(place, change) {
                Ok(()) => return Ok(()),
                Err(refusal) => self.complain(&refusal),
            }
        }
    }

    fn page(&self, question: &Question, choices: &[&Choice]) -> String {
        let language = self.terminal.catalog().language();
        let mut page = format!("{}\n\n", question.label.in_language(language));
        for (number, choice) in (1..).zip(choices) {
            let _ = writeln!(page, "{number:>4}. {}", choice.label.in_language(language));
        }
        let _ = writeln!(page, "\n{}\n", self.terminal.text(&Say::CorrectMissing));
        page
    }

    fn ask(&mut self, page: &str, prompt: &str) -> Result<Zeroizing<String>> {
        self.screen.clear().map_err(ConversationError::from)?;
        self.screen.show(page).map_err(ConversationError::from)?;
        loop {
            if let Some(message) = self.message.take() {
                self.screen.show(&format!("! {message}\n")).map_err(ConversationError::from)?;
            }
            match self.screen.line(prompt).map_err(ConversationError::from)? {
                Line::Text(text) if *text == "\u{3}" => return Ok(Zeroizing::default()),
                Line::Text(text) => return Ok(text),
                Line::TooLong | Line::NotText => self.complain(&Say::CorrectLineUnread),
                Line::End => return Err(ConversationError::ConversationInputEnded.into()),
            }
        }
    }

    fn complain(&mut self, message: &impl Serialize) {
        let line = self.terminal.catalog().line(message);
        let text = line.text.trim_end();
        self.message = Some(line.hint.map_or_else(|| text.to_owned(), |hint| format!("{text} {hint}")));
    }
}
