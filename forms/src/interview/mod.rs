//! The interview: consent, one question after the other, back and forth, a review, the end.

mod asking;
mod beginning;
mod choosing;
mod consenting;
mod counts;
mod defaults;
mod document;
mod draft;
mod finishing;
mod instance;
mod instances;
mod judge;
mod path;
mod place;
mod prefilled;
mod repeating;
mod settle;
pub(crate) mod sheet;
mod step;
mod tally;
mod unfinished;

use std::sync::Arc;

use zeroize::Zeroizing;

pub use beginning::Beginning;
pub(crate) use consenting::agreed;
pub(crate) use counts::MAX_AUDIT_BYTES;
pub use draft::DraftError;
pub(crate) use instance::FORM;
pub(crate) use place::At;
pub use place::Place;
pub use prefilled::Unfillable;
pub use step::{Ask, AssentStep, ConsentStep, RepeatStep, Reviewed, Step};
pub use unfinished::Unfinished;

use crate::answer::{Answer, FileReference, Refusal};
use crate::form::{Choice, Form, Stop};
use crate::limits::MAX_REASON_CHARS;
use crate::recorded::Consented;
use counts::Counts;
use sheet::Sheet;

/// An interview under way. Holds every answer in memory and nowhere else; prints as nothing; answers are wiped with it.
pub struct Interview {
    sheet: Sheet,
    /// None until it was given or declined.
    consent: Option<Consented>,
    /// Where it stands once consent is settled: a stop that is asked, or the review.
    here: Option<At>,
    /// The choices of the question being asked, where the instances of a repeat are its choices.
    made: Vec<Choice>,
    /// An answer that does not meet its warning, until somebody says why it stands.
    doubtful: Option<(At, Answer)>,
    counts: Counts,
}

impl Interview {
    /// Starts an interview in `language`; in the form's first language where the form is not in that one.
    ///
    /// A [`crate::Now`] is a beginning without a seed, a username and a last saved response.
    pub fn start(form: Arc<Form>, language: &str, beginning: impl Into<Beginning>) -> Interview {
        let is_spoken = form.languages().iter().any(|known| known == language);
        let language = if is_spoken { language.to_owned() } else { form.default_language().to_owned() };
        let consent = form.consent.is_none().then_some(Consented::NotAsked);
        let sheet = Sheet::new(form, &language, beginning.into());
        let mut interview = Interview {
            sheet,
            consent,
            here: None,
            made: Vec::new(),
            doubtful: None,
            counts: Counts::default(),
        };
        interview.go(interview.sheet.stop_after(None));
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
        match self.here {
            Some(here) if !self.sheet.is_asked(here) => self.go(self.sheet.stop_after(Some(here))),
            here => self.go(here),
        }
        Ok(())
    }

    /// Answers the question being asked and moves on to the next.
    ///
    /// Errors: why the answer is not taken; then nothing has changed. [`Refusal::AnswerWarned`]: the answer waits for
    /// [`Interview::confirm`].
    pub fn answer(&mut self, mut answer: Answer) -> Result<(), Refusal> {
        let (question, at) = self.asked()?;
        self.doubtful = None;
        let judged = self.sheet.judge(question, at.instance, &mut answer);
        let judged = judged.and_then(|()| {
            if self.sheet.meets_warning(question, at.instance, &answer) {
                return Ok(());
            }
            Err(self.sheet.warned(question))
        });
        if let Err(refusal) = judged {
            self.counts.refused = self.counts.refused.saturating_add(1);
            if matches!(refusal, Refusal::AnswerWarned { .. }) {
                self.doubtful = Some((at, answer));
            }
            return Err(refusal);
        }
        self.take(question, at, answer, None);
        Ok(())
    }

    /// The answer that does not meet its warning stands, for this reason, which is recorded; moves on.
    ///
    /// Errors: [`Refusal::AnswerNotWarned`], [`Refusal::AnswerReasonUnfit`].
    pub fn confirm(&mut self, reason: &str) -> Result<(), Refusal> {
        let reason = Zeroizing::new(reason.trim().to_owned());
        if !is_reason(&reason) {
            let limit = u32::try_from(MAX_REASON_CHARS).unwrap_or(u32::MAX);
            return Err(Refusal::AnswerReasonUnfit { limit });
        }
        let here = self.here;
        let waiting = self.doubtful.take().filter(|(at, _)| Some(*at) == here && self.is_open());
        let Some((at, answer)) = waiting else { return Err(Refusal::AnswerNotWarned) };
        let (question, _) = self.asked()?;
        self.counts.confirmed = self.counts.confirmed.saturating_add(1);
        self.take(question, at, answer, Some(reason));
        Ok(())
    }

    fn take(&mut self, question: usize, at: At, answer: Answer, reason: Option<Zeroizing<String>>) {
        let counted = match self.sheet.answer(question, at.instance) {
            Some(former) if *former != answer => &mut self.counts.changed,
            _ => &mut self.counts.answered,
        };
        *counted = counted.saturating_add(1);
        self.sheet.put_with_reason(question, at.instance, Some(answer), reason);
        self.go(self.sheet.stop_after(Some(at)));
    }

