//! The two ways in which a table leaves the gate. They are two types: what is for the team cannot be written to a
//! file by mistake, for there is nothing that writes it.

use super::Contents;

/// A table for the team at the desk: for the terminal, marked *not for release*.
///
/// ```compile_fail
/// fn to_file(table: &kin_researcher::disclosure::WorkingTable) -> String {
///     kin_researcher::rendering::csv(table.contents(), &Default::default())
/// }
/// ```
#[derive(Clone, Debug)]
pub struct WorkingTable(pub(super) Contents);

/// A table for others: from a freeze, under all rules, in the ledger.
#[derive(Clone, Debug)]
pub struct ReleasedTable {
    pub(super) contents: Contents,
    pub(super) form: String,
    pub(super) freeze: String,
    pub(super) number: u64,
}

/// Somebody else's table: a calculator withholds what it is told to.
#[derive(Clone, Debug)]
pub struct ForeignTable(pub(super) Contents);

impl WorkingTable {
    /// What the terminal may show.
    pub(crate) fn for_the_terminal(&self) -> &Contents {
        &self.0
    }
}

impl ForeignTable {
    /// What may be shown.
    pub fn contents(&self) -> &Contents {
        &self.0
    }
}

impl ReleasedTable {
    /// What everybody may see.
    pub fn contents(&self) -> &Contents {
        &self.contents
    }

    /// The form's id.
    pub fn form(&self) -> &str {
        &self.form
    }

    /// The freeze it was made from.
    pub fn freeze(&self) -> &str {
        &self.freeze
    }

    /// Its number in the ledger.
    pub fn number(&self) -> u64 {
        self.number
    }
}
