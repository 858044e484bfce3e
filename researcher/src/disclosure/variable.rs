//! What a table can be made of: questions, single choices of questions with several answers, bands of scores.

use std::sync::Arc;

use kin_forms::{Answer, Disclosure, Form, Missing, Question, QuestionKind};

use super::holding::Holding;
use super::{Measure, ReleaseError};
use crate::counting::{CountError, Value, countable, unknown};
use crate::responses::Held;

/// One variable of a table.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Its name: `question`, `question/choice`, `band:SCORING`, `answered:MEASURE`, `given:QUESTION`,
    /// `held:WHAT` (`enumerator`, `version`, `day`, `month`, `time`).
    pub name: String,
    /// Its words in the language asked for.
    pub label: String,
    /// Whether its answers would do harm when known.
    pub sensitive: bool,
    /// Whether its answers are places.
    pub place: bool,
    /// What may be answered, in the form's order: name, words, and the choice's further columns.
    pub choices: Vec<ChoiceOf>,
    /// The missing values it allows.
    pub missing: Vec<Missing>,
    source: Source,
}

/// One possible answer.
#[derive(Clone, Debug)]
pub struct ChoiceOf {
    /// Its name.
    pub name: String,
    /// Its words in the language asked for.
    pub label: String,
    /// Since when the code is valid, as the list's column `valid_from` says.
    pub valid_from: Option<String>,
    /// Until when the code is valid, as the list's column `valid_until` says.
    pub valid_until: Option<String>,
}

#[derive(Clone, Debug)]
enum Source {
    Answer(String),
    Chosen(String, String),
    Band(usize),
    Answered(Measure),
    Given(String),
    Held(Holding),
}

/// Before the name of a measure: whether a number was given.
pub(super) const ANSWERED: &str = "answered:";
/// Before the name of a question: whether an answer was given, or why not.
pub(crate) const GIVEN: &str = "given:";
/// The word for a choice that was made; what was not made is [`NOT_CHOSEN`].
pub(super) const CHOSEN: &str = "1";
/// The word for an answer, of which nothing else is told.
pub(crate) const ANSWER: &str = "answer";
const NOT_CHOSEN: &str = "0";

impl Variable {
    /// The variable with this name. `versions` of the form are given oldest first; the most careful one decides what
    /// may be tabulated, the last one gives the words.
    pub fn of(versions: &[Arc<Form>], name: &str, language: &str) -> kin_terminal::Result<Self> {
        let form = versions.last().expect("a form has at least one version");
        if let Some(id) = name.strip_prefix("band:") {
            return Ok(Self::band(form, name, id, language)?);
        }
        if let Some(question) = name.strip_prefix(GIVEN) {
            return Ok(Self::given(form, name, question, language)?);
        }
        if let Some(measure) = name.strip_prefix(ANSWERED) {
            return Ok(Self::answered(name, Measure::of(versions, measure, language)?));
        }
        if let Some(holding) = Holding::named(name) {
            return Ok(Self::held(name, holding, language));
        }
        let (question_name, choice) = name.split_once('/').map_or((name, None), |(q, c)| (q, Some(c)));
        for version in &versions[..versions.len() - 1] {
            if version.question(question_name).is_some() {
                countable(version, question_name)?;
            }
        }
        let question = countable(form, question_name)?;
        let several = matches!(question.kind, QuestionKind::SelectMultiple { .. });
        let label = question.label.in_language(language);
        let of_form = |wanted: fn(Disclosure) -> bool| {
            let all = versions.iter().filter_map(|version| version.question(question_name));
            all.into_iter().any(|question| wanted(question.disclosure))
        };
        let mut variable = Self {
            name: name.to_owned(),
            label: label.to_owned(),
            sensitive: of_form(|disclosure| disclosure == Disclosure::Sensitive),
            place: of_form(|disclosure| disclosure == Disclosure::Location),
            choices: choices(form, question, language),
            missing: question.missing.clone(),
            source: Source::Answer(question_name.to_owned()),
        };
        match (choice, several) {
            (None, false) => {}
            (Some(choice), true) => {
                let Some(known) = variable.choices.iter().find(|known| known.name == choice) else {
                    return Err(unknown(form, name).into());
                };
                variable.label = format!("{label}: {}", known.label);
                variable.choices = [CHOSEN, NOT_CHOSEN].map(ChoiceOf::plain).into();
                variable.source = Source::Chosen(question_name.to_owned(), choice.to_owned());
            }
            (None, true) => {
                let example = variable.choices.first().map_or("", |choice| &choice.name);
                return Err(ReleaseError::ReleaseSeveralAnswers {
                    example: format!("{name}/{example}"),
                    question: name.to_owned(),
                }
                .into());
            }
            (Some(_), false) => return Err(unknown(form, name).into()),
        }
        Ok(variable)
    }

