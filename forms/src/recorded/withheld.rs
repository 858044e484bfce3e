//! What cannot be judged while the answers to `direct` questions are not there.

use crate::expression::Vertex;
use crate::form::{Disclosure, Form};

/// The questions and groups that are taken as they were recorded: `direct` ones, and all that depends on them.
#[derive(Debug)]
pub(crate) struct Withheld {
    questions: Vec<bool>,
    groups: Vec<bool>,
}

impl Withheld {
    pub(crate) fn of(form: &Form) -> Withheld {
        let mut withheld =
            Withheld { questions: vec![false; form.questions.len()], groups: vec![false; form.groups.len()] };
        let direct = form.questions.iter().enumerate();
        let direct = direct.filter(|(_, question)| question.disclosure == Disclosure::Direct);
        for vertex in form.plan.dependants(direct.map(|(index, _)| index)) {
            match vertex {
                Vertex::Question(index) => withheld.questions[index] = true,
                Vertex::Group(index) => withheld.groups[index] = true,
            }
        }
        // Constraints, warnings and necessity are no steps of the plan: they are looked at when they are needed.
        for (index, question) in form.questions.iter().enumerate() {
            let mut read = crate::form::judging(question).flat_map(crate::expression::Expression::reads);
            let reads_withheld = read.any(|read| match read.target {
                crate::expression::Target::Question(other) => withheld.questions[other],
                crate::expression::Target::Group(other) => withheld.groups[other],
            });
            withheld.questions[index] |= reads_withheld;
        }
        withheld
    }

    pub(crate) fn question(&self, index: usize) -> bool {
        self.questions[index]
    }

    pub(crate) fn group(&self, index: usize) -> bool {
        self.groups[index]
    }
}
