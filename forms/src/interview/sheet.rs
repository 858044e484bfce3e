//! The answers of an interview and all that follows from them: what is relevant, offered and calculated.
//!
//! The one engine: an interview writes into it answer by answer, the desk all at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::eyes::Eyes;
use crate::answer::{Answer, TooLong};
use crate::expression::{Expression, Vertex};
use crate::form::{Choice, Condition, Form, Question, QuestionKind};
use crate::now::Now;

/// Answers and what follows from them. Always settled: every method leaves it consistent.
pub(crate) struct Sheet {
    pub(super) form: Arc<Form>,
    pub(super) language: String,
    pub(super) now: Now,
    /// By group.
    group_relevant: Vec<bool>,
    /// By question.
    cells: Vec<Cell>,
}

/// What is known of one question.
#[derive(Default)]
struct Cell {
    /// Typed or calculated; kept while it is irrelevant, so that going back restores it.
    answer: Option<Answer>,
    relevant: bool,
    /// Whether the answer is still among the choices offered.
    fits: bool,
    /// A calculated text was longer than a response holds.
    too_long: bool,
}

impl Sheet {
    pub(crate) fn new(form: Arc<Form>, language: &str, now: Now) -> Sheet {
        let cells = form.questions.iter().map(|_| Cell::default()).collect();
        let group_relevant = vec![false; form.groups.len()];
        let mut sheet =
            Sheet { form, language: language.to_owned(), now: now.to_minute(), group_relevant, cells };
        sheet.settle_all();
        sheet
    }

    /// Puts an answer in, or takes it out, and settles what depends on it.
    pub(crate) fn put(&mut self, question: usize, answer: Option<Answer>) {
        self.cells[question].answer = answer;
        let plan = &self.form.plan;
        let step = plan.step_of(question);
        let dirty = plan.readers(step).iter().copied().chain([step]).collect();
        self.settle(dirty);
    }

    /// Puts many in before settling once: former values of calculations among them.
    pub(crate) fn put_all(&mut self, answers: impl IntoIterator<Item = (usize, Answer)>) {
        for (question, answer) in answers {
            self.cells[question].answer = Some(answer);
        }
        self.settle_all();
    }

    pub(crate) fn speak(&mut self, language: &str) {
        language.clone_into(&mut self.language);
        self.settle_all();
    }

    fn settle_all(&mut self) {
        self.settle(self.form.plan.all());
    }

    /// Computes steps in order, and after each that changed something the steps that read it.
    fn settle(&mut self, mut dirty: BTreeSet<usize>) {
        let form = Arc::clone(&self.form);
        while let Some(step) = dirty.pop_first() {
            let changed = match form.plan.vertex(step) {
                Vertex::Group(index) => self.settle_group(&form, index),
                Vertex::Question(index) => self.settle_question(&form, index),
            };
            if changed {
                dirty.extend(form.plan.readers(step));
            }
        }
    }

    fn settle_group(&mut self, form: &Form, index: usize) -> bool {
        let group = &form.groups[index];
        let relevant = self.is_open(group.parent) && self.holds(group.relevant.as_ref(), true);
        std::mem::replace(&mut self.group_relevant[index], relevant) != relevant
    }

    fn settle_question(&mut self, form: &Form, index: usize) -> bool {
        let question = &form.questions[index];
        let relevant = self.is_open(question.group) && self.holds(question.relevant.as_ref(), true);
        let mut changed = std::mem::replace(&mut self.cells[index].relevant, relevant) != relevant;
        if let Some(calculation) = question.calculation.as_ref().filter(|_| relevant) {
            changed |= self.calculate(index, calculation);
        }
        let fits = !relevant || self.is_offered(index);
        changed |= std::mem::replace(&mut self.cells[index].fits, fits) != fits;
        changed
    }

    fn is_open(&self, group: Option<usize>) -> bool {
        group.is_none_or(|group| self.group_relevant[group])
    }

    /// An expression that has no value gives `otherwise`.
    fn holds(&self, expression: Option<&Expression>, otherwise: bool) -> bool {
        let Some(expression) = expression else { return true };
        expression.evaluate(&Eyes::of(self)).map_or(otherwise, |value| value.to_boolean())
    }

