//! Whose records are taken in: of devices of the registry whose keys have proved it, as far as they are believed.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use kin_protocol::Digest;
use kin_sealing::DevicePublicKey;

use super::Reason;
use super::proof::Proof;
use super::revoked::Revoked;
use crate::dataset::Head;
use crate::quarantine::Decisions;
use crate::study::Registry;

/// What the registry says of a record's device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Its records are taken in.
    Admitted,
    /// A record that proves it may stand further on in the parcel: nothing is decided before that has been read.
    Waits,
    /// Its records are set aside.
    Refused(Reason),
}

/// The registry, as it is asked for every record.
pub(super) struct Admission {
    registry: Registry,
    revoked: Revoked,
    decisions: Decisions,
    enumerators: HashSet<String>,
    /// Keys that are taken in, each with the label of its device, where it has proved to be one's.
    keys: HashMap<DevicePublicKey, Option<String>>,
    /// How many secrets a record may still prove.
    unproved: usize,
}

impl Admission {
    /// By this registry and what people decided, where so many secrets can be proved yet.
    pub(super) fn new(registry: Registry, revoked: Revoked, decisions: Decisions, unproved: usize) -> Self {
        let enumerators = registry.devices.iter().map(|device| device.enumerator.clone()).collect();
        let keys = registry.keys.iter().filter_map(|known| {
            let key: Digest = known.key.parse().ok()?;
            Some((DevicePublicKey::from_bytes(*key.as_bytes()), known.device.clone()))
        });
        let keys = keys.collect();
        Self { registry, revoked, decisions, enumerators, keys, unproved }
    }

    /// Takes note of a proof that came with an envelope; whether a device was confirmed by it. One of a revoked device proves nothing,
    /// unless the log held it before.
    pub(super) fn prove(&mut self, proof: &Proof, envelope: Digest, now: Timestamp) -> bool {
        let confirmed = self.revoked.believes(&proof.device, envelope)
            && self.registry.confirm(&proof.device, proof.key, &proof.recipient, now);
        if confirmed {
            self.keys.insert(proof.key, Some(proof.device.clone()));
            self.unproved = self.unproved.saturating_sub(1);
        }
        confirmed
    }

    /// The whole parcel has been read: nothing will be proved any more.
    pub(super) fn over(&mut self) {
        self.unproved = 0;
    }

    /// What is said of a record's device here, or was decided about it.
    pub(super) fn of(&self, head: &Head<'_>, envelope: Digest) -> Standing {
        match self.registered(head, envelope) {
            Standing::Refused(reason) if self.decisions.admits(envelope, reason) => Standing::Admitted,
            standing => standing,
        }
    }

    fn registered(&self, head: &Head<'_>, envelope: Digest) -> Standing {
        // First of all: nothing further is believed of a key that nobody here can have enrolled.
        if !self.enumerators.contains(&*head.enumerator) {
            return Standing::Refused(Reason::FindingEnumeratorUnknown);
        }
        match self.keys.get(&head.device) {
            Some(Some(device)) if !self.revoked.believes(device, envelope) => {
                Standing::Refused(Reason::FindingDeviceRevoked)
            }
            Some(Some(_)) => Standing::Admitted,
            // A key of which an earlier version asked no proof may yet prove to be of a device that was revoked.
            _ if self.unproved > 0 => Standing::Waits,
            Some(None) => Standing::Admitted,
            None => Standing::Refused(Reason::FindingDeviceUnconfirmed),
        }
    }

    /// What people decided about envelopes that were set aside.
    pub(super) fn decisions(&self) -> &Decisions {
        &self.decisions
    }

    pub(super) fn registry(&self) -> &Registry {
        &self.registry
    }
}
