//! The keyboard of a terminal during an interview.

/// While it lives, Ctrl-C and Ctrl-Z do not end or suspend the program.
///
/// Either would leave a page with answers on the screen for the next person. Ctrl-C ends the line instead and asks
/// whether to leave. Where there is no terminal, or not a Unix one, nothing changes.
#[derive(Debug)]
pub struct Keyboard {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

#[cfg(unix)]
impl Keyboard {
    /// Takes the terminal's signals away, if standard input is one.
    pub fn quiet() -> Self {
        use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
        let input = std::io::stdin();
        let before = tcgetattr(&input).ok();
        if let Some(before) = &before {
            let mut quiet = before.clone();
            quiet.local_modes.remove(LocalModes::ISIG);
            quiet.special_codes[SpecialCodeIndex::VEOL] = crate::screen::INTERRUPT;
            // A terminal that does not take it keeps its signals, and nothing worse.
            let _ = tcsetattr(&input, OptionalActions::Now, &quiet);
        }
        Self { before }
    }
}

#[cfg(unix)]
impl Drop for Keyboard {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            // Flush: what was typed ahead was meant for the interview, and must not reach a shell and its history.
            let _ =
                rustix::termios::tcsetattr(std::io::stdin(), rustix::termios::OptionalActions::Flush, before);
        }
    }
}

#[cfg(not(unix))]
impl Keyboard {
    /// Changes nothing on this system.
    pub fn quiet() -> Self {
        Self {}
    }
}
