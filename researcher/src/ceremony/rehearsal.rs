//! Opening an envelope for trial, before anyone is interviewed.

use jiff::Timestamp;
use kin_protocol::note::{Opening as Hands, Split};
use kin_sealing::{
    Circumstances, DeviceKey, FormReference, Identity, Kind, Recipient, Record, Submission, open, seal,
};
use kin_terminal::{Exit, Result};
use zeroize::Zeroizing;

use super::keys::{Made, combine_set};
use super::{CeremonyHeldError, failure, sets};
use crate::chance;
use crate::ending::Ending;
use crate::study::{Settings, Study, StudyError};

/// Seals an envelope to the keys that were just made and opens it with the working key and with every set of shares.
///
/// Returns the envelope, which holds no answer.
pub(super) fn in_ceremony(settings: &Settings, epoch: u32, made: &Made, how: Split) -> Result<Vec<u8>> {
    let recipients: Vec<Recipient> = made
        .working_recipient
        .iter()
        .chain([&made.split_recipient])
        .map(|text| text.parse().ending(Exit::Internal))
        .collect::<Result<_>>()?;
    let envelope = envelope(settings, epoch, &recipients)?;
    if let Some(working) = &made.working {
        try_key(settings, &envelope, working)?;
    }
    for set in sets(how).0 {
        try_key(settings, &envelope, &combine_set(&made.shares, &set)?)?;
    }
    Ok(envelope)
}

/// Seals an envelope to a working key and opens it with the identity that came back from its locked file.
pub fn try_working_key(settings: &Settings, epoch: u32, recipient: &str, identity: &Identity) -> Result {
    let envelope = envelope(settings, epoch, &[recipient.parse().ending(Exit::Internal)?])?;
    try_key(settings, &envelope, identity)
}

/// Seals an envelope to the recipients that the signed note names for now, as a device would, and opens it with each of
/// the keys that were brought: the custodians' shares combined, and the working key where the study keeps one.
///
/// The epoch then counts as rehearsed. [`CeremonyHeldError::CeremonyRehearsalFails`] where a key does not open it, and
/// where a key that the note names was not brought.
pub fn rehearse(study: &mut Study, identities: &[Identity], now: Timestamp) -> Result<u32> {
    let signed = study.signed_note(now)?;
    let epoch = signed.note.epoch_at(now).ok_or(StudyError::StudyHasNoKey)?;
    let number = epoch.number;
    let recipients: Vec<Recipient> =
        epoch.recipients.iter().map(|text| text.parse().ending(Exit::Refused)).collect::<Result<_>>()?;
    let envelope = envelope(study.settings(), number, &recipients)?;
    for line in signed.note.recipients.iter().filter(|line| line.epoch == number) {
        let brought = identities.iter().find(|identity| identity.recipient().to_string() == line.recipient);
        let Some(identity) = brought else {
            let error = match line.opening {
                Hands::Recovery(split) | Hands::Quorum(split) => {
                    crate::shares::SharesError::SharesNeeded { needed: split.threshold() }
                }
                Hands::Desk | Hands::Single => crate::shares::SharesError::SharesOfAnotherStudy,
            };
            return Err(kin_terminal::Failure::error(Exit::Refused, &error));
        };
        try_key(study.settings(), &envelope, identity)?;
    }
    study.rehearsed(number)?;
    Ok(number)
}

fn try_key(settings: &Settings, envelope: &[u8], identity: &Identity) -> Result {
    let fails = || failure(Exit::Untrusted, &CeremonyHeldError::CeremonyRehearsalFails);
    let opened =
        open(envelope, std::slice::from_ref(identity), *settings.study.as_bytes(), settings.sealed_bytes)
            .map_err(|error| fails().because(&error))?;
    if opened.record.kind == Kind::Test && opened.record.response.as_slice() == REHEARSED {
        Ok(())
    } else {
        Err(fails())
    }
}

/// What a rehearsal seals: nobody's answers.
const REHEARSED: &[u8] = b"{}";

fn envelope(settings: &Settings, epoch: u32, recipients: &[Recipient]) -> Result<Vec<u8>> {
    let form = settings.forms.first().ok_or(StudyError::StudyHasNoKey)?;
    let record = Record {
        submission: Submission::from_random(*chance::bytes()?),
        kind: Kind::Test,
        corrects: None,
        study: *settings.study.as_bytes(),
        epoch,
        form: Some(FormReference {
            id: form.id.clone(),
            version: form.version.clone(),
            sha256: *form.digest.as_bytes(),
        }),
        enumerator: "rehearsal".to_owned(),
        sequence: 1,
        previous: None,
        closing: None,
        circumstances: Circumstances::default(),
        response: Zeroizing::new(REHEARSED.to_vec()),
    };
    let key = DeviceKey::from_seed(chance::bytes()?);
    Ok(seal(record, &key, recipients, settings.sealed_bytes).ending(Exit::Internal)?.into_bytes())
}
