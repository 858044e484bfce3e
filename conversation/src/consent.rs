//! Consent: the words read out, the purposes asked one by one, the way in which it was given.

use std::fmt::Write as _;
use std::io::{BufRead, Write};

use kin_forms::{ConsentMode, Refusal, Step};
use kin_terminal::Result;

use crate::typed::{Typed, yes_or_no};
use crate::{Conversation, Next, Say};

/// Consent as the form words it, taken out of the interview for as long as it is asked.
struct Asked {
    wording: String,
    /// What is asked to learn whether a minor answers, and what is then read to her.
    assent: Option<(String, String)>,
    /// Name, label, and whether there is no interview without it.
    purposes: Vec<(String, String, bool)>,
    modes: Vec<ConsentMode>,
}

impl<R: BufRead, W: Write> Conversation<'_, R, W> {
    pub(super) fn consent(&mut self) -> Result<Next> {
        let Step::Consent(step) = self.interview.step() else { return Ok(Next::GoOn) };
        let consent = Asked {
            wording: step.words.to_owned(),
            purposes: step
                .purposes
                .iter()
                .map(|(name, label, required)| ((*name).to_owned(), (*label).to_owned(), *required))
                .collect(),
            modes: step.consent.modes.clone(),
            assent: step.assent.map(|assent| (assent.ask.to_owned(), assent.words.to_owned())),
        };
        if let (Some((ask, _)), None) = (&consent.assent, self.minor) {
            return self.whether_minor(ask);
        }
        let (heading, question) = if self.minor == Some(true) {
            (Say::ConversationConsentGuardian, Say::ConversationConsentGuardianAsk)
        } else {
            (Say::ConversationConsent, Say::ConversationConsentAsk)
        };
        let page = format!("{}\n\n{}\n\n{}\n\n", self.text(&heading), consent.wording, self.text(&question));
        let line = self.ask(&page, "consent> ")?;
        if let Some(next) = self.everywhere(&Typed::read(&line))? {
            return Ok(next);
        }
        match (yes_or_no(&line), Typed::read(&line)) {
            // Back to the question before: whether a minor answers.
            (None, Typed::Back) if consent.assent.is_some() => {
                self.minor = None;
                Ok(Next::GoOn)
            }
            (None, _) => {
                self.complain(&Say::ConversationYesOrNo);
                Ok(Next::GoOn)
            }
            (Some(false), _) => self.decline(),
            (Some(true), _) => self.agree(&consent),
        }
    }

    /// Asks whether a minor answers, whose guardian is asked first.
    fn whether_minor(&mut self, ask: &str) -> Result<Next> {
        let hint = self.text(&Say::ConversationYesOrNo);
        let page = format!("{}\n\n{ask}\n\n{hint}\n\n", self.text(&Say::ConversationMinor));
        let line = self.ask(&page, "minor> ")?;
        if let Some(next) = self.everywhere(&Typed::read(&line))? {
            return Ok(next);
        }
        self.minor = yes_or_no(&line);
        if self.minor.is_none() {
            self.complain(&Say::ConversationYesOrNo);
        }
        Ok(Next::GoOn)
    }

    /// Reads the minor her own words and asks her. None when the enumerator goes back instead.
    fn assent(&mut self, words: &str) -> Result<Option<bool>> {
        let page = format!(
            "{}\n\n{words}\n\n{}\n\n",
            self.text(&Say::ConversationAssent),
            self.text(&Say::ConversationAssentAsk)
        );
        self.yes_or_no(&page, "assent> ")
    }

    fn agree(&mut self, consent: &Asked) -> Result<Next> {
        let mut purposes = Vec::with_capacity(consent.purposes.len());
        let hint = self.text(&Say::ConversationYesOrNo);
        for (name, label, required) in &consent.purposes {
            let asked = self.yes_or_no(&format!("{label}\n\n{hint}\n\n"), &format!("consent_{name}> "))?;
            let Some(agreed) = asked else { return Ok(Next::GoOn) };
            if *required && !agreed {
                // She is asked nothing more, not even in which way she agreed.
                self.refuse(&Refusal::ConsentPurposeRequired { purpose: name.clone() });
                return self.decline();
            }
            purposes.push((name.as_str(), agreed));
        }
        let Some(mode) = self.consent_mode(&consent.modes)? else { return Ok(Next::GoOn) };
        let agreed = match &consent.assent {
            Some((_, words)) if self.minor == Some(true) => {
                let Some(assents) = self.assent(words)? else { return Ok(Next::GoOn) };
                if !assents {
                    return self.decline();
                }
                self.interview.agree_for_minor(&purposes, mode)
            }
            _ => self.interview.agree(&purposes, mode),
        };
        match agreed {
            Ok(()) => Ok(Next::GoOn),
            Err(refusal) => {
                self.refuse(&refusal);
                Ok(Next::GoOn)
            }
        }
    }

    fn consent_mode(&mut self, modes: &[ConsentMode]) -> Result<Option<ConsentMode>> {
        if let [only] = modes {
            return Ok(Some(*only));
        }
        let mut page = self.text(&Say::ConversationConsentMode) + "\n\n";
        for (index, mode) in modes.iter().enumerate() {
            let words = match mode {
                ConsentMode::Spoken => Say::ConversationModeSpoken,
                ConsentMode::Written => Say::ConversationModeWritten,
            };
            let _ = writeln!(page, "{:>4}. {}", index + 1, self.text(&words));
        }
        page.push('\n');
        loop {
            let line = self.ask(&page, "consent_mode> ")?;
            let number = line.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let chosen = number.and_then(|index| modes.get(index)).copied();
            let chosen = chosen.or_else(|| modes.iter().copied().find(|mode| mode.name() == line.trim()));
            match (chosen, Typed::read(&line)) {
                (None, Typed::Back | Typed::Quit) => return Ok(None),
                (None, _) => self.complain(&Say::ConversationOneOfNumbers),
                (chosen, _) => return Ok(chosen),
            }
        }
    }

    /// A refusal is a response without answers, and counts: it is confirmed like any other.
    fn decline(&mut self) -> Result<Next> {
        let page = self.text(&Say::ConversationDecline) + "\n\n";
        if self.yes_or_no(&page, "decline> ")? != Some(true) {
            return Ok(Next::GoOn);
        }
        match self.interview.decline() {
            Ok(()) => Ok(Next::Finish),
            Err(refusal) => {
                self.refuse(&refusal);
                Ok(Next::GoOn)
            }
        }
    }
}
