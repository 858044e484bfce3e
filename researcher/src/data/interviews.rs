//! The interviews of a form as a table.
//!
//! | column | what |
//! |---|---|
//! | `question` | the answer; empty where there is none, and where the answer is *refused* or the like |
//! | `question/choice` | 1 or 0: whether the choice is among several |
//! | `score:ID` | the score |
//! | `score:ID:DIMENSION` | the score in a dimension |
//! | `band:ID` | the name of its band |

use std::borrow::Cow;
use std::sync::Arc;

use kin_forms::{Answer, Disclosure, Form, Question, QuestionKind, Scored, Scoring};
use kin_sealing::Identity;
use kin_terminal::Result;

use super::Row;
use super::error::unknown;
use crate::counting::CountError;
use crate::responses::{self, Held};
use crate::study::Study;

/// The interviews held under all versions of a form.
pub struct Interviews<'a> {
    study: &'a Study,
    identities: &'a [Identity],
    versions: &'a [Arc<Form>],
    columns: Vec<String>,
    sources: Vec<Source>,
    withheld: Vec<(String, Disclosure)>,
}

/// Where the cells of a column come from. Scorings are known by their place in the last version.
#[derive(Clone, Debug)]
enum Source {
    Answer(String),
    Chosen(String, String),
    Score(usize),
    Dimension(usize, usize),
    Band(usize),
}

impl<'a> Interviews<'a> {
    /// The interviews of a form by all its versions, oldest first.
    pub fn new(study: &'a Study, identities: &'a [Identity], versions: &'a [Arc<Form>]) -> Self {
        let (columns, sources) = (Vec::new(), Vec::new());
        let mut made = Self { study, identities, versions, columns, sources, withheld: Vec::new() };
        for form in versions.iter().rev() {
            for question in form.questions() {
                made.add_question(form, question);
            }
        }
        if let Some(form) = versions.last() {
            for (place, scoring) in form.scores().iter().enumerate() {
                made.add_scoring(place, scoring);
            }
        }
        made
    }

    /// The names of the columns.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The place of a column.
    pub fn column(&self, name: &str) -> Result<usize> {
        if let Some(place) = self.columns.iter().position(|column| column == name) {
            return Ok(place);
        }
        let question = name.to_owned();
        Err(match self.withheld.iter().find(|(withheld, _)| withheld == name) {
            Some((_, Disclosure::FreeText)) => CountError::CountQuestionFreeText { question }.into(),
            Some(_) => CountError::CountQuestionDirect { question }.into(),
            None => unknown(name, &self.columns).into(),
        })
    }

    /// Calls `each` with every interview.
    pub fn rows(&self, places: &[usize], each: &mut dyn FnMut(&Row<'_>) -> Result) -> Result {
        let scorings = self.versions.last().map_or(&[][..], |form| form.scores());
        let mut line = 0;
        responses::interviews(self.study, self.identities, self.versions, &mut |held| {
            line += 1;
            let mut scored: Vec<Option<Scored>> = scorings.iter().map(|_| None).collect();
            for place in places {
                if let Source::Score(at) | Source::Dimension(at, _) | Source::Band(at) = self.sources[*place]
                {
                    scored[at].get_or_insert_with(|| scorings[at].compute(&held.recorded));
                }
            }
            let cells: Vec<Cow<'_, str>> =
                places.iter().map(|place| cell(&self.sources[*place], held, &scored)).collect();
            let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
            each(&Row { line, cells: &cells })
        })?;
        Ok(())
    }

    fn add_question(&mut self, form: &Form, question: &Question) {
        let name = &question.name;
        if !question.kind.holds_a_value() || self.columns.contains(name) {
            return;
        }
        // The most careful version decides.
        let withheld =
            self.versions.iter().filter_map(|form| form.question(name)).find_map(|question| {
                match (question.disclosure, &question.kind) {
                    (Disclosure::Direct | Disclosure::Location | Disclosure::FreeText, _) => {
                        Some(question.disclosure)
                    }
                    (_, QuestionKind::Text { .. }) => Some(Disclosure::FreeText),
                    _ => None,
                }
            });
        if let Some(disclosure) = withheld {
            self.withheld.push((name.clone(), disclosure));
            return;
        }
        if matches!(question.kind, QuestionKind::SelectMultiple { .. }) {
            for choice in form.choices(question) {
                let column = format!("{name}/{}", choice.name);
                if !self.columns.contains(&column) {
                    self.columns.push(column);
                    self.sources.push(Source::Chosen(name.clone(), choice.name.clone()));
                }
            }
        } else {
            self.columns.push(name.clone());
            self.sources.push(Source::Answer(name.clone()));
        }
    }

    fn add_scoring(&mut self, place: usize, scoring: &Scoring) {
        let id = scoring.id();
        self.columns.push(format!("score:{id}"));
        self.sources.push(Source::Score(place));
        for (dimension, known) in scoring.dimensions().iter().enumerate() {
            self.columns.push(format!("score:{id}:{}", known.name));
            self.sources.push(Source::Dimension(place, dimension));
        }
        if !scoring.bands().is_empty() {
            self.columns.push(format!("band:{id}"));
            self.sources.push(Source::Band(place));
        }
    }
}

fn cell<'r>(source: &Source, held: &Held<'_>, scored: &[Option<Scored>]) -> Cow<'r, str> {
    let score = |at: usize| scored[at].as_ref();
    // `{}` of a number is the shortest text that reads back as the same number.
    let shown = |value: Option<f64>| value.map_or(Cow::Borrowed(""), |value| value.to_string().into());
    match source {
        Source::Answer(question) => match held.recorded.answers.get(question) {
            None | Some(Answer::Missing(_)) => "".into(),
            Some(answer) => answer.to_text().to_string().into(),
        },
        Source::Chosen(question, choice) => match held.recorded.answers.get(question) {
            Some(Answer::Many(names)) => if names.contains(choice) { "1" } else { "0" }.into(),
            _ => "".into(),
        },
        Source::Score(at) => shown(score(*at).and_then(|scored| scored.value)),
        Source::Dimension(at, dimension) => {
            shown(score(*at).and_then(|scored| scored.dimensions.get(*dimension)?.1))
        }
        Source::Band(at) => {
            score(*at).and_then(|scored| scored.band.clone()).map_or("".into(), |band| band.clone().into())
        }
    }
}
