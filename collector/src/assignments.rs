//! What the office assigned to this device: cases to visit, quotas, questions, and what came of each visit.
//!
//! Packages were authenticated when they were taken in and lie in the vault; a later one takes the place of what has the same name in an
//! earlier one. What came of a visit is sealed like a response, and kept here so that nobody is visited twice.

use std::collections::{BTreeMap, BTreeSet};

use kin_forms::{Disclosure, Form, Interview, Response};
use kin_protocol::assignment::{Assignment, MAX_ASSIGNMENT_BYTES, Quota, Sample, Task, TaskKind};
use kin_protocol::visit::{Outcome, Visit};
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;

use crate::holding::Holding;
use crate::interviews;
use crate::storage::Storage;
use crate::vault::{OpenVault, VaultError};

/// Why nothing is done about a case.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum CaseError {
    /// The office assigned no such case.
    #[error("there is no case {case}")]
    CaseUnknown {
        /// What was asked for.
        case: String,
    },
    /// The case is for another form.
    #[error("the case {case} is for another form")]
    CaseOfAnotherForm {
        /// The case.
        case: String,
        /// Its form.
        form: String,
    },
    /// The case is a question of the office: no interview is held for it.
    #[error("the case {case} is a question")]
    CaseIsQuestion {
        /// The case.
        case: String,
    },
    /// The outcome does not fit the case.
    #[error("the outcome {outcome} does not fit the case {case}")]
    CaseOutcomeUnfit {
        /// The case.
        case: String,
        /// The outcome.
        outcome: String,
    },
    /// What is written to the office is empty or too long.
    #[error("the words to the office are empty or longer than {limit} characters")]
    CaseWordsUnfit {
        /// The most characters.
        limit: usize,
    },
}

impl From<CaseError> for Failure {
    fn from(error: CaseError) -> Self {
        let exit = if matches!(error, CaseError::CaseUnknown { .. }) { Exit::Usage } else { Exit::Refused };
        Self::error(exit, &error)
    }
}

/// A quota that an interview counts towards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Its name.
    pub(crate) name: String,
    /// Whether the supervisor may know: the question that sorts is harmless, or there is none.
    pub(crate) told: bool,
}

/// Everything the office assigned.
#[derive(Default)]
pub struct Work {
    samples: BTreeMap<String, Sample>,
    quotas: BTreeMap<String, Quota>,
    tasks: BTreeMap<String, Task>,
}

/// What one case is.
pub enum CaseKind<'w> {
    /// A row of a sample.
    Row {
        /// The names of its columns.
        columns: &'w [String],
        /// Its cells.
        cells: &'w [String],
    },
    /// A task.
    Task(&'w Task),
}

/// One case: somebody to visit, or something to answer.
pub struct Case<'w> {
    /// Its name: a sample's name, `#` and its row from 1; or a task's id.
    pub name: String,
    /// With which form; none of a question of the office.
    pub form: Option<&'w str>,
    /// What it is.
    pub kind: CaseKind<'w>,
    /// What came of the last visit, and when it was.
    pub last: Option<(Outcome, String)>,
}

impl Work {
    /// Reads what all packages brought.
    pub fn read(storage: &dyn Storage, vault: &OpenVault) -> Result<Self> {
        let mut work = Self::default();
        for number in storage.assignments()? {
            let Some(sealed) = storage.assignment(number)? else { continue };
            let damaged = || VaultError::VaultEntryDamaged { entry: "assignment" };
            let identities = std::slice::from_ref(&vault.identity);
            let opened = kin_sealing::decrypt(identities, &sealed, MAX_ASSIGNMENT_BYTES);
            let package = Assignment::read_again(&opened.map_err(|_| damaged())?).map_err(|_| damaged())?;
            let mut payload = package.payload;
            work.samples.extend(payload.samples.drain(..).map(|sample| (sample.name.clone(), sample)));
            work.quotas.extend(payload.quotas.drain(..).map(|quota| (quota.name.clone(), quota)));
            work.tasks.extend(payload.tasks.drain(..).map(|task| (task.id.clone(), task)));
        }
        Ok(work)
    }

