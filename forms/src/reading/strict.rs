//! Bytes → text that is surely JSON, small and shallow, before any tree is built from it.

use jsonc_parser::ParseStringErrorKind;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, ast, parse_to_ast};

use super::mistake::{FormMistake, JsonReason};
use crate::limits::{MAX_FORM_BYTES, MAX_FORM_DEPTH};

/// RFC 8259 and nothing else.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// A mistake and the byte at which it stands.
type At = (usize, FormMistake);

/// The text, if it is small enough and UTF-8. On an error the text up to it comes along, to count lines in.
pub(super) fn text(bytes: &[u8]) -> Result<&str, (&str, At)> {
    if bytes.len() > MAX_FORM_BYTES {
        return Err(("", (0, FormMistake::FormTooLarge { limit: MAX_FORM_BYTES })));
    }
    let text = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            return Err((good, (good.len(), FormMistake::FormNotUtf8)));
        }
    };
    if text.starts_with('\u{feff}') {
        return Err((text, (0, FormMistake::FormByteOrderMark)));
    }
    Ok(text)
}

/// The tree, with the byte range of every value.
pub(super) fn tree(text: &str) -> Result<ast::Value<'_>, At> {
    shallow(text)?;
    // `serde_json` is the judge of what JSON is; the reader of ranges is more lenient in corners.
    let judged = serde_json::from_str::<Judged>(text);
    match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Err(error) => match judged {
            // Of a number like 01 the lenient one reads a part.
            Err(judged) if category(&judged) == JsonReason::Number => {
                Err((offset(text, &judged), not_json(JsonReason::Number)))
            }
            _ => Err((error.range().start.min(text.len()), not_json(reason(&error)))),
        },
        Ok(parsed) => match (judged, parsed.value) {
            (Ok(Judged), Some(value)) => Ok(value),
            (Ok(Judged), None) => Err((text.len(), not_json(JsonReason::EndsEarly))),
            (Err(error), _) => Err((offset(text, &error), not_json(category(&error)))),
        },
    }
}

fn not_json(reason: JsonReason) -> FormMistake {
    FormMistake::FormNotJson { reason }
}

/// Nesting is bounded before anything recurses.
fn shallow(text: &str) -> Result<(), At> {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => {
                depth += 1;
                if depth > MAX_FORM_DEPTH {
                    return Err((at, FormMistake::FormTooDeep { limit: MAX_FORM_DEPTH }));
                }
            }
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// Any JSON value, looked at in full and kept nowhere: unlike `IgnoredAny` it reads escapes and numbers.
struct Judged;

impl<'de> serde::Deserialize<'de> for Judged {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Judged, D::Error> {
        struct Judge;
        impl<'de> serde::de::Visitor<'de> for Judge {
            type Value = Judged;
            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("JSON")
            }
            fn visit_unit<E>(self) -> Result<Judged, E> {
                Ok(Judged)
            }
            fn visit_bool<E>(self, _: bool) -> Result<Judged, E> {
                Ok(Judged)
            }
            fn visit_i64<E>(self, _: i64) -> Result<Judged, E> {
                Ok(Judged)
            }
            fn visit_u64<E>(self, _: u64) -> Result<Judged, E> {
                Ok(Judged)
            }
            fn visit_f64<E>(self, _: f64) -> Result<Judged, E> {
                Ok(Judged)
            }
            fn visit_str<E>(self, _: &str) -> Result<Judged, E> {
                Ok(Judged)
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut entries: A) -> Result<Judged, A::Error> {
                while entries.next_element::<Judged>()?.is_some() {}
                Ok(Judged)
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut entries: A) -> Result<Judged, A::Error> {
                while entries.next_entry::<Judged, Judged>()?.is_some() {}
                Ok(Judged)
            }
        }
        deserializer.deserialize_any(Judge)
    }
}

/// `serde_json` counts lines from 1 and columns in bytes.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut at = (before + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn category(error: &serde_json::Error) -> JsonReason {
    let message = error.to_string();
    if error.is_eof() {
        JsonReason::EndsEarly
    } else if message.contains("number") {
        JsonReason::Number
    } else if message.contains("surrogate")
        || message.contains("escape")
        || message.contains("control character")
    {
        JsonReason::Text
    } else {
        JsonReason::Other
    }
}

fn reason(error: &ParseError) -> JsonReason {
    match error.kind() {
        ParseErrorKind::UnterminatedArray
        | ParseErrorKind::UnterminatedObject
        | ParseErrorKind::ExpectedObjectValue
        | ParseErrorKind::String(ParseStringErrorKind::UnterminatedStringLiteral) => JsonReason::EndsEarly,
        ParseErrorKind::TrailingCommasNotAllowed => JsonReason::TrailingComma,
        ParseErrorKind::ExpectedComma => JsonReason::MissingComma,
        ParseErrorKind::ExpectedColonAfterObjectKey => JsonReason::MissingColon,
        ParseErrorKind::CommentsNotAllowed | ParseErrorKind::UnterminatedCommentBlock => JsonReason::Comment,
        ParseErrorKind::SingleQuotedStringsNotAllowed
        | ParseErrorKind::ExpectedStringObjectProperty
        | ParseErrorKind::UnexpectedWord => JsonReason::Quotes,
        ParseErrorKind::BareDecimalPointNumbersNotAllowed
        | ParseErrorKind::ExpectedDigit
        | ParseErrorKind::ExpectedDigitFollowingNegativeSign
        | ParseErrorKind::ExpectedPlusMinusOrDigitInNumberLiteral
        | ParseErrorKind::HexadecimalNumbersNotAllowed
        | ParseErrorKind::NonFiniteNumbersNotAllowed
        | ParseErrorKind::UnaryPlusNumbersNotAllowed => JsonReason::Number,
        ParseErrorKind::String(_) => JsonReason::Text,
        ParseErrorKind::MultipleRootJsonValues => JsonReason::Trailing,
        _ => JsonReason::Other,
    }
}
