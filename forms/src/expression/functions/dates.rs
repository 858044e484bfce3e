//! `today now date date-time decimal-date-time decimal-time format-date format-date-time`.

use zeroize::Zeroizing;

use super::{Arguments, Evaluated, EvaluationError, Function};
use crate::expression::moment::{Moment, date_from_days};
use crate::expression::value::Value;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("today", 0, 0, today),
    Function::new("now", 0, 0, now),
    Function::new("date", 1, 1, date),
    Function::new("date-time", 1, 1, date_time),
    Function::new("decimal-date-time", 1, 1, decimal_date_time),
    Function::new("decimal-time", 1, 1, decimal_time),
    Function::new("format-date", 2, 2, format_date),
    Function::new("format-date-time", 2, 2, format_date),
];

#[expect(clippy::unnecessary_wraps, reason = "the shape of every function")]
fn today(arguments: &Arguments<'_>) -> Evaluated {
    Ok(Value::Moment(Moment::Date(arguments.scene.world.now().local.date())))
}

#[expect(clippy::unnecessary_wraps, reason = "the shape of every function")]
fn now(arguments: &Arguments<'_>) -> Evaluated {
    let now = arguments.scene.world.now();
    Ok(Value::Moment(Moment::DateTime(now.local, now.offset)))
}

/// A value as a day or moment, a number as one so many days after 1970-01-01T00:00Z; none where it is empty or not a
/// number.
fn moment(value: &Value, arguments: &Arguments<'_>) -> Result<Option<Moment>, EvaluationError> {
    match value {
        Value::Moment(moment) => Ok(Some(*moment)),
        Value::Text(text) if text.is_empty() => Ok(None),
        Value::Text(text) => {
            let offset = arguments.scene.world.now().offset;
            let found =
                Moment::parse(text.trim(), offset).or_else(|| Moment::parse_time(text.trim(), offset));
            found.map(Some).ok_or(EvaluationError::NotADate)
        }
        Value::Number(days) if days.is_nan() => Ok(None),
        Value::Number(days) => {
            let offset = arguments.scene.world.now().offset;
            Moment::from_decimal_days(*days, offset).map(Some).ok_or(EvaluationError::NotADate)
        }
        Value::Boolean(_) | Value::Nodes(_) => Err(EvaluationError::NotADate),
    }
}

/// Of a number: that many whole days after 1970-01-01, towards it where there is a part of a day.
fn date(arguments: &Arguments<'_>) -> Evaluated {
    let value = arguments.value(0)?.scalar();
    let date = match (&value, moment(&value, arguments)?) {
        (_, None) => return Ok(value),
        (Value::Number(days), _) => date_from_days(*days),
        (_, Some(moment)) => moment.date(),
    };
    date.map(|date| Value::Moment(Moment::Date(date))).ok_or(EvaluationError::NotADate)
}

/// Of a number: that many days after 1970-01-01T00:00Z.
fn date_time(arguments: &Arguments<'_>) -> Evaluated {
    let value = arguments.value(0)?.scalar();
    let Some(moment) = moment(&value, arguments)? else { return Ok(value) };
    let date = moment.date().ok_or(EvaluationError::NotADate)?;
    let offset = arguments.scene.world.now().offset;
    Ok(Value::Moment(Moment::DateTime(date.to_datetime(moment.time()), offset)))
}

/// Days since 1970-01-01T00:00Z.
fn decimal_date_time(arguments: &Arguments<'_>) -> Evaluated {
    let value = arguments.value(0)?.scalar();
    let Some(moment) = moment(&value, arguments)? else { return Ok(value) };
    if let Value::Number(days) = value {
        return Ok(Value::Number(days));
    }
    Ok(Value::Number(moment.to_decimal_days(arguments.scene.world.now().offset)))
}

