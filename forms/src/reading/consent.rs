//! Consent.

use std::collections::HashMap;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::Context;
use super::fields::{self, Fields};
use super::mistake::FormMistake;
use super::report::Report;
use super::words;
use crate::form::{Assent, Consent, ConsentMode, Purpose};

pub(super) fn consent(value: &Value<'_>, context: &Context, report: &mut Report<'_>) -> Option<Consent> {
    let fields = Fields::open(value, "consent", &["words", "purposes", "modes", "assent"], report)?;
    let words = words::need_whole(fields, "words", context, report);
    let mut first_lines = HashMap::new();
    let mut purposes = Vec::new();
    let entries = fields.need("purposes", report).and_then(|value| fields::list(value, "purposes", report));
    for entry in entries.unwrap_or_default() {
        let Some(purpose) = purpose(entry, context, report) else { continue };
        if let Some(first_line) = first_lines.insert(purpose.name.clone(), report.line(entry.start())) {
            let name = purpose.name.clone();
            report.add(entry.start(), FormMistake::FormNameTwice { name, first_line });
        }
        purposes.push(purpose);
    }
    let known = ConsentMode::ALL.map(|mode| (mode.name(), mode));
    let modes =
        fields.need("modes", report).map(|value| (value, fields::words(value, "modes", &known, report)));
    if let Some((value, modes)) = &modes
        && modes.is_empty()
    {
        report.add(value.start(), FormMistake::FormNothingIn { property: "modes".into() });
    }
    let assent = fields.get("assent").map(|value| assent(value, context, report));
    Some(Consent { words: words?, purposes, modes: modes?.1, assent: assent.flatten() })
}

fn assent(value: &Value<'_>, context: &Context, report: &mut Report<'_>) -> Option<Assent> {
    let fields = Fields::open(value, "assent", &["ask", "words"], report)?;
    let ask = words::need_whole(fields, "ask", context, report);
    let words = words::need_whole(fields, "words", context, report);
    Some(Assent { ask: ask?, words: words? })
}

fn purpose(value: &Value<'_>, context: &Context, report: &mut Report<'_>) -> Option<Purpose> {
    let fields = Fields::open(value, "purposes", &["name", "label", "required"], report)?;
    let name = fields.need("name", report).and_then(|value| fields::name(value, "name", report));
    let label = words::need_whole(fields, "label", context, report);
    let required = fields.get("required").and_then(|value| fields::boolean(value, "required", report));
    Some(Purpose { name: name?, label: label?, required: required.unwrap_or(false) })
}
