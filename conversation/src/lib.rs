//! An interview held line by line: what is shown, what is typed, and what each typed line does.
//!
//! It speaks to any reader and writer, so a terminal, a pseudo-terminal and a pipe hold the same conversation.
//! Every time it waits, the last thing written is a prompt: `alone> ` where the form asks whether the two are alone, `[3/28] age> ` for a question, `consent> `,
//! `consent_<purpose>> `, `consent_mode> `, `decline> `, `review> `, `finish> `, `stop> `, `erase> `, `file> `, `quit> `.
//!
//! Architecture invariant: nothing typed in a real interview leaves this crate but inside the interview; only a trial may
//! have a [`Witness`]. There is no disk, network, key or clock here. The time is a parameter.

mod consent;
mod keep;
mod keyboard;
mod question;
mod reading;
mod repeat;
mod review;
mod screen;
mod stop;
mod typed;
mod warning;
mod witness;

use std::io::{BufRead, Write};

use kin_forms::{BrokenOff, FileReference, Interview, Missing, Now, Refusal, Response, Step, Unfinished};
use kin_terminal::{Catalog, Exit, Failure, Locales, Result};
use serde::Serialize;
use zeroize::Zeroizing;

pub use keep::{Attached, Keep, NotAttached};
pub use keyboard::Keyboard;
pub use question::how;
pub use reading::read_over;
pub use screen::{Line, MAX_LINE_BYTES, Screen};
use typed::Typed;
pub use typed::{by_number, matching, without_marks, yes_or_no};
pub use witness::{Nobody, Witness};

/// Words of this crate by language.
pub const LOCALES: [(&str, &str); 2] =
    [("en", include_str!("../locales/en.ftl")), ("vi", include_str!("../locales/vi.ftl"))];

/// The ids of every message of this crate, for the test that each has words.
pub const MESSAGES: &[&[&str]] =
    &[<ConversationError as strum::VariantNames>::VARIANTS, <Say as strum::VariantNames>::VARIANTS];

/// Room for the longest page at once: a page that grows leaves copies of answers behind in freed memory.
pub(crate) const PAGE_BYTES: usize = 32 * 1024;

/// What becomes of the answers; the words at the end say so.
pub enum Purpose<'a> {
    /// They are sealed.
    Interview,
    /// A form is tried: nothing is kept, and somebody may look on. A real interview has no place for a witness.
    Trial(&'a mut dyn Witness),
}

/// Why a conversation could not go on. What was kept of the interview stays kept.
#[derive(Debug, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ConversationError {
    /// The input ended before the interview did.
    #[error("the input ended before the interview was finished")]
    ConversationInputEnded,
    /// The terminal cannot be read or written.
    #[error("the terminal went away during the interview")]
    ConversationBroken {
        /// The system's reason.
        #[source]
        #[serde(skip)]
        source: std::io::Error,
    },
}

impl From<std::io::Error> for ConversationError {
    fn from(source: std::io::Error) -> Self {
        Self::ConversationBroken { source }
    }
}

