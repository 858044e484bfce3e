//! Answers in a script: in the shape in which a response holds them.

use kin_forms::{Answer, Ask, Missing, Refusal};
use serde_json::{Map, Value};

/// The value at a place such as `age` or `child[2].toy[1].kind` among nested answers, and its JSON pointer.
pub(super) fn at<'v>(answers: &'v Map<String, Value>, place: &str) -> Option<(&'v Value, String)> {
    let mut inside = answers;
    let mut pointer = String::new();
    let mut rest = place;
    // A name may hold dots itself: the longest name that is there wins.
    while let Some((step, after)) = rest.split_once("].") {
        let (name, number) = step.split_once('[')?;
        let index = number.parse::<usize>().ok()?.checked_sub(1)?;
        inside = inside.get(name)?.get(index)?.as_object()?;
        pointer = format!("{pointer}/{name}/{index}");
        rest = after;
    }
    inside.get(rest).map(|value| (value, format!("{pointer}/{rest}")))
}

/// How many instances of the repeat at a place there are.
pub(super) fn instances(answers: &Map<String, Value>, place: &str) -> usize {
    at(answers, place).and_then(|(value, _)| value.as_array().map(Vec::len)).unwrap_or(0)
}

/// Every answer with its place and its pointer, repeats opened.
pub(super) fn all(answers: &Map<String, Value>) -> Vec<(String, String, &Value)> {
    fn walk<'v>(
        inside: &'v Map<String, Value>,
        place: &str,
        pointer: &str,
        found: &mut Vec<(String, String, &'v Value)>,
    ) {
        for (name, value) in inside {
            let instances =
                value.as_array().filter(|list| !list.is_empty() && list.iter().all(Value::is_object));
            let Some(instances) = instances else {
                found.push((format!("{place}{name}"), format!("{pointer}/{name}"), value));
                continue;
            };
            for (index, instance) in instances.iter().enumerate() {
                let Some(instance) = instance.as_object() else { continue };
                let place = format!("{place}{name}[{}].", index + 1);
                walk(instance, &place, &format!("{pointer}/{name}/{index}"), found);
            }
        }
    }
    let mut found = Vec::new();
    walk(answers, "", "", &mut found);
    found
}

/// The answer a script's value stands for; `None` for null.
pub(super) fn answer(ask: &Ask<'_>, value: &Value) -> Option<Result<Answer, Refusal>> {
    let missing = value.get("missing").and_then(Value::as_str).and_then(Missing::from_name);
    if let Some(missing) = missing {
        return Some(Ok(Answer::Missing(missing)));
    }
    typed(value).map(|typed| Answer::parse(ask.question, &ask.choices, &typed))
}

/// What a person would type for a value; `None` for null.
pub(super) fn typed(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Bool(true) => Some("ok".to_owned()),
        Value::String(text) => Some(text.clone()),
        Value::Array(values) => Some(values.iter().filter_map(typed).collect::<Vec<_>>().join(" ")),
        other => Some(other.to_string()),
    }
}

/// A value as a failing shows it.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "—".to_owned(),
        other => other.to_string(),
    }
}

/// Whether a response's value is what a case expects: numbers within a billionth.
pub(super) fn equal(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Number(left), Value::Number(right)) => {
            let (left, right) = (left.as_f64().unwrap_or(f64::NAN), right.as_f64().unwrap_or(f64::NAN));
            near(left, right)
        }
        _ => expected == found,
    }
}

pub(super) fn near(left: f64, right: f64) -> bool {
    (left - right).abs() <= 1e-9 * left.abs().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_answer_is_found_by_its_place() {
        let answers =
            json!({"age": 30, "a.b": 1, "child": [{"age": 3}, {"toy": [{"kind": "ball"}], "x.y": 2}]});
        let answers = answers.as_object().unwrap();
        let found = |place| at(answers, place).map(|(value, pointer)| (value.clone(), pointer));
        assert_eq!(found("age"), Some((json!(30), "/age".to_owned())));
        assert_eq!(found("a.b"), Some((json!(1), "/a.b".to_owned())));
        assert_eq!(found("child[2].toy[1].kind"), Some((json!("ball"), "/child/1/toy/0/kind".to_owned())));
        assert_eq!(found("child[2].x.y"), Some((json!(2), "/child/1/x.y".to_owned())));
        assert_eq!(found("child[3].age"), None);
        assert_eq!(found("child[0].age"), None);
        assert_eq!((instances(answers, "child"), instances(answers, "child[2].toy")), (2, 1));
        let places: Vec<String> = all(answers).into_iter().map(|(place, ..)| place).collect();
        assert_eq!(places, ["a.b", "age", "child[1].age", "child[2].toy[1].kind", "child[2].x.y"]);
    }

    #[test]
    fn numbers_are_equal_within_a_billionth_and_texts_exactly() {
        assert!(equal(&json!(2), &json!(2.0)) && equal(&json!(0.3), &json!(0.1 + 0.2)));
        assert!(!equal(&json!(2), &json!("2")) && !equal(&json!("a"), &json!("A")));
    }
}
