//! Reading the canonical text of a study note, strictly: one spelling, nothing unknown.

use jiff::Timestamp;

use super::check;
use super::lines::{Cursor, line_of, number};
use super::{
    EpochRecipient, FormReference, MAX_FORMS, MAX_NOTE_BYTES, MAX_RECIPIENTS, MAX_RECIPIENTS_PER_EPOCH,
    MAX_ROOTS, MAX_SEALED_BYTES, MIN_SEALED_BYTES, NoteError, RootVerifier, StudyNote,
};
use crate::StudyId;

/// The first line of a study note: format and version.
pub(super) const FIRST_LINE: &str = "kin-study-note/1";

impl StudyNote {
    /// Reads the canonical text of a note, without signatures. What it accepts it prints back, byte for byte.
    pub fn parse_text(bytes: &[u8]) -> Result<StudyNote, NoteError> {
        let text = text_of(bytes)?;
        let mut cursor = Cursor::new(text);
        if cursor.take_exact(FIRST_LINE).is_none() {
            return Err(unexpected(&cursor, FIRST_LINE));
        }
        let study: StudyId = value(&mut cursor, "study", |text| text.parse().ok())?;
        let title = value(&mut cursor, "title", check::title)?;
        let version = value(&mut cursor, "version", number)?;
        let issued = value(&mut cursor, "issued", time)?;
        let line = cursor.line();
        let expires = value(&mut cursor, "expires", time)?;
        if expires <= issued {
            return Err(NoteError::NoteExpiresBeforeIssued { line });
        }
        let sealed_bytes = sealed_bytes(&mut cursor)?;
        let line = cursor.line();
        let server = take(&mut cursor, "server")?;
        check::server(server, line)?;
        let line = cursor.line();
        let quorum = value(&mut cursor, "quorum", number)?;
        let roots = list(&mut cursor, "root", MAX_ROOTS, |text, line| root(text, study, line))?;
        if quorum == 0 || quorum as usize > roots.len() {
            let roots = u32::try_from(roots.len()).unwrap_or(u32::MAX);
            return Err(NoteError::NoteQuorumImpossible { line, quorum, roots });
        }
        let first_recipient = cursor.line();
        let recipients = list(&mut cursor, "recipient", MAX_RECIPIENTS, recipient)?;
        check_epochs(&recipients, first_recipient)?;
        let first_form = cursor.line();
        let forms = list(&mut cursor, "form", MAX_FORMS, form)?;
        check_forms(&forms, first_form)?;
        if !cursor.at_end() {
            return Err(unexpected(&cursor, "form"));
        }
        Ok(StudyNote {
            study,
            title,
            version,
            issued,
            expires,
            sealed_bytes,
            server: server.to_owned(),
            quorum,
            roots,
            recipients,
            forms,
        })
    }
}

/// The bytes as text that can be shown: bounded, UTF-8, every line ended, nothing hidden.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, NoteError> {
    if bytes.len() > MAX_NOTE_BYTES {
        return Err(NoteError::NoteTooLarge { max_bytes: MAX_NOTE_BYTES as u64 });
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| NoteError::NoteNotText { line: line_of(bytes, error.valid_up_to()) })?;
    match text.char_indices().find(|(_, character)| check::hidden(*character)) {
        Some((offset, _)) => Err(NoteError::NoteHiddenCharacter { line: line_of(bytes, offset) }),
        None => Ok(text),
    }
}

fn unexpected(cursor: &Cursor<'_>, expected: &str) -> NoteError {
    NoteError::NoteLineUnexpected { line: cursor.line(), expected: expected.to_owned() }
}

fn malformed(line: u64, keyword: &str) -> NoteError {
    NoteError::NoteValueMalformed { line, keyword: keyword.to_owned() }
}

fn take<'text>(cursor: &mut Cursor<'text>, keyword: &str) -> Result<&'text str, NoteError> {
    cursor.take(keyword).ok_or_else(|| unexpected(cursor, keyword))
}