    /// Everything there is to do, with what came of it so far.
    pub fn cases(&self, visits: &Visits) -> Vec<Case<'_>> {
        let rows = self.samples.values().flat_map(|sample| {
            (1..).zip(&sample.rows).map(|(number, cells)| Case {
                name: format!("{}#{number}", sample.name),
                form: Some(sample.form.as_str()),
                kind: CaseKind::Row { columns: &sample.columns, cells },
                last: None,
            })
        });
        let tasks = self.tasks.values().map(|task| Case {
            name: task.id.clone(),
            form: task.form.as_deref(),
            kind: CaseKind::Task(task),
            last: None,
        });
        rows.chain(tasks).map(|case| Case { last: visits.last.get(&case.name).cloned(), ..case }).collect()
    }

    /// One case. [`CaseError::CaseUnknown`].
    pub fn case(&self, name: &str, visits: &Visits) -> Result<Case<'_>> {
        let found = self.cases(visits).into_iter().find(|case| case.name == name);
        Ok(found.ok_or_else(|| CaseError::CaseUnknown { case: name.to_owned() })?)
    }

    /// Each quota, how many sealed interviews of this device count towards it, in the order of their names.
    pub fn quotas(&self, storage: &dyn Storage, vault: &OpenVault) -> Result<Vec<(&Quota, u64)>> {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for listed in interviews::list(storage, vault)?.listed {
            for quota in listed.quotas {
                *counts.entry(quota).or_default() += 1;
            }
        }
        let count = |quota: &Quota| counts.get(&quota.name).copied().unwrap_or(0);
        Ok(self.quotas.values().map(|quota| (quota, count(quota))).collect())
    }

    /// The quotas that an interview held to its end counts towards.
    pub(crate) fn counted(&self, form: &Form, response: &Response) -> Vec<Counted> {
        if response.kind() != kin_forms::ResponseKind::Original {
            return Vec::new();
        }
        let counts = |quota: &&Quota| {
            let sorted = quota.question.as_deref().zip(quota.answer.as_deref());
            quota.form == form.id()
                && sorted.is_none_or(|(question, answer)| response.chose(question, answer))
        };
        let told = |quota: &Quota| {
            let question = quota.question.as_deref().map(|name| form.question(name));
            question.is_none_or(|found| found.is_some_and(|found| found.disclosure == Disclosure::Open))
        };
        let counted = self.quotas.values().filter(counts);
        counted.map(|quota| Counted { name: quota.name.clone(), told: told(quota) }).collect()
    }
}

impl Case<'_> {
    /// Whether it is a question of the office about an interview of one's own.
    pub fn is_question(&self) -> bool {
        matches!(&self.kind, CaseKind::Task(task) if task.kind == TaskKind::Question)
    }

    /// Whether this can come of it: a question is answered, and nothing else is.
    pub fn may_end(&self, outcome: Outcome) -> bool {
        (outcome == Outcome::Answered) == self.is_question()
    }

    /// [`CaseError::CaseOutcomeUnfit`] where that cannot come of it.
    pub fn check_end(&self, outcome: Outcome) -> Result {
        let (case, outcome_name) = (self.name.clone(), outcome.name().replace('_', "-"));
        if self.may_end(outcome) {
            return Ok(());
        }
        Err(CaseError::CaseOutcomeUnfit { case, outcome: outcome_name }.into())
    }

    /// Lets an interview that begins be held for it: what the office knows stands there already. Returns what does not, because this
    /// version of the form asks or takes it no more: the list was made for another, and nobody waits for a new one.
    ///
    /// Errors: [`CaseError`].
    pub fn give(&self, holding: &mut Holding<'_>, interview: &mut Interview) -> Result<Vec<String>> {
        match self.form {
            Some(of) if of == holding.form().id() => {}
            Some(of) => {
                let (case, form) = (self.name.clone(), of.to_owned());
                return Err(CaseError::CaseOfAnotherForm { case, form }.into());
            }
            None => return Err(CaseError::CaseIsQuestion { case: self.name.clone() }.into()),
        }
        holding.hold_for(&self.name);
        Ok(self.prefill(interview))
    }

    /// Whether nothing more is to be done about it.
    pub fn is_done(&self) -> bool {
        self.last.as_ref().is_some_and(|(outcome, _)| outcome.closes())
    }

    /// Puts what the office knows of it into an interview that begins. Returns the columns that the form does not take.
    fn prefill(&self, interview: &mut Interview) -> Vec<String> {
        let CaseKind::Row { columns, cells } = &self.kind else { return Vec::new() };
        let known = columns.iter().zip(*cells);
        let left = known.filter(|(column, cell)| interview.prefill(column, cell).is_err());
        left.map(|(column, _)| column.clone()).collect()
    }
}

/// What came of the last visit to each case.
#[derive(Default)]
pub struct Visits {
    last: BTreeMap<String, (Outcome, String)>,
    /// The interviews of which something was told, by the names of their submissions.
    held: BTreeSet<String>,
}

impl Visits {
    /// Whether the office was told of this interview.
    pub fn tell_of(&self, submission: &str) -> bool {
        self.held.contains(submission)
    }

    /// Reads them; what is of another vault is passed over.
    pub fn read(storage: &dyn Storage, vault: &OpenVault) -> Result<Self> {
        let mut visits = Self::default();
        for (sequence, sealed) in storage.visits()? {
            let opened = vault.listed(sequence, &sealed);
            let text = opened.as_ref().map(|opened| opened.trim_ascii_end());
            if let Some(visit) = text.and_then(Visit::parse) {
                visits.held.extend(visit.submission.clone());
                visits.last.insert(visit.case.clone(), (visit.outcome, visit.made.clone()));
            }
        }
        Ok(visits)
    }
}
