//! Reading the canonical text of a transcript, strictly, and what its lines must say together.

use std::str::FromStr;

use jiff::Timestamp;

use super::print::words;
use super::{
    CeremonyError, MAX_LABEL_BYTES, MAX_TRANSCRIPT_BYTES, MAX_WITNESSES, Program, ShareLine, Step,
    Transcript, WitnessLine, sets_of,
};
use crate::StudyId;
use crate::note::{Cursor, Opening, Sealing, Split, hidden, line_of, number, time, title};

/// The first line of a transcript: format and version.
pub const FIRST_LINE: &str = "kin-ceremony/1";

impl Transcript {
    /// Reads the canonical text of a transcript, without signatures. What it accepts it prints back, byte for byte.
    ///
    /// Nothing consistent is missing in what it accepts: every set of enough shares has opened and every set of one
    /// fewer has not, every step was done, in order, and somebody was there to see it.
    pub fn parse_text(bytes: &[u8]) -> Result<Transcript, CeremonyError> {
        let mut cursor = Cursor::new(text_of(bytes)?);
        if cursor.take_exact(FIRST_LINE).is_none() {
            return Err(unexpected(&cursor, FIRST_LINE));
        }
        let study: StudyId = parsed(&mut cursor, "study")?;
        let title = value(&mut cursor, "title", title)?;
        let epoch = value(&mut cursor, "epoch", number)?;
        let held = value(&mut cursor, "held", time)?;
        let program = value(&mut cursor, "program", program)?;
        let lockfile = parsed(&mut cursor, "lockfile")?;
        let (opening, split) = value(&mut cursor, "opening", opening)?;
        let desk = match opening {
            Opening::Recovery(_) => Some(value(&mut cursor, "desk", recipient)?),
            _ => None,
        };
        let line = cursor.line();
        let recipient = value(&mut cursor, "recipient", recipient)?;
        if desk
            .as_ref()
            .is_some_and(|desk| *desk == recipient || Sealing::of(desk) != Sealing::of(&recipient))
        {
            return Err(CeremonyError::CeremonyRecipientsUnfit { line });
        }
        let set = parsed(&mut cursor, "set")?;
        let shares = shares(&mut cursor, split)?;
        let opened = sets(&mut cursor, "opened", split.threshold(), split.shares())?;
        let refused = sets(&mut cursor, "refused", split.threshold() - 1, split.shares())?;
        let rehearsal = parsed(&mut cursor, "rehearsal")?;
        let steps = steps(&mut cursor, held)?;
        let witnesses = witnesses(&mut cursor, study)?;
        if !cursor.at_end() {
            return Err(unexpected(&cursor, "witness"));
        }
        Ok(Transcript {
            study,
            title,
            epoch,
            held,
            program,
            lockfile,
            opening,
            desk,
            recipient,
            set,
            shares,
            opened,
            refused,
            rehearsal,
            steps,
            witnesses,
        })
    }
}

/// The bytes as text that can be shown: bounded, UTF-8, nothing hidden.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, CeremonyError> {
    if bytes.len() > MAX_TRANSCRIPT_BYTES {
        return Err(CeremonyError::CeremonyTooLarge { max_bytes: MAX_TRANSCRIPT_BYTES as u64 });
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| CeremonyError::CeremonyNotText { line: line_of(bytes, error.valid_up_to()) })?;
    match text.char_indices().find(|(_, character)| hidden(*character)) {
        Some((offset, _)) => Err(CeremonyError::CeremonyHiddenCharacter { line: line_of(bytes, offset) }),
        None => Ok(text),
    }
}

fn unexpected(cursor: &Cursor<'_>, expected: &str) -> CeremonyError {
    CeremonyError::CeremonyLineUnexpected { line: cursor.line(), expected: expected.to_owned() }
}

fn malformed(line: u64, keyword: &str) -> CeremonyError {
    CeremonyError::CeremonyValueMalformed { line, keyword: keyword.to_owned() }
}