impl From<ConversationError> for Failure {
    fn from(error: ConversationError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// How a conversation ended.
pub enum Outcome {
    /// With a response: answers, a refusal that counts, or an interview that broke off.
    Finished(Response),
    /// The enumerator left; what was kept of the interview stays kept.
    Left,
}

/// What a conversation says of its own.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    /// The commands, all of them.
    ConversationCommands {
        /// The form's languages.
        languages: String,
    },
    /// Press enter to go on.
    ConversationGoOn,
    /// How to see the commands.
    ConversationHelpHint,
    /// What the question has now.
    ConversationCurrent {
        /// The answer as a person reads it.
        shown: String,
    },
    /// Several choices are typed with spaces between them.
    ConversationSeveral,
    /// All choices are typed in an order.
    ConversationRank,
    /// A number between two bounds.
    ConversationRange {
        /// The least.
        least: String,
        /// The greatest.
        most: String,
        /// The step.
        step: String,
    },
    /// How a position is typed.
    ConversationPlace,
    /// How several positions are typed.
    ConversationPlaces,
    /// How a day with a time is typed.
    ConversationDateTime,
    /// How something is acknowledged.
    ConversationAcknowledge,
    /// A file is named by its path.
    ConversationFile,
    /// A file is not taken here.
    ConversationFileUnread {
        /// Why, in the system's words.
        reason: String,
    },
    /// A file was taken.
    ConversationFileTaken {
        /// What was done with it, in words for the person asking.
        words: String,
    },
    /// Shown, not typed.
    ConversationReadOnly,
    /// For the person asking alone.
    ConversationGuidance {
        /// The form's words.
        text: String,
    },
    /// A picture, sound or film that belongs to the question.
    ConversationMedia {
        /// The file's name.
        file: String,
    },
    /// Add another?
    ConversationAnother {
        /// The repeat's words.
        label: String,
        /// How many there are.
        count: u64,
    },
    /// How the last one is taken away.
    ConversationRemoveLast,
    /// There is none to take away.
    ConversationNothingToRemove,
    /// An answer looks odd: why is it right?
    ConversationReason,
    /// A note is read out; enter goes on.
    ConversationNote,
    /// No such command.
    ConversationCommandUnknown,
    /// A command needs a word after it.
    ConversationCommandIncomplete,
    /// There is nothing before.
    ConversationNothingBefore,
    /// The line is too long.
    /// Stands before every prompt of an interview in a training study.
    ConversationTrainingMark,
    ConversationLineTooLong,
    /// The line is not UTF-8.
    ConversationLineNotText,
    /// Yes or no is asked.
    ConversationYesOrNo,
    /// Several choices fit what was typed.
    ConversationSeveralFit {
        /// Their numbers and words, parted by "; ".
        choices: String,
    },
    /// What is said when she is in distress.
    ConversationStop,
    /// What can be done then.
    ConversationStopChoices,
    /// What can be done then, before consent.
    ConversationStopGoOn,
    /// Are her answers to go?
    ConversationStopErase,
    /// The interview stays a draft.
    ConversationQuit,
    /// The trial will end.
    ConversationQuitTrial,
    /// What follows where the two are not alone.
    ConversationAlone,
    /// Heading of the consent page.
    ConversationConsent,
    /// Does she agree to be asked?
    ConversationConsentAsk,
    /// Heading of what tells whether a minor answers.
    ConversationMinor,
    /// Heading of what is read to a minor.
    ConversationAssent,
    /// Does the minor agree?
    ConversationAssentAsk,
    /// Heading of the consent page where a guardian consents.
    ConversationConsentGuardian,
    /// Does the guardian agree?
    ConversationConsentGuardianAsk,
    /// How was consent given?
    ConversationConsentMode,
    /// Consent was given aloud.
    ConversationModeSpoken,
    /// Consent was given in writing.
    ConversationModeWritten,
    /// Record that she declined?
    ConversationDecline,
    /// One of the numbers is asked.
    ConversationOneOfNumbers,
    /// Heading of the review.
    ConversationReview,
    /// Stands where an answer is missing that is needed.
    ConversationUnanswered,
    /// Stands where a question was passed over.
    ConversationSkipped,
    /// What can be done at the review.
    ConversationReviewHint,
    /// What can be done at a look at the answers on the way.
    ConversationLookHint,
    /// Finish and seal?
    ConversationFinish,
    /// Finish the trial?
    ConversationFinishTrial,
    /// She refuses to answer.
    ConversationMissingRefused,
    /// She does not know.
    ConversationMissingDontKnow,
    /// It does not apply.
    ConversationMissingNotApplicable,
    /// Her answer is that she refuses.
    ConversationShownRefused,
    /// Her answer is that she does not know.
    ConversationShownDontKnow,
    /// The answer is that it does not apply.
    ConversationShownNotApplicable,
}

/// Where files for questions of type image, audio, video and file are found: this crate knows no disk.
pub trait Files {
    /// What a response says of the file at `path`. Errors: why it cannot be taken, in words for the person asking.
    fn reference(&self, path: &str) -> std::result::Result<FileReference, String>;
}

/// An interview and the screen it is held on.
pub struct Conversation<'a, R, W: Write> {
    screen: Screen<R, W>,
    words: Catalog,
    locales: &'a [Locales],
    /// Reads the clock.
    clock: &'a dyn Fn() -> Now,
    began: Now,
    purpose: Purpose<'a>,
    /// Whether a minor answers, once that is known.
    minor: Option<bool>,
    /// Reads the file at a path; none where files are not taken.
    files: Option<&'a dyn Files>,
    /// Keeps a real interview; none where nothing is kept.
    keep: Option<&'a mut dyn Keep>,
    interview: Interview,
    /// Every prompt says that this is an exercise.
    training: bool,
    /// What went wrong with the last line, shown above the next prompt.
    message: Option<String>,
}

/// What to do after a step.
enum Next {
    GoOn,
    Finish,
    BreakOff(BrokenOff),
    Leave,
}

