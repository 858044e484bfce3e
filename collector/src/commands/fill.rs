use std::io::{BufRead, IsTerminal as _};
use std::path::PathBuf;

use clap::Args;
use kin_conversation::{
    Attached, Conversation, ConversationError, Keep, Keyboard, NotAttached, Outcome, Purpose, Screen,
    yes_or_no,
};
use kin_forms::{Interview, ResponseKind};
use kin_protocol::withdrawal::{LockSet, WithdrawalCode};
use kin_terminal::{Catalog, Exit, Failure, Result, Terminal, streams};
use serde::Serialize;

use crate::ALL_LOCALES;
use crate::assignments::{Visits, Work};
use crate::attaching::{AttachSay, NotFound};
use crate::chance::SystemChance;
use crate::clock::{Clock as _, SystemClock};
use crate::commands::{assignments, update};
use crate::device::{Device, form_language};
use crate::finished::Finished;
use crate::here::{Here, open_device};
use crate::holding::Holding;
use crate::storage::SqliteStorage;
use crate::vault::OpenVault;
use crate::vouchers;
use crate::withdrawal;

/// Holds an interview in the terminal, seals it and puts it into the outbox.
///
/// Type ? during the interview for its commands. After every answer it is kept as a sealed draft.
#[derive(Debug, Args)]
pub(crate) struct Fill {
    /// The form's id, as `forms` lists it
    form: String,
    /// The language the questions are asked in, of those the form has
    #[arg(long, value_name = "LANGUAGE")]
    form_language: Option<String>,
    /// The respondent took a slip: asks for its code before the interview begins, without showing it
    #[arg(long)]
    slip: bool,
    /// Reads the slip's code from the first line of a file, instead of asking for it
    #[arg(long, value_name = "FILE", conflicts_with = "slip")]
    slip_file: Option<PathBuf>,
    /// The case that it is held for, as `assignments list` names it: what the office knows stands there already
    #[arg(long, value_name = "CASE")]
    assignment: Option<String>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    FillSealed { sequence: u64 },
    FillRefusalSealed { sequence: u64 },
    FillPartialSealed { sequence: u64 },
    FillLeft,
    FillDraft,
    FillTryAgain,
    FillSlipPrompt,
}

pub(crate) fn run(args: &Fill, here: &Here, terminal: &mut Terminal) -> Result {
    let mut storage = here.storage(terminal)?;
    let device = open_device(&storage, terminal)?;
    let form = device.form(&storage, &args.form)?;
    let language = form_language(&form, args.form_language.as_deref(), terminal.catalog().language())?;
    device.may_start(&SystemClock.now())?;
    let vault = device.unlock(&storage, &here.passphrase(terminal)?)?;
    update::arrived(&mut storage, &device, &vault, terminal);
    // Typing a passphrase takes time; who may open this interview is settled when it starts.
    let now = SystemClock.now();
    device.may_start(&now)?;
    if let Some(warning) = device.clock_warning(&now) {
        terminal.warn(&warning);
    }
    let mut chance = SystemChance::default();
    // The locks alone stay: the code and what it gives end here, before the first question.
    let locks = locks(args, &storage, &mut chance, terminal)?;
    let begun = Holding::begin(&device, &storage, &vault, &form, &language, locks, &now, &mut chance)?;
    let (mut holding, mut interview, warning) = begun;
    if let Some(case) = &args.assignment {
        let (work, visits) = (Work::read(&storage, &vault)?, Visits::read(&storage, &vault)?);
        assignments::left_out(&work.case(case, &visits)?.give(&mut holding, &mut interview)?, terminal);
        for full in assignments::full(&work, form.id(), &storage, &vault)? {
            terminal.warn(&full);
        }
    }
    if let Some(warning) = warning {
        terminal.warn(&warning);
    }
    let mut input = streams::input().map_err(ConversationError::from)?;
    let ended = carry(holding, interview, &mut storage, &vault, &mut input, terminal)?;
    // Nothing is said before what opens the vault is gone from memory.
    drop(vault);
    ended.tell(&storage, terminal)
}

/// How an interview ended, to be said when nothing of it is in memory any more.
#[must_use]
pub(crate) struct Ended {
    say: Say,
    /// What became of the vouchers, where it was sealed.
    settled: Option<Result>,
    /// Quotas that are full now.
    full: Vec<assignments::Say>,
}

impl Ended {
    /// Says it.
    pub(crate) fn tell(self, storage: &SqliteStorage, terminal: &mut Terminal) -> Result {
        terminal.say(&self.say);
        for full in &self.full {
            terminal.warn(full);
        }
        match self.settled {
            None => Ok(()),
            Some(settled) => settled.and_then(|()| vouchers::tell(storage, terminal)),
        }
    }
}

