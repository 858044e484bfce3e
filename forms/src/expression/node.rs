//! The document that expressions walk over: the form's tree with an instance of every repeat for each time it was asked,
//! and beside it the rows of lists and tables.

/// One time that a scope is asked: the form itself (0), or an instance of a repeat.
pub(crate) type InstanceId = u32;

/// A node. Cheap to copy; means something only together with the [`super::World`] it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum NodeId {
    /// The form.
    Root,
    /// A group that is no repeat, in an instance of the scope it stands in.
    Group { group: usize, at: InstanceId },
    /// One instance of a repeat.
    Instance { repeat: usize, at: InstanceId },
    /// A question, in an instance of the scope it stands in.
    Question { question: usize, at: InstanceId },
    /// `instance('…')`.
    Source { source: usize },
    /// Its one child, `root`.
    SourceRoot { source: usize },
    /// One `item` of it.
    Row { source: usize, row: u32 },
    /// One column of an item.
    Cell { source: usize, row: u32, column: usize },
    /// No node at all: a value that something computed.
    Nowhere,
}

/// What a name of the form stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Target {
    /// An index into the form's questions.
    Question(usize),
    /// An index into the form's groups; a repeat is one.
    Group(usize),
}
