//! An answer that looks odd: kept with a reason, or answered again.

use std::fmt::Write as _;
use std::io::{BufRead, Write};

use kin_forms::Step;
use kin_terminal::Result;
use zeroize::Zeroizing;

use crate::typed::Typed;
use crate::{Conversation, Next, PAGE_BYTES, Purpose, Say};

impl<R: BufRead, W: Write> Conversation<'_, R, W> {
    /// Shows a warning with the question and what was typed, and takes the reason; Enter answers the question again.
    pub(crate) fn warned(&mut self, place: &str, typed: &str, message: &str) -> Result<Next> {
        let mut page = Zeroizing::new(String::with_capacity(PAGE_BYTES));
        if let Step::Ask(ask) = self.interview.step() {
            let _ = writeln!(page, "{}\n    → {typed}\n", ask.label.as_str());
        }
        let _ = writeln!(page, "{}\n\n{}\n", message.trim(), self.text(&Say::ConversationReason));
        loop {
            let line = self.ask(&page, "reason> ")?;
            let typed = Typed::read(&line);
            let Typed::Answer(reason) = typed else {
                if let Some(next) = self.everywhere(&typed)? {
                    return Ok(next);
                }
                // Answered again: nothing was stored.
                return Ok(Next::GoOn);
            };
            match self.interview.confirm(reason) {
                Ok(()) => {
                    if let Purpose::Trial(witness) = &mut self.purpose {
                        witness.warned(place, message, reason);
                    }
                    return Ok(Next::GoOn);
                }
                Err(refusal) => self.refuse(&refusal),
            }
        }
    }
}
