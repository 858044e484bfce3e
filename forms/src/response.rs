//! A finished interview on its way to be sealed.
use zeroize::Zeroizing;

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
    body: Zeroizing<String>,
}

impl Response {
    pub(crate) fn new(kind: ResponseKind, body: Zeroizing<String>) -> Response {
        Response { kind, body }
    }

    /// Whether it holds answers.
    pub fn kind(&self) -> ResponseKind {
        self.kind
    }

    /// The body: one JSON object, UTF-8.
    pub fn into_body(mut self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(std::mem::take(&mut *self.body).into_bytes())
    }
}

impl std::fmt::Debug for Response {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Response(…)")
    }
}
