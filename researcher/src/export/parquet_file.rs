//! Parquet: one file a table, typed, without compression, in row groups of bounded size.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use kin_disk::DiskError;
use kin_terminal::{Failure, Result};
use parquet::basic::{LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use super::format::Writer;
use super::{Cell, Column, ExportRefusal, Format, Kind, Table};
use crate::disclosure::{OutputInMaking, Outputs};
use crate::ending::OnDisk;

/// Cells that are kept before they are written.
const MOST_CELLS: usize = 1_000_000;
const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// All tables as Parquet.
pub(super) struct ParquetFiles<'t>(Vec<ParquetTable<'t>>);

struct ParquetTable<'t> {
    place: Place,
    writer: SerializedFileWriter<OutputInMaking>,
    columns: Vec<Waiting<'t>>,
    rows: usize,
}

/// Which file, for errors.
struct Place {
    table: String,
    path: PathBuf,
}

/// A column's values that are not yet written.
struct Waiting<'t> {
    place: usize,
    column: &'t Column,
    /// 1 for each row that has a value, else 0.
    present: Vec<i16>,
    values: Values,
}

enum Values {
    Text(Vec<ByteArray>),
    Integer(Vec<i64>),
    Decimal(Vec<f64>),
    Flag(Vec<bool>),
    Short(Vec<i32>),
}

