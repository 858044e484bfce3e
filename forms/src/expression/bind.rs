//! What the names and paths of an expression stand for in its form, and what the expression therefore reads.
//!
//! The expression is followed through the form's tree once, without any answers: every step must lead somewhere, and
//! every place it comes to is something that it reads.

use std::collections::BTreeSet;

use super::node::Target;
use super::syntax::{Call, Node, Path, Start, Test};
use super::{Expression, ExpressionMistake};

/// The tree of a form, as far as paths care.
pub(crate) trait Schema {
    /// The question, group or repeat of that name.
    fn find(&self, name: &str) -> Option<Target>;
    /// The group or repeat that something stands in.
    fn container(&self, target: Target) -> Option<usize>;
    fn is_repeat(&self, group: usize) -> bool;
    /// What stands in a group, or in the form itself.
    fn children(&self, group: Option<usize>) -> Vec<Target>;
    /// Whether `/name` may stand for the form itself.
    fn is_root(&self, name: &str) -> bool;
    fn source(&self, name: &str) -> Option<usize>;
    fn has_column(&self, source: usize, name: &str) -> bool;
}

/// Something an expression reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Read {
    pub(crate) target: Target,
    /// The innermost repeat whose instance is certainly the reader's own; none: any instance in the form.
    pub(crate) within: Option<usize>,
    /// Whether it may be another instance of a repeat that the reader stands in, too.
    pub(crate) across: bool,
}

/// A name or step that stands for nothing, and the byte at which it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unbound {
    /// `${name}` of nothing.
    Name(String),
    Mistake(ExpressionMistake),
}

/// Where a path can have come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Form,
    At(Target),
    Source(usize),
    SourceRoot(usize),
    Row(usize),
    Cell(usize),
}

/// A spot, and the innermost repeat whose instance is the reader's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stand {
    spot: Spot,
    own: Option<usize>,
}

pub(super) struct Binder<'e> {
    pub(super) expression: &'e Expression,
    pub(super) schema: &'e dyn Schema,
    /// Where the expression stands.
    pub(super) origin: Option<Target>,
    /// The source whose rows a `choice_filter` goes through.
    pub(super) rows: Option<usize>,
    pub(super) reads: BTreeSet<Read>,
    pub(super) mistakes: Vec<(usize, Unbound)>,
}

