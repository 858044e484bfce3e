//! The person's terminal: what is said, what is asked.

use std::io::{BufRead, ErrorKind, IsTerminal, Write};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use zeroize::Zeroizing;

use crate::failure::Label;
use crate::{Catalog, Exit, Failure, Result, Table};

/// The longest line that is read from a person, in bytes.
pub const MAX_LINE_BYTES: usize = 64 * 1024;

/// What can go wrong between the program and the terminal.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum TerminalError {
    /// Standard output cannot be written.
    #[error("standard output cannot be written")]
    TerminalOutputFailed,
    /// Standard input cannot be read.
    #[error("standard input cannot be read")]
    TerminalInputFailed,
    /// The input ended while an answer was waited for.
    #[error("the input ended before the question was answered")]
    TerminalInputEnded,
    /// A line is longer than [`MAX_LINE_BYTES`].
    #[error("the line is longer than {max_bytes} bytes")]
    TerminalLineTooLong {
        /// The limit.
        max_bytes: u64,
    },
    /// A line is not UTF-8.
    #[error("the line is not UTF-8")]
    TerminalLineNotText,
}

/// Asks how wide a screen is; `None` where there is none.
type Columns = fn() -> Option<usize>;

/// `text` for a screen, folded between words. A line that names one of our commands is left to the screen, so that the
/// command can be copied whole.
fn folded(text: &str, columns: Columns) -> String {
    let Some(columns) = columns() else { return text.to_owned() };
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        if line.contains("kin-") {
            out.push_str(line);
        } else {
            crate::fold(line, columns, &mut out);
        }
    }
    out
}

/// A terminal, real or captured, and the language spoken on it.
pub struct Terminal {
    catalog: Catalog,
    input: Box<dyn BufRead + Send>,
    output: Box<dyn Write + Send>,
    errors: Box<dyn Write + Send>,
    interactive: bool,
    /// How wide the screens behind `output` and `errors` are just now.
    output_columns: Columns,
    errors_columns: Columns,
    /// The first thing that went wrong while writing; after it nothing more is written to the output.
    broken: Option<std::io::Error>,
}

impl std::fmt::Debug for Terminal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Terminal").field("catalog", &self.catalog).finish_non_exhaustive()
    }
}

impl Terminal {
    /// The standard streams of this process.
    pub fn new(catalog: Catalog) -> Self {
        Self {
            catalog,
            input: Box::new(std::io::BufReader::new(std::io::stdin())),
            output: Box::new(std::io::stdout()),
            errors: Box::new(std::io::stderr()),
            interactive: std::io::stdin().is_terminal(),
            output_columns: || crate::columns(&std::io::stdout()),
            errors_columns: || crate::columns(&std::io::stderr()),
            broken: None,
        }
    }

    /// A terminal for tests: reads `input` and keeps what is said. It is not interactive.
    pub fn captured(catalog: Catalog, input: &str) -> (Self, Captured) {
        let captured = Captured::default();
        let terminal = Self {
            catalog,
            input: Box::new(std::io::Cursor::new(input.as_bytes().to_vec())),
            output: Box::new(captured.output.clone()),
            errors: Box::new(captured.errors.clone()),
            interactive: false,
            output_columns: || None,
            errors_columns: || None,
            broken: None,
        };
        (terminal, captured)
    }

    /// The words in use.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Speaks another language from now on.
    pub fn speak(&mut self, catalog: Catalog) {
        self.catalog = catalog;
    }

    /// True when a person sits at the input, rather than a file or a pipe.
    pub fn is_interactive(&self) -> bool {
        self.interactive
    }

    /// Says a message on standard output, on a line of its own.
    pub fn say(&mut self, message: &impl Serialize) {
        let text = self.text(message) + "\n";
        self.raw(&folded(&text, self.output_columns));
    }

