use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::here::{Here, open_device};
use crate::interviews;

/// Gives a sealed interview a short label of your own, to know it again in the list.
///
/// The label stays on this device, encrypted, and is never sent. Do not write a name there. An empty one takes the label away.
#[derive(Debug, Args)]
pub(crate) struct Label {
    /// The interview's number, as `interviews` lists it
    number: u64,
    /// Reads the label from the first line of a file, instead of asking for it
    #[arg(long, value_name = "FILE")]
    label_file: Option<PathBuf>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    LabelPrompt,
    LabelKept { number: u64 },
}

pub(crate) fn run(args: &Label, here: &Here, terminal: &mut Terminal) -> Result {
    let mut storage = here.storage(terminal)?;
    let device = open_device(&storage, terminal)?;
    let vault = device.unlock(&storage, &here.passphrase(terminal)?)?;
    let number = args.number;
    // Before anything is typed in vain.
    interviews::find(&storage, &vault, number)?;
    let label = match args.label_file.as_deref() {
        Some(file) => terminal.passphrase(&Say::LabelPrompt, Some(file))?,
        None => terminal.ask(&Say::LabelPrompt)?.into(),
    };
    interviews::label(&mut storage, &vault, number, &label)?;
    terminal.say(&Say::LabelKept { number });
    Ok(())
}