impl<'a, R: BufRead, W: Write> Conversation<'a, R, W> {
    /// A conversation at its beginning. `language` is that of the enumerator; the interview has its own.
    pub fn new(
        screen: Screen<R, W>,
        language: &str,
        locales: &'a [Locales],
        clock: &'a dyn Fn() -> Now,
        interview: Interview,
        purpose: Purpose<'a>,
    ) -> Self {
        let (words, began) = (Catalog::new(language, locales), clock());
        let (minor, files) = (None, None);
        Self {
            screen,
            words,
            locales,
            clock,
            began,
            purpose,
            minor,
            files,
            keep: None,
            interview,
            training: false,
            message: None,
        }
    }

    /// The same conversation in a training study: every screen says so, at its prompt, where it cannot scroll away.
    #[must_use]
    pub fn training(self) -> Self {
        Self { training: true, ..self }
    }

    /// Takes files where the form asks for them, through `files`.
    #[must_use]
    pub fn with_files(mut self, files: &'a dyn Files) -> Self {
        self.files = Some(files);
        self
    }

    /// Keeps the interview after every answer, through `keep`.
    #[must_use]
    pub fn keeping(mut self, keep: &'a mut dyn Keep) -> Self {
        self.keep = Some(keep);
        self
    }

    /// Before anything of an interview is shown: whether the two are alone, in the words of a form that has some for it.
    fn are_alone(&mut self) -> Result<bool> {
        let support = self.interview.form().support();
        let (Purpose::Interview, Some(words)) =
            (&self.purpose, support.and_then(|support| support.privacy.as_ref()))
        else {
            return Ok(true);
        };
        let words = words.in_language(self.interview.current_language());
        let page = format!("{words}\n\n{}\n\n", self.text(&Say::ConversationAlone));
        Ok(self.yes_or_no(&page, "alone> ")? == Some(true))
    }

    fn keep(&mut self) {
        let Some(keep) = &mut self.keep else { return };
        if let Err(failure) = keep.keep(&self.interview) {
            self.message = Some(failure.in_words(&self.words).trim_end().to_owned());
        }
    }

    /// Holds the interview to its end. The screen is left clean, whatever happens.
    pub fn hold(mut self) -> Result<Outcome> {
        if !self.are_alone()? {
            return Ok(Outcome::Left);
        }
        loop {
            self.keep();
            let next = match self.interview.step() {
                Step::Consent(_) => self.consent()?,
                Step::Ask(_) => self.question()?,
                Step::Repeat(_) => self.repeat()?,
                Step::Review => self.review()?,
            };
            match next {
                Next::GoOn => {}
                Next::Leave => return Ok(Outcome::Left),
                Next::BreakOff(broken) => {
                    let now = (self.clock)();
                    let broke = self.interview.break_off(now, broken);
                    // As below: a clock that was set back must not stand in the way.
                    let broke = broke.or_else(|(interview, _)| interview.break_off(self.began, broken));
                    match broke {
                        Ok(response) => return Ok(Outcome::Finished(response)),
                        Err((interview, unfinished)) => {
                            self.interview = *interview;
                            self.message = Some(unfinished_words(&self.words, &unfinished));
                        }
                    }
                }
                Next::Finish => {
                    let (now, began) = ((self.clock)(), self.began);
                    let finished =
                        self.interview.finish(now).or_else(|(interview, unfinished)| match unfinished {
                            // A clock that was set back meanwhile must not cost a whole conversation: for the record it
                            // ended in the minute in which it began.
                            Unfinished::InterviewEndsBeforeStart => interview.finish(began),
                            other => Err((interview, other)),
                        });
                    match finished {
                        Ok(response) => return Ok(Outcome::Finished(response)),
                        Err((interview, unfinished)) => {
                            self.interview = *interview;
                            self.message = Some(unfinished_words(&self.words, &unfinished));
                            // At the review again, or at the question that stands in the way.
                            let _ = self.interview.jump_to_review();
                        }
                    }
                }
            }
        }
    }

    /// Shows a page from the top, the last message under it, and waits at `prompt` for a line.
    ///
    /// A page that is longer than the screen comes in parts. Before its last part Enter goes on and a command is taken;
    /// an answer is not, because not everything has been read.
    fn ask(&mut self, page: &str, prompt: &str) -> Result<Zeroizing<String>> {
        let mut parts = self.screen.parts(page);
        let last = parts.pop().unwrap_or_default();
        let message = if parts.is_empty() { None } else { self.message.take() };
        for part in &parts {
            self.screen.clear().map_err(ConversationError::from)?;
            self.screen.show(part.trim_end()).map_err(ConversationError::from)?;
            let go_on = format!("\n\n{} > ", self.text(&Say::ConversationGoOn));
            let line = self.wait(&go_on)?;
            if !matches!(Typed::read(&line), Typed::Nothing | Typed::Answer(_)) {
                return Ok(line);
            }
        }
        self.message = message.or_else(|| self.message.take());
        self.screen.clear().map_err(ConversationError::from)?;
        self.screen.show(&last).map_err(ConversationError::from)?;
        self.wait(prompt)
    }

