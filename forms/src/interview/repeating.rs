//! "Add another?"

use super::place::At;
use super::{Interview, RepeatStep};
use crate::answer::Refusal;
use crate::form::Stop;

impl Interview {
    /// One more instance of the repeat it stands at, going to its first question; or no more, going on.
    ///
    /// Errors: [`Refusal::RepeatNotAsked`], [`Refusal::RepeatFull`].
    pub fn another(&mut self, another: bool) -> Result<(), Refusal> {
        let (scope, here) = self.at_repeat()?;
        if !another {
            self.go(self.sheet.stop_after(Some(here)));
            return Ok(());
        }
        let limit = self.limit(scope);
        let full = Refusal::RepeatFull { repeat: self.repeat_name(scope), limit };
        if self.sheet.active(scope, here.instance).len() >= limit as usize {
            return Err(full);
        }
        let number = self.sheet.number_of(here);
        if self.sheet.add_instance(scope, here.instance).is_none() {
            return Err(full);
        }
        self.go(self.sheet.stop_number(number));
        Ok(())
    }

    /// Takes the last instance of the repeat it stands at away, with its answers, and stays there.
    ///
    /// Errors: [`Refusal::RepeatNotAsked`], [`Refusal::RepeatEmpty`].
    pub fn remove_last(&mut self) -> Result<(), Refusal> {
        let (scope, here) = self.at_repeat()?;
        if self.sheet.active(scope, here.instance).is_empty() {
            return Err(Refusal::RepeatEmpty { repeat: self.repeat_name(scope) });
        }
        self.sheet.remove_last(scope, here.instance);
        self.go(Some(here));
        Ok(())
    }

    /// Takes one instance of the repeat it stands at away, counted from 1, with its answers, and stays there; those after it
    /// move up.
    ///
    /// Errors: [`Refusal::RepeatNotAsked`], [`Refusal::RepeatEmpty`] where there is none of that number.
    pub fn remove(&mut self, number: usize) -> Result<(), Refusal> {
        let (scope, here) = self.at_repeat()?;
        let count = self.sheet.active(scope, here.instance).len();
        if !(1..=count).contains(&number) {
            return Err(Refusal::RepeatEmpty { repeat: self.repeat_name(scope) });
        }
        self.sheet.bring_last(scope, here.instance, number - 1);
        self.sheet.remove_last(scope, here.instance);
        self.go(Some(here));
        Ok(())
    }

    fn at_repeat(&self) -> Result<(usize, At), Refusal> {
        let here = self.stand().map_err(|_| Refusal::RepeatNotAsked)?;
        match self.sheet.stop(here) {
            Stop::Repeat(scope) => Ok((scope, here)),
            Stop::Question(_) => Err(Refusal::RepeatNotAsked),
        }
    }

    fn limit(&self, scope: usize) -> u32 {
        let repeat = self.sheet.form.tree.scopes[scope].repeat;
        repeat.and_then(|group| self.sheet.form.groups[group].repeat.as_ref()).map_or(0, |repeat| repeat.max)
    }

    fn repeat_name(&self, scope: usize) -> String {
        let repeat = self.sheet.form.tree.scopes[scope].repeat;
        repeat.map(|group| self.sheet.form.groups[group].name.clone()).unwrap_or_default()
    }

    /// What is asked at a repeat.
    pub(super) fn repeat_step(&self, scope: usize, here: At) -> Option<RepeatStep<'_>> {
        let group = self.sheet.form.tree.scopes[scope].repeat?;
        let group = &self.sheet.form.groups[group];
        Some(RepeatStep {
            group,
            place: self.sheet.place_of(here),
            label: self.fill(group.label.in_language(self.current_language()), here.instance),
            count: self.sheet.active(scope, here.instance).len(),
            max: self.limit(scope) as usize,
            section: self.section(group.parent, here.instance),
            position: self.sheet.number_of(here) + 1,
            of: self.sheet.stops(),
            language: self.current_language(),
        })
    }
}
