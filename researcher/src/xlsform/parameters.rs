//! The `parameters` column: `start=0 end=10 step=1`, and what pyxform accepts for each type.

use super::json::{Json, Object};
use super::mistake::WorkbookMistake;
use super::references;

/// Pairs in their order, keys in small letters; none where it is no list of pairs.
pub(super) fn pairs(text: &str) -> Option<Vec<(String, String)>> {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    let mut rest = text.trim_matches(is_gap);
    let mut pairs: Vec<(String, String)> = Vec::new();
    while !rest.is_empty() {
        let (key, after) = token(rest)?;
        let after = after.trim_start_matches(is_gap).strip_prefix('=')?;
        let (value, after) = token(after.trim_start_matches(is_gap))?;
        let key = key.to_lowercase();
        // Columns of files keep their letters.
        let keeps = matches!(key.as_str(), "label" | "value");
        let value = if keeps { value.to_owned() } else { value.to_lowercase() };
        pairs.retain(|(known, _)| *known != key);
        pairs.push((key, value));
        rest = after.trim_start_matches(is_gap);
    }
    Some(pairs)
}

fn token(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '=' | ',' | ';')).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// A number where it reads back as it is written, else a text.
pub(super) fn value(text: &str) -> Json {
    if let Ok(whole) = text.parse::<i64>()
        && whole.to_string() == text
    {
        return Json::Number(whole.into());
    }
    let decimal = text.parse::<f64>().ok().and_then(serde_json::Number::from_f64);
    match decimal {
        Some(number) if number.to_string() == text => Json::Number(number),
        _ => Json::text(text),
    }
}

/// As an object of a form.
pub(super) fn object(pairs: &[(String, String)]) -> Object {
    pairs.iter().map(|(key, text)| (key.clone(), value(text))).collect()
}

/// The keys of a type; none where pyxform does not look.
fn accepted(kind: &str, from_file: bool) -> Option<&'static [&'static str]> {
    Some(match kind {
        "select_one" | "select_multiple" | "rank" if from_file => &["label", "randomize", "seed", "value"],
        "select_one" | "select_multiple" | "rank" => &["randomize", "seed"],
        "text" => &["rows"],
        "image" => &["app", "max-pixels"],
        "audio" | "background-audio" => &["quality"],
        "range" => &["end", "placeholder", "start", "step", "tick_interval", "tick_labelset"],
        "geopoint" => &["allow-mock-accuracy", "capture-accuracy", "reference-geometry", "warning-accuracy"],
        "geotrace" | "geoshape" => {
            &["allow-mock-accuracy", "incremental", "max-points", "reference-geometry"]
        }
        "audit" => &[
            "identify-user",
            "location-max-age",
            "location-min-interval",
            "location-priority",
            "track-changes",
            "track-changes-reasons",
        ],
        _ => return None,
    })
}

/// Whether pyxform looks at the parameters of a question whose type is that word: not of every word for the type.
pub(super) fn is_checked(kind: &str, word: &str) -> bool {
    match kind {
        "text" => word == "text",
        "geopoint" => word == "geopoint",
        "image" => matches!(word, "image" | "photo" | "add image prompt" | "add photo prompt"),
        "audio" => matches!(word, "audio" | "add audio prompt"),
        "geotrace" | "geoshape" => word == kind,
        _ => true,
    }
}

