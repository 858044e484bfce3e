//! The lines on paper, written and read.

use ring::digest::{Context, SHA256};

use super::{MAX_SHEET_BYTES, SheetError, base32};

/// Six groups of four characters.
const LINE_BYTES: usize = 15;
const LINE_CHARACTERS: usize = 24;
const GROUP_CHARACTERS: usize = 4;
/// Twenty bits.
const CHECK_CHARACTERS: usize = 4;
/// What a line's checksum is over, before its number, their count and its bytes.
const LINE_DOMAIN: &[u8] = b"kin-sheet/1 line";
/// The same for a whole code, before its bytes.
const CODE_DOMAIN: &[u8] = b"kin-sheet/1 code";

pub(super) fn written(file: &[u8]) -> String {
    let count = file.len().div_ceil(LINE_BYTES);
    let mut text = String::new();
    for (bytes, number) in file.chunks(LINE_BYTES).zip(1..) {
        let characters = base32::encode(bytes);
        let groups: Vec<&str> = (0..characters.len())
            .step_by(GROUP_CHARACTERS)
            .map(|start| &characters[start..(start + GROUP_CHARACTERS).min(characters.len())])
            .collect();
        let check = line_check(number, count, bytes);
        let line = format!("{number:02}/{count:02}  {}  {check}\n", groups.join(" "));
        text.push_str(&line);
    }
    text
}

pub(super) fn written_code(file: &[u8]) -> String {
    base32::encode(file) + &check(&[CODE_DOMAIN, file])
}

pub(super) fn read_code(code: &str) -> Result<Vec<u8>, SheetError> {
    let place = code.len().saturating_sub(CHECK_CHARACTERS);
    let (characters, found) = code.split_at_checked(place).ok_or(SheetError::SheetCodeDamaged)?;
    let file = base32::decode(characters).filter(|file| (1..=MAX_SHEET_BYTES).contains(&file.len()));
    let file = file.ok_or(SheetError::SheetCodeDamaged)?;
    if *found == check(&[CODE_DOMAIN, &file]) { Ok(file) } else { Err(SheetError::SheetCodeDamaged) }
}

pub(super) fn read(text: &str) -> Result<Vec<u8>, SheetError> {
    if text.len() > 16 * MAX_SHEET_BYTES {
        return Err(SheetError::SheetFileTooLarge { maximum: MAX_SHEET_BYTES as u64 });
    }
    let typed: Vec<(u64, &str)> =
        (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).collect();
    let mut file = Vec::new();
    let mut expected = None;
    let mut next: usize = 1;
    for (place, line) in typed {
        let (number, count, characters) =
            taken_apart(line).ok_or(SheetError::SheetLineMalformed { place })?;
        if *expected.get_or_insert(count) != count {
            return Err(SheetError::SheetLineOfAnother { number: number as u64 });
        }
        if number < next {
            return Err(SheetError::SheetLineTwice { number: number as u64 });
        }
        if number > next {
            return Err(SheetError::SheetLineMissing { number: next as u64 });
        }
        let wrong = SheetError::SheetLineMistyped { number: number as u64 };
        let (characters, found) = characters.split_at(characters.len() - CHECK_CHARACTERS);
        let bytes = base32::decode(characters).ok_or(wrong.clone())?;
        let is_whole = bytes.len() == LINE_BYTES || (number == count && !bytes.is_empty());
        if !is_whole || !same(found, &line_check(number, count, &bytes)) {
            return Err(wrong);
        }
        file.extend_from_slice(&bytes);
        next += 1;
    }
    match expected {
        None => Err(SheetError::SheetEmpty),
        Some(count) if next <= count => Err(SheetError::SheetLineMissing { number: next as u64 }),
        Some(_) => Ok(file),
    }
}

/// Number, count, and all characters behind them without what separates groups.
fn taken_apart(line: &str) -> Option<(usize, usize, String)> {
    let (head, rest) = line.trim().split_once(|character: char| character.is_whitespace())?;
    let (number, count) = head.split_once('/')?;
    let number_of = |digits: &str| -> Option<usize> {
        (digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| digits.parse().ok())?
    };
    let (number, count) = (number_of(number)?, number_of(count)?);
    let characters: String =
        rest.chars().filter(|character| !character.is_whitespace() && *character != '-').collect();
    let fits = characters.is_ascii()
        && (CHECK_CHARACTERS + 1..=CHECK_CHARACTERS + LINE_CHARACTERS).contains(&characters.len())
        && (1..=MAX_SHEET_BYTES.div_ceil(LINE_BYTES)).contains(&count)
        && (1..=count).contains(&number);
    fits.then_some((number, count, characters))
}

fn line_check(number: usize, count: usize, bytes: &[u8]) -> String {
    let place = [u8::try_from(number).unwrap_or(0), u8::try_from(count).unwrap_or(0)];
    check(&[LINE_DOMAIN, &place, bytes])
}

/// The first twenty bits of SHA-256.
fn check(parts: &[&[u8]]) -> String {
    let mut context = Context::new(&SHA256);
    for part in parts {
        context.update(part);
    }
    let mut text = base32::encode(&context.finish().as_ref()[..3]);
    text.truncate(CHECK_CHARACTERS);
    text
}

/// Whether what was typed is this checksum, in any spelling.
fn same(typed: &str, check: &str) -> bool {
    let plain = |character: char| match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    typed.chars().map(plain).eq(check.chars())
}
