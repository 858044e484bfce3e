//! Loops: the questions of a loop stand once for each choice of its list, as pyxform spreads them.

use std::collections::HashMap;

use super::import::Importer;
use super::json::{Json, Object};
use super::limits::MAX_SPREAD;
use super::lists::Choice;
use super::mistake::{Placed, WorkbookMistake};
use super::references;
use super::report::ReportLine;
use super::survey::{Node, Shape};

impl Importer<'_> {
    /// Spreads every loop, the inner ones first.
    pub(super) fn spread_loops(&mut self, nodes: &mut [Node]) -> Result<(), Placed> {
        let mut spread = 0;
        self.spread(nodes, &mut spread)
    }

    fn spread(&mut self, nodes: &mut [Node], spread: &mut usize) -> Result<(), Placed> {
        for node in nodes {
            self.spread(&mut node.children, spread)?;
            let Shape::Loop(list) = &node.shape else { continue };
            let choices = self.lists.get(list).map_or_else(Vec::new, |list| list.choices.clone());
            let questions = std::mem::take(&mut node.children);
            *spread += choices.len() * count(&questions);
            if *spread > MAX_SPREAD {
                let limit = MAX_SPREAD as u64;
                return Err(
                    WorkbookMistake::WorkbookTooMany { what: "questions", limit }.at(node.place.clone())
                );
            }
            node.shape = Shape::Group;
            // A choice "none" has no questions of its own.
            for choice in choices.iter().filter(|choice| choice.original != "none") {
                let group = self.one_choice(node, choice, &questions);
                node.children.push(group);
            }
            let line = ReportLine::ImportLoopSpread {
                name: node.original.clone(),
                groups: node.children.len() as u64,
            };
            self.report.changed(node.place.clone(), line);
        }
        Ok(())
    }

    /// The group of one choice with its own copies of the questions.
    fn one_choice(&mut self, around: &Node, choice: &Choice, questions: &[Node]) -> Node {
        let mut names = HashMap::new();
        let mut children = questions.to_vec();
        self.own_names(&mut children, choice, &mut names);
        super::assemble::for_each(&mut children, &mut |node| {
            for (property, value) in &mut node.properties {
                fill(property, value, choice);
                value.for_each_text(&mut |text| {
                    if let Some(renamed) = references::renamed(text, &names) {
                        *text = renamed;
                    }
                });
            }
        });
        let mut group = Node {
            place: around.place.clone(),
            shape: Shape::Group,
            original: choice.original.clone(),
            name: self.names.give(&choice.name),
            kind: "group",
            properties: Object::new(),
            headers: around.headers.clone(),
            children,
        };
        if !choice.label.is_empty() {
            group.put("label", Json::Object(choice.label.clone()));
        }
        group
    }

    fn own_names(&mut self, nodes: &mut [Node], choice: &Choice, names: &mut HashMap<String, String>) {
        for node in nodes {
            let name = self.names.give(&format!("{}_{}", choice.name, node.name));
            names.insert(node.original.clone(), name.clone());
            node.name = name;
            self.own_names(&mut node.children, choice, names);
        }
    }
}

fn count(nodes: &[Node]) -> usize {
    nodes.iter().map(|node| 1 + count(&node.children)).sum()
}

/// Fills in `%(name)s` and `%(label)s`.
fn fill(property: &str, value: &mut Json, choice: &Choice) {
    let label_in = |language: Option<&str>| {
        let by_language = language.and_then(|language| super::json::get(&choice.label, language));
        let label =
            by_language.or_else(|| choice.label.first().map(|(_, label)| label)).and_then(Json::as_text);
        label.unwrap_or(&choice.original).to_owned()
    };
    let fill_text = |text: &mut String, language: Option<&str>| {
        if text.contains("%(") {
            *text = text.replace("%(name)s", &choice.original).replace("%(label)s", &label_in(language));
        }
    };
    match value {
        Json::Object(words) if property != "parameters" => {
            for (language, word) in words {
                word.for_each_text(&mut |text| fill_text(text, Some(language)));
            }
        }
        other => other.for_each_text(&mut |text| fill_text(text, None)),
    }
}