/// What is wrong with the parameters of a question, if anything.
pub(super) fn check(kind: &str, from_file: bool, pairs: &[(String, String)]) -> Result<(), WorkbookMistake> {
    let Some(accepted) = accepted(kind, from_file) else { return Ok(()) };
    if let Some((key, _)) = pairs.iter().find(|(key, _)| !accepted.contains(&key.as_str())) {
        let (key, accepted) = (super::place::shortened(key), accepted.join(", "));
        return Err(WorkbookMistake::WorkbookParameterUnknown { key, accepted });
    }
    let bad =
        |key: &str, expected| Err(WorkbookMistake::WorkbookParameterValue { key: key.to_owned(), expected });
    let is_whole = |text: &str| text.parse::<i64>().is_ok();
    let is_number = |text: &str| text.parse::<f64>().is_ok();
    for (key, text) in pairs {
        let (fits, expected) = match (kind, key.as_str()) {
            ("text", "rows") | ("image", "max-pixels") => (is_whole(text), "whole"),
            ("audio" | "background-audio", "quality") => {
                (["voice-only", "low", "normal", "external"].contains(&text.as_str()), "quality")
            }
            ("geopoint", "capture-accuracy" | "warning-accuracy") => (is_number(text), "number"),
            ("geotrace" | "geoshape", "incremental") => (text == "true" || text == "yes", "true"),
            (_, "allow-mock-accuracy" | "randomize" | "track-changes" | "identify-user") => {
                (text == "true" || text == "false", "true-false")
            }
            ("audit", "track-changes-reasons") => (text == "on-form-edit", "on-form-edit"),
            ("audit", "location-priority") => {
                (["no-power", "low-power", "balanced", "high-accuracy"].contains(&text.as_str()), "priority")
            }
            ("audit", "location-min-interval" | "location-max-age") => (text.parse::<u64>().is_ok(), "whole"),
            ("select_one" | "select_multiple" | "rank", "seed") => {
                let fits = is_number(text) || references::alone(text).is_some();
                if !pairs.iter().any(|(key, _)| key == "randomize") {
                    return Err(WorkbookMistake::WorkbookSeedWithoutRandomize);
                }
                (fits, "seed")
            }
            ("select_one" | "select_multiple", "value" | "label") => {
                (references::is_prefixed_name(text), "column")
            }
            _ => (true, ""),
        };
        if !fits {
            return bad(key, expected);
        }
    }
    if kind == "audit" { audit(pairs) } else { Ok(()) }
}

/// Positions are all stated or none.
fn audit(pairs: &[(String, String)]) -> Result<(), WorkbookMistake> {
    let get = |wanted: &str| pairs.iter().find(|(key, _)| key == wanted).map(|(_, text)| text);
    let location = ["location-priority", "location-min-interval", "location-max-age"];
    let stated = location.iter().filter(|key| get(key).is_some()).count();
    if stated != 0 && stated != location.len() {
        return Err(WorkbookMistake::WorkbookAuditLocationIncomplete);
    }
    let number = |key: &str| get(key).and_then(|text| text.parse::<u64>().ok());
    if number("location-max-age") < number("location-min-interval") {
        return Err(WorkbookMistake::WorkbookParameterValue {
            key: "location-max-age".into(),
            expected: "age",
        });
    }
    Ok(())
}

