//! Words for values that need one another.

use super::fields;
use super::mistake::FormMistake;
use super::survey::Survey;
use crate::expression::Vertex;

/// Members of a ring that are named; a longer one is cut with "…".
const SHOWN: usize = 12;

/// The ring by names, and where its first member stands.
pub(super) fn explain(ring: &[Vertex], survey: &Survey, survey_at: usize) -> (usize, FormMistake) {
    let place = |vertex: &Vertex| match *vertex {
        Vertex::Question(index) => survey.question_places.get(index).copied(),
        Vertex::Group(index) => survey.group_places.get(index).copied(),
    };
    let name = |vertex: &Vertex| match *vertex {
        Vertex::Question(index) => survey.questions[index].name.as_str(),
        Vertex::Group(index) => survey.groups[index].name.as_str(),
    };
    let mut names: Vec<String> =
        ring.iter().take(SHOWN).map(|vertex| fields::shortened(name(vertex))).collect();
    if ring.len() > SHOWN {
        names.push("…".into());
    }
    names.extend(ring.first().map(|vertex| fields::shortened(name(vertex))));
    let at = ring.first().and_then(place).unwrap_or(survey_at);
    (at, FormMistake::FormRing { ring: names.join(" → ") })
}
