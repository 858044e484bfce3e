//! `form diff`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;
use serde_json::{Value, json};

use super::read;
use crate::comparing::{Changed, compare};

/// Compares two versions of a form: what a change in mid-survey would orphan.
///
/// Questions are followed by their stable key. Ends with code 3 when answers given under the old version would lose their
/// place or their meaning.
#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// The version in use
    old: PathBuf,
    /// The version to come
    new: PathBuf,
    /// Prints JSON, for programs
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    FormDiffSame,
    FormDiffOrphaning,
    FormDiffHarmless,
    FormDiffChange { name: String, change: String },
    FormDiffChangeOfForm { change: String },
}

/// Something is orphaned.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum FormDiffError {
    /// Answers would lose their place or their meaning.
    #[error("{count} changes orphan answers")]
    FormDiffOrphans {
        /// How many changes do that.
        count: u64,
    },
}

pub(crate) fn run(args: &Diff, terminal: &mut Terminal) -> Result {
    let (old, new) = (read(&args.old, terminal)?.form, read(&args.new, terminal)?.form);
    let changed = compare(&old, &new);
    let orphaning = changed.iter().filter(|one| one.orphans).count();
    if args.json {
        let version = |form: &kin_forms::Form| json!({"form": form.id(), "version": form.version()});
        let told = changed.iter().map(|one| {
            let mut value = serde_json::to_value(one).unwrap_or_default();
            value["text"] = Value::from(terminal.text(&one.change));
            value
        });
        let out = json!({
            "old": version(&old), "new": version(&new), "orphaned": orphaning,
            "changes": told.collect::<Vec<_>>(),
        });
        terminal.raw(&format!("{}\n", serde_json::to_string_pretty(&out).unwrap_or_default()));
    } else {
        tell(&changed, terminal);
    }
    if orphaning == 0 {
        return Ok(());
    }
    Err(Failure::error(Exit::Findings, &FormDiffError::FormDiffOrphans { count: orphaning as u64 }))
}

/// Says what differs: what orphans first.
pub(in crate::commands) fn tell(changed: &[Changed], terminal: &mut Terminal) {
    let (orphaning, harmless): (Vec<&Changed>, Vec<&Changed>) = changed.iter().partition(|one| one.orphans);
    if changed.is_empty() {
        terminal.say(&Say::FormDiffSame);
    }
    list(&Say::FormDiffOrphaning, &orphaning, terminal);
    if !orphaning.is_empty() && !harmless.is_empty() {
        terminal.raw("\n");
    }
    list(&Say::FormDiffHarmless, &harmless, terminal);
}

fn list(heading: &Say, changes: &[&Changed], terminal: &mut Terminal) {
    if changes.is_empty() {
        return;
    }
    terminal.say(heading);
    for one in changes {
        let change = terminal.text(&one.change);
        terminal.say(&if one.name.is_empty() {
            Say::FormDiffChangeOfForm { change }
        } else {
            Say::FormDiffChange { name: one.name.clone(), change }
        });
    }
}
