//! `PUT /{path}/v1/envelopes/{sha256}`: an envelope is kept, or the failed check is named.

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kin_protocol::envelope::Shape;
use kin_protocol::log::{Lock, SizeClass};
use kin_protocol::problem::{Problem, ProblemKind};
use kin_protocol::{Digest, Receipt};

use super::Service;
use super::answer::Refusal;
use super::body;
use super::gate::{Locked, Sender};
use crate::counts::Counting;
use crate::logbook::Committed;
use crate::{Kept, StudyRow, Upload};

/// 201 when the envelope is new and on the disk, 200 when it had been; the same receipt both times.
///
/// Nothing of a refused request touches the disk: the store is asked last.
pub(crate) async fn keep(
    State(service): State<Service>,
    sender: Result<Sender, Refusal>,
    locked: Result<Locked, Refusal>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let kept = async { envelope(&service, sender?, locked?.0, &headers, body).await }.await;
    let counting = service.counting();
    match kept {
        Ok((kept, kind, receipt)) => {
            let (counter, status) = match kept {
                Kept::Now => (&counting.kept, StatusCode::CREATED),
                Kept::Before => (&counting.known, StatusCode::OK),
            };
            Counting::add(counter);
            (status, [(CONTENT_TYPE, kind)], receipt).into_response()
        }
        Err(refusal) => {
            Counting::add(&counting.refused);
            refusal.into_response()
        }
    }
}

async fn envelope(
    service: &Service,
    Sender { study, envelope: digest, voucher }: Sender,
    lock: Option<Lock>,
    headers: &HeaderMap,
    body: Body,
) -> Result<(Kept, &'static str, Vec<u8>), Refusal> {
    // Said before the body is read: an envelope without a lock could never be withdrawn.
    let lock = match (study.has_log, lock) {
        (true, None) => return Err(Refusal::because(ProblemKind::RequestMalformed, &"the lock is missing")),
        (_, lock) => lock,
    };
    let max_bytes = study.shapes.iter().map(Shape::max_bytes).max().unwrap_or(0);
    let announced = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > max_bytes) {
        return Err(body::too_large(max_bytes));
    }
    let (bytes, memory) = body::whole(body, max_bytes, service).await?;
    if Digest::of(&bytes) != digest {
        return Err(Refusal::of(ProblemKind::DigestMismatch));
    }
    let class = fits(&study, &bytes)?;
    let id = study.study;
    if let Some(lock) = lock.filter(|_| study.has_log) {
        let upload = Upload { study: id, digest, class, lock, voucher, bytes };
        return match service.append(upload, memory).await? {
            Committed::Kept(kept, receipt) => Ok((kept, "text/plain; charset=utf-8", receipt.into_bytes())),
            Committed::Gone(tombstone) => Err(Refusal::Problem(Box::new(Problem::gone(tombstone)))),
            Committed::Unpaid(unpaid) => Err(service.unpaid(unpaid).await),
        };
    }
    let length = u32::try_from(bytes.len()).map_err(|_| body::too_large(max_bytes))?;
    let kept = service.store(move |store| store.keep(id, digest, voucher, &bytes)).await?;
    drop(memory);
    let kept = match kept {
        Ok(kept) => kept,
        Err(unpaid) => return Err(service.unpaid(unpaid).await),
    };
    Ok((kept, "application/json", Receipt::new(id, digest, length).to_json()))
}

/// Which of the sizes of the study the bytes have, if they have one of its shapes. The error is that of the last one tried.
pub(crate) fn fits(study: &StudyRow, bytes: &[u8]) -> Result<SizeClass, Refusal> {
    let mut unfit = Refusal::of(ProblemKind::EnvelopeUnfit);
    for shape in &study.shapes {
        match shape.check(bytes) {
            Ok(()) => return Ok(shape.sealed_bytes),
            Err(error) => unfit = Refusal::because(ProblemKind::EnvelopeUnfit, &error),
        }
    }
    Err(unfit)
}
