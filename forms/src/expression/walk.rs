//! Where a path leads.

use super::evaluate::{EvaluationError, Scene, evaluate};
use super::node::NodeId;
use super::syntax::{Node, Path, Start, Step, Test};
use super::value::Value;

/// The nodes that a node-set stands for, in document order.
pub(super) fn nodes(node: &Node, scene: &Scene<'_>) -> Result<Vec<NodeId>, EvaluationError> {
    match node {
        Node::Reference(name) => {
            let target = scene.expression.target(*name).ok_or(EvaluationError::Internal)?;
            Ok(scene.world.reference(target))
        }
        Node::Origin => Ok(vec![scene.world.origin()]),
        Node::Source(name) => {
            let source = scene.expression.source(*name).ok_or(EvaluationError::Internal)?;
            Ok(vec![NodeId::Source { source }])
        }
        Node::Path(path) => walk(path, scene),
        other => match evaluate(other, scene)? {
            Value::Nodes(found) => Ok(found.into_iter().map(|found| found.node).collect()),
            _ => Err(EvaluationError::Arguments),
        },
    }
}

fn walk(path: &Path, scene: &Scene<'_>) -> Result<Vec<NodeId>, EvaluationError> {
    let (mut found, mut own) = match &path.start {
        Start::Root => (vec![NodeId::Root], true),
        Start::Context => (vec![scene.context], false),
        Start::Nodes(node) => (nodes(node, scene)?, false),
    };
    found = filter(found, &path.predicates, scene)?;
    for (index, step) in path.steps.iter().enumerate() {
        if path.start == Start::Root && index == 0 && matches!(step.test, Test::Child(_)) {
            // The form itself, whatever it is called: the name was checked when the form was loaded.
            continue;
        }
        let is_last = index + 1 == path.steps.len();
        own = own && !is_last && step.predicates.is_empty();
        found = take(step, found, scene, own)?;
    }
    Ok(found)
}

/// One step from every node. With `own`, of a repeat the origin lies in only that instance: an absolute path means the
/// instance it is written for, as in `JavaRosa`.
fn take(
    step: &Step,
    from: Vec<NodeId>,
    scene: &Scene<'_>,
    own: bool,
) -> Result<Vec<NodeId>, EvaluationError> {
    let mut found: Vec<NodeId> = Vec::new();
    for node in from {
        if let Some(looked_up) = lookup(step, node, scene)? {
            found.extend(looked_up);
            continue;
        }
        let mut next = scene.world.step(node, &step.test);
        if !scene.world.spend(next.len()) {
            return Err(EvaluationError::TooMuch);
        }
        if own {
            next.retain(|node| is_own(*node, scene));
        }
        let next = filter(next, &step.predicates, scene)?;
        // Several nodes of one repeat have the same parent.
        if step.test == Test::Parent {
            found.extend(next.into_iter().filter(|node| !found.contains(node)).collect::<Vec<_>>());
        } else {
            found.extend(next);
        }
    }
    Ok(found)
}

fn is_own(node: NodeId, scene: &Scene<'_>) -> bool {
    let NodeId::Instance { repeat, at } = node else { return true };
    scene.world.instance_of(scene.world.origin(), repeat).is_none_or(|own| own == at)
}

/// The nodes that fulfil all predicates, one after the other.
fn filter(
    mut nodes: Vec<NodeId>,
    predicates: &[Node],
    scene: &Scene<'_>,
) -> Result<Vec<NodeId>, EvaluationError> {
    for predicate in predicates {
        let size = nodes.len();
        let mut kept = Vec::new();
        for (index, node) in nodes.into_iter().enumerate() {
            let inside = Scene { context: node, place: Some((index + 1, size)), ..*scene };
            if fulfils(&evaluate(predicate, &inside)?, index + 1) {
                kept.push(node);
            }
        }
        nodes = kept;
    }
    Ok(nodes)
}

/// A number is a place.
#[expect(clippy::cast_precision_loss, reason = "places are small")]
fn fulfils(value: &Value, place: usize) -> bool {
    match value {
        Value::Number(number) => super::number::equal(*number, place as f64),
        other => other.to_boolean(),
    }
}

/// `item[column = value and …]` by an index instead of row by row: the first predicate alone, where one of what it joins
/// with `and` compares a column with a text that does not depend on the row.
fn lookup(step: &Step, node: NodeId, scene: &Scene<'_>) -> Result<Option<Vec<NodeId>>, EvaluationError> {
    let (NodeId::SourceRoot { source }, Test::Child(name)) = (node, &step.test) else { return Ok(None) };
    let [predicate, ..] = &step.predicates[..] else { return Ok(None) };
    if name != "item" || !super::row::is_steady(predicate) {
        return Ok(None);
    }
    let Some(rows) = super::row::candidates(predicate, source, scene)? else { return Ok(None) };
    if !scene.world.spend(rows.len()) {
        return Err(EvaluationError::TooMuch);
    }
    let rows = rows.into_iter().map(|row| NodeId::Row { source, row }).collect();
    filter(rows, &step.predicates, scene).map(Some)
}
