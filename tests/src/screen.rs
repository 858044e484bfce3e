//! A terminal with a person at it: a pseudo-terminal, a screen to read, keys to type.
//!
//! Waiting is always for something to appear on the screen, never for a time to pass.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::programs::{Program, folder};

/// How long a person waits before giving up on a screen that does not change.
const PATIENCE: Duration = Duration::from_mins(1);

/// A program running in a terminal.
pub struct Screen {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    shown: Arc<(Mutex<Shown>, Condvar)>,
    terminal: Box<dyn MasterPty + Send>,
}

struct Shown {
    parser: vt100::Parser,
    raw: Vec<u8>,
    /// Everything before this position has been waited for already.
    read: usize,
    ended: bool,
}

impl Screen {
    /// Starts `program` in a terminal of `rows` by `columns`, with a Vietnamese keyboard's UTF-8 locale.
    ///
    /// # Panics
    /// When no pseudo-terminal can be had.
    pub fn start(program: Program, arguments: &[&str], rows: u16, columns: u16) -> Self {
        let (terminal, child) = started(program, arguments, rows, columns);
        let keyboard = terminal.take_writer().expect("the terminal's keyboard");
        let mut reader = terminal.try_clone_reader().expect("the terminal's screen");
        let [height, width] =
            [rows, columns].map(|size| NonZeroU16::new(size).expect("a terminal has a size"));
        let shown =
            Shown { parser: vt100::Parser::new(height, width, 1000), raw: Vec::new(), read: 0, ended: false };
        let shown = Arc::new((Mutex::new(shown), Condvar::new()));
        let painter = Arc::clone(&shown);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            loop {
                let count = reader.read(&mut bytes).unwrap_or(0);
                let (lock, changed) = &*painter;
                let mut shown = lock.lock().unwrap_or_else(PoisonError::into_inner);
                shown.parser.process(&bytes[..count]);
                shown.raw.extend_from_slice(&bytes[..count]);
                shown.ended = count == 0;
                changed.notify_all();
                if count == 0 {
                    return;
                }
            }
        });
        Self { child, keyboard, shown, terminal }
    }

    /// Starts `program`, and closes its terminal as soon as that shows `text`: a window that is shut, a line that breaks.
    ///
    /// # Panics
    /// When it does not show that, and when the program goes on without a terminal.
    pub fn start_and_close(program: Program, arguments: &[&str], text: &str) {
        let (terminal, mut child) = started(program, arguments, 24, 80);
        let mut reader = terminal.try_clone_reader().expect("the terminal's screen");
        let mut parser =
            vt100::Parser::new(NonZeroU16::MIN.saturating_add(23), NonZeroU16::MIN.saturating_add(79), 0);
        let mut bytes = [0; 4096];
        while !parser.screen().contents().contains(text) {
            let count = reader.read(&mut bytes).expect("the program shows something");
            assert!(count > 0, "it ended and showed:\n{}", parser.screen().contents());
            parser.process(&bytes[..count]);
        }
        let mut killer = child.clone_killer();
        drop((reader, terminal));
        let (ended, end) = std::sync::mpsc::channel();
        std::thread::spawn(move || ended.send(child.wait().is_ok()));
        let end = end.recv_timeout(PATIENCE);
        if end.is_err() {
            killer.kill().expect("it can be killed");
        }
        assert_eq!(end, Ok(true), "the program goes on without a terminal");
    }

    /// Types `text` and Enter.
    ///
    /// # Panics
    /// When the terminal is gone.
    pub fn enter(&mut self, text: &str) {
        self.keyboard.write_all(text.as_bytes()).expect("the keyboard works");
        self.keyboard.write_all(b"\r").expect("the keyboard works");
        self.keyboard.flush().expect("the keyboard works");
    }

    /// Types keys as a keyboard sends them, without Enter.
    ///
    /// # Panics
    /// When the terminal is gone.
    pub fn keys(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).expect("the keyboard works");
        self.keyboard.flush().expect("the keyboard works");
    }

    /// Gives the terminal another size.
    ///
    /// # Panics
    /// When it cannot have one.
    pub fn resize(&mut self, rows: u16, columns: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let [height, width] =
            [rows, columns].map(|size| NonZeroU16::new(size).expect("a terminal has a size"));
        // What is drawn for the new size is not read with the old one.
        let mut shown = self.shown.0.lock().unwrap_or_else(PoisonError::into_inner);
        self.terminal.resize(size).expect("a terminal can be resized");
        shown.parser.screen_mut().set_size(height, width);
    }

    /// Waits until the screen shows `text`, in whatever order its parts were written.
    ///
    /// # Panics
    /// When it does not come; the message shows the screen.
    pub fn wait_until(&mut self, text: &str) {
        self.wait_while(&format!("the terminal never showed {text:?}"), |screen| !screen.contains(text));
    }

    /// Waits until the screen does not show `text` any more.
    ///
    /// # Panics
    /// When it stays; the message shows the screen.
    pub fn wait_until_gone(&mut self, text: &str) {
        self.wait_while(&format!("the terminal still shows {text:?}"), |screen| screen.contains(text));
    }

    fn wait_while(&mut self, complaint: &str, holds: impl Fn(&str) -> bool) {
        let (lock, changed) = &*self.shown;
        let shown = lock.lock().unwrap_or_else(PoisonError::into_inner);
        let waits = |shown: &mut Shown| !shown.ended && holds(&shown.parser.screen().contents());
        let (shown, _) =
            changed.wait_timeout_while(shown, PATIENCE, waits).unwrap_or_else(PoisonError::into_inner);
        let contents = shown.parser.screen().contents();
        assert!(!holds(&contents), "{complaint}; it shows:\n{contents}");
    }

    /// What the screen shows and what can be scrolled back to.
    pub fn contents_with_scrollback(&self) -> String {
        let mut shown = self.shown.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = shown.parser.screen().contents();
        for back in 1..=1000 {
            shown.parser.screen_mut().set_scrollback(back);
            if shown.parser.screen().scrollback() < back {
                break;
            }
            all += "\n";
            all += &shown.parser.screen().contents();
        }
        shown.parser.screen_mut().set_scrollback(0);
        all
    }

    /// Waits until `text` is written to the terminal after everything waited for before.
    ///
    /// # Panics
    /// When it does not come; the message shows the screen.
    #[expect(clippy::panic, reason = "the screen is the message")]
    pub fn wait_for(&mut self, text: &str) {
        let (lock, changed) = &*self.shown;
        let shown = lock.lock().unwrap_or_else(PoisonError::into_inner);
        let found = |shown: &mut Shown| !shown.ended && position(&shown.raw[shown.read..], text).is_none();
        let (mut shown, _) =
            changed.wait_timeout_while(shown, PATIENCE, found).unwrap_or_else(PoisonError::into_inner);
        let Some(at) = position(&shown.raw[shown.read..], text) else {
            panic!("the terminal never showed {text:?}; it shows:\n{}", shown.parser.screen().contents())
        };
        shown.read += at + text.len();
    }

    /// What the screen shows now, as text.
    pub fn contents(&self) -> String {
        self.shown.0.lock().unwrap_or_else(PoisonError::into_inner).parser.screen().contents()
    }

    /// What the screen looks like now, as a page for a browser.
    pub fn picture(&self) -> String {
        let shown = self.shown.0.lock().unwrap_or_else(PoisonError::into_inner);
        crate::picture::page(shown.parser.screen())
    }

    /// Every byte the program ever wrote to the terminal.
    pub fn written(&self) -> Vec<u8> {
        self.shown.0.lock().unwrap_or_else(PoisonError::into_inner).raw.clone()
    }

    /// The process id, for a plug to be pulled.
    pub fn process(&self) -> Option<u32> {
        self.child.process_id()
    }

    /// Kills the program as a dead battery would.
    ///
    /// # Panics
    /// When it cannot be killed.
    pub fn kill(&mut self) {
        self.child.kill().expect("a running program can be killed");
        self.child.wait().expect("a killed program ends");
    }

    /// Waits for the program to end and returns its exit code.
    ///
    /// # Panics
    /// When it cannot be waited for.
    pub fn exit_code(&mut self) -> u32 {
        let status = self.child.wait().expect("the program ends");
        let (lock, changed) = &*self.shown;
        let shown = lock.lock().unwrap_or_else(PoisonError::into_inner);
        drop(changed.wait_timeout_while(shown, PATIENCE, |shown| !shown.ended));
        status.exit_code()
    }
}

fn position(bytes: &[u8], text: &str) -> Option<usize> {
    bytes.windows(text.len()).position(|window| window == text.as_bytes())
}

/// A program in a new terminal, with a Vietnamese keyboard's UTF-8 locale.
fn started(
    program: Program,
    arguments: &[&str],
    rows: u16,
    columns: u16,
) -> (Box<dyn MasterPty + Send>, Box<dyn Child + Send + Sync>) {
    let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
    let mut command = CommandBuilder::new(folder().join(program.name()));
    command.args(arguments);
    command.env_clear();
    for (name, value) in [("LANG", "en_US.UTF-8"), ("TERM", "xterm-256color"), ("TZ", "Asia/Ho_Chi_Minh")] {
        command.env(name, value);
    }
    let child = pair.slave.spawn_command(command).expect("the program starts");
    (pair.master, child)
}
