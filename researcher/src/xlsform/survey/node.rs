//! A part of the survey: a question, a group or a repeat, with its properties so far.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::xlsform::json::{Json, Object};
use crate::xlsform::place::Place;

/// What a part of the survey is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::xlsform) enum Shape {
    Question,
    Group,
    Repeat,
    /// Its children once for each choice of a list.
    Loop(String),
    /// A question that is not asked; it stays, empty, where expressions read it.
    Absent(&'static str),
}

/// A part of the survey.
#[derive(Debug, Clone)]
pub(in crate::xlsform) struct Node {
    pub(in crate::xlsform) place: Place,
    pub(in crate::xlsform) shape: Shape,
    /// As the workbook names it.
    pub(in crate::xlsform) original: String,
    pub(in crate::xlsform) name: String,
    /// The type's word in our forms.
    pub(in crate::xlsform) kind: &'static str,
    pub(in crate::xlsform) properties: Object,
    /// Property → header of its column.
    pub(in crate::xlsform) headers: BTreeMap<String, Rc<str>>,
    pub(in crate::xlsform) children: Vec<Node>,
}

impl Node {
    pub(in crate::xlsform) fn put(&mut self, property: &str, value: Json) {
        match self.properties.iter_mut().find(|(known, _)| known == property) {
            Some((_, known)) => *known = value,
            None => self.properties.push((property.to_owned(), value)),
        }
    }

    pub(in crate::xlsform) fn get(&self, property: &str) -> Option<&Json> {
        crate::xlsform::json::get(&self.properties, property)
    }

    pub(in crate::xlsform) fn text(&self, property: &str) -> &str {
        self.get(property).and_then(Json::as_text).unwrap_or_default()
    }

    /// Where a property stands in the workbook.
    pub(in crate::xlsform) fn place_of(&self, property: &str) -> Place {
        match self.headers.get(property) {
            Some(header) => self.place.clone().column(header),
            None => self.place.clone(),
        }
    }
}
