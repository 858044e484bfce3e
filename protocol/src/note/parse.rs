//! Reading the canonical text of a study note, strictly: one spelling, nothing unknown.

mod agree;
mod items;

use jiff::Timestamp;

use super::check;
use super::lines::{Cursor, line_of, number};
use super::{
    MAX_BACKUP_DAYS, MAX_FIRST_NOTE_BYTES, MAX_FORMS, MAX_LOGS, MAX_NOTE_BYTES, MAX_OFFICES, MAX_RECIPIENTS,
    MAX_ROOTS, MAX_SEALED_BYTES, MAX_SIDE_RECIPIENTS, MIN_SEALED_BYTES, NoteError, NoteFormat,
    ProgramVersion, Sealing, StudyNote,
};
use crate::StudyId;

/// The first line of a study note, which names format and version; the one that is written today stands first.
pub(super) const FORMATS: [(&str, NoteFormat); 2] =
    [("kin-study-note/2", NoteFormat::Second), ("kin-study-note/1", NoteFormat::First)];

/// The first line of a format.
pub(super) fn first_line(format: NoteFormat) -> &'static str {
    FORMATS.iter().find(|(_, known)| *known == format).map_or("", |(line, _)| line)
}

impl StudyNote {
    /// Reads the canonical text of a note, without signatures. What it accepts it prints back, byte for byte.
    pub fn parse_text(bytes: &[u8]) -> Result<StudyNote, NoteError> {
        let text = text_of(bytes)?;
        let mut cursor = Cursor::new(text);
        let format = FORMATS.iter().find(|(line, _)| cursor.take_exact(line).is_some());
        let format = format.ok_or_else(|| unexpected(&cursor, FORMATS[0].0))?.1;
        let second = format == NoteFormat::Second;
        let study: StudyId = value(&mut cursor, "study", |text| text.parse().ok())?;
        let title = value(&mut cursor, "title", check::title)?;
        let version = value(&mut cursor, "version", number)?;
        let issued = value(&mut cursor, "issued", time)?;
        let line = cursor.line();
        let expires = value(&mut cursor, "expires", time)?;
        if expires <= issued {
            return Err(NoteError::NoteExpiresBeforeIssued { line });
        }
        let mut note = StudyNote { format, ..empty(study, title, version, issued, expires) };
        if second {
            read_storage(&mut cursor, &mut note)?;
        }
        note.sealed_bytes = bounded(&mut cursor, "sealed-bytes", MIN_SEALED_BYTES, MAX_SEALED_BYTES)?;
        if second {
            note.sealing = value(&mut cursor, "sealing", items::sealing)?;
        }
        let line = cursor.line();
        take(&mut cursor, "server")?.clone_into(&mut note.server);
        check::server(&note.server, line)?;
        if second {
            read_context(&mut cursor, &mut note)?;
        }
        read_roots(&mut cursor, &mut note)?;
        if second {
            note.offices =
                some(&mut cursor, "office", MAX_OFFICES, |text, line| items::office(text, study, line))?;
        }
        let lines = agree::Lines { recipients: cursor.line(), ..agree::Lines::default() };
        note.recipients = list(&mut cursor, "recipient", MAX_RECIPIENTS, |text, line| {
            items::recipient(text, format, line)
        })?;
        let lines = read_sides(&mut cursor, &mut note, lines, second)?;
        let lines = agree::Lines { forms: cursor.line(), ..lines };
        note.forms = list(&mut cursor, "form", MAX_FORMS, items::form)?;
        if !cursor.at_end() {
            return Err(unexpected(&cursor, "form"));
        }
        agree::check(&note, &lines)?;
        Ok(note)
    }
}

/// How long the server keeps what it has, and which program may start.
fn read_storage(cursor: &mut Cursor<'_>, note: &mut StudyNote) -> Result<(), NoteError> {
    if cursor.sees("purge-after") {
        let line = cursor.line();
        let purge_after = value(cursor, "purge-after", time)?;
        if purge_after <= note.expires {
            return Err(NoteError::NotePurgedBeforeItExpires { line });
        }
        note.purge_after = Some(purge_after);
    }
    note.backup_days = bounded(cursor, "backup-days", 0, MAX_BACKUP_DAYS)?;
    note.program = value(cursor, "program", |text| text.parse::<ProgramVersion>().ok())?;
    Ok(())
}

