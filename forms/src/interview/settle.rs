//! What follows from a change: computed in order, and only where something reads what changed.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::document::Eyes;
use super::instance::{FORM, Filled};
use super::place::At;
use super::sheet::Sheet;
use crate::answer::{Answer, TooLong, fit};
use crate::expression::{Expression, InstanceId, NodeId, Value, Vertex};
use crate::form::{Form, Question, QuestionKind, Stop};

/// Steps of the plan and the instances they are to be computed in, in order.
pub(super) type Dirty = BTreeSet<(usize, InstanceId)>;

impl Sheet {
    /// Puts an answer in, or takes it out, and settles what depends on it.
    pub(crate) fn put(&mut self, question: usize, instance: InstanceId, answer: Option<Answer>) {
        self.put_with_reason(question, instance, answer, None);
    }

    /// The same, with the reason why it stands although it does not meet its warning.
    pub(crate) fn put_with_reason(
        &mut self,
        question: usize,
        instance: InstanceId,
        answer: Option<Answer>,
        reason: Option<zeroize::Zeroizing<String>>,
    ) {
        let cell = self.cell_mut(question, instance);
        let changed = cell.answer != answer;
        cell.answer = answer;
        cell.reason = reason;
        let form = Arc::clone(&self.form);
        let step = form.plan.step_of(question);
        let mut dirty = Dirty::from([(step, instance)]);
        if changed {
            self.fire(&form, question, instance);
            self.spread(&form, step, instance, &mut dirty);
        }
        self.settle(dirty);
    }

    /// Puts an answer in without settling: [`Sheet::settle_all`] comes after the last.
    pub(crate) fn put_unsettled(&mut self, question: usize, instance: InstanceId, answer: Answer) {
        self.cell_mut(question, instance).answer = Some(answer);
    }

    /// Another answer, or none, in the place of the one that was recorded; the reason given for that one goes with it.
    pub(crate) fn replace_unsettled(
        &mut self,
        question: usize,
        instance: InstanceId,
        answer: Option<Answer>,
    ) {
        let cell = self.cell_mut(question, instance);
        (cell.answer, cell.reason) = (answer, None);
    }

    pub(crate) fn note_reason(&mut self, question: usize, instance: InstanceId, reason: &str) {
        self.cell_mut(question, instance).reason = Some(zeroize::Zeroizing::new(reason.to_owned()));
    }

    pub(crate) fn speak(&mut self, language: &str) {
        language.clone_into(&mut self.language);
        self.settle_all();
    }

    pub(crate) fn settle_all(&mut self) {
        let mut dirty = Dirty::new();
        self.soil(FORM, &mut dirty);
        self.settle(dirty);
    }

    /// Everything in an instance is to be computed.
    pub(super) fn soil(&self, instance: InstanceId, dirty: &mut Dirty) {
        let scope = &self.form.tree.scopes[self.instance(instance).scope];
        let plan = &self.form.plan;
        dirty.extend(scope.groups.iter().map(|group| (plan.step_of_group(*group), instance)));
        for stop in &scope.stops {
            match *stop {
                Stop::Question(index) => {
                    dirty.insert((plan.step_of(index), instance));
                }
                Stop::Repeat(inner) => {
                    let scope = &self.form.tree.scopes[inner];
                    dirty.extend(scope.repeat.map(|repeat| (plan.step_of_group(repeat), instance)));
                    for id in &self.instance(instance).repeats[scope.nth].active {
                        self.soil(*id, dirty);
                    }
                }
            }
        }
    }

    /// Computes steps in order, and after each that changed something the steps that read it; then gives what is new its
    /// defaults.
    pub(super) fn settle(&mut self, mut dirty: Dirty) {
        let form = Arc::clone(&self.form);
        // Instances of one repeat that read one another may go round for ever: a form at fault, but not without end.
        let mut rounds: HashMap<(usize, InstanceId), usize> = HashMap::new();
        while let Some((step, at)) = dirty.pop_first() {
            if !self.has_instance(at) {
                continue;
            }
            if form.plan.is_across(step) {
                let round = rounds.entry((step, at)).or_default();
                *round += 1;
                if *round > self.rounds_of(at) {
                    continue;
                }
            }
            let changed = match form.plan.vertex(step) {
                Vertex::Group(index) if form.groups[index].repeat.is_some() => {
                    self.settle_repeat(&form, index, at, &mut dirty)
                }
                Vertex::Group(index) => self.settle_group(&form, index, at),
                Vertex::Question(index) => self.settle_question(&form, index, at),
            };
            if changed {
                self.spread(&form, step, at, &mut dirty);
            }
        }
        for instance in std::mem::take(&mut self.fresh) {
            self.give_defaults(&form, instance);
        }
    }

