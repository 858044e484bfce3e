//! A valid random form, as the JSON text its author could have written.

use rand::Rng;
use rand::seq::IndexedRandom;
use serde_json::{Map, Value, json};

use super::Chance;

/// How large a form to make.
#[derive(Clone, Copy, Debug)]
pub struct FormSize {
    /// Questions, groups not counted.
    pub questions: usize,
    /// Groups within groups, at most.
    pub depth: usize,
    /// Whether the form asks for consent.
    pub consent: bool,
}

/// What an expression may refer to: questions that stand earlier.
#[derive(Default)]
struct Known {
    numbers: Vec<String>,
    selects: Vec<(String, String)>,
    texts: Vec<String>,
}

/// The JSON text of a valid form.
///
/// Every question has its label in both languages; relevance, constraints and calculations refer only to what stands
/// earlier, so the form has no cycle; every constraint can be met.
///
/// # Panics
/// Never: what is built here is JSON.
pub fn form(chance: &mut Chance, size: FormSize) -> String {
    let lists: Vec<String> = (0..chance.random_range(1..=4)).map(|index| format!("list{index}")).collect();
    let choices: Map<String, Value> =
        lists.iter().map(|list| (list.clone(), Value::Array(choice_list(chance, list)))).collect();
    let mut known = Known::default();
    let mut next = 0;
    let survey = items(chance, size, size.questions, 0, &lists, &mut known, &mut next);
    let mut form = json!({
        "kin_form": 1,
        "id": format!("generated-{}", chance.random_range(0..1_000_000)),
        "version": format!("{}", chance.random_range(1..100)),
        "title": words(chance, "Biểu mẫu", "Form"),
        "languages": ["vi", "en"],
        "minimum_cell": chance.random_range(3..=20),
        "choices": choices,
        "survey": survey,
    });
    if size.consent {
        form["consent"] = json!({
            "words": words(chance, "Chị có đồng ý không?", "Do you agree?"),
            "purposes": [
                {"name": "research", "label": words(chance, "Nghiên cứu", "Research"), "required": true},
                {"name": "contact", "label": words(chance, "Liên hệ lại", "Contact"), "required": false},
            ],
            "modes": ["spoken", "written"],
        });
    }
    if let Some(score) = score(chance, &known) {
        form["scores"] = json!([score]);
    }
    serde_json::to_string_pretty(&form).expect("a JSON value prints")
}

fn items(
    chance: &mut Chance,
    size: FormSize,
    budget: usize,
    depth: usize,
    lists: &[String],
    known: &mut Known,
    next: &mut usize,
) -> Vec<Value> {
    let mut items = Vec::new();
    let mut left = budget;
    while left > 0 {
        if depth < size.depth && left > 3 && chance.random_bool(0.15) {
            let inside = chance.random_range(2..=left.min(12));
            let name = format!("g{next}");
            *next += 1;
            let mut group = json!({"type": "group", "name": name, "label": words(chance, "Phần", "Part")});
            if chance.random_bool(0.5)
                && let Some(condition) = condition(chance, known)
            {
                group["relevant"] = condition.into();
            }
            group["children"] = items_in_group(chance, size, inside, depth, lists, known, next);
            items.push(group);
            left -= inside;
        } else {
            items.push(question(chance, lists, known, next));
            left -= 1;
        }
    }
    items
}

fn items_in_group(
    chance: &mut Chance,
    size: FormSize,
    budget: usize,
    depth: usize,
    lists: &[String],
    known: &mut Known,
    next: &mut usize,
) -> Value {
    Value::Array(items(chance, size, budget, depth + 1, lists, known, next))
}

