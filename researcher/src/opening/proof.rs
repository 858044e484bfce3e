//! Whose device a key is: the secrets of the packages that were given away, and the records that prove one.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use kin_protocol::EnrolmentSecret;
use kin_sealing::{DevicePublicKey, Identity, Opened, Recipient, decrypt};
use zeroize::Zeroizing;

use crate::study::Registry;

/// Longest text of a sealed secret.
const MAX_SECRET_BYTES: usize = 256;

/// The secrets that no key has proved yet, unsealed.
pub(super) struct Secrets {
    study: [u8; 16],
    secrets: Vec<(String, Zeroizing<[u8; 32]>)>,
}

/// A key that proved a device's secret.
pub(super) struct Proof {
    /// The device's label.
    pub(super) device: String,
    pub(super) key: DevicePublicKey,
    pub(super) recipient: Recipient,
}

impl Secrets {
    /// Unseals what these identities open; a secret of an epoch whose key is not here waits for it.
    pub(super) fn of(registry: &Registry, study: [u8; 16], identities: &[Identity]) -> Self {
        let secrets = registry.unproved().filter_map(|device| {
            let sealed = BASE64_STANDARD.decode(&device.secret).ok()?;
            let text = decrypt(identities, &sealed, MAX_SECRET_BYTES).ok()?;
            let secret: EnrolmentSecret = std::str::from_utf8(&text).ok()?.parse().ok()?;
            Some((device.label.clone(), secret.reveal_bytes()))
        });
        Self { study, secrets: secrets.collect() }
    }

    pub(super) fn count(&self) -> usize {
        self.secrets.len()
    }

    /// The device whose secret a record proves, if it says anything of the kind.
    pub(super) fn proved_by(&self, opened: &Opened) -> Option<Proof> {
        let enrolment = opened.record.circumstances.enrolment.as_ref()?;
        let is_of = |secret: &Zeroizing<[u8; 32]>| enrolment.is_proved_by(secret, self.study, opened.device);
        let (device, _) = self.secrets.iter().find(|(_, secret)| is_of(secret))?;
        Some(Proof { device: device.clone(), key: opened.device, recipient: enrolment.recipient.clone() })
    }
}