impl Binder<'_> {
    pub(super) fn follow(&mut self) {
        let context = match self.rows {
            Some(source) => vec![Stand { spot: Spot::Row(source), own: self.own() }],
            None => vec![self.origin_stand()],
        };
        self.visit(&self.expression.root, &context);
    }

    fn origin_stand(&self) -> Stand {
        Stand { spot: self.origin.map_or(Spot::Form, Spot::At), own: self.own() }
    }

    /// The innermost repeat the origin lies in; a repeat is itself outside of itself: its relevance and its count are
    /// the same for all its instances.
    fn own(&self) -> Option<usize> {
        self.origin.and_then(|target| self.repeat_around(target))
    }

    fn repeat_around(&self, target: Target) -> Option<usize> {
        let mut next = self.schema.container(target);
        while let Some(group) = next {
            if self.schema.is_repeat(group) {
                return Some(group);
            }
            next = self.schema.container(Target::Group(group));
        }
        None
    }

    /// The repeats around something, the innermost first.
    fn repeats_around(&self, target: Target) -> Vec<usize> {
        let mut repeats = Vec::new();
        let mut next = self.repeat_around(target);
        while let Some(repeat) = next {
            repeats.push(repeat);
            next = self.repeat_around(Target::Group(repeat));
        }
        repeats
    }

    /// Reads everything that a part of the expression reads.
    fn visit(&mut self, node: &Node, context: &[Stand]) {
        match node {
            Node::Reference(_) | Node::Origin | Node::Source(_) | Node::Path(_) => {
                self.stands(node, context, true);
            }
            Node::Call(call) => self.call(call, context),
            Node::LastSaved(_) => {}
            other => other.children().into_iter().for_each(|child| self.visit(child, context)),
        }
    }

    /// The table of `pulldata()` and its columns, where they are written out.
    fn pulldata(&mut self, call: &Call) {
        let texts: Vec<&str> = call
            .arguments
            .iter()
            .map_while(|argument| match argument {
                Node::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        let [name, columns @ ..] = &texts[..] else { return };
        let name = name.strip_suffix(".csv").unwrap_or(name);
        let shortened = crate::reading::shortened;
        let Some(source) = self.schema.source(name) else {
            let mistake = ExpressionMistake::ExpressionSourceUnknown { name: shortened(name) };
            self.mistakes.push((0, Unbound::Mistake(mistake)));
            return;
        };
        for column in columns.iter().take(2).filter(|column| !self.schema.has_column(source, column)) {
            let mistake = ExpressionMistake::ExpressionColumnUnknown { name: shortened(column) };
            self.mistakes.push((0, Unbound::Mistake(mistake)));
        }
    }

    fn call(&mut self, call: &Call, context: &[Stand]) {
        if call.function.name == "pulldata" {
            self.pulldata(call);
        }
        for (index, argument) in call.arguments.iter().enumerate() {
            // It names other instances than one's own.
            if call.function.name == "indexed-repeat"
                && let Node::Reference(name) = argument
                && let Some(target) = self.expression.target(*name)
            {
                let repeats = self.repeats_around(target).into_iter().map(Target::Group);
                let across = |target| Read { target, within: None, across: true };
                self.reads.extend(repeats.chain([target]).map(across));
                continue;
            }
            if call.function.names_question != Some(index) {
                self.visit(argument, context);
            }
        }
    }

    /// Where a node-set can lead; with `read`, its nodes are read.
    fn stands(&mut self, node: &Node, context: &[Stand], read: bool) -> Vec<Stand> {
        let found = match node {
            Node::Reference(name) => self.reference(*name),
            Node::Origin => vec![self.origin_stand()],
            Node::Source(name) => {
                let source = self.expression.source(*name);
                let stand = |source| Stand { spot: Spot::Source(source), own: None };
                source.map(stand).into_iter().collect()
            }
            Node::Path(path) => self.path(path, context),
            Node::Union(parts) => parts.iter().flat_map(|part| self.stands(part, context, read)).collect(),
            Node::Call(call) => {
                self.call(call, context);
                let arguments = call.arguments.iter().filter(|argument| argument.is_node_set());
                arguments.flat_map(|argument| self.stands(argument, context, false)).collect()
            }
            _ => Vec::new(),
        };
        if read {
            // `.` of the origin is what is being computed or checked, not what is read.
            let origin = matches!(node, Node::Origin | Node::Path(_)).then(|| self.origin_stand());
            for stand in found.iter().filter(|stand| Some(**stand) != origin) {
                if let Spot::At(target) = stand.spot {
                    self.reads.insert(Read {
                        target,
                        within: stand.own,
                        across: self.is_across(target, stand.own),
                    });
                }
            }
        }
        found
    }

    /// Whether the reader stands in a repeat with the target, and may mean another instance of it.
    fn is_across(&self, target: Target, own: Option<usize>) -> bool {
        let shared = |target| {
            let around = self.repeats_around(target);
            self.origin.is_some_and(|origin| {
                self.repeats_around(origin).iter().any(|repeat| {
                    around.contains(repeat)
                        && own != Some(*repeat)
                        && !own.is_some_and(|own| self.repeats_around(Target::Group(own)).contains(repeat))
                })
            })
        };
        shared(target)
    }

    /// `${name}`, seen from the origin: own is the innermost repeat around both.
    fn reference(&mut self, name: usize) -> Vec<Stand> {
        let Some(target) = self.expression.target(name) else { return Vec::new() };
        let mine = self.origin.map(|origin| self.repeats_around(origin)).unwrap_or_default();
        let theirs = self.repeats_around(target);
        let own = mine.into_iter().find(|repeat| theirs.contains(repeat));
        for repeat in theirs.into_iter().take_while(|repeat| Some(*repeat) != own) {
            self.reads.insert(Read { target: Target::Group(repeat), within: own, across: false });
        }
        vec![Stand { spot: Spot::At(target), own }]
    }

    fn path(&mut self, path: &Path, context: &[Stand]) -> Vec<Stand> {
        let mut is_absolute = false;
        let mut found = match &path.start {
            Start::Root => {
                is_absolute = true;
                vec![Stand { spot: Spot::Form, own: None }]
            }
            Start::Context => context.to_vec(),
            Start::Nodes(node) => self.stands(node, context, false),
        };
        self.predicates(&path.predicates, &found);
        for (index, step) in path.steps.iter().enumerate() {
            if is_absolute && index == 0 && matches!(step.test, Test::Child(_)) {
                if let Test::Child(name) = &step.test
                    && !self.schema.is_root(name)
                {
                    self.nowhere(&step.test, step.at);
                    return Vec::new();
                }
                continue;
            }
            let is_last = index + 1 == path.steps.len();
            let next: BTreeSet<Stand> =
                found.iter().flat_map(|stand| self.step(*stand, &step.test)).collect();
            if next.is_empty() && !found.is_empty() {
                self.nowhere(&step.test, step.at);
                return Vec::new();
            }
            is_absolute = is_absolute && !is_last && step.predicates.is_empty();
            found = next.into_iter().map(|stand| self.entered(stand, is_absolute)).collect();
            self.predicates(&step.predicates, &found);
        }
        found
    }

    fn nowhere(&mut self, test: &Test, at: usize) {
        let step = match test {
            Test::Child(name) => crate::reading::shortened(name),
            Test::AnyChild => "*".to_owned(),
            Test::Parent => "..".to_owned(),
            Test::Itself => ".".to_owned(),
        };
        self.mistakes.push((at, Unbound::Mistake(ExpressionMistake::ExpressionStepNowhere { step })));
    }

    fn predicates(&mut self, predicates: &[Node], found: &[Stand]) {
        for predicate in predicates {
            self.visit(predicate, found);
        }
    }

    /// Going down into a repeat: its instances are read, unless an absolute path means the reader's own.
    fn entered(&mut self, stand: Stand, is_absolute: bool) -> Stand {
        let Spot::At(Target::Group(group)) = stand.spot else { return stand };
        if !self.schema.is_repeat(group) || stand.own == Some(group) {
            return stand;
        }
        let mine = self.origin.map(|origin| self.repeats_around(origin)).unwrap_or_default();
        if is_absolute && mine.contains(&group) {
            return Stand { own: Some(group), ..stand };
        }
        let target = Target::Group(group);
        self.reads.insert(Read {
            target,
            within: stand.own,
            across: self.is_across(target, stand.own) || mine.contains(&group),
        });
        stand
    }

    fn step(&self, stand: Stand, test: &Test) -> Vec<Stand> {
        let Stand { spot, own } = stand;
        match (test, spot) {
            (Test::Itself, _) => vec![stand],
            (Test::Parent, Spot::At(target)) => {
                // Leaving one's own instance, what is around it is one's own.
                let own = match target {
                    Target::Group(group) if own == Some(group) => self.repeat_around(target),
                    _ => own,
                };
                let spot =
                    self.schema.container(target).map_or(Spot::Form, |group| Spot::At(Target::Group(group)));
                vec![Stand { spot, own }]
            }
            (Test::Parent, Spot::Cell(source)) => vec![Stand { spot: Spot::Row(source), own }],
            (Test::Parent, Spot::Row(source)) => vec![Stand { spot: Spot::SourceRoot(source), own }],
            (Test::Parent, Spot::SourceRoot(source)) => vec![Stand { spot: Spot::Source(source), own }],
            (Test::Child(_) | Test::AnyChild, Spot::Form) => self.children(None, test, own),
            (Test::Child(_) | Test::AnyChild, Spot::At(Target::Group(group))) => {
                self.children(Some(group), test, own)
            }
            (_, Spot::Source(source)) if test.names("root") => {
                vec![Stand { spot: Spot::SourceRoot(source), own }]
            }
            (_, Spot::SourceRoot(source)) if test.names("item") => {
                vec![Stand { spot: Spot::Row(source), own }]
            }
            (Test::Child(name), Spot::Row(source)) if !self.schema.has_column(source, name) => Vec::new(),
            (Test::Child(_) | Test::AnyChild, Spot::Row(source)) => {
                vec![Stand { spot: Spot::Cell(source), own }]
            }
            _ => Vec::new(),
        }
    }

    fn children(&self, group: Option<usize>, test: &Test, own: Option<usize>) -> Vec<Stand> {
        if let Test::Child(name) = test {
            let found = self.schema.find(name).filter(|target| self.schema.container(*target) == group);
            return found.map(|target| Stand { spot: Spot::At(target), own }).into_iter().collect();
        }
        let children = self.schema.children(group);
        children.into_iter().map(|target| Stand { spot: Spot::At(target), own }).collect()
    }
}
