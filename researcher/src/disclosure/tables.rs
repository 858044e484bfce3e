//! Tables of a study: for the team, and for others.

use std::collections::BTreeSet;
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
use crate::table::{Rule, Shown};

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

    /// Refuses definitions of which no table can be made, whatever the data.
    pub fn check(&self, definitions: &[Definition]) -> Result {
        for definition in definitions {
            definition.check()?;
            let (variables, places) = self.variables(definition.names())?;
            check_filter(definition, &variables, &places)?;
            if let Some(measure) = &definition.mean {
                Measure::of(self.versions, measure, self.language)?;
            }
        }
        Ok(())
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
    let people =
        People::read(source.study, source.identities, source.versions, &variables, &[], &[u64::MAX].into())?;
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
    /// What the ledger is to hold of it.
    pub fn entry(&self) -> &ReleasedEntry {
        &self.entry
    }

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
    let gathered = Gathered::read(source, ledger, freeze_name, std::slice::from_ref(definition), minimum)?;
    Ok(gathered.release(ledger, definition)?)
}

/// What tables are released from: people, read once, by all that is asked of them now or was told of them before.
pub struct Gathered {
    freeze: Freeze,
    minimum: u64,
    variables: Vec<Variable>,
    places: Places,
    measures: Vec<Measure>,
    people: People,
}

impl Gathered {
    /// Reads the people of a freeze, and of all later ones that a table was released from. `minimum` may raise the form's.
    pub fn read(
        source: &Source<'_>,
        ledger: &Ledger,
        freeze_name: &str,
        definitions: &[Definition],
        minimum: Option<u64>,
    ) -> Result<Self> {
        let frozen = ledger.freeze(freeze_name)?;
        freeze::check(source.study, frozen)?;
        let least = source.minimum_cell();
        let raised = minimum.unwrap_or(least);
        if raised < least {
            return Err(ReleaseError::ReleaseMinimumLowered { asked: raised, least }.into());
        }
        let form = source.versions.last().expect("a form has at least one version").id();
        let earlier: Vec<&ReleasedEntry> = ledger.tables(form).map(|(_, entry)| entry).collect();
        let earlier_names = earlier.iter().flat_map(|entry| entry.definition.names());
        for definition in definitions {
            definition.check()?;
        }
        let (variables, places) =
            source.variables(definitions.iter().flat_map(Definition::names).chain(earlier_names))?;
        for definition in definitions {
            check_filter(definition, &variables, &places)?;
        }
        let mut measures: Vec<Measure> = Vec::new();
        for name in definitions.iter().filter_map(|definition| definition.mean.as_ref()) {
            if measures.iter().all(|known| known.name != *name) {
                measures.push(Measure::of(source.versions, name, source.language)?);
            }
        }
        let mut freezes = BTreeSet::from([frozen.segments]);
        for entry in earlier {
            freezes.insert(ledger.freeze(&entry.freeze)?.segments);
        }
        let people =
            People::read(source.study, source.identities, source.versions, &variables, &measures, &freezes)?;
        let minimum = Gate::release(raised).minimum_cell();
        Ok(Self { freeze: frozen.clone(), minimum, variables, places, measures, people })
    }

    /// How many people the freeze is about.
    pub fn people(&self) -> Shown {
        let within = self.people.segments.iter().filter(|segment| **segment <= self.freeze.segments);
        let count = within.count() as u64;
        let few = Rule { minimum_cell: self.minimum }.is_small(count);
        if few { Shown::Withheld } else { Shown::Count(count) }
    }

    /// Makes one of the tables that were asked for when people were read, under all rules.
    pub fn release(
        &self,
        ledger: &Ledger,
        definition: &Definition,
    ) -> std::result::Result<Releasable, ReleaseError> {
        let Self { freeze: frozen, minimum, variables, places, measures, people } = self;
        let mut released = Vec::new();
        for (number, entry) in ledger.tables(&definition.form) {
            released.push(Released { number, entry, segments: ledger.freeze(&entry.freeze)?.segments });
        }
        let measure = measures.iter().position(|measure| Some(&measure.name) == definition.mean.as_ref());
        let asked = Asked {
            people,
            places,
            variables,
            definition,
            measure,
            segments: frozen.segments,
            minimum: *minimum,
        };
        let Judged { levels, tabulated, withheld, means } = judge(&asked, &released)?;
        let shown = tabulated.cube.values().iter().zip(&withheld);
        let entry = ReleasedEntry {
            freeze: frozen.name.clone(),
            definition: definition.clone(),
            levels: levels.clone(),
            minimum_cell: *minimum,
            shown: shown.map(|(value, withheld)| (!withheld).then_some(*value)).collect(),
            means: means.iter().map(Option::is_some).collect(),
        };
        let mut contents = contents(definition, variables, places, &levels, *minimum, &tabulated, &withheld);
        if let Some(measure) = measure {
            let Measure { name, label, .. } = &measures[measure];
            contents = contents.with_means(name.clone(), label.clone(), means);
        }
        let contents = contents.without_spare();
        let (form, freeze) = (definition.form.clone(), frozen.name.clone());
        Ok(Releasable { table: ReleasedTable { contents, form, freeze, number: 0 }, entry })
    }
}

fn check_filter(
    definition: &Definition,
    variables: &[Variable],
    places: &Places,
) -> std::result::Result<(), ReleaseError> {
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
