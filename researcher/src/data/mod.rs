//! A table to compute from: a CSV file that someone brings, or the interviews of a study.
//!
//! Both are columns with names and rows of text; what a text means is decided where it is used ([`number`],
//! [`Missing`]). Rows are read one by one and never held together.
//!
//! Architecture invariant: a study's table has no column of direct identifiers, places or people's own words.

mod cell;
mod csv_file;
mod error;
mod interviews;

use kin_terminal::Result;

pub use cell::{Missing, number};
pub use csv_file::{CsvFile, MAX_TABLE_BYTES};
pub use error::DataError;
pub use interviews::Interviews;

/// A row: the cells of the columns that were asked for, in that order.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The line of the file it begins in; interviews are counted from 1.
    pub line: u64,
    /// The cells; empty where there is nothing.
    pub cells: &'a [&'a str],
}

/// Columns with names, and rows.
pub enum Data<'a> {
    /// A CSV file.
    File(CsvFile),
    /// A study's interviews.
    Interviews(Interviews<'a>),
}

impl Data<'_> {
    /// The names of the columns, in order.
    pub fn columns(&self) -> &[String] {
        match self {
            Self::File(file) => file.columns(),
            Self::Interviews(interviews) => interviews.columns(),
        }
    }

    /// The place of the column with this name.
    pub fn column(&self, name: &str) -> Result<usize> {
        match self {
            Self::File(file) => Ok(file.column(name)?),
            Self::Interviews(interviews) => interviews.column(name),
        }
    }

    /// Calls `each` with every row, in order, of the columns at these places.
    pub fn rows(&self, places: &[usize], each: &mut dyn FnMut(&Row<'_>) -> Result) -> Result {
        match self {
            Self::File(file) => file.rows(places, each),
            Self::Interviews(interviews) => interviews.rows(places, each),
        }
    }
}

/// The places of both columns of a pair like `X/Y` or `X,Y`. A column's own name may hold the sign between them.
pub fn pair(data: &Data<'_>, text: &str, between: char) -> Result<(usize, usize)> {
    let split = |at: usize| (&text[..at], &text[at + between.len_utf8()..]);
    let places: Vec<usize> = text.match_indices(between).map(|(at, _)| at).collect();
    let known = |name: &str| data.columns().iter().any(|column| column == name);
    let fits = places.iter().map(|at| split(*at)).find(|(left, right)| known(left) && known(right));
    match (fits, places.first()) {
        (Some((left, right)), _) => Ok((data.column(left)?, data.column(right)?)),
        (None, Some(at)) => {
            let (left, right) = split(*at);
            Ok((data.column(left)?, data.column(right)?))
        }
        (None, None) => {
            let (pair, between) = (text.to_owned(), between.to_string());
            Err(DataError::DataPairUnreadable { pair, between }.into())
        }
    }
}
