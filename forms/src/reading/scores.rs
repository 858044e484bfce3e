//! Scorings.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::fields::{self, Fields};
use super::mistake::FormMistake;
use super::report::Report;
use super::{Context, words};
use crate::form::{Question, QuestionKind};
use crate::score::{Band, Dimension, Method, MissingRule, ScoredItem, Scoring};

/// Longest source of a scoring, in bytes.
const MAX_SOURCE_BYTES: usize = 2048;
const MAX_DECIMALS: u32 = 6;
const METHODS: [(&str, Method); 2] = [("sum", Method::Sum), ("mean", Method::Mean)];
const RULES: [(&str, MissingRule); 2] = [("reweight", MissingRule::Reweight), ("fail", MissingRule::Fail)];
const PROPERTIES: [&str; 9] =
    ["id", "title", "source", "method", "items", "dimensions", "missing", "decimals", "bands"];

pub(super) fn scores(
    value: &Value<'_>,
    context: &Context,
    (questions, of_no_type): (&[Question], &BTreeSet<usize>),
    report: &mut Report<'_>,
) -> Vec<Scoring> {
    let reader = Reader { context, questions, of_no_type };
    let entries = fields::list(value, "scores", report).unwrap_or_default();
    named(entries, report, |entry, report| reader.scoring(entry, report), Scoring::id)
}

struct Reader<'c> {
    context: &'c Context,
    questions: &'c [Question],
    of_no_type: &'c BTreeSet<usize>,
}

/// Entries whose names differ.
fn named<T>(
    entries: &[Value<'_>],
    report: &mut Report<'_>,
    mut read: impl FnMut(&Value<'_>, &mut Report<'_>) -> Option<T>,
    name: impl Fn(&T) -> &str,
) -> Vec<T> {
    let mut first_lines = HashMap::new();
    let mut found = Vec::new();
    for entry in entries {
        let Some(part) = read(entry, report) else { continue };
        if let Some(first_line) = first_lines.insert(name(&part).to_owned(), report.line(entry.start())) {
            let name = name(&part).to_owned();
            report.add(entry.start(), FormMistake::FormNameTwice { name, first_line });
        }
        found.push(part);
    }
    found
}

impl Reader<'_> {
    fn scoring(&self, value: &Value<'_>, report: &mut Report<'_>) -> Option<Scoring> {
        let fields = Fields::open(value, "scores", &PROPERTIES, report)?;
        let id = fields.need("id", report).and_then(|value| fields::name(value, "id", report));
        let title = words::need(fields, "title", self.context, report);
        let source =
            fields.get("source").and_then(|value| fields::text(value, "source", MAX_SOURCE_BYTES, report));
        let method =
            fields.need("method", report).and_then(|value| fields::word(value, "method", &METHODS, report));
        let entries = |property, report: &mut Report<'_>| {
            fields.get(property).and_then(|value| fields::list(value, property, report)).unwrap_or_default()
        };
        let dimensions = entries("dimensions", report);
        let dimensions =
            named(dimensions, report, |entry, report| self.dimension(entry, report), |part| &part.name);
        let items = fields.need("items", report);
        let item_entries = items.and_then(|value| fields::list(value, "items", report)).unwrap_or_default();
        if let Some(items) = items
            && item_entries.is_empty()
        {
            report.add(items.start(), FormMistake::FormNothingIn { property: "items".into() });
        }
        let items = named(
            item_entries,
            report,
            |entry, report| self.item(entry, &dimensions, report),
            |item| &item.question,
        );
        let bands = entries("bands", report);
        let band_places: Vec<usize> = bands.iter().map(Ranged::start).collect();
        let bands = named(bands, report, |entry, report| self.band(entry, report), |band| &band.name);
        check_bands(&bands, &band_places, report);
        let decimals = fields.get("decimals");
        let decimals = decimals.and_then(|value| fields::whole(value, "decimals", (0, MAX_DECIMALS), report));
        let (rule, minimum_answered) = missing(fields.get("missing"), items.len(), report);
        Some(Scoring {
            id: id?,
            title: title?,
            source: source.unwrap_or_default(),
            method: method?,
            items,
            dimensions,
            rule,
            minimum_answered,
            decimals: decimals.unwrap_or(2),
            bands,
            digest: crate::digest::sha256(report.raw(value.start()..value.end()).as_bytes()),
        })
    }

    fn dimension(&self, value: &Value<'_>, report: &mut Report<'_>) -> Option<Dimension> {
        let fields = Fields::open(value, "dimensions", &["name", "label"], report)?;
        let name = fields.need("name", report).and_then(|value| fields::name(value, "name", report));
        let label = words::need(fields, "label", self.context, report);
        Some(Dimension { name: name?, label: label? })
    }

    fn band(&self, value: &Value<'_>, report: &mut Report<'_>) -> Option<Band> {
        let fields = Fields::open(value, "bands", &["name", "label", "up_to"], report)?;
        let name = fields.need("name", report).and_then(|value| fields::name(value, "name", report));
        let label = words::need(fields, "label", self.context, report);
        let up_to = fields.get("up_to").and_then(|value| fields::number(value, "up_to", report));
        Some(Band { name: name?, label: label?, up_to })
    }

    fn item(
        &self,
        value: &Value<'_>,
        dimensions: &[Dimension],
        report: &mut Report<'_>,
    ) -> Option<ScoredItem> {
        let known = ["question", "weight", "values", "reverse", "dimension"];
        let fields = Fields::open(value, "items", &known, report)?;
        let place = fields.need("question", report)?;
        let name = fields::literal(place, "question", report)?.value.to_string();
        let index = self.context.names.question(&name);
        let Some(question) = index.and_then(|index| self.questions.get(index)) else {
            let nearest = report.nearest(&name, self.context.names.questions());
            let name = fields::shortened(&name);
            report.add(
                place.start(),
                match nearest {
                    Some(nearest) => FormMistake::FormScoreQuestionUnknownNear { name, nearest },
                    None => FormMistake::FormScoreQuestionUnknown { name },
                },
            );
            return None;
        };
        if question.repeat.is_some() {
            let name = fields::shortened(&name);
            report.add(place.start(), FormMistake::FormScoreQuestionRepeated { name });
        }
        // What the values of a question of no type would be, nobody can say.
        let is_read = index.is_none_or(|index| !self.of_no_type.contains(&index));
        let values =
            if is_read { self.values(fields, question, place.start(), report) } else { BTreeMap::new() };
        let weight = fields.get("weight").and_then(|value| fields::number(value, "weight", report));
        let reverse = fields.get("reverse").and_then(|value| reverse(value, report));
        let dimension = fields.get("dimension").and_then(|value| {
            let literal = fields::literal(value, "dimension", report)?;
            let found = dimensions.iter().position(|dimension| dimension.name == literal.value);
            if found.is_none() {
                let dimension = fields::shortened(&literal.value);
                report.add(value.start(), FormMistake::FormScoreDimensionUnknown { dimension });
            }
            found
        });
        Some(ScoredItem { question: name, weight: weight.unwrap_or(1.0), values, reverse, dimension })
    }

    /// A value for every choice, or none for a number.
    fn values(
        &self,
        fields: Fields<'_>,
        question: &Question,
        at: usize,
        report: &mut Report<'_>,
    ) -> BTreeMap<String, Option<f64>> {
        let list = question.kind.list().and_then(|list| self.context.lists.get(list));
        let (name, kind) = (question.name.clone(), question.kind.name().to_owned());
        let has_number = matches!(
            question.kind,
            QuestionKind::Integer | QuestionKind::Decimal | QuestionKind::Range(_) | QuestionKind::Calculate
        );
        let stated = fields.get("values");
        let Some(list) = list else {
            if !has_number && question.kind.list().is_none() {
                report.add(at, FormMistake::FormScoreQuestionWithoutNumber { name, kind });
            } else if let Some(values) = stated.filter(|_| has_number) {
                let property = "values".to_owned();
                report.add(values.start(), FormMistake::FormPropertyNotForType { property, kind });
            }
            return BTreeMap::new();
        };
        let Some(stated) = fields.need("values", report) else { return BTreeMap::new() };
        let mut values = BTreeMap::new();
        let Some(entries) = Fields::open_any(stated, "values", report) else { return values };
        for (choice, at, value) in entries.iter() {
            if list.choice(choice).is_none() {
                let choice = fields::shortened(choice);
                report.add(at, FormMistake::FormScoreChoiceUnknown { choice });
            }
            let value = match value {
                Value::NullKeyword(_) => None,
                value => fields::number(value, "values", report),
            };
            values.insert(choice.to_owned(), value);
        }
        for choice in list.choices.iter().filter(|choice| !values.contains_key(&choice.name)) {
            let choice = choice.name.clone();
            report.add(entries.at(), FormMistake::FormScoreChoiceWithoutValue { choice });
        }
        values
    }
}

