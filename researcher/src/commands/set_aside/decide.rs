//! `set-aside decide`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::disclosure::Ledger;
use crate::quarantine::{self, Ruling, SetAside, find};

/// Takes down what two people decide about envelopes that are set aside: that they are taken in all the same, or stay out.
///
/// What is admitted is taken in when a parcel that carries it is opened again, if nothing else speaks against it. A decision is a line of the
/// study's ledger: it is never changed, and a later one counts in its place. Where a later parcel sets an envelope aside for another reason,
/// or nothing speaks any more against one that was rejected, it is undecided again.
#[derive(Debug, Args)]
pub(crate) struct Decide {
    /// The study's folder
    folder: PathBuf,
    /// The envelopes, each by the first digits of its SHA-256
    envelopes: Vec<String>,
    /// All undecided ones of the device of this label that can be decided so
    #[arg(long, value_name = "LABEL", conflicts_with = "envelopes")]
    device: Option<String>,
    /// Takes them in
    #[arg(long, required_unless_present = "reject", conflicts_with = "reject")]
    admit: bool,
    /// Leaves them out
    #[arg(long)]
    reject: bool,
    /// Why, without a word of what was answered: the ledger is not sealed
    #[arg(long, value_name = "REASON")]
    why: String,
    /// Someone who decides it, by name; at least two
    #[arg(long = "declared-by", value_name = "NAME")]
    declared: Vec<String>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    SetAsideDecideAdmitted { count: u64, declared: String },
    SetAsideDecideRejected { count: u64, declared: String },
    SetAsideDecideNext,
}

pub(crate) fn run(args: &Decide, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (study, lock) = marked::change(&args.folder, terminal)?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let listed = quarantine::list(&study, &identities, &Ledger::of(&study)?.decisions())?;
    drop(identities);
    let ruling = if args.admit { Ruling::Admit } else { Ruling::Reject };
    let chosen: Vec<&SetAside> = match &args.device {
        Some(label) => of_device(&listed, label, ruling),
        None => {
            args.envelopes.iter().map(|name| find(&listed, name)).collect::<std::result::Result<_, _>>()?
        }
    };
    let entry = quarantine::decide(&study, &lock, &chosen, ruling, &args.declared, &args.why, clock::now())?;
    let (count, declared) = (entry.envelopes.len() as u64, entry.declared.join(", "));
    match ruling {
        Ruling::Admit => {
            terminal.say(&Say::SetAsideDecideAdmitted { count, declared });
            terminal.say(&Say::SetAsideDecideNext);
        }
        Ruling::Reject => terminal.say(&Say::SetAsideDecideRejected { count, declared }),
    }
    Ok(())
}

fn of_device<'s>(listed: &'s [SetAside], label: &str, ruling: Ruling) -> Vec<&'s SetAside> {
    let is_of = |one: &&SetAside| {
        let device = one.record.as_ref().and_then(|said| said.device.as_deref());
        let may_be = ruling == Ruling::Reject || one.may_be_admitted;
        device == Some(label) && one.admitted.is_none() && may_be
    };
    listed.iter().filter(is_of).collect()
}
