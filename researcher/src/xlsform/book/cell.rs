//! A spreadsheet's value → the text a form reads.

use calamine::{Data, DataRef, ExcelDateTime};

use super::GridCell;

/// The text of a cell; none when nothing is in it.
pub(super) fn text(value: &DataRef<'_>, is_formula: bool) -> Option<GridCell> {
    let is_error = matches!(value, DataRef::Error(_));
    let text = match value {
        DataRef::Empty => return None,
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => decimal(*number),
        // A no-break space is a blank that someone pasted.
        DataRef::String(text) => text.replace('\u{a0}', " "),
        DataRef::SharedString(text) => text.replace('\u{a0}', " "),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(moment) => date_time(*moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.replace('T', " "),
        DataRef::Error(error) => error.to_string(),
    };
    if text.trim().is_empty() { None } else { Some(GridCell { text, is_formula, is_error }) }
}

/// The same value, borrowed: the readers of the two formats give different ones.
pub(super) fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// A whole number without its `.0`: choices are named 1, not 1.0.
#[expect(clippy::cast_possible_truncation, reason = "whole and smaller than 2^53")]
fn decimal(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
        (number as i64).to_string()
    } else {
        number.to_string()
    }
}

/// `2026-01-31 08:30:00`, or `08:30:00` where there is no day.
fn date_time(moment: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if (0.0..1.0).contains(&moment.as_f64()) { time } else { format!("{year:04}-{month:02}-{day:02} {time}") }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn numbers_read_as_they_were_typed() {
        assert_eq!([1.0, 0.5, -3.0, 1e20].map(decimal), ["1", "0.5", "-3", "100000000000000000000"]);
    }

    #[test]
    fn a_day_and_a_time_of_day_read_as_such() {
        let moment = |value| date_time(ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false));
        assert_eq!(moment(45943.5), "2025-10-13 12:00:00");
        assert_eq!(moment(0.25), "06:00:00");
    }
}
