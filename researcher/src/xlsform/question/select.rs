//! Where a select takes its choices from: a list, a repeat, a file beside the workbook.

use crate::xlsform::columns::Row;
use crate::xlsform::import::Importer;
use crate::xlsform::json::{Json, Object};
use crate::xlsform::kinds::{Select, Source};
use crate::xlsform::lists::Choice;
use crate::xlsform::mistake::WorkbookMistake;
use crate::xlsform::parameters;
use crate::xlsform::place::{Place, shortened};
use crate::xlsform::references;
use crate::xlsform::report::ReportLine;
use crate::xlsform::survey::Node;

/// What says where a select takes its choices from.
pub(super) const SOURCES: [&str; 6] = ["list", "table", "from_repeat", "value", "label_column", "or_other"];

impl Importer<'_> {
    pub(super) fn select(
        &mut self,
        select: Select<'_>,
        node: &mut Node,
        row: &Row,
        place: &Place,
    ) -> Option<()> {
        let list = select.list;
        match select.source {
            Source::Choices if list.contains("${") => match references::references(list) {
                Ok(found) if !found.is_empty() => node.put("from_repeat", Json::text(found[0].name)),
                _ => {
                    self.mistake(WorkbookMistake::WorkbookReferenceBroken, place.clone());
                    return None;
                }
            },
            Source::File => return self.choices_of_file(list, node, row, place),
            Source::External => {
                if self.external.is_empty() {
                    self.mistake(WorkbookMistake::WorkbookExternalChoicesMissing, place.clone());
                    return None;
                }
                let Some(known) = self.external.get(list) else {
                    self.mistake(
                        WorkbookMistake::WorkbookListUnknown { list: shortened(list) },
                        place.clone(),
                    );
                    return None;
                };
                node.put("list", Json::text(&known.name));
            }
            Source::Choices => {
                if [".csv", ".xml", ".geojson"].iter().any(|ending| list.ends_with(ending))
                    && self.lists.get(list).is_none()
                {
                    return self.choices_of_file(list, node, row, place);
                }
                if self.lists.get(list).is_none() {
                    self.list_unknown(list, place.clone());
                    return None;
                }
                self.select_checks(select, row, place);
                let known = self.lists.get(list)?;
                node.put("list", Json::text(&known.name));
            }
        }
        if select.or_other {
            self.or_other(list, node);
        }
        Some(())
    }

    fn list_unknown(&mut self, list: &str, place: Place) {
        if self.is_full_of_mistakes() {
            return;
        }
        let names = self.lists.iter().map(|known| known.original.as_str());
        let nearest = names
            .map(|known| (strsim::jaro_winkler(known, list), known))
            .filter(|(likeness, _)| *likeness > 0.8)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let mistake = match nearest {
            _ if self.lists.is_empty() => WorkbookMistake::WorkbookChoicesMissing { list: shortened(list) },
            Some((_, nearest)) => WorkbookMistake::WorkbookListUnknownNear {
                list: shortened(list),
                nearest: shortened(nearest),
            },
            None => WorkbookMistake::WorkbookListUnknown { list: shortened(list) },
        };
        self.mistake(mistake, place);
    }

    fn select_checks(&mut self, select: Select<'_>, row: &Row, place: &Place) {
        let choices = self.lists.get(select.list).map_or(&[][..], |list| &list.choices);
        let with_blank = choices.iter().find(|choice| choice.original.contains(' '));
        if let ("select_multiple", Some(choice)) = (select.ours, with_blank) {
            let (choice, list) = (shortened(&choice.original), shortened(select.list));
            self.mistake(WorkbookMistake::WorkbookChoiceWithBlank { choice, list }, place.clone());
        }
        if select.or_other && row.peek(&["choice_filter"]).is_some() {
            self.mistake(WorkbookMistake::WorkbookOtherFiltered, place.clone());
        }
    }

    /// Choices from a file beside the workbook: a table of the form.
    fn choices_of_file(&mut self, file: &str, node: &mut Node, row: &Row, place: &Place) -> Option<()> {
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        if !matches!(ending, "csv" | "xml" | "geojson") || file.matches('.').count() != 1 {
            self.mistake(WorkbookMistake::WorkbookChoiceFileEnding { file: shortened(file) }, place.clone());
            return None;
        }
        self.files.entry(stem(file).to_owned()).or_insert_with(|| file.to_owned());
        self.wanted.entry(stem(file).to_owned()).or_insert_with(|| row.place());
        let (value, label) = if ending == "geojson" { ("id", "title") } else { ("name", "label") };
        let stated = row.peek(&["parameters"]).and_then(parameters::pairs).unwrap_or_default();
        let parameter =
            |wanted: &str| stated.iter().find(|(key, _)| key == wanted).map(|(_, text)| text.clone());
        node.put("table", Json::text(stem(file)));
        node.put("value", Json::text(parameter("value").unwrap_or_else(|| value.to_owned())));
        node.put("label_column", Json::text(parameter("label").unwrap_or_else(|| label.to_owned())));
        Some(())
    }

    /// `or_other`: a choice `other` stands in the list, as pyxform puts it there.
    fn or_other(&mut self, list: &str, node: &mut Node) {
        node.put("or_other", Json::Bool(true));
        let default = self.languages.default_code().to_owned();
        let place = node.place.clone();
        let Some(list) = self.lists.get_mut(list) else { return };
        if self.settings.exact || list.choices.iter().any(|choice| choice.original == "other") {
            return;
        }
        let mut languages: Vec<String> = Vec::new();
        for (code, _) in list.choices.iter().flat_map(|choice| &choice.label) {
            if !languages.contains(code) {
                languages.push(code.clone());
            }
        }
        if languages.is_empty() {
            languages.push(default);
        }
        let codes = &self.languages.codes;
        languages.sort_by_key(|code| codes.iter().position(|known| known == code));
        list.choices.push(Choice {
            original: "other".into(),
            name: "other".into(),
            label: languages.into_iter().map(|code| (code, Json::text("Other"))).collect(),
            more: Object::new(),
            place: place.clone(),
        });
        let line = ReportLine::ImportOtherAdded { list: list.original.clone() };
        self.report.changed(place, line);
    }
}

/// A file's name without its ending.
pub(in crate::xlsform) fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}
