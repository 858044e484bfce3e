use std::path::PathBuf;

use clap::Args;
use kin_protocol::assignment::Assignment;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::arriving;
use crate::chance::SystemChance;
use crate::clock::{Clock as _, SystemClock};
use crate::device::Device;
use crate::here::{Here, open_device};
use crate::renewal::{self, Renewed};
use crate::sending::{HttpWire, Server};
use crate::storage::SqliteStorage;
use crate::vault::OpenVault;
use crate::visiting;
use crate::vouchers;

/// Takes in a newer study note with its forms, from the server or from a package of the office.
///
/// Without a package it asks the server and needs no passphrase; packages that wait there for this device are fetched too. A note is believed only if the roots of the paper, or
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
    UpdateArrived { packages: u64 },
    UpdateRefused { number: String },
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
    terminal.say(&said(&package));
    vouchers::tell(&storage, terminal)?;
    told(renewed, &device, terminal);
    Ok(())
}

fn said(package: &Assignment) -> Say {
    Say::UpdatePackage {
        number: package.header.number.to_string(),
        vouchers: package.payload.vouchers.len() as u64,
        samples: package.payload.samples.len() as u64,
        tasks: package.payload.tasks.len() as u64,
    }
}

/// Does for the office what needed the vault: tells what a crash left untold, takes in the packages that arrived, and says so. Nothing
/// that is wrong with that stands in the way of what the enumerator is about to do.
pub(crate) fn arrived(
    storage: &mut SqliteStorage,
    device: &Device,
    vault: &OpenVault,
    terminal: &mut Terminal,
) {
    let owed = visiting::tell_owed(device, storage, vault, &SystemClock.now(), &mut SystemChance::default());
    if let Err(failure) = owed {
        terminal.fail(&failure);
    }
    match arriving::take(storage, device, vault, &SystemClock.now()) {
        Ok(taken) => {
            for package in &taken.packages {
                terminal.say(&said(package));
            }
            for (number, failure) in &taken.refused {
                terminal.warn(&Say::UpdateRefused { number: number.to_string() });
                terminal.fail(failure);
            }
        }
        Err(failure) => terminal.fail(&failure),
    }
}

/// Says that packages came which the passphrase lets in.
pub(crate) fn tell_arrived(packages: u64, terminal: &mut Terminal) {
    if packages > 0 {
        terminal.say(&Say::UpdateArrived { packages });
    }
}

/// Asks the server what is newer.
fn of_the_server(storage: &mut SqliteStorage, terminal: &mut Terminal) -> Result {
    let device = open_device(storage, terminal)?;
    let server = Server::parse(&device.note().server)?;
    let mut wire = HttpWire::new();
    let news = renewal::fetch(storage, &device, &server, &mut wire)?;
    let renewed = renewal::take_in(storage, &device, &news)?;
    told(renewed, &device, terminal);
    tell_arrived(arriving::fetch(storage, &server, &mut wire)?, terminal);
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
