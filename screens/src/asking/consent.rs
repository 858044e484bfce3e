//! Consent, one thing after the other: whether a minor answers, the words, each purpose, the way, the minor's assent.

use kin_forms::{ConsentMode, Refusal, Step};
use zeroize::Zeroizing;

use super::field::Field;
use super::{Asking, Done};
use crate::Say;
use crate::key::Key;
use crate::menu::Menu;

/// How far consent has come.
#[derive(Default)]
pub(super) struct Consenting {
    pub(super) at: At,
    pub(super) minor: Option<bool>,
    given: Vec<bool>,
    mode: Option<ConsentMode>,
}

/// What is asked.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    #[default]
    Minor,
    Words,
    Purpose(usize),
    Mode,
    Assent,
    Decline,
}

impl Asking {
    /// What is asked of consent now: questions that the form does not ask are passed over.
    pub(super) fn consent_field(&mut self) -> Option<Field> {
        let Step::Consent(step) = self.interview.step() else { return None };
        let (has_assent, modes) = (step.assent.is_some(), step.consent.modes.clone());
        if self.face.consenting.at == At::Minor && !has_assent {
            self.face.consenting.at = At::Words;
        }
        let menu = if self.face.consenting.at == At::Mode {
            let items = modes.iter().map(|mode| {
                self.face.item(match mode {
                    ConsentMode::Spoken => &Say::ScreenModeSpoken,
                    ConsentMode::Written => &Say::ScreenModeWritten,
                })
            });
            Menu::new(items.collect(), None)
        } else {
            self.face.yes_or_no()
        };
        Some(Field::Consent(menu))
    }

    /// The words of what is asked now, and whether they are read out to somebody.
    pub(super) fn consent_words(&self) -> (Vec<Zeroizing<String>>, bool) {
        let Step::Consent(step) = self.interview.step() else { return (Vec::new(), false) };
        let own = |say: &Say| self.face.item(say);
        let form = |text: &str| Zeroizing::new(text.to_owned());
        let guardian = self.face.consenting.minor == Some(true);
        let (assent_ask, assent_words) = step.assent.as_ref().map_or(("", ""), |one| (one.ask, one.words));
        match self.face.consenting.at {
            At::Minor => (vec![own(&Say::ScreenMinor), form(assent_ask)], false),
            At::Words if guardian => (
                vec![own(&Say::ScreenConsentGuardian), form(step.words), own(&Say::ScreenConsentGuardianAsk)],
                true,
            ),
            At::Words => {
                (vec![own(&Say::ScreenConsent), form(step.words), own(&Say::ScreenConsentAsk)], true)
            }
            At::Purpose(nth) => (vec![form(step.purposes.get(nth).map_or("", |(_, label, _)| label))], false),
            At::Mode => (vec![own(&Say::ScreenConsentMode)], false),
            At::Assent => {
                (vec![own(&Say::ScreenAssent), form(assent_words), own(&Say::ScreenAssentAsk)], true)
            }
            At::Decline => (vec![own(&Say::ScreenDecline)], false),
        }
    }

    pub(super) fn press_consent(&mut self, key: Key) -> Done {
        // Not everything has been read: no answer is taken yet.
        if self.consent_words().1 && self.is_unread() && matches!(key, Key::Enter | Key::Down) {
            self.complain(&Say::ScreenReadOn);
            self.scroll(true);
            return Done::Stay;
        }
        let Field::Consent(menu) = &mut self.face.field else { return Done::Stay };
        if key != Key::Enter {
            menu.press(key, 1);
            self.face.follow = true;
            return Done::Stay;
        }
        let Some(chosen) = menu.marked() else {
            self.complain(&Say::ScreenChooseOne);
            return Done::Stay;
        };
        self.consented(chosen)
    }

    /// Takes an answer: 0 is yes, except among the ways.
    fn consented(&mut self, chosen: usize) -> Done {
        let Step::Consent(step) = self.interview.step() else { return Done::Stay };
        let count = step.purposes.len();
        let required = |nth: usize| step.purposes.get(nth).is_some_and(|(_, _, required)| *required);
        let modes = &step.consent.modes;
        let consenting = &mut self.face.consenting;
        let yes = chosen == 0;
        let next = match consenting.at {
            At::Minor => {
                consenting.minor = Some(yes);
                At::Words
            }
            At::Words if yes => {
                consenting.given.clear();
                if count == 0 { At::Mode } else { At::Purpose(0) }
            }
            // Without this purpose there is no interview: she is asked nothing more.
            At::Purpose(nth) if !yes && required(nth) => At::Decline,
            At::Purpose(nth) => {
                consenting.given.truncate(nth);
                consenting.given.push(yes);
                if nth + 1 < count { At::Purpose(nth + 1) } else { At::Mode }
            }
            At::Mode => {
                consenting.mode = modes.get(chosen).copied();
                return self.agree();
            }
            At::Assent if yes => return self.agree_finally(),
            At::Decline if yes => {
                return match self.interview.decline() {
                    Ok(()) => Done::Finish,
                    Err(refusal) => {
                        self.refuse(&refusal);
                        Done::Stay
                    }
                };
            }
            At::Decline => At::Words,
            At::Words | At::Assent => At::Decline,
        };
        let is_only_mode = next == At::Mode && modes.len() == 1;
        let only = modes.first().copied();
        self.face.consenting.at = next;
        if is_only_mode {
            self.face.consenting.mode = only;
            return self.agree();
        }
        self.enter();
        Done::Stay
    }

    fn agree(&mut self) -> Done {
        if self.face.consenting.minor == Some(true) {
            self.face.consenting.at = At::Assent;
            self.enter();
            return Done::Stay;
        }
        self.agree_finally()
    }

    fn agree_finally(&mut self) -> Done {
        let Step::Consent(step) = self.interview.step() else { return Done::Stay };
        let names: Vec<String> = step.purposes.iter().map(|(name, _, _)| (*name).to_owned()).collect();
        let given = self.face.consenting.given.iter().copied();
        let given: Vec<(&str, bool)> = names.iter().map(String::as_str).zip(given).collect();
        let done = match (self.face.consenting.mode, self.face.consenting.minor) {
            (Some(mode), Some(true)) => self.interview.agree_for_minor(&given, mode),
            (Some(mode), _) => self.interview.agree(&given, mode),
            (None, _) => Err(Refusal::ConsentModeNotOffered),
        };
        self.after(done)
    }

    /// The question before, within consent.
    pub(super) fn consent_back(&mut self) {
        let before = match self.face.consenting.at {
            At::Minor | At::Words => At::Minor,
            At::Purpose(0) | At::Decline => At::Words,
            At::Purpose(nth) => At::Purpose(nth - 1),
            At::Mode => self.face.consenting.given.len().checked_sub(1).map_or(At::Words, At::Purpose),
            At::Assent => At::Mode,
        };
        self.face.consenting.at = before;
        self.enter();
    }
}
