//! Numbers as a person reads them, in the language of the terminal.

use kin_terminal::Terminal;
use serde::Serialize;

use crate::table::Shown;

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    TableWithheld,
    TableWithheldNote { minimum: u64 },
    TableNobody { minimum: u64 },
}

/// A number of people, or the word that it is withheld.
pub(super) fn people(shown: Shown, terminal: &Terminal) -> String {
    shown.count().map_or_else(|| terminal.text(&Say::TableWithheld), |count| count.to_string())
}

/// A number with so many decimals; empty when there is none. Vietnamese writes a comma.
pub(super) fn decimal(number: Option<f64>, decimals: usize, terminal: &Terminal) -> String {
    let Some(number) = number else { return String::new() };
    let text = format!("{number:.decimals$}");
    if terminal.catalog().language() == "vi" { text.replace('.', ",") } else { text }
}

/// Says why numbers are withheld, when any are.
pub(super) fn explain(
    shown: impl IntoIterator<Item = Shown>,
    base: Shown,
    minimum: u64,
    terminal: &mut Terminal,
) {
    if base.is_withheld() && minimum > 0 {
        terminal.say(&Say::TableNobody { minimum });
    } else if shown.into_iter().any(Shown::is_withheld) {
        terminal.say(&Say::TableWithheldNote { minimum });
    }
}
