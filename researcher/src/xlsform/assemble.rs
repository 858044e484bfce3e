//! The parts of a workbook that was read → the properties of a form.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::import::{Assembled, Importer};
use super::json::{Json, Object};
use super::mistake::{Mistakes, Placed};
use super::place::{Place, shortened};
use super::references::{self, Piece};
use super::report::ReportLine;
use super::settings::yes_no;
use super::survey::{Node, Shape};
use super::{names, order};

/// Properties that hold an expression.
pub(super) const EXPRESSIONS: [&str; 9] = [
    "relevant",
    "constraint",
    "warning",
    "calculation",
    "choice_filter",
    "required",
    "read_only",
    "repeat_count",
    "instance_name",
];

impl Importer<'_> {
    /// Puts the form together.
    pub(super) fn finish(
        &mut self,
        mut nodes: Vec<Node>,
        beside: &mut dyn FnMut(&str) -> Option<Vec<u8>>,
    ) -> Result<Assembled, Mistakes> {
        if self.settings.flat.is_some() {
            flatten(&mut nodes, "");
            let place = self.settings.flat.as_ref().map_or_else(Place::default, |flat| flat.place.clone());
            self.report.changed(place, ReportLine::ImportFlat);
        }
        if let Some(add_none) = self.settings.add_none.clone()
            && yes_no(&add_none.text) == Some(true)
        {
            self.add_none(&mut nodes);
            self.report.changed(add_none.place, ReportLine::ImportNoneAdded);
        }
        self.spread_loops(&mut nodes)?;
        self.name_sources(&mut nodes);
        self.settle_absent(&mut nodes);
        let renames = std::mem::take(&mut self.renames);
        let choice_renames = std::mem::take(&mut self.choice_renames);
        for_each(&mut nodes, &mut |node| rename(node, &renames, &choice_renames));
        let mut properties = self.form_properties(&renames);
        let tables = self.tables(&mut nodes, beside)?;
        let mut lists = std::mem::take(&mut self.lists).into_lists();
        lists.extend(std::mem::take(&mut self.external).into_lists());
        let mut choices = self.choices_json(lists);
        choices_renamed(&mut choices, &renames);
        properties.push(("choices".into(), choices));
        if !tables.is_empty() {
            properties.push(("tables".into(), Json::Object(tables)));
        }
        self.more_properties(&mut properties)?;
        self.tell_counts(&nodes);
        let settings_sheet = self.book.sheet("settings").map_or("settings", |sheet| &sheet.name).to_owned();
        Ok(Assembled { properties, survey: nodes, settings_sheet })
    }

    /// Id, version, title, languages and what else the settings hold.
    fn form_properties(&mut self, renames: &HashMap<String, String>) -> Object {
        let place_of = |setting: &Option<super::settings::Setting>| {
            setting.as_ref().map_or_else(|| Place::sheet("settings"), |setting| setting.place.clone())
        };
        let stem = self.options.file_stem.clone();
        let stated = self.settings.id.as_ref().map(|id| id.text.clone());
        let wanted = stated.clone().or(stem).unwrap_or_else(|| "form".to_owned());
        let id = names::allowed(&wanted);
        if stated.is_none() {
            self.report
                .changed(place_of(&self.settings.id), ReportLine::ImportIdFromFile { name: id.clone() });
        } else if id != wanted {
            let line = ReportLine::ImportIdChanged { from: shortened(&wanted), to: id.clone() };
            self.report.changed(place_of(&self.settings.id), line);
        }
        let version = self.version();
        let codes = self.languages.codes.iter().map(Json::text).collect();
        let mut title = Object::new();
        for (path, setting) in &self.settings.own {
            if let [first, language] = path.as_slice()
                && first == "title"
            {
                title.push((super::languages::code(language).0, Json::text(&setting.text)));
            }
        }
        let default = self.languages.default_code();
        let stated = self.settings.title.as_ref().map_or_else(|| wanted.clone(), |title| title.text.clone());
        if title.is_empty() {
            title.push((default.to_owned(), Json::text(super::languages::printable(&stated))));
        }
        title.sort_by_key(|(code, _)| self.languages.codes.iter().position(|known| known == code));
        let mut properties: Object = vec![
            ("kin_form".into(), Json::Number(1.into())),
            ("id".into(), Json::Text(id)),
            ("version".into(), Json::Text(version)),
            ("title".into(), Json::Object(title)),
            ("languages".into(), Json::List(codes)),
        ];
        if let Some(name) = &self.settings.instance_name {
            let text = references::renamed(&name.text, renames).unwrap_or_else(|| name.text.clone());
            properties.push(("instance_name".into(), Json::Text(text)));
        }
        properties
    }

    fn version(&mut self) -> String {
        let Some(version) = self.settings.version.clone() else {
            self.report.decide(Place::sheet("settings"), ReportLine::ImportVersionMissing);
            return "1".to_owned();
        };
        let to: String =
            version.text.chars().map(|c| if c.is_ascii_graphic() { c } else { '_' }).take(64).collect();
        if to != version.text {
            let line = ReportLine::ImportVersionChanged { from: shortened(&version.text), to: to.clone() };
            self.report.changed(version.place, line);
        }
        to
    }

    /// A choice `none` in every select of several, as the setting asks for.
    fn add_none(&mut self, nodes: &mut [Node]) {
        let label = self.in_default_language("None");
        let Json::Object(label) = label else { return };
        let originals: HashMap<String, String> =
            self.lists.iter().rev().map(|list| (list.name.clone(), list.original.clone())).collect();
        for_each(nodes, &mut |node| {
            if node.kind != "select_multiple" {
                return;
            }
            let own = "(.='none' or not(selected(., 'none')))";
            let original = originals.get(node.text("list"));
            let Some(list) = original.and_then(|original| self.lists.get_mut(original)) else { return };
            if !list.choices.iter().any(|choice| choice.original == "none") {
                list.choices.push(super::lists::Choice {
                    original: "none".into(),
                    name: "none".into(),
                    label: label.clone(),
                    more: Object::new(),
                    place: node.place.clone(),
                });
            }
            let constraint = match node.text("constraint") {
                "" => own.to_owned(),
                stated => format!("{stated} and {own}"),
            };
            node.put("constraint", Json::Text(constraint));
        });
    }

    /// `select_one ${name}`: the choices are the answers to a question in a repeat.
    fn name_sources(&mut self, nodes: &mut [Node]) {
        let mut repeats: BTreeMap<String, String> = BTreeMap::new();
        enclosing(nodes, None, &mut repeats);
        let mut unknown = Vec::new();
        for_each(nodes, &mut |node| {
            let Some(question) = node.get("from_repeat").and_then(Json::as_text).map(str::to_owned) else {
                return;
            };
            // Our own exports name the repeat, and the question in a parameter.
            match repeats.get(&question) {
                Some(repeat) => {
                    node.put("from_repeat", Json::text(repeat));
                    if node.get("value").is_none() {
                        node.put("value", Json::text(&question));
                    }
                }
                None => unknown.push(node.place.clone()),
            }
        });
        for place in unknown {
            self.mistake(super::mistake::WorkbookMistake::WorkbookSourceNotInRepeat, place);
        }
    }

    /// Questions that our forms do not ask: gone, or empty where an expression reads them.
    fn settle_absent(&mut self, nodes: &mut Vec<Node>) {
        let mut read: HashSet<String> = HashSet::new();
        for_each(nodes, &mut |node| {
            if matches!(node.shape, Shape::Absent(_)) {
                return;
            }
            for (property, value) in &mut node.properties {
                let is_trigger = property == "trigger";
                value.for_each_text(&mut |text| {
                    let found = references::references(text).unwrap_or_default();
                    read.extend(found.into_iter().map(|reference| reference.name.to_owned()));
                    if is_trigger {
                        read.insert(text.clone());
                    }
                });
            }
        });
        if let Some(name) = &self.settings.instance_name {
            let found = references::references(&name.text).unwrap_or_default();
            read.extend(found.into_iter().map(|reference| reference.name.to_owned()));
        }
        self.drop_absent(nodes, &read);
    }

    fn drop_absent(&mut self, nodes: &mut Vec<Node>, read: &HashSet<String>) {
        nodes.retain_mut(|node| {
            self.drop_absent(&mut node.children, read);
            if let Shape::Absent(reason) = node.shape {
                let kind = node.text("hint").to_owned();
                let place = node.place_of("type");
                let name = shortened(&node.original);
                node.properties.clear();
                node.shape = Shape::Question;
                let is_read = read.contains(&node.original);
                let line = if is_read {
                    ReportLine::ImportTypeEmpty { kind, name, reason }
                } else {
                    ReportLine::ImportTypeLeft { kind, name, reason }
                };
                self.report.left(place, line);
                return is_read;
            }
            let is_empty = matches!(node.shape, Shape::Group | Shape::Repeat) && node.children.is_empty();
            if is_empty {
                let line = ReportLine::ImportGroupEmpty { name: shortened(&node.original) };
                self.report.left(node.place.clone(), line);
            }
            !is_empty
        });
    }

    /// What our own exports keep of a form beside questions, choices and tables.
    fn more_properties(&mut self, properties: &mut Object) -> Result<(), Placed> {
        if let Some(cell) = self.settings.own(&["minimum_cell"]) {
            let number = super::parameters::value(&cell.text);
            properties.push(("minimum_cell".into(), number));
        }
        let own = super::own_sheets::read(&self.book, &mut self.report)?;
        for (property, value) in own {
            properties.retain(|(known, _)| *known != property);
            properties.push((property, value));
        }
        for (path, setting) in self.settings.own.clone() {
            let is_known = matches!(path[0].as_str(), "title" | "languages" | "minimum_cell" | "exact");
            if !is_known {
                self.report.left(setting.place, ReportLine::ImportSettingLeft { reason: "unknown" });
            }
        }
        order::sort(properties, &order::FORM);
        Ok(())
    }

    fn tell_counts(&mut self, nodes: &[Node]) {
        if self.straightened > 0 {
            let line = ReportLine::ImportQuotesStraightened { cells: self.straightened };
            self.report.changed(Place::default(), line);
        }
        if self.texts_at_default > 0 && !self.settings.exact {
            let line = ReportLine::ImportTextsAtDefault {
                questions: self.texts_at_default,
                characters: u64::from(kin_forms::limits::DEFAULT_TEXT_CHARS),
            };
            self.report.decide(Place::sheet("survey"), line);
        }
        if !self.settings.exact {
            super::identifying::tell(nodes, &mut self.report);
        }
        if self.settings.own(&["consent"]).is_none()
            && self.book.sheet("kin_consent").is_none()
            && !self.settings.exact
        {
            self.report.decide(Place::default(), ReportLine::ImportConsentMissing);
        }
    }
}