fn value<T>(
    cursor: &mut Cursor<'_>,
    keyword: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, CeremonyError> {
    let line = cursor.line();
    let text = cursor.take(keyword).ok_or_else(|| unexpected(cursor, keyword))?;
    read(text).ok_or_else(|| malformed(line, keyword))
}

fn parsed<T: FromStr>(cursor: &mut Cursor<'_>, keyword: &str) -> Result<T, CeremonyError> {
    value(cursor, keyword, |text| text.parse().ok())
}

/// A label: something to read, without spaces at its ends.
fn label(text: &str) -> Option<String> {
    title(text).filter(|label| label.len() <= MAX_LABEL_BYTES)
}

fn program(text: &str) -> Option<Program> {
    let words: Vec<&str> = text.split(' ').collect();
    let [name, version, digest] = words[..] else { return None };
    let (name, version) = (label(name)?, label(version)?);
    Some(Program { name, version, digest: digest.parse().ok()? })
}

fn opening(text: &str) -> Option<(Opening, Split)> {
    match text.parse().ok()? {
        opening @ (Opening::Recovery(split) | Opening::Quorum(split)) => Some((opening, split)),
        Opening::Desk | Opening::Single => None,
    }
}

fn recipient(text: &str) -> Option<String> {
    Sealing::of(text).map(|_| text.to_owned())
}

/// One line a share, by index from 1, none missing, no two with one commitment.
fn shares(cursor: &mut Cursor<'_>, split: Split) -> Result<Vec<ShareLine>, CeremonyError> {
    let mut shares: Vec<ShareLine> = Vec::new();
    for expected in 1..=split.shares() {
        let line = cursor.line();
        let share = value(cursor, "share", |text| {
            let (index, rest) = text.split_once(' ')?;
            let (commitment, custodian) = rest.split_once(' ')?;
            let custodian = label(custodian)?;
            Some(ShareLine { index: number(index)?, commitment: commitment.parse().ok()?, custodian })
        })?;
        let repeated = shares.iter().any(|other| other.commitment == share.commitment);
        if share.index != expected || repeated {
            return Err(CeremonyError::CeremonyShareUnfit { line, index: share.index });
        }
        shares.push(share);
    }
    Ok(shares)
}

/// One line a set, all sets of this size in ascending order: one that is left out was not tried.
fn sets(cursor: &mut Cursor<'_>, keyword: &str, size: u8, shares: u8) -> Result<Vec<Vec<u8>>, CeremonyError> {
    let expected = sets_of(size, shares);
    for set in &expected {
        let line = cursor.line();
        let set = words(set);
        if cursor.take(keyword) != Some(&set) {
            return Err(CeremonyError::CeremonySetMissing { line, keyword: keyword.to_owned(), set });
        }
    }
    Ok(expected)
}

/// Every step once, in order, each not before the one before it.
fn steps(cursor: &mut Cursor<'_>, held: Timestamp) -> Result<Vec<(Timestamp, Step)>, CeremonyError> {
    let mut steps: Vec<(Timestamp, Step)> = Vec::new();
    for step in Step::ALL {
        let line = cursor.line();
        let missing = || CeremonyError::CeremonyStepMissing { line, step: step.word().to_owned() };
        let text = cursor.take("step").ok_or_else(missing)?;
        let (at, word) = text.split_once(' ').ok_or_else(|| malformed(line, "step"))?;
        let at = time(at).ok_or_else(|| malformed(line, "step"))?;
        if word != step.word() {
            return Err(missing());
        }
        if at < steps.last().map_or(held, |(last, _)| *last) {
            return Err(CeremonyError::CeremonyTimeBackwards { line });
        }
        steps.push((at, step));
    }
    Ok(steps)
}

fn witnesses(cursor: &mut Cursor<'_>, study: StudyId) -> Result<Vec<WitnessLine>, CeremonyError> {
    let mut witnesses: Vec<WitnessLine> = Vec::new();
    loop {
        let line = cursor.line();
        let witness = value(cursor, "witness", |text| {
            let (verifier, name) = text.split_once(' ')?;
            let witness = WitnessLine { verifier: verifier.parse().ok()?, label: label(name)? };
            (witness.verifier.study() == study).then_some(witness)
        })?;
        if witnesses.len() == MAX_WITNESSES {
            return Err(CeremonyError::CeremonyTooManyWitnesses { line, max: MAX_WITNESSES as u64 });
        }
        // By the key alone: one key under two labels would be two witnesses for one.
        if witnesses.last().is_some_and(|last| last.verifier >= witness.verifier) {
            return Err(CeremonyError::CeremonyOutOfOrder { line });
        }
        witnesses.push(witness);
        if !cursor.sees("witness") {
            return Ok(witnesses);
        }
    }
}
