//! `parameters`: further settings by name.

use std::collections::BTreeMap;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::fields::{self, Fields};
use super::mistake::FormMistake;
use super::report::Report;
use crate::form::Range;
use crate::limits::{MAX_CELL_BYTES, MAX_DECIMAL};

/// Texts, numbers and booleans as texts.
pub(super) fn parameters(fields: Fields<'_>, report: &mut Report<'_>) -> BTreeMap<String, String> {
    let Some(value) = fields.get("parameters") else { return BTreeMap::new() };
    let Some(entries) = Fields::open_any(value, "parameters", report) else { return BTreeMap::new() };
    let mut found = BTreeMap::new();
    for (name, at, value) in entries.iter() {
        let name = fields::shortened(name);
        let Some(text) = text(value) else {
            fields::wrong_type(value, &name, "text", report);
            continue;
        };
        if text.len() > MAX_CELL_BYTES {
            let (property, limit) = (name, MAX_CELL_BYTES);
            report.add(at, FormMistake::FormTextTooLong { property, limit });
            continue;
        }
        found.insert(name, text);
    }
    found
}

fn text(value: &Value<'_>) -> Option<String> {
    match value {
        Value::StringLit(literal) => Some(literal.value.to_string()),
        Value::NumberLit(literal) => Some(literal.value.to_string()),
        Value::BooleanLit(literal) => Some(literal.value.to_string()),
        _ => None,
    }
}

/// One parameter and where it stands.
pub(super) fn get<'v>(fields: Fields<'v>, name: &str) -> Option<&'v Value<'v>> {
    let object = fields.get("parameters")?.as_object()?;
    object.properties.iter().find(|property| property.name.as_str() == name).map(|property| &property.value)
}

fn number(fields: Fields<'_>, parameter: &'static str, report: &mut Report<'_>) -> Option<f64> {
    let Some(value) = get(fields, parameter) else {
        report.add(fields.at(), FormMistake::FormParameterMissing { parameter });
        return None;
    };
    let number = text(value).and_then(|text| text.trim().parse::<f64>().ok());
    let number = number.filter(|number| number.is_finite() && number.abs() <= MAX_DECIMAL);
    if number.is_none() {
        report.add(value.start(), FormMistake::FormParameterUnfit { parameter });
    }
    number
}

/// A whole number, where it is stated.
pub(super) fn whole(
    fields: Fields<'_>,
    parameter: &'static str,
    (least, most): (u32, u32),
    report: &mut Report<'_>,
) -> Option<u32> {
    let value = get(fields, parameter)?;
    let number = text(value).and_then(|text| text.trim().parse::<u32>().ok());
    let number = number.filter(|number| (least..=most).contains(number));
    if number.is_none() {
        let (least, most) = (i64::from(least), i64::from(most));
        report.add(value.start(), FormMistake::FormOutOfRange { property: parameter, least, most });
    }
    number
}

/// `start`, `end` and `step` of a range: at least one step long.
pub(super) fn range(fields: Fields<'_>, report: &mut Report<'_>) -> Option<Range> {
    let (start, end, step) =
        (number(fields, "start", report), number(fields, "end", report), number(fields, "step", report));
    let (start, end, step) = (start?, end?, step?);
    let distance = (end - start).abs();
    let step = step.abs();
    if step == 0.0 || step > distance {
        let at = get(fields, "step").map_or(fields.at(), Ranged::start);
        report.add(at, FormMistake::FormParameterUnfit { parameter: "step" });
        return None;
    }
    let whole = [start, end, step].iter().all(|number| number.fract() == 0.0);
    Some(Range { start, end, step, whole })
}