/// The part of the day that has passed, on the interview's clock.
fn decimal_time(arguments: &Arguments<'_>) -> Evaluated {
    let value = arguments.value(0)?.scalar();
    let Some(moment) = moment(&value, arguments)? else { return Ok(value) };
    if let Value::Number(days) = value {
        return Ok(Value::Number(days - days.floor()));
    }
    Ok(Value::Number(Moment::Time(moment.time()).to_number()))
}

/// `%Y %y %m %n %B %b %d %e %A %a %W %H %h %M %S %3 %%`; names in the language of the interview, weeks as ISO 8601
/// counts them.
fn format_date(arguments: &Arguments<'_>) -> Evaluated {
    let value = arguments.value(0)?.scalar();
    let Some(moment) = moment(&value, arguments)? else { return Ok(Value::empty()) };
    let format = arguments.text(1)?;
    let mut written = Zeroizing::new(String::new());
    let mut characters = format.chars();
    while let Some(character) = characters.next() {
        if character == '%' {
            let directive = characters.next().ok_or(EvaluationError::DateFormat)?;
            written.push_str(&formatted(directive, moment, arguments.scene.world.language())?);
        } else {
            written.push(character);
        }
    }
    Ok(Value::Text(written))
}

fn formatted(directive: char, moment: Moment, language: &str) -> Result<String, EvaluationError> {
    let time = moment.time();
    match directive {
        '%' => return Ok("%".into()),
        'H' => return Ok(format!("{:02}", time.hour())),
        'h' => return Ok(time.hour().to_string()),
        'M' => return Ok(format!("{:02}", time.minute())),
        'S' => return Ok(format!("{:02}", time.second())),
        '3' => return Ok(format!("{:03}", time.millisecond())),
        _ => {}
    }
    let date = moment.date().ok_or(EvaluationError::NotADate)?;
    let weekday = date.weekday().to_monday_zero_offset();
    Ok(match directive {
        'Y' => format!("{:04}", date.year()),
        'y' => format!("{:02}", date.year() % 100),
        'm' => format!("{:02}", date.month()),
        'n' => date.month().to_string(),
        'd' => format!("{:02}", date.day()),
        'e' => date.day().to_string(),
        'W' => date.iso_week_date().week().to_string(),
        'B' | 'b' => month(date.month(), directive == 'b', language),
        'A' | 'a' => day_of_week(weekday, directive == 'a', language).to_owned(),
        _ => return Err(EvaluationError::DateFormat),
    })
}

fn is_vietnamese(language: &str) -> bool {
    language == "vi" || language.starts_with("vi-")
}

fn month(number: i8, short: bool, language: &str) -> String {
    const ENGLISH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    if is_vietnamese(language) {
        return format!("{} {number}", if short { "thg" } else { "tháng" });
    }
    let name =
        usize::try_from(number - 1).ok().and_then(|index| ENGLISH.get(index)).copied().unwrap_or_default();
    if short { name[..3].to_owned() } else { name.to_owned() }
}

fn day_of_week(from_monday: i8, short: bool, language: &str) -> &'static str {
    const ENGLISH: [(&str, &str); 7] = [
        ("Monday", "Mon"),
        ("Tuesday", "Tue"),
        ("Wednesday", "Wed"),
        ("Thursday", "Thu"),
        ("Friday", "Fri"),
        ("Saturday", "Sat"),
        ("Sunday", "Sun"),
    ];
    const VIETNAMESE: [(&str, &str); 7] = [
        ("thứ hai", "T2"),
        ("thứ ba", "T3"),
        ("thứ tư", "T4"),
        ("thứ năm", "T5"),
        ("thứ sáu", "T6"),
        ("thứ bảy", "T7"),
        ("chủ nhật", "CN"),
    ];
    let names = if is_vietnamese(language) { VIETNAMESE } else { ENGLISH };
    let (long, brief) =
        usize::try_from(from_monday).ok().and_then(|index| names.get(index)).copied().unwrap_or_default();
    if short { brief } else { long }
}
