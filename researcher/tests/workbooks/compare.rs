//! Item by item: names, types, nesting, words by language, choices and every expression.

use kin_researcher::xlsform::{Imported, ReportLine};
use serde_json::Value;

use crate::expected::{condition, expression, is_generated, kind, language};

pub(crate) struct Comparison<'i> {
    form: Value,
    pub(crate) imported: &'i Imported,
    default: String,
    differences: Vec<String>,
}

/// Every difference between pyxform's JSON and a form.
pub(crate) fn compare(theirs: &Value, imported: &Imported) -> Vec<String> {
    let theirs = &renamed(theirs, imported);
    let form: Value = serde_json::from_slice(&imported.json).unwrap();
    let default = form["languages"][0].as_str().unwrap().to_owned();
    let mut comparison = Comparison { form, imported, default, differences: Vec::new() };
    comparison.whole(theirs);
    comparison.differences
}

/// Pyxform's JSON with the new names that the report tells, in references and in comparisons with choices.
fn renamed(theirs: &Value, imported: &Imported) -> Value {
    let mut text = theirs.to_string();
    for line in &imported.report.lines {
        match &line.what {
            ReportLine::ImportNameChanged { from, to } => {
                for before in ["${", "${last-saved#"] {
                    text = text.replace(&format!("{before}{from}}}"), &format!("{before}{to}}}"));
                }
            }
            ReportLine::ImportChoiceRenamed { from, to } => {
                text = text.replace(&format!("'{from}'"), &format!("'{to}'"));
                text = text.replace(&format!("\"name\":\"{from}\""), &format!("\"name\":\"{to}\""));
            }
            ReportLine::ImportTableRenamed { from, to } => {
                for function in ["pulldata", "instance"] {
                    text = text.replace(&format!("{function}('{from}'"), &format!("{function}('{to}'"));
                }
            }
            ReportLine::ImportReferenceLeft { name } => text = text.replace(&format!("${{{name}}}"), name),
            _ => {}
        }
    }
    serde_json::from_str(&text).unwrap()
}

