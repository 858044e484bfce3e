//! A backup of the desk: what cannot be made again, sealed to the study's own keys.
//!
//! The root key travels in it, so that a quorum of custodians who open it can sign the next note. The dataset does not:
//! it is sealed already, can be copied as it is, and is made again from the parcels.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use jiff::Timestamp;
use kin_disk::DiskError;
use kin_protocol::StudyId;
use kin_protocol::note::RootKey;
use kin_sealing::{Identity, Passphrase, WorkFactor, decrypt, encrypt, lock};
use kin_terminal::{Exit, Result};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::{Layout, Settings, Study, StudyError, keys};
use crate::ending::{Ending, OnDisk};

/// A backup is at most this long, sealed or open: every small file of a study at its largest fits.
pub const MAX_BACKUP_BYTES: usize = 192 * 1024 * 1024;

/// What is sealed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Backup {
    #[serde(rename = "kin_backup")]
    version: u32,
    study: StudyId,
    made: Timestamp,
    /// The root key's seed, in base64.
    root: String,
    /// The files of the study's folder by their name in it, in base64.
    files: BTreeMap<String, String>,
}

impl Drop for Backup {
    fn drop(&mut self) {
        self.root.zeroize();
        self.files.values_mut().for_each(Zeroize::zeroize);
    }
}

const BACKUP_VERSION: u32 = 1;

/// A study that has been recovered from a backup.
#[derive(Debug)]
pub struct Recovered {
    /// The study, in its new folder.
    pub study: Study,
    /// When the backup was made: what happened at the desk after that is not in it.
    pub made: Timestamp,
}

impl Study {
    /// Seals a backup to every key of the study that was not destroyed.
    pub fn backup(&self, root_passphrase: &Passphrase, now: Timestamp) -> Result<Vec<u8>> {
        let seed = keys::unlock_root_seed(&self.layout, root_passphrase)?;
        let mut files = BTreeMap::new();
        for name in names(&self.layout)? {
            let bytes = kin_disk::read(self.layout.root().join(&name), MAX_BACKUP_BYTES as u64)
                .ending(Exit::Storage)?;
            files.insert(name, BASE64_STANDARD.encode(Zeroizing::new(bytes)));
        }
        let backup = Backup {
            version: BACKUP_VERSION,
            study: self.settings.study,
            made: now,
            root: BASE64_STANDARD.encode(&seed[..]),
            files,
        };
        let json = Zeroizing::new(serde_json::to_vec(&backup).expect("a backup has only text keys"));
        if json.len() > MAX_BACKUP_BYTES {
            return Err(StudyError::StudyBackupTooLarge { most: MAX_BACKUP_BYTES as u64 }.into());
        }
        encrypt(&self.recipients()?, &json).ending(Exit::Internal)
    }
}

