//! An interview within the session: kept after every key that changes it, sealed at its end.

use kin_forms::{BrokenOff, ResponseKind};
use kin_protocol::withdrawal::LockSet;
use kin_screens::asking::{Asking, Done};
use kin_screens::key::Key;
use kin_screens::menu::Menu;
use kin_screens::page::Look;
use kin_screens::stage::{Happening, Stage};
use kin_terminal::{Catalog, Result};

use super::session::{Session, Shown, Start, page_of};
use super::{Say, broken, drawn};
use crate::ALL_LOCALES;
use crate::assignments::{Visits, Work};
use crate::attaching::{AttachSay, NotFound};
use crate::chance::SystemChance;
use crate::clock::{Clock as _, SystemClock};
use crate::commands::{assignments, fill};
use crate::device::form_language;
use crate::finished::Finished;
use crate::holding::Holding;
use crate::storage::DraftId;
use crate::vouchers;

impl<'d> Session<'d> {
    /// Begins an interview, under these locks.
    pub(super) fn begin(&mut self, start: &Start, locks: LockSet) -> Result<Shown<'d>> {
        let form = self.device.form(&self.storage, &start.form)?;
        let language = form_language(&form, None, self.words.language())?;
        let (mut chance, now) = (SystemChance::default(), SystemClock.now());
        let vault = self.vault()?;
        let begun =
            Holding::begin(self.device, &self.storage, vault, &form, &language, locks, &now, &mut chance)?;
        let (mut holding, mut interview, _) = begun;
        if let Some(case) = &start.case {
            let (work, visits) = (Work::read(&self.storage, vault)?, Visits::read(&self.storage, vault)?);
            // What is left out stood on the line of the case that was chosen.
            work.case(case, &visits)?.give(&mut holding, &mut interview)?;
        }
        Ok(self.asked(holding, interview))
    }

    /// Takes a draft up.
    pub(super) fn resume(&mut self, id: DraftId) -> Result<Shown<'d>> {
        let (holding, interview) =
            Holding::take_up(self.device, &self.storage, self.vault()?, id, &mut SystemChance::default())?;
        Ok(self.asked(holding, interview))
    }

    fn asked(&self, holding: Holding<'d>, interview: kin_forms::Interview) -> Shown<'d> {
        let now = SystemClock.now().for_interview();
        let training = self.device.note().training_of.is_some();
        let asking = Asking::new(interview, self.words.language(), ALL_LOCALES, now, self.size);
        Shown::Interview(Box::new((holding, asking.training(training))))
    }

    /// Takes a key during an interview.
    pub(super) fn press_interview(
        &mut self,
        stage: &mut Stage,
        (mut holding, mut asking): (Holding<'d>, Asking),
        happening: &Happening,
    ) -> Result<Shown<'d>> {
        let done = match happening {
            Happening::Key(key) => asking.press(*key),
            Happening::Text(text) => {
                asking.insert(text);
                Done::Stay
            }
            _ => Done::Stay,
        };
        let done = match done {
            Done::Attach { as_it_is } => self.attach(&mut holding, &mut asking, as_it_is),
            done => done,
        };
        // A language chosen for the interview is the enumerator's wish for the words around it too.
        if matches!(done, Done::Changed) {
            self.keep(&mut holding, &mut asking);
        }
        match done {
            Done::Stay | Done::Changed | Done::Attach { .. } => {}
            Done::Hide => self.hide(),
            Done::Leave => return self.home(),
            Done::Finish => return self.finish(stage, holding, asking, None),
            Done::BreakOff(broken) => return self.finish(stage, holding, asking, Some(broken)),
        }
        Ok(Shown::Interview(Box::new((holding, asking))))
    }

    /// Seals the file whose path was typed, as the answer.
    fn attach(&mut self, holding: &mut Holding<'d>, asking: &mut Asking, as_it_is: bool) -> Done {
        let path = asking.path();
        // The language of the questions is that of the words around them.
        let words = Catalog::new(asking.interview().current_language(), ALL_LOCALES);
        let (interview, chance) = (asking.interview(), &mut SystemChance::default());
        match holding.attach(&self.storage, interview, (&path, as_it_is), chance) {
            Ok((file, say)) => asking.attached(file, words.line(&say).text),
            Err(NotFound::Unclean(file_type)) => {
                let say = AttachSay::AttachAsItIs { media_type: file_type.media_type() };
                asking.ask_as_it_is(words.line(&say).text);
                Done::Stay
            }
            Err(NotFound::Refused(failure)) => {
                asking.fail(&failure);
                Done::Stay
            }
        }
    }

    /// What cannot be kept is said, and the interview goes on: it is still in memory.
    fn keep(&mut self, holding: &mut Holding<'d>, asking: &mut Asking) {
        let Some(vault) = &self.vault else { return };
        let kept = holding.keep(&mut self.storage, vault, asking.interview(), &SystemClock.now());
        if let Err(failure) = kept {
            asking.fail(&failure);
        }
    }

    fn finish(
        &mut self,
        stage: &mut Stage,
        holding: Holding<'d>,
        asking: Asking,
        broken: Option<BrokenOff>,
    ) -> Result<Shown<'d>> {
        let response = match asking.finish(SystemClock.now().for_interview(), broken) {
            Ok(response) => response,
            Err(asking) => return Ok(Shown::Interview(Box::new((holding, *asking)))),
        };
        let kind = response.kind();
        let work =
            self.vault.as_ref().and_then(|vault| Work::read(&self.storage, vault).ok()).unwrap_or_default();
        let finished = holding.finish(response, &work);
        let Some(sequence) = self.store(stage, &finished)? else { return self.home() };
        let held = (kind, (sequence, finished.submission()));
        drop(finished);
        let told = self.words.line(&match kind {
            ResponseKind::Original => fill::Say::FillSealed { sequence },
            ResponseKind::Refusal => fill::Say::FillRefusalSealed { sequence },
            ResponseKind::Partial => fill::Say::FillPartialSealed { sequence },
        });
        let mut told = told.text;
        if let Some(vault) = &self.vault
            && let (now, mut chance) = (SystemClock.now(), SystemChance::default())
            && let Err(failure) = holding
                .tell_visit(&mut self.storage, vault, held, &now, &mut chance)
                .and_then(|_| vouchers::settle(&mut self.storage, vault))
        {
            told = format!("{told}\n\n{}", failure.in_words(&self.words));
        }
        if let Some(vault) = &self.vault {
            let form = holding.form().id();
            for full in assignments::full(&work, form, &self.storage, vault).unwrap_or_default() {
                told = format!("{told}\n\n{}", self.words.line(&full).text);
            }
        }
        Ok(Shown::Told { text: told, scroll: 0 })
    }

    /// Stores a finished interview. While it is only in memory a full disk must not lose it: a person may try again.
    /// None where she gives up; what was kept of it stays a draft.
    fn store(&mut self, stage: &mut Stage, finished: &Finished<'_>) -> Result<Option<u64>> {
        loop {
            let device = self.device;
            let Some(vault) = &self.vault else { return Ok(None) };
            let failure = match device.store(&mut self.storage, vault, finished) {
                Ok(sequence) => return Ok(Some(sequence)),
                Err(failure) => failure,
            };
            let text =
                format!("{}\n\n{}", self.words.line(&Say::HomeNotStored).text, failure.in_words(&self.words));
            if choose(stage, &self.words, &text, &[Say::HomeTryAgain, Say::HomeLeaveUnstored])? == 1 {
                return Ok(None);
            }
        }
    }
}

/// Asks until one of these is chosen. Shows no answers, and cannot be passed over.
fn choose(stage: &mut Stage, words: &Catalog, text: &str, says: &[Say]) -> Result<usize> {
    let items = says.iter().map(|say| zeroize::Zeroizing::new(words.line(say).text));
    let mut menu = Menu::new(items.collect(), None);
    loop {
        let size = stage.size().map_err(broken)?;
        let mut page = page_of(size, text, Look::Strong);
        super::session::menu_rows(&mut page, &menu);
        drawn(stage.draw(|frame| page.draw(frame, frame.area(), 0)))?;
        match stage.wait().map_err(broken)? {
            Happening::Key(Key::Enter) => {
                if let Some(chosen) = menu.marked() {
                    return Ok(chosen);
                }
            }
            Happening::Key(key) => {
                menu.press(key, 1);
            }
            // The program is asked to end: what was kept stays a draft.
            Happening::End => return Ok(says.len().saturating_sub(1)),
            _ => {}
        }
    }
}
