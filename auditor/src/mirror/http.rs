//! The network, by the same small client as a device's.

use kin_network::{Address, AddressError, Client, LineError};
use kin_protocol::courier::CourierPass;
use zeroize::Zeroizing;

use super::{Reply, Wire};

/// How often something is asked for where the network fails.
const TRIES: usize = 3;

/// HTTP over TLS, with a courier's pass.
pub(crate) struct HttpWire {
    client: Client,
    server: Address,
    path: Zeroizing<String>,
    token: Zeroizing<String>,
}

impl HttpWire {
    /// A wire to a server; none where what travels could be watched.
    pub(crate) fn new(server: &str, pass: &CourierPass) -> Result<Self, AddressError> {
        Ok(Self {
            client: Client::new(),
            server: Address::parse(server)?,
            path: Zeroizing::new(pass.path.reveal().clone()),
            token: Zeroizing::new(format!("Bearer {}", pass.token.reveal().as_str())),
        })
    }
}

impl Wire for HttpWire {
    fn get(&self, what: &str, max_bytes: u64) -> Result<Reply, LineError> {
        let url = self.server.place(&self.path, what);
        let once = || self.client.get(&url, &[("authorization", self.token.as_str())], max_bytes);
        let mut asked = once();
        for _ in 1..TRIES {
            // A connection that the server has closed meanwhile is no reason to give up.
            if !matches!(asked, Err(LineError::LineCut | LineError::LineNoConnection)) {
                break;
            }
            asked = once();
        }
        asked
    }
}
