//! The tree of a form by numbers.
//!
//! A *scope* is what is asked together and as often as each other: the form itself, or one repeat. Every question and
//! every group stands in exactly one scope, at one place of its order.

use super::{Group, Item, Question};

/// The scope of what stands in no repeat.
pub(crate) const ROOT: usize = 0;

/// What stands in one scope, in document order.
#[derive(Debug, Default, Clone)]
pub(crate) struct Scope {
    /// The repeat it is; none for the form itself.
    pub(crate) repeat: Option<usize>,
    /// The scope around it; itself for the form.
    pub(crate) parent: usize,
    /// How many scopes are around it.
    pub(crate) depth: usize,
    /// Its place among the stops of the scope around it, and among that one's inner scopes.
    pub(crate) place: usize,
    pub(crate) nth: usize,
    /// Its questions and the repeats directly in it, in document order; groups are left out.
    pub(crate) stops: Vec<Stop>,
    /// Its groups that are no repeats, in document order.
    pub(crate) groups: Vec<usize>,
    /// The scopes of the repeats in it, in document order.
    pub(crate) inner: Vec<usize>,
}

/// Something the interview may stop at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    Question(usize),
    /// A repeat, by its scope.
    Repeat(usize),
}

/// Who stands in which scope, and where.
#[derive(Debug, Default, Clone)]
pub(crate) struct Tree {
    pub(crate) scopes: Vec<Scope>,
    /// By question: its scope, and its place among the stops there.
    pub(crate) question: Vec<(usize, usize)>,
    /// By group: the scope it stands in. A repeat stands in the scope around it.
    pub(crate) group_scope: Vec<usize>,
    /// By group: its own scope where it is a repeat, else the one it stands in.
    pub(crate) inside_scope: Vec<usize>,
    /// By group: its place among the stops (a repeat) or among the groups of its scope.
    pub(crate) group_place: Vec<usize>,
    /// By question and by group: the place in the document.
    pub(crate) question_order: Vec<u32>,
    pub(crate) group_order: Vec<u32>,
}

impl Tree {
    pub(crate) fn new(items: &[Item], groups: &[Group], questions: &[Question]) -> Tree {
        let mut tree = Tree {
            scopes: vec![Scope::default()],
            question: vec![(ROOT, 0); questions.len()],
            group_scope: vec![ROOT; groups.len()],
            inside_scope: vec![ROOT; groups.len()],
            group_place: vec![0; groups.len()],
            question_order: vec![0; questions.len()],
            group_order: vec![0; groups.len()],
        };
        tree.walk(items, ROOT, groups, &mut 0);
        tree
    }

    fn walk(&mut self, items: &[Item], scope: usize, groups: &[Group], order: &mut u32) {
        for item in items {
            *order += 1;
            match *item {
                Item::Question(index) => {
                    self.question[index] = (scope, self.scopes[scope].stops.len());
                    self.question_order[index] = *order;
                    self.scopes[scope].stops.push(Stop::Question(index));
                }
                Item::Group(index) => {
                    self.group_scope[index] = scope;
                    self.group_order[index] = *order;
                    let mut inside = scope;
                    if groups[index].repeat.is_some() {
                        inside = self.scopes.len();
                        let depth = self.scopes[scope].depth + 1;
                        self.scopes.push(Scope {
                            repeat: Some(index),
                            parent: scope,
                            depth,
                            place: self.scopes[scope].stops.len(),
                            nth: self.scopes[scope].inner.len(),
                            ..Scope::default()
                        });
                        self.group_place[index] = self.scopes[scope].stops.len();
                        self.scopes[scope].stops.push(Stop::Repeat(inside));
                        self.scopes[scope].inner.push(inside);
                    } else {
                        self.group_place[index] = self.scopes[scope].groups.len();
                        self.scopes[scope].groups.push(index);
                    }
                    self.inside_scope[index] = inside;
                    self.walk(&groups[index].children, inside, groups, order);
                }
            }
        }
    }

    /// The repeat around a repeat.
    pub(crate) fn outer_repeat(&self, repeat: usize) -> Option<usize> {
        self.scopes[self.group_scope[repeat]].repeat
    }

    /// The innermost scope that holds both.
    pub(crate) fn common(&self, mut left: usize, mut right: usize) -> usize {
        while left != right {
            if self.scopes[left].depth >= self.scopes[right].depth {
                left = self.scopes[left].parent;
            } else {
                right = self.scopes[right].parent;
            }
        }
        left
    }

    /// The scopes from `outer` (left out) down to `inner` (with it); `inner` lies in `outer`.
    pub(crate) fn down(&self, outer: usize, inner: usize) -> Vec<usize> {
        let mut scopes = Vec::new();
        let mut next = inner;
        while next != outer && next != ROOT {
            scopes.push(next);
            next = self.scopes[next].parent;
        }
        scopes.reverse();
        scopes
    }
}
