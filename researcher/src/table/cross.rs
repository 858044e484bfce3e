//! A two-way table with its totals.

use super::cube::Cube;
use super::protected;
use super::shown::{Rule, Shown};

/// A two-way table in which everyone stands once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrossTable {
    /// `cells[row][column]`.
    pub cells: Vec<Vec<Shown>>,
    /// One number a row.
    pub row_totals: Vec<Shown>,
    /// One number a column.
    pub column_totals: Vec<Shown>,
    /// Everyone.
    pub total: Shown,
}

/// Makes a two-way table from `counts[row][column]`; every row has as many columns as the first.
pub fn cross_table(counts: &[Vec<u64>], rule: Rule) -> CrossTable {
    let columns = counts.first().map_or(0, Vec::len);
    let population: u64 = counts.iter().flatten().sum();
    if population < rule.minimum_cell {
        return CrossTable {
            cells: vec![vec![Shown::Withheld; columns]; counts.len()],
            row_totals: vec![Shown::Withheld; counts.len()],
            column_totals: vec![Shown::Withheld; columns],
            total: Shown::Withheld,
        };
    }

    let cube = Cube::of(&[counts.len(), columns], &counts.concat());
    let shown = protected(&cube, rule);
    // The last column holds the rows' totals, the last row the columns'.
    let lines: Vec<&[Shown]> = shown.chunks(columns + 1).collect();
    let (rows, totals) = (&lines[..counts.len()], lines[counts.len()]);
    CrossTable {
        cells: rows.iter().map(|row| row[..columns].to_vec()).collect(),
        row_totals: rows.iter().map(|row| row[columns]).collect(),
        column_totals: totals[..columns].to_vec(),
        total: totals[columns],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Rule = Rule { minimum_cell: 10 };

    #[test]
    fn a_small_cell_is_hidden_by_a_rectangle() {
        let table = cross_table(&[vec![3, 40, 50], vec![20, 15, 60], vec![30, 70, 80]], RULE);
        let withheld: Vec<(usize, usize)> = (0..3)
            .flat_map(|row| (0..3).map(move |column| (row, column)))
            .filter(|(row, column)| table.cells[*row][*column].is_withheld())
            .collect();
        assert_eq!(withheld, [(0, 0), (0, 1), (1, 0), (1, 1)]);
        assert!(table.row_totals.iter().chain(&table.column_totals).all(|shown| !shown.is_withheld()));
        assert_eq!(table.total, Shown::Count(368));
    }

    #[test]
    fn a_small_row_is_hidden_with_its_total_and_another_row() {
        let table = cross_table(&[vec![1, 2], vec![40, 50], vec![20, 30]], RULE);
        assert!(table.row_totals[0].is_withheld());
        assert_eq!(table.row_totals.iter().filter(|shown| shown.is_withheld()).count(), 2);
    }

    #[test]
    fn a_table_of_too_few_people_shows_nothing() {
        let table = cross_table(&[vec![4, 0], vec![0, 5]], RULE);
        assert!(table.total.is_withheld());
        assert!(table.cells.iter().flatten().all(|shown| shown.is_withheld()));
    }

    #[test]
    fn a_table_of_large_cells_is_shown_whole() {
        let table = cross_table(&[vec![10, 0], vec![12, 11]], RULE);
        assert_eq!(table.cells[0], [Shown::Count(10), Shown::Count(0)]);
        assert_eq!(table.column_totals, [Shown::Count(22), Shown::Count(11)]);
    }
}