/// What the study is for, its logs and their witnesses, and how often its roots have changed.
fn read_context(cursor: &mut Cursor<'_>, note: &mut StudyNote) -> Result<(), NoteError> {
    if cursor.sees("training-of") {
        let line = cursor.line();
        let study = value(cursor, "training-of", |text| text.parse().ok())?;
        if study == note.study {
            return Err(NoteError::NoteTrainingOfItself { line });
        }
        note.training_of = Some(study);
    }
    let first_log = cursor.line();
    note.logs = some(cursor, "log", MAX_LOGS, items::log)?;
    if let Some(place) = note.logs.windows(2).position(|pair| pair[0].from == pair[1].from) {
        let line = first_log + place as u64 + 1;
        return Err(NoteError::NoteOutOfOrder { line, keyword: "log".to_owned() });
    }
    note.witnesses = some(cursor, "witness", MAX_LOGS, items::witness)?;
    if !note.witnesses.is_empty() {
        let line = cursor.line();
        note.witness_quorum = value(cursor, "witness-quorum", number)?;
        let (quorum, witnesses) = (note.witness_quorum, count(note.witnesses.len()));
        if quorum == 0 || quorum > witnesses {
            return Err(NoteError::NoteWitnessQuorumImpossible { line, quorum, witnesses });
        }
    }
    note.generation = value(cursor, "generation", number)?;
    Ok(())
}

fn read_roots(cursor: &mut Cursor<'_>, note: &mut StudyNote) -> Result<(), NoteError> {
    let (line, study) = (cursor.line(), note.study);
    note.quorum = value(cursor, "quorum", number)?;
    note.roots = list(cursor, "root", MAX_ROOTS, |text, line| items::root(text, study, line))?;
    let (quorum, roots) = (note.quorum, count(note.roots.len()));
    if quorum == 0 || quorum > roots {
        return Err(NoteError::NoteQuorumImpossible { line, quorum, roots });
    }
    Ok(())
}

/// Contact and supervisor recipients, and those revoked; in the second format alone.
fn read_sides(
    cursor: &mut Cursor<'_>,
    note: &mut StudyNote,
    lines: agree::Lines,
    second: bool,
) -> Result<agree::Lines, NoteError> {
    if !second {
        return Ok(lines);
    }
    let side = |keyword| move |text: &str, line| items::side(text, keyword, line);
    let lines = agree::Lines { contacts: cursor.line(), ..lines };
    note.contacts = some(cursor, "contact", MAX_SIDE_RECIPIENTS, side("contact"))?;
    let lines = agree::Lines { supervisors: cursor.line(), ..lines };
    note.supervisors = some(cursor, "supervisor", MAX_SIDE_RECIPIENTS, side("supervisor"))?;
    let lines = agree::Lines { revoked: cursor.line(), ..lines };
    note.revoked = some(cursor, "revoked", MAX_SIDE_RECIPIENTS, items::revoked)?;
    Ok(lines)
}

/// A note that says only its head; what a format does not say stays as it is here.
fn empty(study: StudyId, title: String, version: u64, issued: Timestamp, expires: Timestamp) -> StudyNote {
    StudyNote {
        format: NoteFormat::First,
        study,
        title,
        version,
        issued,
        expires,
        purge_after: None,
        backup_days: 0,
        program: ProgramVersion::default(),
        sealed_bytes: 0,
        sealing: Sealing::Classical,
        server: String::new(),
        training_of: None,
        logs: Vec::new(),
        witnesses: Vec::new(),
        witness_quorum: 0,
        generation: 0,
        quorum: 0,
        roots: Vec::new(),
        offices: Vec::new(),
        recipients: Vec::new(),
        contacts: Vec::new(),
        supervisors: Vec::new(),
        revoked: Vec::new(),
        forms: Vec::new(),
    }
}

/// The bytes as text that can be shown: bounded, UTF-8, every line ended, nothing hidden.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, NoteError> {
    let first = bytes.starts_with(first_line(NoteFormat::First).as_bytes());
    let max_bytes = if first { MAX_FIRST_NOTE_BYTES } else { MAX_NOTE_BYTES };
    if bytes.len() > max_bytes {
        return Err(NoteError::NoteTooLarge { max_bytes: max_bytes as u64 });
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

/// Lines of one kind that need not be there.
fn some<T: Ord>(
    cursor: &mut Cursor<'_>,
    keyword: &str,
    max: usize,
    read: impl Fn(&str, u64) -> Result<T, NoteError>,
) -> Result<Vec<T>, NoteError> {
    if cursor.sees(keyword) { list(cursor, keyword, max, read) } else { Ok(Vec::new()) }
}

fn bounded(cursor: &mut Cursor<'_>, keyword: &str, min: u32, max: u32) -> Result<u32, NoteError> {
    let line = cursor.line();
    let found: u32 = value(cursor, keyword, number)?;
    if (min..=max).contains(&found) {
        return Ok(found);
    }
    let (min, max) = (u64::from(min), u64::from(max));
    Err(NoteError::NoteValueOutOfRange { line, keyword: keyword.to_owned(), min, max })
}

/// A time in its one spelling: UTC, whole seconds, `2026-01-31T07:00:00Z`.
pub(crate) fn time(text: &str) -> Option<Timestamp> {
    let time: Timestamp = text.parse().ok()?;
    (text.len() == 20 && time.to_string() == text).then_some(time)
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
