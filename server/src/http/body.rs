//! Bodies: in time, no longer than agreed, within the memory there is.

use std::pin::pin;
use std::sync::Arc;

use axum::body::{Body, HttpBody};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kin_protocol::problem::ProblemKind;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::timeout;

use super::Service;
use super::answer::Refusal;
use super::lingering::Lingering;

/// Gives every request its time, body included, and reads to the end what a refusal left unread.
pub(crate) async fn in_time(State(service): State<Service>, request: Request, next: Next) -> Response {
    let request = request.map(|body| Body::new(Lingering::new(body)));
    match timeout(service.limits().request, next.run(request)).await {
        Ok(response) => response,
        Err(_late) => Refusal::of(ProblemKind::TooSlow).into_response(),
    }
}

/// The whole body, at most `max_bytes` of it, with the memory it was granted.
///
/// Where the server has no memory left for it, this waits until the request's time is up.
pub(crate) async fn whole(
    body: Body,
    max_bytes: u64,
    service: &Service,
) -> Result<(Vec<u8>, OwnedSemaphorePermit), Refusal> {
    let wanted = u32::try_from(max_bytes).unwrap_or(u32::MAX).min(service.limits().body_bytes);
    let memory = Arc::clone(service.memory()).acquire_many_owned(wanted).await;
    let memory = memory.map_err(|_closed| Refusal::of(ProblemKind::Busy))?;
    // As long as it is announced to be, within what was granted: a body that grows is copied again and again.
    let announced = body.size_hint().exact().unwrap_or(0).min(max_bytes);
    let mut bytes = Vec::with_capacity(usize::try_from(announced).unwrap_or(0));
    let mut body = pin!(body);
    while let Some(frame) = std::future::poll_fn(|context| body.as_mut().poll_frame(context)).await {
        let cut = |_| Refusal::because(ProblemKind::RequestMalformed, &"the body ended early");
        let Ok(data) = frame.map_err(cut)?.into_data() else { continue };
        if (bytes.len() + data.len()) as u64 > max_bytes {
            return Err(too_large(max_bytes));
        }
        bytes.extend_from_slice(&data);
    }
    Ok((bytes, memory))
}

/// What is longer than what is taken here.
pub(crate) fn too_large(max_bytes: u64) -> Refusal {
    let detail = format!("at most {max_bytes} bytes are taken here");
    Refusal::because(ProblemKind::EnvelopeTooLarge, &detail)
}
