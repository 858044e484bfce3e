//! A form in the order the importer writes: what two forms are compared by.

use super::{ExportError, languages_of};
use crate::xlsform::choices::MEDIA;
use crate::xlsform::json::{Json, Object};
use crate::xlsform::order;

/// The same form with its properties, words and columns in the importer's order. Says nothing else than before.
pub fn canonical(form: &[u8]) -> Result<Vec<u8>, ExportError> {
    let tree: Json = serde_json::from_slice(form).map_err(|_| ExportError::ExportFormUnreadable)?;
    let Json::Object(mut form) = tree else { return Err(ExportError::ExportFormUnreadable) };
    let languages = languages_of(&form);
    order::sort(&mut form, &order::FORM);
    for (property, value) in &mut form {
        match (property.as_str(), value) {
            ("title", value) => words(value, &languages),
            ("choices", Json::Object(lists)) => {
                let choices = lists.iter_mut().filter_map(|(_, list)| match list {
                    Json::List(choices) => Some(choices),
                    _ => None,
                });
                choices.flatten().for_each(|choice| self::choice(choice, &languages));
            }
            ("survey", Json::List(list)) => list.iter_mut().for_each(|entry| item(entry, &languages)),
            _ => {}
        }
    }
    if !form.iter().any(|(property, _)| property == "choices") {
        form.push(("choices".into(), Json::Object(Object::new())));
        order::sort(&mut form, &order::FORM);
    }
    Ok(Json::Object(form).pretty())
}

fn item(item: &mut Json, languages: &[String]) {
    let Json::Object(object) = item else { return };
    if object.iter().any(|(property, _)| property == "table") {
        for (property, column) in [("value", "name"), ("label_column", "label")] {
            if !object.iter().any(|(known, _)| known == property) {
                object.push((property.into(), Json::text(column)));
            }
        }
    }
    order::sort(object, &order::ITEM);
    for (property, value) in object {
        match (property.as_str(), value) {
            ("children", Json::List(children)) => {
                for child in children {
                    self::item(child, languages);
                }
            }
            (
                "label" | "hint" | "guidance_hint" | "required_message" | "constraint_message"
                | "warning_message",
                value,
            ) => words(value, languages),
            ("media", value) => media(value, languages),
            _ => {}
        }
    }
}

fn choice(choice: &mut Json, languages: &[String]) {
    let Json::Object(object) = choice else { return };
    order::sort(object, &["name", "label", "media"]);
    for (property, value) in object {
        match property.as_str() {
            "label" => words(value, languages),
            "media" => media(value, languages),
            _ => {}
        }
    }
}

fn media(media: &mut Json, languages: &[String]) {
    let Json::Object(object) = media else { return };
    order::sort(object, &MEDIA.map(|(_, property)| property));
    for (_, files) in object {
        words(files, languages);
    }
}

fn words(words: &mut Json, languages: &[String]) {
    if let Json::Object(object) = words {
        object.sort_by_key(|(code, _)| languages.iter().position(|known| known == code));
    }
}
