//! Answers in the body of a response.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use super::shown::moment_text;
use super::{Answer, FileReference, position};
use crate::expression::{date_text, parse_date, time_text};
use crate::form::{Metadata, Missing, QuestionKind};

/// An answer that may be written, because it is being written into the body of a [`crate::Response`].
pub(crate) struct Written<'a>(pub(crate) &'a Answer);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Answer::Text(text) | Answer::One(text) => serializer.serialize_str(text),
            Answer::Integer(number) => serializer.serialize_i64(*number),
            Answer::Decimal(number) => serializer.serialize_f64(*number),
            Answer::Date(date) => serializer.serialize_str(&Zeroizing::new(date_text(*date))),
            Answer::Time(time) => serializer.serialize_str(&Zeroizing::new(time_text(*time))),
            Answer::DateTime(moment) => serializer.serialize_str(&Zeroizing::new(moment_text(*moment))),
            Answer::Acknowledged => serializer.serialize_bool(true),
            Answer::Places(positions) => serializer.serialize_str(&position::all_to_text(positions)),
            Answer::File(file) => {
                let mut map = serializer.serialize_map(Some(4))?;
                map.serialize_entry("file", &file.name)?;
                map.serialize_entry("type", &file.media_type)?;
                map.serialize_entry("size", &file.size)?;
                map.serialize_entry("sha256", &crate::digest::to_hex(&file.sha256))?;
                map.end()
            }
            Answer::Many(names) => names.serialize(serializer),
            Answer::Missing(missing) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("missing", missing.name())?;
                map.end()
            }
        }
    }
}

/// Reads the value of a question that is asked; none where it has not the shape that [`Written`] gives it.
pub(crate) fn read(kind: &QuestionKind, raw: &RawValue) -> Option<Answer> {
    if matches!(kind, QuestionKind::Calculate | QuestionKind::Hidden) {
        return read_calculated(raw);
    }
    let raw = raw.get();
    if raw.starts_with('{') {
        let file = || matches!(kind, QuestionKind::Media(_)).then(|| file(raw)).flatten();
        return missing(raw).or_else(file);
    }
    match kind {
        QuestionKind::Text { .. }
        | QuestionKind::Barcode { .. }
        | QuestionKind::Metadata(Metadata::Username | Metadata::Audit) => text(raw).map(Answer::Text),
        QuestionKind::SelectOne { .. } => text(raw).map(Answer::One),
        QuestionKind::Range(range) if !range.whole => number(raw).map(Answer::Decimal),
        QuestionKind::Integer | QuestionKind::Range(_) => raw.parse().ok().map(Answer::Integer),
        QuestionKind::Decimal => number(raw).map(Answer::Decimal),
        QuestionKind::DateTime | QuestionKind::Metadata(Metadata::Start | Metadata::End) => {
            let written = Zeroizing::new(text(raw)?);
            let (day, time) = written.split_once('T')?;
            let moment = parse_date(day)?.to_datetime(time.parse::<jiff::civil::Time>().ok()?);
            (moment_text(moment) == *written).then_some(Answer::DateTime(moment))
        }
        QuestionKind::Acknowledge => (raw == "true").then_some(Answer::Acknowledged),
        QuestionKind::Place { .. } => {
            let written = Zeroizing::new(text(raw)?);
            let positions = position::parse_all(&written)?;
            (*position::all_to_text(&positions) == *written).then_some(Answer::Places(positions))
        }
        QuestionKind::Date | QuestionKind::Metadata(Metadata::Today) => {
            let written = Zeroizing::new(text(raw)?);
            parse_date(&written).filter(|date| date_text(*date) == *written).map(Answer::Date)
        }
        QuestionKind::Time => {
            let written = Zeroizing::new(text(raw)?);
            let time = written.parse::<jiff::civil::Time>().ok()?;
            (time_text(time) == *written).then_some(Answer::Time(time))
        }
        QuestionKind::SelectMultiple { .. } | QuestionKind::Rank { .. } => {
            serde_json::from_str(raw).ok().map(Answer::Many)
        }
        QuestionKind::Note | QuestionKind::Media(_) | QuestionKind::Calculate | QuestionKind::Hidden => None,
    }
}

/// Reads the value of a calculation: what its type was is known only once it is computed again.
fn read_calculated(raw: &RawValue) -> Option<Answer> {
    let raw = raw.get();
    if raw.starts_with('"') {
        return text(raw).map(Answer::Text);
    }
    raw.parse().map(Answer::Integer).ok().or_else(|| number(raw).map(Answer::Decimal))
}

fn text(raw: &str) -> Option<String> {
    serde_json::from_str(raw).ok()
}

/// Rust's own reading of numbers: exact, where `serde_json` may be off in the last bit.
fn number(raw: &str) -> Option<f64> {
    let is_number = raw.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    raw.parse().ok().filter(|number: &f64| is_number && number.is_finite())
}

fn missing(raw: &str) -> Option<Answer> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Wire {
        missing: Missing,
    }
    serde_json::from_str(raw).ok().map(|wire: Wire| Answer::Missing(wire.missing))
}

fn file(raw: &str) -> Option<Answer> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Wire {
        file: String,
        #[serde(rename = "type")]
        media_type: String,
        size: u64,
        sha256: String,
    }
    let wire: Wire = serde_json::from_str(raw).ok()?;
    let sha256 = crate::digest::from_hex(&wire.sha256)?;
    Some(Answer::File(FileReference {
        name: wire.file,
        media_type: wire.media_type,
        size: wire.size,
        sha256,
    }))
}
