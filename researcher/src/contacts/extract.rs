//! At the desk: the files of direct answers, taken out of the dataset as they came.

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use kin_protocol::handover::{ContactHandover, HandedOver};
use kin_protocol::{Digest, FormFile};
use kin_sealing::{Identity, Kind};
use kin_terminal::{Exit, Result};

use crate::dataset::{self, DatasetError, Fate};
use crate::ending::Ending;
use crate::study::Study;

/// What was taken out.
#[derive(Debug)]
pub struct Extracted {
    /// The hand-over, as the bytes of its file.
    pub bytes: Vec<u8>,
    /// How many interviews stand in it.
    pub interviews: u64,
    /// How many interviews of the dataset have no direct answers apart.
    pub without: u64,
}

/// Takes the sealed direct answers of every interview out of the dataset, which stays as it is. The same dataset gives
/// the same bytes.
pub fn extract(study: &Study, identities: &[Identity]) -> Result<Extracted> {
    let mut interviews = BTreeMap::new();
    let mut without = 0;
    dataset::read(study, identities, &mut |entry| {
        let (Fate::Kept, Some(head)) = (entry.fate, &entry.head) else { return Ok(()) };
        if head.kind == Kind::Refusal {
            return Ok(());
        }
        let Some(contact) = &entry.contact else {
            without += 1;
            return Ok(());
        };
        let damaged = |_| DatasetError::DatasetResponseRefused { form: head.form.clone().into_owned() };
        let submission = head.submission.to_string();
        let handed = HandedOver {
            submission: submission.clone(),
            participant: head.participant.as_ref().map(|code| code.clone().into_owned()),
            form: head.digest,
            identifiers: BASE64_STANDARD.decode(contact.as_bytes()).map_err(damaged)?,
        };
        interviews.insert(submission, handed);
        Ok(())
    })?;
    let needed = |digest: Digest| interviews.values().any(|interview| interview.form == digest);
    let entries = study.settings().forms.iter().filter(|entry| needed(entry.digest));
    let forms = entries.map(|entry| Ok(FormFile::new(study.form(entry)?.bytes))).collect::<Result<_>>()?;
    let count = interviews.len() as u64;
    let handover = ContactHandover {
        kin_contacts: 1,
        study: study.settings().study,
        forms,
        interviews: interviews.into_values().collect(),
    };
    Ok(Extracted { bytes: handover.to_json().ending(Exit::Refused)?, interviews: count, without })
}
