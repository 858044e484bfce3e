//! A valid random form, as the JSON text its author could have written.

use rand::Rng;
use rand::seq::IndexedRandom;
use serde_json::{Map, Value, json};

use super::Chance;
use super::author::Author;
use super::known::Known;
use super::words;

/// How large a form to make.
#[derive(Clone, Copy, Debug)]
pub struct FormSize {
    /// Questions, groups not counted.
    pub questions: usize,
    /// Groups and repeats within groups and repeats, at most.
    pub depth: usize,
    /// Whether the form asks for consent.
    pub consent: bool,
}

/// The JSON text of a valid form that uses the whole language: every type, nested, counted and open repeats, tables,
/// cascades, "other", warnings, triggers, defaults, paths, chance.
///
/// Every question has its label in at least one language; expressions refer only to what stands earlier, so the form has
/// no ring; every constraint can be met.
///
/// # Panics
/// Never: what is built here is JSON.
pub fn form(chance: &mut Chance, size: FormSize) -> String {
    let lists: Vec<String> = (0..chance.random_range(1..=4)).map(|index| format!("list{index}")).collect();
    let choices: Map<String, Value> =
        lists.iter().map(|list| (list.clone(), Value::Array(choice_list(chance, list)))).collect();
    let mut author = Author::new(chance, lists, size.depth);
    let mut survey = author.beginning();
    survey.extend(author.items(size.questions, 0));
    let known = author.into_known();
    let mut form = json!({
        "kin_form": 1,
        "id": format!("generated-{}", chance.random_range(0..1_000_000)),
        "version": format!("{}", chance.random_range(1..100)),
        "title": words(chance, "Biểu mẫu", "Form"),
        "languages": ["vi", "en"],
        "minimum_cell": chance.random_range(3..=20),
        "attachments": true,
        "choices": choices,
        "tables": { "villages": table(chance) },
        "survey": survey,
    });
    if size.consent {
        form["consent"] = consent(chance);
    }
    if let Some(name) = known.texts.first() {
        form["instance_name"] = format!("concat('phiếu ', ${{{name}}})").into();
    }
    if let Some(score) = score(chance, &known) {
        form["scores"] = json!([score]);
    }
    serde_json::to_string_pretty(&form).expect("a JSON value prints")
}

fn consent(chance: &mut Chance) -> Value {
    let mut consent = json!({
        "words": words(chance, "Chị có đồng ý không?", "Do you agree?"),
        "purposes": [
            {"name": "research", "label": words(chance, "Nghiên cứu", "Research"), "required": true},
            {"name": "contact", "label": words(chance, "Liên hệ lại", "Contact"), "required": false},
        ],
        "modes": ["spoken", "written"],
    });
    if chance.random_bool(0.3) {
        consent["assent"] = json!({
            "ask": words(chance, "Người trả lời dưới 18 tuổi?", "Is the person younger than 18?"),
            "words": words(chance, "Em có thể dừng bất cứ lúc nào.", "You can stop at any time."),
        });
    }
    consent
}

fn choice_list(chance: &mut Chance, list: &str) -> Vec<Value> {
    (0..chance.random_range(3..=9))
        .map(|index| {
            json!({
                "name": format!("{list}c{index}"),
                "label": words(chance, "Lựa chọn", "Choice"),
                "weight": chance.random_range(0..5).to_string(),
            })
        })
        .collect()
}

/// Villages in three districts, each district with at least one.
fn table(chance: &mut Chance) -> Value {
    let rows: Vec<Value> = (0..chance.random_range(3..=12))
        .map(|index| {
            json!([
                format!("v{index}"),
                format!("Làng {index}"),
                format!("Village {index}"),
                format!("d{}", index % 3)
            ])
        })
        .collect();
    json!({"columns": ["name", "label_vi", "label", "district"], "rows": rows})
}

/// A scoring over a few of the form's numbers, when it has any.
fn score(chance: &mut Chance, known: &Known) -> Option<Value> {
    let items: Vec<Value> = known
        .scored
        .choose_multiple(chance, 4)
        .map(|name| json!({"question": name, "weight": 2, "dimension": "only"}))
        .collect();
    if items.is_empty() {
        return None;
    }
    Some(json!({
        "id": "generated",
        "title": words(chance, "Điểm", "Score"),
        "source": "generated",
        "method": "sum",
        "items": items,
        "dimensions": [{"name": "only", "label": words(chance, "Chiều", "Dimension")}],
        "missing": {"rule": "reweight", "minimum_answered": 1},
        "decimals": 2,
        "bands": [
            {"name": "low", "label": words(chance, "Thấp", "Low"), "up_to": 50},
            {"name": "high", "label": words(chance, "Cao", "High")},
        ],
    }))
}
