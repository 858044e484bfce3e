//! `status STORE`

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use super::locks_folder::LocksFolder;
use crate::failures;
use crate::{Logbook, Say, ServerKey, SqliteStore, Store, StudyStatus, cosign};

/// Say what the store holds, in counts
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store
    store: PathBuf,
    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    locks: LocksFolder,
}

/// What is said of a study: what its tables count, and what its lock, its note and its witnesses say.
#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    counts: StudyStatus,
    /// Entries that this server has signed for; none before the first, or where the lock or the key is not there.
    signed: Option<u64>,
    /// Entries that enough witnesses have cosigned.
    cosigned: Option<u64>,
    /// From when on the study may be purged.
    purge_after: Option<String>,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let store = Arc::new(SqliteStore::open(&args.store)?);
    let key = ServerKey::read(&args.store).map_err(failures::disk)?;
    let logbook = Logbook::at_rest(Arc::clone(&store) as Arc<dyn Store>, key, &args.locks.of(&args.store));
    let counts = store.status()?;
    let reports = counts.into_iter().map(|counts| report(&*store, &logbook, counts));
    let reports = reports.collect::<Result<Vec<Report>>>()?;
    let store_bytes = files(&args.store).map_err(failures::disk)?;
    let free_bytes = kin_disk::free_bytes(&args.store).map_err(failures::disk)?;
    if args.json {
        let json = serde_json::json!({
            "kin_server_status": 1, "studies": reports, "store_bytes": store_bytes, "free_bytes": free_bytes
        });
        terminal.raw(&format!("{json:#}\n"));
        return Ok(());
    }
    if reports.is_empty() {
        terminal.say(&Say::StoreEmpty);
    }
    for report in &reports {
        let table = table(&lines(report, terminal), terminal);
        terminal.table(&table);
        terminal.raw("\n");
    }
    let free = free_bytes.map_or_else(|| terminal.text(&Say::StatusNone), |free| free.to_string());
    let table = table(&[(Say::StatusStore, store_bytes.to_string()), (Say::StatusFree, free)], terminal);
    terminal.table(&table);
    Ok(())
}

fn report(store: &dyn Store, logbook: &Logbook, counts: StudyStatus) -> Result<Report> {
    let study = counts.study;
    // What stands there is told as it is; what is wrong with it is for `check` and `serve` to say.
    let note = cosign::note(store, study).ok();
    let cosigned = match (logbook.verifier(study).ok().flatten(), &note) {
        (Some(log), Some(note)) => cosign::confirmed(store, &log, note)?,
        _ => None,
    };
    Ok(Report {
        signed: logbook.signed(study).ok().flatten().map(|signed| signed.checkpoint().size),
        cosigned,
        purge_after: note.and_then(|note| note.purge_after).map(|day| day.to_string()),
        counts,
    })
}

fn lines(report: &Report, terminal: &Terminal) -> Vec<(Say, String)> {
    let counts = &report.counts;
    let none = || terminal.text(&Say::StatusNone);
    let or_none = |number: Option<u64>| number.map_or_else(none, |number| number.to_string());
    vec![
        (Say::StatusStudy, counts.study.to_string()),
        (Say::StatusVersion, counts.note_version.to_string()),
        (Say::StatusForms, counts.forms.to_string()),
        (Say::StatusVouchers, counts.vouchers.to_string()),
        (Say::StatusSpent, counts.vouchers_spent.to_string()),
        (Say::StatusRevoked, counts.vouchers_revoked.to_string()),
        (Say::StatusEnvelopes, counts.envelopes.to_string()),
        (Say::StatusBytes, counts.bytes.to_string()),
        (Say::StatusTombstones, counts.tombstones.to_string()),
        (Say::StatusPending, counts.pending.to_string()),
        (Say::StatusEntries, or_none(counts.entries)),
        (Say::StatusSigned, or_none(report.signed)),
        (Say::StatusCosigned, or_none(report.cosigned)),
        (Say::StatusPurge, report.purge_after.clone().unwrap_or_else(none)),
    ]
}

/// Two columns, without headings of their own: the first line is the heading.
fn table(lines: &[(Say, String)], terminal: &Terminal) -> Table {
    let mut cells = lines.iter().map(|(heading, value)| vec![terminal.text(heading), value.clone()]);
    let mut table = Table::new(cells.next().unwrap_or_default());
    for line in cells {
        table.row(line);
    }
    table
}

/// The sizes of the files of the store together, its write-ahead log among them.
fn files(store: &std::path::Path) -> std::result::Result<u64, kin_disk::DiskError> {
    let failed = |error| kin_disk::DiskError::of_system(store, error);
    let mut bytes = 0;
    for entry in fs::read_dir(store).map_err(failed)? {
        bytes += entry.and_then(|entry| entry.metadata()).map_err(failed)?.len();
    }
    Ok(bytes)
}
