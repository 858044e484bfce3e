//! What expressions see of an interview: the document of its questions and instances, lists and tables.

use std::cell::Cell;

use super::instance::FORM;
use super::sheet::Sheet;
use crate::expression::{InstanceId, NodeId, Target, Test, Value, World};
use crate::form::Item;
use crate::limits::MAX_EVALUATION_STEPS;
use crate::now::Now;

/// A sheet seen from one node.
pub(super) struct Eyes<'s> {
    pub(super) sheet: &'s Sheet,
    pub(super) origin: NodeId,
    /// The answer being checked, or the former value of a calculation.
    pub(super) current: Option<Value>,
    /// The row being filtered.
    pub(super) row: Option<NodeId>,
    /// Work done in this evaluation, and chance drawn.
    pub(super) spent: Cell<usize>,
    pub(super) drawn: Cell<u32>,
}

impl<'s> Eyes<'s> {
    pub(super) fn of(sheet: &'s Sheet, origin: NodeId) -> Eyes<'s> {
        Eyes { sheet, origin, current: None, row: None, spent: Cell::new(0), drawn: Cell::new(0) }
    }

    /// The instance a node lies in; an instance lies in itself.
    fn instance(node: NodeId) -> InstanceId {
        match node {
            NodeId::Group { at, .. } | NodeId::Instance { at, .. } | NodeId::Question { at, .. } => at,
            _ => FORM,
        }
    }

    /// The nodes of a target in an instance of the scope it stands in, those that are in the document.
    fn nodes(&self, target: Target, at: InstanceId, found: &mut Vec<NodeId>) {
        let form = &self.sheet.form;
        match target {
            Target::Question(question) => {
                if self.sheet.is_relevant(question, at) {
                    found.push(NodeId::Question { question, at });
                }
            }
            Target::Group(group) if form.groups[group].repeat.is_some() => {
                let active = self.sheet.active(form.tree.inside_scope[group], at);
                found.extend(active.iter().map(|at| NodeId::Instance { repeat: group, at: *at }));
            }
            Target::Group(group) => {
                if self.sheet.instance(at).groups[form.tree.group_place[group]] {
                    found.push(NodeId::Group { group, at });
                }
            }
        }
    }

    /// The nodes of a target in all instances inside one.
    fn nodes_in(&self, target: Target, base: InstanceId) -> Vec<NodeId> {
        let tree = &self.sheet.form.tree;
        let scope = scope_of(self.sheet, target);
        let mut found = Vec::new();
        let mut instances = vec![base];
        for inner in tree.down(self.sheet.instance(base).scope, scope) {
            instances = instances.into_iter().flat_map(|id| self.sheet.active(inner, id)).copied().collect();
        }
        for id in instances {
            self.nodes(target, id, &mut found);
        }
        found
    }

    fn parent(&self, node: NodeId) -> Option<NodeId> {
        let form = &self.sheet.form;
        let inside = |container: Option<usize>, at: InstanceId| match container {
            None => NodeId::Root,
            Some(group) if form.groups[group].repeat.is_some() => NodeId::Instance { repeat: group, at },
            Some(group) => NodeId::Group { group, at },
        };
        match node {
            NodeId::Question { question, at } => Some(inside(form.questions[question].group, at)),
            NodeId::Group { group, at } => Some(inside(form.groups[group].parent, at)),
            NodeId::Instance { repeat, at } => {
                Some(inside(form.groups[repeat].parent, self.sheet.instance(at).parent))
            }
            NodeId::Cell { source, row, .. } => Some(NodeId::Row { source, row }),
            NodeId::Row { source, .. } => Some(NodeId::SourceRoot { source }),
            NodeId::SourceRoot { source } => Some(NodeId::Source { source }),
            NodeId::Root | NodeId::Source { .. } | NodeId::Nowhere => None,
        }
    }

    fn children(&self, node: NodeId, name: Option<&str>) -> Vec<NodeId> {
        let form = &self.sheet.form;
        let (items, at): (&[Item], _) = match node {
            NodeId::Root => (&form.items, FORM),
            NodeId::Group { group, at } => (&form.groups[group].children, at),
            NodeId::Instance { repeat, at } => (&form.groups[repeat].children, at),
            _ => return self.source_children(node, name),
        };
        let mut found = Vec::new();
        let target = |item: &Item| match *item {
            Item::Question(index) => Target::Question(index),
            Item::Group(index) => Target::Group(index),
        };
        match name {
            None => items.iter().for_each(|item| self.nodes(target(item), at, &mut found)),
            Some(name) => {
                let container = match node {
                    NodeId::Group { group, .. } | NodeId::Instance { repeat: group, .. } => Some(group),
                    _ => None,
                };
                let question =
                    form.by_name.get(name).filter(|index| form.questions[**index].group == container);
                let group =
                    form.groups_by_name.get(name).filter(|index| form.groups[**index].parent == container);
                let target = question.map(|index| Target::Question(*index));
                if let Some(target) = target.or_else(|| group.map(|index| Target::Group(*index))) {
                    self.nodes(target, at, &mut found);
                }
            }
        }
        found
    }

    fn source_children(&self, node: NodeId, name: Option<&str>) -> Vec<NodeId> {
        let sources = &self.sheet.form.sources;
        match node {
            NodeId::Source { source } if name.is_none_or(|name| name == "root") => {
                vec![NodeId::SourceRoot { source }]
            }
            NodeId::SourceRoot { source } if name.is_none_or(|name| name == "item") => {
                let rows = u32::try_from(sources[source].rows()).unwrap_or(u32::MAX);
                (0..rows).map(|row| NodeId::Row { source, row }).collect()
            }
            NodeId::Row { source, row } => {
                let columns = match name {
                    Some(name) => sources[source].column(name).into_iter().collect(),
                    None => (0..sources[source].columns.len()).collect::<Vec<_>>(),
                };
                columns.into_iter().map(|column| NodeId::Cell { source, row, column }).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Where a node stands in the document.
    fn order(&self, node: NodeId) -> Vec<u32> {
        let tree = &self.sheet.form.tree;
        let (own, mut at) = match node {
            NodeId::Question { question, at } => (tree.question_order[question], at),
            NodeId::Group { group, at } => (tree.group_order[group], at),
            NodeId::Instance { at, .. } => (0, at),
            NodeId::Source { source } => return vec![u32::MAX, number(source)],
            NodeId::SourceRoot { source } => return vec![u32::MAX, number(source), 0],
            NodeId::Row { source, row } => return vec![u32::MAX, number(source), 0, row],
            NodeId::Cell { source, row, column } => {
                return vec![u32::MAX, number(source), 0, row, number(column)];
            }
            NodeId::Root | NodeId::Nowhere => return Vec::new(),
        };
        let mut order = vec![own];
        while let Some(repeat) = tree.scopes[self.sheet.instance(at).scope].repeat {
            order.push(number(self.sheet.instance(at).place));
            order.push(tree.group_order[repeat]);
            at = self.sheet.instance(at).parent;
        }
        order.reverse();
        order
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// The scope a target stands in.
fn scope_of(sheet: &Sheet, target: Target) -> usize {
    match target {
        Target::Question(index) => sheet.form.tree.question[index].0,
        Target::Group(index) => sheet.form.tree.group_scope[index],
    }
}

impl World for Eyes<'_> {
    fn origin(&self) -> NodeId {
        self.origin
    }

    fn current(&self) -> Value {
        self.current.clone().unwrap_or_else(Value::empty)
    }

    fn context(&self) -> NodeId {
        self.row.unwrap_or(self.origin)
    }

    fn reference(&self, target: Target) -> Vec<NodeId> {
        let at = Self::instance(self.origin);
        let tree = &self.sheet.form.tree;
        let common = tree.common(self.sheet.instance(at).scope, scope_of(self.sheet, target));
        self.nodes_in(target, self.sheet.ancestor(at, common))
    }

    fn everywhere(&self, target: Target) -> Vec<NodeId> {
        self.nodes_in(target, FORM)
    }

    fn value(&self, node: NodeId) -> Value {
        match node {
            // What is being checked is not yet what the sheet holds.
            NodeId::Question { .. } if node == self.origin && self.current.is_some() => self.current(),
            NodeId::Question { question, at } => {
                let answer = self.sheet.answer(question, at);
                answer.map_or_else(Value::empty, |answer| answer.to_value(self.sheet.now.offset))
            }
            NodeId::Cell { source, row, column } => {
                let rows = &self.sheet.form.sources[source];
                let list = rows.list.as_ref().filter(|_| rows.is_label(column));
                match list.and_then(|list| self.sheet.form.lists.get(list)) {
                    Some(list) => {
                        let choice = list.choices.get(row as usize);
                        Value::text(
                            choice.map_or("", |choice| choice.label.in_language(&self.sheet.language)),
                        )
                    }
                    None => Value::text(rows.cell(row as usize, column)),
                }
            }
            _ => Value::empty(),
        }
    }

    fn step(&self, node: NodeId, test: &Test) -> Vec<NodeId> {
        match test {
            Test::Itself => vec![node],
            Test::Parent => self.parent(node).into_iter().collect(),
            Test::AnyChild => self.children(node, None),
            Test::Child(name) => self.children(node, Some(name)),
        }
    }

    fn position(&self, node: NodeId) -> usize {
        match node {
            NodeId::Instance { at, .. } => self.sheet.instance(at).place + 1,
            NodeId::Row { row, .. } => row as usize + 1,
            _ => 1,
        }
    }

    fn instance_of(&self, node: NodeId, repeat: usize) -> Option<InstanceId> {
        let tree = &self.sheet.form.tree;
        let mut at = Self::instance(node);
        loop {
            let inside = tree.scopes[self.sheet.instance(at).scope].repeat?;
            if inside == repeat {
                return Some(at);
            }
            at = self.sheet.instance(at).parent;
        }
    }

    fn sort(&self, nodes: &mut Vec<NodeId>) {
        nodes.sort_by_cached_key(|node| self.order(*node));
        nodes.dedup();
    }

    fn is_repeat(&self, group: usize) -> bool {
        self.sheet.form.groups.get(group).is_some_and(|group| group.repeat.is_some())
    }

    fn source(&self, name: &str) -> Option<usize> {
        self.sheet.form.sources.iter().position(|source| source.name == name)
    }

    fn column(&self, source: usize, name: &str) -> Option<usize> {
        self.sheet.form.sources.get(source)?.column(name)
    }

    fn rows_with(&self, source: usize, column: usize, text: &str) -> Option<Vec<u32>> {
        let source = self.sheet.form.sources.get(source)?;
        (!source.is_label(column)).then(|| source.rows_with(column, text).to_vec())
    }

    fn choice_label(&self, question: usize, choice: &str) -> Option<String> {
        let asked = self.sheet.question(question);
        let label = |choice: &crate::form::Choice| choice.label.in_language(&self.sheet.language).to_owned();
        if let Some(list) = self.sheet.form.list_of(asked) {
            return list.choice(choice).map(label);
        }
        let at = Self::instance(self.origin);
        let common = self
            .sheet
            .form
            .tree
            .common(self.sheet.instance(at).scope, self.sheet.form.tree.question[question].0);
        let at = self
            .sheet
            .instances_in(self.sheet.ancestor(at, common), self.sheet.form.tree.question[question].0);
        let made = self.sheet.made_choices(question, *at.first()?);
        made.iter().find(|made| made.name == choice).map(label)
    }

    fn last_saved(&self, question: usize) -> Value {
        let saved = self.sheet.last_saved.get(&self.sheet.question(question).name);
        saved.map_or_else(Value::empty, |text| Value::Text(text.clone()))
    }

    fn now(&self) -> Now {
        self.sheet.now
    }

    fn language(&self) -> &str {
        &self.sheet.language
    }

    fn chance(&self) -> Option<[u8; 32]> {
        let seed = self.sheet.seed.as_ref()?;
        let mut text = zeroize::Zeroizing::new(Vec::with_capacity(256));
        text.extend(b"kin-chance/1\n");
        text.extend(seed);
        text.extend(self.order(self.origin).into_iter().flat_map(u32::to_be_bytes));
        text.extend(self.drawn.get().to_be_bytes());
        self.drawn.set(self.drawn.get().wrapping_add(1));
        Some(crate::digest::sha256(&text))
    }

    fn spend(&self, steps: usize) -> bool {
        self.spent.set(self.spent.get().saturating_add(steps));
        self.spent.get() <= MAX_EVALUATION_STEPS
    }
}
