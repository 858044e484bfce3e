//! SPSS system files.
//!
//! Written from the description of the format in PSPP's developers' guide ("System File Format"). Compressed by SPSS's
//! own byte codes, in UTF-8, with the same date in every header: equal data give equal bytes.

mod data;
mod dictionary;
mod variable;

use kin_terminal::Result;

use self::data::Data;
pub(super) use self::variable::MOST_NAME;
use self::variable::Variable;
use super::format::Writer;
use super::{Cell, ExportRefusal, Format, MeasuredTable, Table, Words};
use crate::disclosure::{OutputInMaking, Outputs};

/// All tables as SPSS files.
pub(super) struct SavFiles(Vec<SavTable>);

struct SavTable {
    file: OutputInMaking,
    variables: Vec<Variable>,
    data: Data,
}

impl SavFiles {
    pub(super) fn begin(
        outputs: &Outputs,
        named: &[(String, &Table)],
        measured: &[MeasuredTable],
        split_selects: bool,
        words: Words<'_>,
    ) -> Result<Self> {
        let files = named.iter().zip(measured).map(|((name, table), measured)| {
            let variables = Variable::all(table, measured, split_selects, words)?;
            let mut file = outputs.begin(&format!("{name}.sav"))?;
            let rows = i32::try_from(measured.rows).map_err(|_| ExportRefusal::ExportTooManyRows {
                format: Format::Sav.name(),
                table: name.clone(),
                most: i32::MAX as u64,
            })?;
            file.put(&dictionary::of(name, &variables, rows))?;
            Ok(SavTable { file, variables, data: Data::default() })
        });
        Ok(Self(files.collect::<Result<_>>()?))
    }
}

impl Writer for SavFiles {
    fn row(&mut self, table: usize, cells: &[Cell<'_>]) -> Result {
        let SavTable { file, variables, data } = &mut self.0[table];
        for variable in variables.iter() {
            variable.write(&cells[variable.place], data);
        }
        data.drain(file)
    }

    fn finish(self: Box<Self>, outputs: &mut Outputs) -> Result {
        self.0.into_iter().try_for_each(|mut table| {
            table.data.finish();
            table.data.drain(&mut table.file)?;
            outputs.take(table.file)
        })
    }
}
