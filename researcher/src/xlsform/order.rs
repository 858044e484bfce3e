//! The order in which properties stand in a form's file.

use super::json::Object;

/// Of the form.
pub(super) const FORM: [&str; 14] = [
    "kin_form",
    "id",
    "version",
    "title",
    "languages",
    "minimum_cell",
    "instance_name",
    "attachments",
    "consent",
    "support",
    "choices",
    "tables",
    "survey",
    "scores",
];

/// Of an item of the survey.
pub(super) const ITEM: [&str; 34] = [
    "type",
    "name",
    "key",
    "list",
    "table",
    "from_repeat",
    "value",
    "label_column",
    "label_question",
    "or_other",
    "label",
    "hint",
    "guidance_hint",
    "media",
    "required",
    "required_message",
    "relevant",
    "constraint",
    "constraint_message",
    "warning",
    "warning_message",
    "calculation",
    "trigger",
    "default",
    "read_only",
    "appearance",
    "choice_filter",
    "parameters",
    "max_length",
    "missing",
    "disclosure",
    "repeat_count",
    "repeat_max",
    "children",
];

/// Known properties in their order, the others behind them as they stand.
pub(super) fn sort(object: &mut Object, order: &[&str]) {
    object.sort_by_key(|(name, _)| order.iter().position(|known| known == name).unwrap_or(order.len()));
}
