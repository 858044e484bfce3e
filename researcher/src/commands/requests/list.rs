//! `requests list`.

use std::path::PathBuf;

use clap::Args;
use jiff::tz::Offset;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use super::Say as Kind;
use crate::clock;
use crate::commands::count::json;
use crate::commands::marked;
use crate::requests::{RequestEnd, Requests};

/// Lists what was asked, what is due next, and what is late.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// The study's folder
    folder: PathBuf,
    /// Only what is not closed
    #[arg(long)]
    open: bool,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    RequestListNone,
    RequestListNumber,
    RequestListFile,
    RequestListAsked,
    RequestListReceived,
    RequestListDue,
    RequestListState,
    RequestListOpen,
    RequestListAnswered,
    RequestListExtended,
    RequestListDone,
    RequestListRefused,
    RequestListLate { numbers: String },
}

pub(crate) fn run(args: &List, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let mut requests = Requests::of(&study)?.all();
    if args.open {
        requests.retain(|request| request.end.is_none());
    }
    let today = Offset::UTC.to_datetime(clock::now()).date();
    let late = requests.iter().filter(|request| request.next_due().is_some_and(|due| due < today));
    let late: Vec<String> = late.map(|request| request.number.to_string()).collect();
    if args.json {
        json(&requests, terminal);
    } else if requests.is_empty() {
        terminal.say(&Say::RequestListNone);
    } else {
        let headings = [
            Say::RequestListNumber,
            Say::RequestListFile,
            Say::RequestListAsked,
            Say::RequestListReceived,
            Say::RequestListDue,
            Say::RequestListState,
        ];
        let mut table = Table::new(headings.iter().map(|say| terminal.text(say)).collect());
        table.right(0);
        for request in &requests {
            let state = match (&request.end, request.answered) {
                (Some(RequestEnd::Done { .. }), _) => Say::RequestListDone,
                (Some(RequestEnd::Refused { .. }), _) => Say::RequestListRefused,
                (None, _) if request.extended => Say::RequestListExtended,
                (None, Some(_)) => Say::RequestListAnswered,
                (None, None) => Say::RequestListOpen,
            };
            table.row(vec![
                request.number.to_string(),
                request.file.clone(),
                terminal.text(&Kind::from(request.asked)),
                request.received.to_string(),
                request.next_due().map(|due| due.to_string()).unwrap_or_default(),
                terminal.text(&state),
            ]);
        }
        terminal.table(&table);
    }
    if !late.is_empty() {
        terminal.warn(&Say::RequestListLate { numbers: late.join(", ") });
    }
    Ok(())
}
