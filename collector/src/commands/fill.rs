use std::collections::BTreeMap;
use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use kin_conversation::{Conversation, ConversationError, Keyboard, Outcome, Purpose, Screen, yes_or_no};
use kin_forms::{Beginning, Form, Interview, ResponseKind};
use kin_protocol::withdrawal::{LockSet, WithdrawalCode};
use kin_terminal::{Exit, Failure, Result, Terminal, streams};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::ALL_LOCALES;
use crate::chance::{self, SystemChance};
use crate::clock::{Clock as _, SystemClock};
use crate::device::{Device, form_language};
use crate::finished::Finished;
use crate::here::{Here, open_device};
use crate::storage::{SqliteStorage, Storage as _};
use crate::vault::OpenVault;
use crate::vouchers;
use crate::withdrawal;

/// Holds an interview in the terminal, seals it and puts it into the outbox.
///
/// Type ? during the interview for its commands. An interview that is not finished leaves nothing behind.
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
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    FillSealed { sequence: u64 },
    FillRefusalSealed { sequence: u64 },
    FillPartialSealed { sequence: u64 },
    FillLeft,
    FillTryAgain,
    FillSlipPrompt,
}

pub(crate) fn run(args: &Fill, here: &Here, terminal: &mut Terminal) -> Result {
    let mut storage = here.storage()?;
    let device = open_device(&storage, terminal)?;
    let form = device.form(&storage, &args.form)?;
    let language = form_language(&form, args.form_language.as_deref(), terminal.catalog().language())?;
    device.may_start(&SystemClock.now())?;
    let vault = device.unlock(&storage, &here.passphrase(terminal)?)?;
    // Typing a passphrase takes time; who may open this interview is settled when it starts.
    let now = SystemClock.now();
    let epoch = device.may_start(&now)?;
    if let Some(warning) = device.clock_warning(&now) {
        terminal.warn(&warning);
    }
    let mut chance = SystemChance::default();
    // The locks alone stay: the code and what it gives end here, before the first question.
    let locks = locks(args, &storage, &mut chance, terminal)?;
    let enumerator = vault.profile.enumerator.clone();
    let beginning = Beginning {
        now: now.for_interview(),
        seed: Some(*chance::bytes::<32>(&mut chance)?),
        username: Some(enumerator.clone()),
        last_saved: last_saved(&form, &storage, &vault, terminal)?,
    };
    let interview = Interview::start(Arc::clone(&form), &language, beginning);
    let program_language = terminal.catalog().language().to_owned();
    let training = device.note().training_of.is_some();
    let outcome = hold(interview, &program_language, training, terminal)?;
    let Outcome::Finished(response) = outcome else {
        terminal.say(&Say::FillLeft);
        return Ok(());
    };
    let kind = response.kind();
    let finished = Finished::new(&form, &epoch, &enumerator, response, None, &mut chance)?.under(locks);
    let sequence = store(&device, &mut storage, &vault, &finished, terminal)?;
    let settled = vouchers::settle(&mut storage, &vault);
    // From here on nothing of the interview and of what opened the vault is in memory.
    drop((finished, vault));
    terminal.say(&match kind {
        ResponseKind::Original => Say::FillSealed { sequence },
        ResponseKind::Refusal => Say::FillRefusalSealed { sequence },
        ResponseKind::Partial => Say::FillPartialSealed { sequence },
    });
    settled?;
    vouchers::tell(&storage, terminal)
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

/// What the last interview left. It is a convenience: where it is damaged, the interview begins without it.
fn last_saved(
    form: &Form,
    storage: &SqliteStorage,
    vault: &OpenVault,
    terminal: &mut Terminal,
) -> Result<BTreeMap<String, Zeroizing<String>>> {
    let Some(sealed) = storage.last_saved(form.id())? else { return Ok(BTreeMap::new()) };
    Ok(vault.last_saved(&sealed).unwrap_or_else(|error| {
        terminal.warn(&error);
        BTreeMap::new()
    }))
}

/// On a terminal the interview has a screen of its own, which is gone when it ends.
fn hold(interview: Interview, language: &str, training: bool, terminal: &mut Terminal) -> Result<Outcome> {
    terminal.flush();
    let (input, output) = (streams::input(), streams::output());
    let (input, output) = (input.map_err(ConversationError::from)?, output.map_err(ConversationError::from)?);
    let _keyboard = Keyboard::quiet();
    let screen = if std::io::stdout().is_terminal() {
        Screen::alternate(input, output).map_err(ConversationError::from)?
    } else {
        Screen::plain(input, output)
    };
    let clock = || SystemClock.now().for_interview();
    let conversation =
        Conversation::new(screen, language, ALL_LOCALES, &clock, interview, Purpose::Interview);
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