/// The parameters of a range with what pyxform takes where none is stated, or what is wrong with them.
pub(super) fn range(
    pairs: &mut Vec<(String, String)>,
    appearance: &str,
    labels: impl Fn(&str) -> Option<Vec<String>>,
) -> Result<(), WorkbookMistake> {
    let is_plain =
        appearance.is_empty() || appearance.contains("vertical") || appearance.contains("no-ticks");
    let ticks = ["tick_interval", "placeholder", "tick_labelset"];
    if !is_plain && pairs.iter().any(|(key, _)| ticks.contains(&key.as_str())) {
        return Err(WorkbookMistake::WorkbookRangeTicksNotShown);
    }
    for (key, text) in [("start", "1"), ("end", "10"), ("step", "1")] {
        if !pairs.iter().any(|(known, _)| known == key) {
            pairs.push((key.to_owned(), text.to_owned()));
        }
    }
    let order = |key: &str| ["start", "end", "step"].iter().position(|known| *known == key).unwrap_or(3);
    pairs.sort_by_key(|(key, _)| order(key));
    let number = |wanted: &str| -> Result<Option<f64>, WorkbookMistake> {
        let Some((key, text)) = pairs.iter().find(|(key, _)| key == wanted) else { return Ok(None) };
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Some(number)),
            _ => Err(WorkbookMistake::WorkbookParameterValue { key: key.clone(), expected: "number" }),
        }
    };
    let stated = |key| Ok::<f64, WorkbookMistake>(number(key)?.unwrap_or_default());
    let (start, end, step) = (stated("start")?, stated("end")?, stated("step")?);
    let (interval, placeholder) = (number("tick_interval")?, number("placeholder")?);
    let bad =
        |key: &str, expected| Err(WorkbookMistake::WorkbookParameterValue { key: key.to_owned(), expected });
    let is_step = |distance: f64, step: f64| ((distance / step).round() * step - distance).abs() < 1e-9;
    let is_inside = |value: f64| (start.min(end)..=start.max(end)).contains(&value);
    for (key, value) in [("step", Some(step)), ("tick_interval", interval)] {
        match value {
            Some(0.0) => return bad(key, "not-zero"),
            Some(value) if value > (end - start).abs() => return bad(key, "not-over-range"),
            Some(value) if !is_step(value, step) => return bad(key, "multiple-of-step"),
            _ => {}
        }
    }
    if let Some(placeholder) = placeholder {
        if !is_step(placeholder - start, step) {
            return bad("placeholder", "multiple-of-step");
        } else if !is_inside(placeholder) {
            return bad("placeholder", "in-range");
        }
    }
    let Some((_, list)) = pairs.iter().find(|(key, _)| key == "tick_labelset") else { return Ok(()) };
    let Some(names) = labels(list) else { return bad("tick_labelset", "list") };
    let mut seen: Vec<f64> = Vec::new();
    for name in names {
        let Some(value) = name.parse::<f64>().ok().filter(|value| value.is_finite()) else {
            return bad("tick_labelset", "labels-numbers");
        };
        if !is_inside(value) {
            return bad("tick_labelset", "labels-in-range");
        } else if !is_step(value - start, interval.unwrap_or(step)) {
            return bad("tick_labelset", "labels-on-steps");
        }
        seen.push(value);
    }
    let is_ends =
        [start, end].iter().all(|end| seen.contains(end)) && seen.iter().all(|at| [start, end].contains(at));
    if appearance.contains("no-ticks") && !is_ends {
        return bad("tick_labelset", "labels-at-ends");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Vec<(String, String)>> {
        pairs(text)
    }

    #[test]
    fn pairs_are_parted_by_blanks_commas_or_semicolons() {
        let expected = Some(vec![("start".to_owned(), "0".to_owned()), ("end".to_owned(), "10".to_owned())]);
        assert_eq!(read("start=0 end=10"), expected);
        assert_eq!(read("Start = 0; END=10 ,"), expected);
        assert_eq!(read("start"), None);
        assert_eq!(read("start=0=1"), None);
        assert_eq!(read("value=ID"), Some(vec![("value".to_owned(), "ID".to_owned())]));
    }

    #[test]
    fn a_number_that_reads_back_is_a_number() {
        assert_eq!(value("10"), Json::Number(10.into()));
        assert_eq!(value("0.5").compact(), "0.5");
        assert_eq!(value("1.0").compact(), "1.0");
        assert_eq!(value("007"), Json::text("007"));
        assert_eq!(value("true"), Json::text("true"));
    }

    #[test]
    fn a_range_must_be_reached_by_its_steps() {
        let check = |text: &str| range(&mut read(text).unwrap(), "", |_| None);
        assert!(check("").is_ok());
        assert!(check("start=0 end=1 step=0.1").is_ok());
        assert!(check("start=0 end=10 step=0").is_err());
        assert!(check("start=0 end=10 step=11").is_err());
        assert!(check("start=a").is_err());
        assert!(check("tick_labelset=x").is_err());
    }
}
