//! Withdrawal over HTTP: for devices a request with preimages, for a person a page without scripts on which she types her code.

use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Response};
use kin_protocol::problem::ProblemKind;
use kin_protocol::withdrawal::{
    MAX_REQUEST_BYTES, WithdrawalCode, WithdrawalError, WithdrawalRequest, Withdrawn,
};
use zeroize::Zeroizing;

use super::Service;
use super::answer::Refusal;
use super::body;
use super::gate::Visitor;
use crate::StudyRow;

/// What stands around every page, and the field for the code: each once.
const FRAME: &str = include_str!("pages/frame.html");
const CODE: &str = include_str!("pages/code.html");
const FORM: &str = include_str!("pages/form.html");
const DELETED: &str = include_str!("pages/deleted.html");
const WAITING: &str = include_str!("pages/waiting.html");
const WRONG: &str = include_str!("pages/wrong.html");
const LATER: &str = include_str!("pages/later.html");
/// Where a page stands in the frame, and the field in a page.
const PAGE_PLACE: &str = "<!--page-->";
const CODE_PLACE: &str = "<!--form-->\n";
/// Where the proofs stand in the page of what was deleted.
const TOMBSTONES: &str = "<!--tombstones-->";
/// A code in a form takes a few dozen bytes, however it is grouped.
const MAX_FORM_BYTES: u64 = 1024;

/// `POST /{path}/v1/withdrawals`: deletes what the preimages open. No token: whoever has the preimages may.
pub(crate) async fn request(
    State(service): State<Service>,
    visitor: Visitor,
    body: Body,
) -> Result<impl IntoResponse, Refusal> {
    logged(&visitor.study)?;
    service.admit_request()?;
    let (bytes, _memory) = body::whole(body, MAX_REQUEST_BYTES as u64, &service).await?;
    let bytes = Zeroizing::new(bytes);
    let malformed = |error: &WithdrawalError| Refusal::because(ProblemKind::RequestMalformed, error);
    let request = WithdrawalRequest::parse(&bytes).map_err(|error| malformed(&error))?;
    if request.study != visitor.study.study {
        return Err(malformed(&WithdrawalError::WithdrawalForAnotherStudy {}));
    }
    let withdrawn = service.withdraw(request).await?;
    Ok(([(CONTENT_TYPE, "application/json")], withdrawn.to_json()))
}

/// `GET /{path}/v1/withdraw`: the page.
pub(crate) async fn page(visitor: Visitor) -> Result<Response, Refusal> {
    logged(&visitor.study)?;
    Ok(shown(StatusCode::OK, FORM))
}

/// `POST /{path}/v1/withdraw`: the page, with what became of the code. The code is in memory for as long as this takes.
pub(crate) async fn code(
    State(service): State<Service>,
    visitor: Visitor,
    body: Body,
) -> Result<Response, Refusal> {
    logged(&visitor.study)?;
    let (bytes, _memory) = body::whole(body, MAX_FORM_BYTES, &service).await?;
    let bytes = Zeroizing::new(bytes);
    let typed = typed(&bytes).and_then(|typed| typed.parse::<WithdrawalCode>().ok());
    let Some(code) = typed else { return Ok(shown(StatusCode::UNPROCESSABLE_ENTITY, WRONG)) };
    let study = visitor.study.study;
    let deleted = async {
        let preimages = service.key_of(code, study).await?.preimages();
        service.withdraw(WithdrawalRequest { study, preimages, unsent: Vec::new() }).await
    };
    Ok(match deleted.await {
        Ok(withdrawn) if !withdrawn.tombstones.is_empty() => shown(StatusCode::OK, &proved(&withdrawn)),
        Ok(withdrawn) if withdrawn.waiting > 0 => shown(StatusCode::OK, WAITING),
        // Nothing was there to delete, and there is no room left to remember it.
        Ok(_) | Err(_) => shown(StatusCode::SERVICE_UNAVAILABLE, LATER),
    })
}

/// Only what is logged has a lock.
fn logged(study: &StudyRow) -> Result<(), Refusal> {
    if study.has_log { Ok(()) } else { Err(Refusal::Nothing) }
}

/// The field `code` of a form.
fn typed(form: &[u8]) -> Option<Zeroizing<String>> {
    let mut rest = form.strip_prefix(b"code=")?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(rest.len()));
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let (digits, after) = rest.split_at_checked(2)?;
                rest = after;
                let digits = std::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?;
                u8::from_str_radix(digits, 16).ok()?
            }
            other => *other,
        });
    }
    std::str::from_utf8(&bytes).ok().map(|text| Zeroizing::new(text.to_owned()))
}

/// The page of what was deleted, with its proofs. They are of base64, digits and the log's name.
fn proved(withdrawn: &Withdrawn) -> String {
    let mut proofs = String::new();
    for tombstone in &withdrawn.tombstones {
        let text = tombstone.receipt().replace('&', "&amp;").replace('<', "&lt;");
        proofs.extend(["<pre>", &text, "</pre>\n"]);
    }
    DELETED.replace(TOMBSTONES, &proofs)
}

/// A page that runs nothing, loads nothing, is kept nowhere and can be shown within no other.
fn shown(status: StatusCode, page: &str) -> Response {
    let page = FRAME.replace(PAGE_PLACE, &page.replace(CODE_PLACE, CODE));
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
        (REFERRER_POLICY, "no-referrer"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        ),
    ];
    (status, headers, page).into_response()
}
