//! The interview: consent, one question after the other, back and forth, a review, the end.

mod asking;
mod consenting;
mod eyes;
mod finishing;
mod judge;
pub(crate) mod sheet;
mod step;
mod unfinished;

use std::sync::Arc;

pub(crate) use consenting::agreed;
pub use step::{Ask, ConsentStep, Reviewed, Step};
pub use unfinished::Unfinished;

use crate::answer::{Answer, Refusal};
use crate::form::{Form, QuestionKind};
use crate::now::Now;
use crate::recorded::Consented;
use sheet::Sheet;

/// An interview under way. Holds every answer in memory and nowhere else; prints as nothing; answers are wiped with it.
pub struct Interview {
    sheet: Sheet,
    /// None until it was given or declined.
    consent: Option<Consented>,
    place: Place,
}

/// Where it stands, once consent is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At a relevant question.
    Question(usize),
    Review,
}

impl Interview {
    /// Starts an interview in `language`; in the form's first language where the form is not in that one.
    ///
    /// `now` is what `today()` and `now()` give until the end, without seconds.
    pub fn start(form: Arc<Form>, language: &str, now: Now) -> Interview {
        let is_spoken = form.languages().iter().any(|known| known == language);
        let language = if is_spoken { language.to_owned() } else { form.default_language().to_owned() };
        let consent = form.consent.is_none().then_some(Consented::NotAsked);
        let mut interview =
            Interview { sheet: Sheet::new(form, &language, now), consent, place: Place::Review };
        interview.place = interview.place_after(None);
        interview
    }

    /// The form.
    pub fn form(&self) -> &Arc<Form> {
        &self.sheet.form
    }

    /// The language it is held in.
    pub fn current_language(&self) -> &str {
        &self.sheet.language
    }

    /// Goes on in another of the form's languages. Errors: [`Refusal::LanguageUnknown`].
    pub fn language(&mut self, language: &str) -> Result<(), Refusal> {
        if !self.sheet.form.languages.iter().any(|known| known == language) {
            return Err(Refusal::LanguageUnknown { language: language.to_owned() });
        }
        self.sheet.speak(language);
        // A condition may read labels, which are other words now.
        if let Place::Question(index) = self.place
            && !self.sheet.is_relevant(index)
        {
            self.place = self.place_after(Some(index));
        }
        Ok(())
    }

    /// Answers the question being asked and moves on to the next.
    ///
    /// Errors: why the answer is not taken; then nothing has changed.
    pub fn answer(&mut self, mut answer: Answer) -> Result<(), Refusal> {
        let index = self.asked()?;
        self.sheet.judge(index, &mut answer)?;
        self.sheet.put(index, Some(answer));
        self.place = self.place_after(Some(index));
        Ok(())
    }

    /// Moves on and leaves the answer as it is: past a note, an answered question, or one that needs no answer.
    ///
    /// Errors: [`Refusal::AnswerRequired`].
    pub fn skip(&mut self) -> Result<(), Refusal> {
        let index = self.asked()?;
        if self.sheet.is_unanswered(index) {
            return Err(self.sheet.required(index));
        }
        self.place = self.place_after(Some(index));
        Ok(())
    }

    /// Takes the answer of the question being asked away, and stays there.
    pub fn clear(&mut self) -> Result<(), Refusal> {
        let index = self.asked()?;
        self.sheet.put(index, None);
        Ok(())
    }

    /// One question back; after declined consent, back to it. False where there is nothing before.
    pub fn back(&mut self) -> bool {
        if self.consent == Some(Consented::Declined) {
            self.consent = None;
            return true;
        }
        if self.consent.is_none() {
            return false;
        }
        let before = match self.place {
            Place::Question(index) => self.sheet.path().rev().find(|other| *other < index),
            Place::Review => self.sheet.path().next_back(),
        };
        if let Some(before) = before {
            self.place = Place::Question(before);
        }
        before.is_some()
    }

    /// Goes to a question on the interview's present path: any before the present one, or one with no question before it
    /// that still needs an answer.
    ///
    /// Errors: [`Refusal::QuestionUnknown`], [`Refusal::QuestionOutOfReach`].
    pub fn jump(&mut self, name: &str) -> Result<(), Refusal> {
        let question = || name.to_owned();
        let index = self
            .sheet
            .form
            .index_of(name)
            .ok_or_else(|| Refusal::QuestionUnknown { question: question() })?;
        let is_on_path = self.is_open() && self.sheet.path().any(|other| other == index);
        let is_behind = matches!(self.place, Place::Question(here) if index <= here);
        let is_free = is_behind
            || self
                .sheet
                .path()
                .take_while(|other| *other < index)
                .all(|other| !self.sheet.is_unanswered(other));
        if !is_on_path || !is_free {
            return Err(Refusal::QuestionOutOfReach { question: question() });
        }
        self.place = Place::Question(index);
        Ok(())
    }

    /// Goes to the review. Errors: [`Refusal::AnswerRequired`] of the first question that still needs an answer.
    pub fn jump_to_review(&mut self) -> Result<(), Refusal> {
        if !self.is_open() {
            return Err(Refusal::QuestionNotAsked);
        }
        let unanswered = self.sheet.path().find(|index| self.sheet.is_unanswered(*index));
        if let Some(index) = unanswered {
            return Err(self.sheet.required(index));
        }
        self.place = Place::Review;
        Ok(())
    }

    /// Whether questions may be asked: consent was given, or is not needed.
    fn is_open(&self) -> bool {
        matches!(self.consent, Some(Consented::NotAsked | Consented::Agreed { .. }))
    }

    fn asked(&self) -> Result<usize, Refusal> {
        match self.place {
            Place::Question(index) if self.is_open() => Ok(index),
            _ => Err(Refusal::QuestionNotAsked),
        }
    }

    /// The next question of the path, or the review.
    fn place_after(&self, index: Option<usize>) -> Place {
        let next = self.sheet.path().find(|other| index.is_none_or(|index| *other > index));
        next.map_or(Place::Review, Place::Question)
    }

    /// Relevant questions that take answers.
    fn answerable(&self) -> impl Iterator<Item = usize> {
        self.sheet.path().filter(|index| !matches!(self.sheet.question(*index).kind, QuestionKind::Note))
    }
}

impl std::fmt::Debug for Interview {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Interview(…)")
    }
}
