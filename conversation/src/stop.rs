//! The stop: she is in distress. Nothing more is asked until she has said what becomes of her answers.

use std::io::{BufRead, Write};

use kin_forms::{BrokenOff, Step};
use kin_terminal::Result;

use crate::typed::Typed;
use crate::{Conversation, Next, Say};

impl<R: BufRead, W: Write> Conversation<'_, R, W> {
    /// Notes the stop, says whom to turn to, and waits until she has chosen.
    pub(crate) fn stop(&mut self) -> Result<Next> {
        // Before consent there is nothing that could be kept or erased.
        let is_asked = !matches!(self.interview.step(), Step::Consent(_));
        self.interview.note_interruption();
        self.keep();
        let choices = if is_asked { Say::ConversationStopChoices } else { Say::ConversationStopGoOn };
        let support = self.interview.form().support();
        let support = support.map(|support| support.in_language(self.interview.current_language()) + "\n\n");
        let (stop, choices) = (self.text(&Say::ConversationStop), self.text(&choices));
        let page = format!("{stop}\n\n{}{choices}\n\n", support.unwrap_or_default());
        loop {
            let line = self.ask(&page, "stop> ")?;
            match (Typed::read(&line), is_asked) {
                (Typed::Answer("1"), _) => return Ok(Next::GoOn),
                (Typed::Answer("2"), true) => return Ok(Next::BreakOff(BrokenOff::Kept)),
                (Typed::Answer("3"), true) => {
                    let sure = self.text(&Say::ConversationStopErase) + "\n\n";
                    if self.yes_or_no(&sure, "erase> ")? == Some(true) {
                        return Ok(Next::BreakOff(BrokenOff::Erased));
                    }
                }
                (Typed::Quit, _) => return Ok(Next::Leave),
                _ => self.complain(&Say::ConversationOneOfNumbers),
            }
        }
    }
}
