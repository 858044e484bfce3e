//! JSON Lines: one object a row, in which only what is there stands.

use std::io::Write as _;

use kin_disk::DiskError;
use kin_forms::Answer;
use kin_terminal::Result;
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use super::format::Writer;
use super::{Cell, Column, Format, Table};
use crate::disclosure::{OutputInMaking, Outputs};
use crate::ending::OnDisk;

/// All tables as JSON Lines.
pub(super) struct JsonLines<'t>(Vec<(OutputInMaking, &'t [Column])>);

impl<'t> JsonLines<'t> {
    pub(super) fn begin(outputs: &Outputs, named: &[(String, &'t Table)]) -> Result<Self> {
        let files = named
            .iter()
            .map(|(name, table)| Ok((outputs.begin(&format!("{name}.jsonl"))?, table.columns.as_slice())));
        Ok(Self(files.collect::<Result<_>>()?))
    }
}

impl Writer for JsonLines<'_> {
    fn row(&mut self, table: usize, cells: &[Cell<'_>]) -> Result {
        let (file, columns) = &mut self.0[table];
        let object = Object { columns, cells };
        let written = serde_json::to_writer(&mut *file, &object).map_err(std::io::Error::from);
        let written = written.and_then(|()| file.write_all(b"\n"));
        written.map_err(|error| DiskError::of_system(file.path(), error)).on_disk()
    }

    fn finish(self: Box<Self>, outputs: &mut Outputs) -> Result {
        self.0.into_iter().try_for_each(|(file, _)| outputs.take(file))
    }
}

struct Object<'o> {
    columns: &'o [Column],
    cells: &'o [Cell<'o>],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (column, cell) in self.columns.iter().zip(self.cells) {
            if Format::Jsonl.has(column, false) && !matches!(cell, Cell::Blank) {
                map.serialize_entry(&column.header, &Value(cell))?;
            }
        }
        map.end()
    }
}

/// Numbers as numbers, several answers as a list, a missing value as `{"missing":"refused"}`, the rest as text.
struct Value<'v>(&'v Cell<'v>);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        match self.0 {
            Cell::Missing(missing) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("missing", missing.name())?;
                map.end()
            }
            Cell::Answer(Answer::Integer(number)) => serializer.serialize_i64(*number),
            Cell::Answer(Answer::Decimal(number)) | Cell::Number(number) => serializer.serialize_f64(*number),
            Cell::Answer(Answer::Many(names)) => serializer.collect_seq(names),
            cell => serializer.serialize_str(&cell.to_text()),
        }
    }
}
