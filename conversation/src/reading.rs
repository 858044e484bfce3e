//! A page that is read and then gone.

use std::io::{BufRead, Write};

use crate::{ConversationError, Line, Screen};

/// Shows a page in as many parts as the screen needs, waits for Enter after each, and leaves the screen clean.
pub fn read_over<R: BufRead, W: Write>(
    mut screen: Screen<R, W>,
    page: &str,
    go_on: &str,
) -> Result<(), ConversationError> {
    for part in screen.parts(page) {
        screen.clear()?;
        screen.show(part.trim_end())?;
        if let Line::End = screen.line(&format!("\n\n{go_on} > "))? {
            return Ok(());
        }
    }
    Ok(())
}
