//! What a mean can be of: questions answered with a number, scores, their dimensions, how interviews were held.

use std::sync::Arc;

use kin_forms::{Answer, Disclosure, Form, QuestionKind};
use kin_terminal::Result;

use super::ReleaseError;
use super::holding::HoldingNumber;
use crate::counting::unknown;
use crate::data::number;
use crate::responses::Held;

/// Numbers that a mean is made of.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its name: `question`, `score:ID`, `score:ID:DIMENSION`, `held:WHAT` (`minutes`, `refused`, `dont_know`,
    /// `overrides`).
    pub name: String,
    /// Its words in the language asked for.
    pub label: String,
    source: Source,
}

#[derive(Clone, Debug)]
enum Source {
    Answer(String),
    /// A scoring by its place in the last version, and a dimension of it.
    Score(usize, Option<usize>),
    Held(HoldingNumber),
}

impl Measure {
    /// The measure with this name. `versions` of the form are given oldest first; the most careful one decides what
    /// may be told, the last one gives the words.
    pub fn of(versions: &[Arc<Form>], name: &str, language: &str) -> Result<Self> {
        let form = versions.last().expect("a form has at least one version");
        if let Some(asked) = name.strip_prefix("score:") {
            return Self::score(form, name, asked, language);
        }
        if let Some(number) = HoldingNumber::named(name) {
            let label = number.label(language);
            return Ok(Self { name: name.to_owned(), label, source: Source::Held(number) });
        }
        let question = form.question(name).ok_or_else(|| unknown(form, name))?;
        for question in versions.iter().filter_map(|version| version.question(name)) {
            let number = matches!(
                question.kind,
                QuestionKind::Integer
                    | QuestionKind::Decimal
                    | QuestionKind::Range(_)
                    | QuestionKind::Calculate
            );
            let told = matches!(
                question.disclosure,
                Disclosure::Direct | Disclosure::Location | Disclosure::FreeText
            );
            if !number || told || question.repeat.is_some() {
                return Err(ReleaseError::ReleaseMeanUnfit { question: name.to_owned() }.into());
            }
        }
        Ok(Self {
            name: name.to_owned(),
            label: question.label.in_language(language).to_owned(),
            source: Source::Answer(name.to_owned()),
        })
    }

    fn score(form: &Form, name: &str, asked: &str, language: &str) -> Result<Self> {
        let (id, dimension) = asked.split_once(':').map_or((asked, None), |(id, rest)| (id, Some(rest)));
        let found = form.scores().iter().enumerate().find(|(_, scoring)| scoring.id() == id);
        let (place, scoring) = found.ok_or_else(|| unknown(form, name))?;
        let title = scoring.title().in_language(language);
        let Some(dimension) = dimension else {
            let source = Source::Score(place, None);
            return Ok(Self { name: name.to_owned(), label: title.to_owned(), source });
        };
        let known = scoring.dimensions().iter().enumerate().find(|(_, known)| known.name == dimension);
        let (at, known) = known.ok_or_else(|| unknown(form, name))?;
        let label = format!("{title}: {}", known.label.in_language(language));
        Ok(Self { name: name.to_owned(), label, source: Source::Score(place, Some(at)) })
    }

    /// The number that an interview gives, if it gives one; `form` is the last version.
    pub(super) fn value(&self, held: &Held<'_>, form: &Form) -> Option<f64> {
        match &self.source {
            Source::Answer(question) => match held.recorded.answers.get(question)? {
                Answer::Missing(_) => None,
                answer => number(&answer.to_text()),
            },
            Source::Held(number) => number.value(held),
            Source::Score(place, dimension) => {
                let scored = form.scores()[*place].compute(&held.recorded);
                dimension.map_or(scored.value, |at| scored.dimensions.get(at)?.1)
            }
        }
    }
}