/// Holds an interview under way to its end, or until it is left as a draft.
pub(crate) fn carry(
    mut holding: Holding<'_>,
    interview: Interview,
    storage: &mut SqliteStorage,
    vault: &OpenVault,
    input: &mut dyn BufRead,
    terminal: &mut Terminal,
) -> Result<Ended> {
    let device = holding.device();
    let program_language = terminal.catalog().language().to_owned();
    let training = device.note().training_of.is_some();
    let mut autosave = Autosave { holding: &mut holding, storage, vault };
    let outcome = hold(interview, &program_language, training, &mut autosave, input, terminal)?;
    let Outcome::Finished(response) = outcome else {
        let say = if holding.is_kept() { Say::FillDraft } else { Say::FillLeft };
        return Ok(Ended { say, settled: None, full: Vec::new() });
    };
    let kind = response.kind();
    // Nothing that is wrong with a list of the office may stand in the way of an interview.
    let work = Work::read(storage, vault).unwrap_or_default();
    let finished = holding.finish(response, &work);
    let sequence = store(device, storage, vault, &finished, terminal)?;
    let held = (kind, (sequence, finished.submission()));
    let told = holding.tell_visit(storage, vault, held, &SystemClock.now(), &mut SystemChance::default());
    let settled = Some(told.and_then(|_| vouchers::settle(storage, vault)));
    let full = assignments::full(&work, holding.form().id(), storage, vault).unwrap_or_default();
    let say = match kind {
        ResponseKind::Original => Say::FillSealed { sequence },
        ResponseKind::Refusal => Say::FillRefusalSealed { sequence },
        ResponseKind::Partial => Say::FillPartialSealed { sequence },
    };
    Ok(Ended { say, settled, full })
}

/// Keeps the draft after every answer.
struct Autosave<'a, 'd> {
    holding: &'a mut Holding<'d>,
    storage: &'a mut SqliteStorage,
    vault: &'a OpenVault,
}

impl Keep for Autosave<'_, '_> {
    fn keep(&mut self, interview: &Interview) -> Result {
        self.holding.keep(self.storage, self.vault, interview, &SystemClock.now())
    }

    fn attach(
        &mut self,
        interview: &Interview,
        path: &str,
        as_it_is: bool,
    ) -> std::result::Result<Attached, NotAttached> {
        // The language of the questions is that of the words around them.
        let words = Catalog::new(interview.current_language(), ALL_LOCALES);
        let chance = &mut SystemChance::default();
        match self.holding.attach(self.storage, interview, (path, as_it_is), chance) {
            Ok((file, say)) => Ok(Attached { file, words: words.line(&say).text }),
            Err(NotFound::Unclean(file_type)) => {
                let say = AttachSay::AttachAsItIs { media_type: file_type.media_type() };
                Err(NotAttached::Unless(words.line(&say).text))
            }
            Err(NotFound::Refused(failure)) => Err(NotAttached::Because(failure.in_words(&words))),
        }
    }
}

/// The locks of the slip that she took; of one who took none, locks that nobody opens.
fn locks(
    args: &Fill,
    storage: &SqliteStorage,
    chance: &mut SystemChance,
    terminal: &mut Terminal,
) -> Result<LockSet> {
    if !args.slip && args.slip_file.is_none() {
        return withdrawal::locks_of_nobody(chance);
    }
    loop {
        let typed = terminal.passphrase(&Say::FillSlipPrompt, args.slip_file.as_deref())?;
        match typed.parse::<WithdrawalCode>() {
            Ok(code) => return withdrawal::locks_of(&code, storage, chance),
            Err(error) if args.slip => terminal.fail(&Failure::error(Exit::Refused, &error)),
            Err(error) => return Err(Failure::error(Exit::Refused, &error)),
        }
    }
}

/// On a terminal the interview has a screen of its own, which is gone when it ends.
fn hold(
    interview: Interview,
    language: &str,
    training: bool,
    keep: &mut dyn Keep,
    input: &mut dyn BufRead,
    terminal: &mut Terminal,
) -> Result<Outcome> {
    terminal.flush();
    let output = streams::output().map_err(ConversationError::from)?;
    let _keyboard = Keyboard::quiet();
    let screen = if std::io::stdout().is_terminal() {
        Screen::alternate(input, output).map_err(ConversationError::from)?
    } else {
        Screen::plain(input, output)
    };
    let clock = || SystemClock.now().for_interview();
    let conversation =
        Conversation::new(screen, language, ALL_LOCALES, &clock, interview, Purpose::Interview).keeping(keep);
    if training { conversation.training().hold() } else { conversation.hold() }
}

/// Stores a finished interview. While it is only in memory a full disk must not lose it, so a person may try again.
fn store(
    device: &Device,
    storage: &mut SqliteStorage,
    vault: &OpenVault,
    finished: &Finished<'_>,
    terminal: &mut Terminal,
) -> Result<u64> {
    loop {
        let failure: Failure = match device.store(storage, vault, finished) {
            Ok(sequence) => return Ok(sequence),
            Err(failure) => failure,
        };
        if !terminal.is_interactive() {
            return Err(failure);
        }
        terminal.fail(&failure);
        let again = loop {
            if let Some(answer) = yes_or_no(&terminal.ask(&Say::FillTryAgain)?) {
                break answer;
            }
        };
        if !again {
            return Err(failure);
        }
    }
}
