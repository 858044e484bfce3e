//! Holes: words that stand in one language of the form and not in another.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Advice, Look};

/// A place where words are missing: its pointer, its property, and the question, if it is one's.
type Hole = (String, String, Option<String>);

impl Look<'_> {
    /// One piece of advice for each language with holes, at the first of them.
    pub(super) fn words(&mut self) {
        let languages = self.form.languages();
        let mut holes: BTreeMap<String, Vec<Hole>> = BTreeMap::new();
        gather(self.json, "", None, languages, &mut holes);
        for language in languages {
            let Some(missing) = holes.get(language) else { continue };
            let Some((pointer, property, question)) =
                missing.iter().min_by_key(|(pointer, ..)| self.positions.at(pointer))
            else {
                continue;
            };
            let advice = Advice::AdviceWordsMissing {
                language: language.clone(),
                count: missing.len() as u64,
                property: property.clone(),
            };
            let position = self.positions.at(pointer);
            self.found.push(super::Advised { position, question: question.clone(), advice });
        }
    }
}

/// Finds every object whose properties are languages of the form, and which of them it lacks.
fn gather(
    value: &Value,
    pointer: &str,
    question: Option<&str>,
    languages: &[String],
    holes: &mut BTreeMap<String, Vec<Hole>>,
) {
    match value {
        Value::Object(map) if !map.is_empty() && map.keys().all(|key| languages.contains(key)) => {
            for language in languages.iter().filter(|language| !map.contains_key(*language)) {
                let property = pointer.rsplit('/').next().unwrap_or_default().to_owned();
                let hole = (pointer.to_owned(), property, question.map(str::to_owned));
                holes.entry(language.clone()).or_default().push(hole);
            }
        }
        Value::Object(map) => {
            let named = map.get("name").and_then(Value::as_str).filter(|_| map.contains_key("type"));
            for (key, inside) in map.iter().filter(|(key, _)| *key != "rows") {
                gather(inside, &format!("{pointer}/{key}"), named.or(question), languages, holes);
            }
        }
        Value::Array(values) => {
            for (index, inside) in values.iter().enumerate() {
                gather(inside, &format!("{pointer}/{index}"), question, languages, holes);
            }
        }
        _ => {}
    }
}
