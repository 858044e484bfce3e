use std::path::{Path, PathBuf};

use clap::Args;
use kin_protocol::stick::{
    ANSWER_ENDING, MAX_PACK_BYTES, MAX_STICK_ANSWER_BYTES, MAX_STICK_FILES, PACK_ENDING,
};
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use super::pack::take_away;
use super::{send, update};
use crate::clock::{Clock as _, SystemClock};
use crate::device::Device;
use crate::here::{Here, open_device};
use crate::stick::{self, TakenIn};
use crate::storage::SqliteStorage;
use crate::vouchers;

/// Takes in what a server answered to what was packed onto a stick. Needs no passphrase.
///
/// A response counts as received only by a receipt that proves it to be in the server's log, as over a network, and is kept here for 30
/// days after that. A newer study note with its forms is taken in too. Answers for other devices are left on the stick.
#[derive(Debug, Args)]
pub(crate) struct Unpack {
    /// The folder of the stick
    stick: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    UnpackNothing,
    UnpackWaiting { waiting: u64 },
    UnpackRefused { path: String },
    UnpackSomeRefused { count: u64 },
}

pub(crate) fn run(args: &Unpack, here: &Here, terminal: &mut Terminal) -> Result {
    here.each(terminal, |place, terminal| of_one(args, &mut place.storage, terminal))
}

fn of_one(args: &Unpack, storage: &mut SqliteStorage, terminal: &mut Terminal) -> Result {
    let answers = kin_disk::names_ending(&args.stick, ANSWER_ENDING, MAX_STICK_FILES);
    let answers = answers.map_err(|error| Failure::error(Exit::Storage, &error))?;
    let (mut taken, mut refused) = (0_u64, Vec::new());
    let mut device = open_device(storage, terminal)?;
    for path in answers {
        match one(&path, storage, &device) {
            Ok(None) => {}
            Ok(Some(TakenIn { report, renewed })) => {
                taken += 1;
                send::tell(&report, true, terminal);
                if report.waiting > 0 {
                    terminal.say(&Say::UnpackWaiting { waiting: report.waiting });
                }
                let renewed = match (report.stopped, renewed) {
                    (Some(error), _) => Err(Failure::from(error)),
                    (None, renewed) => renewed,
                };
                match renewed {
                    Ok(Some(renewed)) => {
                        update::tell(renewed, terminal);
                        device = Device::open(storage)?;
                    }
                    Ok(None) => {}
                    Err(failure) => refused.push(told(&failure, &path, terminal)),
                }
            }
            Err(failure) => refused.push(told(&failure, &path, terminal)),
        }
    }
    vouchers::tell(storage, terminal)?;
    if let Some(worst) = refused.iter().copied().max_by_key(|exit| *exit == Exit::Untrusted) {
        return Err(Failure::new(worst, &Say::UnpackSomeRefused { count: refused.len() as u64 }));
    }
    if taken == 0 {
        terminal.say(&Say::UnpackNothing);
    }
    Ok(())
}

/// Takes one answer in, and off the stick with its pack; none where it is for another device.
fn one(path: &Path, storage: &mut SqliteStorage, device: &Device) -> Result<Option<TakenIn>> {
    let file = kin_disk::read_itself(path, MAX_STICK_ANSWER_BYTES as u64)
        .map_err(|error| Failure::error(Exit::Refused, &error))?;
    let taken = stick::take_in(storage, device, &file, &SystemClock.now())?;
    if taken.is_some() {
        take_away(path);
        let pack = path.with_extension(PACK_ENDING);
        if let Ok(file) = kin_disk::read_itself(&pack, MAX_PACK_BYTES as u64)
            && stick::is_own(storage, device, &file)?
        {
            take_away(pack);
        }
    }
    Ok(taken)
}

/// What is wrong with one file is no reason to leave the others.
fn told(failure: &Failure, path: &Path, terminal: &mut Terminal) -> Exit {
    let path = path.display().to_string();
    terminal.warn(&Say::UnpackRefused { path });
    terminal.fail(failure);
    failure.exit()
}
