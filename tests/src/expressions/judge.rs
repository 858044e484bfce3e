//! What the engine makes of a case.

use jiff::civil::date;
use jiff::tz::Offset;
use kin_forms::{Alone, LoneValue, Now, evaluate_alone};
use serde_json::Value;

use super::Case;

/// Java's tests compare numbers to 10⁻¹²; large ones by as many digits as a double surely has.
const TOLERANCE: f64 = 1e-12;

/// What the engine gave for a case.
#[derive(Debug)]
pub struct Judged {
    agrees: bool,
    found: String,
}

impl Judged {
    /// Whether it is what the case expects.
    pub fn agrees(&self) -> bool {
        self.agrees
    }

    /// What was found, in words.
    pub fn found(&self) -> &str {
        &self.found
    }
}

impl Case {
    /// Evaluates the case in its time zone (UTC where it names none) and compares.
    pub fn judge(&self) -> Judged {
        match evaluate_alone(&self.expression, &self.alone()) {
            Ok(value) => Judged { agrees: self.expects(&value), found: format!("found {}", shown(&value)) },
            Err(error) => Judged {
                agrees: self.kind.as_deref() == Some("error"),
                found: format!("found an error: {error}"),
            },
        }
    }

    /// The world it is evaluated in.
    fn alone(&self) -> Alone {
        let offset =
            self.field(&["tz", "timezone", "time_zone", "offset"]).and_then(offset).unwrap_or(Offset::UTC);
        let now = self.field(&["now"]).and_then(Value::as_str).and_then(|now| now.get(..19)?.parse().ok());
        let language = self.field(&["language", "locale"]).and_then(Value::as_str).unwrap_or("en").to_owned();
        let local = now.unwrap_or_else(|| date(2026, 11, 23).at(19, 25, 0, 0));
        Alone { now: Now { local, offset }, seed: [7; 32], language }
    }

    fn expects(&self, value: &LoneValue) -> bool {
        match self.kind.as_deref() {
            Some("error") => false,
            Some("number" | "double" | "int" | "integer") => {
                number(&self.expected).is_some_and(|expected| same(expected, value.to_number()))
            }
            Some("boolean" | "bool") => truth(&self.expected) == Some(value.to_boolean()),
            Some("date" | "datetime" | "date-time") => {
                let (expected, found) = (text(&self.expected), value.to_text());
                found == expected || found.get(..10).is_some_and(|day| day == expected)
            }
            Some("nodeset" | "sequence" | "array" | "list") => {
                let expected =
                    self.expected.as_array().map(|items| items.iter().map(text).collect::<Vec<_>>());
                expected == Some(value.to_texts())
            }
            Some(_) => value.to_text() == text(&self.expected),
            None => match &self.expected {
                Value::Bool(expected) => *expected == value.to_boolean(),
                Value::Number(_) => {
                    number(&self.expected).is_some_and(|expected| same(expected, value.to_number()))
                }
                expected => value.to_text() == text(expected),
            },
        }
    }
}

/// Equal as far as doubles computed on two ways can be; not a number equals itself.
#[expect(clippy::float_cmp, reason = "infinities have no difference to compare")]
fn same(expected: f64, found: f64) -> bool {
    let close = (expected - found).abs() <= TOLERANCE * expected.abs().max(1.0);
    expected == found || close || (expected.is_nan() && found.is_nan())
}

/// Java's and JavaScript's ways to write a double; none where it is no number at all.
fn number(expected: &Value) -> Option<f64> {
    match expected {
        Value::Number(number) => number.as_f64(),
        Value::Null => Some(f64::NAN),
        Value::Bool(truth) => Some(f64::from(u8::from(*truth))),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn truth(expected: &Value) -> Option<bool> {
    match expected {
        Value::Bool(truth) => Some(*truth),
        Value::String(text) => text.trim().to_lowercase().parse().ok(),
        _ => None,
    }
}

fn text(expected: &Value) -> String {
    expected.as_str().map_or_else(|| expected.to_string(), str::to_owned)
}

/// `+07:00`, `UTC`, `Z`, a number of minutes, or one of the zones that tests of engines use and that keep no summer time.
fn offset(zone: &Value) -> Option<Offset> {
    if let Some(minutes) = zone.as_i64() {
        return Offset::from_seconds(i32::try_from(minutes * 60).ok()?).ok();
    }
    let zone = zone.as_str()?;
    let hours = match zone {
        "UTC" | "GMT" | "Z" | "Etc/UTC" => 0,
        "America/Phoenix" => -7,
        "Africa/Nairobi" => 3,
        "Asia/Ho_Chi_Minh" | "Asia/Bangkok" | "Asia/Saigon" => 7,
        _ => {
            let (sign, rest) = (zone.get(..1)?, zone.get(1..)?);
            let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "0"));
            let seconds = hours.parse::<i32>().ok()? * 3600 + minutes.parse::<i32>().ok()? * 60;
            let signed = match sign {
                "+" => seconds,
                "-" => -seconds,
                _ => return None,
            };
            return Offset::from_seconds(signed).ok();
        }
    };
    Offset::from_hours(hours).ok()
}

fn shown(value: &LoneValue) -> String {
    match value {
        LoneValue::Boolean(truth) => format!("boolean {truth}"),
        LoneValue::Number(number) => format!("number {number:?}"),
        LoneValue::Text(text) => format!("string {text:?}"),
        LoneValue::Moment(text) => format!("moment {text}"),
        LoneValue::Nodes(texts) => format!("nodes {texts:?}"),
    }
}
