//! `closing CERTIFICATE --roots ROOTS`

use std::path::PathBuf;

use kin_protocol::certificate::{self, Closing, Item, LIMITS, MAX_CERTIFICATE_BYTES, State};
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use crate::failures;
use crate::roots::{self, RootsArgs};

/// Check a certificate that a study is closed, without any secret, and say what was only said and what nobody knows
///
/// The certificate is believed only if enough roots have signed it.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The certificate, from kin-researcher study close
    certificate: PathBuf,
    #[command(flatten)]
    roots: RootsArgs,
}

/// What this command says.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    ClosingGenuine,
    ClosingStudy { study: String, closed: String, by: String },
    ClosingDestroyed { epoch: String, digest: String },
    ClosingColumnItem,
    ClosingColumnState,
    ClosingInterviews,
    ClosingQuarantine,
    ClosingRequests,
    ClosingHandovers,
    ClosingKeys,
    ClosingShares,
    ClosingServer,
    ClosingDevices,
    ClosingExports,
    ClosingBackups,
    ClosingContacts,
    ClosingAbsent,
    ClosingSeen,
    ClosingStated { on: String, by: String },
    ClosingUnknown { why: String },
    ClosingCannotShow,
    ClosingLimit { limit: String },
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let signed = kin_disk::read(&args.certificate, MAX_CERTIFICATE_BYTES as u64).map_err(failures::disk)?;
    let folder = args.certificate.parent().unwrap_or(&args.certificate).to_owned();
    let roots = roots::of(&args.roots, &folder, terminal)?;
    let refused = |error| failures::certificate(args.certificate.display().to_string(), &error);
    let closing: Closing = certificate::verify(&signed, &roots).map_err(refused)?;
    terminal.say(&Say::ClosingGenuine);
    let (study, closed, by) = (closing.study.to_string(), closing.closed.to_string(), closing.by);
    terminal.say(&Say::ClosingStudy { study, closed, by });
    for (epoch, digest) in &closing.destroyed {
        terminal.say(&Say::ClosingDestroyed { epoch: epoch.to_string(), digest: digest.to_string() });
    }
    let headings = [Say::ClosingColumnItem, Say::ClosingColumnState];
    let mut table = Table::new(headings.iter().map(|heading| terminal.text(heading)).collect());
    for (item, state) in closing.items {
        table.row(vec![terminal.text(&name(item)), terminal.text(&words(state))]);
    }
    terminal.raw("\n");
    terminal.table(&table);
    terminal.raw("\n");
    terminal.say(&Say::ClosingCannotShow);
    for limit in &LIMITS {
        let limit = terminal.text(limit);
        terminal.say(&Say::ClosingLimit { limit });
    }
    Ok(())
}

fn name(item: Item) -> Say {
    match item {
        Item::Interviews => Say::ClosingInterviews,
        Item::Quarantine => Say::ClosingQuarantine,
        Item::Requests => Say::ClosingRequests,
        Item::Handovers => Say::ClosingHandovers,
        Item::Keys => Say::ClosingKeys,
        Item::Shares => Say::ClosingShares,
        Item::Server => Say::ClosingServer,
        Item::Devices => Say::ClosingDevices,
        Item::Exports => Say::ClosingExports,
        Item::Backups => Say::ClosingBackups,
        Item::Contacts => Say::ClosingContacts,
    }
}

fn words(state: State) -> Say {
    match state {
        State::Absent => Say::ClosingAbsent,
        State::Seen => Say::ClosingSeen,
        State::Stated { on, by } => Say::ClosingStated { on: on.to_string(), by },
        State::Unknown { why } => Say::ClosingUnknown { why },
    }
}
