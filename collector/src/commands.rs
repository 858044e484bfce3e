//! One command, one file: its help, its arguments, one function. The work is done by the library around them.

pub(crate) mod assignments;
pub(crate) mod close;
pub(crate) mod correct;
pub(crate) mod drafts;
pub(crate) mod enrol;
pub(crate) mod fill;
pub(crate) mod forms;
pub(crate) mod import;
pub(crate) mod interviews;
pub(crate) mod label;
pub(crate) mod outbox;
pub(crate) mod pack;
pub(crate) mod receipts;
pub(crate) mod resume;
pub(crate) mod salvage;
pub(crate) mod send;
pub(crate) mod status;
pub(crate) mod summary;
pub(crate) mod unpack;
pub(crate) mod update;
pub(crate) mod wipe;
pub(crate) mod withdraw;

use kin_terminal::{Result, Terminal};
use serde_json::json;

use crate::enumerators::Workplace;

/// What is listed of one enumerator; where there are several, of each of them with her number.
fn of_each(
    places: &[Workplace],
    mut listing: impl FnMut(&Workplace) -> Result<serde_json::Value>,
) -> Result<serde_json::Value> {
    if let [place] = places {
        return listing(place);
    }
    let mut all = Vec::with_capacity(places.len());
    for place in places {
        let mut listed = listing(place)?;
        listed["number"] = json!(place.number);
        all.push(listed);
    }
    Ok(json!({ "enumerators": all }))
}

/// Prints a listing as one JSON document.
fn print_json(terminal: &mut Terminal, listing: &serde_json::Value) {
    terminal.raw(&format!("{listing:#}\n"));
}