    /// Moves on and leaves the answer as it is: past a note, an answered question, one that needs no answer, or a repeat.
    ///
    /// Errors: [`Refusal::AnswerRequired`].
    pub fn skip(&mut self) -> Result<(), Refusal> {
        let here = self.stand()?;
        if let Stop::Question(question) = self.sheet.stop(here)
            && self.sheet.is_unanswered(question, here.instance)
        {
            return Err(self.sheet.required(question));
        }
        self.go(self.sheet.stop_after(Some(here)));
        Ok(())
    }

    /// Takes the answer of the question being asked away, and stays there.
    pub fn clear(&mut self) -> Result<(), Refusal> {
        let (question, at) = self.asked()?;
        if self.sheet.question(question).read_only {
            return Err(Refusal::AnswerReadOnly { question: self.sheet.question(question).name.clone() });
        }
        self.counts.cleared = self.counts.cleared.saturating_add(1);
        self.sheet.put(question, at.instance, None);
        self.go(Some(at));
        Ok(())
    }

    /// One stop back; after declined consent, back to it. False where there is nothing before.
    pub fn back(&mut self) -> bool {
        if self.consent == Some(Consented::Declined) {
            self.consent = None;
            return true;
        }
        if self.consent.is_none() {
            return false;
        }
        let before = self.sheet.stop_before(self.here);
        if before.is_some() {
            self.counts.back = self.counts.back.saturating_add(1);
            self.go(before);
        }
        before.is_some()
    }

    /// Goes to a place on the interview's present path, as [`Place`] writes it: any before the present one, or one with
    /// no question before it that still needs an answer.
    ///
    /// Errors: [`Refusal::QuestionUnknown`], [`Refusal::QuestionOutOfReach`].
    pub fn jump(&mut self, place: &str) -> Result<(), Refusal> {
        let question = || place.to_owned();
        let at = Place::parse(place).and_then(|place| self.sheet.find(&place));
        let Some(at) = at else {
            let known =
                Place::parse(place).is_some_and(|place| self.sheet.form.index_of(&place.name).is_some());
            return Err(if known {
                Refusal::QuestionOutOfReach { question: question() }
            } else {
                Refusal::QuestionUnknown { question: question() }
            });
        };
        let number = self.sheet.number_of(at);
        let is_on_path = self.is_open() && self.sheet.is_asked(at);
        let is_behind = self.here.is_some_and(|here| number <= self.sheet.number_of(here));
        let is_free =
            is_behind || self.first_unanswered().is_none_or(|first| number <= self.sheet.number_of(first));
        if !is_on_path || !is_free {
            return Err(Refusal::QuestionOutOfReach { question: question() });
        }
        self.go(Some(at));
        Ok(())
    }

    /// Goes to the review. Errors: [`Refusal::AnswerRequired`] of the first question that still needs an answer.
    pub fn jump_to_review(&mut self) -> Result<(), Refusal> {
        if !self.is_open() {
            return Err(Refusal::QuestionNotAsked);
        }
        if let Some(Stop::Question(question)) = self.first_unanswered().map(|at| self.sheet.stop(at)) {
            return Err(self.sheet.required(question));
        }
        self.go(None);
        Ok(())
    }

    /// Where it stands: none at consent and at the review.
    pub fn place(&self) -> Option<Place> {
        self.here.filter(|_| self.is_open()).map(|here| self.sheet.place_of(here))
    }

    /// The files that its answers speak of, those to questions that are not relevant now among them: they may become so again.
    pub fn files(&self) -> Vec<&FileReference> {
        let cells = self.sheet.instances.iter().flatten().flat_map(|instance| &instance.cells);
        cells.filter_map(|cell| cell.answer.as_ref().and_then(Answer::as_file)).collect()
    }

    fn first_unanswered(&self) -> Option<At> {
        self.sheet.path().find(|at| {
            matches!(self.sheet.stop(*at), Stop::Question(question) if self.sheet.is_unanswered(question, at.instance))
        })
    }

    /// Whether questions may be asked: consent was given, or is not needed.
    fn is_open(&self) -> bool {
        matches!(self.consent, Some(Consented::NotAsked | Consented::Agreed { .. }))
    }

    fn stand(&self) -> Result<At, Refusal> {
        self.here.filter(|_| self.is_open()).ok_or(Refusal::QuestionNotAsked)
    }

    /// The question being asked.
    fn asked(&self) -> Result<(usize, At), Refusal> {
        let here = self.stand()?;
        match self.sheet.stop(here) {
            Stop::Question(question) => Ok((question, here)),
            Stop::Repeat(_) => Err(Refusal::QuestionNotAsked),
        }
    }

    /// Stands at a stop, or at the review.
    fn go(&mut self, to: Option<At>) {
        self.here = to;
        if self.doubtful.as_ref().is_some_and(|(at, _)| Some(*at) != to) {
            self.doubtful = None;
        }
        self.made = match to.map(|at| (self.sheet.stop(at), at.instance)) {
            Some((Stop::Question(question), instance)) => self.sheet.made_choices(question, instance),
            _ => Vec::new(),
        };
    }
}

/// Whether a reason says something, in a text a response can hold.
pub(crate) fn is_reason(reason: &str) -> bool {
    let count = reason.chars().count();
    (1..=MAX_REASON_CHARS).contains(&count) && !reason.chars().any(char::is_control)
}

impl std::fmt::Debug for Interview {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Interview(…)")
    }
}
