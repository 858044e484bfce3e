//! What pyxform's JSON says of an item, in the words of our forms.

use kin_researcher::xlsform::{Report, ReportLine};
use serde_json::Value;

/// Our type for a type of pyxform's, itself where there is no match; none for those our forms do not have.
pub(crate) fn kind(theirs: &str) -> Option<&str> {
    Some(match theirs.strip_prefix("q ").unwrap_or(theirs) {
        "text" | "string" | "phone number" | "add text prompt" => "text",
        "integer" | "int" | "percentage" => "integer",
        "decimal" => "decimal",
        "range" => "range",
        "date" => "date",
        "time" => "time",
        "dateTime" | "datetime" | "date time" => "dateTime",
        "note" => "note",
        "select one" | "select one external" => "select_one",
        "select all that apply" => "select_multiple",
        "rank" => "rank",
        "acknowledge" | "trigger" => "acknowledge",
        "calculate" => "calculate",
        "hidden" => "hidden",
        "barcode" => "barcode",
        "photo" | "image" | "picture" => "image",
        "audio" => "audio",
        "video" => "video",
        "file" => "file",
        "geopoint" | "gps" | "location" => "geopoint",
        "geotrace" => "geotrace",
        "geoshape" => "geoshape",
        "start" | "get start time" => "start",
        "end" | "end time" => "end",
        "today" => "today",
        "username" => "username",
        "audit" => "audit",
        "group" | "loop" => "group",
        "repeat" => "repeat",
        "deviceid"
        | "uri:deviceid"
        | "simserial"
        | "phonenumber"
        | "subscriberid"
        | "email"
        | "osm"
        | "start-geopoint"
        | "background-audio"
        | "background-geopoint"
        | "csv-external"
        | "xml-external"
        | "imei" => return None,
        other => other,
    })
}

/// The code of a language: stated in brackets, told by the report, or itself in small letters.
pub(crate) fn language(label: &str, default: &str, report: &Report) -> String {
    let stated = label.strip_suffix(')').and_then(|label| label.rsplit_once('('));
    let told = report.lines.iter().find_map(|line| match &line.what {
        ReportLine::ImportLanguageNamed { language, code } if language == label => Some(code.as_str()),
        _ => None,
    });
    match (label, told, stated) {
        ("default", ..) => default.to_owned(),
        (_, Some(code), _) | (_, None, Some((_, code))) => code.to_owned(),
        _ => label.to_lowercase(),
    }
}

/// An expression as it should stand in the form; `yes` and `no` are what they mean.
pub(crate) fn expression(value: &Value) -> Value {
    match value.as_str() {
        Some("yes" | "Yes" | "YES" | "true" | "True" | "TRUE") => "true()".into(),
        Some("no" | "No" | "NO" | "false" | "False" | "FALSE") => "false()".into(),
        _ => value.clone(),
    }
}

/// `required` and `readonly`.
pub(crate) fn condition(value: &Value) -> Value {
    match expression(value).as_str() {
        Some("true()") => true.into(),
        Some("false()") => false.into(),
        _ => value.clone(),
    }
}

/// What pyxform adds of its own to a table of selects, to counted repeats and to `or_other`.
pub(crate) fn is_generated(item: &Value, before: Option<&Value>) -> bool {
    let name = item["name"].as_str().unwrap_or_default();
    let is_other = before.is_some_and(|before| {
        name == format!("{}_other", before["name"].as_str().unwrap_or_default())
            && item["label"] == "Specify other."
            && item["bind"]["relevant"].as_str().is_some_and(|relevant| relevant.starts_with("selected(../"))
    });
    is_other
        || name.starts_with("generated_table_list_label_")
        || name.starts_with("reserved_name_for_field_list_labels_")
        || (name == "meta" && item["control"]["bodyless"] == true)
}