impl<'t> ParquetFiles<'t> {
    pub(super) fn begin(
        outputs: &Outputs,
        named: &[(String, &'t Table)],
        split_selects: bool,
    ) -> Result<Self> {
        let tables = named.iter().map(|(name, table)| {
            let file = outputs.begin(&format!("{name}.parquet"))?;
            ParquetTable::begin(name, file, table, split_selects)
        });
        Ok(Self(tables.collect::<Result<_>>()?))
    }
}

impl Writer for ParquetFiles<'_> {
    fn row(&mut self, table: usize, cells: &[Cell<'_>]) -> Result {
        self.0[table].row(cells)
    }

    fn finish(self: Box<Self>, outputs: &mut Outputs) -> Result {
        self.0.into_iter().try_for_each(|mut table| {
            table.write_rows()?;
            let ParquetTable { place, writer, .. } = table;
            outputs.take(writer.into_inner().map_err(|error| place.failed(error))?)
        })
    }
}

impl Place {
    fn failed(&self, error: ParquetError) -> Failure {
        let reason = match error {
            ParquetError::External(source) => match source.downcast::<std::io::Error>() {
                Ok(error) => return self.of_system(*error),
                Err(source) => source.to_string(),
            },
            other => other.to_string(),
        };
        ExportRefusal::ExportFormatFailed {
            format: Format::Parquet.name(),
            table: self.table.clone(),
            reason,
        }
        .into()
    }

    fn of_system(&self, error: std::io::Error) -> Failure {
        let failed: Result = Err(DiskError::of_system(&self.path, error)).on_disk();
        failed.expect_err("an error stays one")
    }
}

impl<'t> ParquetTable<'t> {
    fn begin(name: &str, file: OutputInMaking, table: &'t Table, split_selects: bool) -> Result<Self> {
        let place = Place { table: name.to_owned(), path: file.path().to_owned() };
        let has = |(_, column): &(usize, &Column)| Format::Parquet.has(column, split_selects);
        let columns: Vec<Waiting<'t>> = table
            .columns
            .iter()
            .enumerate()
            .filter(has)
            .map(|(place, column)| Waiting::of(place, column))
            .collect();
        let fields: std::result::Result<Vec<_>, ParquetError> =
            columns.iter().map(|waiting| Ok(Arc::new(field(waiting.column)?))).collect();
        let schema =
            fields.and_then(|fields| Type::group_type_builder("interviews").with_fields(fields).build());
        let schema = Arc::new(schema.map_err(|error| place.failed(error))?);
        let labels = columns.iter().filter(|waiting| !waiting.column.label.is_empty());
        let labels = labels.map(|waiting| {
            KeyValue::new(format!("label.{}", waiting.column.header), waiting.column.label.clone())
        });
        let properties = WriterProperties::builder()
            .set_created_by("Kin".to_owned())
            .set_key_value_metadata(Some(labels.collect()))
            .build();
        let writer = SerializedFileWriter::new(file, schema, Arc::new(properties))
            .map_err(|error| place.failed(error))?;
        Ok(Self { place, writer, columns, rows: 0 })
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Result {
        for waiting in &mut self.columns {
            waiting.add(&cells[waiting.place]);
        }
        self.rows += 1;
        if self.rows * self.columns.len() >= MOST_CELLS { self.write_rows() } else { Ok(()) }
    }

    fn write_rows(&mut self) -> Result {
        if self.rows == 0 {
            return Ok(());
        }
        self.rows = 0;
        let Self { place, writer, columns, .. } = self;
        write_group(writer, columns).map_err(|error| place.failed(error))
    }
}

fn write_group(
    writer: &mut SerializedFileWriter<OutputInMaking>,
    columns: &mut [Waiting<'_>],
) -> std::result::Result<(), ParquetError> {
    let mut group = writer.next_row_group()?;
    for waiting in columns {
        let present = std::mem::take(&mut waiting.present);
        match &mut waiting.values {
            Values::Text(values) => put::<ByteArrayType>(&mut group, values, &present)?,
            Values::Integer(values) => put::<Int64Type>(&mut group, values, &present)?,
            Values::Decimal(values) => put::<DoubleType>(&mut group, values, &present)?,
            Values::Flag(values) => put::<BoolType>(&mut group, values, &present)?,
            Values::Short(values) => put::<Int32Type>(&mut group, values, &present)?,
        }
    }
    group.close().map(drop)
}

fn put<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, OutputInMaking>,
    values: &mut Vec<T::T>,
    present: &[i16],
) -> std::result::Result<(), ParquetError> {
    let values = std::mem::take(values);
    let column = group.next_column()?;
    let mut column = column.ok_or_else(|| ParquetError::General("a column too many".to_owned()))?;
    column.typed::<T>().write_batch(&values, Some(present), None)?;
    column.close()
}

/// The type of a column: every value may be missing.
fn field(column: &Column) -> std::result::Result<Type, ParquetError> {
    let (physical, logical) = match column.kind {
        Kind::Text | Kind::Several | Kind::Calculated | Kind::OneOf(_) => {
            (Physical::BYTE_ARRAY, Some(LogicalType::String))
        }
        Kind::Integer => (Physical::INT64, None),
        Kind::Decimal => (Physical::DOUBLE, None),
        Kind::Flag => (Physical::BOOLEAN, None),
        Kind::Date => (Physical::INT32, Some(LogicalType::Date)),
        Kind::Time => (Physical::INT32, Some(LogicalType::time(false, TimeUnit::MILLIS))),
        Kind::DateTime => (Physical::INT64, Some(LogicalType::timestamp(false, TimeUnit::MILLIS))),
        Kind::Moment => (Physical::INT64, Some(LogicalType::timestamp(true, TimeUnit::MILLIS))),
    };
    Type::primitive_type_builder(&column.header, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .build()
}

impl<'t> Waiting<'t> {
    fn of(place: usize, column: &'t Column) -> Self {
        let values = match column.kind {
            Kind::Text | Kind::Several | Kind::Calculated | Kind::OneOf(_) => Values::Text(Vec::new()),
            Kind::Integer | Kind::DateTime | Kind::Moment => Values::Integer(Vec::new()),
            Kind::Decimal => Values::Decimal(Vec::new()),
            Kind::Flag => Values::Flag(Vec::new()),
            Kind::Date | Kind::Time => Values::Short(Vec::new()),
        };
        Self { place, column, present: Vec::new(), values }
    }

    /// Why a value is missing stands in a column beside it.
    fn add(&mut self, cell: &Cell<'_>) {
        let is_there = match &mut self.values {
            Values::Text(values) => {
                let text = if cell.missing().is_some() { Cell::Blank.to_text() } else { cell.to_text() };
                keep(values, Some(ByteArray::from(text.as_bytes().to_vec())).filter(|_| !text.is_empty()))
            }
            Values::Integer(values) => keep(
                values,
                match (&self.column.kind, cell) {
                    (Kind::Moment, Cell::Moment(moment)) => {
                        Some(milliseconds(moment.local) - i64::from(moment.offset.seconds()) * 1000)
                    }
                    (Kind::DateTime, cell) => cell.wall_clock().map(milliseconds),
                    (_, cell) => cell.integer(),
                },
            ),
            Values::Decimal(values) => keep(values, cell.number()),
            Values::Flag(values) => keep(values, cell.integer().map(|number| number != 0)),
            Values::Short(values) => keep(
                values,
                match self.column.kind {
                    Kind::Time => cell.time().map(|time| {
                        let [hour, minute, second] =
                            [time.hour(), time.minute(), time.second()].map(i32::from);
                        (hour * 3600 + minute * 60 + second) * 1000
                    }),
                    _ => cell
                        .date()
                        .and_then(|date| i32::try_from(date.duration_since(EPOCH).as_hours() / 24).ok()),
                },
            ),
        };
        self.present.push(i16::from(is_there));
    }
}

fn keep<T>(values: &mut Vec<T>, value: Option<T>) -> bool {
    let is_there = value.is_some();
    values.extend(value);
    is_there
}

/// Since 1970, on the wall clock.
fn milliseconds(moment: DateTime) -> i64 {
    moment.duration_since(EPOCH.at(0, 0, 0, 0)).as_secs() * 1000
}
