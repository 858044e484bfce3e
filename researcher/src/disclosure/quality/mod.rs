//! How the interviews were held: plain numbers by enumerator, office and day. For the team at the desk: nothing is withheld, and nothing of it
//! is ever released. A number here is a reason to ask, never a reason to delete.

mod alike;
mod back_check;
mod devices;
mod flags;
mod outliers;
mod straight;
mod tally;

use std::collections::{BTreeMap, BTreeSet};

use kin_forms::Answer;
use kin_terminal::Result;
use serde::Serialize;

pub use back_check::{BackCheck, Compared, back_check};
pub use devices::DeviceQuality;
pub use flags::{Flag, Flagged, flags};
pub use outliers::Outliers;
pub use tally::{Group, Tally};
pub(super) use tally::{is_at_night, length};

use self::alike::Recent;
use self::devices::Devices;
use self::outliers::Numbers;
use self::straight::Batteries;
use self::tally::{Gathered, Interview};
use super::Source;
use crate::responses;

/// How the interviews of a form were held.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Quality {
    /// One entry an enumerator, in the order of their codes.
    pub by_enumerator: Vec<Group>,
    /// One entry an office, as the question that was named says; empty where none was.
    pub by_office: Vec<Group>,
    /// One entry a day on which interviews began.
    pub by_day: Vec<Group>,
    /// How many interviews were held under each version of the form.
    pub versions: BTreeMap<String, u64>,
    /// Numbers far from the others, by question.
    pub outliers: Vec<Outliers>,
    /// One entry a device of the registry.
    pub devices: Vec<DeviceQuality>,
    /// People who were interviewed more than once with this form on the same day, by their participant codes.
    pub twice_a_day: u64,
}

/// How the interviews were held; `office` names the question that says where.
pub fn quality(source: &Source<'_>, office: Option<&str>) -> Result<Quality> {
    let batteries = Batteries::of(source.versions);
    let mut numbers = Numbers::of(source.versions);
    let mut devices = Devices::default();
    let mut recent = Recent::default();
    let [mut by_enumerator, mut by_office, mut by_day] = [(); 3].map(|()| Gathered::default());
    let mut versions = BTreeMap::new();
    let (mut met, mut twice) = (BTreeSet::new(), BTreeSet::new());
    responses::interviews(source.study, source.identities, source.versions, &mut |held| {
        let (head, recorded) = (held.head, &held.recorded);
        let day = recorded.started.local.date().to_string();
        *versions.entry(head.version.clone().into_owned()).or_default() += 1;
        numbers.add(recorded);
        devices.add(head.device, &day);
        let interview = Interview {
            recorded,
            straight: batteries.are_straight(head.digest, recorded),
            alike: recent.share(&head.enumerator, recorded),
            day: &day,
        };
        by_enumerator.add(&head.enumerator, &interview);
        by_day.add(&day, &interview);
        if let Some(office) = office {
            let place = match recorded.answers.get(office) {
                Some(Answer::One(name)) => name.as_str(),
                _ => "",
            };
            by_office.add(place, &interview);
        }
        if let Some(code) = &head.participant {
            let meeting = (code.clone().into_owned(), day);
            if !met.insert(meeting.clone()) {
                twice.insert(meeting);
            }
        }
        Ok(())
    })?;
    let typical = by_enumerator.typical_minutes();
    Ok(Quality {
        by_enumerator: by_enumerator.finish(typical),
        by_office: by_office.finish(typical),
        by_day: by_day.finish(typical),
        versions,
        outliers: numbers.finish(),
        devices: devices.finish(&source.study.registry()?),
        twice_a_day: twice.len() as u64,
    })
}
