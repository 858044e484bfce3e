//! An interview put down and taken up again: everything that it holds, as bytes that are to be sealed at once.
//!
//! Not a response: what is irrelevant now is there too, so that going back still restores it. What was changed or taken
//! away is not: an answer that she took back is gone from the next draft on.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::counts::Counts;
use super::instance::{Cell, FORM, Filled, Instance};
use super::sheet::Sheet;
use super::{Beginning, Interview, Place};
use crate::answer::{Answer, FileReference, position};
use crate::expression::InstanceId;
use crate::form::{ConsentMode, Form, Missing, Stop};
use crate::limits::{MAX_DRAFT_BYTES, MAX_INSTANCES};
use crate::now::Now;
use crate::recorded::Consented;
use crate::response::written;

/// A draft cannot be taken up. Says nothing of what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum DraftError {
    /// It is longer than a draft may be.
    #[error("the draft is longer than {max_bytes} bytes")]
    DraftTooLarge {
        /// The limit.
        max_bytes: usize,
    },
    /// It is no draft, or one of another program version.
    #[error("this is not a draft that can be read")]
    DraftUnreadable,
    /// It is a draft of another form, or of another version of it.
    #[error("the draft is of another form")]
    DraftOfAnotherForm,
}

/// The draft's version: what is written now, and the only one that is read.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Draft {
    #[serde(rename = "kin_draft")]
    version: u32,
    form: String,
    language: String,
    started: String,
    seed: Option<[u8; 32]>,
    username: Option<String>,
    last_saved: BTreeMap<String, Text>,
    consent: Option<Consent>,
    here: Option<String>,
    counts: Counts,
    answers: Scope,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Consent {
    /// None where the form does not ask.
    given: Option<bool>,
    mode: Option<ConsentMode>,
    purposes: Vec<(String, bool)>,
    assent: bool,
}

