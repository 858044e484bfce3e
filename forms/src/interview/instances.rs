//! Instances of repeats come and go.

use std::sync::Arc;

use super::instance::Instance;
use super::place::At;
use super::settle::Dirty;
use super::sheet::Sheet;
use crate::expression::InstanceId;
use crate::limits::MAX_INSTANCES;

impl Sheet {
    /// As many instances as are wanted: new ones at the end, and what is too much into reserve.
    pub(super) fn bring_to(
        &mut self,
        scope: usize,
        around: InstanceId,
        wanted: usize,
        dirty: &mut Dirty,
    ) -> bool {
        let nth = self.form.tree.scopes[scope].nth;
        let before = self.instance(around).repeats[nth].active.len();
        while self.instance(around).repeats[nth].active.len() > wanted {
            self.put_away(scope, around);
        }
        while self.instance(around).repeats[nth].active.len() < wanted {
            let Some(id) = self.take_out(scope, around) else {
                self.instance_mut(around).repeats[nth].too_many = true;
                break;
            };
            self.soil(id, dirty);
        }
        self.instance(around).repeats[nth].active.len() != before
    }

    /// The last instance goes into reserve.
    fn put_away(&mut self, scope: usize, around: InstanceId) {
        let inside = &self.form.tree.scopes[scope];
        let (nth, stop) = (inside.nth, inside.place);
        let repeated = &mut self.instance_mut(around).repeats[nth];
        let Some(id) = repeated.active.pop() else { return };
        repeated.reserve.push(id);
        let total = u32::try_from(self.instance(id).tally.total()).unwrap_or(u32::MAX);
        self.tally(At { instance: around, stop }, 0, total);
    }

    /// An instance comes out of reserve, or is new; none where there are as many as an interview may have.
    fn take_out(&mut self, scope: usize, around: InstanceId) -> Option<InstanceId> {
        let inside = &self.form.tree.scopes[scope];
        let (nth, stop) = (inside.nth, inside.place);
        let place = self.instance(around).repeats[nth].active.len();
        let id = match self.instance_mut(around).repeats[nth].reserve.pop() {
            Some(id) => id,
            None if self.count >= MAX_INSTANCES => return None,
            None => {
                let id = InstanceId::try_from(self.instances.len()).ok()?;
                let instance = Instance::new(&self.form.tree, scope, around, place);
                self.instances.push(Some(instance));
                self.count += 1;
                self.begin(id);
                id
            }
        };
        self.instance_mut(id).place = place;
        self.instance_mut(around).repeats[nth].active.push(id);
        let total = u32::try_from(self.instance(id).tally.total()).unwrap_or(u32::MAX);
        self.tally(At { instance: around, stop }, total, 0);
        Some(id)
    }

    /// One more instance of an open repeat, settled; none where there are as many as an interview may have.
    pub(crate) fn add_instance(&mut self, scope: usize, around: InstanceId) -> Option<InstanceId> {
        let id = self.take_out(scope, around)?;
        let mut dirty = Dirty::new();
        self.soil(id, &mut dirty);
        self.changed_instances(scope, around, dirty);
        Some(id)
    }

    /// An instance put there as it was recorded: nothing is settled yet.
    pub(crate) fn add_recorded(&mut self, scope: usize, around: InstanceId) -> Option<InstanceId> {
        self.take_out(scope, around)
    }

    /// The instances of a repeat that were put there.
    pub(crate) fn recorded(&self, scope: usize, around: InstanceId) -> Vec<InstanceId> {
        self.instance(around).repeats[self.form.tree.scopes[scope].nth].active.clone()
    }

    /// An instance of an open repeat becomes its last, and those after it move up: what reads their places is settled.
    pub(crate) fn bring_last(&mut self, scope: usize, around: InstanceId, place: usize) {
        let nth = self.form.tree.scopes[scope].nth;
        self.instance_mut(around).repeats[nth].active[place..].rotate_left(1);
        let moved = self.instance(around).repeats[nth].active.clone();
        let mut dirty = Dirty::new();
        for (place, id) in moved.into_iter().enumerate().skip(place) {
            self.instance_mut(id).place = place;
            self.soil(id, &mut dirty);
        }
        self.changed_instances(scope, around, dirty);
    }

    /// The last instance of an open repeat is gone, with its answers.
    pub(crate) fn remove_last(&mut self, scope: usize, around: InstanceId) {
        self.put_away(scope, around);
        let nth = self.form.tree.scopes[scope].nth;
        while let Some(id) = self.instance_mut(around).repeats[nth].reserve.pop() {
            self.forget(id);
        }
        self.changed_instances(scope, around, Dirty::new());
    }

    fn forget(&mut self, id: InstanceId) {
        let Some(instance) = self.instances.get_mut(id as usize).and_then(Option::take) else { return };
        self.count -= 1;
        for repeated in instance.repeats {
            repeated.active.into_iter().chain(repeated.reserve).for_each(|id| self.forget(id));
        }
    }

    fn changed_instances(&mut self, scope: usize, around: InstanceId, mut dirty: Dirty) {
        let form = Arc::clone(&self.form);
        if let Some(repeat) = form.tree.scopes[scope].repeat {
            self.spread(&form, form.plan.step_of_group(repeat), around, &mut dirty);
        }
        self.settle(dirty);
    }
}
