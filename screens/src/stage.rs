//! The terminal, taken for a while and given back as it was: whatever ends the program, nothing of an interview stays on it.
//!
//! What is shown lies on the alternate screen, which keeps no scrollback. It is wiped before it is left, on the way out of a
//! panic too. A program that is killed outright leaves its last screen where it is, and nothing in the scrollback.

use std::io::{Result, Stdout, Write, stdout};

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, Event};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use crate::key::Key;

/// How long is waited for a key before the clock and the signals are looked at.
const GLANCE: Duration = Duration::from_millis(200);

/// What happens at a terminal.
#[derive(Debug)]
pub enum Happening {
    /// A key.
    Key(Key),
    /// Letters all at once, pasted or from an input method.
    Text(zeroize::Zeroizing<String>),
    /// The screen has another size.
    Resize(u16, u16),
    /// Nothing, for a moment.
    Nothing,
    /// The system wants the program to end.
    End,
}

/// The terminal while it is ours.
pub struct Stage {
    ended: Arc<AtomicBool>,
    /// Whether the screen may show something else than was drawn last.
    is_stale: bool,
    terminal: Terminal<CrosstermBackend<Stdout>>,
}

impl Stage {
    /// Takes the terminal: its keys one by one, its alternate screen. A panic gives it back before it says anything.
    pub fn take() -> Result<Self> {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            give_back();
            before(panic);
        }));
        enable_raw_mode()?;
        let entered = execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, Clear(ClearType::All));
        if let Err(error) = entered {
            give_back();
            return Err(error);
        }
        let ended = Arc::new(AtomicBool::new(false));
        notice_signals(&ended)?;
        Ok(Self { ended, is_stale: false, terminal: Terminal::new(CrosstermBackend::new(stdout()))? })
    }

    /// Draws one frame.
    pub fn draw(&mut self, draw: impl FnOnce(&mut ratatui::Frame<'_>)) -> Result<()> {
        if std::mem::take(&mut self.is_stale) {
            // Not `clear`, which asks the terminal where its cursor is, and waits for an answer that not every one gives.
            let size = self.terminal.size()?;
            self.terminal.resize(Rect::from((Position::ORIGIN, size)))?;
        }
        self.terminal.draw(draw).map(|_| ())
    }

    /// Columns and rows.
    pub fn size(&self) -> Result<(u16, u16)> {
        self.terminal.size().map(|size| (size.width, size.height))
    }

    /// Waits for what happens next, for a moment at most.
    pub fn wait(&mut self) -> Result<Happening> {
        if self.ended.load(Ordering::Relaxed) {
            return Ok(Happening::End);
        }
        if !event::poll(GLANCE)? {
            return Ok(Happening::Nothing);
        }
        Ok(match event::read()? {
            Event::Key(key) => Key::read(key).map_or(Happening::Nothing, Happening::Key),
            Event::Paste(text) => Happening::Text(zeroize::Zeroizing::new(text)),
            Event::Resize(columns, rows) => {
                // A window made small and large again has lost what stood at its edge, and has the size it had.
                self.is_stale = true;
                Happening::Resize(columns, rows)
            }
            _ => Happening::Nothing,
        })
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        give_back();
    }
}

/// A closed window and a polite end leave no screen behind.
#[cfg(unix)]
fn notice_signals(ended: &Arc<AtomicBool>) -> Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    for signal in [SIGHUP, SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(ended))?;
    }
    Ok(())
}

/// Windows ends the program with its window.
#[cfg(not(unix))]
fn notice_signals(_: &Arc<AtomicBool>) -> Result<()> {
    Ok(())
}

/// Wipes the alternate screen and leaves it. Where the terminal is gone, nobody is left to see it.
fn give_back() {
    let mut out = stdout();
    let _ = queue!(
        out,
        ResetColor,
        Clear(ClearType::All),
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = out.flush();
    let _ = disable_raw_mode();
}
