//! Sealing the dataset again, to other keys: for a new researcher, or before old keys are destroyed.
//!
//! The whole dataset is written beside the old one and takes its place in one step; `rewraps.json` in it keeps, for
//! every time, the digest of each segment before and after.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiff::Timestamp;
use kin_disk::DiskError;
use kin_protocol::Digest;
use kin_sealing::{Identity, Recipient};
use kin_terminal::{Exit, Result};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Fate, Ledger, LedgerEntry, Row, index, segment};
use crate::ending::Ending;
use crate::study::file::{self, Versioned};
use crate::study::{Layout, Study};

/// Every time the dataset was sealed again.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rewraps {
    kin_rewraps: u32,
    /// In the order they were done.
    pub rewraps: Vec<Rewrap>,
}

/// One time.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rewrap {
    /// When.
    pub at: Timestamp,
    /// SHA-256 of the text of each recipient it was sealed to.
    pub recipients: Vec<Digest>,
    /// SHA-256 of each segment's file before and after.
    pub segments: Vec<(Digest, Digest)>,
}

impl Versioned for Rewraps {
    const VERSION: u32 = 1;

    fn version(&self) -> u32 {
        self.kin_rewraps
    }
}

/// Seals every segment again, to these recipients and no others. Returns how many.
///
/// After an error the dataset is as it was.
pub fn rewrap(
    study: &Study,
    identities: &[Identity],
    recipients: &[Recipient],
    now: Timestamp,
) -> Result<u64> {
    let withdrawn = super::withdrawn(study)?;
    let content = |number, entry: &LedgerEntry| {
        let without = segment::without(study, identities, number, entry, &withdrawn)?;
        match without {
            Some(content) => Ok(Some(content)),
            None => segment::content(study, identities, number, entry).map(Some),
        }
    };
    write_anew(study, recipients, now, content)
}

/// Writes anew what holds something withdrawn, without it; the other segments stay as they are. Returns how many were written anew.
///
/// After an error the dataset is as it was; what was withdrawn is read by nobody even then.
pub fn forget(study: &Study, identities: &[Identity], now: Timestamp) -> Result<u64> {
    let withdrawn = super::withdrawn(study)?;
    if withdrawn.is_empty() {
        return Ok(0);
    }
    let mut holding = BTreeSet::new();
    index::rows(study, identities, &mut |number, row| {
        if row.outcome.0 != Fate::Withdrawn && withdrawn.contains(&row.envelope) {
            holding.insert(number);
        }
        Ok(())
    })?;
    if holding.is_empty() {
        return Ok(0);
    }
    let content = |number, entry: &LedgerEntry| {
        let is_holding = holding.contains(&number);
        if is_holding { segment::without(study, identities, number, entry, &withdrawn) } else { Ok(None) }
    };
    write_anew(study, &study.recipients()?, now, content)?;
    Ok(holding.len() as u64)
}

/// Writes the whole dataset anew beside the old one, and puts it in its place. A segment without new content stays the file it is.
fn write_anew(
    study: &Study,
    recipients: &[Recipient],
    now: Timestamp,
    content: impl Fn(u64, &LedgerEntry) -> Result<Option<Zeroizing<Vec<u8>>>>,
) -> Result<u64> {
    let ledger = Ledger::of(study)?;
    let (old, next, away) = places(study.layout());
    clear(&next)?;
    kin_disk::create_private_dir(&next).ending(Exit::Storage)?;
    let written: Result<u64> = (|| {
        let mut segments = Vec::with_capacity(ledger.segments.len());
        let mut entries = Vec::with_capacity(ledger.segments.len());
        for (number, entry) in (1..).zip(&ledger.segments) {
            let after = match content(number, entry)? {
                Some(content) => write_segment(study, recipients, &next, (number, entry), &content)?,
                None => keep_segment(&old, &next, (number, entry))?,
            };
            segments.push((entry.digest, after.digest));
            entries.push(after);
        }
        let mut rewraps = of(study)?;
        let recipients =
            recipients.iter().map(|recipient| Digest::of(recipient.to_string().as_bytes())).collect();
        rewraps.rewraps.push(Rewrap { at: now, recipients, segments });
        kin_disk::write_private(next.join("rewraps.json"), file::bytes(&rewraps)).ending(Exit::Storage)?;
        // Last: a folder without it is not whole.
        let ledger = Ledger { segments: entries, ..ledger };
        kin_disk::write_private(next.join("ledger.json"), file::bytes(&ledger)).ending(Exit::Storage)?;
        Ok(ledger.segments.len() as u64)
    })();
    if written.is_err() {
        clear(&next)?;
    }
    let count = written?;
    clear(&away)?;
    rename(&old, &away)?;
    rename(&next, &old)?;
    clear(&away)?;
    Ok(count)
}

