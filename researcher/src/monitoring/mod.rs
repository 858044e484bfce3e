//! What a supervisor sees while everything is sealed: check records of interviews, which hold no answers.
//!
//! Architecture invariant: nothing here reads a study's folder, a response or a key that opens one.

mod devices;
mod gather;
mod offices;
mod tally;

pub use devices::MonitoredDevice;
pub use gather::{Checks, MonitorError, gather};
pub use offices::Offices;
pub use tally::{Pace, Progress};

use std::collections::BTreeMap;

use serde::Serialize;

use self::tally::Groups;

/// A quota with fewer interviews than this is not told exactly: a number so small is about somebody.
pub const QUOTA_FLOOR: u64 = 3;

/// How the survey goes.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Monitored {
    /// Check records, each interview's once.
    pub checks: u64,
    /// One entry an enumerator; those of the list of offices who have sent nothing yet among them.
    pub by_enumerator: Vec<Progress>,
    /// One entry an office, where a list of them was given; empty is where an enumerator stands in no office.
    pub by_office: Vec<Progress>,
    /// One entry a day on which interviews ended.
    pub by_day: Vec<Progress>,
    /// How many interviews were held under each form and version.
    pub forms: BTreeMap<String, u64>,
    /// How many interviews count towards each quota; none where they are one or two.
    pub quotas: BTreeMap<String, Option<u64>>,
    /// One entry a device key.
    pub devices: Vec<MonitoredDevice>,
}

/// Counts check records; `offices` says who works where.
pub fn monitor(checks: &Checks, offices: &Offices) -> Monitored {
    let mut monitored = Monitored { checks: checks.len(), ..Monitored::default() };
    let [mut by_enumerator, mut by_office, mut by_day] = [(); 3].map(|()| Groups::default());
    for code in offices.enumerators() {
        by_enumerator.expect(code);
    }
    let mut quotas: BTreeMap<String, u64> = BTreeMap::new();
    for record in checks.records() {
        by_enumerator.add(&record.enumerator, record);
        by_day.add(&record.day, record);
        if !offices.is_empty() {
            by_office.add(offices.of(&record.enumerator), record);
        }
        *monitored.forms.entry(format!("{} {}", record.form, record.version)).or_default() += 1;
        for quota in &record.quotas {
            *quotas.entry(quota.clone()).or_default() += 1;
        }
    }
    let pace = Pace::of(checks.records());
    monitored.by_enumerator = by_enumerator.finish(&pace);
    monitored.by_office = by_office.finish(&pace);
    monitored.by_day = by_day.finish(&pace);
    monitored.quotas =
        quotas.into_iter().map(|(name, count)| (name, (count >= QUOTA_FLOOR).then_some(count))).collect();
    monitored.devices = devices::of(checks);
    monitored
}
