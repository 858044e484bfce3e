//! A CSV file in ODK Central's layout.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use kin_disk::{DiskError, PrivateFile};
use kin_forms::{Answer, Consented, Form};
use kin_sealing::Identity;
use kin_terminal::Result;
use serde::Serialize;
use zeroize::Zeroizing;

use super::{Column, ColumnSet, Include, guarded};
use crate::ending::OnDisk;
use crate::responses::{self, Held};
use crate::study::Study;

/// What was written.
#[derive(Clone, Debug, Serialize)]
pub struct Exported {
    /// How many interviews: one row each.
    pub rows: u64,
    /// How many columns.
    pub columns: u64,
    /// How many people declined; they have no row.
    pub refusals: u64,
    /// The questions that were left out, with what would have to be asked for.
    pub left_out: BTreeSet<(Include, String)>,
    /// The repeats that were left out.
    pub repeats: BTreeSet<String>,
}

/// Writes the interviews of a form to a new private file, in the clear. The same dataset gives the same bytes.
///
/// `record` notes the export, before the file has its name. Blank: not asked, or left empty. A missing value that is an answer stands there by its word.
pub fn export_csv(
    study: &Study,
    identities: &[Identity],
    versions: &[Arc<Form>],
    include: &BTreeSet<Include>,
    path: &Path,
    record: &mut dyn FnMut() -> Result,
) -> Result<Exported> {
    let set = ColumnSet::of(versions, include);
    let mut writer = csv::Writer::from_writer(PrivateFile::create(path).on_disk()?);
    let failed = |error: csv::Error| match error.into_kind() {
        csv::ErrorKind::Io(error) => DiskError::of_system(path, error),
        _ => DiskError::of_system(path, std::io::ErrorKind::InvalidData.into()),
    };
    writer
        .write_record(set.columns.iter().map(|(header, _)| guarded(header).into_owned()))
        .map_err(failed)
        .on_disk()?;
    let mut rows = 0;
    let refusals = responses::interviews(study, identities, versions, &mut |held| {
        for (_, column) in &set.columns {
            let cell = cell(held, column);
            writer.write_field(guarded(&cell).as_bytes()).map_err(failed).on_disk()?;
        }
        writer.write_record(None::<&[u8]>).map_err(failed).on_disk()?;
        rows += 1;
        Ok(())
    })?;
    let file =
        writer.into_inner().map_err(|error| DiskError::of_system(path, error.into_error())).on_disk()?;
    // The ledger first: should the program die now, it tells of more than was given out, never of less.
    record()?;
    file.finish().on_disk()?;
    Ok(Exported {
        rows,
        columns: set.columns.len() as u64,
        refusals,
        left_out: set.left_out,
        repeats: set.repeats,
    })
}

fn cell(held: &Held<'_>, column: &Column) -> Zeroizing<String> {
    let Held { head, recorded, .. } = held;
    let text = match column {
        Column::Start => recorded.started.to_text(),
        Column::End => recorded.finished.to_text(),
        Column::Language => recorded.language.clone(),
        Column::ConsentMode => match &recorded.consent {
            Consented::Agreed { mode, .. } => mode.name().to_owned(),
            _ => String::new(),
        },
        Column::Purpose(name) => match &recorded.consent {
            Consented::Agreed { purposes, .. } => {
                let agreed = purposes.iter().find(|(purpose, _)| purpose == name).map(|(_, agreed)| *agreed);
                agreed.map_or("", |agreed| if agreed { "yes" } else { "no" }).to_owned()
            }
            _ => String::new(),
        },
        Column::Answer(name) => {
            return recorded.answers.get(name).map(Answer::to_text).unwrap_or_default();
        }
        Column::Chosen(name, choice) => match recorded.answers.get(name) {
            Some(Answer::Many(names)) => u8::from(names.contains(choice)).to_string(),
            _ => String::new(),
        },
        Column::InstanceId | Column::Key => format!("uuid:{}", head.submission),
        Column::Submitter => head.enumerator.clone().into_owned(),
        Column::Device => head.device.to_string(),
        Column::FormVersion => head.version.clone().into_owned(),
    };
    Zeroizing::new(text)
}
