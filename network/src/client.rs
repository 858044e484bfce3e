//! HTTP, by a small client that says nothing about who asks.

use std::time::Duration;

use ureq::typestate::WithBody;
use ureq::{Agent, Body, RequestBuilder};

use crate::LineError;

/// How long a whole answer is waited for where nobody says otherwise: a slow line in the mountains may take its time over an
/// envelope, but not for ever.
const PATIENCE: Duration = Duration::from_mins(2);
/// How long a connection is waited for.
const CONNECTING: Duration = Duration::from_secs(20);
/// The longest head of an answer.
const MAX_HEAD_BYTES: usize = 16 * 1024;

/// What came back.
#[derive(Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The body, no longer than was asked for.
    pub body: Vec<u8>,
}

/// HTTP over TLS. A clone shares the connections.
#[derive(Debug, Clone)]
pub struct Client(Agent);

impl Client {
    /// A client that follows nobody elsewhere, waits a bounded time and sends no header it need not.
    pub fn new() -> Self {
        Self::patient(PATIENCE)
    }

    /// The same, which waits so long for an answer.
    pub fn patient(patience: Duration) -> Self {
        let config = Agent::config_builder()
            // Every request looks like every other: no program, version or system is named.
            .user_agent("")
            .accept("")
            .accept_encoding("")
            // A redirection could carry a voucher or a token to somebody else; it is an answer like any other.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_connect(Some(patience.min(CONNECTING)))
            .timeout_per_call(Some(patience))
            .max_response_header_size(MAX_HEAD_BYTES)
            .build();
        Self(config.into())
    }

    /// Gets what lies at `url`, of at most `max_bytes`.
    pub fn get(&self, url: &str, headers: &[(&str, &str)], max_bytes: u64) -> Result<Reply, LineError> {
        let request =
            headers.iter().fold(self.0.get(url), |request, (name, value)| request.header(*name, *value));
        reply(request.call()?, max_bytes)
    }

    /// Puts `body` at `url`; the answer has at most `max_bytes`.
    pub fn put(
        &self,
        url: &str,
        headers: &[(&str, &str)],
        body: &[u8],
        max_bytes: u64,
    ) -> Result<Reply, LineError> {
        sent(self.0.put(url), headers, body, max_bytes)
    }

    /// Posts `body` to `url`; the answer has at most `max_bytes`.
    pub fn post(
        &self,
        url: &str,
        headers: &[(&str, &str)],
        body: &[u8],
        max_bytes: u64,
    ) -> Result<Reply, LineError> {
        sent(self.0.post(url), headers, body, max_bytes)
    }
}

impl Default for Client {
    fn default() -> Self {
        Self::new()
    }
}

fn sent(
    request: RequestBuilder<WithBody>,
    headers: &[(&str, &str)],
    body: &[u8],
    max_bytes: u64,
) -> Result<Reply, LineError> {
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    reply(request.send(body)?, max_bytes)
}

fn reply(mut answer: ureq::http::Response<Body>, max_bytes: u64) -> Result<Reply, LineError> {
    let status = answer.status().as_u16();
    let body = answer.body_mut().with_config().limit(max_bytes).read_to_vec()?;
    Ok(Reply { status, body })
}
