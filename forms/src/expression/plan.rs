//! In which order the values of a form are computed.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use super::Expression;
use crate::form::{Group, Question};

/// Something that is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Vertex {
    /// Whether a group is relevant: an index into the form's groups.
    Group(usize),
    /// Whether a question is relevant, which choices it offers, what it holds: an index into the form's questions.
    Question(usize),
}

/// The order of evaluation and who depends on whom; made once, when the form is loaded.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// What each step computes: a step reads only earlier ones.
    order: Vec<Vertex>,
    /// By step: the steps that read it directly.
    readers: Vec<Vec<usize>>,
    /// By question: its step.
    step_of_question: Vec<usize>,
}

impl Plan {
    /// Orders the vertices of a form, in document order where nothing else says so.
    ///
    /// Errors: the first ring of vertices that need one another, each once.
    pub(crate) fn new(groups: &[Group], questions: &[Question]) -> Result<Plan, Vec<Vertex>> {
        let count = groups.len() + questions.len();
        let needs: Vec<BTreeSet<usize>> = (0..count).map(|number| needs(number, groups, questions)).collect();
        let mut readers = vec![Vec::new(); count];
        for (number, needed) in needs.iter().enumerate() {
            for other in needed {
                readers[*other].push(number);
            }
        }
        let mut waiting: Vec<usize> = needs.iter().map(BTreeSet::len).collect();
        let mut ready: BinaryHeap<Reverse<usize>> =
            (0..count).filter(|number| waiting[*number] == 0).map(Reverse).collect();
        let mut order = Vec::with_capacity(count);
        while let Some(Reverse(number)) = ready.pop() {
            order.push(number);
            for reader in &readers[number] {
                waiting[*reader] -= 1;
                if waiting[*reader] == 0 {
                    ready.push(Reverse(*reader));
                }
            }
        }
        if order.len() < count {
            let ring = ring(&needs, &waiting);
            return Err(ring.into_iter().map(|number| vertex(number, groups.len())).collect());
        }
        let mut step_of = vec![0; count];
        for (step, number) in order.iter().enumerate() {
            step_of[*number] = step;
        }
        let to_steps = |numbers: &Vec<usize>| numbers.iter().map(|number| step_of[*number]).collect();
        Ok(Plan {
            readers: order.iter().map(|number| to_steps(&readers[*number])).collect(),
            order: order.into_iter().map(|number| vertex(number, groups.len())).collect(),
            step_of_question: step_of[groups.len()..].to_vec(),
        })
    }

    /// All steps.
    pub(crate) fn all(&self) -> BTreeSet<usize> {
        (0..self.order.len()).collect()
    }

    /// What a step computes.
    pub(crate) fn vertex(&self, step: usize) -> Vertex {
        self.order[step]
    }

    /// The steps that read a step directly, all of them later.
    pub(crate) fn readers(&self, step: usize) -> &[usize] {
        &self.readers[step]
    }

    /// The step that computes a question.
    pub(crate) fn step_of(&self, question: usize) -> usize {
        self.step_of_question[question]
    }
}

/// Vertices are numbered groups first, then questions.
fn vertex(number: usize, groups: usize) -> Vertex {
    if number < groups { Vertex::Group(number) } else { Vertex::Question(number - groups) }
}

/// The numbers of the vertices that one reads directly.
fn needs(number: usize, groups: &[Group], questions: &[Question]) -> BTreeSet<usize> {
    let (container, expressions): (_, Vec<&Expression>) = match vertex(number, groups.len()) {
        Vertex::Group(index) => (groups[index].parent, groups[index].relevant.iter().collect()),
        Vertex::Question(index) => {
            let question = &questions[index];
            let read = [&question.relevant, &question.calculation, &question.choice_filter];
            (question.group, read.into_iter().flatten().collect())
        }
    };
    let read = expressions.into_iter().flat_map(Expression::questions).map(|index| index + groups.len());
    read.chain(container).collect()
}

/// Among vertices that wait for ever, going from one to one it waits for must come round.
fn ring(needs: &[BTreeSet<usize>], waiting: &[usize]) -> Vec<usize> {
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
