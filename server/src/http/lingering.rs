//! A body that is read to its end even when nobody wants it.
//!
//! A connection that is closed while bytes are still arriving is reset, and a reset takes the answer with it: the
//! device would see a broken network where the server said what is wrong.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, HttpBody};
use hyper::body::{Bytes, Frame, SizeHint};
use tokio::time::timeout;

/// The most that is read in vain.
const MOST_BYTES: usize = 1 << 20;
/// The longest that is read in vain.
const LONGEST: Duration = Duration::from_secs(5);

pub(crate) struct Lingering {
    body: Option<Body>,
}

impl Lingering {
    pub(crate) fn new(body: Body) -> Self {
        Self { body: Some(body) }
    }
}

impl HttpBody for Lingering {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let Some(body) = &mut self.body else { return Poll::Ready(None) };
        let frame = Pin::new(body).poll_frame(context);
        if matches!(frame, Poll::Ready(None | Some(Err(_)))) {
            self.body = None;
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.as_ref().is_none_or(HttpBody::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.body.as_ref().map_or_else(|| SizeHint::with_exact(0), HttpBody::size_hint)
    }
}

impl Drop for Lingering {
    fn drop(&mut self) {
        let Some(body) = self.body.take().filter(|body| !body.is_end_stream()) else { return };
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(timeout(LONGEST, drain(body)));
        }
    }
}

async fn drain(mut body: Body) {
    let mut read = 0;
    while read <= MOST_BYTES {
        match std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
            Some(Ok(frame)) => read += frame.into_data().map_or(0, |data| data.len()),
            _ => break,
        }
    }
}
