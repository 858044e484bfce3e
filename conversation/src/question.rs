//! One question: its page, and what each typed line does to it.

use std::fmt::Write as _;
use std::io::{BufRead, Write};

use kin_forms::{Answer, Ask, Missing, QuestionKind, Step};
use kin_terminal::Result;
use zeroize::Zeroizing;

use crate::typed::{Typed, by_number};
use crate::{Conversation, Next, Say, shown_missing};

impl<R: BufRead, W: Write> Conversation<'_, R, W> {
    pub(super) fn question(&mut self) -> Result<Next> {
        let Step::Ask(ask) = self.interview.step() else { return Ok(Next::GoOn) };
        let page = self.question_page(&ask);
        let prompt = format!("[{}/{}] {}> ", ask.position, ask.of, ask.question.name);
        let line = self.ask(&page, &prompt)?;
        let typed = Typed::read(&line);
        if let Some(next) = self.everywhere(&typed)? {
            return Ok(next);
        }
        let done = match typed {
            Typed::Nothing => self.interview.skip(),
            Typed::Answer(text) => self.answer(text),
            Typed::Missing(missing) => self.interview.answer(Answer::Missing(missing)),
            Typed::Clear => self.interview.clear(),
            Typed::Jump(name) => self.interview.jump(name),
            Typed::Review => return self.look(),
            Typed::Back => {
                if !self.interview.back() {
                    self.complain(&Say::ConversationNothingBefore);
                }
                Ok(())
            }
            Typed::Language(_) | Typed::Quit | Typed::Help | Typed::Unknown | Typed::Incomplete => Ok(()),
        };
        if let Err(refusal) = done {
            self.refuse(&refusal);
        }
        Ok(Next::GoOn)
    }

    fn answer(&mut self, text: &str) -> std::result::Result<(), kin_forms::Refusal> {
        let answer = {
            let Step::Ask(ask) = self.interview.step() else { return Ok(()) };
            let text = by_number(ask.question, &ask.choices, text);
            Answer::parse(ask.question, &ask.choices, &text)?
        };
        self.interview.answer(answer)
    }

    fn question_page(&self, ask: &Ask<'_>) -> Zeroizing<String> {
        // Room for the longest page at once, for the sake of the answers that labels may repeat.
        let mut page = Zeroizing::new(String::with_capacity(32 * 1024));
        if let Some(section) = &ask.section {
            let _ = writeln!(page, "{}\n", section.as_str());
        }
        let _ = writeln!(page, "{}", ask.label.as_str());
        if let Some(hint) = &ask.hint {
            let _ = writeln!(page, "({})", hint.as_str());
        }
        page.push('\n');
        for (index, choice) in ask.choices.iter().enumerate() {
            let _ = writeln!(page, "{:>4}. {}", index + 1, choice.label.in_language(ask.language));
        }
        if !ask.choices.is_empty() {
            page.push('\n');
        }
        match ask.question.kind {
            QuestionKind::SelectMultiple { .. } => self.append(&mut page, &Say::ConversationSeveral),
            QuestionKind::Note => self.append(&mut page, &Say::ConversationNote),
            _ => {}
        }
        for missing in ask.missing {
            self.append(
                &mut page,
                &match missing {
                    Missing::Refused => Say::ConversationMissingRefused,
                    Missing::DontKnow => Say::ConversationMissingDontKnow,
                    Missing::NotApplicable => Say::ConversationMissingNotApplicable,
                },
            );
        }
        if let Some(current) = ask.current {
            let shown = match current {
                Answer::Missing(missing) => self.text(&shown_missing(*missing)),
                answer => answer.shown(self.interview.form(), ask.question, ask.language).to_string(),
            };
            self.append(&mut page, &Say::ConversationCurrent { shown });
        }
        self.append(&mut page, &Say::ConversationHelpHint);
        page.push('\n');
        page
    }

    pub(super) fn append(&self, page: &mut String, say: &Say) {
        page.push_str(&self.text(say));
        page.push('\n');
    }
}