    fn calculate(&mut self, index: usize, calculation: &Expression) -> bool {
        let former = self.cells[index].answer.as_ref();
        let eyes = Eyes { current: former.map(Answer::to_value), ..Eyes::of(self) };
        let result = calculation.evaluate(&eyes).map_or(Ok(None), Answer::calculated);
        let too_long = matches!(result, Err(TooLong));
        let cell = &mut self.cells[index];
        let answer = result.unwrap_or(None);
        let changed = cell.answer != answer || cell.too_long != too_long;
        cell.answer = answer;
        cell.too_long = too_long;
        changed
    }

    fn is_offered(&self, index: usize) -> bool {
        let chosen = match &self.cells[index].answer {
            Some(Answer::One(name)) => std::slice::from_ref(name),
            Some(Answer::Many(names)) => names,
            _ => return true,
        };
        let offered = self.choices(index);
        chosen.iter().all(|name| offered.iter().any(|choice| choice.name == *name))
    }

    pub(crate) fn language(&self) -> &str {
        &self.language
    }

    /// When the interview started, to the minute.
    pub(crate) fn now(&self) -> Now {
        self.now
    }

    pub(crate) fn question(&self, index: usize) -> &Question {
        &self.form.questions[index]
    }

    pub(crate) fn is_relevant(&self, index: usize) -> bool {
        self.cells[index].relevant
    }

    /// The answer as others see it: none while it is irrelevant or no longer offered.
    pub(crate) fn answer(&self, index: usize) -> Option<&Answer> {
        let cell = &self.cells[index];
        cell.answer.as_ref().filter(|_| cell.relevant && cell.fits)
    }

    /// The choices offered now. Filtered when they are asked for: most questions of a long form are not, most of the time.
    pub(crate) fn choices(&self, index: usize) -> Vec<&Choice> {
        let question = self.question(index);
        let choices = self.form.choices(question).iter();
        let Some(filter) = &question.choice_filter else { return choices.collect() };
        let is_offered = |choice: &&Choice| {
            let eyes = Eyes { choice: Some(choice), ..Eyes::of(self) };
            filter.evaluate(&eyes).map_or(true, |value| value.to_boolean())
        };
        choices.filter(is_offered).collect()
    }

    /// Whether it needs an answer now, which a note never does.
    pub(crate) fn is_required(&self, index: usize) -> bool {
        let question = self.question(index);
        match &question.required {
            Condition::Never => false,
            Condition::Always => !matches!(question.kind, QuestionKind::Note | QuestionKind::Calculate),
            Condition::When(expression) => self.holds(Some(expression), true),
        }
    }

    pub(crate) fn is_unanswered(&self, index: usize) -> bool {
        self.is_relevant(index) && self.answer(index).is_none() && self.is_required(index)
    }

    pub(crate) fn is_too_long(&self, index: usize) -> bool {
        self.cells[index].relevant && self.cells[index].too_long
    }

    /// Relevant questions that are asked, in order: notes too.
    pub(crate) fn path(&self) -> impl DoubleEndedIterator<Item = usize> {
        let is_asked =
            |index: &usize| self.cells[*index].relevant && self.form.questions[*index].kind.is_asked();
        (0..self.cells.len()).filter(is_asked)
    }

    /// What goes into a response: question and answer in document order.
    pub(crate) fn answers(&self) -> impl Iterator<Item = (&Question, &Answer)> {
        self.form
            .questions
            .iter()
            .enumerate()
            .filter_map(|(index, question)| Some((question, self.answer(index)?)))
    }

    /// The same, taken out.
    pub(crate) fn into_answers(mut self) -> Vec<(String, Answer)> {
        let cells = std::mem::take(&mut self.cells);
        let kept = cells.into_iter().zip(&self.form.questions).filter(|(cell, _)| cell.relevant && cell.fits);
        kept.filter_map(|(cell, question)| Some((question.name.clone(), cell.answer?))).collect()
    }
}
