//! `study close`.

use std::path::PathBuf;

use clap::Args;
use jiff::tz::Offset;
use kin_protocol::certificate::{Item, State, sign};
use kin_terminal::{Exit, Result, Table, Terminal};
use serde::Serialize;
use serde_json::json;

use crate::clock;
use crate::closing::{Checked, ClosingError, ClosingLog, Event, How, Open, Said, certificate, checklist};
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::ending::{Ending, OnDisk};
use crate::stated::stated;
use crate::study::{Study, date};

/// Goes through what has to end when a study does, and at last writes a certificate of it.
///
/// Alone it shows how each item stands. With --item it records who says on which day that something ended, or why nobody
/// can say so. With --out it closes the study: refused while an item is open. The certificate names what was only said
/// and what nobody knows.
#[derive(Debug, Args)]
pub(crate) struct Close {
    /// The study's folder
    folder: PathBuf,
    /// What ended: quarantine, handovers, shares, server, devices, exports, backups, contacts
    #[arg(long, value_name = "ITEM", requires = "by", conflicts_with = "out")]
    item: Option<Item>,
    /// The day on which it ended
    #[arg(long, value_name = "DATE", requires = "item")]
    on: Option<String>,
    /// Why nobody can say that it ended
    #[arg(long, value_name = "TEXT", requires = "item", conflicts_with = "on")]
    unknown: Option<String>,
    /// Who says so, or closes the study, by name
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The certificate's file, which must be new: closes the study
    #[arg(long, value_name = "FILE", requires = "by")]
    out: Option<PathBuf>,
    /// Prints JSON, for programs
    #[arg(long, conflicts_with_all = ["item", "out"])]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    StudyCloseItem,
    StudyCloseState,
    StudyCloseInterviews,
    StudyCloseQuarantine,
    StudyCloseRequests,
    StudyCloseHandovers,
    StudyCloseKeys,
    StudyCloseShares,
    StudyCloseServer,
    StudyCloseDevices,
    StudyCloseExports,
    StudyCloseBackups,
    StudyCloseContacts,
    StudyCloseAbsent,
    StudyCloseSeen,
    StudyCloseStated { on: String, by: String },
    StudyCloseUnknown { why: String },
    StudyCloseUntil { expires: String },
    StudyCloseSetAside { count: u64 },
    StudyCloseNumbers { numbers: String },
    StudyCloseEpochs { epochs: String },
    StudyCloseUnsaid,
    StudyCloseNoted { item: &'static str },
    StudyCloseDone { file: String },
    StudyCloseCosign { quorum: u32, file: String },
    StudyCloseNext,
    StudyCloseOpen { count: u64 },
    StudyCloseReady,
    StudyCloseClosed,
}

pub(crate) fn run(args: &Close, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let by = args.by.as_deref().map(|by| stated("--by", by)).transpose()?;
    match (args.item, &args.out, by) {
        (Some(item), _, Some(by)) => state(args, &study, item, by, terminal),
        (None, Some(_), Some(by)) => close(args, &study, by, secrets, terminal),
        _ if args.json => list(&study, terminal),
        _ => show(&study, terminal),
    }
}

fn state(args: &Close, study: &Study, item: Item, by: String, terminal: &mut Terminal) -> Result {
    let now = clock::now();
    let today = Offset::UTC.to_datetime(now).date();
    let how = if let Some(why) = &args.unknown {
        How::Unknown(stated("--unknown", why)?)
    } else {
        let on = args.on.as_deref().map_or(Ok(today), |text| date("--on", text))?;
        if on > today.tomorrow().unwrap_or(today) {
            return Err(ClosingError::ClosingOnLater { on: on.to_string() }.into());
        }
        How::Ended(on)
    };
    ClosingLog::of(study)?.say(study, now, Said { item, how, by })?;
    terminal.say(&Say::StudyCloseNoted { item: item.into() });
    Ok(())
}

fn show(study: &Study, terminal: &mut Terminal) -> Result {
    let log = ClosingLog::of(study)?;
    let headings = [Say::StudyCloseItem, Say::StudyCloseState];
    let mut table = Table::new(headings.iter().map(|say| terminal.text(say)).collect());
    let mut open = 0;
    for (item, checked) in checklist(study, &log, clock::now())? {
        open += u64::from(matches!(checked, Checked::Open(_)));
        table.row(vec![terminal.text(&name(item)), terminal.text(&words(checked))]);
    }
    terminal.table(&table);
    terminal.say(&match open {
        _ if log.is_closed() => Say::StudyCloseClosed,
        0 => Say::StudyCloseReady,
        count => Say::StudyCloseOpen { count },
    });
    Ok(())
}

/// How each item stands, for programs.
fn list(study: &Study, terminal: &mut Terminal) -> Result {
    let log = ClosingLog::of(study)?;
    let items = checklist(study, &log, clock::now())?.into_iter().map(|(item, checked)| {
        let is_open = matches!(checked, Checked::Open(_));
        json!({ "item": item, "open": is_open, "text": terminal.text(&words(checked)) })
    });
    let listing = json!({ "items": items.collect::<Vec<_>>(), "closed": log.is_closed() });
    terminal.raw(&format!("{listing:#}\n"));
    Ok(())
}

fn close(args: &Close, study: &Study, by: String, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let out = args.out.as_deref().expect("whoever calls this has it");
    let now = clock::now();
    let log = ClosingLog::of(study)?;
    // Refused before anyone types a passphrase.
    let closing = certificate(study, &log, by.clone(), now)?;
    let root = study.unlock_root(&unlock::known(&unlock::Say::UnlockAskRoot, secrets, terminal)?)?;
    let signed = sign(&closing, &[&root]).ending(Exit::Refused)?;
    let appended = log.append(study, now, Event::Closed { certificate: closing.digest(), by })?;
    if let Err(error) = kin_disk::write_private(out, signed) {
        appended.undo(&study.layout().closing());
        return Err(error).on_disk();
    }
    let file = out.display().to_string();
    terminal.say(&Say::StudyCloseDone { file: file.clone() });
    let quorum = study.roots()?.quorum();
    if quorum > 1 {
        terminal.say(&Say::StudyCloseCosign { quorum, file });
    }
    terminal.say(&Say::StudyCloseNext);
    Ok(())
}

fn name(item: Item) -> Say {
    match item {
        Item::Interviews => Say::StudyCloseInterviews,
        Item::Quarantine => Say::StudyCloseQuarantine,
        Item::Requests => Say::StudyCloseRequests,
        Item::Handovers => Say::StudyCloseHandovers,
        Item::Keys => Say::StudyCloseKeys,
        Item::Shares => Say::StudyCloseShares,
        Item::Server => Say::StudyCloseServer,
        Item::Devices => Say::StudyCloseDevices,
        Item::Exports => Say::StudyCloseExports,
        Item::Backups => Say::StudyCloseBackups,
        Item::Contacts => Say::StudyCloseContacts,
    }
}

fn words(checked: Checked) -> Say {
    let joined = |numbers: Vec<String>| numbers.join(", ");
    match checked {
        Checked::Ended(State::Absent) => Say::StudyCloseAbsent,
        Checked::Ended(State::Seen) => Say::StudyCloseSeen,
        Checked::Ended(State::Stated { on, by }) => Say::StudyCloseStated { on: on.to_string(), by },
        Checked::Ended(State::Unknown { why }) => Say::StudyCloseUnknown { why },
        Checked::Open(Open::Until(expires)) => Say::StudyCloseUntil { expires: expires.to_string() },
        Checked::Open(Open::SetAside(count)) => Say::StudyCloseSetAside { count },
        Checked::Open(Open::Numbers(numbers)) => {
            Say::StudyCloseNumbers { numbers: joined(numbers.iter().map(u64::to_string).collect()) }
        }
        Checked::Open(Open::Epochs(epochs)) => {
            Say::StudyCloseEpochs { epochs: joined(epochs.iter().map(u32::to_string).collect()) }
        }
        Checked::Open(Open::Unsaid) => Say::StudyCloseUnsaid,
    }
}
