//! `position last indexed-repeat pulldata`: where a node stands, and what stands somewhere else.

use super::{Arguments, Evaluated, EvaluationError, Function};
use crate::expression::node::{NodeId, Target};
use crate::expression::syntax::Node;
use crate::expression::value::Value;
use crate::expression::walk;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("position", 0, 1, position),
    Function::new("last", 0, 0, last),
    Function { gives_nodes: true, ..Function::any_number("indexed-repeat", 3, indexed_repeat) },
    Function::new("pulldata", 4, 4, pulldata),
];

/// Of a node: which instance of its repeat it is, from 1. Without one, in a predicate: the place of the item.
fn position(arguments: &Arguments<'_>) -> Evaluated {
    let Some(node) = arguments.call.arguments.first() else {
        let place = arguments.scene.place.ok_or(EvaluationError::Arguments)?;
        return Ok(count(place.0));
    };
    if !node.is_node_set() {
        return Err(EvaluationError::Arguments);
    }
    let nodes = walk::nodes(node, arguments.scene)?;
    Ok(nodes.first().map_or_else(Value::empty, |node| count(arguments.scene.world.position(*node))))
}

/// In a predicate: how many items there are.
fn last(arguments: &Arguments<'_>) -> Evaluated {
    let place = arguments.scene.place.ok_or(EvaluationError::Arguments)?;
    Ok(count(place.1))
}

fn count(count: usize) -> Value {
    Value::Number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)))
}

/// `indexed-repeat(${question}, ${repeat}, number, ${inner repeat}, number, …)`: the question in those instances; of
/// repeats that are not named, in the instance the expression stands in. A number that is not there yet, or below 1, is
/// the first one, as in JavaRosa; but from inside the repeat it is none, or a running total would begin with itself.
fn indexed_repeat(arguments: &Arguments<'_>) -> Evaluated {
    let world = arguments.scene.world;
    if arguments.len().is_multiple_of(2) {
        return Err(EvaluationError::Arguments);
    }
    let mut wanted = Vec::new();
    let mut index = 1;
    while index < arguments.len() {
        let Some(repeat) = repeat(arguments, index)? else { return Ok(Value::Nodes(Vec::new())) };
        let number = arguments.number(index + 1)?.trunc();
        let is_inside = world.instance_of(world.origin(), repeat).is_some();
        wanted.push((repeat, if is_inside { number } else { number.max(1.0) }));
        index += 2;
    }
    let Some(target) = target(arguments, 0)? else { return Ok(Value::Nodes(Vec::new())) };
    let mut nodes = world.everywhere(target);
    if !world.spend(nodes.len()) {
        return Err(EvaluationError::TooMuch);
    }
    #[expect(clippy::cast_precision_loss, reason = "places are small")]
    nodes.retain(|node| {
        let stands = |(repeat, number): &(usize, f64)| {
            let at = world.instance_of(*node, *repeat);
            at.is_some_and(|at| {
                let place = world.position(NodeId::Instance { repeat: *repeat, at });
                crate::expression::number_equal(place as f64, *number)
            })
        };
        wanted.iter().all(stands) && shares_the_rest(arguments, *node, &wanted)
    });
    arguments.scene.found(nodes)
}

/// Whether a node lies in the origin's own instances of the repeats that are not named.
fn shares_the_rest(arguments: &Arguments<'_>, node: NodeId, wanted: &[(usize, f64)]) -> bool {
    let world = arguments.scene.world;
    let mut around = vec![];
    let mut next = world.step(node, &crate::expression::Test::Parent);
    while let Some(parent) = next.first().copied() {
        if let NodeId::Instance { repeat, at } = parent {
            around.push((repeat, at));
        }
        next = world.step(parent, &crate::expression::Test::Parent);
    }
    around.into_iter().all(|(repeat, at)| {
        let is_named = wanted.iter().any(|(named, _)| *named == repeat);
        is_named || world.instance_of(world.origin(), repeat).is_none_or(|own| own == at)
    })
}

fn target(arguments: &Arguments<'_>, index: usize) -> Result<Option<Target>, EvaluationError> {
    let node = arguments.call.arguments.get(index).ok_or(EvaluationError::Arguments)?;
    if let Node::Reference(name) = node {
        return Ok(arguments.scene.expression.target(*name));
    }
    if !node.is_node_set() {
        return Err(EvaluationError::Arguments);
    }
    Ok(walk::nodes(node, arguments.scene)?.first().and_then(|node| match *node {
        NodeId::Question { question, .. } => Some(Target::Question(question)),
        NodeId::Group { group, .. } => Some(Target::Group(group)),
        NodeId::Instance { repeat, .. } => Some(Target::Group(repeat)),
        _ => None,
    }))
}

fn repeat(arguments: &Arguments<'_>, index: usize) -> Result<Option<usize>, EvaluationError> {
    match target(arguments, index)? {
        Some(Target::Group(group)) if arguments.scene.world.is_repeat(group) => Ok(Some(group)),
        Some(_) => Err(EvaluationError::Arguments),
        None => Ok(None),
    }
}

/// `pulldata('table', 'column', 'key column', key)`: a cell of the first row whose key column holds the key.
fn pulldata(arguments: &Arguments<'_>) -> Evaluated {
    let world = arguments.scene.world;
    let name = arguments.text(0)?;
    let name = name.strip_suffix(".csv").unwrap_or(&name);
    let source = world.source(name).ok_or(EvaluationError::Arguments)?;
    let column = world.column(source, &arguments.text(1)?).ok_or(EvaluationError::Arguments)?;
    let keys = world.column(source, &arguments.text(2)?).ok_or(EvaluationError::Arguments)?;
    let key = arguments.text(3)?;
    let rows = world.rows_with(source, keys, &key).ok_or(EvaluationError::Arguments)?;
    Ok(rows.first().map_or_else(Value::empty, |row| world.value(NodeId::Cell { source, row: *row, column })))
}
