//! A column as SPSS has it.

use jiff::civil::{Date, DateTime};
use kin_terminal::Result;

use super::data::{Data, SYSTEM_MISSING};
use crate::export::labels::within_bytes;
use crate::export::measure::{missing_code, missing_codes};
use crate::export::names::names;
use crate::export::{Cell, Column, ExportRefusal, Format, Kind, Measured, MeasuredTable, Table, Words};

/// Longest name, in bytes.
pub(in crate::export) const MOST_NAME: usize = 64;
/// Longest label of a variable that SPSS shows, in bytes.
const MOST_LABEL: usize = 252;
/// Longest label of a value that SPSS shows, in bytes.
const MOST_VALUE_LABEL: usize = 120;
/// Longest text, in bytes.
const MOST_TEXT: usize = 32_767;
/// What one piece of a long text holds, and what counts towards its width.
const PIECE: usize = 255;
const PIECE_WIDTH: usize = 252;

/// How a variable is shown: SPSS's number of the format, its width and its decimals.
pub(super) struct Shown(pub(super) u8, pub(super) u8, pub(super) u8);

/// A column as SPSS has it.
pub(super) struct Variable {
    /// Which cell of a row.
    pub(super) place: usize,
    pub(super) name: String,
    pub(super) label: String,
    /// Bytes of a text; none for a number.
    pub(super) width: Option<usize>,
    pub(super) shown: Shown,
    /// 1 nominal, 3 scale.
    pub(super) measure: i32,
    pub(super) value_labels: Vec<(f64, String)>,
    pub(super) missing: Vec<f64>,
    column: Column,
    codes: [i64; 3],
}

impl Variable {
    pub(super) fn all(
        table: &Table,
        measured: &MeasuredTable,
        split_selects: bool,
        words: Words<'_>,
    ) -> Result<Vec<Self>> {
        let has = |(_, column): &(usize, &Column)| Format::Sav.has(column, split_selects);
        let chosen: Vec<(usize, &Column)> = table.columns.iter().enumerate().filter(has).collect();
        let names = names(chosen.iter().map(|(_, column)| *column), MOST_NAME);
        let variables = chosen.into_iter().zip(names).map(|((place, column), name)| {
            Ok(Self::of(place, name, column, &measured.columns[place], words)?)
        });
        variables.collect()
    }

    #[expect(clippy::cast_precision_loss, reason = "codes are exact in doubles")]
    fn of(
        place: usize,
        name: String,
        column: &Column,
        measured: &Measured,
        words: Words<'_>,
    ) -> std::result::Result<Self, ExportRefusal> {
        let is_text = column.kind.is_text();
        if is_text && measured.most_bytes > MOST_TEXT {
            return Err(ExportRefusal::ExportAnswerTooLong {
                format: Format::Sav.name(),
                column: column.header.clone(),
                most: MOST_TEXT as u64,
            });
        }
        let width = is_text.then_some(measured.most_bytes.max(1));
        let codes = missing_codes(column, measured);
        let offered = if is_text { &[][..] } else { &column.missing };
        let label = |text: &str| within_bytes(text, MOST_VALUE_LABEL).into_owned();
        let mut value_labels: Vec<(f64, String)> = column
            .categories()
            .iter()
            .map(|one| (one.code as f64, label(if one.label.is_empty() { &one.name } else { &one.label })))
            .collect();
        let mut missing = Vec::new();
        for one in offered {
            let code = missing_code(codes, *one) as f64;
            missing.push(code);
            value_labels.push((code, label(&words(&(*one).into()))));
        }
        let (shown, measure) = match column.kind {
            Kind::Integer => (Shown(5, 12, 0), 3),
            Kind::Decimal => (Shown(5, 16, 6), 3),
            Kind::OneOf(_) | Kind::Flag => (Shown(5, 8, 0), 1),
            Kind::Date => (Shown(39, 10, 0), 3),
            Kind::Time => (Shown(21, 8, 0), 3),
            Kind::DateTime | Kind::Moment => (Shown(22, 20, 0), 3),
            Kind::Text | Kind::Several | Kind::Calculated => {
                let width = u8::try_from(measured.most_bytes.max(1)).unwrap_or(u8::MAX);
                (Shown(1, width, 0), 1)
            }
        };
        Ok(Self {
            place,
            name,
            label: within_bytes(&column.label, MOST_LABEL).into_owned(),
            width,
            shown,
            measure,
            value_labels,
            missing,
            column: column.clone(),
            codes,
        })
    }

