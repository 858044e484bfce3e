//! The words of the language, for pages and tools that must name all of them.

use crate::expression::function_names;
use crate::reading::types;

/// The names of all functions.
pub fn functions() -> impl Iterator<Item = &'static str> {
    function_names()
}

/// The types of items.
pub fn types() -> impl Iterator<Item = &'static str> {
    types::TYPES.into_iter()
}

/// The properties of items.
pub fn properties() -> impl Iterator<Item = &'static str> {
    types::PROPERTIES.into_iter()
}

/// Whether items of that type may have that property.
pub fn belongs(property: &str, kind: &str) -> bool {
    types::PROPERTIES.contains(&property) && types::belongs(property, kind)
}
