//! In which order the values of a form are computed, and who is computed again when something changes.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::node::Target;
use super::{Expression, Read};
use crate::form::{ChoiceSource, Group, Question, ROOT, Tree};
use crate::limits::MAX_MISTAKES;

/// Something that is computed, in each instance of the scope it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Vertex {
    /// Whether a group is relevant, and how often a repeat is asked: an index into the form's groups.
    Group(usize),
    /// Whether a question is relevant, which choices it offers, what it holds: an index into the form's questions.
    Question(usize),
}

/// Who reads a step, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reader {
    /// The step that reads.
    pub(crate) step: usize,
    /// The scope whose instance the two have in common: everything of the reader in there is computed again.
    pub(crate) within: usize,
    /// Whether what is read may be another instance of a repeat the reader stands in, so that the two may wait for each
    /// other round about.
    pub(crate) across: bool,
}

/// The order of evaluation and who depends on whom; made once, when the form is loaded.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// What each step computes: a step reads only earlier ones, other instances of its own repeats aside.
    order: Vec<Vertex>,
    /// By step: the steps that read it directly.
    readers: Vec<Vec<Reader>>,
    /// By question, by group: its step.
    step_of_question: Vec<usize>,
    step_of_group: Vec<usize>,
    /// By question: those whose calculation it triggers.
    triggered: Vec<Vec<usize>>,
    /// By step: the scope it stands in.
    scopes: Vec<usize>,
    /// By step: whether it may read other instances of a repeat it stands in.
    across: Vec<bool>,
}

/// A vertex by number that another one reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Need {
    number: usize,
    within: usize,
    across: bool,
}

impl Plan {
    /// Orders the vertices of a form, in document order where nothing else says so.
    ///
    /// Errors: rings of vertices that need one another, each vertex once in its ring; together they leave no ring unnamed,
    /// as far as [`MAX_MISTAKES`] allows.
    pub(crate) fn new(
        groups: &[Group],
        questions: &[Question],
        tree: &Tree,
    ) -> Result<Plan, Vec<Vec<Vertex>>> {
        let count = groups.len() + questions.len();
        let all: Vec<Vec<Need>> = (0..count).map(|number| needs(number, groups, questions, tree)).collect();
        // What may be another instance does not decide the order: see `Sheet::settle`.
        let mut hard: Vec<Vec<usize>> = all.iter().map(|needs| hard_needs(needs)).collect();
        let mut rings = Vec::new();
        let order = loop {
            let (order, waiting) = sorted(&hard);
            if order.len() == count {
                break order;
            }
            let ring = ring(&hard, &waiting);
            let (Some(first), Some(last)) = (ring.first(), ring.last()) else { break order };
            hard[*last].retain(|needed| needed != first);
            rings.push(ring.iter().map(|number| vertex(*number, groups.len())).collect());
            if rings.len() == MAX_MISTAKES {
                break order;
            }
        };
        if !rings.is_empty() {
            return Err(rings);
        }
        let mut step_of = vec![0; count];
        for (step, number) in order.iter().enumerate() {
            step_of[*number] = step;
        }
        let mut readers = vec![Vec::new(); count];
        for (number, needs) in all.iter().enumerate() {
            for need in needs {
                let reader = Reader { step: step_of[number], within: need.within, across: need.across };
                readers[step_of[need.number]].push(reader);
            }
        }
        let mut triggered = vec![Vec::new(); questions.len()];
        for (index, question) in questions.iter().enumerate() {
            question.triggers.iter().for_each(|trigger| triggered[*trigger].push(index));
        }
        let scope_of = |number: usize| match vertex(number, groups.len()) {
            Vertex::Group(index) => tree.group_scope[index],
            Vertex::Question(index) => tree.question[index].0,
        };
        Ok(Plan {
            readers,
            scopes: order.iter().map(|number| scope_of(*number)).collect(),
            across: order.iter().map(|number| all[*number].iter().any(|need| need.across)).collect(),
            order: order.into_iter().map(|number| vertex(number, groups.len())).collect(),
            step_of_group: step_of[..groups.len()].to_vec(),
            step_of_question: step_of[groups.len()..].to_vec(),
            triggered,
        })
    }

    /// What a step computes.
    pub(crate) fn vertex(&self, step: usize) -> Vertex {
        self.order[step]
    }

    /// The scope that a step stands in.
    pub(crate) fn scope_of(&self, step: usize) -> usize {
        self.scopes[step]
    }

    /// Whether a step may read other instances of a repeat it stands in.
    pub(crate) fn is_across(&self, step: usize) -> bool {
        self.across[step]
    }

    /// The steps that read a step directly.
    pub(crate) fn readers(&self, step: usize) -> &[Reader] {
        &self.readers[step]
    }

    /// The step that computes a question.
    pub(crate) fn step_of(&self, question: usize) -> usize {
        self.step_of_question[question]
    }

    /// The step that computes a group or a repeat.
    pub(crate) fn step_of_group(&self, group: usize) -> usize {
        self.step_of_group[group]
    }

