//! Answers typed at the desk, on a screen of its own that is wiped when it ends: none of them stays in the terminal's memory.

use std::fmt::Write as _;
use std::io::{BufRead, IsTerminal, Write};

use kin_conversation::{ConversationError, Keyboard, Line, Screen, by_number};
use kin_forms::{Change, Choice, Correction, Form, Missing};
use kin_terminal::{Exit, Failure, Result, Terminal, streams};
use serde::Serialize;

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    AskingHow,
}

/// Where answers are asked for.
pub(super) struct Asking<'a> {
    terminal: &'a Terminal,
    screen: Screen<Box<dyn BufRead + Send>, Box<dyn Write + Send>>,
    _keyboard: Keyboard,
}

impl<'a> Asking<'a> {
    pub(super) fn begin(terminal: &'a mut Terminal) -> Result<Self> {
        terminal.flush();
        let (input, output) = (streams::input(), streams::output());
        let (input, output) =
            (input.map_err(ConversationError::from)?, output.map_err(ConversationError::from)?);
        let screen = if std::io::stdout().is_terminal() {
            Screen::alternate(input, output).map_err(ConversationError::from)?
        } else {
            Screen::plain(input, output)
        };
        Ok(Self { terminal, screen, _keyboard: Keyboard::quiet() })
    }

    /// Asks for the answer at a place, until it is one.
    pub(super) fn change(&mut self, form: &Form, correction: &mut Correction, place: &str) -> Result {
        let refused = |refusal: kin_forms::Refusal| Failure::error(Exit::Refused, &refusal);
        let question = correction.question(place).map_err(refused)?;
        let choices: Vec<&Choice> = form.choices(question).iter().collect();
        let language = self.terminal.catalog().language();
        let mut page = format!("{}\n\n", question.label.in_language(language));
        for (number, choice) in (1..).zip(&choices) {
            let _ = writeln!(page, "{number:>4}. {}", choice.label.in_language(language));
        }
        let _ = writeln!(page, "\n{}\n", self.terminal.text(&Say::AskingHow));
        self.screen.clear().map_err(ConversationError::from)?;
        self.screen.show(&page).map_err(ConversationError::from)?;
        loop {
            let typed = match self.screen.line(&format!("{place}> ")).map_err(ConversationError::from)? {
                Line::Text(text) => text,
                Line::TooLong | Line::NotText => continue,
                Line::End => return Err(ConversationError::ConversationInputEnded.into()),
            };
            let question = correction.question(place).map_err(refused)?;
            let choices: Vec<&Choice> = form.choices(question).iter().collect();
            let numbered = by_number(question, &choices, typed.trim());
            let change = match typed.trim() {
                "!x" => Change::Taken,
                "!r" => Change::Missing(Missing::Refused),
                "!d" => Change::Missing(Missing::DontKnow),
                "!n" => Change::Missing(Missing::NotApplicable),
                typed => Change::Typed(typed.strip_prefix('!').unwrap_or(&numbered)),
            };
            match correction.change(place, change) {
                Ok(()) => return Ok(()),
                Err(refusal) => {
                    let line = self.terminal.catalog().line(&refusal);
                    self.screen.show(&format!("! {}\n", line.text)).map_err(ConversationError::from)?;
                }
            }
        }
    }
}
