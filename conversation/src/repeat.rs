//! "Add another?", where a form leaves it open how often something is asked.

use std::io::{BufRead, Write};

use kin_forms::Step;
use kin_terminal::Result;

use crate::typed::{Typed, yes_or_no};
use crate::{Conversation, Next, Say};

impl<R: BufRead, W: Write> Conversation<'_, R, W> {
    pub(crate) fn repeat(&mut self) -> Result<Next> {
        let Step::Repeat(repeat) = self.interview.step() else { return Ok(Next::GoOn) };
        let (place, count) = (repeat.place.to_string(), repeat.count);
        let label = if repeat.label.is_empty() { place.clone() } else { repeat.label.as_str().to_owned() };
        let prompt = format!("[{}/{}] {place}> ", repeat.position, repeat.of);
        let mut page =
            repeat.section.as_ref().map_or(String::new(), |section| format!("{}\n\n", section.as_str()));
        page += &self.text(&Say::ConversationAnother { label, count: count as u64 });
        page += "\n\n";
        if count > 0 {
            page += &self.text(&Say::ConversationRemoveLast);
            page.push('\n');
        }
        page += &self.text(&Say::ConversationHelpHint);
        page += "\n\n";
        let line = self.ask(&page, &prompt)?;
        let typed = Typed::read(&line);
        if let Some(next) = self.everywhere(&typed)? {
            return Ok(next);
        }
        let done = match typed {
            Typed::Answer(word) => {
                if let Some(another) = yes_or_no(word) {
                    self.interview.another(another)
                } else {
                    self.complain(&Say::ConversationYesOrNo);
                    Ok(())
                }
            }
            // Enter goes on, as everywhere else.
            Typed::Nothing => self.interview.another(false),
            Typed::Clear if count == 0 => {
                self.complain(&Say::ConversationNothingToRemove);
                Ok(())
            }
            Typed::Clear => self.interview.remove_last(),
            Typed::Remove(number) => {
                if let Ok(number) = number.parse() {
                    self.interview.remove(number)
                } else {
                    self.complain(&Say::ConversationOneOfNumbers);
                    Ok(())
                }
            }
            Typed::Jump(name) => self.interview.jump(name),
            Typed::Review => return self.look(),
            Typed::Back => {
                if !self.interview.back() {
                    self.complain(&Say::ConversationNothingBefore);
                }
                Ok(())
            }
            _ => {
                self.complain(&Say::ConversationYesOrNo);
                Ok(())
            }
        };
        if let Err(refusal) = done {
            self.refuse(&refusal);
        }
        Ok(Next::GoOn)
    }
}
