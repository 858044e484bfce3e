//! Whom to turn to.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::Context;
use super::fields::{self, Fields};
use super::mistake::FormMistake;
use super::report::Report;
use super::words;
use crate::form::{Support, SupportPlace};

/// Most places: a list that is longer is not read by anybody in need.
const MAX_PLACES: usize = 20;
/// The longest telephone number, in bytes: with its country and what to press.
const MAX_PHONE_BYTES: usize = 60;
/// No number that can be called has fewer digits.
const LEAST_DIGITS: usize = 3;

pub(super) fn support(value: &Value<'_>, context: &Context, report: &mut Report<'_>) -> Option<Support> {
    let fields = Fields::open(value, "support", &["words", "privacy", "places"], report)?;
    let words = words::need_whole(fields, "words", context, report);
    let privacy = fields.get("privacy").map(|value| words::whole_words(value, "privacy", context, report));
    let listed = fields.need("places", report);
    let entries = listed.and_then(|value| fields::list(value, "places", report)).unwrap_or_default();
    if let Some(listed) = listed.filter(|_| entries.is_empty()) {
        report.add(listed.start(), FormMistake::FormNothingIn { property: "places".into() });
    }
    if let Some(listed) = listed.filter(|_| entries.len() > MAX_PLACES) {
        let property = "places".into();
        report.add(listed.start(), FormMistake::FormTooMany { property, limit: MAX_PLACES });
    }
    let places = entries.iter().filter_map(|entry| place(entry, context, report)).collect();
    Some(Support { words: words?, privacy: privacy.flatten(), places })
}

fn place(value: &Value<'_>, context: &Context, report: &mut Report<'_>) -> Option<SupportPlace> {
    let fields = Fields::open(value, "places", &["name", "phone", "words"], report)?;
    let name = words::need_whole(fields, "name", context, report);
    let phone = fields.need("phone", report).and_then(|value| phone(value, report));
    let words = fields.get("words").map(|value| words::whole_words(value, "words", context, report));
    Some(SupportPlace { name: name?, phone: phone?, words: words.flatten() })
}

/// A number as it is written in that country: it is kept to the letter, and never dialled by a program.
fn phone(value: &Value<'_>, report: &mut Report<'_>) -> Option<String> {
    let phone = fields::text(value, "phone", MAX_PHONE_BYTES, report)?;
    if phone.chars().filter(char::is_ascii_digit).count() < LEAST_DIGITS || phone.contains('\n') {
        report.add(value.start(), FormMistake::FormPhoneUnfit { phone: fields::shortened(&phone) });
    }
    Some(phone)
}
