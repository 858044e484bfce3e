//! What a ceremony leaves behind, in a folder of its own.

use std::path::Path;

use kin_sealing::Sheet;
use kin_terminal::{Exit, Result};

use super::program::LOCKFILE;
use crate::ending::{Ending, OnDisk};

/// A share under its custodian's passphrase.
pub(super) struct ShareFile {
    pub(super) index: u8,
    pub(super) shares: u8,
    pub(super) locked: Vec<u8>,
}

/// Writes everything into a new folder; after an error there is none.
pub(super) fn write(out: &Path, transcript: &[u8], rehearsal: &[u8], shares: &[ShareFile]) -> Result {
    kin_disk::create_private_dir(out).on_disk()?;
    let written = (|| {
        for share in shares {
            let name = format!("share-{}-of-{}", share.index, share.shares);
            let sheet = Sheet::of(&share.locked).ending(Exit::Internal)?;
            let files = [
                ("kin-share", share.locked.clone()),
                ("txt", sheet.to_lines().into_bytes()),
                ("svg", sheet.to_svg().into_bytes()),
            ];
            for (ending, bytes) in files {
                kin_disk::write_private(out.join(format!("{name}.{ending}")), bytes).on_disk()?;
            }
        }
        kin_disk::write_private(out.join("rehearsal.age"), rehearsal).on_disk()?;
        kin_disk::write_private(out.join("Cargo.lock"), LOCKFILE).on_disk()?;
        // Last: a folder without it is no ceremony's.
        kin_disk::write_private(out.join("transcript.txt"), transcript).on_disk()
    })();
    if written.is_err() {
        take_back(out);
    }
    written
}

/// Takes the folder away again. It was new or empty, so everything in it is ours.
pub(super) fn take_back(out: &Path) {
    // A second failure changes nothing for the person, who is told about the first.
    let _ = std::fs::remove_dir_all(out);
}
