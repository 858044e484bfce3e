//! The tables of an export and their columns, as every format writes them.

use std::sync::Arc;

use kin_forms::{Answer, Missing};
use serde::Serialize;

use super::Cell;

/// One table: the interviews, or the instances of one repeat.
#[derive(Clone, Debug)]
pub struct Table {
    /// The repeat whose instances are its rows; none for the interviews.
    pub repeat: Option<String>,
    /// The groups between what is around the repeat and the repeat, as keys name them: `children` in
    /// `uuid:…/children/child[1]`.
    pub path: Vec<String>,
    /// Its columns, in order.
    pub columns: Vec<Column>,
}

/// One column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its header: `group-question`, `group-question/choice`. Unique in its table.
    pub header: String,
    /// What it is called where names are short: the question without its groups. Not unique.
    pub name: String,
    /// Its words in the chosen language, in one line. May be empty.
    pub label: String,
    /// Where its values come from.
    pub source: Source,
    /// What its values are.
    pub kind: Kind,
    /// The missing values that its question offers.
    pub missing: Vec<Missing>,
    /// Which formats have it.
    pub role: Role,
}

/// Which formats have a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// All of them.
    Plain,
    /// Those that cannot hold several answers in one cell.
    Split,
    /// Why a value is missing, where a cell cannot say so. Whether a text is what is missing.
    Why {
        /// Formats with codes for missing numbers need it for texts alone.
        of_a_text: bool,
    },
}

/// Where the values of a column come from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// When the interview started.
    Start,
    /// When it was finished.
    End,
    /// The language it ended in.
    Language,
    /// How consent was given.
    ConsentMode,
    /// Whether a purpose was agreed to.
    Purpose(String),
    /// The answer to a question.
    Answer(String),
    /// One number of a position.
    Part(String, Part),
    /// Whether a choice was among the answers: 1 or 0.
    Chosen(String, String),
    /// Which missing value the answer is.
    Why(String),
    /// The submission, as ODK names it.
    InstanceId,
    /// The row that an instance of a repeat belongs to.
    ParentKey,
    /// The row itself, by which tables are joined.
    Key,
    /// The enumerator's code.
    Submitter,
    /// The device's key.
    Device,
    /// The form's version.
    FormVersion,
}

/// One number of a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Degrees north.
    Latitude,
    /// Degrees east.
    Longitude,
    /// Metres.
    Altitude,
    /// Metres.
    Accuracy,
}

impl Part {
    /// All of them, in ODK's order.
    pub const ALL: [Self; 4] = [Self::Latitude, Self::Longitude, Self::Altitude, Self::Accuracy];

    /// What ODK adds to the header.
    pub fn name(self) -> &'static str {
        match self {
            Self::Latitude => "Latitude",
            Self::Longitude => "Longitude",
            Self::Altitude => "Altitude",
            Self::Accuracy => "Accuracy",
        }
    }
}

/// What the values of a column are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Names of choices, parted by blanks.
    Several,
    /// Whole numbers of at most 2⁵³ − 1 in size.
    Integer,
    /// Numbers.
    Decimal,
    /// 1 or 0.
    Flag,
    /// Days.
    Date,
    /// Times of day.
    Time,
    /// Days with a time of day, in the interview's time zone.
    DateTime,
    /// The same with the time zone's offset.
    Moment,
    /// One of these.
    OneOf(Arc<[Category]>),
    /// Calculated: whatever came out. Once measured, it is none any more.
    Calculated,
}

/// One of the values that a column can have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Category {
    /// What is stored.
    pub name: String,
    /// Its number, where a program labels numbers only.
    pub code: i64,
    /// Its words in the chosen language, in one line.
    pub label: String,
}

impl Kind {
    /// Whether SPSS and Stata keep it as text.
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::Several | Self::Calculated)
    }
}

impl Column {
    /// The categories, where there are any.
    pub fn categories(&self) -> &[Category] {
        match &self.kind {
            Kind::OneOf(categories) => categories,
            _ => &[],
        }
    }

    /// The number of what a cell says, where the column has categories.
    pub(super) fn code(&self, cell: &Cell<'_>) -> Option<i64> {
        let name = match cell {
            Cell::Text(name) => name,
            Cell::Answer(Answer::One(name)) => name.as_str(),
            _ => return None,
        };
        self.categories().iter().find(|one| one.name == name).map(|one| one.code)
    }

    /// The question it belongs to, if it belongs to one.
    pub fn question(&self) -> Option<&str> {
        match &self.source {
            Source::Answer(name) | Source::Part(name, _) | Source::Chosen(name, _) | Source::Why(name) => {
                Some(name)
            }
            _ => None,
        }
    }
}

/// Categories with their numbers: the names themselves where all are numbers, else 1, 2, 3 … in order.
pub(super) fn numbered(named: Vec<(String, String)>) -> Arc<[Category]> {
    /// Stata labels numbers of up to 2 147 483 620.
    const LARGEST: i64 = 1_000_000_000;
    let own =
        |name: &str| name.parse().ok().filter(|code: &i64| code.abs() <= LARGEST && code.to_string() == name);
    let all_numbers = named.iter().all(|(name, _)| own(name).is_some());
    let code = |place: i64, name: &str| own(name).filter(|_| all_numbers).unwrap_or(place);
    let categories = (1..).zip(named);
    categories.map(|(place, (name, label))| Category { code: code(place, &name), name, label }).collect()
}

#[cfg(test)]
impl Table {
    /// A table of that many plain columns, `c0`, `c1` and so on, for the tests of what a format holds.
    pub(super) fn of_width(columns: usize) -> Self {
        let column = |number: usize| Column {
            header: format!("c{number}"),
            name: format!("c{number}"),
            label: String::new(),
            source: Source::Answer(format!("c{number}")),
            kind: Kind::Flag,
            missing: Vec::new(),
            role: Role::Plain,
        };
        Self { repeat: None, path: Vec::new(), columns: (0..columns).map(column).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(names: &[&str]) -> Vec<i64> {
        let all = names.iter().map(|name| ((*name).to_owned(), String::new())).collect();
        numbered(all).iter().map(|category| category.code).collect()
    }

    #[test]
    fn names_that_are_numbers_are_their_own_codes() {
        assert_eq!(codes(&["0", "1", "-5", "98"]), [0, 1, -5, 98]);
    }

    #[test]
    fn one_name_that_is_no_plain_number_makes_codes_of_all() {
        assert_eq!(codes(&["hn", "7"]), [1, 2]);
        assert_eq!(codes(&["007", "7"]), [1, 2]);
        assert_eq!(codes(&["9999999999"]), [1]);
    }
}
