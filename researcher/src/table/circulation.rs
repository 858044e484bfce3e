//! What can be worked out about the withheld numbers of a table, and what else must be withheld so that it is little.
//!
//! A table with its totals is a flow that goes round: the grand total flows into the rows, each row's total into its
//! cells, the cells into their columns, and the columns back into the grand total. Whoever reads the table knows the
//! flow in every *shown* arc and that no flow is negative; the tables they cannot rule out are exactly the flows that
//! agree with that. The table itself is one of them, so how far a withheld number may move up or down is a maximum
//! flow in the residual graph (Ford and Fulkerson), exactly and in whole numbers: no linear programme is needed for
//! one- and two-way tables.
//!
//! What to withhold in addition is the cheapest cycle through the number that can carry `minimum_cell` people round
//! (the network heuristic of Cox, JASA 90 (1995) 1453). All numbers on that cycle may move together, so those added
//! are protected as well and the search ends.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use super::shown::{Rule, Shown};

/// One number of the table.
#[derive(Clone, Copy, Debug)]
struct Arc {
    from: usize,
    to: usize,
    value: u64,
    /// What withholding this number in addition would cost the reader; `None` where it would protect nobody.
    price: Option<u64>,
    shown: bool,
}

/// A table with its totals, as a flow that goes round.
#[derive(Clone, Debug)]
pub(super) struct Circulation {
    nodes: usize,
    arcs: Vec<Arc>,
}

/// How dear it is to lose a number: cells before totals, the base of the table last.
#[derive(Clone, Copy)]
pub(super) enum Importance {
    Cell,
    Total,
    Base,
}

impl Circulation {
    pub(super) fn new(nodes: usize) -> Self {
        Self { nodes, arcs: Vec::new() }
    }

    /// Adds a number and returns its place.
    ///
    /// A cell without people is never withheld to protect another: the form's own logic often makes it empty, and
    /// everyone who holds the form would know. `population` is the base of the whole table.
    pub(super) fn add(
        &mut self,
        from: usize,
        to: usize,
        value: u64,
        importance: Importance,
        population: u64,
    ) -> usize {
        let whole = population.saturating_add(1);
        let price = match importance {
            Importance::Cell if value == 0 => None,
            Importance::Cell => Some(value),
            Importance::Total => Some(value.saturating_add(whole)),
            Importance::Base => Some(whole.saturating_mul(1_000)),
        };
        self.arcs.push(Arc { from, to, value, price, shown: true });
        self.arcs.len() - 1
    }

    /// What may be shown at a place.
    pub(super) fn shown(&self, place: usize) -> Shown {
        let arc = self.arcs[place];
        Shown::when(arc.shown, arc.value)
    }

    /// Withholds every small number, and then whatever is needed so that each withheld number can be placed no more
    /// narrowly than within `minimum_cell` of itself.
    pub(super) fn protect(&mut self, rule: Rule) {
        for arc in &mut self.arcs {
            arc.shown = !rule.is_small(arc.value);
        }
        for place in 0..self.arcs.len() {
            // Withholding more only ever widens what is possible, so a number that passed once need not be asked again.
            if !self.arcs[place].shown && self.width(place, rule.minimum_cell) < rule.minimum_cell {
                self.withhold_cycle(place, rule.minimum_cell);
            }
        }
    }

    /// How far apart the least and the greatest possible value of a number are, as far as `enough`.
    fn width(&self, place: usize, enough: u64) -> u64 {
        let arc = self.arcs[place];
        let up = self.carry(place, arc.to, arc.from, enough);
        if up >= enough {
            return enough;
        }
        up + self.carry(place, arc.from, arc.to, arc.value.min(enough - up))
    }

    /// The greatest flow from `source` to `target` through what is withheld, other than `skip`, up to `limit`.
    fn carry(&self, skip: usize, source: usize, target: usize, limit: u64) -> u64 {
        let mut values: Vec<u64> = self.arcs.iter().map(|arc| arc.value).collect();
        let mut carried = 0;
        while carried < limit {
            let Some(path) = self.augmenting_path(skip, source, target, &values) else { break };
            let room = path
                .iter()
                .filter(|(_, forward)| !forward)
                .map(|(place, _)| values[*place])
                .min()
                .unwrap_or(u64::MAX)
                .min(limit - carried);
            for (place, forward) in path {
                values[place] =
                    if forward { values[place].saturating_add(room) } else { values[place] - room };
            }
            carried += room;
        }
        carried
    }

    /// A shortest path of withheld numbers that can still change, each with its direction.
    fn augmenting_path(
        &self,
        skip: usize,
        source: usize,
        target: usize,
        values: &[u64],
    ) -> Option<Vec<(usize, bool)>> {
        let mut came: Vec<Option<(usize, bool)>> = vec![None; self.nodes];
        let mut queue = VecDeque::from([source]);
        let leaving = self.leaving();
        while let Some(node) = queue.pop_front() {
            for &(place, forward) in &leaving[node] {
                let arc = self.arcs[place];
                let next = if forward { arc.to } else { arc.from };
                let passable = place != skip && !arc.shown && (forward || values[place] > 0);
                if passable && next != source && came[next].is_none() {
                    came[next] = Some((place, forward));
                    if next == target {
                        return Some(self.walk_back(&came, source, target));
                    }
                    queue.push_back(next);
                }
            }
        }
        None
    }

    /// Withholds the cheapest cycle through a number on which `amount` people can be moved round.
    fn withhold_cycle(&mut self, place: usize, amount: u64) {
        let Arc { from: target, to: source, .. } = self.arcs[place];
        let mut least: Vec<Option<u64>> = vec![None; self.nodes];
        let mut came: Vec<Option<(usize, bool)>> = vec![None; self.nodes];
        let mut queue = BinaryHeap::from([Reverse((0_u64, source))]);
        least[source] = Some(0);
        let leaving = self.leaving();
        while let Some(Reverse((paid, node))) = queue.pop() {
            if least[node].is_some_and(|known| known < paid) {
                continue;
            }
            for &(other, forward) in &leaving[node] {
                let arc = self.arcs[other];
                let price = if arc.shown { arc.price } else { Some(0) };
                let Some(price) = price.filter(|_| other != place && (forward || arc.value >= amount)) else {
                    continue;
                };
                let next = if forward { arc.to } else { arc.from };
                let total = paid.saturating_add(price);
                if least[next].is_none_or(|known| total < known) {
                    least[next] = Some(total);
                    came[next] = Some((other, forward));
                    queue.push(Reverse((total, next)));
                }
            }
        }
        // A way always exists: through the column's total, the grand total and the row's total, all of which may grow.
        for (other, _) in self.walk_back(&came, source, target) {
            self.arcs[other].shown = false;
        }
    }

    /// The arcs at each node, with `true` where they leave it.
    fn leaving(&self) -> Vec<Vec<(usize, bool)>> {
        let mut leaving = vec![Vec::new(); self.nodes];
        for (place, arc) in self.arcs.iter().enumerate() {
            leaving[arc.from].push((place, true));
            leaving[arc.to].push((place, false));
        }
        leaving
    }

    fn walk_back(&self, came: &[Option<(usize, bool)>], source: usize, target: usize) -> Vec<(usize, bool)> {
        let mut path = Vec::new();
        let mut node = target;
        while node != source {
            let Some((place, forward)) = came[node] else { return path };
            path.push((place, forward));
            node = if forward { self.arcs[place].from } else { self.arcs[place].to };
        }
        path
    }
}
