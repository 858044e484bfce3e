//! What to withhold in addition.
//!
//! First the cheapest paths on which a number can move as far as it still must (the network heuristic of Cox, JASA 90
//! (1995) 1453, on the residual graph); then whatever turns out not to be needed is shown again, the dearest first;
//! then, where the table is small enough, every pattern that could be cheaper is tried: the minimum cut that stops a
//! number names the few numbers of which one *must* be withheld, so the branches are few.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Circulation;
use super::flow::{Reach, Work};

/// How many arcs the search for something cheaper may look at; counted, so that it ends alike on every machine.
const EFFORT: u64 = 4_000_000;
/// In a larger table the search would end before it found anything.
const MAX_ARCS_SEARCHED: usize = 1_000;

pub(super) fn settle(table: &mut Circulation, width: u64, work: &mut Work) -> bool {
    let first: Vec<bool> = table.arcs.iter().map(|arc| arc.shown).collect();
    let mut trails = vec![Vec::new(); table.arcs.len()];
    let mut waiting: Vec<usize> = asked(table).collect();
    // The largest first: the room that they need serves the others.
    waiting.sort_by_key(|place| table.arcs[*place].value);
    let mut next = 0;
    while let Some(&place) = waiting.get(next) {
        next += 1;
        if !widen(table, place, width, work, &mut trails[place], &mut waiting) {
            return false;
        }
    }
    show_again(table, &first, width, work, &mut trails);
    if table.arcs.len() <= MAX_ARCS_SEARCHED {
        search(table, &first, width, work);
    }
    true
}

fn asked(table: &Circulation) -> impl Iterator<Item = usize> + '_ {
    (0..table.arcs.len()).filter(|place| !table.arcs[*place].shown && table.arcs[*place].asked)
}

/// Withholds cheapest paths until a number can be placed no more narrowly than within `width`. What it withholds is
/// added to `waiting`.
fn widen(
    table: &mut Circulation,
    place: usize,
    width: u64,
    work: &mut Work,
    trail: &mut Vec<usize>,
    waiting: &mut Vec<usize>,
) -> bool {
    loop {
        let missing = width - work.width(table, place, width, trail).apart;
        if missing == 0 {
            return true;
        }
        let Some(path) = [missing, 1].into_iter().find_map(|room| cheapest(table, place, room, width, work))
        else {
            return false;
        };
        for other in path {
            if table.arcs[other].shown {
                table.arcs[other].shown = false;
                waiting.push(other);
            }
        }
    }
}

/// The cheapest numbers to withhold so that a number can move `room` further than it can.
fn cheapest(table: &Circulation, place: usize, room: u64, width: u64, work: &mut Work) -> Option<Vec<usize>> {
    let arc = table.arcs[place];
    let mut trail = Vec::new();
    work.carry(table, place, arc.to, arc.from, width, &mut trail);
    let up = path(table, place, arc.to, arc.from, room, work);
    work.restore(table);
    let down = work.carry(table, place, arc.from, arc.to, arc.value, &mut trail);
    let down = if arc.value - down >= room { path(table, place, arc.from, arc.to, room, work) } else { None };
    work.restore(table);
    up.into_iter().chain(down).min_by_key(|(price, _)| *price).map(|(_, path)| path)
}

/// The cheapest path on which `room` people can be moved, in the flow that is imagined.
fn path(
    table: &Circulation,
    skip: usize,
    source: usize,
    target: usize,
    room: u64,
    work: &mut Work,
) -> Option<(u64, Vec<usize>)> {
    let mut least: Vec<Option<u64>> = vec![None; table.nodes];
    let mut came: Vec<(usize, bool)> = vec![(0, false); table.nodes];
    let mut queue = BinaryHeap::from([Reverse((0_u64, source))]);
    least[source] = Some(0);
    while let Some(Reverse((paid, node))) = queue.pop() {
        if node == target {
            break;
        }
        if least[node].is_some_and(|known| known < paid) {
            continue;
        }
        work.spent += table.at[node].len() as u64;
        for &(place, forward) in &table.at[node] {
            let arc = table.arcs[place];
            let next = if forward { arc.to } else { arc.from };
            let price = if arc.shown { arc.price } else { Some(0) };
            let fits = place != skip && (forward || work.values[place] >= room);
            let Some(price) = price.filter(|_| fits) else { continue };
            let total = paid.saturating_add(price);
            if least[next].is_none_or(|known| total < known) {
                least[next] = Some(total);
                came[next] = (place, forward);
                queue.push(Reverse((total, next)));
            }
        }
    }
    let price = least[target]?;
    let mut path = Vec::new();
    let mut node = target;
    while node != source {
        let (place, forward) = came[node];
        path.push(place);
        node = if forward { table.arcs[place].from } else { table.arcs[place].to };
    }
    Some((price, path))
}

