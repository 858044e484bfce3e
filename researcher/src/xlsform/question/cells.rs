//! Cells → properties: words in every language, expressions, numbers, media.

use crate::xlsform::choices::MEDIA;
use crate::xlsform::columns::Row;
use crate::xlsform::import::Importer;
use crate::xlsform::json::{Json, Object};
use crate::xlsform::languages::printable;
use crate::xlsform::mistake::WorkbookMistake;
use crate::xlsform::place::shortened;
use crate::xlsform::references;
use crate::xlsform::report::ReportLine;
use crate::xlsform::settings::yes_no;
use crate::xlsform::survey::Node;

impl Importer<'_> {
    pub(in crate::xlsform) fn put_words(
        &mut self,
        node: &mut Node,
        row: &mut Row,
        path: &[&str],
        property: &str,
    ) {
        let cells = row.take_words(path);
        let Some(first) = cells.first() else { return };
        node.headers.insert(property.to_owned(), first.header.clone());
        let place = row.place();
        let (words, lost) = self.languages.words(cells, path.len());
        for lost in lost {
            self.left_cell(place.clone().column(&lost.cell.header), "language", &lost.cell.text);
        }
        node.put(property, Json::Object(words));
    }

    pub(in crate::xlsform) fn put_expression(
        &mut self,
        node: &mut Node,
        row: &mut Row,
        path: &[&str],
        property: &str,
    ) {
        let Some(cell) = row.take(path) else { return };
        let text = match yes_no(&cell.text) {
            Some(true) => "true()".to_owned(),
            Some(false) => "false()".to_owned(),
            None => cell.text,
        };
        let text = match references::words_by_column(&text) {
            Some(to) => {
                let line = ReportLine::ImportWordsRead { from: shortened(&text), to: shortened(&to) };
                self.report.changed(row.place().column(&cell.header), line);
                to
            }
            None => text,
        };
        node.headers.insert(property.to_owned(), cell.header);
        node.put(property, Json::text(text));
    }

    pub(in crate::xlsform) fn put_whole(
        &mut self,
        node: &mut Node,
        row: &mut Row,
        path: &[&str],
        property: &str,
    ) {
        let Some(cell) = row.take(path) else { return };
        match cell.text.parse::<u32>() {
            Ok(number) => {
                node.headers.insert(property.to_owned(), cell.header);
                node.put(property, Json::Number(number.into()));
            }
            Err(_) => self.left_cell(row.place().column(&cell.header), "number", &cell.text),
        }
    }

    /// Pictures, sounds and films beside words.
    pub(in crate::xlsform) fn media(&mut self, row: &mut Row) -> Option<Json> {
        let mut media = Object::new();
        for (step, property) in MEDIA {
            let cells = row.take_words(&["media", step]);
            if cells.is_empty() {
                continue;
            }
            let place = row.place();
            let (words, lost) = self.languages.words(cells, 2);
            for lost in lost {
                self.left_cell(place.clone().column(&lost.cell.header), "language", &lost.cell.text);
            }
            media.push((property.to_owned(), Json::Object(words)));
        }
        let strange = row.cells().iter().find(|cell| cell.path[0] == "media").cloned();
        if let Some(cell) = strange {
            let place = row.place().column(&cell.header);
            if let Some(kind) = cell.path.get(1) {
                let kind = shortened(kind);
                self.mistake(WorkbookMistake::WorkbookMediaUnknown { kind }, place);
            } else {
                row.take(&["media"]);
                self.left_cell(place, "type", &cell.text);
            }
        }
        (!media.is_empty()).then_some(Json::Object(media))
    }

    pub(in crate::xlsform) fn in_default_language(&self, text: &str) -> Json {
        Json::Object(vec![(self.languages.default_code().to_owned(), Json::text(text))])
    }
}

/// `yes`, `no`, or an expression.
pub(super) fn put_condition(node: &mut Node, row: &mut Row, path: &[&str], property: &str) {
    let Some(cell) = row.take(path) else { return };
    node.headers.insert(property.to_owned(), cell.header);
    match yes_no(&cell.text) {
        Some(answer) => node.put(property, Json::Bool(answer)),
        None => node.put(property, Json::text(cell.text)),
    }
}

/// A text as it stands.
pub(in crate::xlsform) fn put_text(node: &mut Node, row: &mut Row, path: &[&str], property: &str) {
    let Some(cell) = row.take(path) else { return };
    node.headers.insert(property.to_owned(), cell.header);
    node.put(property, Json::text(printable(&cell.text)));
}
