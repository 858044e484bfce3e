//! The columns that questions of every type may fill.

use super::cells::{put_condition, put_text};
use crate::xlsform::columns::Row;
use crate::xlsform::import::Importer;
use crate::xlsform::json::Json;
use crate::xlsform::mistake::WorkbookMistake;
use crate::xlsform::parameters;
use crate::xlsform::place::shortened;
use crate::xlsform::references;
use crate::xlsform::survey::Node;

impl Importer<'_> {
    pub(super) fn properties(&mut self, word: &str, node: &mut Node, row: &mut Row) {
        self.put_words(node, row, &["label"], "label");
        self.put_words(node, row, &["hint"], "hint");
        self.put_words(node, row, &["guidance_hint"], "guidance_hint");
        if let Some(media) = self.media(row) {
            node.put("media", media);
        }
        put_condition(node, row, &["bind", "required"], "required");
        self.put_words(node, row, &["bind", "jr:requiredMsg"], "required_message");
        self.put_expression(node, row, &["bind", "relevant"], "relevant");
        self.put_expression(node, row, &["bind", "constraint"], "constraint");
        self.put_words(node, row, &["bind", "jr:constraintMsg"], "constraint_message");
        self.put_expression(node, row, &["kin", "warning"], "warning");
        self.put_words(node, row, &["kin", "warning_message"], "warning_message");
        self.put_expression(node, row, &["bind", "calculate"], "calculation");
        self.trigger(node, row);
        self.default(node, row);
        put_condition(node, row, &["bind", "readonly"], "read_only");
        put_text(node, row, &["control", "appearance"], "appearance");
        self.put_expression(node, row, &["choice_filter"], "choice_filter");
        self.parameters(word, node, row);
        put_text(node, row, &["kin", "key"], "key");
        put_text(node, row, &["kin", "disclosure"], "disclosure");
        self.put_whole(node, row, &["kin", "max_length"], "max_length");
        if let Some(cell) = row.take(&["kin", "missing"]) {
            let words = cell.text.split_whitespace().map(Json::text).collect();
            node.headers.insert("missing".into(), cell.header);
            node.put("missing", Json::List(words));
        }
        self.more(node, row);
    }

    pub(super) fn trigger(&mut self, node: &mut Node, row: &mut Row) {
        let Some(cell) = row.take(&["trigger"]) else { return };
        let place = row.place().column(&cell.header);
        let mut names = Vec::new();
        for part in cell.text.split(',') {
            match references::references(part) {
                Ok(found) if found.len() == 1 => names.push(Json::text(found[0].name)),
                _ => return self.mistake(WorkbookMistake::WorkbookReferenceBroken, place),
            }
        }
        for name in names.iter().filter_map(Json::as_text) {
            self.triggers.push((name.to_owned(), place.clone()));
            if !self.name_counts.contains_key(name) || self.groups.contains(name) {
                let mistake = WorkbookMistake::WorkbookReferenceUnknown { name: shortened(name) };
                return self.mistake(mistake, place);
            }
        }
        node.headers.insert("trigger".into(), cell.header);
        node.put("trigger", Json::List(names));
    }

    fn parameters(&mut self, word: &str, node: &mut Node, row: &mut Row) {
        let cell = row.take(&["parameters"]);
        let place = || match &cell {
            Some(cell) => node.place.clone().column(&cell.header),
            None => node.place.clone(),
        };
        let Some(mut pairs) = parameters::pairs(cell.as_ref().map_or("", |cell| &cell.text)) else {
            return self.mistake(WorkbookMistake::WorkbookParametersBroken, place());
        };
        let from_file = node.get("table").is_some();
        if parameters::is_checked(node.kind, word)
            && let Err(mistake) = parameters::check(node.kind, from_file, &pairs)
        {
            return self.mistake(mistake, place());
        }
        if from_file {
            pairs.retain(|(key, _)| key != "value" && key != "label");
        }
        if let Some(rows) = row.take(&["control", "rows"]) {
            pairs.retain(|(key, _)| key != "rows");
            pairs.push(("rows".into(), rows.text));
        }
        if node.kind == "range" {
            let labels = |list: &str| {
                let list = self.lists.get(list)?;
                Some(list.choices.iter().map(|choice| choice.original.clone()).collect())
            };
            if let Err(mistake) = parameters::range(&mut pairs, node.text("appearance"), labels) {
                return self.mistake(mistake, place());
            }
        }
        if !pairs.is_empty() {
            if let Some(cell) = &cell {
                node.headers.insert("parameters".into(), cell.header.clone());
            }
            node.put("parameters", Json::Object(parameters::object(&pairs)));
        }
    }

    /// What our own exports put into `kin::more`: properties that no column holds.
    pub(in crate::xlsform) fn more(&mut self, node: &mut Node, row: &mut Row) {
        let Some(cell) = row.take(&["kin", "more"]) else { return };
        match serde_json::from_str(&cell.text) {
            Ok(Json::Object(object)) => {
                for (property, value) in object {
                    node.headers.insert(property.clone(), cell.header.clone());
                    node.put(&property, value);
                }
            }
            _ => self.mistake(WorkbookMistake::WorkbookMoreBroken, row.place().column(&cell.header)),
        }
    }
}