fn value<T>(
    cursor: &mut Cursor<'_>,
    keyword: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, NoteError> {
    let line = cursor.line();
    read(take(cursor, keyword)?).ok_or_else(|| malformed(line, keyword))
}

/// One or more lines of one kind, strictly ascending.
fn list<T: Ord>(
    cursor: &mut Cursor<'_>,
    keyword: &str,
    max: usize,
    read: impl Fn(&str, u64) -> Result<T, NoteError>,
) -> Result<Vec<T>, NoteError> {
    let mut items: Vec<T> = Vec::new();
    loop {
        let line = cursor.line();
        let item = read(take(cursor, keyword)?, line)?;
        if items.len() == max {
            return Err(NoteError::NoteTooMany { line, keyword: keyword.to_owned(), max: max as u64 });
        }
        if items.last().is_some_and(|last| *last >= item) {
            return Err(NoteError::NoteOutOfOrder { line, keyword: keyword.to_owned() });
        }
        items.push(item);
        if !cursor.sees(keyword) {
            return Ok(items);
        }
    }
}

fn sealed_bytes(cursor: &mut Cursor<'_>) -> Result<u32, NoteError> {
    let line = cursor.line();
    let keyword = "sealed-bytes";
    let bytes = value(cursor, keyword, number)?;
    if !(MIN_SEALED_BYTES..=MAX_SEALED_BYTES).contains(&bytes) {
        return Err(NoteError::NoteValueOutOfRange {
            line,
            keyword: keyword.to_owned(),
            min: u64::from(MIN_SEALED_BYTES),
            max: u64::from(MAX_SEALED_BYTES),
        });
    }
    Ok(bytes)
}

/// A time in its one spelling: UTC, whole seconds, `2026-01-31T07:00:00Z`.
fn time(text: &str) -> Option<Timestamp> {
    let time: Timestamp = text.parse().ok()?;
    (text.len() == 20 && time.to_string() == text).then_some(time)
}

fn root(text: &str, study: StudyId, line: u64) -> Result<RootVerifier, NoteError> {
    text.parse()
        .ok()
        .filter(|root: &RootVerifier| root.study() == study)
        .ok_or(NoteError::NoteRootMalformed { line })
}

fn recipient(text: &str, line: u64) -> Result<EpochRecipient, NoteError> {
    let mut words = text.split(' ');
    let mut word = || words.next().ok_or_else(|| malformed(line, "recipient"));
    let epoch = number(word()?).ok_or_else(|| malformed(line, "recipient"))?;
    let not_before = time(word()?).ok_or_else(|| malformed(line, "recipient"))?;
    let not_after = time(word()?).ok_or_else(|| malformed(line, "recipient"))?;
    let recipient = word()?.to_owned();
    if words.next().is_some() || !check::recipient(&recipient) {
        return Err(NoteError::NoteRecipientMalformed { line });
    }
    if not_after <= not_before {
        return Err(NoteError::NoteEpochContradictory { line, epoch });
    }
    Ok(EpochRecipient { epoch, not_before, not_after, recipient })
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

/// One id and version names one form.
fn check_forms(forms: &[FormReference], first_line: u64) -> Result<(), NoteError> {
    for (pair, line) in forms.windows(2).zip(first_line + 1..) {
        if (&pair[0].id, &pair[0].version) == (&pair[1].id, &pair[1].version) {
            return Err(NoteError::NoteOutOfOrder { line, keyword: "form".to_owned() });
        }
    }
    Ok(())
}

fn form(text: &str, line: u64) -> Result<FormReference, NoteError> {
    let words: Vec<&str> = text.split(' ').collect();
    let [id, version, digest] = words[..] else { return Err(malformed(line, "form")) };
    if !check::form_name(id) || !check::form_name(version) {
        return Err(malformed(line, "form"));
    }
    let digest = digest.parse().map_err(|_| malformed(line, "form"))?;
    Ok(FormReference { id: id.to_owned(), version: version.to_owned(), digest })
}
