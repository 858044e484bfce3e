use std::path::{Path, PathBuf};

use clap::Args;
use kin_protocol::withdrawal::WithdrawalCode;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use super::pack;
use crate::chance::SystemChance;
use crate::clock::{Clock as _, SystemClock};
use crate::device::Device;
use crate::enumerators::Workplace;
use crate::here::{Here, open_device};
use crate::sending::{Destination, HttpWire, Server};
use crate::stick;
use crate::withdrawal::{self, Withdrawal};

/// Deletes everything that was given under the code of a respondent's slip.
///
/// The code is asked for and not shown; it is never an argument, and is not kept. What was not sent yet is erased here, without a
/// network too. The server deletes the rest and proves it: the proofs are hers to keep. Nobody has to say who she is.
///
/// Where there is no network, --stick packs what the server has to be asked: take it there (kin-server unpack), and bring the answer back
/// (kin-collector unpack).
#[derive(Debug, Args)]
pub(crate) struct Withdraw {
    /// Reads the code from the first line of a file, instead of asking for it
    #[arg(long, value_name = "FILE")]
    code_file: Option<PathBuf>,
    /// Writes the proofs into a new folder, one file each, instead of printing them
    #[arg(long, value_name = "FOLDER")]
    receipts: Option<PathBuf>,
    /// Asks the server by a stick in this folder, where there is no network
    #[arg(long, value_name = "FOLDER", conflicts_with = "receipts")]
    stick: Option<PathBuf>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    WithdrawCodePrompt,
    WithdrawErased { count: u64 },
    WithdrawDeleted { count: u64 },
    WithdrawReceipts { folder: String },
    WithdrawKeepThis,
    WithdrawNothing,
    WithdrawWaits,
    WithdrawFull,
    WithdrawNotReached,
    WithdrawPacked,
}

pub(crate) fn run(args: &Withdraw, here: &Here, terminal: &mut Terminal) -> Result {
    let mut places = here.everyone()?;
    // Before a code is typed in vain.
    for place in &places {
        open_device(&place.storage, terminal)?;
    }
    let code: WithdrawalCode = terminal
        .passphrase(&Say::WithdrawCodePrompt, args.code_file.as_deref())?
        .parse()
        .map_err(|error| Failure::error(Exit::Refused, &error))?;
    if let Some(stick) = &args.stick {
        return onto_stick(&code, &mut places, stick, terminal);
    }
    let mut wire = HttpWire::new();
    let (mut done, mut failed, mut has_log) = (Withdrawal::default(), None, false);
    for place in &mut places {
        let device = Device::open(&place.storage)?;
        let server = Server::parse(&device.note().server)?;
        let to = Destination::of(device.note(), &server);
        has_log |= to.log.is_some();
        // What one enumerator's data makes impossible is no reason to leave another's where it is.
        match withdrawal::withdraw(&code, &mut place.storage, to, &mut wire, &SystemClock.now()) {
            Ok(one) => done.add(one),
            Err(failure) => failed = failed.or(Some(failure)),
        }
    }
    drop(code);
    if let Some(failure) = failed.filter(|_| done.erased == 0 || has_log) {
        return Err(failure);
    }
    if done.erased > 0 {
        terminal.say(&Say::WithdrawErased { count: done.erased });
    }
    let nothing = done.receipts.is_empty() && done.erased == 0;
    if !done.receipts.is_empty() {
        terminal.say(&Say::WithdrawDeleted { count: done.deleted });
        keep(&done.receipts, args, terminal)?;
    }
    if let Some(error) = done.failed {
        return Err(Failure::from(error).because(&Say::WithdrawNotReached));
    }
    if nothing {
        terminal.say(&Say::WithdrawNothing);
    }
    if done.waits {
        terminal.say(&Say::WithdrawWaits);
    } else if has_log {
        terminal.warn(&Say::WithdrawFull);
    }
    Ok(())
}

/// Erases what lies here, and packs what the server has to be asked.
fn onto_stick(
    code: &WithdrawalCode,
    places: &mut [Workplace],
    stick: &Path,
    terminal: &mut Terminal,
) -> Result {
    let (mut chance, mut erased, mut files) = (SystemChance::default(), 0, Vec::new());
    for place in places {
        let device = Device::open(&place.storage)?;
        let now = SystemClock.now();
        let (here, file) = stick::pack_withdrawal(code, &mut place.storage, &device, &mut chance, &now)?;
        erased += here;
        files.push(file);
    }
    pack::write(stick, &files, &mut chance)?;
    if erased > 0 {
        terminal.say(&Say::WithdrawErased { count: erased });
    }
    terminal.say(&Say::WithdrawPacked);
    terminal.say(&pack::Say::PackNext);
    Ok(())
}

/// Gives her the proofs. They name no one and hold no answer.
fn keep(receipts: &[String], args: &Withdraw, terminal: &mut Terminal) -> Result {
    let Some(folder) = &args.receipts else {
        terminal.say(&Say::WithdrawKeepThis);
        for receipt in receipts {
            terminal.raw(&format!("\n{receipt}"));
        }
        return Ok(());
    };
    let unwritten = |error| Failure::error(Exit::Storage, &error);
    kin_disk::create_private_dir(folder).map_err(unwritten)?;
    for (number, receipt) in (1..).zip(receipts) {
        let path = folder.join(format!("receipt-{number}.txt"));
        kin_disk::write_private(path, receipt).map_err(unwritten)?;
    }
    terminal.say(&Say::WithdrawReceipts { folder: folder.display().to_string() });
    Ok(())
}