fn question(chance: &mut Chance, lists: &[String], known: &mut Known, next: &mut usize) -> Value {
    let name = format!("q{next}");
    *next += 1;
    let kinds =
        ["text", "integer", "decimal", "date", "time", "select_one", "select_multiple", "note", "calculate"];
    let kind = *kinds.choose(chance).expect("there are kinds");
    let mut question = json!({"type": kind, "name": name});
    if kind == "calculate" {
        question["calculation"] = calculation(chance, known).into();
        known.numbers.push(name);
        return question;
    }
    question["label"] = words(chance, "Câu hỏi", "Question");
    if chance.random_bool(0.3) {
        question["hint"] = words(chance, "Gợi ý", "Hint");
    }
    if chance.random_bool(0.4)
        && let Some(condition) = condition(chance, known)
    {
        question["relevant"] = condition.into();
    }
    if kind == "note" {
        return question;
    }
    if chance.random_bool(0.6) {
        question["required"] = true.into();
    }
    if chance.random_bool(0.5) {
        question["missing"] = json!(["refused", "dont_know"]);
    }
    let disclosure = ["open", "quasi", "sensitive"].choose(chance).copied().expect("there are classes");
    question["disclosure"] = if kind == "text" { "free_text" } else { disclosure }.into();
    match kind {
        "text" => {
            question["max_length"] = chance.random_range(10..=200).into();
            known.texts.push(name);
        }
        "integer" | "decimal" => {
            if chance.random_bool(0.7) {
                let low = chance.random_range(0..50);
                question["constraint"] =
                    format!(". >= {low} and . <= {}", low + chance.random_range(1..60)).into();
                question["constraint_message"] = words(chance, "Ngoài khoảng", "Out of range");
            }
            known.numbers.push(name);
        }
        "select_one" | "select_multiple" => {
            let list = lists.choose(chance).expect("there are lists").clone();
            question["list"] = list.clone().into();
            if chance.random_bool(0.3)
                && let Some(number) = known.numbers.choose(chance)
            {
                // Always true, so that the list is never empty, yet it has to be evaluated for each choice.
                question["choice_filter"] = format!("weight >= 0 or ${{{number}}} > 1").into();
            }
            known.selects.push((name, list));
        }
        _ => {}
    }
    question
}

/// A condition on earlier answers; none when there are none.
fn condition(chance: &mut Chance, known: &Known) -> Option<String> {
    let number = known.numbers.choose(chance);
    let select = known.selects.choose(chance);
    let text = known.texts.choose(chance);
    let simple = match chance.random_range(0..5) {
        0 => number.map(|name| format!("${{{name}}} >= {}", chance.random_range(0..60))),
        1 => select
            .map(|(name, list)| format!("selected(${{{name}}}, '{list}c{}')", chance.random_range(0..3))),
        2 => text.map(|name| format!("string-length(${{{name}}}) > {}", chance.random_range(0..20))),
        3 => number.map(|name| format!("not(${{{name}}} = {})", chance.random_range(0..60))),
        _ => select.map(|(name, _)| format!("count-selected(${{{name}}}) != 0")),
    }?;
    if chance.random_bool(0.3)
        && let Some(other) = number
    {
        let joint = ["and", "or"].choose(chance).copied().expect("there are two");
        return Some(format!("{simple} {joint} ${{{other}}} != {}", chance.random_range(0..60)));
    }
    Some(simple)
}

fn calculation(chance: &mut Chance, known: &Known) -> String {
    let term = |chance: &mut Chance| match known.numbers.choose(chance) {
        Some(name) if chance.random_bool(0.8) => format!("coalesce(${{{name}}}, 0)"),
        _ => chance.random_range(0..100).to_string(),
    };
    let (left, right) = (term(chance), term(chance));
    match chance.random_range(0..4) {
        0 => format!("{left} + {right}"),
        1 => format!("round(({left} - {right}) div 3, 2)"),
        2 => format!("if({left} > {right}, {left}, {right})"),
        _ => format!("({left} * {right}) mod 97"),
    }
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

/// A scoring over a few of the form's numbers, when it has any.
fn score(chance: &mut Chance, known: &Known) -> Option<Value> {
    let items: Vec<Value> = known
        .numbers
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

fn words(chance: &mut Chance, vietnamese: &str, english: &str) -> Value {
    let number = chance.random_range(0..1000);
    json!({"vi": format!("{vietnamese} {number}"), "en": format!("{english} {number}")})
}
