//! `string concat contains starts-with ends-with substr substring substring-before substring-after string-length
//! normalize-space translate regex`. Positions count Unicode scalar values.

use std::collections::HashMap;

use zeroize::Zeroizing;

use super::{Arguments, Evaluated, EvaluationError, Function, compile};
use crate::expression::value::Value;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("string", 1, 1, |arguments| Ok(Value::Text(arguments.text(0)?))),
    Function::any_number("concat", 0, concat),
    Function::new("contains", 2, 2, |arguments| compare(arguments, |text, part| text.contains(part))),
    Function::new("starts-with", 2, 2, |arguments| compare(arguments, |text, part| text.starts_with(part))),
    Function::new("ends-with", 2, 2, |arguments| compare(arguments, |text, part| text.ends_with(part))),
    Function::new("substr", 2, 3, substr),
    Function::new("substring", 2, 3, substring),
    Function::new("substring-before", 2, 2, |arguments| {
        around(arguments, |text, part| part_before(text, part))
    }),
    Function::new("substring-after", 2, 2, |arguments| {
        around(arguments, |text, part| part_after(text, part))
    }),
    Function::new("string-length", 1, 1, length),
    Function::new("normalize-space", 1, 1, normalize_space),
    Function::new("translate", 3, 3, translate),
    Function::new("regex", 2, 2, regex),
];

fn concat(arguments: &Arguments<'_>) -> Evaluated {
    let parts: Vec<_> = arguments.spread(0)?.iter().map(Value::to_text).collect();
    // Room first: a text that grows leaves copies of itself behind.
    let mut whole = Zeroizing::new(String::with_capacity(parts.iter().map(|part| part.len()).sum()));
    for part in &parts {
        whole.push_str(part);
    }
    Ok(Value::Text(whole))
}

fn compare(arguments: &Arguments<'_>, holds: fn(&str, &str) -> bool) -> Evaluated {
    Ok(Value::Boolean(holds(&arguments.text(0)?, &arguments.text(1)?)))
}

fn around(arguments: &Arguments<'_>, part: for<'t> fn(&'t str, &str) -> &'t str) -> Evaluated {
    let (text, mark) = (arguments.text(0)?, arguments.text(1)?);
    Ok(Value::text(part(&text, &mark)))
}

fn part_before<'t>(text: &'t str, mark: &str) -> &'t str {
    text.find(mark).map_or("", |at| &text[..at])
}

fn part_after<'t>(text: &'t str, mark: &str) -> &'t str {
    text.find(mark).map_or("", |at| &text[at + mark.len()..])
}

/// `substr(text, from, to)`: from 0, `to` not included, negative ones counted from the end. Places are whole numbers, cut
/// off where they are not; what is not a number is 0.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "clamped to the text's length, which a double holds exactly"
)]
fn substr(arguments: &Arguments<'_>) -> Evaluated {
    let text = arguments.text(0)?;
    let length = text.chars().count() as f64;
    let place = |number: f64| {
        let whole = number.trunc();
        (if whole < 0.0 { length + whole } else { whole }).clamp(0.0, length) as usize
    };
    let from = place(arguments.number(1)?);
    let to = if arguments.len() == 3 { place(arguments.number(2)?) } else { length as usize };
    Ok(collected(text.chars().skip(from).take(to.saturating_sub(from))))
}

/// XPath 1.0 §4.2: from 1, with a length; positions are rounded, and NaN gives nothing.
#[expect(clippy::cast_precision_loss, reason = "texts are far shorter than 2⁵²")]
fn substring(arguments: &Arguments<'_>) -> Evaluated {
    let text = arguments.text(0)?;
    let round = |number: f64| (number + 0.5).floor();
    let from = round(arguments.number(1)?);
    let end = if arguments.len() == 3 { from + round(arguments.number(2)?) } else { f64::INFINITY };
    let kept = text.chars().enumerate().filter(|(index, _)| {
        let position = (index + 1) as f64;
        position >= from && position < end
    });
    Ok(collected(kept.map(|(_, character)| character)))
}

fn collected(characters: impl Iterator<Item = char>) -> Value {
    Value::text(characters.collect::<String>())
}

fn length(arguments: &Arguments<'_>) -> Evaluated {
    let characters = arguments.text(0)?.chars().count();
    Ok(Value::Number(f64::from(u32::try_from(characters).unwrap_or(u32::MAX))))
}

fn normalize_space(arguments: &Arguments<'_>) -> Evaluated {
    let text = arguments.text(0)?;
    let words: Vec<&str> = text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect();
    Ok(Value::text(words.join(" ")))
}

/// Each character of the second text becomes the one at its place in the third, or nothing; the first mention counts.
fn translate(arguments: &Arguments<'_>) -> Evaluated {
    let (text, from, to) = (arguments.text(0)?, arguments.text(1)?, arguments.text(2)?);
    let mut becomes = HashMap::new();
    let mut targets = to.chars();
    for character in from.chars() {
        let target = targets.next();
        becomes.entry(character).or_insert(target);
    }
    let changed = |character| becomes.get(&character).copied().unwrap_or(Some(character));
    Ok(collected(text.chars().filter_map(changed)))
}

/// Whether the whole text matches, as Java's `Pattern.matches`.
fn regex(arguments: &Arguments<'_>) -> Evaluated {
    let text = arguments.text(0)?;
    let matches = match &arguments.call.pattern {
        Some(pattern) => pattern.is_match(&text),
        None => compile(&arguments.text(1)?).ok_or(EvaluationError::Pattern)?.is_match(&text),
    };
    Ok(Value::Boolean(matches))
}