/// Every node, children first.
pub(super) fn for_each(nodes: &mut [Node], change: &mut impl FnMut(&mut Node)) {
    for node in nodes {
        for_each(&mut node.children, change);
        change(node);
    }
}

/// Question → innermost repeat around it, by the workbook's names.
fn enclosing(nodes: &[Node], repeat: Option<&str>, found: &mut BTreeMap<String, String>) {
    for node in nodes {
        if let Some(repeat) = repeat {
            found.insert(node.original.clone(), repeat.to_owned());
        }
        let inner = if node.shape == Shape::Repeat { Some(node.original.as_str()) } else { repeat };
        enclosing(&node.children, inner, found);
    }
}

/// The setting `flat`: what a group's condition says is said by each question in it.
fn flatten(nodes: &mut [Node], outer: &str) {
    for node in nodes {
        let own = node.text("relevant").to_owned();
        let joined = match (outer, own.as_str()) {
            ("", own) => own.to_owned(),
            (outer, "") => outer.to_owned(),
            (outer, own) => format!("{outer} and ({own})"),
        };
        if !node.children.is_empty() {
            flatten(&mut node.children, &joined);
        } else if !joined.is_empty() {
            node.put("relevant", Json::Text(joined));
        }
    }
}

/// Follows new names of questions and choices.
fn rename(node: &mut Node, names: &HashMap<String, String>, choices: &BTreeMap<String, String>) {
    for (property, value) in &mut node.properties {
        let is_name = matches!(property.as_str(), "trigger" | "from_repeat" | "value" | "label_question");
        let is_expression = EXPRESSIONS.contains(&property.as_str());
        let is_default = property == "default";
        value.for_each_text(&mut |text| {
            if is_name && let Some(name) = names.get(text.as_str()) {
                text.clone_from(name);
            }
            if let Some(renamed) = references::renamed(text, names) {
                *text = renamed;
            }
            if is_expression || is_default {
                compare_with(text, choices, is_default);
            }
        });
    }
    node.properties.retain(|(property, _)| property != "type" && property != "name");
}

/// Literals that are a choice's old name take its new one.
fn compare_with(text: &mut String, choices: &BTreeMap<String, String>, is_default: bool) {
    if choices.is_empty() {
        return;
    }
    if is_default && let Some(new) = choices.get(text.as_str()) {
        text.clone_from(new);
        return;
    }
    let literals: Vec<_> = references::pieces(text)
        .into_iter()
        .filter_map(|(range, piece)| match piece {
            Piece::Literal(literal) => Some((range, choices.get(literal)?.clone())),
            _ => None,
        })
        .collect();
    for (range, new) in literals.into_iter().rev() {
        text.replace_range(range.start + 1..range.end - 1, &new);
    }
}

fn choices_renamed(choices: &mut Json, names: &HashMap<String, String>) {
    if !names.is_empty() {
        choices.for_each_text(&mut |text| {
            if let Some(renamed) = references::renamed(text, names) {
                *text = renamed;
            }
        });
    }
}
