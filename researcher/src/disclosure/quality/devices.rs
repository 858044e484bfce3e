//! Which devices have sent what, and which have fallen silent.

use std::collections::BTreeMap;

use kin_sealing::DevicePublicKey;
use serde::Serialize;

use crate::study::Registry;

/// A device without an interview for so many days before the newest of all is silent.
const SILENT_DAYS: i32 = 7;

/// What one device has sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeviceQuality {
    /// What the team calls it.
    pub label: String,
    /// Interviews of this form.
    pub interviews: u64,
    /// The day on which the last of them began.
    pub last: Option<String>,
    /// Whether nothing has come of it, or nothing within a week before the newest interview of all.
    pub silent: bool,
    /// Whether it was revoked.
    pub revoked: bool,
}

/// Interviews of each key, and the day of the last.
#[derive(Default)]
pub(super) struct Devices {
    by_key: BTreeMap<DevicePublicKey, (u64, String)>,
}

impl Devices {
    pub(super) fn add(&mut self, key: DevicePublicKey, day: &str) {
        let (count, last) = self.by_key.entry(key).or_default();
        *count += 1;
        if last.as_str() < day {
            day.clone_into(last);
        }
    }

    pub(super) fn finish(self, registry: &Registry) -> Vec<DeviceQuality> {
        let date = |day: &str| day.parse::<jiff::civil::Date>().ok();
        let newest = self.by_key.values().filter_map(|(_, last)| date(last)).max();
        let of = |device: &crate::study::Device| {
            let own = self.by_key.iter().filter(|(key, _)| {
                registry.device_of(**key).is_some_and(|other| other.label == device.label)
            });
            let (interviews, last) = own.fold((0, None), |(count, last), (_, (more, day))| {
                (count + more, last.max(Some(day.clone())))
            });
            let quiet_since = |day: &String| {
                let (day, newest) = (date(day)?, newest?);
                Some(newest.since(day).ok()?.get_days() > SILENT_DAYS)
            };
            let silent = last.as_ref().and_then(quiet_since).unwrap_or(true);
            let (label, revoked) = (device.label.clone(), device.revoked.is_some());
            DeviceQuality { label, interviews, last, silent, revoked }
        };
        registry.devices.iter().map(of).collect()
    }
}
