//! The last step of an import: the form is parsed as every form is, and what it cannot hold is taken out, line by line.

use kin_forms::{Form, FormMistake, MistakeKind};

use super::assemble::EXPRESSIONS;
use super::import::{Assembled, Imported};
use super::json::{Json, Object};
use super::limits::{MAX_LINES, MAX_MISTAKES};
use super::mistake::{Mistakes, Placed, Problem, WorkbookMistake};
use super::order;
use super::place::{Place, shortened};
use super::report::{Carried, Outcome, Report, ReportLine};
use super::survey::{Node, Shape};

/// Each round reads the whole form and takes out what it tells of; most forms need one or two.
const MOST_ROUNDS: usize = 40;
/// Without these a question is not the same question: they are never taken out.
const ESSENTIAL: [&str; 9] =
    ["type", "name", "label", "list", "table", "from_repeat", "children", "value", "label_column"];

/// Parses the form, taking out what it refuses until it refuses nothing.
pub(super) fn settle(mut form: Assembled, mut report: Report) -> Result<Imported, Mistakes> {
    let files = attach(&mut form);
    if files > 0 {
        report.decide(Place::default(), ReportLine::ImportAttachments { questions: files });
    }
    for _ in 0..MOST_ROUNDS {
        let json = form.json();
        let Err(mistakes) = Form::parse_noting(&json, MAX_LINES) else {
            return finished(&form, json, report);
        };
        let lines: Vec<&str> = std::str::from_utf8(&json).unwrap_or_default().lines().collect();
        let mut refused = Vec::new();
        let mut helped = false;
        for mistake in &mistakes {
            let near = property_at(&lines, mistake.line);
            match form.take_out(mistake.question.as_deref(), near, &mistake.what, &mut report) {
                Ok(taken) => helped |= taken,
                Err(placed) if refused.len() < MAX_MISTAKES => refused.push(placed),
                Err(_) => {}
            }
        }
        Mistakes::unless_empty(refused)?;
        refuse_long(&report)?;
        if !helped {
            break;
        }
    }
    Err(WorkbookMistake::WorkbookUnreadable.somewhere().into())
}

fn finished(form: &Assembled, json: Vec<u8>, mut report: Report) -> Result<Imported, Mistakes> {
    refuse_long(&report)?;
    report.carried = form.carried();
    Ok(Imported { json, report })
}

fn refuse_long(report: &Report) -> Result<(), Mistakes> {
    let limit = MAX_LINES as u64;
    if report.lines.len() > MAX_LINES {
        return Err(WorkbookMistake::WorkbookReportTooLong { limit }.somewhere().into());
    }
    Ok(())
}

/// States that the form takes files where it does; how many questions do.
fn attach(form: &mut Assembled) -> u64 {
    let mut files = 0;
    super::assemble::for_each(&mut form.survey, &mut |node| {
        files += u64::from(matches!(node.kind, "image" | "audio" | "video" | "file"));
    });
    if files > 0 {
        form.properties.retain(|(name, _)| name != "attachments");
        form.properties.push(("attachments".into(), Json::Bool(true)));
    }
    files
}

impl Assembled {
    /// The form's file.
    fn json(&self) -> Vec<u8> {
        let mut object = self.properties.clone();
        object.push(("survey".into(), Json::List(self.survey.iter().map(item).collect())));
        order::sort(&mut object, &order::FORM);
        Json::Object(object).pretty()
    }

