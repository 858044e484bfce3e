//! Forms as large as one likes, to measure with.

use rand::Rng;
use serde_json::{Value, json};

use super::Chance;

/// A form of that many questions, half of them plain, half with relevance and a calculation, each reading two plain ones
/// that stand at most 200 places before it; so what depends on one answer does not grow with the form.
///
/// # Panics
/// Never: what is built here is JSON.
pub fn large_form(chance: &mut Chance, questions: usize) -> String {
    let mut survey = Vec::with_capacity(questions / 20 + 1);
    let mut section: Vec<Value> = Vec::new();
    for number in 0..questions {
        section.push(question(chance, number));
        if section.len() == 20 || number + 1 == questions {
            let children = std::mem::take(&mut section);
            survey.push(json!({
                "type": "group", "name": format!("g{number}"), "label": {"en": format!("Part {number}")}, "children": children,
            }));
        }
    }
    let form = json!({
        "kin_form": 1, "id": format!("large-{questions}"), "version": "1", "title": {"en": "Large"}, "languages": ["en"],
        "choices": {"answer": [{"name": "yes", "label": {"en": "Yes"}}, {"name": "no", "label": {"en": "No"}}]},
        "survey": survey,
    });
    form.to_string()
}

fn question(chance: &mut Chance, number: usize) -> Value {
    let label = json!({"en": format!("Question number {number} of this form?")});
    if number.is_multiple_of(2) {
        return json!({
            "type": "integer", "name": format!("q{number}"), "label": label, "constraint": ". >= 0 and . <= 100",
        });
    }
    let mut earlier = || (number - 1) - 2 * chance.random_range(0..=((number - 1) / 2).min(100));
    let (one, other) = (earlier(), earlier());
    let (relevant, calculation) = (
        format!("${{q{one}}} > 20 or ${{q{other}}} = ''"),
        format!("coalesce(${{q{one}}}, 0) + 2 * coalesce(${{q{other}}}, 1)"),
    );
    if number % 4 == 1 {
        return json!({"type": "calculate", "name": format!("q{number}"), "relevant": relevant, "calculation": calculation});
    }
    json!({
        "type": "integer", "name": format!("q{number}"), "label": label, "relevant": relevant, "calculation": calculation,
        "constraint": format!(". >= 0 and . <= 1000 and ${{q{one}}} < 200"),
    })
}
