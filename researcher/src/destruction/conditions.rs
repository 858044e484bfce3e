//! Whether everything that was sealed to an epoch's keys has been opened, or is known to be lost.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use kin_protocol::Digest;
use kin_protocol::certificate::{Certificate, Device, End, Missing};
use kin_protocol::note::Opening as Hands;
use kin_sealing::{DevicePublicKey, Identity, Kind};
use kin_terminal::Result;

use super::DestructionError;
use crate::dataset::{self, Fate, Stated};
use crate::opening::Reason;
use crate::study::{Epoch, Registry, Study, StudyError};

/// What the dataset knows of one device.
#[derive(Debug, Default)]
struct Trail {
    /// The numbers that have arrived.
    numbers: BTreeSet<u64>,
    closing: Option<Stated>,
    /// The first number that was sealed in a later epoch.
    first_later: Option<u64>,
}

/// The certificate that an epoch's keys may be destroyed now, not yet signed. `identities` open the dataset.
///
/// Errors: the first condition that is not met, see [`DestructionError`].
pub fn certificate(
    study: &Study,
    identities: &[Identity],
    epoch: u32,
    now: Timestamp,
) -> Result<Certificate> {
    let ending = epoch_of(study, epoch)?;
    if now < ending.not_after {
        return Err(DestructionError::DestructionTooEarly { ended: ending.not_after.to_string() }.into());
    }
    let registry = study.registry()?;
    let unused = unused(&registry, now)?;
    let mut trails: BTreeMap<DevicePublicKey, Trail> = BTreeMap::new();
    let mut fates: BTreeMap<Digest, Fate> = BTreeMap::new();
    dataset::read(study, identities, &mut |entry| {
        // What was decided here never was an envelope.
        if entry.decided.is_none() {
            fates.insert(entry.envelope, entry.fate);
        }
        if let Some(trace) = entry.trace {
            trails.entry(trace.device).or_default().numbers.insert(trace.sequence);
        }
        let Some(head) = &entry.head else { return Ok(()) };
        if !entry.reason.is_none_or(Reason::counts_in_sequence) || head.kind == Kind::Draft {
            return Ok(());
        }
        let trail = trails.entry(head.device).or_default();
        trail.numbers.insert(head.sequence);
        trail.closing = trail.closing.or(entry.closing);
        if head.epoch > epoch {
            trail.first_later =
                Some(trail.first_later.map_or(head.sequence, |first| first.min(head.sequence)));
        }
        Ok(())
    })?;
    // A device that is known and has sent nothing may still have everything.
    for key in &registry.keys {
        if let Some(device) = key_of(&key.key) {
            trails.entry(device).or_default();
        }
    }
    let mut devices = Vec::with_capacity(trails.len());
    let mut missing = Vec::new();
    let mut declared = BTreeSet::new();
    for (key, trail) in &trails {
        let (end, gaps) = end(*key, trail, &registry, &mut declared)?;
        devices.push(Device { key: key.bytes(), end });
        missing.extend(gaps);
    }
    for device in registry.devices.iter().filter_map(|device| device.revoked.as_ref()) {
        declared.extend(device.declared.iter().cloned());
    }
    let quarantined = fates.values().filter(|fate| **fate == Fate::Quarantined).count() as u64;
    Ok(Certificate {
        study: study.settings().study,
        epoch,
        ended: ending.not_after,
        destroyed: Timestamp::from_second(now.as_second()).unwrap_or(now),
        keys: keys(&ending),
        transcript: ending.split.as_ref().map(|key| key.transcript),
        devices,
        unused,
        opened: fates
            .values()
            .filter(|fate| !matches!(fate, Fate::Quarantined | Fate::Withdrawn | Fate::Check))
            .count() as u64,
        quarantined,
        missing,
        declared: declared.into_iter().collect(),
    })
}

