//! What an assignment package carries: JSON, strict, bounded. It holds secrets and names of people to visit.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::AssignmentError;
use crate::note::MAX_NOTE_BYTES;
use crate::secret::is_book;
use crate::{Digest, FormFile, MAX_FORM_BYTES, Voucher};

/// Most notes: those that changed the roots since the device was last heard of, and the newest.
const MAX_NOTES: usize = 64;
/// Most forms.
const MAX_FORMS: usize = 200;
/// Most lists, quotas, tasks.
const MAX_LISTS: usize = 1_000;
/// Most rows of all lists together.
const MAX_ROWS: usize = 50_000;
/// A name is at most this long.
const MAX_NAME_BYTES: usize = 100;
/// A cell, or the words of a task, is at most this long.
const MAX_TEXT_BYTES: usize = 2_000;

/// What the office sends. No `Clone`, a silent `Debug`, wiped on drop where it speaks of people.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payload {
    /// Signed notes, oldest first: the chain that leads to the newest. They are believed under the device's roots only.
    pub notes: Vec<String>,
    /// Files of forms. Only those that a believed note names are used.
    pub forms: Vec<FormFile>,
    /// A book of vouchers.
    pub vouchers: Vec<Voucher>,
    /// Lists of people, households or places, with fields that are filled in beforehand.
    pub samples: Vec<Sample>,
    /// How many of what to reach.
    pub quotas: Vec<Quota>,
    /// What to do with one case.
    pub tasks: Vec<Task>,
}

/// A list for a form: a row is a case, a column fills in the question of its name.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// What the office calls it.
    pub name: String,
    /// For which form, by its id.
    pub form: String,
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows; each has a cell for every column.
    pub rows: Vec<Vec<String>>,
}

/// How many interviews of a kind are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// What the office calls it.
    pub name: String,
    /// Of which form, by its id.
    pub form: String,
    /// The question that sorts, by its name; `null` counts all.
    pub question: Option<String>,
    /// The answer that is counted; `null` with no question.
    pub answer: Option<String>,
    /// How many.
    pub at_most: u32,
}

/// What a task asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// Go back to somebody who was not there.
    Recontact,
    /// Ask some of it again, to check.
    BackCheck,
    /// Answer a question of the office about an interview of one's own.
    Question,
}

/// One thing to do.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Its name at the office; the record that answers it says it again.
    pub id: String,
    /// What it asks for.
    pub kind: TaskKind,
    /// With which form, by its id; `null` for a question.
    pub form: Option<String>,
    /// About which submission: its UUID; `null` where there is none.
    pub submission: Option<String>,
    /// What the office says to the enumerator.
    pub words: String,
    /// Until when; `null` where it does not matter.
    pub due: Option<Timestamp>,
}

impl Payload {
    /// Parses a payload that was authenticated.
    pub(super) fn parse(bytes: &[u8]) -> Result<Payload, AssignmentError> {
        let payload: Payload =
            serde_json::from_slice(bytes).map_err(|error| AssignmentError::AssignmentPayloadMalformed {
                line: error.line() as u64,
                column: error.column() as u64,
            })?;
        payload.check()?;
        Ok(payload)
    }

    /// The payload as JSON, secrets included.
    pub(super) fn to_json(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(serde_json::to_vec(self).expect("a payload has only strings, numbers and lists"))
    }

    /// Past a limit is an error, wherever it is; `what` names the member.
    pub(super) fn check(&self) -> Result<(), AssignmentError> {
        let within = |what: &'static str, count: usize, max: usize| {
            if count <= max { Ok(()) } else { Err(unfit(what)) }
        };
        within("notes", self.notes.len(), MAX_NOTES)?;
        within("forms", self.forms.len(), MAX_FORMS)?;
        within("samples", self.samples.len(), MAX_LISTS)?;
        within("samples", self.samples.iter().map(|sample| sample.rows.len()).sum(), MAX_ROWS)?;
        within("quotas", self.quotas.len(), MAX_LISTS)?;
        within("tasks", self.tasks.len(), MAX_LISTS)?;
        fit("notes", self.notes.iter().all(|note| note.len() <= MAX_NOTE_BYTES))?;
        let whole =
            |form: &FormFile| form.file.len() <= MAX_FORM_BYTES && Digest::of(&form.file) == form.digest;
        fit("forms", self.forms.iter().all(whole))?;
        fit("vouchers", is_book(&self.vouchers))?;
        fit("samples", self.samples.iter().all(Sample::fits))?;
        fit("quotas", self.quotas.iter().all(Quota::fits))?;
        fit("tasks", self.tasks.iter().all(Task::fits))?;
        fit("tasks", all_differ(self.tasks.iter().map(|task| task.id.as_str())))
    }
}

impl Sample {
    fn fits(&self) -> bool {
        name(&self.name)
            && name(&self.form)
            && !self.columns.is_empty()
            && self.columns.iter().all(|column| name(column))
            && all_differ(self.columns.iter())
            && self
                .rows
                .iter()
                .all(|row| row.len() == self.columns.len() && row.iter().all(|cell| text(cell)))
    }
}

impl Quota {
    fn fits(&self) -> bool {
        let sorted = match (&self.question, &self.answer) {
            (Some(question), Some(answer)) => name(question) && text(answer),
            (None, None) => true,
            _ => false,
        };
        name(&self.name) && name(&self.form) && sorted
    }
}

impl Task {
    fn fits(&self) -> bool {
        let optional = |value: &Option<String>| value.as_deref().is_none_or(name);
        let asked = self.kind == TaskKind::Question || self.form.is_some();
        name(&self.id) && optional(&self.form) && optional(&self.submission) && text(&self.words) && asked
    }
}

fn name(value: &str) -> bool {
    (1..=MAX_NAME_BYTES).contains(&value.len()) && !value.chars().any(char::is_control)
}

/// Text of people, in lines.
fn text(value: &str) -> bool {
    value.len() <= MAX_TEXT_BYTES
        && !value.chars().any(|character| character.is_control() && character != '\n')
}

fn all_differ<T: Ord>(values: impl Iterator<Item = T>) -> bool {
    let mut values: Vec<T> = values.collect();
    values.sort();
    values.windows(2).all(|pair| pair[0] != pair[1])
}

fn fit(what: &'static str, fits: bool) -> Result<(), AssignmentError> {
    if fits { Ok(()) } else { Err(unfit(what)) }
}

fn unfit(what: &str) -> AssignmentError {
    AssignmentError::AssignmentMemberUnfit { member: what.to_owned() }
}

impl fmt::Debug for Payload {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Payload(…)")
    }
}

impl Drop for Sample {
    fn drop(&mut self) {
        self.rows.zeroize();
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.words.zeroize();
    }
}
