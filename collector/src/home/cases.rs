//! The cases of the office as lines to choose from, and what may be done about each.

use kin_protocol::visit::Outcome;
use kin_screens::menu::Menu;
use kin_terminal::{Catalog, Result};
use zeroize::Zeroizing;

use super::Say;
use crate::assignments::{Case, CaseKind, Visits, Work};
use crate::commands::assignments;
use crate::storage::Storage;
use crate::vault::OpenVault;

/// How much of what is known of a case stands in its line, in characters.
const MAX_KNOWN_CHARACTERS: usize = 60;

/// What is asked of an enumerator who tells this.
pub(super) fn prompt(outcome: Outcome, words: &Catalog) -> String {
    let line = if outcome == Outcome::Answered {
        words.line(&assignments::Say::AssignmentsWordsPrompt)
    } else {
        words.line(&Say::HomeLine)
    };
    line.text
}

/// All cases.
pub(super) struct Cases {
    pub(super) menu: Menu,
    /// The name of each.
    pub(super) names: Vec<String>,
    /// The quotas, a line each.
    pub(super) quotas: String,
}

/// What may be done about a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Doing {
    /// An interview with this form.
    Begin(String),
    /// What came of it is told.
    Tell(Outcome),
}

impl Doing {
    pub(super) fn in_words(&self, words: &Catalog) -> Zeroizing<String> {
        let text = match self {
            Doing::Begin(_) => words.line(&Say::HomeHold).text,
            Doing::Tell(Outcome::Answered) => words.line(&Say::HomeAnswer).text,
            Doing::Tell(outcome) => words.line(&assignments::said(*outcome)).text,
        };
        Zeroizing::new(text.trim_end().to_owned())
    }
}

impl Cases {
    /// Those of which something is left to do stand first.
    pub(super) fn read(storage: &dyn Storage, vault: &OpenVault, words: &Catalog) -> Result<Self> {
        let (work, visits) = (Work::read(storage, vault)?, Visits::read(storage, vault)?);
        let mut cases = work.cases(&visits);
        cases.sort_by_key(Case::is_done);
        let items = cases.iter().map(|case| line(case, words)).collect();
        let names = cases.into_iter().map(|case| case.name).collect();
        let quotas = work.quotas(storage, vault)?.into_iter().map(|(quota, sealed)| {
            let say = Say::HomeQuota { quota: quota.name.clone(), sealed, wanted: quota.at_most };
            words.line(&say).text.trim_end().to_owned() + "\n"
        });
        Ok(Self { menu: Menu::new(items, None), names, quotas: quotas.collect() })
    }

    /// How many cases there are of which something is left to do; none where the office assigned nothing.
    pub(super) fn open(storage: &dyn Storage, vault: &OpenVault) -> Result<Option<u64>> {
        let (work, visits) = (Work::read(storage, vault)?, Visits::read(storage, vault)?);
        let cases = work.cases(&visits);
        let open = cases.iter().filter(|case| !case.is_done()).count() as u64;
        Ok((!cases.is_empty() || !work.quotas(storage, vault)?.is_empty()).then_some(open))
    }

    /// What may be done about a case.
    pub(super) fn doings(storage: &dyn Storage, vault: &OpenVault, case: &str) -> Result<Vec<Doing>> {
        let (work, visits) = (Work::read(storage, vault)?, Visits::read(storage, vault)?);
        let case = work.case(case, &visits)?;
        let held = case.form.filter(|_| !case.is_question()).map(|form| Doing::Begin(form.to_owned()));
        // What an interview comes to is told by itself.
        let told = Outcome::ALL.into_iter().filter(|outcome| {
            !matches!(outcome, Outcome::Completed | Outcome::BrokenOff) && case.may_end(*outcome)
        });
        Ok(held.into_iter().chain(told.map(Doing::Tell)).collect())
    }
}

fn line(case: &Case<'_>, words: &Catalog) -> Zeroizing<String> {
    let mut parts = vec![case.name.clone(), words.line(&assignments::what(case)).text];
    let known = match &case.kind {
        CaseKind::Row { cells, .. } => {
            cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(", ")
        }
        CaseKind::Task(task) => task.words.lines().next().unwrap_or_default().to_owned(),
    };
    parts.push(known.chars().take(MAX_KNOWN_CHARACTERS).collect());
    parts.extend(assignments::due(case).map(|due| words.line(&Say::HomeUntil { due }).text));
    parts.extend(case.last.as_ref().map(|(outcome, made)| {
        let day = made.get(..10).unwrap_or_default();
        format!("{} {day}", words.line(&assignments::said(*outcome)).text.trim_end())
    }));
    let parts = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
    Zeroizing::new(parts.collect::<Vec<_>>().join(" · "))
}
