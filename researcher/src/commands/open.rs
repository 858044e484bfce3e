//! `open`.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use kin_terminal::{Exit, Failure, Result, Table, Terminal};
use serde::Serialize;

use super::unlock::{self, Secrets};
use crate::clock;
use crate::commands::marked;
use crate::opening::{MAX_GAPS_NAMED, Progress, Summary, open_parcel_watched};

/// Opens a parcel into the study's dataset: verifies, validates, sets aside what fails, and says how much.
///
/// A second parcel adds to the first. Ends with exit code 3 when something was found wrong.
#[derive(Debug, Args)]
pub(crate) struct Open {
    /// The study's folder
    folder: PathBuf,
    /// The parcel's file
    parcel: PathBuf,
    /// Prints the summary as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    OpenProgress { envelopes: u64, percent: u64, rate: u64, minutes: u64 },
    OpenEnvelopes,
    OpenAdded,
    OpenApart,
    OpenReleased,
    OpenRefusals,
    OpenPartials,
    OpenDrafts,
    OpenSuperseded,
    OpenCorrections,
    OpenCorrected { count: u64 },
    OpenTests,
    OpenClosed,
    OpenVisits,
    OpenChecks,
    OpenChunks,
    OpenFiles,
    OpenFilesIncomplete,
    OpenFilesUnfit,
    OpenChunksUnlisted,
    OpenKnown,
    OpenQuarantined,
    OpenWithdrawn { count: u64 },
    OpenWithdrawnEver,
    OpenRecords,
    OpenInQuarantine,
    OpenUndecided,
    OpenRejected,
    OpenLogUnchecked,
    OpenLogChecked { entries: u64 },
    OpenConfirmed { devices: u64 },
    OpenVouchersRevoked { vouchers: u64 },
    OpenGap { device: String, first: String, last: String },
    OpenMoreGaps { count: u64 },
    OpenFindings { count: u64 },
}

/// What ends sooner than this is not spoken of; what takes longer is told this often.
const SILENCE: Duration = Duration::from_millis(250);

/// How fast an opening goes.
struct Pace {
    begun: Duration,
    /// How long it had taken when it was last told.
    told: Duration,
}

impl Pace {
    /// What is to be said now, if anything is: how far it has come, how fast, and how long the rest takes at that rate.
    fn of(&mut self, progress: Progress, now: Duration) -> Option<Say> {
        let Progress { envelopes, read, bytes } = progress;
        let taken = now.saturating_sub(self.begun);
        if taken.saturating_sub(self.told) < SILENCE {
            return None;
        }
        self.told = taken;
        let of = |part: u64, whole: u64, of: u64| {
            u64::try_from(u128::from(part) * u128::from(whole) / u128::from(of.max(1))).unwrap_or(u64::MAX)
        };
        let milliseconds = u64::try_from(taken.as_millis()).unwrap_or(u64::MAX);
        Some(Say::OpenProgress {
            envelopes,
            percent: of(read, 100, bytes),
            rate: of(envelopes, 1000, milliseconds),
            minutes: of(bytes.saturating_sub(read), milliseconds, read).saturating_add(30_000) / 60_000,
        })
    }
}

/// The words of a finding: its name is their id.
#[derive(Serialize)]
struct Counted {
    id: &'static str,
    count: u64,
}

pub(crate) fn run(args: &Open, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let mut pace = Pace { begun: clock::since_start(), told: Duration::ZERO };
    let summary = open_parcel_watched(&study, &identities, &args.parcel, clock::now(), &mut |progress| {
        if let Some(said) = pace.of(progress, clock::since_start()) {
            terminal.show_progress(&said);
        }
    });
    terminal.end_progress();
    let summary = summary?;
    // What opened the parcel is not needed for what is said of it.
    drop(identities);
    if args.json {
        let json = serde_json::to_string_pretty(&summary).expect("a summary has only text keys");
        terminal.raw(&(json + "\n"));
    } else {
        say(&summary, terminal);
    }
    let findings = summary.findings();
    if findings.is_empty() {
        return Ok(());
    }
    let count = findings.values().fold(0, |sum: u64, count| sum.saturating_add(*count));
    let failure = Failure::new(Exit::Findings, &Say::OpenFindings { count });
    Err(findings.into_iter().fold(failure, |failure, (reason, count)| {
        let id: &'static str = reason.into();
        failure.because(&Counted { id, count })
    }))
}

