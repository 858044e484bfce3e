//! One question: its page, and what each typed line does to it.

use std::fmt::Write as _;
use std::io::{BufRead, Write};

use kin_forms::{Answer, Ask, Missing, PlaceKind, QuestionKind, Refusal, Step};
use kin_terminal::Result;
use zeroize::Zeroizing;

use crate::typed::{Named, Typed, named};
use crate::{Attached, Conversation, Next, NotAttached, PAGE_BYTES, Say, shown_missing};

/// How many choices are named that fit what was typed.
const MOST_SHOWN: usize = 10;

impl<R: BufRead, W: Write> Conversation<'_, R, W> {
    pub(super) fn question(&mut self) -> Result<Next> {
        let Step::Ask(ask) = self.interview.step() else { return Ok(Next::GoOn) };
        let page = self.question_page(&ask);
        let place = ask.place.to_string();
        let prompt = format!("[{}/{}] {place}> ", ask.position, ask.of);
        let line = self.ask(&page, &prompt)?;
        let typed = Typed::read(&line);
        if let Some(next) = self.everywhere(&typed)? {
            return Ok(next);
        }
        let done = match typed {
            Typed::Nothing => self.interview.skip(),
            Typed::Answer(text) => self.answer(&place, text),
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
            Typed::Remove(_) => {
                self.complain(&Say::ConversationCommandUnknown);
                Ok(())
            }
            Typed::Language(_)
            | Typed::Quit
            | Typed::Stop
            | Typed::Help
            | Typed::Unknown
            | Typed::Incomplete => Ok(()),
        };
        match done {
            Ok(()) => {}
            Err(Refusal::AnswerWarned { message, .. }) => {
                let Typed::Answer(answer) = typed else { return Ok(Next::GoOn) };
                return self.warned(&place, answer, &message);
            }
            Err(refusal) => {
                if matches!(typed, Typed::Nothing) {
                    self.witness_refused(&place, None, &refusal);
                }
                self.refuse(&refusal);
            }
        }
        Ok(Next::GoOn)
    }

    fn answer(&mut self, place: &str, text: &str) -> std::result::Result<(), Refusal> {
        let Step::Ask(ask) = self.interview.step() else { return Ok(()) };
        let mut read_as = None;
        let answer = if let QuestionKind::Media(_) = ask.question.kind {
            match self.file(text) {
                Ok(Some(answer)) => Ok(answer),
                Ok(None) => return Ok(()),
                Err(reason) => {
                    self.complain(&Say::ConversationFileUnread { reason });
                    return Ok(());
                }
            }
        } else {
            let text = match named(&ask, text) {
                Named::As(text) => text,
                Named::Several(fitting) => {
                    let choices = fitting.iter().take(MOST_SHOWN).map(|index| {
                        format!("{}. {}", index + 1, ask.choices[*index].label.in_language(ask.language))
                    });
                    let choices = choices.collect::<Vec<_>>().join("; ");
                    self.complain(&Say::ConversationSeveralFit { choices });
                    return Ok(());
                }
            };
            let answer = Answer::parse(ask.question, &ask.choices, &text);
            read_as = Some(text);
            answer
        };
        let done = answer.and_then(|answer| self.interview.answer(answer));
        if let Err(refusal) = &done
            && !matches!(refusal, Refusal::AnswerWarned { .. })
        {
            self.witness_refused(place, Some(read_as.as_ref().map_or(text, |text| text.as_str())), refusal);
        }
        done
    }

    /// The answer that a file's path stands for, if files are taken at all; none where the person asking thinks better of it.
    fn file(&mut self, path: &str) -> std::result::Result<Option<Answer>, String> {
        let Some(keep) = &mut self.keep else {
            let files = self.files.ok_or_else(String::new)?;
            return files.reference(path).map(Answer::File).map(Some);
        };
        match keep.attach(&self.interview, path, false) {
            Ok(attached) => Ok(Some(self.attached(attached))),
            Err(NotAttached::Unless(question)) => self.file_as_it_is(path, &question),
            Err(NotAttached::Because(reason)) => Err(reason),
        }
    }

    /// Asks whether a file is to be taken from which nothing can be removed, and seals it then.
    fn file_as_it_is(&mut self, path: &str, question: &str) -> std::result::Result<Option<Answer>, String> {
        let Ok(Some(true)) = self.yes_or_no(&format!("{question}\n\n"), "file> ") else { return Ok(None) };
        let Some(keep) = &mut self.keep else { return Ok(None) };
        match keep.attach(&self.interview, path, true) {
            Ok(attached) => Ok(Some(self.attached(attached))),
            Err(NotAttached::Unless(reason) | NotAttached::Because(reason)) => Err(reason),
        }
    }

    fn attached(&mut self, attached: Attached) -> Answer {
        self.complain(&Say::ConversationFileTaken { words: attached.words });
        Answer::File(attached.file)
    }

    fn question_page(&self, ask: &Ask<'_>) -> Zeroizing<String> {
        // Room for the longest page at once, for the sake of the answers that labels may repeat.
        let mut page = Zeroizing::new(String::with_capacity(PAGE_BYTES));
        if let Some(section) = &ask.section {
            let _ = writeln!(page, "{}\n", section.as_str());
        }
        let _ = writeln!(page, "{}", ask.label.as_str());
        if let Some(hint) = &ask.hint {
            let _ = writeln!(page, "({})", hint.as_str());
        }
        if let Some(guidance) = &ask.guidance_hint {
            self.append(&mut page, &Say::ConversationGuidance { text: guidance.as_str().to_owned() });
        }
        let media = &ask.question.media;
        for file in [&media.image, &media.audio, &media.video].into_iter().flatten() {
            self.append(
                &mut page,
                &Say::ConversationMedia { file: file.in_language(ask.language).to_owned() },
            );
        }
        page.push('\n');
        for (index, choice) in ask.choices.iter().enumerate() {
            let _ = writeln!(page, "{:>4}. {}", index + 1, choice.label.in_language(ask.language));
        }
        if !ask.choices.is_empty() {
            page.push('\n');
        }
        self.append_how(&mut page, ask);
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

    /// How an answer of this kind is typed, where that is not plain.
    fn append_how(&self, page: &mut String, ask: &Ask<'_>) {
        if ask.question.read_only {
            return self.append(page, &Say::ConversationReadOnly);
        }
        if let Some(how) = kind_words(ask) {
            self.append(page, &how);
        }
    }

    pub(super) fn append(&self, page: &mut String, say: &Say) {
        page.push_str(&self.text(say));
        page.push('\n');
    }
}

/// How an answer of this kind is typed, where that is not plain.
pub fn how(words: &kin_terminal::Catalog, ask: &Ask<'_>) -> Option<String> {
    kind_words(ask).map(|say| words.line(&say).text)
}

fn kind_words(ask: &Ask<'_>) -> Option<Say> {
    Some(match &ask.question.kind {
        QuestionKind::SelectMultiple { .. } => Say::ConversationSeveral,
        QuestionKind::Rank { .. } => Say::ConversationRank,
        QuestionKind::Range(range) => Say::ConversationRange {
            least: range.start.min(range.end).to_string(),
            most: range.start.max(range.end).to_string(),
            step: range.step.to_string(),
        },
        QuestionKind::Place { kind: PlaceKind::Point, .. } => Say::ConversationPlace,
        QuestionKind::Place { .. } => Say::ConversationPlaces,
        QuestionKind::DateTime => Say::ConversationDateTime,
        QuestionKind::Acknowledge => Say::ConversationAcknowledge,
        QuestionKind::Media(_) => Say::ConversationFile,
        QuestionKind::Note => Say::ConversationNote,
        _ => return None,
    })
}
