use std::path::{Path, PathBuf};

use clap::Args;
use kin_protocol::stick::{MAX_PACK_BYTES, MAX_STICK_FILES, PACK_ENDING};
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::chance::{self, Chance, SystemChance};
use crate::here::{Here, open_device};
use crate::sending::Which;
use crate::stick;
use crate::storage::SqliteStorage;
use crate::vouchers;

/// Packs what waits in the outbox onto a stick, where there is no network. Needs no passphrase.
///
/// Take the stick to the server: kin-server unpack. What is packed waits here on until the answer comes back, which `unpack` takes in;
/// packing again is free. Whoever finds the stick can neither open nor send anything of it.
#[derive(Debug, Args)]
pub(crate) struct Pack {
    /// The folder of the stick
    stick: PathBuf,
    /// Packs again what the server has confirmed and still lies here: for a server that was lost
    #[arg(long)]
    again: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    PackNothing,
    PackDone { envelopes: u64, files: u64 },
    PackNext,
}

pub(crate) fn run(args: &Pack, here: &Here, terminal: &mut Terminal) -> Result {
    here.each(terminal, |place, terminal| of_one(args, &place.storage, terminal))
}

fn of_one(args: &Pack, storage: &SqliteStorage, terminal: &mut Terminal) -> Result {
    let device = open_device(storage, terminal)?;
    let which = if args.again { Which::All } else { Which::Waiting };
    let mut chance = SystemChance::default();
    let before = kin_disk::names_ending(&args.stick, PACK_ENDING, MAX_STICK_FILES).map_err(unwritten)?;
    let packed = stick::pack(which, storage, &device, &mut chance)?;
    vouchers::tell(storage, terminal)?;
    if packed.files.is_empty() {
        terminal.say(&Say::PackNothing);
        return Ok(());
    }
    write(&args.stick, &packed.files, &mut chance)?;
    // All of what an earlier pack of this device held is in these, or at the server.
    for path in before {
        let Ok(file) = kin_disk::read_itself(&path, MAX_PACK_BYTES as u64) else { continue };
        if stick::is_own(storage, &device, &file)? && !stick::asks_for_a_code(&device, &file) {
            take_away(&path);
        }
    }
    terminal.say(&Say::PackDone { envelopes: packed.envelopes, files: packed.files.len() as u64 });
    terminal.say(&Say::PackNext);
    Ok(())
}

/// Writes packs onto a stick, all of them or none.
pub(super) fn write(stick: &Path, files: &[Vec<u8>], chance: &mut dyn Chance) -> Result {
    let mut written = Vec::new();
    for file in files {
        // A name by chance says neither which device it is of nor when it was made.
        let name = format!("{:016x}.{PACK_ENDING}", u64::from_be_bytes(*chance::bytes::<8>(chance)?));
        let path = stick.join(name);
        if let Err(error) = kin_disk::write_private(&path, file) {
            written.iter().for_each(take_away);
            return Err(unwritten(error));
        }
        written.push(path);
    }
    Ok(())
}

/// Takes a file off a stick. Where it stays, it changes nothing.
pub(super) fn take_away(path: impl AsRef<Path>) {
    let _ = std::fs::remove_file(path);
}

#[expect(clippy::needless_pass_by_value, reason = "the signature of map_err")]
fn unwritten(error: kin_disk::DiskError) -> Failure {
    Failure::error(Exit::Storage, &error)
}
