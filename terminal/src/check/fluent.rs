//! A Fluent file taken apart: ids, variables, attributes.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast;

use crate::Locales;

/// One message of one language.
#[derive(Debug, Default)]
pub(super) struct Message {
    /// Every `$variable` in its value and attributes.
    pub(super) variables: BTreeSet<String>,
    /// Its attributes, such as `hint`.
    pub(super) attributes: BTreeSet<String>,
    /// Whether it says anything.
    pub(super) has_value: bool,
}

/// The messages of one language.
pub(super) type Messages = BTreeMap<String, Message>;

/// Every message by language, over all `locales`. Adds to `complaints` what does not parse or stands twice.
pub(super) fn messages(
    locales: &[Locales],
    complaints: &mut Vec<String>,
) -> BTreeMap<&'static str, Messages> {
    let mut languages: BTreeMap<&'static str, Messages> = BTreeMap::new();
    for (language, text) in locales.iter().flat_map(|locale| locale.iter().copied()) {
        let messages = languages.entry(language).or_default();
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(resource, mistakes)| {
            for mistake in mistakes {
                let line = text.get(..mistake.pos.start).map_or(0, |before| before.matches('\n').count()) + 1;
                complaints.push(format!("{language}: line {line}: {mistake}"));
            }
            resource
        });
        for entry in resource.body {
            let ast::Entry::Message(message) = entry else { continue };
            let id = message.id.name.to_owned();
            if messages.insert(id.clone(), read(&message)).is_some() {
                complaints.push(format!("{language}: {id} stands twice"));
            }
        }
    }
    languages
}

fn read(message: &ast::Message<&str>) -> Message {
    let mut found = Message { has_value: message.value.is_some(), ..Message::default() };
    if let Some(value) = &message.value {
        pattern(value, &mut found.variables);
    }
    for attribute in &message.attributes {
        found.attributes.insert(attribute.id.name.to_owned());
        pattern(&attribute.value, &mut found.variables);
    }
    found
}

fn pattern(pattern: &ast::Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression: found } = element {
            expression(found, variables);
        }
    }
}

fn expression(found: &ast::Expression<&str>, variables: &mut BTreeSet<String>) {
    match found {
        ast::Expression::Inline(found) => inline(found, variables),
        ast::Expression::Select { selector, variants } => {
            inline(selector, variables);
            for variant in variants {
                pattern(&variant.value, variables);
            }
        }
    }
}

fn inline(found: &ast::InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match found {
        ast::InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression: found } => expression(found, variables),
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                inline(argument, variables);
            }
        }
        _ => {}
    }
}
