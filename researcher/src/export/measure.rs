//! What the columns of a table hold, learned in a first pass: formats that state widths, counts and types before the
//! first row need it, and no row is kept for it.

use kin_forms::{Answer, Missing};

use super::{Cell, Column, Kind, Tables};

/// What a table holds.
#[derive(Clone, Debug, Default)]
pub struct MeasuredTable {
    /// How many rows.
    pub rows: u64,
    /// Its columns, in order.
    pub columns: Vec<Measured>,
}

/// What a column holds.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Bytes of its longest text; of those kinds only that are written as text.
    pub most_bytes: usize,
    /// How many texts there are.
    pub texts: u64,
    /// Bytes of all its texts.
    pub all_bytes: u64,
    /// Its least number; infinity where there is none.
    pub least: f64,
    /// Its greatest.
    pub greatest: f64,
    numbers: u64,
    decimals: u64,
    others: u64,
}

impl Default for Measured {
    fn default() -> Self {
        Self {
            most_bytes: 0,
            texts: 0,
            all_bytes: 0,
            least: f64::INFINITY,
            greatest: f64::NEG_INFINITY,
            numbers: 0,
            decimals: 0,
            others: 0,
        }
    }
}

impl MeasuredTable {
    /// Nothing measured yet.
    pub fn of(columns: &[Column]) -> Self {
        Self { rows: 0, columns: vec![Measured::default(); columns.len()] }
    }

    /// Another row.
    pub fn add(&mut self, columns: &[Column], cells: &[Cell<'_>]) {
        self.rows += 1;
        for ((measured, column), cell) in self.columns.iter_mut().zip(columns).zip(cells) {
            measured.add(&column.kind, cell);
        }
    }
}

impl Measured {
    fn add(&mut self, kind: &Kind, cell: &Cell<'_>) {
        if matches!(cell, Cell::Blank | Cell::Missing(_)) {
            return;
        }
        let number = cell.number();
        if let Some(number) = number {
            self.numbers += 1;
            self.decimals += u64::from(cell.integer().is_none());
            self.least = self.least.min(number);
            self.greatest = self.greatest.max(number);
        } else {
            self.others += 1;
        }
        if kind.is_text() {
            let bytes = match cell {
                Cell::Text(text) => text.len(),
                Cell::Answer(Answer::Text(text)) => text.len(),
                cell => cell.to_text().len(),
            };
            self.most_bytes = self.most_bytes.max(bytes);
            self.texts += u64::from(bytes > 0);
            self.all_bytes += bytes as u64;
        }
    }

    /// What a calculated column is: whole numbers or numbers where nothing else came out, else text.
    fn calculated(&self) -> Kind {
        match (self.numbers, self.others) {
            (1.., 0) if self.decimals == 0 => Kind::Integer,
            (1.., 0) => Kind::Decimal,
            _ => Kind::Text,
        }
    }
}

/// Says of every calculated column what it is.
pub(super) fn settle(tables: &mut Tables, measured: &[MeasuredTable]) {
    for (table, measured) in tables.tables.iter_mut().zip(measured) {
        for (column, measured) in table.columns.iter_mut().zip(&measured.columns) {
            if column.kind == Kind::Calculated {
                column.kind = measured.calculated();
            }
        }
    }
}

/// The codes of refused, does not know and does not apply where a number cannot say so itself: −97, −98 and −99, or as
/// many nines more as it takes to lie below every answer. All are exact in a double.
pub(super) fn missing_codes(column: &Column, measured: &Measured) -> [i64; 3] {
    #[expect(clippy::cast_precision_loss, reason = "codes are at most 10⁹ in size")]
    let least = column.categories().iter().map(|one| one.code as f64).fold(measured.least, f64::min);
    let mut nines = 100_i64;
    while nines <= 1_000_000_000_000_000 {
        #[expect(clippy::cast_precision_loss, reason = "at most 10¹⁵")]
        if least > (3 - nines) as f64 {
            return [3 - nines, 2 - nines, 1 - nines];
        }
        nines *= 10;
    }
    // Below every whole number that an answer can be.
    [-100_000_000_000_000_000, -200_000_000_000_000_000, -300_000_000_000_000_000]
}

/// The code of one of them.
pub(super) fn missing_code(codes: [i64; 3], missing: Missing) -> i64 {
    match missing {
        Missing::Refused => codes[0],
        Missing::DontKnow => codes[1],
        Missing::NotApplicable => codes[2],
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Role, Source};
    use super::*;

    #[test]
    fn codes_of_missing_values_lie_below_every_answer() {
        let column = Column {
            header: "days".into(),
            name: "days".into(),
            label: String::new(),
            source: Source::Answer("days".into()),
            kind: Kind::Integer,
            missing: Vec::new(),
            role: Role::Plain,
        };
        let codes = |least: f64| missing_codes(&column, &Measured { least, ..Measured::default() });
        assert_eq!(codes(f64::INFINITY), [-97, -98, -99]);
        assert_eq!(codes(-96.5), [-97, -98, -99]);
        assert_eq!(codes(-97.0), [-997, -998, -999]);
        assert_eq!(codes(-99_999.0), [-999_997, -999_998, -999_999]);
        assert_eq!(
            codes(-1e15),
            [-100_000_000_000_000_000, -200_000_000_000_000_000, -300_000_000_000_000_000]
        );
    }
}