    /// Says a message on standard error as a warning, with its hint.
    pub fn warn(&mut self, message: &impl Serialize) {
        let line = self.catalog.line(message);
        let mut labels = vec![Label::LabelWarning { text: line.text }];
        labels.extend(line.hint.map(|text| Label::LabelHint { text }));
        let text: String = labels.iter().map(|label| self.catalog.line(label).text + "\n").collect();
        self.mutter(&text);
    }

    /// Says on standard error how far something long has come; standard output stays what was asked for.
    pub fn progress(&mut self, message: &impl Serialize) {
        let text = self.text(message) + "\n";
        self.mutter(&text);
    }

    /// Shows on standard error how far something long has come, in one line that takes the place of the last one; nothing where standard
    /// error is not a screen. [`Terminal::end_progress`] takes the line away.
    pub fn show_progress(&mut self, message: &impl Serialize) {
        let Some(columns) = (self.errors_columns)() else { return };
        let text = self.text(message);
        // The last column stays free: a full line would begin a second one, which nothing takes away.
        let line = crate::wrap::beginning(&text, columns.saturating_sub(1));
        self.flush();
        let _ = write!(self.errors, "\r\x1b[K{line}");
        let _ = self.errors.flush();
    }

    /// Takes away what [`Terminal::show_progress`] showed.
    pub fn end_progress(&mut self) {
        if (self.errors_columns)().is_some() {
            let _ = self.errors.write_all(b"\r\x1b[K");
            let _ = self.errors.flush();
        }
    }

    /// The words of a message, to be placed somewhere by the caller.
    pub fn text(&self, message: &impl Serialize) -> String {
        self.catalog.line(message).text
    }

    /// Prints a table on standard output.
    pub fn table(&mut self, table: &Table) {
        self.raw(&table.in_lines());
    }

    /// Writes to standard output exactly what is given: data, or text already made safe.
    ///
    /// A reader that went away (`… | head`) is not an error; any other failure is kept for [`Terminal::finish`].
    pub fn raw(&mut self, text: &str) {
        if self.broken.is_none() {
            self.broken = self.output.write_all(text.as_bytes()).err();
        }
    }

    /// Writes to standard error. Where even that fails, nobody is left to be told.
    pub(crate) fn mutter(&mut self, text: &str) {
        self.flush();
        let text = folded(text, self.errors_columns);
        let _ = self.errors.write_all(text.as_bytes());
        let _ = self.errors.flush();
    }

    /// Prints a failure on standard error.
    pub fn fail(&mut self, failure: &Failure) {
        let text = failure.in_words(&self.catalog);
        self.mutter(&text);
    }

    /// Makes what was said visible now: before waiting for something.
    pub fn flush(&mut self) {
        if self.broken.is_none() {
            self.broken = self.output.flush().err();
        }
    }

    /// Asks for a line. The question goes to standard error, so that standard output stays what was asked for.
    ///
    /// Fails at the end of the input, past [`MAX_LINE_BYTES`], and on bytes that are not UTF-8. The line comes
    /// without its ending.
    pub fn ask(&mut self, question: &impl Serialize) -> Result<String> {
        let prompt = self.text(question) + " ";
        self.mutter(&prompt);
        self.line()
    }

    fn line(&mut self) -> Result<String> {
        let refused = |error: &TerminalError| Failure::new(Exit::Refused, error);
        // Reserved at once: a buffer that grows leaves copies of an answer behind in freed memory.
        let mut bytes = Zeroizing::new(Vec::with_capacity(1024));
        let mut byte = Zeroizing::new([0_u8]);
        loop {
            match std::io::Read::read(&mut self.input, &mut byte[..]) {
                Ok(0) if bytes.is_empty() => return Err(refused(&TerminalError::TerminalInputEnded)),
                Ok(0) => break,
                Ok(_) if byte[0] == b'\n' => break,
                Ok(_) if bytes.len() == MAX_LINE_BYTES => {
                    return Err(refused(&TerminalError::TerminalLineTooLong {
                        max_bytes: MAX_LINE_BYTES as u64,
                    }));
                }
                Ok(_) => bytes.push(byte[0]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(refused(&TerminalError::TerminalInputFailed).because_text(error)),
            }
        }
        let line = bytes.strip_suffix(b"\r").unwrap_or(&bytes);
        let text = std::str::from_utf8(line).map_err(|_| refused(&TerminalError::TerminalLineNotText))?;
        Ok(text.to_owned())
    }

    /// Ends the output: fails when something said could not be written, unless its reader simply went away.
    pub fn finish(&mut self) -> Result {
        self.flush();
        match self.broken.take() {
            Some(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Failure::new(Exit::Storage, &TerminalError::TerminalOutputFailed).because_text(error))
            }
            _ => Ok(()),
        }
    }
}

