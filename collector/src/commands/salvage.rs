use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;
use serde_json::json;

use crate::here::Here;
use crate::storage::{Salvaged, Storage};
use crate::vouchers;

/// Queues unfinished interviews as they are, to be sent: for a passphrase that is forgotten, or an enumerator who does not come back. Needs no passphrase.
///
/// After each answer an interview is also sealed to the research team; that copy is what is queued, as an interview that broke off. The draft itself
/// stays: whoever knows the passphrase can still finish it, and then the whole interview counts.
#[derive(Debug, Args)]
pub(crate) struct Salvage {
    /// Prints JSON for scripts
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    SalvageNothing,
    SalvageDone { queued: u64 },
    SalvageLeft { left: u64 },
}

pub(crate) fn run(args: &Salvage, here: &Here, terminal: &mut Terminal) -> Result {
    if !args.json {
        return here.each(terminal, |place, terminal| queue(&mut place.storage, terminal));
    }
    let mut places = here.everyone()?;
    let mut salvaged = Vec::with_capacity(places.len());
    for place in &mut places {
        salvaged.push(place.storage.salvage()?);
    }
    let mut salvaged = salvaged.into_iter();
    let listing = super::of_each(&places, |_| {
        let Salvaged { queued, left } = salvaged.next().unwrap_or_default();
        Ok(json!({ "queued": queued, "left": left }))
    })?;
    super::print_json(terminal, &listing);
    Ok(())
}

/// Queues what one enumerator did not finish, and says how much of it there was.
pub(crate) fn queue(storage: &mut dyn Storage, terminal: &mut Terminal) -> Result {
    let Salvaged { queued, left } = storage.salvage()?;
    match queued {
        0 => terminal.say(&Say::SalvageNothing),
        queued => terminal.say(&Say::SalvageDone { queued }),
    }
    if left > 0 {
        terminal.warn(&Say::SalvageLeft { left });
    }
    vouchers::tell(storage, terminal)
}
