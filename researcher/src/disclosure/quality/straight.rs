//! Straight-lining: questions with the same choices that were all answered the same.

use std::collections::HashMap;
use std::sync::Arc;

use kin_forms::{Answer, Form, QuestionKind, Recorded};
use kin_protocol::Digest;

/// Fewer questions with the same choices say nothing.
const LEAST: usize = 4;

/// By version of the form: the questions of each list of choices that at least four have.
pub(super) struct Batteries {
    by_version: HashMap<Digest, Vec<Vec<String>>>,
}

impl Batteries {
    pub(super) fn of(versions: &[Arc<Form>]) -> Self {
        let of_form = |form: &Arc<Form>| {
            let batteries = form.lists().values().map(|list| {
                let asked = form.questions().iter().filter(|question| {
                    matches!(question.kind, QuestionKind::SelectOne { .. })
                        && form.list_of(question).is_some_and(|other| std::ptr::eq(other, list))
                });
                asked.map(|question| question.name.clone()).collect::<Vec<_>>()
            });
            let batteries = batteries.filter(|questions| questions.len() >= LEAST).collect();
            (Digest::from_bytes(form.digest()), batteries)
        };
        Self { by_version: versions.iter().map(of_form).collect() }
    }

    /// Whether at least four questions of one list were answered, and all the same.
    pub(super) fn are_straight(&self, version: Digest, recorded: &Recorded) -> bool {
        self.by_version.get(&version).into_iter().flatten().any(|questions| {
            let chosen: Vec<&str> = questions
                .iter()
                .filter_map(|name| match recorded.answers.get(name) {
                    Some(Answer::One(choice)) => Some(choice.as_str()),
                    _ => None,
                })
                .collect();
            chosen.len() >= LEAST && chosen.iter().all(|choice| *choice == chosen[0])
        })
    }
}
