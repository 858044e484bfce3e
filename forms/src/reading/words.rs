//! Words in the languages of the form.

use std::collections::BTreeMap;

use jsonc_parser::ast::{StringLit, Value};
use jsonc_parser::common::Ranged;

use super::Context;
use super::fields::{self, Fields};
use super::mistake::FormMistake;
use super::report::Report;
use crate::form::{Media, Words};

/// Longest words in one language, in bytes: a consent can be long.
const MAX_WORDS_BYTES: usize = 16 * 1024;

/// Words in every language of the form and in no other: what somebody agrees to is the same in all of them.
pub(super) fn whole_words(
    value: &Value<'_>,
    property: &str,
    context: &Context,
    report: &mut Report<'_>,
) -> Option<Words> {
    for language in &context.languages {
        if let Value::Object(object) = value
            && !object.properties.iter().any(|property| property.name.as_str() == language)
        {
            let (property, language) = (property.to_owned(), language.clone());
            report.add(value.start(), FormMistake::FormWordsMissing { property, language });
        }
    }
    words(value, property, context, report)
}

/// Words in one or more languages of the form and in no other.
pub(super) fn words(
    value: &Value<'_>,
    property: &str,
    context: &Context,
    report: &mut Report<'_>,
) -> Option<Words> {
    let fields = Fields::open_any(value, property, report)?;
    if fields.iter().next().is_none() {
        report.add(fields.at(), FormMistake::FormTextEmpty { property: property.to_owned() });
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
    let is_group = context.names.group(name).is_some();
    let found = unknown(literal, at, name, property, context, report);
    let mistake = match found {
        FormMistake::FormReferenceUnknown { property, position, name }
        | FormMistake::FormReferenceUnknownNear { property, position, name, .. }
            if is_group =>
        {
            FormMistake::FormReferenceToGroup { property, position, name }
        }
        other => other,
    };
    report.add(report.inside(literal, at), mistake);
}

/// What is wrong with a name that nothing has.
pub(super) fn unknown(
    literal: &StringLit<'_>,
    at: usize,
    name: &str,
    property: &str,
    context: &Context,
    report: &mut Report<'_>,
) -> FormMistake {
    let (position, property) = (character(literal, at), property.to_owned());
    let nearest = report.nearest(name, context.names.questions());
    let name = fields::shortened(name);
    match nearest {
        Some(nearest) => FormMistake::FormReferenceUnknownNear { property, position, name, nearest },
        None => FormMistake::FormReferenceUnknown { property, position, name },
    }
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
    words(value, property, context, report)
}

/// Like [`whole_words`], noting a missing property.
pub(super) fn need_whole(
    fields: Fields<'_>,
    property: &'static str,
    context: &Context,
    report: &mut Report<'_>,
) -> Option<Words> {
    let value = fields.need(property, report)?;
    whole_words(value, property, context, report)
}

/// Files by kind and language.
pub(super) fn media(fields: Fields<'_>, context: &Context, report: &mut Report<'_>) -> Media {
    let Some(value) = fields.get("media") else { return Media::default() };
    let known = ["image", "big_image", "audio", "video"];
    let Some(fields) = Fields::open(value, "media", &known, report) else { return Media::default() };
    let mut of = |kind| fields.get(kind).and_then(|value| words(value, kind, context, report));
    Media { image: of("image"), big_image: of("big_image"), audio: of("audio"), video: of("video") }
}
