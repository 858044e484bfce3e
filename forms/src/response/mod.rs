//! A finished interview on its way to be sealed.

mod figures;
mod split;

use std::collections::BTreeMap;

pub use figures::Figures;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;
pub use split::Identifiers;
use zeroize::Zeroizing;

use crate::answer::wire::Written;
use crate::answer::{Answer, FileReference};
use crate::expression::InstanceId;
use crate::form::Stop;
use crate::interview::FORM;
use crate::interview::sheet::Sheet;
use crate::now::Now;
use crate::recorded::{Consented, Entries};

/// Whether a response holds answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseKind {
    /// An interview that was held.
    Original,
    /// Consent was declined: counted, and holds no answers.
    Refusal,
    /// An interview that broke off.
    Partial,
}

/// What becomes of the answers of an interview that broke off: she says which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BrokenOff {
    /// They stay as they are.
    Kept,
    /// They are gone; that somebody was asked is counted.
    Erased,
}

/// How an interview ended.
#[derive(Clone, Copy)]
pub(crate) struct Ending {
    pub(crate) finished: Now,
    pub(crate) broken: Option<BrokenOff>,
    /// How often it was stopped because she was in distress.
    pub(crate) interrupted: u32,
}

/// A finished interview: what a seal closes over. No `Clone`, no `Serialize`, prints as nothing, wiped when dropped.
pub struct Response {
    kind: ResponseKind,
    finished: Now,
    body: Zeroizing<Vec<u8>>,
    to_save: Option<Saved>,
    figures: Figures,
    files: Vec<FileReference>,
}

/// Answers by question name, as [`crate::Answer::to_text`] writes them.
type Saved = BTreeMap<String, Zeroizing<String>>;

impl Response {
    pub(crate) fn of(sheet: &Sheet, consent: Option<&Consented>, ending: Ending) -> Response {
        let declined = consent == Some(&Consented::Declined);
        let empty = declined || ending.broken == Some(BrokenOff::Erased);
        let body = written(&Body { sheet, consent, ending, empty, split: false });
        let kind = match ending.broken {
            Some(_) => ResponseKind::Partial,
            None if declined => ResponseKind::Refusal,
            None => ResponseKind::Original,
        };
        let saves = kind == ResponseKind::Original;
        let finished = ending.finished.to_minute();
        let counted = Figures {
            interrupted: ending.interrupted,
            minutes: finished.minutes_since(sheet.now()),
            ..Figures::default()
        };
        let figures = if empty { counted } else { counted.count(sheet) };
        let files = if empty { Vec::new() } else { files(sheet) };
        Response { kind, finished, body, to_save: saves.then(|| to_save(sheet)).flatten(), figures, files }
    }

    /// Whether a question that is asked once was answered with this choice, or with a number or text that reads so.
    pub fn chose(&self, question: &str, choice: &str) -> bool {
        let Ok(entries) = serde_json::from_slice::<Entries<&RawValue>>(&self.body) else { return false };
        let answers = entries.0.iter().find(|(name, _)| name == "answers").map(|(_, raw)| raw.get());
        let Some(Ok(answers)) = answers.map(serde_json::from_str::<Entries<&RawValue>>) else { return false };
        let found = answers.0.iter().find(|(name, _)| name == question).map(|(_, raw)| raw.get());
        let Some(raw) = found else { return false };
        let quoted = Zeroizing::new(serde_json::to_string(choice).unwrap_or_default());
        let several = serde_json::from_str::<Vec<&RawValue>>(raw).unwrap_or_default();
        raw == choice || raw == quoted.as_str() || several.iter().any(|one| one.get() == quoted.as_str())
    }

    /// How the interview went, in numbers that hold nothing of what was answered.
    pub fn figures(&self) -> Figures {
        self.figures
    }

    /// Whether it holds answers.
    pub fn kind(&self) -> ResponseKind {
        self.kind
    }

    /// When the interview ended, to the minute.
    pub fn finished(&self) -> Now {
        self.finished
    }

    /// What the next interview on this device is begun with as [`crate::Beginning::last_saved`]: the answers that
    /// `${last-saved#name}` reads, and no others. None where the form's expressions read none, or consent was declined:
    /// then what was saved before stands.
    pub fn to_save(&self) -> Option<&BTreeMap<String, Zeroizing<String>>> {
        self.to_save.as_ref()
    }

    /// The files that its answers speak of: they travel beside it.
    pub fn files(&self) -> &[FileReference] {
        &self.files
    }

    /// The body: one JSON object in UTF-8, at most [`crate::Form::largest_response_bytes`] long.
    pub fn into_body(self) -> Zeroizing<Vec<u8>> {
        self.body
    }
}

impl std::fmt::Debug for Response {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Response(…)")
    }
}

fn files(sheet: &Sheet) -> Vec<FileReference> {
    let answers = sheet.everywhere();
    let answers = answers.into_iter().filter_map(|(question, instance)| sheet.answer(question, instance));
    answers.filter_map(Answer::as_file).cloned().collect()
}

fn to_save(sheet: &Sheet) -> Option<Saved> {
    let names = &sheet.form().saved_names;
    let answered = |name: &String| {
        let answer = sheet.answer(*sheet.form().by_name.get(name)?, FORM)?;
        (!matches!(answer, Answer::Missing(_))).then(|| (name.clone(), answer.to_text()))
    };
    (!names.is_empty()).then(|| names.iter().filter_map(answered).collect())
}

