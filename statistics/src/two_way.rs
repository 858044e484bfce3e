//! Two-way tables, and whether rows and columns have to do with each other.

use serde::Serialize;

use crate::design::{Design, Unit};
use crate::domains::{Domains, SettledDomains};
use crate::error::StatisticsError;
use crate::estimate::InDomain;
use crate::gathered::{Group, Values};
use crate::independence::{Tests, tests};
use crate::settled::{Totals, domain as groups_of};
use crate::twice::Twice;

/// Errors of cells and tests are worked out for tables of no more cells than this.
pub const MOST_TESTED_CELLS: usize = 1_000;

/// No table has more cells than this.
pub const MOST_CELLS: usize = 1_000_000;

/// Two-way tables by domain.
#[derive(Clone, Debug)]
pub struct TwoWay {
    domains: Domains,
}

/// A two-way table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TwoWayTable {
    /// Rows of the file with both values, not weighted.
    pub n: u64,
    /// Rows of the file where one is missing.
    pub missing: u64,
    /// The sum of weights of the `n`.
    pub population: f64,
    /// Labels of the table's rows, in order.
    pub rows: Vec<String>,
    /// Labels of the table's columns, in order.
    pub columns: Vec<String>,
    /// `cells[row][column]`.
    pub cells: Vec<Vec<Cell>>,
    /// Tests of independence; none where there is nothing to test, where variance cannot be estimated, or where the table
    /// has more than [`MOST_TESTED_CELLS`] cells.
    pub tests: Option<Tests>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cell {
    /// Rows of the file, not weighted.
    pub n: u64,
    /// The sum of their weights.
    pub population: f64,
    /// Share of the table.
    pub proportion: Option<f64>,
    /// The share's standard error.
    pub standard_error: Option<f64>,
    /// Share of the row.
    pub row_proportion: Option<f64>,
    /// Share of the column.
    pub column_proportion: Option<f64>,
}

impl TwoWay {
    /// Nothing yet.
    pub fn new(design: Design) -> Self {
        Self { domains: Domains::new(design) }
    }

    /// Takes in a row: its domain (`None`: of none that is asked for), its row and its column (`None`: missing).
    pub fn update(
        &mut self,
        unit: &Unit<'_>,
        domain: Option<&str>,
        row: Option<&str>,
        column: Option<&str>,
    ) -> Result<(), StatisticsError> {
        let cell = row.zip(column).map(|(row, column)| ([row, column], Values::One(1.0)));
        self.domains.update(unit, domain, cell)
    }

    /// Takes in what another accumulator of the same design gathered.
    pub fn merge(&mut self, other: Self) -> Result<(), StatisticsError> {
        self.domains.merge(other.domains)
    }

    /// The tables. Every domain has the rows and columns that occur in any.
    pub fn finish(self) -> Result<Vec<InDomain<TwoWayTable>>, StatisticsError> {
        let domains = self.domains.settle()?;
        let cells = domains.settled.labels[1].len().saturating_mul(domains.settled.labels[2].len());
        if cells.saturating_mul(domains.settled.labels[0].len()) > MOST_CELLS {
            return Err(StatisticsError::StatisticsTooManyValues { most: MOST_CELLS as u64 });
        }
        let tables = domains.domains().map(|(code, domain)| {
            Ok(InDomain { domain: domain.clone(), value: table(&domains, code, domain)? })
        });
        tables.collect()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a table has no more than MOST_GROUPS rows and columns")]
fn table(domains: &SettledDomains, code: u32, domain: &str) -> Result<TwoWayTable, StatisticsError> {
    let settled = &domains.settled;
    let (rows, columns) = (settled.labels[1].clone(), settled.labels[2].clone());
    let (height, width) = (rows.len(), columns.len());
    let group = |row: usize, column: usize| -> Group { [code, row as u32, column as u32] };
    let totals = |row, column| settled.totals.get(&group(row, column)).copied().unwrap_or_default();
    let mut whole = Totals::default();
    settled.totals.range(groups_of(code)).for_each(|(_, totals)| whole.add(totals));
    let mut row_totals = vec![Twice::ZERO; height];
    let mut column_totals = vec![Twice::ZERO; width];
    for (group, totals) in settled.totals.range(groups_of(code)) {
        let (row, column) = (group[1] as usize, group[2] as usize);
        row_totals[row] = row_totals[row] + totals.first;
        column_totals[column] = column_totals[column] + totals.first;
    }
    let share = |part: Twice, of: Twice| (of.high > 0.0).then(|| (part / of).rounded());
    let mut cells: Vec<Vec<Cell>> = (0..height)
        .map(|row| {
            let cell = |column: usize| {
                let totals = totals(row, column);
                Cell {
                    n: totals.n,
                    population: totals.first.rounded(),
                    proportion: share(totals.first, whole.first),
                    standard_error: None,
                    row_proportion: share(totals.first, row_totals[row]),
                    column_proportion: share(totals.first, column_totals[column]),
                }
            };
            (0..width).map(cell).collect()
        })
        .collect();
    let mut table = TwoWayTable {
        n: whole.n,
        missing: domains.missing(domain),
        population: whole.first.rounded(),
        rows,
        columns,
        cells: Vec::new(),
        tests: None,
    };
    // Rows and columns of which the weights are nothing take no part in errors and tests.
    let live_rows: Vec<usize> = (0..height).filter(|row| row_totals[*row].high > 0.0).collect();
    let live_columns: Vec<usize> = (0..width).filter(|column| column_totals[*column].high > 0.0).collect();
    let live: Vec<(usize, usize)> =
        live_rows.iter().flat_map(|row| live_columns.iter().map(move |column| (*row, *column))).collect();
    if !live.is_empty() && live.len() <= MOST_TESTED_CELLS {
        let groups: Vec<Group> = live.iter().map(|(row, column)| group(*row, *column)).collect();
        if let Some(covariances) = settled.covariances(code, &groups)?
            && settled.units_with_members(code) > 1
        {
            let shares: Vec<Twice> =
                live.iter().map(|(row, column)| totals(*row, *column).first / whole.first).collect();
            let covariances = of_shares(&covariances, &shares, whole.first);
            for (place, (row, column)) in live.iter().enumerate() {
                cells[*row][*column].standard_error = Some(covariances[place][place].max(0.0).sqrt());
            }
            let shares: Vec<f64> = shares.into_iter().map(Twice::rounded).collect();
            let degrees = settled.degrees_of_freedom(code);
            table.tests = tests(&shares, live_columns.len(), &covariances, whole.n, degrees);
        }
    }
    table.cells = cells;
    Ok(table)
}

/// Covariances of shares from those of totals, by linearization.
fn of_shares(totals: &[Vec<Twice>], shares: &[Twice], whole: Twice) -> Vec<Vec<f64>> {
    let sums: Vec<Twice> = totals.iter().map(|row| row.iter().copied().sum()).collect();
    let all: Twice = sums.iter().copied().sum();
    let squared = whole * whole;
    totals
        .iter()
        .zip(shares.iter().zip(&sums))
        .map(|(row, (share, sum))| {
            row.iter()
                .zip(shares.iter().zip(&sums))
                .map(|(value, (other_share, other_sum))| {
                    let moved = *share * *other_sum + *other_share * *sum - *share * *other_share * all;
                    ((*value - moved) / squared).rounded()
                })
                .collect()
        })
        .collect()
}
