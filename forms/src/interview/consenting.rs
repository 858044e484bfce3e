//! Consent: given purpose by purpose, or declined.

use super::Interview;
use crate::answer::Refusal;
use crate::form::{Consent, ConsentMode};
use crate::recorded::Consented;

impl Interview {
    /// Consent is given: every purpose of the form with yes or no, and how it was said.
    ///
    /// Errors: a purpose is left out, named twice or unknown; a purpose without which there is no interview was declined
    /// (then [`Interview::decline`]); the form does not offer the mode.
    pub fn agree(&mut self, purposes: &[(&str, bool)], mode: ConsentMode) -> Result<(), Refusal> {
        if self.consent.is_some() {
            return Err(Refusal::ConsentNotAsked);
        }
        let asked = self.sheet.form.consent.as_ref().ok_or(Refusal::ConsentNotAsked)?;
        self.consent = Some(agreed(asked, purposes, mode, false)?);
        Ok(())
    }

    /// The guardian of a minor consents, and the minor, to whom the words of the assent were read, assents. Where one of
    /// them does not, [`Interview::decline`].
    ///
    /// Errors: as of [`Interview::agree`], and [`Refusal::ConsentNoAssent`].
    pub fn agree_for_minor(&mut self, purposes: &[(&str, bool)], mode: ConsentMode) -> Result<(), Refusal> {
        if self.consent.is_some() {
            return Err(Refusal::ConsentNotAsked);
        }
        let asked = self.sheet.form.consent.as_ref().ok_or(Refusal::ConsentNotAsked)?;
        self.consent = Some(agreed(asked, purposes, mode, true)?);
        Ok(())
    }

    /// Consent is declined: the interview can be finished as a refusal, which is counted and holds no answers.
    pub fn decline(&mut self) -> Result<(), Refusal> {
        if self.consent.is_some() {
            return Err(Refusal::ConsentNotAsked);
        }
        self.consent = Some(Consented::Declined);
        Ok(())
    }
}

/// Purposes in the order of the form.
pub(crate) fn agreed(
    asked: &Consent,
    given: &[(&str, bool)],
    mode: ConsentMode,
    assent: bool,
) -> Result<Consented, Refusal> {
    if assent && asked.assent.is_none() {
        return Err(Refusal::ConsentNoAssent);
    }
    if given.len() != asked.purposes.len() {
        return Err(Refusal::ConsentPurposesUnclear);
    }
    let mut purposes = Vec::new();
    for purpose in &asked.purposes {
        let mut answers = given.iter().filter(|(name, _)| *name == purpose.name);
        let (Some((_, agreed)), None) = (answers.next(), answers.next()) else {
            return Err(Refusal::ConsentPurposesUnclear);
        };
        if purpose.required && !agreed {
            return Err(Refusal::ConsentPurposeRequired { purpose: purpose.name.clone() });
        }
        purposes.push((purpose.name.clone(), *agreed));
    }
    if !asked.modes.contains(&mode) {
        return Err(Refusal::ConsentModeNotOffered);
    }
    Ok(Consented::Agreed { purposes, mode, assent })
}
