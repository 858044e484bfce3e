//! What is set aside, with what is known of it; no answers.

use std::collections::{BTreeMap, BTreeSet};

use kin_protocol::Digest;
use kin_sealing::{DevicePublicKey, Identity, Kind};
use kin_terminal::Result;
use serde::Serialize;

use super::Decisions;
use crate::dataset::{self, Entry, Fate, index};
use crate::opening::Reason;
use crate::study::{Registry, Study};

/// One envelope that is set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SetAside {
    /// SHA-256 of the envelope; its file in the quarantine is called by it.
    pub envelope: Digest,
    /// Why.
    pub reason: Reason,
    /// Whether people may decide that it is taken in all the same.
    pub may_be_admitted: bool,
    /// Whether it was decided that it stays out, or comes in when it is opened again; none where nothing was decided about it as it lies
    /// there.
    pub admitted: Option<bool>,
    /// What its record says of itself, where it could be opened.
    pub record: Option<Said>,
}

/// What a record that is set aside says of itself. Nobody vouches for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The label of its device, where its key has proved to be one's.
    pub device: Option<String>,
    /// The key it was signed with.
    pub key: DevicePublicKey,
    /// Its number in its device's sequence.
    pub sequence: u64,
    /// The enumerator's code.
    pub enumerator: String,
    /// What it is.
    pub kind: Kind,
    /// The form's id and version.
    pub form: String,
    /// The epoch it was sealed under.
    pub epoch: u32,
}

/// Everything that is set aside now, by envelope.
pub fn list(study: &Study, identities: &[Identity], decisions: &Decisions) -> Result<Vec<SetAside>> {
    let withdrawn = dataset::withdrawn(study)?;
    let mut last: BTreeMap<Digest, (Fate, u64)> = BTreeMap::new();
    index::rows(study, identities, &mut |number, row| {
        last.insert(row.envelope, (row.outcome.0, number));
        Ok(())
    })?;
    last.retain(|envelope, (fate, _)| *fate == Fate::Quarantined && !withdrawn.contains(envelope));
    let segments: BTreeSet<u64> = last.values().map(|(_, number)| *number).collect();
    let registry = study.registry()?;
    let mut found = BTreeMap::new();
    dataset::read_segments(study, identities, &segments, &mut |number, entry| {
        if last.get(&entry.envelope) == Some(&(Fate::Quarantined, number))
            && let Some(reason) = entry.reason
        {
            found.insert(entry.envelope, set_aside(entry, reason, decisions, &registry));
        }
        Ok(())
    })?;
    Ok(found.into_values().collect())
}

fn set_aside(entry: &Entry<'_>, reason: Reason, decisions: &Decisions, registry: &Registry) -> SetAside {
    let envelope = entry.envelope;
    let decided = decisions.settles(envelope, reason).then(|| decisions.admits(envelope, reason));
    let record = entry.head.as_ref().map(|head| Said {
        device: registry.device_of(head.device).map(|device| device.label.clone()),
        key: head.device,
        sequence: head.sequence,
        enumerator: head.enumerator.clone().into_owned(),
        kind: head.kind,
        form: format!("{} {}", head.form, head.version).trim().to_owned(),
        epoch: head.epoch,
    });
    SetAside { envelope, reason, may_be_admitted: reason.may_be_admitted(), admitted: decided, record }
}
