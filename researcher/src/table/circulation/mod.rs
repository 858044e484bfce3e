//! What can be worked out about the withheld numbers of a table, and what else must be withheld so that it is little.
//!
//! A table with its totals is a flow that goes round: the grand total flows into the rows, each row's total into its
//! cells, the cells into their columns, and the columns back into the grand total. Whoever reads the table knows the
//! flow in every *shown* arc and that no flow is negative; the tables they cannot rule out are exactly the flows that
//! agree with that. The table itself is one of them, so how far a withheld number may move up or down is a maximum
//! flow in the residual graph (Ford and Fulkerson), exactly and in whole numbers: no linear programme is needed for
//! one- and two-way tables.
//!
//! | file | what |
//! |---|---|
//! | `flow` | how far a number may move, and the cut that stops it |
//! | `search` | what to withhold in addition: cheapest paths, then whatever turns out not to be needed, then every pattern that could be cheaper |

mod flow;
mod search;

use super::price::{Importance, price};
use super::shown::{Rule, Shown};
use flow::Work;

/// One number of the table.
#[derive(Clone, Copy, Debug)]
struct Arc {
    from: usize,
    to: usize,
    value: u64,
    /// What withholding this number in addition would cost the reader; `None` where it would protect nobody.
    price: Option<u64>,
    shown: bool,
    /// Whether a range of the demanded width is asked for once it is withheld.
    asked: bool,
}

/// A table with its totals, as a flow that goes round.
#[derive(Clone, Debug)]
pub(super) struct Circulation {
    nodes: usize,
    arcs: Vec<Arc>,
    /// The arcs at each node, with `true` where they leave it.
    at: Vec<Vec<(usize, bool)>>,
}

impl Circulation {
    pub(super) fn new(nodes: usize) -> Self {
        Self { nodes, arcs: Vec::new(), at: vec![Vec::new(); nodes] }
    }

    /// Adds a number and returns its place.
    pub(super) fn add(&mut self, from: usize, to: usize, value: u64, importance: Importance) -> usize {
        let place = self.arcs.len();
        self.arcs.push(Arc { from, to, value, price: price(importance, value), shown: true, asked: true });
        self.at[from].push((place, true));
        self.at[to].push((place, false));
        place
    }

    /// What may be shown at a place.
    pub(super) fn shown(&self, place: usize) -> Shown {
        let arc = self.arcs[place];
        Shown::when(arc.shown, arc.value)
    }

    /// Withholds a number from the start.
    pub(super) fn withhold(&mut self, place: usize) {
        self.arcs[place].shown = false;
    }

    /// Withholds a number whose range is known to be wide enough for other reasons.
    pub(super) fn withhold_unasked(&mut self, place: usize) {
        self.arcs[place].shown = false;
        self.arcs[place].asked = false;
    }

    /// Keeps a number that is known already from being withheld: that would protect nobody.
    pub(super) fn known(&mut self, place: usize) {
        self.arcs[place].price = None;
    }

    /// Whether a number is withheld.
    pub(super) fn is_withheld(&self, place: usize) -> bool {
        !self.arcs[place].shown
    }

    /// Withholds every small number, and then whatever is needed so that each withheld number can be placed no more
    /// narrowly than within `minimum_cell` of itself.
    pub(super) fn protect(&mut self, rule: Rule) {
        for arc in &mut self.arcs {
            arc.shown &= !rule.is_small(arc.value);
        }
        let protected = self.settle(rule.minimum_cell);
        debug_assert!(protected, "the totals of a table may all grow");
    }

    /// Withholds whatever is needed in addition to what is withheld, so that each withheld number that is asked for
    /// can be placed no more narrowly than within `width`. False where too much is known already; then nothing that
    /// is withheld here helps.
    pub(super) fn settle(&mut self, width: u64) -> bool {
        let mut work = Work::new(self);
        search::settle(self, width, &mut work)
    }
}
