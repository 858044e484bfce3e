//! The body of a response as it was written, every answer still raw.

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use crate::form::ConsentMode;
use crate::response::BrokenOff;

/// The body. Unknown properties are refused.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Body<'b> {
    pub(super) consent: Option<Consent>,
    pub(super) language: String,
    pub(super) started: String,
    pub(super) finished: String,
    pub(super) broken_off: Option<BrokenOff>,
    pub(super) interrupted: Option<u32>,
    pub(super) seed: Option<String>,
    pub(super) split: Option<bool>,
    pub(super) last_saved: Option<Entries<Text>>,
    #[serde(borrow)]
    pub(super) answers: Entries<&'b RawValue>,
    pub(super) overrides: Option<Vec<Override>>,
}

/// A text that is wiped.
pub(super) struct Text(pub(super) Zeroizing<String>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        String::deserialize(deserializer).map(|text| Text(Zeroizing::new(text)))
    }
}

/// The body of the answers to `direct` questions.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IdentifiersBody<'b> {
    #[serde(borrow)]
    pub(super) answers: Entries<&'b RawValue>,
    pub(super) overrides: Option<Vec<Override>>,
    pub(super) last_saved: Option<Entries<Text>>,
}

/// Why an answer stands that does not meet its warning.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Override {
    pub(super) question: String,
    pub(super) reason: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Consent {
    pub(super) given: bool,
    pub(super) mode: Option<ConsentMode>,
    pub(super) assent: Option<bool>,
    pub(super) purposes: Option<Entries<bool>>,
}

/// A JSON object in its own order, with names that stand there twice kept twice.
pub(crate) struct Entries<T>(pub(crate) Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Entries<T>, D::Error> {
        struct Reader<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Reader<T> {
            type Value = Entries<T>;
            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Reader(std::marker::PhantomData))
    }
}
