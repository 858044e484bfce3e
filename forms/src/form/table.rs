//! Tables: data that came as CSV.

/// Rows of text under named columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    /// Names of the columns, each once.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The rows in order, each as long as the columns.
    pub fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }
}