    fn band(form: &Form, name: &str, id: &str, language: &str) -> Result<Self, CountError> {
        let place =
            form.scores().iter().position(|scoring| scoring.id() == id && !scoring.bands().is_empty());
        let Some(place) = place else { return Err(unknown(form, name)) };
        let scoring = &form.scores()[place];
        let choices = scoring.bands().iter().map(|band| ChoiceOf {
            label: band.label.in_language(language).to_owned(),
            ..ChoiceOf::plain(&band.name)
        });
        Ok(Self {
            name: name.to_owned(),
            label: scoring.title().in_language(language).to_owned(),
            // A score is made of answers that would do harm more often than not.
            sensitive: true,
            place: false,
            choices: choices.collect(),
            missing: Vec::new(),
            source: Source::Band(place),
        })
    }

    /// Whether a question was answered tells nothing of what was answered: any question can be asked of.
    fn given(form: &Form, name: &str, asked: &str, language: &str) -> Result<Self, CountError> {
        let question = form.question(asked).filter(|question| question.kind.holds_a_value());
        let question = question.ok_or_else(|| unknown(form, asked))?;
        if let Some(repeat) = question.repeat {
            let (question, repeat) = (asked.to_owned(), form.groups()[repeat].name.clone());
            return Err(CountError::CountQuestionRepeated { question, repeat });
        }
        Ok(Self {
            name: name.to_owned(),
            label: question.label.in_language(language).to_owned(),
            sensitive: false,
            place: false,
            choices: vec![ChoiceOf::plain(ANSWER)],
            missing: question.missing.clone(),
            source: Source::Given(asked.to_owned()),
        })
    }

    /// How an interview was held is nobody's answer.
    fn held(name: &str, holding: Holding, language: &str) -> Self {
        Self {
            name: name.to_owned(),
            label: holding.label(language),
            sensitive: false,
            place: false,
            choices: holding.choices(language),
            missing: Vec::new(),
            source: Source::Held(holding),
        }
    }

    /// What a variable is about: others about the same are told of together with it.
    pub(super) fn root(name: &str) -> &str {
        let asked = [GIVEN, ANSWERED].iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name);
        if asked.contains(':') { asked } else { asked.split('/').next().unwrap_or(asked) }
    }

    fn answered(name: &str, measure: Measure) -> Self {
        Self {
            name: name.to_owned(),
            label: measure.label.clone(),
            sensitive: false,
            place: false,
            choices: [CHOSEN, NOT_CHOSEN].map(ChoiceOf::plain).into(),
            missing: Vec::new(),
            source: Source::Answered(measure),
        }
    }

    /// A harmless question with so many choices, named by their numbers.
    #[cfg(test)]
    pub(super) fn plain(name: &str, choices: usize) -> Self {
        Self {
            name: name.to_owned(),
            label: String::new(),
            sensitive: false,
            place: false,
            choices: (0..choices).map(|choice| ChoiceOf::plain(&choice.to_string())).collect(),
            missing: Vec::new(),
            source: Source::Answer(name.to_owned()),
        }
    }

    /// What an interview says of it; `form` is the last version.
    pub(super) fn value(&self, held: &Held<'_>, form: &Form) -> Value {
        let single = |answer: Option<&Answer>| Value::of(answer).pop().unwrap_or(Value::Empty);
        match &self.source {
            Source::Answer(question) => single(held.recorded.answers.get(question)),
            Source::Chosen(question, choice) => match held.recorded.answers.get(question) {
                Some(Answer::Many(chosen)) if !chosen.is_empty() => {
                    let word = if chosen.contains(choice) { CHOSEN } else { NOT_CHOSEN };
                    Value::Name(word.to_owned())
                }
                other => single(other),
            },
            Source::Band(place) => {
                let scored = form.scores()[*place].compute(&held.recorded);
                scored.band.map_or(Value::Empty, |band| Value::Name(band.clone()))
            }
            Source::Given(question) => match held.recorded.answers.get(question) {
                None => Value::Empty,
                Some(Answer::Missing(missing)) => Value::Missing(*missing),
                Some(Answer::Many(chosen)) if chosen.is_empty() => Value::Empty,
                Some(_) => Value::Name(ANSWER.to_owned()),
            },
            Source::Held(holding) => holding.value(held),
            Source::Answered(measure) => {
                let given = measure.value(held, form).is_some();
                Value::Name(if given { CHOSEN } else { NOT_CHOSEN }.to_owned())
            }
        }
    }
}

impl ChoiceOf {
    pub(super) fn plain(name: &str) -> Self {
        Self { name: name.to_owned(), label: String::new(), valid_from: None, valid_until: None }
    }
}

fn choices(form: &Form, question: &Question, language: &str) -> Vec<ChoiceOf> {
    let choice = |choice: &kin_forms::Choice| ChoiceOf {
        name: choice.name.clone(),
        label: choice.label.in_language(language).to_owned(),
        valid_from: choice.columns.get("valid_from").cloned(),
        valid_until: choice.columns.get("valid_until").cloned(),
    };
    form.choices(question).iter().map(choice).collect()
}