    /// Takes out what a mistake names, with a line; an error where it cannot be spared.
    ///
    /// False where it is gone already: one property can have several mistakes.
    fn take_out(
        &mut self,
        question: Option<&str>,
        near: Option<&str>,
        what: &MistakeKind,
        report: &mut Report,
    ) -> Result<bool, Placed> {
        let arguments = serde_json::to_value(what).unwrap_or_default();
        let argument =
            |name: &str| arguments.get(name).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
        let mut property = argument("property");
        if matches!(what, MistakeKind::Form(FormMistake::FormDefaultUnfit)) {
            property = "default".into();
        }
        let refused = |place: Place| Err(Placed { place, what: Box::new(Problem::Form(what.clone())) });
        let Some(question) = question else {
            let Some(at) = self.properties.iter().position(|(name, _)| *name == property) else {
                // A ring is told at the first question that it names.
                let ring = argument("ring");
                let first = ring.split(' ').next().unwrap_or_default();
                let node = find(&mut self.survey, first);
                return refused(node.map_or_else(Place::default, |node| node.place.clone()));
            };
            if property != "instance_name" {
                return refused(Place::sheet(&self.settings_sheet).column(&property));
            }
            let (_, value) = self.properties.remove(at);
            let place = Place::row(&self.settings_sheet, 2).column(&property);
            tell(place, &property, &value, what, report);
            return Ok(true);
        };
        let Some(node) = find(&mut self.survey, question) else { return refused(Place::default()) };
        // A mistake that names no property of the question, or a part of one, stands in a line of it.
        if let Some(near) = near.filter(|near| node.get(&property).is_none() && node.get(near).is_some()) {
            near.clone_into(&mut property);
        }
        let place = node.place_of(&property);
        let Some(at) = node.properties.iter().position(|(name, _)| *name == property) else {
            // It was taken out for another mistake of this round, or was never there.
            let was_there = |property: &str| node.headers.contains_key(property);
            return if was_there(&property) || near.is_some_and(was_there) || is_gone(node, &property) {
                Ok(false)
            } else {
                refused(place)
            };
        };
        let name = argument("name");
        let value = &node.properties[at].1;
        let is_words = value.as_object().is_some() && value.get("expression").is_none() && !name.is_empty();
        if is_words && arguments.get("position").is_some() {
            let reference = format!("${{{name}}}");
            node.properties[at].1.for_each_text(&mut |text| *text = text.replace(&reference, &name));
            let line = ReportLine::ImportReferenceLeft { name };
            report.add(Outcome::Left, place, line, Some(what.clone()));
            return Ok(true);
        }
        if ESSENTIAL.contains(&property.as_str()) {
            return refused(place);
        }
        let (_, value) = node.properties.remove(at);
        tell(place, &property, &value, what, report);
        if property == "calculation" && node.kind == "calculate" {
            node.kind = "hidden";
        }
        Ok(true)
    }

    fn carried(&self) -> Carried {
        let mut carried = Carried::default();
        count(&self.survey, &mut carried);
        let property = |name: &str| super::json::get(&self.properties, name);
        carried.expressions += u64::from(property("instance_name").is_some());
        let lists = property("choices").and_then(Json::as_object).map_or(&[][..], |lists| lists);
        carried.lists = lists.len() as u64;
        carried.choices = lists.iter().filter_map(|(_, list)| Some(list.as_list()?.len() as u64)).sum();
        carried.tables = property("tables").and_then(Json::as_object).map_or(0, |tables| tables.len() as u64);
        let languages = property("languages").and_then(Json::as_list).unwrap_or_default();
        carried.languages = languages.iter().filter_map(Json::as_text).map(str::to_owned).collect();
        carried
    }
}

fn tell(place: Place, property: &str, value: &Json, what: &MistakeKind, report: &mut Report) {
    let text = match (value, value.get("expression")) {
        (Json::Text(text), _) | (_, Some(Json::Text(text))) => shortened(text),
        (other, _) => shortened(&other.compact()),
    };
    let line = ReportLine::ImportPropertyLeft { property: property.to_owned(), text };
    report.add(Outcome::Left, place, line, Some(what.clone()));
}

/// The property of an item in which a line of the form's file stands: the file has one value a line.
fn property_at<'l>(lines: &[&'l str], line: u64) -> Option<&'l str> {
    /// Items of long lists and words of many languages end long before.
    const MOST_LINES: usize = 4096;
    let before = &lines[..lines.len().min(usize::try_from(line).ok()?)];
    before.iter().rev().take(MOST_LINES).find_map(|line| {
        let name = line.trim_start().strip_prefix('"')?.split_once("\":")?.0;
        order::ITEM.contains(&name).then_some(name)
    })
}

/// A calculation that was taken out made the question hidden.
fn is_gone(node: &Node, property: &str) -> bool {
    property == "calculation" && node.kind == "hidden"
}

fn find<'n>(nodes: &'n mut [Node], name: &str) -> Option<&'n mut Node> {
    nodes.iter_mut().find_map(
        |node| {
            if node.name == name { Some(node) } else { find(&mut node.children, name) }
        },
    )
}

fn item(node: &Node) -> Json {
    let mut object: Object =
        vec![("type".into(), Json::text(node.kind)), ("name".into(), Json::text(&node.name))];
    object.extend(node.properties.iter().cloned());
    if matches!(node.shape, Shape::Group | Shape::Repeat) {
        object.push(("children".into(), Json::List(node.children.iter().map(item).collect())));
    }
    order::sort(&mut object, &order::ITEM);
    Json::Object(object)
}

fn count(nodes: &[Node], carried: &mut Carried) {
    for node in nodes {
        match node.shape {
            Shape::Group => carried.groups += 1,
            Shape::Repeat => carried.repeats += 1,
            _ => carried.questions += 1,
        }
        let texts = EXPRESSIONS.iter().filter_map(|property| node.get(property)?.as_text());
        carried.expressions += texts.count() as u64;
        let default = node.get("default").and_then(|default| default.get("expression"));
        carried.expressions += u64::from(default.is_some());
        count(&node.children, carried);
    }
}
