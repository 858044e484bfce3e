//! What is known before anybody is asked: answers of a list, put where a default would stand.

use super::Interview;
use super::instance::FORM;
use crate::answer::Answer;
use crate::form::{Choice, Form, ROOT};

/// Why something that is known beforehand is not put into a form. Names questions, never what was to be put there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Unfillable {
    /// The form asks no such question, or asks it in a repeat.
    #[error("the form asks no question {question} once")]
    PrefilledUnknown {
        /// Its name.
        question: String,
    },
    /// The question does not take it.
    #[error("the question {question} does not take what is known of it")]
    PrefilledUnfit {
        /// Its name.
        question: String,
    },
}

impl Form {
    /// Whether a question takes this text as what is known beforehand: by its type, its choices and its length. What a constraint
    /// says depends on the other answers, and is judged in the interview.
    ///
    /// Errors: [`Unfillable`].
    pub fn takes_beforehand(&self, question: &str, text: &str) -> Result<(), Unfillable> {
        self.beforehand(question, text).map(|_| ())
    }

    fn beforehand(&self, question: &str, text: &str) -> Result<(usize, Answer), Unfillable> {
        let named = || crate::reading::shortened(question);
        let asked = self.by_name.get(question).copied().filter(|index| {
            self.tree.question[*index].0 == ROOT && self.questions[*index].kind.takes_an_answer()
        });
        let index = asked.ok_or_else(|| Unfillable::PrefilledUnknown { question: named() })?;
        let asked = &self.questions[index];
        let choices: Vec<&Choice> = self.choices(asked).iter().collect();
        let answer = Answer::parse(asked, &choices, text);
        Ok((index, answer.map_err(|_| Unfillable::PrefilledUnfit { question: named() })?))
    }
}

impl Interview {
    /// Puts what is known beforehand into a question that was not asked yet, as a default would stand there: whoever asks sees
    /// it, and may change it. An empty text is nothing known.
    ///
    /// Errors: [`Unfillable`]; then nothing has changed.
    pub fn prefill(&mut self, question: &str, text: &str) -> Result<(), Unfillable> {
        if text.is_empty() {
            return Ok(());
        }
        let (index, answer) = self.form().beforehand(question, text)?;
        self.sheet.put(index, FORM, Some(answer));
        self.go(self.sheet.stop_after(None));
        Ok(())
    }
}