    /// How often one step is computed before a ring of instances is given up: each of its fellows may change it once.
    fn rounds_of(&self, at: InstanceId) -> usize {
        let instance = self.instance(at);
        let scope = &self.form.tree.scopes[instance.scope];
        let fellows =
            if at == FORM { 1 } else { self.instance(instance.parent).repeats[scope.nth].active.len() };
        2 * fellows + 8
    }

    /// Whoever reads a step, in the instances where they do.
    pub(super) fn spread(&self, form: &Form, step: usize, at: InstanceId, dirty: &mut Dirty) {
        for reader in form.plan.readers(step) {
            let scope = form.plan.scope_of(reader.step);
            if self.instance(at).scope == scope && reader.within == scope {
                dirty.insert((reader.step, at));
                continue;
            }
            let base = self.ancestor(at, reader.within);
            dirty.extend(self.instances_in(base, scope).into_iter().map(|id| (reader.step, id)));
        }
    }

    /// The calculations that a change of this question sets off will run when they are computed next.
    fn fire(&mut self, form: &Form, question: usize, at: InstanceId) {
        if !self.is_running || self.replays {
            return;
        }
        for other in form.plan.triggered_by(question) {
            let scope = form.tree.question[*other].0;
            let base = self.ancestor(at, form.tree.common(scope, form.tree.question[question].0));
            let instances = self.instances_in(base, scope);
            self.triggered.extend(instances.into_iter().map(|id| (*other, id)));
        }
    }

    /// Whether what stands in a group is open, in an instance of the scope of its inside.
    fn is_open(&self, form: &Form, group: Option<usize>, at: InstanceId) -> bool {
        let Some(group) = group else { return true };
        let instance = self.instance(at);
        if form.groups[group].repeat.is_some() {
            let nth = form.tree.scopes[form.tree.inside_scope[group]].nth;
            return self.instance(instance.parent).repeats[nth].relevant;
        }
        instance.groups[form.tree.group_place[group]]
    }

    /// An expression that has no value gives `otherwise`.
    fn holds(&self, expression: Option<&Expression>, origin: NodeId, otherwise: bool) -> bool {
        let Some(expression) = expression else { return true };
        expression.evaluate(&Eyes::of(self, origin)).map_or(otherwise, |value| value.to_boolean())
    }

    fn settle_group(&mut self, form: &Form, group: usize, at: InstanceId) -> bool {
        let asked = &form.groups[group];
        let origin = NodeId::Group { group, at };
        let holds = self.is_group_withheld(group) || self.holds(asked.relevant.as_ref(), origin, true);
        let relevant = self.is_open(form, asked.parent, at) && holds;
        let place = form.tree.group_place[group];
        std::mem::replace(&mut self.instance_mut(at).groups[place], relevant) != relevant
    }

    fn settle_repeat(&mut self, form: &Form, group: usize, at: InstanceId, dirty: &mut Dirty) -> bool {
        let asked = &form.groups[group];
        let scope = form.tree.inside_scope[group];
        let (nth, stop) = (form.tree.scopes[scope].nth, form.tree.scopes[scope].place);
        let origin = NodeId::Group { group, at };
        let holds = if self.is_group_withheld(group) {
            !self.instance(at).repeats[nth].active.is_empty()
        } else {
            self.holds(asked.relevant.as_ref(), origin, true)
        };
        let relevant = self.is_open(form, asked.parent, at) && holds;
        let was = std::mem::replace(&mut self.instance_mut(at).repeats[nth].relevant, relevant);
        if self.is_open_repeat(scope) {
            self.tally(At { instance: at, stop }, u32::from(relevant), u32::from(was));
        }
        let mut changed = was != relevant;
        let repeat = asked.repeat.as_ref();
        if let Some((repeat, count)) = repeat.and_then(|repeat| Some((repeat, repeat.count.as_ref()?)))
            && relevant
            && !self.is_group_withheld(group)
        {
            let counted = count.evaluate(&Eyes::of(self, origin)).map_or(0, |value| whole(value.to_number()));
            let repeated = &mut self.instance_mut(at).repeats[nth];
            changed |= repeated.wanted.replace(counted) != Some(counted);
            repeated.too_many = counted > repeat.max;
            if !self.replays {
                changed |= self.bring_to(scope, at, counted.min(repeat.max) as usize, dirty);
            }
        }
        changed
    }

