//! `study map`.

use std::path::PathBuf;

use clap::Args;
use kin_protocol::KEEP_DAYS;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::count::json;
use crate::commands::marked;
use crate::data_map::{DataMap, OpenedBy, Place, Reads, data_map};

/// Shows the data map: what is asked, for what, who can read it, where it lies and until when.
///
/// It is made from the forms and the signed note, which is what devices and the server go by.
#[derive(Debug, Args)]
pub(crate) struct Map {
    /// The study's folder
    folder: PathBuf,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    MapTitle { title: String, study: String, until: String },
    MapPurposes,
    MapRequired,
    MapOptional,
    MapRecipients,
    MapEpoch { epoch: u64 },
    MapAnswers,
    MapIdentifiers,
    MapCheckRecords,
    MapDesk,
    MapCustodians,
    MapRevoked,
    MapPlaces,
    MapDevices { days: i64 },
    MapServer { until: String, days: i64 },
    MapServerForEver,
    MapDeskPlace,
    MapFiles,
    MapFields,
    MapNoPurpose,
    MapForm,
    MapPurpose,
    MapNeeded,
    MapWords,
    MapKey,
    MapReads,
    MapHands,
    MapRecipient,
    MapField,
    MapDisclosure,
}

pub(crate) fn run(args: &Map, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let note = study.signed_note(clock::now())?.note;
    let language = terminal.catalog().language().to_owned();
    let map = data_map(&note, &study.forms()?, KEEP_DAYS, &language);
    if args.json {
        json(&map, terminal);
    } else {
        show(&map, terminal);
    }
    Ok(())
}

fn show(map: &DataMap, terminal: &mut Terminal) {
    let until = map.collected_until.to_string();
    terminal.say(&Say::MapTitle { title: map.title.clone(), study: map.study.clone(), until });

    heading(&Say::MapPurposes, terminal);
    let mut table = headed(&[Say::MapForm, Say::MapPurpose, Say::MapNeeded, Say::MapWords], terminal);
    for purpose in &map.purposes {
        let required = if purpose.required { Say::MapRequired } else { Say::MapOptional };
        let form = format!("{} {}", purpose.form, purpose.version);
        table.row(vec![form, purpose.purpose.clone(), terminal.text(&required), purpose.words.clone()]);
    }
    if map.purposes.is_empty() {
        terminal.say(&Say::MapNoPurpose);
    } else {
        terminal.table(&table);
    }

    heading(&Say::MapRecipients, terminal);
    let mut table = headed(&[Say::MapKey, Say::MapReads, Say::MapHands, Say::MapRecipient], terminal);
    for one in &map.recipients {
        let hands = one.opened_by.map(|by| match by {
            OpenedBy::Desk => Say::MapDesk,
            OpenedBy::Custodians => Say::MapCustodians,
        });
        let revoked = one.revoked.then_some(Say::MapRevoked);
        let remarks = hands.into_iter().chain(revoked).map(|remark| terminal.text(&remark));
        table.row(vec![
            terminal.text(&Say::MapEpoch { epoch: one.epoch.into() }),
            terminal.text(&reads(one.reads)),
            remarks.collect::<Vec<_>>().join(", "),
            one.recipient.chars().take(24).chain(['…']).collect(),
        ]);
    }
    terminal.table(&table);

    heading(&Say::MapPlaces, terminal);
    for place in &map.places {
        let days = place.days_after.unwrap_or_default();
        terminal.say(&match (place.place, place.until) {
            (Place::Devices, _) => Say::MapDevices { days },
            (Place::Server, Some(until)) => Say::MapServer { until: until.to_string(), days },
            (Place::Server, None) => Say::MapServerForEver,
            (Place::Desk, _) => Say::MapDeskPlace,
            (Place::Files, _) => Say::MapFiles,
        });
    }

    heading(&Say::MapFields, terminal);
    let heads = [Say::MapForm, Say::MapField, Say::MapDisclosure, Say::MapReads, Say::MapWords];
    let mut table = headed(&heads, terminal);
    for field in &map.fields {
        let form = format!("{} {}", field.form, field.version);
        let opens = terminal.text(&reads(field.read_as));
        let words = field.words.lines().next().unwrap_or_default().to_owned();
        table.row(vec![form, field.field.clone(), field.disclosure.to_owned(), opens, words]);
    }
    terminal.table(&table);
}

fn heading(say: &Say, terminal: &mut Terminal) {
    terminal.raw("\n");
    terminal.say(say);
}

fn headed(headings: &[Say], terminal: &Terminal) -> Table {
    Table::new(headings.iter().map(|heading| terminal.text(heading)).collect())
}

fn reads(reads: Reads) -> Say {
    match reads {
        Reads::Answers => Say::MapAnswers,
        Reads::Identifiers => Say::MapIdentifiers,
        Reads::CheckRecords => Say::MapCheckRecords,
    }
}
