//! The survey sheet: rows → a tree of questions, groups and repeats.

mod group;
mod node;

use group::{Open, TableList};
pub(super) use node::{Node, Shape};

use std::collections::{BTreeMap, HashSet};

use crate::xlsform::book::Sheet;
use crate::xlsform::columns::{Columns, Row, SURVEY};
use crate::xlsform::import::Importer;
use crate::xlsform::json::Object;
use crate::xlsform::kinds::{self, Kind};
use crate::xlsform::limits::MAX_NESTING;
use crate::xlsform::mistake::{Placed, WorkbookMistake};
use crate::xlsform::place::{Place, shortened};
use crate::xlsform::references;
use crate::xlsform::report::ReportLine;
use crate::xlsform::settings::yes_no;

impl Importer<'_> {
    /// Reads the survey sheet.
    pub(in crate::xlsform) fn survey(
        &mut self,
        sheet: &Sheet,
        columns: &Columns,
    ) -> Result<Vec<Node>, Placed> {
        if !columns.has("type") {
            return Err(
                WorkbookMistake::WorkbookHeaderMissing { header: "type" }.at(Place::sheet(&sheet.name))
            );
        }
        let mut roots = Vec::new();
        let mut seen = HashSet::new();
        let mut stack: Vec<Open> = Vec::new();
        for sheet_row in &sheet.rows {
            let mut row = columns.row(sheet_row, &mut self.straightened);
            if row.take(&["disabled"]).is_some_and(|disabled| yes_no(&disabled.text) == Some(true)) {
                let name = shortened(row.peek(&["name"]).unwrap_or_default());
                self.report.left(row.place(), ReportLine::ImportRowDisabled { name });
                continue;
            }
            if row.is_empty() {
                continue;
            }
            let Some(word) = row.take(&["type"]) else {
                self.row_without_type(&mut row);
                continue;
            };
            self.references_in(&row, &[]);
            self.note_instances(&row, &word);
            match kinds::kind(&word.text) {
                Kind::End(control) => self.end(control, &mut row, &mut stack, &mut roots),
                Kind::Setting(setting) => self.setting(setting, &mut row),
                Kind::Begin(control, list) => {
                    let parent = stack.last_mut().map_or(&mut seen, |open| &mut open.seen);
                    let Some(mut node) = self.named(&mut row, &word.text, parent) else { continue };
                    if stack.len() >= MAX_NESTING {
                        let limit = MAX_NESTING as u64;
                        return Err(
                            WorkbookMistake::WorkbookTooMany { what: "groups", limit }.at(row.place())
                        );
                    }
                    self.begin(control, list, &mut node, &mut row);
                    let is_table = node.text("appearance").split(' ').any(|word| word == "table-list");
                    let table_list = if is_table { TableList::Begun } else { TableList::No };
                    stack.push(Open { control, node, seen: HashSet::new(), table_list });
                }
                kind => {
                    let (parent, table) = match stack.last_mut() {
                        Some(open) => (&mut open.seen, Some(&mut open.table_list)),
                        None => (&mut seen, None),
                    };
                    let Some(node) = self.named(&mut row, &word.text, parent) else { continue };
                    if let (Some(table), Kind::Select(select)) = (table, kind) {
                        self.table_list(table, select.list, &row);
                    }
                    let Some(node) = self.question(kind, &word, node, &mut row) else { continue };
                    self.rest(&row);
                    stack.last_mut().map_or(&mut roots, |open| &mut open.node.children).push(node);
                }
            }
        }
        for open in stack {
            let (control, name) = (open.control.word(), shortened(&open.node.original));
            self.mistake(WorkbookMistake::WorkbookBeginWithoutEnd { control, name }, open.node.place);
        }
        Ok(roots)
    }

    /// Counts each name, and keeps free what `or_other` will need.
    pub(in crate::xlsform) fn count_names(&mut self, sheet: &Sheet, columns: &Columns) {
        let (mut groups, mut questions) = (HashSet::new(), HashSet::new());
        for sheet_row in &sheet.rows {
            let row = columns.row(sheet_row, &mut 0);
            let (Some(word), name) = (row.peek(&["type"]), row.peek(&["name"])) else { continue };
            if row.peek(&["disabled"]).is_some_and(|disabled| yes_no(disabled) == Some(true)) {
                continue;
            }
            let name = match (kinds::kind(word), name) {
                (Kind::End(_) | Kind::Setting(_) | Kind::Data, _) => continue,
                // Pyxform puts the audit where references do not look.
                (Kind::Question("audit"), _) if !self.settings.exact => continue,
                (_, Some(name)) => name.to_owned(),
                (Kind::Question("note"), None) => format!("generated_note_name_{}", row.number),
                (_, None) => continue,
            };
            if let Kind::Select(select) = kinds::kind(word)
                && select.or_other
            {
                self.names.give(&format!("{}_other", crate::xlsform::names::allowed(&name)));
            }
            match kinds::kind(word) {
                Kind::Begin(..) => groups.insert(name.clone()),
                _ => questions.insert(name.clone()),
            };
            *self.name_counts.entry(name).or_default() += 1;
        }
        groups.retain(|name| !questions.contains(name));
        self.groups = groups;
    }

    fn row_without_type(&mut self, row: &mut Row) {
        let has_words = row.cells().iter().any(|cell| matches!(cell.path[0].as_str(), "name" | "label"));
        if has_words {
            self.mistake(WorkbookMistake::WorkbookQuestionWithoutType, row.place());
        } else {
            self.references_in(row, &[]);
            let text = row.cells().first().map_or_else(String::new, |cell| shortened(&cell.text));
            self.report.left(row.place(), ReportLine::ImportRowComment { text });
        }
    }

    fn setting(&mut self, setting: &'static str, row: &mut Row) {
        let Some(name) = row.take(&["name"]) else { return };
        let place = row.place().column(&name.header);
        self.rest(row);
        let setting_read = crate::xlsform::settings::Setting { text: name.text, place: place.clone() };
        match setting {
            "title" => self.settings.title = Some(setting_read),
            "id_string" => self.settings.id = Some(setting_read),
            _ => self.report.left(place, ReportLine::ImportSettingLeft { reason: "xml" }),
        }
    }

    /// A node with its name, checked as pyxform checks it and made one that our forms take.
    fn named(&mut self, row: &mut Row, word: &str, seen: &mut HashSet<String>) -> Option<Node> {
        let place = row.place();
        let kind = kinds::kind(word);
        let is_audit = kind == Kind::Question("audit");
        let cell = row.take(&["name"]);
        let place_of_name = match &cell {
            Some(cell) => place.clone().column(&cell.header),
            None => place.clone(),
        };
        let original = match (cell.map(|cell| cell.text), kind) {
            (Some(name), _) if self.settings.exact => name,
            (Some(name), _) if is_audit && name != "audit" => {
                self.mistake(WorkbookMistake::WorkbookAuditNamed, place_of_name);
                return None;
            }
            (_, Kind::Question("audit")) => "audit".to_owned(),
            (Some(name), _) => name,
            (None, Kind::Question("note")) => {
                let name = format!("generated_note_name_{}", row.number);
                self.report.changed(place.clone(), ReportLine::ImportNoteNamed { name: name.clone() });
                name
            }
            (None, _) => {
                self.mistake(WorkbookMistake::WorkbookQuestionWithoutName, place);
                return None;
            }
        };
        if !references::is_prefixed_name(&original) {
            let name = shortened(&original);
            self.mistake(WorkbookMistake::WorkbookNameInvalid { name }, place_of_name);
            return None;
        }
        if original == "meta" && !self.settings.exact {
            self.mistake(WorkbookMistake::WorkbookNameMeta, place_of_name);
            return None;
        }
        let is_apart = is_audit && !self.settings.exact;
        if !is_apart && !seen.insert(original.clone()) {
            let name = shortened(&original);
            self.mistake(WorkbookMistake::WorkbookNameTwice { name }, place_of_name);
            return None;
        }
        let name = self.names.give(&original);
        if name != original {
            let (from, to) = (shortened(&original), name.clone());
            if !is_apart && self.name_counts.get(&original) == Some(&1) {
                self.renames.insert(original.clone(), name.clone());
            }
            let line = if crate::xlsform::names::allowed(&original) == original {
                ReportLine::ImportNameTwice { from, to }
            } else {
                ReportLine::ImportNameChanged { from, to }
            };
            self.report.changed(place_of_name, line);
        }
        Some(Node {
            place,
            shape: Shape::Question,
            original,
            name,
            kind: "note",
            properties: Object::new(),
            headers: BTreeMap::new(),
            children: Vec::new(),
        })
    }

    /// What nobody took of a row is told: by column where the column is unknown, by cell where it is known.
    pub(in crate::xlsform) fn rest(&mut self, row: &Row) {
        for cell in row.cells() {
            let first = cell.path[0].as_str();
            let is_known = SURVEY.known.contains(&first) || first == "kin" || first == "media";
            if is_known {
                if cell.path.get(1).is_some_and(|step| step == "entities:saveto")
                    && self.book.sheet("entities").is_none()
                {
                    self.mistake(WorkbookMistake::WorkbookEntityMissing, row.place().column(&cell.header));
                    continue;
                }
                let reason = match (first, cell.path.get(1).map_or("", String::as_str)) {
                    ("bind", "entities:saveto") => "entity",
                    ("bind" | "control", word) if !KNOWN_STEPS.contains(&word) => "other-program",
                    ("instance" | "query" | "itemset" | "choices" | "list_name", _) => "other-program",
                    _ => "type",
                };
                self.left_cell(row.place().column(&cell.header), reason, &cell.text);
            } else {
                let key = (row.sheet.to_string(), cell.header.to_string());
                let entry = self.unknown_columns.entry(key).or_insert((0, cell.path[0].clone()));
                entry.0 += 1;
            }
        }
    }
}

/// Steps under `bind` and `control` that mean something for some type.
const KNOWN_STEPS: [&str; 9] = [
    "relevant",
    "required",
    "readonly",
    "constraint",
    "calculate",
    "jr:constraintMsg",
    "jr:requiredMsg",
    "jr:count",
    "appearance",
];
