//! The answers of an interview and all that follows from them: what is relevant, offered and calculated.
//!
//! The one engine: an interview writes into it answer by answer, the desk all at once. [`super::settle`] keeps it
//! consistent, [`super::document`] is how expressions see it, [`super::path`] finds one's way in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use zeroize::Zeroizing;

use super::beginning::Beginning;
use super::document::Eyes;
use super::instance::{Cell, FORM, Instance};
use super::place::At;
use crate::answer::Answer;
use crate::expression::{InstanceId, NodeId};
use crate::form::{Condition, Form, Question, QuestionKind, Stop};
use crate::now::Now;
use crate::recorded::Withheld;

/// Answers and what follows from them. Always settled: every method leaves it consistent.
pub(crate) struct Sheet {
    pub(super) form: Arc<Form>,
    pub(super) language: String,
    pub(super) now: Now,
    pub(super) seed: Option<[u8; 32]>,
    pub(super) username: Option<String>,
    pub(super) last_saved: BTreeMap<String, Zeroizing<String>>,
    /// By number; gaps where one was taken away.
    pub(super) instances: Vec<Option<Instance>>,
    /// How many there are.
    pub(super) count: usize,
    /// At the desk: what was recorded stands, and is checked; defaults and triggers do not run again.
    pub(super) replays: bool,
    /// At the desk, without the answers to `direct` questions: what is taken as it was recorded.
    pub(super) withheld: Option<Withheld>,
    /// Whether the beginning is over: before, triggers do not run.
    pub(super) is_running: bool,
    /// Calculations that a trigger has set off: question and instance.
    pub(super) triggered: BTreeSet<(usize, InstanceId)>,
    /// Instances that are new and have no defaults yet.
    pub(super) fresh: Vec<InstanceId>,
}

impl Sheet {
    /// An interview at its beginning.
    pub(crate) fn new(form: Arc<Form>, language: &str, beginning: Beginning) -> Sheet {
        let mut sheet = Sheet::empty(form, language, beginning);
        sheet.begin(FORM);
        sheet.settle_all();
        sheet.is_running = true;
        sheet
    }

    /// The sheet of the desk, to be filled with what was recorded.
    pub(crate) fn replaying(
        form: Arc<Form>,
        language: &str,
        beginning: Beginning,
        withheld: Option<Withheld>,
    ) -> Sheet {
        let mut sheet = Sheet::empty(form, language, beginning);
        sheet.replays = true;
        sheet.withheld = withheld;
        sheet.begin(FORM);
        sheet
    }

    pub(super) fn empty(form: Arc<Form>, language: &str, beginning: Beginning) -> Sheet {
        let mut last_saved = beginning.last_saved;
        last_saved.retain(|name, text| {
            form.saved_names.contains(name) && text.len() <= crate::limits::MAX_VALUE_BYTES
        });
        let root = Instance::new(&form.tree, crate::form::ROOT, FORM, 0);
        Sheet {
            form,
            language: language.to_owned(),
            now: beginning.now.to_minute(),
            seed: beginning.seed,
            username: beginning.username,
            last_saved,
            instances: vec![Some(root)],
            count: 1,
            replays: false,
            withheld: None,
            is_running: false,
            triggered: BTreeSet::new(),
            fresh: Vec::new(),
        }
    }

    pub(crate) fn instance(&self, id: InstanceId) -> &Instance {
        let found = self.instances.get(id as usize).and_then(Option::as_ref);
        found.expect("whoever holds a number of an instance got it from a sheet that still has it")
    }

    pub(super) fn instance_mut(&mut self, id: InstanceId) -> &mut Instance {
        let found = self.instances.get_mut(id as usize).and_then(Option::as_mut);
        found.expect("whoever holds a number of an instance got it from a sheet that still has it")
    }

    pub(crate) fn has_instance(&self, id: InstanceId) -> bool {
        self.instances.get(id as usize).is_some_and(Option::is_some)
    }

    pub(crate) fn form(&self) -> &Arc<Form> {
        &self.form
    }

    pub(crate) fn language(&self) -> &str {
        &self.language
    }

    /// When the interview started, to the minute.
    pub(crate) fn now(&self) -> Now {
        self.now
    }

    pub(crate) fn seed(&self) -> Option<&[u8; 32]> {
        self.seed.as_ref()
    }

    pub(crate) fn last_saved(&self) -> &BTreeMap<String, Zeroizing<String>> {
        &self.last_saved
    }

    pub(crate) fn question(&self, index: usize) -> &Question {
        &self.form.questions[index]
    }

    /// What stands at a stop.
    pub(crate) fn stop(&self, at: At) -> Stop {
        self.form.tree.scopes[self.instance(at.instance).scope].stops[at.stop]
    }

    /// The stop of a question in an instance of the scope it stands in.
    pub(crate) fn at(&self, question: usize, instance: InstanceId) -> At {
        At { instance, stop: self.form.tree.question[question].1 }
    }

    pub(super) fn cell(&self, question: usize, instance: InstanceId) -> &Cell {
        &self.instance(instance).cells[self.form.tree.question[question].1]
    }

