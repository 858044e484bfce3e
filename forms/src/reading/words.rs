//! Words in the languages of the form.

use std::collections::BTreeMap;

use jsonc_parser::ast::{StringLit, Value};
use jsonc_parser::common::Ranged;

use super::Context;
use super::fields::{self, Fields};
use super::mistake::FormMistake;
use super::report::Report;
use crate::form::Words;

/// Longest words in one language, in bytes: a consent can be long.
const MAX_WORDS_BYTES: usize = 16 * 1024;

/// Words in every language of the form and in no other.
pub(super) fn words(
    value: &Value<'_>,
    property: &str,
    context: &Context,
    report: &mut Report<'_>,
) -> Option<Words> {
    let fields = Fields::open_any(value, property, report)?;
    for language in &context.languages {
        if fields.get(language).is_none() {
            let (property, language) = (property.to_owned(), language.clone());
            report.add(fields.at(), FormMistake::FormWordsMissing { property, language });
        }
    }
    let mut by_language = BTreeMap::new();
    for (language, at, value) in fields.iter() {
        // Without languages there is a mistake already; do not add one for every word.
        if !context.languages.is_empty() && !context.languages.iter().any(|known| known == language) {
            let (property, language) = (property.to_owned(), fields::shortened(language));
            report.add(at, FormMistake::FormWordsInUnlistedLanguage { property, language });
        }
        if let Some(text) = fields::text(value, property, MAX_WORDS_BYTES, report) {
            by_language.insert(language.to_owned(), text);
        }
    }
    Some(Words::new(by_language, context.languages.first().map_or("", String::as_str)))
}

/// The same, where `${name}` may stand in the words.
pub(super) fn words_with_references(
    value: &Value<'_>,
    property: &str,
    context: &Context,
    report: &mut Report<'_>,
) -> Option<Words> {
    let words = words(value, property, context, report)?;
    for text in value.as_object().into_iter().flat_map(|object| &object.properties) {
        if let Value::StringLit(literal) = &text.value {
            references(literal, property, context, report);
        }
    }
    Some(words)
}

fn references(literal: &StringLit<'_>, property: &str, context: &Context, report: &mut Report<'_>) {
    for reference in crate::form::references(&literal.value) {
        match reference {
            Ok((at, name)) => known(literal, at, name, property, context, report),
            Err(at) => {
                let position = character(literal, at);
                let property = property.to_owned();
                report.add(
                    report.inside(literal, at),
                    FormMistake::FormReferenceNotClosed { property, position },
                );
            }
        }
    }
}

/// Notes a mistake where `${name}` at a byte of a text names no question.
pub(super) fn known(
    literal: &StringLit<'_>,
    at: usize,
    name: &str,
    property: &str,
    context: &Context,
    report: &mut Report<'_>,
) {
    if context.names.question(name).is_some() {
        return;
    }
    let (position, property) = (character(literal, at), property.to_owned());
    let nearest = report.nearest(name, context.names.questions());
    let is_group = context.names.is_group(name);
    let name = fields::shortened(name);
    report.add(
        report.inside(literal, at),
        match nearest {
            _ if is_group => FormMistake::FormReferenceToGroup { property, position, name },
            Some(nearest) => FormMistake::FormReferenceUnknownNear { property, position, name, nearest },
            None => FormMistake::FormReferenceUnknown { property, position, name },
        },
    );
}

/// The character at a byte of a text, from 1.
pub(super) fn character(literal: &StringLit<'_>, at: usize) -> u64 {
    literal.value.get(..at).map_or(0, |before| before.chars().count()) as u64 + 1
}

/// Like [`words`], noting a missing property.
pub(super) fn need(
    fields: Fields<'_>,
    property: &'static str,
    context: &Context,
    report: &mut Report<'_>,
) -> Option<Words> {
    let value = fields.need(property, report)?;
    if let Value::Object(object) = value
        && object.properties.is_empty()
        && context.languages.is_empty()
    {
        report.add(value.start(), FormMistake::FormTextEmpty { property: property.to_owned() });
    }
    words(value, property, context, report)
}
