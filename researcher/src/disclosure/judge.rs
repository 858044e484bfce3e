//! The rules of a release, one after the other: levels, sizes, provinces, small numbers, groups that are all alike, what
//! earlier tables tell, rounds, tables that share a variable. Pure: people and earlier tables in, a pattern out.

use super::contents::ShownMean;
use super::definition::{answers, tabulate};
use super::differencing::{self, Earlier};
use super::jointly::{self, New};
use super::ledger::ReleasedEntry;
use super::level::levels;
use super::means::Means;
use super::{Definition, Level, People, Places, ReleaseError, Tabulated, Variable, provinces, sensitive};
use crate::table::{Demands, Rule};

/// What is to be released.
pub(super) struct Asked<'a> {
    /// The people, by the variables of this table and of all earlier ones.
    pub(super) people: &'a People,
    /// Where each variable stands among them.
    pub(super) places: &'a Places,
    /// The variables.
    pub(super) variables: &'a [Variable],
    /// What the table is about.
    pub(super) definition: &'a Definition,
    /// Which numbers of the people its means are of.
    pub(super) measure: Option<usize>,
    /// The segments of its freeze.
    pub(super) segments: u64,
    /// The fewest people that a shown number stands for.
    pub(super) minimum: u64,
}

/// A table that was released before.
pub(super) struct Released<'a> {
    /// Its number in the ledger.
    pub(super) number: u64,
    /// What was released.
    pub(super) entry: &'a ReleasedEntry,
    /// The segments of its freeze.
    pub(super) segments: u64,
}

/// What may be released.
pub(super) struct Judged {
    /// The levels of each variable.
    pub(super) levels: Vec<Vec<Level>>,
    /// The table.
    pub(super) tabulated: Tabulated,
    /// Which places of it are withheld.
    pub(super) withheld: Vec<bool>,
    /// Of a table with means: those that are shown; else nothing.
    pub(super) means: Vec<Option<ShownMean>>,
}

/// Judges a table by all rules.
pub(super) fn judge(asked: &Asked<'_>, before: &[Released<'_>]) -> Result<Judged, ReleaseError> {
    let Asked { people, places, variables, definition, measure, segments, minimum } = *asked;
    let levels: Vec<Vec<Level>> = definition
        .variables
        .iter()
        .map(|name| {
            // Levels stay as they were first released.
            let known = before.iter().find_map(|released| {
                let place = released.entry.definition.variables.iter().position(|own| own == name)?;
                Some(released.entry.levels[place].clone())
            });
            let answers = || answers(people, places[name], segments);
            known.unwrap_or_else(|| levels(&variables[places[name]], &answers(), minimum))
        })
        .collect();
    let tabulated = tabulate(people, places, definition, &levels, segments);
    enough(&tabulated, minimum)?;
    let own: Vec<Variable> =
        definition.variables.iter().map(|name| variables[places[name]].clone()).collect();
    for (place, variable) in own.iter().enumerate() {
        provinces::check(variable, &levels[place], &margin(&tabulated, place), people)?;
    }

    // What was told stays told: the same table of the same data is the same, whatever was released since.
    let again = |released: &&Released<'_>| {
        released.entry.definition == *definition
            && released.segments == segments
            && released.entry.minimum_cell == minimum
            && released.entry.shown.len() == tabulated.cube.values().len()
            && released.entry.shown.iter().zip(tabulated.cube.values()).all(|(shown, value)| {
                // Someone may have been withdrawn since.
                shown.is_none_or(|shown| shown == *value)
            })
    };
    if let Some(Released { entry, .. }) = before.iter().find(again) {
        let withheld: Vec<bool> = entry.shown.iter().map(Option::is_none).collect();
        let mut means = Vec::new();
        if let Some(measure) = measure {
            let told = |place: usize| entry.means.get(place).copied().unwrap_or_default();
            means = Means::new(people, measure, (&tabulated, segments), &[], minimum).of(told);
        }
        return Ok(Judged { levels, tabulated, withheld, means });
    }

    let mut demands = small(&tabulated, Rule { minimum_cell: minimum });
    sensitive::demand(&tabulated.cube, &own, &levels, &mut demands);
    let mut earlier = Vec::new();
    for Released { number, entry, segments } in before {
        let tabulated = tabulate(people, places, &entry.definition, &entry.levels, *segments);
        let same = entry.definition == *definition && entry.levels == levels;
        earlier.push((Earlier { number: *number, entry, tabulated, same }, *segments));
    }
    for (earlier, _) in &earlier {
        differencing::demand(earlier, definition, &levels, &tabulated, minimum, &mut demands)?;
    }
    let unprotectable = || ReleaseError::ReleaseUnprotectable;
    let mut withheld = tabulated.cube.protect(&demands, minimum).ok_or_else(unprotectable)?;
    // The rounds of one table, in the order of their data.
    let mut rounds: Vec<&(Earlier<'_>, u64)> = earlier.iter().filter(|(earlier, _)| earlier.same).collect();
    rounds.sort_by_key(|(_, segments)| *segments);
    let rounds: Vec<&Earlier<'_>> = rounds.into_iter().map(|(earlier, _)| earlier).collect();
    let others: Vec<(&Earlier<'_>, u64)> =
        earlier.iter().map(|(earlier, segments)| (earlier, *segments)).collect();
    // Withholding more for one reason may ask for more for the other.
    loop {
        let known = withheld.clone();
        withheld = differencing::protect_rounds(&rounds, &tabulated, withheld, minimum)?;
        let new = New { definition, levels: &levels, segments, tabulated: &tabulated, demands: &demands };
        withheld = jointly::protect(people, places, variables, &new, &others, withheld, minimum)?;
        if withheld == known {
            break;
        }
    }
    let means = match measure {
        None => Vec::new(),
        Some(measure) => {
            let told = |(earlier, _): &&(Earlier<'_>, u64)| earlier.entry.definition.mean == definition.mean;
            let told: Vec<&(Earlier<'_>, u64)> = earlier.iter().filter(told).collect();
            Means::new(people, measure, (&tabulated, segments), &told, minimum).shown(&withheld)
        }
    };
    Ok(Judged { levels, tabulated, withheld, means })
}

/// Refuses a table about too few people.
pub(super) fn enough(tabulated: &Tabulated, minimum: u64) -> Result<(), ReleaseError> {
    if tabulated.cube.base() < minimum {
        return Err(ReleaseError::ReleaseTooFewPeople { minimum });
    }
    Ok(())
}

/// Asks that small numbers be withheld.
pub(super) fn small(tabulated: &Tabulated, rule: Rule) -> Demands {
    let mut demands = Demands::none(&tabulated.cube);
    for (withheld, value) in demands.withheld.iter_mut().zip(tabulated.cube.values()) {
        *withheld = rule.is_small(*value);
    }
    demands
}

/// How many people each level of a variable has.
fn margin(tabulated: &Tabulated, variable: usize) -> Vec<u64> {
    let cube = &tabulated.cube;
    let mut at = cube.sizes().to_vec();
    (0..cube.sizes()[variable])
        .map(|level| {
            at[variable] = level;
            cube.values()[cube.place(&at)]
        })
        .collect()
}

#[cfg(test)]
mod tests;
