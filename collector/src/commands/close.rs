use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::chance::SystemChance;
use crate::clock::{Clock as _, SystemClock};
use crate::here::{Here, open_device};
use crate::vouchers;
use kin_conversation::yes_or_no;

/// Ends this device's work: seals a last record that says how many there are. No interview starts after it.
///
/// Sending still works. The office needs the last record before it may destroy the keys.
#[derive(Debug, Args)]
pub(crate) struct Close {
    /// Closes without asking
    #[arg(long)]
    yes: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    CloseAsk,
    CloseLeft,
    CloseSealed { sequence: u64, count: u64 },
}

pub(crate) fn run(args: &Close, here: &Here, terminal: &mut Terminal) -> Result {
    let mut storage = here.storage(terminal)?;
    let device = open_device(&storage, terminal)?;
    device.refuse_closed()?;
    if !args.yes && !is_sure(terminal)? {
        terminal.say(&Say::CloseLeft);
        return Ok(());
    }
    let vault = device.unlock(&storage, &here.passphrase(terminal)?)?;
    let closing = device.close(&mut storage, &vault, &SystemClock.now(), &mut SystemChance::default())?;
    let settled = vouchers::settle(&mut storage, &vault);
    drop(vault);
    terminal.say(&Say::CloseSealed { sequence: closing.sequence, count: closing.count });
    settled?;
    vouchers::tell(&storage, terminal)
}

fn is_sure(terminal: &mut Terminal) -> Result<bool> {
    loop {
        if let Some(answer) = yes_or_no(&terminal.ask(&Say::CloseAsk)?) {
            return Ok(answer);
        }
    }
}
