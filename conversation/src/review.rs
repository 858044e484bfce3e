//! Reading everything over, and finishing.

use std::fmt::Write as _;
use std::io::{BufRead, Write};

use kin_forms::Step;
use kin_terminal::Result;
use zeroize::Zeroizing;

use crate::typed::Typed;
use crate::{Conversation, Next, Purpose, Say, shown_missing};

impl<R: BufRead, W: Write> Conversation<'_, R, W> {
    /// The review at the end. Enter asks whether to finish; anything else goes somewhere else.
    pub(super) fn review(&mut self) -> Result<Next> {
        let page = self.review_page(&Say::ConversationReviewHint);
        let line = self.ask(&page, "review> ")?;
        match Typed::read(&line) {
            Typed::Nothing | Typed::Review => self.confirm(),
            typed => self.away_from_review(&typed),
        }
    }

    /// A look at the answers on the way: the review itself once nothing stands before it.
    pub(super) fn look(&mut self) -> Result<Next> {
        let refusal = self.interview.jump_to_review().err();
        if matches!(self.interview.step(), Step::Review) {
            return Ok(Next::GoOn);
        }
        let page = self.review_page(&Say::ConversationLookHint);
        let line = self.ask(&page, "review> ")?;
        if let Some(refusal) = refusal {
            self.refuse(&refusal);
        }
        match Typed::read(&line) {
            Typed::Nothing | Typed::Review | Typed::Back => Ok(Next::GoOn),
            typed => self.away_from_review(&typed),
        }
    }

    fn away_from_review(&mut self, typed: &Typed<'_>) -> Result<Next> {
        if let Some(next) = self.everywhere(typed)? {
            return Ok(next);
        }
        match typed {
            Typed::Back => {
                self.interview.back();
            }
            // At the review a question's name alone is enough to go to it.
            Typed::Jump(name) | Typed::Answer(name) => {
                if let Err(refusal) = self.interview.jump(name) {
                    self.refuse(&refusal);
                }
            }
            _ => self.complain(&Say::ConversationCommandUnknown),
        }
        Ok(Next::GoOn)
    }

    fn confirm(&mut self) -> Result<Next> {
        let page = match self.purpose {
            Purpose::Interview => Say::ConversationFinish,
            Purpose::Trial(_) => Say::ConversationFinishTrial,
        };
        let page = self.text(&page) + "\n\n";
        Ok(if self.yes_or_no(&page, "finish> ")? == Some(true) { Next::Finish } else { Next::GoOn })
    }

    fn review_page(&self, hint: &Say) -> Zeroizing<String> {
        let reviewed = self.interview.review();
        let length: usize =
            reviewed.iter().map(|one| one.name.len() + one.label.len() + one.shown.len() + 256).sum();
        let mut page = Zeroizing::new(String::with_capacity(length + 4096));
        self.append(&mut page, &Say::ConversationReview);
        page.push('\n');
        for one in &reviewed {
            let _ = writeln!(page, "{}  {}", one.name, one.label.as_str());
            page.push_str("    → ");
            if one.unanswered_required {
                self.append(&mut page, &Say::ConversationUnanswered);
            } else if let Some(missing) = one.missing {
                self.append(&mut page, &shown_missing(missing));
            } else if one.shown.is_empty() {
                self.append(&mut page, &Say::ConversationSkipped);
            } else {
                // Each line of an answer stands under its first one.
                for (nth, line) in one.shown.lines().enumerate() {
                    let _ = writeln!(page, "{}{line}", if nth == 0 { "" } else { "      " });
                }
            }
        }
        page.push('\n');
        self.append(&mut page, hint);
        page.push('\n');
        page
    }
}
