//! `destruction CERTIFICATE --roots ROOTS`

use std::path::PathBuf;

use kin_protocol::assignment::DeviceId;
use kin_protocol::certificate::{self, Certificate, End, LIMITS, MAX_CERTIFICATE_BYTES};
use kin_protocol::note::Opening;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use crate::failures;
use crate::roots::{self, RootsArgs};

/// Check a certificate that keys were destroyed, without any secret, and say what such a check cannot show
///
/// The certificate is believed only if enough roots have signed it. It lists how the sequence of every device ended, and
/// what never arrived.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The certificate, from kin-researcher keys destroy
    certificate: PathBuf,
    #[command(flatten)]
    roots: RootsArgs,
}

/// What this command says.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    DestructionGenuine,
    DestructionStudy { study: String, epoch: String },
    DestructionTimes { ended: String, destroyed: String },
    DestructionKeyDesk { digest: String },
    DestructionKeySingle { digest: String },
    DestructionKeySplit { split: String, digest: String },
    DestructionTranscript { digest: String },
    DestructionCounts { opened: u64, quarantined: u64, unused: u64 },
    DestructionColumnDevice,
    DestructionColumnEnd,
    DestructionColumnLast,
    DestructionColumnMissing,
    DestructionClosed,
    DestructionPast,
    DestructionLost,
    DestructionNoDevice,
    DestructionDeclared { names: String },
    DestructionCannotShow,
    DestructionLimit { limit: String },
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let signed = kin_disk::read(&args.certificate, MAX_CERTIFICATE_BYTES as u64).map_err(failures::disk)?;
    let folder = args.certificate.parent().unwrap_or(&args.certificate).to_owned();
    let roots = roots::of(&args.roots, &folder, terminal)?;
    let refused = |error| failures::certificate(args.certificate.display().to_string(), &error);
    let certificate = certificate::verify(&signed, &roots).map_err(refused)?;
    say(&certificate, terminal);
    terminal.raw("\n");
    terminal.say(&Say::DestructionCannotShow);
    for limit in &LIMITS {
        let limit = terminal.text(limit);
        terminal.say(&Say::DestructionLimit { limit });
    }
    Ok(())
}

fn say(certificate: &Certificate, terminal: &mut Terminal) {
    terminal.say(&Say::DestructionGenuine);
    let (study, epoch) = (certificate.study.to_string(), certificate.epoch.to_string());
    terminal.say(&Say::DestructionStudy { study, epoch });
    let (ended, destroyed) = (certificate.ended.to_string(), certificate.destroyed.to_string());
    terminal.say(&Say::DestructionTimes { ended, destroyed });
    for (opening, digest) in &certificate.keys {
        let digest = digest.to_string();
        terminal.say(&match opening {
            Opening::Desk => Say::DestructionKeyDesk { digest },
            Opening::Single => Say::DestructionKeySingle { digest },
            Opening::Recovery(split) | Opening::Quorum(split) => {
                Say::DestructionKeySplit { split: split.to_string(), digest }
            }
        });
    }
    if let Some(transcript) = certificate.transcript {
        terminal.say(&Say::DestructionTranscript { digest: transcript.to_string() });
    }
    let (opened, quarantined, unused) = (certificate.opened, certificate.quarantined, certificate.unused);
    terminal.say(&Say::DestructionCounts { opened, quarantined, unused });
    devices(certificate, terminal);
    if !certificate.declared.is_empty() {
        terminal.say(&Say::DestructionDeclared { names: certificate.declared.join(", ") });
    }
}

fn devices(certificate: &Certificate, terminal: &mut Terminal) {
    if certificate.devices.is_empty() {
        terminal.say(&Say::DestructionNoDevice);
        return;
    }
    let headings = [
        Say::DestructionColumnDevice,
        Say::DestructionColumnEnd,
        Say::DestructionColumnLast,
        Say::DestructionColumnMissing,
    ];
    let mut table = Table::new(headings.iter().map(|heading| terminal.text(heading)).collect());
    table.right(2);
    for device in &certificate.devices {
        let (end, last) = match device.end {
            End::Closed(last) => (Say::DestructionClosed, last),
            End::Past(last) => (Say::DestructionPast, last),
            End::Lost(last) => (Say::DestructionLost, last),
        };
        let gaps = certificate.missing.iter().filter(|gap| gap.key == device.key);
        let range = |first: u64, last: u64| {
            if first == last { first.to_string() } else { format!("{first}–{last}") }
        };
        let missing: Vec<String> = gaps.map(|gap| range(gap.first, gap.last)).collect();
        let key: String = DeviceId(device.key).to_string().chars().take(16).collect();
        table.row(vec![key, terminal.text(&end), last.to_string(), missing.join(", ")]);
    }
    terminal.raw("\n");
    terminal.table(&table);
}