fn reverse(value: &Value<'_>, report: &mut Report<'_>) -> Option<(f64, f64)> {
    let fields = Fields::open(value, "reverse", &["low", "high"], report)?;
    let low = fields.need("low", report).and_then(|value| fields::number(value, "low", report));
    let high = fields.need("high", report).and_then(|value| fields::number(value, "high", report));
    let (low, high) = (low?, high?);
    if low >= high {
        report.add(fields.at(), FormMistake::FormScoreReverseEmpty);
    }
    Some((low, high))
}

/// Where a form does not say: fail, unless all are answered.
fn missing(value: Option<&Value<'_>>, items: usize, report: &mut Report<'_>) -> (MissingRule, usize) {
    let fields =
        value.and_then(|value| Fields::open(value, "missing", &["rule", "minimum_answered"], report));
    let Some(fields) = fields else { return (MissingRule::Fail, items) };
    let rule = fields.need("rule", report).and_then(|value| fields::word(value, "rule", &RULES, report));
    let rule = rule.unwrap_or(MissingRule::Fail);
    let most = u32::try_from(items).unwrap_or(u32::MAX).max(1);
    let stated = fields.get("minimum_answered");
    let stated = stated.and_then(|value| fields::whole(value, "minimum_answered", (1, most), report));
    let otherwise = if rule == MissingRule::Fail { items } else { 1 };
    (rule, stated.map_or(otherwise, |stated| stated as usize))
}

fn check_bands(bands: &[Band], places: &[usize], report: &mut Report<'_>) {
    // Where an entry could not be read there is a mistake already.
    if bands.len() != places.len() {
        return;
    }
    let mut before = f64::NEG_INFINITY;
    for (index, band) in bands.iter().enumerate() {
        let is_last = index + 1 == bands.len();
        let rises = match band.up_to {
            Some(edge) => !is_last && edge > before,
            None => is_last,
        };
        if !rises {
            report.add(places[index], FormMistake::FormScoreBandsUnordered);
            return;
        }
        before = band.up_to.unwrap_or(before);
    }
}
