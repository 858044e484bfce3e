//! The sheets of choices.

use std::collections::{HashMap, HashSet};

use super::columns::{CHOICES, Columns, Row};
use super::import::Importer;
use super::json::{Json, Object};
use super::lists::{Choice, List, Lists};
use super::mistake::{Placed, WorkbookMistake};
use super::names::allowed_choice;
use super::place::{Place, shortened};
use super::report::ReportLine;

/// Words for the reader's own steps of a choice's media.
pub(super) const MEDIA: [(&str, &str); 4] =
    [("image", "image"), ("big-image", "big_image"), ("audio", "audio"), ("video", "video")];

impl Importer<'_> {
    /// Reads a sheet of choices.
    pub(super) fn lists(&mut self, kind: &str, allow_duplicates: bool) -> Result<Lists, Placed> {
        let mut lists = Lists::default();
        let book = std::rc::Rc::clone(&self.book);
        let Some(sheet) = book.sheet(kind) else { return Ok(lists) };
        let columns = Columns::new(sheet, CHOICES, self.settings.exact, &mut self.report)?;
        if !sheet.rows.is_empty() && !columns.has("name") {
            return Err(
                WorkbookMistake::WorkbookHeaderMissing { header: "name" }.at(Place::sheet(&sheet.name))
            );
        }
        for (path, header) in columns.iter() {
            if path.len() == 1 && path[0] != "list name" && path[0].contains(' ') && kind == "choices" {
                let place = Place::row(&sheet.name, 1).column(header);
                self.report.left(place, ReportLine::ImportChoiceColumnLeft);
            }
        }
        let mut seen: HashMap<String, HashSet<String>> = HashMap::new();
        for sheet_row in &sheet.rows {
            let mut row = columns.row(sheet_row, &mut self.straightened);
            let place = row.place();
            let Some(list) = row.take(&["list name"]) else {
                let text = row.cells().first().map_or_else(String::new, |cell| shortened(&cell.text));
                self.report.left(place, ReportLine::ImportChoiceWithoutList { text });
                continue;
            };
            let Some(name) = row.take(&["name"]) else {
                self.mistake(WorkbookMistake::WorkbookChoiceWithoutName, place);
                continue;
            };
            if !seen.entry(list.text.clone()).or_default().insert(name.text.clone()) && !allow_duplicates {
                let mistake = WorkbookMistake::WorkbookChoiceTwice {
                    choice: shortened(&name.text),
                    list: shortened(&list.text),
                };
                self.mistake(mistake, place.clone().column(&name.header));
            }
            self.references_in(&row, &["label", "media"]);
            let choice = self.choice(&mut row, name.text, place);
            lists.add(list.text, choice);
        }
        self.drop_twins(&mut lists);
        self.rename_choices(&mut lists);
        Ok(lists)
    }

    fn choice(&mut self, row: &mut Row, name: String, place: Place) -> Choice {
        let (label, lost) = self.languages.words(row.take_words(&["label"]), 1);
        for lost in lost {
            self.left_cell(place.clone().column(&lost.cell.header), "language", &lost.cell.text);
        }
        let mut more = Object::new();
        if let Some(media) = self.media(row) {
            more.push(("media".into(), media));
        }
        for cell in row.cells().to_vec() {
            let is_own = cell.path.len() == 1 && !cell.path[0].contains(' ');
            if is_own && !matches!(cell.path[0].as_str(), "name" | "label" | "media") {
                more.push((cell.path[0].clone(), Json::text(super::languages::printable(&cell.text))));
            } else if cell.path.len() == 2 && cell.path[0] == "kin" && cell.path[1] == "more" {
                if let Ok(Json::Object(object)) = serde_json::from_str(&cell.text) {
                    more.extend(object);
                }
            } else if cell.path.len() > 1 {
                self.left_cell(place.clone().column(&cell.header), "shape", &cell.text);
            }
        }
        Choice { name: name.clone(), original: name, label, more, place }
    }

    /// Of choices that nothing tells apart the first one stays.
    fn drop_twins(&mut self, lists: &mut Lists) {
        for list in lists.iter_mut() {
            let mut seen: HashSet<(String, String)> = HashSet::new();
            list.choices.retain(|choice| {
                let own: Object = choice.more.iter().filter(|(name, _)| name != "media").cloned().collect();
                let is_first = seen.insert((choice.original.clone(), Json::Object(own).compact()));
                if !is_first {
                    let line = ReportLine::ImportChoiceTwin { choice: shortened(&choice.original) };
                    self.report.left(choice.place.clone(), line);
                }
                is_first
            });
        }
    }

    /// Names that our forms do not take, each with a line; what compares with them follows.
    fn rename_choices(&mut self, lists: &mut Lists) {
        for list in lists.iter_mut() {
            let mut taken: HashSet<String> =
                list.choices.iter().map(|choice| choice.original.clone()).collect();
            for choice in &mut list.choices {
                let wanted = allowed_choice(&choice.original);
                if wanted == choice.original {
                    continue;
                }
                let mut name = wanted.clone();
                let mut number = 2;
                while !taken.insert(name.clone()) {
                    name = format!("{}_{number}", wanted.chars().take(56).collect::<String>());
                    number += 1;
                }
                self.report.changed(
                    choice.place.clone().column("name"),
                    ReportLine::ImportChoiceRenamed { from: shortened(&choice.original), to: name.clone() },
                );
                self.choice_renames.entry(choice.original.clone()).or_insert_with(|| name.clone());
                choice.name = name;
            }
        }
    }

    /// The choices as they stand in the form.
    pub(super) fn choices_json(&mut self, lists: Vec<List>) -> Json {
        let mut object = Object::new();
        for list in lists {
            let mut without_label = 0_u64;
            let mut first_place = None;
            let mut entries = Vec::new();
            for choice in list.choices {
                let mut label = choice.label;
                if label.is_empty() {
                    without_label += 1;
                    first_place.get_or_insert(choice.place);
                    label.push((self.languages.default_code().to_owned(), Json::text(&choice.original)));
                }
                let mut entry: Object =
                    vec![("name".into(), Json::text(choice.name)), ("label".into(), Json::Object(label))];
                entry.extend(choice.more);
                entries.push(Json::Object(entry));
            }
            if let Some(place) = first_place {
                let line = ReportLine::ImportChoicesWithoutLabel {
                    list: shortened(&list.original),
                    choices: without_label,
                };
                self.report.changed(place.column("label"), line);
            }
            object.push((list.name, Json::List(entries)));
        }
        Json::Object(object)
    }
}
