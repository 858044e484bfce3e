//! `form try`.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use kin_conversation::{
    Conversation, ConversationError, Keyboard, Nobody, Outcome, Purpose, Screen, Witness, yes_or_no,
};
use kin_forms::{Form, Interview, Response};
use kin_terminal::{Result, Terminal};
use serde::Serialize;
use zeroize::Zeroizing;

use super::{form_language, read};
use crate::ALL_LOCALES;
use crate::chance;
use crate::clock;
use crate::ending::OnDisk as _;
use crate::scripts::{Recorder, Start};

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
    let start = Start { now: clock::local(), seed: *chance::bytes()?, username: None, last_saved: [].into(), language };
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
    Conversation::new(screen, &language, ALL_LOCALES, &clock::local, interview, Purpose::Trial(witness)).hold()
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
