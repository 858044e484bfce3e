use clap::Args;
use kin_protocol::note::StudyNote;
use kin_terminal::memory::{self, Memory};
use kin_terminal::{Result, Terminal};
use serde::Serialize;
use serde_json::json;

use crate::clock::{Clock as _, SystemClock};
use crate::device::{NoteState, day};
use crate::here::{Here, open_device};
use crate::storage::{Place, SqliteStorage, Storage as _};
use crate::vouchers::{self, Stock};

/// Says how this device stands: its study, its forms, what waits and what was received.
#[derive(Debug, Args)]
pub(crate) struct Status {
    /// Prints JSON for scripts
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    StatusStudy { title: String },
    StatusStudyId { study: String },
    StatusNote { version: String, issued: String, expires: String },
    StatusMayStart,
    StatusForms { forms: String },
    StatusCounts { waiting: usize, received: usize, forgotten: usize },
    StatusChecks { waiting: u64 },
    StatusChunks { waiting: u64 },
    StatusLastReceipt { day: String },
    StatusNoReceipt,
    StatusVouchers { left: u64 },
}

/// What lies in the outbox, and when something of it was last received.
#[derive(Default)]
struct Counts {
    waiting: usize,
    received: usize,
    forgotten: usize,
    last: Option<String>,
    /// Check records that wait.
    checks: usize,
    /// Pieces of files that wait.
    chunks: usize,
}

impl Counts {
    fn of(storage: &SqliteStorage) -> Result<Self> {
        let (mut counts, mut last) = (Self::default(), None);
        for entry in storage.outbox()? {
            match entry.place {
                Place::Waiting => counts.waiting += 1,
                Place::Received(day) => {
                    counts.received += 1;
                    last = last.max(Some(day));
                }
                Place::Withdrawn(_) => {}
                Place::Forgotten(day) => {
                    counts.forgotten += 1;
                    last = last.max(Some(day));
                }
            }
        }
        counts.last = last.map(|day| day.to_string());
        counts.checks = storage.checks()?.iter().filter(|check| check.place == Place::Waiting).count();
        counts.chunks = storage.chunks()?.iter().filter(|chunk| chunk.place == Place::Waiting).count();
        Ok(counts)
    }
}

pub(crate) fn run(args: &Status, here: &Here, terminal: &mut Terminal) -> Result {
    if args.json {
        let listing = super::of_each(&here.everyone()?, |place| as_json(&place.storage, terminal))?;
        super::print_json(terminal, &listing);
        return Ok(());
    }
    here.each(terminal, |place, terminal| show(&place.storage, terminal))
}

fn forms_of(note: &StudyNote) -> Vec<String> {
    note.asked_forms().iter().map(|form| format!("{} {}", form.id, form.version)).collect()
}

fn as_json(storage: &SqliteStorage, terminal: &mut Terminal) -> Result<serde_json::Value> {
    let device = open_device(storage, terminal)?;
    let (now, stock, note) = (SystemClock.now(), Stock::of(storage)?, device.note());
    let Counts { waiting, received, forgotten, last, checks, chunks } = Counts::of(storage)?;
    Ok(json!({
        "study": note.study, "title": note.title,
        "note": { "version": note.version, "state": device.note_state(&now),
                  "issued": note.issued.to_string(), "expires": note.expires.to_string() },
        "forms": forms_of(note), "waiting": waiting, "received": received, "forgotten": forgotten,
        "last_receipt": last, "checks": { "waiting": checks }, "chunks": { "waiting": chunks },
        "vouchers": { "left": stock.left, "awaited": stock.unpaid },
    }))
}

fn show(storage: &SqliteStorage, terminal: &mut Terminal) -> Result {
    let device = open_device(storage, terminal)?;
    let (now, stock, note) = (SystemClock.now(), Stock::of(storage)?, device.note());
    let Counts { waiting, received, forgotten, last, checks, chunks } = Counts::of(storage)?;
    terminal.say(&Say::StatusStudy { title: note.title.clone() });
    terminal.say(&Say::StatusStudyId { study: note.study.to_string() });
    let (issued, expires) = (day(note.issued), day(note.expires));
    terminal.say(&Say::StatusNote { version: note.version.to_string(), issued, expires });
    if device.note_state(&now) == NoteState::Current {
        terminal.say(&Say::StatusMayStart);
    }
    terminal.say(&Say::StatusForms { forms: forms_of(note).join(", ") });
    terminal.say(&Say::StatusCounts { waiting, received, forgotten });
    if checks > 0 {
        terminal.say(&Say::StatusChecks { waiting: checks as u64 });
    }
    if chunks > 0 {
        terminal.say(&Say::StatusChunks { waiting: chunks as u64 });
    }
    match last {
        Some(day) => terminal.say(&Say::StatusLastReceipt { day }),
        None => terminal.say(&Say::StatusNoReceipt),
    }
    terminal.say(&Say::StatusVouchers { left: stock.left });
    match memory::lock() {
        Memory::MemoryNotLocked => terminal.warn(&Memory::MemoryNotLocked),
        kept => terminal.say(&kept),
    }
    vouchers::tell(storage, terminal)?;
    if let Some(warning) = device.clock_warning(&now) {
        terminal.warn(&warning);
    }
    if let Err(error) = device.start(&now) {
        terminal.warn(&error);
    }
    Ok(())
}
