use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::here::Here;
use crate::storage::{Salvaged, Storage as _};
use crate::vouchers;

/// Queues unfinished interviews as they are, to be sent: for a passphrase that is forgotten, or an enumerator who does not come back. Needs no passphrase.
///
/// After each answer an interview is also sealed to the research team; that copy is what is queued, as an interview that broke off. The draft itself
/// stays: whoever knows the passphrase can still finish it, and then the whole interview counts.
#[derive(Debug, Args)]
pub(crate) struct Salvage {}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    SalvageNothing,
    SalvageDone { queued: u64 },
    SalvageLeft { left: u64 },
}

pub(crate) fn run(_: &Salvage, here: &Here, terminal: &mut Terminal) -> Result {
    here.each(terminal, |place, terminal| {
        let Salvaged { queued, left } = place.storage.salvage()?;
        match queued {
            0 => terminal.say(&Say::SalvageNothing),
            queued => terminal.say(&Say::SalvageDone { queued }),
        }
        if left > 0 {
            terminal.warn(&Say::SalvageLeft { left });
        }
        vouchers::tell(&place.storage, terminal)
    })
}
