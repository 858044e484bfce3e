//! Which files may travel beside the responses.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::fields::{self, Fields};
use super::mistake::FormMistake;
use super::report::Report;
use crate::form::{Attachments, FileType};
use crate::limits::{DEFAULT_ATTACHED, DEFAULT_ATTACHMENT_BYTES, MAX_ATTACHED, MAX_ATTACHMENT_BYTES};

/// `true`, `false`, or an object that says more; none where no files travel.
pub(super) fn attachments(value: &Value<'_>, report: &mut Report<'_>) -> Option<Attachments> {
    if !matches!(value, Value::Object(_)) {
        return fields::boolean(value, "attachments", report)?.then(pictures);
    }
    let known = ["types", "maximum_bytes", "maximum_count"];
    let fields = Fields::open(value, "attachments", &known, report)?;
    let words = FileType::ALL.map(|file_type| (file_type.media_type(), file_type));
    let otherwise = pictures();
    let types = fields.get("types").map(|value| {
        let types = fields::words(value, "types", &words, report);
        if value.as_array().is_some_and(|list| list.elements.is_empty()) {
            report.add(value.start(), FormMistake::FormNothingIn { property: "types".into() });
        }
        types
    });
    let mut whole = |name, most| fields.get(name).map(|value| fields::whole(value, name, (1, most), report));
    let maximum_bytes = whole("maximum_bytes", MAX_ATTACHMENT_BYTES).unwrap_or(Some(otherwise.maximum_bytes));
    let maximum_count = whole("maximum_count", MAX_ATTACHED).unwrap_or(Some(otherwise.maximum_count));
    let types = types.unwrap_or(otherwise.types);
    Some(Attachments { types, maximum_bytes: maximum_bytes?, maximum_count: maximum_count? })
}

/// Where a form says no more than that files travel.
fn pictures() -> Attachments {
    Attachments {
        types: FileType::PICTURES.to_vec(),
        maximum_bytes: DEFAULT_ATTACHMENT_BYTES,
        maximum_count: DEFAULT_ATTACHED,
    }
}
