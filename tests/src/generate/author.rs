//! Somebody who writes a form from its beginning to its end.

use rand::Rng;
use rand::seq::IndexedRandom;
use serde_json::{Value, json};

use super::Chance;
use super::known::Known;
use super::words;

pub(super) struct Author<'a> {
    pub(super) chance: &'a mut Chance,
    pub(super) lists: Vec<String>,
    pub(super) known: Known,
    deepest: usize,
    named: usize,
    /// Repeats around the place she writes at.
    pub(super) repeats: usize,
    /// A repeat and a text in it, once there is one outside of all repeats.
    pub(super) members: Option<(String, String)>,
}

impl<'a> Author<'a> {
    pub(super) fn new(chance: &'a mut Chance, lists: Vec<String>, deepest: usize) -> Author<'a> {
        Author { chance, lists, known: Known::default(), deepest, named: 0, repeats: 0, members: None }
    }

    pub(super) fn into_known(self) -> Known {
        self.known
    }

    /// What an interview knows of itself, and what the next one shall know of this one.
    pub(super) fn beginning(&mut self) -> Vec<Value> {
        let mut items = Vec::new();
        for kind in ["start", "end", "today", "username", "audit"] {
            if self.chance.random_bool(0.2) {
                items.push(json!({"type": kind, "name": self.name('m')}));
            }
        }
        if self.chance.random_bool(0.2) {
            let name = self.name('c');
            let drawn =
                ["random()", "uuid()", "uuid(6)"].choose(self.chance).copied().expect("there are three");
            items.push(json!({"type": "calculate", "name": name, "calculation": format!("once({drawn})")}));
        }
        items
    }

    /// Items with `budget` questions among them, `depth` groups deep.
    pub(super) fn items(&mut self, budget: usize, depth: usize) -> Vec<Value> {
        let mut items = Vec::new();
        let mut left = budget;
        while left > 0 {
            if depth < self.deepest && left > 3 && self.chance.random_bool(0.18) {
                let inside = self.chance.random_range(2..=left.min(10));
                // Nested once: three levels of repeats multiply to more interviews than anyone reads.
                if self.repeats < 2 && self.chance.random_bool(0.5) {
                    items.extend(self.repeat(inside, depth));
                } else {
                    items.push(self.group(inside, depth));
                }
                left -= inside;
            } else {
                items.push(self.question());
                left -= 1;
            }
        }
        items
    }

    fn group(&mut self, questions: usize, depth: usize) -> Value {
        let mut group = json!({"type": "group", "name": self.name('g')});
        if self.chance.random_bool(0.8) {
            group["label"] = words(self.chance, "Phần", "Part");
        }
        if self.chance.random_bool(0.3) {
            group["appearance"] = "field-list".into();
        }
        self.sometimes_relevant(&mut group, 0.5);
        group["children"] = Value::Array(self.items(questions, depth + 1));
        group
    }

    /// A repeat; where its count is an answer, the question for it comes first.
    fn repeat(&mut self, questions: usize, depth: usize) -> Vec<Value> {
        let name = self.name('r');
        let mut repeat = json!({"type": "repeat", "name": name, "label": words(self.chance, "Lần", "Time")});
        let mut items = Vec::new();
        match self.chance.random_range(0..3) {
            0 => repeat["repeat_count"] = self.chance.random_range(0..=3).into(),
            1 => {
                let count = self.name('q');
                items.push(json!({
                    "type": "integer", "name": count, "label": words(self.chance, "Bao nhiêu?", "How many?"),
                    "required": true, "constraint": ". >= 0 and . <= 3",
                }));
                repeat["repeat_count"] = format!("${{{count}}}").into();
                repeat["repeat_max"] = 3.into();
                self.know_number(count);
            }
            _ => repeat["repeat_max"] = self.chance.random_range(1..=4).into(),
        }
        self.sometimes_relevant(&mut repeat, 0.3);
        let outside = self.known.clone();
        self.repeats += 1;
        let first = self.name('t');
        let mut children = vec![json!({
            "type": "text", "name": first, "max_length": 20, "label": words(self.chance, "Tên?", "Which name?"),
        })];
        let place = self.name('k');
        children.push(json!({"type": "calculate", "name": place, "calculation": "position(..)"}));
        self.know_number(place);
        self.known.texts.push(first.clone());
        children.extend(self.items(questions, depth + 1));
        self.repeats -= 1;
        let inside = std::mem::replace(&mut self.known, outside);
        self.known.leave(inside);
        if self.repeats == 0 {
            self.members = Some((name, first));
        }
        repeat["children"] = Value::Array(children);
        items.push(repeat);
        items
    }

    pub(super) fn know_number(&mut self, name: String) {
        if self.repeats == 0 {
            self.known.scored.push(name.clone());
        }
        self.known.numbers.push(name);
    }

    pub(super) fn sometimes_relevant(&mut self, item: &mut Value, probability: f64) {
        if self.chance.random_bool(probability)
            && let Some(condition) = self.known.condition(self.chance)
        {
            item["relevant"] = condition.into();
        }
    }

    /// The next name, unique in the form.
    pub(super) fn name(&mut self, letter: char) -> String {
        self.named += 1;
        format!("{letter}{}", self.named)
    }
}
