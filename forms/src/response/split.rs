//! One response in two bodies: what identifies a person on its own, to be sealed under another key, and everything else.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use super::{Response, written};
use crate::form::{Disclosure, Form};
use crate::interview::Place;
use crate::recorded::Entries;

/// The body of the answers to `direct` questions: `{"answers":{…},"overrides":[…],"last_saved":{…}}`, the latter two
/// where there are some. Repeats are lists as in the other body, with an object for every instance.
///
/// No `Clone`, prints as nothing, wiped when dropped.
pub struct Identifiers {
    body: Zeroizing<Vec<u8>>,
}

impl Identifiers {
    /// The body: one JSON object in UTF-8, never longer than [`Form::largest_direct_bytes`].
    pub fn into_body(self) -> Zeroizing<Vec<u8>> {
        self.body
    }
}

impl std::fmt::Debug for Identifiers {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Identifiers(…)")
    }
}

impl Response {
    /// Parts the answers to questions of disclosure `direct`, the reasons given for them and what was last saved of them,
    /// from everything else. The rest says `"split":true` where there are identifiers, and is a response of its own:
    /// [`Form::validate`] takes it as it is, [`Form::validate_split`] both.
    ///
    /// What is computed from such answers has a disclosure of its own and stays where that says.
    pub fn split_direct(self, form: &Form) -> (Response, Option<Identifiers>) {
        let Ok(whole) = serde_json::from_slice::<Entries<&RawValue>>(&self.body) else {
            // A response is written by this crate alone.
            return (self, None);
        };
        let part = |direct| Part { form, entries: &whole, direct };
        if !part(true).has_any() {
            return (self, None);
        }
        let rest = Response {
            kind: self.kind,
            finished: self.finished,
            body: written(&part(false)),
            to_save: self.to_save,
            figures: self.figures,
            files: self.files,
        };
        let identifiers = Identifiers { body: written(&part(true)) };
        (rest, Some(identifiers))
    }
}

impl Form {
    /// Whether the body of a response holds an answer to a `direct` question, a reason given for one, or one last saved,
    /// however it calls itself. What is not the body of a response holds none: [`Form::validate`] refuses it.
    pub fn holds_direct_answers(&self, body: &[u8]) -> bool {
        serde_json::from_slice::<Entries<&RawValue>>(body)
            .is_ok_and(|entries| Part { form: self, entries: &entries, direct: true }.has_any())
    }
}

fn is_direct(form: &Form, name: &str) -> bool {
    form.question(name).is_some_and(|question| question.disclosure == Disclosure::Direct)
}

/// One half of a body.
struct Part<'p> {
    form: &'p Form,
    entries: &'p Entries<&'p RawValue>,
    direct: bool,
}

impl Part<'_> {
    fn answers(&self) -> Option<Entries<&RawValue>> {
        let raw = self.entries.0.iter().find(|(name, _)| name == "answers").map(|(_, raw)| raw.get())?;
        serde_json::from_str(raw).ok()
    }

    /// Whether anything of this half is there.
    fn has_any(&self) -> bool {
        let answers = self.answers();
        answers.is_some_and(|entries| {
            Half { form: self.form, scope: crate::form::ROOT, entries: &entries, direct: self.direct }
                .has_any()
        }) || self.saved().is_some_and(|saved| !saved.0.is_empty())
            || self.overrides().is_some()
    }

    /// What was last saved of this half's questions.
    fn saved(&self) -> Option<Entries<&RawValue>> {
        let raw = self.entries.0.iter().find(|(name, _)| name == "last_saved").map(|(_, raw)| raw.get())?;
        let mut saved: Entries<&RawValue> = serde_json::from_str(raw).ok()?;
        saved.0.retain(|(name, _)| is_direct(self.form, name) == self.direct);
        Some(saved)
    }

    /// The reasons given for this half's answers.
    fn overrides(&self) -> Option<Vec<&RawValue>> {
        #[derive(serde::Deserialize)]
        struct Named {
            question: String,
        }
        let raw = self.entries.0.iter().find(|(name, _)| name == "overrides").map(|(_, raw)| raw.get())?;
        let mut all: Vec<&RawValue> = serde_json::from_str(raw).ok()?;
        all.retain(|raw| {
            let place =
                serde_json::from_str::<Named>(raw.get()).ok().and_then(|named| Place::parse(&named.question));
            place.is_some_and(|place| is_direct(self.form, &place.name)) == self.direct
        });
        Some(all).filter(|all| !all.is_empty())
    }
}

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, raw) in &self.entries.0 {
            match name.as_str() {
                "answers" => {
                    if !self.direct {
                        map.serialize_entry("split", &true)?;
                    }
                    if let Some(entries) = self.answers() {
                        let (form, direct) = (self.form, self.direct);
                        let half = Half { form, scope: crate::form::ROOT, entries: &entries, direct };
                        map.serialize_entry("answers", &half)?;
                    }
                }
                "overrides" => {
                    if let Some(overrides) = self.overrides() {
                        map.serialize_entry("overrides", &overrides)?;
                    }
                }
                "last_saved" => {
                    if let Some(saved) = self.saved().filter(|saved| !saved.0.is_empty()) {
                        map.serialize_entry("last_saved", &Object(&saved))?;
                    }
                }
                _ if !self.direct => map.serialize_entry(name, raw)?,
                _ => {}
            }
        }
        map.end()
    }
}

struct Object<'o>(&'o Entries<&'o RawValue>);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.0.iter().map(|(name, raw)| (name, raw)))
    }
}

/// One half of the answers of one instance.
struct Half<'h> {
    form: &'h Form,
    scope: usize,
    entries: &'h Entries<&'h RawValue>,
    direct: bool,
}

impl Half<'_> {
    /// The scope of a repeat that stands in this one, by its name.
    fn inner(&self, name: &str) -> Option<usize> {
        let tree = &self.form.tree;
        tree.scopes[self.scope].inner.iter().copied().find(|inner| {
            let repeat = tree.scopes[*inner].repeat;
            repeat.is_some_and(|repeat| self.form.groups[repeat].name == name)
        })
    }

    fn has_any(&self) -> bool {
        self.entries.0.iter().any(|(name, raw)| match self.inner(name) {
            Some(scope) => {
                let instances: Vec<Entries<&RawValue>> = serde_json::from_str(raw.get()).unwrap_or_default();
                instances.iter().any(|entries| Half { scope, entries, ..*self }.has_any())
            }
            None => is_direct(self.form, name) == self.direct,
        })
    }
}

impl Serialize for Half<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, raw) in &self.entries.0 {
            match self.inner(name) {
                // The rest says how many there are, whatever they hold.
                Some(scope) if !self.direct || self.form.holds_direct(scope) => {
                    map.serialize_entry(name, &Halves { half: self, scope, raw })?;
                }
                None if is_direct(self.form, name) == self.direct => map.serialize_entry(name, raw)?,
                _ => {}
            }
        }
        map.end()
    }
}

/// One half of all instances of a repeat.
struct Halves<'h> {
    half: &'h Half<'h>,
    scope: usize,
    raw: &'h RawValue,
}

impl Serialize for Halves<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let instances: Vec<Entries<&RawValue>> = serde_json::from_str(self.raw.get()).unwrap_or_default();
        let mut sequence = serializer.serialize_seq(Some(instances.len()))?;
        for entries in &instances {
            sequence.serialize_element(&Half { scope: self.scope, entries, ..*self.half })?;
        }
        sequence.end()
    }
}
