//! Which records of a revoked device are believed still: those that the server's log held before it was lost.

use std::collections::HashMap;
use std::sync::Arc;

use kin_protocol::Digest;
use kin_protocol::log::Checkpoint;

use super::log::ParcelledLog;
use crate::study::{LogPoint, Registry};

/// The revoked devices, and how far the log of this parcel speaks for each.
pub(super) struct Revoked {
    /// By label: only leaves before this place count. None does where no checkpoint was named, or the parcel's log does
    /// not begin with it.
    before: HashMap<String, u64>,
    log: Option<Arc<ParcelledLog>>,
}

impl Revoked {
    pub(super) fn of(registry: &Registry, log: Option<Arc<ParcelledLog>>) -> Self {
        let believed = |point: &LogPoint| {
            let log = log.as_ref().filter(|log| log.origin() == point.origin)?;
            log.contradicts([&Checkpoint::from(point)]).is_empty().then_some(point.size)
        };
        let before = registry.devices.iter().filter_map(|device| {
            let revocation = device.revoked.as_ref()?;
            let size = revocation.checkpoint.as_ref().and_then(believed);
            Some((device.label.clone(), size.unwrap_or(0)))
        });
        let before = before.collect();
        Self { before, log }
    }

    /// Whether an envelope of the device with this label counts.
    pub(super) fn believes(&self, label: &str, envelope: Digest) -> bool {
        let Some(before) = self.before.get(label) else { return true };
        let standing = self.log.as_ref().and_then(|log| log.standing(envelope));
        standing.is_some_and(|standing| standing.place < *before)
    }
}
