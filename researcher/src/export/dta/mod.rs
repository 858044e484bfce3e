//! Stata files, format 118 (Stata 14 and later).
//!
//! Written from Stata's own description ("help dta"). Little-endian, UTF-8, without a time stamp: equal data give equal
//! bytes. Refused, does not know and does not apply are the extended missing values `.a`, `.b` and `.c`.

mod header;
mod values;
mod variable;

use kin_terminal::Result;

pub(super) use self::variable::MOST_NAME;
use self::variable::Variable;
use super::format::Writer;
use super::{Cell, ExportRefusal, Format, MeasuredTable, Table, Words};
use crate::disclosure::{OutputInMaking, Outputs};

/// Format 118 counts variables in two bytes, and Stata keeps the last numbers.
const MOST_VARIABLES: usize = 32_767;

/// All tables as Stata files.
pub(super) struct DtaFiles(Vec<DtaTable>);

struct DtaTable {
    file: OutputInMaking,
    variables: Vec<Variable>,
    rows: u64,
    /// Texts too long for a row; they come after all rows.
    long_texts: Vec<u8>,
    end: Vec<u8>,
}

impl DtaFiles {
    pub(super) fn begin(
        outputs: &Outputs,
        named: &[(String, &Table)],
        measured: &[MeasuredTable],
        split_selects: bool,
        words: Words<'_>,
    ) -> Result<Self> {
        let files = named.iter().zip(measured).map(|((name, table), measured)| {
            let variables = Variable::all(table, measured, split_selects);
            if variables.len() > MOST_VARIABLES {
                return Err(ExportRefusal::ExportTooManyColumns {
                    format: Format::Dta.name(),
                    table: name.clone(),
                    columns: variables.len() as u64,
                    most: MOST_VARIABLES as u64,
                }
                .into());
            }
            let end = values::of(&variables, words);
            let mut file = outputs.begin(&format!("{name}.dta"))?;
            file.put(&header::of(name, &variables, measured, end.len() as u64))?;
            Ok(DtaTable { file, variables, rows: 0, long_texts: Vec::new(), end })
        });
        Ok(Self(files.collect::<Result<_>>()?))
    }
}

impl Writer for DtaFiles {
    fn row(&mut self, table: usize, cells: &[Cell<'_>]) -> Result {
        let DtaTable { file, variables, rows, long_texts, .. } = &mut self.0[table];
        *rows += 1;
        let mut row = Vec::new();
        for (number, variable) in (1..).zip(variables.iter()) {
            variable.write(number, *rows, &cells[variable.place], &mut row, long_texts);
        }
        file.put(&row)
    }

    fn finish(self: Box<Self>, outputs: &mut Outputs) -> Result {
        self.0.into_iter().try_for_each(|mut table| {
            table.file.put(header::AFTER_DATA)?;
            table.file.put(&table.long_texts)?;
            table.file.put(header::AFTER_LONG_TEXTS)?;
            table.file.put(&table.end)?;
            table.file.put(header::LAST)?;
            outputs.take(table.file)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::ExportWord;
    use super::*;

    #[test]
    fn more_variables_than_stata_holds_are_refused() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let outputs = Outputs::new(&place.path().join("out")).expect("a folder");
        let begin = |count: usize| {
            let table = Table::of_width(count);
            let measured = [MeasuredTable::of(&table.columns)];
            let words = |_: &ExportWord| String::new();
            DtaFiles::begin(&outputs, &[(format!("form{count}"), &table)], &measured, true, &words).map(drop)
        };
        assert!(begin(MOST_VARIABLES).is_ok());
        let failure = begin(MOST_VARIABLES + 1).expect_err("one variable too many");
        assert!(format!("{failure:?}").contains("export-too-many-columns"), "{failure:?}");
    }
}
