//! What the engine makes of a case.

use jiff::civil::date;
use jiff::tz::Offset;
use kin_forms::{Alone, LoneValue, Now, evaluate_alone};
use serde_json::Value;

use super::{Case, Kind};

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
    /// Evaluates the case in its time zone (UTC where it names none) and compares. What cannot be understood fails, and
    /// what was found says why.
    pub fn judge(&self) -> Judged {
        let alone = match self.understood().and_then(|()| self.alone()) {
            Ok(alone) => alone,
            Err(reason) => return Judged { agrees: false, found: format!("not run: {reason}") },
        };
        match evaluate_alone(&self.expression, &alone) {
            Ok(value) => match self.expects(&value) {
                Ok(agrees) => Judged { agrees, found: format!("found {}", shown(&value)) },
                Err(reason) => Judged { agrees: false, found: format!("not compared: {reason}") },
            },
            Err(error) => {
                Judged { agrees: self.kind == Kind::Error, found: format!("found an error: {error}") }
            }
        }
    }

    /// Errors: what of the case is not understood.
    fn understood(&self) -> Result<(), String> {
        if !self.has_expression() {
            return Err("the case has no expression".into());
        }
        if let Kind::Unknown(word) = &self.kind {
            return Err(format!("the type {word} is not known"));
        }
        if self.expected.is_none() && self.kind != Kind::Error {
            return Err("the case does not say what it expects".into());
        }
        match self.field(&["document", "xml", "doc"]) {
            Some(_) => Err("the case brings a document, and expressions are evaluated without one".into()),
            None => Ok(()),
        }
    }

    /// The world it is evaluated in. Errors: a time zone, a time or a language that cannot be read.
    fn alone(&self) -> Result<Alone, String> {
        let unread = |what: &str, value: &Value| format!("the {what} {value} cannot be read");
        let offset = match self.field(&["tz", "timezone", "time_zone", "offset"]) {
            None => Offset::UTC,
            Some(zone) => offset(zone).ok_or_else(|| unread("time zone", zone))?,
        };
        let local = match self.field(&["now"]) {
            None => date(2026, 11, 23).at(19, 25, 0, 0),
            Some(now) => {
                let read = now.as_str().and_then(|now| now.get(..19)?.parse().ok());
                read.ok_or_else(|| unread("time", now))?
            }
        };
        let language = match self.field(&["language", "locale"]) {
            None => "en".to_owned(),
            Some(language) => language.as_str().ok_or_else(|| unread("language", language))?.to_owned(),
        };
        Ok(Alone { now: Now { local, offset }, seed: [7; 32], language })
    }

    /// Errors: what is expected is no value of its type.
    fn expects(&self, value: &LoneValue) -> Result<bool, String> {
        let expected = self.expected.as_ref().unwrap_or(&Value::Null);
        let kind = match (&self.kind, expected) {
            (Kind::Unsaid, Value::Bool(_)) => &Kind::Truth,
            (Kind::Unsaid, Value::Number(_) | Value::Null) => &Kind::Number,
            (Kind::Unsaid, Value::Array(_)) => &Kind::Nodes,
            (Kind::Unsaid, _) => &Kind::Text,
            (kind, _) => kind,
        };
        let agrees = match kind {
            Kind::Error => return Ok(false),
            Kind::Number => number(expected).map(|expected| same(expected, value.to_number())),
            Kind::Truth => truth(expected).map(|expected| expected == value.to_boolean()),
            Kind::Moment => text(expected).map(|expected| {
                let found = value.to_text();
                found == expected || found.get(..10).is_some_and(|day| day == expected)
            }),
            Kind::Nodes => expected.as_array().and_then(|items| {
                let expected: Option<Vec<String>> = items.iter().map(text).collect();
                Some(expected? == value.to_texts())
            }),
            Kind::Text => text(expected).map(|expected| expected == value.to_text()),
            Kind::Unsaid | Kind::Unknown(_) => None,
        };
        agrees.ok_or_else(|| format!("{expected} is no value of its type"))
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

fn text(expected: &Value) -> Option<String> {
    match expected {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(expected.to_string()),
        _ => None,
    }
}

/// `+07:00`, `+07`, `+0700`, `GMT+7`, `UTC`, `Z`, a number of minutes, or one of the zones that tests of engines use and that keep no summer time.
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
            let zone = ["GMT", "UTC"].iter().find_map(|name| zone.strip_prefix(name)).unwrap_or(zone);
            let (sign, rest) = (zone.get(..1)?, zone.get(1..)?);
            let (hours, minutes) = match rest.split_once(':') {
                Some(parts) => parts,
                None if rest.len() == 4 => (rest.get(..2)?, rest.get(2..)?),
                None => (rest, "0"),
            };
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
