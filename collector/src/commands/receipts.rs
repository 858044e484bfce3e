use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kin_protocol::log::Receipt;
use kin_terminal::{Exit, Failure, Result, Table, Terminal};
use serde::Serialize;
use serde_json::json;

use crate::commands::{forms, interviews as listing, outbox};
use crate::here::{Here, open_device};
use crate::interviews::{self, Listed};
use crate::sending::KEEP_DAYS;
use crate::storage::{OutboxEntry, Place, SqliteStorage, Storage as _};

/// Lists the receipts of what was sealed on this device: of which interview, where it stands in the server's log, until when a copy is kept here.
///
/// A receipt proves to anybody that the server took the response, and says nothing of what is in it. 30 days after it came, the copy, the
/// form and the time of the interview are forgotten here; the receipt stays. With a number and --out, that receipt alone is written to a
/// file, without a passphrase, for an auditor: kin-auditor verify --receipt.
#[derive(Debug, Args)]
pub(crate) struct Receipts {
    /// The number of one response, as the list shows it
    #[arg(requires = "out")]
    number: Option<u64>,
    /// Writes the receipt of that response to this new file
    #[arg(long, value_name = "FILE", requires = "number")]
    out: Option<PathBuf>,
    /// Prints JSON for scripts
    #[arg(long, conflicts_with = "number")]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    ReceiptsNone,
    ReceiptsHeadingEntry,
    ReceiptsHeadingKept,
    ReceiptsForgottenHere,
    ReceiptsForgotten { count: u64, days: i64 },
    ReceiptsMissing { number: u64 },
    ReceiptsWritten { path: String },
}

/// One line of the list.
struct Line {
    entry: OutboxEntry,
    /// Where the server's log has it, from 1; none where there is no receipt, or one that proves nothing to others.
    place: Option<u64>,
    /// The last day on which a copy is kept here.
    kept: Option<Date>,
}

pub(crate) fn run(args: &Receipts, here: &Here, terminal: &mut Terminal) -> Result {
    let storage = here.storage(terminal)?;
    let device = open_device(&storage, terminal)?;
    if let (Some(number), Some(out)) = (args.number, &args.out) {
        return write(&storage, number, out, terminal);
    }
    let vault = device.unlock(&storage, &here.passphrase(terminal)?)?;
    let listed = interviews::list(&storage, &vault)?.listed;
    drop(vault);
    let listed: BTreeMap<u64, Listed> = listed.into_iter().map(|one| (one.sequence, one)).collect();
    let lines = storage.outbox()?.into_iter().map(|entry| line(&storage, entry));
    let lines = lines.collect::<Result<Vec<Line>>>()?;
    if args.json {
        let receipts: Vec<_> = lines.iter().map(|line| as_json(line, &listed)).collect();
        super::print_json(terminal, &json!({ "receipts": receipts }));
    } else {
        show(&lines, &listed, terminal);
    }
    Ok(())
}

fn line(storage: &SqliteStorage, entry: OutboxEntry) -> Result<Line> {
    let receipt = storage.receipt(entry.sequence)?;
    let place = receipt.as_deref().and_then(|text| Receipt::claimed_place(text.as_bytes()));
    let kept = match entry.place {
        Place::Received(day) => day.checked_add(KEEP_DAYS.days()).ok(),
        Place::Waiting | Place::Forgotten(_) | Place::Withdrawn(_) => None,
    };
    Ok(Line { entry, place: place.map(|place| place.saturating_add(1)), kept })
}

/// Writes one receipt as it came.
fn write(storage: &SqliteStorage, number: u64, out: &Path, terminal: &mut Terminal) -> Result {
    let receipt = storage.receipt(number)?;
    let receipt = receipt.ok_or_else(|| Failure::new(Exit::Refused, &Say::ReceiptsMissing { number }))?;
    kin_disk::write_private(out, receipt).map_err(|error| Failure::error(Exit::Storage, &error))?;
    terminal.say(&Say::ReceiptsWritten { path: out.display().to_string() });
    Ok(())
}

fn show(lines: &[Line], listed: &BTreeMap<u64, Listed>, terminal: &mut Terminal) {
    if lines.is_empty() {
        terminal.say(&Say::ReceiptsNone);
        return;
    }
    let headings = [
        terminal.text(&outbox::Say::OutboxHeadingNumber),
        terminal.text(&listing::Say::InterviewsHeadingFinished),
        terminal.text(&forms::Say::FormsHeadingForm),
        terminal.text(&Say::ReceiptsHeadingEntry),
        terminal.text(&outbox::Say::OutboxHeadingPlace),
        terminal.text(&Say::ReceiptsHeadingKept),
    ];
    let mut table = Table::new(headings.to_vec());
    table.right(0).right(3);
    for line in lines {
        let known = listed.get(&line.entry.sequence);
        let forgotten = |known: Option<String>| match (known, line.entry.place) {
            (Some(known), _) => known,
            (None, Place::Forgotten(_)) => terminal.text(&Say::ReceiptsForgottenHere),
            (None, _) => String::new(),
        };
        table.row(vec![
            line.entry.sequence.to_string(),
            forgotten(known.map(|one| listing::to_the_minute(&one.finished))),
            forgotten(known.map(|one| format!("{} {}", one.form.id, one.form.version))),
            line.place.map_or(String::new(), |place| place.to_string()),
            terminal.text(&outbox::place(line.entry.place)),
            line.kept.map_or(String::new(), |day| day.to_string()),
        ]);
    }
    terminal.table(&table);
    let is_forgotten = |line: &&Line| matches!(line.entry.place, Place::Forgotten(_));
    let count = lines.iter().filter(is_forgotten).count() as u64;
    if count > 0 {
        terminal.say(&Say::ReceiptsForgotten { count, days: KEEP_DAYS });
    }
}

fn as_json(line: &Line, listed: &BTreeMap<u64, Listed>) -> serde_json::Value {
    let known = listed.get(&line.entry.sequence);
    let (place, day) = outbox::place_as_json(line.entry.place);
    json!({
        "sequence": line.entry.sequence, "sha256": line.entry.digest, "place": place, "received_on": day,
        "kept_until": line.kept.map(|day| day.to_string()), "log_entry": line.place,
        "finished": known.map(|one| &one.finished), "form": known.map(|one| &one.form.id),
        "version": known.map(|one| &one.form.version),
    })
}
