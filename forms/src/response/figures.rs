//! How an interview went, in numbers that say nothing of what was answered.

use crate::answer::Answer;
use crate::form::Missing;
use crate::interview::sheet::Sheet;

/// How an interview went: numbers for whoever supervises, who reads no answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Answers that a person gave, missing values among them, those in repeats too.
    pub answers: u32,
    /// Of the answers: refusals.
    pub refused: u32,
    /// Of the answers: *don't know*.
    pub dont_know: u32,
    /// Of the answers: *does not apply*.
    pub not_applicable: u32,
    /// Answers that stand against a warning, with a reason.
    pub overrides: u32,
    /// How often it was stopped because she was in distress.
    pub interrupted: u32,
    /// Minutes from its first question to its end.
    pub minutes: u32,
}

impl Figures {
    /// Counts what a sheet holds; nothing of it where its answers are not kept.
    pub(super) fn count(mut self, sheet: &Sheet) -> Figures {
        for (index, instance) in sheet.everywhere() {
            let question = &sheet.form().questions()[index];
            let Some(answer) = sheet.answer(index, instance).filter(|_| question.kind.takes_an_answer())
            else {
                continue;
            };
            self.answers = self.answers.saturating_add(1);
            self.overrides =
                self.overrides.saturating_add(u32::from(sheet.reason(index, instance).is_some()));
            if let Answer::Missing(missing) = answer {
                let count = match missing {
                    Missing::Refused => &mut self.refused,
                    Missing::DontKnow => &mut self.dont_know,
                    Missing::NotApplicable => &mut self.not_applicable,
                };
                *count = count.saturating_add(1);
            }
        }
        self
    }
}
