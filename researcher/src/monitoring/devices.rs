//! Which devices have sent what, which have fallen silent, and whose numbers have holes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kin_sealing::DevicePublicKey;
use serde::Serialize;

use super::Checks;

/// A device without an interview for so many days before the newest of all is silent.
const SILENT_DAYS: i32 = 7;

/// What one device has sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MonitoredDevice {
    /// Its key.
    pub device: DevicePublicKey,
    /// The codes of those who used it.
    pub enumerators: BTreeSet<String>,
    /// Check records of it.
    pub interviews: u64,
    /// Numbers up to its highest that no check record has: corrections, and what has not come yet or was withdrawn.
    pub missing: u64,
    /// The last day on which an interview ended on it.
    pub last: String,
    /// Whether it is silent: no interview within a week before the newest of all devices.
    pub silent: bool,
}

pub(super) fn of(checks: &Checks) -> Vec<MonitoredDevice> {
    let mut devices: BTreeMap<DevicePublicKey, (MonitoredDevice, u64)> = BTreeMap::new();
    for (device, record) in checks.by_device() {
        let empty = || MonitoredDevice {
            device,
            enumerators: BTreeSet::new(),
            interviews: 0,
            missing: 0,
            last: String::new(),
            silent: false,
        };
        let (entry, highest) = devices.entry(device).or_insert_with(|| (empty(), 0));
        entry.enumerators.insert(record.enumerator.clone());
        entry.interviews += 1;
        *highest = record.sequence.max(*highest);
        if entry.last < record.day {
            entry.last.clone_from(&record.day);
        }
    }
    let date = |day: &str| day.parse::<Date>().ok();
    let newest = devices.values().filter_map(|(device, _)| date(&device.last)).max();
    let finished = |(device, highest): (MonitoredDevice, u64)| {
        let quiet = newest.zip(date(&device.last)).and_then(|(newest, last)| newest.since(last).ok());
        MonitoredDevice {
            missing: highest - device.interviews,
            silent: quiet.is_some_and(|quiet| quiet.get_days() > SILENT_DAYS),
            ..device
        }
    };
    devices.into_values().map(finished).collect()
}
