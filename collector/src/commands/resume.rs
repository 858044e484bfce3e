use clap::Args;
use kin_conversation::ConversationError;
use kin_terminal::{Result, Terminal, streams};

use super::drafts::numbered;
use super::fill::carry;
use crate::chance::SystemChance;
use crate::here::{Here, open_device};
use crate::holding::Holding;

/// Takes up an interview that was left or cut off, where it stood.
#[derive(Debug, Args)]
pub(crate) struct Resume {
    /// The draft's number, as `drafts` lists it; the only draft where there is one
    number: Option<usize>,
}

pub(crate) fn run(args: &Resume, here: &Here, terminal: &mut Terminal) -> Result {
    let mut storage = here.storage(terminal)?;
    let device = open_device(&storage, terminal)?;
    device.refuse_closed()?;
    let vault = device.unlock(&storage, &here.passphrase(terminal)?)?;
    let id = numbered(args.number, &storage, &vault)?;
    let (holding, interview) = Holding::take_up(&device, &storage, &vault, id, &mut SystemChance::default())?;
    let mut input = streams::input().map_err(ConversationError::from)?;
    let ended = carry(holding, interview, &mut storage, &vault, &mut input, terminal)?;
    // Nothing is said before what opens the vault is gone from memory.
    drop(vault);
    ended.tell(&storage, terminal)
}