    /// The questions whose calculation a question triggers.
    pub(crate) fn triggered_by(&self, question: usize) -> &[usize] {
        &self.triggered[question]
    }

    /// Every question that depends on one of these, directly or not, and they themselves; and likewise every group.
    pub(crate) fn dependants(&self, questions: impl IntoIterator<Item = usize>) -> Vec<Vertex> {
        let mut seen = vec![false; self.order.len()];
        let mut waiting: Vec<usize> = questions.into_iter().map(|question| self.step_of(question)).collect();
        while let Some(step) = waiting.pop() {
            if !std::mem::replace(&mut seen[step], true) {
                waiting.extend(self.readers[step].iter().map(|reader| reader.step));
            }
        }
        seen.iter().zip(&self.order).filter(|(seen, _)| **seen).map(|(_, vertex)| *vertex).collect()
    }
}

/// Vertices are numbered groups first, then questions.
fn vertex(number: usize, groups: usize) -> Vertex {
    if number < groups { Vertex::Group(number) } else { Vertex::Question(number - groups) }
}

fn hard_needs(needs: &[Need]) -> Vec<usize> {
    let mut hard: Vec<usize> = needs.iter().filter(|need| !need.across).map(|need| need.number).collect();
    hard.sort_unstable();
    hard.dedup();
    hard
}

/// What can be computed, in order, and for each vertex how many others it still waits for.
fn sorted(needs: &[Vec<usize>]) -> (Vec<usize>, Vec<usize>) {
    let mut readers = vec![Vec::new(); needs.len()];
    for (number, needed) in needs.iter().enumerate() {
        for other in needed {
            readers[*other].push(number);
        }
    }
    let mut waiting: Vec<usize> = needs.iter().map(Vec::len).collect();
    let mut ready: BinaryHeap<Reverse<usize>> =
        (0..needs.len()).filter(|number| waiting[*number] == 0).map(Reverse).collect();
    let mut order = Vec::with_capacity(needs.len());
    while let Some(Reverse(number)) = ready.pop() {
        order.push(number);
        for reader in &readers[number] {
            waiting[*reader] -= 1;
            if waiting[*reader] == 0 {
                ready.push(Reverse(*reader));
            }
        }
    }
    (order, waiting)
}

/// What one vertex reads directly.
fn needs(number: usize, groups: &[Group], questions: &[Question], tree: &Tree) -> Vec<Need> {
    let mut reads: Vec<Read> = Vec::new();
    let mut of = |expression: &Option<Expression>| {
        reads.extend(expression.iter().flat_map(Expression::reads));
    };
    let (container, scope) = match vertex(number, groups.len()) {
        Vertex::Group(index) => {
            let group = &groups[index];
            of(&group.relevant);
            if let Some(repeat) = &group.repeat {
                of(&repeat.count);
            }
            (group.parent, tree.group_scope[index])
        }
        Vertex::Question(index) => {
            let question = &questions[index];
            of(&question.relevant);
            if question.triggers.is_empty() {
                of(&question.calculation);
            }
            let near = |target| Read { target, within: question.repeat, across: false };
            reads.extend(question.triggers.iter().map(|trigger| near(Target::Question(*trigger))));
            let filter = question.choice_filter.iter().flat_map(Expression::reads);
            if let Some(ChoiceSource::Repeat { repeat, value, label }) = question.kind.choice_source() {
                // Every instance is a choice, the reader's own and all others.
                let across = |target| Read { target, within: None, across: true };
                reads.push(Read { across: false, ..across(Target::Group(*repeat)) });
                reads.extend([*value, *label].map(|question| across(Target::Question(question))));
                reads.extend(filter.map(|read| across(read.target)));
            } else {
                reads.extend(filter);
            }
            (question.group, tree.question[index].0)
        }
    };
    let number_and_scope = |target| match target {
        Target::Group(index) => (index, tree.group_scope[index]),
        Target::Question(index) => (index + groups.len(), tree.question[index].0),
    };
    let mut needs: Vec<Need> = reads
        .into_iter()
        .map(|read| {
            let (number, read_scope) = number_and_scope(read.target);
            let within = read.within.map_or(ROOT, |repeat| tree.inside_scope[repeat]);
            let within = tree.common(within, tree.common(scope, read_scope));
            Need { number, within, across: read.across }
        })
        .collect();
    needs.extend(container.map(|group| {
        let within = tree.group_scope[group];
        Need { number: group, within, across: false }
    }));
    needs.sort_unstable();
    needs.dedup();
    needs
}

/// Among vertices that wait for ever, going from one to one it waits for must come round.
fn ring(needs: &[Vec<usize>], waiting: &[usize]) -> Vec<usize> {
    let stuck = |number: &usize| waiting[*number] > 0;
    let mut path: Vec<usize> = Vec::new();
    let mut seen = vec![None; needs.len()];
    let mut next = (0..needs.len()).find(stuck);
    while let Some(number) = next {
        if let Some(start) = seen[number] {
            return path.split_off(start);
        }
        seen[number] = Some(path.len());
        path.push(number);
        next = needs[number].iter().copied().find(stuck);
    }
    path
}
