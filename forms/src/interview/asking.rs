//! What an interview shows.

use zeroize::Zeroizing;

use super::step::{Ask, ConsentStep, Reviewed, Step};
use super::{Interview, Place};
use crate::answer::Answer;
use crate::form::filled;
use crate::recorded::Consented;

impl Interview {
    /// Where it stands.
    pub fn step(&self) -> Step<'_> {
        match (&self.consent, &self.sheet.form.consent, self.place) {
            (None, Some(consent), _) => {
                let language = self.current_language();
                let purposes = consent.purposes.iter();
                Step::Consent(ConsentStep {
                    consent,
                    words: consent.words.in_language(language),
                    purposes: purposes
                        .map(|purpose| {
                            (purpose.name.as_str(), purpose.label.in_language(language), purpose.required)
                        })
                        .collect(),
                })
            }
            (Some(Consented::Declined), ..) | (_, _, Place::Review) => Step::Review,
            (_, _, Place::Question(index)) => Step::Ask(self.ask(index)),
        }
    }

    fn ask(&self, index: usize) -> Ask<'_> {
        let question = self.sheet.question(index);
        Ask {
            question,
            label: self.fill(question.label.in_language(self.current_language())),
            hint: question.hint.as_ref().map(|hint| self.fill(hint.in_language(self.current_language()))),
            choices: self.sheet.choices(index),
            current: self.sheet.answer(index),
            missing: &question.missing,
            required: self.sheet.is_required(index),
            section: self.section(question.group),
            position: self.sheet.path().take_while(|other| *other <= index).count(),
            of: self.sheet.path().count(),
            language: self.current_language(),
        }
    }

    /// Headings from the outermost group to this one.
    fn section(&self, group: Option<usize>) -> Option<Zeroizing<String>> {
        let mut headings = Vec::new();
        let mut next = group;
        while let Some(index) = next {
            let group = &self.sheet.form.groups[index];
            headings.push(self.fill(group.label.in_language(self.current_language())));
            next = group.parent;
        }
        headings.reverse();
        let headings: Vec<&str> = headings.iter().map(|heading| heading.as_str()).collect();
        (!headings.is_empty()).then(|| Zeroizing::new(headings.join(" › ")))
    }

    /// Words with every `${name}` replaced by that answer as a person reads it.
    fn fill(&self, words: &str) -> Zeroizing<String> {
        filled(words, |name| {
            self.sheet.form.index_of(name).map(|index| self.shown(index)).unwrap_or_default()
        })
    }

    /// An answer as a person reads it; empty where there is none.
    fn shown(&self, index: usize) -> Zeroizing<String> {
        let question = self.sheet.question(index);
        let answer = self.sheet.answer(index);
        answer
            .map(|answer| answer.shown(&self.sheet.form, question, self.current_language()))
            .unwrap_or_default()
    }

    /// Every question of the present path with its answer, to be read over before finishing.
    pub fn review(&self) -> Vec<Reviewed> {
        if !self.is_open() {
            return Vec::new();
        }
        let reviewed = self.answerable().map(|index| {
            let question = self.sheet.question(index);
            Reviewed {
                name: question.name.clone(),
                label: self.fill(question.label.in_language(self.current_language())),
                shown: self.shown(index),
                missing: match self.sheet.answer(index) {
                    Some(Answer::Missing(missing)) => Some(*missing),
                    _ => None,
                },
                unanswered_required: self.sheet.is_unanswered(index),
            }
        });
        reviewed.collect()
    }
}
