//! The list of the interviews that were sealed on this device, for whoever held them: when, with which form, her own short label,
//! where each of them is. It holds no answers, lies in the vault, and goes with the copies of the envelopes.

use kin_protocol::Digest;
use kin_protocol::note::FormReference;
use kin_sealing::{Kind, Submission};
use kin_terminal::{Exit, Failure, Result};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize as _, Zeroizing};

use crate::storage::{Place, Storage};
use crate::vault::OpenVault;

/// The longest label, in Unicode scalar values.
pub const MAX_LABEL_CHARACTERS: usize = 60;

/// Why an interview of the list is not found or not named.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum InterviewError {
    /// There is no such interview in the list, or no more.
    #[error("interview {number} is not in the list")]
    InterviewUnlisted {
        /// Its number.
        number: u64,
    },
    /// A label is one short line.
    #[error("a label is one line of at most {limit} characters")]
    InterviewLabelUnfit {
        /// The most characters.
        limit: usize,
    },
}

impl From<InterviewError> for Failure {
    fn from(error: InterviewError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// What the vault holds of one interview.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    listed: u32,
    submission: Submission,
    kind: Kind,
    /// Of a correction, the number of the interview that it corrects.
    corrects: Option<u64>,
    form: String,
    version: String,
    digest: Digest,
    finished: String,
    label: Option<String>,
    /// The quotas of the office that it counts towards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    quotas: Vec<String>,
    /// The case of the office that it was held for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    case: Option<String>,
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.label.zeroize();
    }
}

impl Entry {
    const VERSION: u32 = 1;

    pub(crate) fn new(
        (submission, kind, corrects): (Submission, Kind, Option<u64>),
        form: &kin_forms::Form,
        finished: kin_forms::Now,
    ) -> Self {
        Self {
            listed: Self::VERSION,
            submission,
            kind,
            corrects,
            form: form.id().to_owned(),
            version: form.version().to_owned(),
            digest: Digest::from_bytes(form.digest()),
            finished: finished.to_minute().to_text(),
            label: None,
            quotas: Vec::new(),
            case: None,
        }
    }

    /// Counting towards these quotas of the office, and held for a case of it.
    pub(crate) fn counting(self, quotas: Vec<String>, case: Option<String>) -> Self {
        let mut counting = self;
        (counting.quotas, counting.case) = (quotas, case);
        counting
    }

    pub(crate) fn encrypt(&self, vault: &OpenVault, sequence: u64) -> Result<Vec<u8>> {
        let entry = Zeroizing::new(serde_json::to_vec(self).expect("an entry has only text keys"));
        Ok(vault.encrypt_listed(sequence, &entry)?)
    }

    fn open(vault: &OpenVault, sequence: u64, sealed: &[u8]) -> Option<Self> {
        let opened = vault.listed(sequence, sealed)?;
        serde_json::from_slice(&opened).ok().filter(|entry: &Self| entry.listed == Self::VERSION)
    }
}

/// One sealed interview, as its enumerator sees it.
pub struct Listed {
    /// Its number on this device.
    pub sequence: u64,
    /// The submission's name.
    pub submission: Submission,
    /// What the record is.
    pub kind: Kind,
    /// Of a correction, the number of the interview that it corrects.
    pub corrects: Option<u64>,
    /// The form it was held with.
    pub form: FormReference,
    /// When it was finished, as a wall clock showed it: `2026-11-23T19:25+07:00`.
    pub finished: String,
    /// Its enumerator's own words for it.
    pub label: Option<Zeroizing<String>>,
    /// The quotas that it counts towards.
    pub quotas: Vec<String>,
    /// The case of the office that it was held for.
    pub case: Option<String>,
    /// Where its envelope is.
    pub place: Place,
}

/// The list.
#[derive(Default)]
pub struct Interviews {
    /// What this vault opens, by number.
    pub listed: Vec<Listed>,
    /// Entries that are of another vault, or damaged.
    pub unreadable: u64,
}

/// Reads the list.
pub fn list(storage: &dyn Storage, vault: &OpenVault) -> Result<Interviews> {
    let mut interviews = Interviews::default();
    let mut places = storage.outbox()?.into_iter().peekable();
    for (sequence, sealed) in storage.interviews()? {
        while places.next_if(|place| place.sequence < sequence).is_some() {}
        let place = places.peek().filter(|place| place.sequence == sequence).map(|place| place.place);
        match (Entry::open(vault, sequence, &sealed), place) {
            (Some(entry), Some(place)) => interviews.listed.push(listed(sequence, entry, place)),
            _ => interviews.unreadable += 1,
        }
    }
    Ok(interviews)
}

fn listed(sequence: u64, mut entry: Entry, place: Place) -> Listed {
    let taken = std::mem::take::<String>;
    Listed {
        sequence,
        submission: entry.submission,
        kind: entry.kind,
        corrects: entry.corrects,
        form: FormReference {
            id: taken(&mut entry.form),
            version: taken(&mut entry.version),
            digest: entry.digest,
        },
        finished: taken(&mut entry.finished),
        label: entry.label.take().map(Zeroizing::new),
        quotas: std::mem::take(&mut entry.quotas),
        case: entry.case.take(),
        place,
    }
}

/// One interview of the list. [`InterviewError::InterviewUnlisted`] when it is not there.
pub fn find(storage: &dyn Storage, vault: &OpenVault, number: u64) -> Result<Listed> {
    let found = list(storage, vault)?.listed.into_iter().find(|listed| listed.sequence == number);
    Ok(found.ok_or(InterviewError::InterviewUnlisted { number })?)
}

/// Gives an interview of the list a label, or takes it away where the label is empty.
///
/// Errors: [`InterviewError`].
pub fn label(storage: &mut dyn Storage, vault: &OpenVault, number: u64, label: &str) -> Result {
    let label = label.trim();
    if label.chars().count() > MAX_LABEL_CHARACTERS || label.chars().any(char::is_control) {
        return Err(InterviewError::InterviewLabelUnfit { limit: MAX_LABEL_CHARACTERS }.into());
    }
    let unlisted = InterviewError::InterviewUnlisted { number };
    let sealed = storage.interviews()?.into_iter().find(|(sequence, _)| *sequence == number);
    let mut entry = sealed.and_then(|(_, sealed)| Entry::open(vault, number, &sealed)).ok_or(unlisted)?;
    entry.label.zeroize();
    entry.label = (!label.is_empty()).then(|| label.to_owned());
    Ok(storage.relist(number, &entry.encrypt(vault, number)?)?)
}
