//! A finished interview on its way to be sealed.

use serde::ser::{Serialize, SerializeMap, Serializer};
use zeroize::Zeroizing;

use crate::answer::wire::Written;
use crate::interview::sheet::Sheet;
use crate::now::Now;
use crate::recorded::Consented;

/// Whether a response holds answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseKind {
    /// An interview that was held.
    Original,
    /// Consent was declined: counted, and holds no answers.
    Refusal,
}

/// A finished interview: what a seal closes over. No `Clone`, no `Serialize`, prints as nothing, wiped when dropped.
pub struct Response {
    kind: ResponseKind,
    body: Zeroizing<Vec<u8>>,
}

impl Response {
    pub(crate) fn of(sheet: &Sheet, consent: Option<&Consented>, finished: Now) -> Response {
        let declined = consent == Some(&Consented::Declined);
        let written = Body { sheet, consent, finished, declined };
        // Room first: a buffer that grows leaves copies of itself behind.
        let mut count = Count(0);
        serde_json::to_writer(&mut count, &written).expect("counting does not fail");
        let mut body = Zeroizing::new(Vec::with_capacity(count.0));
        serde_json::to_writer(&mut *body, &written).expect("writing into memory does not fail");
        Response { kind: if declined { ResponseKind::Refusal } else { ResponseKind::Original }, body }
    }

    /// Whether it holds answers.
    pub fn kind(&self) -> ResponseKind {
        self.kind
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
    finished: Now,
    declined: bool,
}

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("consent", &Consent(self.consent))?;
        map.serialize_entry("language", self.sheet.language())?;
        map.serialize_entry("started", &self.sheet.now().to_text())?;
        map.serialize_entry("finished", &self.finished.to_minute().to_text())?;
        map.serialize_entry("answers", &Answers { sheet: self.sheet, declined: self.declined })?;
        map.end()
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
            Some(Consented::Agreed { purposes, mode }) => {
                let mut map = serializer.serialize_map(Some(3))?;
                map.serialize_entry("given", &true)?;
                map.serialize_entry("mode", mode.name())?;
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

struct Answers<'s> {
    sheet: &'s Sheet,
    declined: bool,
}

impl Serialize for Answers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let kept = self.sheet.answers().filter(|_| !self.declined);
        serializer.collect_map(kept.map(|(question, answer)| (&question.name, Written(answer))))
    }
}
