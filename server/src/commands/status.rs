//! `status STORE`

use std::path::PathBuf;

use kin_terminal::{Result, Table, Terminal};

use crate::{Say, SqliteStore, Store, StudyStatus};

/// Say what the store holds, in counts
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store
    store: PathBuf,
    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let studies = SqliteStore::open(&args.store)?.status()?;
    if args.json {
        let json = serde_json::json!({ "kin_server_status": 1, "studies": studies });
        terminal.raw(&format!("{json:#}\n"));
    } else if studies.is_empty() {
        terminal.say(&Say::StoreEmpty);
    } else {
        let table = table(&studies, terminal);
        terminal.table(&table);
    }
    Ok(())
}

fn table(studies: &[StudyStatus], terminal: &Terminal) -> Table {
    let headings = [
        Say::StatusStudy,
        Say::StatusVersion,
        Say::StatusForms,
        Say::StatusVouchers,
        Say::StatusEnvelopes,
        Say::StatusBytes,
    ];
    let mut table = Table::new(headings.iter().map(|heading| terminal.text(heading)).collect());
    for column in 1..headings.len() {
        table.right(column);
    }
    for study in studies {
        let numbers = [study.note_version, study.forms, study.vouchers, study.envelopes, study.bytes];
        let cells = std::iter::once(study.study.to_string()).chain(numbers.iter().map(ToString::to_string));
        table.row(cells.collect());
    }
    table
}