impl Comparison<'_> {
    fn differ(&mut self, at: &str, what: &str, theirs: &Value, ours: &Value) {
        if theirs != ours {
            self.differences.push(format!("{at}: {what}: pyxform {theirs}, form {ours}"));
        }
    }

    fn whole(&mut self, theirs: &Value) {
        let default = self.default.clone();
        let title = self.form["title"][&default].clone();
        self.differ("form", "title", &theirs["title"], &title);
        let id = self.form["id"].clone();
        let changed = self.has_line(|line| {
            matches!(line, ReportLine::ImportIdChanged { .. } | ReportLine::ImportIdFromFile { .. })
        });
        if !changed {
            self.differ("form", "id", &theirs["id_string"], &id);
        }
        let changed = self.has_line(|line| matches!(line, ReportLine::ImportVersionChanged { .. }));
        if theirs["version"].is_string() && !changed {
            let version = self.form["version"].clone();
            self.differ("form", "version", &theirs["version"], &version);
        }
        let name = self.form["instance_name"].clone();
        self.expression("form", "instance_name", &theirs["instance_name"], &name);
        let survey = self.form["survey"].clone();
        self.items("survey", &theirs["children"], &survey);
        self.choices(theirs);
    }

    fn items(&mut self, at: &str, theirs: &Value, ours: &Value) {
        let all: Vec<&Value> = theirs.as_array().into_iter().flatten().collect();
        let mut expected: Vec<(&Value, Option<&Value>)> = Vec::new();
        for (index, item) in all.iter().enumerate() {
            let before = index.checked_sub(1).map(|index| all[index]);
            if item["name"] == "meta" {
                expected.extend(
                    item["children"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .filter(|it| it["type"] == "audit")
                        .map(|it| (it, None)),
                );
            }
            let next = all.get(index + 1);
            // A calculation that pyxform makes of the count of the repeat behind it.
            let is_count = next.is_some_and(|next| {
                let name = item["name"].as_str().unwrap_or_default();
                next["type"] == "repeat"
                    && next["control"]["jr:count"] == format!("${{{name}}}")
                    && name == format!("{}_count", next["name"].as_str().unwrap_or_default())
                    && item["type"] == "calculate"
            });
            if !is_generated(item, before) && !is_count {
                expected.push((item, before));
            }
        }
        // Pyxform moves the audit into the meta group, which stands last.
        let mut ours: Vec<&Value> = ours.as_array().into_iter().flatten().collect();
        ours.sort_by_key(|item| item["type"] == "audit");
        let mut next = ours.iter().peekable();
        for (item, before) in expected {
            let name = item["name"].as_str().unwrap();
            let here = format!("{at}/{name}");
            let found = next.next_if(|found| self.is_named(found, name));
            match (kind(item["type"].as_str().unwrap()), found) {
                (Some(kind), Some(found)) => self.item(&here, kind, item, before, found),
                (None, found) => self.absent(&here, name, found.copied()),
                (Some("group" | "repeat"), None) if item["children"] == Value::Array(vec![]) => {}
                (Some(_), None) => self.differences.push(format!("{here} is not in the form")),
            }
        }
        for found in next {
            self.differences.push(format!("{at}: {} is in the form only", found["name"]));
        }
    }

    /// Whether an item of the form is the one pyxform names so: of that name, or renamed with a line.
    fn is_named(&self, found: &Value, name: &str) -> bool {
        let ours = found["name"].as_str().unwrap();
        ours == name
            || self.has_line(|line| match line {
                ReportLine::ImportNameChanged { from, to } | ReportLine::ImportNameTwice { from, to } => {
                    from == name && to == ours
                }
                _ => false,
            })
    }

    /// What our forms do not ask stands in the report, and is empty where it is read.
    fn absent(&mut self, at: &str, name: &str, found: Option<&Value>) {
        let told = self.has_line(|line| match line {
            ReportLine::ImportTypeLeft { name: told, .. } => told == name && found.is_none(),
            ReportLine::ImportTypeEmpty { name: told, .. } => told == name && found.is_some(),
            ReportLine::ImportDataRow { table } => table == name && found.is_none(),
            _ => false,
        });
        if !told {
            self.differences.push(format!("{at}: not asked, and not told"));
        }
        if let Some(found) = found
            && found["type"] != "hidden"
        {
            self.differences.push(format!("{at}: stands as {}", found["type"]));
        }
    }

    fn item(&mut self, at: &str, kind: &str, theirs: &Value, before: Option<&Value>, ours: &Value) {
        let unshown = self.has_line(|line| {
            matches!(line, ReportLine::ImportTypeUnshown { .. } | ReportLine::ImportCalculateOnce)
        });
        // A calculation that was left makes the question one that is always empty.
        let emptied = theirs["type"] == "calculate"
            && ours["type"] == "hidden"
            && theirs["bind"]["calculate"].as_str().is_some_and(|text| self.is_left("calculation", text));
        let unshown = unshown && matches!(ours["type"].as_str(), Some("calculate" | "hidden"));
        if !(unshown || emptied) {
            self.differ(at, "type", &kind.into(), &ours["type"]);
        }
        let children: Vec<&Value> = theirs["children"].as_array().into_iter().flatten().collect();
        let is_table = theirs["type"] == "group"
            && ours["appearance"].as_str().is_some_and(|appearance| appearance.contains("table-list"));
        // Of a table of selects pyxform puts the label into a note of its own.
        let words_of = match children.first() {
            Some(first) if is_table && is_generated(first, None) && first["type"] == "note" => *first,
            _ => theirs,
        };
        for (property, value, ours_value) in [
            ("label", &words_of["label"], &ours["label"]),
            ("hint", &theirs["hint"], &ours["hint"]),
            ("guidance_hint", &theirs["guidance_hint"], &ours["guidance_hint"]),
            ("constraint_message", &theirs["bind"]["jr:constraintMsg"], &ours["constraint_message"]),
            ("required_message", &theirs["bind"]["jr:requiredMsg"], &ours["required_message"]),
        ] {
            let preset = is_preset(theirs) && property == "hint";
            let on_group = matches!(kind, "group" | "repeat") && property != "label";
            if !(preset || (on_group && self.is_left_in_report(value))) {
                self.words(at, property, value, ours_value);
            }
        }
        self.media(at, &theirs["media"], &ours["media"]);
        let constraint = expression(&theirs["bind"]["constraint"]);
        if !is_preset(theirs) {
            self.expression(at, "constraint", &constraint, &ours["constraint"]);
        }
        self.expression(at, "relevant", &expression(&theirs["bind"]["relevant"]), &ours["relevant"]);
        self.expression(at, "calculation", &expression(&theirs["bind"]["calculate"]), &ours["calculation"]);
        // What a search looks for becomes a filter.
        if self.searched(theirs).is_none() {
            self.expression(at, "choice_filter", &theirs["choice_filter"], &ours["choice_filter"]);
        }
        for (property, value) in
            [("required", &theirs["bind"]["required"]), ("read_only", &theirs["bind"]["readonly"])]
        {
            let value = condition(value);
            // On a group it means nothing, and the cell is told.
            let on_group = matches!(kind, "group" | "repeat")
                && self.has_line(|line| matches!(line, ReportLine::ImportCellLeft { reason: "type", .. }));
            if !on_group && !self.condition_is_left(property, &value, &ours[property]) {
                self.expression(at, property, &value, &ours[property]);
            }
        }
        self.trigger(at, theirs, ours);
        self.default(at, theirs, ours);
        self.appearance(at, theirs, ours, is_table);
        if !unshown {
            self.choices_of(at, theirs, ours);
            self.parameters(at, theirs, ours);
        }
        if kind == "repeat" {
            self.repeat_count(at, theirs, before, ours);
        }
        if theirs["type"] == "loop" {
            self.spread(at, theirs, ours);
        } else {
            self.items(at, &theirs["children"], &ours["children"]);
        }
    }

    /// An expression, or a line that says why it was left.
    fn expression(&mut self, at: &str, property: &str, theirs: &Value, ours: &Value) {
        let left = ours.is_null() && theirs.as_str().is_some_and(|text| self.is_left(property, text));
        if !left && !self.is_rewritten(theirs, ours) {
            self.differ(at, property, theirs, ours);
        }
    }

    fn words(&mut self, at: &str, property: &str, theirs: &Value, ours: &Value) {
        let default = self.default.clone();
        let expected: Vec<(String, &Value)> = match theirs {
            Value::Object(by_language) => by_language
                .iter()
                .map(|(label, text)| (language(label, &default, &self.imported.report), text))
                .collect(),
            Value::Null => Vec::new(),
            text => vec![(default, text)],
        };
        for (code, text) in &expected {
            // Of two texts in one language, one unnamed, the unnamed one is told.
            let others = expected.iter().filter(|(other, _)| other == code).count();
            let told = text.as_str().is_some_and(|text| self.is_left(property, text));
            let whole =
                text.as_str().is_some_and(|text| ours.is_null() && self.are_words_left(property, text));
            // Where `label` stands behind `label::English`, pyxform loses the latter.
            if !((others > 1 || theirs.is_string()) && told || whole) {
                self.differ(at, &format!("{property} in {code}"), text, &ours[code.as_str()]);
            }
        }
        // Where `label` stands behind `label::English`, pyxform loses the latter.
        for (code, text) in ours.as_object().into_iter().flatten().filter(|_| !theirs.is_string()) {
            if !expected.iter().any(|(known, _)| known == code) {
                self.differences.push(format!("{at}: {property} in {code} is in the form only: {text}"));
            }
        }
    }

    fn media(&mut self, at: &str, theirs: &Value, ours: &Value) {
        for (kind, files) in theirs.as_object().into_iter().flatten() {
            let ours_kind = if kind == "big-image" { "big_image" } else { kind };
            let all = files.as_object().into_iter().flat_map(|files| files.values()).chain([files]);
            let whole = all.filter_map(Value::as_str).all(|file| self.are_words_left("media", file));
            if ours.is_null() && (self.is_left_in_report(files) || whole) {
                continue;
            }
            self.words(at, ours_kind, files, &ours[ours_kind]);
        }
    }

    /// The names of the questions whose answer starts a calculation.
    fn trigger(&mut self, at: &str, theirs: &Value, ours: &Value) {
        let name = |reference: &Value| {
            let text = reference.as_str().unwrap_or_default().trim();
            Value::from(self.name_of(text.trim_start_matches("${").trim_end_matches('}')))
        };
        let expected = match &theirs["trigger"] {
            Value::Null => Value::Null,
            Value::Array(references) => references.iter().map(name).collect(),
            one => Value::Array(
                one.as_str().unwrap_or_default().split(',').map(|one| name(&one.into())).collect(),
            ),
        };
        if !self.condition_is_left("trigger", &expected, &ours["trigger"]) {
            self.differ(at, "trigger", &expected, &ours["trigger"]);
        }
    }

    fn default(&mut self, at: &str, theirs: &Value, ours: &Value) {
        let Some(text) = theirs["default"].as_str() else {
            return self.differ(at, "default", &Value::Null, &ours["default"]);
        };
        let text = text.strip_prefix("jr://images/").unwrap_or(text);
        let ours = match &ours["default"] {
            Value::Object(dynamic) => dynamic["expression"].clone(),
            Value::Number(number) => number.to_string().into(),
            Value::Bool(true) => "OK".into(),
            other => other.clone(),
        };
        let cut = self.has_line(
            |line| matches!(line, ReportLine::ImportDefaultCut { from, to } if from == text && ours == **to),
        );
        if !(cut || ours.is_null() && self.is_left("default", text)) {
            self.differ(at, "default", &text.into(), &ours);
        }
    }

    fn appearance(&mut self, at: &str, theirs: &Value, ours: &Value, is_table: bool) {
        let expected = &theirs["control"]["appearance"];
        // Of the selects of a table pyxform changes the appearance.
        let of_table = expected == "list-nolabel" && ours["appearance"] != *expected;
        if self.searched(theirs).is_some() {
            let shown = ours["appearance"].as_str().unwrap_or_default();
            let is_rest = expected.as_str().is_some_and(|expected| expected.contains(shown));
            self.differ(at, "appearance of a search", &true.into(), &is_rest.into());
        } else if is_table {
            let shown = ours["appearance"].as_str().unwrap_or_default().replace("table-list", "field-list");
            self.differ(at, "appearance", expected, &shown.into());
        } else if !of_table && !self.condition_is_left("appearance", expected, &ours["appearance"]) {
            self.differ(at, "appearance", expected, &ours["appearance"]);
        }
    }

    fn parameters(&mut self, at: &str, theirs: &Value, ours: &Value) {
        for (key, value) in theirs["parameters"].as_object().into_iter().flatten() {
            // Of choices from a file these name its columns.
            let ours_value = match (key.as_str(), ours["table"].is_string()) {
                ("value", true) => &ours["value"],
                ("label", true) => &ours["label_column"],
                ("odk:tick-interval", _) => &ours["parameters"]["tick_interval"],
                _ => &ours["parameters"][key.as_str()],
            };
            let ours_value = match ours_value {
                Value::Number(number) => number.to_string().into(),
                other => other.clone(),
            };
            self.differ(at, key, value, &ours_value);
        }
    }

    fn repeat_count(&mut self, at: &str, theirs: &Value, before: Option<&Value>, ours: &Value) {
        let count = &theirs["control"]["jr:count"];
        let generated = format!("${{{}_count}}", theirs["name"].as_str().unwrap());
        let expected = match before {
            Some(before) if *count == *generated && before["type"] == "calculate" => {
                &before["bind"]["calculate"]
            }
            _ => count,
        };
        let ours = match &ours["repeat_count"] {
            Value::Number(number) => number.to_string().into(),
            other => other.clone(),
        };
        if !self.condition_is_left("repeat_count", expected, &ours) {
            self.differ(at, "repeat_count", expected, &ours);
        }
    }

    /// A loop stands once for each choice.
    fn spread(&mut self, at: &str, theirs: &Value, ours: &Value) {
        let columns: Vec<&Value> = theirs["columns"].as_array().unwrap().iter().collect();
        let groups: Vec<&Value> = ours["children"].as_array().unwrap().iter().collect();
        assert_eq!(columns.len(), groups.len(), "{at}");
        for (column, group) in columns.iter().zip(groups) {
            self.words(at, "label", &column["label"], &group["label"]);
            let names = |list: &Value| list.as_array().map_or(0, Vec::len);
            assert_eq!(names(&theirs["children"]), names(&group["children"]), "{at}");
        }
    }

    /// The list of a select.
    fn choices_of(&mut self, at: &str, theirs: &Value, ours: &Value) {
        let Some(list) = theirs["itemset"].as_str() else { return };
        let ours_list = ours["list"].as_str().or(ours["table"].as_str()).or(ours["from_repeat"].as_str());
        let external = self.has_line(|line| {
            matches!(line, ReportLine::ImportExternalList { list: told, name } if told == list && Some(name.as_str()) == ours_list)
        });
        let stem = list.rsplit_once('.').map_or(list, |(stem, _)| stem);
        let stem = self.table_of(stem).to_owned();
        if let Some(table) = self.searched(theirs) {
            return self.differ(at, "table", &self.table_of(table).to_owned().into(), &ours["table"]);
        }
        let is_source = list.starts_with("${") && ours["from_repeat"].is_string();
        if !external && !is_source {
            self.differ(at, "list", &stem.into(), &ours_list.into());
        }
    }

    /// Every list: names, labels and columns of its choices.
    fn choices(&mut self, theirs: &Value) {
        let ours = self.form["choices"].clone();
        for (list, choices) in theirs["choices"].as_object().into_iter().flatten() {
            let expected = self.without_twins(choices.as_array().unwrap());
            let found = ours[list.as_str()].as_array().cloned().unwrap_or_default();
            if expected.len() != found.len() {
                self.differences.push(format!("{list}: {} choices, form {}", expected.len(), found.len()));
            }
            for (theirs, ours) in expected.into_iter().zip(&found) {
                let at = format!("choices/{list}/{}", theirs["name"]);
                self.differ(&at, "name", &theirs["name"], &ours["name"]);
                for (column, value) in theirs.as_object().unwrap() {
                    match column.as_str() {
                        "name" => {}
                        "label" => self.words(&at, "label", value, &ours["label"]),
                        "media" => self.media(&at, value, &ours["media"]),
                        own => self.differ(&at, own, value, &ours[own]),
                    }
                }
            }
        }
    }
}

/// A type that brings a constraint and a hint.
fn is_preset(theirs: &Value) -> bool {
    matches!(theirs["type"].as_str(), Some("phone number" | "percentage"))
}
