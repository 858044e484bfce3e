//! Runs the examples of a page in order; an interview belongs to the form above it.

use std::sync::Arc;

use jiff::civil::date;
use jiff::tz::Offset;
use kin_forms::{Alone, Form, LoneError, LoneValue, Now, evaluate_alone};

use super::{Block, Page, completed, script};

/// The time of all examples.
fn now() -> Now {
    Now { local: date(2026, 11, 23).at(19, 25, 0, 0), offset: Offset::constant(7) }
}

/// Runs every example. Returns what does not hold, each with its line.
pub fn run(page: &Page) -> Vec<String> {
    let mut wrong = Vec::new();
    // None once a form is refused: that its interview has no form is no news then.
    let mut form: Option<Option<Arc<Form>>> = None;
    for block in &page.blocks {
        match block.kind.as_str() {
            "expressions" => expressions(block, &mut wrong),
            "json form" => form = Some(load(block, &mut wrong)),
            "interview" => match &form {
                Some(Some(form)) => wrong.extend(script::run(form, block, now())),
                Some(None) => {}
                None => wrong.push(format!("line {}: an interview without a form", block.line)),
            },
            other => wrong.push(format!("line {}: nobody runs a block of kind {other:?}", block.line)),
        }
    }
    wrong
}

fn load(block: &Block, wrong: &mut Vec<String>) -> Option<Arc<Form>> {
    let parsed = completed(&block.text)
        .and_then(|form| Form::parse(form.to_string().as_bytes()).map_err(|mistakes| mistakes.to_string()));
    match parsed {
        Ok(form) => Some(Arc::new(form)),
        Err(mistake) => {
            wrong.push(format!("line {}: the form is refused: {mistake}", block.line));
            None
        }
    }
}

fn expressions(block: &Block, wrong: &mut Vec<String>) {
    for (index, line) in block.text.lines().enumerate() {
        let number = block.line + index;
        let Some((expression, expected)) = line.rsplit_once(" ⇒ ") else {
            wrong.push(format!("line {number}: nothing is expected of {line:?}"));
            continue;
        };
        let alone = Alone { now: now(), seed: [7; 32], language: "en".into() };
        let found = match evaluate_alone(expression, &alone) {
            Ok(LoneValue::Text(text)) => format!("'{text}'"),
            Ok(value) => value.to_text(),
            Err(LoneError::NoValue { .. }) => "no value".to_owned(),
            Err(_) => "refused".to_owned(),
        };
        if found != expected {
            wrong.push(format!("line {number}: {expression} gives {found}, not {expected}"));
        }
    }
}
