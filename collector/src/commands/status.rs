use clap::Args;
use kin_terminal::memory::{self, Memory};
use kin_terminal::{Result, Terminal};
use serde::Serialize;
use serde_json::json;

use crate::clock::{Clock as _, SystemClock};
use crate::device::{NoteState, day};
use crate::here::{Here, open_device};
use crate::storage::{Place, Storage as _};
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
    StatusLastReceipt { day: String },
    StatusNoReceipt,
    StatusVouchers { left: u64 },
}

pub(crate) fn run(args: &Status, here: &Here, terminal: &mut Terminal) -> Result {
    let storage = here.storage()?;
    let device = open_device(&storage, terminal)?;
    let now = SystemClock.now();
    let outbox = storage.outbox()?;
    let (mut waiting, mut received, mut forgotten, mut last) = (0, 0, 0, None);
    for entry in &outbox {
        match entry.place {
            Place::Waiting => waiting += 1,
            Place::Received(day) => {
                received += 1;
                last = last.max(Some(day));
            }
            Place::Withdrawn(_) => {}
            Place::Forgotten(day) => {
                forgotten += 1;
                last = last.max(Some(day));
            }
        }
    }
    let checks = storage.checks()?;
    let checks = checks.iter().filter(|check| check.place == Place::Waiting).count() as u64;
    let stock = Stock::of(&storage)?;
    let note = device.note();
    let last = last.map(|day| day.to_string());
    let forms: Vec<String> = note.forms.iter().map(|form| format!("{} {}", form.id, form.version)).collect();
    if args.json {
        let status = json!({
            "study": note.study, "title": note.title,
            "note": { "version": note.version, "state": device.note_state(&now),
                      "issued": note.issued.to_string(), "expires": note.expires.to_string() },
            "forms": forms, "waiting": waiting, "received": received, "forgotten": forgotten, "last_receipt": last,
            "checks": { "waiting": checks },
            "vouchers": { "left": stock.left, "awaited": stock.unpaid },
        });
        super::print_json(terminal, &status);
        return Ok(());
    }
    terminal.say(&Say::StatusStudy { title: note.title.clone() });
    terminal.say(&Say::StatusStudyId { study: note.study.to_string() });
    let (issued, expires) = (day(note.issued), day(note.expires));
    terminal.say(&Say::StatusNote { version: note.version.to_string(), issued, expires });
    if device.note_state(&now) == NoteState::Current {
        terminal.say(&Say::StatusMayStart);
    }
    terminal.say(&Say::StatusForms { forms: forms.join(", ") });
    terminal.say(&Say::StatusCounts { waiting, received, forgotten });
    if checks > 0 {
        terminal.say(&Say::StatusChecks { waiting: checks });
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
    vouchers::tell(&storage, terminal)?;
    if let Some(warning) = device.clock_warning(&now) {
        terminal.warn(&warning);
    }
    if let Err(error) = device.start(&now) {
        terminal.warn(&error);
    }
    Ok(())
}