    /// The widths of the pieces that a text is kept in; nothing for a number.
    pub(super) fn pieces(&self) -> Vec<usize> {
        match self.width {
            None => Vec::new(),
            Some(width) if width <= PIECE => vec![width],
            Some(width) => {
                let count = width.div_ceil(PIECE_WIDTH);
                let mut pieces = vec![PIECE; count - 1];
                pieces.push(width - PIECE_WIDTH * (count - 1));
                pieces
            }
        }
    }

    /// How many eight-byte elements a case has for it.
    pub(super) fn elements(&self) -> usize {
        if self.width.is_none() { 1 } else { self.pieces().iter().map(|width| width.div_ceil(8)).sum() }
    }

    pub(super) fn write(&self, cell: &Cell<'_>, data: &mut Data) {
        if self.width.is_none() {
            return data.number(self.number(cell));
        }
        let text = if cell.missing().is_some() { Cell::Blank.to_text() } else { cell.to_text() };
        let mut rest = text.as_bytes();
        for piece in self.pieces() {
            let (part, more) = rest.split_at(rest.len().min(PIECE));
            rest = more;
            data.text(part, piece.div_ceil(8));
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "codes are exact in doubles")]
    fn number(&self, cell: &Cell<'_>) -> f64 {
        if let Some(missing) = cell.missing() {
            return missing_code(self.codes, missing) as f64;
        }
        let number = match &self.column.kind {
            Kind::OneOf(_) => self.column.code(cell).map(|code| code as f64),
            Kind::Date => cell.date().map(|date| seconds(date.at(0, 0, 0, 0))),
            Kind::Time => cell.time().map(|time| {
                f64::from(time.hour()) * 3600.0 + f64::from(time.minute()) * 60.0 + f64::from(time.second())
            }),
            Kind::DateTime | Kind::Moment => cell.wall_clock().map(seconds),
            _ => cell.number(),
        };
        number.unwrap_or(SYSTEM_MISSING)
    }
}

/// Seconds since the Gregorian calendar began, on the interview's wall clock.
fn seconds(moment: DateTime) -> f64 {
    const BEGIN: Date = jiff::civil::date(1582, 10, 14);
    #[expect(clippy::cast_precision_loss, reason = "at most 10000 years of seconds")]
    let seconds = moment.duration_since(BEGIN.at(0, 0, 0, 0)).as_secs() as f64;
    seconds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{ExportWord, Role, Source};

    fn variable(kind: Kind, most_bytes: usize) -> std::result::Result<Variable, ExportRefusal> {
        let column = Column {
            header: "story".into(),
            name: "story".into(),
            label: String::new(),
            source: Source::Answer("story".into()),
            kind,
            missing: Vec::new(),
            role: Role::Plain,
        };
        let mut measured = Measured::default();
        measured.most_bytes = most_bytes;
        Variable::of(0, "story".into(), &column, &measured, &|_: &ExportWord| String::new())
    }

    #[test]
    fn a_text_longer_than_spss_holds_is_refused() {
        assert!(variable(Kind::Text, MOST_TEXT).is_ok());
        let refused = variable(Kind::Text, MOST_TEXT + 1).err();
        let column = "story".to_owned();
        assert_eq!(refused, Some(ExportRefusal::ExportAnswerTooLong { format: "sav", column, most: 32_767 }));
    }

    #[test]
    fn a_long_text_is_kept_in_pieces_that_hold_all_of_it() {
        for (bytes, pieces) in [
            (1, vec![1]),
            (255, vec![255]),
            (256, vec![255, 4]),
            (504, vec![255, 252]),
            (505, vec![255, 255, 1]),
        ] {
            let variable = variable(Kind::Text, bytes).expect("it fits");
            assert_eq!(variable.pieces(), pieces, "{bytes}");
            assert!(variable.pieces().iter().sum::<usize>() >= bytes);
        }
        assert_eq!(variable(Kind::Integer, 0).expect("it fits").elements(), 1);
    }
}
