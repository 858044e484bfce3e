//! An answer that looks odd: kept with a reason, or answered again.

use std::io::{BufRead, Write};

use kin_terminal::Result;

use crate::typed::Typed;
use crate::{Conversation, Next, Purpose, Say};

impl<R: BufRead, W: Write> Conversation<'_, R, W> {
    /// Shows a warning and takes the reason; Enter answers the question again.
    pub(crate) fn warned(&mut self, place: &str, message: &str) -> Result<Next> {
        let page = format!("{}\n\n{}\n\n", message.trim(), self.text(&Say::ConversationReason));
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
