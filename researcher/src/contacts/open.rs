//! On the contact custodian's machine: the hand-over, opened interview by interview.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use kin_disk::{DiskError, PrivateFile};
use kin_forms::{Form, Identified};
use kin_protocol::Digest;
use kin_protocol::handover::{ContactHandover, HandedOver};
use kin_sealing::{Identity, OpenError, Submission, open_contact};
use kin_terminal::Result;
use serde::Serialize;

use crate::ending::OnDisk;
use crate::export::guarded;

/// Why the direct answers of an interview were not opened. Its name is the id of its words.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, strum::VariantNames, strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ContactFinding {
    /// They were sealed to other keys.
    ContactFindingOtherKeys,
    /// They are not what was sealed.
    ContactFindingDamaged,
    /// They were sealed for another study.
    ContactFindingAnotherStudy,
    /// They belong to another interview than the one they stand under.
    ContactFindingAnotherInterview,
    /// Their form is none that this program reads, or does not take them.
    ContactFindingAnswersInvalid,
}

impl ContactFinding {
    fn of(error: &OpenError) -> Self {
        match error {
            OpenError::SealedForOtherKeys | OpenError::OpenWithoutIdentities => Self::ContactFindingOtherKeys,
            OpenError::SealedForAnotherStudy => Self::ContactFindingAnotherStudy,
            OpenError::ContactForAnotherSubmission => Self::ContactFindingAnotherInterview,
            _ => Self::ContactFindingDamaged,
        }
    }
}

/// One interview's direct answers. Prints as nothing; the answers are wiped with it.
struct Contact {
    submission: String,
    participant: Option<String>,
    form: String,
    version: String,
    identifiers: Vec<Identified>,
}

/// What a hand-over holds: every interview of it is opened or a finding.
pub struct OpenedContacts {
    contacts: Vec<Contact>,
    /// The columns beside the four that every row has, in the order in which they were met.
    places: Vec<String>,
    /// Interviews that were not opened, by submission, and why.
    pub findings: BTreeMap<String, ContactFinding>,
}

impl std::fmt::Debug for OpenedContacts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("OpenedContacts(…)")
    }
}

impl OpenedContacts {
    /// How many interviews were opened.
    pub fn opened(&self) -> u64 {
        self.contacts.len() as u64
    }

    /// How many findings there are of each kind.
    pub fn counted(&self) -> BTreeMap<ContactFinding, u64> {
        let mut counted = BTreeMap::new();
        for finding in self.findings.values() {
            *counted.entry(*finding).or_default() += 1;
        }
        counted
    }
}

/// Opens every interview of a hand-over with the contact custodian's identity, and checks it against its form.
pub fn open_handover(handover: &ContactHandover, identity: &Identity) -> OpenedContacts {
    let forms: HashMap<Digest, Form> =
        handover.forms.iter().filter_map(|form| Some((form.digest, Form::parse(&form.file).ok()?))).collect();
    let mut opened = OpenedContacts { contacts: Vec::new(), places: Vec::new(), findings: BTreeMap::new() };
    let mut seen = std::collections::HashSet::new();
    for interview in &handover.interviews {
        match open_one(handover, interview, &forms, identity) {
            Ok(contact) => {
                for Identified { place, .. } in &contact.identifiers {
                    if seen.insert(place.clone()) {
                        opened.places.push(place.clone());
                    }
                }
                opened.contacts.push(contact);
            }
            Err(finding) => {
                opened.findings.insert(interview.submission.clone(), finding);
            }
        }
    }
    opened
}

fn open_one(
    handover: &ContactHandover,
    interview: &HandedOver,
    forms: &HashMap<Digest, Form>,
    identity: &Identity,
) -> std::result::Result<Contact, ContactFinding> {
    let submission: Submission =
        interview.submission.parse().map_err(|_| ContactFinding::ContactFindingAnotherInterview)?;
    let body = open_contact(
        &interview.identifiers,
        std::slice::from_ref(identity),
        *handover.study.as_bytes(),
        submission,
    )
    .map_err(|error| ContactFinding::of(&error))?;
    let form = forms.get(&interview.form).ok_or(ContactFinding::ContactFindingAnswersInvalid)?;
    let identifiers =
        form.validate_identifiers(&body).map_err(|_| ContactFinding::ContactFindingAnswersInvalid)?;
    Ok(Contact {
        submission: interview.submission.clone(),
        participant: interview.participant.clone(),
        form: form.id().to_owned(),
        version: form.version().to_owned(),
        identifiers,
    })
}

/// Writes the opened answers to a new private file, in the clear: one row for each interview.
pub fn write_csv(opened: &OpenedContacts, path: &Path) -> Result {
    let mut writer = csv::Writer::from_writer(PrivateFile::create(path).on_disk()?);
    let failed = |error: csv::Error| match error.into_kind() {
        csv::ErrorKind::Io(error) => DiskError::of_system(path, error),
        _ => DiskError::of_system(path, std::io::ErrorKind::InvalidData.into()),
    };
    let fixed = ["submission", "participant", "form", "version"];
    let headings = fixed.into_iter().chain(opened.places.iter().map(String::as_str));
    writer.write_record(headings.map(|heading| guarded(heading).into_owned())).map_err(failed).on_disk()?;
    for contact in &opened.contacts {
        let participant = contact.participant.as_deref().unwrap_or_default();
        for cell in [&contact.submission, participant, &contact.form, &contact.version] {
            writer.write_field(guarded(cell).as_bytes()).map_err(failed).on_disk()?;
        }
        for place in &opened.places {
            let found = contact.identifiers.iter().find(|one| one.place == *place);
            let cell = found.map(|one| one.answer.to_text()).unwrap_or_default();
            writer.write_field(guarded(&cell).as_bytes()).map_err(failed).on_disk()?;
        }
        writer.write_record(None::<&[u8]>).map_err(failed).on_disk()?;
    }
    let file =
        writer.into_inner().map_err(|error| DiskError::of_system(path, error.into_error())).on_disk()?;
    file.finish().on_disk()
}
