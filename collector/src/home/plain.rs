//! The same session line by line: for screen readers, pipes and terminals that can do no more.

use std::io::BufRead;

use kin_conversation::{ConversationError, Line, Screen, without_marks};
use kin_terminal::{Result, Terminal, streams};
use zeroize::Zeroizing;

use super::Say;
use super::entries::{Act, Entries};
use crate::chance::SystemChance;
use crate::clock::{Clock as _, SystemClock};
use crate::commands::{fill, interviews, send};
use crate::device::{Device, form_language};
use crate::enumerators::{self, EnumeratorError, Workplace};
use crate::here::{Here, open_device};
use crate::holding::Holding;
use crate::storage::SqliteStorage;
use crate::vault::OpenVault;
use crate::withdrawal;

/// Holds the session until it is left, or the input ends.
pub(crate) fn run(here: &Here, terminal: &mut Terminal) -> Result {
    let mut input = streams::input().map_err(ConversationError::from)?;
    loop {
        let places = here.at_work()?;
        let has_others = places.len() > 1;
        let Some(place) = whose(places, &mut input, terminal)? else { return Ok(()) };
        if !hold(place.storage, has_others, here, &mut input, terminal)? {
            return Ok(());
        }
    }
}

/// Whose session it is, where several enumerators work on this machine; none where the input ends.
fn whose(
    places: Vec<Workplace>,
    input: &mut dyn BufRead,
    terminal: &mut Terminal,
) -> Result<Option<Workplace>> {
    if places.len() == 1 {
        return Ok(Some(enumerators::one(places, None)?));
    }
    loop {
        terminal.say(&Say::HomeWhose);
        terminal.flush();
        let output = streams::output().map_err(ConversationError::from)?;
        let code = match Screen::plain(&mut *input, output).line("code> ").map_err(ConversationError::from)? {
            Line::Text(text) => text,
            Line::End => return Ok(None),
            Line::TooLong | Line::NotText => continue,
        };
        if code.trim() == "!q" {
            return Ok(None);
        }
        if places.iter().any(|place| place.is_of(&code)) {
            return Ok(Some(enumerators::one(places, Some(&code))?));
        }
        terminal.fail(&EnumeratorError::EnumeratorUnknown { code: code.trim().to_owned() }.into());
    }
}

/// Holds the session of one enumerator; whether another one's comes after it.
fn hold(
    mut storage: SqliteStorage,
    has_others: bool,
    here: &Here,
    input: &mut dyn BufRead,
    terminal: &mut Terminal,
) -> Result<bool> {
    let device = open_device(&storage, terminal)?;
    let vault = device.unlock(&storage, &here.passphrase(terminal)?)?;
    loop {
        let entries = Entries::read(&device, &storage, &vault, terminal.catalog(), has_others)?;
        terminal.say(&Say::HomeStudy { title: device.note().title.clone() });
        for (index, item) in entries.menu.items.iter().enumerate() {
            terminal.raw(&format!("{:>3}. {}\n", index + 1, item.as_str()));
        }
        terminal.flush();
        let output = streams::output().map_err(ConversationError::from)?;
        let line = match Screen::plain(&mut *input, output).line("home> ").map_err(ConversationError::from)? {
            Line::Text(text) => text,
            Line::End => return Ok(false),
            Line::TooLong | Line::NotText => continue,
        };
        let act = if line.trim() == "!q" { Some(Act::Leave) } else { chosen(&entries, &line) };
        let Some(act) = act else {
            terminal.say(&Say::HomeChoose);
            continue;
        };
        let mut at = At { device: &device, storage: &mut storage, vault: &vault, here };
        if matches!(act, Act::Leave | Act::Switch) {
            return Ok(matches!(act, Act::Switch));
        }
        if let Err(failure) = at.act(act, input, terminal) {
            terminal.fail(&failure);
        }
    }
}

/// What a number or some words of a line mean; none where that is not plain.
fn chosen(entries: &Entries, line: &str) -> Option<Act> {
    let wanted = without_marks(line);
    let index = match wanted.parse::<usize>() {
        Ok(number) => number.checked_sub(1)?,
        Err(_) if wanted.is_empty() => return None,
        Err(_) => {
            let mut fitting = entries.menu.items.iter().enumerate();
            let mut fitting = fitting
                .by_ref()
                .filter(|(_, item)| without_marks(item).contains(wanted.as_str()))
                .map(|(index, _)| index);
            let (first, second) = (fitting.next()?, fitting.next());
            if second.is_some() {
                return None;
            }
            first
        }
    };
    entries.acts.get(index).cloned()
}

/// The code on the slip that she took, which no terminal shows; nothing where she took none.
fn slip(input: &mut dyn BufRead, terminal: &mut Terminal) -> Result<Zeroizing<String>> {
    if terminal.is_interactive() {
        return terminal.passphrase(&Say::HomeSlip, None);
    }
    terminal.say(&Say::HomeSlip);
    terminal.flush();
    let output = streams::output().map_err(ConversationError::from)?;
    match Screen::plain(input, output).line("slip> ").map_err(ConversationError::from)? {
        Line::Text(text) => Ok(text),
        Line::End | Line::TooLong | Line::NotText => Err(ConversationError::ConversationInputEnded.into()),
    }
}

/// Where something is done.
struct At<'a> {
    device: &'a Device,
    storage: &'a mut SqliteStorage,
    vault: &'a OpenVault,
    here: &'a Here,
}

impl At<'_> {
    fn act(&mut self, act: Act, input: &mut dyn BufRead, terminal: &mut Terminal) -> Result {
        let mut chance = SystemChance::default();
        let (holding, interview) = match act {
            Act::Leave | Act::Switch => return Ok(()),
            Act::Interviews => return interviews::tell(self.storage, self.vault, terminal),
            Act::Send => return send::run(&send::Send::waiting(), self.here, terminal),
            Act::Resume(draft) => {
                Holding::take_up(self.device, self.storage, self.vault, draft, &mut chance)?
            }
            Act::Begin(form) => {
                let form = self.device.form(self.storage, &form)?;
                let language = form_language(&form, None, terminal.catalog().language())?;
                let typed = slip(input, terminal)?;
                let locks = withdrawal::locks_of_typed(&typed, self.storage, &mut chance)?;
                let now = SystemClock.now();
                let (holding, interview, warning) = Holding::begin(
                    self.device,
                    self.storage,
                    self.vault,
                    &form,
                    &language,
                    locks,
                    &now,
                    &mut chance,
                )?;
                if let Some(warning) = warning {
                    terminal.warn(&warning);
                }
                (holding, interview)
            }
        };
        fill::carry(holding, interview, self.storage, self.vault, input, terminal)?
            .tell(self.storage, terminal)
    }
}
