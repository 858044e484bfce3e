//! What went wrong, as a document: RFC 9457.

use serde::{Deserialize, Serialize};

use crate::withdrawal::Tombstone;

/// A problem document is at most this long.
pub const MAX_PROBLEM_BYTES: usize = 8192;

/// The media type of a problem document.
pub const PROBLEM_MEDIA_TYPE: &str = "application/problem+json";

/// A problem document (RFC 9457). Unknown members are ignored, as its section 3.2 asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// `urn:kin:problem:` and a kebab-case name, or `about:blank` (RFC 9457, section 4.2.1).
    #[serde(rename = "type", default = "blank")]
    pub kind: String,
    /// What kind of problem it is, in English words.
    #[serde(default)]
    pub title: String,
    /// The HTTP status.
    #[serde(default)]
    pub status: u16,
    /// What happened this time; never a body, a voucher or an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// With [`ProblemKind::EnvelopeGone`]: the proof that it was withdrawn or purged, and not merely lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tombstone: Option<Tombstone>,
}

fn blank() -> String {
    "about:blank".to_owned()
}

/// The problems that have a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::EnumIter)]
#[strum(serialize_all = "kebab-case", prefix = "urn:kin:problem:")]
pub enum ProblemKind {
    /// Nothing lies here. An unknown path says no more than this.
    NotFound,
    /// No reader's token, or not one of this study.
    TokenRefused,
    /// No voucher, or none that this study's server knows, or a revoked one.
    VoucherRefused,
    /// The voucher has paid for another envelope.
    VoucherSpent,
    /// More vouchers were refused than the server answers one by one.
    VouchersFailing,
    /// The method is not for this path.
    MethodNotAllowed,
    /// The request is not what this path takes.
    RequestMalformed,
    /// The envelope was withdrawn or purged, and is not taken again.
    EnvelopeGone,
    /// The body is longer than any envelope of this study.
    EnvelopeTooLarge,
    /// The body has not the SHA-256 that the path names.
    DigestMismatch,
    /// The body has not the shape of a sealed envelope of this study.
    EnvelopeUnfit,
    /// Too much at once; try again later.
    Busy,
    /// The request took too long.
    TooSlow,
    /// The disk is full or failing.
    StorageFailed,
}

impl ProblemKind {
    /// The kind that a document names, if it is one of these.
    pub fn of(problem: &Problem) -> Option<ProblemKind> {
        ProblemKind::of_urn(&problem.kind)
    }

    /// The kind that this URN names, if it is one of these.
    pub fn of_urn(urn: &str) -> Option<ProblemKind> {
        use strum::IntoEnumIterator as _;
        ProblemKind::iter().find(|kind| kind.urn() == urn)
    }

    /// The URN in `type`.
    pub fn urn(self) -> &'static str {
        self.into()
    }

    /// The HTTP status that goes with it.
    pub const fn status(self) -> u16 {
        match self {
            ProblemKind::RequestMalformed => 400,
            ProblemKind::TokenRefused | ProblemKind::VoucherRefused => 401,
            ProblemKind::NotFound => 404,
            ProblemKind::MethodNotAllowed => 405,
            ProblemKind::TooSlow => 408,
            ProblemKind::VoucherSpent => 409,
            ProblemKind::EnvelopeGone => 410,
            ProblemKind::EnvelopeTooLarge => 413,
            ProblemKind::DigestMismatch | ProblemKind::EnvelopeUnfit => 422,
            ProblemKind::VouchersFailing => 429,
            ProblemKind::Busy => 503,
            ProblemKind::StorageFailed => 507,
        }
    }

    /// The words in `title`.
    pub const fn title(self) -> &'static str {
        match self {
            ProblemKind::NotFound => "Nothing lies here",
            ProblemKind::TokenRefused => "The token is not one of this study",
            ProblemKind::VoucherRefused => "The voucher is none that this server takes",
            ProblemKind::VoucherSpent => "The voucher has paid for another envelope",
            ProblemKind::VouchersFailing => "Too many vouchers are refused at the moment",
            ProblemKind::MethodNotAllowed => "The method is not for this path",
            ProblemKind::RequestMalformed => "The request is not what this path takes",
            ProblemKind::EnvelopeGone => {
                "The envelope was deleted at somebody's wish, or because the study is over"
            }
            ProblemKind::EnvelopeTooLarge => "The body is longer than an envelope of this study",
            ProblemKind::DigestMismatch => "The body has not the digest that the path names",
            ProblemKind::EnvelopeUnfit => "The body has not the shape of a sealed envelope of this study",
            ProblemKind::Busy => "The server is busy",
            ProblemKind::TooSlow => "The request took too long",
            ProblemKind::StorageFailed => "The server cannot store more",
        }
    }
}

impl Problem {
    /// The document of a named problem.
    pub fn new(kind: ProblemKind, detail: Option<String>) -> Problem {
        let (kind, title, status) = (kind.urn().to_owned(), kind.title().to_owned(), kind.status());
        Problem { kind, title, status, detail, tombstone: None }
    }

    /// That an envelope is gone, with the proof.
    pub fn gone(tombstone: Tombstone) -> Problem {
        Problem { tombstone: Some(tombstone), ..Problem::new(ProblemKind::EnvelopeGone, None) }
    }

    /// Reads a problem document; `None` when it is too long or is none, for a proxy may answer anything.
    pub fn parse(bytes: &[u8]) -> Option<Problem> {
        if bytes.len() > MAX_PROBLEM_BYTES {
            return None;
        }
        serde_json::from_slice(bytes).ok()
    }

    /// The document as JSON.
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a problem has only strings and numbers")
    }
}
