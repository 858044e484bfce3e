//! `set-aside list`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use crate::commands::count::json;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::disclosure::Ledger;
use crate::quarantine::{self, SetAside};

/// Lists the envelopes that are set aside: why, of which device, and what was decided about them.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// The study's folder
    folder: PathBuf,
    /// Only those about which nothing was decided yet
    #[arg(long)]
    undecided: bool,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    SetAsideListNone,
    SetAsideListEnvelope,
    SetAsideListReason,
    SetAsideListDevice,
    SetAsideListNumber,
    SetAsideListDecided,
    SetAsideListAdmitted,
    SetAsideListRejected,
    SetAsideListOpen,
    SetAsideListStays,
}

/// So many digits of an envelope's digest are shown; they name it to the other commands.
const DIGITS: usize = 16;

pub(crate) fn run(args: &List, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let mut listed = quarantine::list(&study, &identities, &Ledger::of(&study)?.decisions())?;
    drop(identities);
    listed.retain(|one| !args.undecided || one.admitted.is_none());
    if args.json {
        json(&listed, terminal);
        return Ok(());
    }
    if listed.is_empty() {
        terminal.say(&Say::SetAsideListNone);
        return Ok(());
    }
    let headings = [
        Say::SetAsideListEnvelope,
        Say::SetAsideListDevice,
        Say::SetAsideListNumber,
        Say::SetAsideListDecided,
        Say::SetAsideListReason,
    ];
    let mut table = Table::new(headings.iter().map(|say| terminal.text(say)).collect());
    table.right(2);
    for one in &listed {
        let record = one.record.as_ref();
        let device =
            record.map(|said| said.device.clone().unwrap_or_else(|| said.key.to_string()[..16].to_owned()));
        table.row(vec![
            one.envelope.to_string()[..DIGITS].to_owned(),
            device.unwrap_or_default(),
            record.map(|said| said.sequence.to_string()).unwrap_or_default(),
            terminal.text(&decided(one)),
            super::reason(one.reason, terminal),
        ]);
    }
    terminal.table(&table);
    Ok(())
}

/// What was decided, or whether anything can be.
pub(super) fn decided(one: &SetAside) -> Say {
    match one.admitted {
        Some(true) => Say::SetAsideListAdmitted,
        Some(false) => Say::SetAsideListRejected,
        None if one.may_be_admitted => Say::SetAsideListOpen,
        None => Say::SetAsideListStays,
    }
}
