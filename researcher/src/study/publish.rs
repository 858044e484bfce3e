//! The bundle: what the server is given. It holds no secret of a person and no voucher, only digests.

use jiff::Timestamp;
use kin_protocol::FormFile;
use kin_protocol::bundle::Bundle;
use kin_protocol::note::MAX_NOTE_BYTES;
use kin_terminal::{Exit, Result};

use super::{Study, StudyError};
use crate::ending::Ending;

impl Study {
    /// The bundle of the study as it is now, as the bytes of its file.
    pub fn bundle(&self, now: Timestamp) -> Result<Vec<u8>> {
        let signed = self.signed_note(now)?;
        let unrehearsed =
            self.settings().epochs.iter().find(|epoch| !epoch.rehearsed && epoch.not_after > now);
        if let Some(epoch) = unrehearsed {
            return Err(StudyError::StudyNotRehearsed { epoch: epoch.epoch.to_string() }.into());
        }
        self.check_forms_fit(self.settings())?;
        let sending = self.sending()?;
        let (vouchers, revoked) = self.mint()?.named();
        let checksum = Bundle::checksum_of(&sending.path, &vouchers, &revoked);
        let bundle = Bundle {
            kin_bundle: 3,
            study: self.settings().study,
            path: sending.path,
            note: text(signed.text)?,
            roots: signed.roots.to_text(),
            chain: self.chain()?,
            forms: self.form_files()?,
            vouchers,
            revoked,
            checksum,
        };
        // What a server would refuse must not leave the desk.
        bundle.verify(None).ending(Exit::Internal)?;
        Ok(bundle.to_json())
    }

    /// The signed notes that changed the roots, oldest first: what a device that was away walks.
    pub fn chain(&self) -> Result<Vec<String>> {
        let mut chain = Vec::new();
        loop {
            let path = self.layout.link(chain.len() + 1);
            if path.symlink_metadata().is_err() {
                return Ok(chain);
            }
            chain.push(text(kin_disk::read(&path, MAX_NOTE_BYTES as u64).ending(Exit::Storage)?)?);
        }
    }

    /// The forms that the note lists, as they travel.
    pub(super) fn form_files(&self) -> Result<Vec<FormFile>> {
        self.settings().listed().map(|entry| Ok(FormFile::new(self.form(entry)?.bytes))).collect()
    }
}

/// A signed note as text; verified notes are UTF-8.
pub(super) fn text(signed: Vec<u8>) -> Result<String> {
    String::from_utf8(signed).map_err(|_| StudyError::StudyFileDamaged { file: "note.txt".to_owned() }.into())
}
