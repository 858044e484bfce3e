//! What a question holds before anybody answers.

use crate::xlsform::columns::Row;
use crate::xlsform::import::Importer;
use crate::xlsform::json::Json;
use crate::xlsform::languages::printable;
use crate::xlsform::parameters;
use crate::xlsform::place::shortened;
use crate::xlsform::references;
use crate::xlsform::report::ReportLine;
use crate::xlsform::survey::Node;

impl Importer<'_> {
    pub(super) fn default(&mut self, node: &mut Node, row: &mut Row) {
        let Some(cell) = row.take(&["default"]) else { return };
        let place = row.place().column(&cell.header);
        if matches!(node.kind, "image" | "audio" | "video" | "file") {
            return self.left_cell(place, "file-default", &cell.text);
        }
        let is_moment = matches!(node.kind, "date" | "dateTime" | "geopoint" | "geotrace" | "geoshape");
        let value = if references::is_dynamic(&cell.text, is_moment) {
            Json::Object(vec![("expression".into(), Json::text(&cell.text))])
        } else {
            let text = day_and_time(node.kind, &cell.text);
            if text != cell.text {
                self.report.changed(
                    place,
                    ReportLine::ImportDefaultCut { from: shortened(&cell.text), to: text.clone() },
                );
            }
            default_value(node.kind, &text)
        };
        node.headers.insert("default".into(), cell.header);
        node.put("default", value);
    }
}

/// A static default as the form holds it: a number where the question takes one.
pub(in crate::xlsform) fn default_value(kind: &str, text: &str) -> Json {
    match kind {
        "integer" | "decimal" | "range" => parameters::value(text),
        "acknowledge" if matches!(text, "OK" | "true" | "TRUE" | "yes") => Json::Bool(true),
        _ => Json::text(printable(text)),
    }
}

/// A spreadsheet's date has a time, its time may have a date.
pub(in crate::xlsform) fn day_and_time(kind: &str, text: &str) -> String {
    let is_day = |day: &str| day.len() == 10 && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    match (kind, text.split_once([' ', 'T'])) {
        ("date", Some((day, _))) if is_day(day) => day.to_owned(),
        ("time", Some((day, time))) if is_day(day) => time.to_owned(),
        ("dateTime", Some((day, time))) if is_day(day) => format!("{day}T{time}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_of_a_spreadsheet_loses_its_midnight() {
        assert_eq!(day_and_time("date", "2026-01-31 00:00:00"), "2026-01-31");
        assert_eq!(day_and_time("time", "1900-01-01 08:30:00"), "08:30:00");
        assert_eq!(day_and_time("text", "2026-01-31 00:00:00"), "2026-01-31 00:00:00");
    }
}