/// Shows again what turns out not to be needed, the dearest first.
fn show_again(
    table: &mut Circulation,
    first: &[bool],
    width: u64,
    work: &mut Work,
    trails: &mut [Vec<usize>],
) {
    let mut added: Vec<usize> =
        (0..first.len()).filter(|place| first[*place] && !table.arcs[*place].shown).collect();
    added.sort_by_key(|place| Reverse((table.arcs[*place].price, *place)));
    let limit = work.spent.saturating_add(100 * EFFORT);
    for place in added {
        if work.spent > limit {
            return;
        }
        table.arcs[place].shown = true;
        // A number that moves without this one needs not be asked again.
        let others: Vec<usize> = asked(table).filter(|other| trails[*other].contains(&place)).collect();
        let mut renewed = Vec::new();
        let spared = others.into_iter().all(|other| {
            let mut trail = Vec::new();
            let wide = work.width(table, other, width, &mut trail).apart >= width;
            renewed.push((other, trail));
            wide
        });
        if spared {
            for (other, trail) in renewed {
                trails[other] = trail;
            }
        } else {
            table.arcs[place].shown = false;
        }
    }
}

/// Tries every pattern that could be cheaper than the one there is.
fn search(table: &mut Circulation, first: &[bool], width: u64, work: &mut Work) {
    let price = |table: &Circulation, place: usize| table.arcs[place].price.unwrap_or(u64::MAX);
    let mut best: Vec<bool> = table.arcs.iter().map(|arc| arc.shown).collect();
    let cost = (0..best.len())
        .filter(|place| first[*place] && !best[*place])
        .fold(0_u64, |cost, place| cost.saturating_add(price(table, place)));
    if cost == 0 {
        return;
    }
    for (arc, shown) in table.arcs.iter_mut().zip(first) {
        arc.shown = *shown;
    }
    let mut search = Search { width, cost, best: &mut best, limit: work.spent.saturating_add(EFFORT), work };
    let mut barred = vec![false; first.len()];
    let passed = vec![false; first.len()];
    search.branch(table, 0, &passed, &mut barred);
    for (arc, shown) in table.arcs.iter_mut().zip(best) {
        arc.shown = shown;
    }
}

struct Search<'a> {
    width: u64,
    cost: u64,
    best: &'a mut Vec<bool>,
    limit: u64,
    work: &'a mut Work,
}

impl Search<'_> {
    /// Completes what is withheld in every way that could be cheaper. `passed` are the numbers that are wide enough
    /// already: withholding more only widens.
    fn branch(&mut self, table: &mut Circulation, paid: u64, passed: &[bool], barred: &mut Vec<bool>) {
        let mut passed = passed.to_vec();
        let mut trail = Vec::new();
        let mut narrowest: Option<Vec<usize>> = None;
        let waiting: Vec<usize> = asked(table).filter(|place| !passed[*place]).collect();
        for place in waiting {
            if self.work.spent > self.limit {
                return;
            }
            let found = self.work.width(table, place, self.width, &mut trail);
            if found.apart >= self.width {
                passed[place] = true;
                continue;
            }
            let mut cut = Vec::new();
            for reach in found.above.iter().chain(&found.below) {
                cut.extend(crossing(table, reach));
            }
            cut.retain(|other| !barred[*other] && *other != place);
            cut.sort_unstable();
            cut.dedup();
            if narrowest.as_ref().is_none_or(|known| cut.len() < known.len()) {
                narrowest = Some(cut);
            }
        }
        let Some(mut cut) = narrowest else {
            if paid < self.cost {
                self.cost = paid;
                *self.best = table.arcs.iter().map(|arc| arc.shown).collect();
            }
            return;
        };
        // One of these must be withheld.
        cut.sort_by_key(|place| (table.arcs[*place].price, *place));
        let mut tried = 0;
        for &place in &cut {
            let paid = paid.saturating_add(table.arcs[place].price.unwrap_or(u64::MAX));
            if paid >= self.cost {
                break;
            }
            table.arcs[place].shown = false;
            self.branch(table, paid, &passed, barred);
            table.arcs[place].shown = true;
            barred[place] = true;
            tried += 1;
        }
        for place in &cut[..tried] {
            barred[*place] = false;
        }
    }
}

/// The shown numbers of which one must be withheld for a flow to leave what it reaches.
fn crossing<'a>(table: &'a Circulation, reach: &'a Reach) -> impl Iterator<Item = usize> + 'a {
    table.arcs.iter().enumerate().filter_map(|(place, arc)| {
        let leaves =
            (reach[arc.from] && !reach[arc.to]) || (reach[arc.to] && !reach[arc.from] && arc.value > 0);
        (arc.shown && arc.price.is_some() && leaves).then_some(place)
    })
}