fn epoch_of(study: &Study, epoch: u32) -> Result<Epoch> {
    let found = study.settings().epochs.iter().find(|known| known.epoch == epoch);
    let unknown = || DestructionError::DestructionEpochUnknown { epoch: epoch.to_string() };
    let found = found.ok_or_else(unknown)?;
    if found.destroyed.is_some() {
        return Err(DestructionError::DestructionAgain { epoch: epoch.to_string() }.into());
    }
    if found.working.is_none() && found.split.is_none() {
        return Err(StudyError::StudyHasNoKey.into());
    }
    Ok(found.clone())
}

/// Packages that no device has used and none can use any more.
fn unused(registry: &Registry, now: Timestamp) -> Result<u64> {
    let mut unused = 0;
    for device in &registry.devices {
        let used = registry.keys.iter().any(|key| key.device.as_deref() == Some(device.label.as_str()));
        if used {
            continue;
        }
        if device.revoked.is_none() && now < device.expires {
            return Err(DestructionError::DestructionPackageUsable {
                device: device.label.clone(),
                expires: device.expires.to_string(),
            }
            .into());
        }
        unused += 1;
    }
    Ok(unused)
}

/// How a device's sequence ended, and what never arrived of it.
fn end(
    key: DevicePublicKey,
    trail: &Trail,
    registry: &Registry,
    declared: &mut BTreeSet<String>,
) -> Result<(End, Vec<Missing>)> {
    let device = registry.device_of(key);
    let label = || device.map_or_else(|| key.to_string()[..16].to_owned(), |device| device.label.clone());
    if let Some(revocation) = device.and_then(|device| device.revoked.as_ref()) {
        declared.extend(revocation.declared.iter().cloned());
        let last = trail.numbers.last().copied().unwrap_or(0);
        return Ok((End::Lost(last), gaps(key, trail, last)));
    }
    let (end, withdrawn) = match (trail.closing, trail.first_later) {
        (Some(closing), _) => (End::Closed(closing.sequence), closing.sequence.saturating_sub(closing.count)),
        (None, Some(first)) => (End::Past(first - 1), 0),
        (None, None) => return Err(DestructionError::DestructionDeviceOpen { device: label() }.into()),
    };
    let (End::Closed(last) | End::Past(last) | End::Lost(last)) = end;
    let gaps = gaps(key, trail, last);
    let count = gaps.iter().fold(0_u64, |sum, gap| sum.saturating_add(gap.last - gap.first + 1));
    match gaps.first() {
        // What was withdrawn before it was sent has a number and no envelope: the device says how many those are.
        Some(gap) if count > withdrawn => Err(DestructionError::DestructionMissing {
            device: label(),
            first: gap.first.to_string(),
            last: gap.last.to_string(),
        }
        .into()),
        _ => Ok((end, gaps)),
    }
}

/// The numbers from 1 to `last` that have not arrived, as ranges.
fn gaps(key: DevicePublicKey, trail: &Trail, last: u64) -> Vec<Missing> {
    let mut gaps = Vec::new();
    let mut expected = 1;
    for number in trail.numbers.range(1..=last).copied().chain([last.saturating_add(1)]) {
        if number > expected {
            gaps.push(Missing { key: key.bytes(), first: expected, last: number - 1 });
        }
        expected = number.saturating_add(1);
    }
    gaps
}

fn keys(epoch: &Epoch) -> Vec<(Hands, Digest)> {
    let alone = if epoch.split.is_none() { Hands::Single } else { Hands::Desk };
    let working = epoch.working.iter().map(|recipient| (alone, Digest::of(recipient.as_bytes())));
    let split = epoch.split.iter().map(|key| {
        let hands =
            if epoch.working.is_some() { Hands::Recovery(key.split) } else { Hands::Quorum(key.split) };
        (hands, Digest::of(key.recipient.as_bytes()))
    });
    working.chain(split).collect()
}

fn key_of(text: &str) -> Option<DevicePublicKey> {
    let digest: Digest = text.parse().ok()?;
    Some(DevicePublicKey::from_bytes(*digest.as_bytes()))
}
