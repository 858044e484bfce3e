//! Finding rows of a list or a table by an index: what a filter such as `district = ${district} and kind = 'school'` can
//! only be true for. A cascade over thousands of rows then costs what it offers, not what it leaves out.

use super::evaluate::{EvaluationError, Scene, evaluate};
use super::syntax::{Node, Operator, Path, Start, Test};
use super::value::Value;

/// Whether a predicate means the same whatever place an item has: no number, no `position()`, no `last()`.
pub(super) fn is_steady(predicate: &Node) -> bool {
    let is_condition = matches!(predicate, Node::Chain(_, rest) if rest.first().is_some_and(|(operator, _)| operator.level() <= Operator::Less.level()));
    is_condition && !names_a_place(predicate)
}

fn names_a_place(node: &Node) -> bool {
    match node {
        Node::Call(call) if matches!(call.function.name, "position" | "last") => true,
        other => other.children().into_iter().any(names_a_place),
    }
}

/// The rows of a source that can fulfil a predicate; none where no index helps.
pub(super) fn candidates(
    predicate: &Node,
    source: usize,
    scene: &Scene<'_>,
) -> Result<Option<Vec<u32>>, EvaluationError> {
    let Node::Chain(first, rest) = predicate else { return Ok(None) };
    match &rest[..] {
        [(Operator::Equal, right)] => {
            let pair = column(first, right).or_else(|| column(right, first));
            let Some((column, wanted)) = pair else { return Ok(None) };
            let Some(column) = scene.world.column(source, column) else { return Ok(None) };
            match evaluate(wanted, scene)?.scalar() {
                Value::Text(text) => Ok(scene.world.rows_with(source, column, &text)),
                _ => Ok(None),
            }
        }
        all if all.iter().all(|(operator, _)| *operator == Operator::And) => {
            for part in std::iter::once(first.as_ref()).chain(all.iter().map(|(_, node)| node)) {
                if let Some(rows) = candidates(part, source, scene)? {
                    return Ok(Some(rows));
                }
            }
            Ok(None)
        }
        _ => Ok(None),
    }
}

/// A bare column and what it is compared with, where that does not depend on the row.
fn column<'n>(left: &'n Node, right: &'n Node) -> Option<(&'n str, &'n Node)> {
    let Node::Path(Path { start: Start::Context, predicates, steps }) = left else { return None };
    let [step] = &steps[..] else { return None };
    let Test::Child(name) = &step.test else { return None };
    let plain = predicates.is_empty() && step.predicates.is_empty();
    (plain && !reads_the_row(right)).then_some((name, right))
}

fn reads_the_row(node: &Node) -> bool {
    match node {
        Node::Path(Path { start: Start::Context, .. }) => true,
        // Chance gives something else for each row.
        Node::Call(call) if matches!(call.function.name, "random" | "uuid" | "randomize") => true,
        other => other.children().into_iter().any(reads_the_row),
    }
}
