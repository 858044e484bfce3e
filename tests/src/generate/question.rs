//! One question of a generated form.

use rand::Rng;
use rand::seq::IndexedRandom;
use serde_json::{Value, json};

use super::author::Author;
use super::words;

/// Kinds with how often each is written: the plain ones make most of any form.
const KINDS: [(&str, u32); 22] = [
    ("text", 8),
    ("integer", 8),
    ("decimal", 4),
    ("range", 3),
    ("date", 4),
    ("time", 2),
    ("dateTime", 2),
    ("select_one", 10),
    ("select_multiple", 6),
    ("rank", 2),
    ("acknowledge", 1),
    ("note", 3),
    ("calculate", 8),
    ("hidden", 1),
    ("barcode", 1),
    ("geopoint", 1),
    ("geotrace", 1),
    ("geoshape", 1),
    ("image", 1),
    ("audio", 1),
    ("video", 1),
    ("file", 1),
];

impl Author<'_> {
    pub(super) fn question(&mut self) -> Value {
        let name = self.name('q');
        let (kind, _) = *KINDS.choose_weighted(self.chance, |(_, weight)| *weight).expect("there are kinds");
        let mut question = json!({"type": kind, "name": name});
        match kind {
            "calculate" => {
                question["calculation"] = self.known.calculation(self.chance).into();
                self.sometimes_triggered(&mut question);
                self.know_number(name);
                return question;
            }
            "hidden" => {
                question["default"] = self.chance.random_range(0..9).to_string().into();
                return question;
            }
            _ => {}
        }
        question["label"] = if self.chance.random_bool(0.9) {
            words(self.chance, "Câu hỏi", "Question")
        } else {
            json!({"vi": format!("Chỉ một tiếng {}", self.chance.random_range(0..100))})
        };
        if self.chance.random_bool(0.3) {
            question["hint"] = words(self.chance, "Gợi ý", "Hint");
        }
        if self.chance.random_bool(0.05) {
            question["guidance_hint"] = words(self.chance, "Hướng dẫn", "Guidance");
            question["media"] = json!({"image": {"vi": "hinh.png", "en": "picture.png"}});
        }
        self.sometimes_relevant(&mut question, 0.4);
        if kind == "note" {
            return question;
        }
        if self.chance.random_bool(0.5) {
            question["required"] = true.into();
            question["required_message"] = words(self.chance, "Cần trả lời", "Needed");
        }
        if self.chance.random_bool(0.5) {
            question["missing"] = json!(["refused", "dont_know"]);
        }
        let class = *["open", "quasi", "sensitive"].choose(self.chance).expect("there are classes");
        question["disclosure"] = match kind {
            "text" => "free_text",
            "geopoint" | "geotrace" | "geoshape" => "location",
            _ => class,
        }
        .into();
        self.bounds(kind, name, &mut question);
        question
    }

    /// What only questions of this kind have; from here on expressions may refer to it.
    fn bounds(&mut self, kind: &str, name: String, question: &mut Value) {
        match kind {
            "text" => {
                question["max_length"] = self.chance.random_range(10..=200).into();
                self.text_from_elsewhere(&name, question);
                self.known.texts.push(name);
            }
            "integer" | "decimal" => {
                self.number(question);
                self.know_number(name);
            }
            "range" => {
                let (start, step) = (self.chance.random_range(0..5), self.chance.random_range(1..4));
                let end = start + step * self.chance.random_range(2..6);
                question["parameters"] = json!({"start": start, "end": end, "step": step});
                self.know_number(name);
            }
            "date" => {
                if self.chance.random_bool(0.2) {
                    question["default"] = json!({"expression": "today()"});
                }
                self.known.dates.push(name);
            }
            "select_one" | "select_multiple" | "rank" => self.select(kind, name, question),
            _ => {}
        }
    }

    fn number(&mut self, question: &mut Value) {
        if self.chance.random_bool(0.6) {
            let low = self.chance.random_range(0..50);
            let high = low + self.chance.random_range(1..60);
            question["constraint"] = format!(". >= {low} and . <= {high}").into();
            question["constraint_message"] = words(self.chance, "Ngoài khoảng", "Out of range");
        }
        if self.chance.random_bool(0.2) {
            question["warning"] = format!(". mod 7 != {}", self.chance.random_range(0..7)).into();
            question["warning_message"] = words(self.chance, "Có chắc không?", "Are you sure?");
        }
    }

    fn text_from_elsewhere(&mut self, name: &str, question: &mut Value) {
        match self.chance.random_range(0..8) {
            0 => question["default"] = "như cũ".into(),
            1 if self.repeats == 0 => {
                question["default"] = json!({"expression": format!("${{last-saved#{name}}}")});
            }
            2 => {
                question["read_only"] = true.into();
                question["required"] = false.into();
                question["calculation"] =
                    format!("concat('số ', {})", self.known.calculation(self.chance)).into();
                question["max_length"] = 200.into();
            }
            _ => {}
        }
    }

    fn select(&mut self, kind: &str, name: String, question: &mut Value) {
        if self.chance.random_bool(0.3) {
            question["parameters"] = match self.chance.random_range(0..2) {
                0 => json!({"randomize": "true"}),
                _ => json!({"randomize": "true", "seed": self.chance.random_range(1..1000)}),
            };
        }
        match (self.chance.random_range(0..8), self.members.clone()) {
            (0, _) => {
                question["table"] = "villages".into();
                question["label_column"] = json!({"vi": "label_vi", "en": "label"});
                if self.chance.random_bool(0.5) {
                    // Every district has a village, so something is always offered.
                    question["choice_filter"] =
                        format!("district = 'd{}'", self.chance.random_range(0..3)).into();
                }
            }
            (1, Some((repeat, member))) if kind != "rank" => {
                question["from_repeat"] = repeat.into();
                question["value"] = member.clone().into();
                question["label_question"] = member.into();
                // The repeat may have no instances, or none with a name.
                question["required"] = false.into();
            }
            _ => {
                let list = self.lists.choose(self.chance).expect("there are lists").clone();
                question["list"] = list.clone().into();
                if self.chance.random_bool(0.3)
                    && let Some(number) = self.known.numbers.choose(self.chance)
                {
                    // Always true, so that the list is never empty, yet evaluated for each choice.
                    question["choice_filter"] = format!("weight >= 0 or ${{{number}}} > 1").into();
                }
                if kind != "rank" && self.chance.random_bool(0.2) {
                    question["or_other"] = true.into();
                }
                self.known.selects.push((name, list));
            }
        }
    }

    fn sometimes_triggered(&mut self, question: &mut Value) {
        if self.chance.random_bool(0.2)
            && let Some(trigger) = self.known.texts.choose(self.chance)
        {
            question["trigger"] = json!([trigger]);
        }
    }
}
