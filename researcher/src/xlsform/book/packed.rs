//! What an .xlsx unpacks to, measured before anything else unpacks it.

use std::io::{Cursor, Read};

use crate::xlsform::limits::{MAX_PARTS, MAX_UNPACKED_BYTES};
use crate::xlsform::mistake::{Placed, WorkbookMistake};

/// Refuses a file that unpacks to more than the limit, whatever sizes it states for itself.
pub(super) fn check(bytes: &[u8]) -> Result<(), Placed> {
    let unreadable = || WorkbookMistake::WorkbookUnreadable.somewhere();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    if archive.len() > MAX_PARTS {
        return Err(WorkbookMistake::WorkbookTooMany { what: "parts", limit: MAX_PARTS as u64 }.somewhere());
    }
    let mut left = MAX_UNPACKED_BYTES;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| unreadable())?;
        let mut unpacked = Vec::new();
        // One byte more than is left shows that there is too much.
        part.take(left + 1).read_to_end(&mut unpacked).map_err(|_| unreadable())?;
        left = left.checked_sub(unpacked.len() as u64).ok_or_else(|| {
            WorkbookMistake::WorkbookUnpacksTooLarge { limit: MAX_UNPACKED_BYTES }.somewhere()
        })?;
        if announces_more_than_it_holds(&unpacked) {
            return Err(unreadable());
        }
    }
    Ok(())
}

/// Whether a part says that it holds more texts than its bytes can: calamine sets aside room for as many as it says, and
/// memory that cannot be had ends the whole program.
fn announces_more_than_it_holds(part: &[u8]) -> bool {
    const WORD: &[u8] = b"uniqueCount";
    /// The shortest text: `<si/>`.
    const LEAST_BYTES: usize = 5;
    part.windows(WORD.len()).enumerate().filter(|(_, word)| *word == WORD).any(|(at, _)| {
        let stated = part[at + WORD.len()..].iter().skip_while(|byte| !byte.is_ascii_digit());
        let digits = stated.take_while(|byte| byte.is_ascii_digit());
        let count = digits
            .fold(0_usize, |count, digit| count.saturating_mul(10).saturating_add(usize::from(digit - b'0')));
        count > part.len() / LEAST_BYTES
    })
}
