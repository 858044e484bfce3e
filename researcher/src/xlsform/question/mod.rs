//! One row of the survey sheet → one question.

mod cells;
mod default;
mod properties;
mod select;
mod settled;

pub(super) use cells::put_text;
pub(super) use default::{day_and_time, default_value};
pub(super) use select::stem;

use super::columns::{Cell, Row};
use super::import::Importer;
use super::json::Json;
use super::kinds::{self, Kind};
use super::mistake::WorkbookMistake;
use super::parameters;
use super::place::{Place, shortened};
use super::report::ReportLine;
use super::survey::{Node, Shape};

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
}

fn is_computed(default: Option<&Json>) -> bool {
    default.is_some_and(|default| default.get("expression").is_some())
}
