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

/// Somebody who writes a form from its beginning to its end.
struct Author<'a> {
    chance: &'a mut Chance,
    lists: Vec<String>,
    deepest: usize,
    known: Known,
    named: usize,
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
    let mut author = Author { chance, lists, deepest: size.depth, known: Known::default(), named: 0 };
    let survey = author.items(size.questions, 0);
    let score = score(author.chance, &author.known);
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
    if let Some(score) = score {
        form["scores"] = json!([score]);
    }
    serde_json::to_string_pretty(&form).expect("a JSON value prints")
}

impl Author<'_> {
    /// Items with `budget` questions among them, `depth` groups deep.
    fn items(&mut self, budget: usize, depth: usize) -> Vec<Value> {
        let mut items = Vec::new();
        let mut left = budget;
        while left > 0 {
            if depth < self.deepest && left > 3 && self.chance.random_bool(0.15) {
                let inside = self.chance.random_range(2..=left.min(12));
                items.push(self.group(inside, depth));
                left -= inside;
            } else {
                items.push(self.question());
                left -= 1;
            }
        }
        items
    }

    fn group(&mut self, questions: usize, depth: usize) -> Value {
        let mut group =
            json!({"type": "group", "name": self.name('g'), "label": words(self.chance, "Phần", "Part")});
        self.sometimes_relevant(&mut group, 0.5);
        group["children"] = Value::Array(self.items(questions, depth + 1));
        group
    }

    fn question(&mut self) -> Value {
        let name = self.name('q');
        let kinds = [
            "text",
            "integer",
            "decimal",
            "date",
            "time",
            "select_one",
            "select_multiple",
            "note",
            "calculate",
        ];
        let kind = *kinds.choose(self.chance).expect("there are kinds");
        let mut question = json!({"type": kind, "name": name});
        if kind == "calculate" {
            question["calculation"] = calculation(self.chance, &self.known).into();
            self.known.numbers.push(name);
            return question;
        }
        question["label"] = words(self.chance, "Câu hỏi", "Question");
        if self.chance.random_bool(0.3) {
            question["hint"] = words(self.chance, "Gợi ý", "Hint");
        }
        self.sometimes_relevant(&mut question, 0.4);
        if kind == "note" {
            return question;
        }
        if self.chance.random_bool(0.6) {
            question["required"] = true.into();
        }
        if self.chance.random_bool(0.5) {
            question["missing"] = json!(["refused", "dont_know"]);
        }
        let class = *["open", "quasi", "sensitive"].choose(self.chance).expect("there are classes");
        question["disclosure"] = if kind == "text" { "free_text" } else { class }.into();
        self.bounds(kind, name, &mut question);
        question
    }

    /// What only questions of this kind have; from here on expressions may refer to it.
    fn bounds(&mut self, kind: &str, name: String, question: &mut Value) {
        match kind {
            "text" => {
                question["max_length"] = self.chance.random_range(10..=200).into();
                self.known.texts.push(name);
            }
            "integer" | "decimal" => {
                if self.chance.random_bool(0.7) {
                    let low = self.chance.random_range(0..50);
                    let high = low + self.chance.random_range(1..60);
                    question["constraint"] = format!(". >= {low} and . <= {high}").into();
                    question["constraint_message"] = words(self.chance, "Ngoài khoảng", "Out of range");
                }
                self.known.numbers.push(name);
            }
            "select_one" | "select_multiple" => {
                let list = self.lists.choose(self.chance).expect("there are lists").clone();
                question["list"] = list.clone().into();
                if self.chance.random_bool(0.3)
                    && let Some(number) = self.known.numbers.choose(self.chance)
                {
                    // Always true, so that the list is never empty, yet evaluated for each choice.
                    question["choice_filter"] = format!("weight >= 0 or ${{{number}}} > 1").into();
                }
                self.known.selects.push((name, list));
            }
            _ => {}
        }
    }

    fn sometimes_relevant(&mut self, item: &mut Value, probability: f64) {
        if self.chance.random_bool(probability)
            && let Some(condition) = condition(self.chance, &self.known)
        {
            item["relevant"] = condition.into();
        }
    }

    /// The next name, unique in the form.
    fn name(&mut self, letter: char) -> String {
        self.named += 1;
        format!("{letter}{}", self.named)
    }
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
