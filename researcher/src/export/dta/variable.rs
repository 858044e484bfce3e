//! A column as Stata has it.

use jiff::civil::{Date, DateTime};
use kin_forms::Missing;

use crate::export::names::names;
use crate::export::{Cell, Column, Format, Kind, Measured, MeasuredTable, Table};

/// Longest name, in characters.
pub(in crate::export) const MOST_NAME: usize = 32;
/// Longest text in a row, in bytes.
const MOST_SHORT: usize = 2045;
/// The least and greatest whole numbers that four bytes hold beside the missing values.
const LONGS: std::ops::RangeInclusive<f64> = -2_147_483_647.0..=2_147_483_620.0;
/// `.` in four bytes; `.a`, `.b` and `.c` follow.
pub(super) const LONG_MISSING: i32 = 2_147_483_621;
/// `.` in one byte.
const BYTE_MISSING: i8 = 101;

/// How a value is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Storage {
    /// One byte.
    Byte,
    /// Four bytes.
    Long,
    /// Eight bytes.
    Double,
    /// Text of so many bytes.
    Short(usize),
    /// Text of any length, after the rows.
    Any,
}

/// A column as Stata has it.
pub(super) struct Variable {
    /// Which cell of a row.
    pub(super) place: usize,
    pub(super) name: String,
    pub(super) storage: Storage,
    pub(super) column: Column,
    /// Bytes that its long texts take after the rows.
    pub(super) long_bytes: u64,
}

impl Variable {
    pub(super) fn all(table: &Table, measured: &MeasuredTable, split_selects: bool) -> Vec<Self> {
        let has = |(_, column): &(usize, &Column)| Format::Dta.has(column, split_selects);
        let chosen: Vec<(usize, &Column)> = table.columns.iter().enumerate().filter(has).collect();
        let names = names(chosen.iter().map(|(_, column)| *column), MOST_NAME);
        let variable = |((place, column), name): ((usize, &Column), String)| {
            let measured = &measured.columns[place];
            let storage = storage(column, measured);
            let is_long = storage == Storage::Any;
            // "GSO", variable, row, type, length, and a zero after the text.
            let long_bytes =
                if is_long { measured.all_bytes + measured.texts * (3 + 4 + 8 + 1 + 4 + 1) } else { 0 };
            Self { place, name, storage, column: column.clone(), long_bytes }
        };
        chosen.into_iter().zip(names).map(variable).collect()
    }

    pub(super) fn type_code(&self) -> u16 {
        match self.storage {
            Storage::Byte => 65_530,
            Storage::Long => 65_528,
            Storage::Double => 65_526,
            Storage::Any => 32_768,
            Storage::Short(bytes) => u16::try_from(bytes).unwrap_or(u16::MAX),
        }
    }

    pub(super) fn width(&self) -> u64 {
        match self.storage {
            Storage::Byte => 1,
            Storage::Long => 4,
            Storage::Double | Storage::Any => 8,
            Storage::Short(bytes) => bytes as u64,
        }
    }

    /// How Stata shows it.
    pub(super) fn format(&self) -> String {
        match (self.storage, &self.column.kind) {
            (Storage::Short(bytes), _) => format!("%-{}s", bytes.min(40)),
            (Storage::Any, _) => "%-40s".to_owned(),
            (_, Kind::Date) => "%tdCCYY-NN-DD".to_owned(),
            (_, Kind::Time) => "%tcHH:MM".to_owned(),
            (_, Kind::DateTime | Kind::Moment) => "%tc".to_owned(),
            (Storage::Double, Kind::Decimal) => "%10.0g".to_owned(),
            _ => "%12.0g".to_owned(),
        }
    }

    /// The name of its value labels; none where it has none. A number whose missing values alone would have labels
    /// has none: readers that turn labelled numbers into categories would turn it into one.
    pub(super) fn labels_name(&self) -> Option<&str> {
        (!self.column.categories().is_empty()).then_some(&self.name)
    }

