//! The values of the lines of which a note has several.

use super::super::check;
use super::super::lines::number;
use super::super::{
    EpochRecipient, FormReference, Log, NoteError, NoteFormat, OfficeVerifier, Opening, Revoked,
    RevokedReason, RootVerifier, Sealing, SideRecipient,
};
use super::{malformed, time};
use crate::StudyId;
use crate::note::CosignerVerifier;

pub(super) fn sealing(text: &str) -> Option<Sealing> {
    [Sealing::Hybrid, Sealing::Classical].into_iter().find(|sealing| sealing.word() == text)
}

pub(super) fn root(text: &str, study: StudyId, line: u64) -> Result<RootVerifier, NoteError> {
    text.parse()
        .ok()
        .filter(|root: &RootVerifier| root.study() == study)
        .ok_or(NoteError::NoteRootMalformed { line })
}

pub(super) fn office(text: &str, study: StudyId, line: u64) -> Result<OfficeVerifier, NoteError> {
    text.parse()
        .ok()
        .filter(|office: &OfficeVerifier| office.study() == study)
        .ok_or(NoteError::NoteOfficeMalformed { line })
}

pub(super) fn log(text: &str, line: u64) -> Result<Log, NoteError> {
    let (from, key) = text.split_once(' ').ok_or_else(|| malformed(line, "log"))?;
    let from = time(from).ok_or_else(|| malformed(line, "log"))?;
    let key = key.parse().map_err(|_| NoteError::NoteLogKeyMalformed { line })?;
    Ok(Log { from, key })
}

pub(super) fn witness(text: &str, line: u64) -> Result<CosignerVerifier, NoteError> {
    text.parse().map_err(|_| NoteError::NoteLogKeyMalformed { line })
}

pub(super) fn recipient(text: &str, format: NoteFormat, line: u64) -> Result<EpochRecipient, NoteError> {
    let mut words = text.split(' ');
    let mut word = || words.next().ok_or_else(|| malformed(line, "recipient"));
    let epoch = number(word()?).ok_or_else(|| malformed(line, "recipient"))?;
    let not_before = time(word()?).ok_or_else(|| malformed(line, "recipient"))?;
    let not_after = time(word()?).ok_or_else(|| malformed(line, "recipient"))?;
    let opening = match format {
        NoteFormat::First => Opening::Desk,
        NoteFormat::Second => word()?.parse().map_err(|()| malformed(line, "recipient"))?,
    };
    let recipient = word()?.to_owned();
    let kind = check::recipient(&recipient);
    let fits = kind.is_some() && (format == NoteFormat::Second || kind == Some(Sealing::Classical));
    if words.next().is_some() || !fits {
        return Err(NoteError::NoteRecipientMalformed { line });
    }
    if not_after <= not_before {
        return Err(NoteError::NoteEpochContradictory { line, epoch });
    }
    Ok(EpochRecipient { epoch, not_before, not_after, opening, recipient })
}

pub(super) fn side(text: &str, keyword: &str, line: u64) -> Result<SideRecipient, NoteError> {
    let (epoch, recipient) = text.split_once(' ').ok_or_else(|| malformed(line, keyword))?;
    let epoch = number(epoch).ok_or_else(|| malformed(line, keyword))?;
    if check::recipient(recipient).is_none() {
        return Err(NoteError::NoteRecipientMalformed { line });
    }
    Ok(SideRecipient { epoch, recipient: recipient.to_owned() })
}

pub(super) fn revoked(text: &str, line: u64) -> Result<Revoked, NoteError> {
    let words: Vec<&str> = text.split(' ').collect();
    let [since, reason, recipient] = words[..] else { return Err(malformed(line, "revoked")) };
    let reason = RevokedReason::ALL.into_iter().find(|known| known.word() == reason);
    match (time(since), reason, recipient.parse().ok()) {
        (Some(since), Some(reason), Some(recipient)) => Ok(Revoked { since, reason, recipient }),
        _ => Err(malformed(line, "revoked")),
    }
}

pub(super) fn form(text: &str, line: u64) -> Result<FormReference, NoteError> {
    let words: Vec<&str> = text.split(' ').collect();
    let [id, version, digest] = words[..] else { return Err(malformed(line, "form")) };
    if !check::form_name(id) || !check::form_name(version) {
        return Err(malformed(line, "form"));
    }
    let digest = digest.parse().map_err(|_| malformed(line, "form"))?;
    Ok(FormReference { id: id.to_owned(), version: version.to_owned(), digest })
}