/// What was said on a captured terminal.
#[derive(Debug, Clone, Default)]
pub struct Captured {
    output: Kept,
    errors: Kept,
}

impl Captured {
    /// Everything said on standard output so far.
    pub fn output(&self) -> String {
        self.output.text()
    }

    /// Everything said on standard error so far.
    pub fn errors(&self) -> String {
        self.errors.text()
    }
}

#[derive(Debug, Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Kept {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    #[serde(tag = "id", rename_all = "kebab-case")]
    enum Say {
        Hello,
    }

    fn with_input(input: &str) -> (Terminal, Captured) {
        Terminal::captured(Catalog::new("en", &[&[("en", "hello = Hello?\n    .hint = Answer.\n")]]), input)
    }

    #[test]
    fn a_question_goes_to_standard_error_and_lines_come_without_their_ending() {
        let (mut terminal, captured) = with_input("một\r\n\nhai");
        let lines: Vec<_> = (0..3).map(|_| terminal.ask(&Say::Hello).unwrap()).collect();
        assert_eq!(lines, ["một", "", "hai"]);
        assert_eq!(captured.errors(), "Hello? Hello? Hello? ");
        assert_eq!(captured.output(), "");
        assert_eq!(terminal.ask(&Say::Hello).unwrap_err().id(), "terminal-input-ended");
    }

    #[test]
    fn an_endless_line_is_refused_and_not_cut() {
        let (mut terminal, _) = with_input(&"a".repeat(MAX_LINE_BYTES + 1));
        assert_eq!(terminal.ask(&Say::Hello).unwrap_err().id(), "terminal-line-too-long");
    }

    #[test]
    fn a_warning_brings_its_hint() {
        let (mut terminal, captured) = with_input("");
        terminal.warn(&Say::Hello);
        assert_eq!(captured.errors(), "warning: Hello?\nhint: Answer.\n");
    }

    #[test]
    fn on_a_screen_words_stay_whole_and_commands_stay_on_their_line() {
        let text = "error: The study has no working key.\nhint: Make one with \"kin-researcher keys new\".\n";
        assert_eq!(folded(text, || None), text);
        assert_eq!(
            folded(text, || Some(24)),
            "error: The study has no\nworking key.\nhint: Make one with \"kin-researcher keys new\".\n"
        );
    }

    #[test]
    fn progress_takes_one_line_of_a_screen_and_leaves_nothing() {
        let (mut terminal, captured) = with_input("");
        terminal.show_progress(&Say::Hello);
        terminal.end_progress();
        assert_eq!(captured.errors(), "", "a pipe is told nothing");
        terminal.errors_columns = || Some(5);
        terminal.show_progress(&Say::Hello);
        terminal.end_progress();
        assert_eq!(captured.errors(), "\r\x1b[KHell\r\x1b[K");
    }

    struct Full(ErrorKind);

    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_goes_away_is_no_failure_but_a_full_disk_is() {
        let (mut terminal, _) = with_input("");
        terminal.output = Box::new(Full(ErrorKind::BrokenPipe));
        terminal.say(&Say::Hello);
        assert!(terminal.finish().is_ok());
        terminal.output = Box::new(Full(ErrorKind::StorageFull));
        terminal.say(&Say::Hello);
        assert_eq!(terminal.finish().unwrap_err().exit(), Exit::Storage);
    }
}