    fn settle_question(&mut self, form: &Form, question: usize, at: InstanceId) -> bool {
        let asked = &form.questions[question];
        let origin = NodeId::Question { question, at };
        let holds = if self.is_withheld(question) {
            self.cell(question, at).answer.is_some()
        } else {
            self.holds(asked.relevant.as_ref(), origin, true)
        };
        let relevant = self.is_open(form, asked.group, at) && holds;
        let was = std::mem::replace(&mut self.cell_mut(question, at).relevant, relevant);
        if asked.kind.is_asked() {
            let stop = form.tree.question[question].1;
            self.tally(At { instance: at, stop }, u32::from(relevant), u32::from(was));
        }
        let mut changed = was != relevant;
        if !self.is_withheld(question) && self.calculate(form, question, at, relevant) {
            self.fire(form, question, at);
            changed = true;
        }
        let fits = !relevant || self.is_withheld(question) || self.is_offered(question, at);
        changed |= std::mem::replace(&mut self.cell_mut(question, at).fits, fits) != fits;
        changed
    }

    /// Runs the calculation of a question, where it is due. Whether what the question holds is something else now.
    fn calculate(&mut self, form: &Form, question: usize, at: InstanceId, relevant: bool) -> bool {
        let asked = &form.questions[question];
        if !asked.triggers.is_empty() {
            let is_due = self.triggered.remove(&(question, at));
            return is_due && self.fill(asked, question, at);
        }
        if asked.calculation.is_none() || !relevant {
            return false;
        }
        if Sheet::is_computed(asked) {
            return self.fill(asked, question, at);
        }
        if self.replays {
            return false;
        }
        // Of a question that a person may answer too, only another result counts.
        let (answer, _) = self.result(asked, question, at);
        let cell = self.cell_mut(question, at);
        if matches!(&cell.filled, Filled::With(last) if *last == answer) {
            return false;
        }
        cell.filled = Filled::With(answer.as_ref().map(Answer::duplicate));
        let changed = cell.answer != answer;
        cell.answer = answer;
        cell.reason = None;
        changed
    }

    fn fill(&mut self, asked: &Question, question: usize, at: InstanceId) -> bool {
        let (answer, too_long) = self.result(asked, question, at);
        let cell = self.cell_mut(question, at);
        let changed = cell.answer != answer || cell.too_long != too_long;
        cell.answer = answer;
        cell.too_long = too_long;
        changed
    }

    /// What a calculation gives, and whether that is longer than a response holds.
    fn result(&self, asked: &Question, question: usize, at: InstanceId) -> (Option<Answer>, bool) {
        let Some(calculation) = &asked.calculation else { return (None, false) };
        let former = self.cell(question, at).answer.as_ref();
        let current = former.map(|former| former.to_value(self.now.offset));
        let eyes = Eyes { current, ..Eyes::of(self, NodeId::Question { question, at }) };
        calculation.evaluate(&eyes).map_or((None, false), |value| self.brought(asked, value))
    }

    /// A value as an answer to a question, where it is one that the question takes; choices are judged later.
    pub(super) fn brought(&self, asked: &Question, value: Value) -> (Option<Answer>, bool) {
        if matches!(asked.kind, QuestionKind::Calculate | QuestionKind::Hidden) {
            let result = Answer::calculated(value);
            let too_long = matches!(result, Err(TooLong));
            return (result.unwrap_or(None), too_long);
        }
        let Some(mut answer) = Answer::filled(asked, value, self.now.offset) else { return (None, false) };
        let is_choice = asked.kind.choice_source().is_some();
        let fits = is_choice || fit::fit(asked, &[], &mut answer).is_ok();
        (fits.then_some(answer), false)
    }
}

/// A count as a number of instances: no less than none, and nothing for what is no number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and NaN gives 0"
)]
fn whole(number: f64) -> u32 {
    number as u32
}
