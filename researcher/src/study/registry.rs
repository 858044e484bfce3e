//! `registry.json`: which devices were given a package, and which device keys have been seen since.

use jiff::Timestamp;
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
    /// One entry for each device key that has been seen in an opened response, in the order they were seen.
    pub keys: Vec<SeenKey>,
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
    /// The package's one-time secret, sealed to the working key that was in use (base64 of an age file).
    pub secret: String,
}

/// A device key that has been seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenKey {
    /// The device's public key, in hexadecimal.
    pub key: String,
    /// The code of the enumerator it was first seen with.
    pub enumerator: String,
    /// When this desk first saw it.
    pub seen: Timestamp,
    /// Whether the key has been proved to belong to a device of this registry.
    pub state: KeyState,
}

/// Whether a device key has been proved to belong to a device of the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyState {
    /// Accepted because it signed a response of an enumerator of this registry: nothing proves the device.
    Unconfirmed,
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
    /// The code is not short and plain.
    #[error("an enumerator's code is 1 to {most} letters, digits, - or _")]
    DeviceEnumeratorUnfit {
        /// The most characters.
        most: u32,
    },
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
        Self { version: Self::VERSION, devices: Vec::new(), keys: Vec::new() }
    }

    /// Whether a device was ever enrolled for this enumerator.
    pub fn knows_enumerator(&self, code: &str) -> bool {
        self.devices.iter().any(|device| device.enumerator == code)
    }

    /// Adds a device, after checking its label and enumerator.
    pub fn add(&mut self, device: Device) -> Result<(), RegistryError> {
        Self::check(&device.label, &device.enumerator)?;
        if self.devices.iter().any(|known| known.label == device.label) {
            return Err(RegistryError::DeviceLabelTaken { label: device.label });
        }
        self.devices.push(device);
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
    const VERSION: u32 = 1;

    fn version(&self) -> u32 {
        self.version
    }
}
