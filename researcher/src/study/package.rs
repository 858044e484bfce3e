//! Enrolment packages: a new device's row in the registry, and what its enumerator is given.

use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use jiff::Timestamp;
use kin_protocol::EnrolmentSecret;
use kin_protocol::note::OfficeKey;
use kin_protocol::package::{EnrolmentPackage, Header, Payload};
use kin_sealing::{Recipient, encrypt};
use kin_terminal::{Exit, Failure, Result};
use zeroize::Zeroizing;

use super::{AssignError, Device, Study, StudyLock};
use crate::chance;
use crate::ending::{Ending, OnDisk};

/// A device that is to be added.
#[derive(Debug)]
pub struct NewDevice {
    /// What the team calls it.
    pub label: String,
    /// The code of the enumerator who uses it; never a name.
    pub enumerator: String,
    /// Until when its package may be used.
    pub expires: Timestamp,
    /// How many vouchers its first book has.
    pub vouchers: u32,
}

impl Study {
    /// Adds a device to the registry and writes its enrolment package, secrets included and signed with the office's key,
    /// to a new private file.
    ///
    /// Returns how many vouchers were minted for it. After an error there is neither.
    pub fn add_device(
        &self,
        _held: &StudyLock,
        device: NewDevice,
        office: &OfficeKey,
        now: Timestamp,
        package_file: &Path,
    ) -> Result<u64> {
        let signed = self.signed_note(now)?;
        if !signed.note.offices.contains(&office.verifier()) {
            return Err(Failure::error(Exit::Refused, &AssignError::AssignNoOffice));
        }
        let secret = EnrolmentSecret::from_bytes(*chance::bytes()?);
        let mut registry = self.registry()?;
        registry.add(Device {
            label: device.label.clone(),
            enumerator: device.enumerator.clone(),
            added: now,
            expires: device.expires,
            assigned: 0,
            secret: sealed(&secret, &self.newest_recipients()?)?,
            revoked: None,
        })?;
        let sending = self.sending()?;
        let label = device.label.clone();
        let give = |vouchers| {
            let payload = Payload {
                device_label: device.label,
                enumerator: device.enumerator,
                note: super::publish::text(signed.text)?,
                roots: signed.roots.to_text(),
                forms: self.form_files()?,
                path: sending.path,
                vouchers,
                secret,
            };
            let header = Header { study: self.settings().study, expires: device.expires };
            let package = EnrolmentPackage { header, payload };
            let bytes: Zeroizing<Vec<u8>> = package.sign(office);
            // What a device would refuse must not leave the desk.
            EnrolmentPackage::read(&bytes).ending(Exit::Internal)?;
            kin_disk::write_private(package_file, &bytes[..]).on_disk()?;
            self.keep_registry(&registry).inspect_err(|_| {
                // A package that the registry does not know must not be given away.
                let _ = std::fs::remove_file(package_file);
            })
        };
        let ((), minted) = self.deal(&label, device.vouchers, give)?;
        Ok(minted)
    }
}

/// A secret that the keys of the newest epoch open, each alone: the desk needs it when a record of the device comes.
fn sealed(secret: &EnrolmentSecret, recipients: &[Recipient]) -> Result<String> {
    let sealed = encrypt(recipients, secret.reveal().as_bytes()).ending(Exit::Internal)?;
    Ok(BASE64_STANDARD.encode(sealed))
}