/// The body of a response that was read back and changed, as an interview would have written it.
pub(crate) fn body_again(
    sheet: &Sheet,
    consent: &Consented,
    ending: Ending,
    split: bool,
) -> Zeroizing<Vec<u8>> {
    written(&Body { sheet, consent: Some(consent), ending, empty: false, split })
}

/// JSON in memory. Room first: a buffer that grows leaves copies of itself behind.
pub(crate) fn written(value: &impl Serialize) -> Zeroizing<Vec<u8>> {
    let mut count = Count(0);
    serde_json::to_writer(&mut count, value).expect("counting does not fail");
    let mut body = Zeroizing::new(Vec::with_capacity(count.0));
    serde_json::to_writer(&mut *body, value).expect("writing into memory does not fail");
    body
}

/// Counts what is written to it.
struct Count(usize);

impl std::io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

struct Body<'s> {
    sheet: &'s Sheet,
    consent: Option<&'s Consented>,
    ending: Ending,
    /// No answers, whatever the sheet holds.
    empty: bool,
    /// Whether answers to `direct` questions stand in another body.
    split: bool,
}

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("consent", &Consent(self.consent))?;
        map.serialize_entry("language", self.sheet.language())?;
        map.serialize_entry("started", &self.sheet.now().to_text())?;
        map.serialize_entry("finished", &self.ending.finished.to_minute().to_text())?;
        if let Some(broken) = self.ending.broken {
            map.serialize_entry("broken_off", &broken)?;
        }
        if self.ending.interrupted > 0 {
            map.serialize_entry("interrupted", &self.ending.interrupted)?;
        }
        let form = self.sheet.form();
        if let Some(seed) = self.sheet.seed().filter(|_| form.draws && !self.empty) {
            map.serialize_entry("seed", Zeroizing::new(crate::digest::to_hex(seed)).as_str())?;
        }
        if !self.sheet.last_saved().is_empty() && !self.empty {
            map.serialize_entry("last_saved", &LastSaved(self.sheet))?;
        }
        if self.split {
            map.serialize_entry("split", &true)?;
        }
        map.serialize_entry("answers", &Answers { sheet: self.sheet, instance: FORM, empty: self.empty })?;
        let overrides = Overrides(self.sheet);
        if !self.empty && !overrides.all().is_empty() {
            map.serialize_entry("overrides", &overrides)?;
        }
        map.end()
    }
}

/// What the form's expressions read of the last saved response.
struct LastSaved<'s>(&'s Sheet);

impl Serialize for LastSaved<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.last_saved().iter().map(|(name, text)| (name, text.as_str())))
    }
}

/// Why answers stand that do not meet their warning.
struct Overrides<'s>(&'s Sheet);

impl Overrides<'_> {
    fn all(&self) -> Vec<(usize, InstanceId)> {
        let sheet = self.0;
        let mut all = if sheet.form().questions().iter().any(|question| question.warning.is_some()) {
            sheet.everywhere()
        } else {
            Vec::new()
        };
        all.retain(|(question, instance)| {
            sheet.reason(*question, *instance).is_some() && sheet.answer(*question, *instance).is_some()
        });
        all
    }
}

impl Serialize for Overrides<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Override<'s> {
            question: String,
            reason: Option<&'s str>,
        }
        serializer.collect_seq(self.all().into_iter().map(|(question, instance)| Override {
            question: self.0.place_of(self.0.at(question, instance)).to_string(),
            reason: self.0.reason(question, instance),
        }))
    }
}

struct Consent<'s>(Option<&'s Consented>);

impl Serialize for Consent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            None | Some(Consented::NotAsked) => serializer.serialize_none(),
            Some(Consented::Declined) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("given", &false)?;
                map.end()
            }
            Some(Consented::Agreed { purposes, mode, assent }) => {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry("given", &true)?;
                map.serialize_entry("mode", mode.name())?;
                if *assent {
                    map.serialize_entry("assent", &true)?;
                }
                map.serialize_entry("purposes", &Purposes(purposes))?;
                map.end()
            }
        }
    }
}

struct Purposes<'s>(&'s [(String, bool)]);

impl Serialize for Purposes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, agreed)| (name, agreed)))
    }
}

/// The answers of one instance: a question's under its name, a repeat's instances as a list.
struct Answers<'s> {
    sheet: &'s Sheet,
    instance: InstanceId,
    empty: bool,
}

impl Serialize for Answers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let (sheet, form) = (self.sheet, self.sheet.form());
        let scope = &form.tree.scopes[sheet.instance(self.instance).scope()];
        for stop in scope.stops.iter().filter(|_| !self.empty) {
            match *stop {
                Stop::Question(question) => {
                    if let Some(answer) = sheet.answer(question, self.instance) {
                        map.serialize_entry(&form.questions[question].name, &Written(answer))?;
                    }
                }
                Stop::Repeat(inner) => {
                    let active = sheet.active(inner, self.instance);
                    let name = form.tree.scopes[inner].repeat.map(|repeat| &form.groups[repeat].name);
                    if let Some(name) = name.filter(|_| !active.is_empty()) {
                        let instances: Vec<Answers<'_>> =
                            active.iter().map(|id| Answers { sheet, instance: *id, empty: false }).collect();
                        map.serialize_entry(name, &instances)?;
                    }
                }
            }
        }
        map.end()
    }
}
