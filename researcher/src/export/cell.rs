//! One value of a row.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Time};
use kin_forms::{Answer, Consented, Missing, Now, Position};
use zeroize::Zeroizing;

use super::{Part, Source};
use crate::responses::Held;

/// One value of a row.
pub enum Cell<'a> {
    /// Not asked, or left empty.
    Blank,
    /// A missing value that is an answer.
    Missing(Missing),
    /// An answer that is none.
    Answer(&'a Answer),
    /// A number of a position.
    Number(f64),
    /// Chosen or not.
    Flag(bool),
    /// With its offset.
    Moment(Now),
    /// What the record says of itself.
    Text(&'a str),
    /// The same, put together.
    Composed(String),
}

/// Which row a cell stands in.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) held: &'a Held<'a>,
    pub(super) answers: &'a BTreeMap<String, Answer>,
    pub(super) key: &'a str,
    pub(super) parent: &'a str,
}

impl std::fmt::Debug for Cell<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Cell(…)")
    }
}

impl<'a> Cell<'a> {
    pub(super) fn of(row: Row<'a>, source: &Source) -> Self {
        let recorded = &row.held.recorded;
        let head = row.held.head;
        match source {
            Source::Start => Self::Moment(recorded.started),
            Source::End => Self::Moment(recorded.finished),
            Source::Language => Self::Text(&recorded.language),
            Source::ConsentMode => match &recorded.consent {
                Consented::Agreed { mode, .. } => Self::Text(mode.name()),
                _ => Self::Blank,
            },
            Source::Purpose(name) => match &recorded.consent {
                Consented::Agreed { purposes, .. } => purposes
                    .iter()
                    .find(|(purpose, _)| purpose == name)
                    .map_or(Self::Blank, |(_, agreed)| Self::Text(if *agreed { "yes" } else { "no" })),
                _ => Self::Blank,
            },
            Source::Answer(name) => match row.answers.get(name) {
                None => Self::Blank,
                Some(Answer::Missing(missing)) => Self::Missing(*missing),
                Some(answer) => Self::Answer(answer),
            },
            Source::Part(name, part) => match row.answers.get(name) {
                Some(Answer::Missing(missing)) => Self::Missing(*missing),
                Some(Answer::Places(positions)) => positions
                    .first()
                    .and_then(|position| number_of(*position, *part))
                    .map_or(Self::Blank, Self::Number),
                _ => Self::Blank,
            },
            Source::Chosen(name, choice) => match row.answers.get(name) {
                Some(Answer::Many(names)) => Self::Flag(names.contains(choice)),
                Some(Answer::Missing(missing)) => Self::Missing(*missing),
                _ => Self::Blank,
            },
            Source::Why(name) => match row.answers.get(name) {
                Some(Answer::Missing(missing)) => Self::Text(missing.name()),
                _ => Self::Blank,
            },
            Source::InstanceId => Self::Composed(format!("uuid:{}", head.submission)),
            Source::ParentKey => Self::Text(row.parent),
            Source::Key => Self::Text(row.key),
            Source::Submitter => Self::Text(&head.enumerator),
            Source::Device => Self::Composed(head.device.to_string()),
            Source::FormVersion => Self::Text(&head.version),
        }
    }

    /// As text: names of choices, ISO days, digits; nothing for what is blank, and a missing value by its word.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(match self {
            Self::Blank => String::new(),
            Self::Missing(missing) => missing.name().to_owned(),
            Self::Answer(answer) => return answer.to_text(),
            Self::Number(number) => number.to_string(),
            Self::Flag(chosen) => u8::from(*chosen).to_string(),
            Self::Moment(moment) => moment.to_text(),
            Self::Text(text) => (*text).to_owned(),
            Self::Composed(text) => text.clone(),
        })
    }

    /// The missing value, where it is one.
    pub fn missing(&self) -> Option<Missing> {
        match self {
            Self::Missing(missing) => Some(*missing),
            _ => None,
        }
    }

    /// The whole number, where it is one.
    pub fn integer(&self) -> Option<i64> {
        match self {
            Self::Answer(Answer::Integer(number)) => Some(*number),
            Self::Flag(chosen) => Some(i64::from(*chosen)),
            _ => None,
        }
    }

    /// The number, where it is one.
    #[expect(clippy::cast_precision_loss, reason = "whole numbers of answers are exact in doubles")]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Answer(Answer::Decimal(number)) | Self::Number(number) => Some(*number),
            _ => self.integer().map(|number| number as f64),
        }
    }

    /// The day, where it is one.
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Answer(Answer::Date(date)) => Some(*date),
            _ => None,
        }
    }

    /// The time of day, where it is one.
    pub fn time(&self) -> Option<Time> {
        match self {
            Self::Answer(Answer::Time(time)) => Some(*time),
            _ => None,
        }
    }

    /// The day and time of day on the interview's wall clock, where it is one.
    pub fn wall_clock(&self) -> Option<DateTime> {
        match self {
            Self::Answer(Answer::DateTime(moment)) => Some(*moment),
            Self::Moment(moment) => Some(moment.local),
            _ => None,
        }
    }
}

fn number_of(position: Position, part: Part) -> Option<f64> {
    match part {
        Part::Latitude => Some(position.latitude),
        Part::Longitude => Some(position.longitude),
        Part::Altitude => position.altitude,
        Part::Accuracy => position.accuracy,
    }
}
