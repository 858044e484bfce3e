use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::clock::{Clock as _, SystemClock};
use crate::device::Device;
use crate::here::{Here, open_device};
use crate::renewal::{self, Renewed};
use crate::sending::{HttpWire, Server};
use crate::storage::SqliteStorage;
use crate::vouchers;

/// Takes in a newer study note with its forms, from the server or from a package of the office.
///
/// Without a package it asks the server and needs no passphrase. A note is believed only if the roots of the paper, or
/// those they led to, have signed it.
#[derive(Debug, Args)]
pub(crate) struct Update {
    /// An assignment package that the office made for this device
    package: Option<PathBuf>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    UpdateNothing { version: String },
    UpdateDone { version: String, forms: u64 },
    UpdateRootsChanged { changes: u64 },
    UpdatePackage { number: String, vouchers: u64, samples: u64, tasks: u64 },
}

pub(crate) fn run(args: &Update, here: &Here, terminal: &mut Terminal) -> Result {
    let Some(path) = &args.package else {
        return here.each(terminal, |place, terminal| of_the_server(&mut place.storage, terminal));
    };
    let mut storage = here.storage(terminal)?;
    let device = open_device(&storage, terminal)?;
    let read = kin_disk::read(path, renewal::max_package_bytes());
    let sealed = Zeroizing::new(read.map_err(|error| Failure::error(Exit::Refused, &error))?);
    let passphrase = here.passphrase(terminal)?;
    let vault = device.unlock(&storage, &passphrase)?;
    let (package, renewed) =
        renewal::take_package(&mut storage, &device, &vault, &sealed, &SystemClock.now())?;
    terminal.say(&Say::UpdatePackage {
        number: package.header.number.to_string(),
        vouchers: package.payload.vouchers.len() as u64,
        samples: package.payload.samples.len() as u64,
        tasks: package.payload.tasks.len() as u64,
    });
    vouchers::tell(&storage, terminal)?;
    told(renewed, &device, terminal);
    Ok(())
}

/// Asks the server what is newer.
fn of_the_server(storage: &mut SqliteStorage, terminal: &mut Terminal) -> Result {
    let device = open_device(storage, terminal)?;
    let server = Server::parse(&device.note().server)?;
    let news = renewal::fetch(storage, &device, &server, &mut HttpWire::new())?;
    let renewed = renewal::take_in(storage, &device, &news)?;
    told(renewed, &device, terminal);
    Ok(())
}

fn told(renewed: Option<Renewed>, device: &Device, terminal: &mut Terminal) {
    match renewed {
        Some(renewed) => tell(renewed, terminal),
        None => terminal.say(&Say::UpdateNothing { version: device.note().version.to_string() }),
    }
}

/// Says what was taken in.
pub(crate) fn tell(Renewed { version, changes, forms }: Renewed, terminal: &mut Terminal) {
    if changes > 0 {
        terminal.say(&Say::UpdateRootsChanged { changes });
    }
    terminal.say(&Say::UpdateDone { version: version.to_string(), forms });
}
