//! The network, by a small client that says nothing about the device.

use std::time::Duration;

use kin_network::Client;
use kin_protocol::Voucher;
use kin_protocol::log::{LOCK_HEADER, Lock};
use zeroize::Zeroizing;

use super::{LineError, MAX_ANSWER_BYTES, Reply, Wire};

/// HTTP over TLS.
#[derive(Debug, Clone, Default)]
pub struct HttpWire(Client);

impl HttpWire {
    /// A client that follows nobody elsewhere, waits a bounded time and sends no header it need not.
    pub fn new() -> Self {
        Self(Client::new())
    }

    /// The same, which waits so long for an answer.
    pub fn patient(patience: Duration) -> Self {
        Self(Client::patient(patience))
    }
}

impl Wire for HttpWire {
    fn put(
        &mut self,
        url: &str,
        voucher: &Voucher,
        lock: Option<Lock>,
        body: &[u8],
    ) -> Result<Reply, LineError> {
        let paid = Zeroizing::new(format!("Bearer {}", *voucher.reveal()));
        let lock = lock.map(|lock| lock.to_string());
        let mut headers =
            vec![("authorization", paid.as_str()), ("content-type", "application/octet-stream")];
        headers.extend(lock.as_deref().map(|lock| (LOCK_HEADER, lock)));
        self.0.put(url, &headers, body, MAX_ANSWER_BYTES)
    }

    fn post(&mut self, url: &str, body: &[u8], max_bytes: u64) -> Result<Reply, LineError> {
        self.0.post(url, &[("content-type", "text/plain; charset=utf-8")], body, max_bytes)
    }

    fn get(&mut self, url: &str, max_bytes: u64) -> Result<Reply, LineError> {
        self.0.get(url, &[], max_bytes)
    }

    fn another(&self) -> Option<Box<dyn Wire + Send>> {
        Some(Box::new(self.clone()))
    }
}
