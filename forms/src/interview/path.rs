//! The way through an interview: which stops are asked, in order, and which number a stop is.

use super::instance::FORM;
use super::place::At;
use super::sheet::Sheet;
use crate::form::Stop;

impl Sheet {
    /// How many stops there are.
    pub(crate) fn stops(&self) -> usize {
        self.instance(FORM).tally.total()
    }

    /// Stop number `wanted`, from 0.
    pub(crate) fn stop_number(&self, wanted: usize) -> Option<At> {
        let (mut instance, mut wanted) = (FORM, wanted);
        loop {
            let (stop, mut left) = self.instance(instance).tally.find(wanted)?;
            let at = At { instance, stop };
            let Stop::Repeat(scope) = self.stop(at) else { return Some(at) };
            let mut inside = None;
            for id in self.active(scope, instance) {
                let total = self.instance(*id).tally.total();
                if left < total {
                    inside = Some(*id);
                    break;
                }
                left -= total;
            }
            match inside {
                // "Add another?" comes after all instances.
                None => return Some(at),
                Some(id) => (instance, wanted) = (id, left),
            }
        }
    }

    /// How many stops come before one, whether it is asked itself or not.
    pub(crate) fn number_of(&self, at: At) -> usize {
        let own = &self.instance(at.instance).tally;
        let mut number = own.before(at.stop);
        if let Stop::Repeat(scope) = self.stop(at) {
            number += self
                .active(scope, at.instance)
                .iter()
                .map(|id| self.instance(*id).tally.total())
                .sum::<usize>();
        }
        let mut next = at.instance;
        while next != FORM {
            let instance = self.instance(next);
            let scope = &self.form.tree.scopes[instance.scope];
            let around = self.instance(instance.parent);
            let earlier = around.repeats[scope.nth].active.iter().take(instance.place);
            number += earlier.map(|id| self.instance(*id).tally.total()).sum::<usize>();
            number += around.tally.before(scope.place);
            next = instance.parent;
        }
        number
    }

    /// Whether the interview stops there.
    pub(crate) fn is_asked(&self, at: At) -> bool {
        match self.stop(at) {
            Stop::Question(index) => {
                self.is_relevant(index, at.instance) && self.question(index).kind.is_asked()
            }
            Stop::Repeat(scope) => {
                let repeated = &self.instance(at.instance).repeats[self.form.tree.scopes[scope].nth];
                repeated.relevant && self.is_open_repeat(scope)
            }
        }
    }

    /// Whether "add another?" is asked.
    pub(crate) fn is_open_repeat(&self, scope: usize) -> bool {
        let repeat = self.form.tree.scopes[scope].repeat;
        let repeat = repeat.and_then(|group| self.form.groups[group].repeat.as_ref());
        repeat.is_some_and(|repeat| repeat.count.is_none())
    }

    /// The next stop after one, whether it is asked itself or not; the first one after none.
    pub(crate) fn stop_after(&self, at: Option<At>) -> Option<At> {
        let number = at.map_or(0, |at| self.number_of(at) + usize::from(self.is_asked(at)));
        self.stop_number(number)
    }

    /// The stop before one; the last one before none.
    pub(crate) fn stop_before(&self, at: Option<At>) -> Option<At> {
        let number = at.map_or_else(|| self.stops(), |at| self.number_of(at));
        self.stop_number(number.checked_sub(1)?)
    }

    /// All stops in order.
    pub(crate) fn path(&self) -> impl Iterator<Item = At> {
        let mut next = self.stop_number(0);
        std::iter::from_fn(move || {
            let at = next?;
            next = self.stop_after(Some(at));
            Some(at)
        })
    }

    /// Counts a stop's share anew, in its own instance and in all around it.
    pub(super) fn tally(&mut self, at: At, more: u32, less: u32) {
        if more == less {
            return;
        }
        let (mut instance, mut stop) = (at.instance, at.stop);
        loop {
            let form = std::sync::Arc::clone(&self.form);
            let here = self.instance_mut(instance);
            here.tally.add(stop, more, less);
            if instance == FORM {
                return;
            }
            let scope = &form.tree.scopes[here.scope];
            (instance, stop) = (here.parent, scope.place);
        }
    }
}
