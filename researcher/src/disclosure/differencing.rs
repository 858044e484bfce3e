//! What a table tells together with those that were released before it.
//!
//! Numbers are compared by the people they stand for. Where a number of the new table stands for nearly the same
//! people as one that was shown, the difference is a small group: the new one is withheld. Where it stands for the
//! same people as one that was withheld, it stays withheld. The whole table is refused where its base differs from
//! what was shown by a few people.
//!
//! The same table over rounds keeps its pattern: what was withheld stays so, and those who came between two rounds are
//! a table of their own, with the same pattern at least, and protected like one.

use std::collections::HashMap;

use super::ledger::ReleasedEntry;
use super::{Definition, Level, ReleaseError, Tabulated};
use crate::table::{Cube, Demands};

/// A table that was released, with the people in it.
pub(super) struct Earlier<'a> {
    /// Its number in the ledger.
    pub(super) number: u64,
    /// What was released.
    pub(super) entry: &'a ReleasedEntry,
    /// The same table again, from its own freeze.
    pub(super) tabulated: Tabulated,
    /// Whether it is the new table of an earlier round: the same variables, levels and filter.
    pub(super) same: bool,
}

/// The places that a cell counts in, itself included.
pub(super) fn sums_of(cube: &Cube, cell: u32) -> Vec<usize> {
    let mut rest = cell as usize;
    let mut levels = vec![0; cube.sizes().len()];
    for (level, size) in levels.iter_mut().zip(cube.sizes()).rev() {
        *level = rest % size;
        rest /= size;
    }
    (0..1_usize << levels.len())
        .map(|totals| {
            let at: Vec<usize> = levels
                .iter()
                .zip(cube.sizes())
                .enumerate()
                .map(|(variable, (level, size))| if totals >> variable & 1 == 1 { *size } else { *level })
                .collect();
            cube.place(&at)
        })
        .collect()
}

/// How many people every pair of numbers has in common, where there are any.
fn shared(earlier: &Tabulated, new: &Tabulated) -> HashMap<(usize, usize), u64> {
    let mut cells: HashMap<(u32, u32), u64> = HashMap::new();
    for pair in earlier.cells.iter().zip(&new.cells) {
        if let (Some(old), Some(new)) = pair {
            *cells.entry((*old, *new)).or_default() += 1;
        }
    }
    let mut shared = HashMap::new();
    for ((old, now), people) in cells {
        let olds = sums_of(&earlier.cube, old);
        for new_place in sums_of(&new.cube, now) {
            for old_place in &olds {
                *shared.entry((*old_place, new_place)).or_default() += people;
            }
        }
    }
    shared
}

/// What every place of a table says of the people in it, in one spelling whatever the table's shape. Two numbers that
/// say different things may by chance be about the same people; nobody who reads them knows.
pub(super) fn said(definition: &Definition, levels: &[Vec<Level>], cube: &Cube) -> Vec<Vec<String>> {
    let filter: Vec<String> = definition
        .filter
        .iter()
        .map(|filter| format!("{}={}", filter.variable, filter.values.join(",")))
        .collect();
    (0..cube.values().len())
        .map(|place| {
            let mut said = filter.clone();
            for ((name, levels), level) in definition.variables.iter().zip(levels).zip(cube.levels(place)) {
                if let Some(level) = levels.get(level) {
                    said.push(format!("{name}={}", level.said()));
                }
            }
            said.sort_unstable();
            said
        })
        .collect()
}

/// Asks for what must be withheld because of an earlier table.
pub(super) fn demand(
    earlier: &Earlier<'_>,
    definition: &Definition,
    levels: &[Vec<Level>],
    new: &Tabulated,
    minimum: u64,
    demands: &mut Demands,
) -> Result<(), ReleaseError> {
    let base = new.cube.values().len() - 1;
    let before_said = said(&earlier.entry.definition, &earlier.entry.levels, &earlier.tabulated.cube);
    let now_said = said(definition, levels, &new.cube);
    let mut pairs: Vec<((usize, usize), u64)> = shared(&earlier.tabulated, new).into_iter().collect();
    pairs.sort_unstable();
    for ((old, place), people) in pairs {
        let (before, now) = (earlier.tabulated.cube.values()[old], new.cube.values()[place]);
        let apart = before + now - 2 * people;
        let few = (1..minimum).contains(&apart);
        let was_shown = earlier.entry.shown.get(old).copied().flatten().is_some();
        match (was_shown, few) {
            (true, true) if place == base => {
                return Err(ReleaseError::ReleaseDiffersByFew {
                    earlier: earlier.number,
                    freeze: earlier.entry.freeze.clone(),
                    minimum,
                });
            }
            (true, true) => demands.withheld[place] = true,
            (true, false) if apart == 0 && before_said[old] == now_said[place] => demands.known[place] = true,
            (false, _) if apart == 0 && before_said[old] == now_said[place] => demands.withheld[place] = true,
            _ => {}
        }
    }
    if earlier.same {
        for (place, shown) in earlier.entry.shown.iter().enumerate() {
            demands.withheld[place] |= shown.is_none();
        }
    }
    Ok(())
}

/// Those who stand in the new table and did not stand in the same place of the earlier one.
fn came(earlier: &Tabulated, new: &Tabulated) -> Cube {
    let mut counts = vec![0_u64; new.cube.sizes().iter().product()];
    for (old, now) in earlier.cells.iter().zip(&new.cells) {
        if let Some(cell) = now
            && old != now
        {
            counts[*cell as usize] += 1;
        }
    }
    Cube::of(new.cube.sizes(), &counts)
}

/// Withholds what is needed so that those who came since the last round cannot be placed either. `rounds` are the
/// earlier rounds of the same table, oldest first; `withheld` is the pattern of the new one by itself.
///
/// What stays withheld over both rounds keeps the range it had: both may move together. What is withheld only now is
/// known from before, so that its range is that of those who came. These are a table, and are judged as one.
pub(super) fn protect_rounds(
    rounds: &[&Earlier<'_>],
    new: &Tabulated,
    withheld: Vec<bool>,
    minimum: u64,
) -> Result<Vec<bool>, ReleaseError> {
    let Some(last) = rounds.last() else { return Ok(withheld) };
    let came_since: Vec<Cube> = rounds.iter().map(|round| came(&round.tabulated, new)).collect();
    let since_last = &came_since[rounds.len() - 1];
    if since_last.base() == 0 && last.tabulated.cube == new.cube {
        return Ok(withheld);
    }
    let mut demands = Demands::none(since_last);
    for (place, withheld) in withheld.iter().enumerate() {
        let few = came_since.iter().any(|came| (1..minimum).contains(&came.values()[place]));
        let newly = last.entry.shown.get(place).copied().flatten().is_some();
        demands.withheld[place] = *withheld && (few || newly);
        demands.settled[place] = *withheld && !demands.withheld[place];
    }
    since_last.protect(&demands, minimum).ok_or(ReleaseError::ReleaseUnprotectable)
}
