//! `registry.json`: which devices were given a package, and which device keys have proved since to be theirs.

use jiff::Timestamp;
use kin_protocol::Digest;
use kin_protocol::certificate::{LEAST_DECLARERS, MAX_DECLARERS};
use kin_protocol::log::Checkpoint;
use kin_sealing::{DevicePublicKey, Recipient};
use kin_terminal::{Exit, Failure};
use serde::{Deserialize, Serialize};

use super::file::Versioned;

/// Devices and the keys they sign with.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registry {
    #[serde(rename = "kin_registry")]
    version: u32,
    /// One entry for each package that was made, in the order they were made.
    pub devices: Vec<Device>,
    /// One entry for each device key that is known, in the order they came.
    pub keys: Vec<SeenKey>,
    /// Every revocation and every one taken back, in the order they were declared; never changed.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub decisions: Vec<Decision>,
}

/// What people decided together about a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// When.
    pub at: Timestamp,
    /// The device's label.
    pub device: String,
    /// Revoked, or taken back.
    pub revoked: bool,
    /// The people who declared it, by name; at least two.
    pub declared: Vec<String>,
    /// Of a revocation: how far the server's log had come. What of the device the log held by then counts.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub checkpoint: Option<LogPoint>,
}

/// How far a log had come, as its signed checkpoint says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogPoint {
    /// Which log.
    pub origin: String,
    /// How many leaves it had.
    pub size: u64,
    /// The root of its tree.
    pub root: Digest,
}

impl From<&Checkpoint> for LogPoint {
    fn from(checkpoint: &Checkpoint) -> Self {
        Self { origin: checkpoint.origin.clone(), size: checkpoint.size, root: checkpoint.root }
    }
}

impl From<&LogPoint> for Checkpoint {
    fn from(point: &LogPoint) -> Self {
        Self { origin: point.origin.clone(), size: point.size, root: point.root }
    }
}

/// A device that was given an enrolment package.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Device {
    /// What the team calls it.
    pub label: String,
    /// The code of the enumerator who uses it; never a name.
    pub enumerator: String,
    /// When the package was made.
    pub added: Timestamp,
    /// Until when the package may be used.
    pub expires: Timestamp,
    /// The package's one-time secret, sealed to the keys of the epoch in use (base64 of an age file).
    pub secret: String,
    /// The number of the last package that the office made for it.
    #[serde(default)]
    pub assigned: u64,
    /// That it was revoked, if it was.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub revoked: Option<Revocation>,
}

/// That a device is no longer believed, and is not waited for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revocation {
    /// When.
    pub at: Timestamp,
    /// The people who declared it, by name; at least two.
    pub declared: Vec<String>,
    /// How far the server's log had come: what of the device it held by then is believed still. Without one, nothing is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub checkpoint: Option<LogPoint>,
}

/// A device key that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenKey {
    /// The device's public key, in hexadecimal.
    pub key: String,
    /// The code of the enumerator it was first seen with, or whose device it is.
    pub enumerator: String,
    /// When this desk first saw it.
    pub seen: Timestamp,
    /// Whether the key has been proved to belong to a device of this registry.
    pub state: KeyState,
    /// The label of the device whose secret it proved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub device: Option<String>,
    /// The device's own recipient, which stood under the same proof: what the office seals to it alone.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub recipient: Option<String>,
}

/// Whether a device key has been proved to belong to a device of the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyState {
    /// Taken in by an earlier version of this program, which asked for no proof.
    Unconfirmed,
    /// It proved the one-time secret of a device's package.
    Confirmed,
}

/// Why a device cannot be added.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum RegistryError {
    /// A device with this label is there already.
    #[error("there is already a device {label}")]
    DeviceLabelTaken {
        /// The label.
        label: String,
    },
    /// The label is empty, too long, or holds characters that do not print.
    #[error("the device's label is empty, longer than {most} characters or not printable")]
    DeviceLabelUnfit {
        /// The most characters.
        most: u32,
    },
    /// No device has this label.
    #[error("there is no device {label}")]
    DeviceUnknown {
        /// The label.
        label: String,
    },
    /// The file is no checkpoint that a log of the study signed.
    #[error("{file} is no checkpoint of the study's log")]
    DeviceCheckpointForeign {
        /// The file.
        file: String,
    },
    /// Fewer than two people declared something that nobody does alone.
    #[error("declared by fewer than two people")]
    DeviceDeclaredAlone,
    /// The code is not short and plain.
    #[error("an enumerator's code is 1 to {most} letters, digits, - or _")]
    DeviceEnumeratorUnfit {
        /// The most characters.
        most: u32,
    },
}

/// The names of people who declare something together: at least two, each once.
pub fn declarers(names: &[String]) -> Result<Vec<String>, RegistryError> {
    let mut names: Vec<String> =
        names.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    names.sort();
    names.dedup_by_key(|name| name.to_lowercase());
    let fits = (LEAST_DECLARERS..=MAX_DECLARERS).contains(&names.len());
    if fits { Ok(names) } else { Err(RegistryError::DeviceDeclaredAlone) }
}

