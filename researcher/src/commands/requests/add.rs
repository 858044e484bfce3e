//! `requests add`.

use std::path::PathBuf;

use clap::Args;
use jiff::tz::Offset;
use kin_terminal::{Exit, Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::ending::Ending;
use crate::requests::{Event, LegalDays, MAX_DAYS_BYTES, RequestError, RequestKind, Requests, file_number};
use crate::study::date;

/// Records that somebody asks something of her own data, and says by when it has to be answered and done.
///
/// Who asks stays on paper: give the number of the paper file, never a name.
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// The study's folder
    folder: PathBuf,
    /// What is asked
    #[arg(value_enum)]
    kind: RequestKind,
    /// The number of the paper file
    #[arg(long, value_name = "NUMBER")]
    file: String,
    /// The day on which it was received; today when not given
    #[arg(long, value_name = "DATE")]
    received: Option<String>,
    /// Somebody else holds the data too and has to act: the law may give more days then
    #[arg(long)]
    with_others: bool,
    /// A file of legal days of another country; Viet Nam's when not given
    #[arg(long, value_name = "FILE")]
    days: Option<PathBuf>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    RequestAdded { number: u64, law: String },
    RequestAddedAnswer { answer: String },
    RequestAddedDone { done: String },
    RequestNextWithdraw,
    RequestNextRestrict,
    RequestNextAccess,
    RequestNextCorrect,
}

pub(crate) fn run(args: &Add, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let now = clock::now();
    let today = Offset::UTC.to_datetime(now).date();
    let received = args.received.as_deref().map_or(Ok(today), |text| date("--received", text))?;
    // A day later than here in UTC it may be where the desk is.
    if received > today.tomorrow().unwrap_or(today) {
        return Err(RequestError::RequestReceivedLater { received: received.to_string() }.into());
    }
    let file = file_number(&args.file)?;
    let days = match &args.days {
        None => LegalDays::viet_nam(),
        Some(path) => LegalDays::parse(&kin_disk::read(path, MAX_DAYS_BYTES).ending(Exit::Refused)?)?,
    };
    let due = days.due(args.kind, received, args.with_others)?;
    let (law, answer, done) = (due.law.clone(), due.answer, due.done.to_string());
    let requests = Requests::of(&study)?;
    let number = requests.append(&study, now, Event::Received { asked: args.kind, file, received, due })?;
    terminal.say(&Say::RequestAdded { number, law });
    if let Some(answer) = answer {
        terminal.say(&Say::RequestAddedAnswer { answer: answer.to_string() });
    }
    terminal.say(&Say::RequestAddedDone { done });
    terminal.say(&match args.kind {
        RequestKind::Withdraw | RequestKind::Delete => Say::RequestNextWithdraw,
        RequestKind::Restrict | RequestKind::Object => Say::RequestNextRestrict,
        RequestKind::Access | RequestKind::Provide => Say::RequestNextAccess,
        RequestKind::Correct => Say::RequestNextCorrect,
    });
    Ok(())
}
