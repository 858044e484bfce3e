//! What the office assigns with a package: lists, quotas and tasks out of CSV files, checked against the study's forms.

use std::path::Path;

use kin_forms::{Disclosure, Form};
use kin_protocol::assignment::{Payload, Quota, Sample, Task};
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Study;
use crate::ending::OnDisk;

/// The largest file, in bytes.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// Why a list is not assigned.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ListError {
    /// The study has no such form.
    #[error("the study has no form {form}")]
    ListFormUnknown {
        /// The form's id.
        form: String,
    },
    /// No interview begins with the form any more.
    #[error("the form {form} is retired")]
    ListFormRetired {
        /// The form's id.
        form: String,
    },
    /// A list is named as FORM=FILE.
    #[error("{given} does not name a form and a file")]
    ListNotNamed {
        /// What was given.
        given: String,
    },
    /// A line is not what the file holds.
    #[error("line {line} of {file} cannot be used")]
    ListLineUnfit {
        /// The file.
        file: String,
        /// The line, from 1.
        line: u64,
    },
    /// The question tells too much to sort by on a device.
    #[error("line {line} of {file} sorts by {question}")]
    ListQuestionTells {
        /// The file.
        file: String,
        /// The line, from 1.
        line: u64,
        /// The question.
        question: String,
    },
}

impl From<ListError> for Failure {
    fn from(error: ListError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// Where lists come from.
#[derive(Debug, Default)]
pub struct Lists<'a> {
    /// `FORM=FILE`: a CSV file whose columns are questions.
    pub samples: &'a [String],
    /// A CSV file: name, form, question, answer, `at_most`.
    pub quotas: Option<&'a Path>,
    /// A CSV file: id, kind, form, submission, words, due.
    pub tasks: Option<&'a Path>,
}

impl Study {
    /// Reads lists and checks them: every cell is what the question of its column takes in the version that is asked, every form is one
    /// with which interviews begin.
    pub fn lists(&self, lists: &Lists<'_>) -> Result<Payload> {
        let forms = self.asked_forms()?;
        let named = |id: &str| -> Result<&Form> {
            let found = forms.iter().map(|asked| &asked.form).find(|form| form.id() == id);
            let form = || id.to_owned();
            Ok(found.ok_or_else(|| {
                if self.settings.form_ids().contains(&id) {
                    ListError::ListFormRetired { form: form() }
                } else {
                    ListError::ListFormUnknown { form: form() }
                }
            })?)
        };
        let mut payload = Payload::default();
        for given in lists.samples {
            let (form, path) =
                given.split_once('=').ok_or_else(|| ListError::ListNotNamed { given: given.clone() })?;
            payload.samples.push(sample(named(form)?, Path::new(path))?);
        }
        if let Some(path) = lists.quotas {
            payload.quotas = rows(path)?;
            for (line, quota) in (2..).zip(&payload.quotas) {
                check_quota(named(&quota.form)?, quota, path, line)?;
            }
        }
        if let Some(path) = lists.tasks {
            payload.tasks = rows::<Task>(path)?;
            // A task's id is never taken for a row of a list.
            if let Some(place) = payload.tasks.iter().position(|task| task.id.contains('#')) {
                let (file, line) = (path.display().to_string(), place as u64 + 2);
                return Err(ListError::ListLineUnfit { file, line }.into());
            }
            for form in payload.tasks.iter().filter_map(|task| task.form.as_deref()) {
                named(form)?;
            }
        }
        Ok(payload)
    }
}

fn sample(form: &Form, path: &Path) -> Result<Sample> {
    let bytes = kin_disk::read(path, MAX_BYTES).on_disk()?;
    let mut reader = csv::Reader::from_reader(&bytes[..]);
    let unfit = |line| ListError::ListLineUnfit { file: path.display().to_string(), line };
    let columns: Vec<String> =
        reader.headers().map_err(|_| unfit(1))?.iter().map(|column| column.trim().to_owned()).collect();
    let mut rows = Vec::new();
    for (line, row) in (2..).zip(reader.records()) {
        let row = row.map_err(|_| unfit(line))?;
        let cells: Vec<String> = row.iter().map(|cell| cell.trim().to_owned()).collect();
        for (column, cell) in columns.iter().zip(&cells).filter(|(_, cell)| !cell.is_empty()) {
            form.takes_beforehand(column, cell)
                .map_err(|error| Failure::from(unfit(line)).because(&error))?;
        }
        rows.push(cells);
    }
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Sample { name, form: form.id().to_owned(), columns, rows })
}

fn check_quota(form: &Form, quota: &Quota, path: &Path, line: u64) -> Result {
    let file = || path.display().to_string();
    let (Some(question), Some(answer)) = (&quota.question, &quota.answer) else { return Ok(()) };
    form.takes_beforehand(question, answer)
        .map_err(|error| Failure::from(ListError::ListLineUnfit { file: file(), line }).because(&error))?;
    let disclosure = form.question(question).map(|question| question.disclosure);
    // A device counts its own interviews by the answer, and keeps that it did: only what would not harm her.
    if !matches!(disclosure, Some(Disclosure::Open | Disclosure::Quasi)) {
        return Err(ListError::ListQuestionTells { file: file(), line, question: question.clone() }.into());
    }
    Ok(())
}

/// The lines of a CSV file with a heading.
fn rows<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let bytes = kin_disk::read(path, MAX_BYTES).on_disk()?;
    let reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(&bytes[..]);
    let unfit = |line| ListError::ListLineUnfit { file: path.display().to_string(), line };
    (2..).zip(reader.into_deserialize()).map(|(line, row)| Ok(row.map_err(|_| unfit(line))?)).collect()
}