    pub(super) fn write(
        &self,
        number: u16,
        row: u64,
        cell: &Cell<'_>,
        out: &mut Vec<u8>,
        long: &mut Vec<u8>,
    ) {
        match self.storage {
            Storage::Short(bytes) => {
                let text = text(cell);
                out.extend_from_slice(text.as_bytes());
                out.resize(out.len() + bytes.saturating_sub(text.len()), 0);
            }
            Storage::Any => {
                let text = text(cell);
                if text.is_empty() {
                    out.extend([0; 8]);
                    return;
                }
                out.extend(number.to_le_bytes());
                out.extend(&row.to_le_bytes()[..6]);
                long.extend(b"GSO");
                long.extend(u32::from(number).to_le_bytes());
                long.extend(row.to_le_bytes());
                // 130 is text, and the zero counts.
                long.push(130);
                long.extend(u32::try_from(text.len() + 1).unwrap_or(u32::MAX).to_le_bytes());
                long.extend(text.as_bytes());
                long.push(0);
            }
            Storage::Byte => {
                let small = self.number(cell).map(|number| number.to_i8().unwrap_or(BYTE_MISSING));
                let missing = |letter: u8| BYTE_MISSING.saturating_add_unsigned(letter);
                out.extend(small.unwrap_or_else(|| missing(letter(cell))).to_le_bytes());
            }
            Storage::Long => {
                let whole = self.number(cell).map(|number| number.to_i32().unwrap_or(LONG_MISSING));
                out.extend(whole.unwrap_or_else(|| LONG_MISSING + i32::from(letter(cell))).to_le_bytes());
            }
            Storage::Double => {
                let missing = || f64::from_bits((0x7fe0_u64 << 48) + (u64::from(letter(cell)) << 40));
                out.extend(self.number(cell).map_or_else(missing, Number::to_f64).to_le_bytes());
            }
        }
    }

    fn number(&self, cell: &Cell<'_>) -> Option<Number> {
        match &self.column.kind {
            Kind::OneOf(_) => self.column.code(cell).map(Number::Whole),
            Kind::Integer | Kind::Flag => cell.integer().map(Number::Whole),
            Kind::Date => cell.date().map(|date| Number::Whole(days(date))),
            Kind::Time => cell.time().map(|time| Number::Whole(milliseconds(EPOCH.to_datetime(time)))),
            Kind::DateTime | Kind::Moment => {
                cell.wall_clock().map(|moment| Number::Whole(milliseconds(moment)))
            }
            _ => cell.number().map(Number::Real),
        }
    }
}

const EPOCH: Date = jiff::civil::date(1960, 1, 1);

/// Days since 1960.
fn days(date: Date) -> i64 {
    date.duration_since(EPOCH).as_hours() / 24
}

/// Milliseconds since 1960, on the interview's wall clock.
fn milliseconds(moment: DateTime) -> i64 {
    moment.duration_since(EPOCH.at(0, 0, 0, 0)).as_secs() * 1000
}

#[derive(Clone, Copy)]
enum Number {
    Whole(i64),
    Real(f64),
}

impl Number {
    fn to_i8(self) -> Option<i8> {
        match self {
            Self::Whole(number) => number.try_into().ok(),
            Self::Real(_) => None,
        }
    }

    fn to_i32(self) -> Option<i32> {
        match self {
            Self::Whole(number) => number.try_into().ok(),
            Self::Real(_) => None,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "whole numbers of answers are exact in doubles")]
    fn to_f64(self) -> f64 {
        match self {
            Self::Whole(number) => number as f64,
            Self::Real(number) => number,
        }
    }
}

fn text(cell: &Cell<'_>) -> zeroize::Zeroizing<String> {
    // Why it is missing stands in a column beside it.
    if cell.missing().is_some() { Cell::Blank.to_text() } else { cell.to_text() }
}

/// 1 for `.a`, 2 for `.b`, 3 for `.c`; 0 for what is blank.
pub(super) fn letter_of(missing: Missing) -> u8 {
    match missing {
        Missing::Refused => 1,
        Missing::DontKnow => 2,
        Missing::NotApplicable => 3,
    }
}

fn letter(cell: &Cell<'_>) -> u8 {
    cell.missing().map_or(0, letter_of)
}

fn storage(column: &Column, measured: &Measured) -> Storage {
    let fits = measured.least > measured.greatest
        || (LONGS.contains(&measured.least) && LONGS.contains(&measured.greatest));
    match &column.kind {
        Kind::Text | Kind::Several | Kind::Calculated => match measured.most_bytes {
            ..=MOST_SHORT => Storage::Short(measured.most_bytes.max(1)),
            _ => Storage::Any,
        },
        Kind::Flag => Storage::Byte,
        Kind::OneOf(_) | Kind::Date => Storage::Long,
        Kind::Integer if fits => Storage::Long,
        Kind::Integer | Kind::Decimal | Kind::Time | Kind::DateTime | Kind::Moment => Storage::Double,
    }
}
