//! The new table together with earlier ones that share a variable with it: whoever has them all knows the sums of each
//! over the same people. People are taken apart into kinds (what each table tells of them, and which freezes they are
//! in), and every number of every table is a sum of kinds.

use std::ops::Range;

use super::differencing::{Earlier, said};
use super::{Definition, Level, People, Places, ReleaseError, Tabulated, Variable, level_of};
use crate::counting::Value;
use crate::table::{Cube, Demands, Linked, Number};

/// More kinds than these are not judged together.
const MAX_KINDS: usize = 1_200;

/// One of the tables that are judged together.
struct Told<'a> {
    definition: &'a Definition,
    levels: &'a [Vec<Level>],
    segments: u64,
    cube: &'a Cube,
}

/// Everything about the new table.
pub(super) struct New<'a> {
    /// What it is about.
    pub(super) definition: &'a Definition,
    /// Its levels.
    pub(super) levels: &'a [Vec<Level>],
    /// The segments of its freeze.
    pub(super) segments: u64,
    /// Who stands where in it.
    pub(super) tabulated: &'a Tabulated,
    /// What is asked of it.
    pub(super) demands: &'a Demands,
}

/// Withholds what is needed in addition, so that nothing can be worked out from the tables together. `segments` has
/// the size of each earlier table's freeze.
pub(super) fn protect(
    people: &People,
    places: &Places,
    variables: &[Variable],
    new: &New<'_>,
    earlier: &[(&Earlier<'_>, u64)],
    mut withheld: Vec<bool>,
    minimum: u64,
) -> Result<Vec<bool>, ReleaseError> {
    let related = related(new.definition, earlier);
    // Rounds of one and the same table are judged by themselves.
    if related.iter().all(|(earlier, _)| earlier.same) {
        return Ok(withheld);
    }
    let now = Told {
        definition: new.definition,
        levels: new.levels,
        segments: new.segments,
        cube: &new.tabulated.cube,
    };
    let then: Vec<Told<'_>> = related
        .iter()
        .map(|(earlier, segments)| Told {
            definition: &earlier.entry.definition,
            levels: &earlier.entry.levels,
            segments: *segments,
            cube: &earlier.tabulated.cube,
        })
        .collect();
    let all: Vec<usize> = (0..related.len()).collect();
    // All at once where that is possible; else with each of them alone.
    let mut groups = vec![all];
    if kinds(people, places, variables, &now, &then.iter().collect::<Vec<_>>()).is_none() {
        groups = (0..related.len()).filter(|one| !related[*one].0.same).map(|one| vec![one]).collect();
    }
    for group in groups.into_iter().filter(|group| !group.is_empty()) {
        let told: Vec<&Told<'_>> = group.iter().map(|one| &then[*one]).collect();
        let Some(kinds) = kinds(people, places, variables, &now, &told) else {
            // Tables that share only numbers which are shown tell no more together than each by itself.
            for one in group {
                if shares_withheld(related[one].0, new) {
                    return Err(ReleaseError::ReleaseTooLargeTogether { earlier: related[one].0.number });
                }
            }
            continue;
        };
        let mut linked = Linked { kinds: kinds.people.clone(), numbers: Vec::new() };
        for (place, withheld) in withheld.iter().enumerate() {
            linked.numbers.push(Number {
                kinds: kinds.of(0, place),
                withheld: *withheld,
                known: new.demands.known[place],
                total: now.cube.totals_of(place) > 0,
            });
        }
        for (table, one) in group.iter().enumerate() {
            let earlier = related[*one].0;
            for (place, shown) in earlier.entry.shown.iter().enumerate() {
                let kinds = kinds.of(table + 1, place);
                linked.numbers.push(Number { kinds, withheld: shown.is_none(), known: true, total: false });
            }
        }
        for kind in kinds.corrected.clone() {
            linked.numbers.push(Number { kinds: vec![kind], withheld: false, known: true, total: false });
        }
        // Those who came between two tables that count the same people otherwise.
        let all: Vec<&Told<'_>> = std::iter::once(&now).chain(told.iter().copied()).collect();
        for (one, other) in (0..all.len()).flat_map(|one| (0..one).map(move |other| (one, other))) {
            for (place, other_place) in same_said(all[one], all[other]) {
                let (mut came, mut before) = (kinds.of(one, place), kinds.of(other, other_place));
                if came.len() < before.len() {
                    std::mem::swap(&mut came, &mut before);
                }
                came.retain(|kind| !before.contains(kind));
                let people: u64 = came.iter().map(|kind| kinds.people[*kind]).sum();
                if (1..minimum).contains(&people) {
                    linked.numbers.push(Number { kinds: came, withheld: true, known: true, total: false });
                }
            }
        }
        let settled = linked.settle(minimum).ok_or(ReleaseError::ReleaseUnprotectable)?;
        withheld = settled[..withheld.len()].to_vec();
    }
    Ok(withheld)
}

/// The tables that share a variable with the new one, with one of those, and so on.
fn related<'a, 'e>(
    new: &Definition,
    earlier: &'a [(&'e Earlier<'e>, u64)],
) -> Vec<&'a (&'e Earlier<'e>, u64)> {
    let roots = |definition: &'_ Definition| {
        definition.names().map(|name| Variable::root(name).to_owned()).collect::<Vec<_>>()
    };
    let mut names = roots(new);
    let mut rest: Vec<&'a (&'e Earlier<'e>, u64)> = earlier.iter().collect();
    let mut related: Vec<&'a (&'e Earlier<'e>, u64)> = Vec::new();
    loop {
        let shares = |table: &&(&Earlier<'_>, u64)| {
            roots(&table.0.entry.definition).iter().any(|name| names.contains(name))
        };
        let (found, left): (Vec<&'a (&'e Earlier<'e>, u64)>, Vec<_>) = rest.into_iter().partition(shares);
        if found.is_empty() {
            return related;
        }
        names.extend(found.iter().flat_map(|(earlier, _)| roots(&earlier.entry.definition)));
        related.extend(found);
        rest = left;
    }
}

/// The places of two tables that say the same of the people in them.
fn same_said(one: &Told<'_>, other: &Told<'_>) -> Vec<(usize, usize)> {
    if one.segments == other.segments {
        return Vec::new();
    }
    let of = |told: &Told<'_>| said(told.definition, told.levels, told.cube);
    let (here, there) = (of(one), of(other));
    let places = here
        .iter()
        .enumerate()
        .filter_map(|(place, words)| Some((place, there.iter().position(|other| other == words)?)));
    places.collect()
}

/// Whether a number of the new table stands for the same people as one that was withheld before.
fn shares_withheld(earlier: &Earlier<'_>, new: &New<'_>) -> bool {
    let mut demands = Demands::none(&new.tabulated.cube);
    let hidden_only =
        super::differencing::demand(earlier, new.definition, new.levels, new.tabulated, 1, &mut demands);
    hidden_only.is_err() || demands.withheld.contains(&true)
}

/// People by all that the tables tell of them.
struct Kinds {
    people: Vec<u64>,
    /// Kinds of one person each, whose answers were corrected between the tables. An attacker may know them.
    corrected: Range<usize>,
    /// For each table and kind: the cell that it counts in.
    cells: Vec<Vec<Option<usize>>>,
    sizes: Vec<Vec<usize>>,
}

impl Kinds {
    /// The kinds that a place of a table adds up.
    fn of(&self, table: usize, place: usize) -> Vec<usize> {
        let sizes = &self.sizes[table];
        let mut levels = vec![0; sizes.len()];
        let mut rest = place;
        for (level, size) in levels.iter_mut().zip(sizes).rev() {
            *level = rest % (size + 1);
            rest /= size + 1;
        }
        let counts = |cell: usize| {
            let mut rest = cell;
            levels.iter().zip(sizes).rev().all(|(level, size)| {
                let own = rest % size;
                rest /= size;
                level == size || *level == own
            })
        };
        let cells = self.cells[table].iter().enumerate();
        cells.filter(|(_, cell)| cell.is_some_and(counts)).map(|(kind, _)| kind).collect()
    }
}

/// What a value of one variable comes to in every table: its level there, and whether it is looked at.
type Sign = Vec<(Option<usize>, bool)>;

fn kinds(
    people: &People,
    places: &Places,
    variables: &[Variable],
    now: &Told<'_>,
    then: &[&Told<'_>],
) -> Option<Kinds> {
    let tables: Vec<&Told<'_>> = std::iter::once(now).chain(then.iter().copied()).collect();
    let mut names: Vec<&String> = tables.iter().flat_map(|table| table.definition.names()).collect();
    names.sort();
    names.dedup();
    // For each variable, its signs, and the sign of each code.
    let mut signs: Vec<Vec<Sign>> = Vec::new();
    let mut of_code: Vec<Vec<usize>> = Vec::new();
    for name in &names {
        let column = &people.columns[places[*name]];
        let choices = variables.iter().filter(|variable| variable.name == **name);
        let possible = choices.flat_map(|variable| &variable.choices);
        let possible = possible.map(|choice| Value::Name(choice.name.clone()));
        let mut found: Vec<Sign> = Vec::new();
        let mut index = |value: &Value| {
            let sign = tables.iter().map(|table| sign(table, name, value)).collect();
            found.iter().position(|known| *known == sign).unwrap_or_else(|| {
                found.push(sign);
                found.len() - 1
            })
        };
        of_code.push(column.values.iter().map(&mut index).collect());
        possible.for_each(|value| {
            index(&value);
        });
        signs.push(found);
    }
    let mut freezes: Vec<u64> = tables.iter().map(|table| table.segments).collect();
    freezes.sort_unstable();
    freezes.dedup();
    let count = signs.iter().try_fold(freezes.len(), |all, signs| {
        all.checked_mul(signs.len()).filter(|count| *count <= MAX_KINDS)
    })?;
    let mut kinds = Kinds {
        people: vec![0; count],
        corrected: 0..0,
        cells: Vec::new(),
        sizes: tables.iter().map(|table| table.cube.sizes().to_vec()).collect(),
    };
    let mut corrected: Vec<Vec<Option<usize>>> = Vec::new();
    for person in 0..people.count() {
        if people.changes.contains_key(&person) {
            corrected.push(tables.iter().map(|table| cell_of(people, places, table, person)).collect());
            continue;
        }
        let Some(batch) = freezes.iter().position(|last| people.segments[person] <= *last) else { continue };
        let kind = names.iter().zip(&of_code).zip(&signs).fold(batch, |kind, ((name, of_code), signs)| {
            kind * signs.len() + of_code[people.columns[places[*name]].codes[person] as usize]
        });
        kinds.people[kind] += 1;
    }
    for (number, table) in tables.iter().enumerate() {
        let cell = |kind: usize| {
            let mut rest = kind;
            let mut own = vec![0; names.len()];
            for (own, signs) in own.iter_mut().zip(&signs).rev() {
                *own = rest % signs.len();
                rest /= signs.len();
            }
            let sign_of = |name: &String| {
                let place = names.iter().position(|known| *known == name).expect("every name is among them");
                signs[place][own[place]][number]
            };
            let looked_at = table.definition.filter.iter().all(|condition| sign_of(&condition.variable).1);
            if freezes[rest] > table.segments || !looked_at {
                return None;
            }
            let variables = table.definition.variables.iter().zip(table.cube.sizes());
            variables.into_iter().try_fold(0, |cell, (name, size)| Some(cell * size + sign_of(name).0?))
        };
        let of_corrected = corrected.iter().map(|cells| cells[number]);
        kinds.cells.push((0..count).map(cell).chain(of_corrected).collect());
    }
    kinds.corrected = count..count + corrected.len();
    kinds.people.resize(kinds.corrected.end, 1);
    Some(kinds)
}

/// The cell of a table in which someone counts.
fn cell_of(people: &People, places: &Places, table: &Told<'_>, person: usize) -> Option<usize> {
    if people.segments[person] > table.segments {
        return None;
    }
    let value = |name: &String| {
        let column = places[name];
        &people.columns[column].values[people.code(column, person, table.segments) as usize]
    };
    if !table.definition.filter.iter().all(|condition| condition.holds(value(&condition.variable))) {
        return None;
    }
    let variables = table.definition.variables.iter().zip(table.levels).zip(table.cube.sizes());
    variables
        .into_iter()
        .try_fold(0, |cell, ((name, levels), size)| Some(cell * size + level_of(levels, value(name))?))
}

fn sign(table: &Told<'_>, name: &str, value: &Value) -> (Option<usize>, bool) {
    let variable = table.definition.variables.iter().position(|own| own == name);
    let level = variable.and_then(|variable| level_of(&table.levels[variable], value));
    let condition = table.definition.filter.iter().find(|condition| condition.variable == name);
    (level, condition.is_none_or(|condition| condition.holds(value)))
}
