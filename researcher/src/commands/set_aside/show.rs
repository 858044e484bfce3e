//! `set-aside show`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use super::list::decided;
use crate::commands::count::json;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::disclosure::Ledger;
use crate::quarantine::{self, DecisionEntry, SetAside, find};

/// Shows what is known of an envelope that is set aside, without its answers, and every decision about it.
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The study's folder
    folder: PathBuf,
    /// The envelope, by the first digits of its SHA-256
    envelope: String,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    SetAsideShowEnvelope,
    SetAsideShowDevice,
    SetAsideShowKey,
    SetAsideShowNumber,
    SetAsideShowEnumerator,
    SetAsideShowForm,
    SetAsideShowEpoch,
    SetAsideShowDecided,
    SetAsideShowAdmitted { at: String, declared: String, why: String },
    SetAsideShowRejected { at: String, declared: String, why: String },
}

#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    one: &'a SetAside,
    decisions: Vec<(String, &'a DecisionEntry)>,
}

pub(crate) fn run(args: &Show, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let ledger = Ledger::of(&study)?;
    let listed = quarantine::list(&study, &identities, &ledger.decisions())?;
    drop(identities);
    let one = find(&listed, &args.envelope)?;
    let about = ledger.decided().filter(|(_, entry)| entry.envelopes.contains_key(&one.envelope));
    let decisions: Vec<(String, &DecisionEntry)> = about.map(|(at, entry)| (at.to_string(), entry)).collect();
    if args.json {
        json(&Shown { one, decisions }, terminal);
        return Ok(());
    }
    let mut table = Table::new(vec![terminal.text(&Say::SetAsideShowEnvelope), one.envelope.to_string()]);
    if let Some(said) = &one.record {
        for (what, value) in [
            (Say::SetAsideShowDevice, said.device.clone().unwrap_or_default()),
            (Say::SetAsideShowKey, said.key.to_string()),
            (Say::SetAsideShowNumber, said.sequence.to_string()),
            (Say::SetAsideShowEnumerator, said.enumerator.clone()),
            (Say::SetAsideShowForm, said.form.clone()),
            (Say::SetAsideShowEpoch, said.epoch.to_string()),
        ] {
            table.row(vec![terminal.text(&what), value]);
        }
    }
    table.row(vec![terminal.text(&Say::SetAsideShowDecided), terminal.text(&decided(one))]);
    terminal.table(&table);
    let reason = super::reason(one.reason, terminal);
    terminal.raw(&(reason + "\n"));
    for (at, entry) in decisions {
        let (declared, why) = (entry.declared.join(", "), entry.why.clone());
        terminal.say(&if entry.admitted {
            Say::SetAsideShowAdmitted { at, declared, why }
        } else {
            Say::SetAsideShowRejected { at, declared, why }
        });
    }
    Ok(())
}