/// Seals a segment's content, and an index of it.
fn write_segment(
    study: &Study,
    recipients: &[Recipient],
    next: &Path,
    (number, entry): (u64, &LedgerEntry),
    content: &[u8],
) -> Result<LedgerEntry> {
    let sealed = kin_sealing::encrypt(recipients, content).ending(Exit::Internal)?;
    let after = LedgerEntry { digest: Digest::of(&sealed), ..*entry };
    let mut rows = Vec::new();
    segment::each(study, number, entry, content, &mut |entry| {
        rows.push(Row::from(entry));
        Ok(())
    })?;
    let index = index::seal(study.settings().study, recipients, number, &after, &rows)?;
    kin_disk::write_private(next.join(segment::name(number)), sealed).ending(Exit::Storage)?;
    kin_disk::write_private(next.join(index::name(number)), index).ending(Exit::Storage)?;
    Ok(after)
}

/// Takes a segment over as it is, with its index where it has one: a second name of the same file, or a copy where a disk has no such.
fn keep_segment(old: &Path, next: &Path, (number, entry): (u64, &LedgerEntry)) -> Result<LedgerEntry> {
    let name = segment::name(number);
    let index = index::name(number);
    let indexed = old.join(&index).is_file().then_some(index);
    for name in [Some(name), indexed].into_iter().flatten() {
        let (from, to) = (old.join(&name), next.join(&name));
        if fs::hard_link(&from, &to).is_err() {
            let bytes = kin_disk::read(&from, segment::MAX_FILE_BYTES).ending(Exit::Storage)?;
            kin_disk::write_private(&to, bytes).ending(Exit::Storage)?;
        }
    }
    Ok(*entry)
}

/// Ends what a program that died in [`rewrap`] had begun.
pub(crate) fn heal(layout: &Layout) -> Result {
    let (old, next, away) = places(layout);
    if old.symlink_metadata().is_ok() {
        return Ok(());
    }
    // It died between the two renames: the new dataset is whole, and only then is the old one moved away.
    let whole = next.join("ledger.json").is_file();
    if whole {
        rename(&next, &old)?;
        return clear(&away);
    }
    if away.symlink_metadata().is_ok() { rename(&away, &old) } else { Ok(()) }
}

/// Every time the study's dataset was sealed again.
pub fn of(study: &Study) -> Result<Rewraps> {
    let path = study.layout().dataset().join("rewraps.json");
    if path.symlink_metadata().is_err() {
        return Ok(Rewraps { kin_rewraps: Rewraps::VERSION, rewraps: Vec::new() });
    }
    file::read(&path)
}

/// The dataset, the one that will take its place, and the one whose place was taken.
fn places(layout: &Layout) -> (std::path::PathBuf, std::path::PathBuf, std::path::PathBuf) {
    let folder = |name| layout.root().join(name);
    (layout.dataset(), folder("dataset.next"), folder("dataset.away"))
}

fn clear(folder: &Path) -> Result {
    if folder.symlink_metadata().is_err() {
        return Ok(());
    }
    fs::remove_dir_all(folder).map_err(|error| DiskError::of_system(folder, error)).ending(Exit::Storage)
}

fn rename(from: &Path, to: &Path) -> Result {
    fs::rename(from, to).map_err(|error| DiskError::of_system(to, error)).ending(Exit::Storage)?;
    let folder = to.parent().unwrap_or_else(|| Path::new("."));
    kin_disk::sync_folder(folder).ending(Exit::Storage)
}
