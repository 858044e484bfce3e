//! A script made of an interview that somebody typed.

use std::collections::BTreeMap;
use std::sync::Arc;

use kin_conversation::Witness;
use kin_forms::{Form, QuestionKind};
use serde_json::{Map, Value};

use super::{Case, Consenting, Ending, Refused, Scored, Script, Start, Warned, run, values};

/// Takes down what a trial refuses and warns about; the answers come from its response.
#[derive(Debug, Default)]
pub struct Recorder {
    refused: Vec<Refused>,
    warned: Vec<Warned>,
}

impl Witness for Recorder {
    fn refused(&mut self, place: &str, typed: Option<&str>, message: &str) {
        let answer = typed.map_or(Value::Null, |typed| Value::String(typed.to_owned()));
        let message = Some(message.trim().to_owned()).filter(|message| !message.is_empty());
        self.refused.push(Refused { question: place.to_owned(), answer, message });
    }

    fn warned(&mut self, place: &str, message: &str, reason: &str) {
        self.warned.retain(|warned| warned.question != place);
        let message = Some(message.trim().to_owned()).filter(|message| !message.is_empty());
        let reason = Some(reason.to_owned()).filter(|reason| !reason.is_empty());
        self.warned.push(Warned { question: place.to_owned(), message, reason });
    }
}

impl Recorder {
    /// A script with one case: these answers, what was refused and warned about on the way, the questions that follow
    /// from them, and what is computed.
    pub fn script(self, form: &Arc<Form>, name: &str, start: &Start, body: &[u8]) -> Script {
        let response: Map<String, Value> = serde_json::from_slice(body).unwrap_or_default();
        let answers = response.get("answers").and_then(Value::as_object).cloned().unwrap_or_default();
        let consent = response.get("consent").and_then(consenting);
        let declined = consent.as_ref().is_some_and(|consent| !consent.given);
        let mut case = Case {
            name: name.to_owned(),
            consent,
            answers: only(&answers, &|name| is_typed(form, name)),
            ends: if declined { Ending::Declined } else { Ending::Finished },
            ..Case::default()
        };
        let asked = run::asked(form, &case, start);
        case.refused = self.refused.into_iter().filter(|one| asked.contains(&one.question)).collect();
        case.warned = self.warned.into_iter().filter(|one| asked.contains(&one.question)).collect();
        case.asked_exactly = Some(asked).filter(|_| !declined);
        case.values = values::all(&answers)
            .into_iter()
            .filter(|(place, ..)| is_computed(form, place.rsplit("].").next().unwrap_or(place)))
            .map(|(place, _, value)| (place, value.clone()))
            .collect();
        if let Ok(recorded) = form.validate(body)
            && !declined
        {
            let scores = form.scores().iter();
            case.scores = scores
                .map(|scoring| (scoring.id().to_owned(), Scored::Value(scoring.compute(&recorded).value)))
                .collect();
        }
        Script {
            kin_script: 1,
            form: form.id().to_owned(),
            language: Some(start.language.clone()),
            now: start.now.to_text(),
            seed: Some(hex(start.seed)),
            username: start.username.clone(),
            last_saved: start.last_saved.clone(),
            cases: vec![case],
        }
    }
}

fn hex(bytes: [u8; 32]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn consenting(consent: &Value) -> Option<Consenting> {
    let purposes: Option<BTreeMap<String, bool>> =
        consent.get("purposes").and_then(Value::as_object).map(|map| {
            map.iter().map(|(name, agreed)| (name.clone(), agreed.as_bool().unwrap_or(false))).collect()
        });
    Some(Consenting {
        given: consent.get("given")?.as_bool()?,
        purposes: purposes.unwrap_or_default(),
        mode: consent.get("mode").and_then(Value::as_str).map(str::to_owned),
        minor: consent.get("assent").is_some_and(|assent| assent == &Value::Bool(true)),
    })
}

/// The answers to questions for which `keep` holds, repeats opened.
fn only(answers: &Map<String, Value>, keep: &dyn Fn(&str) -> bool) -> Map<String, Value> {
    let mut kept = Map::new();
    for (name, value) in answers {
        let instances = value.as_array().filter(|list| !list.is_empty() && list.iter().all(Value::is_object));
        if let Some(instances) = instances {
            let opened = instances.iter().filter_map(Value::as_object);
            let opened = opened.map(|instance| Value::Object(only(instance, keep))).collect();
            kept.insert(name.clone(), Value::Array(opened));
        } else if keep(name) {
            kept.insert(name.clone(), value.clone());
        }
    }
    kept
}

fn is_typed(form: &Form, name: &str) -> bool {
    form.question(name).is_some_and(|question| question.kind.takes_an_answer() && !question.read_only)
}

fn is_computed(form: &Form, name: &str) -> bool {
    form.question(name).is_some_and(|question| {
        matches!(question.kind, QuestionKind::Calculate | QuestionKind::Hidden) || question.read_only
    })
}
