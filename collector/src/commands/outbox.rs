use clap::Args;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;
use serde_json::json;

use crate::here::{Here, open_device};
use crate::storage::{self, OutboxEntry, Place, SALVAGED, SqliteStorage, Storage as _};

/// Lists the sealed responses of this device and where each of them is.
#[derive(Debug, Args)]
pub(crate) struct Outbox {
    /// Prints JSON for scripts
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    OutboxEmpty,
    OutboxHeadingNumber,
    OutboxHeadingBytes,
    OutboxHeadingDigest,
    OutboxHeadingPlace,
    OutboxWaiting,
    OutboxReceived { day: String },
    OutboxForgotten { day: String },
    OutboxWithdrawn { day: String },
}

pub(crate) fn run(args: &Outbox, here: &Here, terminal: &mut Terminal) -> Result {
    if args.json {
        let listing = super::of_each(&here.everyone()?, |place| {
            let _ = open_device(&place.storage, terminal);
            let listed: Vec<_> = place.storage.outbox()?.iter().map(as_json).collect();
            Ok(json!({ "envelopes": listed }))
        })?;
        super::print_json(terminal, &listing);
        return Ok(());
    }
    here.each(terminal, |place, terminal| show(&place.storage, terminal))
}

fn show(storage: &SqliteStorage, terminal: &mut Terminal) -> Result {
    // What waits is listed even where the study note is not to be trusted any more.
    let _ = open_device(storage, terminal);
    let entries = storage.outbox()?;
    if entries.is_empty() {
        terminal.say(&Say::OutboxEmpty);
        return Ok(());
    }
    let headings = [
        Say::OutboxHeadingNumber,
        Say::OutboxHeadingBytes,
        Say::OutboxHeadingDigest,
        Say::OutboxHeadingPlace,
    ];
    let mut table = Table::new(headings.iter().map(|heading| terminal.text(heading)).collect());
    table.right(0).right(1);
    for entry in &entries {
        let digest = entry.digest.to_string();
        table.row(vec![
            storage::numbered(entry.sequence),
            entry.bytes.to_string(),
            digest.chars().take(16).collect(),
            terminal.text(&place(entry.place)),
        ]);
    }
    terminal.table(&table);
    Ok(())
}

/// The words for where an envelope is.
pub(crate) fn place(place: Place) -> Say {
    match place {
        Place::Waiting => Say::OutboxWaiting,
        Place::Received(day) => Say::OutboxReceived { day: day.to_string() },
        Place::Forgotten(day) => Say::OutboxForgotten { day: day.to_string() },
        Place::Withdrawn(day) => Say::OutboxWithdrawn { day: day.to_string() },
    }
}

/// The same for scripts, with the day of its receipt.
pub(crate) fn place_as_json(place: Place) -> (&'static str, Option<String>) {
    match place {
        Place::Waiting => ("waiting", None),
        Place::Received(day) => ("received", Some(day.to_string())),
        Place::Forgotten(day) => ("forgotten", Some(day.to_string())),
        // That it was withdrawn says enough: no day of it is a day of receipt.
        Place::Withdrawn(_) => ("withdrawn", None),
    }
}

fn as_json(entry: &OutboxEntry) -> serde_json::Value {
    let (place, day) = place_as_json(entry.place);
    // The copy of a draft has no place in the sequence.
    let sequence = (entry.sequence < SALVAGED).then_some(entry.sequence);
    json!({
        "sequence": sequence, "sha256": entry.digest, "bytes": entry.bytes, "place": place, "received_on": day,
    })
}