/// One instance of a scope: what its questions hold, and its repeats.
#[derive(Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Scope {
    cells: BTreeMap<String, Held>,
    repeats: BTreeMap<String, Instances>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Instances {
    active: Vec<Scope>,
    reserve: Vec<Scope>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Held {
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<Kept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Text>,
    /// What a calculation last gave; a list of none or one, and not there where it never ran.
    #[serde(skip_serializing_if = "Option::is_none")]
    filled: Option<Vec<Kept>>,
}

/// A text that is wiped.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct Text(String);

impl Drop for Text {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// An answer with its type, which a response leaves to the form: a calculation may give any.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kept {
    Text(Text),
    Integer(i64),
    /// Its bits: no decimal is off in the last one.
    Decimal(u64),
    Date(Date),
    Time(Time),
    DateTime(DateTime),
    One(Text),
    Many(Vec<Text>),
    Acknowledged,
    Places(Text),
    File {
        name: Text,
        media_type: String,
        size: u64,
        sha256: [u8; 32],
    },
    Missing(Missing),
}

impl Kept {
    fn of(answer: &Answer) -> Kept {
        let text = |text: &str| Text(text.to_owned());
        match answer {
            Answer::Text(given) => Kept::Text(text(given)),
            Answer::Integer(number) => Kept::Integer(*number),
            Answer::Decimal(number) => Kept::Decimal(number.to_bits()),
            Answer::Date(date) => Kept::Date(*date),
            Answer::Time(time) => Kept::Time(*time),
            Answer::DateTime(moment) => Kept::DateTime(*moment),
            Answer::One(name) => Kept::One(text(name)),
            Answer::Many(names) => Kept::Many(names.iter().map(|name| text(name)).collect()),
            Answer::Acknowledged => Kept::Acknowledged,
            Answer::Places(positions) => Kept::Places(text(&position::all_to_text(positions))),
            Answer::File(file) => Kept::File {
                name: text(&file.name),
                media_type: file.media_type.clone(),
                size: file.size,
                sha256: file.sha256,
            },
            Answer::Missing(missing) => Kept::Missing(*missing),
        }
    }

    fn answer(self) -> Option<Answer> {
        let taken = |mut text: Text| std::mem::take(&mut text.0);
        Some(match self {
            Kept::Text(text) => Answer::Text(taken(text)),
            Kept::Integer(number) => Answer::Integer(number),
            Kept::Decimal(bits) => {
                Answer::Decimal(Some(f64::from_bits(bits)).filter(|number| number.is_finite())?)
            }
            Kept::Date(date) => Answer::Date(date),
            Kept::Time(time) => Answer::Time(time),
            Kept::DateTime(moment) => Answer::DateTime(moment),
            Kept::One(name) => Answer::One(taken(name)),
            Kept::Many(names) => Answer::Many(names.into_iter().map(taken).collect()),
            Kept::Acknowledged => Answer::Acknowledged,
            Kept::Places(text) => Answer::Places(position::parse_all(&text.0)?),
            Kept::File { name, media_type, size, sha256 } => {
                Answer::File(FileReference { name: taken(name), media_type, size, sha256 })
            }
            Kept::Missing(missing) => Answer::Missing(missing),
        })
    }
}

impl Interview {
    /// Everything that this interview holds, to be sealed at once and taken up by [`Interview::take_up`]. An answer that
    /// waits for the reason why it stands is not there: it has not been taken.
    pub fn put_down(&self) -> Zeroizing<Vec<u8>> {
        let sheet = &self.sheet;
        let consent = self.consent.as_ref().map(|consent| match consent {
            Consented::NotAsked => Consent { given: None, mode: None, purposes: Vec::new(), assent: false },
            Consented::Declined => {
                Consent { given: Some(false), mode: None, purposes: Vec::new(), assent: false }
            }
            Consented::Agreed { purposes, mode, assent } => {
                Consent { given: Some(true), mode: Some(*mode), purposes: purposes.clone(), assent: *assent }
            }
        });
        written(&Draft {
            version: VERSION,
            form: crate::digest::to_hex(&sheet.form.digest()),
            language: sheet.language.clone(),
            started: sheet.now.to_text(),
            seed: sheet.seed,
            username: sheet.username.clone(),
            last_saved: sheet
                .last_saved
                .iter()
                .map(|(name, text)| (name.clone(), Text(text.as_str().to_owned())))
                .collect(),
            consent,
            here: self.here.map(|here| sheet.place_of(here).to_string()),
            counts: self.counts,
            answers: sheet.scope_held(FORM),
        })
    }

    /// The interview that was put down, where it stood. `form` must be the one it was held with, byte for byte.
    ///
    /// Errors: [`DraftError`].
    pub fn take_up(form: &Arc<Form>, draft: &[u8]) -> Result<Interview, DraftError> {
        if draft.len() > MAX_DRAFT_BYTES {
            return Err(DraftError::DraftTooLarge { max_bytes: MAX_DRAFT_BYTES });
        }
        let unreadable = DraftError::DraftUnreadable;
        let mut draft: Draft = serde_json::from_slice(draft).map_err(|_| unreadable)?;
        if draft.version != VERSION {
            return Err(unreadable);
        }
        if draft.form != crate::digest::to_hex(&form.digest()) {
            return Err(DraftError::DraftOfAnotherForm);
        }
        if !form.languages.contains(&draft.language) {
            return Err(unreadable);
        }
        let consent = draft.consent.map(|consent| consent.consented(form)).transpose()?;
        let texts = std::mem::take(&mut draft.last_saved).into_iter();
        let beginning = Beginning {
            now: Now::parse(&draft.started).ok_or(unreadable)?,
            seed: draft.seed,
            username: draft.username,
            last_saved: texts
                .map(|(name, mut text)| (name, Zeroizing::new(std::mem::take(&mut text.0))))
                .collect(),
        };
        let sheet = Sheet::taken_up(form, &draft.language, beginning, draft.answers).ok_or(unreadable)?;
        let mut interview =
            Interview { sheet, consent, here: None, made: Vec::new(), doubtful: None, counts: draft.counts };
        let here = draft.here.map(|here| {
            let place = Place::parse(&here)?;
            interview.sheet.find(&place)
        });
        let here = here.map(|at| at.ok_or(unreadable)).transpose()?;
        match here {
            Some(at) if !interview.sheet.is_asked(at) => interview.go(interview.sheet.stop_after(Some(at))),
            here => interview.go(here),
        }
        Ok(interview)
    }
}

impl Consent {
    fn consented(self, form: &Form) -> Result<Consented, DraftError> {
        let unreadable = DraftError::DraftUnreadable;
        match (self.given, &form.consent) {
            (None, None) => Ok(Consented::NotAsked),
            (Some(false), Some(_)) => Ok(Consented::Declined),
            (Some(true), Some(asked)) => {
                let given: Vec<(&str, bool)> =
                    self.purposes.iter().map(|(name, agreed)| (name.as_str(), *agreed)).collect();
                let mode = self.mode.ok_or(unreadable)?;
                super::agreed(asked, &given, mode, self.assent).map_err(|_| unreadable)
            }
            _ => Err(unreadable),
        }
    }
}

impl Sheet {
    fn scope_held(&self, id: InstanceId) -> Scope {
        let instance = self.instance(id);
        let mut held = Scope::default();
        for (stop, cell) in self.form.tree.scopes[instance.scope].stops.iter().zip(&instance.cells) {
            match *stop {
                Stop::Question(question) => {
                    if let Some(cell) = Held::of(cell) {
                        held.cells.insert(self.form.questions[question].name.clone(), cell);
                    }
                }
                Stop::Repeat(inner) => {
                    let scope = &self.form.tree.scopes[inner];
                    let Some(repeat) = scope.repeat else { continue };
                    let repeated = &instance.repeats[scope.nth];
                    let all =
                        |ids: &[InstanceId]| ids.iter().map(|id| self.scope_held(*id)).collect::<Vec<_>>();
                    let (active, reserve) = (all(&repeated.active), all(&repeated.reserve));
                    if !active.is_empty() || !reserve.is_empty() {
                        let name = self.form.groups[repeat].name.clone();
                        held.repeats.insert(name, Instances { active, reserve });
                    }
                }
            }
        }
        held
    }

    /// None where the draft names what the form does not have.
    fn taken_up(form: &Arc<Form>, language: &str, beginning: Beginning, answers: Scope) -> Option<Sheet> {
        let mut sheet = Sheet::empty(Arc::clone(form), language, beginning);
        sheet.hold(FORM, answers)?;
        // Triggers have run: what they gave is there.
        sheet.settle_all();
        sheet.is_running = true;
        Some(sheet)
    }

    fn hold(&mut self, id: InstanceId, held: Scope) -> Option<()> {
        let form = Arc::clone(&self.form);
        let here = self.instance(id).scope;
        for (name, cell) in held.cells {
            let question = *form.by_name.get(&name).filter(|index| form.tree.question[**index].0 == here)?;
            *self.cell_mut(question, id) = cell.cell()?;
        }
        for (name, instances) in held.repeats {
            let group = *form.groups_by_name.get(&name)?;
            let max = form.groups[group].repeat.as_ref()?.max as usize;
            if form.tree.group_scope[group] != here || instances.active.len() > max {
                return None;
            }
            let scope = form.tree.inside_scope[group];
            let nth = form.tree.scopes[scope].nth;
            for (place, one) in instances.active.into_iter().enumerate() {
                let new = self.instance_held(scope, id, place, one)?;
                self.instance_mut(id).repeats[nth].active.push(new);
            }
            for one in instances.reserve {
                let new = self.instance_held(scope, id, 0, one)?;
                self.instance_mut(id).repeats[nth].reserve.push(new);
            }
        }
        Some(())
    }

    fn instance_held(
        &mut self,
        scope: usize,
        around: InstanceId,
        place: usize,
        held: Scope,
    ) -> Option<InstanceId> {
        if self.count >= MAX_INSTANCES {
            return None;
        }
        let id = InstanceId::try_from(self.instances.len()).ok()?;
        let instance = Instance::new(&self.form.tree, scope, around, place);
        self.instances.push(Some(instance));
        self.count += 1;
        self.hold(id, held)?;
        Some(id)
    }
}

impl Held {
    fn of(cell: &Cell) -> Option<Held> {
        let filled = match &cell.filled {
            Filled::Never => None,
            Filled::With(given) => Some(given.iter().map(Kept::of).collect()),
        };
        let answer = cell.answer.as_ref().map(Kept::of);
        let reason = cell.reason.as_ref().map(|reason| Text(reason.as_str().to_owned()));
        (answer.is_some() || filled.is_some()).then_some(Held { answer, reason, filled })
    }

    fn cell(self) -> Option<Cell> {
        let filled = match self.filled {
            None => Filled::Never,
            Some(given) if given.len() <= 1 => Filled::With(
                given.into_iter().map(Kept::answer).next().map_or(Some(None), |one| one.map(Some))?,
            ),
            Some(_) => return None,
        };
        Some(Cell {
            answer: self.answer.map(Kept::answer).map_or(Some(None), |one| one.map(Some))?,
            reason: self.reason.map(|mut reason| Zeroizing::new(std::mem::take(&mut reason.0))),
            filled,
            ..Cell::default()
        })
    }
}
