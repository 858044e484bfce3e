//! A number of people that is fit to be shown, or the fact that it is not.

use serde::{Serialize, Serializer};

/// A number of people in a table, or the fact that it is withheld.
///
/// Serialises as the number, or as `null` when withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// So many people.
    Count(u64),
    /// Too few people, or a number from which too few could be computed.
    Withheld,
}

impl Shown {
    /// Shows `value`, or withholds it.
    pub(super) fn when(shown: bool, value: u64) -> Self {
        if shown { Self::Count(value) } else { Self::Withheld }
    }

    /// The number, if it is shown.
    pub fn count(self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(count),
            Self::Withheld => None,
        }
    }

    /// Whether there is nothing to show.
    pub fn is_withheld(self) -> bool {
        self == Self::Withheld
    }
}

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.count().serialize(serializer)
    }
}

/// What may be shown of a table.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The fewest people that a shown number may stand for; also the least width of what can be worked out about a
    /// withheld number from everything that is shown.
    pub minimum_cell: u64,
}

impl Rule {
    /// Whether a number stands for too few people to be shown, whatever surrounds it. Nobody is not too few: what
    /// "nobody" gives away about a sensitive question is a rule for what is released, not for the desk.
    pub fn is_small(self, count: u64) -> bool {
        (1..self.minimum_cell).contains(&count)
    }
}