fn say(summary: &Summary, terminal: &mut Terminal) {
    let quarantined = summary.quarantined.values().sum();
    let mut table = Table::new(vec![terminal.text(&Say::OpenEnvelopes), summary.envelopes.to_string()]);
    table.right(1);
    for (label, count, always) in [
        (Say::OpenAdded, summary.added, true),
        (Say::OpenApart, summary.apart, false),
        (Say::OpenReleased, summary.released, false),
        (Say::OpenRefusals, summary.refusals, true),
        (Say::OpenPartials, summary.partials, false),
        (Say::OpenDrafts, summary.drafts, false),
        (Say::OpenSuperseded, summary.superseded, false),
        (Say::OpenCorrections, summary.corrections, false),
        (Say::OpenTests, summary.tests, false),
        (Say::OpenClosed, summary.closed, false),
        (Say::OpenVisits, summary.visits, false),
        (Say::OpenChecks, summary.checks, false),
        (Say::OpenChunks, summary.chunks, false),
        (Say::OpenKnown, summary.known, false),
        (Say::OpenQuarantined, quarantined, true),
        (Say::OpenRejected, summary.rejected, false),
        (Say::OpenRecords, summary.records, true),
        (Say::OpenFiles, summary.files, false),
        (Say::OpenFilesIncomplete, summary.files_incomplete, false),
        (Say::OpenFilesUnfit, summary.files_unfit, false),
        (Say::OpenChunksUnlisted, summary.chunks_unlisted, false),
        (Say::OpenInQuarantine, summary.in_quarantine, false),
        (Say::OpenUndecided, summary.undecided, false),
        (Say::OpenWithdrawnEver, summary.withdrawn_ever, false),
    ] {
        if always || count > 0 {
            table.row(vec![terminal.text(&label), count.to_string()]);
        }
    }
    terminal.table(&table);
    match summary.log {
        Some(entries) if summary.log_holds() => {
            terminal.say(&Say::OpenLogChecked { entries });
        }
        Some(_) => {}
        None => terminal.say(&Say::OpenLogUnchecked),
    }
    if summary.corrected > 0 {
        terminal.say(&Say::OpenCorrected { count: summary.corrected });
    }
    if summary.withdrawn > 0 {
        terminal.say(&Say::OpenWithdrawn { count: summary.withdrawn });
    }
    if summary.new_keys > 0 {
        terminal.say(&Say::OpenConfirmed { devices: summary.new_keys });
    }
    if summary.vouchers_revoked > 0 {
        terminal.say(&Say::OpenVouchersRevoked { vouchers: summary.vouchers_revoked });
    }
    for gap in summary.gaps.iter().take(MAX_GAPS_NAMED) {
        terminal.say(&Say::OpenGap {
            device: gap.device.to_string()[..16].to_owned(),
            first: gap.first.to_string(),
            last: gap.last.to_string(),
        });
    }
    if summary.gaps.len() > MAX_GAPS_NAMED {
        terminal.say(&Say::OpenMoreGaps { count: (summary.gaps.len() - MAX_GAPS_NAMED) as u64 });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_is_told_now_and_then_with_an_estimate() {
        let mut pace = Pace { begun: Duration::from_secs(10), told: Duration::ZERO };
        let progress = Progress { envelopes: 30_000, read: 100, bytes: 400 };
        assert!(pace.of(progress, Duration::from_millis(10_200)).is_none(), "it may end at once");
        let said = pace.of(progress, Duration::from_secs(70));
        let Some(Say::OpenProgress { envelopes, percent, rate, minutes }) = said else {
            panic!("it is told")
        };
        assert_eq!((envelopes, percent, rate, minutes), (30_000, 25, 500, 3));
        assert!(pace.of(progress, Duration::from_millis(70_100)).is_none(), "not so often");
        assert!(
            pace.of(Progress::default(), Duration::from_secs(99)).is_some(),
            "nothing is divided by nothing"
        );
    }
}
