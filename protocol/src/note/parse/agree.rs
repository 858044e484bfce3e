//! What lines of a note say together: each may be well written and the whole still contradict itself.

use std::collections::BTreeMap;

use super::super::{
    EpochRecipient, MAX_RECIPIENTS_PER_EPOCH, NoteError, NoteFormat, Opening, Policy, Sealing, SideRecipient,
    StudyNote,
};
use crate::Digest;

/// Where the kinds of lines begin, from 1.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lines {
    pub(super) recipients: u64,
    pub(super) contacts: u64,
    pub(super) supervisors: u64,
    pub(super) revoked: u64,
    pub(super) forms: u64,
}

pub(super) fn check(note: &StudyNote, lines: &Lines) -> Result<(), NoteError> {
    check_epochs(&note.recipients, lines.recipients)?;
    if note.format == NoteFormat::Second {
        check_policies(&note.recipients, lines.recipients)?;
        check_kinds(note, lines)?;
        check_roles(note, lines)?;
        check_revoked(note, lines.revoked)?;
    }
    check_forms(note, lines.forms)
}

/// All lines of an epoch have the same times, name different recipients, and are not too many.
fn check_epochs(recipients: &[EpochRecipient], first_line: u64) -> Result<(), NoteError> {
    let mut in_epoch = 1;
    for ((previous, next), line) in recipients.iter().zip(recipients.iter().skip(1)).zip(first_line + 1..) {
        if previous.epoch != next.epoch {
            in_epoch = 1;
            continue;
        }
        in_epoch += 1;
        if previous.not_before != next.not_before || previous.not_after != next.not_after {
            return Err(NoteError::NoteEpochContradictory { line, epoch: next.epoch });
        }
        if in_epoch > MAX_RECIPIENTS_PER_EPOCH {
            let max = MAX_RECIPIENTS_PER_EPOCH as u64;
            return Err(NoteError::NoteTooMany { line, keyword: "recipient".to_owned(), max });
        }
    }
    Ok(())
}

/// Who can open an epoch is one of three things, and nothing between them.
fn check_policies(recipients: &[EpochRecipient], first_line: u64) -> Result<(), NoteError> {
    let mut line = first_line;
    for epoch in recipients.chunk_by(|one, next| one.epoch == next.epoch) {
        let openings: Vec<Opening> = epoch.iter().map(|line| line.opening).collect();
        if Policy::of(&openings).is_none() {
            return Err(NoteError::NoteOpeningContradictory { line, epoch: epoch[0].epoch });
        }
        line += epoch.len() as u64;
    }
    Ok(())
}

/// Hybrid and classical are never mixed within an epoch, and classical ones stand only where the study says so.
fn check_kinds(note: &StudyNote, lines: &Lines) -> Result<(), NoteError> {
    let mut kinds: BTreeMap<u32, Sealing> = BTreeMap::new();
    let openers =
        (lines.recipients..).zip(&note.recipients).map(|(line, of)| (line, of.epoch, &of.recipient));
    let side = |first: u64, of: &'_ [SideRecipient]| -> Vec<(u64, u32, String)> {
        (first..).zip(of).map(|(line, of)| (line, of.epoch, of.recipient.clone())).collect()
    };
    let sides =
        side(lines.contacts, &note.contacts).into_iter().chain(side(lines.supervisors, &note.supervisors));
    for (line, epoch, recipient) in
        openers.map(|(line, epoch, recipient)| (line, epoch, recipient.clone())).chain(sides)
    {
        let kind = Sealing::of(&recipient).ok_or(NoteError::NoteRecipientMalformed { line })?;
        if kind == Sealing::Classical && note.sealing == Sealing::Hybrid {
            return Err(NoteError::NoteRecipientClassical { line });
        }
        if *kinds.entry(epoch).or_insert(kind) != kind {
            return Err(NoteError::NoteRecipientsMixed { line, epoch });
        }
    }
    Ok(())
}

/// A recipient opens responses, or contacts, or check records: what is kept apart must not meet in one hand. And
/// whom it opens for is an epoch of the note.
fn check_roles(note: &StudyNote, lines: &Lines) -> Result<(), NoteError> {
    let mut roles: BTreeMap<&str, u8> =
        note.recipients.iter().map(|line| (line.recipient.as_str(), 0)).collect();
    for (role, first_line, of) in
        [(1, lines.contacts, &note.contacts), (2, lines.supervisors, &note.supervisors)]
    {
        for (line, side) in (first_line..).zip(of) {
            if !note.recipients.iter().any(|opener| opener.epoch == side.epoch) {
                return Err(NoteError::NoteEpochUnknown { line, epoch: side.epoch });
            }
            if *roles.entry(&side.recipient).or_insert(role) != role {
                return Err(NoteError::NoteRecipientTwoRoles { line });
            }
        }
    }
    Ok(())
}

/// No epoch goes on with a recipient that was revoked.
fn check_revoked(note: &StudyNote, first_line: u64) -> Result<(), NoteError> {
    for (line, revoked) in (first_line..).zip(&note.revoked) {
        let ends =
            |number| note.recipients.iter().find(|line| line.epoch == number).map(|line| line.not_after);
        let openers = note.recipients.iter().map(|line| (line.epoch, &line.recipient));
        let sides = note.contacts.iter().chain(&note.supervisors).map(|line| (line.epoch, &line.recipient));
        let still = openers.chain(sides).find(|(epoch, recipient)| {
            Digest::of(recipient.as_bytes()) == revoked.recipient && ends(*epoch) > Some(revoked.since)
        });
        if let Some((epoch, _)) = still {
            return Err(NoteError::NoteRecipientRevoked { line, epoch });
        }
    }
    Ok(())
}

/// One id and version names one form.
fn check_forms(note: &StudyNote, first_line: u64) -> Result<(), NoteError> {
    for (pair, line) in note.forms.windows(2).zip(first_line + 1..) {
        if (&pair[0].id, &pair[0].version) == (&pair[1].id, &pair[1].version) {
            return Err(NoteError::NoteOutOfOrder { line, keyword: "form".to_owned() });
        }
    }
    Ok(())
}
