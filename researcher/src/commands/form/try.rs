//! `form try`.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use kin_conversation::{
    Conversation, ConversationError, Files, Keyboard, Nobody, Outcome, Purpose, Screen, Witness, yes_or_no,
};
use kin_forms::{FileReference, Form, Interview, Response};
use kin_protocol::Digest;
use kin_terminal::{Catalog, Result, Terminal};
use serde::Serialize;
use zeroize::Zeroizing;

use super::{form_language, read};
use crate::ALL_LOCALES;
use crate::chance;
use crate::clock;
use crate::ending::OnDisk as _;
use crate::scripts::{Recorder, Start};

/// Largest file that is looked at while a form is tried, in bytes.
const MAX_FILE_BYTES: u64 = 256 * 1024 * 1024;

/// Fills a form in the terminal, without a study: nothing is sealed, nothing is stored.
///
/// At the end it shows what a response would hold, on the screen only. With --record it writes an answer script for
/// `form test`: a plain file, so use made-up answers only.
#[derive(Debug, Args)]
pub(crate) struct Try {
    /// The form's file
    file: PathBuf,
    /// The language the questions are asked in, of those the form has
    #[arg(long, value_name = "LANGUAGE")]
    form_language: Option<String>,
    /// Writes what is typed to a new answer script; made-up answers only
    #[arg(long, value_name = "SCRIPT")]
    record: Option<PathBuf>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    FormTryRecords { file: String },
    FormTryRecordsAsk,
    FormTryShown { bytes: u64 },
    FormTryEnter,
    FormTryNotShown,
    FormTryDone,
    FormTryLeft,
    FormTryRecorded { file: String },
    FormTryCase { form: String },
}

pub(crate) fn run(args: &Try, terminal: &mut Terminal) -> Result {
    let form = Arc::new(read(&args.file, terminal)?.form);
    let language = form_language(&form, args.form_language.as_deref(), terminal)?;
    if let Some(script) = &args.record
        && !may_record(script, terminal)?
    {
        return Ok(());
    }
    let start = Start {
        now: clock::local(),
        seed: *chance::bytes()?,
        username: None,
        last_saved: [].into(),
        language,
    };
    let interview = Interview::start(Arc::clone(&form), &start.language, start.beginning());
    let mut recorder = Recorder::default();
    let witness: &mut dyn Witness = if args.record.is_some() { &mut recorder } else { &mut Nobody };
    let Outcome::Finished(response) = hold(interview, witness, terminal)? else {
        terminal.say(&Say::FormTryLeft);
        return Ok(());
    };
    let body = response_body(response);
    show(&body, terminal)?;
    terminal.say(&Say::FormTryDone);
    if let Some(script) = &args.record {
        record(script, recorder, &form, &start, &body, terminal)?;
    }
    Ok(())
}

fn response_body(response: Response) -> Zeroizing<Vec<u8>> {
    response.into_body()
}

/// Says that what is typed will lie in a plain file, and asks a person whether that is meant.
fn may_record(script: &Path, terminal: &mut Terminal) -> Result<bool> {
    terminal.warn(&Say::FormTryRecords { file: script.display().to_string() });
    if !terminal.is_interactive() {
        return Ok(true);
    }
    loop {
        if let Some(answer) = yes_or_no(&terminal.ask(&Say::FormTryRecordsAsk)?) {
            return Ok(answer);
        }
    }
}

/// On a terminal the trial has a screen of its own, which is gone when it ends.
fn hold(interview: Interview, witness: &mut dyn Witness, terminal: &mut Terminal) -> Result<Outcome> {
    terminal.flush();
    let language = terminal.catalog().language().to_owned();
    let (input, output) = (std::io::stdin().lock(), std::io::BufWriter::new(std::io::stdout().lock()));
    let _keyboard = Keyboard::quiet();
    let screen = if std::io::stdout().is_terminal() {
        Screen::alternate(input, output).map_err(ConversationError::from)?
    } else {
        Screen::plain(input, output)
    };
    let files = OnDisk { catalog: Catalog::new(&language, ALL_LOCALES) };
    let takes_files = interview.form().attachments().is_some();
    let trial =
        Conversation::new(screen, &language, ALL_LOCALES, &clock::local, interview, Purpose::Trial(witness));
    if takes_files { trial.with_files(&files).hold() } else { trial.hold() }
}

/// Files that are named while a form is tried: looked at, never copied.
struct OnDisk {
    catalog: Catalog,
}

impl Files for OnDisk {
    fn reference(&self, path: &str) -> std::result::Result<FileReference, String> {
        let path = Path::new(path);
        let bytes = kin_disk::read(path, MAX_FILE_BYTES).map_err(|error| self.catalog.line(&error).text)?;
        let digest = Digest::of(&bytes);
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let media_type = match extension.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" => "image/jpeg",
            "png" => "image/png",
            "mp3" => "audio/mpeg",
            "m4a" => "audio/mp4",
            "mp4" => "video/mp4",
            "pdf" => "application/pdf",
            _ => "application/octet-stream",
        };
        Ok(FileReference {
            name: path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned(),
            media_type: media_type.to_owned(),
            size: bytes.len() as u64,
            sha256: *digest.as_bytes(),
        })
    }
}

/// Shows what a response would hold, on a screen that keeps nothing; nowhere else.
fn show(body: &[u8], terminal: &mut Terminal) -> Result {
    if !std::io::stdout().is_terminal() {
        terminal.say(&Say::FormTryNotShown);
        return Ok(());
    }
    let value: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
    let json = Zeroizing::new(serde_json::to_string_pretty(&value).unwrap_or_default());
    let heading = terminal.text(&Say::FormTryShown { bytes: body.len() as u64 });
    let page = Zeroizing::new(format!("{heading}\n\n{}\n\n", json.as_str()));
    let go_on = terminal.text(&Say::FormTryEnter);
    terminal.flush();
    let (input, output) = (std::io::stdin().lock(), std::io::BufWriter::new(std::io::stdout().lock()));
    let _keyboard = Keyboard::quiet();
    let screen = Screen::alternate(input, output).map_err(ConversationError::from)?;
    kin_conversation::read_over(screen, &page, &go_on).map_err(Into::into)
}

fn record(
    file: &Path,
    recorder: Recorder,
    form: &Arc<Form>,
    start: &Start,
    body: &[u8],
    terminal: &mut Terminal,
) -> Result {
    let name = terminal.text(&Say::FormTryCase { form: form.id().to_owned() });
    let script = recorder.script(form, &name, start, body);
    let text = serde_json::to_string_pretty(&script).unwrap_or_default() + "\n";
    kin_disk::write_private(file, text).on_disk()?;
    terminal.say(&Say::FormTryRecorded { file: file.display().to_string() });
    Ok(())
}
