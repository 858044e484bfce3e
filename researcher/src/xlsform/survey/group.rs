//! Groups, repeats and loops: from `begin` to `end`.

use std::collections::HashSet;

use super::{Node, Shape};
use crate::xlsform::columns::Row;
use crate::xlsform::import::Importer;
use crate::xlsform::json::Json;
use crate::xlsform::kinds::Control;
use crate::xlsform::mistake::WorkbookMistake;
use crate::xlsform::place::shortened;
use crate::xlsform::question::put_text;

/// A group that has begun.
pub(super) struct Open {
    pub(super) control: Control,
    pub(super) node: Node,
    pub(super) seen: HashSet<String>,
    pub(super) table_list: TableList,
}

/// A group whose selects share one list and are shown as a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TableList {
    No,
    Begun,
    Of(String),
}

impl Importer<'_> {
    pub(super) fn begin(&mut self, control: Control, list: Option<&str>, node: &mut Node, row: &mut Row) {
        match control {
            Control::Group => {
                node.shape = Shape::Group;
                node.kind = "group";
            }
            Control::Repeat => {
                node.shape = Shape::Repeat;
                node.kind = "repeat";
                let root = self.settings.root.as_ref().map_or("data", |root| root.text.as_str());
                if node.original == root {
                    let name = shortened(&node.original);
                    self.mistake(WorkbookMistake::WorkbookRepeatNamedAsForm { name }, row.place());
                } else if !self.repeats.insert(node.original.clone()) {
                    let name = shortened(&node.original);
                    self.mistake(WorkbookMistake::WorkbookRepeatNameTwice { name }, row.place());
                }
            }
            Control::Loop => {
                node.kind = "group";
                match list {
                    None => self.mistake(WorkbookMistake::WorkbookLoopWithoutList, row.place()),
                    Some(list) if self.lists.get(list).is_none() => {
                        self.mistake(
                            WorkbookMistake::WorkbookListUnknown { list: shortened(list) },
                            row.place(),
                        );
                    }
                    Some(_) => {}
                }
                node.shape = Shape::Loop(list.unwrap_or_default().to_owned());
            }
        }
        self.put_words(node, row, &["label"], "label");
        self.put_expression(node, row, &["bind", "relevant"], "relevant");
        put_text(node, row, &["control", "appearance"], "appearance");
        if control == Control::Repeat {
            self.repeat_count(node, row);
        }
        self.more(node, row);
        self.rest(row);
    }

    fn repeat_count(&mut self, node: &mut Node, row: &mut Row) {
        if let Some(cell) = row.take(&["control", "jr:count"]) {
            let text = cell.text.trim().to_owned();
            let value = match text.parse::<u32>() {
                Ok(count) if count.to_string() == text => Json::Number(count.into()),
                _ => Json::text(text),
            };
            node.headers.insert("repeat_count".into(), cell.header);
            node.put("repeat_count", value);
        }
        self.put_whole(node, row, &["kin", "repeat_max"], "repeat_max");
    }

    pub(super) fn end(
        &mut self,
        control: Control,
        row: &mut Row,
        stack: &mut Vec<Open>,
        roots: &mut Vec<Node>,
    ) {
        let name = row.take(&["name"]).map_or_else(String::new, |cell| shortened(&cell.text));
        if stack.last().is_none_or(|open| open.control != control) {
            let mistake = WorkbookMistake::WorkbookEndWithoutBegin { control: control.word(), name };
            self.mistake(mistake, row.place());
            return;
        }
        // People repeat a group's label at its end: it says nothing new.
        self.rest(row);
        let Some(open) = stack.pop() else { return };
        stack.last_mut().map_or(roots, |parent| &mut parent.node.children).push(open.node);
    }

    /// The selects of a table share one list without a filter.
    pub(super) fn table_list(&mut self, table: &mut TableList, list: &str, row: &Row) {
        match table {
            TableList::No => {}
            TableList::Begun => {
                if row.peek(&["choice_filter"]).is_some() {
                    self.mistake(WorkbookMistake::WorkbookTableListFiltered, row.place());
                }
                *table = TableList::Of(list.to_owned());
            }
            TableList::Of(first) if first == list => {}
            TableList::Of(first) => {
                let mistake = WorkbookMistake::WorkbookTableListMixed {
                    list: shortened(list),
                    first: shortened(first),
                };
                self.mistake(mistake, row.place());
            }
        }
    }
}
