//! The office's key, and the packages it signs for devices.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use kin_protocol::StudyId;
use kin_protocol::assignment::{
    DeviceId, Header, PackageName, Payload, sign_by_office, sign_by_office_for_server,
};
use kin_protocol::note::OfficeKey;
use kin_sealing::{Passphrase, Recipient, WorkFactor, encrypt, lock, unlock};
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;
use zeroize::Zeroizing;

use super::{KeyState, Settings, Study, StudyError, StudyLock, file};
use crate::chance;
use crate::ending::{Ending, OnDisk};

/// A locked key is at most this long.
const MAX_KEY_BYTES: u64 = 8 * 1024;

/// Why a package was not made.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum AssignError {
    /// This desk has no office key yet, or the note does not name it yet.
    #[error("the study note names no office key of this desk")]
    AssignNoOffice,
    /// The office key is there already.
    #[error("this desk has an office key")]
    AssignOfficeTaken,
    /// No device of this label has proved itself: nobody knows whom to seal to.
    #[error("the device {label} has not proved itself yet")]
    AssignDeviceUnproved {
        /// The label.
        label: String,
    },
    /// The device was revoked.
    #[error("the device {label} is revoked")]
    AssignDeviceRevoked {
        /// The label.
        label: String,
    },
}

/// Where a package goes.
#[derive(Debug, Clone, Copy)]
pub enum Out<'a> {
    /// Into this file, which travels by hand.
    File(&'a Path),
    /// Into this folder, under the name by which its device asks a server for it.
    ForServer(&'a Path),
}

/// A package that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    /// Its file.
    pub file: PathBuf,
    /// Its number: the device takes in no older one any more.
    pub number: u64,
    /// The version of the note it carries.
    pub version: u64,
    /// How many vouchers were minted for it.
    pub minted: u64,
}

impl Study {
    /// Makes another key with which this desk signs packages for devices. The next note names it, and no longer the one
    /// before; `replace` says that there may be one.
    pub fn new_office_key(
        &mut self,
        passphrase: &Passphrase,
        work: WorkFactor,
        replace: bool,
    ) -> Result<String> {
        if self.settings.office.is_some() && !replace {
            return Err(refused(&AssignError::AssignOfficeTaken));
        }
        let (office, locked) = draw_office(self.settings.study, passphrase, work)?;
        // The key before the settings that name it, as with every key.
        kin_disk::replace_private(self.layout.office_key(), &locked).ending(Exit::Storage)?;
        let settings = Settings { office: Some(office.clone()), ..self.settings.clone() };
        file::replace(&self.layout.settings(), &settings)?;
        self.settings = settings;
        Ok(office)
    }

    /// Unlocks the office's key.
    pub fn unlock_office(&self, passphrase: &Passphrase) -> Result<OfficeKey> {
        let path = self.layout.office_key();
        if self.settings.office.is_none() {
            return Err(refused(&AssignError::AssignNoOffice));
        }
        let locked = kin_disk::read(&path, MAX_KEY_BYTES).ending(Exit::Storage)?;
        let secret = unlock(&locked, passphrase).ending(Exit::Locked)?;
        let damaged = || StudyError::StudyFileDamaged { file: path.display().to_string() };
        let text = std::str::from_utf8(&secret).map_err(|_| damaged())?;
        Ok(OfficeKey::parse(text).map_err(|_| damaged())?)
    }

    /// Makes a package for one device: the newest note with all that leads to it, its forms, a book of so many vouchers, and
    /// what else `payload` holds.
    ///
    /// Sealed to the recipient that the device proved with a record, and to nobody else.
    pub fn assign(
        &self,
        _held: &StudyLock,
        label: &str,
        office: &OfficeKey,
        (payload, vouchers): (Payload, u32),
        (now, expires): (Timestamp, Timestamp),
        out: Out<'_>,
    ) -> Result<Assigned> {
        let signed = self.signed_note(now)?;
        if !signed.note.offices.contains(&office.verifier()) {
            return Err(refused(&AssignError::AssignNoOffice));
        }
        let mut registry = self.registry()?;
        let unproved = || refused(&AssignError::AssignDeviceUnproved { label: label.to_owned() });
        let mut known = registry.keys.iter().filter(|key| key.state == KeyState::Confirmed);
        let key = known.rfind(|key| key.device.as_deref() == Some(label)).ok_or_else(unproved)?;
        let device: DeviceId = key.key.parse().ending(Exit::Internal)?;
        let recipient: Recipient =
            key.recipient.as_deref().ok_or_else(unproved)?.parse().ending(Exit::Internal)?;
        let entry = registry.devices.iter_mut().find(|device| device.label == label).ok_or_else(unproved)?;
        if entry.revoked.is_some() {
            return Err(refused(&AssignError::AssignDeviceRevoked { label: label.to_owned() }));
        }
        let number = entry.assigned + 1;
        let mut notes = self.chain()?;
        notes.push(super::publish::text(signed.text)?);
        let forms = self.form_files()?;
        let header = Header { study: self.settings.study, device, number, issued: now, expires };
        // The number first: it is spent even when the file is then not written, so that no two packages share it.
        entry.assigned = number;
        let give = |vouchers| {
            let payload = Payload { notes, forms, vouchers, ..payload };
            let sign = match out {
                Out::File(_) => sign_by_office,
                Out::ForServer(_) => sign_by_office_for_server,
            };
            let bytes = Zeroizing::new(sign(&header, &payload, office).ending(Exit::Refused)?);
            let name = PackageName::of(header.study, &recipient.to_string(), number);
            let sealed = encrypt(&[recipient], &bytes).ending(Exit::Internal)?;
            self.keep_registry(&registry)?;
            let file = match out {
                Out::File(file) => file.to_owned(),
                Out::ForServer(folder) => folder.join(format!("{name}.kin-package")),
            };
            kin_disk::write_private(&file, &sealed).on_disk()?;
            Ok(file)
        };
        let (file, minted) = self.deal(label, vouchers, give)?;
        Ok(Assigned { file, number, version: signed.note.version, minted })
    }
}

/// Draws an office's key: its public half, and the key locked.
pub(super) fn draw_office(
    study: StudyId,
    passphrase: &Passphrase,
    work: WorkFactor,
) -> Result<(String, Vec<u8>)> {
    let seed: Zeroizing<[u8; 32]> = chance::bytes()?;
    let key = OfficeKey::from_seed(study, &seed);
    let locked = lock(key.dangerously_reveal().as_bytes(), passphrase, work).ending(Exit::Internal)?;
    Ok((key.verifier().to_string(), locked))
}

fn refused(error: &AssignError) -> Failure {
    Failure::error(Exit::Refused, error)
}
