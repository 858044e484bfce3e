//! Tables of a study: for the team, and for others.

use std::sync::Arc;

use kin_forms::Form;
use kin_sealing::Identity;
use kin_terminal::Result;

use super::definition::{answers, tabulate};
use super::judge::{Asked, Judged, Released, enough, judge, small};
use super::ledger::{Freeze, Ledger, ReleasedEntry};
use super::level::levels;
use super::view::{ReleasedTable, WorkingTable};
use super::{
    Contents, Definition, Gate, Level, Measure, People, Places, ReleaseError, ShownVariable, Tabulated,
    Variable, freeze,
};
use crate::study::Study;

/// What tables are made from.
pub struct Source<'a> {
    /// The study.
    pub study: &'a Study,
    /// What opens its dataset.
    pub identities: &'a [Identity],
    /// All versions of the form, oldest first.
    pub versions: &'a [Arc<Form>],
    /// The language of labels.
    pub language: &'a str,
}

impl Source<'_> {
    fn variables<'n>(&self, names: impl Iterator<Item = &'n String>) -> Result<(Vec<Variable>, Places)> {
        let (mut variables, mut places) = (Vec::new(), Places::new());
        for name in names {
            if !places.contains_key(name) {
                places.insert(name.clone(), variables.len());
                variables.push(Variable::of(self.versions, name, self.language)?);
            }
        }
        Ok((variables, places))
    }

    /// The fewest people that a released number may stand for: the most that any version of the form asks for.
    pub fn minimum_cell(&self) -> u64 {
        let strictest = self.versions.iter().map(|form| form.minimum_cell()).max();
        strictest.unwrap_or(kin_forms::limits::DEFAULT_MINIMUM_CELL).into()
    }
}

/// A table for the team at the desk. `minimum` may raise the floor.
pub fn working_table(source: &Source<'_>, definition: &Definition, minimum: u64) -> Result<WorkingTable> {
    definition.check()?;
    let gate = Gate::working_at_least(minimum);
    let (variables, places) = source.variables(definition.names())?;
    check_filter(definition, &variables, &places)?;
    let people = People::read(source.study, source.identities, source.versions, &variables, None, u64::MAX)?;
    let levels: Vec<Vec<Level>> = definition
        .variables
        .iter()
        .map(|name| {
            levels(&variables[places[name]], &answers(&people, places[name], u64::MAX), gate.minimum_cell())
        })
        .collect();
    let tabulated = tabulate(&people, &places, definition, &levels, u64::MAX);
    enough(&tabulated, gate.minimum_cell())?;
    let demands = small(&tabulated, gate.rule());
    let withheld =
        tabulated.cube.protect(&demands, gate.minimum_cell()).ok_or(ReleaseError::ReleaseUnprotectable)?;
    let minimum = gate.minimum_cell();
    let contents = contents(definition, &variables, &places, &levels, minimum, &tabulated, &withheld);
    Ok(WorkingTable(contents.without_spare()))
}

/// A table that may be released, and what is to be written in the ledger when it is.
pub struct Releasable {
    table: ReleasedTable,
    entry: ReleasedEntry,
}

impl Releasable {
    /// The table, and what the ledger is to hold of it. `number` is the line that it will have.
    pub fn recorded_as(mut self, number: u64) -> (ReleasedTable, ReleasedEntry) {
        self.table.number = number;
        (self.table, self.entry)
    }
}

/// Makes a table from a freeze under all rules. `minimum` may raise the form's.
pub fn release_table(
    source: &Source<'_>,
    ledger: &Ledger,
    freeze_name: &str,
    definition: &Definition,
    minimum: Option<u64>,
) -> Result<Releasable> {
    definition.check()?;
    let frozen: &Freeze = ledger.freeze(freeze_name)?;
    freeze::check(source.study, frozen)?;
    let least = source.minimum_cell();
    let raised = minimum.unwrap_or(least);
    if raised < least {
        return Err(ReleaseError::ReleaseMinimumLowered { asked: raised, least }.into());
    }
    let gate = Gate::release(raised);
    let minimum = gate.minimum_cell();

    let before: Vec<(u64, &ReleasedEntry)> = ledger.tables(&definition.form).collect();
    let earlier_names = before.iter().flat_map(|(_, entry)| entry.definition.names());
    let (variables, places) = source.variables(definition.names().chain(earlier_names))?;
    check_filter(definition, &variables, &places)?;
    let segments_of = |name: &str| Ok::<u64, ReleaseError>(ledger.freeze(name)?.segments);
    let mut furthest = frozen.segments;
    for (_, entry) in &before {
        furthest = furthest.max(segments_of(&entry.freeze)?);
    }
    let measure = definition.mean.as_ref();
    let measure = measure.map(|name| Measure::of(source.versions, name, source.language)).transpose()?;
    let people = People::read(
        source.study,
        source.identities,
        source.versions,
        &variables,
        measure.as_ref(),
        furthest,
    )?;

    let mut released = Vec::new();
    for (number, entry) in &before {
        released.push(Released { number: *number, entry, segments: segments_of(&entry.freeze)? });
    }
    let asked = Asked {
        people: &people,
        places: &places,
        variables: &variables,
        definition,
        segments: frozen.segments,
        minimum,
    };
    let Judged { levels, tabulated, withheld, means } = judge(&asked, &released)?;
    let shown = tabulated.cube.values().iter().zip(&withheld);
    let entry = ReleasedEntry {
        freeze: frozen.name.clone(),
        definition: definition.clone(),
        levels: levels.clone(),
        minimum_cell: minimum,
        shown: shown.map(|(value, withheld)| (!withheld).then_some(*value)).collect(),
        means: means.iter().map(Option::is_some).collect(),
    };
    let mut contents = contents(definition, &variables, &places, &levels, minimum, &tabulated, &withheld);
    if let Some(measure) = measure {
        contents = contents.with_means(measure.name, measure.label, means);
    }
    let contents = contents.without_spare();
    let (form, freeze) = (definition.form.clone(), frozen.name.clone());
    Ok(Releasable { table: ReleasedTable { contents, form, freeze, number: 0 }, entry })
}

fn check_filter(definition: &Definition, variables: &[Variable], places: &Places) -> Result {
    for condition in &definition.filter {
        condition.check(&variables[places[&condition.variable]])?;
    }
    Ok(())
}

fn contents(
    definition: &Definition,
    variables: &[Variable],
    places: &Places,
    levels: &[Vec<Level>],
    minimum: u64,
    tabulated: &Tabulated,
    withheld: &[bool],
) -> Contents {
    let shown = definition
        .variables
        .iter()
        .zip(levels)
        .map(|(name, levels)| ShownVariable::of(&variables[places[name]], levels))
        .collect();
    Contents::new(shown, definition.filter.clone(), minimum, &tabulated.cube, withheld)
}
