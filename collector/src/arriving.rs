//! Packages of the office that wait at the server: fetched on the way, kept as they were sealed, taken in when the vault is open.
//!
//! What waits there has a name that only the office and this device can work out. The device gets the list of all names, as every
//! device does, and asks for what is its own: before there is something for it, the server is shown no name that it could know this device
//! by.

use kin_protocol::assignment::{
    Assignment, MAX_PACKAGES_BYTES, MAX_SEALED_PACKAGE_BYTES, PackageList, PackageName, check_sealed,
};
use kin_terminal::{Exit, Failure, Result};

use crate::clock::Moment;
use crate::device::Device;
use crate::renewal;
use crate::sending::{SendError, Server, Wire};
use crate::storage::Storage;
use crate::vault::OpenVault;

/// So many numbers after the last one are looked for: those between were given by hand, or never.
const NUMBERS_AHEAD: u64 = 64;

/// Fetches what waits for this device and is not here yet, and keeps it sealed. Needs no passphrase. How many came.
///
/// Errors: of the line, and [`SendError::SendNotAReceipt`] where what came is no list, or no sealed package.
pub fn fetch(storage: &mut dyn Storage, server: &Server, wire: &mut dyn Wire) -> Result<u64> {
    let to = storage.enrolled()?;
    let last = storage.last_assignment()?;
    let here: Vec<u64> = storage.arrived()?.into_iter().map(|(number, _)| number).collect();
    let mut get = |what: &str, max_bytes: usize| -> Result<Option<Vec<u8>>> {
        let url = server.place(&to.path, what);
        let reply = wire.get(&url, max_bytes as u64).map_err(|source| SendError::SendNoAnswer { source })?;
        match reply.status {
            200 => Ok(Some(reply.body)),
            404 => Ok(None),
            status => Err(SendError::SendNotThere { status: status.to_string() }.into()),
        }
    };
    let elsewhere = || SendError::SendNotAReceipt { status: "200".to_owned() };
    // A server of an earlier program has no list.
    let Some(names) = get("packages", MAX_PACKAGES_BYTES)? else { return Ok(0) };
    let names = PackageList::parse(&names).ok_or_else(elsewhere)?;
    let mut fetched = 0;
    for number in (last.saturating_add(1)..=last.saturating_add(NUMBERS_AHEAD)).filter(|n| !here.contains(n))
    {
        let name = PackageName::of(to.study, &to.vault_recipient, number);
        if !names.has(name) {
            continue;
        }
        // Others may have taken its place meanwhile.
        let Some(sealed) = get(&format!("packages/{name}"), MAX_SEALED_PACKAGE_BYTES)? else { continue };
        check_sealed(&sealed).map_err(|_| elsewhere())?;
        storage.arrive(number, &sealed)?;
        fetched += 1;
    }
    Ok(fetched)
}

/// What became of the packages that arrived.
#[derive(Default)]
pub struct Taken {
    /// Those that were taken in, in their order.
    pub packages: Vec<Assignment>,
    /// Numbers of those that were refused, and why. They stay until a later one is taken in: a clock may be wrong today.
    pub refused: Vec<(u64, Failure)>,
}

/// Takes in what arrived, in the order of its numbers, each as [`renewal::take_package`] does.
///
/// Errors: where the disk fails.
pub fn take(storage: &mut dyn Storage, device: &Device, vault: &OpenVault, now: &Moment) -> Result<Taken> {
    let mut taken = Taken::default();
    for (number, sealed) in storage.arrived()? {
        match renewal::take_package(storage, device, vault, &sealed, now) {
            Ok((package, _)) => taken.packages.push(package),
            Err(failure) if failure.exit() == Exit::Storage => return Err(failure),
            Err(failure) => taken.refused.push((number, failure)),
        }
    }
    Ok(taken)
}
