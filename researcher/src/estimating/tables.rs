//! Two-way tables, as far as they may be shown.

use kin_statistics::{Cell, InDomain, Tests, TwoWayTable};
use serde::Serialize;

use super::answer::{Inference, domain, few};
use crate::disclosure::Gate;
use crate::table::Shown;

/// A two-way table.
#[derive(Clone, Debug, Serialize)]
pub struct TableRow {
    /// The domain; `null` for everyone.
    pub domain: Option<String>,
    /// Rows of the file with both values, not weighted.
    pub n: Shown,
    /// Rows of the file without one of them.
    pub missing: Shown,
    /// The sum of weights of the `n`.
    pub population: Option<f64>,
    /// Labels of rows.
    pub rows: Vec<String>,
    /// Labels of columns.
    pub columns: Vec<String>,
    /// `cells[row][column]`.
    pub cells: Vec<Vec<CellRow>>,
    /// Rows of the file in each row, not weighted.
    pub row_totals: Vec<Shown>,
    /// Rows of the file in each column, not weighted.
    pub column_totals: Vec<Shown>,
    /// Tests of independence; `null` where there are none, where a cell is withheld, and without inference.
    pub tests: Option<Tests>,
}

/// A cell of a table.
#[derive(Clone, Debug, Serialize)]
pub struct CellRow {
    /// Rows of the file, not weighted.
    pub n: Shown,
    /// The sum of their weights.
    pub population: Option<f64>,
    /// Share of the table.
    pub proportion: Option<f64>,
    /// The share's standard error.
    pub standard_error: Option<f64>,
    /// Share of the row.
    pub row_proportion: Option<f64>,
    /// Share of the column.
    pub column_proportion: Option<f64>,
}

/// Tables by domain.
pub(super) fn tables(
    made: Vec<InDomain<TwoWayTable>>,
    by: bool,
    gate: &Gate,
    inference: Inference,
) -> Vec<TableRow> {
    made.into_iter().map(|made| table(domain(made.domain, by), made.value, gate, inference)).collect()
}

fn table(domain: Option<String>, made: TwoWayTable, gate: &Gate, inference: Inference) -> TableRow {
    let counts: Vec<Vec<u64>> =
        made.cells.iter().map(|row| row.iter().map(|cell| cell.n).collect()).collect();
    let shown = gate.two_way(&counts);
    let complete = shown.cells.iter().flatten().all(|cell| !cell.is_withheld());
    let errors = inference != Inference::None;
    let whole = !shown.total.is_withheld();
    let cells = made.cells.into_iter().zip(&shown.cells).enumerate().map(|(row, (cells, counts))| {
        let in_row = !shown.row_totals[row].is_withheld();
        let cells = cells.into_iter().zip(counts).enumerate();
        cells
            .map(|(column, (cell, n))| {
                let in_column = !shown.column_totals[column].is_withheld();
                let numbers = !n.is_withheld();
                let Cell {
                    population, proportion, standard_error, row_proportion, column_proportion, ..
                } = cell;
                CellRow {
                    n: *n,
                    population: numbers.then_some(population),
                    proportion: proportion.filter(|_| numbers && whole),
                    standard_error: standard_error.filter(|_| numbers && whole && errors),
                    row_proportion: row_proportion.filter(|_| numbers && in_row),
                    column_proportion: column_proportion.filter(|_| numbers && in_column),
                }
            })
            .collect()
    });
    TableRow {
        domain,
        n: shown.total,
        missing: few(gate, made.missing),
        population: whole.then_some(made.population),
        rows: made.rows,
        columns: made.columns,
        cells: cells.collect(),
        row_totals: shown.row_totals.clone(),
        column_totals: shown.column_totals.clone(),
        tests: made.tests.filter(|_| complete && errors),
    }
}