    /// Shows the last message and waits at `prompt` for a line. Lines that are no text are asked for again.
    fn wait(&mut self, prompt: &str) -> Result<Zeroizing<String>> {
        let mark = self.training.then(|| self.words.line(&Say::ConversationTrainingMark).text);
        let prompt = &mark.map_or_else(|| prompt.to_owned(), |mark| format!("{mark} {prompt}"));
        loop {
            if let Some(message) = self.message.take() {
                self.screen.show(&format!("! {message}\n")).map_err(ConversationError::from)?;
            }
            match self.screen.line(prompt).map_err(ConversationError::from)? {
                Line::Text(text) => return Ok(text),
                Line::TooLong => self.complain(&Say::ConversationLineTooLong),
                Line::NotText => self.complain(&Say::ConversationLineNotText),
                Line::End => return Err(ConversationError::ConversationInputEnded.into()),
            }
        }
    }

    /// Asks until yes or no is typed. There is no default. `None` when the enumerator goes back instead.
    fn yes_or_no(&mut self, page: &str, prompt: &str) -> Result<Option<bool>> {
        loop {
            let line = self.ask(page, prompt)?;
            match (yes_or_no(&line), Typed::read(&line)) {
                (None, Typed::Back | Typed::Quit) => return Ok(None),
                (None, _) => self.complain(&Say::ConversationYesOrNo),
                (answer, _) => return Ok(answer),
            }
        }
    }

    /// The commands that work everywhere. `None` when it is not one of them.
    fn everywhere(&mut self, typed: &Typed<'_>) -> Result<Option<Next>> {
        match typed {
            Typed::Help => {
                let languages = self.interview.form().languages().join(", ");
                let page = self.text(&Say::ConversationCommands { languages }) + "\n\n";
                self.ask(&page, &format!("{} > ", self.text(&Say::ConversationGoOn)))?;
                Ok(Some(Next::GoOn))
            }
            Typed::Language(language) => {
                match self.interview.language(language) {
                    Ok(()) => self.words = Catalog::new(language, self.locales),
                    Err(refusal) => self.refuse(&refusal),
                }
                Ok(Some(Next::GoOn))
            }
            Typed::Stop => Ok(Some(self.stop()?)),
            Typed::Quit => {
                let page = match self.purpose {
                    Purpose::Interview => Say::ConversationQuit,
                    Purpose::Trial(_) => Say::ConversationQuitTrial,
                };
                let page = self.text(&page) + "\n\n";
                Ok(Some(if self.yes_or_no(&page, "quit> ")? == Some(true) {
                    Next::Leave
                } else {
                    Next::GoOn
                }))
            }
            Typed::Unknown => {
                self.complain(&Say::ConversationCommandUnknown);
                Ok(Some(Next::GoOn))
            }
            Typed::Incomplete => {
                self.complain(&Say::ConversationCommandIncomplete);
                Ok(Some(Next::GoOn))
            }
            _ => Ok(None),
        }
    }

    fn text(&self, say: &Say) -> String {
        self.words.line(say).text
    }

    fn complain(&mut self, say: &Say) {
        self.message = Some(self.text(say).trim_end().to_owned());
    }

    fn refuse(&mut self, refusal: &Refusal) {
        let line = self.words.line(refusal);
        // A message that ends in something the form does not say ends in a space.
        let text = line.text.trim_end();
        self.message = Some(line.hint.map_or_else(|| text.to_owned(), |hint| format!("{text} {hint}")));
    }

    /// Tells a trial's witness that an answer was not taken.
    fn witness_refused(&mut self, place: &str, typed: Option<&str>, refusal: &Refusal) {
        let message = self.words.line(refusal).text;
        if let Purpose::Trial(witness) = &mut self.purpose {
            witness.refused(place, typed, message.trim());
        }
    }
}

/// How an answer that is a missing value reads.
fn shown_missing(missing: Missing) -> Say {
    match missing {
        Missing::Refused => Say::ConversationShownRefused,
        Missing::DontKnow => Say::ConversationShownDontKnow,
        Missing::NotApplicable => Say::ConversationShownNotApplicable,
    }
}

fn unfinished_words(words: &Catalog, unfinished: &Unfinished) -> String {
    words.line(unfinished).text
}
