//! From text to tokens.

use super::ExpressionMistake;

/// A piece of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'t> {
    Number(f64),
    Text(&'t str),
    Reference(&'t str),
    /// `${last-saved#name}`.
    LastSaved(&'t str),
    Name(&'t str),
    /// An operator, bracket, comma or dot.
    Sign(&'static str),
}

/// Longer ones first.
const SIGNS: [&str; 20] = [
    "!=", "<=", ">=", "::", "..", "//", "+", "-", "*", "=", "<", ">", "|", "(", ")", "[", "]", ",", "/", "@",
];

/// The operators that are words.
const WORDS: [&str; 4] = ["and", "or", "div", "mod"];

/// All tokens with the byte at which each begins.
pub(super) fn tokens(text: &str) -> Result<Vec<(usize, Token<'_>)>, (usize, ExpressionMistake)> {
    let mut found: Vec<(usize, Token<'_>)> = Vec::new();
    // Whether what was read last can stand before an operator.
    let mut after_value = false;
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if matches!(first, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            at += 1;
            continue;
        }
        let word = if after_value { word(&text[at..]) } else { None };
        let (token, length) = match word {
            Some(word) => (Token::Name(word), word.len()),
            None => token(text, at, first)?,
        };
        after_value = match token {
            Token::Sign(sign) => matches!(sign, ")" | "]" | "." | "..") || (sign == "*" && !after_value),
            _ => word.is_none(),
        };
        found.push((at, token));
        at += length;
    }
    Ok(found)
}

/// The operator at the beginning, as JavaRosa reads it: in capitals or not, and with or without a blank behind it, for no
/// name can stand where an operator does.
fn word(text: &str) -> Option<&'static str> {
    let begins = |word: &&str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    WORDS.into_iter().find(begins)
}

fn token(text: &str, at: usize, first: char) -> Result<(Token<'_>, usize), (usize, ExpressionMistake)> {
    let rest = &text[at..];
    if first == '\'' || first == '"' {
        let Some(inside) = rest[1..].find(first) else {
            return Err((at, ExpressionMistake::ExpressionTextNotClosed));
        };
        let literal = &rest[1..=inside];
        if let Some(character) = literal.chars().find(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        {
            let character = character.escape_debug().to_string();
            return Err((at, ExpressionMistake::ExpressionCharacter { character }));
        }
        return Ok((Token::Text(literal), inside + 2));
    }
    if let Some(inner) = rest.strip_prefix("${") {
        return reference(inner, at);
    }
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let fraction = rest[digits..]
        .strip_prefix('.')
        .map(|tail| tail.len() - tail.trim_start_matches(|c: char| c.is_ascii_digit()).len());
    if digits > 0 || fraction.is_some_and(|length| length > 0) {
        let length = digits + fraction.map_or(0, |length| length + 1);
        let number = super::number::parse(&rest[..length]);
        return Ok((Token::Number(number), length));
    }
    if is_name_start(first) {
        let length = name_length(rest);
        return Ok((Token::Name(&rest[..length]), length));
    }
    if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
        return Ok((Token::Sign(sign), sign.len()));
    }
    if first == '.' {
        return Ok((Token::Sign("."), 1));
    }
    Err((at, ExpressionMistake::ExpressionCharacter { character: first.escape_debug().to_string() }))
}

/// What follows `${`, up to its `}`.
fn reference(inner: &str, at: usize) -> Result<(Token<'_>, usize), (usize, ExpressionMistake)> {
    let Some(end) = inner.find('}') else {
        return Err((at, ExpressionMistake::ExpressionReferenceNotClosed));
    };
    let name = inner[..end].trim();
    if let Some(("last-saved", saved)) = name.split_once('#')
        && saved.starts_with(is_name_start)
        && name_length(saved) == saved.len()
    {
        return Ok((Token::LastSaved(saved), end + 3));
    }
    if !name.starts_with(is_name_start) || name_length(name) != name.len() {
        return Err((at, ExpressionMistake::ExpressionReferenceNotClosed));
    }
    Ok((Token::Reference(name), end + 3))
}

fn is_name_start(character: char) -> bool {
    character.is_alphabetic() || character == '_'
}

/// Length of the name at the beginning; one colon may part a prefix from it, as in `jr:choice-name`.
fn name_length(text: &str) -> usize {
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let part = |text: &str| text.find(|c| !is_inside(c)).unwrap_or(text.len());
    let prefix = part(text);
    match text[prefix..].strip_prefix(':') {
        Some(rest) if rest.starts_with(is_name_start) => prefix + 1 + part(rest),
        _ => prefix,
    }
}
