//! One row of the survey sheet → one question.

use super::columns::{Cell, Row};
use super::import::Importer;
use super::json::{Json, Object};
use super::kinds::{self, Kind, Select, Source};
use super::languages::printable;
use super::mistake::WorkbookMistake;
use super::parameters;
use super::place::{Place, shortened};
use super::references;
use super::report::ReportLine;
use super::settings::yes_no;
use super::survey::{Node, Shape};

/// Longest text of a question that is shown with room for several lines, where its constraint does not say.
const SEVERAL_LINES: u32 = 1000;

/// What says where a select takes its choices from.
const SOURCES: [&str; 6] = ["list", "table", "from_repeat", "value", "label_column", "or_other"];

impl Importer<'_> {
    /// Reads a question; none where nothing stands for it in the form, which was told.
    pub(super) fn question(
        &mut self,
        kind: Kind<'_>,
        word: &Cell,
        mut node: Node,
        row: &mut Row,
    ) -> Option<Node> {
        let place = row.place().column(&word.header);
        let type_place = place.clone();
        match kind {
            Kind::Question(ours) => node.kind = ours,
            Kind::Preset(preset) => {
                node.kind = preset.ours;
                node.put("constraint", Json::text(preset.constraint));
                if let Some(hint) = preset.hint {
                    node.put("hint", self.in_default_language(hint));
                }
                if word.text == "phone number" {
                    node.put("disclosure", Json::text("direct"));
                }
                self.report.changed(
                    place,
                    ReportLine::ImportTypePreset { from: word.text.clone(), to: preset.ours },
                );
            }
            Kind::Select(select) => {
                node.kind = select.ours;
                self.select(select, &mut node, row, &place)?;
            }
            Kind::Absent(reason) => {
                node.kind = "hidden";
                self.check_absent(&word.text, &node, row);
                node.shape = Shape::Absent(reason);
                node.headers.insert("type".into(), word.header.clone());
                node.put("hint", Json::text(&word.text));
                self.trigger(&mut node, row);
                for path in [&["label"][..], &["bind", "relevant"], &["parameters"]] {
                    row.take_words(path);
                }
                return Some(node);
            }
            Kind::Data => {
                self.wanted.entry(stem(&node.original).to_owned()).or_insert_with(|| row.place());
                self.report.changed(place, ReportLine::ImportDataRow { table: shortened(&node.original) });
                return None;
            }
            Kind::Include => {
                self.mistake(
                    WorkbookMistake::WorkbookIncludeMissing { name: shortened(&node.original) },
                    place,
                );
                return None;
            }
            Kind::Unknown | Kind::Begin(..) | Kind::End(_) | Kind::Setting(_) => {
                self.unknown_type(&word.text, place);
                return None;
            }
        }
        self.properties(&word.text, &mut node, row);
        if word.text == "calculate" && node.get("calculation").is_none() && !is_computed(node.get("default"))
        {
            self.mistake(WorkbookMistake::WorkbookCalculationMissing, row.place());
            return None;
        }
        if let (Kind::Select(_), Some(stated)) = (kind, row.peek(&["bind", "type"]))
            && !matches!(stated, "string" | "odk:rank")
        {
            self.mistake(WorkbookMistake::WorkbookSelectType { stated: shortened(stated) }, row.place());
        }
        if let Kind::Select(select) = kind {
            self.search(&mut node, select.list, &type_place);
        }
        self.settle_kind(&mut node, word);
        Some(node)
    }

    /// What pyxform refuses of questions that our forms do not ask.
    fn check_absent(&mut self, word: &str, node: &Node, row: &Row) {
        let has = |step: &str| row.cells().iter().any(|cell| cell.path[0] == step);
        if word.starts_with("osm") && !has("label") && !has("hint") {
            let name = shortened(&node.original);
            self.mistake(WorkbookMistake::WorkbookLabelMissing { name }, node.place.clone());
        }
        if word == "background-geopoint" && !has("trigger") {
            self.mistake(WorkbookMistake::WorkbookTriggerMissing, node.place.clone());
        }
        let Some(cell) = row.cells().iter().find(|cell| cell.path[0] == "parameters") else { return };
        let place = row.place().column(&cell.header);
        let checked = match parameters::pairs(&cell.text) {
            Some(pairs) if word == "background-audio" => parameters::check(word, false, &pairs),
            Some(_) => Ok(()),
            None => Err(WorkbookMistake::WorkbookParametersBroken),
        };
        if let Err(mistake) = checked {
            self.mistake(mistake, place);
        }
    }

    fn unknown_type(&mut self, word: &str, place: Place) {
        let small = word.to_lowercase();
        let first = small.split(' ').next().unwrap_or_default();
        let nearest = kinds::words()
            .map(|known| (strsim::jaro_winkler(known, &small).max(strsim::jaro_winkler(known, first)), known))
            .filter(|(likeness, _)| *likeness > 0.85)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let kind = shortened(word);
        let mistake = match nearest {
            Some((_, nearest)) => {
                WorkbookMistake::WorkbookTypeUnknownNear { kind, nearest: nearest.to_owned() }
            }
            None => WorkbookMistake::WorkbookTypeUnknown { kind },
        };
        self.mistake(mistake, place);
    }

    fn properties(&mut self, word: &str, node: &mut Node, row: &mut Row) {
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

    /// What can only be said once all properties are known.
    fn settle_kind(&mut self, node: &mut Node, word: &Cell) {
        let is_shown = ["label", "hint", "media"].iter().any(|property| node.get(property).is_some());
        let is_metadata = matches!(node.kind, "start" | "end" | "today" | "username" | "audit");
        let place = node.place.clone().column(&word.header);
        if !is_shown && !is_metadata && !matches!(node.kind, "calculate" | "hidden") {
            let fills_itself = node.get("calculation").is_some() || node.get("trigger").is_some();
            if !fills_itself {
                let name = shortened(&node.original);
                self.mistake(WorkbookMistake::WorkbookLabelMissing { name }, node.place.clone());
            } else if node.kind != "note" || node.get("calculation").is_some() {
                let from = word.text.clone();
                self.report.changed(place, ReportLine::ImportTypeUnshown { from });
                node.kind = "calculate";
                // The type that the line tells had them.
                node.properties.retain(|(property, _)| !SOURCES.contains(&property.as_str()));
            }
        }
        if !is_metadata
            && !matches!(node.kind, "calculate" | "hidden")
            && let Some(media) = node.get("media")
            && media.get("big_image").is_some()
            && media.get("image").is_none()
        {
            let name = shortened(&node.original);
            self.mistake(WorkbookMistake::WorkbookBigImageAlone { name }, node.place.clone());
        }
        if node.kind == "calculate" {
            self.unseen.insert(node.original.clone());
        }
        // A calculation that only sets a first value is a hidden question with that default.
        if node.kind == "calculate" && node.get("calculation").is_none() && node.get("trigger").is_none() {
            node.kind = "hidden";
            let place = node.place_of("default");
            self.report.changed(place, ReportLine::ImportCalculateOnce);
        }
        if node.kind == "text" && node.get("max_length").is_none() && !self.settings.exact {
            self.text_length(node);
        }
    }

    fn text_length(&mut self, node: &mut Node) {
        let stated = longest_text(node.text("constraint"));
        let several_lines = node.text("appearance").split(' ').any(|word| word == "multiline")
            || node.get("parameters").is_some_and(|parameters| parameters.get("rows").is_some());
        let most = kin_forms::limits::MAX_TEXT_CHARS;
        let length = match stated {
            Some(stated) if stated > kin_forms::limits::DEFAULT_TEXT_CHARS => stated.min(most),
            None if several_lines => SEVERAL_LINES,
            _ => {
                self.texts_at_default += 1;
                return;
            }
        };
        node.put("max_length", Json::Number(length.into()));
        self.report.decide(node.place.clone(), ReportLine::ImportTextLength { characters: length.into() });
    }

    fn select(&mut self, select: Select<'_>, node: &mut Node, row: &Row, place: &Place) -> Option<()> {
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
                if self.external.0.is_empty() {
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
        let names = self.lists.0.iter().map(|known| known.original.as_str());
        let nearest = names
            .map(|known| (strsim::jaro_winkler(known, list), known))
            .filter(|(likeness, _)| *likeness > 0.8)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let mistake = match nearest {
            _ if self.lists.0.is_empty() => WorkbookMistake::WorkbookChoicesMissing { list: shortened(list) },
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
        list.choices.push(super::choices::Choice {
            original: "other".into(),
            name: "other".into(),
            label: languages.into_iter().map(|code| (code, Json::text("Other"))).collect(),
            more: Object::new(),
            place: place.clone(),
        });
        let line = ReportLine::ImportOtherAdded { list: list.original.clone() };
        self.report.changed(place, line);
    }

    fn trigger(&mut self, node: &mut Node, row: &mut Row) {
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

    fn default(&mut self, node: &mut Node, row: &mut Row) {
        let Some(cell) = row.take(&["default"]) else { return };
        let place = row.place().column(&cell.header);
        if matches!(node.kind, "image" | "audio" | "video" | "file") {
            return self.left_cell(place, "file-default", &cell.text);
        }
        let is_moment = matches!(node.kind, "date" | "dateTime" | "geopoint" | "geotrace" | "geoshape");
        let value = if references::is_dynamic(&cell.text, is_moment) {
            Json::Object(vec![("expression".into(), Json::text(&cell.text))])
        } else {
            let text = day_and_time(node.kind, &cell.text);
            if text != cell.text {
                self.report.changed(
                    place,
                    ReportLine::ImportDefaultCut { from: shortened(&cell.text), to: text.clone() },
                );
            }
            default_value(node.kind, &text)
        };
        node.headers.insert("default".into(), cell.header);
        node.put("default", value);
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
    pub(super) fn more(&mut self, node: &mut Node, row: &mut Row) {
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

    pub(super) fn put_words(&mut self, node: &mut Node, row: &mut Row, path: &[&str], property: &str) {
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

    pub(super) fn put_expression(&mut self, node: &mut Node, row: &mut Row, path: &[&str], property: &str) {
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

    pub(super) fn put_whole(&mut self, node: &mut Node, row: &mut Row, path: &[&str], property: &str) {
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
    pub(super) fn media(&mut self, row: &mut Row) -> Option<Json> {
        let mut media = Object::new();
        for (step, property) in super::choices::MEDIA {
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

    pub(super) fn in_default_language(&self, text: &str) -> Json {
        Json::Object(vec![(self.languages.default_code().to_owned(), Json::text(text))])
    }
}

/// `yes`, `no`, or an expression.
fn put_condition(node: &mut Node, row: &mut Row, path: &[&str], property: &str) {
    let Some(cell) = row.take(path) else { return };
    node.headers.insert(property.to_owned(), cell.header);
    match yes_no(&cell.text) {
        Some(answer) => node.put(property, Json::Bool(answer)),
        None => node.put(property, Json::text(cell.text)),
    }
}

/// A text as it stands.
pub(super) fn put_text(node: &mut Node, row: &mut Row, path: &[&str], property: &str) {
    let Some(cell) = row.take(path) else { return };
    node.headers.insert(property.to_owned(), cell.header);
    node.put(property, Json::text(printable(&cell.text)));
}

/// A file's name without its ending.
pub(super) fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

fn is_computed(default: Option<&Json>) -> bool {
    default.is_some_and(|default| default.get("expression").is_some())
}

/// A static default as the form holds it: a number where the question takes one.
pub(super) fn default_value(kind: &str, text: &str) -> Json {
    match kind {
        "integer" | "decimal" | "range" => parameters::value(text),
        "acknowledge" if matches!(text, "OK" | "true" | "TRUE" | "yes") => Json::Bool(true),
        _ => Json::text(printable(text)),
    }
}

/// A spreadsheet's date has a time, its time may have a date.
pub(super) fn day_and_time(kind: &str, text: &str) -> String {
    let is_day = |day: &str| day.len() == 10 && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    match (kind, text.split_once([' ', 'T'])) {
        ("date", Some((day, _))) if is_day(day) => day.to_owned(),
        ("time", Some((day, time))) if is_day(day) => time.to_owned(),
        ("dateTime", Some((day, time))) if is_day(day) => format!("{day}T{time}"),
        _ => text.to_owned(),
    }
}

/// The most characters that a constraint such as `string-length(.) <= 500` lets pass.
fn longest_text(constraint: &str) -> Option<u32> {
    use references::Piece::{Function, Number, Sign};
    let pieces: Vec<_> = references::pieces(constraint).into_iter().map(|(_, piece)| piece).collect();
    let at = pieces
        .windows(4)
        .position(|window| window == [Function("string-length"), Sign('('), Sign('.'), Sign(')')])?;
    match pieces.get(at + 4..)? {
        [Sign('<'), Number(number), ..] => number.parse::<u32>().ok()?.checked_sub(1),
        [Sign('<'), Sign('='), Number(number), ..] | [Sign('='), Number(number), ..] => number.parse().ok(),
        _ => None,
    }
    .filter(|length| *length > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_constraint_on_length_is_read() {
        assert_eq!(longest_text("string-length(.) <= 500"), Some(500));
        assert_eq!(longest_text(". != '' and string-length( . ) < 141"), Some(140));
        assert_eq!(longest_text("string-length(.) > 3"), None);
        assert_eq!(longest_text("regex(., '[a-z]+')"), None);
    }

    #[test]
    fn a_date_of_a_spreadsheet_loses_its_midnight() {
        assert_eq!(day_and_time("date", "2026-01-31 00:00:00"), "2026-01-31");
        assert_eq!(day_and_time("time", "1900-01-01 08:30:00"), "08:30:00");
        assert_eq!(day_and_time("text", "2026-01-31 00:00:00"), "2026-01-31 00:00:00");
    }
}
