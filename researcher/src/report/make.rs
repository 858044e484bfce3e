//! The tables of a plan, each under all rules of a release, one after the other.

use jiff::Timestamp;
use kin_terminal::{Failure, Result};

use super::plan::{Plan, PlanMistake, Section};
use crate::disclosure::{
    Definition, Gathered, Ledger, Releasable, ReleaseError, ReleasedTable, Source, What,
};
use crate::table::Shown;

/// A section with its tables.
pub struct Made<'a> {
    /// What was asked for.
    pub section: &'a Section,
    /// One entry a table that it is made of; the reason where one may not be released.
    pub tables: Vec<std::result::Result<ReleasedTable, ReleaseError>>,
}

/// Everything that a page is made of.
pub struct Report<'a> {
    /// The sections, in order.
    pub sections: Vec<Made<'a>>,
    /// How many people the freeze is about.
    pub people: Shown,
    /// The ledger with what the report adds to it, not yet written.
    pub ledger: Ledger,
    /// How many tables were released for it; others were released before.
    pub added: u64,
}

/// Releases what a plan asks for. What was released before, from the same freeze in the same way, is taken as it was. A
/// table that may not be released is left out with its reason; a mistake in the plan ends all.
pub fn make<'a>(
    source: &Source<'_>,
    mut ledger: Ledger,
    freeze: &str,
    plan: &'a Plan,
    minimum: Option<u64>,
    at: Timestamp,
) -> Result<Report<'a>> {
    let form = source.versions.last().expect("a form has at least one version").id();
    let mut asked: Vec<Vec<Definition>> = Vec::new();
    for (number, section) in (1..).zip(&plan.sections) {
        let refused =
            |failure| Failure::because(failure, &PlanMistake::PlanSectionRefused { section: number });
        let definitions = section.definitions(form).map_err(|error| refused(error.into()))?;
        // Said here, where it is known which section it is.
        source.check(&definitions).map_err(refused)?;
        asked.push(definitions);
    }
    let gathered = Gathered::read(source, &ledger, freeze, &asked.concat(), minimum)?;
    let mut added = 0;
    let mut sections = Vec::new();
    for (section, definitions) in plan.sections.iter().zip(asked) {
        let mut tables = Vec::new();
        for definition in definitions {
            tables.push(match gathered.release(&ledger, &definition) {
                Ok(releasable) => Ok(recorded(&mut ledger, releasable, at, &mut added)?),
                Err(refused) if refused.is_of_the_data() => Err(refused),
                Err(mistake) => return Err(mistake.into()),
            });
        }
        sections.push(Made { section, tables });
    }
    Ok(Report { sections, people: gathered.people(), ledger, added })
}

/// The table with its number: that of an earlier release of the same, or a new one.
fn recorded(
    ledger: &mut Ledger,
    releasable: Releasable,
    at: Timestamp,
    added: &mut u64,
) -> Result<ReleasedTable> {
    let form = &releasable.entry().definition.form;
    let known = ledger.tables(form).find(|(_, entry)| *entry == releasable.entry());
    if let Some((number, _)) = known {
        return Ok(releasable.recorded_as(number).0);
    }
    let (table, entry) = releasable.recorded_as(ledger.lines().len() as u64 + 1);
    ledger.add(at, What::Table(entry))?;
    *added += 1;
    Ok(table)
}
