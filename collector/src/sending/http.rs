//! The network, by a small client that says nothing about the device.

use std::time::Duration;

use kin_protocol::Voucher;
use kin_protocol::log::{LOCK_HEADER, Lock};
use ureq::Agent;

use super::{MAX_ANSWER_BYTES, Reply, Wire};

/// HTTP over TLS.
#[derive(Debug)]
pub struct HttpWire(Agent);

impl HttpWire {
    /// A client that follows nobody elsewhere, waits a bounded time and sends no header it need not.
    pub fn new() -> Self {
        let config = Agent::config_builder()
            // Every device's request looks like every other's: no program, version or system is named.
            .user_agent("")
            .accept("")
            .accept_encoding("")
            // A redirection could carry the voucher to somebody else; it is an answer like any other.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_connect(Some(Duration::from_secs(20)))
            // A slow line in the mountains may take its time over an envelope, but not for ever.
            .timeout_per_call(Some(Duration::from_mins(2)))
            .max_response_header_size(16 * 1024)
            .build();
        Self(config.into())
    }
}

impl Default for HttpWire {
    fn default() -> Self {
        Self::new()
    }
}

impl Wire for HttpWire {
    fn put(
        &mut self,
        url: &str,
        voucher: &Voucher,
        lock: Option<Lock>,
        body: &[u8],
    ) -> Result<Reply, String> {
        let mut request = self
            .0
            .put(url)
            .header("authorization", format!("Bearer {}", *voucher.reveal()))
            .header("content-type", "application/octet-stream");
        if let Some(lock) = lock {
            request = request.header(LOCK_HEADER, lock.to_string());
        }
        let mut answer = request.send(body).map_err(|error| words(&error))?;
        reply(&mut answer, MAX_ANSWER_BYTES)
    }

    fn post(&mut self, url: &str, body: &[u8], max_bytes: u64) -> Result<Reply, String> {
        let request = self.0.post(url).header("content-type", "text/plain; charset=utf-8");
        let mut answer = request.send(body).map_err(|error| words(&error))?;
        reply(&mut answer, max_bytes)
    }

    fn get(&mut self, url: &str, max_bytes: u64) -> Result<Reply, String> {
        let mut answer = self.0.get(url).call().map_err(|error| words(&error))?;
        reply(&mut answer, max_bytes)
    }
}

fn reply(answer: &mut ureq::http::Response<ureq::Body>, max_bytes: u64) -> Result<Reply, String> {
    let status = answer.status().as_u16();
    let body =
        answer.body_mut().with_config().limit(max_bytes).read_to_vec().map_err(|error| words(&error))?;
    Ok(Reply { status, body })
}

/// The client's words without the address, whose path is nobody else's business.
fn words(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Io(error) => error.to_string(),
        ureq::Error::Timeout(_) => "timed out".to_owned(),
        ureq::Error::HostNotFound => "the server's name was not found".to_owned(),
        ureq::Error::ConnectionFailed => "no connection".to_owned(),
        ureq::Error::Tls(reason) => (*reason).to_owned(),
        ureq::Error::Rustls(error) => error.to_string(),
        ureq::Error::BodyExceedsLimit(_) => "the answer is too long".to_owned(),
        _ => "the answer could not be read".to_owned(),
    }
}
