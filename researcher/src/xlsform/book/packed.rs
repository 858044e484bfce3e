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
        // One byte more than is left shows that there is too much.
        let unpacked =
            std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| unreadable())?;
        left = left.checked_sub(unpacked).ok_or_else(|| {
            WorkbookMistake::WorkbookUnpacksTooLarge { limit: MAX_UNPACKED_BYTES }.somewhere()
        })?;
    }
    Ok(())
}
