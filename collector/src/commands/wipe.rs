use clap::Args;
use kin_conversation::yes_or_no;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::enumerators::Workplace;
use crate::folder;
use crate::here::Here;
use crate::storage::Storage as _;
use crate::wiping::Held;

/// Takes everything off this device that a passphrase opens: keys, drafts, lists, vouchers. Needs no passphrase.
///
/// Sealed responses that wait stay and can still be sent; no interview starts here any more. With --all they go too, and nothing is left.
#[derive(Debug, Args)]
pub(crate) struct Wipe {
    /// Removes the sealed responses too: those that no server has confirmed are lost for ever
    #[arg(long)]
    all: bool,
    /// Wipes without asking
    #[arg(long)]
    yes: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    WipeAsk { drafts: u64 },
    WipeAskAll { waiting: u64, drafts: u64 },
    WipeUnpaid { unpaid: u64 },
    WipeDone { waiting: u64 },
    WipeAllDone,
    WipeLeft,
}

pub(crate) fn run(args: &Wipe, here: &Here, terminal: &mut Terminal) -> Result {
    // It may have to be done in a hurry, on a device whose note is not to be trusted any more: nothing else is asked of it.
    let mut places = here.everyone()?;
    let mut held = Held::default();
    for place in &places {
        held.add(Held::of(&place.storage)?);
    }
    let Held { waiting, unpaid, drafts } = held;
    let ask = if args.all { Say::WipeAskAll { waiting, drafts } } else { Say::WipeAsk { drafts } };
    if !args.yes && !is_sure(&ask, terminal)? {
        terminal.say(&Say::WipeLeft);
        return Ok(());
    }
    for place in &mut places {
        place.storage.wipe()?;
    }
    if args.all {
        // The numbered folders first: they lie in the first one's.
        for Workplace { folder, storage, .. } in places.into_iter().rev() {
            drop(storage);
            folder::remove(&folder).map_err(|error| Failure::error(Exit::Storage, &error))?;
        }
        terminal.say(&Say::WipeAllDone);
        return Ok(());
    }
    terminal.say(&Say::WipeDone { waiting });
    if unpaid > 0 {
        terminal.warn(&Say::WipeUnpaid { unpaid });
    }
    Ok(())
}

fn is_sure(ask: &Say, terminal: &mut Terminal) -> Result<bool> {
    loop {
        if let Some(answer) = yes_or_no(&terminal.ask(ask)?) {
            return Ok(answer);
        }
    }
}