    pub(super) fn cell_mut(&mut self, question: usize, instance: InstanceId) -> &mut Cell {
        let stop = self.form.tree.question[question].1;
        &mut self.instance_mut(instance).cells[stop]
    }

    /// The instance of a scope around an instance, which lies in it or is of it.
    pub(crate) fn ancestor(&self, instance: InstanceId, scope: usize) -> InstanceId {
        let mut next = instance;
        while self.instance(next).scope != scope && next != FORM {
            next = self.instance(next).parent;
        }
        next
    }

    /// All instances of a scope inside an instance, in document order.
    pub(crate) fn instances_in(&self, base: InstanceId, scope: usize) -> Vec<InstanceId> {
        let mut found = vec![base];
        for inner in self.form.tree.down(self.instance(base).scope, scope) {
            let nth = self.form.tree.scopes[inner].nth;
            found = found
                .into_iter()
                .flat_map(|id| self.instance(id).repeats[nth].active.iter().copied())
                .collect();
        }
        found
    }

    /// All questions with the instances they are asked in, in document order.
    pub(crate) fn everywhere(&self) -> Vec<(usize, InstanceId)> {
        let mut found = Vec::new();
        self.gather(FORM, &mut found);
        found
    }

    fn gather(&self, instance: InstanceId, found: &mut Vec<(usize, InstanceId)>) {
        let scope = &self.form.tree.scopes[self.instance(instance).scope];
        for stop in &scope.stops {
            match *stop {
                Stop::Question(index) => found.push((index, instance)),
                Stop::Repeat(inner) => {
                    let nth = self.form.tree.scopes[inner].nth;
                    for id in &self.instance(instance).repeats[nth].active {
                        self.gather(*id, found);
                    }
                }
            }
        }
    }

    pub(crate) fn is_relevant(&self, question: usize, instance: InstanceId) -> bool {
        self.cell(question, instance).relevant
    }

    /// The answer as others see it: none while it is irrelevant or no longer offered.
    pub(crate) fn answer(&self, question: usize, instance: InstanceId) -> Option<&Answer> {
        let cell = self.cell(question, instance);
        cell.answer.as_ref().filter(|_| cell.relevant && cell.fits)
    }

    /// Why an answer stands although it does not meet its warning.
    pub(crate) fn reason(&self, question: usize, instance: InstanceId) -> Option<&str> {
        self.cell(question, instance).reason.as_ref().map(|reason| reason.as_str())
    }

    /// Whether a question is taken as it was recorded.
    pub(crate) fn is_withheld(&self, question: usize) -> bool {
        self.withheld.as_ref().is_some_and(|withheld| withheld.question(question))
    }

    pub(super) fn is_group_withheld(&self, group: usize) -> bool {
        self.withheld.as_ref().is_some_and(|withheld| withheld.group(group))
    }

    /// Whether it needs an answer now, which a note never does.
    pub(crate) fn is_required(&self, question: usize, instance: InstanceId) -> bool {
        let asked = self.question(question);
        if !asked.kind.takes_an_answer() {
            return false;
        }
        match &asked.required {
            Condition::Never => false,
            Condition::Always => true,
            Condition::When(expression) => {
                let eyes = Eyes::of(self, NodeId::Question { question, at: instance });
                expression.evaluate(&eyes).map_or(true, |value| value.to_boolean())
            }
        }
    }

    pub(crate) fn is_unanswered(&self, question: usize, instance: InstanceId) -> bool {
        self.is_relevant(question, instance)
            && self.answer(question, instance).is_none()
            && self.is_required(question, instance)
    }

    pub(crate) fn is_too_long(&self, question: usize, instance: InstanceId) -> bool {
        let cell = self.cell(question, instance);
        cell.relevant && cell.too_long
    }

    /// Whether what it holds is computed here and nowhere else, so that the desk computes it again.
    pub(crate) fn is_computed(question: &Question) -> bool {
        let is_calculation =
            matches!(question.kind, QuestionKind::Calculate | QuestionKind::Hidden) || question.read_only;
        is_calculation && question.calculation.is_some() && question.triggers.is_empty()
    }

    /// What there are of a repeat in an instance of the scope around it, if it is relevant.
    pub(crate) fn active(&self, scope: usize, around: InstanceId) -> &[InstanceId] {
        let repeated = &self.instance(around).repeats[self.form.tree.scopes[scope].nth];
        if repeated.relevant { &repeated.active } else { &[] }
    }

    /// Every repeat that has instances, or should: its group, how many there are, and how many there should be; none
    /// where it is not relevant and has some.
    pub(crate) fn counted(&self) -> Vec<(usize, usize, Option<usize>)> {
        let mut found = Vec::new();
        for instance in self.instances.iter().flatten() {
            for (repeated, scope) in instance.repeats.iter().zip(&self.form.tree.scopes[instance.scope].inner)
            {
                let Some(group) = self.form.tree.scopes[*scope].repeat else { continue };
                if self.is_group_withheld(group) {
                    continue;
                }
                let count = repeated.active.len();
                match (repeated.relevant, repeated.wanted) {
                    (false, _) if count > 0 => found.push((group, count, None)),
                    (true, Some(wanted)) => found.push((group, count, Some(wanted as usize))),
                    _ => {}
                }
            }
        }
        found
    }
}
