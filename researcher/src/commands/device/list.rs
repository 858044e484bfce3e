//! `device list`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use crate::commands::marked;
use crate::study::{Device, SeenKey};

/// Lists the devices that were given a package, and the device keys that were seen since.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// The study's folder
    folder: PathBuf,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    DeviceListNone,
    DeviceListLabel,
    DeviceListEnumerator,
    DeviceListAdded,
    DeviceListExpires,
    DeviceListKey,
    DeviceListSeen,
    DeviceListState,
    DeviceListUnconfirmed,
    DeviceListConfirmed { device: String },
}

/// A device without its one-time secret.
#[derive(Serialize)]
struct Listed<'a> {
    label: &'a str,
    enumerator: &'a str,
    added: String,
    expires: String,
}

#[derive(Serialize)]
struct Json<'a> {
    devices: Vec<Listed<'a>>,
    keys: &'a [SeenKey],
}

pub(crate) fn run(args: &List, terminal: &mut Terminal) -> Result {
    let registry = marked::read(&args.folder, terminal)?.registry()?;
    let listed = |device: &Device| [device.added.to_string(), device.expires.to_string()];
    if args.json {
        let devices = registry.devices.iter().map(|device| {
            let [added, expires] = listed(device);
            Listed { label: &device.label, enumerator: &device.enumerator, added, expires }
        });
        let json = Json { devices: devices.collect(), keys: &registry.keys };
        terminal.raw(&(serde_json::to_string_pretty(&json).expect("a list of texts") + "\n"));
        return Ok(());
    }
    if registry.devices.is_empty() {
        terminal.say(&Say::DeviceListNone);
        return Ok(());
    }
    let headings =
        [Say::DeviceListLabel, Say::DeviceListEnumerator, Say::DeviceListAdded, Say::DeviceListExpires];
    let mut table = Table::new(headings.iter().map(|heading| terminal.text(heading)).collect());
    for device in &registry.devices {
        let [added, expires] = listed(device);
        table.row(vec![device.label.clone(), device.enumerator.clone(), added, expires]);
    }
    terminal.table(&table);
    if !registry.keys.is_empty() {
        terminal.raw("\n");
        let headings =
            [Say::DeviceListKey, Say::DeviceListEnumerator, Say::DeviceListSeen, Say::DeviceListState];
        let mut table = Table::new(headings.iter().map(|heading| terminal.text(heading)).collect());
        for key in &registry.keys {
            let state = match &key.device {
                Some(device) => terminal.text(&Say::DeviceListConfirmed { device: device.clone() }),
                None => terminal.text(&Say::DeviceListUnconfirmed),
            };
            table.row(vec![key.key[..16].to_owned(), key.enumerator.clone(), key.seen.to_string(), state]);
        }
        terminal.table(&table);
    }
    Ok(())
}
