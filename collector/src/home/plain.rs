//! The same session line by line: for screen readers, pipes and terminals that can do no more.

mod cases;

use std::io::BufRead;

use kin_conversation::{ConversationError, Line, Screen, without_marks};
use kin_forms::Interview;
use kin_terminal::{Result, Terminal, streams};
use zeroize::Zeroizing;

use super::Say;
use super::entries::{Act, Entries};
use super::session::Start;
use crate::assignments::{Visits, Work};
use crate::chance::SystemChance;
use crate::clock::{Clock as _, SystemClock};
use crate::commands::{assignments, fill, interviews, salvage, send, update};
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
        let code = match line("code> ", input, terminal)? {
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
    update::arrived(&mut storage, &device, &vault, terminal);
    loop {
        let entries = Entries::read(&device, &storage, &vault, terminal.catalog(), has_others)?;
        terminal.say(&Say::HomeStudy { title: device.note().title.clone() });
        show(&entries.menu.items, terminal);
        let line = match line("home> ", input, terminal)? {
            Line::Text(text) => text,
            Line::End => return Ok(false),
            Line::TooLong | Line::NotText => continue,
        };
        let act = if line.trim() == "!q" {
            Some(Act::Leave)
        } else {
            chosen(&entries.menu.items, &line).and_then(|index| entries.acts.get(index)).cloned()
        };
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

/// Which of these a number or some words of a line mean; none where that is not plain.
fn chosen(items: &[Zeroizing<String>], line: &str) -> Option<usize> {
    let wanted = without_marks(line.trim());
    if let Ok(number) = wanted.parse::<usize>() {
        return number.checked_sub(1).filter(|index| *index < items.len());
    }
    if wanted.is_empty() {
        return None;
    }
    let fits = |item: &Zeroizing<String>| without_marks(item).contains(wanted.as_str());
    let mut fitting = items.iter().enumerate().filter(|(_, item)| fits(item)).map(|(index, _)| index);
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

/// Shows these, numbered.
fn show(items: &[Zeroizing<String>], terminal: &mut Terminal) {
    for (index, item) in items.iter().enumerate() {
        terminal.raw(&format!("{:>3}. {}\n", index + 1, item.as_str()));
    }
}

/// A line that is typed at a prompt.
fn line(prompt: &str, input: &mut dyn BufRead, terminal: &mut Terminal) -> Result<Line> {
    terminal.flush();
    let output = streams::output().map_err(ConversationError::from)?;
    Ok(Screen::plain(input, output).line(prompt).map_err(ConversationError::from)?)
}

/// The code on the slip that she took, which no terminal shows; nothing where she took none.
fn slip(input: &mut dyn BufRead, terminal: &mut Terminal) -> Result<Zeroizing<String>> {
    if terminal.is_interactive() {
        return terminal.passphrase(&Say::HomeSlip, None);
    }
    terminal.say(&Say::HomeSlip);
    match line("slip> ", input, terminal)? {
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
        match act {
            Act::Leave | Act::Switch => Ok(()),
            Act::Interviews => interviews::tell(self.storage, self.vault, terminal),
            Act::Salvage => salvage::queue(self.storage, terminal),
            Act::Send => {
                let sent = send::run(&send::Send::waiting(), self.here, terminal);
                update::arrived(self.storage, self.device, self.vault, terminal);
                sent
            }
            Act::Assignments => self.assigned(input, terminal),
            Act::Begin(form) => self.begin(&Start { form, case: None }, input, terminal),
            Act::Resume(draft) => {
                let chance = &mut SystemChance::default();
                let taken = Holding::take_up(self.device, self.storage, self.vault, draft, chance)?;
                self.carry(taken, input, terminal)
            }
        }
    }

    /// Begins an interview, for a case of the office or for none.
    fn begin(&mut self, start: &Start, input: &mut dyn BufRead, terminal: &mut Terminal) -> Result {
        let form = self.device.form(self.storage, &start.form)?;
        let language = form_language(&form, None, terminal.catalog().language())?;
        let work = Work::read(self.storage, self.vault)?;
        for full in assignments::full(&work, form.id(), self.storage, self.vault)? {
            terminal.warn(&full);
        }
        let (mut chance, now) = (SystemChance::default(), SystemClock.now());
        let typed = slip(input, terminal)?;
        let locks = withdrawal::locks_of_typed(&typed, self.storage, &mut chance)?;
        let (device, vault) = (self.device, self.vault);
        let begun = Holding::begin(device, self.storage, vault, &form, &language, locks, &now, &mut chance)?;
        let (mut holding, mut interview, warning) = begun;
        if let Some(case) = &start.case {
            let visits = Visits::read(self.storage, self.vault)?;
            assignments::left_out(&work.case(case, &visits)?.give(&mut holding, &mut interview)?, terminal);
        }
        if let Some(warning) = warning {
            terminal.warn(&warning);
        }
        self.carry((holding, interview), input, terminal)
    }

    fn carry(
        &mut self,
        (holding, interview): (Holding<'_>, Interview),
        input: &mut dyn BufRead,
        terminal: &mut Terminal,
    ) -> Result {
        let ended = fill::carry(holding, interview, self.storage, self.vault, input, terminal)?;
        ended.tell(self.storage, terminal)
    }
}