/// Makes a study's folder again from its backup, with identities that custodians have combined.
///
/// The working keys of the lost desk are marked as lost and their epochs end now: whoever has the lost desk may have
/// them. The next note cannot be signed before a ceremony has made the next epoch. After an error there is no folder.
pub fn recover(
    folder: &Path,
    sealed: &[u8],
    identities: &[Identity],
    root_passphrase: &Passphrase,
    work: WorkFactor,
    now: Timestamp,
) -> Result<Recovered> {
    let json = decrypt(identities, sealed, MAX_BACKUP_BYTES).ending(Exit::Locked)?;
    let damaged = || StudyError::StudyBackupDamaged;
    // The parser's own message would quote what stands in the backup.
    let backup: Backup = serde_json::from_slice(&json).map_err(|_| damaged())?;
    if backup.version > BACKUP_VERSION {
        return Err(StudyError::StudyBackupNewer.into());
    }
    let seed = Zeroizing::new(BASE64_STANDARD.decode(backup.root.as_bytes()).map_err(|_| damaged())?);
    let seed: Zeroizing<[u8; 32]> = Zeroizing::new(seed.as_slice().try_into().map_err(|_| damaged())?);
    let locked = lock(&seed[..], root_passphrase, work).ending(Exit::Internal)?;
    let layout = Layout::new(folder);
    if folder.symlink_metadata().is_ok() {
        return Err(StudyError::StudyFolderTaken { folder: folder.display().to_string() }.into());
    }
    let written = (|| {
        kin_disk::create_private_dir(folder).on_disk()?;
        for part in [layout.forms(), layout.keys(), layout.dataset(), layout.quarantine()] {
            kin_disk::create_private_dir(part).on_disk()?;
        }
        for (name, bytes) in &backup.files {
            if !is_name(name) {
                return Err(damaged().into());
            }
            let bytes = Zeroizing::new(BASE64_STANDARD.decode(bytes.as_bytes()).map_err(|_| damaged())?);
            kin_disk::write_private(folder.join(name), bytes.as_slice()).on_disk()?;
        }
        kin_disk::write_private(layout.root_key(), &locked).on_disk()?;
        let mut study = Study::open(folder)?;
        let root = RootKey::from_seed(backup.study, &seed);
        // Seed, settings and roots of one study, or nothing.
        let roots = study.roots()?;
        if study.settings.study != backup.study || !roots.verifiers().contains(&root.verifier()) {
            return Err(damaged().into());
        }
        let mut mint = study.mint()?;
        mint.forget_undealt();
        study.keep_mint(&mint)?;
        study.keep(without_the_lost_keys(&study.settings, now))?;
        Ok(study)
    })();
    match written {
        Ok(study) => Ok(Recovered { study, made: backup.made }),
        Err(failure) => {
            // A second failure changes nothing for the person, who is told about the first.
            let _ = std::fs::remove_dir_all(folder);
            Err(failure)
        }
    }
}

fn without_the_lost_keys(settings: &Settings, now: Timestamp) -> Settings {
    let mut settings = settings.clone();
    for epoch in &mut settings.epochs {
        if epoch.working.is_some() && epoch.destroyed.is_none() && epoch.lost.is_none() {
            epoch.lost = Some(now);
            // An epoch that has not begun never will.
            epoch.not_after = epoch.not_after.min(now.max(epoch.not_before));
        }
    }
    settings
}

/// The files that a backup holds, by their name in the folder.
fn names(layout: &Layout) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for (folder, prefix) in [(layout.root().to_owned(), ""), (layout.forms(), "forms/")] {
        let listed = |error| DiskError::of_system(&folder, error);
        for entry in std::fs::read_dir(&folder).map_err(listed).ending(Exit::Storage)? {
            let entry = entry.map_err(listed).ending(Exit::Storage)?.file_name();
            names.push(format!("{prefix}{}", entry.to_string_lossy()));
        }
    }
    names.retain(|name| is_name(name) && layout.root().join(name).is_file());
    names.sort_unstable();
    Ok(names)
}

/// The small files of a desk that cannot be made again. Without `releases.jsonl` nothing could be released safely any more.
const NAMES: [&str; 9] = [
    "study.json",
    "roots.txt",
    "note.txt",
    "sending.json",
    "registry.json",
    "vouchers.json",
    "releases.jsonl",
    "requests.jsonl",
    "closing.jsonl",
];

/// Whether a backup may hold a file of that name: none that leads out of the folder, none that is a key.
fn is_name(name: &str) -> bool {
    let hexadecimal = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if let Some(form) = name.strip_prefix("forms/").and_then(|name| name.strip_suffix(".json")) {
        return form.len() == 64 && hexadecimal(form);
    }
    // The notes that changed the roots, one after the other.
    let link = name.strip_prefix("roots-").and_then(|name| name.strip_suffix(".txt"));
    let is_number =
        |text: &str| (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    NAMES.contains(&name) || link.is_some_and(is_number)
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn a_backup_holds_no_key_and_leads_nowhere_else() {
        let form = format!("forms/{}.json", "a1".repeat(32));
        for name in ["study.json", "releases.jsonl", "requests.jsonl", "roots-1.txt", form.as_str()] {
            assert!(is_name(name), "{name}");
        }
        for name in [
            "keys/root.age",
            "../study.json",
            "forms/../study.json",
            "roots-/x.txt",
            "dataset/000001.age",
            "",
            "/etc/passwd",
        ] {
            assert!(!is_name(name), "{name}");
        }
    }
}
