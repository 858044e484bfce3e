//! Reading the canonical text of a certificate, strictly, and what its lines must say together.

use std::str::FromStr;

use super::{
    Certificate, CertificateError, Certified, Device, End, LEAST_DECLARERS, MAX_CERTIFICATE_BYTES,
    MAX_DECLARERS, MAX_LINES, Missing,
};
use crate::ceremony::MAX_LABEL_BYTES;
use crate::hex;
use crate::note::{Cursor, hidden, line_of, number, time};

impl Certificate {
    pub(super) fn read(bytes: &[u8]) -> Result<Certificate, CertificateError> {
        let mut cursor = Cursor::new(text_of(bytes)?);
        if cursor.take_exact(Self::FIRST_LINE).is_none() {
            return Err(unexpected(&cursor, Self::FIRST_LINE));
        }
        let study = parsed(&mut cursor, "study")?;
        let epoch = value(&mut cursor, "epoch", number)?;
        let ended = value(&mut cursor, "ended", time)?;
        let line = cursor.line();
        let destroyed = value(&mut cursor, "destroyed", time)?;
        if destroyed < ended {
            return Err(CertificateError::CertificateTooEarly { line });
        }
        let keys = list(&mut cursor, "key", |text| {
            let (opening, recipient) = text.split_once(' ')?;
            Some((opening.parse().ok()?, recipient.parse().ok()?))
        })?;
        if keys.is_empty() {
            return Err(unexpected(&cursor, "key"));
        }
        let transcript =
            if cursor.sees("transcript") { Some(parsed(&mut cursor, "transcript")?) } else { None };
        let devices = list(&mut cursor, "device", device)?;
        if let Some(place) = devices.windows(2).position(|pair: &[Device]| pair[0].key == pair[1].key) {
            let line = cursor.line() - devices.len() as u64 + place as u64 + 1;
            return Err(CertificateError::CertificateOutOfOrder { line, keyword: "device".to_owned() });
        }
        let unused = value(&mut cursor, "unused", number)?;
        let opened = value(&mut cursor, "opened", number)?;
        let quarantined = value(&mut cursor, "quarantined", number)?;
        let first_gap = cursor.line();
        let missing = list(&mut cursor, "missing", gap)?;
        check_gaps(&devices, &missing, first_gap)?;
        let line = cursor.line();
        let declared: Vec<String> = list(&mut cursor, "declared", name)?;
        let lost = devices.iter().any(|device| matches!(device.end, End::Lost(_)));
        let least = if lost { LEAST_DECLARERS } else { 0 };
        if !(least..=MAX_DECLARERS).contains(&declared.len()) {
            return Err(CertificateError::CertificateDeclarers { line, least: LEAST_DECLARERS as u64 });
        }
        if !cursor.at_end() {
            return Err(unexpected(&cursor, "declared"));
        }
        Ok(Certificate {
            study,
            epoch,
            ended,
            destroyed,
            keys,
            transcript,
            devices,
            unused,
            opened,
            quarantined,
            missing,
            declared,
        })
    }
}

/// Every gap is one of a device that is listed, lies before its end, and touches no other.
fn check_gaps(devices: &[Device], missing: &[Missing], first_line: u64) -> Result<(), CertificateError> {
    let mut before: Option<&Missing> = None;
    for (line, gap) in (first_line..).zip(missing) {
        let last = devices.iter().find(|device| device.key == gap.key).map(|device| match device.end {
            End::Closed(last) | End::Past(last) | End::Lost(last) => last,
        });
        let apart =
            before.is_none_or(|before| before.key != gap.key || before.last.saturating_add(1) < gap.first);
        if gap.first == 0 || gap.first > gap.last || last.is_none_or(|last| gap.last > last) || !apart {
            return Err(CertificateError::CertificateGapUnfit { line });
        }
        before = Some(gap);
    }
    Ok(())
}

/// The bytes as text that can be shown: bounded, UTF-8, nothing hidden.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, CertificateError> {
    if bytes.len() > MAX_CERTIFICATE_BYTES {
        return Err(CertificateError::CertificateTooLarge { max_bytes: MAX_CERTIFICATE_BYTES as u64 });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| CertificateError::CertificateNotText {
        line: line_of(bytes, error.valid_up_to()),
    })?;
    match text.char_indices().find(|(_, character)| hidden(*character)) {
        Some((offset, _)) => Err(CertificateError::CertificateNotText { line: line_of(bytes, offset) }),
        None => Ok(text),
    }
}

fn device(text: &str) -> Option<Device> {
    let (key, end) = text.split_once(' ')?;
    let end = match end.split_once(' ')? {
        ("closed", last) => End::Closed(number(last)?),
        ("past", last) => End::Past(number(last)?),
        ("lost", last) => End::Lost(number(last)?),
        _ => return None,
    };
    Some(Device { key: hex::decode(key).ok()?, end })
}

fn gap(text: &str) -> Option<Missing> {
    let mut parts = text.split(' ');
    let gap = Missing {
        key: hex::decode(parts.next()?).ok()?,
        first: number(parts.next()?)?,
        last: number(parts.next()?)?,
    };
    parts.next().is_none().then_some(gap)
}

/// A name: something to read, without spaces at its ends.
fn name(text: &str) -> Option<String> {
    let readable = !text.is_empty() && text.len() <= MAX_LABEL_BYTES && text.trim() == text;
    readable.then(|| text.to_owned())
}

pub(super) fn unexpected(cursor: &Cursor<'_>, expected: &str) -> CertificateError {
    CertificateError::CertificateLineUnexpected { line: cursor.line(), expected: expected.to_owned() }
}

pub(super) fn value<T>(
    cursor: &mut Cursor<'_>,
    keyword: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, CertificateError> {
    let line = cursor.line();
    let text = cursor.take(keyword).ok_or_else(|| unexpected(cursor, keyword))?;
    read(text)
        .ok_or_else(|| CertificateError::CertificateValueMalformed { line, keyword: keyword.to_owned() })
}

pub(super) fn parsed<T: FromStr>(cursor: &mut Cursor<'_>, keyword: &str) -> Result<T, CertificateError> {
    value(cursor, keyword, |text| text.parse().ok())
}

/// Lines of one kind, strictly ascending, so that a certificate has one spelling and nothing stands twice.
pub(super) fn list<T: Ord>(
    cursor: &mut Cursor<'_>,
    keyword: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, CertificateError> {
    let mut items: Vec<T> = Vec::new();
    while cursor.sees(keyword) {
        let line = cursor.line();
        let keyword_text = || keyword.to_owned();
        let item = value(cursor, keyword, &read)?;
        if items.len() == MAX_LINES {
            let max = MAX_LINES as u64;
            return Err(CertificateError::CertificateTooMany { line, keyword: keyword_text(), max });
        }
        if items.last().is_some_and(|last| *last >= item) {
            return Err(CertificateError::CertificateOutOfOrder { line, keyword: keyword_text() });
        }
        items.push(item);
    }
    Ok(items)
}
