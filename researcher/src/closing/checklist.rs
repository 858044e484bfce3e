//! How each thing stands that has to end when a study does.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use kin_disk::DiskError;
use kin_protocol::certificate::{Closing, Item, State};
use kin_terminal::{Exit, Result};
use strum::VariantArray;

use super::{ClosingError, ClosingLog, How, Said, is_stated};
use crate::disclosure::{DeletedEntry, Ledger, What};
use crate::ending::Ending;
use crate::handing::{Standing, handovers};
use crate::requests::Requests;
use crate::study::Study;

/// How one item stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It ended, or it is said why nobody can tell.
    Ended(State),
    /// It has not ended.
    Open(Open),
}

/// Why an item is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// Interviews may start until then.
    Until(Timestamp),
    /// So many envelopes are set aside.
    SetAside(u64),
    /// These are not done: numbers of requests or of hand-overs.
    Numbers(Vec<u64>),
    /// The keys of these epochs are there.
    Epochs(Vec<u32>),
    /// Nobody has said anything.
    Unsaid,
}

/// Every item of the checklist, in the procedure's order.
pub fn checklist(study: &Study, log: &ClosingLog, now: Timestamp) -> Result<Vec<(Item, Checked)>> {
    let mut checked = Vec::with_capacity(Item::VARIANTS.len());
    for item in Item::VARIANTS {
        let said = if is_stated(*item) { log.last(*item).map(state) } else { None };
        let seen = seen(study, *item, now)?;
        checked.push((
            *item,
            match (seen, said) {
                // What the desk can see is not talked away.
                (Checked::Ended(state), _) | (Checked::Open(_), Some(state)) => Checked::Ended(state),
                (open, None) => open,
            },
        ));
    }
    Ok(checked)
}

/// The certificate that the study is closed now, not yet signed.
///
/// Errors: [`ClosingError::ClosingNotYet`] where something has neither ended nor is said to be unknown.
pub fn certificate(study: &Study, log: &ClosingLog, by: String, now: Timestamp) -> Result<Closing> {
    if log.is_closed() {
        return Err(ClosingError::ClosingAgain.into());
    }
    let mut items = Vec::with_capacity(Item::VARIANTS.len());
    let mut open: Vec<&'static str> = Vec::new();
    for (item, checked) in checklist(study, log, now)? {
        match checked {
            Checked::Ended(state) => items.push((item, state)),
            Checked::Open(_) => open.push(item.into()),
        }
    }
    if !open.is_empty() {
        return Err(ClosingError::ClosingNotYet { items: open.join(", ") }.into());
    }
    let epochs = study.settings().epochs.iter();
    let destroyed = epochs.filter_map(|epoch| Some((epoch.epoch, epoch.destroyed.as_ref()?.certificate)));
    Ok(Closing { study: study.settings().study, closed: now, destroyed: destroyed.collect(), items, by })
}

fn state(Said { how, by, .. }: &Said) -> State {
    match how {
        How::Ended(on) => State::Stated { on: *on, by: by.clone() },
        How::Unknown(why) => State::Unknown { why: format!("{why} ({by})") },
    }
}

/// What the desk sees of an item by itself.
fn seen(study: &Study, item: Item, now: Timestamp) -> Result<Checked> {
    let settings = study.settings();
    let absent = Checked::Ended(State::Absent);
    let unsaid = Checked::Open(Open::Unsaid);
    Ok(match item {
        Item::Interviews if settings.expires > now => Checked::Open(Open::Until(settings.expires)),
        Item::Interviews => Checked::Ended(State::Seen),
        Item::Quarantine => match set_aside(study)? {
            0 => Checked::Ended(State::Seen),
            count => Checked::Open(Open::SetAside(count)),
        },
        Item::Requests => {
            let all = Requests::of(study)?.all();
            let open: Vec<u64> =
                all.iter().filter(|request| request.end.is_none()).map(|request| request.number).collect();
            match (all.is_empty(), open.is_empty()) {
                (true, _) => absent,
                (false, true) => Checked::Ended(State::Seen),
                (false, false) => Checked::Open(Open::Numbers(open)),
            }
        }
        Item::Handovers => handed(&Ledger::of(study)?, Offset::UTC.to_datetime(now).date()),
        Item::Keys => {
            let held = settings.epochs.iter().filter(|epoch| epoch.destroyed.is_none());
            let held: Vec<u32> = held.map(|epoch| epoch.epoch).collect();
            match (settings.epochs.is_empty(), held.is_empty()) {
                (true, _) => absent,
                (false, true) => Checked::Ended(State::Seen),
                (false, false) => Checked::Open(Open::Epochs(held)),
            }
        }
        Item::Shares if settings.epochs.iter().all(|epoch| epoch.split.is_none()) => absent,
        Item::Devices if study.registry()?.devices.is_empty() => absent,
        Item::Exports => {
            let exported = Ledger::of(study)?.lines().iter().any(|line| matches!(line.what, What::Export(_)));
            if exported { unsaid } else { absent }
        }
        Item::Contacts
            if settings.contacts.is_none() && settings.supervisors.is_empty() && !settings.supervised =>
        {
            absent
        }
        Item::Shares | Item::Server | Item::Devices | Item::Backups | Item::Contacts => unsaid,
    })
}

/// Hand-overs: the ledger holds the word of whoever said that the last of them is deleted.
fn handed(ledger: &Ledger, today: Date) -> Checked {
    let all = handovers(ledger, today);
    let out = all.iter().filter(|(_, _, standing)| *standing != Standing::Deleted);
    let out: Vec<u64> = out.map(|(number, _, _)| *number).collect();
    if !out.is_empty() {
        return Checked::Open(Open::Numbers(out));
    }
    let last = ledger.lines().iter().rev().find_map(|line| match &line.what {
        What::Deleted(DeletedEntry { by, .. }) => Some((line.at, by)),
        _ => None,
    });
    Checked::Ended(match last {
        Some((at, by)) => State::Stated { on: Offset::UTC.to_datetime(at).date(), by: by.clone() },
        None => State::Absent,
    })
}

/// How many envelopes lie in quarantine.
fn set_aside(study: &Study) -> Result<u64> {
    let folder = study.layout().quarantine();
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(DiskError::of_system(&folder, error)).ending(Exit::Storage),
    };
    let mut count = 0;
    for entry in entries {
        entry.map_err(|error| DiskError::of_system(&folder, error)).ending(Exit::Storage)?;
        count += 1;
    }
    Ok(count)
}
