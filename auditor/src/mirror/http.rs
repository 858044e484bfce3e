//! The network, by the same small client as a device's.

use std::time::Duration;

use kin_protocol::courier::CourierPass;
use ureq::Agent;
use zeroize::Zeroizing;

use super::{Reply, Wire};

/// How often something is asked for where the network fails.
const TRIES: usize = 3;

/// HTTP over TLS, with a courier's pass.
pub(crate) struct HttpWire {
    agent: Agent,
    base: Zeroizing<String>,
    token: Zeroizing<String>,
}

impl HttpWire {
    /// A client that follows nobody elsewhere and waits a bounded time; none where answers would travel in the clear.
    pub(crate) fn new(server: &str, pass: &CourierPass) -> Option<Self> {
        let uri: ureq::http::Uri = server.parse().ok()?;
        let host = uri.host()?.trim_start_matches('[').trim_end_matches(']');
        let here = host.eq_ignore_ascii_case("localhost")
            || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
        let sealed = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => here,
            _ => false,
        };
        let config = Agent::config_builder()
            .user_agent("")
            .accept("")
            .accept_encoding("")
            // A redirection could carry the token to somebody else; it is an answer like any other.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_connect(Some(Duration::from_secs(20)))
            .timeout_per_call(Some(Duration::from_mins(2)))
            .max_response_header_size(16 * 1024)
            .build();
        sealed.then(|| Self {
            agent: config.into(),
            base: Zeroizing::new(format!("{}/{}/v1", server.trim_end_matches('/'), pass.path.reveal())),
            token: Zeroizing::new(format!("Bearer {}", pass.token.reveal().as_str())),
        })
    }

    fn once(&self, what: &str, max_bytes: u64) -> Result<Reply, ureq::Error> {
        let url = Zeroizing::new(format!("{}/{what}", self.base.as_str()));
        let mut answer = self.agent.get(url.as_str()).header("authorization", self.token.as_str()).call()?;
        let status = answer.status().as_u16();
        let body = answer.body_mut().with_config().limit(max_bytes).read_to_vec()?;
        Ok(Reply { status, body })
    }
}

impl Wire for HttpWire {
    fn get(&self, what: &str, max_bytes: u64) -> Result<Reply, String> {
        let mut asked = self.once(what, max_bytes);
        for _ in 1..TRIES {
            // A connection that the server has closed meanwhile is no reason to give up.
            if !matches!(asked, Err(ureq::Error::Io(_) | ureq::Error::ConnectionFailed)) {
                break;
            }
            asked = self.once(what, max_bytes);
        }
        asked.map_err(|error| words(&error))
    }
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
