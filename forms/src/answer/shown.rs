//! How an answer is written out for people and tables.

use jiff::civil::Date;
use zeroize::Zeroizing;

use super::{Answer, position};
use crate::expression::{date_text, time_text};
use crate::form::{Form, Question};

impl Answer {
    /// As a table holds it: names of choices (several parted by a blank), ISO days, `hh:mm`, digits; a missing value by its
    /// word in the form.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(match self {
            Answer::Text(text) | Answer::One(text) => text.clone(),
            Answer::Integer(number) => number.to_string(),
            Answer::Decimal(number) => number.to_string(),
            Answer::Date(date) => date_text(*date),
            Answer::Time(time) => time_text(*time),
            Answer::DateTime(moment) => moment_text(*moment),
            Answer::Acknowledged => "OK".to_owned(),
            Answer::Places(positions) => return position::all_to_text(positions),
            Answer::File(file) => file.to_text(),
            Answer::Many(names) => names.join(" "),
            Answer::Missing(missing) => missing.name().to_owned(),
        })
    }

    /// As a person reads it in `language`: labels of choices parted by ", ", days as they are typed, `23/11/2026`, and
    /// fractions as `4,5` in Vietnamese. A missing
    /// value is shown by its word in the form: programs have better words for it.
    pub fn shown(&self, form: &Form, question: &Question, language: &str) -> Zeroizing<String> {
        let label = |name: &str| {
            let choice = form.list_of(question).and_then(|list| list.choice(name));
            choice.map_or_else(|| name.to_owned(), |choice| choice.label.in_language(language).to_owned())
        };
        let vietnamese = language == "vi" || language.starts_with("vi-");
        match self {
            Answer::One(name) => Zeroizing::new(label(name)),
            Answer::Many(names) => {
                Zeroizing::new(names.iter().map(|name| label(name)).collect::<Vec<_>>().join(", "))
            }
            Answer::Date(date) => Zeroizing::new(day_first(*date)),
            Answer::DateTime(moment) => {
                Zeroizing::new(format!("{} {}", day_first(moment.date()), time_text(moment.time())))
            }
            Answer::File(file) => Zeroizing::new(file.name.clone()),
            Answer::Decimal(_) if vietnamese => Zeroizing::new(self.to_text().replace('.', ",")),
            other => other.to_text(),
        }
    }
}

/// `2026-11-23T14:30`.
pub(super) fn moment_text(moment: jiff::civil::DateTime) -> String {
    format!("{}T{}", date_text(moment.date()), time_text(moment.time()))
}

fn day_first(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}
