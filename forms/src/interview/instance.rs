//! One time that a scope is asked: its answers, and what follows from them.

use zeroize::Zeroizing;

use super::tally::Tally;
use crate::answer::Answer;
use crate::expression::InstanceId;
use crate::form::Tree;

/// The instance that is the form itself.
pub(crate) const FORM: InstanceId = 0;

/// One time that a scope is asked.
pub(crate) struct Instance {
    pub(super) scope: usize,
    /// The instance around it; itself for the form.
    pub(super) parent: InstanceId,
    /// Its place among the instances of its repeat, from 0.
    pub(super) place: usize,
    /// By stop of the scope; of a repeat, an empty one.
    pub(super) cells: Vec<Cell>,
    /// By group of the scope: whether it is relevant.
    pub(super) groups: Vec<bool>,
    /// By inner scope: the instances of that repeat.
    pub(super) repeats: Vec<Repeated>,
    /// By stop: how much of it is asked.
    pub(super) tally: Tally,
}

impl Instance {
    pub(super) fn new(tree: &Tree, scope: usize, parent: InstanceId, place: usize) -> Instance {
        let inside = &tree.scopes[scope];
        Instance {
            scope,
            parent,
            place,
            cells: inside.stops.iter().map(|_| Cell::default()).collect(),
            groups: vec![false; inside.groups.len()],
            repeats: inside.inner.iter().map(|_| Repeated::default()).collect(),
            tally: Tally::new(inside.stops.len()),
        }
    }
}

impl Instance {
    pub(crate) fn scope(&self) -> usize {
        self.scope
    }
}

/// The instances of one repeat in one instance of the scope around it.
#[derive(Default)]
pub(super) struct Repeated {
    pub(super) relevant: bool,
    /// In order.
    pub(super) active: Vec<InstanceId>,
    /// Beyond a count that was lowered: kept, so that raising it again restores them.
    pub(super) reserve: Vec<InstanceId>,
    /// What the count says; none for an open repeat.
    pub(super) wanted: Option<u32>,
    /// The count says more than the repeat may have.
    pub(super) too_many: bool,
}

/// What a calculation last gave a question that is asked.
#[derive(Default)]
pub(super) enum Filled {
    /// It never ran.
    #[default]
    Never,
    With(Option<Answer>),
}

/// What is known of one question.
#[derive(Default)]
pub(super) struct Cell {
    /// Typed or calculated; kept while it is irrelevant, so that going back restores it.
    pub(super) answer: Option<Answer>,
    pub(super) relevant: bool,
    /// Whether the answer is still among the choices offered.
    pub(super) fits: bool,
    /// A calculated text was longer than a response holds.
    pub(super) too_long: bool,
    /// What the calculation of a question that is asked last gave: only another result fills it in again.
    pub(super) filled: Filled,
    /// Why the answer stands although it does not meet its warning.
    pub(super) reason: Option<Zeroizing<String>>,
}