impl From<RegistryError> for Failure {
    fn from(error: RegistryError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// Longest label of a device, in characters.
const MAX_LABEL: u32 = 64;
/// Longest code of an enumerator, in characters.
pub(crate) const MAX_ENUMERATOR: u32 = 32;

impl Registry {
    pub(super) fn empty() -> Self {
        Self { version: Self::VERSION, devices: Vec::new(), keys: Vec::new(), decisions: Vec::new() }
    }

    /// Whether a device was ever enrolled for this enumerator.
    pub fn knows_enumerator(&self, code: &str) -> bool {
        self.devices.iter().any(|device| device.enumerator == code)
    }

    /// Whether records of this key are taken in: it has proved to be a device's, or an earlier version of this program
    /// took in records of it without asking for a proof.
    pub fn admits(&self, key: DevicePublicKey) -> bool {
        let key = key.to_string();
        self.keys.iter().any(|known| known.key == key)
    }

    /// The device whose secret a key has proved.
    pub fn device_of(&self, key: DevicePublicKey) -> Option<&Device> {
        let key = key.to_string();
        let label = self.keys.iter().find(|known| known.key == key)?.device.as_ref()?;
        self.devices.iter().find(|device| device.label == *label)
    }

    /// Revokes a device, or takes its revocation back. Nobody does either alone.
    pub fn decide(&mut self, decision: Decision) -> Result<(), RegistryError> {
        let unknown = || RegistryError::DeviceUnknown { label: decision.device.clone() };
        let device = self.devices.iter_mut().find(|device| device.label == decision.device);
        device.ok_or_else(unknown)?.revoked = decision.revoked.then(|| Revocation {
            at: decision.at,
            declared: decision.declared.clone(),
            checkpoint: decision.checkpoint.clone(),
        });
        self.decisions.push(decision);
        self.version = Self::VERSION;
        Ok(())
    }

    /// The devices whose secret no key has proved yet, and may still: one that was revoked, by what the log held before.
    pub fn unproved(&self) -> impl Iterator<Item = &Device> {
        let may_prove = |device: &&Device| {
            let counts = device.revoked.as_ref().is_none_or(|revocation| revocation.checkpoint.is_some());
            counts && !self.is_proved(&device.label)
        };
        self.devices.iter().filter(may_prove)
    }

    fn is_proved(&self, label: &str) -> bool {
        let of_device = |known: &SeenKey| known.device.as_deref() == Some(label);
        self.keys.iter().any(|known| known.state == KeyState::Confirmed && of_device(known))
    }

    /// Takes note that a key proved the secret of the device with this label. False, and nothing is noted, when another
    /// key has proved it before: a secret is for one device, once.
    pub fn confirm(
        &mut self,
        label: &str,
        key: DevicePublicKey,
        recipient: &Recipient,
        now: Timestamp,
    ) -> bool {
        let Some(device) = self.devices.iter().find(|device| device.label == label) else { return false };
        let is_taken = |known: &SeenKey| known.state == KeyState::Confirmed && known.key == key.to_string();
        if self.is_proved(label) || self.keys.iter().any(is_taken) {
            return false;
        }
        let confirmed = SeenKey {
            key: key.to_string(),
            enumerator: device.enumerator.clone(),
            seen: now,
            state: KeyState::Confirmed,
            device: Some(label.to_owned()),
            recipient: Some(recipient.to_string()),
        };
        match self.keys.iter_mut().find(|known| known.key == confirmed.key) {
            Some(known) => *known = SeenKey { seen: known.seen, ..confirmed },
            None => self.keys.push(confirmed),
        }
        self.version = Self::VERSION;
        true
    }

    /// Adds a device, after checking its label and enumerator.
    pub fn add(&mut self, device: Device) -> Result<(), RegistryError> {
        Self::check(&device.label, &device.enumerator)?;
        if self.devices.iter().any(|known| known.label == device.label) {
            return Err(RegistryError::DeviceLabelTaken { label: device.label });
        }
        self.devices.push(device);
        self.version = Self::VERSION;
        Ok(())
    }

    fn check(label: &str, enumerator: &str) -> Result<(), RegistryError> {
        let length = label.chars().count();
        let printable = label.chars().all(|character| !character.is_control());
        if length == 0 || length > MAX_LABEL as usize || !printable || label.trim() != label {
            return Err(RegistryError::DeviceLabelUnfit { most: MAX_LABEL });
        }
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        let fits = (1..=MAX_ENUMERATOR as usize).contains(&enumerator.len());
        if !fits || !enumerator.bytes().all(plain) {
            return Err(RegistryError::DeviceEnumeratorUnfit { most: MAX_ENUMERATOR });
        }
        Ok(())
    }
}

impl Versioned for Registry {
    const VERSION: u32 = 2;

    fn version(&self) -> u32 {
        self.version
    }
}
