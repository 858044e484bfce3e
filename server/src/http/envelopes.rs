//! `PUT /{path}/v1/envelopes/{sha256}`: an envelope is kept, or the failed check is named.

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kin_protocol::envelope::Shape;
use kin_protocol::problem::ProblemKind;
use kin_protocol::{Digest, Receipt};

use super::Service;
use super::answer::Refusal;
use super::body;
use super::gate::{Named, Sender};
use crate::counts::Counting;
use crate::{Kept, StudyRow};

/// 201 when the envelope is new and on the disk, 200 when it had been; the same receipt both times.
///
/// Nothing of a refused request touches the disk: the store is asked last.
pub(crate) async fn keep(
    State(service): State<Service>,
    sender: Result<Sender, Refusal>,
    named: Result<Named, Refusal>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let kept = async { envelope(&service, sender?.study, named?.0, &headers, body).await }.await;
    let counting = service.counting();
    match kept {
        Ok((kept, receipt)) => {
            let (counter, status) = match kept {
                Kept::Now => (&counting.kept, StatusCode::CREATED),
                Kept::Before => (&counting.known, StatusCode::OK),
            };
            Counting::add(counter);
            (status, [(CONTENT_TYPE, "application/json")], receipt.to_json()).into_response()
        }
        Err(refusal) => {
            Counting::add(&counting.refused);
            refusal.into_response()
        }
    }
}

async fn envelope(
    service: &Service,
    study: StudyRow,
    digest: Digest,
    headers: &HeaderMap,
    body: Body,
) -> Result<(Kept, Receipt), Refusal> {
    let max_bytes = study.shapes.iter().map(Shape::max_bytes).max().unwrap_or(0);
    let announced = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > max_bytes) {
        return Err(body::too_large(max_bytes));
    }
    let (bytes, memory) = body::whole(body, max_bytes, service).await?;
    if Digest::of(&bytes) != digest {
        return Err(Refusal::of(ProblemKind::DigestMismatch));
    }
    fits(&study, &bytes)?;
    let length = u32::try_from(bytes.len()).map_err(|_| body::too_large(max_bytes))?;
    let id = study.study;
    let kept = service.store(move |store| store.keep(id, digest, &bytes)).await?;
    drop(memory);
    Ok((kept, Receipt::new(id, digest, length)))
}

/// Whether the bytes have one of the shapes of the study. The error is that of the last one tried.
fn fits(study: &StudyRow, bytes: &[u8]) -> Result<(), Refusal> {
    let mut unfit = Refusal::of(ProblemKind::EnvelopeUnfit);
    for shape in &study.shapes {
        match shape.check(bytes) {
            Ok(()) => return Ok(()),
            Err(error) => unfit = Refusal::because(ProblemKind::EnvelopeUnfit, &error),
        }
    }
    Err(unfit)
}
