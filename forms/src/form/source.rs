//! Rows that expressions look up: the lists of choices and the tables of a form.

use std::collections::HashMap;
use std::sync::OnceLock;

/// The name of the column that is a choice's label, other words in every language.
pub(crate) const LABEL_COLUMN: &str = "label";

/// What `instance('name')` opens.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
    /// Row after row, each as long as `columns`. A list's labels are not in here but with the list.
    cells: Vec<String>,
    /// The list it is; none for a table.
    pub(crate) list: Option<String>,
    /// By column: cell → rows, made when somebody first asks.
    indexes: Vec<OnceLock<HashMap<String, Vec<u32>>>>,
}

impl Source {
    /// `cells` row after row.
    pub(crate) fn new(
        name: String,
        columns: Vec<String>,
        cells: Vec<String>,
        list: Option<String>,
    ) -> Source {
        let indexes = columns.iter().map(|_| OnceLock::new()).collect();
        Source { name, columns, cells, list, indexes }
    }

    pub(crate) fn rows(&self) -> usize {
        self.cells.len().checked_div(self.columns.len()).unwrap_or(0)
    }

    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    pub(crate) fn cell(&self, row: usize, column: usize) -> &str {
        self.cells.get(row * self.columns.len() + column).map_or("", String::as_str)
    }

    /// Whether a column holds other words in every language.
    pub(crate) fn is_label(&self, column: usize) -> bool {
        self.list.is_some() && self.columns.get(column).is_some_and(|name| name == LABEL_COLUMN)
    }

    /// The rows whose cell is exactly `text`, in order. Not for labels.
    pub(crate) fn rows_with(&self, column: usize, text: &str) -> &[u32] {
        let Some(index) = self.indexes.get(column) else { return &[] };
        let index = index.get_or_init(|| {
            let mut rows: HashMap<String, Vec<u32>> = HashMap::new();
            for row in 0..self.rows() {
                rows.entry(self.cell(row, column).to_owned())
                    .or_default()
                    .push(u32::try_from(row).unwrap_or(u32::MAX));
            }
            rows
        });
        index.get(text).map_or(&[], Vec::as_slice)
    }
}
