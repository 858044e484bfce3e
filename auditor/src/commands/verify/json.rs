//! What was verified, for programs.

use serde_json::json;

use super::witnesses::Witnessed;
use super::{Args, Held, Say, shown};

/// The report as JSON. Its exit code is the same as that of the words.
pub(super) fn report(held: &Held, witnessed: &Witnessed, args: &Args, findings: &[Say]) -> String {
    let said = held.signed.checkpoint();
    let paths = |paths: &[std::path::PathBuf]| paths.iter().map(|path| shown(path)).collect::<Vec<_>>();
    let report = json!({
        "kin_verify": 1,
        "log": said.origin,
        "entries": said.size,
        "root": said.root,
        "verified_before": held.before,
        "envelopes": held.counts,
        "witnesses": {
            "cosigned": witnessed.cosigned,
            "named": witnessed.named,
            "needed": witnessed.needed,
            "entries": witnessed.entries,
        },
        "checkpoints": paths(&args.checkpoint),
        "receipts": paths(&args.receipt),
        "findings": findings,
    });
    format!("{report:#}\n")
}
